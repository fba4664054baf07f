"""All formats that records are written in: a module is a row.

``format_named("ics").write(events, options)`` gives the bytes of a calendar.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.ical import write_ical
from sideevents_parser.export.jsonld import write_jsonld
from sideevents_parser.export.jsonlines import write_jsonl
from sideevents_parser.export.links import write_links
from sideevents_parser.export.table import write_csv
from sideevents_parser.records import SideEvent


class Format(NamedTuple):
    """A format: its name on the command line, the endings of its files, its media type, and what writes it."""

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    write: Callable[[Iterable[SideEvent], ExportOptions], bytes]


FORMATS: Final = (
    Format("ics", (".ics", ".ical"), "text/calendar", write_ical),
    Format("jsonld", (".jsonld",), "application/ld+json", write_jsonld),
    Format("jsonl", (".jsonl", ".ndjson"), "application/jsonl", write_jsonl),
    Format("csv", (".csv",), "text/csv", write_csv),
    Format("links", (".tsv",), "text/tab-separated-values", write_links),
)


def format_named(name: str) -> Format:
    """The row of that name; raises ``KeyError`` that names the known ones."""
    for row in FORMATS:
        if row.name == name:
            return row
    raise KeyError(f"no format {name!r}; known: {', '.join(row.name for row in FORMATS)}")
