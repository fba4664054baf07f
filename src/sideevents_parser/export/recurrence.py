"""``Occurrence.recurrence`` → RRULE, RDATE and EXDATE lines that fit the entry's start; what is no rule is left out.

``recurrence_lines("FREQ=WEEKLY;COUNT=4", moment) == ("RRULE:FREQ=WEEKLY;COUNT=4",)``
"""

import datetime as dt
import re

from sideevents_parser.export.contentlines import raw_line
from sideevents_parser.export.moments import Moment, zone_named

_NUMBERS = r"[+-]?\d{1,3}(?:,[+-]?\d{1,3})*"
_PARTS = {
    "FREQ": r"DAILY|WEEKLY|MONTHLY|YEARLY",
    "INTERVAL": r"[1-9]\d{0,3}",
    "COUNT": r"[1-9]\d{0,4}",
    "UNTIL": r"\d{8}(?:T\d{6}Z?)?",
    "WKST": r"MO|TU|WE|TH|FR|SA|SU",
    "BYDAY": r"(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:[+-]?\d{1,2})?(?:MO|TU|WE|TH|FR|SA|SU))*",
    "BYMONTH": _NUMBERS,
    "BYMONTHDAY": _NUMBERS,
    "BYYEARDAY": _NUMBERS,
    "BYWEEKNO": _NUMBERS,
    "BYSETPOS": _NUMBERS,
}


def recurrence_lines(recurrence: str | None, moment: Moment) -> tuple[str, ...]:
    """The rule as lines: empty when there is none, or none that iCalendar knows."""
    rule = (recurrence or "").strip().upper().removeprefix("RRULE:")
    parts = dict(part.partition("=")[::2] for part in rule.split(";")) if rule else {}
    known = all(name in _PARTS and re.fullmatch(_PARTS[name], value) for name, value in parts.items())
    if not known or "FREQ" not in parts or {"COUNT", "UNTIL"} <= parts.keys():
        return ()
    if "UNTIL" in parts:
        until = _until(parts["UNTIL"], moment)
        if not until:
            return ()
        parts["UNTIL"] = until
    return ("RRULE:" + ";".join(f"{name}={value}" for name, value in parts.items()),)


def further_dates(moments: list[Moment]) -> tuple[str, ...]:
    """Alike sessions as one RDATE. The first is among them: ical.js forgets DTSTART when there are only RDATEs."""
    first = moments[0]
    form = "%Y%m%d" if first.form == "day" else "%Y%m%dT%H%M%SZ" if first.form == "utc" else "%Y%m%dT%H%M%S"
    values = ",".join(moment.start.strftime(form) for moment in moments)
    return (raw_line("RDATE", values, VALUE="DATE" if first.form == "day" else None, TZID=first.zone),)


def _until(value: str, moment: Moment) -> str | None:
    """UNTIL in the form that the start calls for: a day, UTC when the start has a zone, else the same clock.

    A day alone lasts until its end.
    """
    try:
        day = dt.datetime.strptime(value[:8], "%Y%m%d").date()  # noqa: DTZ007 (a wall clock)
        clock = dt.datetime.strptime(value[9:15], "%H%M%S").time() if len(value) > 8 else dt.time(23, 59, 59)  # noqa: DTZ007
    except ValueError:
        return None
    if moment.form == "day":
        return f"{day:%Y%m%d}"
    end = dt.datetime.combine(day, clock)
    if moment.form == "floating":
        return f"{end:%Y%m%dT%H%M%S}"
    zone = None if value.endswith("Z") else zone_named(moment.zone) if moment.zone else None
    return f"{end.replace(tzinfo=zone or dt.UTC).astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
