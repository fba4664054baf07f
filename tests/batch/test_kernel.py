"""The kernel: a batch of pages is as many parses, whatever the pages say; no page vanishes, nothing gets lost."""

import datetime as dt
import json

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from make_pages import page_row
from records_by_chance import events as any_event
from sideevents_parser import Occurrence, ParseResult, SideEvent, ZoneHint, parse, parse_html, parse_mail
from sideevents_parser.batch import kernel
from sideevents_parser.batch.kernel import parse_batch
from sideevents_parser.batch.rows import PAGES, REASONS, ROWS, events_of, rows_of

DAY = "2021-06-01"
SEMINAR = "Seminar on wells\n25 June 2021, 3-4:30 pm CET\nOrganized by: Harbour Foundation"
made = st.integers(0, 10**6).map(page_row)
typed = st.text(st.characters(codec="utf-8"), max_size=60).map(lambda text: {"id": "typed", "text": f"{text} 5 May"})
pages = st.lists(made | typed, max_size=6)


def batch_of(rows):
    """Pages as text columns, as a data frame holds them."""
    columns = [name for name in PAGES.names if any(name in row for row in rows)] or ["id", "text"]
    return pa.RecordBatch.from_pylist(rows, schema=pa.schema([(name, pa.string()) for name in columns]))


def parsed(row):
    """What a caller without any batch would get of a page."""
    day = dt.date.fromisoformat(row["reference_date"]) if row.get("reference_date") else None
    if "html" in row:
        return parse_html(row["html"], url=row.get("url"), reference_date=day)
    if "mail" in row:
        return parse_mail(row["mail"].encode(), reference_date=day)
    return parse(row["text"], reference_date=day)


def read_alone(row):
    return ("text" in row or "html" in row or "mail" in row) and "timezone" not in row


def one(**page):
    (row,) = parse_batch(pa.RecordBatch.from_pylist([{"id": "a", **page}])).to_pylist()
    return row["outcome"], row["error"]


@settings(max_examples=25)
@given(pages)
def test_a_batch_is_as_many_parses(rows):
    found = parse_batch(batch_of(rows) if any(map(read_alone, rows)) else batch_of([*rows, {"id": "x", "text": ""}]))
    alone = [(row["id"], event) for row in rows if read_alone(row) for event in parsed(row).events]
    together = list(events_of(found))
    assert together == alone
    assert [event.model_dump_json() for _, event in together] == [event.model_dump_json() for _, event in alone]


@settings(max_examples=15)
@given(pages.filter(len), st.data())
def test_any_partitioning_gives_the_same_and_no_page_vanishes(rows, data):
    whole = batch_of([{"text": None, **row} for row in rows])
    cut = data.draw(st.integers(0, len(rows)))
    together = parse_batch(whole)
    halves = pa.Table.from_batches([parse_batch(whole.slice(0, cut)), parse_batch(whole.slice(cut))])
    assert halves.to_pylist() == together.to_pylist()
    firsts = [row["page"] for row in together.to_pylist() if not row["event"]]
    assert firsts == [row["id"] for row in rows]


@given(any_event)
def test_no_field_of_an_event_gets_lost(event):
    rows = rows_of("a", None, ParseResult(events=(event,)))
    ((_, back),) = events_of(pa.RecordBatch.from_pylist(rows, schema=ROWS))
    assert back == event
    assert back.model_dump_json() == event.model_dump_json()


def test_each_field_of_the_record_has_its_column():
    assert set(SideEvent.model_fields) < set(ROWS.names)
    assert pa.types.is_list(ROWS.field("organizers").type)
    assert ROWS.field("organizers").type.value_type.field("name").type == pa.string()


def test_what_nests_in_itself_is_kept_to_any_depth():
    day = Occurrence(date=dt.date(2021, 6, 25))
    for _ in range(4):
        day = Occurrence(date=dt.date(2021, 6, 25), alternatives=(day, day), equivalents=(day,))
    event = SideEvent(uid="a", span=(0, 1), occurrences=(day,))
    rows = rows_of("a", None, ParseResult(events=(event,)))
    assert list(events_of(pa.RecordBatch.from_pylist(rows, schema=ROWS))) == [("a", event)]


def test_instants_are_instants_for_every_reader():
    found = parse_batch(pa.RecordBatch.from_pylist([{"id": "a", "text": SEMINAR}])).to_pylist()
    assert found[0]["occurrences"][0]["start"] == dt.datetime(2021, 6, 25, 13, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    "page, outcome",
    [
        ({"text": "nothing to see"}, ("no_event", None)),
        ({"text": ""}, ("no_event", None)),
        ({"text": SEMINAR}, ("event", None)),
        ({"text": SEMINAR.encode()}, ("event", None)),
        ({"html": f"<pre>{SEMINAR}</pre>".encode()}, ("event", None)),
        ({"pdftext": "Seminar on the\nhistory of wells\n25 June 2021, 3 pm CET"}, ("event", None)),
        ({"mail": b"Subject: Seminar\n\n25 June 2021, 3 pm CET"}, ("event", None)),
        ({"text": SEMINAR.encode("utf-16")}, ("error", "undecodable")),
        ({"text": SEMINAR.encode("utf-16"), "encoding": "utf-16"}, ("event", None)),
        ({"text": "Seminar: Café\n25 June 2021, 3 pm".encode("latin-1")}, ("error", "undecodable")),
        ({"text": "Seminar: Café\n25 June 2021, 3 pm".encode("latin-1"), "encoding": "latin-1"}, ("event", None)),
        ({"text": b"\x7fELF\0\0\0\1"}, ("error", "binary")),
        ({"html": b"\x89PNG\r\n\x1a\n\0\0"}, ("error", "binary")),
        ({"text": None}, ("error", "no_content")),
        ({"text": SEMINAR, "timezone": "Mars/Olympus"}, ("error", "bad_argument")),
        ({"text": SEMINAR, "language": "tlh"}, ("error", "bad_argument")),
        ({"text": SEMINAR, "language": "en"}, ("event", None)),
        ({"text": SEMINAR, "reference_date": "yesterday"}, ("error", "bad_argument")),
        ({"text": SEMINAR, "reference_date": "2021-06-01T10:00:00Z"}, ("event", None)),
        ({"text": SEMINAR, "reference_date": dt.date(2021, 6, 1)}, ("event", None)),
        ({"text": SEMINAR, "reference_date": dt.datetime(2021, 6, 1)}, ("event", None)),
        ({"text": SEMINAR, "encoding": "klingon"}, ("error", "bad_argument")),
        ({"text": SEMINAR, "error": "unreadable", "detail": "no such file"}, ("error", "unreadable")),
        ({"error": "too_large"}, ("error", "too_large")),
    ],
)
def test_outcomes(page, outcome):
    assert one(**page) == outcome
    assert outcome[1] is None or outcome[1] in REASONS


def test_reference_dates_and_zones_of_pages_count():
    page = {"id": "a", "text": "Seminar, tomorrow at 3 pm", "reference_date": DAY, "timezone": "Asia/Bangkok"}
    ((_, event),) = events_of(parse_batch(pa.RecordBatch.from_pylist([page])))
    assert event.start.isoformat() == "2021-06-02T15:00:00+07:00"


def test_a_failing_parser_costs_one_page(monkeypatch):
    def broken(text, **asked):
        if "wells" in text:
            raise RecursionError("too deep")
        return parse(text, **asked)

    monkeypatch.setattr(kernel, "parse", broken)
    found = parse_batch(batch_of([{"id": "a", "text": SEMINAR}, {"id": "b", "text": SEMINAR.replace("wells", "cups")}]))
    assert [(row["page"], row["outcome"], row["detail"]) for row in found.to_pylist()] == [
        ("a", "error", "RecursionError: too deep"),
        ("b", "event", None),
    ]


def test_what_arrow_cannot_hold_costs_one_page(monkeypatch):
    zone = ZoneHint(text="far away", kind="offset", utc_offset=2**40)
    far = SideEvent(uid="far", span=(0, 1), occurrences=(Occurrence(timezone=zone),))
    monkeypatch.setattr(
        kernel, "parse", lambda text, **asked: ParseResult(events=(far,)) if text == "far" else parse(text, **asked)
    )
    found = parse_batch(batch_of([{"id": "a", "text": "far"}, {"id": "b", "text": SEMINAR}])).to_pylist()
    assert [(row["page"], row["outcome"], row["error"]) for row in found] == [
        ("a", "error", "exception"),
        ("b", "event", None),
    ]


def test_diagnostics_survive():
    found = parse_batch(batch_of([{"id": "a", "text": "Seminar\nWednesday 25 June 2021, 3 pm"}])).to_pylist()
    codes = [note["code"] for note in found[0]["diagnostics"]]
    assert "weekday_mismatch" in codes
    assert all(isinstance(json.loads(note["data"]), dict) for note in found[0]["diagnostics"])


def test_batches_that_are_no_pages_are_refused():
    with pytest.raises(ValueError, match="id"):
        parse_batch(pa.RecordBatch.from_pylist([{"text": SEMINAR}]))
    with pytest.raises(ValueError, match="text, html, pdftext, mail"):
        parse_batch(pa.RecordBatch.from_pylist([{"id": "a", "body": SEMINAR}]))


def test_an_empty_batch_gives_an_empty_batch():
    found = parse_batch(pa.RecordBatch.from_pylist([], schema=PAGES))
    assert found.num_rows == 0
    assert found.schema == ROWS
