"""Lists of what has been: "6 October - Lecture on tea", and below it "Dr Moss spoke of how tea came to Oxton".

In: a page and its groups. Out: whether the texts below the days of a list tell of the past and none of what is to come.
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.segment.told import reports

_SENTENCES: Final = re.compile(r"(?<=\. )[A-Z].{20,}\.")
_FEWEST: Final = 3
_MOSTLY: Final = 0.7
_LISTED: Final = frozenset({"entry", "day"})


def are_reports(page: Page, groups: list[Group]) -> bool:
    """Whether a list of days without hours is one of reports."""
    listed = [group for group in groups if group.shape in _LISTED]
    if len(listed) < _FEWEST or len(listed) < len(groups):
        return False
    if any(moment.clocks for group in groups for moment in page.rows[group.first].moments):
        return False
    ends = [*(group.first for group in groups), len(page.rows)]
    told = [_words(page, first, end) for first, end in pairwise(ends)]
    texts = [words for words in told if words]
    past = sum(_is_past(words, page.lexicon) for words in texts)
    ahead = any(not words.isdisjoint(page.lexicon.folded("segments.ahead")) for words in texts)
    return past >= max(_FEWEST, _MOSTLY * len(listed)) and not ahead


def _words(page: Page, first: int, end: int) -> set[str]:
    """The words of the first sentence on a day's line, where it goes on with sentences, or of the text below it."""
    row = page.rows[first]
    found = _SENTENCES.search(row.rest) if row.kind != "prose" else None
    below = (page.rows[at].rest for at in range(first, end) if page.rows[at].kind == "prose")
    text = found.group() if found else next(below, "")
    return {word.strip(".,;:()") for word in fold(text.partition(". ")[0] or text).split()}


def _is_past(words: set[str], lexicon: Lexicon) -> bool:
    return reports(words, lexicon) or not words.isdisjoint(lexicon.folded("segments.irregular_past"))
