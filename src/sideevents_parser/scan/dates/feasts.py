"""Feasts that open a line with an hour behind them: "Holy Thursday: 7pm", "Christmas Eve, 4 pm carols".

In: the view and the offset of a word. Out: the day of the feast: one of the calendar, or one counted from Easter. A
date that stands right behind it is the same day; a line that gives a date elsewhere means that date.
"""

import re
from typing import Final

from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.words import DateWords
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_LONGEST: Final = 24
_REACH: Final = 90  # letters of the line that are looked at
_MARKS: Final = " \t*\u2022-"
_HOUR: Final = re.compile(
    r"(?<![\d.:])\d{1,2}(?:[:.][0-5]\d)?[ ]?(?:[aApP]\.?[mM](?![^\W\d_])|noon)|(?<!\d)\d{1,2}[:.][0-5]\d(?!\d)"
)
_GAP: Final = re.compile(r",?[ ]\(?(?=\w)")
_WORD: Final = re.compile(r"[^\W\d_]{3,12}")
_EASTER: Final = "easter"


def feast_at(view: str, at: int, floor: int, words: DateWords) -> DateMention | None:
    """The feast in whose name the word at ``at`` stands, where it opens its line and an hour stands behind it."""
    line = max(view.rfind("\n", max(0, at - _REACH), at) + 1, floor)
    start = line + len(view[line : at + 1]) - len(view[line : at + 1].lstrip(_MARKS))
    if at - start > _LONGEST or (line and view[line - 1] != "\n"):
        return None
    name = view[start : start + _LONGEST].lower()
    feast = next((phrase for phrase in words.feasts if name.startswith(phrase)), None)
    if feast is None or start + len(feast) <= at or view[start + len(feast) : start + len(feast) + 1].isalpha():
        return None
    end = start + len(feast)
    if (dated := _dated(view, start, end, words)) is not None:
        return dated
    behind = view[end : end + _REACH].partition("\n")[0]
    if not _HOUR.search(behind) or any(
        word in words.months or word in words.weekdays for word in _WORD.findall(behind)
    ):
        return None
    day = _day(words.feasts[feast])
    return DateMention(Span(start, end), (DayRange(day),), "date" if day.relative is None else "relative")


def _dated(view: str, start: int, end: int, words: DateWords) -> DateMention | None:
    """The date right behind the name of a feast, with that name: "Good Friday, 3 April"."""
    gap = _GAP.match(view, end)
    date = date_at(view, gap.end(), words) if gap is not None and gap.end() < len(view) else None
    if date is None or date.form != "date" or len(date.items) > 1 or date.items[0].last is not None:
        return None
    return date._replace(span=Span(start, date.span.end))


def _day(code: str) -> DayValue:
    """The day of a code: "12-24" of the calendar, "easter-3" counted from Easter."""
    if code.startswith(_EASTER):
        return DayValue(relative=code)
    month, day = map(int, code.split("-"))
    return DayValue(month=month, day=day)
