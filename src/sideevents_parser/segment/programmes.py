"""Several dated entries that are the running order of one event.

In: the groups of a page. Out: the groups, with those of one running order as one. Four entries that all give 28 October
with an hour of their own and are called welcome, session 1, coffee and closing remarks make up one event; so do an
hour from 4 to 6 below a day and the items at 4:00 and 4:30 below that hour.
"""

from itertools import groupby
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.segment.told import days_told
from sideevents_parser.vocabulary.mentions import ClockMention

_FEWEST: Final = 3
_SHAPES: Final = frozenset({"entry", "when"})
_FIRST_WORDS: Final = 2
_HOUR: Final = 2  # hour and minute of a clock


def join_programmes(page: Page, groups: list[Group]) -> list[Group]:
    """Groups in which entries of one day that read as a running order are one group."""
    joined: list[Group] = []
    for day, run in groupby(groups, key=lambda group: _day_of(page, group)):
        items = list(run)
        if day is not None and len(items) >= _FEWEST and _is_running_order(page, items):
            items = [items[0]._replace(last=items[-1].last)]
        joined += items
    return _without_parts(page, joined)


def _without_parts(page: Page, groups: list[Group]) -> list[Group]:
    """Groups without those that begin within the hours that stand alone above them, below the same day."""
    kept: list[Group] = []
    for group in groups:
        if not (kept and group.shape == "slot" and _holds(page, kept[-1], group)):
            kept.append(group)
    return kept


def _holds(page: Page, whole: Group, part: Group) -> bool:
    """Whether the hours of one group, which have an end, hold the start of another one below the same heading."""
    if whole.shape != "hour" or whole.headings != part.headings or page.rows[whole.first].kind != "hour":
        return False
    hours, parts = _clocks(page, whole), _clocks(page, part)
    if len(hours) != 1 or hours[0].end is None or not parts:
        return False
    return hours[0].start[:_HOUR] <= parts[0].start[:_HOUR] < hours[0].end[:_HOUR]


def _clocks(page: Page, group: Group) -> list[ClockMention]:
    rows = page.rows[group.first : group.last + 1]
    return [each.clock for row in rows for moment in row.moments for each in moment.clocks]


def _day_of(page: Page, group: Group) -> object:
    """The one day that an entry with an hour gives, else None."""
    rows = page.rows[group.first : group.last + 1]
    days = {day for row in rows for day in days_told(row)}
    hours = any(moment.clocks for row in rows for moment in row.moments)
    return next(iter(days)) if group.shape in _SHAPES and hours and len(days) == 1 and not group.headings else None


def _is_running_order(page: Page, groups: list[Group]) -> bool:
    """Whether several entries are called welcome, coffee, closing and the like: on their row, or on the one below."""
    words = page.lexicon.folded("segments.agenda_words") | page.lexicon.folded("segments.session_words")
    hits = 0
    for group in groups:
        rows = page.rows[group.first : group.last + 2]
        hits += any(not words.isdisjoint(fold(row.rest).strip("-*• ").split()[:_FIRST_WORDS]) for row in rows)
    return hits > 1 and hits * 2 > len(groups)
