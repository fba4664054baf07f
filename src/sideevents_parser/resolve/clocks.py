"""Clocks as written → times of day: which half of the day a bare figure means, where a range ends.

In: a ``ClockMention``. Out: start and end in minutes of the day; an end past midnight counts on (26:00). "3:00-4:00" on
a page that never uses hours past 12 is the afternoon.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.mentions import ClockMention, DurationMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import ClockValue

_HOUR: Final = 60
_HALF_DAY: Final = 12 * _HOUR
_DAY: Final = 24 * _HOUR
_EARLY: Final = 8 * _HOUR
_NIGHT: Final = 7 * _HOUR
_LONGEST_GUESS: Final = 8 * _HOUR
_LINE: Final = 160
_CLOCK: Final = re.compile(r"\d[:.]\d\d")


class Stretch(NamedTuple):
    """Minutes of the day at which something starts and ends, with codes of what was inferred."""

    start: int
    end: int | None = None
    codes: tuple[str, ...] = ()


def is_of_morning(document: Document, at: Span, lexicon: Lexicon) -> bool:
    """Whether the words before a clock, on its line, name what takes place in the morning: "Breakfast, 7.30"."""
    line = document.lines[line_at(document.lines, at.start)]
    before = document.view[max(line.start, at.start - _LINE) : at.start]
    return lexicon.holds("clock.morning_events", fold(_CLOCK.split(before)[-1]))


def read_stretch(
    clock: ClockMention, duration: DurationMention | None, *, day_clock: bool, morning: bool = False
) -> Stretch:
    """Start and end of a clock; ``day_clock`` says that the page counts hours past 12, ``morning`` that it is early."""
    start, codes = _minutes(clock.start, day_clock=day_clock, morning=morning)
    if clock.end is None:
        end = start + duration.minutes if duration is not None else None
        return Stretch(start, end, codes)
    end, end_codes = _minutes(clock.end, day_clock=day_clock, morning=morning)
    if end == 0 < start:
        end = _DAY
    if end <= start and "missing" in (clock.start.meridiem, clock.end.meridiem):
        start, end = _fit(clock, start, end)
    return Stretch(start, end, tuple(dict.fromkeys(codes + end_codes)))


def _minutes(value: ClockValue, *, day_clock: bool, morning: bool) -> tuple[int, tuple[str, ...]]:
    """Minutes of the day; a bare figure of the small hours is taken for the afternoon."""
    minutes = value.hour * _HOUR + value.minute
    if value.meridiem == "inferred":
        return minutes, ("meridiem_inferred",)
    if value.meridiem != "missing" or (day_clock and minutes >= _NIGHT):
        return minutes, ()
    if morning and minutes < _HALF_DAY:
        return minutes, ("meridiem_inferred",)
    if minutes < _EARLY:
        minutes += _HALF_DAY
    return minutes, ("meridiem_missing",)


def _fit(clock: ClockMention, start: int, end: int) -> tuple[int, int]:
    """Move a bare end behind its start, or a bare start before its end, by half a day where that makes sense."""
    if clock.end is not None and clock.end.meridiem == "missing" and 0 < end + _HALF_DAY - start <= _LONGEST_GUESS:
        return start, end + _HALF_DAY
    if clock.start.meridiem == "missing" and start >= _HALF_DAY and 0 < end - (start - _HALF_DAY) <= _LONGEST_GUESS:
        return start - _HALF_DAY, end
    return start, end
