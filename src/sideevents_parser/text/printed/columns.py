"""A region set in columns → what a reader makes of it: columns to be read one after another, or a table.

In: the rows of a region, cut at its strips. Out: the rows of each column, and whether they are a table.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from sideevents_parser.text.printed.rivers import Region, Strip, cut_at, passes
from sideevents_parser.text.printed.tables import FIGURE, LABEL_WIDTH, form_of, goes_on, is_figured, keys_of, labels_of

_SHORT_LABEL: Final = 16
_TABLE_COLUMNS: Final = 3
_SHARED: Final = 0.4
_BANDED: Final = 0.6
_WORDED: Final = 2
_REACH: Final = 6
_TOLD: Final = re.compile(r"\b(?:19|20)\d\d\b|\d:\d\d|\d ?[ap]\.?m\b")
_NAMED: Final = re.compile(r"^[A-Z]\w{2,14}:(?=\s)")
_REGULAR: Final = 3


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
    figured = [is_figured(each) for each in lines]
    if any(figured) and not all(figured):
        return _is_regular(columns, figured) or not _apart(columns)
    if all(figured):
        return max(len(line) for each in lines for line in each) <= LABEL_WIDTH
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
    texts = [each for each in lines if max(map(len, each)) > LABEL_WIDTH or _is_worded(each)]
    return sum(sum(_TOLD.search(line) is not None for line in each) > 1 for each in texts) > 1


def _is_worded(lines: Sequence[str]) -> bool:
    """Whether a good part of a column's lines are words that begin something: names and places between its dates."""
    worded = sum(FIGURE.search(line) is None and not line[0].islower() for line in lines)
    return worded > 1 and 3 * worded >= len(lines)


def _is_pair_of_boxes(columns: Sequence[Sequence[str]]) -> bool:
    """Whether two boxes with a word above each stand beside each other, "When" and "Where", and no form comes twice."""
    boxes = [[row for row in column if row] for column in columns]
    if len(boxes) != 2 or min(map(len, boxes)) <= _WORDED or any(FIGURE.search(box[0]) for box in boxes):
        return False
    shapes = [(at, form_of(row)) for at, box in enumerate(boxes) for row in box if FIGURE.search(row)]
    return len(set(shapes)) == len(shapes)


def _is_regular(columns: Sequence[Sequence[str]], figured: Sequence[bool]) -> bool:
    """Whether figures of one form stand below each other, and other cells begin in their rows."""
    others = [column for column, tells in zip(columns, figured, strict=True) if not tells]
    for column in (column for column, tells in zip(columns, figured, strict=True) if tells):
        shapes = Counter(form_of(row) for row in column if FIGURE.search(row))
        shape, count = shapes.most_common(1)[0]
        rows = [at for at, row in enumerate(column) if FIGURE.search(row) and form_of(row) == shape]
        beside = [other[at].strip() for at in rows for other in others if other[at]]
        begun = sum(not cell[0].islower() for cell in beside)
        if count >= _REGULAR and count * 5 >= 2 * sum(map(bool, column)) and begun >= 0.7 * max(len(beside), count):
            return True
    return False


def _is_prose(lines: Sequence[Sequence[str]]) -> bool:
    """Whether texts run from line to line in wide columns."""
    wide = [each for each in lines if max(map(len, each)) > LABEL_WIDTH]
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
    keyed = [begun[key] for key in keys_of(columns) if len(begun[key]) > 1]
    alone = [
        each for each in keyed if 2 * len(each & set[int]().union(*(o for o in begun if o is not each))) < len(each)
    ]
    few = shared < _SHARED * sum(len(each) for each, _ in pairs) or (bool(keyed) and len(alone) == len(keyed))
    return few and not _is_banded(columns)


def _is_banded(columns: Sequence[Sequence[str]]) -> bool:
    """Whether blank rows across all columns stand wherever dates have any below them: they part the rows of a table."""
    between = _between(columns)
    runs = shared = 0
    for key in keys_of(columns):
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
