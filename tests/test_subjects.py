"""Organizers that are the subject of a sentence: which verbs make a host, how it opens, what stands between."""

import pytest

from test_organizers import parties

TRUST = ["Reef Trust"]


@pytest.mark.parametrize(
    "deed",
    [
        "are co-organizing a panel",
        "are jointly hosting a panel",
        "have partnered to hold the Salt Summit",
        "kicks off a series of talks",
        "will commence the Salt Fair",
        "is set to commence consultations",
        "will be having a drive-through feast",
        "is going ahead with its luncheon",
        "sponsors a series of lectures",
        "has launched the Salt Fair",
        "is bringing back the Salt Fair",
        "will once again host the Salt Fair",
        "is excited to announce the Salt Fair",
        "are cohosting the opening",
        "will release its report",
        "returns with the Salt Fair",
        "is offering a tour",
    ],
)
@pytest.mark.parametrize(
    "sentence",
    [
        "The Reef Trust {} on 15 November 2023 in Bergen.",
        "On 15 November 2023, the Reef Trust {} in Bergen.",
        "On 15 November 2023 the Reef Trust {} in Bergen.",
        "BERGEN, Oct. 12, 2023 -- The Reef Trust {} on 15 November 2023.",
    ],
)
def test_what_a_host_does(sentence: str, deed: str) -> None:
    assert parties(sentence.format(deed)) == (TRUST, [])


@pytest.mark.parametrize(
    ("subject", "names"),
    [
        ("Kusumba Smarak", ["Kusumba Smarak"]),
        ("Bishop Moss", ["Bishop Moss"]),
        ("Blue Weir Fair 2027, the non-profit that brings the fair home,", ["Blue Weir Fair 2027"]),
        ("The Reef Trust, one of the oldest on the coast and a voice of many,", TRUST),
        ("The Reef Trust, in collaboration with strategic partners,", TRUST),
        ("The Reef Trust and its partners", TRUST),
        ("The Center for Tides at Brookland", ["Center for Tides at Brookland"]),
    ],
)
@pytest.mark.parametrize("deed", ["will organise the Salt Fair", "invites families to a walk", "is hosting a talk"])
def test_whoever_hosts_counts(subject: str, names: list[str], deed: str) -> None:
    assert parties(f"{subject} {deed} on 15 November 2023.") == (names, [])


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("BERGEN - The Minister of Water and Tides, Anna Moss, is hosting a forum.", ["Anna Moss"]),
        (
            "RIGA - The Embassy of Peru, Riga College and TIDE will hold a fair.",
            ["Embassy of Peru", "Riga College", "TIDE"],
        ),
        ("The grand rounds, hosted by Leland M. Moss, M.D., FACS, dean of studies, are open.", ["Leland M. Moss"]),
        ("At the 36th Salt Days the Reef Trust will hold a fair.", TRUST),
    ],
)
def test_whole_lists_and_bare_names(text: str, main: list[str]) -> None:
    assert parties(text) == (main, [])


def test_hostesses_are_hosts() -> None:
    assert parties("Plant Swap\nHostesses: Anna Moss, Jane Reed")[0] == ["Anna Moss", "Jane Reed"]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Moss will present the Salt Report on 15 November 2023.",
        "The Annual Meeting will convene at 1:30 on 15 November 2023.",
        "Norway to host the Salt Fair on 15 November 2023.",
        "The river is where the members of the Reef Trust meet every year.",
        "They ask what the President of the Council, the host country and others could have done.",
    ],
)
def test_what_hosts_nothing(text: str) -> None:
    assert parties(text) == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "In November the Society holds its lecture.",
        "THE CHAIR WILL OPEN THE MEETING FOR ALL.",
        "Briefing by the Spokesperson for the Secretary-General",
        "This year, the Weir Charter on Human and Peoples' Rights celebrates 40 years.",
        "By the Local Waters Act a public hearing is held on 15 November 2023.",
        "Games\nLots of Volunteers Needed",
        "Tides of Yore\nAnother History of Riga's Piers",
        "Sails in the dock\nJane Moss (University of Riga)",
        "Tides and who reads them\nAssociate Professor of Tides at Riga University",
        "Tides and Weirs | Reef Church | London | United Kingdom",
        "Salt in the Air\nWorld Water Day Program",
    ],
)
def test_who_is_nobody(text: str) -> None:
    assert parties(text) == ([], [])


def test_persons_go_without_courtesies() -> None:
    assert parties("The talk is hosted by Dr. Jane Moss, head of the Reef Fund.")[0] == ["Jane Moss"]
    assert parties("Convened by the Prof. Moss Tide Centre in Riga.")[0] == ["Prof. Moss Tide Centre"]


def test_a_role_below_a_name_is_no_part_of_it() -> None:
    text = "Sponsored by the Riga Graduate School of Public Policy\nCo-sponsored by Bergen College"
    assert parties(text)[1] == ["Riga Graduate School of Public Policy", "Bergen College"]


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "Next week, Governor Anna Moss will hold daily briefings. Governor Moss will hold them at 3.",
            ["Governor Anna Moss"],
        ),
        ("Moss and Weirford branch of Cats Aid are holding a sale.", ["Moss and Weirford branch of Cats Aid"]),
        ("Tomorrow Moss Nursery and Primary School PTA are holding a sale.", ["Moss Nursery and Primary School PTA"]),
        ("St Paul's are again holding a sale on 5 December.", ["St Paul's"]),
        ("Weirshill have started to hold a Café on Tuesdays.", ["Weirshill"]),
        (
            "It is hosted by the secretariat of the Tide Convention (TC) and Reef Trust.",
            ["secretariat of the Tide Convention (TC)", *TRUST],
        ),
        ("The fair is a collaboration between the Reef Trust, Weir Club and PAX.", [*TRUST, "Weir Club", "PAX"]),
        ("It is organised by Professor Anna Moss and Engineer Bo Lee.", ["Anna Moss", "Bo Lee"]),
        (
            "On behalf of the Riga School of Tides, Salt and Weirs, I invite you.",
            ["Riga School of Tides, Salt and Weirs"],
        ),
        ("The Reef Trust will brief the media on 7 September at 9 am.", TRUST),
    ],
)
def test_who_holds_what(text: str, main: list[str]) -> None:
    assert parties(text) == (main, [])


def test_what_is_run_by_a_body_with_others() -> None:
    assert parties("The fair is run by the Weir Council in association with Reef Arts.") == (
        ["Weir Council"],
        ["Reef Arts"],
    )


@pytest.mark.parametrize(
    ("text", "main"),
    [
        (
            "According to the organisers, Professor Anna Moss and Bo Lee, the lecture will be held.",
            ["Anna Moss", "Bo Lee"],
        ),
        ("As many come, the organisers, Reef Trust(RT) has set up a desk.", ["Reef Trust(RT)"]),
        ("Organised by the Reef Trust, Tide Sessions tell of weirs.", TRUST),
        ("On Sunday, Oct. 21, at 2 p.m., the Reef Trust is offering us a tour.", TRUST),
        (
            "From the Book of Tides of 2019 on what is done against salt in rivers\nReef Trust and Blue Watch are hosting a talk.",
            [*TRUST, "Blue Watch"],
        ),
        ("• Moss Area Reef Trust's Salt Evening event is planned for 4 p.m. Thursday", ["Moss Area Reef Trust"]),
        ("Salt and sea\nPresenters: Moss Reef Foundation\nDate: 5 May", ["Moss Reef Foundation"]),
        ("Salt and sea\nPresenters: Anna Moss, Reef Trust\nDate: 5 May", []),
        (
            "The Moss Tide Society and Moss Public Library team up to present Tides.",
            ["Moss Tide Society", "Moss Public Library"],
        ),
        ("Members of the Weir Garden Club will lead a walk on 5 May.", ["Weir Garden Club"]),
        ("The show, which is co-produced by the Weir Players, opens soon.", ["Weir Players"]),
        ("The Moss Rotary is holding Duck Bingo on Saturday.", ["Moss Rotary"]),
        ("Weir United Church, on State Route 54, will have a dinner.", ["Weir United Church"]),
        (
            "The Office of the Adviser on Salt (OAS), within its mandate, is organizing a talk.",
            ["Office of the Adviser on Salt (OAS)"],
        ),
        ("The Reef Trust has disclosed that the fair opens tomorrow.", TRUST),
    ],
)
def test_hosts_told_in_passing(text: str, main: list[str]) -> None:
    assert parties(text) == (main, [])
