"""Schedules, parts of larger events and places that pages state for machines."""

import datetime as dt
import json

import pytest

from sideevents_parser import parse_html

WEEKLY = {
    "@type": "Schedule",
    "startDate": "2024-05-06",
    "endDate": "2024-06-24",
    "startTime": "19:00:00",
    "endTime": "21:00:00",
    "repeatFrequency": "P1W",
    "byDay": "https://schema.org/Monday",
    "exceptDate": ["2024-05-20"],
    "scheduleTimezone": "Europe/Zurich",
}


def page(stated, text="<p>Welcome to our village.</p>"):
    return f"<head><script type='application/ld+json'>{json.dumps(stated)}</script></head><body>{text}</body>"


def test_a_schedule_is_a_first_day_and_a_rule():
    result = parse_html(page({"@type": "Event", "name": "Choir practice", "eventSchedule": WEEKLY}))
    [event] = result.events
    [occurrence] = event.occurrences
    assert (occurrence.date, occurrence.start_time, occurrence.end_time) == (
        dt.date(2024, 5, 6),
        dt.time(19),
        dt.time(21),
    )
    assert occurrence.recurrence == "FREQ=WEEKLY;BYDAY=MO;UNTIL=20240624"
    assert occurrence.note == "except 2024-05-20"
    assert occurrence.timezone.zone == "Europe/Zurich"
    assert occurrence.start == dt.datetime(2024, 5, 6, 17, tzinfo=dt.UTC)
    assert "FREQ=WEEKLY" in occurrence.span.of(result.text)


def test_a_list_of_schedules_gives_each_of_its_days():
    days = [
        {"startDate": "2024-05-06T10:00:00", "endDate": "2024-05-06T12:00:00"},
        {"startDate": "2024-05-08T14:00:00", "endDate": "2024-05-08T16:00:00"},
    ]
    [event] = parse_html(page({"@type": "Event", "name": "First aid", "eventSchedule": days})).events
    assert [(each.date.day, each.start_time.hour, each.end_time.hour) for each in event.occurrences] == [
        (6, 10, 12),
        (8, 14, 16),
    ]


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"repeatFrequency": "P2W", "byDay": ["MO", "TH"], "endDate": ""}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ({"repeatFrequency": "P1M", "byDay": "1MO", "repeatCount": 6}, "FREQ=MONTHLY;BYDAY=1MO;COUNT=6"),
        ({"repeatFrequency": "daily", "byDay": None}, "FREQ=DAILY;UNTIL=20240624"),
        (
            {"repeatFrequency": "P1M", "byDay": None, "byMonthDay": [6], "repeatCount": "3"},
            "FREQ=MONTHLY;BYMONTHDAY=6;COUNT=3",
        ),
        ({"repeatFrequency": "whenever"}, None),
    ],
)
def test_rules(fields, rule):
    stated = {"@type": "Event", "name": "Choir practice", "eventSchedule": {**WEEKLY, **fields}}
    [event] = parse_html(page(stated)).events
    assert event.occurrences[0].recurrence == rule


def test_a_shown_event_gets_the_rule_of_its_schedule():
    text = "<h2>Choir practice</h2><p>6 May 2024, 19:00 - 21:00</p>"
    [event] = parse_html(page({"@type": "Event", "name": "Choir practice", "eventSchedule": WEEKLY}, text)).events
    assert [each.recurrence for each in event.occurrences] == ["FREQ=WEEKLY;BYDAY=MO;UNTIL=20240624"]


def test_a_schedule_of_nonsense_does_no_harm():
    stated = {
        "@type": "Event",
        "name": "Fair",
        "startDate": "2024-05-05",
        "eventSchedule": [7, {"startDate": {}}, "P1W"],
    }
    [event] = parse_html(page(stated)).events
    assert event.occurrences[0].recurrence is None
    unknown = {**WEEKLY, "scheduleTimezone": "Mars/Olympus"}
    [event] = parse_html(page({"@type": "Event", "name": "Fair", "eventSchedule": unknown})).events
    assert event.occurrences[0].timezone is None


def test_the_larger_event_is_named_and_is_no_event_of_the_page():
    larger = {"@type": "Festival", "name": "Water week", "startDate": "2024-05-01", "endDate": "2024-05-10"}
    stated = {"@type": "Event", "name": "Locks by night", "startDate": "2024-05-05T21:00", "superEvent": larger}
    [event] = parse_html(page(stated)).events
    assert (event.title, event.super_event) == ("Locks by night", "Water week")


def test_parts_name_the_event_that_they_are_part_of():
    part = {"@type": "Event", "name": "Locks by night", "startDate": "2024-05-05T21:00"}
    whole = {"@type": "Festival", "name": "Water week", "startDate": "2024-05-01", "subEvent": [part]}
    assert [(event.title, event.super_event) for event in parse_html(page(whole)).events] == [
        ("Water week", None),
        ("Locks by night", "Water week"),
    ]


def test_a_hall_and_a_stream_are_two_places():
    stream = {"@type": "VirtualLocation", "url": "https://stream.example/locks"}
    stated = {
        "@type": "Event",
        "name": "Locks by night",
        "startDate": "2024-05-05T21:00",
        "location": [{"@type": "Place", "name": "Lock house"}, stream],
    }
    [event] = parse_html(page(stated)).events
    assert [(place.text, place.kind) for place in event.locations] == [
        ("Lock house", "physical"),
        ("https://stream.example/locks", "virtual"),
    ]


def test_a_calendar_file_stays_a_link():
    text = "<h2>Lock fair</h2><p>5 May 2024, 10:00</p><p><a href='/event/fair.ics'>Add to calendar</a></p>"
    [event] = parse_html(page({}, text), url="https://lock.example/").events
    assert "https://lock.example/event/fair.ics" in [link.url for link in event.links]
