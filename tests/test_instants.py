"""Wall clocks on instants: every gap and every fold of every zone."""

import datetime as dt
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.resolve.instants import offset_minutes, place_instant

ZONES = sorted(
    line.split("\t")[2]
    for line in (files("tzdata") / "zoneinfo/zone.tab").read_text("utf-8").splitlines()
    if line[0] != "#"
)


def changes(zone, year):
    """The instants of a year at which a zone's offset changes, with the offsets before and after."""
    place, moment = ZoneInfo(zone), dt.datetime(year, 1, 1, tzinfo=dt.UTC)
    hour = dt.timedelta(hours=1)
    while moment.year == year:
        later = moment + dt.timedelta(days=7)
        if moment.astimezone(place).utcoffset() != later.astimezone(place).utcoffset():
            while moment.astimezone(place).utcoffset() == (moment + hour).astimezone(place).utcoffset():
                moment += hour
            exact = moment
            while exact.astimezone(place).utcoffset() == moment.astimezone(place).utcoffset():
                exact += dt.timedelta(minutes=15)
            yield exact, moment.astimezone(place).utcoffset(), exact.astimezone(place).utcoffset()
            moment = exact
        else:
            moment = later


@pytest.mark.parametrize("year", [2011, 2021, 2026])
def test_every_gap_and_fold_is_seen(year):
    seen = 0
    for zone in ZONES:
        for instant, before, after in changes(zone, year):
            inside = (instant + (before + after) / 2).replace(tzinfo=None)
            expected = "nonexistent_local_time" if after > before else "ambiguous_local_time"
            assert place_instant(inside.date(), inside.time(), zone) == (None, expected), (zone, inside)
            outside = (instant + max(before, after) + dt.timedelta(minutes=1)).replace(tzinfo=None)
            placed, code = place_instant(outside.date(), outside.time(), zone)
            assert code is None
            assert placed.replace(tzinfo=None) == outside
            seen += 1
    assert seen > 150


@given(st.dates(dt.date(1990, 1, 1), dt.date(2037, 12, 31)), st.times(), st.sampled_from(ZONES))
def test_an_instant_shows_the_wall_clock(day, clock, zone):
    placed, code = place_instant(day, clock, zone)
    assert (placed is None) == (code is not None)
    if placed is not None:
        assert placed.replace(tzinfo=None) == dt.datetime.combine(day, clock)
        assert placed.astimezone(dt.UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None) == dt.datetime.combine(
            day, clock
        )


def test_offsets_as_zones():
    placed, code = place_instant(dt.date(2021, 6, 25), dt.time(9), -300)
    assert (placed.utcoffset(), code) == (dt.timedelta(hours=-5), None)
    assert offset_minutes(dt.date(2021, 6, 25), "America/New_York") == -240
    assert offset_minutes(dt.date(2021, 6, 25), 330) == 330


def test_the_ends_of_time_do_not_crash():
    assert place_instant(dt.date(1, 1, 1), dt.time(0), "Asia/Tokyo")[1] is None
    assert place_instant(dt.date(9999, 12, 31), dt.time(23, 59), "America/New_York")[1] is None
