"""Mentions and lines → blocks.

In: a document and what was scanned in it. Out: the blocks of its events, in order; what lies between them belongs to no
event. ``segment_document`` says the steps: rows, what is over, anchors, groups, cuts.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import accumulate, pairwise
from operator import attrgetter
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.anchor import Anchor
from sideevents_parser.segment.anchors import add_called_off, find_anchors
from sideevents_parser.segment.announced import keep_announced
from sideevents_parser.segment.closed import find_closed
from sideevents_parser.segment.cuts import Cut, cut_groups, with_head
from sideevents_parser.segment.day_programmes import find_day_programme
from sideevents_parser.segment.defaults import with_default_hour
from sideevents_parser.segment.frames import without_frames
from sideevents_parser.segment.glued import split_glued
from sideevents_parser.segment.groups import group_anchors
from sideevents_parser.segment.headings import ranked_rows, section_headings
from sideevents_parser.segment.items import find_items, find_notes, find_told_programme
from sideevents_parser.segment.listings import Entry, find_entries, fit_cuts, outside, with_entries
from sideevents_parser.segment.notices import find_notices
from sideevents_parser.segment.openings import OPENING_FIELDS, find_openings, may_open
from sideevents_parser.segment.page import Group, Page, heads
from sideevents_parser.segment.papers import without_papers
from sideevents_parser.segment.parted import split_notices
from sideevents_parser.segment.posts import find_issue, find_posts
from sideevents_parser.segment.programmes import join_programmes
from sideevents_parser.segment.rows import Row, make_rows
from sideevents_parser.segment.single import cut_single
from sideevents_parser.segment.told_days import find_subject, with_told_day
from sideevents_parser.segment.weekdays import mixes_days
from sideevents_parser.segment.work_dates import mark_work_dates
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.spans import Span

LISTED_STRENGTH: Final = 3
LISTED_ROWS: Final = 2


def segment_document(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a document, in its order."""
    if not mentions.moments and not may_open(document, mentions):
        return ()
    rows = split_glued(document, make_rows(document, mentions, lexicon), lexicon)
    rows = mark_work_dates(split_notices(document, rows, lexicon), lexicon)
    closed, past = find_closed(rows, lexicon, marked=document.marked)
    closed |= find_posts(rows, lexicon) | find_issue(rows, lexicon)
    items = find_items(rows, closed, lexicon) | find_notes(rows, closed, lexicon)
    notices = find_notices(document, rows, closed, lexicon)._replace(items=items)
    notices = notices._replace(days=notices.days | find_told_programme(rows, closed, lexicon))
    programme = find_day_programme(rows, closed, lexicon)
    anchors = [each for each in find_anchors(rows, closed, lexicon, notices) if each.first not in programme.rows]
    anchors += [programme.opening] if programme.opening is not None else []
    anchors = without_papers(rows, anchors, lexicon)
    anchors = with_told_day(rows, add_called_off(rows, anchors, lexicon))
    page = Page(
        rows,
        closed,
        _is_separated(rows, anchors, marked=document.marked),
        find_openings(document, rows),
        lexicon,
        _is_listed(anchors),
        _is_headed(rows, anchors),
        tuple(at for at, row in enumerate(rows) if row.kind == "rule"),
        mixes_days(rows),
    )
    entries = find_entries((*document.runs, *(table.rows for table in mentions.tables)), page, anchors)
    groups = join_programmes(page, without_frames(page, group_anchors(page, outside(anchors, entries))))
    groups = with_entries(groups, entries)
    found = with_default_hour(page, groups)
    groups = keep_announced(document, page, found) or find_subject(rows)
    if not groups and not page.openings:
        return ()
    single = len(groups) == 1 and not page.openings
    cuts = [cut_single(page, groups[0], _told_above(found, groups[0]))] if single else cut_groups(page, groups)
    cuts = _with_undated(page, fit_cuts(page, cuts, groups, entries))
    above = _above(document, rows, cuts, entries)
    return tuple(_block(rows, cut, _group_of(cut, groups), above.get(cut.first, ()), past) for cut in cuts)


def _told_above(found: list[Group], kept: Group) -> int:
    """The last row of what tells of another day above the only group that announces; -1 where nothing does."""
    return max(
        (group.last for group in found if group.last < kept.first and (group.strength > 1 or group.shape == "prose")),
        default=-1,
    )


def _above(document: Document, rows: list[Row], cuts: list[Cut], entries: list[Entry]) -> dict[int, tuple[int, ...]]:
    """The headings of the sections in which blocks stand, by the first rows of these, where markup makes headings."""
    if not document.marked or len(cuts) < LISTED_ROWS:
        return {}
    tops = {entry.first: entry.top for entry in entries}
    inside = {at for cut in cuts for at in range(cut.first, cut.last + 1)}
    ranked = [(at, rank) for at, rank in ranked_rows(rows) if at not in inside]
    return {cut.first: section_headings(ranked, tops.get(cut.first, cut.first)) for cut in cuts}


def _is_listed(anchors: list[Anchor]) -> bool:
    """Whether several rows announce: some surely, or many in the same shape."""
    anchors = [anchor for anchor in anchors if anchor.shape not in {"prose", "notice"}]
    shapes = Counter(anchor.shape for anchor in anchors)
    sure = sum(1 for anchor in anchors if anchor.strength >= LISTED_STRENGTH)
    return sure > LISTED_ROWS or max(shapes.values(), default=0) > LISTED_ROWS + 1


def _is_separated(rows: list[Row], anchors: list[Anchor], *, marked: bool) -> bool:
    """Whether runs of blank lines divide the entries of this page: several stretches between them announce.

    Markup leaves such runs between parts of a page only; in a text a few may stand anywhere.
    """
    sure = [anchor.first for anchor in anchors if anchor.strength >= LISTED_STRENGTH]
    wanted = set(sure or [anchor.first for anchor in anchors])
    stretches = set()
    stretch = 0
    for at, row in enumerate(rows):
        stretch += row.blanks > 1
        if at in wanted:
            stretches.add(stretch)
    return len(stretches) > 1 and (marked or len(stretches) * 3 > len(wanted))


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


def _block(rows: list[Row], cut: Cut, group: Group | None, above: tuple[int, ...], past: frozenset[int]) -> Block:
    governing = tuple(
        moment
        for at in (group.headings if group else ())
        if not cut.first <= at <= cut.last
        for moment in rows[at].moments
    )
    headings = dict.fromkeys((*(group.headings if group else ()), *above))
    spans = tuple(rows[at].line.span for at in headings if at < cut.first)
    span = Span(rows[cut.first].line.start, rows[cut.last].line.end)
    return Block(span, governing, spans, cut.reason, group is not None and group.strength > 1, cut.first in past)
