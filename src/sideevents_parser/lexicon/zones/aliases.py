"""Names kept by hand, and words that are no names of places.

In: a name as written. Out: its row, or whether it counts as a place at all. "La" is no Los Angeles, "LA" is; "Date" is
no town in Japan.
"""

from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.zones.table import name_key, read_table

_SHORT: Final = 3


class AliasRow(NamedTuple):
    """A name kept by hand.

    ``kind``: place, country, name, or same: then ``target`` is the phrase that it stands for.
    """

    kind: str
    zones: tuple[str, ...] = ()
    settled: bool = True
    country: str = ""
    target: str = ""


def find_alias(name: str) -> AliasRow | None:
    """The row of a name; names of up to three Latin letters count in capitals only."""
    key = name_key(name)
    if len(key) <= _SHORT and key.isascii() and not name.isupper():
        return None
    return known_aliases().get(key)


def word_class(key: str) -> str | None:
    """What a name is besides a place: "word", "name" (of people), "street" (what ends the name of one), or nothing."""
    return _classes().get(key)


@cache
def known_aliases() -> dict[str, AliasRow]:
    """All rows by their keys."""
    rows = {}
    for phrase, kind, zones, *country in read_table("aliases.tsv"):
        if kind == "same":
            rows[name_key(phrase)] = AliasRow(kind, target=zones)
        else:
            named = tuple(zones.lstrip("?").split(" "))
            rows[name_key(phrase)] = AliasRow(kind, named, not zones.startswith("?"), country[0] if country else "")
    return rows


@cache
def alias_openers() -> frozenset[str]:
    """First words of the names kept by hand."""
    return frozenset(key.partition(" ")[0] for key in known_aliases())


@cache
def _classes() -> dict[str, str]:
    return {word: kind for kind, words in read_table("stopwords.tsv") for word in words.split(" ")}
