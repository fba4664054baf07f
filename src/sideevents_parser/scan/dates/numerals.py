"""A figure in the text → the date that is written there in figures alone.

In: the view and the offset of the first figure. Out: a ``DateMention`` of form "iso" or "numeric".
``numeric_date_at("05/10/2018", 0)`` is the fifth of October, or the tenth of May: ``swappable``.
"""

import re
from typing import Final

from sideevents_parser.scan.words import DateWords, past_range
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_ISO: Final = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|/(?!\d{4}-\d\d-\d\d(?!\d))|[.-]\d)")
_FIGURES: Final = re.compile(r"(\d{1,2})([ ]?[./-][ ]?)(\d{1,2})\2(\d{4}|'?\d\d)(?![\d/]|[.:-]\d)")
# 12/05/20257:00pm, 2025-03-1418:00, 12/05/2025-7:00 pm: a clock or the last day is glued to the date
_GLUED_FIGURES: Final = re.compile(
    r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})"
    r"(?=-?(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d/])|-\d{1,2}([./])\d{1,2}\5(?:\d\d){1,2}(?!\d))"
)
_GLUED_ISO: Final = re.compile(r"(\d{4})([-/])(\d\d)\2(\d\d)(?=(?:[01]\d|2[0-3]):[0-5]\d(?!\d))")
_PAIR: Final = re.compile(r"(\d{1,2})([/.])(\d{1,2})(?![\d/%]|:(?![ ]\d)|[./-]\d)")
_NAMED_PAIR: Final = re.compile(r"(\d{1,2})(/)(\d{1,2})(?=:[ ][^\W\d_])")  # "5/14: Bees in winter"
_DAYS_BEFORE: Final = re.compile(r"(\d{1,2})\.?[ ]?-[ ]?(?=\d{1,2}([./])\d{1,2}\2\d{2,4})")
# 30.09.-02.10.2021
_DAY_MONTH_BEFORE: Final = re.compile(r"(\d{1,2})([./])(\d{1,2})\2?[ ]?-[ ]?(?=\d{1,2}\2\d{1,2}\2(?:\d{4}|\d\d)(?!\d))")
_LAST_DAY, _LAST_MONTH = 31, 12
_LOOK_BACK: Final = 16
_YEARS: Final = range(1800, 2200)


def numeric_date_at(view: str, at: int, words: DateWords) -> DateMention | None:
    """The date in figures that begins at ``at``, or the range of two such dates."""
    if before := _DAYS_BEFORE.match(view, at):
        last = _one(view, before.end())
        if last is not None and 0 < int(before.group(1)) < (last[0].day or 0):
            first = last[0]._replace(day=int(before.group(1)), swappable=False)
            return DateMention(Span(at, last[1]), (DayRange(first, last[0]._replace(swappable=False)),), "numeric")
    if (ranged := _from_day_month(view, at)) is not None:
        return ranged
    first_found = _one(view, at, short=_is_named(view, at, words))
    if first_found is None:
        return None
    value, end, form = first_found
    if form == "iso" and view[end : end + 1] == "/" and (until := _one(view, end + 1)) is not None:
        return _ranged(at, value, until)
    if (beyond := past_range(view, end, words)) is not None and (last := _one(view, beyond)) is not None:
        if value.swappable and not last[0].swappable and _leads_with_month(view, beyond):
            value = value._replace(month=value.day, day=value.month, swappable=False)
        return DateMention(Span(at, last[1]), (DayRange(value, last[0]),), form)
    return DateMention(Span(at, end), (DayRange(value),), form)


def _ranged(at: int, first: DayValue, last: tuple[DayValue, int, str]) -> DateMention:
    return DateMention(Span(at, last[1]), (DayRange(first, last[0]),), last[2])


def _from_day_month(view: str, at: int) -> DateMention | None:
    """A range whose year stands behind its end only; both ends are written in the same order."""
    found = _DAY_MONTH_BEFORE.match(view, at)
    last = _one(view, found.end()) if found is not None else None
    if found is None or last is None or last[0].year is None:
        return None
    figures = (int(found.group(1)), int(found.group(3)))
    pair = _ordered(*figures)
    if pair is None:
        return None
    day, month, swappable = pair
    if swappable and not last[0].swappable and _leads_with_month(view, found.end()):
        day, month = month, day
    until = last[0]
    if until.swappable and not swappable:
        day_first = figures[0] == day
        numbers = (until.month, until.day) if day_first else (until.day, until.month)
        until = until._replace(month=numbers[0], day=numbers[1], swappable=False)
    year = last[0].year - (month > (until.month or 0))
    first = DayValue(year, month, day, swappable=until.swappable)
    return _ranged(at, first, (until, *last[1:]))


def _is_named(view: str, at: int, words: DateWords) -> bool:
    """Whether the word before a figure names what has dates ("Meeting 9.17.20"), not versions."""
    before = view[max(0, at - _LOOK_BACK) : at].rpartition("\n")[2].split()
    return bool(before) and view[at - 1] == " " and before[-1].lower() in words.gatherings


def _one(view: str, at: int, *, short: bool = False) -> tuple[DayValue, int, str] | None:
    """One date; ``short``: a year of two figures may stand behind a dot after a day or a month of one figure."""
    if found := _ISO.match(view, at) or _GLUED_ISO.match(view, at):
        value = DayValue(int(found.group(1)), int(found.group(3)), int(found.group(4)))
        return (value, found.end(), "iso") if _exists(value) else None
    if found := _FIGURES.match(view, at) or _GLUED_FIGURES.match(view, at):
        if len(found.group(4)) == 2 and "." in found.group(2) and not short and _is_numbering(found):
            return None
        year = _year(found.group(4))
        pair = _ordered(int(found.group(1)), int(found.group(3)))
        if year is None or pair is None:
            return None
        return DayValue(year, pair[1], pair[0], swappable=pair[2]), found.end(), "numeric"
    return None


def _is_numbering(found: re.Match[str]) -> bool:
    """Whether figures with dots between them are more often a number than a date: 4.5.19."""
    return len(found.group(1)) < 2 or len(found.group(3)) < 2


def day_month_pair_at(view: str, at: int, *, named: bool = False) -> DateMention | None:
    """Day and month in figures without a year (``3/2``); only the words around it can tell that it is a date.

    ``named``: also before a colon and what takes place.
    """
    found = _PAIR.match(view, at) or (_NAMED_PAIR.match(view, at) if named else None)
    pair = _ordered(int(found.group(1)), int(found.group(3))) if found else None
    if found is None or pair is None or (found.group(2) == "." and int(found.group(3)) > _LAST_MONTH):
        return None  # "12.30" is an hour: where dots part figures, the day comes first
    return DateMention(
        Span(at, found.end()), (DayRange(DayValue(None, pair[1], pair[0], swappable=pair[2])),), "numeric"
    )


def _ordered(first: int, second: int) -> tuple[int, int, bool] | None:
    """Day, month, and whether they could be read the other way round."""
    if 0 < first <= _LAST_DAY and 0 < second <= _LAST_MONTH:
        return first, second, first <= _LAST_MONTH and first != second
    if 0 < first <= _LAST_MONTH and 0 < second <= _LAST_DAY:
        return second, first, False
    return None


def _year(figures: str) -> int | None:
    if len(figures) == 4:
        return int(figures) if int(figures) in _YEARS else None
    short = int(figures.lstrip("'"))
    return 2000 + short if short < 70 else 1900 + short


def _exists(value: DayValue) -> bool:
    return value.year in _YEARS and 0 < (value.month or 0) <= _LAST_MONTH and 0 < (value.day or 0) <= _LAST_DAY


def _leads_with_month(view: str, at: int) -> bool:
    """Whether a date in figures that can be read in one way only begins with its month."""
    found = _FIGURES.match(view, at)
    return found is not None and int(found.group(1)) <= _LAST_MONTH
