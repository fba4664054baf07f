"""Rows below a heading that speaks of what is over or belongs elsewhere.

In: the rows of a page. Out: ``Over``: the rows that announce nothing ("Past events", "Related", "Latest news"), and
those of meetings that are over but still listed. A body's web page keeps the list of its meetings, past ones among
them ("Past meetings", "2022 past hearings"): they stay, marked as such. ``find_closed(rows, lexicon, marked=True)``
"""

from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import gives_both
from sideevents_parser.segment.asides import is_holiday, is_idle
from sideevents_parser.segment.coming import heads_coming, offers_coming
from sideevents_parser.segment.rows import Row

_PAST_WIDTH: Final = 60
_IDLE_ROWS: Final = 3
_MANY: Final = 4
_DATED: Final = frozenset({"when", "entry", "day"})
_HEADINGS: Final = frozenset({"short", "furniture", "heading", "label"})


class Over(NamedTuple):
    """``closed``: rows that announce nothing. ``past``: rows of meetings that are over."""

    closed: frozenset[int]
    past: frozenset[int]


def find_closed(rows: list[Row], lexicon: Lexicon, *, marked: bool = False) -> Over:
    """Rows under a heading that speaks of what is over.

    The rest of its paragraph, or of the page when it stands alone. ``marked``: markup says which lines are headings.
    """
    closed: set[int] = set()
    over: set[int] = set()
    at = 0
    while at < len(rows):
        if not _opens(rows, at, lexicon, marked=marked):
            at += 1
            continue
        end = _closed_until(rows, at, lexicon, marked=marked)
        (over if marked and _names_gatherings(rows[at], lexicon) else closed).update(range(at, end))
        at = end
    return Over(frozenset(closed) | _idle_days(rows, lexicon), frozenset(over))


def _idle_days(rows: list[Row], lexicon: Lexicon) -> frozenset[int]:
    """Days on which nothing takes place, with the line below or above them that says so."""
    idle: set[int] = set()
    for day, row in enumerate(rows):
        for at in range(day + 1, min(day + _IDLE_ROWS, len(rows))) if row.kind == "day" else ():
            if rows[at].kind not in {"short", "prose", "aside"} or rows[at].moments or _names_month(rows[at], lexicon):
                break
            if is_idle(fold(rows[at].rest), lexicon):
                idle.update(range(day, at + 1))
            elif is_holiday(rows[at].rest, lexicon):
                alone = at == day + 1 and (at + 1 == len(rows) or rows[at + 1].blanks or rows[at + 1].kind == "day")
                idle.update(range(day, at + 1) if alone else ())
    for at, row in enumerate(rows[:-1]):
        if row.kind in {"short", "aside"} and (row.blanks or not at) and not row.moments:
            below = _below(rows, at)
            if below and rows[at + 1].moments and is_idle(fold(row.rest), lexicon) and not any(map(_is_timed, below)):
                idle.update(range(at, at + 1 + len(below)))
    return frozenset(idle)


def _names_month(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row speaks of a month of its own: "August - no meeting" below 9 July."""
    return any(word.strip(",:;()-") in lexicon.months for word in fold(row.rest).split())


def _below(rows: list[Row], at: int) -> list[Row]:
    """The other rows of a paragraph that opens with row ``at``, where it is short."""
    stop = at + 1
    while stop < len(rows) and not rows[stop].blanks and stop <= at + _IDLE_ROWS:
        stop += 1
    return rows[at + 1 : stop] if stop == len(rows) or rows[stop].blanks else []


def _is_timed(row: Row) -> bool:
    return any(moment.clocks for moment in row.moments)


def _opens(rows: list[Row], at: int, lexicon: Lexicon, *, marked: bool) -> bool:
    """Whether a row is a heading over what is past or belongs elsewhere."""
    row = rows[at]
    if row.kind not in _HEADINGS or row.moments or not (_is_no_item(row) and _is_past(row, lexicon, marked=marked)):
        return False
    listed = not marked and sum(each.kind in _DATED for each in rows[:at]) >= _MANY
    if listed and lexicon.opens("segments.beside", _key(row)):
        return False  # the list goes on
    if row.rest[:1].isdigit() and lexicon.opens("segments.comments", _key(row)):
        return True
    alone = _stands_alone(rows, at)
    opens_page = all(each.kind == "furniture" for each in rows[:at])
    if opens_page and (_key(row) in lexicon.folded("segments.news") or lexicon.opens("segments.gathered", _key(row))):
        return False  # what the page calls itself: "News", "Related events"
    return row.blanks > 0 or at == 0 or row.kind == "heading" or (rows[at - 1].kind == "furniture" and not alone)


def _is_over(row: Row, lexicon: Lexicon) -> bool:
    """Whether a heading says that something is over."""
    return not lexicon.folded("segments.over").isdisjoint(_key(row).split())


def _is_no_item(row: Row) -> bool:
    return row.line.kind != "item" or (row.blanks > 0 and row.rest[:1].isdigit())


def _is_past(row: Row, lexicon: Lexicon, *, marked: bool) -> bool:
    """Whether a short row is a heading over what is past or belongs elsewhere ("Previous talks", "2 comments")."""
    key = _key(row)
    if key in lexicon.folded("segments.past"):
        return True
    starts = lexicon.opens("segments.past_start", key) or (
        row.rest[:1].isdigit() and lexicon.opens("segments.comments", key)
    )
    if not starts or len(key) >= _PAST_WIDTH or ": " in key or key.split()[1:2] == ["and"]:
        return False  # a title may begin so: "Past and beauty: manuscripts"
    if offers_coming(row.rest, lexicon):
        return False
    # on a web page the heading of a section is marked as one; "Jobs" in a menu is not
    return not marked or row.line.level > 0 or _is_over(row, lexicon)


def _key(row: Row) -> str:
    return fold(row.rest.strip(" :*=#").lstrip("0123456789.) ") or row.rest)


def _names_gatherings(row: Row, lexicon: Lexicon) -> bool:
    """Whether a heading speaks of meetings that are over ("Past meetings"), not of news or of links."""
    words = set(_key(row).split())
    return not (
        words.isdisjoint(lexicon.folded("segments.over")) or words.isdisjoint(lexicon.folded("segments.gatherings"))
    )


def _stands_alone(rows: list[Row], at: int) -> bool:
    return at + 1 >= len(rows) or rows[at + 1].blanks > 0


def _is_titled_day(rows: list[Row], at: int) -> bool:
    """Whether a row gives a day and its hour below a title: an event, where hours were told above."""
    titled = rows[at - 1].kind == "short" and rows[at - 1].blanks > 0
    return titled and rows[at].kind == "when" and any(map(gives_both, rows[at].moments))


def _closed_until(rows: list[Row], at: int, lexicon: Lexicon, *, marked: bool) -> int:
    alone = _stands_alone(rows, at)
    own = rows[at].line.level or (6 if marked else 0)
    hours = lexicon.opens("segments.hours_start", _key(rows[at]))
    for after in range(at + 1, len(rows)):
        if hours and after > at + 1 and _is_titled_day(rows, after):
            return after - 1
        if rows[after].blanks and rows[after].kind in _HEADINGS and heads_coming(rows[after].rest, lexicon):
            return after
        level = rows[after].line.level
        if rows[after].kind == "heading" or 0 < level <= own or (not alone and rows[after].blanks):
            return after
    return len(rows)
