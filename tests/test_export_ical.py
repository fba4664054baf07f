"""Records as iCalendar: forms of time, texts, states, folding; read back by icalendar."""

import datetime as dt
import itertools
import zoneinfo

import icalendar
import pytest
from hypothesis import given

from calendar_records import SPAN, STAMP, event, full_event, session, zone
from elapsed import takes_at_most
from records_by_chance import events_by_chance, words
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.contentlines import fold, read_line, read_text, text_line, unfold
from sideevents_parser.export.ical import entries_of, write_ical
from sideevents_parser.export.moments import dated, moment_of
from sideevents_parser.export.recurrence import recurrence_lines
from sideevents_parser.export.words import details_of, tidy, title_of
from sideevents_parser.records import Diagnostic, Occurrence, Organizer

OPTIONS = ExportOptions(stamp=STAMP)


def written(*events, **options):
    return list(unfold(write_ical(events, OPTIONS._replace(**options)).decode()))


def read(*events, **options):
    return icalendar.Calendar.from_ical(write_ical(events, OPTIONS._replace(**options))).walk("VEVENT")


def times(occurrence):
    lines = written(event("e", "T", occurrence))
    start = next(at for at, line in enumerate(lines) if line.startswith("DTSTART") and "BEGIN:VEVENT" in lines[:at])
    return [line for line in lines[start : start + 2] if line.startswith("DT")]


NEW_YORK = zoneinfo.ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    "occurrence, lines",
    [
        (session(), ["DTSTART;TZID=Europe/Paris:20260625T150000", "DTEND;TZID=Europe/Paris:20260625T163000"]),
        (session(key=None), ["DTSTART:20260625T150000", "DTEND:20260625T163000"]),
        (session(key="UTC"), ["DTSTART:20260625T150000Z", "DTEND:20260625T163000Z"]),
        (session(end=None), ["DTSTART;TZID=Europe/Paris:20260625T150000"]),
        (session(end="14:00"), ["DTSTART;TZID=Europe/Paris:20260625T150000"]),
        (session(end="01:00", end_date=dt.date(2026, 6, 26)), ["DTSTART;TZID=Europe/Paris:20260625T150000", "DTEND;TZID=Europe/Paris:20260626T010000"]),
        (session(start=None, end=None), ["DTSTART;VALUE=DATE:20260625", "DTEND;VALUE=DATE:20260626"]),
        (session(start=None, end=None, end_date=dt.date(2026, 6, 30)), ["DTSTART;VALUE=DATE:20260625", "DTEND;VALUE=DATE:20260701"]),
        (session(end=None, end_date=dt.date(2026, 6, 26)), ["DTSTART;TZID=Europe/Paris:20260625T150000", "DTEND;TZID=Europe/Paris:20260627T000000"]),
        # an offset without a zone is an instant
        (session(key=None).model_copy(update={"timezone": zone(None, utc_offset=330)}), ["DTSTART:20260625T093000Z", "DTEND:20260625T110000Z"]),
        # the zone stays ambiguous: any wall's clock
        (session(key=None).model_copy(update={"timezone": zone(None, candidates=("Asia/Kolkata", "Europe/Dublin"))}), ["DTSTART:20260625T150000", "DTEND:20260625T163000"]),
        # no such zone on this machine, but the instant is known
        (session(key="No/Such", start="15:00", end=None).model_copy(update={"start": dt.datetime(2026, 6, 25, 13, tzinfo=dt.UTC)}), ["DTSTART:20260625T130000Z"]),
        # "EST" in June meant literally: the instant, not New York's clock
        (session(key="America/New_York").model_copy(update={"start": dt.datetime(2026, 6, 25, 20, tzinfo=dt.UTC)}), ["DTSTART:20260625T200000Z", "DTEND:20260625T213000Z"]),
        # an hour that the clock shows twice, and one that it never shows
        (session("2026-11-01", "01:30", "03:00", "America/New_York"), ["DTSTART:20261101T053000Z", "DTEND:20261101T080000Z"]),
        (session("2026-11-01", "01:30", None, "America/New_York").model_copy(update={"start": dt.datetime(2026, 11, 1, 1, 30, fold=1, tzinfo=NEW_YORK)}), ["DTSTART:20261101T063000Z"]),
        (session("2026-03-08", "02:30", "03:15", "America/New_York"), ["DTSTART:20260308T073000Z"]),
    ],
)  # fmt: skip
def test_forms_of_time(occurrence, lines):
    assert times(occurrence) == lines


def test_event_without_any_date_stands_in_no_calendar():
    assert read(event("e", "T", Occurrence(start_time=dt.time(9)))) == []


def test_instants_for_readers_that_ignore_zones():
    lines = written(event(), times="utc")
    assert {"DTSTART:20260625T130000Z", "DTEND:20260625T143000Z"} <= set(lines)
    assert "BEGIN:VTIMEZONE" not in lines
    assert "DTSTART;TZID=Europe/Paris:20260625T150000" in written(
        event("e", "T", session(recurrence="FREQ=DAILY;COUNT=2")), times="utc"
    )
    assert "DTSTART:20260625T150000" in written(event("e", "T", session(key=None)), times="utc")


def test_all_fields():
    (found,) = read(full_event(), participants=True)
    assert found["SUMMARY"] == "Water; for, all"
    assert found["SUMMARY"].params["LANGUAGE"] == "en"
    assert found["DESCRIPTION"].startswith("First line; with, marks\\and ☔\n\nסוף\n\nPart of: Water Week\n")
    assert "Speakers: Dr Ana Souza (moderator), University of Lima; Bo Li, Minister" in found["DESCRIPTION"]
    assert "Registration: https://example.org/register in@example.org" in found["DESCRIPTION"]
    assert "Registration until: 2026-06-20" in found["DESCRIPTION"]
    assert found["LOCATION"] == "Room 5, Quai 3"
    assert found["URL"] == "https://example.org/water"
    assert found["ORGANIZER"].params["CN"] == 'Institute "Agua"'
    assert [str(contact) for contact in found["CONTACT"]] == [
        "City of Lyon (co-host)",
        "Good Bank (sponsor)",
        "in@example.org",
    ]
    assert found["CONFERENCE"] == "https://zoom.example/j/1?pwd=a,b;c"
    assert found["CONFERENCE"].params["LABEL"] == "Zoom"
    assert found["STATUS"] == "CONFIRMED"
    assert found["DTSTAMP"].dt == STAMP
    assert found["SEQUENCE"] == 0
    assert found["X-SIDEEVENTS-DIAGNOSTIC"].params["X-CODE"] == "year_inferred"
    assert [str(each["SUMMARY"]) for each in found.subcomponents] == [
        "Dr Ana Souza (moderator), University of Lima",
        "Bo Li, Minister",
    ]


@pytest.mark.parametrize(
    "status, shown",
    [
        ("scheduled", "CONFIRMED"),
        ("cancelled", "CANCELLED"),
        ("postponed", "CANCELLED"),
        ("tentative", "TENTATIVE"),
        ("rescheduled", "CONFIRMED"),
    ],
)
def test_status(status, shown):
    assert read(event(status=status))[0]["STATUS"] == shown


def test_what_is_to_be_confirmed_is_tentative_but_not_for_its_venue():
    def unsure(field):
        return read(event(diagnostics=(Diagnostic(code="to_be_confirmed", message="TBC", field=field),)))[0]["STATUS"]

    assert (unsure("occurrences.0.start_time"), unsure(None), unsure("locations.0")) == (
        "TENTATIVE",
        "TENTATIVE",
        "CONFIRMED",
    )


def test_missing_title_is_made_up_and_marked():
    host = Organizer(name="University of Lima", span=SPAN)
    lines = written(event("e", None, session(), event_type="seminar", organizers=(host,)))
    assert "SUMMARY:Seminar (untitled)\\, University of Lima" in lines
    assert "X-SIDEEVENTS-GENERATED:SUMMARY" in lines
    assert "X-SIDEEVENTS-GENERATED:SUMMARY" not in written(event())


def test_sessions_are_entries_of_their_own():
    found = read(event("e", "T", session(label="Day 1"), session("2026-06-26", label="Day 2")))
    assert [(str(each["UID"]), str(each["SUMMARY"])) for each in found] == [("e", "T (Day 1)"), ("e-2", "T (Day 2)")]
    assert found[1]["RELATED-TO"] == "e"


def test_alike_sessions_as_one_entry_on_demand():
    alike = event("e", "T", session(), session("2026-06-26"))
    assert "RDATE;TZID=Europe/Paris:20260625T150000,20260626T150000" in written(alike, sessions="rdate")
    assert len(read(event("e", "T", session(), session("2026-06-26", "10:00", "11:00")), sessions="rdate")) == 2


@pytest.mark.parametrize(
    "rule, line",
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=TU,-1TH;COUNT=3", "RRULE:FREQ=WEEKLY;BYDAY=TU,-1TH;COUNT=3"),
        ("freq=daily;until=20260801", "RRULE:FREQ=DAILY;UNTIL=20260801T215959Z"),
        ("FREQ=DAILY;UNTIL=20260801T090000Z", "RRULE:FREQ=DAILY;UNTIL=20260801T090000Z"),
        ("FREQ=DAILY;UNTIL=20261301", None),
        ("every Tuesday", None),
        ("FREQ=HOURLY", None),
        ("FREQ=DAILY;COUNT=2;UNTIL=20260801", None),
        ("FREQ=DAILY\r\nATTACH:file", None),
        ("", None),
    ],
)
def test_recurrence(rule, line):
    assert recurrence_lines(rule, moment_of(session())) == ((line,) if line else ())


def test_no_text_can_add_a_line():
    evil = "x\r\nATTACH:file:///etc/passwd\rBEGIN:VALARM\u2028END:VEVENT\x85\n"
    fields = {"description": evil, "event_type": evil, "super_event": evil, "language": evil}
    lines = written(
        event(
            evil,
            evil,
            session(label=evil, note=evil),
            **fields,
            organizers=(Organizer(name=evil + '";X="', span=SPAN),),
        )
    )
    assert not [line for line in lines if line.startswith(("ATTACH", "BEGIN:VALARM"))]
    assert lines.count("END:VEVENT") == 1


def test_links_that_are_none_stay_out():
    found = read(full_event(links=(), registration=None, locations=()))[0]
    assert "URL" not in found
    evil = full_event(
        registration=full_event().registration.model_copy(update={"url": "javascript:alert(1)"}), links=()
    )
    assert "URL" not in read(evil)[0]


@given(words)
def test_lines_are_folded_at_75_octets_and_read_back(text):
    clean = tidy(text)
    content = fold([text_line("DESCRIPTION", clean)])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert content.endswith(b"\r\n")
    (line,) = unfold(content.decode())
    assert read_text(read_line(line).value) == clean


@given(events_by_chance())
def test_icalendar_reads_what_was_written(events):
    found = icalendar.Calendar.from_ical(write_ical(events, OPTIONS)).walk("VEVENT")
    sessions = [(each, *dated_session) for each in events for dated_session in dated(each)]
    assert len(found) == len(sessions)
    for component, (each, occurrence, moment) in zip(found, sessions, strict=True):
        assert not component.errors
        assert component["SUMMARY"].startswith(title_of(each)[0])
        assert component.get("DESCRIPTION") == details_of(each, occurrence)
        start = component["DTSTART"].dt
        if moment.form == "day":
            assert start == moment.start.date()
        else:
            assert start.replace(tzinfo=None) == moment.start
            assert (start.tzinfo is None) == (moment.form == "floating")
            assert moment.aware_start is None or start.astimezone(dt.UTC) == moment.aware_start.astimezone(dt.UTC)


def test_no_date_of_the_calendar_breaks_the_writer():
    days = (dt.date.min, dt.date.max, dt.date(9999, 12, 30), dt.date(1, 1, 2), dt.date(1583, 1, 1))
    hints = (
        None,
        zone("Europe/Paris"),
        zone(None, utc_offset=840),
        zone(None, utc_offset=-720),
        zone("Africa/Cairo"),
        zone(None, utc_offset=10**6),
    )
    clocks = (None, dt.time(0), dt.time(23, 59))
    for number, (day, hint, clock) in enumerate(itertools.product(days, hints, clocks)):
        occurrence = Occurrence(
            date=day, end_date=day, start_time=clock, end_time=clock and dt.time(23, 59, 59), timezone=hint
        )
        assert write_ical([event(str(number), "T", occurrence)], OPTIONS).startswith(b"BEGIN:VCALENDAR\r\n")


def test_same_records_same_bytes_and_no_clock():
    assert write_ical([full_event()], OPTIONS) == write_ical([full_event()], OPTIONS)
    assert b"19700101T000000Z" in write_ical([event()], ExportOptions())


def test_digest_follows_what_is_shown():
    def digests(each):
        return entries_of(each, OPTIONS)[0].digest.split(".")

    base, noted = digests(full_event()), digests(full_event(diagnostics=()))
    assert base[0] == noted[0] and base[1] != noted[1]  # noqa: PT018
    assert digests(full_event(status="cancelled"))[0] != base[0]
    assert digests(full_event().model_copy(update={"span": (5, 9)})) == base


def plain_by_icalendar(count):
    calendar, paris = icalendar.Calendar(), zoneinfo.ZoneInfo("Europe/Paris")
    for number in range(count):
        each = icalendar.Event()
        for name, value in {
            "uid": f"u{number}",
            "summary": "Water; for, all",
            "dtstamp": STAMP,
            "dtstart": dt.datetime(2026, 6, 25, 15, tzinfo=paris),
            "dtend": dt.datetime(2026, 6, 25, 16, 30, tzinfo=paris),
            "location": "Room 5, Quai 3",
            "description": "First line; with, marks",
        }.items():
            each.add(name, value)
        calendar.add_component(each)
    return calendar.to_ical()


def test_full_events_in_at_most_twice_the_time_of_plain_ones_by_icalendar():
    """10,000 events in the issue; a thousand are enough to tell."""
    events = [full_event().model_copy(update={"uid": str(number)}) for number in range(1000)]
    assert takes_at_most(2, lambda: write_ical(events, OPTIONS), than=lambda: plain_by_icalendar(1000))
