"""Moments as data state them → days, hours, offsets; and schedules → occurrences that come again.

In: text in ISO 8601, or the line of a schedule. Out: a ``Stamp``, an ``Occurrence`` with its RRULE.
``read_stamp("2024-05-05T10:00+02:00")`` is a day, ten o'clock and 120 minutes east of UTC.
"""

import datetime as dt
import re
from typing import Final, NamedTuple

from sideevents_parser.records import Occurrence, ZoneHint
from sideevents_parser.resolve.instants import offset_minutes, place_instant
from sideevents_parser.text.schedules import read_schedule
from sideevents_parser.vocabulary.spans import Span

_STAMP: Final = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[T ](\d\d?):?(\d\d)(?::?\d\d(?:\.\d{1,9})?)?[ ]?(Z|[+-]\d?\d:?\d\d)?)?(?!\d)"
)
_BASIC: Final = re.compile(r"(?:19|20)\d{6}(?:T|$)")  # 20240505T1000


class Stamp(NamedTuple):
    """A stated instant as written: a day, perhaps an hour, perhaps minutes east of UTC and the words for them."""

    date: dt.date
    time: dt.time | None = None
    offset: int | None = None
    zone: str = ""


def read_stamp(text: str) -> Stamp | None:
    """A moment in ISO 8601, as far as it is one."""
    if _BASIC.match(text):
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    found = _STAMP.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, zone = found.groups()
    try:
        date = dt.date(int(year), int(month), int(day))
        time = dt.time(int(hour), int(minute)) if hour else None
    except ValueError:
        return None
    return Stamp(date, time, _offset(zone), zone or "")


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    if zone == "Z":
        return 0
    if zone in {"+0:00", "-0:00"}:
        return None  # no ISO 8601: calendars write it whose site has no zone
    minutes = int(zone[1:-2].rstrip(":")) * 60 + int(zone[-2:])
    return (-minutes if zone[0] == "-" else minutes) if minutes < 24 * 60 else None


def instant_of(stamp: Stamp | None) -> dt.datetime | None:
    """The instant of a stamp that tells an hour and an offset."""
    if stamp is None or stamp.time is None or stamp.offset is None:
        return None
    zone = dt.timezone(dt.timedelta(minutes=stamp.offset))
    return dt.datetime.combine(stamp.date, stamp.time, zone)


def read_planned(line: str, span: Span) -> Occurrence | None:
    """The first time of a schedule, with the rule by which it comes again and the days left out in a note."""
    planned = read_schedule(line)
    start = read_stamp(planned.start) if planned is not None else None
    if planned is None or start is None:
        return None
    end = read_stamp(planned.end)
    zone = _zone_named(planned.zone, span, start.date)
    instants = [
        place_instant(stamp.date, stamp.time, zone.zone)[0] if zone and zone.zone and stamp and stamp.time else None
        for stamp in (start, end)
    ]
    return Occurrence(
        span=span,
        date=start.date,
        start_time=start.time,
        end_date=end.date if end and end.date != start.date else None,
        end_time=end.time if end else None,
        timezone=zone,
        start=instants[0],
        end=instants[1],
        recurrence=planned.rule or None,
        note=f"except {planned.exceptions}" if planned.exceptions else None,
    )


def _zone_named(name: str, span: Span, on: dt.date) -> ZoneHint | None:
    try:
        offset = offset_minutes(on, name) if name else None
    except (KeyError, ValueError, OSError):
        return None  # no zone of that name
    fields = {"text": name, "span": span, "kind": "iana", "zone": name, "utc_offset": offset}
    return ZoneHint.model_validate({**fields, "candidates": (name,)}) if name else None
