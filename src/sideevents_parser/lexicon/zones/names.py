"""A name → the zone of what it names: a place, a country, a state, or the zone itself.

In: a folded name, or a name with what qualifies it ("Austin, Texas"). Out: a ``ZoneEntry``. One zone for all that bear the name is taken; else
that of a place ten times larger than the others; else none, with all as candidates.
"""

from collections.abc import Sequence
from functools import cache
from typing import Final

from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.qualifiers import fitting_rows, read_qualifiers
from sideevents_parser.lexicon.zones.table import NameRow, find_rows, name_key, read_table

_STANDS_OUT: Final = 10
_RANKS: Final = {"iana": 0, "name": 1, "country": 2, "region": 3, "place": 4}
_KINDS: Final = {"region": "place"}


def name_entry(name: str) -> ZoneEntry | None:
    """What a name alone says."""
    key = name_key(name)
    return known_aliases().get(key) or rows_entry(find_rows(key))


def qualified_entry(name: str, qualifier: str) -> ZoneEntry | None:
    """What a name says with a state or country behind it; None where the two do not fit."""
    qualifiers = read_qualifiers(qualifier)
    return rows_entry(fitting_rows(find_rows(name_key(name)), qualifiers)) if qualifiers else None


def rows_entry(rows: Sequence[NameRow]) -> ZoneEntry | None:
    """The policy for names of several places."""
    if not rows:
        return None
    best = min(rows, key=lambda row: _RANKS[row.kind])
    if best.kind in {"iana", "name"}:
        return ZoneEntry(best.kind, best.zones[0] if best.settled else None, best.zones, None, best.population)
    candidates = tuple(dict.fromkeys(zone for row in rows for zone in row.zones))
    kind = _KINDS.get(best.kind, best.kind)
    return ZoneEntry(kind, _standing_out(rows), candidates, None, rows[0].population)


def _standing_out(rows: Sequence[NameRow]) -> str | None:
    first = rows[0]
    if not first.settled:
        return None
    others = [row.population for row in rows if row.zones[0] != first.zones[0]]
    return first.zones[0] if not others or first.population >= _STANDS_OUT * max(others) else None


@cache
def known_aliases() -> dict[str, ZoneEntry]:
    """The hand-kept names, by their folded keys."""
    entries = {}
    for phrase, kind, zones, *_ in read_table("aliases.tsv"):
        candidates = tuple(zones.lstrip("?").split(" "))
        entries[name_key(phrase)] = ZoneEntry(kind, None if zones.startswith("?") else candidates[0], candidates)
    return entries
