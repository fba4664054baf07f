"""Rows that open an entry wherever they stand: a label that recurs, a by-line, a number that counts on.

In: the rows of a page. Out: indexes of rows. "Organized By :" above five paragraphs opens five entries, dated or not.
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.rows import Row
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Mentions

OPENING_FIELDS: Final = frozenset({"organizer", "host", "convener", "title", "topic"})
_MOST_DATED: Final = 2
_REACH: Final = 5
_SEVERAL: Final = 3
_NUMBER: Final = re.compile(r"\(?(\d{1,3})(?![\d/])")


def may_open(document: Document, mentions: Mentions) -> bool:
    """Whether a text without a date may have entries all the same: two labels that open one, or a numbered list."""
    opening = sum(label.field in OPENING_FIELDS for label in mentions.labels)
    return opening > 1 or (bool(mentions.labels) and any(line.kind == "item" for line in document.lines))


def find_openings(document: Document, rows: list[Row]) -> frozenset[int]:
    """Rows that open an entry: the same label at the start of several paragraphs, by-lines, numbers that count on."""
    labels = _recurring(rows)
    if len(labels) > 1 and not _close_entries(rows, labels):
        bylines = [at for at, row in enumerate(rows) if row.kind == "short" and row.blanks and row.rest[:3] == "By "]
        return frozenset(labels + bylines)
    return _numbered(document.view, rows)


def dates_lead(rows: list[Row]) -> bool:
    """Whether the label that recurs in the entries stands below their dates."""
    labels = _recurring(rows)
    return len(labels) >= _SEVERAL and _lead(rows, _dated(rows), labels)


def _recurring(rows: list[Row]) -> list[int]:
    """The rows of the label that most often begins a paragraph."""
    by_kind: dict[tuple[str, bool], list[int]] = {}
    for at, row in enumerate(rows):
        label = row.label if row.kind == "label" else None
        if label is None or label.field not in OPENING_FIELDS:
            continue
        if _opens_paragraph(rows, at) and not _is_inner(rows, at):
            by_kind.setdefault((label.field, _ends_in_by(row)), []).append(at)
    return max(by_kind.values(), key=len, default=[])


def _opens_paragraph(rows: list[Row], at: int) -> bool:
    """Whether a row stands at the start of a paragraph, or right below a heading that does."""
    if rows[at].blanks or at == 0:
        return True
    return rows[at - 1].kind in {"short", "heading"} and (at == 1 or rows[at - 1].blanks > 0)


def _is_inner(rows: list[Row], at: int) -> bool:
    """Whether a row is an item of a list within a dated entry, which is indented less."""
    line = rows[at].line
    outer = [row for row in rows[max(at - _REACH, 0) : at] if row.line.indent < line.indent]
    return line.kind == "item" and bool(outer) and bool(outer[-1].moments)


def _dated(rows: list[Row]) -> list[int]:
    return [at for at, row in enumerate(rows) if row.kind in {"when", "day"} or (row.kind == "entry" and row.moments)]


def _close_entries(rows: list[Row], openings: list[int]) -> bool:
    """Whether labels stand below the dates of their entries.

    A date stands before the first of them, and none after the last or the like right above nearly every one.
    """
    dated = _dated(rows)
    if not any(at < openings[0] for at in dated):
        return False
    return not any(at > openings[-1] for at in dated) or _lead(rows, dated, openings)


def _lead(rows: list[Row], dated: list[int], openings: list[int]) -> bool:
    """Whether a dated row of the same kind stands right above the first label and nearly all others."""
    above = [max((at for at in dated if low < at < high), default=None) for low, high in pairwise([-1, *openings])]
    first = above[0]
    if first is None or openings[0] - first > _REACH:
        return False
    alike = [
        at is not None and rows[at].kind == rows[first].kind and opening - at <= _REACH
        for at, opening in zip(above, openings, strict=True)
    ]
    return len(openings) >= _SEVERAL and sum(alike) * 5 >= len(alike) * 4


def _numbered(view: str, rows: list[Row]) -> frozenset[int]:
    """Rows that count the entries of a page: 1., 2., ... with a date or a label of its own below each."""
    counted: list[int] = []
    for at, row in enumerate(rows):
        number = _NUMBER.match(view, row.line.start) if row.line.kind == "item" else None
        if number is not None and int(number[1]) == len(counted) + 1:
            counted.append(at)
    if len(counted) < 2:
        return frozenset()
    spans = zip(counted, [*counted[1:], len(rows)], strict=True)
    tells = all(_tells_one(rows[first:last]) for first, last in spans)
    return frozenset(counted) if tells else frozenset()


def _tells_one(entry: list[Row]) -> bool:
    """Whether a numbered row and those below it speak of one event: a date or a label, and not several dated rows."""
    number, below = entry[0], entry[1:]
    dated = sum(1 for row in below if row.kind in {"when", "entry"} and any(moment.clocks for moment in row.moments))
    if number.kind == "entry" and any(moment.clocks for moment in number.moments):
        return dated == 0
    return dated <= _MOST_DATED and any(row.moments or row.kind == "label" for row in below)


def _ends_in_by(row: Row) -> bool:
    """Whether an organizer's label is "organized by" rather than "organizers", which stands lower in a block."""
    return row.label is not None and fold(row.rest[: row.label.value.start - row.line.start]).rstrip(" :").endswith(
        "by"
    )
