"""The block of a page with one event: from its title to what belongs to the site."""

import re
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.cuts import Cut, bounds
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.segment.rows import Row

_NAME_WORDS: Final = 3
_IMPRINT_ROWS: Final = 4
_FIGURES: Final = re.compile(r"\+?\d[\d ()/-]{6,20}\d")
_MENU_ROWS: Final = 8
_SITE_FIELDS: Final = frozenset({"link", "contact", "note", "updated", "published"})
_MENU_WIDTH: Final = 60
_BELOW: Final = frozenset({"furniture", "closing"})


def cut_single(page: Page, group: Group, told: int = -1) -> Cut:
    """The block of the only event on a page: from its title to what belongs to the site.

    Row ``told`` ends what tells of something else above it; a heading of its own below that row opens the block.
    """
    rows = page.rows
    first = group.first
    if told >= 0:
        own = (at for at in range(told + 1, first) if rows[at].kind == "short" and rows[at].blanks)
        if (head := next(own, None)) is not None and _heads_below(rows, head):
            return Cut(head, _single_end(page, group), "title")
    while first > 0 and first - 1 not in page.closed:
        if _bounds_single(rows, first - 1) and first - 1 not in group.headings:
            break
        first -= 1
    return Cut(_title_above_notice(page, first), _single_end(page, group), "single")


def _heads_below(rows: list[Row], head: int) -> bool:
    """Whether a short row stands right above a text, or apart from what is above it."""
    return not rows[head + 1].blanks or rows[head + 1].kind in {"prose", "short"}


def _bounds_single(rows: list[Row], at: int) -> bool:
    """Whether the only block of a page cannot reach above a row: the site, a menu, the day on which it was posted."""
    listed = rows[at].kind == "aside" and rows[at].line.kind == "item"  # "• No meeting in January"
    return (bounds(rows[at]) and not listed) or rows[at].kind == "day" or _is_menu(rows, at)


def _title_above_notice(page: Page, first: int) -> int:
    """A title that stands above "posted on ..." and the text, else the row itself."""
    rows = page.rows
    if (
        first > 1
        and rows[first].kind == "prose"
        and rows[first - 1].kind == "aside"
        and rows[first - 2].kind == "short"
    ):
        return first - 2
    return first


def _is_menu(rows: list[Row], at: int) -> bool:
    """Whether a row ends a menu: a long run of very short lines, or one that holds a word of the site."""
    top, site = at, False
    while top > 0 and rows[top].kind in {"short", "aside", "furniture"} and not rows[top].blanks:
        top -= 1
        site = site or rows[top].kind == "furniture"
    slim = all(row.line.end - row.line.start < _MENU_WIDTH for row in rows[top : at + 1])
    return slim and (site or at - top >= _MENU_ROWS)


def _single_end(page: Page, group: Group) -> int:
    rows, last = page.rows, group.last
    while last + 1 < len(rows) and last + 1 not in page.closed:
        if rows[last + 1].kind in _BELOW and not _titles_text(page, last + 1):
            break
        if rows[last + 1].kind == "rule" and not _goes_on(rows, last + 2):
            break
        last += 1
    last = _without_imprint(rows, group.last, last)
    while last > group.last and (_says_when_written(rows[last]) or _is_signature(rows, last)):
        last -= 1
    return last


def _says_when_written(row: Row) -> bool:
    """Whether a row at the end of a block is a line drawn, a greeting, or says when the page was written."""
    return row.kind in {"rule", "greeting"} or (
        row.kind == "aside" and row.label is not None and row.label.field in {"published", "updated"}
    )


def _is_signature(rows: list[Row], at: int) -> bool:
    """Whether a row is a name alone, above a quoted mail or a drawn line."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    named = row.kind == "short" and row.blanks > 0 and row.rest.count(" ") < _NAME_WORDS and row.label is None
    return named and below is not None and below.kind in {"closing", "rule"}


def _without_imprint(rows: list[Row], first: int, last: int) -> int:
    """Drop from the end a paragraph that only gives the site's address or telephone."""
    top = last
    while top > first and not rows[top].blanks:
        top -= 1
    imprint = rows[top : last + 1]
    plain = all(row.kind in {"short", "aside", "entry", "cell"} and row.label is None for row in imprint)
    figures = any(_FIGURES.search(row.rest) for row in imprint)
    return top - 1 if top > first and plain and figures and len(imprint) < _IMPRINT_ROWS else last


def _stands_alone(rows: list[Row], at: int) -> bool:
    return rows[at].blanks > 0 and at + 1 < len(rows) and rows[at + 1].blanks > 0


def _titles_text(page: Page, at: int) -> bool:
    """Whether a word of the site ("About") is a heading over text here."""
    rows = page.rows
    if not _stands_alone(rows, at) or fold(rows[at].rest.strip(" :*=#")) not in page.lexicon.folded(
        "segments.headings_too"
    ):
        return False
    return rows[at + 1].kind in {"prose", "label"}


def _goes_on(rows: list[Row], at: int) -> bool:
    """Whether the event goes on below a drawn line: with labels, or with the day again."""
    for row in rows[at : at + _MENU_ROWS]:
        if row.kind in {"closing", "furniture"}:
            return False
        if row.kind == "when" or (row.label is not None and row.label.field not in _SITE_FIELDS):
            return True
    return False
