"""Calendar readers written by others see every event at the instant that zoneinfo says, in every zone, and the same texts."""

import datetime as dt
import io
import json
import os
import subprocess
import zoneinfo  # PYTHONTZPATH is empty under make test: the data of the tzdata package
from pathlib import Path

import icalendar
import pytest
from dateutil.tz import tzical
from hypothesis import HealthCheck, given, settings

from calendar_records import STAMP, event, full_event, session, zone
from records_by_chance import events_by_chance
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.contentlines import read_line, unfold
from sideevents_parser.export.ical import entries_of, write_ical
from sideevents_parser.export.moments import dated
from sideevents_parser.export.tzif import read_zone
from sideevents_parser.export.words import details_of, one_line, title_of
from sideevents_parser.export.zonerules import read_rule, yearly_changes
from sideevents_parser.parse import parse
from sideevents_parser.records import Occurrence

ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})
YEAR = 2026
LENGTH = dt.timedelta(minutes=90)
OPTIONS = ExportOptions(stamp=STAMP)


def changes_in(key, year):
    """The instants at which the zone's clocks are put forward or back in a year."""
    file = read_zone(key)
    rule = read_rule(file.footer)
    last = file.changes[-1].at if file.changes else 0
    at = {change.at for change in file.changes} | {
        change.at for change in (yearly_changes(rule, range(year, year + 1)) if rule else ()) if change.at > last
    }
    return [
        instant for instant in (dt.datetime.fromtimestamp(each, dt.UTC) for each in sorted(at)) if instant.year == year
    ]


def instants_of(key):
    """January, July, both change days just before and after the change, a date in the past and one in 2035."""
    noon = dt.datetime(YEAR, 1, 15, 12, tzinfo=dt.UTC)
    around = [change + dt.timedelta(minutes=shift) for change in changes_in(key, YEAR) for shift in (-60, 0, 480)]
    return [noon, noon.replace(month=7), noon.replace(year=1999, month=7), noon.replace(year=2035, month=7), *around]


def event_at(key, instant):
    there, until = (each.astimezone(zoneinfo.ZoneInfo(key)) for each in (instant, instant + LENGTH))
    occurrence = Occurrence(
        date=there.date(),
        start_time=there.time().replace(fold=0),
        end_date=until.date(),
        end_time=until.time().replace(fold=0),
        timezone=zone(key),
        start=there,
        end=until,
    )
    return event(f"{key}@{instant:%Y-%m-%dT%H:%M:%SZ}", key, occurrence)


@pytest.fixture(scope="module")
def everywhere(tmp_path_factory):
    """A calendar with all of it, and the seconds since 1970 at which each entry begins."""
    wanted = {(key, instant): event_at(key, instant) for key in ZONES for instant in instants_of(key)}
    path = tmp_path_factory.mktemp("zones") / "everywhere.ics"
    path.write_bytes(write_ical(wanted.values(), OPTIONS))
    return path, {each.uid: int(instant.timestamp()) for (_, instant), each in wanted.items()}


def ask(command, path):
    done = subprocess.run(
        [*command, path], capture_output=True, text=True, timeout=400, cwd=Path(__file__).parent, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_there_is_something_to_read(everywhere):
    _, wanted = everywhere
    assert len(ZONES) > 590
    assert len(wanted) > 6 * len(ZONES) - 2000


def test_icaljs_sees_every_instant(everywhere, node):
    path, wanted = everywhere
    entries = json.loads(ask(node, path))
    assert {each["uid"]: each["start"].get("instant") for each in entries} == wanted
    assert {each["uid"]: each["end"]["instant"] for each in entries} == {uid: at + 5400 for uid, at in wanted.items()}


def test_dateutil_sees_every_instant(everywhere):
    path, wanted = everywhere
    lines = list(unfold(path.read_bytes().decode()))
    zones = tzical(io.StringIO("\r\n".join(lines)))
    found, uid = {}, None
    for line in map(read_line, lines):
        if line.name == "UID":
            uid = line.value
        elif line.name == "DTSTART" and uid:
            key = line.parameters.partition("TZID=")[2]
            clock = dt.datetime.strptime(line.value.rstrip("Z"), "%Y%m%dT%H%M%S")
            found[uid] = clock.replace(tzinfo=zones.get(key) if key else dt.UTC).timestamp()
            uid = None
    assert found == wanted


def test_khal_sees_every_instant(everywhere, khal):
    """khal has zone data of its own: the newest release of tzdata may have changed the rules of a country."""
    path, wanted = everywhere
    found = {}
    for line in ask(khal, path).splitlines():
        entry = json.loads(line)
        shown = dt.datetime.strptime(entry["start"], "%Y-%m-%d %H:%M:%S").replace(tzinfo=dt.UTC)
        found[entry["uid"]] = int(shown.timestamp())
    assert found == wanted


def test_icaljs_reads_what_was_written(node, tmp_path):
    sessions = (session(), session("2026-06-26"), session("2026-06-27", start=None, end=None))
    recurring = event("weekly", "Weekly", session("2026-10-20", recurrence="FREQ=WEEKLY;COUNT=3"))
    alike = event("alike", "Alike", session(), session("2026-06-26"), session("2026-11-26"))
    path = tmp_path / "calendar.ics"
    options = OPTIONS._replace(sessions="rdate", participants=True)
    path.write_bytes(write_ical([full_event(), event("three", "Three", *sessions), recurring, alike], options))
    found = {each["uid"]: each for each in json.loads(ask(node, path))}
    assert found["full"]["organizer"] == 'Institute "Agua"'
    assert found["full"]["description"].startswith("First line; with, marks\\and ☔\n\nסוף")
    assert found["three-3"]["start"] == {"day": "2026-06-27"}
    assert found["three-3"]["end"] == {"day": "2026-06-28"}
    weekly = [dt.datetime.fromtimestamp(each["instant"], dt.UTC).hour for each in found["weekly"]["instances"]]
    assert weekly == [13, 14, 14]
    instants = [dt.datetime.fromtimestamp(each["instant"], dt.UTC) for each in found["alike"]["instances"]]
    assert [f"{each:%m-%d %H}" for each in instants] == ["06-25 13", "06-26 13", "11-26 14"]


def shown(moment):
    """A start in the words of read_icaljs.mjs."""
    if moment.form == "day":
        return {"day": str(moment.start.date())}
    if moment.form == "floating":
        return {"wall": moment.start.isoformat()}
    return {"instant": int(moment.aware_start.timestamp())}


def title_in(record, occurrence):
    """The title as stated, white space apart, with the session's label."""
    title, label = (one_line(text or "") for text in (record.title, occurrence.label))
    return f"{title or title_of(record)[0]} ({label})" if label else title or title_of(record)[0]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("chance") / "calendar.ics"


@given(events=events_by_chance(size=40))
@settings(
    max_examples=int(os.environ.get("SIDEEVENTS_INTEROP_EXAMPLES", "25")), suppress_health_check=list(HealthCheck)
)
def test_any_record_reads_the_same(events, node, scratch):
    scratch.write_bytes(write_ical(events, OPTIONS))
    by_icaljs = json.loads(ask(node, scratch))
    by_icalendar = icalendar.Calendar.from_ical(scratch.read_bytes()).walk("VEVENT")
    entries = [entry for each in events for entry in entries_of(each, OPTIONS)]
    sessions = [(each, *dated_session) for each in events for dated_session in dated(each)]
    assert len(entries) == len(by_icaljs) == len(by_icalendar) == len(sessions)
    for entry, (record, occurrence, moment), one, other in zip(entries, sessions, by_icaljs, by_icalendar, strict=True):
        assert one["uid"] == str(other["UID"]) == entry.uid
        details = details_of(record, occurrence)
        assert one["summary"] == str(other["SUMMARY"]) == title_in(record, occurrence)
        assert one["description"] == (str(other["DESCRIPTION"]) if details else None) == details
        assert one["start"] == shown(moment)


def test_pages_of_the_fixtures_are_seen_at_the_hours_of_their_records(node, tmp_path, request):
    pages = sorted((request.config.rootpath / "fixtures" / "documents").rglob("source.txt"))
    events = {each.uid: each for page in pages for each in parse(page.read_text("utf-8")).events}
    path = tmp_path / "pages.ics"
    path.write_bytes(write_ical(events.values(), OPTIONS))
    found = {each["uid"]: each for each in json.loads(ask(node, path))}
    known = {uid: int(each.start.timestamp()) for uid, each in events.items() if each.start}
    assert len(known) > 50
    assert {uid: found[uid]["start"]["instant"] for uid in known} == known
