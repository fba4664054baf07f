"""Rows that only name a document of a meeting: "Agenda - January 12, 2024.pdf", "May 18 Minutes (PDF)".

In: the anchors of a page. Out: the same without those of documents whose meeting the page dates already, and with one
of those that speak of the same day. So with what is said to be for a day ("Statements for 20 August") of which the page
has told the hour. A list of nothing but agendas still gives its meetings.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchor import Anchor
from sideevents_parser.segment.paper_names import named_beside, names_paper
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.times import DayValue

_NEAR: Final = 6
_REACH: Final = 60  # rows between a document and its meeting

Key = tuple[int | None, int | None, int | None]


def without_papers(rows: list[Row], anchors: list[Anchor], lexicon: Lexicon) -> list[Anchor]:
    """The anchors without those of documents that belong to a meeting above."""
    kept: list[Anchor] = []
    seen: dict[Key, int] = {}  # a day with its year, and without
    timed: set[Key] = set()
    heading = -1
    at = 0
    for anchor in anchors:
        while at < anchor.first:
            heading = at if rows[at].line.level else heading
            at += 1
        days = _days(rows, anchor)
        known = [max(seen.get(day, -1), seen.get(_yearless(day), -1) if day[0] is None else -1) for day in days]
        row = rows[anchor.first]
        if (
            known
            and is_paper(row, lexicon)
            and _are_near(rows, known, anchor.first, heading, lexicon)
            and not _is_of_another(row, rows[max(known)], lexicon)
        ) or (timed.issuperset(days) and _is_of_day(row, lexicon)):
            continue
        if _is_timed(row):
            timed.update((*days, *map(_yearless, days)))
        seen |= dict.fromkeys((*days, *map(_yearless, days)), anchor.first)
        kept.append(anchor)
    return kept


def is_paper(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row, apart from its date, names a kind of document."""
    return row.label is None and not any(moment.clocks for moment in row.moments) and names_paper(row.rest, lexicon)


def _is_timed(row: Row) -> bool:
    return any(moment.clocks for moment in row.moments)


def _is_of_day(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row names something of a day, and no hour: "Written statements for 20 August"."""
    if row.label is not None or len(row.moments) != 1 or _is_timed(row):
        return False
    before = fold(row.rest[: max(row.moments[0].span.start - row.line.start, 0)]).split()
    return len(before) > 1 and before[-1] in lexicon.folded("segments.of_day")


def _is_of_another(paper: Row, meeting: Row, lexicon: Lexicon) -> bool:
    """Whether a document names another body than the row above that has its day."""
    named, known = named_beside(paper.rest, lexicon), named_beside(meeting.rest, lexicon)
    return not named <= known and not named.isdisjoint(lexicon.folded("titles.bodies"))


def _are_near(rows: list[Row], known: list[int], at: int, heading: int, lexicon: Lexicon) -> bool:
    """Whether the days stand close above in the same section, or this section is one of documents."""
    if min(known) < 0:
        return False
    if at - max(known) <= (_REACH if min(known) >= heading else _NEAR):
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


def _yearless(day: Key) -> Key:
    return None, day[1], day[2]


def _key(day: DayValue) -> Key:
    return day.year, day.month, day.day
