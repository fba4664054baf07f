"""The text of PDFs: what ``pdftotext -layout`` prints of columns, tables, labels, broken words, heads and page numbers."""

import collections
import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from elapsed import takes_at_most
from sideevents_parser import Options, parse, parse_pdf_text
from sideevents_parser.cli import main
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.text.pdf import read_pdf_text
from sideevents_parser.text.printed.pages import read_pages
from sideevents_parser.text.printed.rivers import find_regions

FOLDER = Path(__file__).parents[1] / "fixtures" / "pdftext" / "en"
PAGES = sorted(FOLDER.glob("*.pdf.txt"))
# What the rules for plain text do not find either: the title or the place of an event, by its number on the page.
OPEN = {
    "flyer": {"1 title"},  # broken over two lines in large print
    "leaflet-three-columns": {"1 title", "5 title"},
    "newsletter-two-columns": {"1 title", "6 place"},
    "article-and-diary": {"2 place"},
    "gallery-table": {"1 title"},
    "talks-without-year": {"3 place"},
    "two-clubs-typed": {"3 place"},
    "june-over-pages": {"3 title"},  # "by-" at the end of a line, "laws" below it
    "lectures-in-the-margin": {"3 title"},
    "table-days-once": {"1 title", "3 title", "3 place", "4 title"},
    "cards-beside": {"1 title"},
    "courses-over-pages": {"5 place"},  # "Workshop, Technical College": a kind of event as a room
    "concerts-by-month": {"3 title"},
    "days-in-lines": {"1 place", "3 place", "7 place"},  # in brackets behind the title
    "dates-in-the-margin": {"1 place", "2 place", "3 place", "4 place"},
}


def reflowed(text):
    return read_pdf_text(text, load_lexicon()).text


def told(event):
    end = event.end_time and event.end_time.isoformat("minutes")
    start = dt.datetime.combine(event.date, event.start_time) if event.start_time else event.date
    return start.isoformat()[:16], end


def folded(text):
    return " ".join((text or "").replace("’", "'").split()).lower()


def expected_of(page):
    return tomllib.loads(page.with_name(page.name.replace(".pdf.txt", ".toml")).read_text("utf-8"))["event"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_events_of_a_printed_page(page):
    expected = sorted(expected_of(page), key=lambda each: each["start"])
    events = sorted(parse_pdf_text(page.read_text("utf-8")).events, key=told)
    assert [told(event) for event in events] == [(each["start"], each.get("end")) for each in expected]
    wrong = set()
    for at, (event, each) in enumerate(zip(events, expected, strict=True), 1):
        if folded(each["title"]) not in folded(event.title):
            wrong.add(f"{at} title")
        if folded(each.get("place")) not in folded("; ".join(place.text for place in event.locations)):
            wrong.add(f"{at} place")
    assert wrong == OPEN.get(page.name.removesuffix(".pdf.txt"), set())


def test_spans_index_the_text_of_the_result():
    result = parse_pdf_text((FOLDER / "council-calendar.pdf.txt").read_text("utf-8"))
    for event in result.events:
        [place] = event.locations
        assert place.text in event.span.of(result.text)
        assert event.title in event.span.of(result.text)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("a public semi-\nnar on soil", "a public seminar on soil"),
        ("the sub\u00ad\nCommittee", "the subCommittee"),
        ("the Budget Sub-\nCommittee", "the Budget Sub-Committee"),
        ("Part-time study, and a part-\ntime course", "Part-time study, and a part-time course"),
        ("o\ufb03cial \ufb01lm", "official film"),
        ("10:00\u2013\n11:30", "10:00\u201311:30"),
        ("Learning  to      walk   slowly", "Learning to walk slowly"),
        ("\uf0b7 Tea\n\uf0b7 Cake", "• Tea\n• Cake"),
        ("An Evening with the\nFriends of", "An Evening with the Friends of"),
        ("Book Fair\nsaturday@fair.example.org", "Book Fair\nsaturday@fair.example.org"),
        ("Book Fair\n12 May 2025", "Book Fair\n12 May 2025"),
    ],
)
def test_lines_are_joined_as_a_reader_joins_them(printed, read):
    assert reflowed(printed) == read


def test_a_line_with_room_for_the_next_word_ends_there():
    full = "The committee of the society met on a long and rainy afternoon to speak about its plans for spring."
    short = "Plans were made."
    assert reflowed(f"{full}\n{full}\n{full}\n{short}\n12 people came.") == (
        f"{full} {full} {full} {short}\n12 people came."
    )
    assert reflowed(f"{full}\n{short}") == f"{full}\n{short}"  # one long line does not tell how wide the column is


FULL = [
    "10:00 The kitchens of the old town, a walk with tastings for all ages",
    "11:30 Bread from four valleys and what it was eaten with in the winter",
]


@pytest.mark.parametrize("day", ["Monday 5 June 2026", "5 June", "Sat. 6 June"])
def test_hours_and_days_that_open_entries_go_on_in_no_line_above(day):
    entries = [*FULL, "14:00 Tea", day, FULL[0], day, "10:00 Tea"]
    assert reflowed("\n".join(entries)).splitlines() == entries


def test_a_day_goes_on_in_the_sentence_that_holds_it():
    printed = (
        "The members of the society are invited to meet for supper on Friday,\n"
        "12 June 2026, and those who cannot come on that day may meet us on\n"
        "19 June 2026, when we have supper at the inn beside the bridge of\n"
        "the old town, which is open to all who sent us a letter before then."
    )
    assert reflowed(printed) == printed.replace("\n", " ")


def test_dots_lead_from_a_cell_to_the_next():
    printed = "Supper ............ Sat 11 April 2026, 7.30 pm\nRegatta ........... Sat 16 May 2026, 9 am"
    assert reflowed(printed) == "Supper | Sat 11 April 2026, 7.30 pm\nRegatta | Sat 16 May 2026, 9 am"


def test_labels_stand_before_their_values():
    printed = (
        "Date:          5 May 2025       Venue:      Long Library,\n"
        "                                            Ground Floor\n"
        "Time:          6 pm             Chair:      Ann Lee\n"
    )
    assert reflowed(printed) == "Date: 5 May 2025\nVenue: Long Library, Ground Floor\nTime: 6 pm\nChair: Ann Lee"


def test_columns_are_read_one_after_another():
    left = ["Spring Fair", "Cakes and plants for", "everybody in the yard", "of the old school."]
    right = ["Autumn Walk", "We meet at the mill and", "go round the lake, then", "have soup."]
    printed = "\n".join(f"{one:30}{other}" for one, other in zip(left, right, strict=True))
    assert reflowed(printed) == (
        "Spring Fair\nCakes and plants for everybody in the yard of the old school.\n\n"
        "Autumn Walk\nWe meet at the mill and go round the lake, then have soup."
    )


def test_rows_of_a_table_keep_their_cells():
    printed = "10:00   Room 4    A long talk about the\n                  habits of bees\n11:30   Room 5    Honey\n12:00             Tea\n"
    assert reflowed(printed) == (
        "10:00 | Room 4 | A long talk about the habits of bees\n11:30 | Room 5 | Honey\n12:00 |  | Tea"
    )


def test_cells_may_stand_at_half_height():
    printed = (
        "Sun 1 Feb      9.30 am      Parish Communion                St Mary\n"
        "Tue 3 Feb      2.00 pm      Knitting                        Church Room\n"
        "               7.30 pm      Bells, and an introduction\n"
        "Thu 5 Feb                                                   Tower\n"
        "               sharp        for beginners\n"
        "Sat 7 Feb      9.00 pm      Quiz                            Village Hall\n"
    )
    assert reflowed(printed).splitlines()[2:] == [
        "Thu 5 Feb | 7.30 pm sharp | Bells, and an introduction for beginners | Tower",
        "Sat 7 Feb | 9.00 pm | Quiz | Village Hall",
    ]


def test_cards_with_the_same_labels_are_read_column_by_column():
    printed = (
        "Rose Tour               Bat Walk\n\nDate: 5 June 2026       Date: 6 June 2026\n"
        "Time: 10:00             Time: 21:30\nVenue: Garden           Venue: Lake"
    )
    assert reflowed(printed) == (
        "Rose Tour\n\nDate: 5 June 2026\nTime: 10:00\nVenue: Garden\n\n"
        "Bat Walk\n\nDate: 6 June 2026\nTime: 21:30\nVenue: Lake"
    )


def test_prose_has_no_columns():
    prose = "We  met at the mill to walk\nalong the river  and had soup\nin the inn. It was  a good day\nfor all of  us who came.\n"
    assert not find_regions(prose.splitlines())


def test_page_numbers_and_running_heads():
    pages = [
        f"Society of Walkers\n\n\n{word} went out.\n\n\nwalk.example.org    {at}" for at, word in enumerate("ABC", 7)
    ]
    read = read_pages("\f".join(pages) + "\f")
    assert [row for page in read.rows for row in page if row] == [
        "Society of Walkers",
        "A went out.",
        "B went out.",
        "C went out.",
    ]
    assert read.feet == ("walk.example.org 7",)


def test_pages_without_form_feeds_are_parted_by_their_numbers():
    assert (
        reflowed("Diary\n\nWe met on\nPage 1 of 2\nDiary\n\nthe bridge.\nPage 2 of 2")
        == "Diary\n\nWe met on the bridge."
    )


def test_days_at_the_top_of_pages_are_no_running_heads():
    printed = "Monday 5 May 2025\n\n10:00 Tea\n\fMonday 12 May 2025\n\n10:00 Cake\n\f"
    assert [event.date.day for event in parse_pdf_text(printed).events] == [5, 12]


def test_command_line_knows_the_text_of_a_pdf(tmp_path):
    page = FOLDER / "newsletter-two-columns.pdf.txt"
    text = tmp_path / "flyer.txt"
    text.write_bytes(page.read_bytes())
    for arguments in ([str(page)], [str(text), "--input-format", "pdftext"]):
        done = CliRunner().invoke(main, ["parse", *arguments, "--format", "jsonl"])
        assert done.exit_code == 0
        assert len([json.loads(line) for line in done.stdout.splitlines()]) == 6


def test_misuse_is_told():
    with pytest.raises(TypeError, match="text must be a str"):
        parse_pdf_text(b"5 May 2025")


def test_what_is_beyond_the_limit_is_noted():
    result = parse_pdf_text("Tea, 5 May 2025, 3 pm\n" * 40, options=Options(max_chars=100))
    assert [note.code for note in result.diagnostics].count("text_truncated") == 1


WORDS = [
    "Date:",
    "12",
    "May",
    "2025",
    "10:00–11:00",
    "semi-",
    "nar",
    "Room",
    "4,",
    "(open",
    "shut)",
    "ﬁsh",
    "•",
    "a",
    "–",
    "co‐",
]
CELLS = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@st.composite
def drawn_pages(draw):
    columns = draw(st.lists(st.integers(0, 80), min_size=1, max_size=5, unique=True).map(sorted))
    rows = ["Above all"]
    for cells in draw(st.lists(st.lists(CELLS, min_size=len(columns), max_size=len(columns)), max_size=20)):
        row = ""
        for column, cell in zip(columns, cells, strict=True):
            row = f"{row.ljust(column)} {cell}"
        rows.append(row.rstrip())
    return "\n".join([*rows, "Below all"])


@given(drawn_pages())
def test_no_letter_and_no_figure_is_lost(printed):
    def letters(text):
        return collections.Counter(sign for sign in text.replace("ﬁ", "fi") if sign.isalnum())

    assert letters(reflowed(printed)) == letters(printed)


@given(st.text(st.sampled_from("a1 :.-–\t\n\f\r\u00ad\u2010\u2028(•|ﬁ\ud800")))
def test_never_raises(printed):
    parse_pdf_text(printed)


@pytest.mark.parametrize(
    "piece",
    ["10:00      Room 4      A talk\n", "a  " * 30 + "\n", "a\n\n\nb     c\n", "semi-\n", "a\f", "word  ", "a b\n"],
    ids=["table", "gaps", "seams", "hyphens", "pages", "one line", "prose"],
)
def test_time_grows_with_the_text(piece):
    short, long = (piece * (size // len(piece)) for size in (40_000, 240_000))
    assert takes_at_most(12, lambda: reflowed(long), than=lambda: reflowed(short), slack=0.3)  # six times as long


def test_plain_text_is_left_as_it_was():
    text = "Tea    and cake\n5 May 2025, 3 pm\f"
    assert parse(text).text == text
