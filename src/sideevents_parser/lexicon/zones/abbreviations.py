"""Abbreviations of zones with all their readings.

In: ``CST``. Out: its readings, the likeliest first, each with the offset that it states and the zones that use it.
"""

from functools import cache
from typing import NamedTuple

from sideevents_parser.lexicon.zones.table import read_table


class AbbreviationRow(NamedTuple):
    """One reading. ``season``: standard, summer, or both (ET, PT: no offset of their own, ``minutes`` None).

    ``leading``: the reading to take where nothing else speaks; a lone reading leads.
    """

    minutes: int | None
    season: str
    leading: bool
    zones: tuple[str, ...]


def find_readings(abbreviation: str) -> tuple[AbbreviationRow, ...]:
    """The readings of an abbreviation as written; only capitals count (and AoE)."""
    return all_readings().get(abbreviation, ())


@cache
def all_readings() -> dict[str, tuple[AbbreviationRow, ...]]:
    """The readings of every abbreviation."""
    rows: dict[str, tuple[AbbreviationRow, ...]] = {}
    for name, minutes, season, leading, zones in read_table("abbreviations.tsv"):
        stated = None if minutes == "-" else int(minutes)
        rows[name] = (
            *rows.get(name, ()),
            AbbreviationRow(stated, season, leading == "leading", tuple(zones.split(" "))),
        )
    return rows
