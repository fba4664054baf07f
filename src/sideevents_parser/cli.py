"""The command line: files or standard input → ``parse`` → a table, JSON or JSON lines.

Only data goes to standard output; warnings and errors go to standard error. Exit codes: 0 done, 1 some input failed,
2 wrong use. ``sideevents parse page.txt --format jsonl`` writes one event a line.
"""

import datetime as dt
import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Final, NamedTuple

import click

from sideevents_parser.batch.command import batch_command
from sideevents_parser.cli_table import draw_table, write_plain
from sideevents_parser.commands.checks import check_date, check_encoding, check_zone
from sideevents_parser.commands.feed import feed_command
from sideevents_parser.commands.inputs import Reading, holds_several, now, read_contents
from sideevents_parser.commands.kinds import KINDS
from sideevents_parser.commands.publish import publish_command
from sideevents_parser.commands.zones import zones_command
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.formats import FORMATS, format_named
from sideevents_parser.lexicon.language import known_languages
from sideevents_parser.records import ParseResult

_STDIN: Final = "-"
_EXPORTED: Final = tuple(row.name for row in FORMATS if row.name != "jsonl")  # jsonl names each page here


class Parsed(NamedTuple):
    """One input and what was read of it; ``source`` is its name as given."""

    source: str
    result: ParseResult


class InputError(Exception):
    """An input that cannot be read; the message is one line for a person."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sideevents-parser")
def main() -> None:
    """Read event announcements and write validated records."""


main.add_command(batch_command)
main.add_command(feed_command)
main.add_command(publish_command)
main.add_command(zones_command)


@main.command("parse")
@click.argument("sources", metavar="[FILE…|-]", nargs=-1, type=click.Path())
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl", *_EXPORTED]), default="table", show_default=True
)
@click.option("-o", "--output", type=click.Path(dir_okay=False, writable=True), help="Write here, not to stdout.")
@click.option("--reference-date", callback=check_date, metavar="DATE", help="The day on which the page was read.")
@click.option("--timezone", callback=check_zone, metavar="ZONE", help="Holds where the page hints at no zone.")
@click.option("--language", "languages", multiple=True, type=click.Choice(known_languages()), help="May be repeated.")
@click.option(
    "--encoding", default="utf-8", show_default=True, callback=check_encoding, help="How the files are encoded."
)
@click.option("--html", is_flag=True, help="Read all input as web pages; files that end in .html are so anyway.")
@click.option("--input-format", "kind", type=click.Choice(KINDS), help="What all input is, whatever its names end in.")
@click.option("--url", help="Where a web page was found; its links are relative to it.")
def parse_command(
    sources: tuple[str, ...],
    form: str,
    output: str | None,
    reference_date: dt.date | None,
    timezone: str | None,
    languages: tuple[str, ...],
    encoding: str,
    html: bool,
    kind: str | None,
    url: str | None,
) -> None:
    """Read the events that files announce, or standard input where none is named or the name is "-".

    table: one event a line, for people. jsonl: one event a line as JSON, with the name of its file under "source".
    json: the whole result; for several files, an object with one result under the name of each.
    ics, jsonld, csv, links: the events of all files as a calendar, schema.org, a table, "add to calendar" links.
    """
    output = None if output == _STDIN else output
    _check_use(sources, output)
    reading = Reading(reference_date, timezone, languages, encoding, html, kind, url)
    failed: list[str] = []
    parsed = _parse_each(sources or (_STDIN,), reading, failed)
    several = len(sources) > 1 or any(holds_several(source, reading) for source in sources or (_STDIN,))
    if form == "table" and output is None and sys.stdout.isatty():
        for source, result in parsed:
            draw_table(source if several else None, result)
    else:
        with _open_sink(output) as sink:
            _write(form, parsed, several, sink)
    if len(sources) > 1:
        click.echo(f"{len(sources) - len(set(sources) & set(failed))} of {len(sources)} files done", err=True)
    sys.exit(1 if failed else 0)


def _check_use(sources: tuple[str, ...], output: str | None) -> None:
    """Refuse what can only be a mistake, before anything is read or written."""
    if not sources and sys.stdin.isatty():
        raise click.UsageError("name a file, or '-' to read standard input")
    if len(set(sources)) < len(sources):
        raise click.UsageError("a file is named twice")
    if output and Path(output).resolve() in {Path(source).resolve() for source in sources}:
        raise click.UsageError(f"{output} is also an input")
    if output and not Path(output).resolve().parent.is_dir():
        raise click.UsageError(f"the folder of {output} does not exist")


def _open_sink(output: str | None) -> AbstractContextManager[IO[bytes]]:
    """The file to write, or standard output, which stays open."""
    if output is None:
        return nullcontext(sys.stdout.buffer)
    try:
        return Path(output).open("wb")
    except OSError as error:
        raise click.UsageError(f"{output} cannot be written: {error.strerror}") from error


def _parse_each(sources: Iterable[str], reading: Reading, failed: list[str]) -> Iterator[Parsed]:
    """The results of all inputs that can be read; a line on standard error for each that cannot."""
    for source in sources:
        try:
            yield from _results(source, reading, failed)
        except InputError as error:
            failed.append(source)
            click.echo(f"error: {source}: {error}", err=True)


def _results(source: str, reading: Reading, failed: list[str]) -> Iterator[Parsed]:
    """The result of an input, or of each page that it holds."""
    try:
        content = sys.stdin.buffer.read() if source == _STDIN else Path(source).read_bytes()
    except (OSError, ValueError) as error:
        raise InputError(f"cannot be read: {getattr(error, 'strerror', None) or error}") from error
    try:
        for name, result in read_contents(source, content, reading):
            if isinstance(result, str):
                failed.append(name)
                click.echo(f"error: {name}: {result}", err=True)
                continue
            _warn(name, result)
            yield Parsed(name, result)
    except UnicodeDecodeError as error:
        raise InputError(f"is not {reading.encoding}: {error.reason} at byte {error.start}") from error


def _warn(source: str, result: ParseResult) -> None:
    for diagnostic in result.diagnostics:
        if diagnostic.severity != "info":
            click.echo(f"warning: {source}: {diagnostic.message} ({diagnostic.code})", err=True)


def _write(form: str, parsed: Iterator[Parsed], several: bool, sink: IO[bytes]) -> None:
    if form == "jsonl":
        _write_lines(parsed, sink)
    elif form == "json":
        _write_json(parsed, several, sink)
    elif form in _EXPORTED:
        events = (event for _, result in parsed for event in result.events)
        sink.write(format_named(form).write(events, ExportOptions(stamp=now())))
    else:
        for source, result in parsed:
            write_plain(source if several else None, result, sink)


def _write_lines(parsed: Iterator[Parsed], sink: IO[bytes]) -> None:
    for source, result in parsed:
        name = json.dumps(source, ensure_ascii=False)
        lines = (f'{{"source":{name},{event.model_dump_json()[1:]}\n' for event in result.events)
        sink.writelines(line.encode("utf-8", "surrogateescape") for line in lines)


def _write_json(parsed: Iterator[Parsed], several: bool, sink: IO[bytes]) -> None:
    if several:
        results = {source: result.model_dump(mode="json") for source, result in parsed}
        written = [json.dumps(results, ensure_ascii=False, indent=2)]
    else:
        written = [result.model_dump_json(indent=2) for _, result in parsed]
    sink.writelines(f"{each}\n".encode("utf-8", "surrogateescape") for each in written)
