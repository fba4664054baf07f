"""What a caller may choose."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple


@dataclass(frozen=True, slots=True)
class Options:
    """Choices of policy; the defaults are those of the design.

    ``abbreviations``: "wall_clock" reads "EST" in June as the clock on New York's wall, "literal" as UTC-5.
    ``max_chars``: what is read of a text at most. ``fallback``: whether dateparser may read what the grammar cannot.
    """

    abbreviations: Literal["wall_clock", "literal"] = "wall_clock"
    max_chars: int = 50_000_000
    fallback: bool = True


class Settings(NamedTuple):
    """A call's arguments, checked: what every step may ask."""

    reference_date: dt.date | None = None
    timezone: str | None = None
    options: Options = Options()
