r"""Bytes of a page → text, by the rules that browsers follow.

In: bytes. Out: text. The byte order mark decides, else what the page says of itself, else UTF-8 where that fits, else
Windows-1252. Nothing raises: what cannot be decoded becomes U+FFFD. ``decode_page(b"caf\xe9") == "café"``
"""

import codecs
import re
from typing import Final

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEAD: Final = 4_096
_STATED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w:.-]{2,40})", re.IGNORECASE
)
# Python codecs that text on the web is written in. Others (punycode, unicode_escape, …) are no encodings of pages.
_KNOWN: Final = re.compile(
    r"(?:utf-8|cp125[0-8]|cp874|iso8859-\d{1,2}|koi8-[ru]|mac-(?:roman|cyrillic)|gb18030|big5|cp9(?:32|49)|euc_jp|iso2022_jp)$"
)
# Labels by which browsers understand a larger encoding.
_LARGER: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}


def decode_page(content: bytes) -> str:
    """The text of a page's bytes."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    stated = _stated(content[:_HEAD])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        if stated in {None, "utf-8"}:
            return content.decode("utf-8" if _is_mostly_utf8(content, error.start) else "cp1252", "replace")
    return content.decode(stated or "cp1252", "replace")


def _stated(head: bytes) -> str | None:
    """The encoding that a page states for itself, if Python knows it."""
    found = _STATED.search(head)
    if found is None:
        return None
    return _known(found.group(1).decode("ascii", "replace"))


def decode_as(content: bytes, label: str) -> str:
    """The text of bytes that are said to be in an encoding; by the rules for pages where that is none."""
    name = _known(label)
    return decode_page(content) if name in {None, "utf-8"} else content.decode(name or "utf-8", "replace")


def _known(label: str) -> str | None:
    """The codec for an encoding's label, if text on the web is written in it."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    name = _LARGER.get(name, name)
    return name if _KNOWN.match(name) else None


def _is_mostly_utf8(content: bytes, broken: int) -> bool:
    """Whether bytes were UTF-8 before something broke them in a few places: cut in the middle, or glued together."""
    sample = content[max(broken - 50_000, 0) : broken + 50_000].decode("utf-8", "replace")
    wrong = sample.count("\ufffd")
    odd = sum(1 for character in sample if character > "\x7f") - wrong
    return odd > wrong
