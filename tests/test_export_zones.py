"""VTIMEZONEs: from the zone's file, right in every zone and year, and in forms that every reader knows."""

import datetime as dt
import io
import random
import zoneinfo

import pytest
from dateutil.tz import tzical

from sideevents_parser.export.tzif import read_zone
from sideevents_parser.export.vtimezone import timezone_lines
from sideevents_parser.export.zonerules import days_of, read_rule, yearly_changes

ZONES = sorted(zoneinfo.available_timezones() - {"localtime", "Factory"})


def read_by_dateutil(lines):
    calendar = ["BEGIN:VCALENDAR", *lines, "END:VCALENDAR"]
    return tzical(io.StringIO("\r\n".join(calendar))).get()


@pytest.mark.parametrize("first, last", [(1972, 1999), (2004, 2008), (2024, 2035)])
def test_dateutil_reads_the_offsets_of_zoneinfo_everywhere(first, last):
    chance = random.Random(f"{first}")
    wrong = []
    for key in ZONES:
        there, zone = zoneinfo.ZoneInfo(key), read_by_dateutil(timezone_lines(key, first, last))
        for _ in range(25):
            clock = dt.datetime(
                chance.randint(first, last), chance.randint(1, 12), chance.randint(1, 28), chance.randint(0, 23), 30
            )
            stated = clock.replace(tzinfo=there)
            if stated.utcoffset() == stated.replace(fold=1).utcoffset() != clock.replace(tzinfo=zone).utcoffset():
                wrong.append((key, clock))
    assert not wrong


@pytest.mark.parametrize(
    "key, rules",
    [
        ("Europe/Paris", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("America/New_York", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("Asia/Kolkata", []),
        ("Australia/Sydney", ["BYDAY=1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=4"]),
    ],
)
def test_two_rules_and_nothing_else(key, rules):
    lines = timezone_lines(key, 2026, 2026)
    assert [line.removeprefix("RRULE:FREQ=YEARLY;") for line in lines if line.startswith("RRULE")] == rules
    assert len([line for line in lines if line.startswith("DTSTART")]) == max(1, len(rules))


def test_never_a_list_of_dates():
    assert not any("RDATE" in line for key in ZONES for line in timezone_lines(key, 1990, 2035))


def test_irregular_zone_lists_what_is_needed_and_no_more():
    lines = timezone_lines("Africa/Casablanca", 2026, 2026)
    assert not any(line.startswith("RRULE") for line in lines)
    years = {line[8:12] for line in lines if line.startswith("DTSTART")}
    assert years <= {"2025", "2026", "2027"}
    assert "2026" in years


def test_unknown_zone_has_none():
    for key in ("No/Such", "", "../etc/passwd", "/etc/passwd", "Europe", "Europe/Paris\0", "x" * 500):
        assert timezone_lines(key, 2026, 2026) == ()


def test_daylight_is_the_later_clock_also_in_dublin():
    lines = timezone_lines("Europe/Dublin", 2026, 2026)
    assert lines[lines.index("BEGIN:DAYLIGHT") + 3] == "TZOFFSETTO:+0100"


@pytest.mark.parametrize(
    "footer, rules",
    [
        ("EET-2EEST,M4.5.5/0,M10.5.4/24", ["BYDAY=-1FR;BYMONTH=4", "BYDAY=FR;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=10", "BYDAY=FR;BYMONTHDAY=1;BYMONTH=11"]),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", ["BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3", "BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=10"]),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", ["BYDAY=SA;BYMONTHDAY=24,25,26,27,28,29,30;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("AAA0BBB,M1.1.0/-1,M12.5.0/30", ["BYDAY=SA;BYMONTHDAY=31;BYMONTH=12", "BYDAY=SA;BYMONTHDAY=1,2,3,4,5,6;BYMONTH=1", "BYDAY=MO;BYMONTHDAY=26,27,28,29,30,31;BYMONTH=12", "BYDAY=MO;BYMONTHDAY=1;BYMONTH=1"]),
    ],
)  # fmt: skip
def test_hours_that_push_a_change_into_another_day(footer, rules):
    assert [days.rrule for onset in read_rule(footer) for days in days_of(onset)] == rules


@pytest.mark.parametrize(
    "footer", ["", "UTC0", "<+0530>-5:30", "EST5EDT,J60,J300", "EST5EDT,60,300", "A0B,M2.5.0/24,M10.5.0"]
)
def test_footers_without_a_yearly_rule(footer):
    assert read_rule(footer) is None


def test_changes_of_a_year_are_those_of_zoneinfo():
    paris = zoneinfo.ZoneInfo("Europe/Paris")
    for change in yearly_changes(read_rule(read_zone("Europe/Paris").footer), range(2020, 2040)):
        before, after = (dt.datetime.fromtimestamp(change.at + shift, paris).utcoffset() for shift in (-1, 0))
        assert (before.total_seconds(), after.total_seconds()) == (change.before, change.after)
