"""The commonest ways to write a whole date or a whole clock, each read in one match.

In: the view and the offset where it begins. Out: what the grammar would say of it, or None where a closer look is
needed. Nothing is found here that the grammar would not find: it only gets there sooner.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.atoms import Atom
from sideevents_parser.scan.clocks.halves import clock_pair, clock_value
from sideevents_parser.scan.words import DateWords
from sideevents_parser.vocabulary.mentions import ClockMention, DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

# behind the year: nothing that could make a list, a range or another year of it
_DATE_ENDS: Final = (
    r"(?=\n|$|[ ]?[|;@]|,?[ ](?:at|from)[ ]|[,:]?[ ]{1,3}\d{1,2}[:.][0-5]\d(?![.\d])"
    r"|[.)](?:[ \n]|$)|[ ]([a-z]{2,8})(?![^\W\d_]))"
)
# without a year: nothing that could be one either
_BARE_ENDS: Final = (
    r"(?=\n(?![ \t>*]{0,8}(?:[a-z]{2}[ ])?['\d(,])|[ ]?[|;@](?![ ]?\d)|[ ](?:at|from)[ ]|,?[ ]\d{1,2}:[0-5]\d"
    r"|[ ]([a-z]{2,8})(?![^\W\d_]))"
)
_YEAR: Final = r",?[ ]((?:1[89]|2[01])\d\d)"
_NAME: Final = r"[^\W\d_]{3,9}"
_DAY_FIRST: Final = re.compile(
    rf"(?:({_NAME}),?[ ])?(\d{{1,2}})([^\W\d_]{{2}})?[ ]({_NAME})(?:{_YEAR}{_DATE_ENDS}|{_BARE_ENDS})"
)
_MONTH_FIRST: Final = re.compile(
    rf"(?:({_NAME}),?[ ])?({_NAME})[ ](\d{{1,2}})([^\W\d_]{{2}})?(?:{_YEAR}{_DATE_ENDS}|{_BARE_ENDS})"
)
# figures that a clock begins with and no date
_CLOCK_BEGINS: Final = re.compile(
    r"\d{1,2}(?::[0-5]\d|\.[0-5]\d(?![\d./-])|\.[0-5]\d[ ]?-[ ]?\d{1,2}[.:][0-5]\d(?![\d.])"
    r"|[ ]?[aApP]\.?[mM](?![^\W\d_]))"
)
_HALF: Final = r"(?:[ ]?([aApP])(?:[mM]|\.[mM]\.))?"
_CLOCK: Final = re.compile(
    rf"([01]?\d|2[0-3]):([0-5]\d){_HALF}(?:[ ]?-[ ]?([01]?\d|2[0-3]):([0-5]\d){_HALF})?(?=[ ]{{0,3}}(?:\n|$))"
)
_LAST_DAY: Final = 31


def whole_date(view: str, at: int, words: DateWords) -> DateMention | None:
    """``Thursday, 24 June 2021`` or ``June 24th, 2021`` with nothing behind that could belong to it."""
    if found := _DAY_FIRST.match(view, at):
        weekday, day, ending, month, year, *follows = found.groups()
    elif not view[at].isdigit() and (found := _MONTH_FIRST.match(view, at)):
        weekday, month, day, ending, year, *follows = found.groups()
    else:
        return None
    if any(word is not None and word in words.year_never_before for word in follows):
        return None
    number = words.months.get(month)
    if number is None or not 0 < int(day) <= _LAST_DAY or words.lead.get(month) != "month":
        return None
    if (weekday is not None and weekday not in words.weekdays) or (ending is not None and ending not in words.ordinals):
        return None
    value = DayValue(
        int(year) if year else None, number, int(day), None if weekday is None else words.weekdays[weekday]
    )
    return DateMention(Span(at, found.end()), (DayRange(value),))


def begins_clock(view: str, at: int) -> bool:
    """Whether the figures here are those of a clock and cannot be a day's."""
    return _CLOCK_BEGINS.match(view, at) is not None


def whole_clock(view: str, at: int) -> ClockMention | None:
    """``14:00`` or ``2:00 - 3:30 pm`` at the end of a line, where no zone can follow."""
    found = _CLOCK.match(view, at)
    if found is None:
        return None
    first = _atom(found, 1)
    if found.group(4) is None:
        return ClockMention(Span(at, found.end()), clock_value(first))
    start, end = clock_pair(first, _atom(found, 4))
    return ClockMention(Span(at, found.end()), start, end)


def _atom(found: re.Match[str], group: int) -> Atom:
    hour, minute, half = found.group(group, group + 1, group + 2)
    padded = len(hour) > 1 and hour[0] == "0"
    meridiem = None if half is None else "am" if half in "aA" else "pm"
    return Atom(found.start(group), found.end(group + 1), int(hour), int(minute), "colon", meridiem, padded)
