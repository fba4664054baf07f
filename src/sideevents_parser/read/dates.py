"""A block's moments, each with the part that it plays.

In: a document, its mentions and one block. Out: ``Dated`` rows in the order of the text, then the headings that govern
the block. "Doors 6.30 for 7pm. RSVP by 3 March" gives an event and a registration deadline, never two events.
"""

import re
from bisect import bisect_left
from itertools import pairwise, takewhile
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.date_places import CLAUSE, Phrases, Place, line_span, phrases_of, place_of
from sideevents_parser.read.date_posting import with_posted, without_dateline, without_release
from sideevents_parser.read.lengths import read_length
from sideevents_parser.read.phrases import holds_any
from sideevents_parser.read.running_order import with_programme
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions, Moment
from sideevents_parser.vocabulary.spans import Span

_BETWEEN: Final = 40
_SENTENCE: Final = 60
_PAIR: Final = 2
_SALE_WORDS: Final = 8  # from what is on sale to its day
_RELATIVE: Final = 5  # words behind which a clause of its own begins
_CLOCK_BEFORE: Final = re.compile(r"\d[\d.:]*\s?(?:[ap]\.?m\b)?")  # "tea is at 4.00 and papers begin at 4.15 pm"
_FIRST_YEAR: Final = 1990
_EDGES: Final = " \t:-,(@*|\u2022\u00b7."
_PART_END: Final = re.compile(r"[,;|/]")
_FIELD_ROLES: Final = {
    "date": "event",
    "time": "event",
    "datetime": "event",
    "deadline": "deadline_registration",
    "registration": "deadline_registration",
    "published": "published",
    "updated": "published",
    "mail_date": "published",
    "mail_subject": "subject",
    "end_date": "end",
    "end_time": "end",
    "fee": "unknown",
    "contact": "unknown",
}


def read_dates(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[Dated, ...]:
    """Every moment in a block or above it, with its role."""
    low = bisect_left(mentions.moments, (Span(block.span.start, 0),))
    high = bisect_left(mentions.moments, (Span(block.span.end, 0),), low)
    phrases = phrases_of(lexicon)
    places = [place_of(document, moment, phrases) for moment in mentions.moments[low:high]]
    found = [
        _dated(moment, label_of(mentions, moment), place, phrases)
        for moment, place in zip(mentions.moments[low:high], places, strict=True)
    ]
    found = _without_limits(document, _with_dropped(_with_former(document, found, places), places, phrases), places)
    found = _without_told(document, _without_last_hours(found, places), places, phrases)
    found = without_release(document, without_dateline(document, found), lexicon)
    found = _with_named(document, found, phrases)
    found = with_programme(document, with_posted(found, places, phrases), places, lexicon)
    if _is_open(found) and (length := read_length(document, mentions, block, lexicon)) is not None:
        found.append(Dated(Moment(length.span, None, duration=length), "event"))
    return tuple(_settle(found)) + tuple(Dated(moment, "event", governs=True) for moment in block.governing)


def _with_named(document: Document, found: list[Dated], phrases: Phrases) -> list[Dated]:
    """Take the only hour of a block as the event's where a word for its doors opens a name: "Coffee morning, 10.30"."""
    if any(dated.role == "event" and dated.moment.clocks for dated in found):
        return found
    named = {at for at, dated in enumerate(found) if dated.role == "doors" and _is_named(document, found, at, phrases)}
    return [dated._replace(role="event") if at in named else dated for at, dated in enumerate(found)]


def _is_named(document: Document, found: list[Dated], at: int, phrases: Phrases) -> bool:
    """Whether what stands between a date, or a line's beginning, and an hour is a name that opens like "coffee"."""
    moment = found[at].moment
    if _is_doors(moment):
        return False
    line = line_span(document, moment)
    before = max([line.start, *(dated.moment.span.end for dated in found[:at])])
    dated = before > line.start
    words = fold(document.view[before : moment.span.start].strip(_EDGES)).split()
    if not words or words[0] not in phrases.doors:
        return False
    return dated or (len(words) > 1 and words[1] not in phrases.doors_said)


def _with_former(document: Document, found: list[Dated], places: list[Place]) -> list[Dated]:
    """The date right before "rescheduled to" and a new one is the former date."""
    former = {
        at
        for at, (dated, following) in enumerate(pairwise(found))
        if dated.role == following.role == "event"
        and dated.moment.date is not None
        and following.moment.date is not None
        and "moved_to" in places[at + 1].said
        and following.moment.span.start - dated.moment.span.end < _BETWEEN
    }
    found = [
        dated._replace(role="previous_date", labelled=False) if at in former else dated
        for at, dated in enumerate(found)
    ]
    for at, (dated, following) in enumerate(pairwise(found)):
        if dated.role == "event" and following.role == "previous_date" and _is_bracketed(document, dated, following):
            found[at] = dated._replace(moment=dated.moment._replace(clocks=following.moment.clocks))
            found[at + 1] = following._replace(moment=following.moment._replace(clocks=()))
        elif dated.role == following.role == "event" and _is_new_hour(dated, following, places[at + 1]):
            found[at] = dated._replace(moment=dated.moment._replace(clocks=following.moment.clocks))
            found[at + 1] = Dated(dated.moment, "previous_date")
    return found


def _with_dropped(found: list[Dated], places: list[Place], phrases: Phrases) -> list[Dated]:
    """One day of a list that is called off is no day of the event any more: "7 April - cancelled" between others."""
    told = {"event", "previous_date"}
    days = {at for at, dated in enumerate(found) if dated.role in told and dated.moment.date is not None}
    dropped = {
        at for at in days if places[at].opens and places[at].after.lstrip(" ,-:(").startswith(phrases.dropped_after)
    }
    if len(days - dropped) < _PAIR:
        return found
    return [dated._replace(role="unknown") if at in dropped else dated for at, dated in enumerate(found)]


def _without_limits(document: Document, found: list[Dated], places: list[Place]) -> list[Dated]:
    """A day behind "until" is no further day of an event that has one: "the plans can be seen until 31 March".

    An hour behind such a day in brackets is that of the event: "April 4 (rain date April 11), 10 a.m.".
    """
    days = [at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    limits = {at for at in days if "limit" in places[at].said and not found[at].moment.clocks}
    aside = {
        at: before
        for before, at in pairwise(days)
        if "limit" in places[at].said and _is_bracketed(document, found[before], found[at])
    }
    if not (limits or aside) or len(limits) == len(days):
        return found
    hours = {before: found[at].moment.clocks for at, before in aside.items()}
    kept = [
        dated._replace(moment=dated.moment._replace(clocks=hours[at])) if at in hours else dated
        for at, dated in enumerate(found)
    ]
    return [dated._replace(role="unknown") if at in limits or at in aside else dated for at, dated in enumerate(kept)]


def _without_last_hours(found: list[Dated], places: list[Place]) -> list[Dated]:
    """An hour behind "until" starts nothing: it ends the event whose start stands elsewhere, or is that of another."""
    clocks = {at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.clocks}
    last = {at for at in clocks if found[at].moment.date is None and "limit" in places[at].said}
    if not last:
        return found
    ended = {at for at in last if len(last) < len(clocks) and "closes" in places[at].said}
    roles = {at: "end" if at in ended else "unknown" for at in last}
    return [dated._replace(role=roles.get(at, dated.role)) for at, dated in enumerate(found)]


def _is_new_hour(dated: Dated, following: Dated, place: Place) -> bool:
    """Whether a clock behind day and hour is the new hour: "5 May, 10 am (time changed to 1:30 pm)"."""
    first, second = dated.moment, following.moment
    if second.date is not None or first.date is None or not first.clocks or "moved_to" not in place.said:
        return False
    return second.span.start - first.span.end < _BETWEEN


def _is_bracketed(document: Document, dated: Dated, former: Dated) -> bool:
    """Whether the hours behind a former date in brackets are those of the new one: "5 May (replaces 3 May), 10 am"."""
    first, second = dated.moment, former.moment
    if first.clocks or first.date is None or second.date is None or not second.clocks:
        return False
    between = document.view[first.span.end : second.date.span.start]
    behind = document.view[second.date.span.end : second.clocks[0].clock.span.start]
    return ")" in behind and "(" in between and ")" not in between and "\n" not in between


def _is_open(found: list[Dated]) -> bool:
    """Whether the hours of the event are one clock without an end."""
    moments = [dated.moment for dated in found if dated.role == "event"]
    clocked = [moment for moment in moments if moment.clocks]
    return bool(clocked) and not any(
        moment.duration is not None or any(one.clock.end is not None for one in moment.clocks) for moment in moments
    )


def label_of(mentions: Mentions, moment: Moment) -> LabelMention | None:
    """The label in whose value a moment stands."""
    at = bisect_left(mentions.labels, (Span(moment.span.start + 1, 0),)) - 1
    while at >= 0 and mentions.labels[at].span.start > moment.span.start - 4 * CLAUSE:
        label = mentions.labels[at]
        if label.value.start <= moment.span.start < label.value.end:
            return label
        at -= 1
    return None


def read_role(document: Document, mentions: Mentions, moment: Moment, lexicon: Lexicon) -> Dated:
    """The part that one moment plays, as far as its label and its clause say."""
    phrases = phrases_of(lexicon)
    return _dated(moment, label_of(mentions, moment), place_of(document, moment, phrases), phrases)


def _dated(moment: Moment, label: LabelMention | None, place: Place, phrases: Phrases) -> Dated:
    if label is not None and label.field in _FIELD_ROLES:
        role = _FIELD_ROLES[label.field]
        if role == "deadline_registration":
            return Dated(moment, _deadline(place, phrases))
        if role != "event" or not _is_aside(place, phrases):
            return Dated(moment, role, labelled=role == "event")
    again = holds_any(place.before, phrases.again)
    moved = moment.date is not None and "moved_to" in place.said and not _is_of_other(place, phrases)
    role = _role(place, moment, phrases)
    if role == "doors" and _tells_doors(moment):
        role = "event"
    return Dated(moment, role, again=again, labelled=moved and role == "event")


def _is_of_other(place: Place, phrases: Phrases) -> bool:
    """Whether a clause says of something else that it was moved: "in place of CFS 47, which has been moved to"."""
    return not phrases.relatives.isdisjoint(place.before.split()[-_RELATIVE:])


def _tells_doors(moment: Moment) -> bool:
    """Whether the scan has told the hour of the doors from that of the start: "Doors 18:30, talks 19:00"."""
    return any(clock.clock.note == "doors" for clock in moment.clocks[1:])


def _role(place: Place, moment: Moment, phrases: Phrases) -> str:
    said = place.said
    if "previous" in said or place.after.lstrip(" ,").startswith(phrases.previous_after):
        return "previous_date"
    if "published" in said or (place.opens and place.after.strip(" |/,-:") in phrases.post_kinds):
        return "published"
    if "closes" in said and holds_any(place.before, phrases.opens):
        return "end"
    if _is_deadline(place, phrases) or (moment.date is not None and "ends" in said):
        return _deadline(place, phrases)
    if _goes_on_sale(place, phrases) or holds_any(place.before, phrases.aftermath):
        return "unknown"
    if moment.date is None:
        if "ends" in said:
            return "end"
        if place.before.startswith(phrases.no_event):
            return "unknown"
        if place.after.lstrip(" ,(-").startswith(phrases.doors_after) or _is_doors(moment):
            return "doors"
        words = _PART_END.split(_CLOCK_BEFORE.split(place.beside)[-1])[-1].split()
        return "event" if phrases.doors.isdisjoint(words) else "doors"
    if moment.date.form == "month" or "past" in said or _is_history(moment):
        return "past_reference"
    return "event"


def _goes_on_sale(place: Place, phrases: Phrases) -> bool:
    """Whether a clause says from when one can sign up or buy, and does not go on to the event itself."""
    at = max((place.before.find(phrase) for phrase in phrases.sale), default=-1)
    if at < 0 or not holds_any(place.before[:at], phrases.sold) or len(place.before[at:].split()) > _SALE_WORDS:
        return False
    return not any(turn in place.before[at:] for turn in phrases.sale_ends)


def _is_history(moment: Moment) -> bool:
    """Whether a date without hours is too old for anything announced on a page."""
    if moment.clocks or moment.date is None:
        return False
    return any(item.first.year is not None and item.first.year < _FIRST_YEAR for item in moment.date.items)


def _is_aside(place: Place, phrases: Phrases) -> bool:
    return _is_deadline(place, phrases) or "published" in place.said or "previous" in place.said


def _is_doors(moment: Moment) -> bool:
    return bool(moment.clocks) and moment.clocks[0].clock.note == "doors"


def _is_deadline(place: Place, phrases: Phrases) -> bool:
    if "deadline" in place.said or _is_named_deadline(place.before, phrases):
        return True
    if place.after.lstrip(" ,").startswith(phrases.deadline_after):
        return True
    return "limit" in place.said and (
        holds_any(place.before, phrases.signing) or holds_any(place.after, phrases.signing)
    )


def _is_named_deadline(before: str, phrases: Phrases) -> bool:
    """Whether a clause leads from a word for a deadline to its day: "The deadline for applications is"."""
    words = before.split()
    if words and words[-1] in phrases.deadline_to:
        words.pop()
    linked = list(takewhile(lambda word: word in phrases.deadline_is, reversed(words)))
    return bool(linked) and holds_any(" ".join(words[: -len(linked)]), phrases.deadline_names)


def _deadline(place: Place, phrases: Phrases) -> str:
    text = f"{place.before} {place.after}"
    return "deadline_submission" if holds_any(text, phrases.submitting) else "deadline_registration"


def _without_told(document: Document, found: list[Dated], places: list[Place], phrases: Phrases) -> list[Dated]:
    """Mark dates of which a sentence reports, and those of a larger event, where the block has others.

    Without others they are the event's, unless its hour stands apart: "Meetings: 5:30 pm" holds for no past day.
    """
    events = [n for n, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    told = {n: "past_reference" for n in events if _is_told(document, found[n].moment, places[n], phrases)}
    told |= {n: "session_of_parent" for n in events if _is_parents(found[n].moment, places[n], phrases)}
    apart = any(dated.role == "event" and dated.moment.date is None and dated.moment.clocks for dated in found)
    if not told or (len(told) == len(events) and not apart):
        return found
    return [dated._replace(role=told.get(n, dated.role)) for n, dated in enumerate(found)]


def _is_parents(moment: Moment, place: Place, phrases: Phrases) -> bool:
    """Whether a date without hours is that of the larger event of which this is a part."""
    return not moment.clocks and holds_any(place.before, phrases.parent)


def _is_told(document: Document, moment: Moment, place: Place, phrases: Phrases) -> bool:
    """Whether a sentence says of a date without hours that something took place then."""
    if moment.clocks:
        return False
    words = place.before.split()
    if len(words) <= 1:  # "On 5 May, the board adopted a plan"
        words += place.after.replace(",", " ").split()
    if phrases.told.isdisjoint(words) or not phrases.to_come.isdisjoint(words):
        return False
    line = line_span(document, moment)
    return line.end - line.start >= _SENTENCE


def _settle(found: list[Dated]) -> list[Dated]:
    """A former date, or that of a mail's subject, is the event's when the block has no other."""
    dated = any(dated.role == "event" and dated.moment.date is not None for dated in found)
    roles = {"subject": "unknown"} if dated else {"subject": "event", "previous_date": "event"}
    return [each._replace(role=roles.get(each.role, each.role)) for each in found]
