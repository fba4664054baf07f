"""Where an event takes place → the zone whose clocks hang there.

In: a draft and the page's context. Out: a ``ZoneReading`` of kind "venue", "page" or "caller", never stated: it serves
only where no hint stands beside the clock.
"""

from collections.abc import Iterator
from typing import Final

from sideevents_parser.resolve.context import Context
from sideevents_parser.resolve.region import settle_zone
from sideevents_parser.resolve.telling import telling_places
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.spans import Span

_SHORT_LINE: Final = 110
_MOST_LINES: Final = 40
_ANY, _PLAIN, _SURE = 1, 2, 3


def venue_zone(document: Document, draft: Draft, context: Context) -> ZoneReading | None:
    """The zone of the venue, else of the page where it is plain, of an organizer's seat, of the page, of the caller."""
    found = _first(document, _own_places(document, draft, context), context)
    if found is None and not context.region.firm:
        found = _first(document, _seats(draft), context, countries=False)
    return found or _page_zone(context)


def _page_zone(context: Context) -> ZoneReading | None:
    region, caller = context.region, context.settings.timezone
    if region.zone is not None and (region.span is not None or caller is None):
        return ZoneReading(region.name, region.span, "page", region.zone, None, None, region.candidates, "inferred")
    if caller is not None:
        return ZoneReading(caller, None, "caller", caller, None, None, (caller,), "assumed")
    return None


def _first(
    document: Document, named: Iterator[tuple[Span, int]], context: Context, *, countries: bool = True
) -> ZoneReading | None:
    """The surest place of the first stretch that names one; of equals the last, since addresses end with their town."""
    for span, least in named:
        found = [
            (place, zone)
            for place in telling_places(document, span, context.lexicon, venue=countries)
            if place.weight >= least
            and (countries or place.kind != "country")
            and (zone := settle_zone(place, context.region.countries, context.region.unlikely)) is not None
        ]
        if found:
            place, zone = max(reversed(found), key=lambda one: (one[0].kind != "country", one[0].weight))
            where = Span(span.start + place.start, span.start + place.end)
            return ZoneReading(place.name, where, "venue", zone, None, None, place.candidates, "inferred")
    return None


def _own_places(document: Document, draft: Draft, context: Context) -> Iterator[tuple[Span, int]]:
    """Stretches in the order in which they count, with the weight they ask for.

    Venues, short lines, headings, title.
    """
    venues = [place.span for place in draft.places if place.kind == "physical"]
    yield from ((span, _PLAIN) for span in venues)
    yield from ((span, _SURE) for span in _short_lines(document, draft))
    yield from ((heading, _PLAIN) for heading in draft.block.headings)
    if not context.region.firm:
        yield from ((span, _ANY) for span in venues)


def _short_lines(document: Document, draft: Draft) -> Iterator[Span]:
    """Short lines that are not a title and do not name organizers or speakers."""
    taken = [party.span for party in draft.parties] + [person.span for person in draft.people]
    taken += [draft.title.span] if draft.title is not None else []
    at = line_at(document.lines, draft.block.span.start)
    for line in document.lines[at : at + _MOST_LINES]:
        if line.start >= draft.block.span.end:
            return
        short = line.end - line.start < _SHORT_LINE
        if short and not any(line.start < span.end and span.start < line.end for span in taken):
            yield line.span


def _seats(draft: Draft) -> Iterator[tuple[Span, int]]:
    """Names of organizers, in which a country is no seat, then the title: a venue or a qualified place in it."""
    yield from ((party.span, _PLAIN) for party in draft.parties)
    if draft.title is not None:
        yield draft.title.span, _SURE
