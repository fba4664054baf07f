"""The rows of a page → what stands on it in the order of reading: paragraphs, rows of tables, column after column.

In: rows of a page or of one of its columns. Out: ``Printed`` paragraphs and ``Row`` s of cells.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from sideevents_parser.text.printed.columns import closed_up, cut_rows, is_table, lengthened, widened
from sideevents_parser.text.printed.lines import Printed, Words, full_width, joined, lines_of, paragraphs, tidy
from sideevents_parser.text.printed.rivers import Region, find_regions
from sideevents_parser.text.printed.tables import cell_of, labels_of, table_rows, widths_of

_DEEPEST: Final = 3
_CELL_LINES: Final = 2
_CELL_WIDTH: Final = 250
_NARROW: Final = 40
_LONGEST: Final = 5_000


class Row(NamedTuple):
    """A row of a table: the lines of each cell, the blank rows above it."""

    cells: tuple[tuple[str, ...], ...]
    gap: int = 0


Piece = Printed | Row


def read_rows(rows: Sequence[str], words: Words, depth: int = 0) -> list[Piece]:
    """What rows say, in the order of reading."""
    pieces: list[Piece] = []
    at = 0
    width = full_width(map(len, rows))
    found = find_regions(rows) if depth < _DEEPEST else []
    for narrow, below in zip(found, [*(each.first for each in found[1:]), len(rows)], strict=False):
        if narrow.stop <= at:
            continue
        region = narrow._replace(first=max(narrow.first, at))
        table = is_table(cut_rows(rows[region.first : region.stop], region.strips))
        region = lengthened(rows, region, below) if table else widened(rows, region, at, below)
        pieces += paragraphs(lines_of(rows[at : region.first]), width, words)
        gap = max(_blank_above(rows, region.first, at), 0 if table else 1)
        made = _read_table(rows, region, words) if table else _read_columns(rows, region, words, depth)
        pieces += _with_gap(made, gap)
        at = region.stop
    rest = list(paragraphs(lines_of(rows[at:]), width, words))
    return [*pieces, *rest]


def stitched(parts: Sequence[Sequence[Piece]], words: Words) -> list[Piece]:
    """Pages or columns one after another; a paragraph that goes on in the next is one."""
    pieces: list[Piece] = []
    for part in parts:
        if not part:
            continue
        first, *others = part
        last = pieces[-1] if pieces else None
        if isinstance(last, Printed) and isinstance(first, Printed) and _goes_over(last.text, first.text):
            pieces[-1] = last._replace(text=tidy(joined(last.text, first.text, words)))
        else:
            pieces.append(first._replace(gap=max(first.gap, 1)) if pieces else first)
        pieces += others
    return pieces


def _goes_over(text: str, below: str) -> bool:
    """Whether a paragraph is unfinished at the end of a column and goes on at the top of the next."""
    return below[0].islower() and text[-1] not in ".!?:;" and len(text) < _LONGEST


def _blank_above(rows: Sequence[str], at: int, top: int) -> int:
    gap = 0
    while at - gap > top and not rows[at - gap - 1]:
        gap += 1
    return gap


def _with_gap(pieces: list[Piece], gap: int) -> list[Piece]:
    return [pieces[0]._replace(gap=gap), *pieces[1:]] if pieces else pieces


def _read_columns(rows: Sequence[str], region: Region, words: Words, depth: int) -> list[Piece]:
    """Texts beside each other, from left to right."""
    inside = rows[region.first : region.stop]
    columns = closed_up(cut_rows(inside, region.strips))
    return stitched([read_rows(_trimmed(column), words, depth + 1) for column in columns], words)


def _trimmed(rows: Sequence[str]) -> Sequence[str]:
    filled = [at for at, row in enumerate(rows) if row]
    return rows[filled[0] : filled[-1] + 1] if filled else ()


def _read_table(rows: Sequence[str], region: Region, words: Words) -> list[Piece]:
    """The rows of a table; labels stand before their values, and cells that hold a page's worth below each other."""
    columns = cut_rows(rows[region.first : region.stop], region.strips)
    widths = widths_of(columns)
    labels = labels_of(columns)
    pieces: list[Piece] = []
    for first, stop in table_rows(columns):
        gap = _blank_above(rows, region.first + first, region.first)
        cells = tuple(
            tuple(line.text for line in paragraphs(cell_of(column, first, stop), width, words, in_cell=True))
            for column, width in zip(columns, widths, strict=True)
        )
        made = list(_labelled(cells, labels)) if labels else list(_row(cells))
        pieces += _with_gap(made, gap)
    return pieces


def _labelled(cells: tuple[tuple[str, ...], ...], labels: tuple[int, ...]) -> Iterator[Piece]:
    """A label with its value on one line, further lines of the value below it."""
    at = 0
    while at < len(cells):
        label = " ".join(cells[at])
        if at in labels and at + 1 < len(cells):
            value = cells[at + 1]
            yield Printed(" ".join((label, *value)) if label else " ".join(value))
            at += 1
        elif label:
            yield Printed(label)
        at += 1


def _row(cells: tuple[tuple[str, ...], ...]) -> Iterator[Piece]:
    """A row whose cells are short; else the short ones on a line, and the lines of the others below it."""
    while cells and not cells[-1]:
        cells = cells[:-1]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(cell) <= _CELL_LINES and sum(map(len, cell)) <= _CELL_WIDTH for cell in cells):
        yield Row(cells)
        return
    yield from (
        Printed(line) for cell in filled for line in (cell if len(" ".join(cell)) > _NARROW else [", ".join(cell)])
    )
