"""Runs of ``sideevents batch`` for tests: as a process of its own, and what it left in its folder."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
from click.testing import CliRunner

from make_pages import write_lines
from sideevents_parser.cli import main

HOOKS = Path(__file__).parent / "batch" / "hooks"


def command(*arguments):
    return [sys.executable, "-m", "sideevents_parser", "batch", *map(str, arguments)]


def environment(*, hooks=False):
    """That of the tests; ``hooks``: with pages that loop or crash when they are parsed."""
    paths = [str(HOOKS)] * hooks + [path for path in sys.path if path]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "SOURCE_DATE_EPOCH": "1700000000"}


def run_here(*arguments, **choices):
    """As ``run``, but for the program itself, which is not started anew."""
    environment = {"SOURCE_DATE_EPOCH": "1700000000"}
    done = CliRunner().invoke(main, ["batch", *map(str, arguments)], env=environment, **choices)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def run(*arguments, hooks=False, **choices):
    surroundings = {"env": environment(hooks=hooks), "capture_output": True, "text": True, "timeout": 120}
    return subprocess.run(command(*arguments), check=False, **surroundings, **choices)


def rows(folder):
    """All rows of a run, in order."""
    return [row for part in sorted(Path(folder).glob("part-*.parquet")) for row in pq.read_table(part).to_pylist()]


def files(folder):
    """What a run left, but for its list of parts."""
    return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir()) if path.name != "_manifest.jsonl"}


def outcomes(folder):
    """What came of each page: (id, outcome, error) for the first row of each."""
    return [(row["page"], row["outcome"], row["error"]) for row in rows(folder) if not row["event"]]


def some_pages(folder, count, seed=1):
    """A file with generated pages; of the first sixty two cannot be read."""
    path = Path(folder) / f"pages-{count}.jsonl"
    write_lines(path, count, seed)
    return path
