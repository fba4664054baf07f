"""Records made by hand, for the tests of the calendar export."""

import datetime as dt

from sideevents_parser.records import (
    Diagnostic,
    Link,
    Location,
    Occurrence,
    Organizer,
    Registration,
    SideEvent,
    Speaker,
    ZoneHint,
)

SPAN = (0, 1)
STAMP = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def zone(key, **more):
    return ZoneHint(**{"text": key or "local time", "kind": "iana", "zone": key, **more})


def session(date="2026-06-25", start="15:00", end="16:30", key="Europe/Paris", **more):
    """An occurrence by the wall clock; ``key`` None = no zone hinted at."""
    return Occurrence(
        date=dt.date.fromisoformat(date),
        start_time=dt.time.fromisoformat(start) if start else None,
        end_time=dt.time.fromisoformat(end) if end else None,
        timezone=zone(key) if key else None,
        **more,
    )


def event(uid="e1", title="Water for all", *sessions, **more):
    return SideEvent(uid=uid, span=SPAN, title=title, occurrences=sessions or (session(),), **more)


def full_event(**more):
    """An event with every field."""
    fields = {
        "description": "First line; with, marks\\and ☔\n\nסוף",
        "organizers": (
            Organizer(name='Institute "Agua"', span=SPAN),
            Organizer(name="City of Lyon", role="co_host", span=SPAN),
            Organizer(name="Good Bank", role="sponsor", span=SPAN),
        ),
        "locations": (
            Location(text="Room 5, Quai 3", span=SPAN),
            Location(text="Zoom", span=SPAN, kind="virtual", platform="Zoom", url="https://zoom.example/j/1?pwd=a,b;c"),
        ),
        "attendance_mode": "hybrid",
        "speakers": (
            Speaker(name="Ana Souza", span=SPAN, honorific="Dr", role="moderator", affiliation="University of Lima"),
            Speaker(name="Bo Li", span=SPAN, job_title="Minister"),
        ),
        "registration": Registration(
            text="Register",
            span=SPAN,
            url="https://example.org/register",
            email="in@example.org",
            deadline=session("2026-06-20", None, None, None),
        ),
        "links": (Link(url="https://example.org/water", text="More", span=SPAN, role="information"),),
        "event_type": "seminar",
        "super_event": "Water Week",
        "language": "en",
        "diagnostics": (
            Diagnostic(code="year_inferred", message="Year from the heading, 2026", field="occurrences.0.date"),
        ),
    }
    return event("full", "Water; for, all", **{**fields, **more})
