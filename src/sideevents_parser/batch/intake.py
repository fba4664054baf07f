"""Pages as they are found in the inputs, and how the caller wants them read.

A ``Found`` page is named before it is loaded, so that a run that goes on where another stopped skips what is done.
"""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from sideevents_parser.batch.rows import Reason
from sideevents_parser.text.document import well_formed

KINDS: Final = ("text", "html", "pdftext", "mail")


class Intake(NamedTuple):
    """How inputs are read. ``kind``: what all pages are, whatever their names end in.

    ``encoding``: of text, where it is not UTF-8. ``columns``: what the columns of pages are called in tables.
    ``most_bytes``: of a page; larger ones are not read. The rest holds for pages that do not state their own.
    """

    kind: str | None = None
    encoding: str | None = None
    reference_date: str | None = None
    timezone: str | None = None
    language: str | None = None
    most_bytes: int = 10_000_000
    columns: tuple[tuple[str, str], ...] = ()


class Page(NamedTuple):
    """A page, with the columns of ``rows.PAGES``; ``error`` and ``detail`` say why it has no contents."""

    id: str
    url: str | None = None
    text: bytes | None = None
    html: bytes | None = None
    pdftext: bytes | None = None
    mail: bytes | None = None
    encoding: str | None = None
    reference_date: str | None = None
    timezone: str | None = None
    language: str | None = None
    error: Reason | None = None
    detail: str | None = None

    @property
    def size(self) -> int:
        """Bytes of its contents."""
        return len(self.text or self.html or self.pdftext or self.mail or b"")


class Found(NamedTuple):
    """A page by its name, how many bytes of all inputs lie before its end, and what loads it."""

    id: str
    at: int
    load: Callable[[], Page]


def broken(name: str, at: int, detail: object, reason: Reason = "unreadable") -> Found:
    """What stands in the place of a page, or of the rest of an archive, that cannot be read."""
    page = Page(name, error=reason, detail=_one_line(detail))
    return Found(name, at, lambda: page)


def page_of(name: str, content: bytes, kind: str, intake: Intake, **known: Any) -> Page:  # noqa: ANN401 (columns)
    """A page with its contents under its kind, and what the caller says of all pages where it says nothing itself."""
    if len(content) > intake.most_bytes:
        return too_large(name, intake)
    stated = {key: value for key, value in known.items() if value is not None}
    common = {
        "encoding": intake.encoding if kind != "mail" else None,
        "reference_date": intake.reference_date,
        "timezone": intake.timezone,
        "language": intake.language,
    }
    return Page(name, **{**common, **stated, kind: content})


def too_large(name: str, intake: Intake) -> Page:
    """A page that is not read because of its size."""
    return Page(name, error="too_large", detail=f"more than {intake.most_bytes:,} bytes")


def _one_line(detail: object) -> str:
    if isinstance(detail, OSError) and detail.strerror:
        return detail.strerror
    return well_formed(" ".join(str(detail).split())[:300]) or type(detail).__name__
