"""Lists of the dates that those who take part have to keep: "Abstracts due: 31 May", "Early bird: 31 August".

In: the rows of a page. Out: the rows, with those of such a list marked: what is due is an aside, and so is the day of
the event, "Conference: 5-7 November", where it is told elsewhere too.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told

_FEWEST: Final = 2
_WORDS: Final = 6
_DUE: Final = ("date_roles.signing", "date_roles.submitting")
_WORD: Final = re.compile(r"[^\W\d_]{2,60}")
_DATED: Final = frozenset({"entry", "when", "day", "aside", "prose"})


def mark_work_dates(rows: list[Row], lexicon: Lexicon) -> list[Row]:
    """Rows in which the lists of such dates are marked."""
    marked = list(rows)
    at = 0
    while at < len(rows):
        end = _list_end(rows, at)
        if end - at > _FEWEST and _is_of_work(rows[at:end], lexicon):
            told = {day[:2] for row in (*rows[:at], *rows[end:]) for day in days_told(row)}
            marked[at:end] = [_marked(row, told, lexicon) for row in rows[at:end]]
        at = max(end, at + 1)
    return marked


def _list_end(rows: list[Row], at: int) -> int:
    """Where a run of dated lines ends that stand equally far apart."""
    end = at
    while end < len(rows) and _is_line(rows[end]) and (end == at or rows[end].blanks == rows[at + 1].blanks):
        end += 1
    return end


def _is_line(row: Row) -> bool:
    dated = any(moment.date is not None for moment in row.moments)
    return dated and row.kind in _DATED and len(row.rest.split()) <= 2 * _WORDS


def _is_of_work(run: list[Row], lexicon: Lexicon) -> bool:
    """Whether two lines of a run, and half of it, or more and a third say what is due."""
    due = sum(_is_due(row, lexicon) for row in run)
    return due >= _FEWEST and due * (2 if due == _FEWEST else 3) >= len(run)


def _is_due(row: Row, lexicon: Lexicon) -> bool:
    """Whether a line says what is to be sent or paid: behind a label, or in words of those who apply."""
    text = fold(row.rest)
    said = any(phrase in text for name in _DUE for phrase in lexicon.folded(name))
    return (row.label is not None and row.label.field == "deadline") or (row.kind == "aside" and said)


def _marked(row: Row, told: set[tuple[int | None, int | None]], lexicon: Lexicon) -> Row:
    """A line of such a list: the day of the event, where no other line of the page tells it, or what is due."""
    if {day[:2] for day in days_told(row)} <= told:
        return row._replace(kind="aside")
    if row.kind in {"aside", "when"} or any(moment.clocks for moment in row.moments):
        return row
    words = _WORD.findall(fold(row.rest))
    text = " ".join(words)
    signing = any(phrase in text for phrase in lexicon.folded("date_roles.signing"))
    opening = words if len(words) <= _WORDS else words[:_FEWEST]
    named = not lexicon.folded("titles.kinds").isdisjoint(opening)
    named = named and lexicon.folded("date_roles.published").isdisjoint(words)
    return row._replace(kind="day" if named and not signing else "aside")
