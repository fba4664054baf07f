"""Where an event takes place → the zone whose clocks hang there.

In: a draft and the page's context. Out: a ``ZoneReading`` of kind "venue" or "page", never stated: it serves only where no
hint stands beside the clock.
"""

from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.zones.places import PlaceMention, find_places
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.spans import Span

_LINE: Final = 110
_PLAIN: Final = 2


def venue_zone(document: Document, draft: Draft, context: Context) -> ZoneReading | None:
    """The zone of the venue, else of the page, else of the caller."""
    for place, at in _named_places(document, draft):
        if place.zone is not None:
            span = Span(at + place.start, at + place.end)
            return ZoneReading(place.name, span, "venue", place.zone, None, None, place.candidates, "inferred")
    if context.place is not None and context.place.zone is not None:
        return ZoneReading(
            context.place.name, None, "page", context.place.zone, None, None, context.place.candidates, "inferred"
        )
    if context.settings.timezone is not None:
        zone = context.settings.timezone
        return ZoneReading(zone, None, "caller", zone, None, None, (zone,), "assumed")
    return None


def _named_places(document: Document, draft: Draft) -> Iterator[tuple[PlaceMention, int]]:
    """Places in the order in which they count: the venue, the short lines of the block, the organizers, the headings."""
    for place in draft.places:
        if place.kind == "physical":
            yield from _places(document, place.span, 1)
    for line in document.lines:
        if draft.block.span.start <= line.start < draft.block.span.end and line.end - line.start < _LINE:
            yield from _places(document, line.span, _PLAIN + 1)
    for party in draft.parties:
        yield from _places(document, party.span, _PLAIN)
    for heading in draft.block.headings:
        yield from _places(document, heading, _PLAIN)


def _places(document: Document, span: Span, least: int) -> Iterator[tuple[PlaceMention, int]]:
    for place in find_places(document.view[span.start : span.end]):
        if place.weight >= least:
            yield place, span.start
