"""Events that pages state for machines, beside what they show."""

import datetime as dt
import json

import pytest

from sideevents_parser import parse_html

FAIR = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "Harvest fair",
    "startDate": "2024-10-05T14:00:00+02:00",
    "endDate": "2024-10-05T18:00:00+02:00",
    "location": {
        "@type": "Place",
        "name": "Old Mill",
        "address": {"streetAddress": "Mill Lane 3", "addressLocality": "Bern"},
    },
    "organizer": {"@type": "Organization", "name": "Millers' Guild"},
}


def page(*stated, text=""):
    scripts = "".join(f"<script type='application/ld+json'>{json.dumps(each)}</script>" for each in stated)
    return f"<head>{scripts}</head><body>{text}</body>"


def quoted(result, event, path):
    return [evidence.span.of(result.text) for evidence in event.evidence[path] if evidence.rule == "json_ld"]


def test_event_that_is_only_stated_is_an_event():
    result = parse_html(page(FAIR, text="<p>Welcome to our village.</p>"))
    [event] = result.events
    assert (event.title, event.organizer, event.date) == ("Harvest fair", "Millers' Guild", dt.date(2024, 10, 5))
    assert (event.start_time, event.end_time) == (dt.time(14), dt.time(18))
    assert event.start == dt.datetime(2024, 10, 5, 12, tzinfo=dt.UTC)
    assert event.locations[0].text == "Old Mill"
    assert quoted(result, event, "title") == ["Harvest fair"]
    assert quoted(result, event, "occurrences.0.date") == ["2024-10-05T14:00:00+02:00"]


def test_shown_event_is_filled_and_stays_one():
    result = parse_html(page(FAIR, text="<h2>Harvest fair</h2><p>5 October 2024, 14:00</p><p>Cider and bread.</p>"))
    [event] = result.events
    assert event.end_time == dt.time(18)
    assert event.timezone.utc_offset == 120
    assert event.organizer == "Millers' Guild"
    assert quoted(result, event, "organizers.0") == ["Millers' Guild"]
    assert "organizer_missing" not in [note.code for note in event.diagnostics]
    assert event.span.of(result.text).startswith("Harvest fair")


def test_text_holds_where_data_differ():
    [event] = parse_html(page(FAIR, text="<h2>Harvest fair</h2><p>5 October 2024, 15:30</p>")).events
    assert event.start_time == dt.time(15, 30)
    assert "structured_data_disagrees" in [note.code for note in event.diagnostics]


def test_data_in_utc_are_no_contradiction():
    stated = {**FAIR, "startDate": "2024-10-05T12:00:00Z", "endDate": "2024-10-05T16:00:00Z"}
    [event] = parse_html(page(stated, text="<h2>Harvest fair</h2><p>5 October 2024, 14:00</p>")).events
    assert event.start_time == dt.time(14)
    assert "structured_data_disagrees" not in [note.code for note in event.diagnostics]


def test_graphs_lists_and_sub_events_are_read():
    stated = {
        "@graph": [
            {"@type": "WebPage"},
            {**FAIR, "subEvent": [{"@type": ["MusicEvent"], "name": "Brass", "startDate": "2024-10-05"}]},
        ]
    }
    assert [event.title for event in parse_html(page(stated)).events] == ["Harvest fair", "Brass"]


def test_midnight_stands_for_the_whole_day():
    [event] = parse_html(page({**FAIR, "startDate": "2024-10-05T00:00", "endDate": "2024-10-06T23:59"})).events
    assert (event.start_time, event.occurrence.end_date) == (None, dt.date(2024, 10, 6))


def test_cancelled_is_cancelled():
    stated = {
        **FAIR,
        "eventStatus": "https://schema.org/EventCancelled",
        "eventAttendanceMode": "OnlineEventAttendanceMode",
    }
    [event] = parse_html(page(stated)).events
    assert (event.status, event.attendance_mode) == ("cancelled", "online")


@pytest.mark.parametrize(
    "script",
    [
        "{not json",
        "[" * 100_000,
        '{"@type": "Event"}',
        '{"@type": "Event", "name": 3, "startDate": ["x"], "location": [[]], "organizer": {"name": {"name": []}}}',
        '{"@type": "Event", "name": "Fair", "startDate": "2024-13-45T99:00"}',
        "null",
        '{"@type": {"@type": "Event"}, "startDate": {}}',
    ],
)
def test_what_is_no_event_gives_none(script):
    assert parse_html(f"<script type='application/ld+json'>{script}</script>").events == ()
