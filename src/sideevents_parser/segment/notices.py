"""Prose that announces: sentences that give a day and an hour and look ahead.

In: the rows of a page. Out: the rows of prose that announce where several do, as in a column of notices: "The library
will host a reading on 4 May at 6 pm." and below it "On 6 May at 4 pm, a film will be shown."
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import is_full_day, takes_place
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import (
    Day,
    Sentence,
    announces,
    day_of,
    days_told,
    opens_with_day,
    own_moments,
    plans_day,
    recurs,
    sentences_of,
    tells_both,
    tells_hour,
    tells_otherwise,
)
from sideevents_parser.segment.weekdays import names_halves
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Moment

_WORD: Final = re.compile(r"[\w'-]+")
NAMED: Final = re.compile(r"[A-Z][A-Z0-9 '&/,.-]{3,60}:[ ]\S")
_LINES: Final = frozenset({"entry", "when", "day"})
_LONGEST: Final = 600
_PARAGRAPH: Final = 200
_LEADS: Final = frozenset({"prose", "cell", "slot"})
_HEADING: Final = 70
_RULE: Final = 100  # letters of a line that tells the hour of all: "Meetings are on the first Monday of the month at 7"
_SEVERAL: Final = 2


class Notices(NamedTuple):
    """Rows of prose that announce.

    ``days``: those of a column, each an event. ``hours``: they tell an hour, for the day that heads them. ``planned``:
    they give a day and say that something takes place on it. ``weekly``: rows that tell an hour of every such weekday.
    ``named``: paragraphs of a page of many that open with a name in capitals and a colon. ``items``: sentences that are
    items of a list. ``idle``: rows that only tell of closed doors and limits.
    """

    days: frozenset[int] = frozenset()
    hours: frozenset[int] = frozenset()
    planned: frozenset[int] = frozenset()
    weekly: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()
    items: frozenset[int] = frozenset()
    idle: frozenset[int] = frozenset()


def find_notices(document: Document, rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> Notices:
    """The rows of prose that announce, where several do and rows of other kinds do not give most of the dates."""
    prose = [at for at, row in enumerate(rows) if row.kind == "prose" and row.moments and at not in closed]
    told = {
        at: [
            sentence
            for sentence in sentences_of(document, rows, at, lexicon)
            if tells_both(document, sentence, lexicon)
        ]
        for at in prose
        if rows[at].label is None
    }
    hours = frozenset(
        at for at in prose if any(tells_hour(each, lexicon) for each in sentences_of(document, rows, at, lexicon))
    )
    sure = sum(
        1 for sentences in told.values() if any(announces(document, sentence, lexicon) for sentence in sentences)
    )
    listed = sum(1 for row in rows if _is_short_entry(row))
    planned = frozenset(
        at
        for at in told
        if not _retells(document, rows, at, lexicon)
        if any(plans_day(document, each, lexicon) for each in sentences_of(document, rows, at, lexicon))
    )
    found = planned.union(at for at in told if told[at])
    stated = {day for row in rows if row.kind in _LINES for day in days_told(row)}
    full = frozenset(at for at in told if _gives_full_day(document, rows, at, lexicon, stated))
    several = sure >= _SEVERAL or ((sure or planned) and len(found | full) >= _SEVERAL)
    days = found | full if several and sure >= listed / 2 else frozenset()
    weekly = frozenset(
        at
        for at, row in enumerate(rows)
        if at not in closed and (_is_weekly(document, row, lexicon) or _heads_days(rows, at))
    )
    idle = frozenset(at for at in prose if _is_idle(document, sentences_of(document, rows, at, lexicon), lexicon))
    return Notices(days, hours, planned, weekly, _named(document, rows, closed), idle=idle)


def _is_short_entry(row: Row) -> bool:
    """Whether a row is an entry of a list of lines rather than a paragraph."""
    short = row.line.end - row.line.start < _PARAGRAPH
    return row.kind in {"when", "entry"} and short and any(moment.clocks for moment in row.moments)


def _gives_full_day(document: Document, rows: list[Row], at: int, lexicon: Lexicon, stated: set[Day]) -> bool:
    """Whether a sentence gives a day with its weekday, and does not report; beside others that announce it does too.

    ``stated``: days that lines of their own give, of which it tells again.
    """
    told = (each for each in sentences_of(document, rows, at, lexicon) if not tells_otherwise(each, lexicon))
    once = (each for each in told if not recurs(each, lexicon) and not _looks_back(each, lexicon))
    own = [(each, moment) for each in once for moment in own_moments(document, each, lexicon)]
    return any(_is_marked(document, each, moment, lexicon) and day_of(moment) not in stated for each, moment in own)


def _looks_back(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence has a verb of the past and none that looks ahead: "On 8 November we kept the day"."""
    words = _WORD.findall(sentence.text)
    past, ahead = lexicon.folded("segments.irregular_past"), lexicon.folded("segments.ahead")
    return not past.isdisjoint(words) and ahead.isdisjoint(words)


def _is_marked(document: Document, sentence: Sentence, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a day has its weekday, or opens a sentence that says what will be: "On 20 June, Ann Moss will talk".

    So does one right before such a word: "Our guest on 16 May will be".
    """
    if is_full_day(moment) or None in moment.day_key:
        return is_full_day(moment)
    ahead, told = lexicon.folded("segments.ahead"), document.view[moment.span.end : sentence.end]
    behind = _WORD.match(told.lstrip())
    opens = opens_with_day(sentence) and not ahead.isdisjoint(_WORD.findall(sentence.text))
    return opens or (behind is not None and fold(behind.group()) in ahead)


def _is_idle(document: Document, sentences: list[Sentence], lexicon: Lexicon) -> bool:
    """Whether all sentences with a day tell of closed doors and limits, or the only one looks back."""
    past = len(sentences) == 1 and not sentences[0].moments[0].clocks and _looks_back(sentences[0], lexicon)
    idle = past or all(lexicon.holds("segments.no_notice", each.text) for each in sentences)
    return idle and not any(
        takes_place(each.text, lexicon) or (past and plans_day(document, each, lexicon)) for each in sentences
    )


def _retells(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph gives no other day than the line of a list right above it, whose text it is."""
    above = rows[at - 1] if at else None
    if above is None or above.kind not in _LINES:
        return False
    own = [
        moment for each in sentences_of(document, rows, at, lexicon) for moment in own_moments(document, each, lexicon)
    ]
    return {day for moment in own if (day := day_of(moment)) is not None} <= days_told(above)


def _is_weekly(document: Document, row: Row, lexicon: Lexicon) -> bool:
    """Whether a row tells the hour of the days listed below it: "Fridays, 6 p.m., Green", "from 5 to 7 pm on:"."""
    clocked = [moment for moment in row.moments if moment.clocks]
    if not clocked or (clocked[0].date is not None and clocked[0].date.form != "weekday"):
        return False
    if len(clocked) > 1 and (clocked[0].date is None or any(moment.date for moment in clocked[1:])):
        return False  # "Thursdays at 3 pm, followed by tea at 4"
    leads = document.view[row.line.start : row.line.end].rstrip().endswith(":")
    if row.kind in _LEADS and leads and not document.marked:
        return True  # markup draws lists of its own, and finds their hours
    if any(moment.date is not None and moment.date.form != "weekday" for moment in row.moments):
        return False
    text = fold(document.view[row.line.start : row.line.end][:_LONGEST])
    if row.kind != "aside" and len(text) < _RULE and lexicon.holds("recurrence.of_month", text):
        return True
    words = _WORD.findall(text)
    return not lexicon.folded("date_roles.weekly").isdisjoint(words) or names_halves(words, lexicon)


def _heads_days(rows: list[Row], at: int) -> bool:
    """Whether a short line that ends with an hour stands above days, nearer to them than to what is above it."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    if below is None or below.kind != "day" or row.label is not None or len(row.moments) != 1:
        return False
    told, width = row.moments[0], row.line.end - row.line.start
    if told.date is not None or not told.clocks or told.span.end < row.line.end - 1 or width > _HEADING:
        return False
    return row.blanks > below.blanks and at + 2 < len(rows) and rows[at + 2].kind in {"day", "when", row.kind}


def _named(document: Document, rows: list[Row], closed: frozenset[int]) -> frozenset[int]:
    """Paragraphs that open with a name in capitals and a colon, where the page has several: "JAM SESSION: A ..."."""
    named = [
        at
        for at, row in enumerate(rows)
        if row.blanks and row.label is None and at not in closed
        if NAMED.match(document.view, row.line.start, row.line.end)
    ]
    return frozenset(named) if len(named) > _SEVERAL else frozenset()
