"""Figures and names that tell the year or the place, among those that only look so.

In: a stretch of a page. Out: the years that it states, and the places that say where something is. "2077 Ashburnham
Drive" tells no year, "Mission of Bangladesh" and "Hilton Hotel" no place.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.places import PlaceMention, find_places
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.spans import Span

_YEAR: Final = re.compile(r"(?<![\d./,-])(?:199\d|20[0-3]\d)(?![\d/A-Za-z])")
_CREDIT: Final = re.compile(r",[ ](?:19|20)\d\d\)")  # "Tampopo (Juzo Itami, 1985)"
_AHEAD: Final = 40
_BEHIND: Final = 30
_ADDRESS_WORDS: Final = 4
_CITY: Final = 200_000
_QUALIFIED: Final = 3
_NEXT_WORD: Final = re.compile(r"[ \u00a0]([^\W\d_]{1,40})")


def stated_years(document: Document, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Offset and value of the years in a stretch of text; numbers of houses and rooms are none."""
    for found in _YEAR.finditer(document.view, span.start, span.end):
        if not _numbers_house(document.view[found.end() : found.end() + _AHEAD], lexicon):
            yield found.start(), int(found.group())


def _numbers_house(after: str, lexicon: Lexicon) -> bool:
    """Whether what follows a number is the name of a street ("Ashburnham Drive, ...")."""
    words = [fold(word).rstrip(",.") for word in after.split("\n", 1)[0].partition(",")[0].split()[:_ADDRESS_WORDS]]
    return any(word in lexicon.folded("places.streets") for word in words[1:]) or not lexicon.folded(
        "places.numbered_roads"
    ).isdisjoint(words[:1])


def telling_places(document: Document, span: Span, lexicon: Lexicon, *, venue: bool = False) -> Iterator[PlaceMention]:
    """The places in a stretch of text that may say where something is; offsets count from the stretch.

    In a ``venue`` a small town in front of a name is part of it ("Fountain Lawns"); elsewhere it may be a seat.
    """
    text = document.view[span.start : span.end]
    for place in find_places(text):
        if _CREDIT.match(text, place.end) is not None:
            continue
        at = span.start + place.start
        before = fold(document.view[max(at - _BEHIND, 0) : at])
        if before.endswith(tuple(lexicon.folded("places.sent_from"))):
            continue
        if place.kind == "place" and before.rpartition(" ")[2] in lexicon.folded("dates.articles"):
            continue  # "the White House"
        if place.kind != "place" or place.weight >= _QUALIFIED or not _lends_name(text, place, lexicon, venue=venue):
            yield place


def _lends_name(text: str, place: PlaceMention, lexicon: Lexicon, *, venue: bool) -> bool:
    """Whether a town's name is the first word of another: of a street or room, of anything where the town is small."""
    following = _NEXT_WORD.match(text, place.end)
    if following is None:
        return False
    word = fold(following[1])
    if word in lexicon.folded("places.streets") or word in lexicon.folded("places.rooms"):
        return True
    if place.population >= _CITY:
        return False
    named = venue and following[1][0].isupper() and word not in lexicon.folded("places.civic")
    return named or word in lexicon.folded("places.named_after")
