"""``sideevents batch INPUT… -o OUT``: many pages, on one machine or on a cluster.

Exit codes: 0 done, 1 some pages could not be read or the run had to stop, 2 wrong use.
"""

import datetime as dt
import os
import sys
from pathlib import Path

import click

from sideevents_parser.commands.checks import check_date, check_encoding, check_zone
from sideevents_parser.commands.inputs import now
from sideevents_parser.commands.kinds import KINDS
from sideevents_parser.commands.parts import HOLDERS
from sideevents_parser.lexicon.language import known_languages

_DEFAULT_ENCODING = "utf-8"
_KINDS = tuple(kind for kind in KINDS if kind == "mbox" or kind not in HOLDERS)


def _check_columns(
    _context: click.Context, _parameter: click.Parameter, value: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = tuple((ours, theirs) for ours, _, theirs in (each.partition("=") for each in value))
    known = ("id", "url", "text", "html", "pdftext", "mail", "reference_date", "timezone", "language")
    for ours, theirs in pairs:
        if ours not in known or not theirs:
            raise click.BadParameter(f"write it as NAME=THEIRS, where NAME is one of {', '.join(known)}")
    return pairs


@click.command("batch")
@click.argument("sources", metavar="INPUT…", nargs=-1, required=True, type=click.Path())
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False), help="The folder to write into.")
@click.option(
    "--format", "form", type=click.Choice(["parquet", "jsonl", "csv", "ics"]), default="parquet", show_default=True
)
@click.option("--resume", is_flag=True, help="Go on with the run in the folder, or begin where there is none.")
@click.option("--workers", type=click.IntRange(1), default=lambda: os.cpu_count() or 1, help="Processes; all cores.")
@click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
@click.option("--scheduler", metavar="ADDRESS", help="Of the Dask cluster, such as tcp://10.0.0.1:8786.")
@click.option("--page-seconds", type=click.FloatRange(0, min_open=True), default=60.0, show_default=True)
@click.option("--page-bytes", type=click.IntRange(1), default=10_000_000, show_default=True, help="Larger ones fail.")
@click.option("--part-pages", type=click.IntRange(1), default=5_000, show_default=True, help="Pages in a file.")
@click.option("--reference-date", callback=check_date, metavar="DATE", help="The day on which the pages were read.")
@click.option("--timezone", callback=check_zone, metavar="ZONE", help="Holds where a page hints at no zone.")
@click.option("--language", "languages", multiple=True, type=click.Choice(known_languages()), help="May be repeated.")
@click.option("--encoding", default=_DEFAULT_ENCODING, show_default=True, callback=check_encoding)
@click.option("--input-format", "kind", type=click.Choice(_KINDS), help="What all pages are, whatever their names.")
@click.option("--column", "columns", multiple=True, callback=_check_columns, metavar="NAME=THEIRS", help="In tables.")
def batch_command(
    sources: tuple[str, ...],
    output: str,
    form: str,
    resume: bool,
    workers: int,
    engine: str,
    scheduler: str | None,
    page_seconds: float,
    page_bytes: int,
    part_pages: int,
    reference_date: dt.date | None,
    timezone: str | None,
    languages: tuple[str, ...],
    encoding: str,
    kind: str | None,
    columns: tuple[tuple[str, str], ...],
) -> None:
    """Read many pages: files, folders, patterns, and "-" for a list of names on standard input.

    Files ending in .jsonl, .json, .csv, .tsv, .parquet, .warc, .zip, .tar, .gz and the like hold many pages. OUT gets
    numbered parts and _manifest.jsonl; a page without events or with an error has a row of its own.
    """
    if (engine == "dask") != (scheduler is not None):
        raise click.UsageError("--engine dask and --scheduler belong together")
    if len(set(sources)) < len(sources):
        raise click.UsageError("an input is named twice")
    try:
        from sideevents_parser.batch.conduct import Cuts, Intake, Job, conduct  # noqa: PLC0415 (needs an optional extra)
    except ImportError as error:
        raise click.UsageError(f'{error.name} is missing: pip install "sideevents-parser[batch]"') from error
    intake = Intake(
        kind=kind,
        encoding=None if encoding.lower() == _DEFAULT_ENCODING else encoding,
        reference_date=reference_date.isoformat() if reference_date else None,
        timezone=timezone,
        language=",".join(languages) or None,
        most_bytes=page_bytes,
        columns=columns,
    )
    job = Job(sources, Path(output), form, intake, Cuts(part_pages=part_pages), resume)
    sys.exit(conduct(job, workers, scheduler, page_seconds, now()))
