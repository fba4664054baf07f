"""Known phrases inside a block: hop on a literal word, then look at its neighbours.

In: a block's view with the set of its words, phrases by their longest word. Out: where phrases stand. Nothing is
searched for whose longest word is not among the block's words, so that a thousand more phrases cost next to nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple, Protocol

from sideevents_parser.read.parties.naming import word_key

_Rows = tuple[tuple[str, str, str], ...]
MOST: Final = 30
_WORD: Final = re.compile(r"[\w'&-]+")
_WORDS_BACK: Final = 60


class Scope(Protocol):
    """A stretch of a view and the words in it."""

    @property
    def view(self) -> str:
        """The page."""
        ...

    @property
    def start(self) -> int:
        """Where the stretch begins."""
        ...

    @property
    def end(self) -> int:
        """Where it ends."""
        ...

    @property
    def words(self) -> frozenset[str]:
        """Its words, as white space parts them."""
        ...


class Phrases(NamedTuple):
    """Phrases by their longest word, the anchor.

    ``rows``: what stands before it, with a space behind, after it, with a space in front, and the whole.
    """

    anchors: frozenset[str]
    rows: Mapping[str, _Rows]


def anchored(phrases: Iterable[str]) -> Phrases:
    """Phrases by their longest word (small, with a capital where it comes first, in capitals)."""
    table: dict[str, _Rows] = {}
    for phrase in sorted(phrases):
        words = phrase.split()
        anchor = max(words, key=len)
        at = words.index(anchor)
        row = ("".join(f"{word} " for word in words[:at]), "".join(f" {word}" for word in words[at + 1 :]), phrase)
        for spelling in {anchor, anchor.upper(), anchor if at else anchor.capitalize()}:
            table[spelling] = (*table.get(spelling, ()), row)
    return Phrases(frozenset(table), table)


def phrase_hits(scope: Scope, phrases: Phrases) -> Iterator[tuple[int, int, str]]:
    """Where phrases stand: start, end and the phrase; the longest one at each place."""
    hits = 0
    for anchor in sorted(scope.words & phrases.anchors):
        at = scope.view.find(anchor, scope.start, scope.end)
        while at >= 0 and hits < MOST:
            hits += 1
            if (hit := _phrase_at(scope, at, anchor, phrases.rows[anchor])) is not None:
                yield hit
            at = scope.view.find(anchor, at + 1, scope.end)


def _phrase_at(scope: Scope, at: int, anchor: str, rows: _Rows) -> tuple[int, int, str] | None:
    view, best = scope.view, None
    stop = at + len(anchor)
    if (at > scope.start and view[at - 1].isalnum()) or view[stop : stop + 1].isalnum():
        return None
    for before, after, phrase in rows:
        start, end = at - len(before), stop + len(after)
        if start < scope.start or end > scope.end or (best is not None and len(phrase) <= len(best[2])):
            continue
        if before and view[start:at].replace("\n", " ").lower() != before:
            continue
        if after and view[stop:end].replace("\n", " ").lower() != after:
            continue
        best = (start, end, phrase)
    return best


def holds_any(text: str, phrases: Iterable[str]) -> bool:
    """Whether one of some phrases stands anywhere in a text, even inside a word."""
    for phrase in phrases:  # noqa: SIM110 - twice as fast as any()
        if phrase in text:
            return True
    return False


@cache
def _spellings(words: tuple[str, ...]) -> tuple[tuple[str, tuple[str, str, str]], ...]:
    """Each word small, with a capital and in capitals, with the forms in which it stands among a scope's words."""
    spelled = (spelling for word in words for spelling in (word, word.capitalize(), word.upper()))
    return tuple((spelling, (spelling, f"({spelling}", f"{spelling}:")) for spelling in spelled)


def occurrences(scope: Scope, words: tuple[str, ...]) -> list[int]:
    """Where one of these words stands (small, with a capital, in capitals), in the order of the text."""
    found: list[int] = []
    view, start, end, known = scope.view, scope.start, scope.end, scope.words
    for spelling, forms in _spellings(words):
        if known.isdisjoint(forms):
            continue
        at = view.find(spelling, start, end)
        while at >= 0 and len(found) < MOST:
            after = view[at + len(spelling) : at + len(spelling) + 1]
            if not (at > start and view[at - 1].isalnum()) and not after.isalnum() and after not in {"-", "'"}:
                found.append(at)
            at = view.find(spelling, at + 1, end)
    return sorted(found) if len(found) > 1 else found


def last_words(scope: Scope, at: int) -> list[str]:
    """The last words before an offset, folded, four at most."""
    return [word_key(word) for word in _WORD.findall(scope.view, max(scope.start, at - _WORDS_BACK), at)[-4:]]


def endings(scope: Scope, at: int) -> list[str]:
    """The phrases of one to four words that end before an offset, the longest first."""
    words = last_words(scope, at)
    return [" ".join(words[-count:]) for count in range(min(len(words), 4), 0, -1)]
