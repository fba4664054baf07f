"""The title in a sentence: ``"a conversation entitled “Salt”"``, ``"will hold the Forum on Salt"``.

In: a part that is prose. Out: ``Candidate``s, which weigh less than any line of its own.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.choose import PROSE
from sideevents_parser.read.cues import inner_cue, words_of
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.place_cells import either
from sideevents_parser.read.title_text import clean_title
from sideevents_parser.vocabulary.drafts import Candidate

_PAIR: Final = 2
_QUOTED: Final = re.compile(r"(?:\"|''|``)(?P<title>[^\"`]{4,200}?)(?:\"|''|``)")


@cache
def _name(lexicon: Lexicon) -> re.Pattern[str]:
    """An article and a capitalised name of several words."""
    articles, small = either(lexicon.phrases("titles.articles")), either(lexicon.phrases("titles.small"))
    return re.compile(
        rf"(?<= )(?:{articles})[ ]"
        rf"(?P<name>[A-Z][\w'-]{{1,30}}(?:[ ](?:(?:{small})[ ]){{0,2}}[A-Z][\w'-]{{1,30}}){{1,10}})"
    )


def from_prose(inside: Inside, part: Part) -> Iterator[Candidate]:
    """A quoted name in a sentence, right after a phrase that says that the event bears it."""
    for quoted in _QUOTED.finditer(part.text[:3000]):
        before = words_of(part.text[max(quoted.start() - 90, 0) : quoted.start()])
        if _names_event(before, inside.lexicon):
            span = span_within(part, quoted.span("title"))
            title = clean_title(inside.quote(span), inside.lexicon)
            if title is not None:
                yield Candidate("title", title, span, "quoted_in_sentence", PROSE)
                return
    if (
        part.text[0] in "\"`'"
        and (opened := _QUOTED.match(part.text)) is not None
        and not opened["title"].endswith((".", ","))
    ):
        span = span_within(part, opened.span("title"))
        if part.text[opened.end() : opened.end() + 1] in {".", ":", " ", ""} and len(opened["title"]) < 90:
            yield Candidate("title", inside.quote(span), span, "quoted_opening", PROSE - 1)


def from_name(inside: Inside, part: Part) -> Iterator[Candidate]:
    """A capitalised name that holds a word for an event, as what a sentence says will be held."""
    words = part.words
    if inner_cue(inside.lexicon, "titles.holds", words) is None:
        return
    for named in _name(inside.lexicon).finditer(part.text[:1500]):
        before = words_of(part.text[max(named.start() - 40, 0) : named.start()]).split()[-2:]
        if inner_cue(inside.lexicon, "titles.holds", f" {' '.join(before)} ") and inner_cue(
            inside.lexicon, "event_types.words", words_of(named["name"])
        ):
            span = span_within(part, named.span("name"))
            yield Candidate("title", inside.quote(span), span, "named_in_sentence", PROSE - 2)
            return


def _names_event(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a quotation end as in "a conversation entitled" or "the launch of the report"."""
    last = before.split()[-5:]
    if not last:
        return False
    tail = f" {' '.join(last)} "
    if last[-1] in lexicon.folded("titles.entitled"):
        return (
            inner_cue(lexicon, "titles.kinds", before) is not None and inner_cue(lexicon, "titles.works", tail) is None
        )
    if inner_cue(lexicon, "titles.launches", tail) or _ends_with_subject(last, lexicon):
        return True
    return last[-1] in lexicon.folded("titles.kinds")


def _ends_with_subject(last: list[str], lexicon: Lexicon) -> bool:
    """Whether words end as in "will speak on" or "a seminar on"."""
    if len(last) < _PAIR or last[-1] not in lexicon.folded("titles.subject_words"):
        return False
    return last[-2] in lexicon.folded("titles.kinds") or last[-2] in lexicon.folded("titles.speaks")
