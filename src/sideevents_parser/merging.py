"""What a page shows and what it states for machines → one record an event.

In: the result for the page's text and the events that its JSON-LD or its attributes state. Out: the same result: what
the text does not say is filled in, with evidence that names the syntax as its rule (``json_ld``, ``microdata``, …);
where the two differ the text holds and a diagnostic says so; an event that the text does not show gets a record of its
own. Calendars write hours of their place as if they were in UTC: an offset of nothing proves no zone.
"""

import datetime as dt
import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from sideevents_parser.assemble import find_gaps
from sideevents_parser.lexicon.language import fold
from sideevents_parser.records import Diagnostic, Evidence, Occurrence, ParseResult, SideEvent, ZoneHint
from sideevents_parser.stamps import Stamp, instant_of, read_planned, read_stamp
from sideevents_parser.text.structured import StatedEvent
from sideevents_parser.vocabulary.notes import CODES
from sideevents_parser.vocabulary.spans import Span, join_spans

_WORD: Final = re.compile(r"\w{1,80}")
_ALIKE: Final = 0.5
_STATUSES: Final = {
    "EventCancelled": "cancelled",
    "EventPostponed": "postponed",
    "EventRescheduled": "rescheduled",
    "EventMovedOnline": "moved_online",
}
_MODES: Final = {
    "OfflineEventAttendanceMode": "in_person",
    "OnlineEventAttendanceMode": "online",
    "MixedEventAttendanceMode": "hybrid",
}
_SETTLES: Final = {
    "title": "title_missing",
    "organizers": "organizer_missing",
    "zone": "timezone_missing",
    "end": "end_missing",
    "date": "no_date_found",
}


class Stated(NamedTuple):
    """A stated event, its moments read, and where its values stand."""

    event: StatedEvent
    places: dict[str, Span]
    start: Stamp
    end: Stamp | None


def merge_stated(result: ParseResult, stated: Iterable[tuple[StatedEvent, dict[str, Span]]]) -> ParseResult:
    """The result with what the page states for machines."""
    told = [each for event, places in stated if (each := _read(event, places)) is not None]
    if not told:
        return result
    events = list(result.events)
    free = set(range(len(events)))
    for each in told:
        at = _match(events, free, each, told)
        if at is not None:
            free.discard(at)
            events[at] = _filled(events[at], each)
        elif each.event.name or not _is_shown(result.events, each.start):
            events.append(_new_event(each))
    events.sort(key=lambda event: event.span)
    gaps = find_gaps(len(result.text), (event.span for event in events))
    return result.model_copy(update={"events": tuple(events), "gaps": gaps})


def _read(event: StatedEvent, places: dict[str, Span]) -> Stated | None:
    start, end = read_stamp(event.start), read_stamp(event.end)
    if start is None or "start" not in places:
        return None
    if start.time == dt.time() and (end is None or end.time in {None, dt.time(), dt.time(23, 59)}):
        start, end = Stamp(start.date), end and Stamp(end.date)  # midnight stands for the whole day
    return Stated(event, places, start, end)


def _match(events: list[SideEvent], free: set[int], each: Stated, told: list[Stated]) -> int | None:
    """The event of the text that a stated one is: the same day and a like title, or alone on its day."""
    same_day = [at for at in sorted(free) if _occurrence_on(events[at], each.start) is not None]
    ranked = sorted(same_day, key=lambda at: -_likeness(events[at].title, each.event.name))
    if ranked and _likeness(events[ranked[0]].title, each.event.name) >= _ALIKE:
        return ranked[0]
    same_hour = [at for at in same_day if events[at].start_time == each.start.time]
    if len(same_hour) == 1 and sum(other.start == each.start for other in told) == 1:
        return same_hour[0]
    named = [at for at in sorted(free) if each.event.name and fold(events[at].title or "") == fold(each.event.name)]
    alone = sum(other.event.name == each.event.name for other in told) == 1
    return named[0] if len(named) == 1 and alone else None


def _occurrence_on(event: SideEvent, start: Stamp) -> int | None:
    """Which of an event's occurrences is on the stated day, or at the stated instant."""
    instant = instant_of(start)
    for at, occurrence in enumerate(event.occurrences):
        if occurrence.date == start.date or (instant is not None and occurrence.start == instant):
            return at
    return None


def _is_shown(events: Iterable[SideEvent], start: Stamp) -> bool:
    """Whether the text has an event on a stated day; in UTC the evening of a place is often the next day's."""
    days = {start.date, start.date - dt.timedelta(start.offset == 0)}
    return any(occurrence.date in days for event in events for occurrence in event.occurrences)


def _likeness(one: str | None, other: str) -> float:
    a, b = set(_WORD.findall(fold(one or ""))), set(_WORD.findall(fold(other)))
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _filled(event: SideEvent, each: Stated) -> SideEvent:
    """An event of the text with what only the stated one says."""
    fields = {name: value for name, value in _stated_fields(each).items() if not getattr(event, name)}
    if event.status == "scheduled" and each.event.status in _STATUSES:
        fields["status"] = _STATUSES[each.event.status]
    at = _occurrence_on(event, each.start)
    settled = set(fields)
    notes = list(event.diagnostics)
    if not event.occurrences or (len(event.occurrences) == 1 and event.date is None):
        fields["occurrences"] = (_occurrence(each),)
        settled |= {"date", "zone"}
    elif at is None or _contradicts(event.occurrences[at], each):
        notes.append(_disagreement(each))
    else:
        occurrence, news = _filled_occurrence(event.occurrences[at], each)
        settled |= news
        if news:
            fields["occurrences"] = (*event.occurrences[:at], occurrence, *event.occurrences[at + 1 :])
    evidence = {**event.evidence, **_evidence(fields, each, at or 0, settled)}
    gone = {_SETTLES[name] for name in settled if name in _SETTLES}
    kept = tuple(note for note in notes if note.code not in gone)
    plain = event.model_dump(include=set(SideEvent.model_fields) - {*fields, "evidence", "diagnostics"})
    return SideEvent.model_validate({**plain, **fields, "evidence": evidence, "diagnostics": kept})


def _contradicts(occurrence: Occurrence, each: Stated) -> bool:
    """Whether text and data give different hours; data in UTC may be the same hour, or a local one in disguise."""
    stated = each.start.time
    if occurrence.start_time is None or stated is None or occurrence.start_time == stated:
        return False
    instant = instant_of(each.start)
    if instant is not None and occurrence.start is not None:
        return occurrence.start != instant
    return each.start.offset != 0


def _filled_occurrence(occurrence: Occurrence, each: Stated) -> tuple[Occurrence, set[str]]:
    """An occurrence with the hours and the zone that only the data state, and what is new."""
    news: dict[str, Any] = {}
    local = occurrence.date == each.start.date and occurrence.start_time in {None, each.start.time}
    rule = next((one for one in _planned(each) if one.date == occurrence.date and one.recurrence), None)
    if rule is not None and occurrence.recurrence is None:
        news |= {"recurrence": rule.recurrence, "note": occurrence.note or rule.note}
        if local and occurrence.timezone is None and rule.start_time == each.start.time:
            news |= {"timezone": rule.timezone, "start": rule.start, "end": rule.end}
    if local and occurrence.start_time is None and each.start.time is not None:
        news["start_time"] = each.start.time
    if local and occurrence.end_time is None and each.end is not None and each.end.time and each.end != each.start:
        news["end_time"] = each.end.time
        if each.end.date != occurrence.date:
            news["end_date"] = each.end.date
    if local and occurrence.timezone is None and each.start.offset:
        news |= {"timezone": _zone(each), "start": instant_of(each.start)}
        if (news.get("end_time") or occurrence.end_time) == (each.end.time if each.end else None):
            news["end"] = instant_of(each.end)
    names = {"end_time": "end", "timezone": "zone", "start_time": "start", "recurrence": "recurrence"}
    return occurrence.model_copy(update=news), {names[name] for name in news if name in names}


def _zone(each: Stated) -> ZoneHint | None:
    start = each.start
    if start.offset is None:
        return None
    span = each.places["start"]
    fields = {"text": start.zone, "span": span, "kind": "offset", "utc_offset": start.offset}
    return ZoneHint.model_validate({**fields, "literal_utc_offset": start.offset})


def _occurrence(each: Stated) -> Occurrence:
    start, end = each.start, each.end
    return Occurrence(
        span=each.places["start"],
        date=start.date,
        start_time=start.time,
        end_date=end.date if end and end.date != start.date else None,
        end_time=end.time if end and end != start else None,
        timezone=_zone(each),
        start=instant_of(start),
        end=instant_of(end),
    )


def _occurrences(each: Stated) -> tuple[Occurrence, ...]:
    """The stated moment and those of the schedules, the first of which may be the same."""
    first = _occurrence(each)
    planned = _planned(each)
    same = planned[:1] and (planned[0].date, planned[0].start_time) == (first.date, first.start_time)
    return planned if same else (first, *planned)


def _planned(each: Stated) -> tuple[Occurrence, ...]:
    span = each.places.get("schedules")
    read = (read_planned(line, span) for line in each.event.schedules) if span is not None else ()
    return tuple(occurrence for occurrence in read if occurrence is not None)


def _stated_fields(each: Stated) -> dict[str, Any]:
    """What the data say apart from when, as fields of a record."""
    event, places = each.event, each.places
    fields: dict[str, Any] = {"title": event.name, "description": event.description}
    roles = {"organizer": event.organizers, "sponsor": event.sponsors}
    fields["organizers"] = tuple(
        {"name": name, "role": role, "span": places[f"{role}s"]} for role, names in roles.items() for name in names
    )
    fields["speakers"] = tuple({"name": name, "span": places["performers"]} for name in event.performers)
    where = "place" if event.place else "address"
    locations: list[dict[str, Any]] = []
    if event.place or event.address:
        locations.append({"text": event.place or event.address, "span": places[where]})
    if event.place_url:
        online = {"text": event.place_url, "span": places["place_url"], "kind": "virtual", "url": event.place_url}
        locations.append(online)
    fields["locations"] = tuple(locations)
    fields["super_event"] = event.part_of
    fields["attendance_mode"] = _MODES.get(event.mode)
    return {name: value for name, value in fields.items() if value}


def _new_event(each: Stated) -> SideEvent:
    """A record for an event that the text does not show."""
    fields = _stated_fields(each)
    key = "|".join([fold(" ".join(each.event.organizers[:1])), fold(each.event.name), each.event.start])
    return SideEvent.model_validate(
        {
            **fields,
            "uid": blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest(),
            "span": join_spans(*each.places.values()),
            "occurrences": _occurrences(each),
            "status": _STATUSES.get(each.event.status, "scheduled"),
            "evidence": _evidence(fields, each, 0, {"date", "start", "end", "zone"}),
        }
    )


def _evidence(fields: dict[str, Any], each: Stated, at: int, settled: set[str]) -> dict[str, tuple[Evidence, ...]]:
    """Which values were read off the data, and where they stand."""
    places = each.places
    sources = {"title": "name", "description": "description", "attendance_mode": "mode", "status": "status"}
    found = {path: places[name] for path, name in sources.items() if path in fields and name in places}
    for path in ("organizers", "speakers", "locations"):
        found |= {f"{path}.{number}": each["span"] for number, each in enumerate(fields.get(path, ()))}
    times = {"date": "date", "start": "start_time", "end": "end_time", "zone": "timezone"}
    for name in sorted(settled & set(times)):
        place = places.get("end" if name == "end" else "start")
        if place is not None:
            found[f"occurrences.{at}.{times[name]}"] = place
    return {path: (Evidence(span=span, rule=each.event.source),) for path, span in found.items()}


def _disagreement(each: Stated) -> Diagnostic:
    severity, message = CODES["structured_data_disagrees"]
    fields = {"code": "structured_data_disagrees", "message": message, "severity": severity, "field": "start"}
    return Diagnostic.model_validate({**fields, "span": each.places["start"], "data": {"stated": each.event.start}})
