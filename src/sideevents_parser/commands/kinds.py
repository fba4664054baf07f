"""What an input is, by its name or as the caller says, and the reader for it.

``read_input("page.html", content, kind=None, url=None, encoding="utf-8", asked={})`` reads a web page.
"""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

from sideevents_parser.commands.parts import HOLDERS, Part, parts_of
from sideevents_parser.pages import parse_html, parse_mail, parse_pdf_text
from sideevents_parser.parse import parse
from sideevents_parser.records import ParseResult

KINDS: Final = ("text", "html", "pdftext", "mail", *HOLDERS)
_DEFAULT: Final = frozenset({"utf-8", "utf8"})
_BY_SUFFIX: Final = {".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "mail"} | {
    ".mbox": "mbox",
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}


def kind_of(source: str) -> str:
    """What an input of that name is, where nobody says otherwise."""
    path = PurePath(source.lower())
    if path.suffixes[-2:] == [".pdf", ".txt"]:
        return "pdftext"
    return _BY_SUFFIX.get(path.suffix, "text")


def read_input(
    source: str, content: bytes, *, kind: str | None, url: str | None, encoding: str, asked: dict[str, Any]
) -> ParseResult:
    """The events of one input; ``UnicodeDecodeError`` where it is text in another encoding."""
    kind = kind or kind_of(source)
    if kind == "html":
        page = content if encoding.lower() in _DEFAULT else content.decode(encoding)  # else the page knows best
        return parse_html(page, url=url, **asked)
    if kind == "mail":
        return parse_mail(content, **asked)
    text = content.decode(encoding).removeprefix("\ufeff")
    return parse_pdf_text(text, **asked) if kind == "pdftext" else parse(text, **asked)


def read_held(
    source: str, content: bytes, *, kind: str, url: str | None, asked: dict[str, Any]
) -> Iterator[tuple[str, ParseResult | str]]:
    """The name and the events of each page that a mailbox or JSON holds, or why it has none."""
    for part in parts_of(source, content, kind):
        yield part.name, part.error or _read_part(part, url, asked)


def _read_part(part: Part, url: str | None, asked: dict[str, Any]) -> ParseResult:
    if isinstance(part.content, bytes):
        return parse_mail(part.content, **asked)
    asked = {**asked, "reference_date": asked.get("reference_date") or part.day}
    return (
        parse_html(part.content, url=part.url or url, **asked) if part.kind == "html" else parse(part.content, **asked)
    )
