"""Paragraphs that go on to another event.

In: the rows of a page. Out: the rows, cut before each sentence that announces an event of its own: "The reading is on
4 May at 6 pm. On 6 May at 4 pm, a film will be shown."
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.announcing import is_offered
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import (
    Day,
    Sentence,
    announces,
    day_of,
    opens_with_day,
    own_moments,
    plans_day,
    sentences_of,
    tells_both,
    tells_otherwise,
)
from sideevents_parser.text.document import Document

_WORD: Final = re.compile(r"[\w'-]+")
_OPENING: Final = 4  # words at the head of a sentence that may say that it goes on with the same event


def split_notices(document: Document, rows: list[Row], lexicon: Lexicon) -> list[Row]:
    """Rows cut before each sentence that announces another day than the announcing sentence before it."""
    parted: list[Row] = []
    for at, row in enumerate(rows):
        if row.kind in {"prose", "entry"} and row.label is None and len(row.moments) > 1:
            parted += _parted(document, row, _further(document, rows, at, lexicon))
        else:
            parted.append(row)
    return parted


def _further(document: Document, rows: list[Row], at: int, lexicon: Lexicon) -> list[int]:
    """Offsets of the sentences of a row that announce a further event: they give an hour, or open with their day."""
    starts: list[int] = []
    told: set[Day] = set()
    sentences = [each for each in sentences_of(document, rows, at, lexicon) if _plans(document, each, lexicon)]
    if not any(announces(document, each, lexicon) or plans_day(document, each, lexicon) for each in sentences):
        return []
    for sentence in sentences:
        days = {day for moment in sentence.moments if (day := day_of(moment)) is not None}
        opens = opens_with_day(sentence) or tells_both(document, sentence, lexicon)
        if not opens and any(relative for *_, relative in days):
            continue  # "is set to open tomorrow": the day itself may follow
        if opens and told and days.isdisjoint(told) and not _goes_on(sentence, lexicon):
            starts.append(sentence.start)
        told |= days
    return starts


def _plans(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives day and hour, says that something takes place, or names what one may go to."""
    told = (tells_both, plans_day, _goes_to)
    return any(says(document, sentence, lexicon) for says in told)


def _goes_to(document: Document, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with a day and names what one may go to on it: "On 14 April we have our AGM"."""
    own = bool(own_moments(document, sentence, lexicon)) and not tells_otherwise(sentence, lexicon)
    return own and opens_with_day(sentence) and is_offered(sentence.text, lexicon)


def _goes_on(sentence: Sentence, lexicon: Lexicon) -> bool:
    """Whether a sentence gives another sitting of the event that the one before it announced."""
    words = _WORD.findall(sentence.text)
    return not lexicon.folded("segments.session_words").isdisjoint(words[:_OPENING]) or lexicon.holds(
        "date_roles.again", sentence.text
    )


def _parted(document: Document, row: Row, starts: list[int]) -> list[Row]:
    """A row cut at some offsets into rows of their own."""
    parts: list[Row] = []
    bounds = [row.line.start, *starts, row.line.end]
    for number, (start, following) in enumerate(pairwise(bounds)):
        end = start + len(document.view[start:following].rstrip())
        line = row.line._replace(start=start, end=end)
        moments = tuple(moment for moment in row.moments if start <= moment.span.start < following)
        rest = document.view[start:end]
        for moment in reversed(moments):
            rest = rest[: moment.span.start - start] + " " + rest[moment.span.end - start :]
        kind, blanks = ("prose", 0) if number else (row.kind, row.blanks)
        parts.append(row._replace(line=line, blanks=blanks, kind=kind, moments=moments, rest=rest))
    return parts if starts else [row]
