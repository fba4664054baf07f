"""A phrase about a time zone → what the tables make of it.

In: a phrase as written. Out: a ``ZoneEntry`` or None. Offsets are asked first, then abbreviations, hand-kept names, the
generated table, and last phrases made of several of these: ``find_zone("GMT-5 (New York)")`` has the zone
America/New_York and -300 minutes.
"""

import re
from functools import lru_cache
from typing import Final

from sideevents_parser.lexicon.zones.abbreviations import find_readings
from sideevents_parser.lexicon.zones.aliases import alias_openers, find_alias
from sideevents_parser.lexicon.zones.countries import country_of_adjective
from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.frames import known_frames, unframe
from sideevents_parser.lexicon.zones.joined import join_entries
from sideevents_parser.lexicon.zones.names import adjective_entry, alias_entry, name_entry, qualified_entry
from sideevents_parser.lexicon.zones.offsets import read_offset
from sideevents_parser.lexicon.zones.table import begins_longer, find_rows, name_key

_MOST_CHARACTERS: Final = 160
_MOST_DEPTH: Final = 3
_DASHES: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d"), "-")
_SIGNS: Final = _DASHES | {0xFF0B: "+", 0xFF08: "(", 0xFF09: ")", 0xFF0C: ",", 0xFF1A: ":", 0x2019: "'", 0x2018: "'"}
_BRACKETED: Final = re.compile(r"([^()\[\]]{1,100}?)[ ]?[(\[]([^()\[\]]{1,80})[)\]]")
_BRACKETED_TWICE: Final = re.compile(r"([^()]{1,60}\([^()]{1,40}\))[ ]?\(([^()]{1,40})\)")  # Central Time (US) (GMT-5)
_SEPARATORS: Final = re.compile(r"[ ]?[,;/][ ]?|[ ]-[ ]|[ ]or[ ]|[ ]and[ ]|[ ]&[ ]")
_MOST_PARTS: Final = 12
_MARKS: Final = frozenset("([,;/-&")
_DOTTED: Final = re.compile(r"(?:[A-Z][.]){2,4}[A-Z]?")
_LABEL: Final = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]][ ]?(?=\S)")


def find_zone(phrase: str) -> ZoneEntry | None:
    """What the tables make of a phrase; None where it names no zone. Takes any string."""
    return _find(phrase, 0) if len(phrase) <= _MOST_CHARACTERS else None


@lru_cache(maxsize=8192)
def begins_zone(word: str) -> bool:
    """Whether a name of a place or a zone begins with this word, or a frame such as "hora de"."""
    key = name_key(word)
    return (
        key in alias_openers()
        or bool(find_rows(key))
        or begins_longer(key)
        or country_of_adjective(word) is not None
        or any(words.startswith(word.lower()) for words in known_frames().before)
    )


@lru_cache(maxsize=8192)
def _find(phrase: str, depth: int) -> ZoneEntry | None:
    text = _clean(phrase)
    if not text:
        return None
    return _find_simple(text) or (
        _find_framed(text, depth) or _find_joined(text, depth) if depth < _MOST_DEPTH else None
    )


def _clean(phrase: str) -> str:
    text = " ".join(phrase.translate(_SIGNS).split())
    text = text.replace(".", "") if _DOTTED.fullmatch(text) else text.strip(" ,;:.")
    if text[:1] in {"(", "["} and text[-1:] in {")", "]"} and not re.search(r"[()\[\]]", text[1:-1]):
        return text[1:-1].strip(" ,;:.")
    return text


def _find_simple(text: str) -> ZoneEntry | None:
    """A phrase that is one thing: an offset, an abbreviation, or a name that a table has."""
    minutes = read_offset(text)
    if minutes is not None:
        return _offset_entry(text, minutes)
    alias = find_alias(text)
    if alias is not None and alias.kind == "same":
        return _find_simple(alias.target)
    return _abbreviation_entry(text) or alias_entry(text) or name_entry(text)


def _offset_entry(text: str, minutes: int) -> ZoneEntry:
    if minutes == 0:
        greenwich = find_readings("GMT")[0].zones if text == "GMT" else ("UTC",)
        return ZoneEntry("offset", "UTC", greenwich, 0)
    return ZoneEntry("offset", None, (), minutes)


def _abbreviation_entry(text: str) -> ZoneEntry | None:
    readings = find_readings(text)
    if not readings:
        return None
    zones = tuple(dict.fromkeys(zone for reading in readings for zone in reading.zones))
    leading = next((reading for reading in readings if reading.leading), None)
    if leading is None:
        return ZoneEntry("abbreviation", None, zones, None)
    return ZoneEntry("abbreviation", leading.zones[0], zones, leading.minutes)


def _find_framed(text: str, depth: int) -> ZoneEntry | None:
    """A name with words around it that make it a zone phrase."""
    for name in unframe(text):
        entry = _find(name, depth + 1) or adjective_entry(name)
        if entry is not None:
            return entry
    return None


def _find_joined(text: str, depth: int) -> ZoneEntry | None:
    """Phrases beside each other: one in brackets, or parts with a comma, a stroke or "and" between them."""
    if label := _LABEL.match(text):
        return _find_label(label[1], text[label.end() :], depth)
    if beside := _beside(text):
        return _join(beside, depth)
    if found := _BRACKETED.fullmatch(text) or _BRACKETED_TWICE.fullmatch(text):
        parts = [found[1], found[2]]
    else:
        parts = [part for part in _SEPARATORS.split(text) if part]
    parts = [part.strip() for part in parts]
    if len(parts) > 1 and (place := qualified_entry(parts[0], parts[1])) is not None:
        return place
    return _join(parts, depth) if 1 < len(parts) <= _MOST_PARTS else None


def _beside(text: str) -> list[str]:
    """An abbreviation or an offset with something beside it and nothing between: US EST, GMT+7 Bangkok."""
    first, _, rest = text.partition(" ")
    before, _, last = text.rpartition(" ")
    if rest and (find_readings(first) or read_offset(first)):
        return [] if rest[0] in _MARKS else [first, rest]
    return [last, before] if before and before[-1] not in _MARKS and (find_readings(last) or read_offset(last)) else []


def _find_label(offset: str, name: str, depth: int) -> ZoneEntry | None:
    """The label of a product, "(UTC+01:00) Amsterdam": it states the winter offset and means the place's clocks."""
    minutes = read_offset(offset)
    entry = _find(name, depth + 1)
    if minutes is None:
        return None
    return _offset_entry(offset, minutes) if entry is None else entry._replace(literal_minutes=minutes)


def _join(parts: list[str], depth: int) -> ZoneEntry | None:
    """All parts as one; nothing where one of them is unknown, since the phrase then says something else."""
    known = [(part, entry) for part in parts if (entry := _find(part, depth + 1)) is not None]
    if len(known) < len(parts):
        return None
    (text, whole), *others = known
    for part, entry in others:
        whole = join_entries(whole, entry, find_readings(text), find_readings(part))
    return whole
