"""What goes into the kernel and what comes out: the columns of pages, the columns of rows.

A page has an ``id``, one of ``text``, ``html`` and ``mail``, and whatever else is known of it. A row is an event, or
stands for a page that has none (``outcome`` "no_event") or could not be read ("error", with the reason).
``event_of(row)`` gives the event again, as ``parse`` gave it.
"""

from collections.abc import Iterator
from typing import Any, Final, Literal, NamedTuple, get_args

import pyarrow as pa

from sideevents_parser.batch.arrow import codec_of, decode_fields, fields_of
from sideevents_parser.records import Diagnostic, ParseResult, SideEvent

Reason = Literal[
    "unreadable",  # the file, archive or record cannot be read, or ends too early
    "undecodable",  # text in another encoding than it is said to be in
    "binary",  # no text at all
    "too_large",  # beyond the limit for a page
    "no_content",  # a record without text or html
    "bad_argument",  # a date, zone or language of its own that is none
    "exception",  # the parser failed, which it should not
    "timed_out",  # reading it outran the limit
    "worker_died",  # reading it ended the process, again and again
]
REASONS: Final = get_args(Reason)

PAGES: Final = pa.schema(
    [
        ("id", pa.string()),
        ("url", pa.string()),
        ("text", pa.large_binary()),
        ("html", pa.large_binary()),
        ("pdftext", pa.large_binary()),
        ("mail", pa.large_binary()),
        ("encoding", pa.string()),
        ("reference_date", pa.string()),
        ("timezone", pa.string()),
        ("language", pa.string()),
        ("error", pa.string()),
        ("detail", pa.string()),
    ]
)
_EVENT: Final = fields_of(SideEvent)
_NOTES: Final = codec_of(tuple[Diagnostic, ...])
_OF_PAGE: Final = (
    ("page", pa.string()),
    ("url", pa.string()),
    ("outcome", pa.string()),
    ("error", pa.string()),
    ("detail", pa.string()),
    ("event", pa.int32()),
    ("page_diagnostics", _NOTES.type),
)
ROWS: Final = pa.schema([*_OF_PAGE, *((name, codec.type) for name, codec in _EVENT.items())])


class Failure(NamedTuple):
    """Why a page gives no events although it may announce some."""

    reason: Reason
    detail: str


def rows_of(page: str, url: str | None, result: ParseResult) -> list[dict[str, Any]]:
    """A row for each event, and one for a page without any."""
    notes = _encoded(_NOTES.encode, result.diagnostics)
    told = {"page": page, "url": url, "page_diagnostics": notes}
    if not result.events:
        return [{**told, "outcome": "no_event"}]
    return [
        {**told, "outcome": "event", "event": number, **_fields(event)} for number, event in enumerate(result.events)
    ]


def failure_row(page: str, url: str | None, failure: Failure) -> dict[str, Any]:
    """The row that stands for a page that could not be read."""
    return {"page": page, "url": url, "outcome": "error", "error": failure.reason, "detail": failure.detail}


def event_of(row: dict[str, Any]) -> SideEvent:
    """The event of a row whose outcome is "event"."""
    return SideEvent.model_validate(decode_fields(_EVENT, row))


def events_of(rows: pa.RecordBatch) -> Iterator[tuple[str, SideEvent]]:
    """The events of a batch of rows, each with the page that announces it."""
    for row in rows.to_pylist():
        if row["outcome"] == "event":
            yield row["page"], event_of(row)


def _fields(event: SideEvent) -> dict[str, Any]:
    values = event.__dict__
    return {name: _encoded(codec.encode, values[name]) for name, codec in _EVENT.items()}


def _encoded(turn: Any, value: Any) -> Any:  # noqa: ANN401 (a field's codec and value)
    return turn(value) if turn else value
