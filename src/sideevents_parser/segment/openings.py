"""Rows that open an entry wherever they stand: a label that recurs, a by-line, a number that counts on.

In: the rows of a page. Out: indexes of rows. "Organized By :" above five paragraphs opens five entries, dated or not.
"""

from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.rows import Row

OPENING_FIELDS: Final = frozenset({"organizer", "host", "convener", "title", "topic"})
_MOST_DATED: Final = 2


def find_openings(rows: list[Row]) -> frozenset[int]:
    """Rows that open an entry: the same label at the start of several paragraphs, by-lines, numbers that count on."""
    by_kind: dict[tuple[str, bool], list[int]] = {}
    bylines = []
    for at, row in enumerate(rows):
        if (
            row.kind == "label"
            and row.label is not None
            and row.label.field in OPENING_FIELDS
            and (row.blanks or at == 0)
        ):
            by_kind.setdefault((row.label.field, _ends_in_by(row)), []).append(at)
        elif row.kind == "short" and row.blanks and row.rest.startswith("By "):
            bylines.append(at)
    most = max(by_kind.values(), key=len, default=[])
    if len(most) > 1 and not _close_entries(rows, most):
        return frozenset(most + bylines)
    return _numbered(rows)


def _close_entries(rows: list[Row], openings: list[int]) -> bool:
    """Whether labels stand below the dates of their entries: a date before the first of them, none after the last."""
    dated = [at for at, row in enumerate(rows) if row.kind in {"when", "day"} or (row.kind == "entry" and row.moments)]
    return any(at < openings[0] for at in dated) and not any(at > openings[-1] for at in dated)


def _numbered(rows: list[Row]) -> frozenset[int]:
    """Rows that count the entries of a page: 1., 2., ... with a date or a label of its own below each."""
    counted: list[int] = []
    for at, row in enumerate(rows):
        if row.line.kind == "item" and row.rest.lstrip("(").startswith(str(len(counted) + 1)):
            counted.append(at)
    if len(counted) < 2:
        return frozenset()
    spans = zip(counted, [*counted[1:], len(rows)], strict=True)
    tells = all(_tells_one(rows[first + 1 : last]) for first, last in spans)
    return frozenset(counted) if tells else frozenset()


def _tells_one(below: list[Row]) -> bool:
    """Whether the rows below a number speak of one event: a date or a label, and not several dated rows."""
    dated = sum(1 for row in below if row.kind in {"when", "entry"} and any(moment.clocks for moment in row.moments))
    return dated <= _MOST_DATED and any(row.moments or row.kind == "label" for row in below)


def _ends_in_by(row: Row) -> bool:
    """Whether an organizer's label is "organized by" rather than "organizers", which stands lower in a block."""
    return row.label is not None and fold(row.rest[: row.label.value.start - row.line.start]).rstrip(" :").endswith(
        "by"
    )
