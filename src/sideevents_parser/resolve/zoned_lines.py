r"""Clocks on lines of their own, each under the name of its city → the zones that those names are.

In: the moments of a block. Out: the same moments with the zones that stand before them on their lines. ``Geneva: 15:00\nNew York: 9:00``
is one hour told twice, not two sittings.
"""

from collections.abc import Sequence
from typing import Final

from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import Moment, ZonedClock, ZoneMention
from sideevents_parser.vocabulary.spans import Span

_LONGEST_NAME: Final = 32
_SHORTEST_NAME: Final = 3
_FEWEST: Final = 2
_MARKS: Final = " \t:-*|=,>(•·▪"
_DAY_APART: Final = 1


def with_line_zones(document: Document, events: Sequence[Dated]) -> list[Dated]:
    """The moments with the zones named before them, where at least two lines of the block are told apart so."""
    found = [_line_zone(document, dated.moment) for dated in events]
    if sum(zone is not None for zone in found) < _FEWEST:
        return list(events)
    return [
        dated if zone is None else dated._replace(moment=_zoned(dated.moment, zone))
        for dated, zone in zip(events, found, strict=True)
    ]


def _line_zone(document: Document, moment: Moment) -> ZoneMention | None:
    """The zone that the text before a moment on its line names, when it names nothing else."""
    if len(moment.clocks) != 1:
        return None
    line = document.lines[line_at(document.lines, moment.span.start)]
    lead = document.view[line.start : moment.span.start]
    text = lead.strip(_MARKS)
    if len(lead) > _LONGEST_NAME or len(text) < _SHORTEST_NAME or not text[0].isupper():
        return None
    entry = find_zone(text)
    if entry is None or entry.zone is None:
        return None
    start = line.start + lead.index(text)
    span = Span(start, start + len(text))
    return ZoneMention(span, span.of(document.text), entry.kind, entry.zone, entry.candidates, entry.literal_minutes)


def _zoned(moment: Moment, zone: ZoneMention) -> Moment:
    """A moment whose clock hangs in the place named before it; the abbreviation behind the clock stays its hint."""
    first = moment.clocks[0]
    return moment if first.zone is not None else moment._replace(clocks=(first._replace(zone=zone),))


def as_one_hour(moments: Sequence[Moment]) -> tuple[ZonedClock, ...] | None:
    """The clocks of dated moments as equivalents of the first, when each names another zone for about the same day."""
    clocks = [moment.clocks[0] for moment in moments if moment.clocks]
    zones = {clock.zone.zone or clock.zone.text for clock in clocks if clock.zone is not None}
    if len(moments) < _FEWEST or len(zones) < len(moments) or not _same_days(moments):
        return None
    first, *others = moments
    told = [one.clocks[0]._replace(tie="equivalent", day=one.date) for one in others]
    return (*first.clocks, *told)


def _same_days(moments: Sequence[Moment]) -> bool:
    """Whether the moments lie on one day or on two that follow each other."""
    days = [moment.date.items[0].first for moment in moments if moment.date is not None]
    if len(days) < len(moments) or any(day.day is None for day in days):
        return False
    numbers = [day.day or 0 for day in days]
    months = {day.month for day in days}
    return max(numbers) - min(numbers) <= _DAY_APART if len(months) == 1 else min(numbers) == 1


def clocks_below(document: Document, moment: Moment, free: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """Clocks of other zones on the line right below a moment that has one clock."""
    if len(moment.clocks) != 1:
        return moment.clocks
    last = line_at(document.lines, moment.span.end)
    for other in free:
        near = 0 < line_at(document.lines, other.span.start) - last <= 1
        if near and other.clocks and all(clock.zone is not None for clock in other.clocks):
            return (*moment.clocks, *(clock._replace(tie="equivalent") for clock in other.clocks))
    return moment.clocks
