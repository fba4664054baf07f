"""A page as grouping and cutting see it, and the groups of rows that speak of one event.

In: rows. Out: ``Page`` and ``Group``, and what is asked of both: what heads, what divides, which days are told.
"""

from bisect import bisect_left, bisect_right
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.mentions import Moment

_RULES: Final = 2


class Page(NamedTuple):
    """What grouping and cutting ask of a page.

    ``closed``: rows that are over. ``separated``: blank runs divide its entries. ``openings``: rows whose label opens
    entries. ``listed``: several rows announce. ``headed``: most of its prose stands under headings of its own.
    ``rules``: its drawn lines. ``mixed``: bare days stand among the dated lines of its list.
    """

    rows: list[Row]
    closed: frozenset[int]
    separated: bool
    openings: frozenset[int]
    lexicon: Lexicon
    listed: bool = False
    headed: bool = False
    rules: tuple[int, ...] = ()
    mixed: bool = False


class Group(NamedTuple):
    """Anchors of one event: rows ``first`` to ``last``, their headings, shape and strength of the strongest."""

    first: int
    last: int
    shape: str
    strength: int
    headings: tuple[int, ...] = ()


def days_of(rows: list[Row], group: Group) -> list[tuple[int, int]]:
    """Month and day of all that a group's rows and headings date."""
    told = (moment for at in (*range(group.first, group.last + 1), *group.headings) for moment in rows[at].moments)
    return sorted(day for moment in told for day in days_in(moment))


def days_in(moment: Moment) -> list[tuple[int, int]]:
    """Month and day of the days that a moment names, both ends of a stretch among them."""
    items = moment.date.items if moment.date else ()
    days = (day for item in items for day in (item.first, item.last) if day is not None)
    return [(day.month, day.day) for day in days if day.month and day.day]


def heads(rows: list[Row], at: int) -> bool:
    """Whether a row is a heading of its own: short, with a blank line above and below."""
    return (
        (rows[at].kind in {"short", "heading", "closing"} or getattr(rows[at].label, "field", "") == "status")
        and rows[at].blanks > 0
        and at + 1 < len(rows)
        and rows[at + 1].blanks > 0
    )


def divides(page: Page, at: int) -> bool:
    """Whether a row is cut off from what stands above it by more than the page's ordinary blank line."""
    row = page.rows[at]
    marked = row.kind == "rule" or row.line.kind == "heading"
    return marked or at in page.openings or (page.separated and row.blanks > 1)


def alone_between_rules(page: Page, group: Group) -> bool:
    """Whether drawn lines part a group from the rest of the page, as the messages of a digest are parted."""
    above, below = bisect_left(page.rules, group.first), bisect_right(page.rules, group.last)
    if above < _RULES or below == len(page.rules):
        return False
    around = page.rows[page.rules[above - 1] : page.rules[below]]
    sure = (row for row in around if row.kind in {"when", "entry"})
    return not any(row.moments and row.moments[0].clocks for row in sure)


def stretch(page: Page, at: int) -> range:
    """The rows between the blank runs around a row."""
    first = last = at
    while first > 0 and page.rows[first].blanks < 2:
        first -= 1
    while last + 1 < len(page.rows) and page.rows[last + 1].blanks < 2:
        last += 1
    return range(first, last + 1)
