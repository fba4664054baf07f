"""The tree of a page → lines as a browser draws them.

In: the first node of a parsed page. Out: ``Drawn`` lines with kind, depth and the blank lines between them. The walk
has a stack of its own, so that no depth of nesting ends it. ``<li><b>5 May</b> Fair</li>`` gives an item "5 May Fair".
"""

import re
from itertools import pairwise
from typing import Final

from selectolax.lexbor import LexborNode

from sideevents_parser.text.canvas import Canvas, Mark
from sideevents_parser.text.grid import Grid, Stretch
from sideevents_parser.text.markup import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LISTS,
    OF_AN_ARTICLE,
    RAISED,
    SKIPPED,
    Attributes,
    Look,
    look_at,
)
from sideevents_parser.text.months import draw_week

_TEXT: Final = "-text"
_LINKED: Final = {"a": "href", "time": "datetime"}
_ONE: Final = (1, 1)
_CELL_LINES: Final = 4
_CELL_WIDTH: Final = 400
_INDENT: Final = 2
_MENU_ITEMS: Final = 5
_MENU_SHARE: Final = 0.8
_FIGURE: Final = re.compile(r"\d")
_DATED: Final = re.compile(
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}\b\D{1,20}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\D{1,20}\b\d{1,2}\b"
)
_FEWEST_BLANKS: Final = 2
_LINES_A_BLANK: Final = 8
_LINE_WIDTH: Final = 100
_LEAD_CHILDREN: Final = 8  # children that may stand above those that take turns
_MOST_IN_TURN: Final = 4
_FEWEST_TURNS: Final = 3
_LOOKED_AT: Final = 200  # lines of a stretch whose gaps are looked at
_MOST_GAP: Final = 3


class Frame:
    """A block, a link or a time whose content is being drawn."""

    __slots__ = (
        *(
            "around",
            "blanks",
            "block",
            "cells",
            "children",
            "gap",
            "grid",
            "key",
            "link",
            "parted",
            "preformatted",
            "size",
        ),
        *("start", "tag"),
    )

    def __init__(self, tag: str, above: "Frame | None" = None) -> None:
        """An element that has drawn nothing yet."""
        self.tag = self.key = tag
        self.preformatted: bool = tag == "pre" or (above is not None and above.preformatted)
        self.parted: bool = above is not None and (above.parted or above.tag in OF_AN_ARTICLE)
        self.gap = self.start = self.blanks = 0
        self.block = self.around = False
        self.link: tuple[int, int, str, str] | None = None
        self.children: list[Stretch] | None = None
        self.cells: list[Stretch] | None = None
        self.size = _ONE  # rows and columns that a cell takes
        self.grid: Grid | None = Grid() if tag == "table" else above.grid if above is not None else None


def draw_page(root: LexborNode) -> Canvas:
    """All lines of a page, in its order; an inline element that says nothing is drawn as part of what holds it."""
    canvas = Canvas()
    frame = Frame("html")
    stack = [frame]  # ``frame`` is the last of it
    node = root
    touching = False
    while True:
        tag = node.tag
        if tag == _TEXT:
            text = node.text_content
            if text:
                (canvas.add_lines if frame.preformatted else canvas.add)(text)
            touching = False
        elif tag is not None and (inner := _enter(canvas, frame, node, tag, touching=touching)) is not None:
            below = node.child
            if below is not None:
                stack.append(inner)
                frame, node, touching = inner, below, False
                continue
            if inner is not frame:
                _leave(canvas, frame, inner)
            touching = True
        while (beside := node.next) is None or len(stack) == 1:
            above = node.parent
            if len(stack) == 1 or above is None:
                canvas.break_line()
                return canvas
            inner = stack.pop()
            frame = stack[-1]
            if inner is not frame:
                _leave(canvas, frame, inner)
            node, touching = above, True
        node = beside


def _enter(canvas: Canvas, above: Frame, node: LexborNode, tag: str, *, touching: bool) -> Frame | None:
    """Begin an element: its frame, that of what holds it where it needs none, or None where nothing is drawn."""
    if tag == "br":
        canvas.end_line()
        return None
    if tag == "hr":
        canvas.draw_rule()
        return None
    if tag in SKIPPED:
        return None
    attributes: Attributes = node.attributes
    look = look_at(tag, attributes)
    if look.hidden:
        return None
    if look.block or (tag == "a" and _holds_block(node)):
        frame = _open_block(canvas, above, tag, look)
        if tag == "a" and (target := attributes.get("href")):
            frame.link = (len(canvas.lines), canvas.width, "link", target)
        if tag in CELLS:
            frame.size = _count(attributes.get("rowspan")), _count(attributes.get("colspan"))
        return frame
    canvas.seam = touching and tag not in RAISED
    name = _LINKED.get(tag)
    value = attributes.get(name) if name is not None else None
    if not value:
        return above
    frame = Frame(tag, above)
    frame.link = (len(canvas.lines), canvas.width, "link" if tag == "a" else "time", value)
    return frame


def _holds_block(link: LexborNode) -> bool:
    """Whether a link is a box with blocks in it: a card."""
    child = link.child
    while child is not None and child.tag not in BLOCKS:
        child = child.next
    return child is not None


def _count(written: str | None) -> int:
    """The rows or columns that a cell says it takes."""
    return int(written) if written and written.isdecimal() and 0 < len(written) < 3 else 1


def _open_block(canvas: Canvas, above: Frame, tag: str, look: Look) -> Frame:
    frame = Frame(tag, above)
    frame.block, frame.key = True, look.key
    frame.gap = 0 if tag in LISTS and (above.tag in LISTS or above.tag in {"li", "dd"}) else look.gap
    canvas.break_line(frame.gap)
    frame.start = len(canvas.lines)
    if look.around == "always" or (look.around and not frame.parted):
        frame.around = True
        canvas.around += 1
    if tag in HEADINGS:
        canvas.level = HEADINGS[tag]
    elif tag == "li":
        canvas.item = True
    elif tag == "tr":
        frame.cells = []
    if tag in LISTS or tag == "dd":
        canvas.indent += _INDENT
    return frame


def _leave(canvas: Canvas, above: Frame, frame: Frame) -> None:
    """End an element that has a frame of its own."""
    if frame.link is not None:
        _mark(canvas, *frame.link)
    if not frame.block:
        _hand_up(above, frame)
        return
    tag = frame.tag
    canvas.break_line(frame.gap)
    if frame.around:
        canvas.around -= 1
    if tag in HEADINGS:
        canvas.level = 0
    elif tag == "li":
        canvas.item = False
    if tag in LISTS or tag == "dd":
        canvas.indent -= _INDENT
    if frame.children is not None and len(frame.children) > 1:
        if frame.blanks >= _FEWEST_BLANKS:
            _tighten(canvas, frame.children, frame.blanks)
        _tell_siblings(canvas, frame.children)
    if frame.cells is not None:
        _close_row(canvas, frame)
    stop = len(canvas.lines)
    if tag in LISTS and above.tag not in LISTS and above.tag != "li" and _is_menu(canvas, frame.start, stop):
        for line in canvas.lines[frame.start : stop]:
            line.around = True
    if tag == "p" and stop == frame.start:
        above.blanks += 1
    if stop > frame.start or tag in CELLS:
        size = frame.size
        _hand_stretch_up(above, Stretch(frame.key, frame.start, stop, size[0], size[1]), is_cell=tag in CELLS)


def _hand_stretch_up(above: Frame, stretch: Stretch, *, is_cell: bool) -> None:
    """Lines that were drawn belong to the row or to the block around them."""
    if is_cell and above.cells is not None:
        above.cells.append(stretch)
    elif stretch.empty:
        return
    elif above.children is None:
        above.children = [stretch]
    else:
        above.children.append(stretch)


def _is_menu(canvas: Canvas, start: int, stop: int) -> bool:
    """Whether a list is nothing but links, none of which tells a date: the menu of a site."""
    if stop - start < _MENU_ITEMS:
        return False
    lines = canvas.lines[start:stop]
    if any(_FIGURE.search(line.text) for line in lines):
        return False
    linked = sum(mark.end - mark.start for line in lines for mark in line.marks if mark.kind == "link")
    return linked >= _MENU_SHARE * sum(len(line.text) for line in lines)


def _hand_up(above: Frame, frame: Frame) -> None:
    """Blocks inside an inline element count as those of the element around it."""
    if frame.children is not None:
        if above.children is None:
            above.children = frame.children
        else:
            above.children.extend(frame.children)


def _mark(canvas: Canvas, number: int, column: int, kind: str, value: str) -> None:
    """Say what the text since line ``number`` carries; of several lines the first."""
    if number == len(canvas.lines):
        if canvas.width > column:
            canvas.marks.append(Mark(column, canvas.width, kind, value))
        return
    line = canvas.lines[number]
    if line.text[column:].strip():
        line.marks.append(Mark(column, len(line.text), kind, value))


def _tighten(canvas: Canvas, children: list[Stretch], blanks: int) -> None:
    """Short paragraphs among which empty ones stand for blank lines are lines, as word processors write them."""
    paragraphs = [child for child in children if child.key == "p"]
    below = [canvas.lines[child.start] for above, child in pairwise(paragraphs) if above.stop == child.start]
    touching = [len(line.text) < _LINE_WIDTH for line in below if line.gap == 1]
    if blanks * _LINES_A_BLANK >= len(paragraphs) and sum(touching) * 2 >= len(touching):
        for line in below:
            line.gap -= 1


def _tell_siblings(canvas: Canvas, children: list[Stretch]) -> None:
    """Siblings of a kind, rows, items, cards: set apart where they have several lines each, and kept as a run."""
    by_key: dict[str, list[Stretch]] = {}
    for child in _defined(children) if children[0].key == "dt" else _in_turn(children):
        by_key.setdefault(child.key, []).append(child)
    for key, alike in by_key.items():
        if len(alike) > 1:
            several = sum(child.stop - child.start > 1 for child in alike) > 1
            if several and (key.partition(" ")[0] not in LISTS or _are_neighbours(canvas, alike)):
                _set_apart(canvas, alike)
            if key != "p":
                canvas.runs.append([(child.start, child.stop) for child in alike])


def _in_turn(children: list[Stretch]) -> list[Stretch]:
    """Children, those that take turns, as titles and their details do, put together: each first kind with all below.

    ``div.title``, ``ul``, ``div.title``, ``ul``, ``div.title``, ``ul`` gives three. Headings need no such help.
    """
    keys = [child.key for child in children]
    for first in range(min(len(keys), _LEAD_CHILDREN)):
        for size in range(2, _MOST_IN_TURN + 1):
            turns = _count_turns(keys, first, size)
            if turns >= _FEWEST_TURNS:
                stop = first + turns * size
                entries = [
                    Stretch("turn", children[at].start, children[at + size - 1].stop) for at in range(first, stop, size)
                ]
                return [*children[:first], *entries, *children[stop:]]
    return children


def _count_turns(keys: list[str], first: int, size: int) -> int:
    """How often ``size`` keys recur one after the other, where the first is unlike the others and none is a heading."""
    turn = keys[first : first + size]
    if turn.count(turn[0]) > 1 or not HEADINGS.keys().isdisjoint(turn):
        return 0
    stop = first + size
    while stop < len(keys) and keys[stop] == keys[stop - size]:
        stop += 1
    return (stop - first) // size


def _defined(children: list[Stretch]) -> list[Stretch]:
    """The entries of a definition list: each term that follows a definition, with all down to the next such term."""
    entries: list[Stretch] = []
    above = "dd"
    for child in children:
        if child.key == "dt" and above == "dd":
            entries.append(child)
        else:
            entries[-1] = entries[-1]._replace(stop=child.stop)
        above = "dd" if child.key == "dd" else "dt"
    return entries


def _are_neighbours(canvas: Canvas, alike: list[Stretch]) -> bool:
    """Whether siblings of a kind mostly follow each other; a list that does not belongs to what stands above it."""
    near = sum(
        all(line.kind == "rule" for line in canvas.lines[above.stop : below.start]) for above, below in pairwise(alike)
    )
    return near * 2 >= len(alike) - 1


def _set_apart(canvas: Canvas, alike: list[Stretch]) -> None:
    """Put more space around siblings of a kind than stands inside them, as cards and entries of lists are drawn."""
    lines = canvas.lines
    for child in alike:
        inner = max(
            (lines[at].gap for at in range(child.start + 1, min(child.stop, child.start + _LOOKED_AT))), default=0
        )
        canvas.set_apart(child.start, child.stop, min(inner + 1, _MOST_GAP))


def _close_row(canvas: Canvas, frame: Frame) -> None:
    """A table row whose cells are short is one line; one whose cells hold a page's worth stays as it is."""
    if frame.grid is not None and draw_week(canvas, frame.start, frame.cells or [], frame.grid):
        frame.key = f"week {frame.start}"  # weeks are no entries
        return
    row = frame.grid.next_row(frame.cells or []) if frame.grid is not None else frame.cells or []
    cells = [cell for cell in row if not cell.empty]
    if len(cells) < 2 or not _is_plain_row(canvas, frame.start, cells):
        if len(cells) > 1:
            cells = [cell._replace(key="td") for cell in cells]
            _tell_siblings(canvas, cells)
        return
    while canvas.runs and canvas.runs[-1][0][0] >= frame.start:
        canvas.runs.pop()
    canvas.join_cells(frame.start, [(cell.start, cell.stop) for cell in row])


def _looks_dated(text: str) -> bool:
    """Whether a short line tells a day of a year, in whatever language."""
    return len(text) < _CELL_WIDTH and _DATED.search(text) is not None


def _is_plain_row(canvas: Canvas, start: int, cells: list[Stretch]) -> bool:
    lines = canvas.lines
    if cells[0].start != start or cells[-1].stop != len(lines):
        return False
    if any(cell.stop - cell.start > _CELL_LINES for cell in cells):
        return False
    texts = [[lines[at].text for at in range(cell.start, cell.stop)] for cell in cells]
    if any(line.kind in {"rule", "row"} for line in lines[start:]) or any(
        sum(map(len, each)) > _CELL_WIDTH for each in texts
    ):
        return False
    dated = [sum(map(_looks_dated, each)) for each in texts]
    return max(dated) <= 1 and sum(count > 0 and len(each) > 1 for count, each in zip(dated, texts, strict=True)) <= 1
