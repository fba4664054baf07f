"""A part: the rows of some thousand pages, in a file that is there as a whole or not at all.

In: results of tasks, in order. Out: ``part-00000.parquet`` in the output folder (and ``pages-00000.jsonl`` for forms
that hold events alone), and what the manifest notes of it.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, NamedTuple

import pyarrow as pa

from sideevents_parser.batch.forms import Form, page_lines
from sideevents_parser.batch.frames import from_bytes
from sideevents_parser.batch.manifest import Done
from sideevents_parser.batch.tally import NOTHING, Tally, tally_of
from sideevents_parser.batch.tasks import Task
from sideevents_parser.export.choices import ExportOptions

Results = Iterable[tuple[Task, bytes]]
Watch = Callable[[Task, Tally], None]


class Output(NamedTuple):
    """Where parts go, and as what."""

    folder: Path
    form: Form
    options: ExportOptions


def write_part(output: Output, part: int, results: Results, watch: Watch) -> Done:
    """Write the part of these results; tells ``watch`` of each task that is done."""
    done = Done(part, 0, "", NOTHING)

    def batches(pages: IO[bytes] | None) -> Iterator[pa.RecordBatch]:
        nonlocal done
        for task, content in results:
            rows = from_bytes(content)
            tally = tally_of(rows)
            done = Done(part, done.pages + task.pages, task.digest, done.tally.plus(tally))
            if pages:
                pages.writelines(page_lines(rows))
            yield rows
            watch(task, tally)

    with ExitStack() as files:
        lists = output.form.lists_pages
        file = files.enter_context(whole_file(output.folder / f"part-{part:05}.{output.form.name}"))
        pages = files.enter_context(whole_file(output.folder / f"pages-{part:05}.jsonl")) if lists else None
        output.form.write(file, batches(pages), output.options)
    return done


@contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes its name only when all of it is on the disk."""
    beside = path.with_name(f".{path.name}.tmp")
    try:
        with beside.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
