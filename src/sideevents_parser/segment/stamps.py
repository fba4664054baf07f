"""The day on which a text was written, run together with its first line: "date 2023-08-25 Leaders are coming together".

In: a line and its moments. Out: the line from its text on, without the moment of the stamp.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.mentions import Moment

_STAMP: Final = re.compile(r"[ \t]*(?P<word>[^\W\d_]{2,12})[ ](?P<day>\d{4}-\d\d-\d\d)[ ]{1,2}(?=[A-Z\"'])")
_LEAST: Final = 60  # letters of a line of text; "Date 2023-08-25 Main Hall" has fewer


def past_stamp(view: str, line: Line, moments: tuple[Moment, ...], lexicon: Lexicon) -> tuple[Line, tuple[Moment, ...]]:
    """A line without the stamp that opens it, if one does."""
    found = _STAMP.match(view, line.start, line.end) if moments and line.end - line.start > _LEAST else None
    if found is None or fold(found["word"]) not in lexicon.folded("segments.stamps"):
        return line, moments
    if moments[0].span.start != found.start("day") or moments[0].clocks:
        return line, moments
    return line._replace(start=found.end()), moments[1:]
