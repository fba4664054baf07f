"""The days of one event, each with its running order: "14-16 August" above "Tuesday: 9:00 Registration, 10:00 Keynote".

In: the rows of a page. Out: the rows of such days, which announce nothing beside the stretch that takes them all. A
festival is not told so: its days hold concerts and talks, no registration, keynote and closing.
"""

from bisect import bisect_right
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
_EARLIEST, _LATEST = (0, 0), (13, 0)  # month and day
_SLOTS: Final = frozenset({"slot", "hour", "cell"})


def find_day_programmes(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """The rows from the first day of such a programme to the end of its last."""
    dated = [at for at, row in enumerate(rows) if row.kind in _DAYS and at not in closed]
    spans = _spans_from(rows, dated)
    for frame, first, last in _stretches(rows, closed):
        nth = bisect_right(dated, frame)
        if nth == len(dated) or not (first <= spans[nth][0] and spans[nth][1] <= last):
            continue
        days = dated[nth:]
        told = {day[:2] for at in days for day in days_told(rows[at])}
        slots = [at for at in range(days[0], len(rows)) if rows[at].kind in _SLOTS]
        found = len(told) >= _FEWEST_DAYS and len(slots) >= _FEWEST_SLOTS and is_programme(rows, slots, lexicon)
        return frozenset(range(days[0], len(rows)) if found else ())  # a later stretch has fewer days and slots
    return frozenset()


def _spans_from(rows: list[Row], dated: list[int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last day of each of these rows and all behind it; a weekday alone is none."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
    low, high = _LATEST, _EARLIEST
    for at in reversed(dated):
        days = [day for moment in rows[at].moments for day in days_in(moment)]
        low, high = min([low, *days]), max([high, *days])
        spans.append((low, high))
    return spans[::-1]


def _stretches(rows: list[Row], closed: frozenset[int]) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Rows that give a few days that follow each other, without an hour, with the first and the last."""
    for at, row in enumerate(rows):
        if row.kind not in _FRAMES or at in closed or any(moment.clocks for moment in row.moments):
            continue
        for days in map(days_in, row.moments):
            if len(days) == _FEWEST_DAYS and days[0][0] == days[1][0] and 0 < days[1][1] - days[0][1] < _LONGEST:
                yield at, days[0], days[1]
