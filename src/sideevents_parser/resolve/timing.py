"""A day, a clock and a zone → a ``Timing`` with its instants.

In: resolved days and clocks. Out: the wall clock as announced and, where a zone is known and the local time exists
once, the instants; codes for what was inferred on the way.
"""

import datetime as dt
from typing import Final, NamedTuple

from sideevents_parser.resolve.clocks import Stretch
from sideevents_parser.resolve.instants import offset_minutes, place_instant
from sideevents_parser.vocabulary.drafts import Timing, ZoneReading
from sideevents_parser.vocabulary.spans import Span

_DAY: Final = 24 * 60
_LONG: Final = 16 * 60
_SOME_DAY: Final = dt.date(2000, 1, 1)


class Timed(NamedTuple):
    """A timing with the codes of its diagnostics."""

    timing: Timing
    codes: tuple[str, ...] = ()


def make_timing(
    span: Span, day: dt.date, last: dt.date | None, stretch: Stretch | None, zone: ZoneReading | None
) -> Timed:
    """The occurrence that starts on ``day``; ``last`` is the last day of a run of days."""
    if stretch is None:
        reading = zone and _in_force(zone, day, None)
        return Timed(Timing(span, day, end_date=last, timezone=reading), ())
    start_day, start_time = _moment(day, stretch.start)
    end_day, end_time = (last, None) if stretch.end is None else _moment(last or day, stretch.end)
    reading = zone and _in_force(zone, start_day, start_time)
    codes = stretch.codes
    if stretch.end is not None and last is None:
        codes += _length_codes(stretch)
    if end_time is None and last is None:
        end_day = None
    timing = Timing(span, start_day, start_time, end_day, end_time, reading)
    return _with_instants(timing, codes)


def clock_times(stretch: Stretch) -> tuple[dt.time, dt.time | None]:
    """The hours of a stretch without its day."""
    _, start = _moment(_SOME_DAY, stretch.start)
    return start, None if stretch.end is None else _moment(_SOME_DAY, stretch.end)[1]


def _moment(day: dt.date, minutes: int) -> tuple[dt.date, dt.time]:
    return day + dt.timedelta(days=minutes // _DAY), dt.time(minutes % _DAY // 60, minutes % 60)


def _length_codes(stretch: Stretch) -> tuple[str, ...]:
    if stretch.end is None:
        return ()
    if stretch.end < stretch.start:
        return ("end_before_start",)
    return ("implausible_duration",) if stretch.end - stretch.start > _LONG else ()


def _in_force(zone: ZoneReading, day: dt.date, clock: dt.time | None) -> ZoneReading:
    """The reading with the offset of that day."""
    if zone.zone is None:
        return zone._replace(utc_offset=zone.literal_utc_offset)
    return zone._replace(utc_offset=offset_minutes(day, zone.zone, clock or dt.time(12)))


def _with_instants(timing: Timing, codes: tuple[str, ...]) -> Timed:
    clock = _clock_of(timing.timezone)
    if clock is None or timing.date is None or timing.start_time is None:
        return Timed(timing, codes)
    start, code = place_instant(timing.date, timing.start_time, clock)
    if code is not None:
        codes = (*codes, code)
    end = None
    if timing.end_time is not None and "end_before_start" not in codes:
        end, _ = place_instant(timing.end_date or timing.date, timing.end_time, clock)
    return Timed(timing._replace(start=start, end=end), codes)


def _clock_of(zone: ZoneReading | None) -> str | int | None:
    if zone is None:
        return None
    return zone.zone if zone.zone is not None else zone.utc_offset
