"""Lines that stand above every entry of a page and so open it: "Panel discussion:" above title, speakers and date.

In: rows, groups in page order, the first rows of their blocks. Out: these, moved up to the line where one recurs.
"""

from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.page import Group
from sideevents_parser.segment.rows import Row

_REACH: Final = 6  # rows between such a line and the date
_WIDTH: Final = 60
_FEWEST: Final = 2
_KINDS: Final = frozenset({"short", "label", "heading"})


def with_openers(rows: list[Row], groups: list[Group], firsts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """First rows of blocks, each at the line that recurs above all dates, with a title between it and the date."""
    if len(groups) < _FEWEST or any(group.headings for group in groups):
        return firsts
    stops = [groups[0].last, *(group.first for group in groups[1:])]
    gaps = [
        _lines(rows, max(before, stop - _REACH), stop)
        for before, stop in zip([0, *(group.last + 1 for group in groups)], stops, strict=False)
    ]
    last = groups[-1].last + 1
    after = _lines(rows, last, min(last + _REACH, len(rows)))
    common = set.intersection(*(set(gap) for gap in gaps)) - set(after)
    openers = [
        min((gap[key] for key in common if gap[key] + 1 < stop), default=-1)
        for gap, stop in zip(gaps, stops, strict=True)
    ]
    if not common or -1 in openers or len({fold(rows[at].rest) for at in openers}) > 1:
        return firsts
    if all(reason == "label" and first < at for (first, reason), at in zip(firsts, openers, strict=True)):
        return firsts  # they open with a label that stands above it
    return [(at, "opener") for at in openers]


def _lines(rows: list[Row], low: int, high: int) -> dict[str, int]:
    """The short lines without a date in a stretch of rows, by their words."""
    return {
        fold(rows[at].rest): at
        for at in range(low, high)
        if rows[at].kind in _KINDS and not rows[at].moments and rows[at].line.end - rows[at].line.start < _WIDTH
    }
