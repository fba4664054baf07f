"""Mails as files → what they say and when they were sent.

In: the bytes of an ``.eml`` file or of one mail of an mbox. Out: a ``Mail``: subject, day of sending and the body, as
plain text where there is one, else as HTML. Nothing raises: what is no mail is a body without a head.
"""

import datetime as dt
import email
import re
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from sideevents_parser.text.encodings import decode_as, decode_page

_MBOX_LINE: Final = re.compile(rb"^From [^\r\n]{1,300}\r?\n", re.MULTILINE)
_MOST_PARTS: Final = 500
_SHORT: Final = 400


class Mail(NamedTuple):
    """One mail."""

    subject: str
    sent: dt.date | None
    body: str
    is_html: bool = False


def split_mbox(content: bytes) -> tuple[bytes, ...]:
    """The mails of an mbox file, in its order; a single mail where it is none."""
    if not _MBOX_LINE.match(content):
        return (content,)
    starts = [(mark.start(), mark.end()) for mark in _MBOX_LINE.finditer(content)]
    ends = [start for start, _ in starts[1:]] + [len(content)]
    return tuple(content[after:end] for (_, after), end in zip(starts, ends, strict=True))


def read_mail(content: bytes) -> Mail:
    """What a mail says."""
    try:
        message = email.message_from_bytes(content)
        parts = list(_bodies(message))
    except (ValueError, LookupError, TypeError, RecursionError, AttributeError):
        return Mail("", None, decode_page(content))
    told = sorted(
        (part for part in parts if _text(part).strip()), key=lambda part: part.get_content_subtype() == "html"
    )
    chosen = next(iter(told), None)
    if chosen is None:
        return Mail(_subject(message), _sent(message), "")
    return Mail(_subject(message), _sent(message), _text(chosen), chosen.get_content_subtype() == "html")


def _bodies(message: Message) -> Iterator[Message]:
    """The parts of a mail that are text to be read, not files that hang on it."""
    for at, part in enumerate(message.walk()):
        if at >= _MOST_PARTS:
            return
        attached = (part.get_content_disposition() or "") == "attachment"
        if part.get_content_type() in {"text/plain", "text/html"} and not part.is_multipart() and not attached:
            yield part


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    text = decode_as(payload, part.get_content_charset() or "")
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?<=\S) \r?\n(?=[^\s>-])", " ", text)
    return text.replace("\r\n", "\n")


def _subject(message: Message) -> str:
    """The subject, its encoded words read."""
    written = str(message.get("Subject", ""))[:_SHORT]
    try:
        pieces = decode_header(written)
    except (ValueError, LookupError):
        return " ".join(written.split())
    text = "".join(piece if isinstance(piece, str) else decode_as(piece, charset or "") for piece, charset in pieces)
    return " ".join(text.split())


def _sent(message: Message) -> dt.date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
