"""The headings of the section in which a list of entries stands.

In: the rows of a page and the first row of an entry. Out: rows of headings, nearest first: the one above the list,
then those above it in rank. Below ``<h1>Canal board</h1><h3>2024 meetings</h3>`` an item has both.
"""

from bisect import bisect_left
from typing import Final

from sideevents_parser.segment.rows import Row

_REACH: Final = 40  # headings that are looked at
_MOST: Final = 3
_WIDTH: Final = 45  # a longer line is no heading unless markup says so
_LOWEST: Final = 7  # the rank of a short line that markup does not make a heading
_TITLES: Final = frozenset({"short", "heading", "label"})


def ranked_rows(rows: list[Row]) -> list[tuple[int, int]]:
    """The headings of a page, each with its rank: 1 is the highest."""
    return [(at, rank) for at in range(len(rows)) if (rank := _rank(rows, at)) is not None]


def section_headings(ranked: list[tuple[int, int]], first: int) -> tuple[int, ...]:
    """The headings that hold for the list that begins at row ``first``."""
    found: list[int] = []
    lowest = _LOWEST + 1
    below = bisect_left(ranked, (first, 0))
    for at, rank in reversed(ranked[max(below - _REACH, 0) : below]):
        if rank < lowest:
            found.append(at)
            lowest = rank
        if lowest == 1 or len(found) == _MOST:
            break
    return tuple(found)


def _rank(rows: list[Row], at: int) -> int | None:
    """The rank of a row as a heading, None where it is none."""
    row = rows[at]
    if row.line.level:
        return row.line.level if row.kind != "furniture" else None
    if row.kind not in _TITLES or row.line.kind != "text" or not row.blanks or row.moments:
        return None
    if row.line.end - row.line.start > _WIDTH or row.rest[-1:] == "." or ": " in row.rest:
        return None
    return _LOWEST if at + 1 < len(rows) and _opens_list(rows[at + 1]) else None


def _opens_list(below: Row) -> bool:
    return below.blanks > 0 or below.line.kind in {"item", "row"} or bool(below.moments)
