"""What is known of countries: their zones, adjectives and telephone numbers.

In: an ISO code, an adjective, a text with a telephone number. Out: zones or a code. ``country_of_phone("+41 22 917
9256") == "CH"``
"""

import re
from functools import cache
from typing import Final

from sideevents_parser.lexicon.zones.table import name_key, read_table

_PHONE: Final = re.compile(r"(?:\+|\b00)[ ]?(\(?[1-9][\d ().-]{4,18}\d)")
_MOST_CODE: Final = 5
_MARKS: Final = str.maketrans("", "", " ().-")


def country_zones(country: str) -> tuple[tuple[str, ...], bool]:
    """The zones of a country, those with more people first, and whether the first stands out."""
    row = _countries().get(country)
    return ((), False) if row is None else (tuple(row[0].lstrip("?").split(" ")), not row[0].startswith("?"))


def country_of_adjective(word: str) -> str | None:
    """The country that an adjective belongs to: Kenyan, South African."""
    return _adjectives().get(name_key(word))


def country_of_phone(text: str) -> str | None:
    """The country of the first international telephone number in a text: weak evidence of where things are.

    A code that several countries share is taken for the one with most people, islands with an area code of +1 for
    themselves.
    """
    found = _PHONE.search(text)
    if found is None:
        return None
    digits = found[1].translate(_MARKS)
    return next((country for size in range(_MOST_CODE, 0, -1) if (country := _codes().get(digits[:size]))), None)


@cache
def _countries() -> dict[str, tuple[str, str]]:
    return {code: (zones, phone) for code, zones, phone in read_table("countries.tsv")}


@cache
def _adjectives() -> dict[str, str]:
    return {name_key(word): country for country, words in read_table("demonyms.tsv") for word in words.split("|")}


@cache
def _codes() -> dict[str, str]:
    """Telephone codes; of countries that share one, the first of the table, which has most people."""
    codes: dict[str, str] = {}
    for country, (_, phones) in _countries().items():
        for phone in phones.split(" ") if phones != "-" else ():
            codes.setdefault(phone, country)
    return codes
