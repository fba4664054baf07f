r"""Clocks on lines of their own, each under the name of its city → the zones that those names are.

In: the moments of a block. Out: the same moments with the zones that stand before them on their lines.
``Geneva: 15:00\nNew York: 9:00`` is one hour told twice, not two sittings.
"""

from collections.abc import Sequence
from typing import Final

from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.lexicon.zones.places import find_places
from sideevents_parser.resolve.figures import make_day
from sideevents_parser.resolve.instants import offset_minutes
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import Moment, ZonedClock, ZoneMention
from sideevents_parser.vocabulary.spans import Span, join_spans

_LONGEST_NAME: Final = 32
_SHORTEST_NAME: Final = 3
_FEWEST: Final = 2
_PLAIN: Final = 2
_MARKS: Final = " \t:-*|=,>(•·▪"
_NEAR: Final = 120
_SOME_YEAR: Final = 2021


def with_line_zones(document: Document, events: Sequence[Dated]) -> list[Dated]:
    """The moments with the zones named right behind the clock, or before it where two lines are told so."""
    events = _with_zones_told_again([_moved(dated, _with_city_behind(document, dated.moment)) for dated in events])
    found = [_line_zone(document, dated.moment) for dated in events]
    if sum(zone is not None for zone in found) < _FEWEST:
        return events
    return [
        dated if zone is None else dated._replace(moment=_zoned(dated.moment, zone))
        for dated, zone in zip(events, found, strict=True)
    ]


def _with_zones_told_again(events: Sequence[Dated]) -> list[Dated]:
    """Hours without a zone that the block tells again with one: "Start: 16:00", then "the seminar (16:00 SAST)"."""
    told: dict[tuple[int, int], ZoneMention | None] = {}
    for clock in (clock for dated in events for clock in dated.moment.clocks):
        if clock.zone is not None:
            hour = _hour(clock)
            again = told.get(hour, clock.zone)
            told[hour] = clock.zone if again is not None and again.text == clock.zone.text else None
    return [_moved(dated, _lend(dated.moment, told)) if told else dated for dated in events]


def _moved(dated: Dated, moment: Moment) -> Dated:
    return dated if moment is dated.moment else dated._replace(moment=moment)


def _lend(moment: Moment, told: dict[tuple[int, int], ZoneMention | None]) -> Moment:
    if any(clock.zone is not None for clock in moment.clocks):
        return moment
    return moment._replace(clocks=tuple(clock._replace(zone=told.get(_hour(clock))) for clock in moment.clocks))


def _hour(clock: ZonedClock) -> tuple[int, int]:
    return clock.clock.start.hour, clock.clock.start.minute


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


def _with_city_behind(document: Document, moment: Moment) -> Moment:
    """A moment with the city that ends its line right behind the clock: "Time: Nov 9, 2022 10:00 AM Nairobi"."""
    if len(moment.clocks) != 1 or moment.clocks[0].zone is not None:
        return moment
    line = document.lines[line_at(document.lines, moment.span.start)]
    rest = document.view[moment.span.end : line.end]
    name = rest[1:]
    if not rest.startswith(" ") or not name[:1].isupper() or len(name) > _LONGEST_NAME:
        return moment
    places = find_places(name)
    if len(places) != 1 or places[0].weight < _PLAIN or (places[0].start, places[0].end) != (0, len(name)):
        return moment
    place, span = places[0], Span(moment.span.end + 1, line.end)
    zone = ZoneMention(span, span.of(document.text), "place", place.zone, place.candidates)
    return moment._replace(span=join_spans(moment.span, span), clocks=(moment.clocks[0]._replace(zone=zone),))


def _zoned(moment: Moment, zone: ZoneMention) -> Moment:
    """A moment whose clock hangs in the place named before it; the abbreviation behind the clock stays its hint."""
    first = moment.clocks[0]
    clock = first if first.zone is not None else first._replace(zone=zone)
    return moment._replace(span=join_spans(zone.span, moment.span), clocks=(clock,))


def as_one_hour(moments: Sequence[Moment]) -> tuple[ZonedClock, ...] | None:
    """The clocks of dated moments as equivalents of the first, when each tells the same hour for another zone."""
    clocks = [moment.clocks[0] for moment in moments if moment.clocks]
    zones = {clock.zone.zone or clock.zone.text for clock in clocks if clock.zone is not None}
    if len(moments) < _FEWEST or len(zones) < len(moments) or not _same_hour(moments):
        return None
    first, *others = moments
    told = [one.clocks[0]._replace(tie="equivalent", day=one.date) for one in others]
    return (*first.clocks, *told)


def _same_hour(moments: Sequence[Moment]) -> bool:
    """Whether the clocks show about the same instant, as far as that can be told without the year."""
    instants = [_minutes(moment) for moment in moments]
    known = [instant for instant in instants if instant is not None]
    return len(known) == len(moments) and max(known) - min(known) <= _NEAR


def _minutes(moment: Moment) -> int | None:
    """Minutes of a moment since the start of its year, or of one like it."""
    day = moment.date.items[0].first if moment.date is not None else None
    zone = moment.clocks[0].zone
    if day is None or zone is None or day.month is None or day.day is None:
        return None
    date = make_day(day.year or _SOME_YEAR, day.month, day.day)
    offset = zone.literal_minutes if zone.zone is None else offset_minutes(date, zone.zone) if date else None
    if date is None or offset is None:
        return None
    clock = moment.clocks[0].clock.start
    return date.toordinal() * 24 * 60 + clock.hour * 60 + clock.minute - offset


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
