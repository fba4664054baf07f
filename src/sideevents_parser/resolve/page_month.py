"""The month of a page whose days name none: "MONDAY 9th", "SATURDAY 14th" and, anywhere, "September 2019".

In: a document and the drafts of its blocks. Out: the first day of the month, if the weekdays of all such days fit it
and no other month that the page names. ``month_of(document, drafts, lexicon)``
"""

import datetime as dt
import re
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.times import DayRange, DayValue

_HEAD, _WIDTH = 600, 90
_WEEK: Final = range(3, 7)
_LONG_MONTH: Final = 31
_LEAST: Final = 2  # days whose weekdays show the month: of one, every seventh month has it


def month_of(document: Document, drafts: tuple[Draft, ...], lexicon: Lexicon) -> dt.date | None:
    """The month in which all days stand that have a weekday and no month."""
    days = {day for draft in drafts for day in _bare_days(draft)}
    if not days:
        return None
    named = {
        dt.date(int(found[2]), lexicon.months[fold(found[1]).strip(".")], 1)
        for found in _month_and_year(lexicon).finditer(document.view)
    }
    if len(days) < _LEAST and len(named) > 1:
        return None
    fitting = [month for month in named if all(_fits(month, *day) for day in days)]
    return fitting[0] if len(fitting) == 1 else None


def week_of(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[int, DayRange] | None:
    """The days of a week that a page's head gives, and where they stand.

    "The week in parliament (8-12 May)", "Week of 8 May".
    """
    for moment in mentions.moments:
        if moment.span.start > _HEAD:
            return None
        line = document.lines[line_at(document.lines, moment.span.start)]
        items = moment.date.items if moment.date is not None and not moment.clocks else ()
        if len(items) != 1 or line.end - line.start >= _WIDTH:
            continue
        led = lexicon.closes("dates.week_leads", fold(document.view[line.start : moment.span.start]).rstrip(" :-"))
        if _is_week(items[0]) or (led and items[0].first.month is not None and items[0].first.day is not None):
            return moment.span.start, items[0]
    return None


def _is_week(days: DayRange) -> bool:
    first, last = days.first, days.last
    if last is None or None in {first.day, first.month, last.day}:
        return False
    apart = (last.day or 0) - (first.day or 0)
    return apart in _WEEK if last.month in {None, first.month} else apart + _LONG_MONTH in _WEEK or apart + 30 in _WEEK


def _bare_days(draft: Draft) -> list[tuple[int, int]]:
    """The days of the month, each with its weekday, of events that name no month."""
    values = (
        item.first
        for dated in draft.dated
        if dated.role == "event" and dated.moment.date
        for item in dated.moment.date.items
    )
    return [(day.day, day.weekday) for day in values if _is_bare(day) and day.day and day.weekday is not None]


def _is_bare(day: DayValue) -> bool:
    return day.month is None and day.year is None and day.relative is None and day.nth is None


def _fits(month: dt.date, day: int, weekday: int) -> bool:
    date = month + dt.timedelta(days=day - 1)
    return date.month == month.month and date.weekday() == weekday


@cache
def _month_and_year(lexicon: Lexicon) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, lexicon.months), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])({names})\.?,?[ ]{{1,3}}((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
