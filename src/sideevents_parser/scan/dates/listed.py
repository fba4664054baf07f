"""Figures that only a list shows to be days: ``4/30  Pensacola`` above ``5/1  Atlanta``, ``03 - Rome`` below "May".

In: the view and the offset of a figure at the start of a line. Out: a ``DateMention`` where the lines around it begin
alike and count upwards, as the rows of a calendar do.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sideevents_parser.scan.dates.numerals import day_month_pair_at
from sideevents_parser.scan.words import DateWords
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_LEAD: Final = r"(?:^|\n)[ \t]{0,8}(?:[-*\u2022][ \t]{1,3})?"
_PAIR: Final = re.compile(_LEAD + r"(\d{1,2})/(\d{1,2})(?![/\d.])(?=[ \t:,|-])")
# a day and, behind a sign or a gap, its hour or a name: "03 - Rome", "12th 7 pm Music", "5th (Thursday) - Salt"
_ROW: Final = re.compile(
    r"(?P<days>(\d{1,2})(?:st|nd|rd|th)?(?:[ ]?-[ ]?(?P<last>\d{1,2})(?:st|nd|rd|th)?(?=:))?)"
    r"(?:[ ]{0,2}\((?P<weekday>[A-Z][a-z]{2,8})\))?"
    r"(?:[ \t]{1,3}[-|][ \t]{1,3}\S|:[ \t]{1,3}[A-Z]|[ \t]{1,8}(?=(?P<name>[A-Z][A-Za-z./&'-]{0,30})[ ])"
    r"|[ \t]{1,8}(?:-[ ])?(?=\d{1,2}(?:[:.]\d\d|[ ]?[ap]\.?m|-\d{1,2}(?:[:.]\d\d)?[ ]?[ap]\.?m)))"
)
# "3rd Wednesday" would count weekdays
_BEFORE_WEEKDAY: Final = re.compile(r"(\d{1,2})[ \t]{1,8}([A-Z][a-z]{2,8})\.?(?=[ \t:|-]|,[ ]\D)")
# "March 2026", "What's on in March"
_HEADING: Final = re.compile(
    r"[ \t*=#]{0,6}(?:[^\W\d_][\w'&]{0,14}[ ]){0,4}([^\W\d_]{3,9})\.?,?(?:[ ]((?:19|20)\d\d))?[ \t:*=]{0,4}"
)
# a day, a gap and a name; a month, its day, a gap and a name
_COLUMN: Final = re.compile(r"(\d{1,2})[ \t]{3,}(?=[A-Z])")
_DATED_COLUMN: Final = re.compile(r"([A-Z][a-z]{2,8}\.?)[ ]{1,3}(\d{1,2})[ \t]{3,}[A-Z]")
_AROUND: Final = 900
_FEWEST: Final = 3
_LAST_MONTH, _LAST_DAY = 12, 31
_MOST_ROWS: Final = 60
_LINE_LEAD: Final = 12
_REACH: Final = 3000  # letters between the name of a month and its last row


def listed_day(view: str, start: int, end: int, words: DateWords) -> DateMention | None:
    """The day that a figure at the start of a line is, as the lines around it tell."""
    if view[start - 1 : start] not in {"", "\n", " ", "\t"} or not _begins_line(view, start):
        return None
    if view[end : end + 1] == "/":
        return _pair_of_list(view, start)
    below = _day_with_weekday(view, start, words) or _day_below_month(view, start, words)
    return below or _day_below_day(view, start, words)


def _pair_of_list(view: str, start: int) -> DateMention | None:
    """``4/30`` among lines that begin with pairs which rise as days and months do."""
    pair = day_month_pair_at(view, start) if _PAIR.match(view, max(0, view.rfind("\n", 0, start))) else None
    if pair is None:
        return None
    near = view[max(0, start - _AROUND) : start + _AROUND]
    pairs = [(int(found.group(1)), int(found.group(2))) for found in _PAIR.finditer(near)]
    months_first = all(first <= _LAST_MONTH and second <= _LAST_DAY for first, second in pairs)
    ordered = pairs if months_first else [(second, first) for first, second in pairs]
    rising = sum(above <= below for above, below in pairwise(ordered))
    days = any(day > _LAST_MONTH for _, day in ordered)
    return pair if len(set(pairs)) >= _FEWEST and days and rising >= len(pairs) - 2 else None


def _day_below_month(view: str, start: int, words: DateWords) -> DateMention | None:
    """``03`` at the start of ``03 - Montreal`` below a month and days that rise to it."""
    row = _ROW.match(view, start)
    if row is None or not 0 < (day := int(row.group(2))) <= _LAST_DAY or _names_month(row, words):
        return None
    ends, weekday = int(row["last"] or 0), words.weekdays.get(row["weekday"] or "")
    end = row.end("weekday") + 1 if weekday is not None else row.end("days")
    last = day
    for line in _lines_above(view, start):
        if (row := _ROW.match(line)) is not None and 0 < (above := int(row.group(2))) <= last:
            last = above
        elif line:
            value = _below(line, day, words)
            if value is None:
                return None
            through = value._replace(day=ends) if day < ends <= _LAST_DAY else None
            return DateMention(Span(start, end), (DayRange(value._replace(weekday=weekday), through),))
    return None


def _day_below_day(view: str, start: int, words: DateWords) -> DateMention | None:
    """``14`` at the start of ``14    John Clay    Fens`` below ``Jan 7    Pat Stevens    Roads``, as in columns."""
    row = _COLUMN.match(view, start)
    if row is None or not 0 < (day := int(row[1])) <= _LAST_DAY:
        return None
    last = day
    for line in _lines_above(view, start):
        if (dated := _DATED_COLUMN.match(line)) is not None and (month := words.months.get(dated[1].strip("."))):
            first = int(dated[2])
            return (
                DateMention(Span(start, row.end(1)), (DayRange(DayValue(None, month, day)),)) if first < last else None
            )
        if (above := _COLUMN.match(line)) is not None:
            if int(above[1]) >= last:
                return None
            last = int(above[1])
    return None


def _lines_above(view: str, at: int) -> Iterator[str]:
    """The nearest lines above the one of an offset, upwards, without the bullets and gaps that they open with."""
    for _ in range(_MOST_ROWS):
        at = view.rfind("\n", 0, at)
        if at < 0:
            return
        yield view[view.rfind("\n", 0, at) + 1 : at].strip(" \t*-\u2022")


def _names_month(row: re.Match[str], words: DateWords) -> bool:
    """Whether a month stands right behind the figure, which is then a whole date: ``12 Jun Waves``."""
    return row["name"] is not None and row["name"].strip(".") in words.months


def _day_with_weekday(view: str, start: int, words: DateWords) -> DateMention | None:
    """``3 Tue`` at the start of ``3 Tue 7:30pm Council``, of the month that stands alone on a line above."""
    row = _BEFORE_WEEKDAY.match(view, start)
    if row is None or row[2] not in words.weekdays or not 0 < (day := int(row[1])) <= _LAST_DAY:
        return None
    above = view[max(0, start - _REACH) : start].split("\n")[:-1]
    months = (value for line in reversed(above) if (value := _below(line, day, words)) is not None)
    value = next(months, DayValue(day=day))._replace(weekday=words.weekdays[row[2]])
    form = "date" if value.month is not None else "bare_day"
    return DateMention(Span(start, row.end(2)), (DayRange(value),), form)


def _below(heading: str, day: int, words: DateWords) -> DayValue | None:
    """A day of the month that a line names and nothing else."""
    found = _HEADING.fullmatch(heading)
    month = words.months.get(found.group(1)) if found else None
    if found is None or month is None:
        return None
    return DayValue(int(found.group(2)) if found.group(2) else None, month, day)


def _begins_line(view: str, start: int) -> bool:
    """Whether nothing but a bullet stands before a figure on its line."""
    low = max(0, start - _LINE_LEAD)
    before = view[low:start]
    line = before.rfind("\n")
    return (line >= 0 or low == 0) and not before[line + 1 :].strip(" \t*-\u2022")
