"""States and countries that say which of several places is meant: "Austin, Texas", "London, ON", "Paris (France)".

In: the words behind a name. Out: the rows that fit. Postal codes count only in capitals, and only for the countries
that use them so.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sideevents_parser.lexicon.zones.aliases import find_alias
from sideevents_parser.lexicon.zones.table import NameRow, find_rows, name_key, read_table


class Qualifier(NamedTuple):
    """A country, or a state of it where ``region`` is not empty."""

    country: str
    region: str = ""


def read_qualifiers(text: str) -> tuple[Qualifier, ...]:
    """The states and countries that a phrase names; none where it names neither."""
    postal = _postal_codes().get(text, ()) if text.isupper() else ()
    named = _regions().get(name_key(text), ())
    countries = (Qualifier(row.country) for row in find_rows(name_key(text)) if row.kind == "country")
    alias = find_alias(text)
    known = (Qualifier(alias.country),) if alias is not None and alias.country else ()
    return tuple(dict.fromkeys((*postal, *named, *known, *countries)))


def fitting_rows(rows: Sequence[NameRow], qualifiers: Sequence[Qualifier]) -> tuple[NameRow, ...]:
    """The places that lie in one of these states or countries."""
    return tuple(row for row in rows if row.kind == "place" and any(_lies_in(row, wanted) for wanted in qualifiers))


def _lies_in(row: NameRow, wanted: Qualifier) -> bool:
    return row.country == wanted.country and wanted.region in {"", row.region}


@cache
def _regions() -> dict[str, tuple[Qualifier, ...]]:
    regions: dict[str, tuple[Qualifier, ...]] = {}
    for country, region, _, names, short in read_table("regions.tsv"):
        for name in (*names.split("|"), *short.split("|")):
            regions[name_key(name)] = (*regions.get(name_key(name), ()), Qualifier(country, region))
    return regions


@cache
def _postal_codes() -> dict[str, tuple[Qualifier, ...]]:
    codes: dict[str, tuple[Qualifier, ...]] = {}
    for country, region, code, *_ in read_table("regions.tsv"):
        codes[code] = (*codes.get(code, ()), Qualifier(country, region))
    return codes
