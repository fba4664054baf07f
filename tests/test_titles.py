"""Titles as ordinary news, notices and newsletters give them: in sentences, beside dates, below categories."""

import pytest

from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.read.draft import read_block
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.spans import Span

LONG = "Moving mud out of harbours without burning oil: Ways to fewer fumes and safer work for crews of the north"
REEF = "International Reef Commission, fifty-sixth session"
SALT = "Tide Symposium: A Tradition of Salt"
TIDE = "Tide Makers Conference"
LEXICON = load_lexicon(("en",))


def title_of(text: str) -> str | None:
    """The title of a text that is one block."""
    document = read_text(text)
    title = read_block(document, scan_document(document, LEXICON), Block(Span(0, len(text))), LEXICON).title
    return title.value if title else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "HARWICH: A charity cake morning is being held at the Reef School on Friday 16 May 2025.",
            "charity cake morning",
        ),
        ("St Anne's Church's monthly bazaar is taking place on Saturday 17 May 2025.", "monthly bazaar"),
        ("On 14 May 2025 we will be hosting a ministry fair in the hall.", "ministry fair"),
        (
            "We are three weeks away from our Harbour Crafts Awards Evening on 14 May 2025.",
            "Harbour Crafts Awards Evening",
        ),
        ("The Harbour Festival of the Arts will be returning on 14 May 2025.", "Harbour Festival of the Arts"),
        ("The Ada Moss public lecture holds on Wednesday 14 May 2025.", "Ada Moss public lecture"),
        ("The Garden Club's yearly plant sale will be held on 14 May 2025 in the barn.", "yearly plant sale"),
        ("An information evening will take place on 14 May 2025 at 7pm.", "information evening"),
        ("The 49th AGM will be held on 14 May 2025 at 6 pm.", "49th AGM"),
        (
            "The Reef Council will hold its nineteenth regular session from 14 to 16 May 2025.",
            "nineteenth regular session",
        ),
        ("On 14 May 2025 we will hold our second monthly Harvest Home dinner program.", "Harvest Home dinner program"),
        ("Volunteers for the upcoming Tide Book Fair, scheduled for 14 May 2025, may write to us.", "Tide Book Fair"),
        ("The first meeting of the term will be on 14 May 2025 in Room 4.", "first meeting of the term"),
        (
            "Reef Tools Conference and Expo...scheduled for 14 May 2025 in Riga, has been moved.",
            "Reef Tools Conference and Expo",
        ),
        (
            "Leaders come together for the Tide Meeting and Media Dialogue on 14 May 2025.",
            "Tide Meeting and Media Dialogue",
        ),
        ("The branch will hold a March & Rally on 14 May 2025.", "March & Rally"),
        ("A talk on Salt Roads will take place on 14 May 2025 in the library.", "Salt Roads"),
        (
            "The college will hold an opening ceremony of its Reef Board on 14 May 2025.",
            "opening ceremony of its Reef Board",
        ),
        ("This week we will be having our Parish Mission on Wednesday evening, May 14, 2025.", "Parish Mission"),
        (
            "The Reef Chamber of Commerce's Community Fair on Saturday, May 17, 2025, has been canceled.",
            "Community Fair",
        ),
        ("The town's Easter egg hunt will be held on 14 April 2025 at 10 am.", "Easter egg hunt"),
        ("The club invites everyone to its pancake breakfast on 14 May 2025.", "pancake breakfast"),
        ("Registration is open for the Tide Leadership Summit, May 14-16, 2025.", "Tide Leadership Summit"),
        ("The launch of the 2026 Reef Calendar is scheduled for 14 May 2025.", "launch of the 2026 Reef Calendar"),
        ("ASHBY — The Tide Church, 29 Elm Street, holds its annual Christmas Fair on May 14, 2025.", "Christmas Fair"),
        ("A memorial service for Ada Moss will be held on 14 May 2025 at 2 pm.", "memorial service"),
        ("The Reef Open House is Wednesday, 14 May 2025 at 9am.", "The Reef Open House"),
        ("A blood drive will be held at Reef High on 14 May 2025, 9am to 3pm.", "blood drive"),
        ("The Reef Book Fair will be open from 8.15am to 3.15pm Friday 16 May 2025.", "Reef Book Fair"),
        ("On 14 May 2025 we will be having our whole school concert on the oval.", "whole school concert"),
        ("The December 17th, 2025, Tide Council meeting has been cancelled.", "Tide Council meeting"),
        ("On May 14, 2025, Reef will host Tide Symposium: A Tradition of Salt, to honour four scholars.", SALT),
        ("The first event for the garden club is on 14 May 2025 at 11am.", None),
        ("The Reef Chamber will host a Business After Hours from 5:30 p.m. on May 14, 2025.", "Business After Hours"),
        ("The society will organise Sur Prakash, an evening of songs, on 14 May 2025.", "Sur Prakash"),
        (
            "14 May 2025 - Reef Guild Christmas lunch at Reef House. One more of us may come to it.",
            "Reef Guild Christmas lunch",
        ),
        ("The Tide Makers Conference, which was initially scheduled to take place in 2024, is on 14 May 2025.", TIDE),
        ("We still need help with the Tide Cards project, scheduled for 14 May 2025.", "Tide Cards project"),
        ("We need hands for the Valentine's Day cards on 14 May 2025.", None),
        ("The meeting will begin on 14 May 2025 at 7 pm.", None),
        ("After the annual meeting of the guild we met on 14 May 2025 at 7 pm.", None),
    ],
)
def test_what_a_sentence_calls_an_event_by_its_kind(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Winter 2025\nSalt and Silver\nWednesday 14 May 2025, 3pm", "Salt and Silver"),
        ("2024-25 Programme\n\n14 May 2025, 7 pm", None),
        ("1. / Home\n2. / Events\n\nReef Summit\n\n14 May 2025, 7 pm", "Reef Summit"),
        ("FOOD / SALES / FAIRS\nSpring Bake\n14 May 2025, 7 pm", "Spring Bake"),
        ("Loading Events\n\nTides and Towns\n\n14 May 2025, 7 pm", "Tides and Towns"),
        ("Reef Summit Logo\n\nTides and Towns\n\n14 May 2025, 7 pm", "Tides and Towns"),
        ("14 May 2025\nCivil Society Briefing\nTides and Towns", "Tides and Towns"),
        ("14 May 2025\nReef Youth Days (RYD)\nOrganized in partnership with the towns", "Reef Youth Days (RYD)"),
        ("14 May 2025, 3 pm\n\nRuth Ames, Reef University", None),
        ("By Ruth Ames\n\nThe guild will open its doors to all on 14 May 2025 at 7 pm.", None),
        ("These clubs meet this week:\n- Reef readers: 14 May 2025, 7 pm", "Reef readers"),
        ("WHO Media Advisory: Tides and Towns\n\n14 May 2025, 7 pm", "Tides and Towns"),
        ("“Tides and Towns” * To be held in Room 5\n14 May 2025, 7 pm", "Tides and Towns"),
    ],
)
def test_what_stands_above_a_title_is_none(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Fish Boil: North Reef Lutheran Church, 26 Elm St., Ashby, 3-7 p.m. Saturday, May 17, 2025. Cod.",
            "Fish Boil",
        ),
        (
            "Tuesday 13 May 2025\n\nDr Ann Rowe, Reef Institute: 'The salt trade, and after'.\nRoom 5, 1 pm.",
            "The salt trade, and after",
        ),
        ("Presentation: Tides of the North\n14 May 2025, 7 pm", "Tides of the North"),
        (
            "Town to hold new fair\n\nThe Reef Spring Fair will be held on 14 May 2025 in the park.",
            "Reef Spring Fair",
        ),
        (
            f"{LONG}\n14 May 2025, 7 pm",
            LONG,
        ),
        ("The “open to all” event of the club: the Reef Spring Fair is on 14 May 2025.", "Reef Spring Fair"),
        ("The lecture will be given by Ada Moss of Riga on “Salt Roads” on 14 May 2025 at 7 pm.", "Salt Roads"),
    ],
)
def test_names_that_open_or_end_a_line(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("14 May 2025: Folk tales, fairies and other truths", "Folk tales, fairies and other truths"),
        ("14-16 May 2025 International Reef Commission, fifty-sixth session, Geneva", REEF),
        ("14-16 May 2025 Reef Law Conference, second part, Geneva", "Reef Law Conference, second part"),
        ("14 May 2025: Silt, Sand, and the Making of Harbours", "Silt, Sand, and the Making of Harbours"),
        (
            "14 May 2025: Thirty-seventh (37th) Session of the Reef Council",
            "Thirty-seventh (37th) Session of the Reef Council",
        ),
        ("14 May 2025 Reef walk, leader Ann Rowe", "Reef walk"),
        ("14 May 2025 - The Fall and Rise of the Salt Roads by Colin Dawson", "The Fall and Rise of the Salt Roads"),
        ("14 May 2025 - Skittles night, £10 a head to include a roast", "Skittles night"),
        ("14 May 2025 - Annual General meeting, to include a curry", "Annual General meeting"),
        ("14 May 2025 - A talk by Colin Dawson", "A talk by Colin Dawson"),
        ("The Reef Book Festival Opens May 14, 2025", "The Reef Book Festival"),
        ("14 May 2025 | Business meeting from 7:00 to 8:00 pm", "Business meeting"),
        ("14 May 2025, Lima, Peru: Reef Standards Forum for the Americas", "Reef Standards Forum for the Americas"),
        ("14 May 2025 - Ann Rowe - 'Slanted duties and slanted music'", "Slanted duties and slanted music"),
    ],
)
def test_where_a_title_ends_beside_a_date(text: str, title: str | None) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ruth Ames & Ida Moss, Reef Coast\n\nBeyond the shore\n\n14 May 2025, 7 pm", "Beyond the shore"),
        ("Together for tides\n\nThe Ada Moss Peace Summit will be held on 14 May 2025.", "Ada Moss Peace Summit"),
        ("Tide Training (Northern) at Leeds\n14 May 2025", "Tide Training (Northern)"),
        ("14 May 2025, 8 pm Evening review meeting on Zoom", "Evening review meeting"),
        ("14 May 2025 | AGM in the Village Hall", "AGM"),
        ("Tides in the North - Dr Ada Moss, Riga\n14 May 2025, 7 pm", "Tides in the North"),
        ("Reef Disarmament Week in New York City, 14 May 2025", "Reef Disarmament Week"),
        ("14 May 2025, 7 pm: Treaty and Consent in Queensland", "Treaty and Consent in Queensland"),
        (
            "The Reef Spring Forum is held on 14 May 2025 under the theme “Tides for All”. All welcome.",
            "Reef Spring Forum",
        ),
        ("The guild will hold its spring gala dinner.\n\nIt is set for 14 May 2025, 7 pm.", "spring gala dinner"),
    ],
)
def test_persons_places_and_themes_give_way(text: str, title: str) -> None:
    assert title_of(text) == title
