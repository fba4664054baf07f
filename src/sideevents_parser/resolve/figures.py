"""Days in figures: which of them exist, and which figure is the month.

In: figures; the dates of a page, where it hangs its clocks, the day on which it was read. Out: a day of the calendar;
the order of day and month, "DM" or "MD".
"""

import datetime as dt
import re
from collections import Counter
from typing import Final

from sideevents_parser.lexicon.zones.countries import country_zones
from sideevents_parser.resolve.region import Region
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions

_FIRST_FIGURE: Final = re.compile(r"\d{1,4}")
_FIRST_MONTH_AS_DAY: Final = 12
EARLIEST, LATEST = 1990, 2100  # years of events
_NEAR_DAYS: Final = 62


def make_day(year: int | None, month: int | None, day: int | None) -> dt.date | None:
    """The calendar day, or None where a part is missing or the day does not exist."""
    if year is None or month is None or day is None or not EARLIEST <= year <= LATEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def order_of(view: str, mentions: Mentions) -> str | None:
    """The order of day and month that the page's own unambiguous numeric dates show."""
    votes: Counter[str] = Counter()
    for moment in mentions.moments:
        if moment.date is None or moment.date.form != "numeric":
            continue
        day = moment.date.items[0].first
        first = _FIRST_FIGURE.search(view, moment.date.span.start, moment.date.span.end)
        if first is None or day.swappable or day.day is None or day.day <= _FIRST_MONTH_AS_DAY:
            continue
        votes["DM" if int(first.group()) == day.day else "MD"] += 1
    return next(iter(votes)) if len(votes) == 1 else None


def likely_order(drafts: tuple[Draft, ...], region: Region, reference: dt.date | None) -> str | None:
    """The order that is usual where the page's clocks hang, month before day in the United States.

    Where nothing says where that is: the only order in which all such days lie near the day of reading.
    """
    events = [dated.moment for draft in drafts for dated in draft.dated if dated.role == "event"]
    zones = {
        clock.zone.zone
        for moment in events
        for clock in moment.clocks
        if clock.zone is not None and clock.zone.zone is not None
    }
    zones = zones or ({region.zone} if region.zone is not None else set())
    if zones:
        return "MD" if zones <= set(country_zones("US")[0]) else None
    items = (item.first for moment in events if moment.date is not None for item in moment.date.items)
    days = [day for day in items if day.swappable]
    if reference is None or not days:
        return None
    straight = sum(_is_near(day.year, day.month, day.day, reference) for day in days)
    swapped = sum(_is_near(day.year, day.day, day.month, reference) for day in days)
    near = [order for order, count in (("DM", straight), ("MD", swapped)) if count == len(days)]
    return near[0] if len(near) == 1 else None


def _is_near(year: int | None, month: int | None, day: int | None, reference: dt.date) -> bool:
    """Whether a day lies in the weeks around the day of reading."""
    date = make_day(year or reference.year, month, day)
    return date is not None and abs((date - reference).days) <= _NEAR_DAYS
