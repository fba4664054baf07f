"""Figures that number what stands beside a date: ``2. August 15, 2009`` in a list, ``Day 1 - 23/03/2026``.

In: the view and a figure. Out: whether it counts items or parts and is no day of the date behind it.
"""

import re
from typing import Final

from sideevents_parser.scan.words import DateWords, key

# a month and its day behind the number; without a sign behind the number only with a year
_MONTH_FIRST: Final = re.compile(
    r"(?P<sign>[.)][ ]{1,3}|[ ]-[ ]|[ ])(?P<month>[^\W\d_]{3,9})\.?[ ]\d{1,2}(?:st|nd|rd|th)?"
    r"(?:(?P<year>,?[ ](?:19|20)\d\d)(?!\d)|(?![\d:.hH]))"
)
_DASHED: Final = re.compile(r"[ ]-[ ](?=\w)")
_WORD_BEFORE: Final = re.compile(r"([^\W\d_]{3,9})[ ]$")
_WIDTH: Final = 12


def numbers_item(view: str, start: int, end: int, words: DateWords) -> bool:
    """Whether a figure is the number of an item, or of a part such as "Day 1", before a date."""
    if (behind := _MONTH_FIRST.match(view, end)) is not None and behind["month"].lower() in words.months:
        stated = behind["year"] is not None
        return (stated and behind["sign"][0] in ".)") or (
            (stated or behind["sign"] != " ") and _begins_line(view, start)
        )
    before = _WORD_BEFORE.search(view[max(0, start - _WIDTH) : start]) if _DASHED.match(view, end) else None
    return before is not None and key(before[1]) in words.parts and _begins_line(view, start - len(before.group()))


def _begins_line(view: str, start: int) -> bool:
    return not view[view.rfind("\n", 0, start) + 1 : start].strip(" \t*#(-")
