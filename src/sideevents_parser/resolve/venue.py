"""Where an event takes place → the zone whose clocks hang there.

In: a draft and the page's context. Out: a ``ZoneReading`` of kind "venue" or "page", never stated: it serves only where no
hint stands beside the clock.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.lexicon.zones.places import PlaceMention, find_places
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.spans import Span

_LINE: Final = 110
_SURE, _PLAIN, _TOWN = 3, 2, 1


def venue_zone(document: Document, draft: Draft, context: Context) -> ZoneReading | None:
    """The zone of the venue, else of the page, else of the organizer, else of the caller."""
    here = _best(document, (place.span for place in draft.places if place.kind == "physical"), _TOWN)
    here = here or _best(document, _own_lines(document, draft), _SURE)
    if here is None and context.place is not None and context.place.zone is not None:
        zone = context.place.zone
        return ZoneReading(context.place.name, None, "page", zone, None, None, context.place.candidates, "inferred")
    here = here or _best(document, (party.span for party in draft.parties), _PLAIN)
    if here is not None:
        return here
    if context.settings.timezone is not None:
        zone = context.settings.timezone
        return ZoneReading(zone, None, "caller", zone, None, None, (zone,), "assumed")
    return None


def _own_lines(document: Document, draft: Draft) -> Iterator[Span]:
    """The short lines of a block and the headings above it, but not those that name organizers."""
    names = [party.span for party in draft.parties]
    low = line_at(document.lines, draft.block.span.start)
    for line in document.lines[low:]:
        if line.start >= draft.block.span.end:
            break
        if line.end - line.start < _LINE and not any(line.start <= name.start < line.end for name in names):
            yield line.span
    yield from draft.block.headings


def _best(document: Document, spans: Iterable[Span], least: int) -> ZoneReading | None:
    """The surest place named in stretches of text; of equals the last, since addresses end with their town."""
    found = [(place, span.start) for span in spans for place in _places(document, span, least)]
    if not found:
        return None
    place, at = max(reversed(found), key=lambda one: one[0].weight)
    where = Span(at + place.start, at + place.end)
    return ZoneReading(place.name, where, "venue", place.zone, None, None, place.candidates, "inferred")


def _places(document: Document, span: Span, least: int) -> Iterator[PlaceMention]:
    for place in find_places(document.view[span.start : span.end]):
        if place.weight >= least and place.zone is not None:
            yield place
