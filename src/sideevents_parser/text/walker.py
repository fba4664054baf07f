"""The tree of a page → lines as a browser draws them.

In: the first node of a parsed page. Out: ``Drawn`` lines with kind, depth and the blank lines between them. The walk
has a stack of its own, so that no depth of nesting ends it. ``<li><b>5 May</b> Fair</li>`` gives an item "5 May Fair".
"""

import re
from collections import Counter
from typing import Final, NamedTuple

from selectolax.lexbor import LexborNode

from sideevents_parser.text.canvas import Canvas, Mark
from sideevents_parser.text.markup import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LISTS,
    RAISED,
    SKIPPED,
    Attributes,
    is_around,
    is_hidden,
    is_styled_block,
)

_TEXT: Final = "-text"
_NO_ATTRIBUTES: Final[Attributes] = {}
_CELL_LINES: Final = 4
_CELL_WIDTH: Final = 400
_INDENT: Final = 2
_PLAIN_KEYS: Final = frozenset({"tr", "li", "p", "dt", "dd"})  # siblings of a kind whatever their class says
_MENU_ITEMS: Final = 5
_MENU_SHARE: Final = 0.8
_FIGURE: Final = re.compile(r"\d")
_DATED: Final = re.compile(
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b|\b\d{1,2}\b\D{1,20}\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\D{1,20}\b\d{1,2}\b"
)
_FIGURES: Final = "0123456789-_"
_LOOKED_AT: Final = 200  # lines of a stretch whose gaps are looked at
_MOST_GAP: Final = 3
_PARENTS_KEPT: Final = frozenset({"article", "section", "main", "li", "td", "blockquote"})


class Stretch(NamedTuple):
    """The lines of a child that was drawn: what it is, and where its lines begin and end."""

    key: str
    start: int
    stop: int


class Frame:
    """An element whose content is being drawn."""

    __slots__ = ("around", "block", "cells", "children", "key", "link", "parents", "preformatted", "start", "tag")

    def __init__(self, tag: str, parents: frozenset[str], preformatted: bool) -> None:
        """An element that has drawn nothing yet."""
        self.tag = tag
        self.parents = parents
        self.preformatted = preformatted
        self.key = tag
        self.block = False
        self.around = False
        self.start = 0
        self.link: tuple[int, int, str, str] | None = None
        self.children: list[Stretch] | None = None
        self.cells: list[Stretch] | None = None


def draw_page(root: LexborNode) -> Canvas:
    """All lines of a page, in its order."""
    canvas = Canvas()
    stack: list[Frame] = [Frame("html", frozenset(), preformatted=False)]
    node = root
    touching = False
    while True:
        tag = node.tag
        below = None
        if tag == _TEXT:
            _draw_text(canvas, stack[-1], node.text_content or "")
            touching = False
        elif (frame := _enter(canvas, stack, node, tag, touching=touching)) is not None:
            below = node.child
            if below is not None:
                stack.append(frame)
                node, touching = below, False
                continue
            _leave(canvas, stack[-1], frame)
            touching = True
        while (beside := node.next) is None or len(stack) == 1:
            if len(stack) == 1:
                canvas.break_line()
                return canvas
            frame = stack.pop()
            _leave(canvas, stack[-1], frame)
            above = node.parent
            if above is None:
                canvas.break_line()
                return canvas
            node, touching = above, True
        node = beside


def _draw_text(canvas: Canvas, frame: Frame, text: str) -> None:
    if frame.preformatted:
        canvas.add_lines(text)
    else:
        canvas.add(text)


def _enter(canvas: Canvas, stack: list[Frame], node: LexborNode, tag: str | None, *, touching: bool) -> Frame | None:
    """Begin an element; None where nothing of it is drawn."""
    if tag is None or tag in SKIPPED or tag[0] in "-!":
        return None
    if tag == "br":
        canvas.break_line(0 if canvas.width else 1)
        return None
    if tag == "hr":
        canvas.draw_rule()
        return None
    attributes: Attributes = node.attributes or _NO_ATTRIBUTES
    if attributes and is_hidden(attributes):
        return None
    above = stack[-1]
    parents = above.parents | {tag} if tag in _PARENTS_KEPT and tag not in above.parents else above.parents
    frame = Frame(tag, parents, above.preformatted or tag == "pre")
    frame.block = tag in BLOCKS or (bool(attributes) and is_styled_block(attributes))
    if frame.block:
        _open_block(canvas, stack, frame, attributes)
    else:
        _open_inline(canvas, frame, attributes, touching=touching)
    return frame


def _open_block(canvas: Canvas, stack: list[Frame], frame: Frame, attributes: Attributes) -> None:
    tag = frame.tag
    gap = BLOCKS.get(tag, 0)
    if tag in LISTS and (stack[-1].tag in LISTS or stack[-1].tag in {"li", "dd"}):
        gap = 0
    canvas.break_line(gap)
    names = attributes.get("class")
    named = names and tag not in _PLAIN_KEYS and names.strip()
    frame.key = f"{tag} {names.split(None, 1)[0].rstrip(_FIGURES)}" if names and named else tag
    frame.start = len(canvas.lines)
    if is_around(tag, attributes, frame.parents) and tag != "body":
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


def _open_inline(canvas: Canvas, frame: Frame, attributes: Attributes, *, touching: bool) -> None:
    """Begin a stretch of text; elements that touch may be set apart by style alone."""
    canvas.seam = touching and frame.tag not in RAISED
    target = attributes.get("href") if frame.tag == "a" else None
    stamp = attributes.get("datetime") if frame.tag == "time" else None
    if target:
        frame.link = (len(canvas.lines), canvas.width, "link", target)
    elif stamp:
        frame.link = (len(canvas.lines), canvas.width, "time", stamp)


def _leave(canvas: Canvas, above: Frame, frame: Frame) -> None:
    """End an element."""
    if frame.link is not None:
        _mark(canvas, *frame.link)
    if not frame.block:
        _hand_up(above, frame)
        return
    tag = frame.tag
    gap = BLOCKS.get(tag, 0)
    if tag in LISTS and (above.tag in LISTS or above.tag in {"li", "dd"}):
        gap = 0
    canvas.break_line(gap)
    if frame.around:
        canvas.around -= 1
    if tag in HEADINGS:
        canvas.level = 0
    elif tag == "li":
        canvas.item = False
    if tag in LISTS or tag == "dd":
        canvas.indent -= _INDENT
    if frame.children is not None:
        _set_repeated_apart(canvas, frame.children)
        _note_runs(canvas, frame.children)
    if frame.cells is not None:
        _close_row(canvas, frame)
    stop = len(canvas.lines)
    if tag in LISTS and above.tag not in LISTS and above.tag != "li" and _is_menu(canvas, frame.start, stop):
        for line in canvas.lines[frame.start : stop]:
            line.around = True
    if stop > frame.start:
        stretch = Stretch(frame.key, frame.start, stop)
        if tag in CELLS and above.cells is not None:
            above.cells.append(stretch)
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


def _set_repeated_apart(canvas: Canvas, children: list[Stretch]) -> None:
    """Put more space around siblings of a kind than stands inside them, as cards and entries of lists are drawn."""
    counts = Counter(child.key for child in children if child.stop - child.start > 1)
    if not any(count > 1 for count in counts.values()):
        return
    lines = canvas.lines
    for child in children:
        if counts[child.key] > 1:
            inner = max(
                (lines[at].gap for at in range(child.start + 1, min(child.stop, child.start + _LOOKED_AT))), default=0
            )
            canvas.set_apart(child.start, child.stop, min(inner + 1, _MOST_GAP))


def _note_runs(canvas: Canvas, children: list[Stretch]) -> None:
    """Keep the siblings of a kind: rows, items, cards."""
    if len(children) < 2:
        return
    by_key: dict[str, list[tuple[int, int]]] = {}
    for child in children:
        if child.key != "p":
            by_key.setdefault(child.key, []).append((child.start, child.stop))
    canvas.runs += [run for run in by_key.values() if len(run) > 1]


def _close_row(canvas: Canvas, frame: Frame) -> None:
    """A table row whose cells are short is one line; one whose cells hold a page's worth stays as it is."""
    cells = frame.cells or []
    if len(cells) < 2 or not _is_plain_row(canvas, frame.start, cells):
        if len(cells) > 1:
            cells = [cell._replace(key="td") for cell in cells]
            _set_repeated_apart(canvas, cells)
            _note_runs(canvas, cells)
        return
    while canvas.runs and canvas.runs[-1][0][0] >= frame.start:
        canvas.runs.pop()
    canvas.join_cells(frame.start, [(cell.start, cell.stop) for cell in cells])


def _looks_dated(text: str) -> bool:
    """Whether a short line tells a day of a year, in whatever language."""
    return len(text) < _CELL_WIDTH and _DATED.search(text) is not None


def _is_plain_row(canvas: Canvas, start: int, cells: list[Stretch]) -> bool:
    lines = canvas.lines
    if cells[0].start != start or cells[-1].stop != len(lines):
        return False
    dated = [sum(_looks_dated(lines[at].text) for at in range(cell.start, cell.stop)) for cell in cells]
    if (
        max(dated) > 1
        or sum(1 for cell, dates in zip(cells, dated, strict=True) if dates and cell.stop - cell.start > 1) > 1
    ):
        return False
    return all(
        cell.stop - cell.start <= _CELL_LINES
        and sum(len(lines[at].text) for at in range(cell.start, cell.stop)) <= _CELL_WIDTH
        and not any(lines[at].kind in {"rule", "row"} for at in range(cell.start, cell.stop))
        for cell in cells
    )
