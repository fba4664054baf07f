"""What the dated sentences of a row say: that something takes place on a day or at an hour, that it is over, or due.

In: a row of prose. Out: its sentences that give a day, and what each tells.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import is_changed, is_dated, is_present, takes_place
from sideevents_parser.segment.asides import is_said_aside
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.sentences import SENTENCE_END, sentence_ends
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Moment

_WORD: Final = re.compile(r"[\w'-]+")
_ASIDE: Final = re.compile(r"[ ]-[ ]|;[ ]")
_WRAPPED: Final = 4  # rows above that a sentence may begin in
_LONGEST: Final = 600
_FULL: Final = 6  # different words of a sentence
_CLAUSE: Final = 160  # letters before a day that may lead to a larger event
_LEAD: Final = 4  # letters before the day with which a sentence begins: "On "

Day = tuple[int | None, int | None, int | None, str | None]


class Sentence(NamedTuple):
    """A sentence on one row: where it begins and ends, its moments, and its words, with those of the rows above."""

    start: int
    end: int
    moments: tuple[Moment, ...]
    text: str


def sentences_of(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> list[Sentence]:
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


def days_told(row: Row) -> set[Day]:
    """The days that a row's moments give: month, day and weekday, as far as they are written."""
    return {day for moment in row.moments if (day := day_of(moment)) is not None}


def day_of(moment: Moment) -> Day | None:
    """The first day of a moment: month, day, weekday where no day is written, and the word of a relative one."""
    if moment.date is None or moment.date.form == "month" or not moment.date.items:
        return None
    first = moment.date.items[0].first
    return (first.month, first.day, first.weekday if first.day is None else None, first.relative)


def tells_both(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives day and hour and neither reports nor speaks of a deadline or of closed doors."""
    moments = own_moments(document, sentence, lexicon)
    if not any(day_of(moment) is not None for moment in moments) or not any(moment.clocks for moment in moments):
        return False
    return not recurs(sentence, lexicon) and not tells_otherwise(sentence, lexicon)


def tells_hour(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives an hour and no day, and does not report."""
    dated = any(moment.date is not None for moment in sentence.moments)
    return not dated and any(moment.clocks for moment in sentence.moments) and not tells_otherwise(sentence, lexicon)


def plans_day(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives a day, without an hour, and says that something will take place on it."""
    dated = [moment for moment in own_moments(document, sentence, lexicon) if day_of(moment) is not None]
    if not dated or recurs(sentence, lexicon):
        return False
    # "The show runs from 3 to 7 May - tickets go on sale tomorrow"
    clause = fold(_ASIDE.split(document.view[sentence.start : sentence.end], maxsplit=1)[0])
    if lexicon.holds(
        "segments.no_notice", clause if dated[0].span.end <= sentence.start + len(clause) else sentence.text
    ):
        return False
    body = document.view[sentence.start : sentence.end]
    befores = [(moment, _before(body, moment.span.start - sentence.start)) for moment in dated]
    silent = not any(moment.clocks for moment in sentence.moments)
    named = silent and any(
        moment.day_key[1] is not None and is_dated(fold(before), sentence.text, lexicon) for moment, before in befores
    )
    if named or any(_begins(before, lexicon) for _, before in befores):
        return not tells_otherwise(sentence, lexicon)
    done = not lexicon.folded("segments.done").isdisjoint(sentence.text.split())
    if done and is_changed(sentence.text, lexicon):
        return not all(lexicon.closes("date_roles.previous", fold(before.rstrip())) for _, before in befores)
    return takes_place(sentence.text, lexicon)  # whatever else it reports: "she said that the talk is slated for"


def announces(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence tells of day and hour and looks ahead or invites."""
    if not tells_both(document, sentence, lexicon):
        return False
    words = set(_WORD.findall(sentence.text))
    if words & (lexicon.folded("segments.ahead") | lexicon.folded("segments.announcing")):
        return True
    full = sum(word.isalpha() for word in words) >= _FULL
    if full and is_present(own_moments(document, sentence, lexicon), sentence.text, lexicon):
        return True
    return any(lexicon.holds(told, sentence.text) for told in ("segments.invitation", "segments.offered"))


def opens_with_day(sentence: Sentence) -> bool:
    """Whether a sentence begins with a day: "On Thursday, 9 April, at the same time, ..."."""
    return sentence.moments[0].span.start - sentence.start <= _LEAD


def own_moments(document: Document, sentence: Sentence, lexicon: Lexicon) -> list[Moment]:
    """The moments of a sentence before which no word makes them a limit, or a date of the past or of a larger event."""
    body, start = document.view[sentence.start : sentence.end], sentence.start
    own = [each for each in sentence.moments if not is_said_aside(body, each.span.start - start, lexicon)]
    return [each for each in own if each.clocks or not _is_parents(_before(body, each.span.start - start), lexicon)]


def recurs(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether all days of a sentence are weekdays on which something takes place again and again."""
    words = set(_WORD.findall(sentence.text))
    if words & lexicon.folded("date_roles.weekly"):
        return True
    if any(moment.date is not None and moment.date.form not in {"weekday", "relative"} for moment in sentence.moments):
        return False
    often = lexicon.folded("recurrence.weekly") | lexicon.folded("recurrence.monthly")
    every, of_month = lexicon.folded("recurrence.every") - often, lexicon.folded("recurrence.of_month") - often
    return bool(words & every) or any(phrase in sentence.text for phrase in of_month)


def tells_otherwise(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence reports, or speaks of a deadline or of closed doors."""
    if lexicon.holds("segments.no_notice", sentence.text):
        return True
    return not lexicon.holds("segments.offered", sentence.text) and reports(set(_WORD.findall(sentence.text)), lexicon)


def reports(words: set[str], lexicon: Lexicon) -> bool:
    """Whether a sentence tells of what has been: words of the past, and none that look ahead."""
    past = words & lexicon.folded("segments.reporting") or words & lexicon.folded("date_roles.told")
    return bool(past) and not words & lexicon.folded("segments.ahead")


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


def _begins(before: str, lexicon: Lexicon) -> bool:
    """Whether something begins on the day that stands behind a text: "The series starts"."""
    return bool(before.split()) and fold(before.rsplit(maxsplit=1)[-1]) in lexicon.folded("segments.begins")


def _before(body: str, at: int) -> str:
    """The clause before an offset, as far as it counts."""
    return body[max(at - _CLAUSE, 0) : at]


def _is_parents(before: str, lexicon: Lexicon) -> bool:
    """Whether a text before a day leads to a larger event: "on the eve of World Water Day,"."""
    return lexicon.holds("date_roles.parent", fold(before))
