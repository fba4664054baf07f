"""A row of a month's grid, a cell a day → the days that have entries, each with its entries below its number.

In: the cells of a table row that were drawn, and the table's last day so far. Out: lines in place of the row's: a day
without entries, and those of the months around, belong to the site around the announcements. The number of a day says
``---05`` as a machine-readable time does: the fifth of a month that stands elsewhere.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from sideevents_parser.text.canvas import Canvas, Drawn, Mark
from sideevents_parser.text.grid import Grid, Stretch

_NUMBER: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?![\w:./%-])[ ,]{0,2}")
_WEEK: Final = range(5, 9)  # columns: working days, a week, a week and its number
_FEWEST: Final = 2
_LAST_DAY: Final = 31
_LATE: Final = 20  # a day so late in the row in which the month begins is the month's before
_OVER: Final = 99  # the last day of a month that has ended


def draw_week(canvas: Canvas, start: int, cells: list[Stretch], grid: Grid) -> bool:
    """Draw a row of a month as days with their entries; False, and nothing done, where it is none."""
    if sum(cell.columns for cell in cells) not in _WEEK:
        return False
    filled = [cell for cell in cells if not cell.empty]
    lines = canvas.lines
    if not filled or filled[0].start != start or filled[-1].stop != len(lines):
        return False
    found = [_NUMBER.match(lines[cell.start].text) for cell in filled]
    numbers = [int(each[1]) for each in found if each is not None]
    if len(numbers) < len(filled) or not _are_days(numbers, grid.day):
        return False
    if not grid.day and start and lines[start - 1].kind == "row" and not any(map(str.isdigit, lines[start - 1].text)):
        lines[start - 1].around = True  # the names of the weekdays
    days: list[Drawn] = []
    for cell, number in zip(filled, _in_month(numbers, grid), strict=True):
        days += _day(lines[cell.start : cell.stop], number)
    lines[start:] = days
    while canvas.runs and canvas.runs[-1][0][0] >= start:
        canvas.runs.pop()
    return True


def _are_days(numbers: list[int], above: int) -> bool:
    """Whether numbers count the days of a month on: 28, 29, 30, 1, 2."""
    if not all(0 < number <= _LAST_DAY for number in numbers):
        return False
    if any(after not in {before + 1, 1} for before, after in pairwise(numbers)):
        return False
    return len(numbers) >= _FEWEST if above in {0, _OVER} else numbers[0] in {above + 1, 1}


def _in_month(numbers: list[int], grid: Grid) -> Iterator[int]:
    """The days of the month that a table shows; 0 for those of the months before and after."""
    begins = grid.day == 0 and numbers[0] > _LATE and 1 in numbers
    for number in numbers:
        if begins and number != 1:
            yield 0
            continue
        begins = False
        if grid.day and number == 1:
            grid.day = _OVER
        elif grid.day != _OVER:
            grid.day = number
        yield 0 if grid.day == _OVER else number


def _day(lines: list[Drawn], number: int) -> Iterator[Drawn]:
    """The lines of a cell, with the day's number on one of its own."""
    head, *entries = lines
    end = _NUMBER.match(head.text)
    cut = end.end() if end is not None else 0
    rest = head.text[cut:]
    name = head.text[:cut].rstrip(" ,")
    around = not number or not (rest or entries)
    marks = [mark for mark in head.marks if mark.end <= cut]
    if not around and all(mark.kind != "time" for mark in marks):
        marks.append(Mark(0, len(name), "time", f"---{number:02}"))
    yield Drawn(name, 0 if around else 2, around=around or head.around, indent=head.indent, marks=marks)
    if rest:
        shifted = [
            Mark(max(mark.start - cut, 0), mark.end - cut, mark.kind, mark.value)
            for mark in head.marks
            if mark.end > cut
        ]
        entries = [Drawn(rest, 0, indent=head.indent, around=head.around, marks=shifted), *entries]
    for entry in entries:
        entry.around = entry.around or around
        entry.kind = "text" if entry.kind == "heading" else entry.kind
        yield entry
