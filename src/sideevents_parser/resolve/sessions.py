"""A draft's moments → sessions: which dates are the event's, and which clocks belong to each.

In: a draft whose moments have their roles, and the page's context. Out: ``Session`` rows, the main one first: a date
expression with its clocks, wherever in the block, above it or on the page they stand.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold
from sideevents_parser.resolve.day_hours import (
    clocks_above,
    fills,
    gather,
    shared,
    told_before,
    with_line_hours,
    with_own_hours,
    without_doors,
)
from sideevents_parser.resolve.recurrence import keeps_rule
from sideevents_parser.resolve.source import Source
from sideevents_parser.resolve.weighing import is_stretch, weigh_day
from sideevents_parser.resolve.years import resolve_day
from sideevents_parser.resolve.zoned_lines import as_one_hour, clocks_below, with_line_zones
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import DateMention, DurationMention, Moment, ZonedClock
from sideevents_parser.vocabulary.spans import Span, join_spans
from sideevents_parser.vocabulary.times import DayRange, DayValue

_CLOSE_LINES: Final = 2
_MOST_OF_LINE: Final = 0.4
_PROSE: Final = 110
_BESIDE: Final = 14
_LEAD: Final = 3
_REACH: Final = 160
_WORD: Final = re.compile(r"[^\W\d_]{6,12}")  # weekdays in full: "sat" and "sun" are other words too
_AHEAD: Final = frozenset({"+1", "+2"})


class Session(NamedTuple):
    """One date expression with the clocks that belong to it."""

    date: DateMention | None
    clocks: tuple[ZonedClock, ...]
    duration: DurationMention | None
    span: Span
    note: str | None = None


def find_sessions(source: Source) -> list[Session]:
    """The date expressions of the event, the main one first, each with its clocks."""
    events = [dated for dated in source.draft.dated if dated.role == "event" and not dated.governs]
    events = with_line_zones(source.document, events)
    days = [dated for dated in events if dated.moment.date is not None and dated.moment.date.form != "month"]
    free = [dated.moment for dated in events if dated.moment.date is None and dated.moment.clocks and not dated.again]
    days = _joined(source.document, days)
    days, more = _without_weekdays(source, days)
    free = sorted([*free, *more], key=lambda moment: moment.span.start)
    days = without_doors(days, free)
    if _is_governed(source, days):
        own = [dated for dated in days if not dated.again and (dated.moment.clocks or _heads(source, dated))]
        if not own:
            return _governed_sessions(source, free, [dated.moment for dated in days if dated.again])
    if not days:
        return []
    main = (max(days, key=lambda dated: weigh_day(source, dated)) if len(days) > 1 else days[0]).moment
    dated = [one.moment for one in days]
    again = {one.moment.span for one in days if one.again}
    family = [one for one in dated if one is main or one.span in again or _belongs(source.document, main, one, dated)]
    family.sort(key=lambda moment: moment.span.start)
    free = [one for one in free if not _is_of_other_day(source, one, main)]
    family = with_line_hours(source.document, with_own_hours(family, free), free)
    clocks = () if any(moment.clocks for moment in family) else gather(source, free, family)
    clocks = clocks or (() if any(moment.clocks for moment in family) else clocks_above(source, family))
    if (told := as_one_hour(family)) is not None:
        return [_session(source, family[0], dated, ())._replace(clocks=told)]
    if any(moment.clocks for moment in family):
        family = [moment._replace(clocks=clocks_below(source.document, moment, free)) for moment in family]
    clocks = clocks or told_before(source, free, family) or shared(family)
    sessions = [_session(source, moment, dated, clocks) for moment in family]
    sessions = _with_sittings(sessions, events)
    lead = next(n for n, moment in enumerate(family) if moment.span == main.span)
    return sessions if not again else [sessions[lead], *sessions[:lead], *sessions[lead + 1 :]]


def _is_of_other_day(source: Source, clock: Moment, main: Moment) -> bool:
    """Whether the sentence of an hour names another weekday than that of the event: "On Friday, dinner is at 7 pm"."""
    document, weekdays = source.document, source.context.lexicon.weekdays
    line = document.lines[line_at(document.lines, clock.span.start)]
    before = document.view[max(line.start, clock.span.start - _REACH) : clock.span.start]
    named = {weekdays[word] for word in _WORD.findall(fold(before.rpartition(". ")[2])) if word in weekdays}
    day = main.first_day
    if len(named) != 1 or day is None or line.start <= main.span.start < line.end:
        return False
    found = resolve_day(day, (), main.span.start, source.context)
    return found is not None and found.date.weekday() not in named


def _is_governed(source: Source, days: Sequence[Dated]) -> bool:
    """Whether a heading gives the day; "Fridays at 1 pm" gives none to a block with a date of its own."""
    heads = [dated.moment for dated in source.draft.dated if dated.governs and _is_day(dated.moment)]
    return any(map(_is_concrete, heads)) or (bool(heads) and not any(_is_concrete(dated.moment) for dated in days))


def _with_sittings(sessions: list[Session], events: Sequence[Dated]) -> list[Session]:
    """The only day with the further hours that are said for it: "10 to noon and again 1:30 to 3"."""
    more = [clock for dated in events if dated.again and dated.moment.date is None for clock in dated.moment.clocks]
    if len(sessions) != 1 or not more or not sessions[0].clocks:
        return sessions
    sittings = (*sessions[0].clocks, *(clock._replace(tie="sitting") for clock in more))
    return [sessions[0]._replace(clocks=sittings)]


def _joined(document: Document, days: Sequence[Dated]) -> list[Dated]:
    """Days with the weekday beside them: "12 December (2nd Thursday, 2 pm)" has its hours from the weekday."""
    joined: list[Dated] = []
    for dated in days:
        before = joined[-1] if joined else None
        if before is not None and _completes(document, before.moment, dated.moment):
            moment = before.moment._replace(
                span=join_spans(before.moment.span, dated.moment.span),
                clocks=dated.moment.clocks,
                duration=dated.moment.duration,
            )
            joined[-1] = before._replace(moment=moment)
        else:
            joined.append(dated)
    return joined


def _without_weekdays(source: Source, days: Sequence[Dated]) -> tuple[list[Dated], list[Moment]]:
    """Days and hours: "Wednesday 16:00 UTC" only gives the hours where block or heading state the date."""
    concrete = [dated.moment for dated in source.draft.dated if dated.role == "event" and _is_concrete(dated.moment)]
    if not concrete:
        return list(days), []
    named = {item.first.weekday for moment in concrete if moment.date for item in moment.date.items}
    kept, hours = [], []
    for dated in days:
        day = dated.moment.first_day
        if _is_concrete(dated.moment) or day is None or dated.again or _is_another_day(source, dated.moment, concrete):
            kept.append(dated)
        elif dated.moment.clocks and (None in named or day.weekday is None or day.weekday in named):
            hours.append(dated.moment._replace(date=None))
        elif day.relative is None and day.weekday not in named and dated.moment.clocks and not is_stretch(dated.moment):
            kept.append(dated)
    return kept, hours


def _is_another_day(source: Source, moment: Moment, concrete: Sequence[Moment]) -> bool:
    """Whether "tomorrow at noon" is known to be none of the days that the block states."""
    day = moment.first_day
    if day is None or not moment.clocks or day.relative not in _AHEAD:
        return False
    found = resolve_day(day, (), moment.span.start, source.context)
    stated = {(first.month, first.day) for one in concrete if (first := one.first_day) is not None}
    return found is not None and (found.date.month, found.date.day) not in stated


def _is_concrete(moment: Moment) -> bool:
    return moment.date is not None and moment.date.form not in {"weekday", "relative", "month"}


def _completes(document: Document, moment: Moment, weekday: Moment) -> bool:
    """Whether a weekday with hours belongs to the date right before it."""
    if moment.clocks or not weekday.clocks or not weekday.date or weekday.date.form not in {"weekday", "relative"}:
        return False
    between = document.view[moment.span.end : weekday.span.start]
    return len(between) <= _BESIDE and "\n\n" not in between and ". " not in between


def _heads(source: Source, dated: Dated) -> bool:
    """Whether a date without hours is the event's own: labelled, or the best part of a line."""
    line = source.document.lines[line_at(source.document.lines, dated.moment.span.start)]
    share = (dated.moment.span.end - dated.moment.span.start) / max(line.end - line.start, 1)
    opens = dated.moment.span.start - line.start <= _LEAD and line.end - line.start < _PROSE
    return dated.labelled or share > _MOST_OF_LINE or opens


def _is_day(moment: Moment) -> bool:
    return moment.date is not None and moment.date.form != "month"


def _session(source: Source, moment: Moment, dated: Sequence[Moment], clocks: tuple[ZonedClock, ...]) -> Session:
    """One date expression, filled up with what other mentions of the same day add: the year, the hours, the end."""
    day = moment.first_day
    same = [one for one in dated if _same_day(one.first_day, day)]
    fullest = max(
        (one for one in same if one.clocks and _hour(one) == _hour(moment)),
        key=lambda one: (one.clocks[0].clock.end is not None, len(one.clocks), one is moment),
        default=None,
    )
    hours = moment.clocks or next((one.clocks for one in same if one.clocks), ()) or clocks
    if fullest is not None and len(fullest.clocks) >= len(moment.clocks):
        hours = fullest.clocks
    date = moment.date
    if day is not None and day.year is None:
        stated = (one.date for one in same if _tells_year(one) and is_stretch(one) == is_stretch(moment))
        date = next(stated, date)
    if not is_stretch(moment) and not any(clock.clock.end for clock in hours):
        date = next((one.date for one in same if is_stretch(one)), date)
    duration = moment.duration or _duration([one.moment for one in source.draft.dated if one.role == "event"])
    whole = any(clock.clock.end is not None for clock in hours)
    date = date if whole else _until(source, date)
    return Session(date, _with_end(source, hours), duration, moment.span, moment.note)


def _tells_year(moment: Moment) -> bool:
    day = moment.first_day
    return day is not None and day.year is not None


def _until(source: Source, date: DateMention | None) -> DateMention | None:
    """A single day with the last day that the sentence gives apart from it."""
    ends = [dated.moment.date for dated in source.draft.dated if dated.role == "end" and dated.moment.date is not None]
    if date is None or not ends or len(date.items) != 1 or date.items[0].last is not None:
        return date
    first, last = date.items[0].first, ends[0].items[0].first
    if first.year is None and last.year is not None and (first.month or 0) <= (last.month or 0):
        first = first._replace(year=last.year)
    return date._replace(items=(DayRange(first, last),))


def _hour(moment: Moment) -> tuple[int, int] | None:
    return (moment.clocks[0].clock.start.hour % 12, moment.clocks[0].clock.start.minute) if moment.clocks else None


def _with_end(source: Source, clocks: tuple[ZonedClock, ...]) -> tuple[ZonedClock, ...]:
    """A single clock with the end that a sentence elsewhere in the block gives."""
    ends = [dated.moment.clocks[0].clock for dated in source.draft.dated if dated.role == "end" and dated.moment.clocks]
    told = [clock for clock in clocks if clock.clock.note != "doors"]
    if len(told) != 1 or told[0].clock.end is not None or not ends:
        return clocks
    return (told[0]._replace(clock=told[0].clock._replace(end=ends[0].start)),)


def _duration(moments: Iterable[Moment]) -> DurationMention | None:
    return next((moment.duration for moment in moments if moment.duration is not None), None)


def _governed_sessions(source: Source, free: Sequence[Moment], again: Sequence[Moment]) -> list[Session]:
    """The date of the nearest heading with the block's clocks or a heading's; and days on which it comes again."""
    heads = [dated.moment for dated in source.draft.dated if dated.governs]
    day = next(moment for moment in heads if _is_day(moment))
    clocks = gather(source, free, []) or clocks_above(source, [day])
    clocks = clocks or next((moment.clocks for moment in again if moment.clocks), ())
    note = next((dated.moment.note for dated in source.draft.dated if dated.moment.note), None)
    span = join_spans(*(clock.clock.span for clock in clocks)) if clocks else day.span
    first = Session(day.date, _with_end(source, clocks), _duration([*free, day]), span, note)
    return [first, *(Session(moment.date, moment.clocks or clocks, None, moment.span) for moment in again)]


def holds_on(source: Source, session: Session, day: dt.date) -> bool:
    """Whether hours told outside the block hold on a day: those of "2nd Thursdays" do not for Saturday's "Summer Show".

    A day without a name of its own is a meeting that was moved.
    """
    document, block, title = source.document, source.draft.block.span, source.draft.title
    at = session.clocks[0].clock.span.start if session.clocks else block.start
    if block.start <= at < block.end or title is None:
        return True
    named = line_at(document.lines, title.span.start) == line_at(document.lines, session.span.start)
    return not named or keeps_rule(document, at, day, source.context.lexicon)


def _same_day(one: DayValue | None, other: DayValue | None) -> bool:
    if one is None or other is None or (one.month, one.day) != (other.month, other.day):
        return False
    return one.year == other.year or one.year is None or other.year is None


def _belongs(document: Document, main: Moment, moment: Moment, dated: Sequence[Moment]) -> bool:
    """Whether another date is a further session: on lines next to each other, or said to come again."""
    if _same_day(main.first_day, moment.first_day) and not _has_other_zone(main, moment):
        return False
    low, high = sorted((main.span.start, moment.span.start))
    first, last = line_at(document.lines, low), line_at(document.lines, high)
    if first != last:
        return fills(document, main) and fills(document, moment) and _is_close(document, low, high, dated)
    between = fold(document.view[min(main.span.end, moment.span.end) : high])
    return len(between) < 60 and not any(mark in between for mark in (". ", "; "))


def _is_close(document: Document, low: int, high: int, dated: Sequence[Moment]) -> bool:
    """Whether few lines lie between each two dates of a stretch."""
    within = [line_at(document.lines, other.span.start) for other in dated if low <= other.span.start <= high]
    return all(after - before <= _CLOSE_LINES for before, after in pairwise(within))


def _has_other_zone(main: Moment, moment: Moment) -> bool:
    zones = [clock.zone.text for one in (main, moment) for clock in one.clocks if clock.zone is not None]
    return len(set(zones)) > 1
