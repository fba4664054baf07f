"""The days of one event, each with its running order: "14-16 August" above "Tuesday: 9:00 Registration, 10:00 Keynote".

In: the rows of a page. Out: the rows of such days, which announce nothing beside the stretch that takes them all. A
festival is not told so: its days hold concerts and talks, no registration, keynote and closing.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchor import SURE, Anchor
from sideevents_parser.segment.day_regions import is_programme, names_agenda
from sideevents_parser.segment.page import days_in
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told

_FEWEST_DAYS, _FEWEST_SLOTS, _FEWEST_BREAKS = 2, 4, 3
_LONGEST: Final = 8
_LONGEST_BREAK, _LONGEST_PART = 3, 6  # words
_WORD: Final = re.compile(r"[^\W\d_]{2,20}")
_HEAD: Final = 3  # rows
_WEEK, _FEW_DAYS, _MONTH = 7, 5, 30
_TITLES: Final = frozenset({"short", "heading", "label"})
_FRAMES: Final = frozenset({"when", "entry", "day"})
_DAYS: Final = frozenset({"when", "entry", "day"})
_EARLIEST, _LATEST = (0, 0), (13, 0)  # month and day
_SLOTS: Final = frozenset({"slot", "hour", "cell"})


class DayProgramme(NamedTuple):
    """``rows``: from the first day of such a programme to the end of its last. ``opening``: its first day and hour.

    There is no opening where a stretch of days above it says when it takes place.
    """

    rows: frozenset[int] = frozenset()
    opening: Anchor | None = None


def find_day_programme(rows: list[Row], closed: frozenset[int], lexicon: Lexicon) -> DayProgramme:
    """The programme of several days that a page holds, if any."""
    dated = [at for at, row in enumerate(rows) if row.kind in _DAYS and at not in closed]
    spans = _spans_from(rows, dated)
    for frame, first, last in _stretches(rows, closed):
        nth = bisect_right(dated, frame)
        if nth == len(dated) and (weekly := _weekdays_of(rows, frame, last[1] - first[1] + 1)):
            return DayProgramme(frozenset(range(weekly[0], len(rows))))
        if nth == len(dated) or not (first <= spans[nth][0] and spans[nth][1] <= last):
            continue
        days = dated[nth:]
        told = {day[:2] for at in days for day in days_told(rows[at])}
        slots = [at for at in range(days[0], len(rows)) if rows[at].kind in _SLOTS]
        ordered = is_programme(rows, slots, lexicon) or _has_breaks(rows[frame + 1 : days[0]], rows, slots, lexicon)
        found = len(told) >= _FEWEST_DAYS and len(slots) >= _FEWEST_SLOTS and ordered
        # a later stretch has fewer days and slots
        return DayProgramme(frozenset(range(days[0], len(rows)))) if found else DayProgramme()
    return _told_alone(rows, dated, lexicon)


def _has_breaks(above: list[Row], rows: list[Row], slots: list[int], lexicon: Lexicon) -> bool:
    """Whether items are named coffee, lunch and the like and nothing else: several, or one below a heading for them."""
    breaks = sum(_is_break(rows[at], lexicon) for at in slots)
    headed = any(row.kind in _TITLES and names_agenda(row, lexicon) for row in above)
    return breaks >= _FEWEST_BREAKS or (headed and breaks > 0)


def _weekdays_of(rows: list[Row], frame: int, days: int) -> list[int]:
    """The rows of weekdays below a few days that follow each other, where there is one for each of them."""
    found = [at for at in range(frame + 1, len(rows)) if rows[at].kind == "weekday"]
    numbers = [moment.first_day.weekday for at in found for moment in rows[at].moments[:1] if moment.first_day]
    in_turn = all(one is not None and other == (one + 1) % _WEEK for one, other in pairwise(numbers))
    return found if len(numbers) == len(found) == days <= _FEW_DAYS and in_turn else []


def _told_alone(rows: list[Row], dated: list[int], lexicon: Lexicon) -> DayProgramme:
    """The programme of days that follow each other, on a page that gives no other days.

    Its days have meals and breaks, lines that name nothing else, or registration and keynotes: no list of events has.
    """
    days = [days_in(moment) for at in dated for moment in rows[at].moments]
    if len(days) < _FEWEST_DAYS or any(len(told) != 1 for told in days) or not _follow(told[0] for told in days):
        return DayProgramme()
    slots = [at for at in range(dated[0], len(rows)) if rows[at].kind in _SLOTS or _is_arrival(rows[at])]
    breaks, parts = (
        Counter(bisect_right(dated, at) for at in slots if says(rows[at], lexicon))
        for says in (_is_break, _is_of_congress)
    )
    held = any(sum(told.values()) >= _FEWEST_BREAKS and len(told) >= _FEWEST_DAYS for told in (breaks, parts))
    if not held and not (breaks and len(slots) >= _FEWEST_SLOTS and _heads_programme(rows[: dated[0]], lexicon)):
        return DayProgramme()
    return DayProgramme(frozenset(range(dated[0], len(rows))), Anchor(dated[0], slots[0], "when", SURE))


def _follow(days: Iterable[tuple[int, int]]) -> bool:
    """Whether each day, month and day, is the one after that before it."""
    return all(
        (month, day) == (before[0], before[1] + 1) or (month, day) == (before[0] + 1, 1)
        for before, (month, day) in pairwise(days)
    )


def _is_break(row: Row, lexicon: Lexicon) -> bool:
    """Whether all that stands beside an hour is a meal, a break, an arrival."""
    words = _WORD.findall(fold(row.rest))
    return 0 < len(words) <= _LONGEST_BREAK and all(word in lexicon.folded("segments.agenda_words") for word in words)


def _heads_programme(rows: list[Row], lexicon: Lexicon) -> bool:
    """Whether the title above the first day is that of a programme: "Salt Symposium Programme"."""
    words = {word for row in rows[-_HEAD:] if row.kind in _TITLES for word in _WORD.findall(fold(row.rest))}
    return not lexicon.folded("segments.agenda").isdisjoint(words)


def _is_arrival(row: Row) -> bool:
    """Whether a row gives an hour that is not yet an event's start: "8:00 Registration opens"."""
    return row.kind == "aside" and row.label is None and len(row.moments) == 1 and row.moments[0].date is None


def _is_of_congress(row: Row, lexicon: Lexicon) -> bool:
    """Whether what stands beside an hour, up to a bar, is a part that only congresses have."""
    words = _WORD.findall(fold(row.rest.strip(" |").partition("|")[0]))
    return len(words) <= _LONGEST_PART and not lexicon.folded("segments.congress_words").isdisjoint(words)


def _spans_from(rows: list[Row], dated: list[int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The first and the last day of each of these rows and all behind it; a weekday alone is none."""
    spans: list[tuple[tuple[int, int], tuple[int, int]]] = []
    low, high = _LATEST, _EARLIEST
    for at in reversed(dated):
        days = [day for moment in rows[at].moments for day in days_in(moment)]
        low, high = min([low, *days]), max([high, *days])
        spans.append((low, high))
    return spans[::-1]


def _apart(first: tuple[int, int], last: tuple[int, int]) -> int:
    """How many days lie between two days of one month, or of two that follow each other, about."""
    return (last[0] - first[0]) * _MONTH + last[1] - first[1]


def _stretches(rows: list[Row], closed: frozenset[int]) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Rows that give a few days that follow each other, without an hour, with the first and the last."""
    for at, row in enumerate(rows):
        if row.kind not in _FRAMES or at in closed or any(moment.clocks for moment in row.moments):
            continue
        for days in map(days_in, row.moments):
            if len(days) == _FEWEST_DAYS and 0 < _apart(*days) < _LONGEST:
                yield at, days[0], days[1]
