"""What docs/batch.md shows does what it says: the queries, the recipes for other engines."""

import collections
import datetime as dt
import json
import re
import subprocess
import sys
from importlib.util import find_spec

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from batch_runs import environment, rows, run_here
from make_pages import rows as made_rows
from sideevents_parser.batch.forms import FORMS
from sideevents_parser.batch.kernel import parse_batch
from sideevents_parser.batch.rows import PAGES, REASONS, ROWS


@pytest.fixture(scope="module")
def text(root):
    return (root / "docs" / "batch.md").read_text("utf-8")


@pytest.fixture(scope="module")
def queries(text):
    return re.findall(r"```sql\n(.*?)```", text, re.DOTALL)


@pytest.fixture(scope="module")
def scrapes(tmp_path_factory):
    """Two scrapes of the same pages; in the second one page has gone and one has been changed."""
    base = tmp_path_factory.mktemp("downstream")
    pages = [row for row in made_rows(30, 1) if "timezone" not in row]
    seminar = {"id": "z", "text": "Title: Wells\n25 June 2021, 3 pm CET\nOrganized by: Harbour Foundation\nVenue: Oslo"}
    later = {**seminar, "text": seminar["text"].replace("Oslo", "Bergen")}
    for day, listed in (("2026-06-01", [*pages, seminar]), ("2026-06-08", [*pages[1:], later])):
        (base / f"{day}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in listed))
        assert run_here(base / f"{day}.jsonl", "-o", base / "scrapes" / day).exit_code in {0, 1}
    return base


def events(scrapes, day):
    return [row for row in rows(scrapes / "scrapes" / day) if row["outcome"] == "event"]


def asked(query, scrapes, monkeypatch):
    monkeypatch.chdir(scrapes)
    answer = duckdb.sql(query)
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


def test_events_a_week_and_organizer(queries, scrapes, monkeypatch):
    expected = collections.defaultdict(set)
    for row in [*events(scrapes, "2026-06-01"), *events(scrapes, "2026-06-08")]:
        day = row["occurrences"][0]["date"] if row["occurrences"] else None
        for party in row["organizers"]:
            if party["role"] in {"organizer", "host", "convener"}:
                expected[day and day - dt.timedelta(days=day.weekday()), party["name"]].add(row["uid"])
    found = asked(queries[0], scrapes, monkeypatch)
    counted = {
        (row["week"] and dt.date.fromisoformat(str(row["week"])[:10]), row["organizer"]): row["events"] for row in found
    }
    assert counted == {key: len(uids) for key, uids in expected.items()}
    assert len(counted) > 10


def test_each_event_once_as_the_latest_scrape_has_it(queries, scrapes, monkeypatch):
    older, newer = events(scrapes, "2026-06-01"), events(scrapes, "2026-06-08")
    found = asked(queries[1], scrapes, monkeypatch)
    assert [row["uid"] for row in found] == sorted({row["uid"] for row in [*older, *newer]})
    assert len(found) < len(older) + len(newer)
    (seminar,) = [row for row in found if row["page"] == "z"]
    assert [place["text"] for place in seminar["locations"]] == ["Bergen"]


def test_errors_by_kind(queries, scrapes, monkeypatch):
    found = asked(queries[2], scrapes, monkeypatch)
    assert [(row["error"], row["pages"]) for row in found] == [("no_content", 2)]


def test_the_page_names_all_columns_errors_and_forms(text):
    for name in (*REASONS, *(name for name in ROWS.names[: ROWS.names.index("uid")]), *(form.name for form in FORMS)):
        assert f"`{name}`" in text or f"--format {name}" in text, name
    for name in PAGES.names:
        assert f"`{name}`" in text or name == "encoding", name


@pytest.mark.parametrize("engine", ["ray", "pyspark"])
def test_recipes(engine, text, tmp_path):
    """In an interpreter of its own, as somebody would paste it."""
    if find_spec(engine) is None:
        pytest.skip(f"{engine} is not installed")
    recipe = next(code for code in re.findall(r"```python\n(.*?)```", text, re.DOTALL) if engine in code)
    batch = pa.RecordBatch.from_pylist([{**dict.fromkeys(("text", "html", "mail")), **row} for row in made_rows(20, 1)])
    (tmp_path / "pages").mkdir()
    pq.write_table(pa.Table.from_batches([batch]), tmp_path / "pages" / "a.parquet")
    done = subprocess.run(
        [sys.executable, "-c", recipe],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    columns = ["page", "outcome", "error", "event", "uid", "title", "organizers"]
    found = pq.read_table(tmp_path / "rows", columns=columns).to_pylist()
    alone = pa.Table.from_batches([parse_batch(batch)]).select(columns).to_pylist()
    key = lambda row: (row["page"], row["event"] or 0)  # noqa: E731
    assert sorted(found, key=key) == sorted(alone, key=key)
