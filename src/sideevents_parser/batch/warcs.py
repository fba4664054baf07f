"""Pages out of web archives (WARC and WET): what was fetched with success and is a page, a text or a mail.

In: an open archive, unpacked unless it is packed with zstd. Out: found pages; the day on which one was fetched is its
reference date, unless the caller gives one. Records of anything else (images, redirects, robots.txt requests) are no
pages and are passed over.
"""

import codecs
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Final

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from sideevents_parser.batch.intake import Found, Intake, Page, page_of
from sideevents_parser.text.document import well_formed

_KINDS: Final = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "message/rfc822": "mail",
}
_TYPES: Final = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
_END: Final = b"\r\n\r\n"


class _Watched(io.RawIOBase):
    """A stream that remembers its last bytes: a record that is cut off in its head would go unnoticed."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file, self._at = file, 0
        self.last = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        content = self._file.read(size)
        self._at += len(content)
        self.last = (self.last + content[-len(_END) :])[-len(_END) :]
        return content

    def tell(self) -> int:
        return self._at


def read_warc(name: str, file: IO[bytes], at: Callable[[], int], intake: Intake) -> Iterator[Found]:
    """The pages of an archive; raises ``EOFError`` at its end when something is missing there."""
    watched = _Watched(file)
    packed = name.lower().endswith(".zst")
    for record in _records(ArchiveIterator(watched, record_types=_TYPES, auto_decode="all", stream_detect=packed)):
        if record.is_http and record.http_headers is None:
            raise EOFError(f"it ends in the middle of {record.record_id}")
        kind = _kind(record)
        if kind is not None:
            identity = well_formed(f"{name}#{(record.record_id or '').strip('<>')}")
            yield Found(identity, at(), partial(_page, identity, record, kind, intake))
    if not packed and watched.last not in {b"", _END}:
        raise EOFError("it ends in the middle of a record")


def _records(archive: ArchiveIterator) -> Iterator[WarcRecord]:
    """All records; a panic of the library, which is no ``Exception``, is an error like any other."""
    try:
        yield from archive
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError(f"no web archive: {error}") from error
        raise


def _kind(record: WarcRecord) -> str | None:
    """What a record holds, or None where that is no page."""
    if record.is_http:
        if not 200 <= (record.http_headers.status_code or 0) < 300:
            return None
        return _KINDS.get((record.http_content_type or "").lower())
    return _KINDS.get((record.headers.get("Content-Type") or "").split(";")[0].strip().lower())


def _page(identity: str, record: WarcRecord, kind: str, intake: Intake) -> Page:
    url = well_formed(record.headers.get("WARC-Target-URI") or "") or None
    plain = not record.is_http or not {"content-encoding", "transfer-encoding"} & {
        key.lower() for key, _ in record.http_headers.items()
    }
    length = record.content_length
    content = record.reader.read(intake.most_bytes + 1)
    if plain and len(content) < min(length, intake.most_bytes):
        return Page(identity, url=url, error="unreadable", detail=f"cut off after {len(content)} of {length} bytes")
    fetched = record.record_date
    day = intake.reference_date or (fetched.date().isoformat() if fetched else None)
    charset = record.http_charset if record.is_http else None
    known = {"url": url, "reference_date": day, "encoding": _known(charset)}
    return page_of(identity, content, intake.kind or kind, intake, **known)


def _known(charset: str | None) -> str | None:
    try:
        return codecs.lookup(charset).name if charset else None
    except LookupError:
        return None
