"""When an occurrence is, in the four forms that calendars know: days, a zone's clock, an instant, any wall's clock.

``moment_of(occurrence)`` gives ``Moment("zoned", 2026-06-25 15:00, 2026-06-25 16:30, "Europe/Paris")``; None without a
date.
"""

import datetime as dt
import zoneinfo
from functools import cache
from typing import Literal, NamedTuple

from sideevents_parser.records import Occurrence, SideEvent

_UTC_NAMES = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Universal", "Etc/Zulu", "UCT", "Universal", "Zulu"})
_ONE_DAY = dt.timedelta(days=1)
_LAST_DAY = dt.date.max - _ONE_DAY
_MINUTES_OF_A_DAY = 1440


class Moment(NamedTuple):
    """``end`` is exclusive and None when none is known; both are without tzinfo and meant by ``form`` and ``zone``.

    ``day``: whole days at midnight; ``zoned``: by the clock of ``zone``; ``utc``; ``floating``: no zone known.
    """

    form: Literal["day", "zoned", "utc", "floating"]
    start: dt.datetime
    end: dt.datetime | None
    zone: str | None = None

    @property
    def aware_start(self) -> dt.datetime | None:
        """The instant of the start, when it is known."""
        return _aware(self, self.start)

    @property
    def aware_end(self) -> dt.datetime | None:
        """The instant of the end, when it is known."""
        return _aware(self, self.end) if self.end else None


def moment_of(occurrence: Occurrence) -> Moment | None:
    """When the occurrence is, as exactly as it is known."""
    if occurrence.date is None or occurrence.date > _LAST_DAY:
        return None
    if occurrence.start_time is None:
        last = max(occurrence.end_date or occurrence.date, occurrence.date)
        return Moment("day", _midnight(occurrence.date), _midnight(min(last, _LAST_DAY)) + _ONE_DAY)
    start = dt.datetime.combine(occurrence.date, occurrence.start_time.replace(tzinfo=None))
    end = _end(occurrence, start)
    key = occurrence.timezone.zone if occurrence.timezone else None
    zone = zone_named(key) if key and key not in _UTC_NAMES else None
    if key in _UTC_NAMES:
        return Moment("utc", start, end)
    stated = _stated(occurrence.start)
    if zone and stated and _instant(start, zone) != stated:
        zone = None
    if zone and (occurrence.recurrence or (_is_plain(start, zone) and _is_plain(end, zone))):
        return Moment("zoned", start, end, key)
    return _by_instants(occurrence, zone, start, end)


def dated(event: SideEvent) -> tuple[tuple[Occurrence, Moment], ...]:
    """The occurrences that have a date, with their moments."""
    moments = ((occurrence, moment_of(occurrence)) for occurrence in event.occurrences)
    return tuple((occurrence, moment) for occurrence, moment in moments if moment)


def in_utc(moment: Moment) -> Moment:
    """The same instants without a zone; days and floating clocks stay."""
    start, end = _stated(moment.aware_start), _stated(moment.aware_end)
    if moment.form != "zoned" or start is None:
        return moment
    return Moment("utc", start.replace(tzinfo=None), end.replace(tzinfo=None) if end else None)


@cache
def zone_named(key: str) -> zoneinfo.ZoneInfo | None:
    """The zone, or None when this machine has none of that name."""
    try:
        return zoneinfo.ZoneInfo(key)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _by_instants(occurrence: Occurrence, zone: dt.tzinfo | None, start: dt.datetime, end: dt.datetime | None) -> Moment:
    """UTC, where a zone's clock would not do: only an offset is known or meant, or the clock is put forward or back.

    Readers disagree on a clock that shows an hour twice or never: the first of two is meant, and in a gap the offset
    before it counts (RFC 5545). Without any offset the clock floats.
    """
    stated = _stated(occurrence.start)
    clock = zone or (_offset_between(start, stated) if stated else _offset_hinted(occurrence))
    first = stated or _instant(start, clock)
    if first is None:
        return Moment("floating", start, end)
    last = _stated(occurrence.end) or _instant(end, clock)
    ends = last.replace(tzinfo=None) if last and last > first else None
    return Moment("utc", first.replace(tzinfo=None), ends)


def _offset_between(clock: dt.datetime, instant: dt.datetime) -> dt.tzinfo | None:
    """The offset at which the clock shows the instant."""
    ahead = clock - instant.replace(tzinfo=None)
    return dt.timezone(ahead) if abs(ahead) < _ONE_DAY else None


def _offset_hinted(occurrence: Occurrence) -> dt.tzinfo | None:
    """The offset that was given in place of a zone."""
    minutes = occurrence.timezone.utc_offset if occurrence.timezone and not occurrence.timezone.zone else None
    in_range = minutes is not None and abs(minutes) < _MINUTES_OF_A_DAY
    return dt.timezone(dt.timedelta(minutes=minutes or 0)) if in_range else None


def _stated(instant: dt.datetime | None) -> dt.datetime | None:
    """The record's own instant, in UTC."""
    return _instant(instant, instant.tzinfo) if instant else None


def _instant(clock: dt.datetime | None, zone: dt.tzinfo | None) -> dt.datetime | None:
    """The instant of a wall clock; None without a zone, and at both ends of the calendar."""
    try:
        return clock.replace(tzinfo=zone).astimezone(dt.UTC) if clock and zone else None
    except OverflowError:
        return None


def _is_plain(clock: dt.datetime | None, zone: dt.tzinfo) -> bool:
    """Whether the zone's clock shows this time exactly once."""
    if clock is None:
        return True
    there = clock.replace(tzinfo=zone)
    return there.utcoffset() == there.replace(fold=1).utcoffset()


def _end(occurrence: Occurrence, start: dt.datetime) -> dt.datetime | None:
    """The end by the wall clock; a last day without a clock lasts until midnight; an end before the start is none."""
    if occurrence.end_time is not None:
        end = dt.datetime.combine(occurrence.end_date or start.date(), occurrence.end_time.replace(tzinfo=None))
    elif occurrence.end_date and occurrence.end_date > start.date():
        end = _midnight(min(occurrence.end_date, _LAST_DAY)) + _ONE_DAY
    else:
        return None
    return end if end > start else None


def _aware(moment: Moment, clock: dt.datetime) -> dt.datetime | None:
    if moment.form == "utc":
        return clock.replace(tzinfo=dt.UTC)
    return clock.replace(tzinfo=zone_named(moment.zone)) if moment.form == "zoned" and moment.zone else None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
