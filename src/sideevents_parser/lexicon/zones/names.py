"""A name → the zone of what it names: a place, a country, a state, or the zone itself.

In: a name, or a name and what qualifies it ("Austin", "Texas"). Out: a ``ZoneEntry``. One zone for all that bear the
name is taken; else that of a place ten times larger than the others; else none, with all as candidates.
"""

from collections.abc import Sequence
from typing import Final

from sideevents_parser.lexicon.zones.aliases import find_alias, word_class
from sideevents_parser.lexicon.zones.countries import country_of_adjective, country_zones
from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.qualifiers import fitting_rows, read_qualifiers
from sideevents_parser.lexicon.zones.table import NameRow, find_rows, name_key

_STANDS_OUT: Final = 10
_RANKS: Final = {"iana": 0, "name": 1, "country": 2, "region": 3, "place": 4}


def name_entry(name: str) -> ZoneEntry | None:
    """What a name alone says; nothing for words such as "Date" that are towns as well."""
    key = name_key(name)
    return None if word_class(key) in {"word", "street"} else rows_entry(find_rows(key))


def alias_entry(name: str) -> ZoneEntry | None:
    """What the table kept by hand says of a name, for names that stand for themselves."""
    row = find_alias(name)
    if row is None or row.kind == "same":
        return None
    others = [zone for place in find_rows(name_key(name)) for zone in place.zones] if row.kind == "place" else []
    return ZoneEntry(row.kind, row.zones[0] if row.settled else None, tuple(dict.fromkeys((*row.zones, *others))))


def adjective_entry(name: str) -> ZoneEntry | None:
    """What the adjective of a country says: the Kenyan of "Kenyan time"."""
    country = country_of_adjective(name)
    return None if country is None else _country_entry(country)


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
        return ZoneEntry(best.kind, best.zones[0] if best.settled else None, best.zones, best.minutes, best.population)
    ordered = sorted(rows, key=people_of, reverse=True)
    candidates = tuple(dict.fromkeys(zone for row in ordered for zone in row.zones))
    kind = "place" if best.kind == "region" else best.kind
    return ZoneEntry(kind, _standing_out(ordered), candidates, None, ordered[0].population)


def _standing_out(rows: Sequence[NameRow]) -> str | None:
    """The zone of the first, if it has ten times the people of any other in another zone."""
    first = rows[0]
    if not first.settled:
        return None
    others = [people_of(row) for row in rows if row.zones[0] != first.zones[0]]
    return first.zones[0] if not others or people_of(first) >= _STANDS_OUT * max(others) else None


def people_of(row: NameRow) -> int:
    """The people of a place: tenfold for countries and capitals, a tenth where another name is better known."""
    return int(row.population * _STANDS_OUT**row.standing)


def _country_entry(country: str) -> ZoneEntry | None:
    zones, settled = country_zones(country)
    return ZoneEntry("country", zones[0] if settled else None, zones) if zones else None
