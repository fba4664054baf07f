"""The days of one expression as they are written → a date, a list of dates or a range.

In: ``Piece``s in the order of the text. Out: a ``DateMention``; what one piece leaves out it has from its neighbours:
``8 and 15 March 2021`` are two days of one month.
"""

from typing import Final, NamedTuple

from sideevents_parser.scan.words import DateWords
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_PAIR, _WEEK, _LAST_MONTH = 2, 7, 12
_LONGEST_WORD: Final = 16


class Piece(NamedTuple):
    """One day as far as it is written, with what tied it to the one before: first, range, list, comma, alternative."""

    start: int
    end: int
    weekday: int | None = None
    month: int | None = None
    day: int | None = None
    year: int | None = None
    month_first: bool = False
    join: str = "first"
    last_weekday: int | None = None
    ordinal: bool = False
    listed_at: int = 0  # where the second of two listed weekdays begins, 0 where there is none


def completed(pieces: list[Piece]) -> list[Piece]:
    """The pieces up to the last one that its neighbours can complete."""
    months = [at for at, piece in enumerate(pieces) if piece.month is not None]
    if months and (pieces[months[-1]].month_first or pieces[0].month_first):
        return pieces
    if months:
        return pieces[: months[-1] + 1]
    if pieces[0].last_weekday is not None and fits_weekdays(pieces):
        return pieces
    named = [piece for piece in pieces if piece.weekday is not None]
    return pieces if len(named) == len(pieces) else pieces[:1]


def fits_weekdays(pieces: list[Piece]) -> bool:
    """Whether two weekdays written before two days are those of the days: as far from each other."""
    if len(pieces) != _PAIR or pieces[1].weekday is not None:
        return False
    first, last = pieces
    apart = (first.last_weekday or 0) - (first.weekday or 0)
    if None not in {first.month, last.month}:
        return last.join == "list"
    return ((last.day or 0) - (first.day or 0) - apart) % _WEEK == 0


def joined_pieces(pieces: list[Piece]) -> DateMention | None:
    """The expression of its pieces; what one leaves out it has from the next, or from the one before."""
    filled = _filled(pieces) if len(pieces) > 1 else pieces
    form = "date" if filled[0].day and filled[0].month else "bare_day" if filled[0].day else "month"
    if form == "bare_day" and filled[0].weekday is None:
        return None
    items: list[DayRange] = []
    for piece in filled:
        value = DayValue(piece.year, piece.month, piece.day, piece.weekday)
        if piece.join == "range" and items and items[-1].last is None:
            items[-1] = DayRange(items[-1].first, value)
        elif piece.last_weekday is not None and len(filled) == 1:
            items.append(DayRange(value))
        else:
            items.append(DayRange(value))
    if filled[0].last_weekday is not None and items[0].last is not None:
        items[0] = DayRange(items[0].first, items[0].last._replace(weekday=filled[0].last_weekday))
    elif filled[0].last_weekday is not None and len(items) == _PAIR and filled[0].listed_at:
        items[1] = DayRange(items[1].first._replace(weekday=filled[0].last_weekday))
    return DateMention(Span(filled[0].start, filled[-1].end), tuple(items), form)


def _filled(pieces: list[Piece]) -> list[Piece]:
    backward: list[Piece] = []
    month = year = None
    for piece in reversed(pieces):
        if year and backward and piece.year is None and (piece.month or 0) > (backward[-1].month or _LAST_MONTH):
            year -= backward[-1].join == "range"
        year = piece.year if piece.year is not None else year
        month = piece.month if piece.month is not None else month
        backward.append(piece._replace(month=piece.month or month, year=piece.year or year))
    forward: list[Piece] = []
    month = None
    for piece in reversed(backward):
        month = piece.month or month
        forward.append(piece._replace(month=month))
    return forward


def is_counted(view: str, at: int, pieces: list[Piece], words: DateWords) -> bool:
    """Whether the first figure of a list counts what the word before it names: "Week 1, 18 January"."""
    first, following = pieces[:2]
    bare = first.weekday is None and first.month is None and not first.ordinal and following.join in {"comma", "list"}
    before = view[max(0, at - _LONGEST_WORD) : at].split()
    return bare and bool(before) and view[at - 1] == " " and before[-1].lower() in words.counted


def listed_piece(piece: Piece | None, at: int) -> Piece | None:
    """A piece with the place at which the second of two listed weekdays begins."""
    return piece._replace(listed_at=at) if at and piece is not None else piece
