"""A stretch of text → the places that it names: venue lines, datelines, organizers.

In: text. Out: ``PlaceMention`` in the order of the text. Only words with a capital are asked for, the longest run first; what is also a word or a
name of people counts only where a state or country qualifies it. ``find_places("Decorah, Iowa")[0].zone == "America/Chicago"``
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.names import known_aliases, rows_entry
from sideevents_parser.lexicon.zones.qualifiers import Qualifier, fitting_rows, read_qualifiers
from sideevents_parser.lexicon.zones.table import NameRow, find_rows, name_key, read_table

_MOST_CHARACTERS: Final = 4000
_MOST_WORDS: Final = 5
_WORD: Final = re.compile(r"[^\W\d_](?:[^\W_]|[.'\u2019-](?=[^\W\d_])){0,30}\.?")
_GAP: Final = re.compile(r"[ \u00a0]{1,2}")
_QUALIFIER_GAP: Final = re.compile(r"[ ]{0,2}[,(][ ]{0,2}|[ ]{1,2}-[ ]{1,2}|[ ]{1,2}(?=[A-Z]{2,3}\b)")
_BIG: Final = 100_000
_TOWN: Final = 15_000
_BEFORE: Final = frozenset({"in", "at", "near", "to", "from", "of", "city", "town", "downtown", "central"})
QUALIFIED, PLAIN, WEAK = 3, 2, 1


class PlaceMention(NamedTuple):
    """A place that a text names, with its place in the text.

    ``kind``: place, country or venue. ``weight``: 3 for a venue known by name or a place that a state or country qualifies, 2 for a big city, a
    country, or a town behind "in" or "of"; 1 for a town named without either, which may well be a surname.
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
    """The longest name that begins with this word, and how many words it takes."""
    if not words[at].text[0].isupper():
        return None, 1
    for size in range(_run_length(text, words, at), 0, -1):
        last = words[at + size - 1]
        if not last.text[0].isupper():
            continue
        name = text[words[at].start : last.end]
        place, extra = _read_name(text, words, at, size, name)
        if place is not None:
            return place, size + extra
    return None, 1


def _run_length(text: str, words: Sequence[_Word], at: int) -> int:
    size = 1
    while size < _MOST_WORDS and at + size < len(words) and _GAP.fullmatch(text, words[at + size - 1].end, words[at + size].start):
        size += 1
    return size


def _read_name(text: str, words: Sequence[_Word], at: int, size: int, name: str) -> tuple[PlaceMention | None, int]:
    key = name_key(name)
    start, end = words[at].start, words[at + size - 1].end
    if (venue := _venues().get(key)) is not None:
        return PlaceMention(start, end, name, "venue", venue.zone, venue.candidates, 0, "", QUALIFIED), 0
    rows = tuple(row for row in find_rows(key) if row.kind in {"place", "country", "region"})
    alias = known_aliases().get(key)
    if alias is not None and alias.kind == "name":
        alias = None
    if not rows and alias is None:
        return None, 0
    places, used = _qualified(text, words, at + size, rows)
    if places:
        return _mention(start, words[at + size + used - 1].end, name, places, rows_entry(places), QUALIFIED), used
    if key in _stopwords():
        return None, 0
    weight = _weigh(words, at, rows, alias)
    return (_mention(start, end, name, rows, alias or rows_entry(rows), weight), 0) if weight else (None, 0)


def _qualified(text: str, words: Sequence[_Word], at: int, rows: Sequence[NameRow]) -> tuple[tuple[NameRow, ...], int]:
    """The rows that the state or country behind the name leaves, and how many words it takes."""
    if at >= len(words) or not _QUALIFIER_GAP.fullmatch(text, words[at - 1].end, words[at].start):
        return (), 0
    for size in range(min(3, _run_length(text, words, at)), 0, -1):
        phrase = text[words[at].start : words[at + size - 1].end].rstrip(".")
        if phrase[0].isupper() and (fitting := fitting_rows(rows, _qualifiers(phrase))):
            return fitting, size
    return (), 0


@lru_cache(maxsize=1024)
def _qualifiers(phrase: str) -> tuple[Qualifier, ...]:
    return read_qualifiers(phrase)


def _weigh(words: Sequence[_Word], at: int, rows: Sequence[NameRow], alias: ZoneEntry | None) -> int:
    """How much a name without a qualifier counts; 0 where it is too small to be believed."""
    if alias is not None or rows[0].kind == "country" or rows[0].population >= _BIG:
        return PLAIN
    if rows[0].population < _TOWN and rows[0].kind == "place":
        return 0
    return PLAIN if at and words[at - 1].text.lower() in _BEFORE else WEAK


def _mention(
    start: int, end: int, name: str, rows: Sequence[NameRow], entry: ZoneEntry | None, weight: int
) -> PlaceMention | None:
    if entry is None:
        return None
    population, country = (rows[0].population, rows[0].country) if rows else (0, "")
    return PlaceMention(start, end, name, entry.kind, entry.zone, entry.candidates, population, country, weight)


@cache
def _venues() -> dict[str, ZoneEntry]:
    return {name_key(name): ZoneEntry("venue", zone, (zone,)) for name, zone in _venue_rows()}


def _venue_rows() -> Iterator[tuple[str, str]]:
    for names, zone, _ in read_table("venues.tsv"):
        yield from ((name, zone) for name in names.split("|"))


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(name_key(word) for row in read_table("stopwords.tsv") for word in row[0].split(" "))
