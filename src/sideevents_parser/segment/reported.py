"""Lists of what has been: "6 October - Lecture on tea", and below it "Dr Moss spoke of how tea came to Oxton".

In: a page and its groups. Out: whether the texts below the days of a list tell of the past and none of what is to come.
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.page import Group, Page
from sideevents_parser.segment.told import reports

_SENTENCES: Final = re.compile(r"\. [A-Z].{20,}\.")
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
    """The words of a day's line, where it goes on with sentences, and of the paragraphs below it."""
    kinds = [(page.rows[at], page.rows[at].kind == "prose") for at in range(first, end)]
    rows = (row for at, (row, prose) in enumerate(kinds) if prose or (not at and _SENTENCES.search(row.rest)))
    return {word.strip(".,;:()") for row in rows for word in fold(row.rest).split()}


def _is_past(words: set[str], lexicon: Lexicon) -> bool:
    return reports(words, lexicon) or not words.isdisjoint(lexicon.folded("segments.irregular_past"))
