"""Days as written → calendar days: the year that is not there, the day that only a reference date fixes.

In: a ``DayValue``, the days that govern it and the page's context. Out: a ``Day`` with the notes that it needs.
"Thursday 8 October" below "2020" is a stated year; below a page that only says "© 2020" it is an inferred one.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from dateutil.easter import easter

from sideevents_parser.resolve.context import Context, Headed, heading_at, reference_at
from sideevents_parser.resolve.figures import make_day
from sideevents_parser.vocabulary.times import DayValue

_WEEK: Final = 7
_LONG_PAST: Final = 120
_SPAN: Final = 3
_AGREEING: Final = 2
_SPRING_ENDS: Final = 6
_TURN: Final = 6
_SURE: Final = 4  # days whose weekdays prove a year
_NEAR: Final = 2  # years between a page's reading and its events; what lies farther off is history
_OF_DATES: Final = 20  # what a year weighs that stands in a date of an event
_EASTER: Final = "easter"
_APRIL: Final = 4
_MIDDLE: Final = 15
_FIRST_GUESS, _LAST_GUESS = 2010, 2030


class Day(NamedTuple):
    """A calendar day with the codes of what was inferred about it or contradicts it."""

    date: dt.date
    codes: tuple[str, ...] = ()
    other: dt.date | None = None


def resolve_day(day: DayValue, above: Iterable[DayValue], at: int, context: Context) -> Day | None:
    """The calendar day that a written day means at offset ``at``.

    ``above`` are the days that govern it, nearest first.
    """
    if day.relative == "same":
        return _same(at, context)
    if day.nth is not None:
        return _counted(day, at, context)
    if day.relative is not None and day.relative.startswith(_EASTER):
        return _feast(int(day.relative.removeprefix(_EASTER)), at, context)
    if day.day is None and (day.relative is not None or day.month is None):
        return _relative(day, at, context)
    month, year = day.month, day.year
    for upper in above:
        month = month if month is not None else upper.month
        year = year if year is not None else upper.year
    heading = heading_at(context, at) if year is None else None
    if heading is not None and heading.alone:
        year = heading.year
    if day.day is None or month is None:
        return _bare(day, at, context)
    if day.swappable:
        return _numeric(day._replace(year=year), at, context)
    if year is not None:
        return _checked(make_day(year, month, day.day), day.weekday, ())
    return _checked(_infer(day.day, month, day.weekday, at, context), day.weekday, ("year_inferred",))


def _checked(date: dt.date | None, weekday: int | None, codes: tuple[str, ...]) -> Day | None:
    if date is None:
        return None
    if weekday is not None and date.weekday() != weekday:
        codes = (*codes, "weekday_mismatch")
    return Day(date, codes)


def _infer(day: int, month: int, weekday: int | None, at: int, context: Context) -> dt.date | None:
    """The year: one that the page supports and the weekday fits, else the one nearest to the reference date."""
    reference = reference_at(context, at)
    listed = make_day(context.listed.get(at), month, day) if heading_at(context, at) is None else None
    near_reading = listed is not None and (reference is None or abs(listed.year - reference.year) <= _NEAR)
    if listed is not None and near_reading and weekday in {None, listed.weekday()}:
        return listed
    base = _base_year(context, reference, at, month)
    if base is None:
        return _by_weekday(day, month, weekday, context)
    if weekday is not None and _is_proved(base, context):
        return make_day(base, month, day)
    if weekday is not None and heading_at(context, at) is None:
        base = _fitting_base(base, day, month, weekday, context, reference)
    near = [date for year in (base, base + 1, base - 1) if (date := make_day(year, month, day)) is not None]
    fitting = [date for date in near if weekday is None or date.weekday() == weekday]
    if not fitting and not _is_stated_year(context, reference, at):
        return _by_weekday(day, month, weekday, context)  # 1998 of "the Act 1998" is no year of the page
    if reference is not None and heading_at(context, at) is None:
        ahead = [date for date in (fitting or near) if -_LONG_PAST <= (date - reference).days <= 300]
        if ahead:
            return min(ahead, key=lambda date: (date.year != base, abs((date - reference).days)))
    return next(iter(fitting or near), None)


def _is_stated_year(context: Context, reference: dt.date | None, at: int) -> bool:
    """Whether a heading, a date of the page or the reader gives the year, not just any figure in its text."""
    given = reference is not None or heading_at(context, at) is not None
    return given or (bool(context.years) and context.years[0][1] >= _OF_DATES)


def _is_proved(year: int, context: Context) -> bool:
    """Whether the weekdays that the page writes beside its days are nearly all those of a year, so that others err."""
    dates = [(make_day(year, day.month, day.day), day.weekday) for day in context.days]
    fitting = sum(date is not None and date.weekday() == weekday for date, weekday in dates)
    return fitting >= _SURE and fitting * 4 > len(dates) * 3


def _fitting_base(base: int, day: int, month: int, weekday: int, context: Context, reference: dt.date | None) -> int:
    """The year for which the page stands, or the next best that the weekday fits when it contradicts that one."""
    others = [year for year, _ in context.years] + ([reference.year] if reference is not None else [])
    for year in (base, *others):
        near = (make_day(each, month, day) for each in (year, year + 1, year - 1))
        if any(date is not None and date.weekday() == weekday for date in near):
            return year
    return base


def _base_year(context: Context, reference: dt.date | None, at: int, month: int | None = None) -> int | None:
    """The year that the page stands for.

    Of a heading above, the most supported by its dates, else of the reference date.
    """
    heading = heading_at(context, at)
    if heading is not None:
        late = _is_late_in_season(context, heading)
        if heading.season and not late and month is not None and (first := _first_month(context, heading)) is not None:
            return heading.year + (month < first)
        return heading.year + late + turns_between(context, heading.start, at)
    best = context.years[0] if context.years else None
    if best is not None and (reference is None or (best[1] >= _OF_DATES and abs(best[0] - reference.year) <= _NEAR)):
        return best[0]
    if reference is not None:
        return reference.year
    return best[0] if best is not None else None


def _is_late_in_season(context: Context, heading: Headed) -> bool:
    """Whether the days below a season ("2014-15") begin in its second year: in May, not in October."""
    if not heading.season:
        return False
    return (_first_month(context, heading) or _SPRING_ENDS + 1) <= _SPRING_ENDS


def _first_month(context: Context, heading: Headed) -> int | None:
    """The month with which the days below a season begin."""
    months = (day.month for offset, day in context.events if offset > heading.start and day.month and day.year is None)
    return next(months, None)


def turns_between(context: Context, start: int, end: int) -> int:
    """How often the year turns in the days that the page lists between two offsets: December, then January."""
    months = [day.month for offset, day in context.events if start < offset <= end and day.month and day.year is None]
    return sum(before - after >= _TURN for before, after in pairwise(months))


def _by_weekday(day: int, month: int, weekday: int | None, context: Context) -> dt.date | None:
    """Without any year on the page, the one year of two decades that the weekdays of several dates agree on."""
    if weekday is None or len(context.days) < _AGREEING:
        return None
    fits = [
        year
        for year in range(_FIRST_GUESS, _LAST_GUESS)
        if all((date := make_day(year, d.month, d.day)) is None or date.weekday() == d.weekday for d in context.days)
    ]
    return make_day(fits[0], month, day) if len(fits) == 1 else None


def _numeric(day: DayValue, at: int, context: Context) -> Day | None:
    """A date in figures that can be read both ways: the page decides, else day before month, both readings kept."""
    straight, swapped = _with_year(day, at, context), None
    if day.month is not None and day.day is not None and day.day != day.month:
        swapped = _with_year(day._replace(day=day.month, month=day.day), at, context)
    if straight is None or swapped is None:
        return straight or swapped
    order = context.order or _order_by_weekday(day, straight, swapped)
    if order is not None:
        return straight if order == "DM" else swapped
    first, second = (swapped, straight) if context.likely_order == "MD" else (straight, swapped)
    return Day(first.date, (*first.codes, "ambiguous_day_month"), second.date)


def _with_year(day: DayValue, at: int, context: Context) -> Day | None:
    if day.month is None or day.day is None:
        return None
    if day.year is not None:
        return _checked(make_day(day.year, day.month, day.day), day.weekday, ())
    return _checked(_infer(day.day, day.month, day.weekday, at, context), day.weekday, ("year_inferred",))


def _order_by_weekday(day: DayValue, straight: Day, swapped: Day) -> str | None:
    if day.weekday is None:
        return None
    fits = [day.weekday == reading.date.weekday() for reading in (straight, swapped)]
    return "DM" if fits == [True, False] else "MD" if fits == [False, True] else None


def _same(at: int, context: Context) -> Day | None:
    """The day of the event before."""
    before = [day for start, day in context.events if start < at and day.relative is None]
    found = resolve_day(before[-1], (), at, context) if before else None
    return found and Day(found.date, ("year_inferred",))


def day_near(day: DayValue, main: dt.date) -> dt.date | None:
    """A day written beside another place's clock: in full, or the weekday next to the main day."""
    if day.day is None and day.weekday is not None:
        return next(
            (near for shift in (0, 1, -1) if (near := main + dt.timedelta(days=shift)).weekday() == day.weekday), None
        )
    return make_day(day.year or main.year, day.month or main.month, day.day)


def _relative(day: DayValue, at: int, context: Context) -> Day | None:
    """Tomorrow, this Thursday, Friday: counted from the reference date."""
    if (named := _in_week(day, at, context)) is not None:
        return Day(named, ("year_inferred",))
    reference = reference_at(context, at)
    if reference is None or (day.relative is None and not _is_dated(context)):
        return None
    if day.relative is not None and day.relative[:1] in "+-" and day.relative[1:].isdigit():
        return Day(reference + dt.timedelta(days=int(day.relative)), ("year_inferred",))
    if day.weekday is None:
        return None
    ahead = (day.weekday - reference.weekday()) % _WEEK
    if day.relative == "last":
        return Day(reference - dt.timedelta(days=_WEEK - ahead if ahead else _WEEK), ("year_inferred",))
    if day.relative == "week" or (day.relative == "next" and ahead < _SPAN):
        ahead += _WEEK
    return Day(reference + dt.timedelta(days=ahead), ("year_inferred",))


def _feast(offset: int, at: int, context: Context) -> Day | None:
    """The day that lies so many days behind Easter, or before it."""
    middle = _infer(_MIDDLE, _APRIL, None, at, context)
    return None if middle is None else Day(easter(middle.year) + dt.timedelta(days=offset), ("year_inferred",))


def _in_week(day: DayValue, at: int, context: Context) -> dt.date | None:
    """The day that a weekday alone names in the week of the page's head."""
    if context.week is None or day.weekday is None or day.relative not in {None, "this"} or at <= context.week[0]:
        return None
    start, days = context.week
    first = resolve_day(days.first, (), start, context)
    if first is None:
        return None
    return first.date + dt.timedelta(days=(day.weekday - first.date.weekday()) % _WEEK)


def _counted(day: DayValue, at: int, context: Context) -> Day | None:
    """A weekday counted within its month: the first Monday of July, the last Friday of June."""
    middle = make_day(day.year, day.month, _MIDDLE) if day.year else _infer(_MIDDLE, day.month or 0, None, at, context)
    if middle is None or day.weekday is None or day.nth is None:
        return None
    first = middle.replace(day=1)
    days = [first + dt.timedelta(days=(day.weekday - first.weekday()) % _WEEK + _WEEK * week) for week in range(5)]
    within = [date for date in days if date.month == middle.month]
    at_week = day.nth - 1 if day.nth > 0 else day.nth
    if at_week >= len(within):
        return None
    return Day(within[at_week], () if day.year else ("year_inferred",))


def _is_dated(context: Context) -> bool:
    """Whether it is sure when the page was read or written, so that a bare weekday may be counted from there."""
    return context.settings.reference_date is not None or any(written.sure for written in context.written)


def _bare(day: DayValue, at: int, context: Context) -> Day | None:
    """A day of the month alone ("Wed 11", "the 18th").

    In the month of the list's day before, where it goes on from there and the weekday fits; in that which the page
    names; else in that of the reference date, or the next.
    """
    if (listed := _in_month_before(day, at, context)) is not None:
        return Day(listed, ("year_inferred",))
    if context.month is not None and day.day is not None and (own := _in_month(context.month, day)) is not None:
        return Day(own, ("year_inferred",))
    reference = reference_at(context, at)
    if reference is None or day.day is None:
        return None
    months = [(reference.year, reference.month), _next_month(reference.year, reference.month)]
    dates = [date for year, month in months if (date := make_day(year, month, day.day)) is not None]
    fitting = [date for date in dates if day.weekday is None or date.weekday() == day.weekday]
    ahead = [date for date in fitting or dates if date >= reference - dt.timedelta(days=_WEEK)]
    return _checked(next(iter(ahead or fitting or dates), None), day.weekday, ("year_inferred",))


def _in_month(month: dt.date, day: DayValue) -> dt.date | None:
    """The day in the month that the page names for days without one, where its weekday fits."""
    date = make_day(month.year, month.month, day.day)
    return date if date is not None and day.weekday == date.weekday() else None


def _in_month_before(day: DayValue, at: int, context: Context) -> dt.date | None:
    """The day in the month that the last dated line above states: "Sat 23rd" below "August Sat 16th"."""
    told = [above for start, above in context.events if start < at and above.day is not None]
    if not told or day.day is None or day.weekday is None or day.day <= (told[-1].day or 0):
        return None
    month = told[-1].month or 0
    date = make_day(told[-1].year, month, day.day) or _infer(day.day, month, day.weekday, at, context)
    return date if date is not None and date.weekday() == day.weekday else None


def _next_month(year: int, month: int) -> tuple[int, int]:
    return (year + month // 12, month % 12 + 1)
