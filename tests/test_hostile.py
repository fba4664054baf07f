"""Texts and pages made to be slow: they end in bounded time and memory, without an exception, and say what was not read.

Times are compared with each other, not with a clock, so that a busy machine fails nothing.
"""

import tracemalloc

import pytest

from elapsed import takes_at_most
from sideevents_parser import Options, parse, parse_html
from sideevents_parser.text import document
from sideevents_parser.text.html import read_html
from sideevents_parser.text.taming import tame

MEGABYTE = 1_000_000
SLACK = 0.5  # seconds
FAIR = "Fair\n5 May 2024, 10 am\n"
ONE_LINE = {
    "dates": "Fair, 5 May 2024, 10 am. ",
    "prose": "The committee met to speak of the report on water. ",
    "no space": "a",
    "figures": "12 ",
    "labels": "Date: ",
}
READERS = {"text": parse, "page": lambda text: parse_html(f"<p>{text}</p>")}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("piece", ONE_LINE.values(), ids=ONE_LINE)
def test_one_line_without_end_costs_what_its_beginning_costs(piece, reader, monkeypatch):
    monkeypatch.setattr(document, "LONGEST_LINE", 20_000)
    read = READERS[reader]
    [short, long] = [piece * (size // len(piece)) for size in (30_000, 600_000)]
    assert takes_at_most(5, lambda: read(long), than=lambda: read(short), slack=SLACK)  # twenty times as long


@pytest.mark.parametrize("reader", READERS)
def test_fifty_megabytes_in_one_line_are_read_and_the_rest_is_told(reader):
    result = READERS[reader](
        FAIR.replace("\n", "<br>" if reader == "page" else "\n") + "water, 6 May 2024 " * (49 * MEGABYTE // 18)
    )
    [note] = [note for note in result.diagnostics if note.code == "text_truncated"]
    assert note.span.end == len(result.text.rstrip())
    assert note.span.end - note.span.start > 49 * MEGABYTE - 200_000
    assert result.events[0].title == "Fair"


def test_what_stands_below_a_line_without_end_is_read():
    for read, sign in ((parse, "\n\n"), (parse_html, "<p>")):
        result = read(f"{'water and land ' * 10_000}{sign}Harbour fair{sign}5 May 2024, 10 am, Town Hall")
        assert [event.title for event in result.events] == ["Harbour fair"]
        assert sum(note.code == "text_truncated" for note in result.diagnostics) == 1


def test_a_link_over_a_line_without_end_ends_with_what_is_read():
    [link] = read_html(f"<a href=https://a.example.org/>{'5 May 2024 ' * 20_000}</a>").links
    assert link.span.end - link.span.start <= 100_000


def test_memory_stays_in_proportion_to_one_line():
    text = "water, 6 May 2024 " * 60_000
    tracemalloc.start()
    parse_html(text, options=Options(fallback=False))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 12 * len(text)


GROWING = {
    "levels": "<div>",
    "lists in lists": "<ul><li>x",
    "paragraphs that no one closes, deep inside": "<span><p>x",
    "tables in tables": "<table><tr><td>x",
    "cells that no one closes": "<td>5 May",
    "references": "&amp;&notin;&#x41;&",
    "scripts": "<script>var day = '5 May 2024';</script>",
    "open comments": "<!-- 5 May 2024 ",
    "open quotes": "<a title='5 May 2024>x ",
    "bold": "<b>5 May ",
}


@pytest.mark.parametrize("piece", GROWING.values(), ids=GROWING)
def test_what_no_one_closes_grows_no_faster_than_the_page(piece):
    middle, large = (piece * (size // len(piece)) for size in (MEGABYTE // 2, 2 * MEGABYTE))
    assert takes_at_most(9, lambda: read_html(large), than=lambda: read_html(middle), slack=SLACK)


def test_twenty_thousand_levels_are_read_and_deeper_ones_are_flattened():
    page = f"{'<div>' * 20_000}Fair, 5 May 2024, 10 am{'</div>' * 20_000}"
    assert tame(page) == page
    result = parse_html(f"{'<div>' * 300_000}Harbour fair<br>5 May 2024, 10 am")
    assert [(event.title, event.start_time.hour) for event in result.events] == [("Harbour fair", 10)]


def test_where_too_much_stands_too_deep_the_rest_is_still_read():
    page = f"{'<section>' * 15_000}{'<p>water</p>' * 60_000}</section><h2>Harbour fair</h2><p>5 May 2024, 10 am</p>"
    assert tame(page) != page
    text = read_html(page).text
    assert text.count("water") == 60_000
    assert text.endswith("Harbour fair\n\n5 May 2024, 10 am")


def test_a_page_of_scripts_alone_has_no_events():
    result = parse_html("<script>var day = '5 May 2024, 10 am';</script>" * 1_000)
    assert (result.text, result.events) == ("", ())


@pytest.mark.parametrize(
    "bad",
    [b"\xff\xfe\xfd", b"\xc3\x28", "é".encode("cp1252") + "é".encode(), b"\xed\xa0\x80", b"\x00", "Ã©".encode()],
)
def test_mixed_encodings_are_read(bad):
    for head in (b"", b"<meta charset=utf-16>", b"<meta charset=shift_jis>", b"<meta charset=nonsense>"):
        [event] = parse_html(head + b"<p>caf" + bad + b"</p><h2>Harbour fair</h2><p>5 May 2024, 10 am</p>").events
        assert event.title.endswith("Harbour fair")
        assert event.start_time.hour == 10


def test_entities_are_not_expanded_by_a_document_type():
    bomb = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'>]>" + "&b;" * 1_000
    assert len(read_html(bomb).text) < 10_000
