"""Where a moment stands on its line: it opens the line, is set off by a sign, or stands amid other words.

In: the text of a line and a moment. Out: yes or no.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.mentions import Moment

_SHORT: Final = 130
_MOST_FILLERS: Final = 8
_PLACE_WORDS: Final = 3
_SENTENCE_WORDS: Final = 7
_PLACE: Final = 40
_WORDS: Final = re.compile(r"[^\W\d_]{2,60}")
_BRACKETED: Final = re.compile(r"\([^()\n]{0,80}\)")
_PICTURE: Final = re.compile(r"^.{0,30}\d{4}-\d\d-\d\d at \d{1,2}\.\d\d\.\d\d(?: [AP]M)?")  # its file name
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]?(?:\s|$)")
_BEFORE_MOMENT: Final = re.compile(r"(?:[-|(@:,;·•>/.]|\*|\t| {2})[ \t]{0,3}$")


def only_filler(rest: str, lexicon: Lexicon) -> bool:
    """Whether nothing is left but brackets and words that go with a date."""
    fillers = lexicon.folded("segments.date_filler") | lexicon.folded("segments.called_off")
    for number, word in enumerate(_WORDS.finditer(_BRACKETED.sub(" ", rest) if "(" in rest else rest)):
        key = fold(word.group())
        if number == _MOST_FILLERS or (key not in fillers and key.rstrip("s") not in lexicon.weekdays):
            return False
    return True


def stands_apart(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a moment opens its row or is set off from the text before it by a sign, as in a list of entries."""
    before = _PICTURE.sub("", body[: max(moment.span.start - line.start, 0)])
    if _heads_text(body, before, moment.span.end - line.start):
        return True
    if len(body) > 3 * _SHORT:
        return not before.strip() and _heads_paragraph(body, moment, moment.span.end - line.start)
    if only_filler(before, lexicon):
        return _leads_an_entry(body, before, moment.span.end - line.start, lexicon)
    if len(body) > _SHORT and len(_SENTENCE_END.findall(body)) > 1:
        return False
    ahead = set(fold(before).split()) & lexicon.folded("segments.ahead")
    return _BEFORE_MOMENT.search(before) is not None and not ahead


def is_set_off(body: str, line: Line, moment: Moment) -> bool:
    """Whether a day and month stand behind a sign: "9pm // Folk Club // 16 September"."""
    before = body[: max(moment.span.start - line.start, 0)]
    return None not in moment.day_key and _BEFORE_MOMENT.search(before) is not None


def names_place(body: str, line: Line, moment: Moment) -> bool:
    """Whether a word or two with a colon open a line right before its day: "Tanzania: 7 - 8 March, Reference group"."""
    before = body[: max(moment.span.start - line.start, 0)]
    words = before.split()
    named = moment.date is not None and before.endswith(": ") and 0 < len(words) <= _PLACE_WORDS
    return named and all(word[0].isupper() for word in words)


def _heads_paragraph(body: str, moment: Moment, end: int) -> bool:
    """Whether weekday, day and hour open a paragraph right before a name: "Friday 10 October, 1pm Salt and the Sea"."""
    first = moment.date.items[0].first if moment.date is not None and moment.clocks else None
    named = body[end : end + 1] == " " and body[end + 1 : end + 2].isupper()
    return first is not None and None not in {first.weekday, first.day} and named


def _heads_text(body: str, before: str, end: int) -> bool:
    """Whether a name and a day with a colon open a line, however long: "Ludlow, Friday, May 8: Supper at the hall".

    The day may stand in brackets: "Part two (12 November): Salt as a trade".
    """
    bracketed = before.endswith("(") and body[end : end + 2] == "):"
    return 0 < len(before) < _PLACE and (bracketed or (before.rstrip().endswith(",") and body[end : end + 2] == ": "))


def _leads_an_entry(body: str, before: str, end: int, lexicon: Lexicon) -> bool:
    """Whether a moment at the start of a line opens an entry, not a sentence ("On 5 May the harbour was closed")."""
    words = before.split()
    if not words or not _WORDS.search(before) or fold(words[0]).rstrip("s") in lexicon.weekdays:
        return True
    return len(body) <= _SHORT and len(body[end:].split()) < _SENTENCE_WORDS


def opens_with(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a moment opens its line, with nothing but words of time before it."""
    return len(body) <= 2 * _SHORT and only_filler(body[: max(moment.span.start - line.start, 0)], lexicon)


def stands_between(body: str, line: Line, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a clock stands bare between other words, as where a table's cells were run together."""
    before = fold(body[: max(moment.span.start - line.start, 0)]).split()
    return len(body) <= 2 * _SHORT and bool(before) and before[-1] not in lexicon.folded("segments.before_clock")
