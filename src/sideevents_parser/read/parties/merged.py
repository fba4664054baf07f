"""Parties found by several rules → each of them once.

In: parties in the order of the rules (labels first). Out: those that stay. A short form ("the Budapest Centre",
"UNITAR") is the long name's; the first mention keeps its role.
"""

import re
from functools import lru_cache
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.vocabulary.drafts import Party

_TAG: Final = re.compile(r"\([^()]{0,60}\)")
_ACRONYM: Final = re.compile(r"\(([^()]{2,20})\)")
_WORD: Final = re.compile(r"\w+")
_POST_AND_NAME: Final = 2
_MAIN: Final = frozenset({"organizer", "host", "convener"})
_SMALL: Final = frozenset({"of", "for", "the", "and", "on", "in", "to", "at", "de", "la", "des", "du", "et", "against"})


def merge_parties(parties: list[Party], posts: frozenset[str]) -> tuple[Party, ...]:
    """Each party once; co-organizers without a lead are the organizers."""
    kept: list[Party] = []
    for party in parties:
        same = next((at for at, other in enumerate(kept) if _is_known(party.name, other.name, posts)), None)
        if same is None:
            kept.append(party)
        elif len(party.name) > len(kept[same].name) and kept[same].rule != "label":
            kept[same] = kept[same]._replace(name=party.name, span=party.span)
    if not any(party.role in _MAIN for party in kept):
        kept = [party._replace(role="organizer") if party.role == "co_organizer" else party for party in kept]
    return tuple(sorted(kept, key=lambda party: party.role not in _MAIN))


def _is_known(one: str, other: str, posts: frozenset[str]) -> bool:
    return is_same(one, other) or _is_same_person(_key(one).split(), _key(other).split(), posts)


def _is_same_person(one: list[str], other: list[str], posts: frozenset[str]) -> bool:
    """Whether a post and a family name mean who was named in full: "Governor Moss", "Governor Anna Moss"."""
    edges = one[:1] + one[-1:] == other[:1] + other[-1:]
    return edges and one[0] in posts and min(len(one), len(other)) == _POST_AND_NAME


def is_same(one: str, other: str) -> bool:
    """Whether two names are one party's: equal, an abbreviation, or the beginning of the other."""
    first, second = _key(one), _key(other)
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    if long.startswith(short + " ") and (" " in short or len(short) > 6):
        return True
    if f" {short} " in long and f" of {short} " not in long:  # "Lions" of "Ashby Lions Club"
        return True
    tags = {fold(tag) for name in (one, other) for tag in _ACRONYM.findall(name)}
    return short in tags or short in _initials(long)


@lru_cache(maxsize=1024)
def _key(name: str) -> str:
    key = fold(_TAG.sub(" ", name) if "(" in name else name)
    return " ".join(_WORD.findall(key)).removeprefix("the ")


def _initials(key: str) -> set[str]:
    words = key.split()
    if len(words) < 3:
        return set()
    return {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in _SMALL)}
