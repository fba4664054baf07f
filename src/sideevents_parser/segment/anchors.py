"""Rows → anchors: the rows that announce when something takes place, with the headings that hold for them.

In: the rows of a page. Out: ``Anchor``s in page order. A clock without a date announces only below a heading that gives
the day; below a row that gives day and clock it is an item of that event's programme.
"""

from itertools import islice
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchor import SURE, Anchor, anchor_of, tell_hours
from sideevents_parser.segment.day_regions import day_region, gives_one_day
from sideevents_parser.segment.notices import NAMED, Notices
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.weekdays import falls_on

_DATED: Final = frozenset({"when", "entry", "day"})
_ENDS: Final = frozenset({"end_date", "end_time"})
_NEAR: Final = 3
_PAIRS: Final = 2
_NOTICE: Final = 3
_PLANNED: Final = 2
_ENTRY_ROWS: Final = 8
_NO_NOTICES: Final = Notices()


def find_anchors(
    rows: list[Row], closed: frozenset[int], lexicon: Lexicon, notices: Notices = _NO_NOTICES
) -> list[Anchor]:
    """All rows that may announce an event, in page order; ``notices``: rows of prose that are known to."""
    weekdays, paired = sum(1 for row in rows if row.kind == "weekday") > 1, _hours_above_days(rows)
    closed |= {at + 1 for at in paired if rows[at].kind == "aside"}  # "Closed from 1 pm", and its day
    governing = frozenset(at for at in notices.weekly if _governs_days(rows, at, notices.weekly))
    barred, lone = closed | governing, gives_one_day(rows)
    anchors: list[Anchor] = []
    at = 0
    month: int | None = None
    weekly: int | None = None
    while at < len(rows):
        row = rows[at]
        if weekly is not None and anchors and anchors[-1].last > weekly and _ends_list(rows, weekly, at):
            weekly = None
        if at in closed or at in notices.idle or row.kind in {"rule", "furniture", "aside"}:
            at += 1
        elif at in governing:
            weekly, at = at, at + 1
        elif row.kind == "month":
            month, at = at, at + 1
        elif (told := _notice(row, at, notices)) is not None:
            anchors.append(_under(rows, told, month, weekly))
            at += 1
        elif _is_said_twice(rows, at) or _is_signed(rows, at) or (anchors and _ends(rows, at, anchors[-1].last)):
            at += 1
        elif (own := _hours_anchor(rows, at, paired)) is not None:
            anchors.append(_under(rows, own, month, weekly))
            at = own.last + 1
        elif _gives_day_only(row) or (weekdays and row.kind == "weekday"):
            found, at = day_region(rows, at, barred, notices, lexicon, lone=lone)
            anchors += [_under(rows, anchor, month, weekly) for anchor in found]
        else:
            anchor = anchor_of(row, at)
            if at in notices.planned and (anchor is None or anchor.shape == "prose"):
                anchor = Anchor(at, at, "prose", _PLANNED)
            if anchor is not None:
                anchors.append(_under(rows, anchor, month, weekly))
            at += 1
    return _without_empty_days(rows, anchors)


def _hours_above_days(rows: list[Row]) -> frozenset[int]:
    """Rows that end with an hour right above a day, where hour and day take turns all down the page: "Market 3-6pm"."""
    turns = [at for at, row in enumerate(rows) if row.kind == "day" or _ends_with_hour(row)]
    hours, days = turns[::2], turns[1::2]
    pairs = zip(hours, days, strict=False)
    take_turns = all(day == hour + 1 and rows[day].kind == "day" and _ends_with_hour(rows[hour]) for hour, day in pairs)
    if len(hours) != len(days) or len(days) < _PAIRS or not take_turns:
        return frozenset()
    return frozenset(hours)


def _ends_with_hour(row: Row) -> bool:
    """Whether a row is a text with an hour, and nothing else, at its end."""
    told = row.kind in {"slot", "cell", "aside"} and len(row.moments) == 1 and row.moments[0].date is None
    return told and row.label is None and row.moments[0].span.end >= row.line.end - 1


def _hours_anchor(rows: list[Row], at: int, paired: frozenset[int]) -> Anchor | None:
    """What an hour announces whose day stands right below it, or opens its line."""
    if at in paired:
        return Anchor(at, at + 1, "when", SURE)
    if _is_hour(rows[at]) and at + 1 < len(rows) and rows[at + 1].kind == "day" and not _heads_list(rows, at):
        return Anchor(at, _last_day(rows, at + 1), "when", SURE)
    return _further(rows, at) if rows[at].kind == "further" else None


def _heads_list(rows: list[Row], at: int) -> bool:
    """Whether the only hour of a page of days stands apart above the first of them: that of them all."""
    timed = (row for row in rows if any(moment.clocks for moment in row.moments))
    lone = rows[at + 1].blanks > 0 and len([*islice(timed, 2)]) == 1
    return lone and sum(row.kind == "day" for row in rows) >= _NEAR


def _further(rows: list[Row], at: int) -> Anchor:
    """The entry of a further hour of the day that opens its line."""
    day = next(above for above in range(at - 1, -1, -1) if rows[above].kind != "further")
    return Anchor(at, at, "slot", 3, (day,))


def _notice(row: Row, at: int, notices: Notices) -> Anchor | None:
    """What a row of prose that is known to announce gives: an entry where it is an item of a list."""
    if at in notices.items:
        return Anchor(at, at, "entry", SURE if any(moment.clocks for moment in row.moments) else _PLANNED)
    return Anchor(at, at, "notice", _NOTICE) if at in notices.days else None


def _is_said_twice(rows: list[Row], at: int) -> bool:
    """Whether the next row gives the same day alone again."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    if below is None or below.kind != "day" or not row.moments or any(moment.clocks for moment in row.moments):
        return False
    if _gives_stretch(row):
        return False  # the days of a congress, and the first of them
    days = [moment.date.items[0].first for one in (row, below) for moment in one.moments if moment.date]
    return len(days) == 2 and (days[0].month, days[0].day) == (days[1].month, days[1].day)


def _is_signed(rows: list[Row], at: int) -> bool:
    """Whether a row is the day below an author's name: when a text was written."""
    return at > 0 and rows[at].kind == "day" and rows[at - 1].kind == "short" and rows[at - 1].rest[:3].lower() == "by "


def _ends(rows: list[Row], at: int, above: int) -> bool:
    """Whether a row is when what the anchor right above it announces ends: the value of the label "End" on its own."""
    label = rows[at - 1].label
    return at - above <= _NEAR and label is not None and label.field in _ENDS and not rows[at - 1].moments


def _is_hour(row: Row) -> bool:
    """Whether an unlabelled row gives an hour and at most the weekdays on which it holds."""
    forms = {moment.date.form for moment in row.moments if moment.date is not None}
    return row.label is None and (row.kind == "hour" or (row.kind == "when" and forms == {"weekday"}))


def _last_day(rows: list[Row], at: int) -> int:
    """The last of the rows of days that follow each other."""
    while at + 1 < len(rows) and rows[at + 1].kind == "day" and not rows[at + 1].blanks:
        at += 1
    return at


def add_called_off(rows: list[Row], anchors: list[Anchor], lexicon: Lexicon) -> list[Anchor]:
    """Add, between the entries of a list of lines, lines without a date that say that something is put off."""
    firsts = {anchor.first for anchor in anchors if anchor.shape == "entry"}
    found = [
        Anchor(at, at, "entry", 3)
        for at in range(1, len(rows) - 1)
        if at - 1 in firsts
        and at + 1 in firsts
        and rows[at].kind in {"prose", "short"}
        and not rows[at].moments
        and rows[at].rest[:1].isalnum()
        and lexicon.holds("segments.called_off", fold(rows[at].rest))
    ]
    return sorted([*anchors, *found]) if found else anchors


def _without_empty_days(rows: list[Row], anchors: list[Anchor]) -> list[Anchor]:
    """On a page of days with their hours, leave out the days on which nothing is said to happen."""
    if sum(1 for anchor in anchors if anchor.shape in {"hour", "when"} or anchor.headings) < _NEAR:
        return anchors
    return [
        anchor
        for anchor in anchors
        if anchor.shape != "day"
        or tell_hours(rows, anchor.headings)
        or not _is_empty_day(rows, anchor.last)
        or _gives_stretch(rows[anchor.first])
    ]


def _gives_stretch(row: Row) -> bool:
    return any(item.last is not None for moment in row.moments if moment.date for item in moment.date.items)


def _is_empty_day(rows: list[Row], day: int) -> bool:
    below = rows[day + 1 : day + 1 + _NEAR]
    told = sum(1 for row in below if row.kind not in {"day", "rule", "furniture", "closing"})
    if told and below[0].kind in {"short", "label"} and (rows[day].line.level or not below[0].blanks):
        return below[0].rest.endswith(".")  # a title stands below it, or a sentence that nothing takes place
    if told and NAMED.match(below[0].rest):
        return False
    return told < 2 or below[0].kind == "prose" or any(row.kind == "day" for row in below[:2])


def _governs_days(rows: list[Row], at: int, weekly: frozenset[int]) -> bool:
    """Whether days without hours follow a row that tells the hour of every such weekday, before the next such row."""
    for below in range(at + 1, min(at + _ENTRY_ROWS, len(rows))):
        if below in weekly:
            return False
        if rows[below].kind in {"day", "entry"}:
            return not any(moment.clocks for row in _of_day(rows, below) for moment in row.moments)
    return False


def _of_day(rows: list[Row], day: int) -> list[Row]:
    """A dated row and the rows of its paragraph below it."""
    end = next((at for at in range(day + 1, len(rows)) if rows[at].blanks or rows[at].kind in _DATED), len(rows))
    return rows[day:end]


def _ends_list(rows: list[Row], weekly: int, at: int) -> bool:
    """Whether a row ends the list below one that tells its hour: a heading, or what stands behind its blank line."""
    tight = at > weekly + _PAIRS and not any(rows[below].blanks for below in (weekly + 1, weekly + _PAIRS))
    listed = at + 1 < len(rows) and rows[at + 1].kind == rows[weekly + 1].kind == "day"  # the last line of an entry
    return (is_head(rows, at) and not listed) or (tight and rows[at].blanks > 0)


def is_head(rows: list[Row], at: int) -> bool:
    """Whether a row is short and stands between blank lines, as headings do."""
    row = rows[at]
    return row.kind in {"short", "heading"} and row.blanks > 0 and at + 1 < len(rows) and rows[at + 1].blanks > 0


def _under(rows: list[Row], anchor: Anchor, month: int | None, weekly: int | None) -> Anchor:
    """An anchor with the month above it, and the hour of every such weekday where it tells none."""
    headings, own = anchor.headings, rows[anchor.first : anchor.last + 1]
    silent = not any(moment.clocks for row in own for moment in row.moments)
    if weekly is not None and silent and falls_on(own, rows[weekly]):
        headings = (*headings, weekly)
    return anchor._replace(headings=headings if month is None else (*headings, month))


def _gives_day_only(row: Row) -> bool:
    return row.kind in _DATED and not any(moment.clocks for moment in row.moments) and row.label is None
