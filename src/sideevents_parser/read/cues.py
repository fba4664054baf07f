"""Phrases of the language files, ready to be looked for in a line of text.

In: a lexicon, a section's name and the words of a line. Out: whether one of the section's phrases stands there. A
line is read once: its words are looked up among the telling words of all phrases, and what was found is remembered for
the sections asked next.
"""

import re
from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold

_WORD: Final = re.compile(r"[\w'&]{1,60}|[!*\[\]]")
_MOST: Final = 400  # characters of a line that are compared
_KEPT: Final = 2048  # lines whose words are remembered
_PREFIXES: Final = (
    "parts.",
    "modes.",
    "status.",
    "titles.",
    "places.",
    "registration.",
    "links.",
    "languages.",
    "event_types.",
    "description.",
    "segments.agenda",
)
# sections of single words that are looked up as such
_WORDS_ONLY: Final = frozenset(
    {
        "places.nouns",
        "places.rooms",
        "places.room_kinds",
        "places.streets",
        "places.street_opens",
        "places.street_endings",
        "places.not_before",
        "places.at",
        "places.before_time",
        "places.label_words",
    }
    | {
        "places.countries",
        "places.platforms",
        "titles.institutions",
        "titles.not_last",
        "titles.not_first",
        "titles.entitled",
        "languages.names",
    }
    | {
        "links.meeting_hosts",
        "links.mail_before",
        "registration.until",
        "links.aside_addresses",
        "segments.agenda_words",
    }
)


class Cues(NamedTuple):
    """The phrases in a line, by section: anywhere in it, at its beginning, or making up all of it."""

    inner: dict[str, str]
    opening: dict[str, str]
    whole: frozenset[str]


_NOTHING: Final = Cues({}, {}, frozenset())
_NONE: Final[dict[str, list[str]]] = {}


class _Entry(NamedTuple):
    """A phrase with its rank (the longer, the less), its first two words, and the sections that hold it."""

    rank: int
    phrase: str
    lead: str
    sections: tuple[str, ...]


@lru_cache(maxsize=_KEPT)
def words_of(text: str) -> str:
    """The folded words of a text, with a space on either side of each: what cues are looked for in."""
    text = text[:_MOST]
    return f" {' '.join(_WORD.findall(text.lower() if text.isascii() else fold(text)))} "


@cache
def _sections(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """All phrases of all sections that hold cues, as ``words_of`` writes them, with their sections."""
    found: dict[str, list[str]] = {}
    for section, phrases in lexicon.lists.items():
        if (
            section.startswith(_PREFIXES)
            and section not in _WORDS_ONLY
            and not section.endswith(("_addresses", "_signs"))
            and ".glue_" not in section
        ):
            for phrase in map(words_of, phrases):
                sections = found.setdefault(phrase, [])
                if section not in sections and not phrase.isspace():
                    sections.append(section)
    return {phrase: tuple(sections) for phrase, sections in found.items()}


@cache
def _index(lexicon: Lexicon) -> dict[str, list[_Entry]]:
    """Phrases by that of their words which fewest phrases hold: few lines hold it."""
    split = {phrase: phrase.split() for phrase in _sections(lexicon)}
    counts = Counter(chain.from_iterable(split.values()))
    index: dict[str, list[_Entry]] = {}
    for phrase, sections in _sections(lexicon).items():
        if words := split[phrase]:
            anchor = min(words, key=lambda word: (counts[word], -len(word))) if len(words) > 1 else words[0]
            entry = _Entry(-len(phrase), phrase, f" {' '.join(words[:2])} ", sections)
            index.setdefault(anchor, []).append(entry)
    return index


@cache
def _openings(lexicon: Lexicon) -> dict[str, dict[str, list[str]]]:
    """Sections → first words → the phrases that begin with them, the longest first."""
    found: dict[str, dict[str, list[str]]] = {}
    for phrase, sections in sorted(_sections(lexicon).items(), key=lambda row: -len(row[0])):
        first = phrase[1 : phrase.find(" ", 1)]
        for section in sections:
            found.setdefault(section, {}).setdefault(first, []).append(phrase)
    return found


@lru_cache(maxsize=_KEPT)
def cues_in(lexicon: Lexicon, words: str) -> Cues:
    """All cues of a line, the earlier and the longer ones first."""
    index = _index(lexicon)
    found = [
        (words.find(entry.lead), entry)
        for anchor in index.keys() & set(words.split())
        for entry in index[anchor]
        if entry.phrase in words
    ]
    if not found:
        return _NOTHING
    inner: dict[str, str] = {}
    opening: dict[str, str] = {}
    whole: set[str] = set()
    for at, (_, phrase, _, sections) in sorted(found):
        opens = not at and words.startswith(phrase)
        for section in sections:
            if section not in inner:
                inner[section] = phrase
            if opens and section not in opening:
                opening[section] = phrase
        if opens and len(phrase) == len(words):
            whole.update(sections)
    return Cues(inner, opening, frozenset(whole))


def opening_cue(lexicon: Lexicon, section: str, words: str) -> str | None:
    """The phrase of a section with which a line begins, the longest."""
    first = words[1 : words.find(" ", 1)]
    for phrase in _openings(lexicon).get(section, _NONE).get(first, ()):
        if words.startswith(phrase):
            return phrase
    return None


def inner_cue(lexicon: Lexicon, section: str, words: str) -> str | None:
    """A phrase of a section that stands anywhere in a line."""
    return cues_in(lexicon, words).inner.get(section)


def whole_cue(lexicon: Lexicon, section: str, words: str) -> bool:
    """Whether a line is one of the phrases of a section and nothing else."""
    return section in _sections(lexicon).get(words, ())


def either(phrases: tuple[str, ...]) -> str:
    """A pattern for any of some phrases, the longest first."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) or r"(?!)"
