"""A stretch of text → the places that it names: venue lines, datelines, organizers.

In: text. Out: ``PlaceMention`` in the order of the text. Only words with a capital are asked for, the longest run
first; what is also a word counts only where a state or country qualifies it. ``find_places("Decorah, Iowa")[0].zone ==
"America/Chicago"``
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.zones.aliases import AliasRow, find_alias, word_class
from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.names import alias_entry, people_of, rows_entry
from sideevents_parser.lexicon.zones.qualifiers import Qualifier, fitting_rows, read_qualifiers
from sideevents_parser.lexicon.zones.table import NameRow, begins_longer, find_rows, name_key, read_table

_MOST_CHARACTERS: Final = 4000
_MOST_WORDS: Final = 7
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|[.'\u2019-](?=[^\W\d_])){0,30}\.?")
_GAP: Final = re.compile(r"[ \u00a0]{1,2}")
_QUALIFIER_GAP: Final = re.compile(r"[ ]{0,2}[,(][ ]{0,2}|[ ]{1,2}-[ ]{1,2}")
_BIG: Final = 100_000
_TOWN: Final = 15_000
_LARGE_TOWN: Final = 50_000
_METROPOLIS: Final = 500_000
_BEFORE: Final = frozenset({"in", "at", "near", "of", "city", "town", "downtown", "central", "greater"})
_SAINTS: Final = frozenset({"st", "saint", "san", "santa", "santo", "sao", "sankt"})
_SHARED: Final = frozenset({"US"})  # where towns of the same name lie in several zones
_SHORT: Final = 3
_POSSESSIVES: Final = ("'s", "\u2019s")
QUALIFIED, PLAIN, WEAK = 3, 2, 1


class PlaceMention(NamedTuple):
    """A place that a text names, with its place in the text.

    ``kind``: place, country or venue. ``weight``: 3 for a venue known by name or a place that a state or country
    qualifies, 2 for a big city, a country, or a town behind "in" or "of"; 1 for a town named without either, and for
    what may be the name of a person.
    """

    start: int
    end: int
    name: str
    kind: str
    zone: str | None
    candidates: tuple[str, ...]
    population: int
    country: str
    weight: int


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class _Name(NamedTuple):
    """A run of words that a table knows: ``first`` word, ``size`` in words, and what it means."""

    first: int
    size: int
    text: str
    rows: tuple[NameRow, ...]
    alias: AliasRow | None
    venue: ZoneEntry | None


def find_places(text: str, limit: int = 8) -> tuple[PlaceMention, ...]:
    """The places named in the first 4,000 characters, ``limit`` at most."""
    return _found(text[:_MOST_CHARACTERS], limit)


@lru_cache(maxsize=2048)
def _found(text: str, limit: int) -> tuple[PlaceMention, ...]:
    places: list[PlaceMention] = []
    words = [_Word(found.start(), found.end(), found.group()) for found in _WORD.finditer(text)]
    at = 0
    while at < len(words) and len(places) < limit:
        place, used = _place_at(text, words, at)
        if place is not None:
            places.append(place)
        at += used
    return tuple(places)


def _place_at(text: str, words: Sequence[_Word], at: int) -> tuple[PlaceMention | None, int]:
    """The longest name that begins with this word and counts, and how many words it takes."""
    if not words[at].text[0].isupper():
        return None, 1
    for name in _known_names(text, words, at):
        place, used = _read_name(text, words, name)
        if place is not None:
            return place, used
    return None, 1


def _known_names(text: str, words: Sequence[_Word], at: int) -> list[_Name]:
    """All names of the tables that begin with this word, the longest first."""
    names: list[_Name] = []
    for size in range(1, min(_MOST_WORDS, len(words) - at) + 1):
        last = words[at + size - 1]
        if size > 1 and not _GAP.fullmatch(text, words[at + size - 2].end, last.start):
            break
        written = text[words[at].start : last.end]
        key = name_key(written)
        if last.text[0].isupper() and (name := _known(written, key, at, size)) is not None:
            names.append(name)
        if key not in _venue_starts() and not begins_longer(key):
            break
    return names[::-1]


def _known(written: str, key: str, at: int, size: int) -> _Name | None:
    rows = tuple(row for row in find_rows(key) if row.kind in {"place", "country", "region"})
    if len(key) <= _SHORT and key.isascii() and find_alias(written) is None and not _is_city(written, rows):
        return None
    alias = find_alias(written)
    if alias is not None and (alias.kind not in {"place", "country"} or (len(key) < _SHORT and not alias.country)):
        alias = None
    venue = _venues().get(key)
    return _Name(at, size, written, rows, alias, venue) if rows or alias or venue else None


def _is_city(written: str, rows: Sequence[NameRow]) -> bool:
    """Whether a name as short as an abbreviation is that of a city: Ulm, Ufa."""
    return written.istitle() and any(people_of(row) >= _BIG for row in rows)


def _read_name(text: str, words: Sequence[_Word], name: _Name) -> tuple[PlaceMention | None, int]:
    """What a name means here, and how many words it takes with what qualifies it."""
    start, end = words[name.first].start, words[name.first + name.size - 1].end
    if name.text.endswith(".") and name.text.count(".") == 1:
        end -= 1
    if name.venue is not None:
        return _mention(start, end, name, (), name.venue, QUALIFIED), name.size
    places, used = _qualified(text, words, name)
    if places:
        return _mention(
            start, words[name.first + name.size + used - 1].end, name, places, rows_entry(places), QUALIFIED
        ), name.size + used
    weight = _weigh(text, words, name)
    if weight == 0:
        return None, 1
    return _mention(start, end, name, name.rows, alias_entry(name.text) or rows_entry(name.rows), weight), name.size


def _qualified(text: str, words: Sequence[_Word], name: _Name) -> tuple[tuple[NameRow, ...], int]:
    """The rows that the state or country behind the name leaves, and how many words that takes."""
    at = name.first + name.size
    if at >= len(words) or not name.rows or not _may_qualify(text, words[at - 1], words[at]):
        return (), 0
    for size in (3, 2, 1):
        if at + size > len(words):
            continue
        phrase = text[words[at].start : words[at + size - 1].end].rstrip(".")
        if not phrase[0].isupper() or "\n" in phrase or _names_street(text, words, at + size):
            continue
        if fitting := fitting_rows(name.rows, _qualifiers(phrase)):
            return fitting, size
    return (), 0


def _may_qualify(text: str, before: _Word, word: _Word) -> bool:
    """Whether a word may begin what qualifies a name: behind a comma, a bracket or a dash, or as a postal code."""
    if _QUALIFIER_GAP.fullmatch(text, before.end, word.start):
        return True
    return word.text.isupper() and len(word.text) in {2, 3} and _GAP.fullmatch(text, before.end, word.start) is not None


@lru_cache(maxsize=1024)
def _qualifiers(phrase: str) -> tuple[Qualifier, ...]:
    return read_qualifiers(phrase)


def _weigh(text: str, words: Sequence[_Word], name: _Name) -> int:
    """How much a name without a qualifier counts; 0 where it is a word, or too small to be believed."""
    kind = word_class(name_key(name.text).removeprefix("the "))  # "The Valley Gazette" is not of Anguilla
    if kind in {"word", "street"} or _names_street(text, words, name.first + name.size):
        return 0
    if name.size == 1 and name.text.endswith(_POSSESSIVES):  # "Queen's"
        return 0
    before = words[name.first - 1] if name.first else None
    introduced = before is not None and before.text.lower() in _BEFORE
    people = 0 if not name.rows else max(map(people_of, name.rows))
    if kind == "name" and not introduced:
        known = name.alias is not None or name.rows[0].kind != "place" or people >= _METROPOLIS
        if not known or _beside_names(text, words, name):
            return WEAK
    surname = name.size == 1 and not introduced and people < _METROPOLIS and _is_surname(text, words, name)
    if surname and name.alias is None and name.rows[0].kind == "place":
        return WEAK  # "Anna Turin" is not in Italy
    if name.alias is not None or name.rows[0].kind != "place" or people >= _BIG:
        return PLAIN
    if people < _TOWN:
        return 0
    if people < _LARGE_TOWN and name.rows[0].country in _SHARED:
        return WEAK
    if introduced and not _joined(text, words, name.first + name.size - 1):  # "in Ulm", not "Guild of Bell Ringers"
        return PLAIN
    return PLAIN if _is_long(name) else WEAK


def _names_street(text: str, words: Sequence[_Word], after: int) -> bool:
    """Whether what stands before a word is the name of a street, which that word ends."""
    if after >= len(words) or not _GAP.fullmatch(text, words[after - 1].end, words[after].start):
        return False
    return words[after].text[0].isupper() and word_class(name_key(words[after].text)) == "street"


def _is_long(name: _Name) -> bool:
    """Whether a name has several words, so that it is no surname, and is not that of a church: Bury St Edmunds."""
    return name.size > 1 and name_key(name.text).split(" ")[0] not in _SAINTS


def _beside_names(text: str, words: Sequence[_Word], name: _Name) -> bool:
    """Whether other words with a capital stand right beside: Sydney Smith, Paul Houston."""
    return _joined(text, words, name.first - 1) or _joined(text, words, name.first + name.size - 1)


def _is_surname(text: str, words: Sequence[_Word], name: _Name) -> bool:
    """Whether a name of people stands right before a name: Anna Turin, Paul Ulm."""
    first = words[name.first - 1] if name.first else None
    if first is None or not _joined(text, words, name.first - 1):
        return False
    return word_class(name_key(first.text)) == "name"


def _joined(text: str, words: Sequence[_Word], at: int) -> bool:
    """Whether this word and the next both begin with a capital, and only a space parts them."""
    if not 0 <= at < len(words) - 1:
        return False
    word, following = words[at], words[at + 1]
    capitals = word.text[0].isupper() and following.text[0].isupper()
    return capitals and _GAP.fullmatch(text, word.end, following.start) is not None


def _mention(
    start: int, end: int, name: _Name, rows: Sequence[NameRow], entry: ZoneEntry | None, weight: int
) -> PlaceMention | None:
    if entry is None:
        return None
    population, country = (rows[0].population, rows[0].country) if rows else (0, "")
    if name.alias is not None and name.alias.country:
        country = name.alias.country
    return PlaceMention(start, end, name.text, entry.kind, entry.zone, entry.candidates, population, country, weight)


@cache
def _venues() -> dict[str, ZoneEntry]:
    venues = {}
    for names, zones, _ in read_table("venues.tsv"):
        named = tuple(zones.lstrip("?").split(" "))
        entry = ZoneEntry("venue", None if zones.startswith("?") else named[0], named)
        venues.update(dict.fromkeys(map(name_key, names.split("|")), entry))
    return venues


@cache
def _venue_starts() -> frozenset[str]:
    """The words with which names of venues begin, one, two, three of them and so on."""
    return frozenset(" ".join(key.split(" ")[:size]) for key in _venues() for size in range(1, key.count(" ") + 1))
