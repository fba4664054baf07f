"""Places named in venue lines, datelines and organizers; and what is no place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.lexicon.zones.places import find_places

# text, (span, zone, weight) of each place
CASES = [
    ("Addis Ababa, Ethiopia", [("Addis Ababa, Ethiopia", "Africa/Addis_Ababa", 3)]),
    ("Decorah, Iowa", [("Decorah, Iowa", "America/Chicago", 3)]),
    ("City of Titusville, Florida", [("Titusville, Florida", "America/New_York", 3)]),
    ("New York, NY 10023", [("New York, NY", "America/New_York", 3)]),
    ("Northam WA", [("Northam WA", "Australia/Perth", 3)]),
    ("Bury St Edmunds, Suffolk", [("Bury St Edmunds, Suffolk", "Europe/London", 3)]),
    ("Hartest, Bury St Edmunds", [("Bury St Edmunds", "Europe/London", 2)]),
    ("Nenagh, Co. Tipperary", [("Nenagh, Co. Tipperary", "Europe/Dublin", 3)]),
    ("Cambridge, Mass.", [("Cambridge, Mass.", "America/New_York", 3)]),
    ("Birmingham, UK", [("Birmingham, UK", "Europe/London", 3)]),
    ("Paris (France)", [("Paris (France", "Europe/Paris", 3)]),
    ("GENEVA (25 June 2021)", [("GENEVA", "Europe/Zurich", 2)]),
    ("SPAAK 1A002, Brussels", [("SPAAK", "Europe/Brussels", 3), ("Brussels", "Europe/Brussels", 2)]),
    ("Room XX, Palais des Nations", [("Palais des Nations", "Europe/Zurich", 3)]),
    ("University of Dhaka", [("University of Dhaka", "Asia/Dhaka", 3)]),
    ("Hochschule Ulm", [("Ulm", "Europe/Berlin", 2)]),
    ("the port of Constanța", [("Constanța", "Europe/Bucharest", 2)]),
    ("Permanent Mission of Costa Rica", [("Costa Rica", "America/Costa_Rica", 2)]),
    ("a talk in Sydney", [("Sydney", "Australia/Sydney", 2)]),
    ("Dr. Sydney Whitlock", [("Sydney", "Australia/Sydney", 1)]),
    ("Guild of Bell Ringers", [("Bell", "America/Los_Angeles", 1)]),
    ("5 Durham St., Hobart", [("Hobart", None, 2)]),
    ("Oxford Street, London", [("London", "Europe/London", 2)]),
    ("Split, Croatia", [("Split, Croatia", "Europe/Zagreb", 3)]),
]
NOTHING = [
    "Main Stage",
    "Room 4",
    "Date and Time",
    "Union Hall",
    "Rooms Europe 1&2",
    "see the reading list",
    "Miss Ill Ma Pa",
    "June",
    "12 London Road",
    "Fitzroy Park, Sussex St",
    "Queen's Park",
    "The Valley Gazette",
    "meet at The Gap",
    "New York Ave NW",
    "",
    "\n\n",
    ".",
]


@pytest.mark.parametrize("text, expected", CASES)
def test_places(text, expected):
    assert [(text[place.start : place.end], place.zone, place.weight) for place in find_places(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_place(text):
    assert find_places(text) == ()


@given(st.text(max_size=300), st.integers(0, 5))
def test_any_text(text, limit):
    places = find_places(text, limit)
    assert len(places) <= limit
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    assert list(places) == sorted(places, key=lambda place: place.start)
