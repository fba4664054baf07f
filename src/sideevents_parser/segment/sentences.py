"""Where the sentences of a row end.

In: a row of prose and a lexicon. Out: the offsets at which further sentences begin, and the sentence around a moment.
The dot of "Prof.", of "U.S." and of "Nov. 5" ends none.
"""

import re
from bisect import bisect_right
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.rows import Row
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Moment

# a dot behind a whole word
SENTENCE_END: Final = re.compile(
    r"(?:(?<=\w\w\w)\.|(?<=[ ][a-z][a-z])\.|(?<=[\d\"')\]])\.|[!?])[\"')\]]{0,2}\s{1,4}(?=[\"'(*]?[A-Z0-9])"
)
_WORD: Final = re.compile(r"[\w'-]+")
_LONGEST_SHORT: Final = 10  # letters of an abbreviation, and one more
_REACH: Final = 300


def sentence_ends(view: str, row: Row, lexicon: Lexicon) -> list[int]:
    """Offsets in a row at which a further sentence begins: behind a dot, but for that of "Prof."."""
    short = lexicon.folded("segments.abbreviations")
    marks = SENTENCE_END.finditer(view, row.line.start, row.line.end)
    ends = {mark.end() for mark in marks if _word_before(view, mark.start()) not in short}
    for moment in row.moments:
        start, end = moment.span
        ends -= set(range(start + 1, end))
        stop = end + (view[end - 1] != ".")
        if view[stop - 1 : stop + 1] == ". " and view[stop + 1 : stop + 2].isupper():
            ends.add(stop + 1)
    return sorted(ends)


def _word_before(view: str, at: int) -> str:
    words = _WORD.findall(view, max(at - _LONGEST_SHORT, 0), at)
    return fold(words[-1]) if words else ""


def sentence_around(document: Document, row: Row, moment: Moment, ends: list[int]) -> str:
    """The sentence of a row, or its part between semicolons, in which a moment stands, folded.

    ``ends``: where the sentences of the row end.
    """
    view, (start, end) = document.view, moment.span
    at = bisect_right(ends, start)
    low = max(ends[at - 1] if at else row.line.start, start - _REACH)
    high = min(ends[at] if at < len(ends) else row.line.end, end + _REACH)
    before, after = view[low:start], view[end:high]
    return fold(before[before.rfind("; ") + 1 :] + " " + after.partition("; ")[0])
