"""The hour that a page gives once for all its days.

In: the groups of a page. Out: the groups, with the row that tells the hour among the headings of those that tell none.
"Fridays at 3 pm, Room 118" above rows of days and titles, or close below them, holds for each of them and is no event
itself.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.weekdays import falls_on, names_halves

_FEWEST: Final = 2
_ABOVE: Final = 12
_BELOW: Final = 4
_SHORT: Final = 60
_WORD: Final = re.compile(r"[^\W\d_]+")


def with_default_hour(page: Page, groups: list[Group]) -> list[Group]:
    """Groups with the hour that holds for them: where most give a day alone and a row above or below them it."""
    groups, closing = _without_closing_hour(page.rows, groups)
    silent = [group for group in groups if group.shape != "prose" and _is_silent(page.rows, group)]
    if len(silent) < _FEWEST or len(silent) * 2 < len(groups):
        return groups
    first = silent[0].first
    told = next((at for at in range(first - 1, max(first - _ABOVE, -1), -1) if _tells_hour(page, at)), None)
    told = told if told is not None else closing if closing is not None else _closing_hour(page, silent)
    if told is None or any(group.first <= told <= group.last and group.first < group.last for group in groups):
        return groups
    return [
        _below(group, told)
        if group in silent
        and not _takes_all_day(page, group)
        and falls_on(page.rows[group.first : group.last + 1], page.rows[told])
        else group
        for group in groups
        if group.first != told
    ]


def _without_closing_hour(rows: list[Row], groups: list[Group]) -> tuple[list[Group], int | None]:
    """Groups, the last without the row of an hour that stands apart below it where no other has any; and that row."""
    last = groups[-1] if len(groups) > _FEWEST else None
    if last is None or last.first == last.last or not _closes(rows[last.last]):
        return groups, None
    above = groups[-2]
    end = last.first if above.first == above.last else last.last - 1
    own = last._replace(last=end, shape=above.shape, strength=above.strength)
    alike = rows[own.last].kind == rows[above.last].kind
    if not alike or not all(_is_silent(rows, group) for group in (*groups[:-1], own)):
        return groups, None
    return [*groups[:-1], own], last.last


def _closes(row: Row) -> bool:
    """Whether a short row behind a blank line gives an hour and no day."""
    return row.kind in {"hour", "slot", "prose"} and row.blanks > 0 and row.line.end - row.line.start < _SHORT


def _closing_hour(page: Page, silent: list[Group]) -> int | None:
    """The row close below a list of days, apart from it, that gives the hour of them all: "Thursdays at 7 pm"."""
    rows, last = page.rows, silent[-1].last
    below = range(last + 1, min(last + 1 + _BELOW, len(rows)))
    return next((at for at in below if len(silent) > _FEWEST and rows[at].blanks and _tells_hour(page, at)), None)


def _takes_all_day(page: Page, group: Group) -> bool:
    return page.lexicon.holds("segments.all_day", fold(page.rows[group.first].rest))


def _below(group: Group, heading: int) -> Group:
    return group._replace(headings=(*group.headings, heading))


def _is_silent(rows: list[Row], group: Group) -> bool:
    """Whether a group gives a day of its own and no hour."""
    moments = [moment for at in (*range(group.first, group.last + 1), *group.headings) for moment in rows[at].moments]
    dated = any(moment.date is not None and moment.date.form not in {"weekday", "month"} for moment in moments)
    return dated and not any(moment.clocks for moment in moments)


def _tells_hour(page: Page, at: int) -> bool:
    """Whether a row gives an hour that may hold for the days beside it: behind a label, or on every such weekday."""
    row = page.rows[at]
    clocked = [moment for moment in row.moments if moment.clocks]
    if not clocked or row.kind == "aside" or at in page.closed:
        return False
    if any(moment.date is not None and moment.date.form != "weekday" for moment in row.moments):
        return False
    if row.kind in {"hour", "when"} or row.label is not None:
        return True
    words = set(_WORD.findall(row.rest.casefold()))
    if row.kind != "prose" and _names_several(words, page.lexicon):
        return True
    weekly = {f"{name}s" for name in page.lexicon.weekdays} | page.lexicon.folded("recurrence.every")
    lone = row.kind != "prose" and any(moment.date is not None for moment in row.moments)
    return lone or bool(words & weekly) or names_halves(_WORD.findall(fold(row.rest)), page.lexicon)


def _names_several(words: set[str], lexicon: Lexicon) -> bool:
    """Whether a line names events of a kind: "Lunchtime talks, 12 p.m."."""
    kinds = lexicon.folded("titles.kinds")
    return any(word.endswith("s") and word.removesuffix("s") in kinds for word in words)
