"""What a page's markup says of stretches of its text → the records that stand there.

In: the result for a page, its links with their targets and its ``time`` elements. Out: the same result, where events
have the links that their text carries, a registration has its address, and a date whose year the text leaves open has
the one of its ``time`` element. ``<a href="/join">Register here</a>`` gives a registration with an address.
"""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable
from typing import Any, Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.records import Evidence, Link, Occurrence, ParseResult, Registration, SideEvent
from sideevents_parser.stamps import Stamp, read_stamp
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LinkMention, TimeStamp

_ROLES: Final = ("registration", "join", "stream", "document", "information")
_MOST: Final = 50
_BELOW: Final = 300  # characters below an event in which the link to its calendar file may stand
_INFERRED: Final = frozenset({"year_inferred", "year_missing"})


def link_events(result: ParseResult, document: Document, lexicon: Lexicon) -> ParseResult:
    """The result with what the markup says of each event's text."""
    if not document.links and not document.times:
        return result
    if not result.events:
        return result
    ends = [*(event.span.start for event in result.events[1:]), len(document.text)]
    events = tuple(
        _dated(_linked(event, document, lexicon, end), document.times)
        for event, end in zip(result.events, ends, strict=True)
    )
    return result.model_copy(update={"events": events})


def _linked(event: SideEvent, document: Document, lexicon: Lexicon, following: int) -> SideEvent:
    """An event with the links of its text and that to its calendar file below, before the ``following`` event."""
    low = bisect_left(document.links, event.span.start, key=lambda link: link.span.start)
    high = bisect_left(document.links, event.span.end, key=lambda link: link.span.start)
    known = {link.url for link in event.links}
    found: list[Link] = []
    below = bisect_left(document.links, min(following, event.span.end + _BELOW), key=lambda link: link.span.start)
    files = [link for link in document.links[high : min(below, high + _MOST)] if _is_calendar(link.target)]
    for mention in (*document.links[low : min(high, low + _MOST)], *files[:1]):
        if mention.target not in known:
            known.add(mention.target)
            text = mention.span.of(document.text)
            role = "email" if mention.kind == "email" else _role(text, mention.target, lexicon)
            found.append(Link(url=mention.target, text=text, span=mention.span, role=role))
    if not found:
        return event
    news: dict[str, Any] = {"links": tuple(sorted((*event.links, *found), key=lambda link: link.span))}
    registration = _registration(event, found, document.links[low:high])
    if registration is not event.registration:
        news["registration"] = registration
        news["diagnostics"] = tuple(note for note in event.diagnostics if note.code != "link_lost")
    return event.model_copy(update=news)


def _is_calendar(target: str) -> bool:
    """Whether a link leads to a calendar file: "fair.ics", "webcal:", "?ical=1"."""
    address = target.casefold()
    return address.startswith("webcal:") or ".ics" in address or "ical=1" in address


def _role(text: str, target: str, lexicon: Lexicon) -> str:
    """What a link is for, by its address or its own words."""
    address, words = target.casefold(), f" {fold(text)} "
    for role in _ROLES[:4]:
        if any(sign in address for sign in lexicon.phrases(f"links.{role}_addresses")):
            return role
    return next(
        (role for role in _ROLES if any(f" {word} " in words for word in lexicon.folded(f"links.{role}_words"))),
        "other",
    )


def _registration(event: SideEvent, found: list[Link], mentions: Iterable[LinkMention]) -> Registration | None:
    """How to sign up, with the address that its words carry."""
    known = event.registration
    if known is not None and (known.url or known.email):
        return known
    first = next((link for link in found if link.role == "registration"), None)
    if known is None:
        return Registration(text=first.text, span=first.span, url=first.url) if first else None
    held = (link for link in mentions if link.span.start < known.span.end and known.span.start < link.span.end)
    carried = next(held, None)
    if carried is not None:
        return known.model_copy(update={"email" if carried.kind == "email" else "url": carried.target})
    return known.model_copy(update={"url": first.url}) if first else known


def _dated(event: SideEvent, times: tuple[TimeStamp, ...]) -> SideEvent:
    """An event whose occurrences have the years and hours of their ``time`` elements."""
    low = bisect_left(times, event.span.start, key=lambda time: time.span.start)
    high = bisect_left(times, event.span.end, key=lambda time: time.span.start)
    occurrences = list(event.occurrences)
    evidence = dict(event.evidence)
    settled = False
    for time in times[low:high]:
        stamp = read_stamp(time.value)
        at = next((at for at, each in enumerate(occurrences) if each.span and _overlap(each, time)), None)
        if stamp is None or at is None:
            continue
        news = _news(occurrences[at], stamp)
        if news:
            occurrences[at] = occurrences[at].model_copy(update=news)
            evidence |= {f"occurrences.{at}.{name}": (Evidence(span=time.span, rule="time_element"),) for name in news}
            settled = settled or "date" in news
    if occurrences == list(event.occurrences):
        return event
    notes = tuple(note for note in event.diagnostics if not (settled and note.code in _INFERRED))
    return event.model_copy(update={"occurrences": tuple(occurrences), "evidence": evidence, "diagnostics": notes})


def _overlap(occurrence: Occurrence, time: TimeStamp) -> bool:
    span = occurrence.span
    return span is not None and span.start < time.span.end and time.span.start < span.end


def _news(occurrence: Occurrence, stamp: Stamp) -> dict[str, Any]:
    """What a stamp adds to an occurrence: a year that was not stated, an hour; instants that rest on neither."""
    date = occurrence.date
    news: dict[str, Any] = {}
    if date is None or (date != stamp.date and (date.month, date.day) == (stamp.date.month, stamp.date.day)):
        if occurrence.start is not None or occurrence.end_date is not None:
            return {}
        news["date"] = stamp.date
    if occurrence.start_time is None and stamp.time not in {None, dt.time()} and stamp.date == news.get("date", date):
        news["start_time"] = stamp.time
    return news
