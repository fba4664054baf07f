"""Headings over what is to come: "Upcoming webinars", "Forthcoming events".

In: rows and a lexicon. Out: whether a text is such a heading, and the rows of the lists below them.
"""

from itertools import takewhile
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.rows import Row

_HEADINGS: Final = frozenset({"short", "furniture", "heading", "label"})
_LISTED: Final = frozenset({"entry", "when", "day", "slot", "short", "label"})
_TOLD: Final = _LISTED | {"prose"}
_FURTHEST: Final = 60  # rows below a heading
_MOST_WORDS: Final = 5


def heads_coming(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but a heading over what is to come."""
    key = fold(text.strip(" :*=#"))
    return key in lexicon.folded("segments.coming") or _says_coming(key, lexicon)


def offers_coming(text: str, lexicon: Lexicon) -> bool:
    """Whether a line offers what is to come beside what is over: "Past events | Upcoming events"."""
    cells = [cell for mark in "|/·" if mark in text for cell in text.split(mark)]
    return any(heads_coming(cell, lexicon) for cell in cells)


def rows_to_come(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """The rows of the lists right below headings over what is to come."""
    found: set[int] = set()
    for head, row in enumerate(rows):
        if row.kind not in _HEADINGS or row.moments or not _says_coming(fold(row.rest.strip(" :*=#")), lexicon):
            continue
        at = head + 1
        while at < len(rows) and rows[at].kind in _LISTED and (rows[at].blanks < 2 or at == head + 1):
            found.add(at)
            at += 1
    return frozenset(found)


def told_to_come(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """The rows of prose below the last heading over what is to come: each may tell of an event under its own title."""
    heads = [
        at for at, row in enumerate(rows) if not row.moments and _says_coming(fold(row.rest.strip(" :*=#")), lexicon)
    ]
    below = range(heads[-1] + 1, min(heads[-1] + _FURTHEST, len(rows))) if heads else range(0)
    return frozenset(at for at in takewhile(lambda at: rows[at].kind in _TOLD, below) if rows[at].kind == "prose")


def _says_coming(key: str, lexicon: Lexicon) -> bool:
    """Whether a heading says that something is to come: "Our next workshops"; "Events" does not."""
    words = key.split()
    opened = 1 < len(words) <= _MOST_WORDS and lexicon.opens("segments.coming_start", key)
    return opened and _names_kind(words[-1], lexicon)


def _names_kind(word: str, lexicon: Lexicon) -> bool:
    kinds = lexicon.folded("titles.kinds")
    return word in kinds or word.removesuffix("s") in kinds or word in lexicon.folded("segments.gatherings")
