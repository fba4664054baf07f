"""Mentions and lines → blocks.

In: a document and what was scanned in it. Out: the blocks of its events, in order; what lies between them belongs to no
event. ``segment_document`` says the steps: rows, what is over, anchors, groups, cuts.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchors import Anchor, add_called_off, find_anchors
from sideevents_parser.segment.cuts import Cut, cut_groups, with_head
from sideevents_parser.segment.defaults import with_default_hour
from sideevents_parser.segment.glued import split_glued
from sideevents_parser.segment.groups import Group, Page, group_anchors, heads
from sideevents_parser.segment.listings import find_entries, fit_cuts, outside, with_entries
from sideevents_parser.segment.notices import find_notices, split_notices
from sideevents_parser.segment.openings import OPENING_FIELDS, find_openings
from sideevents_parser.segment.rows import Row, make_rows
from sideevents_parser.segment.single import cut_single, keep_announced
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.spans import Span

_PAST_WIDTH: Final = 45
_HEADINGS: Final = frozenset({"short", "heading", "label", "furniture"})
LISTED_STRENGTH: Final = 3
LISTED_ROWS: Final = 2


def segment_document(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a document, in its order."""
    if not mentions.moments and not mentions.labels:
        return ()
    rows = split_glued(document, make_rows(document, mentions, lexicon), lexicon)
    rows = split_notices(document, rows, lexicon)
    closed = find_closed(rows, lexicon)
    notices = find_notices(document, rows, closed, lexicon)
    anchors = add_called_off(rows, find_anchors(rows, closed, lexicon, notices), lexicon)
    listed = _is_listed(anchors)
    page = Page(
        rows, closed, _is_separated(rows, anchors), find_openings(rows), lexicon, listed, _is_headed(rows, anchors)
    )
    entries = find_entries((*document.runs, *(table.rows for table in mentions.tables)), page, anchors)
    groups = with_entries(group_anchors(page, outside(anchors, entries)), entries)
    groups = keep_announced(document, page, with_default_hour(page, groups))
    if not groups and not page.openings:
        return ()
    cuts = [cut_single(page, groups[0])] if len(groups) == 1 and not page.openings else cut_groups(page, groups)
    cuts = _with_undated(page, fit_cuts(cuts, groups, entries))
    return tuple(_block(rows, cut, _group_of(cut, groups)) for cut in cuts)


def _is_listed(anchors: list[Anchor]) -> bool:
    """Whether several rows announce: some surely, or many in the same shape."""
    anchors = [anchor for anchor in anchors if anchor.shape not in {"prose", "notice"}]
    shapes = Counter(anchor.shape for anchor in anchors)
    sure = sum(1 for anchor in anchors if anchor.strength >= LISTED_STRENGTH)
    return sure > LISTED_ROWS or max(shapes.values(), default=0) > LISTED_ROWS + 1


def find_closed(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """Rows under a heading that speaks of what is over.

    The rest of its paragraph, or of the page when it stands alone.
    """
    closed: set[int] = set()
    past = lexicon.folded("segments.past")
    at = 0
    while at < len(rows):
        row = rows[at]
        if (
            row.kind in {"short", "furniture", "heading", "label"}
            and not row.moments
            and (row.line.kind != "item" or (row.blanks > 0 and row.rest[:1].isdigit()))
            and _is_past(row, past, lexicon)
        ):
            alone = at + 1 >= len(rows) or rows[at + 1].blanks > 0
            opens = (
                row.blanks > 0 or at == 0 or row.kind == "heading" or (rows[at - 1].kind == "furniture" and not alone)
            )
            if opens:
                end = _closed_until(rows, at, alone, lexicon.folded("segments.coming"))
                closed.update(range(at, end))
                at = end
                continue
        at += 1
    return frozenset(closed)


def _is_past(row: Row, past: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a short row is a heading over what is past or belongs elsewhere ("Previous talks", "2 comments")."""
    key = fold(row.rest.strip(" :*=#").lstrip("0123456789.) ") or row.rest)
    if key in past:
        return True
    starts = key.startswith(tuple(lexicon.folded("segments.past_start")))
    starts = starts or (key[:1].isdigit() and key.endswith("comments"))
    return starts and len(key) < _PAST_WIDTH


def _closed_until(rows: list[Row], at: int, alone: bool, coming: frozenset[str]) -> int:
    for after in range(at + 1, len(rows)):
        if rows[after].blanks and rows[after].kind in _HEADINGS and fold(rows[after].rest.strip(" :*=#")) in coming:
            return after
        level = rows[after].line.level
        if rows[after].kind == "heading" or 0 < level <= rows[at].line.level or (not alone and rows[after].blanks):
            return after
    return len(rows)


def _is_separated(rows: list[Row], anchors: list[Anchor]) -> bool:
    """Whether runs of blank lines divide the entries of this page: more than one stretch between them announces."""
    sure = [anchor.first for anchor in anchors if anchor.strength >= LISTED_STRENGTH]
    wanted = set(sure or [anchor.first for anchor in anchors])
    stretches = set()
    stretch = 0
    for at, row in enumerate(rows):
        stretch += row.blanks > 1
        if at in wanted:
            stretches.add(stretch)
    return len(stretches) > 1


def _is_headed(rows: list[Row], anchors: list[Anchor]) -> bool:
    """Whether the page's dated prose stands under headings of its own, as in a column of notices."""
    prose = [anchor.first for anchor in anchors if anchor.shape in {"prose", "notice"}]
    return sum(1 for at in prose if at and heads(rows, at - 1)) * 2 > len(prose) > 2


def _with_undated(page: Page, cuts: list[Cut]) -> list[Cut]:
    """Add the entries that an opening label announces without a date."""
    found = sorted(cuts)
    starts = [cut.first for cut in found]
    ends = list(accumulate((cut.last for cut in found), max))
    openings = sorted(page.openings | _opened_stretches(page))
    floor = 0
    for opening, following in pairwise([*openings, len(page.rows)]):
        before = bisect_right(starts, opening)
        if before and ends[before - 1] >= opening:
            continue
        stop = min(following, starts[before] if before < len(starts) else following)
        last = _last_of_undated(page, opening, stop)
        floor = max(floor, ends[before - 1] + 1 if before else 0)
        found.append(Cut(with_head(page, opening, floor), last, "label"))
        floor = last + 1
    return sorted(found)


def _last_of_undated(page: Page, opening: int, stop: int) -> int:
    """Where the entry of an opening label ends: before what follows, a wide gap, a rule or a heading."""
    last = opening
    while (
        last + 1 < stop
        and page.rows[last + 1].blanks < 2
        and page.rows[last + 1].kind not in {"rule", "furniture", "heading"}
    ):
        last += 1
    return last


def _opened_stretches(page: Page) -> set[int]:
    """Where blank runs divide the entries: stretches that begin with an organizer's label."""
    if not page.separated:
        return set()
    return {
        at
        for at, row in enumerate(page.rows)
        if row.blanks > 1 and at not in page.closed and row.label is not None and row.label.field in OPENING_FIELDS
    }


def _group_of(cut: Cut, groups: list[Group]) -> Group | None:
    at = bisect_left(groups, cut.first, key=attrgetter("first"))
    return groups[at] if at < len(groups) and groups[at].first <= cut.last else None


def _block(rows: list[Row], cut: Cut, group: Group | None) -> Block:
    governing = tuple(
        moment
        for at in (group.headings if group else ())
        if not cut.first <= at <= cut.last
        for moment in rows[at].moments
    )
    headings = tuple(rows[at].line.span for at in (group.headings if group else ()) if at < cut.first)
    span = Span(rows[cut.first].line.start, rows[cut.last].line.end)
    return Block(span, governing, headings, cut.reason, group is not None and group.strength > 1)
