"""Organizers: names in prose, labels and lines, with their roles."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser import parse
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.merged import is_same
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import is_organization, is_person, naming
from sideevents_parser.read.parties.organizers import read_organizers
from sideevents_parser.scan.labels.labels import scan_labels
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.spans import Span

ENGLISH = load_lexicon(("en",))
KNOWN = naming(ENGLISH)
MAIN = {"organizer", "host", "convener"}


def parties(text: str) -> tuple[list[str], list[str]]:
    """Main organizers and all others of a text that is one block."""
    document = read_text(text)
    mentions = Mentions(labels=scan_labels(document, ENGLISH))
    found, _ = read_organizers(document, mentions, Block(Span(0, len(text))), ENGLISH)
    return [party.name for party in found if party.role in MAIN], [
        party.name for party in found if party.role not in MAIN
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "UN Women, Harbour Forum on Women, Law and Development, and Civil Aid where",
            ["UN Women", "Harbour Forum on Women, Law and Development", "Civil Aid"],
        ),
        ("the Permanent Missions of Chad, Fiji and Peru bring", ["Chad", "Fiji", "Peru"]),
        (
            "the Permanent Mission of Chad to the United Nations and PAX will",
            ["Permanent Mission of Chad to the United Nations", "PAX"],
        ),
        (
            "Bosnia and Herzegovina, Trinidad and Tobago and Peru",
            ["Bosnia and Herzegovina", "Trinidad and Tobago", "Peru"],
        ),
        ("Science and Technology Major Group.", ["Science and Technology Major Group"]),
        ("Ministry of Health, Labour and Welfare of Japan", ["Ministry of Health, Labour and Welfare of Japan"]),
        ("Centre for Tidal Law, Harbour University", ["Centre for Tidal Law, Harbour University"]),
        ("Institute for Tides and the Harbour Law Society.", ["Institute for Tides", "Harbour Law Society"]),
        ("Tide Hub Arts and Humanities Research Institute", ["Tide Hub Arts and Humanities Research Institute"]),
        (
            "the Kenya Association of Weirs (KAW) and the East, Central and Southern Africa College of Weirs (EC)",
            ["Kenya Association of Weirs (KAW)", "East, Central and Southern Africa College of Weirs (EC)"],
        ),
        (
            "the Ministry of Information & Communications, Royal Government of Bhutan",
            ["Ministry of Information & Communications, Royal Government of Bhutan"],
        ),
        (
            "the Department of Tides, Weirs and Salt at the University of Riga",
            ["Department of Tides, Weirs and Salt at the University of Riga"],
        ),
        ("the Department of Tides, Reef Trust and PAX", ["Department of Tides", "Reef Trust", "PAX"]),
        ("Royal Society of Tides and Weirs.", ["Royal Society of Tides and Weirs"]),
        ("VFW Post 8312.", ["VFW Post 8312"]),
        ("the Government of Saint Vincent and the Grenadines", ["Government of Saint Vincent and the Grenadines"]),
        ("Moss Parks & Recreation.", ["Moss Parks & Recreation"]),
        ("Knights of Weir Council 3412 and PAX", ["Knights of Weir Council 3412", "PAX"]),
        ("the Bergen Convention & Visitors Bureau.", ["Bergen Convention & Visitors Bureau"]),
        ("Bruglo and the Salt and Tides Program (STP) of Riga", ["Bruglo", "Salt and Tides Program (STP) of Riga"]),
        ("Harbour Museum of Nature & Science", ["Harbour Museum of Nature & Science"]),
        ("the Sailors' Club of Riga in its garden", ["Sailors' Club of Riga"]),
        ("Tide Institute; Reef Trust; and Sea Council", ["Tide Institute", "Reef Trust", "Sea Council"]),
        ("Bay & Sons", ["Bay & Sons"]),
        ("the Department of Tides & the Department of Reefs", ["Department of Tides", "Department of Reefs"]),
    ],
)
def test_names_of_a_list(text: str, names: list[str]) -> None:
    extent = names_extent(text, 0, len(text), KNOWN)
    assert extent is not None
    assert [name.of(text) for name in split_names(text, extent, KNOWN)] == names


@pytest.mark.parametrize(
    ("text", "main", "others"),
    [
        ("Organized By : Harbour Trust", ["Harbour Trust"], []),
        (
            "Organisers: Tide Institute; Reef Trust\nCo-sponsors: Chad, UN Women",
            ["Tide Institute", "Reef Trust"],
            ["Chad", "UN Women"],
        ),
        (
            "Organizer: Tide Section for Fish, Rural Development and the Environment, in cooperation with ReefNet",
            ["Tide Section for Fish, Rural Development and the Environment"],
            ["ReefNet"],
        ),
        (
            "Hosts / Partners\nHarbour Bank\nin partnership with Reef Trust and the Sea Council",
            ["Harbour Bank"],
            ["Reef Trust", "Sea Council"],
        ),
        (
            "A briefing organized by the Tide Institute. Co-hosted by the Sea Council and Reef Trust, it looks ahead.",
            ["Tide Institute"],
            ["Sea Council", "Reef Trust"],
        ),
        (
            "The walk is hosted by the Tide Institute in partnership with Reef Trust.",
            ["Tide Institute"],
            ["Reef Trust"],
        ),
        ("The talk is run jointly by the Tide Institute and Reef Trust.", ["Tide Institute", "Reef Trust"], []),
        ("Co-organised by the Tide Institute and Reef Trust.", ["Tide Institute", "Reef Trust"], []),
        ("Co-sponsored by the Tide Institute and Chad", [], ["Tide Institute", "Chad"]),
        ("It will be hosted in Riga on 5 May by the Tide Institute.", ["Tide Institute"], []),
        ("The Tide Institute and Reef Trust invite you to a walk.", ["Tide Institute", "Reef Trust"], []),
        (
            "With that in mind, the Tide Institute, joined by Chad and Peru as co-hosts, would be delighted to see you.",
            ["Tide Institute"],
            ["Chad", "Peru"],
        ),
        ("Dear friends,\n\nthe Tide Society invites you to its spring walk.", ["Tide Society"], []),
        (
            "PAX, UNDP, and WHO are co-hosting a walk with support from the Government of Chad.",
            ["PAX", "UNDP", "WHO"],
            ["Government of Chad"],
        ),
        ("The Tide Lab met 640 fishers. In this webinar the Lab presents what it heard.", ["Tide Lab"], []),
        ("Join the Tide Institute for a walk on the shore.", ["Tide Institute"], []),
        ("A working lunch of Chad and the Tide Institute on small print.", ["Chad", "Tide Institute"], []),
        (
            "By the Permanent Mission of Chad to the United Nations\n\nA choir sings.",
            ["Permanent Mission of Chad to the United Nations"],
            [],
        ),
        (
            "Tides at Noon (hosted by the Tide Institute, co-hosted by Chad and Peru)",
            ["Tide Institute"],
            ["Chad", "Peru"],
        ),
        ("Second look at the log format (host: TideSoft)", ["TideSoft"], []),
        ("Tide and Prejudice\nReef Trust (co-sponsors: Chad, UN Women)", ["Reef Trust"], ["Chad", "UN Women"]),
        ("13:15-14:45 | Tide before Delivery | Room 3 | Reef Trust, with Peru as partner", ["Reef Trust"], ["Peru"]),
        ("WHO FEEDS THE REEF?\nTIDE HUB, WITH CHAD AND PAX AS CO-HOSTS", ["TIDE HUB"], ["CHAD", "PAX"]),
        (
            "TIDES AND TARIFFS\nHARBOUR BANK | TIDE HUB | REEF ENERGY\nMAIN STAGE",
            ["HARBOUR BANK", "TIDE HUB", "REEF ENERGY"],
            [],
        ),
        ("For members abroad the Tide Society, our partner in this, repeats the hour.", [], ["Tide Society"]),
        ("Anything can be said of the sea. The Tide Institute published a report on it in 2014.", [], []),
        ("The lecture will be delivered by Prof. Ada Moss.", [], []),
        (
            "SIDE EVENT - Hosted by: Government of Fiji, Tide Forum; Supported by: PAX",
            ["Government of Fiji", "Tide Forum"],
            ["PAX"],
        ),
        (
            "Co-convened by Ms. Ada Moss, Minister of Tides of Chad, and the Reef Fund.",
            ["Ada Moss", "Reef Fund"],
            [],
        ),
        (
            "Organized by the Tide Institute (TI), Athens, in cooperation with Reef Trust.",
            ["Tide Institute (TI)"],
            ["Reef Trust"],
        ),
        ("Organiser: Ministry of Tides and Environment, Norway", ["Ministry of Tides and Environment, Norway"], []),
        (
            "PAX and Civil Aid are organising a talk on the sidelines of the session organized by the Tide Council.",
            ["PAX", "Civil Aid"],
            [],
        ),
        ("Since then, the Tide Assembly has asked for a report, published with the support of the Reef Fund.", [], []),
        ("The University offers three rounds of funding each year.", [], []),
        ("Presented by: Dr. Ada Moss", [], []),
    ],
)
def test_roles(text: str, main: list[str], others: list[str]) -> None:
    assert parties(text) == (main, others)


def test_a_host_above_the_kind_of_event_and_no_country_of_an_address() -> None:
    calendar = "Harbour University\nColloquium\nMoss Building, Room 8\n``Tides''\nDR. ADA MOSS\nTea is at 4:00 p.m."
    document = read_text(calendar)
    found, _ = read_organizers(document, scan_document(document, ENGLISH), Block(Span(0, len(calendar))), ENGLISH)
    assert [party.name for party in found] == ["Harbour University"]
    assert parties("Dr. Ada Moss - University of the Tides\n“Tides”")[0] == []
    assert parties("“Tides”\nAda Moss, MD\nProfessor of Tides, Division of Reefs\nHarbour University")[0] == []
    assert parties("The Reef Group, the platform of small charities, invites you to a talk.")[0] == ["Reef Group"]
    assert parties("Tides\nTides @ Reef House | London | England | United Kingdom")[0] == []


def test_label_and_prose_merge_without_doubles() -> None:
    text = "Organized By : Tide Centre for Harbour Safety\n\nJoin the Tide Centre for a walk by Reef Trust."
    assert parties(text)[0] == ["Tide Centre for Harbour Safety"]


def test_a_further_host_beside_a_label_is_a_co_organizer() -> None:
    text = "Organized By : Civil Aid\n\nJoin a press conference by Reef Trust, Harbour Forum on Women, Law and Development, and Civil Aid where"
    assert parties(text) == (["Civil Aid"], ["Reef Trust", "Harbour Forum on Women, Law and Development"])


def test_note_only_where_prose_named_the_organizer() -> None:
    for text, codes in (
        ("The Tide Institute invites you.", ["organizer_from_prose"]),
        ("Organizer: Tide Institute", []),
    ):
        document = read_text(text)
        mentions = Mentions(labels=scan_labels(document, ENGLISH))
        _, notes = read_organizers(document, mentions, Block(Span(0, len(text))), ENGLISH)
        assert [note.code for note in notes] == codes


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("UNITAR", "United Nations Institute for Training and Research (UNITAR)", True),
        ("Tide Centre", "Tide Centre for Harbour Safety", True),
        ("The Tide Lab", "Tide Lab", True),
        ("WHO", "World Health Organization", True),
        ("Tide Centre", "Tide Council", False),
        ("Niger", "Nigeria", False),
    ],
)
def test_short_forms(one: str, other: str, same: bool) -> None:
    assert is_same(one, other) is same


def test_kinds_of_names() -> None:
    assert all(is_organization(name, KNOWN) for name in ("Tide Institute", "WHO", "Chad", "Friends of the Reef"))
    assert all(is_person(name, KNOWN) for name in ("Ada Moss", "Jonas PEETERS", "Dr Ada Moss"))
    assert not any(is_person(name, KNOWN) for name in ("Tide Institute", "Law and Development", "Ada"))


@given(st.text(alphabet=string.ascii_letters + " ,;.()&|\n-by", max_size=400))
def test_spans_quote_the_names(text: str) -> None:
    document = read_text("Hosted by " + text)
    found, _ = read_organizers(document, Mentions(), Block(Span(0, len(document.text))), ENGLISH)
    for party in found:
        assert " ".join(party.span.of(document.view).split()) == party.name


PLACE = "\n1 March 2022, 13:00-15:00, Room IX\n"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            f"Tides for all{PLACE}Organizers\nAda Moss, University of Riga\nBen Oduya, TU Delft",
            ["Ada Moss", "Ben Oduya"],
        ),
        (
            "What? Tides for all\nWho? Reef Trust and Tide Council\nWhen? 1 March 2022, 13:00",
            ["Reef Trust", "Tide Council"],
        ),
        ("1 March 2022, 13.00-15.00 Reef Trust - Tides for all (Room IX)\n", ["Reef Trust"]),
        (
            f"Tides for all (Permanent Mission of Latvia, Reef Trust){PLACE}",
            ["Permanent Mission of Latvia", "Reef Trust"],
        ),
        (
            f"Tides for all{PLACE}Organized by the Reef Office on Drugs and Crime, Justice Section.",
            ["Reef Office on Drugs and Crime, Justice Section"],
        ),
        (f"Title: Tides for all\nDr. Ada Moss{PLACE}Host: Ben Oduya", []),
        ("Tides for all\n1 March 2022, 13:00\nRiga Central Library\nFree entry\n", []),
        (f"Tides for all{PLACE}Briefing by the Spokesperson", []),
        (
            f"Tides for all{PLACE}Who: Hon. Ada Moss, Secretary for the Environment; Dr. Ben Oduya, Director, Reef Trust",
            [],
        ),
        (
            (
                "Riga, 2 March 2022 – The Tide Council (TC) and the Government of Latvia will convene the Tide Forum on "
                "5 March 2022 at 9 am."
            ),
            ["Tide Council (TC)", "Government of Latvia"],
        ),
        (
            "The Reef Office at Riga, Blue Watch and the Tide Forum are pleased to invite you on 5 March 2022 at 9 am.",
            ["Reef Office at Riga", "Blue Watch", "Tide Forum"],
        ),
        (
            (
                f"Tides for all{PLACE}This talk is co-hosted by the UK (as chair of the board), Latvia (as convener of the "
                "forum), and the Reef Trust."
            ),
            ["UK", "Latvia", "Reef Trust"],
        ),
        (
            f"Tides for all{PLACE}Sponsored by the Center for Reef Studies and the Women and Public Policy Program.",
            ["Center for Reef Studies", "Women and Public Policy Program"],
        ),
        (
            f"Tides for all{PLACE}In collaboration with the Belgian section of the Association of Divers",
            ["Belgian section of the Association of Divers"],
        ),
        (f"Tides for all{PLACE}Organisers: medica mondiale; Reef Watch", ["medica mondiale", "Reef Watch"]),
        (
            f"Tides for all{PLACE}Hosted by the Moss Art Gallery and Museum and by the League of Divers, Latvian section",
            ["Moss Art Gallery and Museum", "League of Divers, Latvian section"],
        ),
        ("Tides for all\n1 March 2022, 13:00\n\nby Reef Center for Education\nFollow\n", ["Reef Center for Education"]),
        (
            "19 April 2023, 17:00 – “Tides for all”, a webinar of the Reef Centre for Early Warning with the Moss Society",
            ["Reef Centre for Early Warning", "Moss Society"],
        ),
        (
            (
                "| Date | Time | Session | Lead / partners |\n|---|---|---|---|\n"
                "| Tue 22 Oct 2024 | 10:00 | Tides for all | Lead: Reef Trust; partners: Tide Council, GIZ |\n"
            ),
            ["Reef Trust", "Tide Council", "GIZ"],
        ),
    ],
)
def test_parties_of_whole_announcements(text, names):
    assert [party.name for event in parse(text).events for party in event.organizers] == names


@pytest.mark.parametrize(
    ("text", "main", "others"),
    [
        ("ELMWOOD - The Elm Rotary Club's Pancake Day will be held on Saturday.", ["Elm Rotary Club"], []),
        ("Notice is given that a public hearing of the Elm Planning Commission will be held.", ["Elm Planning Commission"], []),
        (
            "Hosted by Reef House and our knowledge partners the Tide Institute and the Harbour Foundation, it is on Monday.",
            ["Reef House"],
            ["Tide Institute", "Harbour Foundation"],
        ),
        ("Leaves Speak\n5 May 2024\n(Collaboration: Tide Museum; and Reef School of Journalism)", [], ["Tide Museum", "Reef School of Journalism"]),
        (
            "The day is hosted by the Chair of the Harbour Council, the Food and Forestry Union (FFU) and Reef House.",
            ["Chair of the Harbour Council", "Food and Forestry Union (FFU)", "Reef House"],
            [],
        ),
        # an article whose name says only behind the "and" what body it is
        (
            "Hosted by the Danish Refugee and Migrant Coalition, the Sea Research and Resources Forum, and the Tide Bank.",
            ["Danish Refugee and Migrant Coalition", "Sea Research and Resources Forum", "Tide Bank"],
            [],
        ),
        (
            "Organizers: Participation Mechanism at the Latin American and Caribbean Forum on Tides",
            ["Participation Mechanism at the Latin American and Caribbean Forum on Tides"],
            [],
        ),
        (
            "Hosted by the Reef Studies Laboratory on Tides and Weirs (RTW), Department of Health and Human Services and Tide Bank (TB).",
            ["Reef Studies Laboratory on Tides and Weirs (RTW)", "Department of Health and Human Services", "Tide Bank (TB)"],
            [],
        ),
        ("Hosted by the Holy See and Reef Foundation.", ["Holy See", "Reef Foundation"], []),
        ("Hosted by the Ministry of the Environment and Tide Forum.", ["Ministry of the Environment", "Tide Forum"], []),
        # institutions behind a title and "by"
        (
            "Salt on the Roads and in the Wells by Reef Trust (RT) and Tide Institute (TI)\n5 May 2024, 10:00",
            ["Reef Trust (RT)", "Tide Institute (TI)"],
            [],
        ),
        ("Use of Salt by Harbour Council members\n5 May 2024, 10:00", [], []),
        ("Salt as Told by Sailors of the Reef Trust\n5 May 2024, 10:00", [], []),
        # what names nobody
        ("Hosted by: Watch Here\nTalk on tides\n5 May 2024, 10:00", [], []),
        ("As a rule an event here is organized by a Member State or by a Department.", [], []),
        ("New students will be welcomed by the University on Sunday.", [], []),
        ("Review of the ordinance\nChapter 2, Section 4(F) Site Plan Applications\n5 May 2024", [], []),
        ("Language courses\nENROLLMENT ANYTIME\n5 May 2024, 10:00", [], []),
    ],
)  # fmt: skip
def test_owners_brackets_and_mere_nouns(text, main, others):
    assert parties(text) == (main, others)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Hall Trustees plan to hold a public meeting on the new weir.", ["Hall Trustees"]),
        ("On 2 June, we, as members of the Reef Centre, are holding a vigil.", ["Reef Centre"]),
        ("We at Tide House Museum are holding an open day.", ["Tide House Museum"]),
        ("Members of the Reef Trust will hold a rally.", ["Reef Trust"]),
        ("According to the Reef Trust, which is organising the event, seats are few.", ["Reef Trust"]),
        ("Wine auction by Tidelot in the main hall.", ["Tidelot"]),
        ("The minister accepted an invitation by the Tide Association to attend its dinner.", ["Tide Association"]),
        ("The Tide Office is working with the Ministry of Works in organising a forum.", ["Tide Office"]),
        ("The Reef Trust is partnering with the Tide Institute to host a summit.", ["Reef Trust"]),
        (
            "The fair is being organised from 2 to 5 June jointly by the Reef Trust and Blue Watch.",
            ["Reef Trust", "Blue Watch"],
        ),
        (
            "The Society of Divers and Sailors of Latvia will hold its dinner.",
            ["Society of Divers and Sailors of Latvia"],
        ),
        (
            "The Coastal Nations and Peoples Organization will hold a vigil.",
            ["Coastal Nations and Peoples Organization"],
        ),
        ("Legion Post No. 6538 will hold a fish fry.", ["Legion Post No. 6538"]),
        ("The Reef Centre consortium is holding a seminar.", ["Reef Centre consortium"]),
        ("You are invited to attend the Reef Trust's 12th Anniversary Conference.", ["Reef Trust"]),
        ("Guests arrived for the 7th Anniversary Lecture of Tide Magazine slated for Tuesday.", ["Tide Magazine"]),
        ("The Reef Trust\nwith the Tide Institute\n\nand Blue Watch\n\nare pleased to invite you to", ["Reef Trust"]),
        (
            "The Embassy of Chile in Latvia\nBlue Watch\n\ncordially invite you to",
            ["Embassy of Chile in Latvia", "Blue Watch"],
        ),
        ("Organizer: Reef Trust, Tide House, Riga", ["Reef Trust"]),
        ("St. Mark's Church is hosting a fish fry.", ["St. Mark's Church"]),
        ("The Riga chapter of the Reef Trust will host a picnic.", ["Riga chapter of the Reef Trust"]),
        ("The Tide Society's next meeting will feature a talk on salt.", ["Tide Society"]),
        ("Please join the Reef Trust and partners for a launch.", ["Reef Trust"]),
        ("Tide Garden Club's annual plant sale is Saturday, May 10.", ["Tide Garden Club"]),
        ("Lions to host dinner\n\nThe Riga Lions Club will host its dinner at 6 p.m.", ["Riga Lions Club"]),
        ("Notice is given that the 2025 Annual General Meeting of the Reef Trust will be held in May.", ["Reef Trust"]),
        ("The seventy-ninth session of the Reef Commission will be held in Riga.", []),
        (
            "A joint session of the Reef Commission and the Tide Council will be held.",
            ["Reef Commission", "Tide Council"],
        ),
        ("Riga to host talks on fish", []),
        ("Latvia to hold a special edition of Tidefair", []),
        ("The debate is hosted by Reef Trust Fellow Ada Moss.", []),
        ("A lecture given by former Tide Minister Mr. Ben Oduya.", []),
        ("Who: Dr. Ada Moss, Reef Trust Director", []),
        ("Ocean Programme Meetings\n\nReef Trust will be holding meetings.", ["Reef Trust"]),
    ],
)
def test_names_of_hosts_in_sentences(text, names):
    assert parties(text)[0] == names


def test_the_institutions_behind_a_title_are_no_part_of_it() -> None:
    (event,) = parse("5 May 2024, 10:00-11:00\nSalt on the Roads by Reef Trust and Tide Institute\nRoom 4\n").events
    assert event.title == "Salt on the Roads"
    assert [party.name for party in event.organizers] == ["Reef Trust", "Tide Institute"]
