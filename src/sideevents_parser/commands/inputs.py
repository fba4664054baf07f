"""What the calendar commands read: pages, or records written before; each gives its events or a line of complaint.

``read_events(("page.txt", "older.jsonl"), reading)`` gives the events of both, in order.
"""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import click

from sideevents_parser.commands.checks import check_date, check_encoding, check_zone
from sideevents_parser.commands.kinds import kind_of, read_held, read_input
from sideevents_parser.commands.parts import HOLDERS, holds_pages
from sideevents_parser.export.jsonlines import read_jsonl
from sideevents_parser.lexicon.language import known_languages
from sideevents_parser.records import ParseResult, SideEvent

_STDIN: Final = "-"
_RECORDS: Final = frozenset({".jsonl", ".ndjson"})


class Reading(NamedTuple):
    """How inputs are read: the arguments of ``parse``.

    ``html``: as web pages, whatever their names end in; ``kind``: as one of ``kinds.KINDS``; ``url``: where a page was
    found.
    """

    reference_date: dt.date | None = None
    timezone: str | None = None
    languages: tuple[str, ...] = ()
    encoding: str = "utf-8"
    html: bool = False
    kind: str | None = None
    url: str | None = None


class Read(NamedTuple):
    """All events, and how many inputs could not be read."""

    events: tuple[SideEvent, ...]
    failed: int


def input_options(command: Callable[..., None]) -> Callable[..., None]:
    """What all calendar commands take."""
    for add in reversed(_OPTIONS):
        command = add(command)
    return command


def read_events(sources: Iterable[str], reading: Reading) -> Read:
    """The events of all inputs that can be read; a line on standard error for each that cannot."""
    events: list[SideEvent] = []
    failed = 0
    for source in sources:
        try:
            events += _events(source, reading)
        except (OSError, ValueError) as error:
            failed += 1
            click.echo(f"error: {source}: {getattr(error, 'strerror', None) or error}", err=True)
    return Read(tuple(events), failed)


def without_copies(events: Iterable[SideEvent]) -> tuple[SideEvent, ...]:
    """An event that several pages announce, once: as the first of them has it."""
    first: dict[str, SideEvent] = {}
    for event in events:
        first.setdefault(event.uid, event)
    return tuple(first.values())


def now() -> dt.datetime:
    """The current second; ``SOURCE_DATE_EPOCH`` sets it, as for other programs whose output is to be the same again."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(fixed) if fixed.isdecimal() else None
    clock = dt.datetime.now(dt.UTC) if seconds is None else dt.datetime.fromtimestamp(seconds, dt.UTC)
    return clock.replace(microsecond=0)


def read_content(source: str, content: bytes, reading: Reading) -> ParseResult:
    """What a page, a mail or a text says, told apart by the name unless the caller says which it is."""
    languages = reading.languages or None
    asked = {"reference_date": reading.reference_date, "timezone": reading.timezone, "languages": languages}
    kind = "html" if reading.html else reading.kind
    return read_input(source, content, kind=kind, url=reading.url, encoding=reading.encoding, asked=asked)


def holds_several(source: str, reading: Reading) -> bool:
    """Whether an input may hold several pages: a mailbox, JSON."""
    return not reading.html and (reading.kind or kind_of(source)) in HOLDERS


def read_contents(source: str, content: bytes, reading: Reading) -> Iterator[tuple[str, ParseResult | str]]:
    """What each page of an input says, or why it cannot be read; of most inputs there is one."""
    if not holds_several(source, reading):
        yield source, read_content(source, content, reading)
        return
    asked: dict[str, Any] = {"reference_date": reading.reference_date, "timezone": reading.timezone}
    asked["languages"] = reading.languages or None
    yield from read_held(source, content, kind=reading.kind or kind_of(source), url=reading.url, asked=asked)


def _events(source: str, reading: Reading) -> tuple[SideEvent, ...]:
    content = sys.stdin.buffer.read() if source == _STDIN else Path(source).read_bytes()
    if Path(source).suffix.lower() in _RECORDS and not holds_pages(content):
        return read_jsonl(content)
    events: list[SideEvent] = []
    for name, result in read_contents(source, content, reading):
        if isinstance(result, str):
            raise ValueError(f"{name.removeprefix(source)} {result}")  # noqa: TRY004 - what the file says, not its type
        events += result.events
    return tuple(events)


_OPTIONS: Final = (
    click.argument("sources", metavar="INPUT…", nargs=-1, required=True, type=click.Path()),
    click.option("--reference-date", callback=check_date, metavar="DATE", help="The day on which the pages were read."),
    click.option("--timezone", callback=check_zone, metavar="ZONE", help="Holds where a page hints at no zone."),
    click.option("--language", "languages", multiple=True, type=click.Choice(known_languages())),
    click.option("--encoding", default="utf-8", show_default=True, callback=check_encoding),
    click.option(
        "--vanished",
        type=click.Choice(["keep", "cancel"]),
        default="keep",
        show_default=True,
        help="What becomes of coming events that no input announces any more.",
    ),
    click.option(
        "--times",
        type=click.Choice(["zones", "utc"]),
        default="zones",
        show_default=True,
        help="By the clock of the event's zone, or as instants for web calendars that ignore zones.",
    ),
    click.option(
        "--sessions",
        type=click.Choice(["entries", "rdate"]),
        default="entries",
        show_default=True,
        help="Several sessions as an entry each, or as one entry with more dates where they are alike.",
    ),
)
