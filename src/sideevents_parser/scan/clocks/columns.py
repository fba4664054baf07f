r"""Towns with their hours, one below the other → the clocks of one hour.

In: the view and a clock in it. Out: that clock and those of the rows below it, each with the zone of its town.
``London 11:00\nAccra 10:00``, ``9 am - New York\n2 pm - London`` and a town above each hour are columns.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.expression import clock_at
from sideevents_parser.scan.words import DateWords
from sideevents_parser.scan.zones.hints import place_left_of, zone_named
from sideevents_parser.vocabulary.mentions import ClockMention, ZonedClock, ZoneMention

_NEXT: Final = re.compile(r"[ \t.,;)]{0,4}\n(?:[ \t]{0,8}\n)?[ \t>*\u2022\u00b7|-]{0,8}(?=[A-Z\d])")
_TOWN_FIRST: Final = re.compile(
    r"(?P<town>[A-Z][^\n\d|]{1,32}?)(?:[ \t]{0,4}[:|(,\u2013-]?[ \t]{0,4}|[ \t]{0,4}\n\n?[ \t]{0,4})(?=\d)"
)
_TOWN_LAST: Final = re.compile(
    r"[ \t]{0,4}[|,(\u2013-]?[ \t]{0,4}(?P<town>[A-Z][^\n\d()|]{1,32}?)(?:[ ]\([A-Z]{2,5}\))?(?=[ \t.)]{0,4}(?:\n|$))"
)
_REST: Final = re.compile(r"[ \t.)]{0,3}(?:\n|$)")
_ABOVE: Final = re.compile(
    r"(?:^|\n)[ \t>*\u2022\u00b7-]{0,8}(?P<town>[A-Z][^\n\d|]{1,32}?)[ \t:]{0,3}\n\n?[ \t]{0,4}$"
)
_REACH: Final = 48
_MOST: Final = 16


def column_at(view: str, at: int, clock: ClockMention, words: DateWords) -> tuple[tuple[ZonedClock, ...], int] | None:
    """The clocks of a column that begins with the clock at ``at``; None where no row of another town follows."""
    town = _town_of(view, at, clock.span.end)
    if town is None:
        return None
    zone, end = town
    column, towns = [ZonedClock(clock, zone)], {zone.text: zone.zone}
    while len(column) < _MOST and (gap := _NEXT.match(view, end)) is not None:
        row = _row(view, gap.end(), words)
        if row is None or row[1].text in towns:
            break
        column.append(ZonedClock(row[0], row[1], "equivalent"))
        towns[row[1].text] = row[1].zone
        end = row[2]
    return (tuple(column), end) if len({zone for zone in towns.values() if zone}) > 1 else None


def _town_of(view: str, at: int, end: int) -> tuple[ZoneMention, int] | None:
    """The town of the first row: behind the clock, before it, or on the line above it."""
    if (behind := _TOWN_LAST.match(view, end)) is not None:
        zone = zone_named(behind["town"], behind.start("town"))
        return None if zone is None else (zone, behind.end())
    if _REST.match(view, end) is None:
        return None
    if (before := place_left_of(view, at)) is not None:
        return before, end
    above = _ABOVE.search(view, max(0, at - _REACH), at)
    zone = zone_named(above["town"], above.start("town")) if above is not None else None
    return None if zone is None else (zone, end)


def _row(view: str, at: int, words: DateWords) -> tuple[ClockMention, ZoneMention, int] | None:
    """The clock and the town of a row that holds nothing else, and where it ends."""
    first = _TOWN_FIRST.match(view, at)
    start = at if first is None else first.end()
    clock = clock_at(view, start, words, cued=True) if view[start : start + 1].isdigit() else None
    if clock is None:
        return None
    if first is not None:
        zone = zone_named(first["town"], at) if _REST.match(view, clock.span.end) else None
        return None if zone is None else (clock, zone, clock.span.end)
    behind = _TOWN_LAST.match(view, clock.span.end)
    zone = zone_named(behind["town"], behind.start("town")) if behind is not None else None
    return None if zone is None or behind is None else (clock, zone, behind.end())
