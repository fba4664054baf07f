"""How the entries of a page are laid out around their dates.

In: a page and its groups. Out: "anchor_first" (the date opens the entry), "title_first" (a title stands above it) or
"anchor_last" (it closes the entry), by a vote of the groups.
"""

from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.openings import OPENING_FIELDS, dates_lead
from sideevents_parser.segment.page import Group, Page, divides, heads
from sideevents_parser.segment.rows import Row

LISTED: Final = 3
HEAD_KINDS: Final = frozenset({"short", "label", "heading"})
_BELOW_HEADING: Final = 3
_LAYOUTS: Final = ("anchor_first", "title_first", "anchor_last")
_TEXT: Final = HEAD_KINDS | {"prose"}
_OTHERWISE: Final = frozenset({"prose", "notice", "label", "paragraph"})
_COLUMNS: Final = 6
_PARAGRAPH: Final = 130
_HEADS_ABOVE: Final = 2
_SAID: Final = 2


def group_layouts(page: Page, groups: list[Group]) -> list[str]:
    """The layout around each group.

    Entries that tell all in their line vote apart from the rest: a list of such lines often stands below a meeting that
    is told at length.
    """
    lines = [tells_itself(page.rows, group) for group in groups]
    ends = {group.last for group in groups}
    layouts = {
        kind: _layout(page, [group for group, own in zip(groups, lines, strict=True) if own is kind], ends)
        for kind in set(lines)
    }
    return [layouts[own] for own in lines]


def tells_itself(rows: list[Row], group: Group) -> bool:
    """Whether a group is one line with a day and a text, below no heading."""
    row = rows[group.first]
    return group.first == group.last and group.shape == "entry" and not group.headings and row.label is None


def _layout(page: Page, groups: list[Group], ends: set[int]) -> str:
    """One of "anchor_first", "title_first" and "anchor_last", by a vote of the groups."""
    if _opens_columns(page, groups):
        return "anchor_first"
    titled = sum(group.first > 0 and heads(page.rows, group.first - 1) for group in groups)
    if len(groups) >= LISTED and titled * 5 >= len(groups) * 4:
        return "title_first"
    if dates_lead(page.rows):
        return "anchor_first"
    if (rhythm := _by_rhythm(page, groups)) is not None:
        return rhythm
    votes = dict.fromkeys(_possible(page, groups), 0)
    for group in groups:
        vote, weight = _vote(page, group, ends)
        if vote in votes:
            votes[vote] += weight
    return max(votes, key=lambda layout: votes[layout])


def _possible(page: Page, groups: list[Group]) -> tuple[str, ...]:
    """The layouts that the ends of a list allow.

    Without a title above the first date it is no list of titles with dates below them, and with nothing below the last
    date none of dates with titles below them. Where nothing stands above the first, dates open the entries.
    """
    if _closed_by_labels(page, groups):
        return ("anchor_last",)
    if len(groups) < LISTED or any(group.shape in _OTHERWISE for group in groups):
        return _LAYOUTS
    rows, first, last = page.rows, groups[0].first, groups[-1].last
    if first == 0 and last + 1 < len(rows) and last + 1 not in page.closed and rows[last + 1].kind in _TEXT:
        return ("anchor_first",)
    if any(group.first == before.last + 1 for before, group in pairwise(groups)):
        return _LAYOUTS
    above = first > 0 and rows[first - 1].kind in HEAD_KINDS and not _heads_columns(page, rows[first - 1])
    below = last + 1 < len(rows) and last + 1 not in page.closed and rows[last + 1].kind in _TEXT
    apart = first == 0 or rows[first].blanks > max(rows[group.first].blanks for group in groups[1:])
    if below and apart and rows[last + 1].blanks == rows[groups[0].last + 1].blanks:
        return ("anchor_first",)
    if below and not above and groups[0].last < last and rows[last + 1].blanks == rows[groups[0].last + 1].blanks:
        return ("anchor_first", "anchor_last")
    return ("title_first", "anchor_last") if above and not below else _LAYOUTS


def _closed_by_labels(page: Page, groups: list[Group]) -> bool:
    """Whether labels with the day close all entries: text stands above each, and nothing but labels below the last."""
    if len(groups) < LISTED or any(group.shape != "label" for group in groups):
        return False
    ends = [-1, *(group.last for group in groups)]
    above = all(_tells(page, end + 1, group.first) for end, group in zip(ends, groups, strict=False))
    return above and not _tells(page, ends[-1] + 1, len(page.rows))


def _tells(page: Page, first: int, end: int) -> bool:
    """Whether a text without a label stands in some rows."""
    return any(page.rows[at].kind in _TEXT - {"label"} and at not in page.closed for at in range(first, end))


def _opens_columns(page: Page, groups: list[Group]) -> bool:
    """Whether the head of a flattened table above the first date begins with it: "Date & Time  No.  Topic  Speaker"."""
    if len(groups) < LISTED or any(group.headings for group in groups):
        return False
    first = groups[0].first
    for row in page.rows[max(first - _HEADS_ABOVE, 0) : first]:
        words = fold(row.rest).replace("&", " ").replace("/", " ").replace(".", " ").split()
        told = sum(word in page.lexicon.folded("segments.columns") for word in words)
        dated = bool(words) and words[0] in page.lexicon.folded("segments.day_columns")
        if dated and told >= LISTED and told * 2 >= len(words) and not row.moments:
            return True
    return False


def _heads_columns(page: Page, row: Row) -> bool:
    """Whether a row is the head of a table that was flattened: "When What & Where"."""
    words = [word for word in fold(row.rest).replace("&", " ").replace("/", " ").split() if word != "and"]
    return 1 < len(words) <= _COLUMNS and all(word in page.lexicon.folded("segments.columns") for word in words)


def _by_rhythm(page: Page, groups: list[Group]) -> str | None:
    """What the ends of a list tell, where bare days follow each other after the same number of lines.

    As many lines as between two days stand below the last one, or above the first one, and not on the other side.
    """
    rows = page.rows
    gaps = {second.first - first.last for first, second in pairwise(groups)}
    if len(groups) < LISTED or len(gaps) != 1 or any(group.shape != "day" for group in groups):
        return None
    size = gaps.pop() - 1
    below = rows[groups[-1].last + 1 : groups[-1].last + 1 + size]
    above = rows[max(groups[0].first - size, 0) : groups[0].first]
    look = [_look(row) for row in rows[groups[0].last + 1 : groups[1].first]]
    ends = [[_look(row) for row in side] == look for side in (below, above)]
    if size < 1 or None in look or ends[0] == ends[1]:
        return None
    return "anchor_first" if ends[0] else "title_first"


def _look(row: Row) -> str | None:
    """What a line between two days looks like: short, or a paragraph; None for anything else."""
    if row.kind == "prose":
        return "prose" if row.line.end - row.line.start >= _PARAGRAPH else None
    return "short" if row.kind == "short" else None


def _vote(page: Page, group: Group, ends: set[int]) -> tuple[str, int]:
    """How one group seems to be laid out, and how sure that is: what stands right below a heading counts most."""
    rows, at = page.rows, group.first
    if group.shape == "paragraph" or at == 0:
        return "anchor_first", 1
    before = rows[at - 1]
    if at - 1 in group.headings or before.kind in {"rule", "day", "month"}:
        return "anchor_first", _BELOW_HEADING
    if opens_item(rows, at):
        return "anchor_first", _BELOW_HEADING
    if _names_itself(rows[at]) or (not rows[at].blanks and before.line.indent > rows[at].line.indent):
        return "anchor_first", 1
    if at > 1 and before.kind == "short" and rows[at - 2].kind == "prose" and rows[at].kind == "entry":
        return "title_first", 1  # a paragraph, a title, a day with its place
    if _is_told_by_day(rows[at]) or (before.kind == "label" and _has_labels(rows, group)):
        return "anchor_first", 1
    if at - 1 in ends:
        return "anchor_first" if len(rows[at].rest.split()) > 1 else "", 1
    return _vote_by_neighbours(page, group, before), 1


def _vote_by_neighbours(page: Page, group: Group, before: Row) -> str:
    rows, at = page.rows, group.first
    if not rows[at].blanks:
        if before.kind in {"short", "heading"} and (before.blanks or at - 2 in group.headings):
            return "title_first"
        if before.kind == "label" and before.label is not None and before.label.field not in OPENING_FIELDS:
            return ""
        return "anchor_last" if before.kind == "prose" else "title_first" if before.kind in HEAD_KINDS else ""
    if _goes_on(rows, group):
        return "anchor_first"
    if before.kind == "prose":
        return "anchor_last" if _divides_after(page, group.last) else ""
    return "title_first" if before.kind in HEAD_KINDS else ""


def _has_labels(rows: list[Row], group: Group) -> bool:
    """Whether labels go on right below a bare day: "February 21", then "Speaker: ..." and "Title: ..."."""
    below = rows[group.last + 1] if group.last + 1 < len(rows) else None
    return group.shape == "day" and below is not None and below.kind == "label"


def _goes_on(rows: list[Row], group: Group) -> bool:
    """Whether a text stands within a group's lines or right below its first one, without a blank line between."""
    last = group.first + 1 if group.shape == "label" else max(group.last, group.first + 1)
    for at in range(group.first + 1, min(last + 1, len(rows))):
        if rows[at].blanks:
            return False
        if rows[at].kind in {"short", "prose"}:
            return True
    return False


def opens_item(rows: list[Row], at: int) -> bool:
    """Whether a day is an item of a list that goes on below it, in lines that are no items."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    item = rows[at].kind == "day" and rows[at].line.kind == "item"
    return item and below is not None and not below.blanks and below.line.kind != "item" and below.kind == "short"


def _names_itself(row: Row) -> bool:
    """Whether a title stands before the date on one row."""
    if row.label is not None or not row.moments or row.kind != "entry":
        return False
    before = row.rest[: max(row.moments[0].span.start - row.line.start, 0)]
    return len([word for word in before.split() if len(word) > 1 and word[0].isalpha()]) > 1


def _is_told_by_day(row: Row) -> bool:
    """Whether a day opens a row that goes on with what takes place, and no hour: "May 7 - Our treasurer on bees"."""
    if row.kind != "entry" or row.label is not None or any(moment.clocks for moment in row.moments):
        return False
    opening = row.rest[: max(row.moments[0].span.start - row.line.start, 0)]
    return not any(c.isalpha() for c in opening) and len(row.rest.split()) > _SAID


def _divides_after(page: Page, at: int) -> bool:
    """Whether the page cuts right below a row."""
    return at + 1 >= len(page.rows) or divides(page, at + 1)
