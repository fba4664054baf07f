"""The days of one event, each with its running order: "14-16 August" above "Tuesday: 9:00 Registration, 10:00 Keynote".

In: the rows of a page. Out: the rows of such days, which announce nothing beside the stretch that takes them all. A
festival is not told so: its days hold concerts and talks, no registration, keynote and closing.
"""

from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.day_regions import is_programme
from sideevents_parser.segment.notices import days_told
from sideevents_parser.segment.page import days_in
from sideevents_parser.segment.rows import Row

_FEWEST_DAYS, _FEWEST_SLOTS = 2, 4
_LONGEST: Final = 8
_FRAMES: Final = frozenset({"when", "entry", "day"})
_DAYS: Final = frozenset({"when", "entry", "day"})
_SLOTS: Final = frozenset({"slot", "hour", "cell"})


def find_day_programmes(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """The rows from the first day of such a programme to the end of its last."""
    for frame, first, last in _stretches(rows, closed):
        days = [at for at in range(frame + 1, len(rows)) if rows[at].kind in _DAYS and at not in closed]
        if not days or not all(_lies_in(rows[at], first, last) for at in days):
            continue
        told = {day[:2] for at in days for day in days_told(rows[at])}
        slots = [at for at in range(days[0], len(rows)) if rows[at].kind in _SLOTS]
        if len(told) >= _FEWEST_DAYS and len(slots) >= _FEWEST_SLOTS and is_programme(rows, slots, lexicon):
            return frozenset(range(days[0], len(rows)))
    return frozenset()


def _stretches(rows: list[Row], closed: frozenset[int]) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Rows that give a few days that follow each other, without an hour, with the first and the last."""
    for at, row in enumerate(rows):
        if row.kind not in _FRAMES or at in closed or any(moment.clocks for moment in row.moments):
            continue
        for days in map(days_in, row.moments):
            if len(days) == _FEWEST_DAYS and days[0][0] == days[1][0] and 0 < days[1][1] - days[0][1] < _LONGEST:
                yield at, days[0], days[1]


def _lies_in(row: Row, first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether all days of a row lie in a stretch; a weekday alone may."""
    days = [day for moment in row.moments for day in days_in(moment)]
    return all(first <= day <= last for day in days)
