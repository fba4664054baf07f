"""How likely each date of a block is the one of its event.

In: what is known of a block and one of its moments. Out: a rank to sort by. What counts is where a date stands, what
stands with it and whether its clause looks ahead.
"""

from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.resolve.source import Source
from sideevents_parser.segment.announcing import names_kind
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import Moment

_MOST_OF_LINE: Final = 0.4
_SENTENCE, _PROSE = 70, 110  # letters of a line
_LEAD: Final = 3
_REACH: Final = 160
_CLAUSE_MARKS: Final = (". ", "; ", "! ", "? ", "\n\n")


def is_stretch(moment: Moment) -> bool:
    """Whether a moment names a stretch of days."""
    return moment.date is not None and len(moment.date.items) == 1 and moment.date.items[0].last is not None


def weigh_day(source: Source, dated: Dated) -> tuple[int, int]:
    """How likely a moment is the main one: opening the block, labelled, clocked, filling its line, ahead."""
    document, moment = source.document, dated.moment
    line = document.lines[line_at(document.lines, moment.span.start)]
    share = (moment.span.end - moment.span.start) / max(line.end - line.start, 1)
    first = moment.first_day
    points = 3 * bool(moment.clocks) + 2 * (share > _MOST_OF_LINE) + 2 * dated.labelled - 2 * dated.again
    points += 2 * (moment.span.start - source.draft.block.span.start <= _LEAD and not is_stretch(moment))
    points += first is not None and first.year is not None
    points += moment.date is not None and moment.date.form not in {"weekday", "relative"}
    length = line.end - line.start
    points += _tense(source, moment) if length > _SENTENCE else 0
    if (
        length <= _PROSE
        and is_stretch(moment)
        and moment.span.end >= line.end - 1
        and _names_event(source, line.start, moment)
    ):
        points += 2  # "A symposium at Barts 25-26 September 2015"
    return points, -moment.span.start


def _names_event(source: Source, start: int, moment: Moment) -> bool:
    """Whether the words before a date on its line say what takes place."""
    return names_kind(fold(source.document.view[start : moment.span.start]).split(), source.context.lexicon)


def _tense(source: Source, moment: Moment) -> int:
    """2 for a clause that looks ahead, -3 for one that reports."""
    clause, lexicon = _clause(source.document, moment), source.context.lexicon
    words = set(clause.split())
    if words & lexicon.folded("segments.ahead") or lexicon.holds("segments.takes_place", clause):
        return 2
    return -3 if words & lexicon.folded("segments.reporting") else 0


def _clause(document: Document, moment: Moment) -> str:
    """The clause around a moment, folded."""
    before = document.view[max(moment.span.start - _REACH, 0) : moment.span.start]
    after = document.view[moment.span.end : moment.span.end + _REACH]
    start = max(before.rfind(mark) for mark in _CLAUSE_MARKS) + 1
    stop = min((at for mark in _CLAUSE_MARKS if (at := after.find(mark)) >= 0), default=len(after))
    return fold(f"{before[start:]} {after[:stop]}")
