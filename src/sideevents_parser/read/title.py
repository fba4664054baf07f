"""The title of an event.

In: the parts of a block. Out: a ``Candidate`` or None, for many events have no title. ``"CANCELLED - BOOK TALK: Salt
Roads"`` gives ``Salt Roads``. Whatever may be a title is a cell (``title_cells``); where a cell stands and what its
words say makes its weight (``title_signs``); cells that say the same settle how much of it is the title; the weightiest
is taken.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.read.cues import words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.title_cells import cells_in
from sideevents_parser.read.title_signs import weigh
from sideevents_parser.vocabulary.drafts import Candidate

_STATED: Final = frozenset({"label.title", "quoted_in_sentence"})
_ABOVE: Final = 1  # how much more a title weighs that another cell confirms
_FULLER: Final = 3  # words that a kind of event has at least when it opens a title


def read_title(inside: Inside, names: Iterable[str] = ()) -> Candidate | None:
    """The event's title as written, if the block states one; ``names`` of people and organizers are poor titles."""
    known = frozenset(words_of(name) for name in names)
    found = [title for cell in cells_in(inside) if (title := weigh(inside, cell, known)) is not None]
    return max(_agreed(found), key=_weight, default=None)  # of equals the one that comes first


def _weight(candidate: Candidate) -> int:
    return candidate.weight


def _agreed(found: list[Candidate]) -> Iterator[Candidate]:
    """The candidates; what a sentence or a label states, and a line says with more around it, outweighs that line.

    "HRC side event 4: Salt Roads", "… a side event entitled “Salt Roads”" gives ``Salt Roads``.
    """
    stated = [(words_of(each.value), each) for each in found if each.rule in _STATED]
    for each in found:
        yield each
        words = words_of(each.value)
        for inner, candidate in stated:
            if inner != words and inner in words and inner.count(" ") > _FULLER:
                yield candidate._replace(weight=max(candidate.weight, each.weight + _ABOVE))
