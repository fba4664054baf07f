"""Records → CSV (RFC 4180) for spreadsheets: a row for each session, and one for an event without any.

A cell that a spreadsheet would run as a formula gets a ``'`` before it: titles come from strangers' pages.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.moments import moment_of
from sideevents_parser.export.words import description_of, main_link, one_line, place_of, speaker_text, ways_to_join
from sideevents_parser.records import Occurrence, SideEvent

COLUMNS: Final = (
    "uid", "session", "title", "date", "start_time", "end_date", "end_time", "timezone", "timezone_as_written",
    "start_utc", "end_utc", "status", "attendance_mode", "location", "join_url", "organizer", "other_organizers",
    "speakers", "url", "registration_url", "registration_email", "event_type", "language", "label", "recurrence",
    "description", "diagnostics",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t")


def write_csv(events: Iterable[SideEvent], options: ExportOptions) -> bytes:
    """UTF-8 with the mark that spreadsheets look for, a heading row, lines ended by CR LF."""
    del options
    sheet = io.StringIO(newline="")
    rows = csv.writer(sheet)
    rows.writerow(COLUMNS)
    rows.writerows([_guarded(cell) for cell in row] for event in events for row in _rows(event))
    return sheet.getvalue().encode("utf-8-sig")


def _rows(event: SideEvent) -> Iterator[tuple[str, ...]]:
    for number, occurrence in enumerate(event.occurrences or (Occurrence(),), 1):
        yield (*_what(event, number), *_when(occurrence), *_around(event), *_rest(event, occurrence))


def _what(event: SideEvent, number: int) -> tuple[str, ...]:
    return one_line(event.uid), str(number), one_line(event.title or "")


def _when(occurrence: Occurrence) -> tuple[str, ...]:
    zone, moment = occurrence.timezone, moment_of(occurrence)
    instants = (moment.aware_start, moment.aware_end) if moment else (None, None)
    return (
        str(occurrence.date) if occurrence.date else "",
        f"{occurrence.start_time:%H:%M}" if occurrence.start_time else "",
        str(occurrence.end_date) if occurrence.end_date else "",
        f"{occurrence.end_time:%H:%M}" if occurrence.end_time else "",
        (zone.zone or "") if zone else "",
        one_line(zone.text) if zone else "",
        *(f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%MZ}" if instant else "" for instant in instants),
    )


def _around(event: SideEvent) -> tuple[str, ...]:
    return (
        event.status,
        event.attendance_mode or "",
        place_of(event) or "",
        " ".join(ways_to_join(event)),
        one_line(event.organizer or ""),
        "; ".join(one_line(each.name) for each in event.organizers if each.name != event.organizer),
        "; ".join(map(speaker_text, event.speakers)),
    )


def _rest(event: SideEvent, occurrence: Occurrence) -> tuple[str, ...]:
    sign_up = event.registration
    return (
        main_link(event) or "",
        (sign_up.url or "") if sign_up else "",
        (sign_up.email or "") if sign_up else "",
        one_line(event.event_type or ""),
        event.language or "",
        one_line(occurrence.label or ""),
        occurrence.recurrence or "",
        description_of(event) or "",
        "; ".join(dict.fromkeys(diagnostic.code for diagnostic in event.diagnostics)),
    )


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
