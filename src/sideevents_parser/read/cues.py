"""Phrases of the language files, ready to be looked for in a line of text.

In: a lexicon, a section's name and the words of a line. Out: whether one of the section's phrases stands there. Phrases are
found by their first word, so that a line is compared with the few that it could hold and a longer list costs nothing.
"""

import re
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold

_WORD: Final = re.compile(r"[\w'&]{1,60}|[!*\[\]]")
_MOST: Final = 400  # characters of a line that are compared


def words_of(text: str) -> str:
    """The folded words of a text, with a space on either side of each: what cues are looked for in."""
    return f" {' '.join(_WORD.findall(fold(text[:_MOST])))} "


@cache
def _table(lexicon: Lexicon, section: str) -> dict[str, tuple[str, ...]]:
    """Phrases by their first word, each with a space on either side, the longest first."""
    table: dict[str, tuple[str, ...]] = {}
    for phrase in sorted((words_of(written) for written in lexicon.phrases(section)), key=len, reverse=True):
        first = phrase.split(None, 1)[0] if phrase.strip() else ""
        table[first] = (*table.get(first, ()), phrase)
    return table


def opening_cue(lexicon: Lexicon, section: str, words: str) -> str | None:
    """The phrase of a section with which a line begins."""
    first = words[1 : words.find(" ", 1)] if len(words) > 1 else ""
    return next((phrase for phrase in _table(lexicon, section).get(first, ()) if words.startswith(phrase)), None)


def inner_cue(lexicon: Lexicon, section: str, words: str) -> str | None:
    """A phrase of a section that stands anywhere in a line."""
    table = _table(lexicon, section)
    for word in words.split():
        for phrase in table.get(word, ()):
            if phrase in words:
                return phrase
    return None


def whole_cue(lexicon: Lexicon, section: str, words: str) -> bool:
    """Whether a line is one of the phrases of a section and nothing else."""
    return opening_cue(lexicon, section, words) == words
