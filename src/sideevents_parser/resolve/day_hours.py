"""The hours of days that tell none beside them: on their line, on a line near them, above them, on the page.

In: the days of an event and the clocks of its block that stand alone. Out: the days with their own hours, or the hours
that hold for them all.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.phrases import holds_any
from sideevents_parser.resolve.source import Source
from sideevents_parser.resolve.weighing import is_stretch
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import Moment, ZonedClock

_FEW_DAYS: Final = 5
_PAIR: Final = 2
_BEHIND_DAY: Final = 30
_REACH: Final = 160
_TIES: Final = frozenset({",", "/", "|", "("})


def without_doors(days: list[Dated], free: Sequence[Moment]) -> list[Dated]:
    """Days without the hour of their doors, where another hour stands alone: "10 March. Doors open at 6, talk at 7"."""
    if not free:
        return days
    return [day._replace(moment=day.moment._replace(clocks=())) if _tells_doors(day) else day for day in days]


def _tells_doors(day: Dated) -> bool:
    return bool(day.moment.clocks) and all(each.clock.note == "doors" for each in day.moment.clocks)


def with_own_hours(family: list[Moment], free: Sequence[Moment]) -> list[Moment]:
    """Days each with the hour between it and the next: "Friday 7 May in Oxton at 7 pm and Sunday 9 May in Fen at 2"."""
    if len(family) < _PAIR or any(moment.clocks for moment in family):
        return family
    ends = [*(moment.span.start for moment in family[1:]), family[-1].span.end + _REACH]
    own = [
        next((one.clocks for one in free if day.span.end <= one.span.start < min(end, day.span.end + _REACH)), ())
        for day, end in zip(family, ends, strict=True)
    ]
    return [day._replace(clocks=clocks) for day, clocks in zip(family, own, strict=True)] if all(own) else family


def with_line_hours(document: Document, family: list[Moment], free: Sequence[Moment]) -> list[Moment]:
    """Days each with the hour on its own line, where a line above them all gives that of the others."""
    if len(family) < _PAIR or not any(one.span.end <= family[0].span.start for one in free):
        return family
    hours = {line_at(document.lines, one.span.start): one.clocks for one in reversed(free)}
    lines = [line_at(document.lines, day.span.start) for day in family]
    if len(set(lines)) < len(lines):
        return family
    return [
        day if day.clocks else day._replace(clocks=hours.get(line, ())) for day, line in zip(family, lines, strict=True)
    ]


def told_before(source: Source, free: Sequence[Moment], family: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """The hours that a line above several days gives for those that tell none: "at 6.30pm", "13 May (AGM, 7pm)"."""
    silent = sum(not moment.clocks for moment in family)
    above = [moment for moment in free if moment.span.end <= family[0].span.start]
    return gather(source, above, family) if 0 < silent < len(family) else ()


def shared(family: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """Clocks given once for several days, when only one of them has any."""
    clocked = [moment for moment in family if moment.clocks]
    return clocked[-1].clocks if len(clocked) == 1 else ()


def clocks_above(source: Source, days: Iterable[Moment] = ()) -> tuple[ZonedClock, ...]:
    """The hours of a heading, else those that the page gives for all its events of a few days."""
    days = list(days)
    if _takes_all_day(source, days):
        return ()
    heads = (dated.moment.clocks for dated in source.draft.dated if dated.governs)
    above = next((clocks for clocks in heads if any(clock.clock.note != "doors" for clock in clocks)), ())
    above = above or _same_hours(source, days)
    dates = [item.first for moment in days if moment.date is not None for item in moment.date.items]
    standing = [one for one in source.context.standing if one.holds_on(dates)]
    if above or not standing or any(is_long(moment) or _awaits_hour(source, moment) for moment in days):
        return above
    before = [one for one in standing if one.start < source.draft.block.span.start]
    return (before[-1] if before else standing[0]).clocks


def is_long(moment: Moment) -> bool:
    """Whether a moment names a stretch of more than a few days, on which no hour of the page holds: an exhibition."""
    if moment.date is None or not is_stretch(moment):
        return False
    first, last = moment.date.items[0].first, moment.date.items[0].last or moment.date.items[0].first
    near = None not in {first.day, last.day} and first.month in {None, last.month}
    return not near or (last.day or 0) - (first.day or 0) >= _FEW_DAYS


def _awaits_hour(source: Source, moment: Moment) -> bool:
    """Whether "TBC" behind a day is all that its line says: in "10/3 TBA Ann Lee" it stands for a title."""
    line = source.document.lines[line_at(source.document.lines, moment.span.start)]
    return moment.note is not None and len(source.document.view[moment.span.end : line.end].split()) < _PAIR


def _takes_all_day(source: Source, days: Sequence[Moment]) -> bool:
    """Whether the line of a day says that its event takes all of it: "24 March - Student conference (all day)"."""
    lines, view = source.document.lines, source.document.view
    told = (lines[line_at(lines, moment.span.start)] for moment in days)
    return any(source.context.lexicon.holds("segments.all_day", fold(view[line.start : line.end])) for line in told)


def _same_hours(source: Source, days: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """The hours of the event before, where the words right behind a day say that they hold: "6 May, same time"."""
    phrases, told = source.context.lexicon.folded("date_roles.same_hours"), source.context.clocked
    for day in days:
        behind = fold(source.document.view[day.span.end : day.span.end + _BEHIND_DAY])
        at = bisect_left(told, day.span.start, key=itemgetter(0)) if holds_any(behind, phrases) else 0
        if at:
            return told[at - 1][1]
    return ()


def gather(source: Source, free: Sequence[Moment], family: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """The clocks of the lines that give the hours: the nearest to the date, and those on the lines next to it."""
    if not free:
        return ()
    anchor = family[-1].span.end if family else source.draft.block.span.start
    document = source.document
    lined = [moment for moment in free if fills(document, moment)] or list(free)
    first = min(lined, key=lambda moment: (moment.span.start < anchor, abs(moment.span.start - anchor)))
    first = _with_known_zone(document, free, first)
    clocks = list(first.clocks)
    line = line_at(document.lines, first.span.start)
    for moment in free:
        if moment.span.start > first.span.start and line_at(document.lines, moment.span.start) - line <= 1:
            line = line_at(document.lines, moment.span.start)
            tie = "equivalent" if moment.clocks[0].zone is not None and first.clocks[0].zone is not None else "sitting"
            clocks += [clock._replace(tie=tie) for clock in moment.clocks]
    return tuple(clocks)


def _with_known_zone(document: Document, free: Sequence[Moment], told: Moment) -> Moment:
    """The clock right before one whose zone nobody knows: the first of "7:00 PM ET, 6.00 PM HR COL on 19 October"."""
    at = free.index(told)
    before = free[at - 1] if at else None
    if before is None or before.clocks[0].zone is None or told.clocks[0].zone is not None:
        return told
    return before if document.view[before.span.end : told.span.start].strip(" ") in _TIES else told


def fills(document: Document, moment: Moment) -> bool:
    """Whether a moment is a good part of its line, but for what stands in brackets behind it: "13 May (AGM, 7pm)"."""
    line = document.lines[line_at(document.lines, moment.span.start)]
    behind = document.view[moment.span.end : line.end].strip()
    noted = moment.date is not None and behind.startswith("(") and behind.endswith(")")
    end = moment.span.end if noted else line.end
    return (moment.span.end - moment.span.start) * 3 > end - line.start
