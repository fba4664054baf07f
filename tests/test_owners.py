"""Organizers that own the event: their name opens its name, or its kind and "of" stand before theirs."""

import pytest

from test_organizers import parties


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "St Moss's Residents Association General Meeting\nTuesday 27th January, 7pm",
            ["St Moss's Residents Association"],
        ),
        ("RSTW Weir Branch 2017 AGM and November 2017 meeting", ["RSTW Weir Branch"]),
        (
            "The 30th West Weir College of Physicians Annual General Meeting opens today",
            ["West Weir College of Physicians"],
        ),
        ("The Weir Tide Network (WTN) Annual Forum and AGM 2022 will be held in May", ["Weir Tide Network (WTN)"]),
        (
            "The 107th annual general meeting of the Delta Chamber of Weirs is taking place soon",
            ["Delta Chamber of Weirs"],
        ),
        ("It is said that the 49th Annual General Meeting (AGM) of the Tide Guild will be held", ["Tide Guild"]),
        ("Tides that teach (open lecture of the Society for Tides), Weir Room", ["Society for Tides"]),
        ("• Moss Kiwanis Club Pancake Day, Saturday, Oct. 16.", ["Moss Kiwanis Club"]),
        ("St. Mary's Altar Society bake sale, 9 a.m. Saturday, parish room.", ["St. Mary's Altar Society"]),
        ("RIGA - The 80th Sylac Chamber of Commerce dinner is set for Thursday", ["Sylac Chamber of Commerce"]),
        ("• The public are invited to the Weir Bible College seminar on Saturday.", ["Weir Bible College"]),
        ("The Weir Fellowship Church community blood drive will be held on Saturday.", ["Weir Fellowship Church"]),
        ("• The next meeting of the Moss Board of Education will be held Tuesday.", ["Moss Board of Education"]),
        ("RIGA - A big conference of the Tide Forum opens next month in Riga.", ["Tide Forum"]),
        ("The 118th Academic Sessions of the Tide Association (TA) will be held in May.", ["Tide Association (TA)"]),
    ],
)
def test_whose_event_it_is(text: str, names: list[str]) -> None:
    assert parties(text) == (names, [])


@pytest.mark.parametrize(
    "text",
    [
        "City Council Meeting\n15 November 2023, 7 pm",
        "Women's Health Conference\n15 November 2023, 7 pm",
        "Civil Society Briefing\n15 November 2023, 7 pm",
        "Book Club Meeting\n15 November 2023, 7 pm",
        "Community Centre Open Day\n15 November 2023, 7 pm",
        "Riga University Choir Concert\n15 November 2023, 7 pm",
        "Youth Forum\n15 November 2023, 7 pm",
        "The book club of all meets to talk of tides on 15 November 2023.",
    ],
)
def test_a_sitting_has_no_owner(text: str) -> None:
    assert parties(text) == ([], [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Weir Club: Salt and the Sea\n15 May 2024, 6 pm\nMoss Hall", ["Weir Club"]),
        ("Film Club: Salt and the Sea\n15 May 2024, 6 pm\nMoss Hall", []),
        ("Salt and the Sea (the Tide Institute)\n15 May 2024, 6 pm\nMoss Hall", ["Tide Institute"]),
        ("Salt and the Sea\n15 May 2024, 6 pm\nOrganised by Moss & Lee LLP", ["Moss & Lee LLP"]),
        (
            "Salt and the Sea\n15 May 2024\nHosted by Weir University, Department of Tides",
            ["Weir University, Department of Tides"],
        ),
    ],
)
def test_before_and_behind_a_title(text: str, names: list[str]) -> None:
    assert parties(text) == (names, [])
