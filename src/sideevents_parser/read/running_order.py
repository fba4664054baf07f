"""The hours of a block that are items of its event's programme: "10:00 Welcome", "Drinks at 6 pm".

In: the moments of a block with their roles and places. Out: these, the items marked.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.date_places import BEFORE, Place
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated

_PROGRAMME: Final = 3
_STAGE_WORDS: Final = 5
_MINUTE: Final = 2  # hour and minute of a clock
_ITEMS: Final = frozenset({"event", "agenda_item"})


def with_programme(document: Document, found: list[Dated], places: list[Place], lexicon: Lexicon) -> list[Dated]:
    """Mark clocks that open lines below the event's own clock, or below a heading of a programme, as agenda items."""
    found = _without_further_days(_without_item_ends(found, places), places)
    agenda = _agenda_start(document, found, lexicon)
    listed = [_is_listed(dated, place) for dated, place in zip(found, places, strict=True)]
    programme = sum(listed) >= _PROGRAMME
    stages = [_is_stage(dated, place) for dated, place in zip(found, places, strict=True)]
    staged, timed = sum(stages) >= _PROGRAMME, False
    marked = []
    for dated, opens, stage in zip(found, listed, stages, strict=True):
        clock_only = dated.moment.date is None and dated.role == "event"
        if clock_only and ((timed and (opens or (stage and staged))) or dated.moment.span.start > agenda):
            marked.append(dated._replace(role="agenda_item"))
        else:
            dates_itself = dated.moment.date is not None or (programme and not opens)
            begins = dates_itself or (stage and staged)
            timed = timed or (dated.role == "event" and begins and bool(dated.moment.clocks))
            marked.append(dated)
    return _with_first_item(marked, places)


def _with_first_item(found: list[Dated], places: list[Place]) -> list[Dated]:
    """The first item of a programme begins an event that tells no hour of its own.

    Its end is not that of the event.
    """
    told = zip(found, places, strict=True)
    items = [at for at, (one, place) in enumerate(told) if one.role in _ITEMS and _opens_row(one, place)]
    dated = any(one.role == "event" and one.moment.date is not None for one in found)
    own = [at for at, one in enumerate(found) if one.role == "event" and one.moment.clocks]
    if len(items) < _PROGRAMME or not dated or own not in ([], items[:1]):
        return found
    first, second = (found[at].moment.clocks[0].clock for at in items[:2])
    last = found[items[-1]].moment.clocks[0].clock
    if first.end is not None and first.end[:_MINUTE] > max(second.start, last.start)[:_MINUTE]:
        return found  # hours that hold those of the items below them
    moment = found[items[0]].moment
    clocks = tuple(each._replace(clock=each.clock._replace(end=None)) for each in moment.clocks)
    begins = found[items[0]]._replace(role="event", moment=moment._replace(clocks=clocks))
    return [*found[: items[0]], begins, *found[items[0] + 1 :]]


def _without_item_ends(found: list[Dated], places: list[Place]) -> list[Dated]:
    """Where bare hours head the items of a programme, the first begins the event and ends none, the rest are items."""
    bare = [
        at
        for at, (dated, place) in enumerate(zip(found, places, strict=True))
        if dated.role == "event" and dated.moment.date is None and place.opens and place.trails and dated.moment.clocks
    ]
    if len(bare) < _PROGRAMME or any(dated.moment.date is not None and dated.moment.clocks for dated in found):
        return found
    first = found[bare[0]]
    clocks = tuple(each._replace(clock=each.clock._replace(end=None)) for each in first.moment.clocks)
    items = set(bare[1:])
    return [
        dated._replace(role="agenda_item")
        if at in items
        else dated._replace(moment=dated.moment._replace(clocks=clocks))
        if at == bare[0]
        else dated
        for at, dated in enumerate(found)
    ]


def _without_further_days(found: list[Dated], places: list[Place]) -> list[Dated]:
    """Of the items below days without an hour of their own, the first begins the event."""
    days = [at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    if not days or any(found[at].moment.clocks for at in days):
        return found
    listed = [at for at in range(len(found)) if _is_listed(found[at], places[at])]
    items = [at for at in listed if at > days[0]] or listed  # the day may stand below its programme
    headed = {max((day for day in days if day < at), default=days[0]) for at in items}
    zoned = any(clock.zone is not None for at in items for clock in found[at].moment.clocks)
    told = {found[at].moment.day_key for at in days}
    if len(items) < _PROGRAMME or zoned or (len(headed) <= 1 < len(told)):
        return found
    later = frozenset(items[1:])
    return [dated._replace(role="agenda_item") if at in later else dated for at, dated in enumerate(found)]


def _is_stage(dated: Dated, place: Place) -> bool:
    """Whether an hour ends a line of a few words, whatever it is the hour of: "Drinks at 6 pm", "Close at 8 pm"."""
    few = 0 < len(place.beside.split()) <= _STAGE_WORDS
    return dated.moment.date is None and place.trails and not place.opens and few


def _is_listed(dated: Dated, place: Place) -> bool:
    """Whether a clock without a date opens a line that goes on with something else."""
    return dated.role == "event" and _opens_row(dated, place)


def _opens_row(dated: Dated, place: Place) -> bool:
    return dated.moment.date is None and place.opens and not place.trails


def _agenda_start(document: Document, found: list[Dated], lexicon: Lexicon) -> int:
    """Offset of a heading that opens the running order below the first date, or past the end."""
    if not found:
        return len(document.view)
    titles = lexicon.folded("segments.agenda")
    at = line_at(document.lines, found[0].moment.span.start)
    last = line_at(document.lines, found[-1].moment.span.start) if len(found) > 1 else at
    for line in document.lines[at : last + 1]:
        if 0 < line.end - line.start < BEFORE and fold(document.view[line.start : line.end].strip(" :*=#")) in titles:
            return line.end
    return len(document.view)
