"""Lines in which a name stands beside a day and little else: "Kite Day May 6.", "The Mended Mon 5 Sep, 6:00pm".

In: the text of a line and the moment in it. Out: whether the line opens an entry of a list.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.mentions import Moment

_SHORT: Final = 130
_TITLE_WORDS: Final = 12
_TITLE_WIDTH: Final = 90
_SMALL_WORD: Final = 3
_SET_OFF: Final = (",", ";", ":", "-", "|", "(")
_WORDS: Final = re.compile(r"[^\W\d_]{2,60}")
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]?(?:\s|$)")


def names_line(body: str, line: Line, moment: Moment) -> bool:
    """Whether a day opens its line with a colon: "Tuesday: Workshop for students"."""
    return moment.span.start == line.start and body[moment.span.end - line.start :][:2] == ": " and len(body) <= _SHORT


def titles_text(body: str, line: Line, moment: Moment) -> bool:
    """Whether a line opens with a title, a dash, day and hour, and a colon: "Bees - 5 May, 7 pm: all about them"."""
    start, end = moment.span.start - line.start, moment.span.end - line.start
    return 0 < start < _TITLE_WIDTH and body[:start].rstrip().endswith("-") and body[end : end + 1] == ":"


def is_titled(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a line opens with a title in capitals, a date and a full stop or comma: "Kite Day May 6. Bring one"."""
    before, after = body[: max(moment.span.start - line.start, 0)], body[moment.span.end - line.start :]
    words = _WORDS.findall(before)
    if (
        before.rstrip().endswith(":")
        and before[0].isupper()
        and len(words) < _TITLE_WORDS
        and len(before) < _TITLE_WIDTH
    ):
        return True
    if not 1 < len(words) < _TITLE_WORDS or len(before) > _TITLE_WIDTH or _SENTENCE_END.search(before):
        return False
    large = sum(word[0].isupper() for word in words if len(word) > _SMALL_WORD)
    if not before[0].isupper() or large < 2 or large < sum(len(word) > _SMALL_WORD for word in words):
        return False
    keys = {fold(word) for word in words}
    return after[:1] in {"", ".", ",", ":", ";"} and keys.isdisjoint(lexicon.folded("date_roles.told"))


def is_named(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a line is a name, its day and its hour, at most its place: "The Mended Mon 5 Sep, 6pm at the Barn"."""
    before, after = body[: max(moment.span.start - line.start, 0)], body[moment.span.end - line.start :]
    words = _WORDS.findall(before)
    dated = moment.date is not None and moment.date.items[0].first.day is not None
    if not dated or not moment.clocks or not 0 < len(words) < _TITLE_WORDS:
        return False
    leads = fold(words[-1]) in lexicon.folded(
        "segments.before_clock"
    )  # "On Friday 6 November at 7 pm in the hall, ..."
    if after.strip() and (leads or not _tells_place(after, moment, lexicon)):
        return False
    if _SENTENCE_END.search(before):
        return False
    spoken = lexicon.folded("date_roles.told") | lexicon.folded("segments.ahead")
    ends = words[-1][0].isupper() or fold(words[-1]) in lexicon.folded("titles.kinds")  # "Artist talk Saturday 15 May"
    large = before[0].isupper() and ends and before.rstrip()[-1].isalnum()
    return large and len(before) < _TITLE_WIDTH and spoken.isdisjoint({fold(words[0]), *words})


def _tells_place(after: str, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a text behind a weekday, a day and an hour goes on with a place: ", in the car park", " at the inn"."""
    first = moment.date.items[0].first if moment.date is not None else None
    word = _WORDS.search(after)
    leads = word is not None and not after[: word.start()].strip(" ,(@-") and word[0] in lexicon.folded("places.at")
    return first is not None and first.weekday is not None and leads


def is_moved(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a line is a name and the day to which it was moved: "Reed Trio, rescheduled to 8 p.m. May 4"."""
    before = fold(body[: max(moment.span.start - line.start, 0)].rstrip())
    if len(before) > _SHORT or not before.endswith(moved := lexicon.phrases("date_roles.moved_to")):
        return False
    name = next(before.removesuffix(each) for each in moved if before.endswith(each)).rstrip()
    return len(name) > 1 and name.endswith(_SET_OFF) and _SENTENCE_END.search(name) is None


def is_run_together(body: str, line: Line, moment: Moment) -> bool:
    """Whether a day with its hour stands between cells that lost their gaps: "HallKites09-Aug-2220:00Mill Hall"."""
    start, end = moment.span.start - line.start, moment.span.end - line.start
    if moment.date is None or not moment.clocks or len(body) > 2 * _SHORT:
        return False
    return body[max(start - 1, 0) : start].islower() and (end == len(body) or body[end].isupper())
