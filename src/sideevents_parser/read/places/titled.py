"""Places of which a title tells: "Observing at Oxton", "Trip to Reed Nature Reserve".

In: the parts of a block. Out: a ``Place`` that stands inside the line of the title, where that says that people meet
at a place or go there. ``"Women at Work"`` has none.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.read.places.cells import place_pieces
from sideevents_parser.read.places.prose import name_at
from sideevents_parser.read.places.words import is_place
from sideevents_parser.read.titles.wording import is_institution
from sideevents_parser.vocabulary.drafts import Place
from sideevents_parser.vocabulary.spans import Span

_LINES: Final = frozenset({"short", "entry", "heading", "item"})
_HEAD: Final = 4
_OPENING: Final = 140  # characters of a line or paragraph that say where people go
_BEFORE: Final = 2  # words such as "All-day" before "trip to"
_NAME_MOST: Final = 4  # words of a place at the end of a title
_SET_OFF: Final = re.compile(r"[ ]*(?:[-,;:|(/.]|$)")


@cache
def _excursion(lexicon: Lexicon) -> re.Pattern[str]:
    leads, articles = (either(lexicon.phrases(f"places.{each}")) for each in ("excursions", "articles"))
    return re.compile(rf"\b(?i:{leads})[ ](?=(?:(?:{articles})[ ])?[A-Z])")


@cache
def _meeting(lexicon: Lexicon) -> re.Pattern[str]:
    """What comes before a place at the end of a title, or at the head of a cell: "Observing at", "- At"."""
    lead, articles = (either(lexicon.phrases(f"places.{each}")) for each in ("meets_at", "articles"))
    return re.compile(rf"(?:(?<=[\w)'!]) (?:{lead})|(?:^|- |\| )(?i:{lead}))[ ](?=(?:(?:{articles})[ ])?[A-Z])")


def excursions(inside: Inside) -> Iterator[Place]:
    """Where people go together: "Trip to Reed Nature Reserve"."""
    for part in inside.parts:
        told = part.kind in _LINES or (part.kind == "prose" and part.moments)
        lead = _excursion(inside.lexicon).search(part.text[:_OPENING]) if told else None
        if lead is None or (part.kind == "prose" and not _opens(part, lead.start())):
            continue
        span = name_at(inside, part, lead.end())
        if span is not None and not _is_country(span.of(inside.document.view), inside.lexicon):
            yield from place_pieces(inside, span, "titled")
            return


def _opens(part: Part, at: int) -> bool:
    """Whether next to nothing stands between a day or hour, or the part's beginning, and a character of it."""
    start = max([0, *(m.span.end - part.span.start for m in part.moments if m.span.end - part.span.start <= at)])
    return len(part.text[start:at].split()) <= _BEFORE


def at_the_end(inside: Inside) -> Iterator[Place]:
    """Where people meet, at the end of a title: "Observing at Oxton"."""
    for part in inside.parts[:_HEAD] if any(part.moments for part in inside.parts[:_HEAD]) else ():
        for lead in _meeting(inside.lexicon).finditer(part.text[:_OPENING]) if part.kind in _LINES else ():
            span = name_at(inside, part, lead.end())
            if span is not None and _ends(part, span) and _is_met_at(inside, part, lead.end(), span):
                yield from place_pieces(inside, span, "titled")
                return


def _is_met_at(inside: Inside, part: Part, lead: int, span: Span) -> bool:
    """Whether a name is that of a place: no institution where somebody works, and no "the Brink"."""
    name = span.of(inside.document.view)
    words = words_of(name)
    if is_place(name, words, inside.lexicon):
        return True
    bare = span.start == part.span.start + lead
    return bare and name.count(" ") < _NAME_MOST and not is_institution(words, name, inside.lexicon)


def _ends(part: Part, span: Span) -> bool:
    """Whether a name ends a line, or stands before a sign or a date."""
    behind = span.end - part.span.start
    return _SET_OFF.match(part.text, behind) is not None or any(
        not part.text[behind : moment.span.start - part.span.start].strip() for moment in part.moments
    )


def _is_country(name: str, lexicon: Lexicon) -> bool:
    known = lexicon.folded("places.countries") | lexicon.folded("places.regions")
    return words_of(name).strip().removeprefix("the ") in known
