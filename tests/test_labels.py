"""Labels: which phrase opens which field, and where its value stands."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.labels.labels import scan_labels
from sideevents_parser.text.document import read_text

ENGLISH = load_lexicon(("en",))


def labels(text: str) -> list[tuple[str, str]]:
    document = read_text(text)
    return [(label.field, label.value.of(text)) for label in scan_labels(document, ENGLISH)]


@pytest.mark.parametrize(
    "phrase",
    [phrase for phrase, field in ENGLISH.labels.items() if not field.startswith("mail_") and phrase[0].isalpha()],
)
def test_every_phrase_scans_to_its_own_field(phrase: str) -> None:
    assert labels(f"{phrase.title()} : Harbour Trust") == [(ENGLISH.labels[phrase], "Harbour Trust")]


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("Organized By : Harbour Trust", "organizer", "Harbour Trust"),
        ("• Venue: Room 4", "location", "Room 4"),
        ("**Date:** 3 May", "date", "3 May"),
        ("2. Speaker: Ada Moss", "speaker", "Ada Moss"),
        ("Organizer(s): Harbour Trust", "organizer", "Harbour Trust"),
        ("Speaker 2: Ada Moss", "speaker", "Ada Moss"),
        ("Workshop venue: Room 4", "location", "Room 4"),
        ("Time (Geneva): 14:00", "time", "14:00"),
        ("Organizer / Host: Harbour Trust", "organizer", "Harbour Trust"),
        ("When | 19 September", "datetime", "19 September"),
        ("Where\tyour own desk", "location", "your own desk"),
        ("📍 Town hall", "location", "Town hall"),
        ("Lieu / Venue: Room 4", "location", "Room 4"),
    ],
)
def test_one_label_on_a_line(line: str, field: str, value: str) -> None:
    assert labels(line) == [(field, value)]


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Orgnized By", "organizer"),
        ("Oragnised by", "organizer"),
        ("Date and tiem", "datetime"),
        ("Tme ", "time"),
        ("Venu", "location"),
        ("Dat", "date"),
        ("Regsiter ", "registration"),
        ("Moderater ", "moderator"),
        ("Co-orgnizers", "co_organizer"),
    ],
)
def test_a_slip_of_the_pen(written: str, field: str) -> None:
    assert labels(f"{written}: something")[0][0] == field


@pytest.mark.parametrize(
    "line",
    [
        "She said: nothing",
        "Note that time passes",
        "https://example.org/date:1",
        "Rate: 4 %",
        "At noon we eat",
        "Post: closed",
        "10:30 coffee",
        "Date palms grow here",
        "With love from the harbour",
        "Venue hire is cheap in spring, and the hall is warm",
    ],
)
def test_no_label(line: str) -> None:
    assert labels(line) == [] or labels(line)[0][0] in {"fee", "note"}


def test_several_labels_on_one_line() -> None:
    assert labels("Date: 5 May 2021 Time: 10:00 Venue: Room XII") == [
        ("date", "5 May 2021"),
        ("time", "10:00"),
        ("location", "Room XII"),
    ]


def test_labels_in_table_cells() -> None:
    assert labels("| Date: 5 May | Place: Rome |") == [("date", "5 May"), ("location", "Rome")]


def test_without_colon_only_among_other_labels() -> None:
    assert labels("Date 17.10.2022\nLocation BC 420") == [("date", "17.10.2022"), ("location", "BC 420")]
    assert labels("Date 17.10.2022\n\n\nA quiet page.") == []


def test_value_on_the_lines_below() -> None:
    assert labels("Organised by:\n\nHarbour Trust\n\nMore text") == [("organizer", "Harbour Trust")]
    assert labels("Venue\nRoom 4, Long Street") == [("location", "Room 4, Long Street")]


def test_mail_headers_are_no_event_labels() -> None:
    fields = [
        field
        for field, _ in labels(
            "From: a@example.org\nTo: b@example.org\nDate: Mon, 5 May 2021\nSubject: lunch\n\nDate: 7 May"
        )
    ]
    assert fields == ["mail_from", "mail_to", "mail_date", "mail_subject", "date"]


@given(st.text(alphabet=string.ascii_letters + " :|\t\n-.0123456789", max_size=300))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    found = scan_labels(read_text(text), ENGLISH)
    assert all(0 <= label.span.start < label.span.end <= len(text) and label.value.end <= len(text) for label in found)
    assert [label.span.start for label in found] == sorted(label.span.start for label in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When? Tuesday, 8 October 2024; 08:15", [("datetime", "Tuesday, 8 October 2024; 08:15")]),
        ("Where? Room 4", [("location", "Room 4")]),
        ("Why wait? Come along", []),
        ("Places: 30", []),
        ("Concert: Bach", []),
        ("Subject: Reminder: Tides for all", [("topic", "Tides for all")]),
        ("Title: Tides for all Venue: Room 4", [("title", "Tides for all"), ("location", "Room 4")]),
    ],
)
def test_labels_that_ask_and_words_that_are_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert labels(text) == expected


def test_a_value_that_is_broken_at_the_width_of_a_page_goes_on():
    text = "What: How small is too small? Tokenisers for languages\nwith hardly any text\nWhere: Room 5\nin the tower\n"
    document = read_text(text)
    values = [label.value.of(text) for label in scan_labels(document, ENGLISH)]
    assert values == ["How small is too small? Tokenisers for languages\nwith hardly any text", "Room 5"]


@pytest.mark.parametrize("label", ["Library Branch", "Library Location", "Branch Location"])
def test_heads_of_library_calendars_tell_the_place(label):
    text = f"Story Time\n{label}: Elm Street\nAge group: 0-5\n"
    (found, *_) = scan_labels(read_text(text), ENGLISH)
    assert (found.field, found.value.of(text)) == ("location", "Elm Street")


RUN = "Tutor Mrs. Ada Moss\nEvenings of your choice, four of them\nTime 6:00 to 7:30 p.m.\nWhere your own kitchen (Zoom)\nFee US$20\n"


def test_lines_that_open_with_labels_and_lost_their_colons():
    assert labels(RUN) == [
        ("speaker", "Mrs. Ada Moss"),
        ("time", "6:00 to 7:30 p.m."),
        ("location", "your own kitchen (Zoom)"),
        ("fee", "US$20"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Where your money goes\nWe sent it to the lock.\n",
        "Time Zones of Water: hearings on the coast\nLock Trust\nDate: 3 May\nVenue: Room 4\n",
        "Speakers Corner opens again\nThe lock is free once more\nTime Travel for beginners\n",
        "Language of the lock\n\nTutor Mrs. Ada Moss\n\nFee US$20\n",
    ],
)
def test_titles_that_open_with_the_word_of_a_label_are_none(text):
    bare = {text[label.span.start : label.span.end] for label in scan_labels(read_text(text), ENGLISH)}
    assert bare.isdisjoint({"Where", "Time", "Speakers", "Language"})
