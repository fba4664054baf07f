"""Phrases about zones: single ones, joined ones, ambiguous ones, and whole tables of them."""

import datetime as dt
from importlib.resources import files
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.lexicon.zones.abbreviations import all_readings
from sideevents_parser.lexicon.zones.aliases import known_aliases
from sideevents_parser.lexicon.zones.countries import country_of_adjective, country_of_phone, country_zones
from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.lexicon.zones.offsets import zone_offsets
from sideevents_parser.lexicon.zones.table import read_table
from sideevents_parser.resolve.zones import read_timezone

ROOT = Path(__file__).parent.parent
JUNE, JANUARY = dt.date(2021, 6, 25), dt.date(2021, 1, 25)
MISSING = object()

# phrase, kind, zone, literal minutes
PHRASES = [
    ("EST", "abbreviation", "America/New_York", -300),
    ("ET", "abbreviation", "America/New_York", None),
    ("CEST", "abbreviation", "Europe/Paris", 120),
    ("BST", "abbreviation", "Europe/London", 60),
    ("GST", "abbreviation", "Asia/Dubai", 240),
    ("AoE", "abbreviation", "Etc/GMT+12", -720),
    ("MEZ", "abbreviation", "Europe/Berlin", 60),
    ("UTC", "offset", "UTC", 0),
    ("GMT", "offset", "UTC", 0),
    ("Greenwich Mean Time", "offset", "UTC", 0),
    ("GMT+7", "offset", None, 420),
    ("UTC +5:30", "offset", None, 330),
    ("UTC/GMT -3", "offset", None, -180),
    ("UTC\u22125", "offset", None, -300),
    ("GMT plus 7", "offset", None, 420),
    ("+02:00", "offset", None, 120),
    ("+0530", "offset", None, 330),
    ("UTC+5.5", "offset", None, 330),
    ("GMT+01:00", "offset", None, 60),
    ("Europe/Zurich", "iana", "Europe/Zurich", None),
    ("Europe/Zurich timezone", "iana", "Europe/Zurich", None),
    ("Time zone: America/New_York", "iana", "America/New_York", None),
    ("Asia/Calcutta", "iana", "Asia/Kolkata", None),
    ("US/Eastern", "name", "America/New_York", None),
    ("Bangkok time", "place", "Asia/Bangkok", None),
    ("(Zurich)", "place", "Europe/Zurich", None),
    ("Zürich", "place", "Europe/Zurich", None),
    ("Geneva time", "place", "Europe/Zurich", None),
    ("The Hague", "place", "Europe/Amsterdam", None),
    ("local time in Bogota", "place", "America/Bogota", None),
    ("Bogotá local time", "place", "America/Bogota", None),
    ("Washington, D.C.", "place", "America/New_York", None),
    ("Washington DC", "place", "America/New_York", None),
    ("Mexico City", "place", "America/Mexico_City", None),
    ("Kiev", "place", "Europe/Kyiv", None),
    ("Austin, Texas", "place", "America/Chicago", None),
    ("Paris, Texas", "place", "America/Chicago", None),
    ("Paris, France", "place", "Europe/Paris", None),
    ("London, Ontario", "place", "America/Toronto", None),
    ("Cambridge, MA", "place", "America/New_York", None),
    ("Cambridge, UK", "place", "Europe/London", None),
    ("Birmingham, Alabama", "place", "America/Chicago", None),
    ("UK time", "country", "Europe/London", None),
    ("Kenya time", "country", "Africa/Nairobi", None),
    ("Kenyan time", "country", "Africa/Nairobi", None),
    ("Türkiye time", "country", "Europe/Istanbul", None),
    ("Spain", "country", "Europe/Madrid", None),
    ("Eastern Time (US and Canada)", "name", "America/New_York", None),
    ("Pacific Time (US & Canada)", "name", "America/Los_Angeles", None),
    ("US Pacific", "name", "America/Los_Angeles", None),
    ("US Eastern", "name", "America/New_York", None),
    ("Mountain Time - Arizona", "name", "America/Phoenix", None),
    ("Eastern Standard Time", "name", "America/New_York", -300),
    ("Eastern Daylight Time", "name", "America/New_York", -240),
    ("Central European Summer Time", "name", "Europe/Paris", 120),
    ("British Summer Time", "name", "Europe/London", 60),
    ("W. Europe Standard Time", "name", "Europe/Berlin", None),
    ("East Africa Time (EAT)", "name", "Africa/Nairobi", 180),
    ("SGT, GMT+8", "abbreviation", "Asia/Singapore", 480),
    ("CST (Beijing)", "abbreviation", "Asia/Shanghai", 480),
    ("CST (Chicago)", "abbreviation", "America/Chicago", -360),
    ("CST (UTC+8)", "abbreviation", "Asia/Shanghai", 480),
    ("IST (New Delhi)", "abbreviation", "Asia/Kolkata", 330),
    ("IST (Dublin)", "abbreviation", "Europe/Dublin", 60),
    ("BST (Dhaka)", "abbreviation", "Asia/Dhaka", 360),
    ("EST (Bogota)", "abbreviation", "America/Bogota", -300),
    ("GST (Dubai)", "abbreviation", "Asia/Dubai", 240),
    ("CET (Geneva)", "abbreviation", "Europe/Zurich", 60),
    ("WIB (Jakarta, GMT+7)", "abbreviation", "Asia/Jakarta", 420),
    ("EST/EDT", "abbreviation", "America/New_York", None),
    ("CET/CEST", "abbreviation", "Europe/Paris", None),
    ("GMT-5 (New York)", "offset", "America/New_York", -300),
    ("GMT+5:30, New Delhi", "offset", "Asia/Kolkata", 330),
    ("New York (GMT-5)", "place", "America/New_York", -300),
    ("New York, USA", "place", "America/New_York", None),
    ("Tokyo (JST)", "place", "Asia/Tokyo", 540),
    ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "name", "Europe/Berlin", 60),
    ("(GMT-5:00) Bogota", "place", "America/Bogota", -300),
    ("hora de Nueva York", "place", "America/New_York", None),
    ("hora Colombia", "country", "America/Bogota", None),
    ("hora de Brasília", "place", "America/Sao_Paulo", None),
    ("heure de Tunis", "place", "Africa/Tunis", None),
    ("北京时间", "place", "Asia/Shanghai", None),
    ("纽约时间", "place", "America/New_York", None),
    ("日内瓦时间", "place", "Europe/Zurich", None),
    ("بتوقيت الدوحة", "place", "Asia/Qatar", None),
    ("توقيت القاهرة", "place", "Africa/Cairo", None),
    ("по московскому времени", "name", "Europe/Moscow", None),
    ("US EST", "abbreviation", "America/New_York", -300),
    ("EST USA", "abbreviation", "America/New_York", -300),
    ("UK BST", "abbreviation", "Europe/London", 60),
    ("GMT+7 Bangkok", "offset", "Asia/Bangkok", 420),
    ("E.S.T.", "abbreviation", "America/New_York", -300),
    ("Islamabad", "place", "Asia/Karachi", None),
    ("local Geneva time", "place", "Europe/Zurich", None),
    ("Trinidad", "place", "America/Port_of_Spain", None),
    ("Бишкек", "place", "Asia/Bishkek", None),
]

# phrase, some of its readings
AMBIGUOUS = [
    ("CST", {"America/Chicago", "Asia/Shanghai", "America/Havana"}),
    ("IST", {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"}),
    ("AMT", {"America/Manaus", "Asia/Yerevan"}),
    ("Georgia", {"Asia/Tbilisi", "America/New_York"}),
    ("Brazil time", {"America/Sao_Paulo", "America/Manaus"}),
    ("US time", {"America/New_York", "America/Los_Angeles"}),
    ("Cambridge", {"Europe/London", "America/New_York"}),
    ("Birmingham", {"Europe/London", "America/Chicago"}),
    ("Russia", {"Europe/Moscow", "Asia/Vladivostok"}),
    ("Indonesia time", {"Asia/Jakarta", "Asia/Makassar"}),
]

# abbreviations with readings besides the leading one
KEPT = [
    ("BST", {"Europe/London", "Asia/Dhaka", "Pacific/Bougainville"}),
    ("PST", {"America/Los_Angeles", "Asia/Manila"}),
    ("AST", {"America/Halifax", "Asia/Riyadh"}),
    ("GST", {"Asia/Dubai", "Atlantic/South_Georgia"}),
    ("MST", {"America/Denver", "Asia/Macau"}),
    ("EST", {"America/New_York", "Australia/Sydney", "America/Panama", "America/Jamaica", "America/Cancun"}),
    ("ECT", {"America/Guayaquil"}),
    ("SST", {"Pacific/Pago_Pago", "Asia/Singapore"}),
    ("WST", {"Australia/Perth", "Pacific/Apia"}),
]

NOTHING = [
    "Room Z",
    "EST, lunch provided",
    "(Zurich, Room 5)",
    "(x) Paris",
    "",
    " ",
    "(((",
    "Room 2",
    "the",
    "local time",
    "time",
    "Date time",
    "Start time",
    "Lunch time",
    "9",
    "10024",
    "in",
    "May",
    "The Road",
]
NOTHING += [
    "GMT+25",
    "+99:00",
    "UTC+15",
    "-7",
    "Zoom",
    "La",
    "Us",
    "University",
    "Session",
    "x" * 5000,
    "\x00",
    "\ud800",
    "?" * 99,
]


@pytest.mark.parametrize("phrase, kind, zone, minutes", PHRASES)
def test_phrase(phrase, kind, zone, minutes):
    entry = find_zone(phrase)
    assert entry is not None
    assert (entry.kind, entry.zone, entry.literal_minutes) == (kind, zone, minutes)
    assert zone is None or zone in entry.candidates


@pytest.mark.parametrize("phrase, zones", AMBIGUOUS)
def test_ambiguous_phrase_keeps_its_readings_and_takes_none(phrase, zones):
    entry = find_zone(phrase)
    assert entry is not None
    assert entry.zone is None
    assert zones <= set(entry.candidates)


@pytest.mark.parametrize("phrase, zones", KEPT)
def test_other_readings_of_an_abbreviation_are_kept(phrase, zones):
    entry = find_zone(phrase)
    assert entry is not None
    assert zones <= set(entry.candidates)


@pytest.mark.parametrize("phrase", NOTHING)
def test_no_zone(phrase):
    assert find_zone(phrase) is None


@given(st.text(max_size=200))
def test_any_text_may_be_asked(text):
    entry = find_zone(text)
    assert entry is None or entry.kind in {"offset", "iana", "place", "country", "abbreviation", "name"}


@given(st.integers(-12 * 60, 14 * 60), st.sampled_from(["GMT{}", "UTC {}", "UTC/GMT {}", "({})", "GMT{} hours"]))
def test_every_offset_is_read_back(minutes, form):
    sign, rest = "+" if minutes >= 0 else "-", abs(minutes)
    entry = find_zone(form.format(f"{sign}{rest // 60:02}:{rest % 60:02}"))
    assert entry is not None
    assert entry.literal_minutes == minutes


def test_out_of_season_abbreviation_keeps_its_own_offset():
    summer, winter = read_timezone("EST", on=JUNE), read_timezone("EST", on=JANUARY)
    assert (summer.zone, summer.utc_offset, summer.literal_utc_offset) == ("America/New_York", -240, -300)
    assert (winter.utc_offset, winter.literal_utc_offset) == (-300, -300)


def test_unknown_phrase_is_kept_and_is_not_utc():
    reading = read_timezone("Narnia time", on=JUNE)
    assert (reading.text, reading.zone, reading.utc_offset, reading.candidates) == ("Narnia time", None, None, ())


def test_every_zone_of_an_abbreviation_uses_its_offset():
    wrong = [
        (name, zone)
        for name, rows in all_readings().items()
        for row in rows
        for zone in row.zones
        if row.minutes is not None and row.minutes not in zone_offsets(zone)
    ]
    assert wrong == []


def test_one_reading_of_an_abbreviation_leads_at_most():
    assert [name for name, rows in all_readings().items() if sum(row.leading for row in rows) > 1] == []


def test_aliases_name_zones_or_phrases_that_exist():
    zones = available_timezones()
    rows = known_aliases().values()
    assert [row for row in rows if row.kind == "same" and find_zone(row.target) is None] == []
    assert [zone for row in rows for zone in row.zones if zone not in zones] == []


def test_venues_name_zones_that_exist():
    zones = {zone for _, named, _ in read_table("venues.tsv") for zone in named.lstrip("?").split(" ")}
    assert zones <= available_timezones()
    assert sum(names.count("|") + 1 for names, *_ in read_table("venues.tsv")) >= 60


def labels(product):
    rows = (
        line.split("\t") for line in (ROOT / "tools/zone_labels.tsv").read_text("utf-8").splitlines() if line[0] != "#"
    )
    return [(label, zones.split(" ")) for name, label, zones in rows if name == product]


def clock(zone):
    return [ZoneInfo(zone).utcoffset(dt.datetime(2026, month, 1)) for month in range(1, 13)]


def agrees(entry, zones):
    """Whether the zone taken shows the same time as one of those expected, or none is taken and one of them is kept."""
    if entry is None:
        return False
    if entry.zone is None:
        return bool(set(zones) & set(entry.candidates))
    return entry.zone in zones or clock(entry.zone) == clock(zones[0])


@pytest.mark.parametrize("product", ["zoom", "windows"])
@pytest.mark.parametrize("form", ["{}", "({offset}) {}", "{} time zone"])
def test_labels_of_products(product, form):
    expected = labels(product)
    assert len(expected) > 100
    wrong = []
    for label, zones in expected:
        hours = int(ZoneInfo(zones[0]).utcoffset(dt.datetime(2026, 1, 1)).total_seconds() // 60)
        offset = f"UTC{'-' if hours < 0 else '+'}{abs(hours) // 60:02}:{abs(hours) % 60:02}"
        entry = find_zone(form.format(label, offset=offset))
        if not agrees(entry, zones):
            wrong.append((label, zones, entry))
    assert wrong == []


def test_phone_numbers_hint_at_countries():
    assert country_of_phone("Call +41 22 917 9256") == "CH"
    assert country_of_phone("tel. (+254) 20 762 1234") == "KE"
    assert country_of_phone("0041 22 917 92 56") == "CH"
    assert country_of_phone("+1 212 963 1234") == "US"
    assert country_of_phone("+44 20 7946 0000") == "GB"
    assert country_of_phone("41 22 917") is None


def test_adjectives_belong_to_countries_with_zones():
    assert country_of_adjective("Kenyan") == "KE"
    assert country_of_adjective("South African") == "ZA"
    assert country_of_adjective("modern") is None
    assert [code for code, _ in read_table("demonyms.tsv") if not country_zones(code)[0] and code != "XK"] == []


def test_generated_tables_say_where_they_come_from():
    folder = files("sideevents_parser.lexicon.zones") / "tables"
    head = (folder / "names.tsv").read_text("utf-8")[:1000]
    assert all(
        word in head for word in ("GeoNames", "CC BY 4.0", "CLDR", "Unicode License", "tzdata", "tools/build_zones.py")
    )
