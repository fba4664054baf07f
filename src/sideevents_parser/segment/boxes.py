"""Entries that are paragraphs: each date in one of its own, with a title above it.

In: a page and its groups. Out: the first rows of the paragraphs, or nothing where the page is not made so.
"""

from typing import Final

from sideevents_parser.segment.groups import Group, Page, divides

_LEVELS: Final = (2, 1)  # blank lines that part entries
_FEWEST: Final = 2
_MOST_ABOVE: Final = 6
_TOLD: Final = frozenset({"prose", "notice", "paragraph"})
_NO_TITLE: Final = frozenset({"rule", "furniture", "greeting", "closing", "aside", "day", "month", "weekday"})


def box_tops(page: Page, groups: list[Group]) -> list[int]:
    """Where the paragraphs of all groups begin, if each stands in one of its own and below the top of it."""
    told = any(group.headings or group.shape in _TOLD for group in groups)
    if len(groups) < _FEWEST or page.openings or told:
        return []
    for level in _LEVELS:
        tops = [_top(page, group, level) for group in groups]
        if len(set(tops)) == len(tops) and _are_boxes(page, groups, tops, level):
            return _evened(groups, tops)
    return []


def _top(page: Page, group: Group, level: int) -> int:
    """The first row of the paragraph in which a group begins."""
    at = group.first
    while at > 0 and page.rows[at].blanks < level and not divides(page, at) and at - 1 not in page.closed:
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
