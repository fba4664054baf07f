"""Merging into a calendar that is there, and the two commands around it."""

import datetime as dt
import os
import stat
import sys
import types

import icalendar
import pytest
from click.testing import CliRunner
from hypothesis import given

from calendar_records import STAMP, event, full_event, session
from records_by_chance import events_by_chance
from sideevents_parser.cli import main
from sideevents_parser.commands.feed import feed_command
from sideevents_parser.commands.publish import _account, publish_command
from sideevents_parser.export.caldav import Account, PublishError, Target, check_address, publish
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.feed import Calendar, CalendarError, merge, read_calendar, write_feed
from sideevents_parser.export.ical import entries_of

LATER = dt.datetime(2026, 2, 1, tzinfo=dt.UTC)


def entries(events):
    return [entry for each in events for entry in entries_of(each, ExportOptions())]


def feed(content, *events, now=STAMP, vanished="keep", name=None):
    there = read_calendar(content) if content else Calendar()
    merged = merge(entries(events), there, now, vanished)
    return write_feed(merged, there, name), merged


def found_in(content):
    return {str(each["UID"]): each for each in icalendar.Calendar.from_ical(content).walk("VEVENT")}


def test_second_run_gives_the_same_bytes():
    events = (full_event(), event("b", "B", session(), session("2026-06-26", key="Africa/Cairo")))
    first, _ = feed(None, *events, name="Side events")
    second, merged = feed(first, *events, now=LATER, name="Side events")
    assert second == first
    assert merged.verdicts == ("unchanged",) * 3


def test_changed_event_counts_up_and_others_stay():
    first, _ = feed(None, event("a", "A"), event("b", "B"))
    second, merged = feed(first, event("a", "A"), event("b", "B", session(start="14:00")), event("c", "C"), now=LATER)
    assert merged.verdicts == ("unchanged", "changed", "added")
    found = found_in(second)
    assert [found[uid]["SEQUENCE"] for uid in "abc"] == [0, 1, 0]
    assert [found[uid]["DTSTAMP"].dt for uid in "abc"] == [STAMP, LATER, LATER]
    assert found["b"]["LAST-MODIFIED"].dt == LATER


def test_what_no_calendar_shows_changes_without_counting():
    first, _ = feed(None, full_event())
    second, merged = feed(first, full_event(diagnostics=()), now=LATER)
    assert merged.verdicts == ("changed",)
    assert found_in(second)["full"]["SEQUENCE"] == 0
    assert found_in(second)["full"]["DTSTAMP"].dt == LATER


def test_vanished_events_to_come():
    past, coming = event("past", "P", session("2025-06-25")), event("coming", "C", session(start=None, end=None))
    first, _ = feed(None, past, coming, event("stays", "S"))
    kept, merged = feed(first, event("stays", "S"), now=LATER)
    assert kept == first
    assert merged.count("kept") == 2
    cancelled, merged = feed(first, event("stays", "S"), now=LATER, vanished="cancel")
    assert merged.count("cancelled") == 1
    found = found_in(cancelled)
    assert [str(found[uid]["STATUS"]) for uid in ("past", "coming", "stays")] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert found["coming"]["SEQUENCE"] == 1
    assert feed(cancelled, event("stays", "S"), now=LATER, vanished="cancel")[0] == cancelled
    back, merged = feed(cancelled, past, coming, event("stays", "S"), now=LATER)
    assert (str(found_in(back)["coming"]["STATUS"]), found_in(back)["coming"]["SEQUENCE"]) == ("CONFIRMED", 2)
    assert merged.count("changed") == 1


@pytest.mark.parametrize(
    "start, to_come",
    [
        ("DTSTART:20260201T000001Z", True),
        ("DTSTART:20260131T235959Z", False),
        ("DTSTART;TZID=Asia/Tokyo:20260201T083000", False),
        ("DTSTART;TZID=America/New_York:20260131T193000", True),
        ("DTSTART;VALUE=DATE:20260201", True),
        ("DTSTART;VALUE=DATE:20260131", False),
        ("DTSTART:nonsense", False),
    ],
)
def test_what_is_to_come(start, to_come):
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:x", start, "X-SIDEEVENTS-EVENT:x", "END:VEVENT", "END:VCALENDAR"]
    _, merged = feed("\n".join(lines).encode(), now=LATER, vanished="cancel")
    assert merged.verdicts == (("cancelled",) if to_come else ("kept",))


FOREIGN = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Somebody//Else//EN\r
X-WR-CALNAME:Mine\r
REFRESH-INTERVAL;VALUE=DURATION:PT12H\r
BEGIN:VTIMEZONE\r
TZID:My Zone\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0100\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:dentist\r
DTSTAMP:20250101T000000Z\r
DTSTART;TZID=My Zone:20270101T090000\r
SUMMARY:Dentist\\, at a quarter past nine in the morning of the first day of the\r
  year\r
END:VEVENT\r
BEGIN:VTODO\r
UID:todo\r
SUMMARY:Buy milk\r
END:VTODO\r
END:VCALENDAR\r
"""


def test_what_is_not_ours_stays():
    merged, _ = feed(FOREIGN, event(), now=LATER, vanished="cancel")
    found = icalendar.Calendar.from_ical(merged)
    assert str(found.walk("VEVENT")[0]["SUMMARY"]).endswith("of the first day of the year")
    assert found.walk("VEVENT")[0].get("STATUS") is None
    assert [str(zone["TZID"]) for zone in found.walk("VTIMEZONE")] == ["Europe/Paris", "My Zone"]
    assert str(found.walk("VTODO")[0]["SUMMARY"]) == "Buy milk"
    assert (str(found["X-WR-CALNAME"]), "REFRESH-INTERVAL" in found) == ("Mine", True)
    renamed, _ = feed(FOREIGN, event(), name="Ours")
    assert renamed.count(b"X-WR-CALNAME") == 1
    assert str(icalendar.Calendar.from_ical(renamed)["X-WR-CALNAME"]) == "Ours"


def test_alarms_and_edits_of_the_user_stay():
    first, _ = feed(None, event("a", "A"))
    alarm = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nDESCRIPTION:Go\r\nEND:VALARM\r\nX-COLOUR:red\r\n"
    edited = first.replace(b"END:VEVENT", alarm + b"END:VEVENT").replace(b"SUMMARY:A", b"SUMMARY:A (I go)")
    same, merged = feed(edited, event("a", "A"), now=LATER)
    assert (merged.verdicts, b"SUMMARY:A (I go)" in same) == (("unchanged",), True)
    changed, _ = feed(edited, event("a", "Other"), now=LATER)
    component = found_in(changed)["a"]
    assert (str(component["SUMMARY"]), len(component.walk("VALARM")), str(component["X-COLOUR"])) == ("Other", 1, "red")


def test_moved_instances_of_the_user_stay():
    weekly = event("a", "A", session(recurrence="FREQ=WEEKLY;COUNT=3"))
    first, _ = feed(None, weekly)
    instance = b"BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20260702T130000Z\r\nDTSTART:20260703T130000Z\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n"
    merged, _ = feed(first.replace(b"END:VCALENDAR", instance + b"END:VCALENDAR"), weekly, now=LATER, vanished="cancel")
    assert instance in merged


def test_server_that_drops_what_it_does_not_know():
    first, _ = feed(None, event("a", "A"))
    stripped = b"\r\n".join(line for line in first.split(b"\r\n") if not line.startswith(b"X-SIDEEVENTS"))
    assert feed(stripped, event("a", "A"), now=LATER)[1].verdicts == ("unchanged",)
    assert feed(stripped, event("a", "B"), now=LATER)[1].verdicts == ("changed",)


@pytest.mark.parametrize(
    "content",
    [
        b"hello",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        b"\xff\xfe",
        FOREIGN[:-16],
    ],
)
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(CalendarError):
        read_calendar(content)


@given(events_by_chance(), events_by_chance())
def test_any_feed_merges_and_settles(first, second):
    content, _ = feed(None, *first)
    merged, _ = feed(content, *second, now=LATER, vanished="cancel")
    again, counted = feed(merged, *second, now=LATER + dt.timedelta(1), vanished="cancel")
    assert again == merged
    assert counted.count("changed") == counted.count("added") == counted.count("cancelled") == 0


@pytest.fixture
def records(tmp_path):
    def write(*events, name="records.jsonl"):
        path = tmp_path / name
        path.write_text("".join(each.model_dump_json() + "\n" for each in events), "utf-8")
        return str(path)

    return write


@pytest.fixture
def run(tmp_path, monkeypatch):
    def invoke(*arguments, now="1767225600"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", now)
        return CliRunner().invoke(feed_command, [*arguments, "-o", str(tmp_path / "out.ics")])

    return invoke


def test_command_writes_and_updates(records, run, tmp_path):
    out = tmp_path / "out.ics"
    done = run(records(event("a", "A"), event("b", "B")))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "2 added" in done.stderr
    first, when = out.read_bytes(), out.stat().st_mtime_ns
    assert stat.S_IMODE(out.stat().st_mode) == 0o644
    done = run(records(event("a", "A"), event("b", "B")), now="1777225600")
    assert "2 unchanged" in done.stderr
    assert (out.read_bytes(), out.stat().st_mtime_ns) == (first, when)
    done = run(records(event("b", "B2")), "--vanished", "cancel", "--name", "Talks")
    assert "1 changed, 1 cancelled" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.ics", "records.jsonl"]


def test_command_reads_pages(run, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Seminar on rivers\nDate: 25 June 2026\nTime: 15:00-16:30\nTime zone: Europe/Paris\n", "utf-8")
    assert run(str(page)).exit_code == 0
    assert (tmp_path / "out.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_command_reads_web_pages(run, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("<h2>Spring fair</h2><p>Date: 5 May 2026, 10 am - 11 am (Bangkok time)</p>", "utf-8")
    assert run(str(page)).exit_code == 0
    found = found_in((tmp_path / "out.ics").read_bytes())
    assert [each["DTSTART"].dt.astimezone(dt.UTC).hour for each in found.values()] == [3]


def test_nothing_is_cancelled_when_an_input_failed(records, run, tmp_path):
    run(records(event("a", "A"), event("b", "B")))
    before = (tmp_path / "out.ics").read_bytes()
    done = run(records(event("a", "A")), str(tmp_path / "missing.txt"), "--vanished", "cancel")
    assert done.exit_code == 1
    assert "nothing is cancelled" in done.stderr
    assert (tmp_path / "out.ics").read_bytes() == before
    assert "nothing is cancelled" in run(records(), "--vanished", "cancel").stderr
    assert (tmp_path / "out.ics").read_bytes() == before


def test_broken_calendar_is_left_alone(records, run, tmp_path):
    (tmp_path / "out.ics").write_bytes(b"BEGIN:VCALENDAR\r\nhalf")
    done = run(records(event()))
    assert (done.exit_code, "nothing is written" in done.stderr) == (1, True)
    assert (tmp_path / "out.ics").read_bytes() == b"BEGIN:VCALENDAR\r\nhalf"


def test_write_that_fails_leaves_the_file(records, run, tmp_path, monkeypatch):
    run(records(event("a", "A")))
    before = (tmp_path / "out.ics").read_bytes()

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = run(records(event("a", "B")))
    assert (done.exit_code, "No space left" in done.stderr) == (1, True)
    assert (tmp_path / "out.ics").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.ics", "records.jsonl"]


def test_wrong_use(records, run, tmp_path):
    path = records(event())
    assert run("--timezone", "Middle/Earth", path).exit_code == 2
    assert run("--reference-date", "yesterday", path).exit_code == 2
    assert run("--encoding", "klingon", path).exit_code == 2
    assert run(str(tmp_path / "out.ics")).exit_code == 2
    assert run().exit_code == 2


def test_line_that_is_no_event_is_named(run, tmp_path):
    path = tmp_path / "bad.jsonl"
    path.write_text(event().model_dump_json() + '\n{"uid": 5}\n')
    done = run(str(path))
    assert done.exit_code == 1
    assert "line 2 holds no event" in done.stderr


@pytest.mark.parametrize(
    "url", ["https://ana:secret@dav.example/", "http://dav.example/", "ftp://dav.example/", "dav.example", "https:///x"]
)
def test_addresses_that_would_give_the_password_away(url, records):
    with pytest.raises(ValueError, match="the address must"):
        check_address(url)
    done = CliRunner().invoke(publish_command, [records(event()), "--url", url, "--calendar", "x"])
    assert (done.exit_code, "secret" in done.stderr) == (2, False)


def test_account_does_not_show_its_password():
    assert "hunter2" not in repr(Account("ana", "hunter2"))


def test_missing_extra_is_told(monkeypatch):
    monkeypatch.setattr("sideevents_parser.export.caldav.find_spec", lambda _: None)
    with pytest.raises(PublishError, match="pip install"):
        publish([], Target("https://dav.example/", "x"), Account(), STAMP)


def test_password_from_the_keyring_or_nowhere(monkeypatch):
    ring = types.ModuleType("keyring")
    ring.get_password = lambda service, user: f"{service} {user}"
    errors = types.ModuleType("keyring.errors")
    errors.KeyringError = type("KeyringError", (Exception,), {})
    monkeypatch.setitem(sys.modules, "keyring", ring)
    monkeypatch.setitem(sys.modules, "keyring.errors", errors)
    monkeypatch.setenv("SIDEEVENTS_CALDAV_USER", "ana")
    monkeypatch.delenv("SIDEEVENTS_CALDAV_PASSWORD", raising=False)
    assert _account("https://dav.example/x") == Account("ana", "sideevents:dav.example ana")
    monkeypatch.setenv("SIDEEVENTS_CALDAV_PASSWORD", "given")
    assert _account("https://dav.example/x") == Account("ana", "given")
    monkeypatch.delenv("SIDEEVENTS_CALDAV_USER")
    assert _account("https://dav.example/x").user is None


def test_password_has_no_option(records):
    for option in ("--password", "--user"):
        done = CliRunner().invoke(
            publish_command, [records(event()), "--url", "https://d.example/", "--calendar", "x", option, "y"]
        )
        assert (done.exit_code, "No such option" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "form, begins", [("ics", "BEGIN:VCALENDAR"), ("jsonld", "{"), ("csv", "\ufeffuid,"), ("links", "uid\tsession")]
)
def test_parse_writes_every_format(form, begins, tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("Title: Spring fair\nDate: 5 May 2026\nTime: 10 am - 11 am (Bangkok time)\n", "utf-8")
    done = CliRunner().invoke(main, ["parse", str(page), "--format", form])
    assert done.exit_code == 0
    assert done.stdout_bytes.decode().startswith(begins)
    assert "Spring fair" in done.stdout
