"""Speakers: names without honorifics, with role, job title and affiliation."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser import parse
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.read.persons.person import speaking, split_details
from sideevents_parser.read.persons.speakers import read_speakers
from sideevents_parser.scan.labels.labels import scan_labels
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.spans import Span

ENGLISH = load_lexicon(("en",))


def people(text: str) -> tuple[Person, ...]:
    document = read_text(text)
    return read_speakers(document, Mentions(labels=scan_labels(document, ENGLISH)), Block(Span(0, len(text))), ENGLISH)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "- Ada Moss, Senior Fellow, Reef Trust\n\n- Ben Oduya, Co-Director, Tide Institute (TI), Harbour University",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Speakers : Ms. Ada Moss, Dr. Ben Oduya\nModerater : Cleo Rask", ["Ada Moss", "Ben Oduya", "Cleo Rask"]),
        (
            "Speakers:\n✔ Ada Moss, Reef Nepal\n✔ Ben Oduya, Riga\n✔ Dr Cleo Rask, prison physician",
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        (
            "WHO:\no H.E. Amb. Ada Moss-Oduya, Commissioner\no Col. Ben Oduya, Prefect of Riga",
            ["Ada Moss-Oduya", "Ben Oduya"],
        ),
        ("Webinar Speakers\n\nAda Moss (Data desk @Reef Post)\nBen Oduya (Editor)", ["Ada Moss", "Ben Oduya"]),
        ("Event Speakers\nAda Moss\nSenior Fellow\nBen Oduya\nVisiting Scholar, 2022-2024", ["Ada Moss", "Ben Oduya"]),
        (
            "Panelists:\nMODERATOR. Ada Moss, writer and former editor.\nBen Oduya, clinical professor of law.",
            ["Ada Moss", "Ben Oduya"],
        ),
        (
            "Speakers include, among others, Ms. Ada Moss, Adviser on Tides at the Reef Bank; Dr. Ben Oduya, Dean of Law; and Rev. Cleo Rask, Chaplain.",
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        ("Chair: H.E.Mr. Ben Oduya, President of the Council", ["Ben Oduya"]),
        ("The tide comes in twice. The speaker, Ada Moss, is an art historian who lives in Riga.", ["Ada Moss"]),
        (
            "Tides have seldom been in such a hurry, and nobody asks why. Ada Moss is Professor of History at Harbour University.",
            ["Ada Moss"],
        ),
        (
            "Join us for a talk with Ada Moss, Ambassador of Riga to the Reef, and Ben Oduya, Ambassador of Accra to the Tide.",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Ada Moss and Ben Oduya - “Light Through a Forest”", ["Ada Moss", "Ben Oduya"]),
        ("“On tides”\n\nMonday, 25 September\n\nAda Moss\n\nDepartment of Reefs, Harbour University", ["Ada Moss"]),
        ("Ben Sandler is coming to give a talk on tides.", ["Ben Sandler"]),
        (
            "Speakers: Ada Moss, University of Riga, Ben Oduya, University of Accra, Cleo Rask, Reef Institute",
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        (
            "ELK RIVER — Beekeeper Ada Moss will speak to the club at 6:30 p.m. about bees and what they want.",
            ["Ada Moss"],
        ),
        (
            "Ada Moss and Ben Oduya in conversation with Cleo Rask\nTwo of the north’s writers compare alibis.",
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        ("Join the poets Ada Moss and Ben Oduya as they debate how tides get into books.", ["Ada Moss", "Ben Oduya"]),
        ("Our speaker this month is Dr Cleo Rask of the Reef Centre and her subject is tides.", ["Cleo Rask"]),
        ("A Dialogue with Bus Drivers", []),
        ("Over tea, they compare notes. With Ada Moss (Accra) and Ben Oduya (Riga).", ["Ada Moss", "Ben Oduya"]),
        (
            "A breakfast conversation with Ada Moss, Ben Oduya and Cleo Rask. Dan Eide of Reef Trust will moderate.",
            ["Ada Moss", "Ben Oduya", "Cleo Rask", "Dan Eide"],
        ),
        (
            "Ada Moss, who wrote the book on tides, will open, and Ben Oduya will recount how it went.",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Ada Moss and Ben Oduya explain who counts.", ["Ada Moss", "Ben Oduya"]),
        (
            "The panel will be opened by H. E. Dr. Ada Moss, Chair of the Board, and moderated by Ms. Ben Oduya.",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Noon briefing on tides, 12:00. Guest: Ada Moss, UNICEF", ["Ada Moss"]),
        ("Tides (room 4)\nDR. ADA MOSS\nReef Observatory", ["ADA MOSS"]),
        ("ADA MOSS, FARMER AND MAYOR, AND BEN ODUYA, GRID PLANNER, LOOK AT THE SAME SEA.", ["ADA MOSS", "BEN ODUYA"]),
        (
            "14.30-14.45 Opening\nAda Moss, President of the Section\n14.45 Panel\n• Ben Oduya, mediator, Riga",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Chair: Shri A.B. Moss, IAS (Retd.), former Secretary", ["A.B. Moss"]),
        (
            "Launch of Salt Roads by Ada Moss\n\nAda will be speaking to Ben Oduya about salt.",
            ["Ada Moss", "Ben Oduya"],
        ),
        ("Presented by: Dr. Ada Moss and Ben Oduya", ["Ada Moss", "Ben Oduya"]),
        (
            "The panel features Ada Moss (Reef Council), Ben Oduya (Tide Council) and a delegate.",
            ["Ada Moss", "Ben Oduya"],
        ),
        ('TALK: Ada Moss, "What the Romans Ate"', ["Ada Moss"]),
        ("Brown bag: Ada Moss (Tide Bank) on poverty lines.", ["Ada Moss"]),
        ("Trainers: Ada Moss, Ben Oduya. Fee: 90.", ["Ada Moss", "Ben Oduya"]),
        ("Speakers:\nDr. Ada Moss\nTide Welle\n\nProf. Ben Oduya\nUniversity of Riga", ["Ada Moss", "Ben Oduya"]),
        ("Ada Moss speaks to Ben Oduya about the price of bread.", ["Ada Moss", "Ben Oduya"]),
        ("How a reef heard the sea\nby Ada Moss (Head of Tides at the Reef Trust)", ["Ada Moss"]),
        ("Lecture (in English)\nSalt in a world that changes\nby Ada Moss", ["Ada Moss"]),
        ("Salt Roads\nby William Shakespeare", []),
        ("Speakers: Ada Moss MP, Ben Oduya OBE and Cleo Rask PhD", ["Ada Moss", "Ben Oduya", "Cleo Rask"]),
        ("Ada Moss (Univ. of Riga) and Ben Oduya (Reef Trust) show what the sea has left.", ["Ada Moss", "Ben Oduya"]),
        (
            (
                "Speakers:\nAda Moss: Former Rapporteur on the rights of tides\n"
                "Ben Oduya: Henry R. Rask Professor of Law, Reef School and Professor of History, University of Riga\n"
                "Cleo Rask: Reef House Professor of Practice"
            ),
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        (
            (
                "On the panel are H.E. Ms Ada Moss, Minister of Tides, Mr Ben Oduya, who speaks for Riga, "
                "and Professor Cleo Rask, Director of the Reef Centre."
            ),
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Contact: Ms. Ada Moss, tel. 555 0100",
        "Speakers: TBC",
        "For interviews please contact Dr Ada Moss at the office.",
        "A concert with works by Ada Moss, conducted by Ben Oduya.",
        "Rivers Without Passports\n18 August 2022\nProgramme Type\nTalks",
        "Cooling Load, Heating Debate: district tariffs after the reform",
        "Hotel InterContinental, Salon C\nQuai Wilson (open air)",
        "Organizers\n\nAda Moss (Riga University), Ben Oduya (Reef University)",
        "SOLD OUT\nAn evening of tides",
        "Sea Level Rise - postponed until further notice.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert people(text) == ()


def test_details() -> None:
    first, second = people(
        "- Dr Ada Moss, Senior Fellow, Alliance for Reefs\n- Ben Oduya, Director of the Tide Institute, Harbour University"
    )
    assert (first.honorific, first.job_title, first.affiliation) == ("Dr", "Senior Fellow", "Alliance for Reefs")
    assert (second.honorific, second.job_title, second.affiliation) == (
        None,
        "Director",
        "Tide Institute, Harbour University",
    )


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ("Ada Moss, who found it while looking, tells Dr. Ben Oduya what it is.", ["Ada Moss", "Ben Oduya"]),
        ("Judge Ada Moss asks Professor Ben Oduya what the sea is for.", ["Ada Moss", "Ben Oduya"]),
        ("Ada Moss interviews Ben Oduya about his childhood.", ["Ada Moss", "Ben Oduya"]),
        (
            "Amb. Ada Moss introduces two of the files; Svetlana Lind, who is one of the seven, adds what is missing.",
            ["Ada Moss", "Svetlana Lind"],
        ),
        ("A Jury of Tractors – Presented by Noriko Rask, Reef University", ["Noriko Rask"]),
        (
            "Panel: Moussa ag Attar (pastoralist leader), Karin Lind (Reef Trust). Moderation: Lara Moss (HD).",
            ["Moussa ag Attar", "Karin Lind", "Lara Moss"],
        ),
        ("Moderated by Ingrid Moss, with Ben Oduya.", ["Ingrid Moss", "Ben Oduya"]),
        ("Featuring Ingrid Moss, Ben Oduya and others", ["Ingrid Moss", "Ben Oduya"]),
        ("Young lawyers work on two files under the guidance of Nadine Rask.", ["Nadine Rask"]),
        (
            "It will be opened by Ada Moss, chaired by Ben Oduya and closed by Cleo Rask.",
            ["Ada Moss", "Ben Oduya", "Cleo Rask"],
        ),
        ("Named after Ada Moss, who founded the club in 1901.", []),
        ("The exhibition of works by Ada Moss is open daily.", []),
    ],
)
def test_sentences_of_an_event_name_its_speakers(told: str, names: list[str]) -> None:
    assert speakers_by_event(f"Reefs for all\nThursday 5 May 2022, 6 pm\n\n{told}\n") == [names]


def test_details_end_with_the_bracket_and_stay_with_their_own() -> None:
    (host,) = people("We welcome Dr Ada Moss (Harbour University), who will present her paper on reefs.")
    assert host.affiliation == "Harbour University"
    first, second = people("Who: Hon. Ada Moss, Secretary for Reefs; Dr. Ben Oduya, Director, Tide Council")
    assert (first.job_title, first.affiliation) == ("Secretary for Reefs", None)
    assert (second.job_title, second.affiliation) == ("Director", "Tide Council")


def test_a_list_with_dots_and_a_role_in_brackets() -> None:
    found = people("Speakers: Judge Ada Moss • Prof. Ben Oduya • Cleo Rask (moderator)")
    assert [(person.name, person.role) for person in found] == [
        ("Ada Moss", "speaker"),
        ("Ben Oduya", "speaker"),
        ("Cleo Rask", "moderator"),
    ]


def test_roles() -> None:
    text = "Chair: Ada Moss\nKeynote speaker: Ben Oduya\nDiscussant: Cleo Rask\nModerator: Dan Eide\nSpeaker: Eva Lund"
    assert [person.role for person in people(text)] == ["chair", "keynote", "discussant", "moderator", "speaker"]


@pytest.mark.parametrize(
    ("details", "job", "place"),
    [
        ("Reef Nepal", None, "Reef Nepal"),
        ("prison physician", "prison physician", None),
        ("Senior Economist | World Bank", "Senior Economist", "World Bank"),
        ("Director-General of UN Office at Geneva", "Director-General", "UN Office at Geneva"),
        ("", None, None),
        ("TBC", None, None),
    ],
)
def test_job_title_and_affiliation(details: str, job: str | None, place: str | None) -> None:
    assert split_details(details, speaking(ENGLISH)) == (job, place)


@given(st.text(alphabet=string.ascii_letters + " ,;.()&|\n-:", max_size=400))
def test_spans_quote_the_names(text: str) -> None:
    document = read_text(text)
    for person in read_speakers(
        document, Mentions(labels=scan_labels(document, ENGLISH)), Block(Span(0, len(text))), ENGLISH
    ):
        assert " ".join(person.span.of(document.view).split()) == person.name


def speakers_by_event(text: str) -> list[list[str]]:
    return [[person.name for person in event.speakers] for event in parse(text).events]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            (
                "14 Oct 2021, 4 pm: Tendai Rask (Univ. of Riga), Tides under ice\n"
                '21 Oct 2021, 4 pm: Ada Moss (Oxford), "Salt and the moon"\n28 Oct 2021, 4 pm: Okello Brandt - A moon for sale\n'
            ),
            [["Tendai Rask"], ["Ada Moss"], ["Okello Brandt"]],
        ),
        (
            (
                "| Date | Speaker | Title |\n|---|---|---|\n| 14 Oct 2021, 4pm | Tendai Rask, Riga | Tides under ice |\n"
                "| 21 Oct 2021, 4pm | Ada Moss | Salt and the moon |\n"
            ),
            [["Tendai Rask"], ["Ada Moss"]],
        ),
        (
            (
                "Tuesday 5 April 2022, 7.30pm: Ada Moss - The bees of Riga\n"
                "Tuesday 3 May 2022, 7.30pm: Moths in winter - Ben Oduya\n"
                "Tuesday 7 June 2022, 7.30pm: Annual General Meeting\n"
                "Tuesday 5 July 2022, 7.30pm: Summer Outing - Haddon Hall\n"
            ),
            [["Ada Moss"], ["Ben Oduya"], [], []],
        ),
        ("Thursday, October 14, 2021, 4 pm\nPoet Okello Brandt reads from a book of tides.\n", [["Okello Brandt"]]),
        (
            "Thursday, October 14, 2021, 4 pm\nA retired diver, Okello Brandt, goes through the harbour one wreck at a time.\n",
            [["Okello Brandt"]],
        ),
        ("Thursday 28 February 2013 6.00pm - 7.00pm Van Mildert Prof Ada Moss, Earth Sciences\n", [["Ada Moss"]]),
        ("Dawn Walk\nSaturday 7 May 2022, 5 am\nLed by Ada Moss. Meet at the gate.\n", [["Ada Moss"]]),
        ("Botanical drawing with Ben Oduya\nSunday 8 May 2022, 2 pm\n", [["Ben Oduya"]]),
        ('"Salt for all," Larry Moss, Reef Trust\nSunday 8 May 2022, 2 pm\n', [["Larry Moss"]]),
    ],
)
def test_rows_cells_and_sentences_of_events_name_their_speakers(text, names):
    assert speakers_by_event(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Londonderry Whale of a Sale\nSunday 8 May 2022, 2 pm\nVillage Hall\n",
        "Harvest Supper\nSunday 8 May 2022, 2 pm\nVillage Hall\nFor tickets call Mary Brown 0123 456\n",
        "Piano recital - Jane Moss\nSunday 8 May 2022, 2 pm\nVillage Hall\n",
        "Exhibition of paintings\nSunday 8 May 2022, 2 pm\nMs. Mary Rask | Press office | Tel: 0123 4567\n",
    ],
)
def test_sales_musicians_and_contacts_are_no_speakers(text):
    assert speakers_by_event(text) == [[]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("14 May 2025, 7 pm: Salt Roads by Dr. Ann Reed\n", ["Ann Reed"]),
        ("14 May 2025, 7 pm: Salt Roads by Ann Reed\n", []),
        ("International Conference on Tides (ICT 2025)\nDa Nang, Vietnam | 5-7 November 2025\n", []),
    ],
)
def test_who_stands_behind_a_title_and_who_is_a_town(text, names):
    assert [person.name for event in parse(text).events for person in event.speakers] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Dr Ada (Addie) Moss (Reef Trust)", ["Ada (Addie) Moss"]),
        ("Speakers: Dr.Ada Moss and Prof.Ben Oduya", ["Ada Moss", "Ben Oduya"]),
        ("Chair: KUROSE Takeshi\nSpeaker: TRAN Minh Khoa (Riga)", ["KUROSE Takeshi", "TRAN Minh Khoa"]),
        ("Speaker: Dr Ada Moss, Chief Strategy Officer, Reef Trust", ["Ada Moss"]),
        ("A talk by Ada Moss\nWrite to us early.\n\nKind regards,\nBen Oduya\nSecretary", ["Ada Moss"]),
        ("A talk by Ada Moss, for which one has to book. New members welcome, contact Ben Oduya.", ["Ada Moss"]),
    ],
)
def test_nicknames_surnames_first_and_who_only_signs(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Dr Ada Moss, who heads the Reef Trust, said that the harbour would be open to all who come by boat that day.",
        "Bishop Ben Oduya invites all parishes to join him on the shore road when the tide goes out in spring.",
        "5 May 2022, 7 pm: Lobster Lagoon, Reef Walk/Run",
        "5 May 2022, 7 pm: Tidal Symposium (Riga)",
    ],
)
def test_who_is_quoted_and_what_is_no_person(text: str) -> None:
    assert people(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Keynotes at the fair include Reef Trust chief executive Ada Moss, Tide Bank CEO Quill Brandt and Salt Office Deputy Director-General Ben Oduya.",
            ["Ada Moss", "Quill Brandt", "Ben Oduya"],
        ),
        (
            "The opening speakers will be Reef Bank President Ada Moss; Ben Oduya, the High Commissioner for Tides; and Larry Brandt, minister of Salt.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt"],
        ),
        ("Facilitating the talks will be Ben Oduya, managing partner, at Reef Law.", ["Ben Oduya"]),
        ("The lecture will be delivered by the former Rector of the Salt Institute, Professor Ada Moss.", ["Ada Moss"]),
        (
            "Reef lawyer Ada Moss and Vice President of Tide Relations Ben Oduya will be joined by Head of Salt Larry Brandt.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt"],
        ),
        (
            "Mr. Ben Oduya, Director General, Salt Office of the Coast, Riga will deliver the keynote address while Mrs. Ada Moss, Minister for Tides is billed to chair the opening.",
            ["Ben Oduya", "Ada Moss"],
        ),
        (
            "Speakers will include Ada Moss and Ben Oduya; writer Larry Brandt; composer Eva Reed and playwright Mary Rask.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt", "Eva Reed", "Mary Rask"],
        ),
        ("The book written by Ada Moss will be on the table.", []),
    ],
)
def test_persons_behind_their_posts(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Winter lectures\n\n18 February 2016 – The Salt Roads of Riga by Quill Moss\n\n17 March 2016 – A Walk by Night from Riga to Accra in 1820 by Ben Oduya\n",
            [["Quill Moss"], ["Ben Oduya"]],
        ),
        (
            "Reading circle: novels of the north\n\n18 February 2016, 7 pm – The Salt Roads of Riga by Quill Moss\n\n17 March 2016, 7 pm – Night Walks by Quill Oduya\n",
            [[], []],
        ),
        (
            "The 2014 lecture series\n\nThe Hard Salt of the Coast\nAda Moss\nAug. 29, 2014, 1 p.m. Room 2.902\n\nLaw and Water in the Framework of Trade\nBen Oduya\nSept. 19, 2014, 1 p.m. Room 2.902\n",
            [["Ada Moss"], ["Ben Oduya"]],
        ),
        ("Colloquia 2017\n\n10/3/2017 TBA Ada Moss\n\n10/10/2017 TBA Ben Oduya\n", [["Ada Moss"], ["Ben Oduya"]]),
        (
            "Mon. September 24, 2018, 12pm: Salt and Free Speech, Ada Moss (Reef Review, Riga) and Professor Ben Oduya (Queen's University)\n",
            [["Ada Moss", "Ben Oduya"]],
        ),
        (
            "Public lectures\n\n13/01/2023 (Fri)\n11:30 a.m. - 1:15 p.m.\n653 Building Boats with a Critical Mind Prof. Ada Moss 1,100 650\n",
            [["Ada Moss"]],
        ),
        ("5 May 2022, 7 pm: Master Gardener Ada Moss - “Sowing under Glass”\n", [["Ada Moss"]]),
    ],
)
def test_rows_of_lecture_lists(text: str, names: list[list[str]]) -> None:
    assert speakers_by_event(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Reading circle\n\n| Date | Title | Author |\n|---|---|---|\n| 12 March 2026, 7pm | The Salt Sea, a novel | Ada Moss |\n| 9 April 2026, 7pm | Night Tides, a novel | Ben Oduya |\n",
        "Library evening\nSunday 8 May 2022, 2 pm\nCome to hear about Ada Moss and what she kept in her boat.\n",
        "Welcome Day\nSunday 8 May 2022, 2 pm\nThe Mayor, Mr Ben Oduya, will be there when the boats come in.\n",
    ],
)
def test_authors_and_those_only_spoken_of_are_no_speakers(text: str) -> None:
    assert all(names == [] for names in speakers_by_event(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Tide Bank CEO Ada Moss and Vice President of Salt and Education Ben Oduya will be joined by Larry Brandt.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt"],
        ),
        ("Among those scheduled to participate is St. Lucian poet Larry Brandt.", ["Larry Brandt"]),
        (
            "Prof. Quill Moss and Prof. Ben Oduya of Ohio Salt University, USA, will give a talk.",
            ["Quill Moss", "Ben Oduya"],
        ),
        ("On Tuesday we'll hear from Reef Prize finalist Quill Brandt.", ["Quill Brandt"]),
        (
            "This year we bring together four who held the office: Ada Moss, Ben Oduya and Larry Brandt, who will talk at length.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt"],
        ),
        (
            "A panel featuring U.S. Salt General Dr. Ada Moss, Assistant Secretary for Tides and Trade Ben Oduya, and President of Reef Expo 2027 Larry Brandt.",
            ["Ada Moss", "Ben Oduya", "Larry Brandt"],
        ),
        (
            "The sea and the law\n\nAda Moss\n\nDirector, Tides and Civil Society Program, The Reef Institute, University of Riga,\n\nBen Oduya\n\nSenior Fellow, Institute of Salt and Trade,",
            ["Ada Moss", "Ben Oduya"],
        ),
    ],
)
def test_long_posts_and_lists_behind_colons(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We welcome our two invited keynote speakers:\n\n- Ada Moss, Riga, Latvia.\n- Ben Oduya, Accra, Ghana.\n\nThe hall opens at five.",
            ["Ada Moss", "Ben Oduya"],
        ),
        (
            "- Ben Oduya, Reef Institute\n- Ada Moss, Saltworks\n- Larry Brandt, Green Tide",
            ["Ben Oduya", "Ada Moss", "Larry Brandt"],
        ),
    ],
)
def test_items_of_a_list_go_together(text: str, names: list[str]) -> None:
    assert [person.name for person in people(text)] == names
