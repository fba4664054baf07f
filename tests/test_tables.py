"""Tables with a head: what names a column says what its cells are."""

import datetime as dt

import pytest

from sideevents_parser import parse, parse_html
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.labels.tables import scan_tables
from sideevents_parser.text.document import read_text

ENGLISH = load_lexicon(("en",))

BARS = """\
| Date | Speaker | Title | Host |
|------|---------|-------|------|
| Jan 14, 2026 | Maria Lopez (UC Davis) | Turbulence in thin films | J. Stone |
| Jan 21, 2026 | No colloquium | | |
| Jan 28, 2026 | Kwame Boateng, MIT | Listening to neutron stars | A. Patel |
"""
TABS = """\
Title\tDate\tTime\tRoom\tOrganizer(s)
Witnesses who wait\tMon 2 March 2026\t12:00-13:00\tXXV\tPermanent Missions of Chile and The Gambia; Harbour Foundation
Papers for the stateless\tTue 3 March 2026\t14:00-15:00\tXXVII\tUNHCR
"""
SPACES = """\
Meeting                     Date             Time       Location
Planning Commission         3/16/2026        6:30 PM    Council Chambers
Parks & Recreation Board    3/18/2026        5:00 PM    Elm Room, City Hall
City Council                                 7:00 PM    Council Chambers
"""
DAYS = """\
Day | Time | Event | Venue
Monday 4 May 2026 | 18:00 | Opening reception | Town Hall
 | 20:00 | Organ recital | St Mark's Church
Tuesday 5 May 2026 | 10:00 - 11:30 | Poetry walk | Meet at the bridge
"""


def fields_of(text):
    document = read_text(text)
    return [(label.field, label.value.of(text)) for label in scan_tables(document, ENGLISH).labels]


@pytest.mark.parametrize(("text", "rows"), [(BARS, 3), (TABS, 2), (SPACES, 3), (DAYS, 3)])
def test_rows_below_a_head(text, rows):
    (table,) = scan_tables(read_text(text), ENGLISH).tables
    assert len(table.rows) == rows


def test_cells_have_the_field_of_their_column():
    assert fields_of(BARS)[:4] == [
        ("date", "Jan 14, 2026"),
        ("speaker", "Maria Lopez (UC Davis)"),
        ("title", "Turbulence in thin films"),
        ("host", "J. Stone"),
    ]
    assert fields_of(SPACES)[-3:] == [("title", "City Council"), ("time", "7:00 PM"), ("location", "Council Chambers")]
    assert fields_of(DAYS)[4:7] == [("time", "20:00"), ("title", "Organ recital"), ("location", "St Mark's Church")]


@pytest.mark.parametrize(
    "text",
    [
        "Home | Date | News\nWelcome to our site\n",
        "Date | Time | Title\n",
        "Date: 5 May | Time: 10:00 | Title: Bees\nDate: 6 May | Time: 11:00 | Title: Wasps\n",
        "We keep the date  and the time  in mind\nas we said  on 5 May  at noon\n",
        "Speaker | Title\nAna Duarte | Minister\n",
    ],
)
def test_what_is_no_table(text):
    assert scan_tables(read_text(text), ENGLISH).tables == ()


def test_each_row_is_an_event():
    events = parse(TABS).events
    assert [(event.title, event.date, event.start_time) for event in events] == [
        ("Witnesses who wait", dt.date(2026, 3, 2), dt.time(12)),
        ("Papers for the stateless", dt.date(2026, 3, 3), dt.time(14)),
    ]
    assert [party.name for party in events[0].organizers] == ["Chile", "Gambia", "Harbour Foundation"]
    assert [event.locations[0].text for event in events] == ["XXV", "XXVII"]


def test_a_row_without_a_day_is_on_the_day_above():
    events = parse(DAYS).events
    assert [(event.title, event.date.day, event.start_time.hour) for event in events] == [
        ("Opening reception", 4, 18),
        ("Organ recital", 4, 20),
        ("Poetry walk", 5, 10),
    ]


def test_a_row_on_which_nothing_takes_place_is_none():
    assert [event.title for event in parse(BARS).events] == ["Turbulence in thin films", "Listening to neutron stars"]


def test_a_zone_in_the_head_holds_for_all_rows():
    text = "Date\tTime (CET)\tTitle\n2 March 2026\t10:00\tBees\n3 March 2026\t11:00\tWasps\n"
    assert [event.timezone.text for event in parse(text).events] == ["CET", "CET"]


def test_spans_stand_in_the_text():
    for event in parse(BARS).events:
        assert event.speakers[0].span.of(BARS) == event.speakers[0].name


def test_days_in_figures_open_the_lines_of_a_list():
    text = "Colloquium, Spring 2026\nThursdays 4:00 pm\n\n1/15  Ana Duarte  Bees\n1/22  Bo Lind  Wasps\n2/5  Cy Moor  Ants\n"
    assert [(event.date.month, event.date.day, event.start_time.hour) for event in parse(text).events] == [
        (1, 15, 16),
        (1, 22, 16),
        (2, 5, 16),
    ]


@pytest.mark.parametrize(
    "text", ["1/2 cup of flour\n3/4 cup of sugar\n1/4 cup of milk\n", "9/10 Great film\n7/10 Fair film\n"]
)
def test_fractions_are_no_days(text):
    assert parse(text, reference_date=dt.date(2026, 1, 1)).events == ()


def test_cells_of_a_web_page_that_are_empty_or_reach_down():
    page = (
        "<table><thead><tr><th>Date</th><th>Time</th><th>Speaker</th><th>Title</th><th>Room</th></tr></thead><tbody>"
        "<tr><td>14 Jan 2026</td><td>16:00</td><td></td><td>Turbulence</td><td></td></tr>"
        "<tr><td rowspan=2>28 Jan 2026</td><td>14:00</td><td>Kwame Boateng</td><td>Stars</td><td>B12</td></tr>"
        "<tr><td>16:00</td><td>Ingrid Lund</td><td>Ice</td><td>B14</td></tr></tbody></table>"
    )
    found = [
        (event.title, event.date.day, event.start_time.hour, [person.name for person in event.speakers])
        for event in parse_html(page).events
    ]
    assert found == [
        ("Turbulence", 14, 16, []),
        ("Stars", 28, 14, ["Kwame Boateng"]),
        ("Ice", 28, 16, ["Ingrid Lund"]),
    ]
