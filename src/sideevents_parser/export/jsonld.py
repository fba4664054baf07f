"""Records → schema.org Events as JSON-LD, as web pages carry them in ``<script type="application/ld+json">``.

``write_jsonld(result.events, ExportOptions())`` is a ``@graph`` with an ``Event`` for each record; its sessions are
``subEvent``s.
"""

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any, Final

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.moments import Moment, dated, moment_of
from sideevents_parser.export.words import description_of, is_web_address, main_link, one_line, title_of, ways_to_join
from sideevents_parser.records import Occurrence, SideEvent, Speaker

_SCHEMA: Final = "https://schema.org/"
_STATUS: Final = {
    "scheduled": "EventScheduled",
    "tentative": "EventScheduled",
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "rescheduled": "EventRescheduled",
    "moved_online": "EventMovedOnline",
}
_MODE: Final = {
    "in_person": "OfflineEventAttendanceMode",
    "online": "OnlineEventAttendanceMode",
    "hybrid": "MixedEventAttendanceMode",
}
_SPONSORS: Final = frozenset({"sponsor", "co_sponsor", "partner", "supporter"})

Node = dict[str, Any]


def write_jsonld(events: Iterable[SideEvent], options: ExportOptions) -> bytes:
    """All events as one JSON-LD document, safe inside a web page's script element."""
    del options
    graph = {"@context": "https://schema.org", "@graph": [event_node(event) for event in events]}
    written = json.dumps(graph, ensure_ascii=False, indent=2)
    return (written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n").encode()


def event_node(event: SideEvent) -> Node:
    """One event; what is not known is left out."""
    sessions = dated(event)
    title, _ = title_of(event)
    hosts = [each for each in event.organizers if one_line(each.name)]
    node = {
        "@type": "Event",
        "identifier": one_line(event.uid),
        "name": title,
        "description": description_of(event),
        **_times(sessions),
        "eventStatus": _SCHEMA + _STATUS[event.status],
        "eventAttendanceMode": _SCHEMA + _MODE[event.attendance_mode] if event.attendance_mode else None,
        "previousStartDate": _previous_start(event),
        "location": _one_or_all(_places(event)),
        "organizer": _one_or_all([_named("Organization", each.name) for each in hosts if each.role not in _SPONSORS]),
        "sponsor": _one_or_all([_named("Organization", each.name) for each in hosts if each.role in _SPONSORS]),
        "performer": _one_or_all([_person(each) for each in event.speakers if one_line(each.name)]),
        "offers": _offer(event),
        "url": main_link(event),
        "inLanguage": event.language,
        "superEvent": _named("Event", event.super_event or "") if one_line(event.super_event or "") else None,
        "subEvent": [_session(title, *session) for session in sessions] if len(sessions) > 1 else None,
    }
    return _known(node)


def _times(sessions: tuple[tuple[Occurrence, Moment], ...]) -> Node:
    if not sessions:
        return {}
    (first, start), (last, _) = sessions[0], sessions[-1]
    return {"startDate": _iso(start, start.start), "endDate": _end(last), "eventSchedule": _schedule(first, start)}


def _session(title: str, occurrence: Occurrence, moment: Moment) -> Node:
    label = one_line(occurrence.label or "")
    times = {"startDate": _iso(moment, moment.start), "endDate": _end(occurrence)}
    return _known({"@type": "Event", "name": f"{title} ({label})" if label else title, **times})


def _end(occurrence: Occurrence) -> str | None:
    """The end as schema.org wants it: a last day is meant inclusively."""
    moment = moment_of(occurrence)
    if moment is None or moment.end is None:
        return None
    last_day_only = moment.form == "day" or occurrence.end_time is None
    return str(moment.end.date() - dt.timedelta(days=1)) if last_day_only else _iso(moment, moment.end)


def _iso(moment: Moment, clock: dt.datetime) -> str:
    if moment.form == "day":
        return clock.date().isoformat()
    aware = moment._replace(start=clock).aware_start
    return (aware or clock).isoformat(timespec="minutes" if not clock.second else "seconds")


def _schedule(occurrence: Occurrence, moment: Moment) -> Node | None:
    """How an event recurs: the parts of the rule that schema.org has words for."""
    parts = dict(
        part.partition("=")[::2] for part in (occurrence.recurrence or "").upper().removeprefix("RRULE:").split(";")
    )
    frequency = {"DAILY": "P1D", "WEEKLY": "P1W", "MONTHLY": "P1M", "YEARLY": "P1Y"}.get(parts.get("FREQ", ""))
    if not frequency:
        return None
    count, interval = parts.get("COUNT", ""), parts.get("INTERVAL", "")
    return _known(
        {
            "@type": "Schedule",
            "startDate": moment.start.date().isoformat(),
            "startTime": None if moment.form == "day" else moment.start.time().isoformat(),
            "repeatFrequency": f"P{interval}{frequency[-1]}" if interval.isdecimal() else frequency,
            "repeatCount": int(count) if count.isdecimal() else None,
            "scheduleTimezone": moment.zone,
        }
    )


def _previous_start(event: SideEvent) -> str | None:
    moments = [moment for moment in map(moment_of, event.previous) if moment]
    return _iso(moments[0], moments[0].start) if moments else None


def _places(event: SideEvent) -> list[Node]:
    rooms = [one_line(place.text) for place in event.locations if place.kind == "physical"]
    online = [place for place in event.locations if place.kind == "virtual"]
    known = {place.url for place in online}
    links = [(one_line(place.platform or place.text), place.url) for place in online]
    links += [(name, url) for url, name in ways_to_join(event).items() if url not in known]
    return [{"@type": "Place", "name": room, "address": room} for room in rooms if room] + [
        _known({"@type": "VirtualLocation", "name": name or None, "url": url if is_web_address(url) else None})
        for name, url in links
    ]


def _person(speaker: Speaker) -> Node:
    person = {**_named("Person", speaker.name), "honorificPrefix": speaker.honorific, "jobTitle": speaker.job_title}
    employer = one_line(speaker.affiliation or "")
    return _known({**person, "affiliation": _named("Organization", employer) if employer else None})


def _named(kind: str, name: str) -> Node:
    return {"@type": kind, "name": one_line(name)}


def _offer(event: SideEvent) -> Node | None:
    sign_up = event.registration
    if not sign_up or not is_web_address(sign_up.url):
        return None
    deadline = moment_of(sign_up.deadline) if sign_up.deadline else None
    return _known(
        {"@type": "Offer", "url": sign_up.url, "availabilityEnds": _iso(deadline, deadline.start) if deadline else None}
    )


def _one_or_all(nodes: list[Node]) -> Node | list[Node] | None:
    return nodes[0] if len(nodes) == 1 else nodes or None


def _known(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
