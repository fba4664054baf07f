"""What a row by itself announces.

In: a row. Out: an ``Anchor`` or None: how sure it is that something takes place then, and in what shape it is told.
"""

from typing import Final, NamedTuple

from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.mentions import Moment

VAGUE: Final = frozenset({"weekday", "relative"})
SURE: Final = 4
_SENTENCE: Final = 90
_TODAY: Final = "+0"


class Anchor(NamedTuple):
    """A row that announces: rows ``first`` to ``last``, and the ``headings`` above that hold for it, nearest first.

    ``shape``: label, when, entry, slot, hour, day, notice, prose, paragraph. ``strength``: how sure it is that
    something is announced, 1 to 5.
    """

    first: int
    last: int
    shape: str
    strength: int
    headings: tuple[int, ...] = ()


def anchor_of(row: Row, at: int) -> Anchor | None:
    """What a row announces by itself, whatever stands around it."""
    if row.kind in {"when", "entry"}:
        clocked = any(moment.clocks or moment.note for moment in row.moments)
        if row.label is not None:
            return Anchor(at, at, "label", 5 if clocked else 3)
        vague = all(moment.date is None or moment.date.form in VAGUE for moment in row.moments)
        return Anchor(at, at, row.kind, (3 if vague else 4) if clocked else (1 if vague else 2))
    if row.kind == "prose" and any(is_dated(moment) for moment in row.moments):
        return Anchor(at, at, "prose", 2 if _gives_hour(row) else 1)
    if row.kind == "hour" and row.label is not None:
        return Anchor(at, at, "hour", 3)
    return None


def _gives_hour(row: Row) -> bool:
    """Whether a sentence gives a day with its hour, at once or not far apart."""
    days = [moment for moment in row.moments if is_dated(moment)]
    if any(moment.clocks for moment in days):
        return True
    hours = [moment.span.start for moment in row.moments if moment.date is None and moment.clocks]
    return any(abs(moment.span.start - hour) < _SENTENCE for moment in days for hour in hours)


def is_dated(moment: Moment) -> bool:
    """Whether a moment gives a day: not a month alone, nor "today" without an hour."""
    if moment.date is None or moment.date.form == "month":
        return False
    return moment.date.form != "relative" or bool(moment.clocks) or moment.date.items[0].first.relative != _TODAY


def tell_hours(rows: list[Row], headings: tuple[int, ...]) -> bool:
    """Whether one of the headings of a day gives its hour."""
    return any(moment.clocks for at in headings for moment in rows[at].moments)
