"""Days that say when a page was written: the date of an issue, a dateline, the stamp of a post.

In: a group of a page and the others. Out: whether its day is that of the text, not of an event.
"""

from typing import Final

from sideevents_parser.segment.announcing import is_full_day
from sideevents_parser.segment.groups import tells_zone
from sideevents_parser.segment.page import Group, Page, days_of
from sideevents_parser.segment.told import days_told
from sideevents_parser.vocabulary.times import DayRange

_WEAK: Final = 2
_HEAD_ROWS: Final = 8
_MANY: Final = 4
_MASTHEAD: Final = 3


def is_dateline(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a bare day at the head of a page says when it was written, not when something takes place."""
    if group.last > group.first and len(set(days_of(page.rows, group))) > 1:
        return False  # the days of a list
    if _gives_several(page, group):
        return False
    if _closes_page(page, group, groups) or _heads_post(page, group, groups):
        return True
    at_head = group.first < _HEAD_ROWS or group is groups[0]
    if group.first < _HEAD_ROWS and (_dates_issue(page, group, groups) or _is_stamp(page, group, groups)):
        return True
    if group.shape not in {"day", "entry"} or not at_head:
        return False
    if gives_year(page, group) and _tells_otherwise(page, group, groups):
        return True
    return (
        group.shape == "day"
        and len(groups) < _MANY
        and not _is_one_of_several(page, group, groups)
        and any(other is not group and other.strength >= _WEAK and _has_clock(page, other) for other in groups)
    )


def _heads_post(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether the page opens with a weekday, day and year above a title and a text, and dates others otherwise."""
    rows = page.rows
    if group.first or group.last or rows[0].kind != "day" or not gives_year(page, group) or len(rows) < _HEAD_ROWS:
        return False
    titled = rows[1].blanks > 0 and rows[1].kind == "short" and rows[2].kind == "prose"
    named = [other for other in groups if any(map(is_full_day, rows[other.first].moments))]
    return titled and len(groups) > 1 and named == [group]


def _closes_page(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether the last line of a page of prose gives a day with its year, before those of which the prose tells."""
    if group.shape not in {"day", "entry"} or group.first != len(page.rows) - 1 or _has_clock(page, group):
        return False
    prose = [other for other in groups if other.shape in {"prose", "notice"}]
    days = [day for other in prose for day in days_of(page.rows, other)]
    return (
        gives_year(page, group) and len(prose) * 2 > len(groups) - 1 and bool(days) and days_of(page.rows, group) < days
    )


def _is_one_of_several(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether other groups give a day alone too, or on a line of its own: a page is written on one."""
    own = days_of(page.rows, group)
    others = [other for other in groups if other is not group and days_of(page.rows, other) != own]
    lines = sum(page.rows[other.first].kind == "day" for other in others)
    return any(other.shape == "day" for other in others) or lines > (group is groups[0])


def _tells_otherwise(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether the text below a day tells of another day of that year, and no hour stands with the day itself."""
    look = look_of(page, group)
    if _has_clock(page, group) or any(look_of(page, other) == look for other in groups if other is not group):
        return False
    town = tells_zone(page.rows[group.first])
    if group.shape == "entry" and not town and not any(other.shape == "notice" for other in groups):
        return False
    own = days_told(page.rows[group.first])
    below = (row for row in page.rows[group.last + 1 :] if row.kind in {"prose", "entry"})
    return any(day[1] is not None and day not in own for row in below for day in days_told(row))


def _dates_issue(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a day with its year and without hours heads entries with hours and without years: an issue's date."""
    if group.headings or group.shape == "notice" or _has_clock(page, group) or not gives_year(page, group):
        return False
    later = [other for other in groups if other.first > group.first]
    if group.first == 0 and page.rows[0].kind == "day" and _are_entries_of_year(page, later):
        return True
    alike = [other for other in later if _has_clock(page, other) and not gives_year(page, other)]
    return len(alike) > 1 and len(alike) * 2 >= len(later)


def _are_entries_of_year(page: Page, groups: list[Group]) -> bool:
    """Whether many groups are entries without years, which take theirs from the day at the head of the page."""
    entries = sum(group.shape == "entry" for group in groups)
    return len(groups) >= _MANY and entries * 5 >= len(groups) * 4 and not any(gives_year(page, one) for one in groups)


def _is_stamp(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a day with year and hour at the head of a list whose entries look otherwise is the stamp of a post."""
    row = page.rows[group.first]
    clocks = [clock.clock for moment in row.moments for clock in moment.clocks]
    if group.first >= _MASTHEAD or row.kind != "when" or row.label is not None or group.last > group.first:
        return False
    if len(clocks) != 1 or clocks[0].end is not None or not gives_year(page, group):
        return False
    apart = [other for other in groups if other.first > group.first and other.shape != "when"]
    below = group.first + 1 < len(page.rows) and page.rows[group.first + 1].blanks > 0
    return below and len(apart) >= _MANY and len(apart) == len(groups) - 1


def gives_year(page: Page, group: Group) -> bool:
    """Whether a year stands with a day of a group."""
    moments = [moment for at in range(group.first, group.last + 1) for moment in page.rows[at].moments]
    return any(item.first.year is not None for moment in moments if moment.date for item in moment.date.items)


def _has_clock(page: Page, group: Group) -> bool:
    return any(moment.clocks for at in range(group.first, group.last + 1) for moment in page.rows[at].moments)


def look_of(page: Page, group: Group) -> tuple[str, bool]:
    """What the entries of one list have in common: the shape, and whether the date opens the row."""
    row = page.rows[group.first]
    opens = bool(row.moments) and not any(
        c.isalpha() for c in row.rest[: max(row.moments[0].span.start - row.line.start, 0)]
    )
    return "when" if group.shape == "day" else group.shape, opens


def gives_stretch(page: Page, group: Group) -> bool:
    """Whether a row gives nothing but the first and the last of several days."""
    items = _items(page, group)
    return bool(items) and items[0].last is not None and page.rows[group.first].kind == "day"


def _gives_several(page: Page, group: Group) -> bool:
    """Whether a row gives several days: no text was written on these."""
    items = _items(page, group)
    return len(items) > 1 or any(item.last is not None for item in items)


def _items(page: Page, group: Group) -> list[DayRange]:
    """The days that the first row of a group gives at once."""
    moments = page.rows[group.first].moments
    return [item for moment in moments[:1] if moment.date is not None for item in moment.date.items]
