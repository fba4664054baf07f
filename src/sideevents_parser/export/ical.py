r"""Records → iCalendar (RFC 5545, 7986, 9073): an entry for each session, at the hour that every reader shows right.

In: events. Out: entries, which the feed and the server merge with what is there, or the bytes of a calendar.
``write_ical(result.events, ExportOptions(stamp=now))`` begins with ``b"BEGIN:VCALENDAR\r\n"``.
"""

import datetime as dt
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.contentlines import fold, raw_line, text_line
from sideevents_parser.export.moments import Moment, dated, in_utc
from sideevents_parser.export.recurrence import further_dates, recurrence_lines
from sideevents_parser.export.vtimezone import timezone_lines
from sideevents_parser.export.words import (
    clock_text,
    details_of,
    main_link,
    one_line,
    place_of,
    speaker_text,
    title_of,
    ways_to_join,
)
from sideevents_parser.records import MAIN_ROLES, Diagnostic, Occurrence, Organizer, SideEvent, Speaker

_PRODUCT = "-//sideevents_parser//sideevents_parser//EN"
_STATUS = {"cancelled": "CANCELLED", "postponed": "CANCELLED", "tentative": "TENTATIVE"}
_NOBODY = "invalid:nomail"  # ORGANIZER wants an address; pages seldom give one
_UNSURE = "to_be_confirmed"
_NOT_ABOUT_TIME = ("locations", "speakers", "organizers", "registration", "title", "description", "links")
_ZONED = re.compile(r'(?:DTSTART|DTEND|DUE|RDATE|EXDATE|RECURRENCE-ID)[^:]*;TZID="?([^":;]+)[^:]*:(.*)')
_YEARS = re.compile(r"\b(\d{4})\d{4}")
_NEVER_ENDING = 9000


class Entry(NamedTuple):
    """What a calendar shows of a session (``shown``), and what it keeps about it (``notes``), as content lines.

    ``event`` is the uid of the record; the second and later sessions have a ``uid`` of their own.
    """

    uid: str
    event: str
    shown: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Two fingerprints: of what is shown, and of all."""
        return f"{_fingerprint(self.shown)}.{_fingerprint(self.shown + self.notes)}"


class Revision(NamedTuple):
    """Which version of an entry this is, and since when."""

    sequence: int
    stamp: str
    modified: str


def write_ical(events: Iterable[SideEvent], options: ExportOptions) -> bytes:
    """A new calendar. Events without any date cannot stand in it."""
    stamp = utc_text(options.stamp)
    first = Revision(0, stamp, stamp)
    components = [component_lines(entry, first) for event in events for entry in entries_of(event, options)]
    return calendar_bytes(components, name=options.name)


def entries_of(event: SideEvent, options: ExportOptions) -> tuple[Entry, ...]:
    """The event's entries: one a session; none when no session has a date."""
    sessions = tuple((occurrence, _timed(occurrence, moment, options)) for occurrence, moment in dated(event))
    if options.sessions == "rdate" and _alike(sessions):
        extra = further_dates([moment for _, moment in sessions])
        return (_entry(event, 0, sessions[0], extra, options),)
    several = len(sessions) > 1
    return tuple(
        _entry(event, at, session, _relation(event, at) if several else (), options)
        for at, session in enumerate(sessions)
    )


def component_lines(entry: Entry, revision: Revision, kept: Iterable[str] = ()) -> tuple[str, ...]:
    """The VEVENT. ``kept``: lines of the user's own, such as alarms, that stay."""
    return (
        "BEGIN:VEVENT",
        text_line("UID", entry.uid),
        f"DTSTAMP:{revision.stamp}",
        f"SEQUENCE:{revision.sequence}",
        f"LAST-MODIFIED:{revision.modified}",
        *entry.shown,
        *entry.notes,
        text_line("X-SIDEEVENTS-EVENT", entry.event),
        f"X-SIDEEVENTS-DIGEST:{entry.digest}",
        *kept,
        "END:VEVENT",
    )


def calendar_bytes(
    components: Iterable[tuple[str, ...]],
    *,
    name: str | None = None,
    heading: Iterable[str] = (),
    zones: dict[str, tuple[str, ...]] | None = None,
) -> bytes:
    """The calendar around its components, with the zones that they use: ``zones`` where this machine knows none."""
    bodies = tuple(components)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", *heading]
    if name:
        lines += [text_line("NAME", one_line(name)), text_line("X-WR-CALNAME", one_line(name))]
    for zone, (first, last) in sorted(_zones_used(bodies).items()):
        lines += timezone_lines(zone, first, last) or (zones or {}).get(zone, ())
    for body in bodies:
        lines += body
    return fold([*lines, "END:VCALENDAR"])


def utc_text(instant: dt.datetime) -> str:
    """An instant as iCalendar writes it."""
    return f"{instant.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _entry(
    event: SideEvent, at: int, session: tuple[Occurrence, Moment], extra: tuple[str, ...], options: ExportOptions
) -> Entry:
    occurrence, moment = session
    uid = _session_uid(event, at)
    shown = [*_when(occurrence, moment), *extra, *_what(event, occurrence), *_where(event), *_who(event)]
    if options.participants:
        shown += [
            line for number, speaker in enumerate(event.speakers, 1) for line in _participant(uid, number, speaker)
        ]
    return Entry(uid, one_line(event.uid), tuple(shown), tuple(_notes(event, occurrence)))


def _timed(occurrence: Occurrence, moment: Moment, options: ExportOptions) -> Moment:
    return in_utc(moment) if options.times == "utc" and not occurrence.recurrence else moment


def _session_uid(event: SideEvent, at: int) -> str:
    uid = one_line(event.uid)
    return f"{uid}-{at + 1}" if at else uid


def _relation(event: SideEvent, at: int) -> tuple[str, ...]:
    return (text_line("RELATED-TO", _session_uid(event, 0), RELTYPE="SIBLING"),) if at else ()


def _alike(sessions: tuple[tuple[Occurrence, Moment], ...]) -> bool:
    """Whether one entry can stand for all: same form, zone and length, nothing said of a single one, in order."""
    same = {(moment.form, moment.zone, moment.end and moment.end - moment.start) for _, moment in sessions}
    plain = not any(occurrence.label or occurrence.note or occurrence.recurrence for occurrence, _ in sessions)
    starts = [moment.start for _, moment in sessions]
    return len(sessions) > 1 and len(same) == 1 and plain and starts == sorted(set(starts))


def _when(occurrence: Occurrence, moment: Moment) -> list[str]:
    lines = [_time_line("DTSTART", moment, moment.start)]
    if moment.end:
        lines.append(_time_line("DTEND", moment, moment.end))
    return [*lines, *recurrence_lines(occurrence.recurrence, moment)]


def _time_line(name: str, moment: Moment, clock: dt.datetime) -> str:
    day = f"{clock.year:04}{clock.month:02}{clock.day:02}"  # strftime leaves the zeros out before the year 1000
    if moment.form == "day":
        return f"{name};VALUE=DATE:{day}"
    written = f"{day}T{clock:%H%M%S}"
    if moment.form == "zoned":
        return f"{name};TZID={moment.zone}:{written}"
    return f"{name}:{written}Z" if moment.form == "utc" else f"{name}:{written}"


def _what(event: SideEvent, occurrence: Occurrence) -> list[str]:
    title, made_up = title_of(event)
    label = one_line(occurrence.label or "")
    lines = [
        text_line("SUMMARY", f"{title} ({label})" if label else title, LANGUAGE=None if made_up else _language(event))
    ]
    if made_up:
        lines.append("X-SIDEEVENTS-GENERATED:SUMMARY")
    details = details_of(event, occurrence)
    if details:
        lines.append(text_line("DESCRIPTION", details))
    lines.append(f"STATUS:{_status(event)}")
    if event.event_type:
        lines.append(text_line("CATEGORIES", one_line(event.event_type)))
    return lines


def _status(event: SideEvent) -> str:
    unsure = any(
        note.code == _UNSURE and not (note.field or "").startswith(_NOT_ABOUT_TIME) for note in event.diagnostics
    )
    return "TENTATIVE" if unsure and event.status == "scheduled" else _STATUS.get(event.status, "CONFIRMED")


def _language(event: SideEvent) -> str | None:
    return event.language if event.language and re.fullmatch(r"[A-Za-z0-9-]{2,35}", event.language) else None


def _where(event: SideEvent) -> list[str]:
    place, page = place_of(event), main_link(event)
    lines = [text_line("LOCATION", place)] if place else []
    if page:
        lines.append(raw_line("URL", page))
    ways = ways_to_join(event).items()
    return lines + [raw_line("CONFERENCE", url, VALUE="URI", FEATURE="VIDEO", LABEL=name) for url, name in ways]


def _who(event: SideEvent) -> list[str]:
    main = next((each for each in event.organizers if each.role in MAIN_ROLES), None) or next(
        iter(event.organizers), None
    )
    lines = [raw_line("ORGANIZER", _NOBODY, CN=one_line(main.name))] if main else []
    lines += [text_line("CONTACT", _organizer_text(other)) for other in event.organizers if other is not main]
    if event.registration and event.registration.email:
        lines.append(text_line("CONTACT", one_line(event.registration.email)))
    return lines


def _organizer_text(organizer: Organizer) -> str:
    return f"{one_line(organizer.name)} ({organizer.role.replace('_', '-')})"


def _participant(uid: str, number: int, speaker: Speaker) -> tuple[str, ...]:
    """A speaker as RFC 9073 has it."""
    return (
        "BEGIN:PARTICIPANT",
        text_line("UID", f"{uid}-participant-{number}"),
        "PARTICIPANT-TYPE:SPEAKER",
        text_line("SUMMARY", speaker_text(speaker)),
        "END:PARTICIPANT",
    )


def _notes(event: SideEvent, occurrence: Occurrence) -> list[str]:
    """What no calendar shows: hints, other readings, what was uncertain. No spans: a page that moves is no change."""
    zone = occurrence.timezone
    lines = [] if event.status == "scheduled" else [f"X-SIDEEVENTS-STATUS:{event.status}"]
    if zone:
        lines.append(text_line("X-SIDEEVENTS-TIMEZONE", one_line(zone.text), X_KIND=zone.kind, X_BASIS=zone.basis))
    lines += [text_line("X-SIDEEVENTS-ALTERNATIVE", clock_text(other)) for other in occurrence.alternatives]
    return lines + [_diagnostic_line(diagnostic) for diagnostic in event.diagnostics]


def _diagnostic_line(diagnostic: Diagnostic) -> str:
    field = one_line(diagnostic.field or "")
    message = one_line(diagnostic.message)
    return text_line(
        "X-SIDEEVENTS-DIAGNOSTIC",
        message,
        X_CODE=one_line(diagnostic.code),
        X_SEVERITY=diagnostic.severity,
        X_FIELD=field,
    )


def _fingerprint(lines: tuple[str, ...]) -> str:
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def _zones_used(components: tuple[tuple[str, ...], ...]) -> dict[str, tuple[int, int]]:
    """The zones named in the components, each with its first and last year; to the end of time for what recurs."""
    years: dict[str, list[int]] = {}
    for component in components:
        recurs = any(line.startswith("RRULE") for line in component)
        for line in component:
            found = ";TZID=" in line and _ZONED.match(line)
            if found:
                years.setdefault(found[1], []).extend(int(year) for year in _YEARS.findall(found[2]))
                years[found[1]] += [_NEVER_ENDING] if recurs else []
    return {zone: (min(used), max(used)) for zone, used in years.items() if used}
