"""A schedule by schema.org → one line that says when, in what zone and by what rule; and such a line → its parts.

In: the value of ``eventSchedule``, an object or a list of them. Out: for each a line such as
``2024-05-06T19:00/2024-05-06T21:00 Europe/Zurich FREQ=WEEKLY;BYDAY=MO except 2024-05-20``, which can stand in a text
and be quoted. What states no first day, or no rule that iCalendar knows, leaves that part out.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

_MOST: Final = 50
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS: Final = {name: name[:2].upper() for name in _WEEKDAYS}
_BY_DAY: Final = re.compile(r"[+-]?[1-5]?(?:MO|TU|WE|TH|FR|SA|SU)")
_EVERY: Final = re.compile(r"P([1-9]\d?)([DWMY])")
_UNITS: Final = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_CLOCK: Final = re.compile(r"\d\d:\d\d")
_ZONE: Final = re.compile(r"[A-Z][A-Za-z_]{1,20}(?:/[A-Z][A-Za-z_+-]{1,30}){1,2}|UTC")
_LINE: Final = re.compile(
    r"(?P<start>[^\s/]+)(?:/(?P<end>\S+))?(?:[ ](?P<zone>(?!FREQ=|except )\S+))?"
    r"(?:[ ](?P<rule>FREQ=\S+))?(?:[ ](?P<but>except [\d, -]+))?$"
)


class Planned(NamedTuple):
    """One schedule: first start and end as stamps, an IANA zone, an RRULE and the days left out; empty where unsaid."""

    start: str
    end: str = ""
    zone: str = ""
    rule: str = ""
    exceptions: str = ""


def schedule_lines(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - JSON may hold anything
    """The lines of all schedules of an event that tell their first day."""
    listed = value if isinstance(value, list) else [value]
    return tuple(line for each in listed[:_MOST] if isinstance(each, dict) and (line := _line(each)))


def read_schedule(line: str) -> Planned | None:
    """The parts of a line."""
    found = _LINE.match(line)
    return Planned(*((part or "").removeprefix("except ") for part in found.groups())) if found else None


def _line(node: dict[str, Any]) -> str:
    first, last = _date(node.get("startDate")), _date(node.get("endDate"))
    if not first:
        return ""
    rule = _rule(node, last)
    opens, closes = _clock(node, "start"), _clock(node, "end")
    start = f"{first}T{opens}" if opens else first
    end = f"{first if rule else last or first}T{closes}" if opens and closes else last if last and not rule else ""
    zone = _ZONE.fullmatch(_word(node.get("scheduleTimezone")))
    free = ", ".join(day for each in _listed(node.get("exceptDate")) if (day := _date(each)))
    parts = (f"{start}/{end}" if end else start, zone.group() if zone else "", rule, free and f"except {free}")
    return " ".join(part for part in parts if part)


def _rule(node: dict[str, Any], last: str) -> str:
    """The rule by which it comes again, or nothing where it does not."""
    every = _EVERY.fullmatch(_word(node.get("repeatFrequency")))
    word = _word(node.get("repeatFrequency")).upper()
    unit = _UNITS[every[2]] if every else word if word in _UNITS.values() else ""
    if not unit:
        return ""
    parts = [f"FREQ={unit}", f"INTERVAL={every[1]}" if every and every[1] != "1" else ""]
    days = [_DAYS.get(name, name) for each in _listed(node.get("byDay")) if (name := _word(each).rpartition("/")[2])]
    days = [day for day in days if _BY_DAY.fullmatch(day)]
    parts.append(f"BYDAY={','.join(days)}" if days else "")
    parts += [_numbers("BYMONTHDAY", node.get("byMonthDay")), _numbers("BYMONTH", node.get("byMonth"))]
    count = _word(node.get("repeatCount"))
    parts.append(f"COUNT={count}" if count.isdecimal() and int(count[:4]) > 0 and len(count) < 4 else "")
    parts.append(f"UNTIL={last.replace('-', '')}" if last and not parts[-1] else "")
    return ";".join(part for part in parts if part)


def _numbers(name: str, value: Any) -> str:  # noqa: ANN401
    numbers = [word for each in _listed(value) if (word := _word(each)).lstrip("-").isdecimal() and len(word) < 4]
    return f"{name}={','.join(numbers)}" if numbers else ""


def _listed(value: Any) -> Iterator[Any]:  # noqa: ANN401
    yield from (value if isinstance(value, list) else [value])[:_MOST]


def _word(value: Any) -> str:  # noqa: ANN401
    """A value as a word: the address or the name of an object, a number in figures."""
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("@id") or value.get("@value") or value.get("name") if isinstance(value, dict) else value
    return str(value).strip()[:60] if isinstance(value, str | int) else ""


def _date(value: Any) -> str:  # noqa: ANN401
    found = _DATE.match(_word(value))
    return found.group() if found else ""


def _clock(node: dict[str, Any], end: str) -> str:
    """The hour of one end: its own, or that of a date that has one."""
    dated = _word(node.get(f"{end}Date")).partition("T")[2]
    stated = _CLOCK.match(_word(node.get(f"{end}Time"))) or _CLOCK.match(dated)
    return stated.group() if stated else ""
