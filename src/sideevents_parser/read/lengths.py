"""How long an event lasts, where a block says it away from the clock.

In: a block. Out: a ``DurationMention``: the value of a label, a line that is a length ("(90 minutes)"), or a sentence
that says it ("the session lasts one and a half hours").
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.clocks.durations import duration_at
from sideevents_parser.scan.words import DateWords, date_words
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import DurationMention, Mentions
from sideevents_parser.vocabulary.spans import Span

_BETWEEN: Final = re.compile(r"[ ]{1,2}([^\W\d_]{2,13})(?=[ ])")
_EDGE: Final = " ([.)]"
_MARKS: Final = re.compile(r"[^\w\n]{1,8}")
_MOST_WORDS: Final = 3
_SHORT: Final = 40


def read_length(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> DurationMention | None:
    """The first length that a block states for its event."""
    words = date_words(lexicon)
    starts = (*_labelled(mentions, block), *_lines(document, block, words), *_sentences(document, block, lexicon))
    found = (duration_at(document.view, start, words) for start in starts)
    return next((length for length in found if length is not None), None)


def _labelled(mentions: Mentions, block: Block) -> Iterator[int]:
    low = bisect_left(mentions.labels, (Span(block.span.start, 0),))
    for label in mentions.labels[low : bisect_left(mentions.labels, (Span(block.span.end, 0),), low)]:
        if label.field == "duration":
            yield label.value.start


def _lines(document: Document, block: Block, words: DateWords) -> Iterator[int]:
    """Where a line begins that holds nothing but a length."""
    for at in range(line_at(document.lines, block.span.start), len(document.lines)):
        line = document.lines[at]
        if line.start >= block.span.end:
            return
        if line.end - line.start < _SHORT:
            lead = _MARKS.match(document.view, line.start)
            start = lead.end() if lead else line.start
            length = duration_at(document.view, start, words)
            if length is not None and not document.view[length.span.end : line.end].strip(_EDGE):
                yield start


def _sentences(document: Document, block: Block, lexicon: Lexicon) -> Iterator[int]:
    """Where a length may begin behind a verb that speaks of lengths."""
    start, end = block.span
    for phrase in _lasting(lexicon):
        at = document.view.find(phrase, start, end)
        if at >= 0:
            yield _skip(document.view, at + len(phrase) - 1, lexicon)


@cache
def _lasting(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(f" {phrase} " for phrase in lexicon.phrases("date_roles.lasting"))


def _skip(view: str, at: int, lexicon: Lexicon) -> int:
    """Past the words that say how exact a length is."""
    about = lexicon.folded("date_roles.about")
    for _ in range(_MOST_WORDS):
        between = _BETWEEN.match(view, at)
        if between is None or between.group(1).casefold() not in about:
            break
        at = between.end()
    return at + 1
