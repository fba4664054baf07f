"""A region set in columns → what a reader makes of it: columns to be read one after another, or the rows of a table.

In: a region's rows, cut at its strips. Out: for columns, their rows; for a table, its rows with the lines of each cell.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sideevents_parser.text.printed.lines import CELL_SLACK, FAR, HYPHENS, Printed, lines_of
from sideevents_parser.text.printed.rivers import Region, Strip, cut_at, passes

_NARROW: Final = 34  # the widest column of dates: "Wednesday, 24 September 2025," and an hour
_LABEL_WIDTH: Final = 24
_SHORT_LABEL: Final = 16
_TABLE_COLUMNS: Final = 3
_ALIKE: Final = 0.8
_SHARED: Final = 0.4
_BANDED: Final = 0.6
_WORDED: Final = 2
_REACH: Final = 6
_FIGURE: Final = re.compile(r"\d|\b(?:tbc|tba|noon|midnight)\b", re.IGNORECASE)
_TOLD: Final = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d|\d ?[ap]\.?m\b")
_NAMED: Final = re.compile(r"^[A-Z]\w{2,14}:(?=\s)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_REGULAR: Final = 3
_OPEN: Final = re.compile(r"[-–—/&,(]$")
_HALF: Final = re.compile(r"(?:[ap]\.?m\b|noon\b|h\b|hrs\b)", re.IGNORECASE)

Cell = tuple[Printed, ...]


def cut_rows(rows: Sequence[str], strips: Sequence[Strip]) -> list[list[str]]:
    """The rows of each column; text keeps its distance from the left edge of its column."""
    columns: list[list[str]] = [[] for _ in range(len(strips) + 1)]
    for row in rows:
        begin = edge = 0
        for column, strip in zip(columns, strips, strict=False):
            end = cut_at(row, strip)
            end = begin if end is None else max(end, begin)
            column.append(_from_edge(row[begin:end], edge - begin))
            begin, edge = end, strip[1]
        columns[-1].append(_from_edge(row[begin:], edge - begin))
    return columns


def _from_edge(piece: str, margin: int) -> str:
    """A column's part of a row without the blanks between the columns."""
    blanks = len(piece) - len(piece.lstrip())
    return piece[min(max(margin, 0), blanks) :].rstrip()


def is_table(columns: Sequence[Sequence[str]]) -> bool:
    """Whether columns are those of a table, rather than texts that stand beside each other."""
    lines = [[row.strip() for row in column if row.strip()] for column in columns]
    if not all(lines):
        return False
    if labels_of(columns):
        return True
    if _tell_each(lines) or _is_pair_of_boxes(columns):
        return False
    figured = [_is_figured(each) for each in lines]
    if any(figured) and not all(figured):
        return _is_regular(columns, figured) or not _apart(columns)
    if all(figured):
        return max(len(line) for each in lines for line in each) <= _LABEL_WIDTH
    if max(map(len, lines[0])) <= _SHORT_LABEL:
        return not _apart(columns)
    if len(columns) >= _TABLE_COLUMNS:
        return not _is_prose(lines) and not _apart(columns)
    return False


def _tell_each(lines: Sequence[Sequence[str]]) -> bool:
    """Whether several columns have the same labels, or years and hours among words: each announces for itself."""
    labels = [{label for line in each for label in _NAMED.findall(line)} for each in lines]
    if sum(map(len, labels)) > len(set[str]().union(*labels)):
        return True
    texts = [each for each in lines if max(map(len, each)) > _LABEL_WIDTH or _is_worded(each)]
    return sum(sum(_TOLD.search(line) is not None for line in each) > 1 for each in texts) > 1


def _is_worded(lines: Sequence[str]) -> bool:
    """Whether a good part of a column's lines are words that begin something: names and places between its dates."""
    worded = sum(_FIGURE.search(line) is None and not line[0].islower() for line in lines)
    return worded > 1 and 3 * worded >= len(lines)


def _is_pair_of_boxes(columns: Sequence[Sequence[str]]) -> bool:
    """Whether two boxes with a word above each stand beside each other, "When" and "Where", and no form comes twice."""
    boxes = [[row for row in column if row] for column in columns]
    if len(boxes) != 2 or min(map(len, boxes)) <= _WORDED or any(_FIGURE.search(box[0]) for box in boxes):
        return False
    shapes = [(at, _shape(row)) for at, box in enumerate(boxes) for row in box if _FIGURE.search(row)]
    return len(set(shapes)) == len(shapes)


def _is_regular(columns: Sequence[Sequence[str]], figured: Sequence[bool]) -> bool:
    """Whether figures of one form stand below each other, and other cells begin in their rows."""
    others = [column for column, is_figured in zip(columns, figured, strict=True) if not is_figured]
    for column in (column for column, is_figured in zip(columns, figured, strict=True) if is_figured):
        shapes = Counter(_shape(row) for row in column if _FIGURE.search(row))
        shape, count = shapes.most_common(1)[0]
        rows = [at for at, row in enumerate(column) if _FIGURE.search(row) and _shape(row) == shape]
        beside = [other[at].strip() for at in rows for other in others if other[at]]
        begun = sum(not cell[0].islower() for cell in beside)
        if count >= _REGULAR and count * 5 >= 2 * sum(map(bool, column)) and begun >= 0.7 * max(len(beside), count):
            return True
    return False


def labels_of(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns that hold nothing but labels with their colons, whose values stand right of them."""
    found = []
    for at, column in enumerate(columns[:-1]):
        body = "\n".join(row.strip() for row in column if row.strip())
        labels = [line for line in re.sub(r"[-\u2010\u00ad]\n", "", body).split("\n") if line]
        ended = sum(line.endswith(":") for line in labels)
        if labels and ended >= 0.7 * len(labels) and max(map(len, labels)) <= _LABEL_WIDTH:
            found.append(at)
    return tuple(found)


def _is_figured(lines: Sequence[str]) -> bool:
    """Whether a column is one of dates, hours or numbers."""
    figures = sum(_FIGURE.search(line) is not None for line in lines)
    return max(map(len, lines)) <= _NARROW and figures >= 0.5 * len(lines)


def _is_prose(lines: Sequence[Sequence[str]]) -> bool:
    """Whether texts run from line to line in wide columns."""
    wide = [each for each in lines if max(map(len, each)) > _LABEL_WIDTH]
    going_on = sum(line[0].islower() for each in wide for line in each)
    return len(wide) == len(lines) and going_on >= 0.15 * sum(map(len, wide))


def _apart(columns: Sequence[Sequence[str]]) -> bool:
    """Whether what stands beside each other begins at other rows, column by column: texts of their own."""
    begun = [{at for at, row in enumerate(column) if row and at and not column[at - 1]} for column in columns]
    told = [each for each in begun if len(each) > 1]
    if len(told) < 2:
        return False
    pairs = [(each, other) for each in told for other in told if other is not each]
    shared = sum(len(each & other) for each, other in pairs)
    keyed = [begun[key] for key in _keys(columns) if len(begun[key]) > 1]
    alone = [
        each for each in keyed if 2 * len(each & set[int]().union(*(o for o in begun if o is not each))) < len(each)
    ]
    few = shared < _SHARED * sum(len(each) for each, _ in pairs) or (bool(keyed) and len(alone) == len(keyed))
    return few and not _is_banded(columns)


def _is_banded(columns: Sequence[Sequence[str]]) -> bool:
    """Whether blank rows across all columns stand wherever dates have any below them: they part the rows of a table."""
    between = _between(columns)
    runs = shared = 0
    for key in _keys(columns):
        filled = [at for at, row in enumerate(columns[key]) if row]
        for above, below in pairwise(filled):
            blank = [at for at in range(above + 1, below) if key not in between[at]]
            runs += bool(blank)
            shared += any(not any(column[at] for column in columns) for at in blank)
    return runs > 0 and shared >= _BANDED * runs


def closed_up(columns: Sequence[Sequence[str]]) -> list[list[str]]:
    """Columns without the blank rows that only come of lines standing between those of other columns."""
    between = _between(columns)
    return [
        [text for text, others in zip(column, between, strict=True) if text or at not in others]
        for at, column in enumerate(columns)
    ]


def _between(columns: Sequence[Sequence[str]]) -> list[frozenset[int]]:
    """For each row, the columns whose lines stand right above and right below it, where none of them stands in it."""
    filled = [frozenset(at for at, column in enumerate(columns) if column[row]) for row in range(len(columns[0]))]
    edge = frozenset[int]()
    return [
        above & below if here and not here & (above | below) else edge
        for above, here, below in zip([edge, *filled], filled, [*filled[1:], edge], strict=False)
    ]


def table_rows(columns: Sequence[Sequence[str]]) -> list[tuple[int, int]]:
    """Where the rows of a table begin and end, among the rows of the page."""
    keys = _keys(columns)
    filled = [at for at in range(len(columns[0])) if any(column[at] for column in columns)]
    starts = _band_starts(columns, filled, keys) or _line_starts(columns, filled, keys)
    return [(start, stop) for start, stop in zip(starts, [*starts[1:], len(columns[0])], strict=True)]


def _keys(columns: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns whose cells say that a row begins: dates and hours, or labels, else the first."""
    figured = tuple(
        at for at, column in enumerate(columns) if (lines := [row for row in column if row]) and _is_figured(lines)
    )
    return labels_of(columns) or figured or (0,)


def _band_starts(columns: Sequence[Sequence[str]], filled: Sequence[int], keys: Sequence[int]) -> list[int]:
    """The rows below blank ones, where these part the rows of the table; none where several stand between two."""
    edges = [at for above, at in zip([-2, *filled], filled, strict=False) if at - above > 1]
    if len(edges) < 2:
        return []
    starts = []
    for first, stop in pairwise([*edges, len(columns[0])]):
        told = [[_shape(row) for row in columns[key][first:stop] if row] for key in keys]
        if any(len(set(shapes)) < len(shapes) for shapes in told):
            return []
        if any(told) or first == edges[0]:
            starts.append(first)
    first, second = filled[:2]
    return [first, second, *starts[1:]] if second == first + 1 and _is_head(columns, first) else starts


def _is_head(columns: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a row names the columns: hardly a cell of it is empty, and none tells a figure."""
    cells = [column[at] for column in columns]
    return sum(map(bool, cells)) * 5 >= len(cells) * 4 > 8 and not any(map(_FIGURE.search, cells))


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
        headed = above == filled[0] and _is_head(columns, above) and any(_FIGURE.search(here) for _, here in cells)
        if not headed and any(before and here and goes_on(before, here) for before, here in cells):
            continue
        told = [key for key in keys if columns[key][at]]
        alike = any((key, _opening(columns[key][at])) in shapes for key in told if _FIGURE.search(columns[key][at]))
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


def _shape(cell: str) -> str:
    """A cell's form: "Tue 4 March 2025" and "Wed 12 May 2025" have the same, "2025, 4 pm" has another."""
    return re.sub(r"\d{3,}", "0", re.sub(r"(?<!\d)\d{1,2}(?!\d)", "9", re.sub(r"[^\W\d_]+", "a", cell.strip())))


def _opening(cell: str) -> str:
    """How a cell's form begins: as a day of the week or month ("a 9"), a date in figures, an hour."""
    shape = _shape(cell)
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
    return [most[0] if most[0] <= _LABEL_WIDTH or most[-1] >= _ALIKE * most[0] else FAR for most in longest]


def cell_of(column: Sequence[str], first: int, stop: int) -> Cell:
    """The lines of a cell, however they are set."""
    return tuple(line._replace(gap=0, indent=0) for line in lines_of(column[first:stop]))


def widened(rows: Sequence[str], region: Region, above: int, below: int) -> Region:
    """A region of texts beside each other, with what stands above and below it in one of its columns alone.

    ``above``, ``below``: the rows between which it may grow.
    """
    stop = region.stop
    first = _top(rows, region, above)
    blank = 0
    most = max(2, _most_blank(rows[region.first : region.stop]))
    for at in range(stop, below):
        blank = blank + 1 if not rows[at] else 0
        if blank > most or not _in_columns(rows[at], region.strips):
            break
        stop = at + 1 if not blank else stop
    return Region(first, stop, region.strips)


def _top(rows: Sequence[str], region: Region, above: int) -> int:
    """The row above a region in which one of its right columns begins; above the left one a heading may stand."""
    first = at = region.first
    right = region.strips[0][1]
    while at > max(above, first - _REACH) and _in_columns(rows[at - 1], region.strips):
        at -= 1
        if rows[at] and not rows[at][:right].strip():
            first = at
    return first


def lengthened(rows: Sequence[str], region: Region, below: int) -> Region:
    """A table with the rest of its last row: lines right below it that go on with some of its cells."""
    stop = region.stop
    while stop < below and rows[stop] and _in_columns(rows[stop], region.strips):
        cells = [
            (column[0].strip(), column[1].strip()) for column in cut_rows(rows[stop - 1 : stop + 1], region.strips)
        ]
        opened = bool(cells[0][1])
        if opened and not any(before and here and goes_on(before, here) for before, here in cells):
            break
        stop += 1
    return Region(region.first, stop, region.strips)


def _in_columns(row: str, strips: Sequence[Strip]) -> bool:
    return all(passes(row, strip) for strip in strips)


def _most_blank(rows: Sequence[str]) -> int:
    most = run = 0
    for row in rows:
        run = 0 if row else run + 1
        most = max(most, run)
    return most
