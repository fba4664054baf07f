"""Anchors → groups: the anchors that speak of one and the same event."""

from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchors import Anchor
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.mentions import Moment

_STRONG: Final = 3


class Page(NamedTuple):
    """What grouping and cutting ask of a page: its rows, the rows that are over, whether blank runs divide entries, the rows whose label opens entries."""

    rows: list[Row]
    closed: frozenset[int]
    separated: bool
    openings: frozenset[int]
    lexicon: Lexicon


class Group(NamedTuple):
    """Anchors of one event: rows ``first`` to ``last``, the headings above them, and the shape and strength of the strongest."""

    first: int
    last: int
    shape: str
    strength: int
    headings: tuple[int, ...] = ()


def group_anchors(page: Page, anchors: list[Anchor]) -> list[Group]:
    """Join anchors of one event."""
    groups: list[Group] = []
    for anchor in anchors:
        if groups and _same_event(page, groups[-1], anchor):
            groups[-1] = _join(groups[-1], anchor)
        else:
            groups.append(Group(*anchor))
    return groups


def _join(group: Group, anchor: Anchor) -> Group:
    stronger = anchor.strength > group.strength
    return Group(
        group.first,
        anchor.last,
        anchor.shape if stronger else group.shape,
        max(anchor.strength, group.strength),
        group.headings or anchor.headings,
    )


def _same_event(page: Page, group: Group, anchor: Anchor) -> bool:
    rows, lexicon = page.rows, page.lexicon
    if _says_again(rows, group, anchor):
        return True
    between = range(group.last + 1, anchor.first + 1)
    if any(divides(page, at) for at in between) or anchor.shape == "paragraph":
        return False
    if anchor.shape == "prose" or group.shape == "prose" and group.strength < _STRONG:
        return not (group.headings or anchor.headings) or anchor.shape == "prose"
    if anchor.first == group.last + 1:
        return _continues(rows, group, anchor, lexicon)
    return anchor.shape == "hour" and group.shape in {"label", "when", "day"}


def divides(page: Page, at: int) -> bool:
    """Whether a row is cut off from what stands above it by more than the page's ordinary blank line."""
    row = page.rows[at]
    return row.kind in {"heading", "rule"} or at in page.openings or (page.separated and row.blanks > 1)


def _continues(rows: list[Row], group: Group, anchor: Anchor, lexicon: Lexicon) -> bool:
    """Whether an anchor right below another one goes on with it: a further day or zone, not a further entry."""
    row = rows[anchor.first]
    if row.kind in {"when", "hour", "day"} and anchor.shape != "slot":
        return True
    return _names_session(row, lexicon) and (_names_session(rows[group.last], lexicon) or rows[group.last].kind != row.kind)


def _names_session(row: Row, lexicon: Lexicon) -> bool:
    words = fold(row.rest).strip("•-*· ").split()
    return bool(words) and words[0].rstrip(":") in lexicon.folded("segments.session_words")


def _says_again(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether an anchor repeats the day and hour of the one before in another form."""
    mine, theirs = _first_dated(rows[anchor.first]), _first_dated(rows[group.first])
    if mine is None or theirs is None or mine.date is None or theirs.date is None:
        return False
    same_day = _day_key(mine) == _day_key(theirs)
    clocks = {c.clock.start[:2] for c in mine.clocks} , {c.clock.start[:2] for c in theirs.clocks}
    return same_day and (not clocks[0] or not clocks[1] or bool(clocks[0] & clocks[1])) and not _same_look(rows, group, anchor)


def _same_look(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    mine, theirs = rows[anchor.first], rows[group.first]
    return mine.kind == theirs.kind and (mine.label is None) == (theirs.label is None) and mine.line.kind == theirs.line.kind


def _first_dated(row: Row) -> Moment | None:
    return next((moment for moment in row.moments if moment.date is not None), None)


def _day_key(moment: Moment) -> tuple[int | None, int | None]:
    first = moment.date.items[0].first if moment.date and moment.date.items else None
    return (first.month, first.day) if first else (None, None)
