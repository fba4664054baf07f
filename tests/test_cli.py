"""The command line: data on standard output, words on standard error, exit codes that a script can trust."""

import json
import os
import pty
import subprocess
import sys
from importlib.metadata import entry_points

import pytest
from click.testing import CliRunner

from sideevents_parser import ParseResult, SideEvent, parse
from sideevents_parser.cli import main

PAGE = "Organized by: Café of Ideas\nTitle: Rivers\nDate: 25 June 2021, 3-4:30 pm (Zurich)\n"


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    (tmp_path / "two.txt").write_text(PAGE.replace("Rivers", "Lakes"), "utf-8")
    (tmp_path / "latin.txt").write_bytes(PAGE.encode("latin-1"))
    return lambda *arguments, **more: CliRunner().invoke(main, ["parse", *arguments], **more)


def test_json_is_the_result(run):
    done = run("page.txt", "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert ParseResult.model_validate_json(done.stdout).events == parse(PAGE).events


def test_json_lines_are_events_with_their_source(run):
    done = run("page.txt", "two.txt", "--format", "jsonl")
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [row.pop("source") for row in rows] == ["page.txt", "two.txt"]
    assert [SideEvent.model_validate_json(json.dumps(row)) for row in rows][:1] == [*parse(PAGE).events]


def test_json_of_several_files_is_one_object(run):
    done = run("page.txt", "two.txt", "--format", "json")
    results = json.loads(done.stdout)
    assert list(results) == ["page.txt", "two.txt"]
    assert ParseResult.model_validate_json(json.dumps(results["page.txt"])).events == parse(PAGE).events
    assert done.stderr == "2 of 2 files done\n"


@pytest.mark.parametrize("sources", [[], ["-"]])
def test_standard_input_is_read(run, sources):
    done = run(*sources, "--format", "jsonl", input=PAGE)
    assert json.loads(done.stdout)["source"] == "-"


def test_a_dash_is_standard_output(run):
    assert run("page.txt", "-o", "-").stdout == run("page.txt").stdout


@pytest.mark.parametrize(("name", "more"), [("page.html", []), ("page.dat", ["--html"])])
def test_web_pages_are_read_as_such(run, tmp_path, name, more):
    (tmp_path / name).write_text("<h2>Fair</h2><p>Date: 5 May 2024, 10:00 (Zurich)</p>", "utf-8")
    done = run(name, "--format", "jsonl", *more)
    event = json.loads(done.stdout)
    assert (event["title"], event["occurrences"][0]["date"]) == ("Fair", "2024-05-05")


def test_table_shows_what_people_look_for(run):
    done = run("page.txt")
    header, row = done.stdout.splitlines()
    assert header.split()[:3] == ["date", "start", "end"]
    assert "2021-06-25" in row
    assert "15:00" in row
    assert "Rivers" in row


def test_output_goes_to_a_file(run, tmp_path):
    done = run("page.txt", "--format", "jsonl", "-o", "out.jsonl")
    assert (done.exit_code, done.stdout) == (0, "")
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["source"] == "page.txt"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.txt", "No such file"),
        (".", "Is a directory"),
        ("latin.txt", "is not utf-8: invalid continuation byte"),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_are_done(run, name, message):
    done = run("page.txt", name, "two.txt", "--format", "jsonl")
    assert done.exit_code == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["page.txt", "two.txt"]
    first, last = done.stderr.splitlines()
    assert first.startswith(f"error: {name}: ")
    assert message in first
    assert last == "2 of 3 files done"


def test_another_encoding_may_be_named(run):
    done = run("latin.txt", "--encoding", "latin-1", "--format", "jsonl")
    assert done.exit_code == 0
    assert "Café" in done.stdout


def test_a_byte_order_mark_is_no_text(run, tmp_path):
    (tmp_path / "marked.txt").write_text(PAGE, "utf-8-sig")
    assert run("marked.txt", "--format", "json").stdout == run("page.txt", "--format", "json").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["page.txt", "--format", "xml"],
        ["page.txt", "--reference-date", "1 June"],
        ["page.txt", "--timezone", "Zurich"],
        ["page.txt", "--language", "xx"],
        ["page.txt", "--encoding", "latin-99"],
        ["page.txt", "page.txt"],
        ["page.txt", "-o", "page.txt"],
        ["page.txt", "-o", "nowhere/out.json"],
        ["page.txt", "-o", "."],
        ["page.txt", "--loud"],
    ],
)
def test_wrong_use_is_2_and_nothing_is_written(run, arguments):
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Error" in done.stderr
    assert run("page.txt", "--format", "jsonl").stdout


def test_choices_reach_the_parser(run, tmp_path):
    (tmp_path / "bare.txt").write_text("Title: Rivers\nDate: 25 June, 15:00\n", "utf-8")
    told = ["--reference-date", "2021-06-01", "--timezone", "Asia/Tokyo", "--language", "en"]
    event = json.loads(run("bare.txt", "--format", "jsonl", *told).stdout)
    assert event["occurrences"][0]["date"] == "2021-06-25"
    assert event["occurrences"][0]["timezone"]["zone"] == "Asia/Tokyo"


def test_a_terminal_gets_a_drawn_table(tmp_path):
    """Runs under a real terminal: the other end of a pseudo-terminal is read."""
    (tmp_path / "page.txt").write_text(PAGE, "utf-8")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "sideevents_parser", "parse", str(tmp_path / "page.txt")]
    subprocess.run(command, stdout=theirs, stdin=theirs, env={"COLUMNS": "200", "TERM": "xterm"}, check=True)
    os.close(theirs)
    drawn = os.read(ours, 100_000).decode("utf-8")
    os.close(ours)
    assert "┃" in drawn
    assert "Rivers" in drawn


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (["Bangkok time"], "Asia/Bangkok"),
        (["EST", "--on", "2021-06-25"], "UTC-04:00"),
        (["GMT+7"], "UTC+07:00"),
    ],
)
def test_zones_says_what_a_hint_means(arguments, shown):
    done = CliRunner().invoke(main, ["zones", *arguments])
    assert done.exit_code == 0
    assert shown in done.stdout


@pytest.mark.parametrize(("arguments", "code"), [(["gibberish"], 1), (["EST", "--on", "June"], 2), ([], 2)])
def test_zones_fails_plainly(arguments, code):
    assert CliRunner().invoke(main, ["zones", *arguments]).exit_code == code


def test_the_command_is_installed():
    (command,) = entry_points(group="console_scripts", name="sideevents")
    assert command.load() is main


def test_a_pipe_gets_utf8_whatever_the_locale(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "sideevents_parser", "parse", "--format", "jsonl"],
        input=PAGE.encode(),
        capture_output=True,
        env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
        cwd=tmp_path,
        check=True,
    )
    assert "Café" in done.stdout.decode("utf-8")
    assert done.stderr == b""


def test_json_with_pages_is_read_line_by_line(run, tmp_path):
    pages = tmp_path / "pages.jsonl"
    lines = [{"id": 7, "html": "<h2>Fair</h2><p>5 May 2024, 10:00"}, {"text": "Bees\n6 May 2024, 11:00"}, {"id": "x"}]
    pages.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    result = run("parse", "--format", "jsonl", str(pages))
    events = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(event["source"].rpartition("#")[2], event["title"]) for event in events] == [("7", "Fair"), ("2", "Bees")]
    assert result.exit_code == 1
    assert "pages.jsonl#x: has neither a text nor an html field" in result.stderr


def test_a_mailbox_is_read_mail_by_mail(run, tmp_path):
    box = tmp_path / "list.mbox"
    mail = "From a@b Mon Jan  1 00:00:00 2024\nSubject: {0}\nDate: Mon, 29 Apr 2024 10:00:00 +0000\n\nTomorrow at 10:00 in the hall.\n\n"
    box.write_text(mail.format("Fair") + mail.format("Bees"), "utf-8")
    result = run("parse", "--format", "jsonl", str(box))
    assert [json.loads(line)["occurrences"][0]["date"] for line in result.stdout.splitlines()] == ["2024-04-30"] * 2
