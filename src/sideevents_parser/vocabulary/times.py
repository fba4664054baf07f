"""What a date or a clock says as written: TIMEX3-like values with holes, nothing resolved yet."""

from typing import NamedTuple


class DayValue(NamedTuple):
    """A calendar day as far as the text states it; what is not stated is None.

    ``weekday`` counts from Monday = 0. ``swappable``: day and month were written as two numbers that could also be read
    the other way round (05/06/2021). ``relative`` names a day that only a reference date fixes: an ISO-like offset in
    days ("+1" tomorrow, "+0" today), "same" ("same day": that of the entry above), "this", "next", "last" with the
    weekday that it qualifies ("this Thursday"; "week": "Thursday week"), or a feast by its days from Easter
    ("easter-2"). ``nth``: a weekday counted within its month ("the first Monday of July" 1, "the last Friday of June"
    -1); ``day`` is then None.
    A bare day ("Wed 11") has month and year None and gets them from its page.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    swappable: bool = False
    relative: str | None = None
    nth: int | None = None


class DayRange(NamedTuple):
    """One day (``last`` None) or an inclusive range of days."""

    first: DayValue
    last: DayValue | None = None


class ClockValue(NamedTuple):
    """A time of day on a 24-hour clock.

    ``hour`` 24 is the midnight that ends the day. ``meridiem``: how sure the half of the day is: "stated" (am/pm, a
    word, or a 24-hour form such as 14:00, 09:30 or 0930), "inferred" (flowed back from the other end of a range),
    "missing" (a bare 12-hour figure such as 3:00 that could be either half; ``hour`` is then as written).
    """

    hour: int
    minute: int = 0
    meridiem: str = "stated"
