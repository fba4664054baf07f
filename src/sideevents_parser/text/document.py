r"""The untouched text with a view of the same length and its lines.

In: any ``str``. Out: a ``Document`` whose offsets all later steps share.
``read_text("Date:\u00a025 June").view == "Date: 25 June"``
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final, NamedTuple

from sideevents_parser.vocabulary.mentions import LinkMention, TimeStamp
from sideevents_parser.vocabulary.spans import Span

# One character for one: offsets into the view are offsets into the text.
_LIKENESS: Final = (
    (
        " ",
        "\u00a0\u2007\u202f\u2009\u2002\u2003\u2008\u2005\u2004\u2006\u200a\u200b\u200c\u200d\ufeff\u200e\u200f\u00ad",
    ),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d"),
    ("'", "\u2018\u2019\u201b\u02bc\u00b4"),
    ('"', "\u201c\u201d\u201e\u201f\u00ab\u00bb"),
    ("~", "\uff5e\u301c"),
    (":", "\uff1a"),
    ("|", "\u00a6\u2502\u2503\uff5c\u2758\u2759\u275a"),
)
_PAIRS: Final = tuple((odd, plain) for plain, odds in _LIKENESS for odd in odds)

LONGEST_LINE: Final = 100_000  # what is longer is no announcement; its like in one line would take hours
_LAST_WORD: Final = 200
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_BULLETS: Final = frozenset("•●▪◦‣⁃∙·■□▶►➢➤✔✓✅👉§")
_NUMBERED: Final = re.compile(r"(?:\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]{1,8}(?=\S)", re.IGNORECASE)
_RULE: Final = re.compile(r"([-=_*~#+.⇓•])(?:[ \t]?\1){2,400}$")
_PARTED: Final = re.compile(r"[-_=*]{5,80}[ \t]?\w[^\n]{0,60}?[ \t]?[-_=*]{5,80}$")
_MARKDOWN: Final = re.compile(r"(#{1,6})[ \t]+\S|(={1,6})[ \t]*\S.{0,200}\2$")


class Line(NamedTuple):
    """One line: ``start`` and ``end`` of its text without the white space around it, and how deep it is indented.

    ``kind``: blank, text, item (a bullet or a number stands before it), row (a table row), heading (marked as one),
    rule (a drawn line), furniture (markup says that it belongs to the site around the announcements). ``level``: of a
    heading, 1 to 6, else 0.
    """

    start: int
    end: int
    indent: int = 0
    kind: str = "text"
    level: int = 0

    @property
    def span(self) -> Span:
        """Where the line's text stands."""
        return Span(self.start, self.end)


class Document(NamedTuple):
    """A text, its view (same length; odd spaces, quotes and dashes made plain) and its lines.

    ``links`` and ``times``: what the markup of a web page says of stretches of its text, in the order of the text.
    ``runs``: siblings of a kind that it draws one after the other, such as the rows of a table or the items of a list.
    ``marked``: markup says which lines are headings. ``unread``: the ends of lines that are much too long; the
    view has blanks there.
    """

    text: str
    view: str
    lines: tuple[Line, ...]
    links: tuple[LinkMention, ...] = ()
    times: tuple[TimeStamp, ...] = ()
    runs: tuple[tuple[Span, ...], ...] = ()
    marked: bool = False
    unread: tuple[Span, ...] = ()


def plain_view(text: str) -> str:
    """The text with no-break spaces, curly quotes and dashes replaced one for one."""
    if text.isascii():
        return text
    for odd, plain in _PAIRS:
        if odd in text:
            text = text.replace(odd, plain)
    # looked for by its low byte, the ideographic space would be found in every ASCII letter
    return text.replace("\u3000", " ") if text.count("\u3000") else text


def well_formed(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no encoding can write: same length, same offsets."""
    if text.isascii():
        return text
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def read_text(text: str) -> Document:
    """Make a document of plain text; kinds of lines are read off the layout."""
    view = plain_view(text)
    unread = _unread(view)
    view = blanked(view, unread)
    return Document(text, view, tuple(_lines(view)), unread=unread)


def readable(line: str) -> int:
    """How much of a line is read: all but what stands behind the last word of those that are much too long."""
    if len(line) <= LONGEST_LINE:
        return len(line)
    word = line.rfind(" ", LONGEST_LINE - _LAST_WORD, LONGEST_LINE)
    return word if word > 0 else LONGEST_LINE


def blanked(view: str, unread: Iterable[Span]) -> str:
    """The view with blanks where it is not read."""
    pieces: list[str] = []
    at = 0
    for span in unread:
        pieces += (view[at : span.start], " " * (span.end - span.start))
        at = span.end
    return "".join((*pieces, view[at:])) if pieces else view


def _unread(view: str) -> tuple[Span, ...]:
    if not leaps_over(view, "\n", LONGEST_LINE):
        return ()
    spans, at = [], 0
    for line in view.splitlines(keepends=True):
        body = len(line.rstrip())
        if body > LONGEST_LINE:
            spans.append(Span(at + readable(line), at + body))
        at += len(line)
    return tuple(spans)


def leaps_over(text: str, sign: str, most: int) -> bool:
    """Whether a stretch of more than ``most`` characters is without the sign; leaps from one to the last in reach."""
    at = -1
    while len(text) - at > most + 1:
        behind = text.rfind(sign, at + 1, at + most + 2)
        if behind < 0:
            return True
        at = behind
    return False


def _lines(view: str) -> list[Line]:
    lines, offset = [], 0
    for raw in view.splitlines(keepends=True):
        body = raw.strip()
        if not body:
            lines.append(Line(offset, offset, 0, "blank"))
        else:
            indent = len(raw) - len(raw.lstrip()) if raw[0].isspace() else 0
            start = offset + indent
            kind, level = line_kind(body)
            lines.append(Line(start, start + len(body), indent, kind, level))
        offset += len(raw)
    return lines


def part_lines(document: Document, offsets: Iterable[int]) -> Document:
    """The document with a line break thought at each of these offsets that stands within a line."""
    lines = list(document.lines)
    for offset in sorted(offsets, reverse=True):
        at = line_at(document.lines, offset)
        line = lines[at]
        if line.start < offset < line.end:
            end = line.start + len(document.view[line.start : offset].rstrip())
            lines[at : at + 1] = [line._replace(end=end), line._replace(start=offset)]
    return document._replace(lines=tuple(lines)) if len(lines) > len(document.lines) else document


def line_kind(body: str) -> tuple[str, int]:
    """Kind and level of a line, by its first characters."""
    first = body[0]
    if first.isalpha() and first != "o":
        return _row_or_text(body)
    if first in _BULLETS or (first in "-*+o" and body[1:2] in (" ", "\t")):
        return ("rule", 0) if _RULE.match(body) else ("item", 0)
    if _RULE.match(body) or (first in "-_=*" and _PARTED.match(body)):
        return "rule", 0
    if first in "#=" and (marked := _MARKDOWN.match(body)):
        return "heading", len(marked.group(1) or marked.group(2))
    if (first.isdigit() or first == "(") and _NUMBERED.match(body):
        return "item", 0
    return _row_or_text(body)


def _row_or_text(body: str) -> tuple[str, int]:
    return (
        ("row", 0) if ("|" in body and body.count("|") > 1) or ("\t" in body and body.count("\t") > 1) else ("text", 0)
    )


def line_at(lines: tuple[Line, ...], offset: int) -> int:
    """Index of the line that holds ``offset``, or of the last line that starts before it."""
    behind: tuple[int, ...] = (offset + 1,)  # a line is a tuple that begins with its start
    return max(bisect_left(lines, behind) - 1, 0)
