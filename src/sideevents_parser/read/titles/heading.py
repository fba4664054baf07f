"""The title that a list gives to all its entries: "2024 Finance Committee meetings" above nothing but days.

In: the parts of an entry that has no title of its own on a web page. Out: a ``Candidate`` of rule ``heading`` or None.
Headings that only say that meetings follow ("Upcoming meetings", "Schedule") are passed over.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.places.words import is_place
from sideevents_parser.read.titles.wording import clean_title, is_no_title
from sideevents_parser.vocabulary.drafts import Candidate

_MOST: Final = 160
_WEIGHT: Final = 10
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")


def from_headings(inside: Inside) -> Candidate | None:
    """The nearest heading above an entry that names something."""
    lexicon = inside.lexicon
    dated = [moment.span for moment in inside.block.governing]
    for span in inside.block.headings if inside.document.marked else ():
        if any(span.holds(moment) for moment in dated):
            continue
        text = inside.quote(span)
        title = clean_title(text, lexicon) if len(text) < _MOST else None
        if title is None or says_nothing(title, lexicon) or is_no_title(title, lexicon):
            continue
        if not is_place(title, words_of(title), lexicon):
            return Candidate("title", title, span, "heading", _WEIGHT)
    return None


def says_nothing(title: str, lexicon: Lexicon) -> bool:
    """Whether words only say that meetings follow, or that one has changed: "Upcoming meetings", "Time change"."""
    told = {word for word in _WORD.findall(words_of(title)) if word not in lexicon.months}
    papers, over = lexicon.folded("segments.papers"), lexicon.folded("segments.over")
    return told <= lexicon.folded("titles.general") | papers | over
