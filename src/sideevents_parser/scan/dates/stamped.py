"""Numbers that a page's markup says to be days → moments.

In: a document with the machine-readable times of its markup. Out: a ``Moment`` for each number that is the day of its
time: ``<time datetime="2024-05-05">5</time>``, and the cells of a month, whose ``---05`` leaves month and year open.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.mentions import DateMention, Moment, TimeStamp
from sideevents_parser.vocabulary.times import DayRange, DayValue

_DAY: Final = re.compile(r"(?:(\d{4})-(\d\d)|--)-(\d\d)(?!\d)")
_NUMBER: Final = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")


def with_stamped(moments: tuple[Moment, ...], document: Document) -> tuple[Moment, ...]:
    """The moments of a document with the days that are nothing but a number in its text."""
    stamped = _with_entries(document, list(_stamped(document, document.times)))
    ends = {moment.span.end for moment in moments} | {moment.span.start for moment in moments}
    return tuple(sorted((*moments, *(each for each in stamped if ends.isdisjoint(each.span)))))


def _with_entries(document: Document, days: list[Moment]) -> list[Moment]:
    """Days of which something is said: below the number of an empty one stands the next number, or nothing."""
    alone = {day.span for day in days if document.lines[line_at(document.lines, day.span.start)].span == day.span}
    kept = []
    for day in days:
        if day.span in alone:
            at = line_at(document.lines, day.span.start) + 1
            while at < len(document.lines) and document.lines[at].kind == "blank":
                at += 1
            if at == len(document.lines) or document.lines[at].span in alone:
                continue
        kept.append(day)
    return kept


def _stamped(document: Document, times: Iterable[TimeStamp]) -> Iterator[Moment]:
    for time in times:
        written, stamp = _NUMBER.fullmatch(document.view, *time.span), _DAY.match(time.value)
        if written is None or stamp is None or int(re.sub(r"\D", "", written.group())) != int(stamp[3]):
            continue
        year, month = (int(stamp[1]), int(stamp[2])) if stamp[1] else (None, None)
        day = DayValue(year, month, int(stamp[3]))
        yield Moment(time.span, DateMention(time.span, (DayRange(day),), "date" if year else "bare_day"))
