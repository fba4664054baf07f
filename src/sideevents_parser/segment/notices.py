"""Prose that announces: sentences that give a day and an hour and look ahead.

In: the rows of a page. Out: the rows, cut where a paragraph goes on to another event, and the rows that announce where
several do, as in a column of notices: "The library will host a reading on 4 May at 6 pm. On 6 May at 4 pm, a film will
be shown." gives two.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import is_full_day, is_offered, is_present, takes_place
from sideevents_parser.segment.asides import is_said_aside
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.sentences import SENTENCE_END, sentence_ends
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Moment

_WORD: Final = re.compile(r"[\w'-]+")
NAMED: Final = re.compile(r"[A-Z][A-Z0-9 '&/,.-]{3,60}:[ ]\S")
_LINES: Final = frozenset({"entry", "when", "day"})
_ASIDE: Final = re.compile(r"[ ]-[ ]|;[ ]")
_WRAPPED: Final = 4  # rows above that a sentence may begin in
_LONGEST: Final = 600
_PARAGRAPH: Final = 200
_HEADING: Final = 70
_SEVERAL: Final = 2
_FULL: Final = 6  # different words of a sentence
_CLAUSE: Final = 160  # letters before a day that may lead to a larger event
_LEAD: Final = 4  # letters before the day with which a sentence begins: "On "
_OPENING: Final = 4  # words at the head of a sentence that may say that it goes on with the same event

Day = tuple[int | None, int | None, int | None, str | None]


class Sentence(NamedTuple):
    """A sentence on one row: where it begins and ends, its moments, and its words, with those of the rows above."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    text: str


def split_notices(document: Document, rows: list[Row], lexicon: Lexicon) -> list[Row]:
    """Rows cut before each sentence that announces another day than the announcing sentence before it."""
    parted: list[Row] = []
    for at, row in enumerate(rows):
        if row.kind in {"prose", "entry"} and row.label is None and len(row.moments) > 1:
            parted += _parted(document, row, _further(document, rows, at, lexicon))
        else:
            parted.append(row)
    return parted


def _is_short_entry(row: Row) -> bool:
    """Whether a row is an entry of a list of lines rather than a paragraph."""
    short = row.line.end - row.line.start < _PARAGRAPH
    return row.kind in {"when", "entry"} and short and any(moment.clocks for moment in row.moments)


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
        at: [sentence for sentence in _sentences(document, rows, at, lexicon) if _tells(document, sentence, lexicon)]
        for at in prose
        if rows[at].label is None
    }
    hours = frozenset(
        at for at in prose if any(_tells_hour(each, lexicon) for each in _sentences(document, rows, at, lexicon))
    )
    sure = sum(
        1 for sentences in told.values() if any(_announces(document, sentence, lexicon) for sentence in sentences)
    )
    listed = sum(1 for row in rows if _is_short_entry(row))
    planned = frozenset(
        at
        for at in told
        if not _retells(document, rows, at, lexicon)
        if any(_takes_place(document, each, lexicon) for each in _sentences(document, rows, at, lexicon))
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
    idle = frozenset(at for at in prose if _is_idle(_sentences(document, rows, at, lexicon), lexicon))
    return Notices(days, hours, planned, weekly, _named(document, rows, closed), idle=idle)


def _gives_full_day(document: Document, rows: list[Row], at: int, lexicon: Lexicon, stated: set[Day]) -> bool:
    """Whether a sentence gives a day with its weekday, and does not report; beside others that announce it does too.

    ``stated``: days that lines of their own give, of which it tells again.
    """
    told = (each for each in _sentences(document, rows, at, lexicon) if not _is_other(each, lexicon))
    own = [(each, moment) for each in told if not _recurs(each, lexicon) for moment in _own(document, each, lexicon)]
    return any(_is_marked(document, each, moment, lexicon) and _day(moment) not in stated for each, moment in own)


def _is_marked(document: Document, sentence: Sentence, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a day has its weekday, or opens a sentence that says what will be: "On 20 June, Ann Moss will talk".

    So does one right before such a word: "Our guest on 16 May will be".
    """
    if is_full_day(moment) or None in moment.day_key:
        return is_full_day(moment)
    ahead, told = lexicon.folded("segments.ahead"), document.view[moment.span.end : sentence.end]
    behind = _WORD.match(told.lstrip())
    opens = _opens_with_day(sentence) and not ahead.isdisjoint(_WORD.findall(sentence.text))
    return opens or (behind is not None and fold(behind.group()) in ahead)


def _is_idle(sentences: list[Sentence], lexicon: Lexicon) -> bool:
    """Whether all sentences with a day tell of closed doors and limits, and none of what takes place."""
    return all(lexicon.holds("segments.no_notice", each.text) for each in sentences) and not any(
        takes_place(each.text, lexicon) for each in sentences
    )


def _retells(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> bool:
    """Whether a paragraph gives no other day than the line of a list right above it, whose text it is."""
    above = rows[at - 1] if at else None
    if above is None or above.kind not in _LINES:
        return False
    own = [moment for each in _sentences(document, rows, at, lexicon) for moment in _own(document, each, lexicon)]
    return {day for moment in own if (day := _day(moment)) is not None} <= days_told(above)


def _is_weekly(document: Document, row: Row, lexicon: Lexicon) -> bool:
    """Whether a row tells the hour of the days listed below it: "Fridays, 6 p.m., Green", "from 5 to 7 pm on:"."""
    clocked = [moment for moment in row.moments if moment.clocks]
    if not clocked or (clocked[0].date is not None and clocked[0].date.form != "weekday"):
        return False
    if len(clocked) > 1 and (clocked[0].date is None or any(moment.date for moment in clocked[1:])):
        return False  # "Thursdays at 3 pm, followed by tea at 4"
    if row.kind == "prose" and row.rest.rstrip().endswith(":") and not document.marked:
        return True  # markup draws lists of its own, and finds their hours
    if any(moment.date is not None and moment.date.form != "weekday" for moment in row.moments):
        return False
    words = _WORD.findall(fold(document.view[row.line.start : row.line.end][:_LONGEST]))
    return not lexicon.folded("date_roles.weekly").isdisjoint(words)


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


def days_told(row: Row) -> set[Day]:
    """The days that a row's moments give: month, day and weekday, as far as they are written."""
    return {day for moment in row.moments if (day := _day(moment)) is not None}


def _further(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> list[int]:
    """Offsets of the sentences of a row that announce a further event: they give an hour, or open with their day."""
    starts: list[int] = []
    told: set[Day] = set()
    sentences = [each for each in _sentences(document, rows, at, lexicon) if _plans(document, each, lexicon)]
    if not any(_announces(document, each, lexicon) or _takes_place(document, each, lexicon) for each in sentences):
        return []
    for sentence in sentences:
        days = {day for moment in sentence.moments if (day := _day(moment)) is not None}
        opens = _opens_with_day(sentence) or _tells(document, sentence, lexicon)
        if not opens and any(relative for *_, relative in days):
            continue  # "is set to open tomorrow": the day itself may follow
        if opens and told and days.isdisjoint(told) and not _goes_on(sentence, lexicon):
            starts.append(sentence.start)
        told |= days
    return starts


def _plans(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives day and hour, says that something takes place, or names what one may go to."""
    told = (_tells, _takes_place, _goes_to)
    return any(says(document, sentence, lexicon) for says in told)


def _goes_to(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a day and names what one may go to on it: "On 14 April we have our AGM"."""
    own = bool(_own(document, sentence, lexicon)) and not _is_other(sentence, lexicon)
    return own and _opens_with_day(sentence) and is_offered(sentence.text, lexicon)


def _opens_with_day(sentence: Sentence) -> bool:
    """Whether a sentence begins with a day: "On Thursday, 9 April, at the same time, ..."."""
    return sentence.moments[0].span.start - sentence.start <= _LEAD


def _goes_on(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives another sitting of the event that the one before it announced."""
    words = _WORD.findall(sentence.text)
    return not lexicon.folded("segments.session_words").isdisjoint(words[:_OPENING]) or lexicon.holds(
        "date_roles.again", sentence.text
    )


def _parted(document: Document, row: Row, starts: list[int]) -> list[Row]:
    """A row cut at some offsets into rows of their own."""
    parts: list[Row] = []
    bounds = [row.line.start, *starts, row.line.end]
    for number, (start, following) in enumerate(pairwise(bounds)):
        end = start + len(document.view[start:following].rstrip())
        line = row.line._replace(start=start, end=end)
        moments = tuple(moment for moment in row.moments if start <= moment.span.start < following)
        rest = document.view[start:end]
        for moment in reversed(moments):
            rest = rest[: moment.span.start - start] + " " + rest[moment.span.end - start :]
        kind, blanks = ("prose", 0) if number else (row.kind, row.blanks)
        parts.append(row._replace(line=line, blanks=blanks, kind=kind, moments=moments, rest=rest))
    return parts if starts else [row]


def _sentences(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> list[Sentence]:
    """The sentences of a row that give a day; the first one goes back to where it began on the rows above."""
    row, view = rows[at], document.view
    cuts = [row.line.start, *sentence_ends(view, row, lexicon), row.line.end]
    starts = [moment.span.start for moment in row.moments]
    found: list[Sentence] = []
    for start, end in pairwise(cuts):
        moments = row.moments[bisect_left(starts, start) : bisect_left(starts, end)]
        if moments:
            before = _unfinished(rows, at) if start == row.line.start else ""
            found.append(Sentence(start, end, moments, fold(f"{before} {view[start : min(end, start + _LONGEST)]}")))
    return _with_hours(found)


def _with_hours(sentences: list[Sentence]) -> list[Sentence]:
    """Sentences that give a day alone, read as one with the next that gives an hour alone: "It begins at 7 pm"."""
    joined: list[Sentence] = []
    for sentence in sentences:
        above = joined[-1] if joined else None
        if above is None or any(moment.clocks for moment in above.moments) or any(m.date for m in sentence.moments):
            joined.append(sentence)
        else:
            moments = above.moments + sentence.moments
            joined[-1] = Sentence(above.start, sentence.end, moments, f"{above.text} {sentence.text}")
    return joined


def _unfinished(rows: list[Row], at: int) -> str:
    """The text above a row with which its first sentence begins, where lines were broken at the page's width."""
    pieces: list[str] = []
    while len(pieces) < _WRAPPED and at and not rows[at].blanks and rows[at - 1].kind == "prose":
        above = rows[at - 1].rest.rstrip()
        if above.endswith((".", "!", "?", ":")):
            break
        pieces.insert(0, (SENTENCE_END.split(above) or [""])[-1])
        at -= 1
    return " ".join(pieces)


def _tells(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives day and hour and neither reports nor speaks of a deadline or of closed doors."""
    moments = _own(document, sentence, lexicon)
    if not any(_day(moment) is not None for moment in moments) or not any(moment.clocks for moment in moments):
        return False
    return not _recurs(sentence, lexicon) and not _is_other(sentence, lexicon)


def _takes_place(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives a day, without an hour, and says that something will take place on it."""
    dated = [moment for moment in _own(document, sentence, lexicon) if _day(moment) is not None]
    if not dated or _recurs(sentence, lexicon):
        return False
    # "The show runs from 3 to 7 May - tickets go on sale tomorrow"
    clause = fold(_ASIDE.split(document.view[sentence.start : sentence.end], maxsplit=1)[0])
    if lexicon.holds(
        "segments.no_notice", clause if dated[0].span.end <= sentence.start + len(clause) else sentence.text
    ):
        return False
    body = document.view[sentence.start : sentence.end]
    if any(_begins(_before(body, moment.span.start - sentence.start), lexicon) for moment in dated):
        return not _is_other(sentence, lexicon)
    return takes_place(sentence.text, lexicon)  # whatever else it reports: "she said that the talk is slated for"


def _begins(before: str, lexicon: Lexicon) -> bool:
    """Whether something begins on the day that stands behind a text: "The series starts"."""
    return bool(before.split()) and fold(before.rsplit(maxsplit=1)[-1]) in lexicon.folded("segments.begins")


def _own(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[Moment]:
    """The moments of a sentence before which no word makes them a limit, or a date of the past or of a larger event."""
    body, start = document.view[sentence.start : sentence.end], sentence.start
    own = [each for each in sentence.moments if not is_said_aside(body, each.span.start - start, lexicon)]
    return [each for each in own if each.clocks or not _is_parents(_before(body, each.span.start - start), lexicon)]


def _before(body: str, at: int) -> str:
    """The clause before an offset, as far as it counts."""
    return body[max(at - _CLAUSE, 0) : at]


def _is_parents(before: str, lexicon: Lexicon) -> bool:
    """Whether a text before a day leads to a larger event: "on the eve of World Water Day,"."""
    return lexicon.holds("date_roles.parent", fold(before))


def _tells_hour(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives an hour and no day, and does not report."""
    dated = any(moment.date is not None for moment in sentence.moments)
    return not dated and any(moment.clocks for moment in sentence.moments) and not _is_other(sentence, lexicon)


def _is_other(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence reports, or speaks of a deadline or of closed doors."""
    if lexicon.holds("segments.no_notice", sentence.text):
        return True
    return not lexicon.holds("segments.offered", sentence.text) and reports(set(_WORD.findall(sentence.text)), lexicon)


def reports(words: set[str], lexicon: Lexicon) -> bool:
    """Whether a sentence tells of what has been: words of the past, and none that look ahead."""
    past = words & lexicon.folded("segments.reporting") or words & lexicon.folded("date_roles.told")
    return bool(past) and not words & lexicon.folded("segments.ahead")


def _recurs(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether all days of a sentence are weekdays on which something takes place again and again."""
    words = set(_WORD.findall(sentence.text))
    if words & lexicon.folded("date_roles.weekly"):
        return True
    if any(moment.date is not None and moment.date.form not in {"weekday", "relative"} for moment in sentence.moments):
        return False
    often = lexicon.folded("recurrence.weekly") | lexicon.folded("recurrence.monthly")
    every, of_month = lexicon.folded("recurrence.every") - often, lexicon.folded("recurrence.of_month") - often
    return bool(words & every) or any(phrase in sentence.text for phrase in of_month)


def _announces(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of day and hour and looks ahead or invites."""
    if not _tells(document, sentence, lexicon):
        return False
    words = set(_WORD.findall(sentence.text))
    if words & (lexicon.folded("segments.ahead") | lexicon.folded("segments.announcing")):
        return True
    full = sum(word.isalpha() for word in words) >= _FULL
    if full and is_present(_own(document, sentence, lexicon), sentence.text, lexicon):
        return True
    return any(lexicon.holds(told, sentence.text) for told in ("segments.invitation", "segments.offered"))


def _day(moment: Moment) -> Day | None:
    if moment.date is None or moment.date.form == "month" or not moment.date.items:
        return None
    first = moment.date.items[0].first
    return (first.month, first.day, first.weekday if first.day is None else None, first.relative)
