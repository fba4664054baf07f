"""Lines in the making: pieces of text are added, lines are broken, rows are put together.

In: calls of the walker in page order. Out: ``Drawn`` lines. ``add("10 am")``, ``break_line(1)``, ``add("Room 2")``
makes two lines, the second with a blank line above it.
"""

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

# White space that a browser collapses, and what str.splitlines takes for the end of a line.
_SPACE: Final = re.compile("[ \t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_LINE_ENDS: Final = re.compile("\r\n?|[\n\f\v\x1c-\x1e\x85\u2028\u2029]")
_BLANK: Final = " \t\n\r\f"
_ODD: Final = re.compile("[\t\n\r\f\v\x1c-\x1e\x85\u2028\u2029]|  ")
_MOST_GAP: Final = 4
CELL_SIGN: Final = " | "


class Mark(NamedTuple):
    """Something that columns ``start`` to ``end`` of a line carry.

    ``kind``: "link" or "time"; ``value``: its target, its ``datetime``.
    """

    start: int
    end: int
    kind: str
    value: str


@dataclass(slots=True)
class Drawn:
    """One line: its text, the blank lines above it and what the page's structure says about it."""

    text: str
    gap: int = 0
    kind: str = "text"
    level: int = 0
    indent: int = 0
    around: bool = False
    marks: list[Mark] = field(default_factory=list)


class Canvas:
    """Lines drawn so far and the one that is being drawn."""

    __slots__ = (
        "_gap",
        "_pieces",
        "_spaced",
        "around",
        "indent",
        "item",
        "level",
        "lines",
        "marks",
        "runs",
        "seam",
        "width",
    )

    def __init__(self) -> None:
        """An empty page."""
        self.lines: list[Drawn] = []
        self.marks: list[Mark] = []
        self.runs: list[list[tuple[int, int]]] = []
        self.width = 0
        self.level = 0
        self.indent = 0
        self.item = False
        self.around = 0
        self.seam = False
        self._pieces: list[str] = []
        self._gap = 0
        self._spaced = True

    def add(self, text: str) -> None:
        """Text of the page; runs of white space count as one space."""
        if not text.strip(_BLANK):
            if self._spaced:
                return
            text = " "
        elif _ODD.search(text):
            text = _SPACE.sub(" ", text)
        if self._spaced and text[:1] == " ":
            text = text[1:]
        if text:
            if self.seam:
                self.seam = False
                if not self._spaced and _is_seam(self._pieces[-1][-1], text[0]):
                    self._pieces.append(" ")
                    self.width += 1
            self._pieces.append(text)
            self.width += len(text)
            self._spaced = text[-1] == " "

    def add_lines(self, text: str) -> None:
        """Preformatted text: its lines and its spaces stay."""
        first, *others = _LINE_ENDS.split(text)
        self._put(first)
        for line in others:
            self.end_line()
            self._put(line)

    def _put(self, text: str) -> None:
        if not self._pieces:
            text = text.lstrip()
        if text:
            self._pieces.append(text)
            self.width += len(text)
            self._spaced = text[-1].isspace()

    def break_line(self, gap: int = 0) -> None:
        """End the line that is being drawn; ``gap`` blank lines at least stand below it."""
        if self._pieces:
            self._end_line()
        self._gap = max(self._gap, gap)

    def end_line(self) -> None:
        """End the line that is being drawn; where none is, a blank one stands."""
        if self._pieces:
            self._end_line()
        else:
            self._gap = min(self._gap + 1, _MOST_GAP)

    def _end_line(self) -> None:
        text = "".join(self._pieces).rstrip()
        if text:
            kind = "heading" if self.level else "item" if self.item else "text"
            marks = _clipped(self.marks, text) if self.marks else self.marks
            self.lines.append(Drawn(text, self._gap, kind, self.level, self.indent, self.around > 0, marks))
            self._gap, self.item = 0, False
        else:
            self._gap = min(self._gap + 1, _MOST_GAP)  # a line of nothing but no-break spaces
        self._pieces, self.width, self.marks, self._spaced = [], 0, [], True

    def draw_rule(self) -> None:
        """A drawn line across the page, which has no text."""
        self.break_line()
        self.lines.append(Drawn("", self._gap, "rule", around=self.around > 0))
        self._gap = 0

    def set_apart(self, start: int, stop: int, gap: int) -> None:
        """Put ``gap`` blank lines at least above line ``start`` and below line ``stop - 1``."""
        self.lines[start].gap = max(self.lines[start].gap, gap)
        if stop < len(self.lines):
            self.lines[stop].gap = max(self.lines[stop].gap, gap)
        else:
            self._gap = max(self._gap, gap)

    def join_cells(self, start: int, cells: list[tuple[int, int]]) -> None:
        """Make one row of the lines from ``start`` on, where the lines of each cell are known."""
        pieces: list[str] = []
        marks: list[Mark] = []
        at = 0
        for place, (first, stop) in enumerate(cells):
            sign = CELL_SIGN if at else CELL_SIGN.lstrip() * (place > 0)
            if first == stop:
                at += len(sign)
                pieces.append(sign)
            for number in range(first, stop):
                line = self.lines[number]
                at += len(sign)
                marks += [Mark(mark.start + at, mark.end + at, mark.kind, mark.value) for mark in line.marks]
                pieces += (sign, line.text)
                at += len(line.text)
                sign = " " if line.text[-1] in ",;:-" else ", "
        head = self.lines[start]
        kind = "row" if len(cells) > 1 else head.kind
        row = Drawn("".join(pieces), head.gap, kind, 0, head.indent, head.around, marks)
        self.lines[start:] = [row]


def _clipped(marks: list[Mark], text: str) -> list[Mark]:
    """Marks without the white space at their ends, and those that carry nothing else not at all."""
    clipped = []
    for mark in marks:
        carried = text[mark.start : mark.end]
        body = carried.strip()
        if len(body) == mark.end - mark.start:
            clipped.append(mark)
        elif body:
            start = mark.start + len(carried) - len(carried.lstrip())
            clipped.append(Mark(start, start + len(body), mark.kind, mark.value))
    return clipped


def _is_seam(before: str, behind: str) -> bool:
    """Whether two stretches that touch without a space were set apart by style alone: "7 pm" and "Room 2"."""
    if not (before.isalnum() and behind.isalnum()):
        return False
    return before.isdigit() or behind.isdigit() or (behind.isupper() and not before.isupper())
