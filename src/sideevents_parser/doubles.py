"""An event that a page shows twice → one record.

In: the result for a web page. Out: the same result, where an event whose words were read before, with the same title on
the same days, is a gap: pages draw a list once for wide and once for narrow screens, repeat the first slides of a
carousel behind the last, and list a meeting again for its second document. So is one that is told in other words, where
both surely speak of the same: the head of a notice and the notice, "Next meeting: 5 May, 7 pm" beside the list.
"""

from typing import Final

from sideevents_parser.assemble import find_gaps
from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.records import Occurrence, ParseResult, SideEvent

_HERALD: Final = 60  # characters at the head of an event, in which it says that it is the next one
_MOST: Final = 4  # events at one hour; of more, as at a fair, each has its own


def without_doubles(result: ParseResult, lexicon: Lexicon) -> ParseResult:
    """The result with the first of the events that say the same word for word, and the fuller of those told again."""
    kept = _without_retold(result.text, _without_copies(result), lexicon)
    if len(kept) == len(result.events):
        return result
    gaps = find_gaps(len(result.text), (event.span for event in kept))
    return result.model_copy(update={"events": tuple(kept), "gaps": gaps})


def _without_copies(result: ParseResult) -> list[SideEvent]:
    """The events without those that repeat one above word for word."""
    seen: set[tuple[object, ...]] = set()
    kept: list[SideEvent] = []
    for event in result.events:
        key = _key(result.text, event)
        if event.title is None or key not in seen:
            kept.append(event)
        seen.add(key)
    return kept


def _key(text: str, event: SideEvent) -> tuple[object, ...]:
    """What an event says: its words without their white space, its title, where, by whom and when it takes place."""
    days = tuple((each.date, each.start_time, each.end_time) for each in event.occurrences)
    names = tuple(each.name for each in event.organizers)
    return " ".join(event.span.of(text).split()), event.title, names, days


def _without_retold(text: str, events: list[SideEvent], lexicon: Lexicon) -> list[SideEvent]:
    """The events without those that another one tells too."""
    hours: dict[tuple[object, object], list[int]] = {}
    for at, event in enumerate(events):
        if event.occurrences and all(map(_is_timed, event.occurrences)):
            for moment in {(each.date, each.start_time) for each in event.occurrences}:
                hours.setdefault(moment, []).append(at)
    dropped: set[int] = set()
    for crowd in hours.values():
        for first in crowd if 1 < len(crowd) <= _MOST else ():
            for second in crowd:
                if second > first and not dropped & {first, second}:
                    dropped |= _retold(text, events, first, second, lexicon)
    return [event for at, event in enumerate(events) if at not in dropped]


def _is_timed(occurrence: Occurrence) -> bool:
    return occurrence.date is not None and occurrence.start_time is not None


def _retold(text: str, events: list[SideEvent], first: int, second: int, lexicon: Lexicon) -> set[int]:
    """Which of two events at one hour only tells the other again, if one does."""
    one, other = events[first], events[second]
    if not _may_be_one(one, other):
        return set()
    for herald, listed, at, beside in ((other, one, second, first), (one, other, first, second)):
        if _heralds(text, herald, lexicon):
            fuller = _is_titled(herald, lexicon) and _told(herald) > _told(listed) and len(listed.occurrences) == 1
            return {beside if fuller else at}
    if _names(text, one, other):
        return {first if _names(text, other, one) and _told(other) > _told(one) else second}
    return {first} if _names(text, other, one) else set()


def _may_be_one(one: SideEvent, other: SideEvent) -> bool:
    """Whether two events with an hour in common differ in nothing that both of them state."""
    if one.status != other.status or len(one.occurrences) != len(other.occurrences) > 1:
        return False
    ends = {each.end_time for event in (one, other) for each in event.occurrences if each.end_time is not None}
    places = [" ".join(fold(place.text) for place in event.locations) for event in (one, other)]
    return len(ends) <= 1 and (places[0] in places[1] or places[1] in places[0])


def _heralds(text: str, event: SideEvent, lexicon: Lexicon) -> bool:
    """Whether an event says of itself that it is the next of several: "Next meeting: 5 May, 7 pm"."""
    return lexicon.opens("segments.heralds", fold(event.span.of(text)[:_HERALD]))


def _is_titled(event: SideEvent, lexicon: Lexicon) -> bool:
    """Whether an event has a name other than "Next meeting"."""
    return event.title is not None and not lexicon.opens("segments.heralds", fold(event.title))


def _names(text: str, named: SideEvent, other: SideEvent) -> bool:
    """Whether the title of one event is that of another, or stands in its text as a line."""
    if named.title is None:
        return False
    title = fold(named.title)
    return title == fold(other.title or "") or title in {fold(line) for line in other.span.of(text).splitlines()}


def _told(event: SideEvent) -> int:
    """How much an event states."""
    fields = (event.title, event.description, event.organizers, event.locations, event.registration, event.speakers)
    return sum(map(bool, (*fields, *event.occurrences[:1], event.occurrences and event.occurrences[0].end_time)))
