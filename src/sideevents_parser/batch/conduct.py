"""A run as the command line asks for it: the engine by its name, what is told to people, the exit code."""

import datetime as dt
import os
import sys
from typing import Final

import click

from sideevents_parser.batch.cluster import dask_engine
from sideevents_parser.batch.inputs import bytes_of
from sideevents_parser.batch.intake import Intake
from sideevents_parser.batch.isolation import EngineError
from sideevents_parser.batch.local import local_engine
from sideevents_parser.batch.manifest import FolderError
from sideevents_parser.batch.progress import Progress
from sideevents_parser.batch.run import Job, run_batch
from sideevents_parser.batch.tally import Tally, summary_lines
from sideevents_parser.batch.tasks import Cuts, InputsChangedError

__all__ = ["Cuts", "Intake", "Job", "conduct"]

_COUNTING: Final = 5.0  # seconds to look for the size of all inputs


def conduct(job: Job, workers: int, scheduler: str | None, seconds: float, now: dt.datetime) -> int:
    """Run the job, tell how it goes, give the exit code."""
    progress = Progress(sys.stderr, bytes_of(job.names, _COUNTING))
    engine = dask_engine(scheduler, seconds) if scheduler else local_engine(workers, seconds)
    try:
        tally = run_batch(job, engine, map(os.fsdecode, sys.stdin.buffer), progress, now)
    except FolderError as error:
        raise click.UsageError(str(error)) from error
    except InputsChangedError as error:
        raise click.UsageError(f"{error}; write elsewhere") from error
    except EngineError as error:
        raise click.ClickException(f"{error}; go on with --resume") from error
    except OSError as error:
        told = f"{job.folder} cannot be written: {error.strerror or error}"
        raise click.ClickException(f"{told}; finished parts are kept, go on with --resume") from error
    except KeyboardInterrupt:
        click.echo("\nstopped; finished parts are kept, go on with --resume", err=True)
        return 1
    return _told(tally)


def _told(tally: Tally) -> int:
    for line in summary_lines(tally):
        click.echo(line, err=True)
    return 1 if tally.errors else 0
