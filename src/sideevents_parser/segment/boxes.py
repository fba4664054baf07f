"""Entries of one shape: paragraphs with a date in each, or as many lines from date to date all down a list.

In: a page and its groups. Out: the first rows of the entries, or nothing where the page is not made so.
"""

from itertools import pairwise
from typing import Final

from sideevents_parser.segment.layout import opens_item, tells_itself
from sideevents_parser.segment.page import Group, Page, divides, heads

_LEVELS: Final = (2, 1)  # blank lines that part entries
_FEWEST: Final = 2
_MOST_ABOVE: Final = 6
_LISTED: Final = 3
_TOLD: Final = frozenset({"prose", "notice", "paragraph"})
_NO_TITLE: Final = frozenset({"rule", "furniture", "greeting", "closing", "aside", "day", "month", "weekday"})


def box_tops(page: Page, groups: list[Group]) -> list[int | None]:
    """Where the entries of all groups begin, if the page is made of entries of one shape; None for one that is not."""
    rows = page.rows
    told = any(group.headings or group.shape in _TOLD or tells_itself(rows, group) for group in groups)
    told = told or any(opens_item(rows, group.first) for group in groups)
    if len(groups) < _FEWEST or page.openings or told:
        return [None] * len(groups)
    for level in _LEVELS:
        tops = [_top(page, group, level) for group in groups]
        if len(set(tops)) == len(tops) and _are_boxes(page, groups, tops, level):
            return [*_evened(groups, tops)]
    return [*(_by_count(page, groups) or _by_heads(page, groups))]


def _by_heads(page: Page, groups: list[Group]) -> list[int | None]:
    """The tops of entries with the same number of headings, more than one, right above most dates: title and artist."""
    counts = [_heads_above(page, group, before) for before, group in zip([None, *groups], groups, strict=False)]
    most = max(sorted(set(counts)), key=counts.count)
    if most < _FEWEST or counts.count(most) < _LISTED or counts.count(most) * 2 <= len(counts):
        return [None] * len(groups)
    return [group.first - most if count >= most else None for group, count in zip(groups, counts, strict=True)]


def _heads_above(page: Page, group: Group, before: Group | None) -> int:
    """How many short paragraphs of one line follow each other right above a date."""
    at, low = group.first, before.last + 1 if before is not None else 0
    while at - 1 > low and group.first - at < _MOST_ABOVE and at - 1 not in page.closed and heads(page.rows, at - 1):
        at -= 1
    return group.first - at


def _top(page: Page, group: Group, level: int) -> int:
    """The first row of the paragraph in which a group begins, or one that is too far above to be."""
    at, low = group.first, max(group.first - _MOST_ABOVE - 1, 0)
    while at > low and page.rows[at].blanks < level and not divides(page, at) and at - 1 not in page.closed:
        at -= 1
    return at


def _are_boxes(page: Page, groups: list[Group], tops: list[int], level: int) -> bool:
    """Whether all groups end in their paragraphs and have a line above them there that may be a title."""
    for group, top in zip(groups, tops, strict=True):
        if not 0 < group.first - top <= _MOST_ABOVE or page.rows[top].kind in _NO_TITLE:
            return False
        if any(page.rows[at].blanks >= level for at in range(top + 1, group.last + 1)):
            return False
    return True


def _evened(groups: list[Group], tops: list[int]) -> list[int]:
    """The tops, the first one lowered where more lines stand above its date than above any other: a page's head."""
    most = max(group.first - top for group, top in zip(groups[1:], tops[1:], strict=True))
    return [max(tops[0], groups[0].first - most), *tops[1:]]


def _by_count(page: Page, groups: list[Group]) -> list[int]:
    """The tops of entries that are equally long: what stands above the first date and below the last tells where."""
    gaps = {below.first - above.last - 1 for above, below in pairwise(groups)}
    spaces = {row.blanks for row in page.rows[groups[0].first + 1 : groups[-1].last + 1]}
    if len(groups) < _LISTED or len(gaps) != 1 or len(spaces) != 1:
        return []
    size, space = gaps.pop(), spaces.pop()
    inner = frozenset(row.rest for row in page.rows[groups[0].last + 1 : groups[-1].first])
    bounds = frozenset(at for at, row in enumerate(page.rows) if _bounds(page, at) and row.rest not in inner)
    above, firm = _run(page, range(groups[0].first, 0, -1), bounds, space, size, step=-1)
    below, last = _run(page, range(groups[-1].last + 1, len(page.rows)), bounds, space, size)
    if below <= size and (above > size or above + below == size or (above + below == size + 1 and last >= firm)):
        lead = size - below
    elif above <= size and (below > size or above + below == size + 1):
        lead = above
    else:
        return []
    return [group.first - lead for group in groups] if lead else []


def _bounds(page: Page, at: int) -> bool:
    """Whether a row belongs to the site or to another list."""
    return page.rows[at].kind in _NO_TITLE or at in page.closed


def _run(page: Page, rows: range, bounds: frozenset[int], space: int, most: int, step: int = 0) -> tuple[int, bool]:
    """How many rows go on with a list, no wider apart than its own, and whether one of ``bounds`` ends them.

    One more than ``most`` is as good as many.
    """
    count = 0
    for at in rows:
        if at + step in bounds:
            return count, True
        if page.rows[at].blanks != space or count > most:
            break
        count += 1
    return count, False
