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
    zone = occurrence.timezone.zone if occurrence.timezone else None
    if zone in _UTC_NAMES:
        return Moment("utc", start, end)
    if zone and zone_named(zone) and _clock_says(zone, start, occurrence.start):
        return _without_backward_end(Moment("zoned", start, end, zone))
    return _by_offset(occurrence, start, end)


def dated(event: SideEvent) -> tuple[tuple[Occurrence, Moment], ...]:
    """The occurrences that have a date, with their moments."""
    moments = ((occurrence, moment_of(occurrence)) for occurrence in event.occurrences)
    return tuple((occurrence, moment) for occurrence, moment in moments if moment)


@cache
def zone_named(key: str) -> zoneinfo.ZoneInfo | None:
    """The zone, or None when this machine has none of that name."""
    try:
        return zoneinfo.ZoneInfo(key)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _by_offset(occurrence: Occurrence, start: dt.datetime, end: dt.datetime | None) -> Moment:
    """An instant when the offset is known without a zone, or is another than the zone's at that time."""
    offset = _offset(occurrence)
    if offset is None:
        return Moment("floating", start, end)
    try:
        return Moment("utc", start - offset, end - offset if end else None)
    except OverflowError:
        return Moment("floating", start, end)


def _offset(occurrence: Occurrence) -> dt.timedelta | None:
    if occurrence.start:
        return occurrence.start.utcoffset()
    minutes = occurrence.timezone.utc_offset if occurrence.timezone and not occurrence.timezone.zone else None
    return None if minutes is None else dt.timedelta(minutes=minutes)


def _end(occurrence: Occurrence, start: dt.datetime) -> dt.datetime | None:
    """The end by the wall clock; a last day without a clock lasts until midnight; an end before the start is none."""
    if occurrence.end_time is not None:
        end = dt.datetime.combine(occurrence.end_date or start.date(), occurrence.end_time.replace(tzinfo=None))
    elif occurrence.end_date and occurrence.end_date > start.date():
        end = _midnight(min(occurrence.end_date, _LAST_DAY)) + _ONE_DAY
    else:
        return None
    return end if end > start else None


def _without_backward_end(moment: Moment) -> Moment:
    """A clock that does not exist is read an hour later, which may carry the start behind the end."""
    start, end = moment.aware_start, moment.aware_end
    backward = start and end and end.astimezone(dt.UTC) <= start.astimezone(dt.UTC)
    return moment._replace(end=None) if backward else moment


def _clock_says(zone: str, clock: dt.datetime, instant: dt.datetime | None) -> bool:
    """Whether readers of ``TZID`` arrive at the record's instant.

    In a fold they take the first of two; and some offsets are meant literally, whatever the zone says.
    """
    return instant is None or clock.replace(tzinfo=zone_named(zone)).astimezone(dt.UTC) == instant.astimezone(dt.UTC)


def _aware(moment: Moment, clock: dt.datetime) -> dt.datetime | None:
    if moment.form == "utc":
        return clock.replace(tzinfo=dt.UTC)
    return clock.replace(tzinfo=zone_named(moment.zone)) if moment.form == "zoned" and moment.zone else None


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
