"""What a caller of the exporters may choose: ``ExportOptions(stamp=datetime.now(UTC))``. No clock is read."""

import datetime as dt
from typing import Literal, NamedTuple

_NO_CLOCK = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


class ExportOptions(NamedTuple):
    """``stamp``: when the records were made, for DTSTAMP. ``name``: of the calendar.

    ``sessions``: several sessions as an entry each, which every reader understands, or as one entry with RDATE where
    they are alike.
    ``times``: by the clock of the zone, or as instants for web calendars that ignore zones; what recurs keeps its zone.
    ``participants``: speakers also as RFC 9073 components, which few readers know.
    """

    stamp: dt.datetime = _NO_CLOCK
    name: str | None = None
    sessions: Literal["entries", "rdate"] = "entries"
    times: Literal["zones", "utc"] = "zones"
    participants: bool = False
