"""Days without hours that rise down a page, each with a name: "September 1 Evening Open House".

In: a page and its groups. Out: the first rows of the groups that make such a calendar: lines with a day and a name, or
days right below a title. What is over is told with the latest day first, or on one line with its year; but history
does not fall on the same weekday, as the evenings of a society do.
"""

import datetime as dt
from collections import Counter
from itertools import pairwise
from typing import Final

from sideevents_parser.segment.datelines import look_of
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.vocabulary.times import DayValue

_FEWEST: Final = 3
_WORDS: Final = (2, 24)
_MISPRINTS: Final = 5  # one day in so many may not fit


def rising_days(page: Page, groups: list[Group]) -> frozenset[int]:
    """First rows of entries with a day and month and no hour, where at least three of one look rise."""
    found: dict[tuple[str, bool, bool], list[tuple[int, DayValue]]] = {}
    for group in groups:
        day = _named_day(page, group) if group.shape == "entry" else _titled_day(page, group)
        if day is not None:
            dated = group.shape == "entry" and day.year is not None
            found.setdefault((group.shape, look_of(page, group)[1], dated), []).append((group.first, day))
    return frozenset(
        first
        for (_, _, dated), alike in found.items()
        if (_share_weekday if dated else _rise)([day for _, day in alike])
        for first, _ in alike
    )


def _named_day(page: Page, group: Group) -> DayValue | None:
    """The day of an entry that names what takes place in a few words and tells no hour."""
    row = page.rows[group.first]
    dates = [moment.date for moment in row.moments if moment.date is not None]
    if len(dates) != 1 or len(row.moments) != 1 or row.moments[0].clocks or len(dates[0].items) != 1:
        return None
    words = [word for word in row.rest.split() if any(map(str.isalpha, word))]
    day = dates[0].items[0].first
    stated = day.day is not None and day.month is not None
    return day if stated and _WORDS[0] <= len(words) <= _WORDS[1] else None


def _titled_day(page: Page, group: Group) -> DayValue | None:
    """The day alone on a line right below a title."""
    at = group.first
    told = group.shape == "day" and group.last == at > 0 and not page.rows[at].blanks
    if not told or page.rows[at - 1].kind != "short" or len(page.rows[at].moments) != 1:
        return None
    date = page.rows[at].moments[0].date
    return date.items[0].first if date is not None and date.items[0].first.month is not None else None


def _rise(days: list[DayValue]) -> bool:
    order = [(day.year or 0, day.month or 0, day.day or 0) for day in days]
    return len(set(order)) >= _FEWEST and all(above <= below for above, below in pairwise(order))


def _share_weekday(days: list[DayValue]) -> bool:
    """Whether days with their years rise, but for a misprint, and most of them fall on one weekday."""
    dates = [date for day in days if (date := _date_of(day)) is not None]
    rising = sum(above < below for above, below in pairwise(dates))
    if len(set(dates)) < _FEWEST or rising < len(dates) - 1 - len(dates) // _MISPRINTS:
        return False
    most = max(Counter(date.weekday() for date in dates).values())
    return most >= _FEWEST and most * _MISPRINTS >= len(dates) * (_MISPRINTS - 1)


def _date_of(day: DayValue) -> dt.date | None:
    try:
        return dt.date(day.year or 0, day.month or 0, day.day or 0)
    except ValueError:
        return None
