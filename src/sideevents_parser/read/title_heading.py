"""The title that a list gives to all its entries: "2024 Finance Committee meetings" above nothing but days.

In: the parts of an entry of a list that has no title of its own. Out: a ``Candidate`` of rule ``heading`` or None.
Headings that only say that meetings follow ("Upcoming meetings", "Schedule") are passed over.
"""

import re
from typing import Final

from sideevents_parser.read.choose import FALLBACK
from sideevents_parser.read.cues import words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.place_names import is_place
from sideevents_parser.read.title_text import clean_title, is_no_title
from sideevents_parser.vocabulary.drafts import Candidate

_ENTRY: Final = "entry"
_MOST: Final = 160
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")


def from_headings(inside: Inside) -> Candidate | None:
    """The nearest heading above an entry that names something."""
    if inside.block.reason != _ENTRY:
        return None
    lexicon = inside.lexicon
    general = lexicon.folded("titles.general") | lexicon.folded("segments.papers") | lexicon.folded("segments.over")
    for span in inside.block.headings:
        text = inside.quote(span)
        words = words_of(text)
        title = clean_title(text, lexicon) if len(text) < _MOST else None
        telling = {word for word in _WORD.findall(words) if word not in lexicon.months}
        if title is None or telling <= general or is_no_title(title, lexicon) or is_place(title, words, lexicon):
            continue
        return Candidate("title", title, span, "heading", FALLBACK)
    return None
