"""Dates that announce nothing: deadlines, the day of posting, opening hours, days that are free.

In: the text of a row and its moments. Out: whether what it dates is no event. "Posted on 5 May", "Friday 8 May: open".
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import gives_both, opens_entry, opens_event, takes_place
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.mentions import LabelMention, Moment

_IDLE_WIDTH: Final = 72
_DASHES: Final = "---"  # in place of a name
_NONE_WORDS: Final = 5
_PARAGRAPH: Final = 150
_TOWN: Final = 40
_RUN: Final = 2
_DUE: Final = 40  # letters behind a day that may say that it is a limit
_UPDATE: Final = 20  # letters between "Updated:" and its day
_WORD: Final = re.compile(r"[^\W\d_]{2,60}")
_STAMP: Final = re.compile(r"\d{1,2}:\d\d:\d\d")
_ASIDE_FIELDS: Final = frozenset(
    {"deadline", "published", "updated", "registration", "fee", "contact", "note", "access"}
    | {"mail_from", "mail_to", "mail_date", "mail_subject"}
)


def is_aside(body: str, line: Line, moments: tuple[Moment, ...], label: LabelMention | None, lexicon: Lexicon) -> bool:
    """Whether all of a row's moments are deadlines, posting dates, opening hours: nothing is announced."""
    reminds = label is not None and label.field == "note" and any(map(gives_both, moments))
    aside = label is not None and label.field in _ASIDE_FIELDS and not (_is_news(label, moments) or reminds)
    if aside or _STAMP.search(body):
        return True
    key = fold(body)
    timed = any(moment.clocks for moment in moments)
    idle = is_idle(key, lexicon) and not (timed and lexicon.holds("segments.free_days", key))
    if lexicon.closes("segments.quote_end", key) or idle or _is_dateline(body, line, moments, lexicon):
        return True
    head = fold(body[:60].lstrip("*_-•> "))
    serving = not any(moment.date for moment in moments) and _tells_serving(head, lexicon)
    opens = serving or lexicon.opens("segments.aside_start", head)
    if opens and not any(map(_tells_start, moments)) and not _goes_on(body, moments, lexicon):
        return True
    if _is_post(body, line, moments, lexicon):
        return True
    if _names_week(body, line, moments, lexicon) or lexicon.holds("segments.archived", key):
        return True
    days = [moment for moment in moments if moment.date is None or moment.date.form != "month"]
    return all(
        _is_opening_hours(moment)
        or is_said_aside(body, moment.span.start - line.start, lexicon)
        or _is_due(body[moment.span.end - line.start :], lexicon)
        for moment in days or moments
    )


def _tells_serving(head: str, lexicon: Lexicon) -> bool:
    """Whether a line opens with what is served, and not with a name: "Tea at 3pm", not "Tea dance, Long Hall, 3pm"."""
    if not lexicon.opens("segments.serving_start", head):
        return False
    following = _WORD.findall(head)[1:2]
    return not following or following[0] in lexicon.folded("date_roles.doors_said")


def _is_post(body: str, line: Line, moments: tuple[Moment, ...], lexicon: Lexicon) -> bool:
    """Whether a day with its year stands beside the kind of a post and nothing else: "Jan 27, 2010 | News"."""
    first = moments[0].date.items[0].first if len(moments) == 1 and moments[0].date is not None else None
    if first is None or first.year is None or moments[0].clocks:
        return False
    start, end = moments[0].span.start - line.start, moments[0].span.end - line.start
    rest = fold(f"{body[: max(start, 0)]} {body[end:]}".strip(" |/,-:\u00b7\u2022"))
    return rest in lexicon.folded("segments.post_kinds")


def _is_due(after: str, lexicon: Lexicon) -> bool:
    """Whether what stands behind a day is due on it: "15 May - Deadline for grants", "3 June is the closing date"."""
    if lexicon.opens("date_roles.deadline_after", fold(after[:_DUE])):
        return True
    if not after.startswith((" - ", "- ", ": ", " | ")):
        return False
    text = fold(after.strip(" -:|\t"))
    return lexicon.opens("segments.due_opens", text) or opens_entry(text, lexicon)


def _is_news(label: LabelMention, moments: tuple[Moment, ...]) -> bool:
    """Whether what is updated is told behind the label, not the day of it: "UPDATE: the hearing of 14 April is off"."""
    return label.field == "updated" and all(each.span.start > label.value.start + _UPDATE for each in moments)


def _is_dateline(body: str, line: Line, moments: tuple[Moment, ...], lexicon: Lexicon) -> bool:
    """Whether a report opens with its town and day: "Ludlow, 28 April 2026: The council has said that ..."."""
    first = moments[0] if len(moments) == 1 else None  # a further one may be the event's
    if first is None or first.date is None or first.clocks:
        return False
    day = first.date.items[0].first
    if day.year is None and (day.day is None or day.weekday is not None):
        return False
    town, told = body[: max(first.span.start - line.start, 0)], body[first.span.end - line.start :]
    if (
        not 0 < len(town) < _TOWN
        or town.rstrip()[-1:] not in {",", "("}
        or not told.lstrip(" )").startswith((":", "-"))
    ):
        return False
    words = set(fold(told).replace(",", " ").replace(".", " ").split())
    verbs = ("segments.reporting", "date_roles.told", "segments.ahead")
    return told.rstrip().endswith(".") and any(not words.isdisjoint(lexicon.folded(section)) for section in verbs)


def _goes_on(body: str, moments: tuple[Moment, ...], lexicon: Lexicon) -> bool:
    """Whether a paragraph that opens with the day of posting goes on to say that something takes place, and when."""
    last = moments[-1]
    told = len(moments) > 1 and last.date is not None and bool(last.clocks) and len(body) > _PARAGRAPH
    return told and takes_place(fold(body), lexicon)


def _tells_start(moment: Moment) -> bool:
    """Whether the start stands beside what comes before it: "Doors open 18:30, start 19:00"."""
    return any(clock.tie == "doors" for clock in moment.clocks)


def is_vacant(rest: str, lexicon: Lexicon) -> bool:
    """Whether all that stands beside a date is that nothing is planned for it."""
    key = fold(rest.strip(" :-|,*•"))
    if not key and _DASHES in rest:
        return True
    none = _says_none(key.split(), lexicon, small=rest.strip(" :-|,*\u2022")[:1].islower())
    return key in lexicon.folded("segments.vacant") or is_holiday(rest, lexicon) or none


def _says_none(words: list[str], lexicon: Lexicon, *, small: bool) -> bool:
    """Whether words say that a gathering is left out: "No board meeting"; "no colloquy", with a ``small`` letter."""
    if small and 1 < len(words) < _NONE_WORDS and words[0] in lexicon.folded("segments.none"):
        return True
    if not 1 < len(words) <= _NONE_WORDS or words[0] not in lexicon.folded("segments.none"):
        return False
    kinds = lexicon.folded("titles.kinds") | lexicon.folded("segments.gatherings")
    return words[-1] in kinds or words[-1].removesuffix("s") in kinds


def is_holiday(rest: str, lexicon: Lexicon) -> bool:
    """Whether a text is the name of a holiday and nothing else."""
    return fold(rest.strip(" :-|,*•")) in lexicon.folded("segments.holidays")


def turns_month(moments: tuple[Moment, ...], rest: str, lexicon: Lexicon) -> bool:
    """Whether a row is the head of a calendar that shows a month and leads on: "« Prev | May 2024 | Next »"."""
    dates = [moment.date for moment in moments if not moment.clocks]
    month = len(moments) == len(dates) == 1 and dates[0] is not None and dates[0].form == "month"
    return month and all(fold(word) in lexicon.folded("segments.turning") for word in _WORD.findall(rest))


def _is_opening_hours(moment: Moment) -> bool:
    """Whether a moment is a run of weekdays with hours ("Mon-Fri 8:30-12:30")."""
    date = moment.date
    return date is not None and date.form == "weekday" and bool(date.items) and date.items[0].last is not None


def _names_week(body: str, line: Line, moments: tuple[Moment, ...], lexicon: Lexicon) -> bool:
    """Whether hours stand behind a run of weekdays and nothing else: "Monday - Friday 6:00 am - 6:00 pm"."""
    if len(moments) != 1 or moments[0].date is not None:
        return False
    before = fold(body[: max(moments[0].span.start - line.start, 0)])
    words = _WORD.findall(before)
    days = [word for word in words if word in lexicon.weekdays]
    run = "-" in before or not lexicon.folded("ranges.joins").isdisjoint(words)
    return run and len(days) == _RUN and len(words) <= _RUN + 1 and words[0] in lexicon.weekdays


def is_idle(key: str, lexicon: Lexicon) -> bool:
    """Whether a line says that nothing takes place on its date."""
    return len(key) < _IDLE_WIDTH and lexicon.holds("segments.idle", key)


def is_said_aside(body: str, at: int, lexicon: Lexicon) -> bool:
    """Whether the words before a moment make it a deadline, a posting date, a date of the past."""
    before = fold(body[max(at - 60, 0) : max(at, 0)].rstrip(" :-,("))
    spells = lexicon.folded("clock.mornings") | lexicon.folded("clock.evenings") | lexicon.folded("dates.spells")
    spelled = {word.removesuffix("s") for word in before.split()[-2:-1]}
    if spells & spelled and lexicon.folded("dates.belongs").intersection(before.split()[-1:]):
        return False  # "on the afternoon of Sunday 24 October", "the weekend of July 17"
    if opens_event(before, lexicon):
        return False
    if {word.rstrip("s") for word in before.split()[-2:-1]} & lexicon.weekdays.keys():
        return False  # "from Tuesday through Thursday, 23-25 June"
    return lexicon.closes("segments.aside_before", before) and any(
        before.endswith(phrase) and before[-len(phrase) - 1 : -len(phrase)] in ("", " ", "(", ",")
        for phrase in lexicon.folded("segments.aside_before")
    )
