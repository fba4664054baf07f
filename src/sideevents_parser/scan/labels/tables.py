"""Tables whose first line names their columns → the table, and a label for every cell below a name.

In: a document and a lexicon. Out: ``TableMention``s and ``LabelMention``s. Below ``"Date | Time | Title"`` the line
``"5 May | 10:00 | Bees"`` gives the fields date, time and title to its cells. Cells are parted by bars, by tabs, or by
white space where the columns stand below each other.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.scan.labels.names import label_field, label_tables
from sideevents_parser.scan.words import date_words
from sideevents_parser.scan.zones.hints import zone_at
from sideevents_parser.text.document import Document, Line
from sideevents_parser.vocabulary.mentions import LabelMention, TableMention, ZoneMention
from sideevents_parser.vocabulary.spans import Span, trimmed

_FEWEST: Final = 2  # columns that a head must name
_WIDEST: Final = 40  # a longer cell is no name of a column
_LONGEST: Final = 400  # a longer line is no head
_MOST_COLUMNS: Final = 16
_LEAN: Final = 2  # how far a cell may stand before its column where white space parts them
_TIMES: Final = frozenset({"date", "time", "datetime"})
_SIGNS: Final = (("|", re.compile(r"[|]")), ("\t", re.compile(r"\t")), ("  ", re.compile(r"[ ]{2,}|\t")))
_UNDERLINE: Final = re.compile(r"[ \t|:=+-]*")
_PADDING: Final = " \t|"


class _Head(NamedTuple):
    """The head of a table: the sign between its cells, where each column begins in the line, and its field.

    ``framed``: bars stand at both ends of its lines.
    """

    sign: str
    framed: bool
    starts: tuple[int, ...]
    fields: tuple[str | None, ...]


class Tables(NamedTuple):
    """The tables of a document, the labels of their cells and the zones that their heads give, each in page order."""

    tables: tuple[TableMention, ...]
    labels: tuple[LabelMention, ...]
    zones: tuple[ZoneMention, ...]


def scan_tables(document: Document, lexicon: Lexicon) -> Tables:
    """All tables of a document."""
    tables: list[TableMention] = []
    labels: list[LabelMention] = []
    zones: list[ZoneMention] = []
    lines, at = document.lines, 0
    while at < len(lines):
        head = _head(document.view, lines[at], lexicon)
        rows = [] if head is None else list(_rows(document, at, head))
        if head is None or not rows:
            at += 1
            continue
        filled = tuple(tuple(cell for cell in cells if cell.end > cell.start) for _, cells in rows)
        tables.append(TableMention(lines[at].span, tuple(lines[row].span for row, _ in rows), filled))
        labels += [label for _, cells in rows for label in _labels(cells, head)]
        zones += _zones(document.view, lines[at], lexicon)
        at = rows[-1][0] + 1
    return Tables(tuple(tables), tuple(labels), tuple(zones))


def with_cells(labels: tuple[LabelMention, ...], found: Tables) -> tuple[LabelMention, ...]:
    """The labels of lines outside of tables and those of the cells, in the order of the text."""
    if not found.tables:
        return labels
    outside = (label for label in labels if table_at(found.tables, label.span.start) is None)
    return tuple(sorted([*outside, *found.labels]))


def _zones(view: str, line: Line, lexicon: Lexicon) -> Iterator[ZoneMention]:
    """The zones in brackets in a head: "Time (CET)"."""
    for bracket in re.finditer(r"\(", view[line.start : line.end]):
        hint = zone_at(view, line.start + bracket.start(), date_words(lexicon))
        if hint is not None:
            yield hint.zone


def table_at(tables: tuple[TableMention, ...], offset: int) -> TableMention | None:
    """The table in which a place of the text lies."""
    at = bisect_right(tables, offset, key=_start) - 1
    return tables[at] if at >= 0 and offset < tables[at].rows[-1].end else None


def _start(table: TableMention) -> int:
    return table.head.start


def _head(view: str, line: Line, lexicon: Lexicon) -> _Head | None:
    """The head that a line is: cells most of which name a column, at least one of them for day or hour."""
    start, end = line.start, line.end
    if line.kind not in {"row", "text"} or end - start > _LONGEST:
        return None
    for sign, _ in _SIGNS:
        if sign not in view[start:end]:
            continue
        framed = sign == "|" and view[start] == view[end - 1] == "|"
        cells = [cell for cell in _cells(view, line, sign, framed) if sign != "\t" or cell.end > cell.start]
        wanted = len(cells) if sign == "  " else max(_FEWEST, (len(cells) + 1) // 2)
        fields = _fields(view, cells, wanted, lexicon) if _FEWEST <= len(cells) <= _MOST_COLUMNS else ()
        if len(set(fields)) > 1 and not _TIMES.isdisjoint(field for field in fields if field):
            return _Head(sign, framed, tuple(cell.start - start + line.indent for cell in cells), fields)
        return None
    return None


def _fields(view: str, cells: list[Span], wanted: int, lexicon: Lexicon) -> tuple[str | None, ...]:
    """What cells name as columns, or nothing where fewer than ``wanted`` of them do."""
    fields: list[str | None] = []
    unnamed = 0
    for cell in cells:
        fields.append(_column_field(view[cell.start : cell.end], lexicon))
        unnamed += fields[-1] is None
        if len(cells) - unnamed < wanted:
            return ()
    return tuple(fields)


def _column_field(written: str, lexicon: Lexicon) -> str | None:
    """The field that the name of a column stands for; "" where its cells may be of several."""
    name = written.strip(" *_:")
    if not name or len(name) > _WIDEST or any(character.isdigit() for character in name.split("(")[0]):
        return None
    key = fold(name)
    if key in lexicon.folded("columns.open"):
        return ""
    own = next((field for field in _OWN if key in lexicon.folded(f"columns.{field}")), None)
    return own or label_field(name, label_tables(lexicon), typos=True)


_OWN: Final = ("title", "date", "time", "location", "speaker", "organizer")


def _rows(document: Document, head_at: int, head: _Head) -> Iterator[tuple[int, tuple[Span, ...]]]:
    """The lines below a head that have cells as it has, with a cell for each column; one blank line may part them."""
    lines, at, blanks = document.lines, head_at + 1, 0
    while at < len(lines) and blanks < _FEWEST:
        line = lines[at]
        if line.kind == "blank":
            blanks += 1
        elif not _UNDERLINE.fullmatch(document.view, line.start, line.end):
            cells = _below(document.view, line, head)
            if cells is None:
                return
            yield at, cells
            blanks = 0
        at += 1


def _below(view: str, line: Line, head: _Head) -> tuple[Span, ...] | None:
    """A line's cells, one for each column of the head, or ``None`` where the line is no row of the table."""
    cells = list(_cells(view, line, head.sign, head.framed))
    if head.sign == "  ":
        return _by_position(line, cells, head)
    if head.sign == "\t" and len(cells) > len(head.fields):
        cells = [cell for cell in cells if cell.end > cell.start]
    fits = _FEWEST <= len(cells) <= len(head.fields) and (len(cells) + 1 >= len(head.fields) or head.sign == "\t")
    empty = Span(line.end, line.end)
    return (*cells, *[empty] * (len(head.fields) - len(cells))) if fits else None


def _by_position(line: Line, cells: list[Span], head: _Head) -> tuple[Span, ...] | None:
    """The cells of a line below the columns of the head that they begin under."""
    placed: dict[int, Span] = {}
    for cell in cells:
        offset = cell.start - line.start + line.indent
        column = max((at for at, start in enumerate(head.starts) if start <= offset + _LEAN), default=0)
        if column in placed:
            return None
        placed[column] = cell
    if len(placed) < _FEWEST:
        return None
    return tuple(placed.get(column, Span(line.end, line.end)) for column in range(len(head.starts)))


def _labels(cells: Iterable[Span], head: _Head) -> Iterator[LabelMention]:
    for cell, field in zip(cells, head.fields, strict=True):
        if field and cell.end > cell.start:
            yield LabelMention(Span(cell.start, cell.start), field, cell)


def _cells(view: str, line: Line, sign: str, framed: bool) -> Iterator[Span]:
    """The stretches between the signs of a line, without the space around them; a frame's bars part nothing."""
    low, high = line.start - line.indent, line.end
    if framed:
        low, high = line.start + (view[line.start] == "|"), high - (view[high - 1] == "|")
    pattern = dict(_SIGNS)[sign]
    for mark in pattern.finditer(view, low, high):
        yield trimmed(view, low, mark.start(), _PADDING)
        low = mark.end()
    yield trimmed(view, low, high, _PADDING)
