"""A whole run: inputs → pages → tasks → an engine → parts, with what was done before left as it is.

``run_batch(job, engine, …)`` gives the tally of all pages, those of earlier runs included. Engines know nothing of
parts, and parts nothing of engines.
"""

import datetime as dt
from collections.abc import Iterable
from contextlib import AbstractContextManager
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

from sideevents_parser.batch.forms import form_named
from sideevents_parser.batch.inputs import files_of
from sideevents_parser.batch.intake import Intake
from sideevents_parser.batch.manifest import open_manifest
from sideevents_parser.batch.parts import Output, write_part
from sideevents_parser.batch.progress import Progress
from sideevents_parser.batch.reading import found_pages
from sideevents_parser.batch.tally import NOTHING, Tally
from sideevents_parser.batch.tasks import Cuts, Run, skip, tasks_of
from sideevents_parser.export.choices import ExportOptions

Engine = AbstractContextManager[Run]


class Job(NamedTuple):
    """What is to be read, how, and where it goes."""

    names: tuple[str, ...]
    folder: Path
    form: str
    intake: Intake
    cuts: Cuts
    resume: bool = False

    def asked(self) -> dict[str, Any]:
        """What decides on the contents of parts, as plain values: the same on every run that goes on."""
        intake = {**self.intake._asdict(), "columns": dict(self.intake.columns)}
        return {
            "inputs": list(self.names),
            "format": self.form,
            **intake,
            "part_pages": self.cuts.part_pages,
            "version": version("sideevents-parser"),
        }


def run_batch(job: Job, engine: Engine, listed: Iterable[str], progress: Progress, now: dt.datetime) -> Tally:
    """Do what is not done yet. ``listed``: lines of standard input, for names; ``now``: the stamp of calendars."""
    with open_manifest(job.folder, job.asked(), now.isoformat(), resume=job.resume) as manifest:
        found = found_pages(files_of(job.names, listed), job.intake)
        total, at = NOTHING, 0
        for done in manifest.done:
            at = skip(found, done.pages, done.digest)
            total = total.plus(done.tally)
        progress.resumed(total.pages, at)
        output = Output(
            job.folder, form_named(job.form), ExportOptions(stamp=dt.datetime.fromisoformat(manifest.stamp))
        )
        with engine as run:
            results = run(tasks_of(found, job.cuts, len(manifest.done)))
            for part, of_part in groupby(results, key=lambda result: result[0].part):
                done = write_part(output, part, of_part, lambda task, _: progress.advance(task.pages, task.at))
                manifest.add(done)
                total = total.plus(done.tally)
    progress.finish()
    return total
