"""What the tables say about one phrase."""

from typing import NamedTuple


class ZoneEntry(NamedTuple):
    """What a phrase says about the zone.

    ``kind``: offset, iana, place, country, abbreviation, name. ``zone``: the one that stands out, else None.
    ``candidates``: all readings, the best first. ``literal_minutes``: the offset that the phrase itself states.
    ``population``: people there, for weighing places.
    """

    kind: str
    zone: str | None
    candidates: tuple[str, ...] = ()
    literal_minutes: int | None = None
    population: int = 0
