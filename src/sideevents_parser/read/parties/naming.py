"""What a language knows of names: tables, and what kind of name a name is.

In: a name as written. Out: whether it is an institution's or a State's, a person's, or only names matters ("Law and
Development").
"""

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.places import find_places

_WORD: Final = re.compile(r"[^\W_][\w'&+.-]*")
_TAG: Final = re.compile(r"[ ]?\([^()]*\)")
_NUMBERED: Final = re.compile(r"[^\W\d_]+[ ]\d")  # "Chapter 2", "Section 4(F)"
_ACRONYM: Final = re.compile(r"[A-Z][A-Za-z]{0,3}[A-Z0-9][A-Za-z0-9]{0,6}$")
_TOPICAL_ENDING: Final = ("tion", "ment", "ture", "ness", "ics", "ology", "ism", "ship", "ography", "omy", "cide")


@lru_cache(maxsize=16_384)
def word_key(word: str) -> str:
    """``fold`` for a single word, remembered."""
    return fold(word)


class Naming(NamedTuple):
    """What a language knows of names, in look-up tables."""

    heads: frozenset[str]
    topics: frozenset[str]
    acronyms: frozenset[str]
    states: frozenset[str]
    joined_states: dict[str, tuple[str, ...]]
    joints: frozenset[str]
    conjunctions: frozenset[str]
    leads: frozenset[str]
    stops: frozenset[str]
    soft_stops: frozenset[str]
    all_stops: frozenset[str]
    strippable: frozenset[str]
    plurals: tuple[str, ...]
    plural_tails: tuple[str, ...]
    abbreviations: frozenset[str]
    seats: frozenset[str]
    units: frozenset[str]
    sent: frozenset[str]
    openers: frozenset[str]
    articles: frozenset[str]
    families: frozenset[str]
    legal: frozenset[str]
    universities: frozenset[str]
    joints_place: frozenset[str]
    joints_seat: frozenset[str]
    joints_sent: frozenset[str]
    calendar: frozenset[str]
    honorifics: frozenset[str]
    jobs: frozenset[str]
    agents: frozenset[str]
    national: frozenset[str]
    subunits: frozenset[str]
    numbered: frozenset[str]
    sites: frozenset[str]
    countries: frozenset[str]
    small_heads: frozenset[str]


@cache
def naming(lexicon: Lexicon) -> Naming:
    """The tables for one lexicon."""
    listed = lexicon.folded
    return Naming(
        joined_states=_joined(listed("organizers.states")),
        strippable=listed("organizers.leads") | listed("organizers.conjunctions"),
        plurals=_longest_first(listed("organizers.plurals")),
        plural_tails=_longest_first(listed("organizers.plural_tails")),
        calendar=_calendar(lexicon),
        all_stops=_calendar(lexicon) | listed("organizers.stops") | listed("organizers.soft_stops"),
        honorifics=listed("honorifics.before"),
        jobs=listed("speakers.jobs"),
        agents=listed("organizers.agents"),
        national=listed("organizers.national"),
        subunits=listed("organizers.subunits"),
        numbered=listed("organizers.numbered"),
        sites=listed("organizers.sites"),
        countries=listed("places.countries"),
        small_heads=listed("organizers.small_heads"),
        heads=listed("organizers.heads"),
        topics=listed("organizers.topics"),
        acronyms=listed("organizers.acronyms"),
        states=listed("organizers.states"),
        joints=listed("organizers.joints"),
        conjunctions=listed("organizers.conjunctions"),
        leads=listed("organizers.leads"),
        stops=listed("organizers.stops"),
        soft_stops=listed("organizers.soft_stops"),
        abbreviations=listed("organizers.abbreviations"),
        seats=listed("organizers.seats"),
        units=listed("organizers.units"),
        sent=listed("organizers.sent"),
        openers=listed("organizers.openers"),
        articles=listed("organizers.articles"),
        families=listed("organizers.families"),
        legal=listed("organizers.legal"),
        universities=listed("organizers.universities"),
        joints_place=listed("organizers.joints_place"),
        joints_seat=listed("organizers.joints_seat"),
        joints_sent=listed("organizers.joints_sent"),
    )


def _joined(states: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """States whose names hold an "and": what stands behind it → what may stand before it, with a space."""
    parted = (state.partition(" and ") for state in states)
    pairs = [(left, right.removeprefix("the ")) for left, _, right in parted if right]
    return {last: tuple(f"{left} " for left, right in pairs if right == last) for _, last in pairs}


def _calendar(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.months) | frozenset(lexicon.weekdays)


def only_topics(words: list[str], known: Naming) -> bool:
    """Whether words name matters ("Law and Development") and no institution."""
    kept = [word for word in words if word not in known.joints and word not in known.conjunctions]
    if not kept or (len(kept) > 1 and kept[-1] in known.heads and kept[-1] not in known.topics):
        return False
    if len(kept) > 1 and kept[-1] in {"society", "union", "government", "international", "police"}:
        return False
    return all(word in known.topics or (is_topical(word) and word not in known.heads) for word in kept)


def _longest_first(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(f"{phrase} " for phrase in sorted(phrases, key=len, reverse=True))


def is_topical(word: str) -> bool:
    """Whether a word ends like the name of a matter: "cognition", "development"."""
    return word.endswith(_TOPICAL_ENDING)


def without_tags(name: str) -> str:
    """A name without what stands in brackets: "Reef Trust (RT) of Riga" → "Reef Trust of Riga"."""
    return _TAG.sub("", name) if "(" in name else name


def is_organization(name: str, known: Naming) -> bool:
    """Whether a name shows that it is an institution's or a State's."""
    key = fold(name.partition("(")[0])
    key = key.removeprefix("the ")
    if key in known.states or key in known.acronyms:
        return True
    words = _WORD.findall(without_tags(name))
    if _NUMBERED.match(name):
        return False
    if any(word[0].isupper() and _is_head(word_key(word), known) for word in words):
        return True
    if any(word in {"of", "for", "on", "against", "without"} for word in words):
        return True
    if name.isupper():
        return len(words) == 1 and len(name) < 8
    if len(words) > 1 and words[-1].isupper() and word_key(words[-1]) in known.states:
        return True
    return bool(words) and (
        _ACRONYM.match(words[0]) is not None or word_key(words[-1]) in known.acronyms or "&" in name
    )


def _is_head(key: str, known: Naming) -> bool:
    """Whether a word calls a body by its kind, be it in a compound: "Institute", "Trust's", "Goethe-Institut"."""
    return key in known.heads or key.removesuffix("'s") in known.heads or key.rpartition("-")[2] in known.heads


def is_person(name: str, known: Naming) -> bool:
    """Whether a name could be a person's: two to five words with capitals, none of them an institution's."""
    words = _WORD.findall(name)
    if words and word_key(words[0]) in known.honorifics:
        return True
    if (
        not 2 <= len(words) <= 6
        or " and " in name
        or any(letter.isdigit() for letter in name)
        or is_organization(name, known)
    ):
        return False
    if words[-1].endswith("'s"):
        return False  # "St Paul's"
    capitals = sum(word[0].isupper() for word in words)
    if not words[0][0].isupper() or not words[-1][0].isupper() or len(words) - capitals > 2:
        return False
    return not only_topics([word_key(word) for word in words], known)


def is_titled(name: str, known: Naming) -> bool:
    """Whether a person's name stands behind a post or an honorific: "Reef Trust Fellow Ada Moss", "Envoy Mr Li"."""
    words = name.split()
    for at in range(len(words) - 2, 0, -1):
        key, rest = word_key(words[at]), " ".join(words[at + 1 :])
        honoured = len(key) > 1 and key in known.honorifics and rest[0].isupper() and not is_organization(rest, known)
        if honoured or (key in known.jobs and is_person(rest, known)):
            return True
    return False


def is_town_name(name: str) -> bool:
    """Whether a name is that of a town and nothing else."""
    known = find_places(name, 1)
    return bool(known) and known[0].kind == "place" and known[0].start == 0 and known[0].end == len(name)
