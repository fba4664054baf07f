"""``sideevents feed INPUT… -o calendar.ics``: the events of pages, merged into a calendar file.

Exit codes: 0 done, 1 an input failed or the file that is there is no calendar, 2 wrong use.
"""

import contextlib
import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import Literal

import click

from sideevents_parser.commands.inputs import Read, Reading, input_options, now, read_events, without_copies
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.feed import VERDICTS, Calendar, CalendarError, Vanished, merge, read_calendar, write_feed
from sideevents_parser.export.ical import Entry, entries_of
from sideevents_parser.export.moments import dated

_NEW_FILE = 0o644


@click.command("feed")
@input_options
@click.option("-o", "--output", required=True, type=click.Path(dir_okay=False), help="The calendar to write or update.")
@click.option("--name", help="What calendar programs call it.")
def feed_command(
    sources: tuple[str, ...],
    reference_date: dt.date | None,
    timezone: str | None,
    languages: tuple[str, ...],
    encoding: str,
    vanished: Vanished,
    sessions: Literal["entries", "rdate"],
    times: Literal["zones", "utc"],
    output: str,
    name: str | None,
) -> None:
    """Merge the events of pages, or of records in .jsonl files, into a calendar file.

    Unchanged events stay as they are, changed ones count SEQUENCE up, what is not from here is not touched. The file is
    replaced as a whole or not at all; the same input gives the same file.
    """
    path = Path(os.path.realpath(output))
    if path in {Path(os.path.realpath(source)) for source in sources}:
        raise click.UsageError(f"{output} is also an input")
    there = _calendar_at(path, output)
    read = read_events(sources, Reading(reference_date, timezone, languages, encoding))
    entries = entries_to_write(read, ExportOptions(sessions=sessions, times=times))
    if read.failed == len(sources):
        sys.exit(1)
    merged = merge(entries, there, now(), what_may_vanish(read, vanished))
    _replace(path, write_feed(merged, there, name), output)
    counts = ", ".join(f"{merged.count(verdict)} {verdict}" for verdict in VERDICTS if merged.count(verdict))
    click.echo(f"{output}: {counts or 'no entries'}", err=True)
    sys.exit(1 if read.failed else 0)


def entries_to_write(read: Read, options: ExportOptions) -> tuple[Entry, ...]:
    """The entries of all events; a line on standard error about those that have no date."""
    events = without_copies(read.events)
    undated = sum(not dated(event) for event in events)
    if undated:
        click.echo(f"warning: {undated} of {len(events)} events have no date and are left out", err=True)
    return tuple(entry for event in events for entry in entries_of(event, options))


def what_may_vanish(read: Read, vanished: Vanished) -> Vanished:
    """Nothing is cancelled because an input could not be read, or gave no event at all."""
    if vanished == "cancel" and (read.failed or not read.events):
        click.echo("warning: nothing is cancelled, since not all inputs gave events", err=True)
        return "keep"
    return vanished


def _calendar_at(path: Path, output: str) -> Calendar:
    if not path.exists():
        return Calendar()
    try:
        content = path.read_bytes()
        return read_calendar(content) if content.strip() else Calendar()
    except (CalendarError, OSError) as error:
        raise click.ClickException(
            f"{output} {getattr(error, 'strerror', None) or error}; nothing is written"
        ) from error


def _replace(path: Path, content: bytes, output: str) -> None:
    """The whole file or nothing: written beside it, then moved into its place."""
    try:
        if path.exists() and path.read_bytes() == content:
            return
        mode = path.stat().st_mode & 0o7777 if path.exists() else _NEW_FILE
        handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(mode)
            Path(beside).replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(beside).unlink()
            raise
    except OSError as error:
        raise click.ClickException(f"{output} cannot be written: {error.strerror}; the file is as before") from error
