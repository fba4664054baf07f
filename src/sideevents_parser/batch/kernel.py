"""The kernel: a batch of pages → a batch of rows. Pure, and free of any engine: bytes in, the same bytes out.

``parse_batch(pages)`` takes the columns of ``rows.PAGES`` of which it finds any (``id`` and one of ``text``, ``html``,
``pdftext``, ``mail``; strings or bytes) and gives ``rows.ROWS``, in the order of the pages. It raises for batches that
are no pages, never for what a page says.
"""

import codecs
import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any, Final

import pyarrow as pa

from sideevents_parser.arguments import read_languages, read_settings
from sideevents_parser.batch.rows import PAGES, ROWS, Failure, Reason, failure_row, rows_of
from sideevents_parser.pages import parse_html, parse_mail, parse_pdf_text
from sideevents_parser.parse import parse
from sideevents_parser.records import ParseResult
from sideevents_parser.text.encodings import decode_as

CONTENTS: Final = ("text", "html", "pdftext", "mail")
_HEAD: Final = 8_192
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")


class _PageError(Exception):
    """A page that cannot be read, with its reason."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.failure = Failure(reason, detail)


def parse_batch(pages: pa.RecordBatch) -> pa.RecordBatch:
    """The rows of all pages, in order; raises ``ValueError`` where ``pages`` has no ids or no contents."""
    return parse_pages(pages, lambda _number: None)


def parse_pages(pages: pa.RecordBatch, begin: Callable[[int], None]) -> pa.RecordBatch:
    """As ``parse_batch``; calls ``begin`` with the number of each page before it is read."""
    names = set(pages.schema.names)
    if "id" not in names or not names & {*CONTENTS, "error"}:
        raise ValueError(f"pages need 'id' and one of {', '.join(CONTENTS)}; these have {', '.join(sorted(names))}")
    known = pages.select([name for name in PAGES.names if name in names])
    rows: list[list[dict[str, Any]]] = []
    for number in range(known.num_rows):
        page = {name: column[number].as_py() for name, column in zip(known.schema.names, known.columns, strict=True)}
        if not page.get("error"):
            begin(number)
        rows.append(_rows(page))
    return _as_batch(rows)


def _rows(page: dict[str, Any]) -> list[dict[str, Any]]:
    identity, url = str(page["id"]), page.get("url")
    try:
        return rows_of(identity, url, _result(page))
    except _PageError as error:
        return [failure_row(identity, url, error.failure)]
    except Exception as error:  # noqa: BLE001 (one page must not cost the others)
        return [failure_row(identity, url, Failure("exception", f"{type(error).__name__}: {error}"[:500]))]


def _as_batch(pages: list[list[dict[str, Any]]]) -> pa.RecordBatch:
    """The rows as Arrow; where a page's do not fit into its types, that page alone is an error."""
    rows = [row for page in pages for row in page]
    try:
        return pa.RecordBatch.from_pylist(rows, schema=ROWS)
    except (pa.ArrowException, ValueError, OverflowError, TypeError):
        return pa.RecordBatch.from_pylist([row for page in pages for row in _fitting(page)], schema=ROWS)


def _fitting(page: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    try:
        pa.RecordBatch.from_pylist(page, schema=ROWS)
    except (pa.ArrowException, ValueError, OverflowError, TypeError) as error:
        yield failure_row(page[0]["page"], page[0]["url"], Failure("exception", f"no Arrow value: {error}"[:500]))
    else:
        yield from page


def _result(page: dict[str, Any]) -> ParseResult:
    if page.get("error"):
        raise _PageError(page["error"], page.get("detail") or "")
    kind = next((name for name in CONTENTS if page.get(name) is not None), None)
    if kind is None:
        raise _PageError("no_content", f"none of {', '.join(CONTENTS)} is there")
    asked = _asked(page)
    try:
        return _read(kind, page[kind], page, asked)
    except UnicodeDecodeError as error:
        detail = f"not {page.get('encoding') or 'utf-8'}: {error.reason} at byte {error.start}"
        raise _PageError("undecodable", detail) from error


def _read(kind: str, content: str | bytes, page: dict[str, Any], asked: dict[str, Any]) -> ParseResult:
    encoding = page.get("encoding")
    if isinstance(content, bytes) and kind != "mail" and _is_binary(content):
        raise _PageError("binary", "no text: it holds NUL bytes")
    if kind == "mail":
        return parse_mail(content.encode() if isinstance(content, str) else content, **asked)
    if kind == "html":
        markup = decode_as(content, encoding) if encoding and isinstance(content, bytes) else content
        return parse_html(markup, url=page.get("url"), **asked)
    text = content.decode(encoding or "utf-8") if isinstance(content, bytes) else content
    return (parse_pdf_text if kind == "pdftext" else parse)(text.removeprefix("\ufeff"), **asked)


def _is_binary(content: bytes) -> bool:
    return b"\0" in content[:_HEAD] and not content.startswith(_UTF16)


def _asked(page: dict[str, Any]) -> dict[str, Any]:
    """The arguments of ``parse`` that a page brings along, checked."""
    zone, languages, encoding = page.get("timezone"), page.get("language"), page.get("encoding")
    try:
        names = read_languages([name.strip() for name in languages.split(",")] if languages else None)
        settings = read_settings(_day(page.get("reference_date")), zone or None, None)
        codecs.lookup(encoding or "utf-8")
    except (LookupError, TypeError, ValueError) as error:
        raise _PageError("bad_argument", str(error)) from error
    return {"reference_date": settings.reference_date, "timezone": settings.timezone, "languages": names or None}


def _day(value: str | dt.date | None) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return dt.date.fromisoformat(value[:10]) if isinstance(value, str) else value
