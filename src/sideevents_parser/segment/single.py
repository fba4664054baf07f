"""Which groups announce at all, and the block of a page with one event."""

from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.cuts import Cut
from sideevents_parser.segment.groups import Group, Page, heads
from sideevents_parser.segment.rows import Row
from sideevents_parser.text.document import Document

_SURE: Final = 4
_WEAK: Final = 2
_AROUND: Final = 3
_READ: Final = 4000
_ABOVE: Final = frozenset({"rule", "furniture", "greeting", "closing"})
_NOTICE: Final = 80
_BELOW: Final = frozenset({"furniture", "closing"})


def keep_announced(document: Document, page: Page, groups: list[Group]) -> list[Group]:
    """Leave out groups that only tell of a date: weak ones beside sure ones, prose without a word of invitation."""
    best = max((group.strength for group in groups), default=0)
    looks = {_look(page, group) for group in groups if group.strength >= _SURE}
    kept = []
    for group in groups:
        if group.shape == "prose" and ((page.listed and not _opens(page, group)) or not _invites(document, page, group)):
            continue
        if best >= _SURE and group.strength <= _WEAK and _look(page, group) not in looks and not _opens(page, group):
            continue
        kept.append(group)
    return kept


def _look(page: Page, group: Group) -> tuple[str, bool]:
    """What the entries of one list have in common: the shape, and whether the date opens the row."""
    row = page.rows[group.first]
    opens = bool(row.moments) and not any(c.isalpha() for c in row.rest[: max(row.moments[0].span.start - row.line.start, 0)])
    return "when" if group.shape == "day" else group.shape, opens


def _opens(page: Page, group: Group) -> bool:
    """Whether a weak group stands in an entry of its own: below an opening label, or between the blank runs of a divided page."""
    if any(opening <= group.first for opening in page.openings):
        return True
    return page.separated and any(page.rows[at].kind in {"prose", "label"} for at in _stretch(page, group.first))


def _stretch(page: Page, at: int) -> range:
    """The rows between the blank runs around a row."""
    first = last = at
    while first > 0 and page.rows[first].blanks < 2:
        first -= 1
    while last + 1 < len(page.rows) and page.rows[last + 1].blanks < 2:
        last += 1
    return range(first, last + 1)


def _invites(document: Document, page: Page, group: Group) -> bool:
    """Whether the text around a group announces: it invites, or a heading of its own stands above a day and an hour."""
    rows = page.rows
    if group.strength > 1 and heads(rows, group.first - 1) and not _tells_of_the_past(document, page, group):
        return True
    reach = 1 if page.headed else _AROUND
    first, last = max(group.first - reach, 0), min(group.last + reach, len(rows) - 1)
    text = fold(document.view[rows[first].line.start : min(rows[last].line.end, rows[first].line.start + _READ)])
    return any(phrase in text for phrase in page.lexicon.folded("segments.invitation"))


def _tells_of_the_past(document: Document, page: Page, group: Group) -> bool:
    """Whether the first sentence with a date reports: it was, they took."""
    row = page.rows[group.first]
    text = fold(document.view[row.line.start : row.moments[0].span.start])
    return any(f" {word} " in f"{text} " for word in page.lexicon.folded("segments.reporting"))


def _bounds(row: Row) -> bool:
    """Whether an event's block cannot reach above a row: what belongs to the site, the mail, or says when a page was posted."""
    return row.kind in _ABOVE or (row.kind == "aside" and row.line.end - row.line.start < _NOTICE)


def cut_single(page: Page, group: Group) -> Cut:
    """The block of the only event on a page: from its title to what belongs to the site."""
    rows = page.rows
    first = group.first
    while first > 0 and first - 1 not in page.closed and not _bounds(rows[first - 1]):
        first -= 1
    last = group.last
    while last + 1 < len(rows) and last + 1 not in page.closed and rows[last + 1].kind not in _BELOW:
        last += 1
    while last > group.last and rows[last].kind == "rule":
        last -= 1
    return Cut(first, last, "single")
