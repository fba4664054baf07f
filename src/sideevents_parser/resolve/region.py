"""Where the page as a whole stands: the zone of most of the places that it names.

In: a document, its mentions and drafts. Out: a ``Region``: places vote with a weight that falls from the page's head
and its venues to its foot; telephone numbers, addresses of sites and the pound sign vote for a country. Asked only when
some event states no zone.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.lexicon.zones.countries import country_of_phone, country_zones
from sideevents_parser.lexicon.zones.places import PlaceMention
from sideevents_parser.resolve.telling import telling_places
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.spans import Span

_HEAD, _FOOT, _VENUE, _HEADING = 3, 2, 2, 2
_EDGE: Final = 1500
_MOST_DRAFTS: Final = 40
_WORTH: Final = {1: 1, 2: 3, 3: 4}
_FIRM: Final = 9
_WEAK: Final = 1
_TELLING: Final = 4
_LARGE: Final = 200_000
_DATELINE: Final = 300
_TOP_DOMAIN: Final = re.compile(r"(?:://|@)[^/\s]{1,80}?\.([a-z]{2})(?=[/:?#]|$)")
_PHONE_START: Final = re.compile(r"\+(?=[1-9])")
_UK_POSTCODE: Final = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b")
_DOMAINS: Final = {"uk": "GB"}
_DAY_FIRST: Final = re.compile(r"\d[^\W\d_]{0,2}[\W_]{1,3}(?:[^\W\d_]{1,2} )?[^\W\d_]{3}|\d[^\W\d_]{3}")
_MOST_DATES: Final = 40
_MONTH_FIRST: Final = "US"
_NO_COUNTRY: Final = frozenset({"eu", "io", "co", "me", "tv", "ly", "be", "ai", "fm", "to", "cc", "gl"})


class Region(NamedTuple):
    """The zone for which the page's places stand, and the place that says so most clearly.

    ``firm``: the page leaves little doubt, so that it outranks the seat of an organizer. ``countries``: those of which
    the page speaks, the most named first.
    """

    zone: str | None = None
    name: str = ""
    span: Span | None = None
    candidates: tuple[str, ...] = ()
    firm: bool = False
    countries: tuple[str, ...] = ()
    unlikely: tuple[str, ...] = ()


class _Vote(NamedTuple):
    place: PlaceMention
    span: Span
    points: int


def read_region(document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon) -> Region:
    """The zone of most places on the page, if it names any."""
    votes = list(_votes(document, drafts, lexicon))
    signals = _countries(document, mentions)
    counted = Counter({country: _TELLING * points for country, points in signals.items()})
    for vote in votes:
        if vote.place.weight > _WEAK and vote.place.zone is not None and vote.place.country:
            counted[vote.place.country] += vote.points
    countries = tuple(country for country, _ in counted.most_common(3))
    unlikely = country_zones(_MONTH_FIRST)[0] if _days_come_first(document, mentions) else ()
    points: Counter[str] = Counter()
    heard: dict[str, _Vote] = {}
    for vote in votes:
        zone = settle_zone(vote.place, countries, unlikely)
        if zone is not None and (vote.place.weight > _WEAK or vote.place.country in countries):
            points[zone] += _believed(vote, signals)
            heard[zone] = max(heard.get(zone, vote), vote, key=lambda one: one.points)
    if not points:
        return _of_country(countries)._replace(unlikely=unlikely)
    zone, most = points.most_common(1)[0]
    best = heard[zone]
    firm = most >= _FIRM and most * 2 > points.total()
    return Region(zone, best.place.name, best.span, best.place.candidates, firm, countries, unlikely)


def _believed(vote: _Vote, signals: Counter[str]) -> int:
    """A vote counts double where numbers or prices speak of the same country, and half where they speak of another."""
    if not signals or not vote.place.country:
        return vote.points
    return 2 * vote.points if vote.place.country in signals else vote.points // 2


def settle_zone(place: PlaceMention, countries: Iterable[str], unlikely: Collection[str] = ()) -> str | None:
    """The zone of a place.

    Of several that share the name, the one in a country that the page speaks of, else the large one. Where that is in
    an ``unlikely`` zone, another one of the name serves if it is the only one. Several in one country settle nothing.
    """
    if place.zone is not None or not place.candidates:
        return place.zone
    for country in countries:
        spoken_of = [zone for zone in place.candidates if zone in country_zones(country)[0]]
        if len(spoken_of) == 1:
            return spoken_of[0]
        if spoken_of:
            return spoken_of[0] if place.population >= _LARGE and place.country == country else None
    if place.population < _LARGE:
        return None
    if place.candidates[0] not in unlikely:
        return place.candidates[0]
    likely = [zone for zone in place.candidates if zone not in unlikely]
    return likely[0] if len(likely) == 1 else None


def _days_come_first(document: Document, mentions: Mentions) -> bool:
    """Whether the page writes the day before the name of the month, wherever it writes both."""
    dates = [moment.date.span for moment in mentions.moments if moment.date is not None and moment.date.form == "date"]
    return bool(dates) and all(_DAY_FIRST.search(span.of(document.view)) for span in dates[:_MOST_DATES])


def _votes(document: Document, drafts: tuple[Draft, ...], lexicon: Lexicon) -> Iterator[_Vote]:
    """The places at the head and the foot of the page, of its venues and of its headings."""
    first, last = drafts[0].block.span.start, drafts[-1].block.span.end
    end = len(document.view)
    head = Span(max(first - 2 * _EDGE, 0), max(first, min(_DATELINE, end)))
    named = frozenset(line_at(document.lines, span.start) for draft in drafts for span in _names(draft, len(drafts)))
    for vote in _places_in(document, head, _HEAD, lexicon):
        if line_at(document.lines, vote.span.start) not in named:
            yield vote
    yield from _places_in(document, Span(max(last, end - _EDGE), end), _FOOT, lexicon)
    for draft in drafts[:_MOST_DRAFTS]:
        for place in draft.places:
            if place.kind == "physical":
                yield from _places_in(document, place.span, _VENUE, lexicon, venue=True)
        for heading in draft.block.headings[:2]:
            yield from _places_in(document, heading, _HEADING, lexicon)


def _names(draft: Draft, events: int) -> Iterator[Span]:
    """Where a block names speakers, whose university tells nothing, and organizers, where the page has more events."""
    yield from (person.span for person in draft.people)
    if events > 1:
        yield from (party.span for party in draft.parties)


def _places_in(
    document: Document, span: Span, weight: int, lexicon: Lexicon, *, venue: bool = False
) -> Iterator[_Vote]:
    for place in telling_places(document, span, lexicon, venue=venue):
        if place.kind == "country" and place.zone is None:
            continue
        points = weight if place.kind == "country" else weight * _WORTH[place.weight]
        yield _Vote(place, Span(span.start + place.start, span.start + place.end), points)


def _countries(document: Document, mentions: Mentions) -> Counter[str]:
    """Countries that the page's numbers, sites and prices speak of."""
    view = document.view
    found: Counter[str] = Counter()
    for plus in _PHONE_START.finditer(view):
        if (country := country_of_phone(view[plus.start() : plus.start() + 24])) is not None:
            found[country] += 2
    targets = {link.target.casefold() for link in mentions.links}
    for domain in (match[1] for target in targets for match in _TOP_DOMAIN.finditer(target)):
        if domain not in _NO_COUNTRY:
            found[_DOMAINS.get(domain, domain.upper())] += 1
    if "\u00a3" in view or _UK_POSTCODE.search(view):
        found["GB"] += 2
    return found


def _of_country(countries: tuple[str, ...]) -> Region:
    """The zone of the country for which numbers and sites speak, when it has one that stands out."""
    zones, leads = country_zones(countries[0]) if countries else ((), False)
    return Region(zones[0], countries[0], None, zones, countries=countries) if leads else Region(countries=countries)
