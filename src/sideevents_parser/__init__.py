"""Reads announcements as people write them and gives back validated records."""

from sideevents_parser.pages import parse_html, parse_mail
from sideevents_parser.parse import parse
from sideevents_parser.questions import find_dates, resolve_timezone, scan, segment
from sideevents_parser.records import (
    Diagnostic,
    Evidence,
    Link,
    Location,
    Occurrence,
    Organizer,
    PageContext,
    ParseResult,
    Registration,
    SideEvent,
    Speaker,
    ZoneHint,
)
from sideevents_parser.vocabulary.notes import CODES as DIAGNOSTIC_CODES
from sideevents_parser.vocabulary.settings import Options
from sideevents_parser.vocabulary.spans import Span

__all__ = [
    "DIAGNOSTIC_CODES",
    "Diagnostic",
    "Evidence",
    "Link",
    "Location",
    "Occurrence",
    "Options",
    "Organizer",
    "PageContext",
    "ParseResult",
    "Registration",
    "SideEvent",
    "Span",
    "Speaker",
    "ZoneHint",
    "find_dates",
    "parse",
    "parse_html",
    "parse_mail",
    "resolve_timezone",
    "scan",
    "segment",
]
