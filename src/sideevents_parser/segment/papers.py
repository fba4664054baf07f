"""Rows that only name a document of a meeting: "Agenda - January 12, 2024.pdf", "May 18 Minutes (PDF)".

In: the anchors of a page. Out: the same without those of documents whose meeting the page dates already, and with one
of those that speak of the same day. A list of nothing but agendas still gives its meetings.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchors import Anchor
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.times import DayValue

_FILE: Final = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|mp[34])\b|\((?:pdf|docx?|video|audio|youtube)\)", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]{2,40}")
_MOST: Final = 160
_REACH: Final = 60  # rows between a document and its meeting

Key = tuple[int | None, int | None, int | None]


def without_papers(rows: list[Row], anchors: list[Anchor], lexicon: Lexicon) -> list[Anchor]:
    """The anchors without those of documents that belong to a meeting above."""
    kept: list[Anchor] = []
    seen: dict[Key, int] = {}
    heading = -1
    at = 0
    for anchor in anchors:
        while at < anchor.first:
            heading = at if rows[at].line.level else heading
            at += 1
        days = _days(rows, anchor)
        known = [seen.get(day, -1) for day in days]
        if known and is_paper(rows[anchor.first], lexicon) and _are_near(rows, known, anchor.first, heading, lexicon):
            continue
        seen |= dict.fromkeys(days, anchor.first)
        kept.append(anchor)
    return kept


def is_paper(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row, apart from its date, ends or begins with the name of a kind of document."""
    if row.line.end - row.line.start > _MOST or row.label is not None or any(m.clocks for m in row.moments):
        return False
    if _FILE.search(row.rest):
        return True
    words = [fold(word) for word in _WORD.findall(row.rest)]
    papers = lexicon.folded("segments.papers")
    return bool(words) and (words[-1] in papers or words[0] in papers)


def _are_near(rows: list[Row], known: list[int], at: int, heading: int, lexicon: Lexicon) -> bool:
    """Whether the days stand close above in the same section, or this section is one of documents."""
    if min(known) < 0:
        return False
    if min(known) >= heading and at - max(known) <= _REACH:
        return True
    return heading >= 0 and is_paper(rows[heading], lexicon)


def _days(rows: list[Row], anchor: Anchor) -> list[Key]:
    return [
        _key(item.first)
        for at in range(anchor.first, anchor.last + 1)
        for moment in rows[at].moments
        if moment.date is not None
        for item in moment.date.items
    ]


def _key(day: DayValue) -> Key:
    return day.year, day.month, day.day
