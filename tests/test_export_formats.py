"""JSON-LD, JSON lines, CSV, links, and the table of formats."""

import csv
import datetime as dt
import importlib
import io
import json
import pkgutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import sideevents_parser.export
from calendar_records import STAMP, event, full_event, session, zone
from records_by_chance import events_by_chance
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.formats import FORMATS, format_named
from sideevents_parser.export.jsonld import event_node, write_jsonld
from sideevents_parser.export.jsonlines import read_jsonl, write_jsonl
from sideevents_parser.export.links import google_link, outlook_link, write_links
from sideevents_parser.export.moments import moment_of
from sideevents_parser.export.table import COLUMNS, write_csv
from sideevents_parser.pages import parse_html
from sideevents_parser.records import Organizer

OPTIONS = ExportOptions(stamp=STAMP)


# What schema.org says of Event, as far as we write it.
SCHEMA = jsonschema.Draft202012Validator(
    json.loads(Path(__file__).with_name("schema_org_event.json").read_text("utf-8"))
)


def test_every_module_that_writes_has_a_row():
    names = [each.name for each in pkgutil.iter_modules(sideevents_parser.export.__path__, "sideevents_parser.export.")]
    writers = {
        getattr(importlib.import_module(name), written).__name__
        for name in names
        for written in dir(importlib.import_module(name))
        if written.startswith("write_") and getattr(importlib.import_module(name), written).__module__ == name
    }
    assert writers - {"write_feed"} == {row.write.__name__ for row in FORMATS}
    assert format_named("ics").suffixes[0] == ".ics"
    with pytest.raises(KeyError, match="jsonld"):
        format_named("docx")


@given(events_by_chance())
def test_every_format_writes_any_events(events):
    for row in FORMATS:
        assert isinstance(row.write(events, OPTIONS), bytes)
        assert row.write((), OPTIONS) is not None


@given(events_by_chance())
def test_jsonl_loses_nothing(events):
    assert read_jsonl(write_jsonl(events, OPTIONS)) == events
    sourced = b"".join(
        b'{"source":"p.txt",' + line[1:] + b"\n" for line in write_jsonl(events, OPTIONS).split(b"\n")[:-1]
    )
    assert read_jsonl(sourced) == events


def test_jsonld_of_a_full_event():
    node = json.loads(write_jsonld([full_event()], OPTIONS))["@graph"][0]
    assert node["startDate"] == "2026-06-25T15:00+02:00"
    assert node["endDate"] == "2026-06-25T16:30+02:00"
    assert node["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert [place["@type"] for place in node["location"]] == ["Place", "VirtualLocation"]
    assert node["location"][1]["url"] == "https://zoom.example/j/1?pwd=a,b;c"
    assert [each["name"] for each in node["organizer"]] == ['Institute "Agua"', "City of Lyon"]
    assert node["sponsor"]["name"] == "Good Bank"
    assert node["performer"][0]["affiliation"]["name"] == "University of Lima"
    assert node["offers"] == {"@type": "Offer", "url": "https://example.org/register", "availabilityEnds": "2026-06-20"}
    assert SCHEMA.is_valid({"@context": "https://schema.org", "@graph": [node]})


@pytest.mark.parametrize(
    "status, name",
    [
        ("scheduled", "EventScheduled"),
        ("cancelled", "EventCancelled"),
        ("postponed", "EventPostponed"),
        ("rescheduled", "EventRescheduled"),
        ("moved_online", "EventMovedOnline"),
    ],
)
def test_jsonld_status(status, name):
    assert event_node(event(status=status))["eventStatus"] == f"https://schema.org/{name}"


def test_jsonld_times():
    moved = event("e", "T", session("2026-07-01"), status="rescheduled", previous=(session("2026-06-01"),))
    assert event_node(moved)["previousStartDate"] == "2026-06-01T15:00+02:00"
    days = event_node(event("e", "T", session(start=None, end=None, end_date=dt.date(2026, 6, 27))))
    assert (days["startDate"], days["endDate"]) == ("2026-06-25", "2026-06-27")
    assert event_node(event("e", "T", session(key=None)))["startDate"] == "2026-06-25T15:00"
    three = event_node(
        event("e", "T", session(), session("2026-06-26", end=None), session("2026-06-27", label="Day 3"))
    )
    assert (three["startDate"], three["endDate"]) == ("2026-06-25T15:00+02:00", "2026-06-27T16:30+02:00")
    assert [each["name"] for each in three["subEvent"]] == ["T", "T", "T (Day 3)"]
    weekly = event_node(event("e", "T", session(recurrence="RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=4")))
    assert weekly["eventSchedule"]["repeatFrequency"] == "P2W"
    assert weekly["eventSchedule"]["scheduleTimezone"] == "Europe/Paris"


def test_jsonld_cannot_end_a_script():
    assert b"<" not in write_jsonld([event("e", "</script><script>alert(1)</script>\u2028")], OPTIONS)


def test_jsonld_in_a_page_is_read_back():
    written = full_event(status="cancelled")
    script = write_jsonld([written], OPTIONS).decode()
    found = parse_html(
        f'<title>Talks</title><p>See you there.</p><script type="application/ld+json">{script}</script>'
    ).events
    (read,) = found
    assert (read.title, read.status, read.attendance_mode) == (written.title, "cancelled", "hybrid")
    assert read.description == written.description
    assert (read.start, read.end) == tuple(
        dt.datetime(2026, 6, 25, 13 + after, half, tzinfo=dt.UTC) for after, half in ((0, 0), (1, 30))
    )
    assert {each.name for each in written.organizers} == {each.name for each in read.organizers}
    assert {each.name for each in written.speakers} == {each.name for each in read.speakers}


_NAMES = st.lists(
    st.sampled_from(["River", "Harbour", "Salt", "Zürich", "café", "and", "of", "水", '"Open"', "A & B", "Lima;"]),
    min_size=1,
    max_size=5,
).map(" ".join)
_SESSIONS = st.builds(
    lambda day, hour, length, key: session(
        f"{day}", f"{hour:02}:15", f"{hour + length:02}:45" if length else None, key
    ),
    st.dates(dt.date(2015, 1, 1), dt.date(2035, 1, 1)),
    st.integers(8, 18),
    st.integers(0, 3),
    st.sampled_from(["Europe/Paris", "America/New_York", "Asia/Kolkata", "Africa/Nairobi", "Pacific/Auckland"]),
)


@given(
    title=_NAMES,
    held=_SESSIONS,
    told=st.none() | _NAMES,
    parties=st.lists(_NAMES, max_size=2, unique=True),
    status=st.sampled_from(["scheduled", "cancelled", "postponed", "moved_online"]),
)
def test_any_event_is_read_back_from_its_jsonld(title, held, told, parties, status):
    organizers = tuple(Organizer(name=name, span=(0, 1)) for name in parties)
    written = event("u1", title, held, description=told, organizers=organizers, status=status)
    script = write_jsonld([written], OPTIONS).decode()
    (read,) = parse_html(f'<p>See you.</p><script type="application/ld+json">{script}</script>').events
    assert (read.title, read.description, read.status) == (title, told, status)
    assert [each.name for each in read.organizers] == parties
    moment = moment_of(held)
    assert (read.start, read.end) == (moment.aware_start, moment.aware_end)


@given(events_by_chance())
def test_jsonld_is_what_schema_org_says(events):
    errors = SCHEMA.iter_errors(json.loads(write_jsonld(events, OPTIONS)))
    assert [error.message for error in errors] == []


def test_schema_tells_wrong_from_right():
    right = json.loads(write_jsonld([full_event()], OPTIONS))
    for field, wrong in {
        "startDate": "25 June",
        "eventStatus": "cancelled",
        "location": "Paris",
        "name": None,
        "offers": {"@type": "Offer", "price": []},
    }.items():
        changed = json.loads(json.dumps(right))
        changed["@graph"][0][field] = wrong
        assert not SCHEMA.is_valid(changed), field
    changed = json.loads(json.dumps(right))
    changed["@graph"][0]["hostedBy"] = "x"
    assert not SCHEMA.is_valid(changed)


def rows_of(*events):
    return list(csv.DictReader(io.StringIO(write_csv(events, OPTIONS).decode("utf-8-sig"), newline="")))


def test_csv_has_a_row_for_each_session():
    rows = rows_of(
        full_event(),
        event("two", "T", session(), session("2026-06-26", key=None)),
        event("none", "N", session().model_copy(update={"date": None})),
    )
    assert [(row["uid"], row["session"], row["date"]) for row in rows] == [
        ("full", "1", "2026-06-25"),
        ("two", "1", "2026-06-25"),
        ("two", "2", "2026-06-26"),
        ("none", "1", ""),
    ]
    assert rows[0]["start_utc"] == "2026-06-25T13:00Z"
    assert rows[0]["other_organizers"] == "City of Lyon; Good Bank"
    assert rows[0]["description"] == "First line; with, marks\\and ☔\n\nסוף"
    assert rows[2]["start_utc"] == ""
    assert tuple(rows[0]) == COLUMNS


@pytest.mark.parametrize("title", ["=cmd|' /C calc'!A0", "+1+1", "-2", "@SUM(A1)"])
def test_csv_runs_no_formulas(title):
    assert rows_of(event("e", title))[0]["title"] == f"'{title}"


@given(events_by_chance())
def test_csv_is_read_back_row_by_row(events):
    assert [row["uid"] for row in rows_of(*events)] == [
        each.uid for each in events for _ in each.occurrences or (None,)
    ]


def query(link):
    return {name: values[0] for name, values in parse_qs(urlsplit(link).query).items()}


@pytest.mark.parametrize(
    "occurrence, dates, ctz, start, end",
    [
        (session(), "20260625T150000/20260625T163000", "Europe/Paris", "2026-06-25T13:00:00Z", "2026-06-25T14:30:00Z"),
        (
            session(key=None, end=None),
            "20260625T150000/20260625T150000",
            None,
            "2026-06-25T15:00:00",
            "2026-06-25T15:00:00",
        ),
        (
            session(key=None).model_copy(update={"timezone": zone(None, utc_offset=60)}),
            "20260625T140000Z/20260625T153000Z",
            None,
            "2026-06-25T14:00:00Z",
            "2026-06-25T15:30:00Z",
        ),
        (session(start=None, end=None), "20260625/20260626", None, "2026-06-25", "2026-06-26"),
    ],
)
def test_add_links(occurrence, dates, ctz, start, end):
    each = event("e", "Ü & ü", occurrence)
    google, outlook = query(google_link(each)), query(outlook_link(each))
    assert (google["dates"], google.get("ctz"), google["text"]) == (dates, ctz, "Ü & ü")
    assert (outlook["startdt"], outlook["enddt"], outlook["subject"]) == (start, end, "Ü & ü")
    assert outlook.get("allday") == ("true" if occurrence.start_time is None else None)


def test_links_are_short_enough_and_none_without_a_date():
    long = full_event(description="word " * 2000)
    assert len(query(google_link(long))["details"]) == 800
    undated = event("e", "T", session().model_copy(update={"date": None}))
    assert (google_link(undated), outlook_link(undated)) == (None, None)
    lines = (
        write_links([full_event(), undated, event("two", "T", session(), session("2026-06-26"))], OPTIONS)
        .decode()
        .splitlines()
    )
    assert [line.split("\t")[:2] for line in lines[1:]] == [["full", "1"], ["two", "1"], ["two", "2"]]
    assert lines[1].split("\t")[5].startswith("https://outlook.office.com/")
