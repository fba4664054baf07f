"""Sentences that are the items of a list: "- The board meets on 5 May." between others of its kind.

In: the rows of a page. Out: the rows of prose that announce, each an event of its own, because most items of their list
give a day and look ahead, or because the paragraphs of a programme give one day after the other.
"""

from itertools import groupby, pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import gives_both
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told, reports

_FEWEST: Final = 3
_MOSTLY: Final = 0.7
_LONGEST: Final = 300
_DATED: Final = frozenset({"prose", "entry", "when"})


def find_items(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """Rows of prose that are items of a list of dated items."""
    found: set[int] = set()
    for listed, run in groupby(range(len(rows)), key=lambda at: _is_item(rows, at, closed)):
        items = list(run)
        dated = [at for at in items if rows[at].kind in _DATED and _gives_day(rows[at], lexicon)] if listed else []
        if len(dated) >= max(_FEWEST, _MOSTLY * len(items)):
            found.update(at for at in items if rows[at].kind == "prose" and (at in dated or _plans(rows[at], lexicon)))
    return frozenset(found)


def find_notes(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """Rows of prose among the paragraphs of one row of a column in which each gives a day and its hour."""
    found: set[int] = set()
    for alone, run in groupby(range(len(rows)), key=lambda at: _is_note(rows, at, closed)):
        notes = list(run)
        timed = [at for at in notes if any(map(gives_both, rows[at].moments))] if alone else []
        if len(timed) >= max(_FEWEST, _MOSTLY * len(notes)) and any(rows[at].kind == "entry" for at in timed):
            found.update(at for at in timed if rows[at].kind == "prose" and not reports(set(_words(rows[at])), lexicon))
    return frozenset(found)


def find_told_programme(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> frozenset[int]:
    """Paragraphs below the heading of a programme that follow each other day by day, each with one day."""
    words = lexicon.folded("segments.programme_heads")
    heads = (at for at, row in enumerate(rows) if row.kind in {"short", "heading"} and words & set(_words(row)))
    first = next(heads, None)
    told = [at for at, row in enumerate(rows) if row.kind == "prose" and row.blanks and at not in closed]
    below = [at for at in told if first is not None and at > first]
    days = {at: day for at in below if (day := _only_day(rows[at])) is not None}
    if len(days) <= _FEWEST or any(reports(set(_words(rows[at])), lexicon) for at in days):
        return frozenset()
    falls = sum(one >= other for one, other in pairwise(days.values()))  # one where the year turns
    between = sum(min(days) <= at <= max(days) for at in below)
    return frozenset(days) if falls <= 1 and len(days) >= _MOSTLY * between else frozenset()


def _words(row: Row) -> list[str]:
    return fold(row.rest).replace(",", " ").replace(".", " ").split()


def _only_day(row: Row) -> tuple[int, int] | None:
    """Month and day, where a row gives one day and no stretch."""
    days = {(month, day) for month, day, *_ in days_told(row) if month and day}
    stretch = any(item.last is not None for moment in row.moments if moment.date for item in moment.date.items)
    return next(iter(days)) if len(days) == 1 and not stretch else None


def _is_item(rows: list[Row], at: int, closed: frozenset[int]) -> bool:
    return rows[at].line.kind == "item" and at not in closed


def _is_note(rows: list[Row], at: int, closed: frozenset[int]) -> bool:
    """Whether a row is a whole paragraph."""
    ends = at + 1 == len(rows) or rows[at + 1].blanks > 0
    return rows[at].blanks > 0 and ends and at not in closed and rows[at].label is None


def _gives_day(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row is a short text that gives a day and does not report."""
    if row.label is not None or row.line.end - row.line.start > _LONGEST:
        return False
    dated = any(day is not None for _, day, *_ in days_told(row))
    return dated and not reports(set(fold(row.rest).split()), lexicon)


def _plans(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row gives a day with its hour and speaks of what is to come, whatever else it tells."""
    timed = any(moment.clocks and moment.date is not None for moment in row.moments)
    return timed and not lexicon.folded("date_roles.to_come").isdisjoint(fold(row.rest).split())
