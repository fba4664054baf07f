"""Drawn lines → a document: the lines under each other, and everything that they carry at its place in the text.

In: lines of a web page or a printed one, with the blank lines above them. Out: a ``Document`` whose text they make.
"""

from typing import Final

from sideevents_parser.text.canvas import Drawn, Mark
from sideevents_parser.text.document import Document, Line, blanked, line_kind, plain_view, readable
from sideevents_parser.vocabulary.spans import Span

_LONG_HEADING: Final = 250
_LOWEST_HEADING: Final = 2  # below it, headings are as often titles, dates and places of one event as they part a page


def set_lines(drawn: list[Drawn], runs: list[list[tuple[int, int]]]) -> tuple[Document, list[tuple[Span, Mark]]]:
    """Lines of a page put under each other, and everything that they carry at its place in the text."""
    pieces: list[str] = []
    lines: list[Line] = []
    marks: list[tuple[Span, Mark]] = []
    places: list[Span] = []
    unread: list[Span] = []
    at = 0
    for each in drawn:
        for _ in range(each.gap if lines else 0):
            lines.append(Line(at, at, 0, "blank"))
            pieces.append("\n")
            at += 1
        line = _line(each, at)
        lines.append(line)
        places.append(line.span)
        marks += [
            (Span(at + mark.start, min(at + mark.end, line.end)), mark)
            for mark in each.marks
            if at + mark.start < line.end
        ]
        if line.end < at + len(each.text):
            unread.append(Span(line.end, at + len(each.text)))
        pieces += (each.text, "\n")
        at += len(each.text) + 1
    text = "".join(pieces[:-1])
    stretches = tuple(tuple(Span(places[first].start, places[stop - 1].end) for first, stop in run) for run in runs)
    view = blanked(plain_view(text), unread)
    return Document(text, view, tuple(lines), runs=stretches, marked=True, unread=tuple(unread)), marks


def _line(each: Drawn, at: int) -> Line:
    kind, level = each.kind, each.level
    if each.around:
        kind, level = "furniture", 0
    elif kind == "heading" and (level > _LOWEST_HEADING or len(each.text) > _LONG_HEADING):
        kind = "text"
    elif kind == "text":
        kind, level = line_kind(each.text)
    return Line(at, at + readable(each.text), each.indent, kind, level)
