"""What the days of neighbouring rows tell of each other.

In: rows. Out: whether the hour of "Fridays at 2.30pm" holds for "Monday 8 March" (no), whether "13 May" and "10 June"
below each other are entries of their own (where others of their list have a text).
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.times import DayValue

_FEW_DAYS: Final = 3
_PAIRS: Final = 2
_NAME_WORDS: Final = 2


def falls_on(own: Iterable[Row], told: Row) -> bool:
    """Whether the weekdays that rows name, if any, are among those of the row that tells an hour."""
    named, holding = _weekdays(own), _weekdays([told])
    return not named or not holding or not named.isdisjoint(holding)


def recurs_elsewhere(day: Row, row: Row) -> bool:
    """Whether a row below a day gives the hour of other weekdays: "Knitters meet every Wednesday from 2pm"."""
    dates = [moment.date for moment in row.moments if moment.date is not None]
    vague = bool(dates) and all(date.form == "weekday" for date in dates)
    return vague and not falls_on([day], row)


def names_weekday(day: Row, row: Row) -> bool:
    """Whether a line below a day has its hour behind a name with that weekday: "Maker Monday: 4-5 p.m."."""
    date = row.moments[0].date if row.moments and row.moments[0].clocks else None
    if date is None or date.form != "weekday" or not falls_on([day], row):
        return False
    return len(row.rest[: max(date.span.start - row.line.start, 0)].split()) <= _NAME_WORDS


def mixes_days(rows: list[Row]) -> bool:
    """Whether bare days stand among dated lines with a text, as in a list of meetings of which some have a name."""
    pairs = 0
    for above, row in pairwise(rows):
        kinds = {above.kind, row.kind}
        bare = "day" in kinds and not kinds.isdisjoint({"entry", "when"})
        alike = kinds == {"entry", "when"} and above.label is None and row.label is None
        pairs += (bare + _PAIRS * alike) * are_apart(above, row)
    return pairs >= _PAIRS


def are_apart(above: Row, row: Row) -> bool:
    """Whether more than a few days lie between the days with which two rows open."""
    first, other = _opening(above), _opening(row)
    if first is None or other is None or first.day is None or other.day is None:
        return False
    return first.month != other.month or abs(first.day - other.day) > _FEW_DAYS


def _opening(row: Row) -> DayValue | None:
    """The day of a row that stands at its head."""
    date = next(
        (moment.date for moment in row.moments if moment.date is not None and moment.date.form != "weekday"), None
    )
    opens = date is not None and not any(c.isalpha() for c in row.rest[: max(date.span.start - row.line.start, 0)])
    return date.items[0].first if date is not None and opens else None


def _weekdays(rows: Iterable[Row]) -> set[int]:
    dates = [moment.date for row in rows for moment in row.moments if moment.date is not None]
    return {item.first.weekday for date in dates for item in date.items if item.first.weekday is not None}


def names_halves(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a weekday stands before a part of the day in the plural: "Thursday evenings"."""
    halves = lexicon.folded("clock.mornings") | lexicon.folded("clock.evenings")
    return any(
        day in lexicon.weekdays and half.endswith("s") and half.removesuffix("s") in halves
        for day, half in pairwise(words)
    )
