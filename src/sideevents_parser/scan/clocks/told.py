"""Words beside a clock that say more of it: when it ends, which half of the day it is in.

In: the view, a clock that was read and where its text ends. Out: the clock with what the words add. ``7pm, ends 9pm``
is a range; ``tonight at 8`` is in the evening.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.expression import clock_at
from sideevents_parser.scan.words import WORD, DateWords
from sideevents_parser.vocabulary.mentions import ClockMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import ClockValue

_END: Final = re.compile(
    r"[ \t]{0,3}[,;(|/.-]?[ \t]{1,3}\(?([^\W\d_]{3,9}):?[ ]{1,2}(?:([a-z]{2,13})\.?[ ])?(?=[\dnm])"
)
_BARE: Final = re.compile(r"1[01](?:[:.][0-5]\d)?")
_CELL: Final = re.compile(r"[ \t]{0,3}\|[ \t]{0,3}(?=\d{1,2}[:.]\d\d)")
_CELL_ENDS: Final = re.compile(r"[ \t]{0,3}(?:\|(?![ \t]{0,3}\d{1,2}[:.]\d)|\n|$)")
_SLOT: Final = 90
_NOON: Final = 12
_BEFORE: Final = 14
_BEHIND: Final = 26
_SENTENCE: Final = re.compile(r"[.;!?\n]")


def ended(view: str, clock: ClockMention, at: int, words: DateWords) -> ClockMention | None:
    """The clock with the end that is told behind it: ``ends 9pm``, ``(finishes at 5.45pm)``."""
    found = _END.match(view, at)
    if found is None or found.group(1) not in words.ends:
        return None
    if found.group(2) is not None and found.group(2) not in words.clock_leads and found.group(2) not in words.closing:
        return None
    last = clock_at(view, found.end(), words, cued=True)
    if last is None or last.end is not None:
        return None
    span = Span(clock.span.start, last.span.end)
    return clock._replace(span=span, start=half_told(clock.start, last.start), end=last.start, open_end=False)


def celled(view: str, clock: ClockMention, at: int, words: DateWords) -> ClockMention | None:
    """The clock with the one in the next cell of its row as its end, where that is soon enough to be one.

    ``12:00 | 1:00`` is a range; ``17:00 | 20:00`` are rather two showings.
    """
    bar = _CELL.match(view, at)
    last = clock_at(view, bar.end(), words, joined=True) if bar is not None else None
    if last is None or last.end is not None or not _CELL_ENDS.match(view, last.span.end):
        return None
    start, end = clock.start, last.start
    minutes = 60 * (end.hour - start.hour) + end.minute - start.minute
    if minutes < 0 and end.meridiem == "missing" and start.hour <= _NOON:
        minutes, start = minutes + 60 * _NOON, start._replace(meridiem="missing")
    if not 0 < minutes <= _SLOT:
        return None
    return clock._replace(span=Span(clock.span.start, last.span.end), start=start, end=end)


def half_told(start: ClockValue, end: ClockValue) -> ClockValue:
    """A start whose half of the day only the clock behind it tells."""
    if start.meridiem == "missing" and end.meridiem != "missing" and start.hour + _NOON <= end.hour:
        return start._replace(hour=start.hour + _NOON, meridiem="inferred")
    return start


def in_half(view: str, begin: int, clock: ClockMention, words: DateWords) -> ClockMention:
    """The clock in the half of the day that a word beside it names: ``Friday evening, 8``, ``at 9 tonight``.

    ``begin`` is where its date begins.
    """
    start = clock.start
    text = clock.span.of(view)
    if start.meridiem != "missing" and not (clock.end is None and _BARE.fullmatch(text)):
        return clock
    half = _half(view, begin, clock.span, words)
    if half is None:
        return clock
    ends = clock.end
    if half == "pm" and start.hour < _NOON:
        start = start._replace(hour=start.hour + _NOON, meridiem="inferred")
        if ends is not None and ends.meridiem == "missing" and ends.hour < _NOON:
            ends = ends._replace(hour=ends.hour + _NOON, meridiem="inferred")
    elif half == "am":
        start = start._replace(meridiem="inferred")
    return clock._replace(start=start, end=ends)


def _half(view: str, begin: int, span: Span, words: DateWords) -> str | None:
    """The half of the day that a word from the date on, right before it, or right behind the clock names."""
    before = view[max(0, min(begin, span.start) - _BEFORE) : span.start]
    cut = max((stop.end() for stop in _SENTENCE.finditer(before[:_BEFORE])), default=0)
    behind = _SENTENCE.split(view[span.end : span.end + _BEHIND], maxsplit=1)[0]
    for text in (before[cut:], " ".join(behind.split()[:2])):
        for name in reversed(WORD.findall(text)):
            if (half := words.halves.get(name.lower())) is not None:
                return half
    return None
