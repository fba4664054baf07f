r"""Content lines of iCalendar (RFC 5545, 3.1): escaped, folded at 75 octets, ended by CR LF; and read back.

Written here because icalendar turns the ``\N`` of ``C:\New`` into a line break, and its folding is not open to others.

``text_line("SUMMARY", "Peace, at last") == r"SUMMARY:Peace\, at last"``
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WIDTH = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_PARAMETER_ESCAPES = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})  # RFC 6868
_PLAIN_PARAMETER = re.compile(r"[\w.+/-]*", re.ASCII)
_LINE = re.compile(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^":;]*))*):(.*)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")


class ContentLine(NamedTuple):
    """A line taken apart: ``name`` in capitals, parameters (``;TZID=Europe/Paris``) and value as written."""

    name: str
    parameters: str
    value: str


def text_line(name: str, value: str, **parameters: str | None) -> str:
    """A line whose value is TEXT: escaped."""
    return (
        f"{name}{_written(parameters)}:{value.translate(_ESCAPES)}"
        if parameters
        else f"{name}:{value.translate(_ESCAPES)}"
    )


def raw_line(name: str, value: str, **parameters: str | None) -> str:
    """A line whose value has a form of its own (a URI, a date): as it is."""
    return f"{name}{_written(parameters)}:{value}"


def read_text(value: str) -> str:
    """A TEXT value as it was meant."""
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def read_line(line: str) -> ContentLine | None:
    """The line taken apart, or None when it is none."""
    found = _LINE.fullmatch(line)
    return ContentLine(found[1].upper(), found[2], found[3]) if found else None


def fold(lines: Iterable[str]) -> bytes:
    """The lines as they stand in a file."""
    return "".join(
        [line + "\r\n" if len(line) <= _WIDTH and line.isascii() else _folded(line) for line in lines]
    ).encode()


def unfold(content: str) -> Iterator[str]:
    """The lines of a file, unfolded; blank lines are left out. Writers that end lines with LF alone are forgiven."""
    unfolded = content.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "")
    return (line for line in unfolded.split("\n") if line.strip())


def _folded(line: str) -> str:
    """At most 75 octets a line, the leading space of a continuation included; no character is cut in two."""
    octets, start, width, pieces = line.encode(), 0, _WIDTH, []
    while len(octets) - start > width:
        end = start + width
        while octets[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(octets[start:end])
        start, width = end, _WIDTH - 1
    return b"\r\n ".join([*pieces, octets[start:]]).decode() + "\r\n"


def _written(parameters: dict[str, str | None]) -> str:
    kept = ((name.replace("_", "-"), value) for name, value in parameters.items() if value)
    return "".join(f";{name}={_quoted(value)}" for name, value in kept)


def _quoted(value: str) -> str:
    return value if _PLAIN_PARAMETER.fullmatch(value) else f'"{value.translate(_PARAMETER_ESCAPES)}"'
