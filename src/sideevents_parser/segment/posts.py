"""Days above the texts of a bulletin or of a list of posts: when a text was written, not when what it announces is.

In: the rows of a page. Out: the rows of such days: "Parish notices for Sunday 3 May" at its head; "3 May 2024" alone
above "The committee will meet on Monday, 6 May 2024, at 9 am". The day of a post that is the event's own, or one of a
list of days, stays.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.times import DayValue

_WORD: Final = re.compile(r"[\w'-]+")
_MASTHEAD, _WIDTH = 8, 60  # rows; letters
_TEXTS: Final = frozenset({"prose", "entry"})


def find_posts(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """Rows of days with a year, right above a text that announces, with its hour, something on a later day."""
    return frozenset(
        at
        for at, row in enumerate(rows[:-1])
        if row.kind == "day" and row.label is None and not (at and rows[at - 1].moments)
        if rows[at + 1].kind in _TEXTS and _is_later(row, rows[at + 1]) and _announces(rows[at + 1], lexicon)
    )


def find_issue(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """The row at the head of a page that names a bulletin beside a day: "Harbour e-Update, 20 March 2026"."""
    words = lexicon.folded("segments.issues")
    return frozenset(
        at
        for at, row in enumerate(rows[:_MASTHEAD])
        if row.label is None and _only_day(row.moments) is not None and not row.moments[0].clocks
        if row.line.end - row.line.start < _WIDTH and not words.isdisjoint(_WORD.findall(fold(row.rest)))
    )


def _is_later(row: Row, text: Row) -> bool:
    """Whether the first day that a text tells, with its hour, is later than the one day of a row."""
    posted, told = _only_day(row.moments), _only_day(text.moments[:1])
    if posted is None or told is None or posted.year is None or not text.moments[0].clocks:
        return False
    return _order(told, posted.year) > _order(posted, posted.year)


def _order(day: DayValue, year: int) -> tuple[int, int, int]:
    return day.year or year, day.month or 0, day.day or 0


def _only_day(moments: tuple[Moment, ...]) -> DayValue | None:
    date = moments[0].date if len(moments) == 1 else None
    items = date.items if date is not None else ()
    return items[0].first if len(items) == 1 and items[0].last is None and items[0].first.day else None


def _announces(text: Row, lexicon: Lexicon) -> bool:
    told = fold(text.rest)
    ahead = lexicon.folded("segments.ahead")
    return lexicon.opens("segments.heralds", told) or not ahead.isdisjoint(_WORD.findall(told))
