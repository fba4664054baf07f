"""The stretch of days that a programme as a whole takes: no event beside those that it holds.

In: a page and its groups. Out: the groups without such stretches.
"""

from collections import Counter
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.page import Group, Page, days_of
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.siblings import are_siblings

_FRAMED: Final = 2


def without_frames(page: Page, groups: list[Group]) -> list[Group]:
    """Leave out the stretch of days that a programme as a whole takes, where the dates of its entries lie within it."""
    entries = any(group.shape == "when" for group in groups)
    told = [days_of(page.rows, group) for group in groups]
    listed = [_is_listed_beside(page.rows, groups, at) for at in range(len(groups))]
    entered = {tuple(days) for group, days in zip(groups, told, strict=True) if group.shape != "prose"}
    holders = Counter(day for days in entered for day in set(days))
    frames = [
        group
        for group, days, kept in zip(groups, told, listed, strict=True)
        if not ((group.shape == "day" and entries) or kept) and _is_frame(page, group, days, holders)
    ]
    several = len(frames) > 1 and len({group.shape for group in groups}) == 1  # a list of exhibitions
    if several:
        return groups
    return [group for at, group in enumerate(groups) if group not in frames or _is_in_turn(groups, told, at)]


def _is_listed_beside(rows: list[Row], groups: list[Group], at: int) -> bool:
    """Whether the groups before and behind one are entries of the same list as it."""
    beside = groups[max(at - 1, 0) : at] + groups[at + 1 : at + 2]
    return bool(beside) and all(are_siblings(rows[groups[at].first], rows[each.first]) for each in beside)


def _is_in_turn(groups: list[Group], told: list[list[tuple[int, int]]], at: int) -> bool:
    """Whether a bare stretch follows bare days that rise to it: one entry of their list."""
    before = [told[n][0] for n in range(max(at - _FRAMED, 0), at) if groups[n].shape == "day" and told[n]]
    listed = groups[at].shape == "day" and len(before) == _FRAMED and bool(told[at])
    return listed and before[0] <= before[1] <= told[at][0]


def _is_frame(page: Page, group: Group, days: list[tuple[int, int]], holders: Counter[tuple[int, int]]) -> bool:
    """Whether two days that other groups date lie within the stretch; ``holders``: how many stretches hold each day."""
    if not _frames(page, group, days):
        return False
    own = set(days)
    others = (day for day, groups in holders.items() if groups > (day in own))
    return sum(1 for day in others if days[0] <= day <= days[-1]) >= _FRAMED


def _frames(page: Page, group: Group, days: list[tuple[int, int]]) -> bool:
    own = page.rows[group.first : group.last + 1]
    if any(page.lexicon.holds("segments.all_day", fold(row.rest)) for row in own):
        return False  # an entry of a calendar, which says of each that it takes all day
    told = [moment for row in own for moment in row.moments]
    stretch = any(item.last is not None for moment in told if moment.date is not None for item in moment.date.items)
    stretch = stretch or any(row.label is not None and row.label.field == "end_date" for row in own)
    return stretch and not any(moment.clocks for moment in told) and not group.headings and days[:1] < days[-1:]
