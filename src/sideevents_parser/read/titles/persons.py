"""Whose name a line is: a person's, with an honorific or a seat, behind "by", behind a kind of event.

In: a title and its words. Out: whether it names a person and no event: ``"Ada Moss, Reef University"``.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import words_of
from sideevents_parser.read.parties.naming import is_person, naming
from sideevents_parser.read.titles.wording import is_kind
from sideevents_parser.text.document import plain_view

_KINDS: Final = ("titles.kinds", "titles.occasions", "titles.occasions_too", "titles.heads")
_NAMES_END: Final = re.compile(r",[ ]|[ ]&[ ]|[ ]and[ ]|[ ]\(")
_PERSON_MOST: Final = 12
_NAME_WORDS: Final = 4
_BODY_WORDS: Final = 4


def is_given_name(title: str, words: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a person's name that begins with a given name, with a seat behind it or not."""
    name = _NAMES_END.split(plain_view(title), maxsplit=1)[0]
    each = name.split()
    last = words.split()[-1:] or [""]
    return (
        1 < len(each) <= _NAME_WORDS
        and fold(each[0]) in lexicon.folded("speakers.given")
        and all(word[0].isupper() for word in each)
        and is_person(name, naming(lexicon))
        and not any(last[0] in lexicon.folded(section) for section in _KINDS)
    )


def begins_with_honorific(words: str, lexicon: Lexicon) -> bool:
    """Whether a line begins like a person's name with a title: "Dr. Bo Li, Yale"."""
    each = words.split()[:2]
    honorifics = lexicon.folded("honorifics.before")
    return (
        " to " not in words
        and len(words.split()) < _PERSON_MOST
        and any(" ".join(each[:count]) in honorifics for count in (1, 2))
    )


def is_seated_person(title: str, lexicon: Lexicon) -> bool:
    """Whether a line is a person's name with the institution behind it: "Ada Moss, Reef University"."""
    name, comma, seat = title.partition(", ")
    if not comma or " - " in plain_view(name) or not is_person(name, naming(lexicon)):
        return False
    acronym = seat.isupper() and seat.isalpha() and len(seat) > 1
    return acronym or not lexicon.folded("titles.institutions").isdisjoint(words_of(seat).split())


def is_credit(title: str, lexicon: Lexicon) -> bool:
    """Whether a line says by whom and nothing else: "By Ada Moss"."""
    agent, _, name = title.partition(" ")
    return fold(agent) in lexicon.folded("organizers.agents") and is_person(name, naming(lexicon))


def is_kind_by(words: str, lexicon: Lexicon) -> bool:
    """Whether a line says what kind of event this is and by whom: "A talk by Ada Moss"."""
    each = words.split()
    each = each[1:] if each[0] in lexicon.folded("titles.articles") else each
    by = next((at for at, word in enumerate(each[:_BODY_WORDS]) if word in lexicon.folded("organizers.agents")), 0)
    return by > 0 and is_kind(f" {' '.join(each[:by])} ", lexicon)
