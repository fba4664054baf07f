r"""The text of a PDF as programs lay it out → the same ``Document`` that plain text and web pages give.

In: text with columns, tables, broken words and page numbers, as ``pdftotext -layout`` prints it. Out: a ``Document``
of a text in the order of reading, which its spans index.
``"Date:    5 May\nVenue:   Long Lib-\n         rary"`` gives ``"Date: 5 May\nVenue: Long Library"``.
"""

from itertools import groupby
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.canvas import Canvas, Drawn
from sideevents_parser.text.document import Document
from sideevents_parser.text.printed.lines import words_of
from sideevents_parser.text.printed.pages import read_pages, stretches
from sideevents_parser.text.printed.reading import Piece, Row, read_rows, stitched
from sideevents_parser.text.setting import set_lines

_MOST_GAP: Final = 4


def read_pdf_text(text: str, lexicon: Lexicon) -> Document:
    """Make a document of the text of a PDF."""
    pages = read_pages(text)
    days = frozenset((*lexicon.weekdays, *lexicon.months))
    words = words_of(text, lexicon.folded("titles.small"), days)
    canvas = Canvas()
    parts = [read_rows(part, words) for rows in pages.rows for part in stretches(rows)]
    for is_table, alike in groupby(stitched(parts, words), lambda piece: isinstance(piece, Row)):
        first = len(canvas.lines)
        for piece in alike:
            _draw(canvas, piece)
        if is_table:
            canvas.runs.append([(at, at + 1) for at in range(first, len(canvas.lines))])
    feet = [Drawn(foot, 2 * (not at), around=True) for at, foot in enumerate(pages.feet)]
    document, _ = set_lines([*canvas.lines, *feet], canvas.runs)
    return document._replace(marked=False)


def _draw(canvas: Canvas, piece: Piece) -> None:
    """A paragraph as a line, a row of a table as one with its cells."""
    canvas.break_line(min(piece.gap, _MOST_GAP))
    start = len(canvas.lines)
    cells = []
    for cell in piece.cells if isinstance(piece, Row) else ((piece.text,),):
        first = len(canvas.lines)
        for line in cell:
            canvas.add(line)
            canvas.break_line()
        cells.append((first, len(canvas.lines)))
    if isinstance(piece, Row):
        canvas.join_cells(start, cells)
