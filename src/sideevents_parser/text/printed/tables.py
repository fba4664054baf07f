"""The rows of a printed table, whose cells are broken over lines.

In: the rows of each of its columns. Out: where a row of the table begins and ends. Dates and hours of one form begin
rows, or blank rows part them; a cell that had no room, a small letter, an open bracket go on.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sideevents_parser.text.printed.lines import CELL_SLACK, FAR, HYPHENS, Printed, lines_of

_NARROW: Final = 34  # the widest column of dates: "Wednesday, 24 September 2025," and an hour
LABEL_WIDTH: Final = 24
_ALIKE: Final = 0.8
FIGURE: Final = re.compile(r"\d|\b(?:tbc|tba|noon|midnight)\b", re.IGNORECASE)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OPEN: Final = re.compile(r"[-–—/&,(]$")
_HALF: Final = re.compile(r"(?:[ap]\.?m\b|noon\b|h\b|hrs\b)", re.IGNORECASE)

Cell = tuple[Printed, ...]


def table_rows(columns: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where the rows of a table begin and end, among the rows of the page."""
    keys = keys_of(columns)
    filled = [at for at in range(len(columns[0])) if any(column[at] for column in columns)]
    starts = _band_starts(columns, filled, keys) or _line_starts(columns, filled, keys)
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(columns[0])], strict=True)]


def labels_of(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns that hold nothing but labels with their colons, whose values stand right of them."""
    found = []
    for at, column in enumerate(columns[:-1]):
        body = "\n".join(row.strip() for row in column if row.strip())
        labels = [line for line in re.sub(r"[-\u2010\u00ad]\n", "", body).split("\n") if line]
        ended = sum(line.endswith(":") for line in labels)
        if labels and ended >= 0.7 * len(labels) and max(map(len, labels)) <= LABEL_WIDTH:
            found.append(at)
    return tuple(found)


def keys_of(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns whose cells say that a row begins: dates and hours, or labels, else the first."""
    figured = tuple(
        at for at, column in enumerate(columns) if (lines := [row for row in column if row]) and is_figured(lines)
    )
    return labels_of(columns) or figured or (0,)


def is_figured(lines: Sequence[str]) -> bool:
    """Whether a column is one of dates, hours or numbers."""
    figures = sum(FIGURE.search(line) is not None for line in lines)
    return max(map(len, lines)) <= _NARROW and figures >= 0.5 * len(lines)


def _band_starts(columns: Sequence[Sequence[str]], filled: Sequence[int], keys: Sequence[int]) -> list[int]:
    """The rows below blank ones, where these part the rows of the table; none where several stand between two."""
    edges = [at for above, at in zip([-2, *filled], filled, strict=False) if at - above > 1]
    if len(edges) < 2:
        return []
    starts = []
    for first, stop in pairwise([*edges, len(columns[0])]):
        told = [[form_of(row) for row in columns[key][first:stop] if row] for key in keys]
        if any(len(set(shapes)) < len(shapes) for shapes in told):
            return []
        if any(told) or first == edges[0]:
            starts.append(first)
    first, second = filled[:2]
    return [first, second, *starts[1:]] if second == first + 1 and _is_head(columns, first) else starts


def _is_head(columns: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a row names the columns: hardly a cell of it is empty, and none tells a figure."""
    cells = [column[at] for column in columns]
    return sum(map(bool, cells)) * 5 >= len(cells) * 4 > 8 and not any(map(FIGURE.search, cells))


def _line_starts(columns: Sequence[Sequence[str]], filled: Sequence[int], keys: tuple[int, ...]) -> list[int]:
    """The rows at which the cells do not go on from the line above."""
    widths = widths_of(columns)
    whole = _set_between(columns, filled)
    starts = [filled[0]]
    shapes: set[tuple[int, str]] = set()
    for above, at in pairwise(filled):
        shapes |= {(key, _opening(columns[key][above])) for key in keys if above == starts[-1]}
        if at in whole or above in whole:
            if whole.get(at) != whole.get(above):
                starts.append(at)
            continue
        cells = [(column[above].strip(), column[at].strip()) for column in columns]
        headed = above == filled[0] and _is_head(columns, above) and any(FIGURE.search(here) for _, here in cells)
        if not headed and any(before and here and goes_on(before, here) for before, here in cells):
            continue
        told = [key for key in keys if columns[key][at]]
        alike = any((key, _opening(columns[key][at])) in shapes for key in told if FIGURE.search(columns[key][at]))
        alike = alike or any(columns[key][above].endswith(":") for key in told)
        apart = at - above > 1 and bool(told or columns[0][at])
        if headed or alike or apart or any(_had_room(*cells[key], widths[key]) for key in told):
            starts.append(at)
    return starts


def _set_between(columns: Sequence[Sequence[str]], filled: Sequence[int]) -> dict[int, int]:
    """Lines of rows whose short cells stand between the lines of the others: line → first line of its row."""
    whole: dict[int, int] = {}
    for first, middle, last in zip(filled, filled[1:], filled[2:], strict=False):
        above, here, below = (
            frozenset(at for at, column in enumerate(columns) if column[row]) for row in (first, middle, last)
        )
        if (
            first not in whole
            and last - first == 2
            and not here & (above | below)
            and (above <= below or below <= above)
        ):
            whole |= dict.fromkeys((first, middle, last), first)
    return whole


def form_of(cell: str) -> str:
    """A cell's form: "Tue 4 March 2025" and "Wed 12 May 2025" have the same, "2025, 4 pm" has another."""
    return re.sub(r"\d{3,}", "0", re.sub(r"(?<!\d)\d{1,2}(?!\d)", "9", re.sub(r"[^\W\d_]+", "a", cell.strip())))


def _opening(cell: str) -> str:
    """How a cell's form begins: as a day of the week or month ("a 9"), a date in figures, an hour."""
    shape = form_of(cell)
    return shape[:3] if shape.startswith("a 9") else shape[:5]


def _had_room(text: str, below: str, width: int) -> bool:
    """Whether a cell would have gone on in the line above, or has nothing there."""
    return not text or len(text) + 1 + len(below.partition(" ")[0]) <= width - CELL_SLACK


def goes_on(text: str, below: str) -> bool:
    """Whether a cell surely goes on in the line below: a broken word, a small letter, an open bracket or range."""
    return (
        text.endswith(HYPHENS)
        or below[0].islower()
        or _OPEN.search(text) is not None
        or text.rfind("(") > text.rfind(")")
        or _HALF.match(below) is not None
        or (_YEAR.fullmatch(below) is not None and not _YEAR.search(text))
    )


def widths_of(columns: Sequence[Sequence[str]]) -> list[int]:
    """Where the lines of each column are full: its longest; in wide ones only where another is about as long."""
    longest = [sorted((len(row.strip()) for row in column), reverse=True)[:2] for column in columns]
    return [most[0] if most[0] <= LABEL_WIDTH or most[-1] >= _ALIKE * most[0] else FAR for most in longest]


def cell_of(column: Sequence[str], first: int, stop: int) -> Cell:
    """The lines of a cell, however they are set."""
    return tuple(line._replace(gap=0, indent=0) for line in lines_of(column[first:stop]))
