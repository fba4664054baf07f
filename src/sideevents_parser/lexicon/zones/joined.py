"""Two phrases that stand together → one: an abbreviation settled by a place, an offset that belongs to a place.

In: the entries of both. Out: the entry of the whole, of the kind of the first. CST and Beijing make Asia/Shanghai
with +480.
"""

from sideevents_parser.lexicon.zones.abbreviations import AbbreviationRow
from sideevents_parser.lexicon.zones.entry import ZoneEntry
from sideevents_parser.lexicon.zones.offsets import zone_offsets


def join_entries(
    first: ZoneEntry, second: ZoneEntry, readings: tuple[AbbreviationRow, ...], more: tuple[AbbreviationRow, ...] = ()
) -> ZoneEntry:
    """The whole of two phrases; ``readings`` and ``more`` are those of an abbreviation among them."""
    if readings and more:
        return _pair(first, second)
    if readings:
        return _settle(first, second, readings)
    if more:
        settled = _settle(second, first, more)
        return first._replace(
            zone=first.zone or settled.zone,
            candidates=first.candidates or settled.candidates,
            literal_minutes=_either(first.literal_minutes, settled.literal_minutes),
        )
    if second.kind == "offset" or first.kind == "offset":
        return _with_offset(first, second)
    common = tuple(zone for zone in second.candidates if zone in first.candidates)
    if second.zone is not None and (second.zone in common or first.zone is None):
        return first._replace(zone=second.zone, candidates=common or second.candidates)
    if (
        first.kind == "name"
        and second.zone is not None
        and first.zone is not None
        and _same_clock(first.zone, second.zone)
    ):
        return first._replace(zone=second.zone, candidates=(second.zone, *first.candidates))
    return first


def _pair(first: ZoneEntry, second: ZoneEntry) -> ZoneEntry:
    """Two abbreviations of one clock: EST/EDT, CET/CEST. Together they state no offset unless they agree."""
    common = tuple(zone for zone in first.candidates if zone in second.candidates)
    if not common:
        return first
    literal = first.literal_minutes if first.literal_minutes == second.literal_minutes else None
    return first._replace(
        zone=first.zone if first.zone in common else common[0], candidates=common, literal_minutes=literal
    )


def _settle(short: ZoneEntry, other: ZoneEntry, readings: tuple[AbbreviationRow, ...]) -> ZoneEntry:
    """An abbreviation with what stands beside it: the reading that both allow."""
    if other.kind == "offset":
        return _settle_by_offset(short, other, readings)
    if other.zone is None:
        return _settle_by_candidates(short, other, readings)
    for row in readings:
        if other.zone in row.zones or (row.minutes in zone_offsets(other.zone) if row.minutes is not None else False):
            return short._replace(
                zone=other.zone, candidates=tuple(dict.fromkeys((other.zone, *row.zones))), literal_minutes=row.minutes
            )
    return short


def _settle_by_candidates(short: ZoneEntry, other: ZoneEntry, readings: tuple[AbbreviationRow, ...]) -> ZoneEntry:
    """An abbreviation with a country of several zones: Australian EST."""
    for row in readings:
        common = tuple(zone for zone in row.zones if zone in other.candidates)
        if common:
            return short._replace(zone=common[0], candidates=common, literal_minutes=row.minutes)
    return short


def _settle_by_offset(short: ZoneEntry, offset: ZoneEntry, readings: tuple[AbbreviationRow, ...]) -> ZoneEntry:
    stated = offset.literal_minutes
    for row in readings:
        if row.minutes == stated or (row.minutes is None and stated in zone_offsets(row.zones[0])):
            return short._replace(zone=row.zones[0], candidates=row.zones, literal_minutes=stated)
    for row in readings:
        if stated in zone_offsets(row.zones[0]):
            return short._replace(zone=row.zones[0], candidates=row.zones, literal_minutes=stated)
    return short


def _with_offset(first: ZoneEntry, second: ZoneEntry) -> ZoneEntry:
    """A place and an offset: the place's zone if its clocks ever show that offset."""
    offset, place = (first, second) if first.kind == "offset" else (second, first)
    zones = tuple(zone for zone in place.candidates if offset.literal_minutes in zone_offsets(zone))
    if place.zone in zones:
        zone: str | None = place.zone
    else:
        zone = zones[0] if len(zones) == 1 else None
    return first._replace(zone=zone, candidates=zones or place.candidates, literal_minutes=offset.literal_minutes)


def _same_clock(one: str, other: str) -> bool:
    return zone_offsets(one) == zone_offsets(other)


def _either(one: int | None, other: int | None) -> int | None:
    return other if one is None else one
