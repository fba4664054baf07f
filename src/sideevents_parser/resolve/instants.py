"""A wall clock and a zone → the instant, or why there is none.

In: a date, a time and an IANA id (or minutes east of UTC). Out: an aware ``datetime`` and no code, or no ``datetime``
and the code of the diagnostic. ``place_instant(dt.date(2021, 3, 28), dt.time(2, 30), "Europe/Zurich") == (None,
"nonexistent_local_time")``
"""

import datetime as dt
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

NONEXISTENT: Final = "nonexistent_local_time"
AMBIGUOUS: Final = "ambiguous_local_time"
_NOON: Final = dt.time(12)


def place_instant(day: dt.date, clock: dt.time, zone: str | int) -> tuple[dt.datetime | None, str | None]:
    """The instant at which the clocks of ``zone`` show this, or a code where it is skipped or occurs twice.

    Raises ``ZoneInfoNotFoundError`` (a ``KeyError``) or ``ValueError`` for a zone that does not exist.
    """
    place = find_clock(zone)
    first = dt.datetime.combine(day, clock.replace(tzinfo=None, fold=0), place)
    second = first.replace(fold=1)
    early, late = first.utcoffset(), second.utcoffset()
    if early == late or early is None or late is None:
        return first, None
    # In a gap the offset grows, in a fold it shrinks (PEP 495).
    return None, NONEXISTENT if late > early else AMBIGUOUS


def offset_minutes(day: dt.date, zone: str | int, clock: dt.time = _NOON) -> int:
    """Minutes east of UTC that are in force in ``zone`` on a day, rounded towards UTC where old times had seconds."""
    offset = dt.datetime.combine(day, clock.replace(tzinfo=None), find_clock(zone)).utcoffset()
    return int(offset.total_seconds() / 60) if offset is not None else 0


@lru_cache(maxsize=1024)
def find_clock(zone: str | int) -> dt.tzinfo:
    """The clock of an IANA id, or of an offset in minutes."""
    return ZoneInfo(zone) if isinstance(zone, str) else dt.timezone(dt.timedelta(minutes=zone))
