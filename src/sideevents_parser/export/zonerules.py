"""The rule in a zone file's footer (POSIX TZ, RFC 8536): when saving time begins and ends, year after year.

``read_rule("CET-1CEST,M3.5.0,M10.5.0/3")``: from the last Sunday in March, 2:00, to the last Sunday in October, 3:00.
"""

import datetime as dt
import re
from calendar import monthrange
from functools import cache
from typing import NamedTuple

from sideevents_parser.export.tzif import Change, ZoneFile

_DAY = 86400
_EPOCH = dt.date(1970, 1, 1).toordinal()
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_LAST_WEEK = 5
_FEBRUARY = 2
_FIRST_YEAR = 1970
_LAST_PART_WITHIN = 30  # years; "Friday, the 1st of November" comes after eleven at most

_FOOTER = re.compile(
    r"""
    (?P<standard> <[^>]+> | [A-Za-z]+ ) (?P<standard_offset> [+-]?[\d:]+ )
    (?P<daylight> <[^>]+> | [A-Za-z]+ ) (?P<daylight_offset> [+-]?[\d:]+ )?
    ,M(?P<begins> \d+\.\d\.\d ) (?: / (?P<begins_at> [+-]?[\d:]+ ) )?
    ,M(?P<ends>   \d+\.\d\.\d ) (?: / (?P<ends_at>   [+-]?[\d:]+ ) )?
    """,
    re.VERBOSE,
)


class Onset(NamedTuple):
    """The ``week``-th (5 = last) ``weekday`` (0 = Sunday) of ``month``, ``seconds`` after its midnight.

    By the clock in force until then, which is ``before`` seconds east of UTC.
    """

    month: int
    week: int
    weekday: int
    seconds: int
    before: int
    after: int
    name: str


class Rule(NamedTuple):
    """Both changes of a year."""

    begins: Onset
    ends: Onset


class Days(NamedTuple):
    """The days of one month on which an onset may fall, as an RRULE says it."""

    month: int
    first: int
    last: int
    rrule: str


@cache
def read_rule(footer: str) -> Rule | None:
    """The rule, or None when there is no saving time, or one that yearly RRULEs cannot say (none in today's data)."""
    found = _FOOTER.fullmatch(footer)
    if not found:
        return None
    standard = -_seconds(found["standard_offset"])
    daylight = -_seconds(found["daylight_offset"]) if found["daylight_offset"] else standard + 3600
    begins = _onset(found["begins"], found["begins_at"], (standard, daylight), found["daylight"])
    ends = _onset(found["ends"], found["ends_at"], (daylight, standard), found["standard"])
    return None if _in_a_leap_month(begins) or _in_a_leap_month(ends) else Rule(begins, ends)


def yearly_changes(rule: Rule, years: range) -> tuple[Change, ...]:
    """The changes that the rule makes in these years, in order."""
    return tuple(sorted(_change(onset, year) for year in years for onset in rule))


def rule_holds_from(zone: ZoneFile, rule: Rule) -> tuple[int, Change]:
    """How many of the listed changes stand outside the rule, and the first change that is made by the rule."""
    last_year = dt.datetime.fromtimestamp(zone.changes[-1].at, dt.UTC).year if zone.changes else _FIRST_YEAR
    expected = yearly_changes(rule, range(_FIRST_YEAR, last_year + 2))
    outside = len(zone.changes)
    following = sum(change.at <= zone.changes[-1].at for change in expected) if zone.changes else 0
    while outside and following and zone.changes[outside - 1][:3] == expected[following - 1][:3]:
        outside, following = outside - 1, following - 1
    return outside, expected[following]


def days_of(onset: Onset) -> tuple[Days, ...]:
    """The days on which the onset falls: two stretches when its hours push some of them over the month's end.

    "Last Thursday in October, 24:00" is a Friday, 26 to 31 October or 1 November.
    """
    length = monthrange(2001, onset.month)[1]
    shift = onset.seconds // _DAY
    last = (length if onset.week == _LAST_WEEK else 7 * onset.week) + shift
    weekday = _WEEKDAYS[(onset.weekday + shift) % 7]
    if not shift:
        nth = -1 if onset.week == _LAST_WEEK else onset.week
        return (Days(onset.month, last - 6, last, f"BYDAY={nth}{weekday};BYMONTH={onset.month}"),)
    before = monthrange(2001, onset.month - 1)[1] if onset.month > 1 else 31
    months = (
        (onset.month - 1, before + last - 6, min(before, before + last)),
        (onset.month, max(1, last - 6), min(length, last)),
        (onset.month + 1, max(1, last - 6 - length), last - length),
    )
    return tuple(_days((month - 1) % 12 + 1, first, final, weekday) for month, first, final in months if first <= final)


def first_in(onset: Onset, days: Days, not_before: int) -> Change:
    """The first of the onset's changes that falls on these days, from an instant on."""
    year = dt.datetime.fromtimestamp(not_before, dt.UTC).year - 1
    changes = (_change(onset, later) for later in range(year, year + _LAST_PART_WITHIN))
    return next(change for change in changes if change.at >= not_before and local_start(change).month == days.month)


def local_start(change: Change) -> dt.datetime:
    """A change by the clock in force until then, as VTIMEZONE wants it."""
    return dt.datetime(1970, 1, 1) + dt.timedelta(seconds=change.at + change.before)  # noqa: DTZ001 (a wall clock)


def _days(month: int, first: int, last: int, weekday: str) -> Days:
    days = ",".join(str(day) for day in range(first, last + 1))
    return Days(month, first, last, f"BYDAY={weekday};BYMONTHDAY={days};BYMONTH={month}")


def _onset(day: str, clock: str | None, offsets: tuple[int, int], name: str) -> Onset:
    month, week, weekday = (int(part) for part in day.split("."))
    return Onset(month, week, weekday, _seconds(clock or "2"), *offsets, name.strip("<>"))


def _change(onset: Onset, year: int) -> Change:
    first_weekday = (dt.date(year, onset.month, 1).toordinal() - onset.weekday) % 7
    day = 1 + (-first_weekday) % 7 + 7 * (onset.week - 1)
    if day > monthrange(year, onset.month)[1]:
        day -= 7
    days = dt.date(year, onset.month, day).toordinal() - _EPOCH
    return Change(days * _DAY + onset.seconds - onset.before, onset.before, onset.after, onset.name, seasonal=True)


def _seconds(text: str) -> int:
    hours, minutes, seconds = (*text.lstrip("+-").split(":"), "0", "0")[:3]
    total = int(hours) * 3600 + int(minutes) * 60 + int(seconds)
    return -total if text.startswith("-") else total


def _in_a_leap_month(onset: Onset) -> bool:
    """Near the end of February the days cannot be counted out."""
    return onset.week == _LAST_WEEK and onset.month == _FEBRUARY and onset.seconds // _DAY != 0
