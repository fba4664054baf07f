"""Runs on one machine: every form, the order of pages, what is told, what is refused, going on."""

import csv
import io
import json
import re

import pytest
from click.testing import CliRunner
from icalendar import Calendar

from batch_runs import files, outcomes, rows, run_here, some_pages
from make_pages import rows as made_rows
from sideevents_parser.batch.progress import Progress, duration
from sideevents_parser.cli import main
from sideevents_parser.export.jsonlines import read_jsonl

COUNT = 60


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return some_pages(tmp_path_factory.mktemp("pages"), COUNT)


@pytest.fixture(scope="module")
def whole(pages, tmp_path_factory):
    """A run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    done = run_here(pages, "-o", folder, "--workers", 2, "--part-pages", 16)
    assert done.exit_code == 1, done.stderr
    return folder, done


def test_all_pages_are_there_in_order(whole):
    folder, _ = whole
    assert [page for page, _, _ in outcomes(folder)] == [row["id"] for row in made_rows(COUNT, 1)]
    assert sorted(files(folder)) == [f"part-{number:05}.parquet" for number in range(4)]


def test_what_is_told(whole):
    folder, done = whole
    counted = rows(folder)
    events = sum(row["outcome"] == "event" for row in counted)
    failed = sum(row["outcome"] == "error" for row in counted)
    empty = sum(row["outcome"] == "no_event" for row in counted)
    assert failed
    assert done.stdout == ""
    assert f"{COUNT} pages: {events} events; {empty} pages without events, {failed} failed" in done.stderr
    codes = [note["code"] for row in counted for note in row["diagnostics"] or ()]
    assert f"{codes.count('year_inferred')} year_inferred" in done.stderr
    assert re.search(rf"{COUNT} pages read in \d+ s, [\d.]+ a second", done.stderr)


def test_the_number_of_workers_changes_nothing(pages, whole, tmp_path):
    assert run_here(pages, "-o", tmp_path / "out", "--workers", 1, "--part-pages", 16).exit_code == 1
    assert files(tmp_path / "out") == files(whole[0])


def test_going_on_with_a_run_that_is_done_changes_nothing(pages, whole):
    folder, _ = whole
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.suffix == ".parquet"}
    done = run_here(pages, "-o", folder, "--part-pages", 16, "--resume")
    assert done.exit_code == 1
    assert f"going on after {COUNT} pages" in done.stderr
    assert f"{COUNT} pages: " in done.stderr
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.suffix == ".parquet"} == before


def test_pages_that_were_added_are_read_when_a_run_goes_on(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("Seminar\n25 June 2021, 3 pm CET")
    assert run_here(folder, "-o", tmp_path / "out", "--workers", 1).exit_code == 0
    (folder / "c.txt").write_text("Lecture\n26 June 2021, 3 pm CET")
    assert run_here(folder, "-o", tmp_path / "out", "--workers", 1, "--resume").exit_code == 0
    assert [page.rsplit("/", 1)[1] for page, _, _ in outcomes(tmp_path / "out")] == ["a.txt", "b.txt", "c.txt"]


@pytest.mark.parametrize("form", ["jsonl", "csv", "ics"])
def test_forms_hold_the_events_that_parquet_holds(form, pages, whole, tmp_path):
    done = run_here(pages, "-o", tmp_path / "out", "--workers", 2, "--part-pages", 32, "--format", form)
    assert done.exit_code == 1, done.stderr
    parts = [content for name, content in files(tmp_path / "out").items() if name.startswith("part-")]
    listed = [content for name, content in files(tmp_path / "out").items() if name.startswith("pages-")]
    assert len(parts) == len(listed) == 2
    told = [json.loads(line) for line in b"".join(listed).splitlines()]
    assert [(page["page"], page["outcome"], page.get("error")) for page in told] == outcomes(whole[0])
    uids = [row["uid"] for row in rows(whole[0]) if row["outcome"] == "event"]
    dated = {row["uid"] for row in rows(whole[0]) if any(day["date"] for day in row["occurrences"] or ())}
    if form == "jsonl":
        assert [event.uid for content in parts for event in read_jsonl(content)] == uids
    elif form == "csv":
        tables = [list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")))) for content in parts]
        assert [row["uid"] for table in tables for row in table if row["session"] == "1"] == uids
    else:
        shown = {event["UID"] for content in parts for event in Calendar.from_ical(content).walk("VEVENT")}
        assert dated <= shown


def test_json_lines_are_those_of_parse(root, monkeypatch, tmp_path):
    monkeypatch.chdir(root)
    source = "fixtures/documents/en/five-clocks/source.txt"
    assert run_here(source, "-o", tmp_path / "out", "--format", "jsonl").exit_code == 0
    alone = CliRunner().invoke(main, ["parse", source, "--format", "jsonl"])
    assert (tmp_path / "out" / "part-00000.jsonl").read_text("utf-8") == alone.stdout


def test_names_from_standard_input_and_columns(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"address": "x", "body": "<p>Seminar<p>25 June 2021, 3 pm CET"}\n')
    names = ("--column", "html=body", "--column", "id=address")
    done = run_here("-", "-o", tmp_path / "out", *names, input=f"{tmp_path}/a.jsonl\n")
    assert done.exit_code == 0, done.stderr
    assert outcomes(tmp_path / "out") == [("x", "event", None)]


def test_choices_reach_the_pages(tmp_path):
    (tmp_path / "a.md").write_bytes("Café\ntomorrow at 3 pm".encode("latin-1"))
    choices = ("--reference-date", "2021-06-01", "--timezone", "Asia/Bangkok", "--encoding", "latin-1")
    done = run_here(tmp_path / "a.md", "-o", tmp_path / "out", *choices, "--language", "en", "--format", "jsonl")
    assert done.exit_code == 0, done.stderr
    (event,) = read_jsonl((tmp_path / "out" / "part-00000.jsonl").read_bytes())
    assert (event.title, event.start.isoformat()) == ("Café", "2021-06-02T15:00:00+07:00")


def test_missing_inputs_are_pages_with_an_error(tmp_path):
    done = run_here(tmp_path / "no.txt", "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "1 unreadable" in done.stderr
    assert outcomes(tmp_path / "out") == [(str(tmp_path / "no.txt"), "error", "unreadable")]


def refused(*arguments):
    done = CliRunner().invoke(main, ["batch", *map(str, arguments)])
    assert done.exit_code == 2, done.output
    return done.output


def test_what_is_refused(pages, whole, tmp_path):
    folder, _ = whole
    before = files(folder)
    assert "--resume" in refused(pages, "-o", folder, "--part-pages", 16)
    assert "part_pages was 16, not 17" in refused(pages, "-o", folder, "--part-pages", 17, "--resume")
    assert "timezone" in refused(pages, "-o", folder, "--part-pages", 16, "--timezone", "UTC", "--resume")
    assert "other files" in refused(pages, "-o", pages.parent)
    assert "twice" in refused(pages, pages, "-o", tmp_path / "out")
    assert "belong together" in refused(pages, "-o", tmp_path / "out", "--engine", "dask")
    assert "NAME=THEIRS" in refused(pages, "-o", tmp_path / "out", "--column", "body")
    assert files(folder) == before
    assert not (tmp_path / "out").exists()


def test_other_pages_are_not_taken_for_those_of_the_run(pages, whole, tmp_path):
    lines = pages.read_text().splitlines(keepends=True)
    moved = tmp_path / "pages.jsonl"
    moved.write_text("".join(lines))
    assert run_here(moved, "-o", tmp_path / "out", "--part-pages", 16, "--workers", 1).exit_code == 1
    moved.write_text("".join(lines[1:]))
    done = run_here(moved, "-o", tmp_path / "out", "--part-pages", 16, "--resume")
    assert done.exit_code == 2
    assert "not those that were done before" in done.stderr
    assert files(tmp_path / "out") == files(whole[0])


def test_without_the_extra_it_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(__import__("sys").modules, "sideevents_parser.batch.conduct", None)
    assert 'pip install "sideevents-parser[batch]"' in refused("a.txt", "-o", tmp_path / "out")


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("sink", [io.StringIO(), Terminal()])
def test_progress_tells_rate_and_remaining_time(monkeypatch, sink):
    clock = iter([0, 40, 40, 41, 100, 101])
    monkeypatch.setattr("sideevents_parser.batch.progress.time.monotonic", lambda: next(clock))
    progress = Progress(sink, 1000)
    progress.resumed(50, 100)
    progress.advance(100, 400)
    told = sink.getvalue()
    assert "going on after 50 pages" in told
    assert "150 pages, 2.5 a second, 40%, 1 min 20 s left" in told
    progress.finish()
    assert "100 pages read in 40 s, 2.5 a second" in sink.getvalue()


def test_durations():
    assert [duration(each) for each in (0.2, 59.4, 61, 3700)] == ["0 s", "59 s", "1 min 1 s", "1 h 1 min"]
