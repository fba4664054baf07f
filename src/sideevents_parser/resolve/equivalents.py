"""The same hour as several places tell it: one instant, told apart from a mistake.

In: the clocks of one moment with their zone phrases. Out: the main timing with its ``equivalents``. Ambiguous
abbreviations take the reading on which the clocks agree; "EST" beside "GMT" that fits UTC-5 is UTC-5.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import Final, NamedTuple

from sideevents_parser.resolve.clocks import Stretch
from sideevents_parser.resolve.instants import offset_minutes
from sideevents_parser.resolve.timing import Timed, make_timing
from sideevents_parser.vocabulary.drafts import Timing, ZoneReading
from sideevents_parser.vocabulary.spans import Span

_MOST_READINGS: Final = 6
_MOST_TRIES: Final = 500
_DAY: Final = 24 * 60
_HALF: Final = _DAY // 2


class Told(NamedTuple):
    """One clock of several: where it stands, its stretch, its zone, and the day written for it alone."""

    span: Span
    stretch: Stretch
    zone: ZoneReading | None
    day: dt.date | None = None
    shift: int = 0


def link_clocks(day: dt.date, told: Sequence[Told], *, literal: bool) -> Timed:
    """The first clock's timing with the others as its equivalents; disagreements are told in minutes."""
    zones = _agreeing(day, told, literal=literal)
    first = make_timing(told[0].span, told[0].day or day, None, told[0].stretch, zones[0])
    equivalents, codes, apart = [], list(first.codes), 0
    for one, zone in zip(told[1:], zones[1:], strict=True):
        other = make_timing(one.span, _day_for(first.timing, one, zone, day), None, one.stretch, zone)
        equivalents.append(other.timing)
        apart = apart or _minutes_apart(first.timing, other.timing)
    if apart:
        codes.append(f"equivalents_disagree:{apart}")
    if not literal and any(map(_out_of_season, (first.timing, *equivalents))):
        codes.append("abbreviation_out_of_season")
    return Timed(first.timing._replace(equivalents=tuple(equivalents)), tuple(codes))


def _agreeing(day: dt.date, told: Sequence[Told], *, literal: bool) -> list[ZoneReading | None]:
    """For each clock the reading of its zone on which most clocks agree; earlier readings are preferred."""
    readings = [list(islice(_readings(one.zone, literal=literal), _MOST_READINGS)) for one in told]
    best, most = [choice[0] for choice in readings], -1
    for choice in islice(product(*readings), _MOST_TRIES):
        agreed = _agreed(day, told, choice)
        if agreed > most:
            best, most = list(choice), agreed
        if most == len(told):
            break
    return best


def _readings(zone: ZoneReading | None, *, literal: bool) -> Iterator[ZoneReading | None]:
    """All readings of a hint, the likeliest first: its zone, its other zones, the offset that it says."""
    if zone is None:
        yield None
        return
    fixed = zone._replace(zone=None, utc_offset=zone.literal_utc_offset)
    if literal and zone.kind == "abbreviation" and zone.literal_utc_offset is not None:
        yield fixed
    if zone.zone is not None:
        yield zone
    if zone.kind in {"abbreviation", "place", "name", "country"}:
        yield from (zone._replace(zone=other) for other in zone.candidates if other != zone.zone)
    if zone.zone is None or (zone.kind == "abbreviation" and zone.literal_utc_offset is not None):
        yield fixed


def _agreed(day: dt.date, told: Sequence[Told], zones: Sequence[ZoneReading | None]) -> int:
    instants = [_utc_minutes(day, one, zone) for one, zone in zip(told, zones, strict=True)]
    if instants[0] is None:
        return 0
    return 1 + sum(1 for instant in instants[1:] if instant is not None and (instant - instants[0]) % _DAY == 0)


def _utc_minutes(day: dt.date, one: Told, zone: ZoneReading | None) -> int | None:
    offset = _offset(day, zone)
    return None if offset is None else one.stretch.start - offset


def _offset(day: dt.date, zone: ZoneReading | None) -> int | None:
    if zone is None:
        return None
    return offset_minutes(day, zone.zone) if zone.zone is not None else zone.utc_offset


def _day_for(first: Timing, one: Told, zone: ZoneReading | None, day: dt.date) -> dt.date:
    """The day on which another place shows its clock: as written, else the one nearest to the same instant."""
    if one.day is not None:
        return one.day
    if one.shift or first.start is None or (offset := _offset(day, zone)) is None:
        return day + dt.timedelta(days=one.shift)
    local = first.start.astimezone(dt.UTC) + dt.timedelta(minutes=offset)
    minutes = local.hour * 60 + local.minute
    shift = 1 if one.stretch.start - minutes < -_HALF else -1 if one.stretch.start - minutes > _HALF else 0
    return local.date() + dt.timedelta(days=shift)


def _minutes_apart(first: Timing, other: Timing) -> int:
    if first.start is None or other.start is None:
        return 0
    return int((other.start - first.start).total_seconds() // 60)


def _out_of_season(timing: Timing) -> bool:
    zone = timing.timezone
    return (
        zone is not None
        and zone.kind == "abbreviation"
        and zone.zone is not None
        and zone.literal_utc_offset is not None
        and zone.utc_offset != zone.literal_utc_offset
    )
