"""Whether a paragraph announces apart from what stands above it: on a day of its own, below a day of posting.

In: a page, a group of its rows and an anchor below. Out: yes or no. Nothing is joined here.
"""

from collections.abc import Iterable
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.anchor import Anchor
from sideevents_parser.segment.announcing import is_full_day, is_offered, takes_place
from sideevents_parser.segment.page import Group, Page, days_of
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.times import ClockValue

_WITH_HOUR: Final = 2  # strength of a sentence that gives day and hour


def announce_apart(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether two lines of a page without blank ones both look ahead, the second below a title of its own."""
    rows = page.rows
    if _day_keys(rows, anchor.first, anchor.last) <= _day_keys(rows, group.first, group.last):
        return False
    if any(rows[at].blanks for at in range(group.first, anchor.first + 1)):
        return False
    if anchor.strength < _WITH_HOUR and not any(is_full_day(moment) for moment in rows[anchor.first].moments):
        return False
    ahead = page.lexicon.folded("segments.ahead")
    if not all(set(fold(rows[at].rest).split()) & ahead for at in (group.first, anchor.first)):
        return False
    return rows[anchor.first - 1].kind == "short"


def is_own_notice(page: Page, group: Group, anchor: Anchor | Group) -> bool:
    """Whether a paragraph says that something takes place on a day and hour that the group does not give."""
    row = page.rows[anchor.first]
    days = days_of(page.rows, Group(anchor.first, anchor.last, anchor.shape, anchor.strength))
    full = any(is_full_day(moment) for moment in row.moments) and bool(starts_of(row.moments))
    above = page.rows[anchor.first - 1] if anchor.first else row
    opens = row.blanks or (above.kind in {"short", "heading"} and above.blanks)
    if not opens or anchor.strength < _WITH_HOUR or not days or not full:
        return False
    return set(days).isdisjoint(days_of(page.rows, group)) and takes_place(fold(row.rest), page.lexicon)


def _day_keys(rows: list[Row], first: int, last: int) -> set[tuple[int | None, int | None]]:
    return {moment.day_key for at in range(first, last + 1) for moment in rows[at].moments if moment.date is not None}


def is_posted(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether a bare day above a sentence with another day and an hour says when the text was written.

    Without an hour the sentence has to say that something takes place, and the day its year.
    """
    rows = page.rows
    if group.shape not in {"day", "entry"} or starts_of(rows[group.first].moments):
        return False
    if anchor.strength < _WITH_HOUR and not (_is_single_day(rows[group.first]) and _plans(page, anchor)):
        return False
    dates = [moment.date for moment in rows[anchor.first].moments if moment.date is not None]
    if dates and all(date.form == "relative" for date in dates):
        return True  # "this evening at 7 pm"
    own = days_of(rows, group)
    told = set(days_of(rows, group._replace(first=anchor.first, last=anchor.last, headings=())))
    numbers = {number for month, number, *_ in days_told(rows[anchor.first]) if month is None and number}
    apart = numbers.isdisjoint(number for _, number in own)  # "Tuesday the 20th"
    return told.isdisjoint(own) if told else bool(numbers) and apart


def _is_single_day(row: Row) -> bool:
    """Whether a row gives one day with its year, and nothing else."""
    dates = [moment.date for moment in row.moments if moment.date is not None]
    items = dates[0].items if len(dates) == 1 else ()
    return row.kind == "day" and len(items) == 1 and items[0].last is None and items[0].first.year is not None


def _plans(page: Page, anchor: Anchor) -> bool:
    told = fold(page.rows[anchor.first].rest)
    return takes_place(told, page.lexicon) or is_offered(told, page.lexicon)


def starts_of(moments: Iterable[Moment]) -> list[ClockValue]:
    """The hours at which the clocks of moments start."""
    return [clock.clock.start for moment in moments for clock in moment.clocks]
