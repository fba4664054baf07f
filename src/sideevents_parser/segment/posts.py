"""Days above the texts of a bulletin or of a list of posts: when a text was written, not when what it announces is.

In: the rows of a page. Out: the rows of such days: "Parish notices for Sunday 3 May" at its head; "3 May 2024" alone
above "The committee will meet on Monday, 6 May 2024, at 9 am"; "3 May 2024 14:41" to the minute; the day that a press
report below gives with its town. The day of a post that is the event's own, or one of a list of days, stays.
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import names_kind
from sideevents_parser.segment.paper_names import names_paper
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.times import DayValue

_WORD: Final = re.compile(r"[\w'-]+")
_MASTHEAD, _WIDTH = 8, 60  # rows; letters
_KIND_WORDS: Final = 2
_ROUND: Final = 5  # minutes
_NEAR: Final = 4  # rows below a stamp, and one more
_TOWN: Final = 40  # letters
_WRITTEN: Final = frozenset({"prose", "short", "entry", "aside"})
_STAMPED: Final = frozenset({"when", "entry"})
_TEXTS: Final = frozenset({"prose", "entry"})


def find_posts(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """Rows of days with a year that say when a text was written."""
    listed = _posts_of_kinds(rows, lexicon) | _newest_first(rows)
    bare = [at for at, row in enumerate(rows[:-1]) if row.label is None and _only_day(row.moments) is not None]
    return frozenset(
        at
        for at in bare
        if at in listed
        or _heads_later(rows, at, lexicon)
        or _is_to_the_minute(rows[at], lexicon)
        or _is_reported_again(rows, at)
    )


def _posts_of_kinds(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """Rows that are a day with its year and the same word or two of a matter: "5.3.2026 | Culture", twice or more."""
    kinds: dict[str, list[int]] = {}
    for at, row in enumerate(rows):
        words, told = _WORD.findall(fold(row.rest)), row.rest.strip()
        piped = row.kind == "entry" and told.startswith("|") and 0 < len(words) <= _KIND_WORDS
        single = row.label is None and _only_day(row.moments) is not None and not row.moments[0].clocks
        if piped and single and _has_year(row.moments[0]):
            kinds.setdefault(" ".join(words), []).append(at)
    posts = (found for kind, found in kinds.items() if len(found) > 1 and not _names_sitting(kind, lexicon))
    return frozenset(at for found in posts for at in found)


def _newest_first(rows: list[Row]) -> frozenset[int]:
    """Days alone with their years, the newest first, above texts that give days of their own: a board of notices."""
    found = [at for at, row in enumerate(rows[:-1]) if row.kind == "day" and row.label is None]
    days = [_only_day(rows[at].moments) for at in found]
    orders = [(day.year or 0, day.month or 0, day.day or 0) for day in days if day is not None and day.year]
    falls = all(one > other for one, other in pairwise(orders))
    texts = sum(any(moment.date for row in rows[at + 1 : at + _NEAR] for moment in row.moments) for at in found)
    bare = len(orders) == len(found) >= _NEAR and falls and all(rows[at + 1].kind in _WRITTEN for at in found)
    return frozenset(found) if bare and texts * 2 >= len(found) else frozenset()


def _names_sitting(text: str, lexicon: Lexicon) -> bool:
    """Whether a text names an event or a document of one."""
    return names_kind(text.split(), lexicon) or names_paper(text, lexicon)


def _heads_later(rows: list[Row], at: int, lexicon: Lexicon) -> bool:
    """Whether a day stands right above a text that announces, with its hour, something on a later day."""
    row, below = rows[at], rows[at + 1]
    if row.kind != "day" or (at and rows[at - 1].moments) or below.kind not in _TEXTS:
        return False
    return _is_later(row, below) and _announces(below, lexicon)


def _is_to_the_minute(row: Row, lexicon: Lexicon) -> bool:
    """Whether a day with its year has an hour that no event starts at, and at most an author: "3 May 2024 14:41"."""
    moment = row.moments[0]
    clocks = [each.clock for each in moment.clocks]
    if len(clocks) != 1 or clocks[0].end is not None or not clocks[0].start.minute % _ROUND or not _has_year(moment):
        return False
    words = _WORD.findall(fold(row.rest))
    return row.kind in _STAMPED and (not words or words[0] in lexicon.folded("organizers.agents"))


def _is_reported_again(rows: list[Row], at: int) -> bool:
    """Whether the report below opens with its town and the same day: "GENEVA, May 3, 2024 - The board ..."."""
    row = rows[at]
    if row.kind not in {"day", "when"} or not _has_year(row.moments[0]):
        return False
    below = (text for text in rows[at + 1 : at + _NEAR] if text.kind == "prose" and text.moments)
    report = next(below, None)
    if report is None:
        return False
    town = report.rest[: max(report.moments[0].span.start - report.line.start, 0)]
    opens = 0 < len(town) < _TOWN and town[:1].isupper() and town.rstrip().endswith((",", "("))
    return opens and _only_day(report.moments[:1]) == _only_day(row.moments)


def _has_year(moment: Moment) -> bool:
    return moment.date is not None and moment.date.items[0].first.year is not None


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
