"""The title in a sentence: ``"a conversation entitled “Salt”"``, ``"will hold the Forum on Salt"``.

In: a part that is prose. Out: spans of names, each with the way in which the sentence gives it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import inner_cue, words_of
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.place_cells import either
from sideevents_parser.vocabulary.spans import Span

_PAIR: Final = 2
_MOST: Final = 3000
_OPENING_MOST: Final = 90
_MARKS: Final = ('"', "'", "``")
_QUOTED: Final = re.compile(
    r"(?:\"|''|``)(?P<title>[^\"`]{4,200}?)(?:\"|''|``)"
    r"|(?<![\w'])'(?P<single>[^\W\d_](?:[^\"`'\n]|(?<=\w)'(?=\w)){3,200})'(?![\w'])"
)


@cache
def _name(lexicon: Lexicon) -> re.Pattern[str]:
    """An article and a capitalised name of several words."""
    articles, small = either(lexicon.phrases("titles.articles")), either(lexicon.phrases("titles.small"))
    return re.compile(
        rf"(?<= )(?:{articles})[ ]"
        rf"(?P<name>[A-Z][\w'-]{{1,30}}(?:[ ](?:(?:{small})[ ]){{0,2}}[A-Z][\w'-]{{1,30}}){{1,10}})"
    )


def names_in_prose(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """What a sentence says the event is called, with the way in which it says so."""
    yield from _quoted(inside, part)
    yield from _named(inside, part)


def _quoted(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """A quoted name, right after a phrase that says that the event bears it, or at the very start."""
    if not any(mark in part.text for mark in _MARKS):
        return
    for quoted in _QUOTED.finditer(part.text[:_MOST]):
        before = words_of(part.text[max(quoted.start() - 90, 0) : quoted.start()])
        if _names_event(before, inside.lexicon):
            yield "quoted_in_sentence", span_within(part, quoted.span(quoted.lastgroup or 0))
            return
    opened = _QUOTED.match(part.text)
    if (
        opened is not None
        and not opened[opened.lastgroup or 0].endswith((".", ","))
        and part.text[opened.end() : opened.end() + 1] in {".", ":", " ", ""}
        and len(opened.group()) < _OPENING_MOST
    ):
        yield "quoted_opening", span_within(part, opened.span(opened.lastgroup or 0))


def _named(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """A capitalised name that holds a word for an event, as what a sentence says will be held."""
    if inner_cue(inside.lexicon, "titles.holds", part.words) is None:
        return
    for named in _name(inside.lexicon).finditer(part.text[: _MOST // 2]):
        before = words_of(part.text[max(named.start() - 40, 0) : named.start()]).split()[-2:]
        if inner_cue(inside.lexicon, "titles.holds", f" {' '.join(before)} ") and inner_cue(
            inside.lexicon, "event_types.words", words_of(named["name"])
        ):
            yield "named_in_sentence", span_within(part, named.span("name"))
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
