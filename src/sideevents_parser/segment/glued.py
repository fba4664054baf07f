"""Lines that were run together: a calendar whose entries follow each other without a break.

In: the rows of a page. Out: the rows, each cut where the next entry of such a line begins: "May 6 5:30 pm Mixer May 8
8:00 am Breakfast Jun 4 1:00 pm Job Fair" gives three. What tells such a line from prose is the rhythm: days follow each
other after a few words, and no preposition leads to them.
"""

from bisect import bisect_left
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.asides import is_idle
from sideevents_parser.segment.rows import Row
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.spans import Span

_PAIR, _SEVERAL = 2, 3
_SIGNS: Final = " :-"
_LEAST, _MOST = 4, 200  # letters of an entry beside its day
_MOSTLY: Final = 0.8
_KINDS: Final = frozenset({"prose", "entry", "slot", "cell"})


def split_glued(document: Document, rows: list[Row], lexicon: Lexicon) -> list[Row]:
    """Rows with each entry of a line of many on a row of its own."""
    parted: list[Row] = []
    for row in rows:
        dated = _rhythm(document.view, row, lexicon) if row.kind in _KINDS and len(row.moments) >= _SEVERAL else []
        dated = dated or _by_days(document.view, row)
        parts = _entries(document.view, row, dated) if dated else _by_hours(document.view, row)
        parted += [
            part._replace(kind="aside") if dated and is_idle(fold(part.rest), lexicon) else part for part in parts
        ]
    return parted


def _by_days(view: str, row: Row) -> list[Moment]:
    """The days that open the parts of a line between semicolons: "Sun 8 Mar 10:30 Mass; Wed 11 Mar 19:00 Council"."""
    dated = [moment for moment in row.moments if moment.date is not None]
    if row.kind not in _KINDS or len(dated) < _PAIR or dated[0].span.start - row.line.start >= _LEAST:
        return []
    fits = all(_follows(view, row, moment) for moment in dated[1:])
    named = view[dated[0].span.end : row.line.end].lstrip(_SIGNS)[:1].isalpha()
    return dated if fits and named and row.label is None else []


def _by_hours(view: str, row: Row) -> list[Row]:
    """An entry cut before each further hour of its day: "Sun 26th 8am Communion; 10am Service; 4pm Evensong"."""
    further = [moment for moment in row.moments[1:] if moment.date is None and moment.clocks]
    opens = (
        bool(row.moments) and row.moments[0].date is not None and row.moments[0].span.start - row.line.start < _LEAST
    )
    if row.kind != "entry" or not (opens and further) or len(further) < len(row.moments) - 1:
        return [row]
    if not all(_follows(view, row, moment) for moment in further):
        return [row]
    bounds = [row.line.start, *(moment.span.start for moment in further), row.line.end]
    parts: list[Row] = []
    for number, (low, high) in enumerate(pairwise(bounds)):
        moments = row.moments[:1] if not number else (further[number - 1],)
        end = low + len(view[low:high].rstrip("; "))
        part = _part(view, row, moments, Span(low, end), 0 if number else row.blanks)
        parts.append(part._replace(kind="further") if number else part)
    return parts


def _follows(view: str, row: Row, moment: Moment) -> bool:
    """Whether a semicolon stands before a day or an hour, and a name behind it."""
    behind = view[moment.span.end : row.line.end].lstrip(_SIGNS)
    return view[row.line.start : moment.span.start].rstrip().endswith(";") and behind[:1].isalpha()


def _rhythm(view: str, row: Row, lexicon: Lexicon) -> list[Moment]:
    """The moments that open or close the entries of a line, or none where the line is no such list."""
    dated = [
        moment for moment in row.moments if moment.date is not None and moment.date.form in {"date", "numeric", "iso"}
    ]
    if len(dated) < _SEVERAL or (not all(moment.clocks for moment in dated) and len(dated) <= _SEVERAL):
        return []
    gaps = [view[first.span.end : second.span.start].strip() for first, second in pairwise(dated)]
    fits = sum(_is_entry(gap, lexicon) for gap in gaps)
    return dated if fits >= _MOSTLY * len(gaps) else []


def _is_entry(gap: str, lexicon: Lexicon) -> bool:
    """Whether the text between two days may name what takes place, and leads to the second one in no sentence."""
    words = fold(gap).split()
    if not _LEAST <= len(gap) <= _MOST or gap.endswith((",", ";", "(", "-")):
        return False
    return words[-1] not in lexicon.folded("segments.before_clock") and not set(words) & lexicon.folded(
        "segments.ahead"
    )


def _entries(view: str, row: Row, dated: list[Moment]) -> list[Row]:
    """The row cut before each of its days, or behind each where the last one ends it."""
    closes = dated[-1].span.end >= row.line.end - 1 and dated[0].span.start > row.line.start
    cuts = [moment.span.end if closes else moment.span.start for moment in dated]
    bounds = sorted({row.line.start, *cuts, row.line.end})
    parts: list[Row] = []
    starts = [moment.span.start for moment in row.moments]
    for low, high in pairwise(bounds):
        start = low + len(view[low:high]) - len(view[low:high].lstrip())
        end = start + len(view[start:high].rstrip())
        if start < end:
            moments = row.moments[bisect_left(starts, start) : bisect_left(starts, end)]
            parts.append(_part(view, row, moments, Span(start, end), 0 if parts else row.blanks))
    return parts


def _part(view: str, row: Row, moments: tuple[Moment, ...], span: Span, blanks: int) -> Row:
    (start, end), rest = span, ""
    at = start
    for moment in moments:
        rest, at = f"{rest}{view[at : moment.span.start]} ", moment.span.end
    kind = "entry" if moments else "short"
    return Row(row.line._replace(start=start, end=end), blanks, kind, moments, None, rest + view[at:end])
