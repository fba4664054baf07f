"""What lines call the documents of a meeting: agenda, minutes, video.

In: the text of a line outside its dates. Out: whether it is the name of a document, and what else it says.
``names_paper("Advisory Board  Agenda & Minutes", lexicon)`` is True.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold

_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|mp[34])\b|\((?:pdf|docx?|video|audio|youtube)\)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
_MOST: Final = 160


def names_paper(text: str, lexicon: Lexicon) -> bool:
    """Whether a text ends or begins with the name of a kind of document, or names a file."""
    if len(text) > _MOST:
        return False
    if _FILE.search(text):
        return True
    words = [fold(word) for word in _WORD.findall(text)]
    papers = lexicon.folded("segments.papers")
    return bool(words) and (words[-1] in papers or words[0] in papers)


def named_beside(text: str, lexicon: Lexicon) -> frozenset[str]:
    """The words that a text holds beside names of documents, folded."""
    spent = lexicon.folded("segments.papers") | lexicon.folded("titles.beside_pointers")
    return frozenset(word for each in _WORD.findall(text) if (word := fold(each)) not in spent)
