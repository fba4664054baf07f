"""An event that a page shows twice → one record.

In: the result for a web page. Out: the same result, where an event whose words were read before, with the same title on
the same days, is a gap: pages draw a list once for wide and once for narrow screens, repeat the first slides of a
carousel behind the last, and list a meeting again for its second document.
"""

from sideevents_parser.assemble import find_gaps
from sideevents_parser.records import ParseResult, SideEvent


def without_doubles(result: ParseResult) -> ParseResult:
    """The result with the first of the events that say the same, word for word."""
    seen: set[tuple[object, ...]] = set()
    kept: list[SideEvent] = []
    for event in result.events:
        key = _key(result.text, event)
        if event.title is None or key not in seen:
            kept.append(event)
        seen.add(key)
    if len(kept) == len(result.events):
        return result
    gaps = find_gaps(len(result.text), (event.span for event in kept))
    return result.model_copy(update={"events": tuple(kept), "gaps": gaps})


def _key(text: str, event: SideEvent) -> tuple[object, ...]:
    """What an event says: its words without their white space, its title, where, by whom and when it takes place."""
    days = tuple((each.date, each.start_time, each.end_time) for each in event.occurrences)
    names = tuple(each.name for each in event.organizers)
    return " ".join(event.span.of(text).split()), event.title, names, days
