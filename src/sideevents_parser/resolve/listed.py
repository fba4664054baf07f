"""Days of a list without their years → the years that its order supports.

In: the days of a page's events in its order, and a reference date. Out: years by offset. A list runs forward or back in
time and within twelve months: read in October 2022, "October 21, October 14, ... January 7" all lie in 2022, and what
stands between two days of 2023 is of 2023.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sideevents_parser.vocabulary.times import DayValue

_FEWEST: Final = 4  # days of a list without any year
_FEWEST_STATED: Final = 3
_HALF: Final = 6  # months
_BEGUN_COUNTS: Final = 6  # and one that began long ago as one that begins a sixth of that ahead
_PAST_COUNTS: Final = 3  # a list that is over is as likely as one that begins three times as far ahead


class Listed(NamedTuple):
    """One day of a list: where it stands, the day, and how often the year has turned since the list began."""

    start: int
    day: DayValue
    turns: int


def listed_years(
    days: Iterable[tuple[int, DayValue]], reference: dt.date | None, year: int | None = None
) -> dict[int, int]:
    """The years that the order of lists gives to days without one, by offset; ``year``: that which the page names."""
    found: dict[int, int] = {}
    for run in _runs(days):
        if all(each.day.year is not None for each in run):
            continue
        stated = any(each.day.year is not None for each in run)
        first = _stated_first(run) if stated else _likely_first(run, reference) or _fitting_first(run, year)
        if first is not None:
            found |= {each.start: first + each.turns for each in run if each.day.year is None}
    return found


def _runs(days: Iterable[tuple[int, DayValue]]) -> Iterator[list[Listed]]:
    """Stretches of days that run in one direction, within twelve months."""
    run: list[Listed] = []
    direction = 0
    for start, day in days:
        step = _step(run, day, direction) if run else 0
        if step is None:
            yield run
            run, direction, step = [], 0, 0
        if run and not direction:
            direction = _direction(run[-1].day, day)
        run.append(Listed(start, day, (run[-1].turns if run else 0) + step))
    if run:
        yield run


def _key(day: DayValue) -> tuple[int, int]:
    return day.month or 0, day.day or 0


def _direction(before: DayValue, after: DayValue) -> int:
    """1 where days run forward, -1 where they run back, 0 for the same day; a leap over half a year turns the year."""
    if _key(before) == _key(after):
        return 0
    forward = _key(after) > _key(before)
    return 1 if forward != (abs((after.month or 0) - (before.month or 0)) > _HALF) else -1


def _step(run: list[Listed], day: DayValue, direction: int) -> int | None:
    """How the year changes before the next day of a run; None where the day is not of this run."""
    last, first = _key(run[-1].day), _key(run[0].day)
    direction = direction or _direction(run[-1].day, day)
    if direction == 0 or last == _key(day):
        return 0
    turned = run[-1].turns != 0
    within = _key(day) < first if direction > 0 else _key(day) > first
    if (_key(day) > last) == (direction > 0):
        return 0 if not turned or within else None
    return direction if not turned and within and _direction(run[-1].day, day) == direction else None


def _stated_first(run: list[Listed]) -> int | None:
    """The year of a run's first day where the stated years agree on it."""
    firsts = {each.day.year - each.turns for each in run if each.day.year is not None}
    return firsts.pop() if len(firsts) == 1 and len(run) >= _FEWEST_STATED else None


def _likely_first(run: list[Listed], reference: dt.date | None) -> int | None:
    """The year in which a run without any year most likely begins: its weekdays fit, and it is near."""
    if reference is None or len(run) < _FEWEST:
        return None
    around = range(reference.year - 1, reference.year + 2)
    ranked = {year: rank for year in around if (rank := _rank(run, year, reference)) is not None}
    return min(ranked, key=lambda year: (ranked[year], -year)) if ranked else None


def _fitting_first(run: list[Listed], year: int | None) -> int | None:
    """The year in which a run begins that turns into the next one, by the year of the page and the weekdays."""
    if year is None or not run[-1].turns or len(run) < _FEWEST or all(each.day.weekday is None for each in run):
        return None
    fits = [first for first in (year, year - 1) if not any(_misses(each, first) for each in run)]
    return fits[0] if len(fits) == 1 else None


def _misses(each: Listed, first: int) -> bool:
    """Whether a day falls on another weekday than the one written."""
    date = _date(each, first)
    return each.day.weekday is not None and date is not None and date.weekday() != each.day.weekday


def _rank(run: list[Listed], first: int, reference: dt.date) -> tuple[int, int] | None:
    """How ill a year fits: weekdays that contradict it, then how far the run lies from the reference date."""
    dates = {each.start: _date(each, first) for each in run}
    told = [date for date in dates.values() if date is not None]
    if not told:
        return None
    wrong = sum(
        1
        for each in run
        if each.day.weekday is not None and (date := dates[each.start]) is not None
        if date.weekday() != each.day.weekday
    )
    ahead, over = (min(told) - reference).days, (reference - max(told)).days
    return wrong, max(ahead, over * _PAST_COUNTS, -ahead // _BEGUN_COUNTS)


def _date(each: Listed, first: int) -> dt.date | None:
    try:
        return dt.date(first + each.turns, each.day.month or 0, each.day.day or 0)
    except ValueError:
        return None
