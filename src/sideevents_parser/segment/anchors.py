"""Rows → anchors: the rows that announce when something takes place, with the headings that hold for them.

In: the rows of a page. Out: ``Anchor``s in page order. A clock without a date announces only below a heading that gives
the day; below a row that gives day and clock it is an item of that event's programme.
"""

from itertools import chain, islice
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.notices import Notices
from sideevents_parser.segment.rows import Row, only_filler
from sideevents_parser.segment.weekdays import falls_on, names_weekday, recurs_elsewhere
from sideevents_parser.vocabulary.mentions import Moment

_DATED: Final = frozenset({"when", "entry", "day"})
_CLOCKED: Final = frozenset({"hour", "slot"})
_VAGUE: Final = frozenset({"weekday", "relative"})
_ENDS: Final = frozenset({"end_date", "end_time"})
_NEAR: Final = 3
_SENTENCE: Final = 90
_SURE: Final = 4
_NOTICE: Final = 3
_PLANNED: Final = 2
_TODAY: Final = "+0"
_ENTRY_ROWS: Final = 8
_TITLE_WIDTH: Final = 90
_NO_NOTICES: Final = Notices()


class Anchor(NamedTuple):
    """A row that announces: rows ``first`` to ``last``, and the ``headings`` above that hold for it, nearest first.

    ``shape``: label, when, entry, slot, hour, day, notice, prose, paragraph. ``strength``: how sure it is that
    something is announced, 1 to 5.
    """

    first: int
    last: int
    shape: str
    strength: int
    headings: tuple[int, ...] = ()


def find_anchors(
    rows: list[Row], closed: frozenset[int], lexicon: Lexicon, notices: Notices = _NO_NOTICES
) -> list[Anchor]:
    """All rows that may announce an event, in page order; ``notices``: rows of prose that are known to."""
    weekdays = sum(1 for row in rows if row.kind == "weekday") > 1
    anchors: list[Anchor] = []
    at = 0
    month: int | None = None
    weekly: int | None = None
    while at < len(rows):
        row = rows[at]
        if weekly is not None and anchors and anchors[-1].last > weekly and is_head(rows, at):
            weekly = None
        if at in closed or row.kind in {"rule", "furniture", "aside"}:
            at += 1
        elif at in notices.weekly and _governs_days(rows, at, notices.weekly):
            weekly, at = at, at + 1
        elif row.kind == "month":
            month, at = at, at + 1
        elif (told := _notice(row, at, notices)) is not None:
            anchors.append(_under(rows, told, month, weekly))
            at += 1
        elif _is_said_twice(rows, at) or _is_signed(rows, at) or (anchors and _ends(rows, at, anchors[-1].last)):
            at += 1
        elif _is_hour(row) and at + 1 < len(rows) and rows[at + 1].kind == "day":
            last = _last_day(rows, at + 1)
            anchors.append(_under(rows, Anchor(at, last, "when", _SURE), month, weekly))
            at = last + 1
        elif _gives_day_only(row) or (weekdays and row.kind == "weekday"):
            found, at = _day_region(rows, at, closed, notices, lexicon)
            anchors += [_under(rows, anchor, month, weekly) for anchor in found]
        else:
            if (anchor := _anchor(row, at)) is not None:
                if anchor.shape == "prose" and at in notices.planned:
                    anchor = anchor._replace(strength=_PLANNED)
                anchors.append(_under(rows, anchor, month, weekly))
            at += 1
    return _without_empty_days(rows, anchors)


def _notice(row: Row, at: int, notices: Notices) -> Anchor | None:
    """What a row of prose that is known to announce gives: an entry where it is an item of a list."""
    if at in notices.items:
        return Anchor(at, at, "entry", _SURE if any(moment.clocks for moment in row.moments) else _PLANNED)
    return Anchor(at, at, "notice", _NOTICE) if at in notices.days else None


def _is_said_twice(rows: list[Row], at: int) -> bool:
    """Whether the next row gives the same day alone again."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    if below is None or below.kind != "day" or not row.moments or any(moment.clocks for moment in row.moments):
        return False
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
    return [anchor for anchor in anchors if anchor.shape != "day" or not _is_empty_day(rows, anchor.last)]


def _is_empty_day(rows: list[Row], day: int) -> bool:
    below = rows[day + 1 : day + 1 + _NEAR]
    told = sum(1 for row in below if row.kind not in {"day", "rule", "furniture", "closing"})
    if told and below[0].kind in {"short", "label"} and (rows[day].line.level or not below[0].blanks):
        return below[0].rest.endswith(".")  # a title stands below it, or a sentence that nothing takes place
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


def _anchor(row: Row, at: int) -> Anchor | None:
    if row.kind in {"when", "entry"}:
        clocked = any(moment.clocks or moment.note for moment in row.moments)
        if row.label is not None:
            return Anchor(at, at, "label", 5 if clocked else 3)
        vague = all(moment.date is None or moment.date.form in _VAGUE for moment in row.moments)
        return Anchor(at, at, row.kind, (3 if vague else 4) if clocked else (1 if vague else 2))
    if row.kind == "prose" and any(_is_dated(moment) for moment in row.moments):
        return Anchor(at, at, "prose", 2 if _gives_hour(row) else 1)
    if row.kind == "hour" and row.label is not None:
        return Anchor(at, at, "hour", 3)
    return None


def _gives_hour(row: Row) -> bool:
    """Whether a sentence gives a day with its hour, at once or not far apart."""
    days = [moment for moment in row.moments if _is_dated(moment)]
    if any(moment.clocks for moment in days):
        return True
    hours = [moment.span.start for moment in row.moments if moment.date is None and moment.clocks]
    return any(abs(moment.span.start - hour) < _SENTENCE for moment in days for hour in hours)


def _is_dated(moment: Moment) -> bool:
    if moment.date is None or moment.date.form == "month":
        return False
    return moment.date.form != "relative" or bool(moment.clocks) or moment.date.items[0].first.relative != _TODAY


def _day_region(
    rows: list[Row], day: int, closed: frozenset[int], notices: Notices, lexicon: Lexicon
) -> tuple[list[Anchor], int]:
    """What a row that gives a day alone announces, with the rows below it, and where to go on.

    Clocks below it are entries of that day when there are several, or the clock of one event when there is one. Where
    they read as a programme (welcome, coffee, closing) the day itself is the event's.
    """
    end = _region_end(rows, day, closed)
    leads = [at for at in range(day + 1, end) if at in notices.named]
    if leads and rows[day].kind in {"day", "weekday"}:
        return [Anchor(at, at, "slot", 3, (day,)) for at in leads], end
    slots = _free_slots(rows, day, end, lexicon) or _told_hours(rows, day, end, notices.hours, lexicon)
    vague = all(moment.date is None or moment.date.form in _VAGUE for moment in rows[day].moments)
    silent = rows[day].kind == "weekday" or not any(_is_dated(moment) for moment in rows[day].moments)
    own = [] if silent else [Anchor(day, day, rows[day].kind, 1 if vague else 2)]
    if not slots:
        return own, day + 1
    if len(slots) == 1 and _is_hour_of(rows, day, slots[0]):
        return [Anchor(day, slots[0], "when", _SURE)], slots[0] + 1
    if _are_sittings(rows, slots):
        return [Anchor(day, slots[-1], "when", _SURE)], slots[-1] + 1
    if is_programme(rows, slots, lexicon) or (rows[day].kind == "entry" and not _heads_list(rows, day, slots)):
        return own + _told_between(rows, day + 1, slots[0]), end if rows[day].kind != "entry" else day + 1
    found: list[Anchor] = []
    for slot, after in zip(slots, [*slots[1:], end], strict=True):
        found += _slot_anchors(rows, day, slot, after)
    return [Anchor(day, slots[0], "when", _SURE)] if len(found) == 1 else found, end


def _is_hour_of(rows: list[Row], day: int, slot: int) -> bool:
    """Whether the only clock below a day is its own: right below it, or on a line of its own below a titled day."""
    if slot == day + 1 and not rows[slot].blanks:
        return True
    return rows[day].kind == "entry" and rows[slot].kind == "hour" and slot - day <= _NEAR


def _told_between(rows: list[Row], low: int, high: int) -> list[Anchor]:
    """Sentences with day and hour between the day that heads a page and the programme of its event."""
    anchors = [_anchor(rows[at], at) for at in range(low, high) if rows[at].kind == "prose"]
    return [anchor for anchor in anchors if anchor is not None and anchor.strength > 1]


def _are_sittings(rows: list[Row], slots: list[int]) -> bool:
    """Whether hours that follow each other are the sittings of one event, or its hours in several zones."""
    if len(slots) < 2 or slots[-1] - slots[0] != len(slots) - 1:
        return False
    zoned = all(moment.clocks and moment.clocks[0].zone is not None for at in slots for moment in rows[at].moments[:1])
    return zoned or all(rows[at].kind == "hour" for at in slots)


def _heads_list(rows: list[Row], day: int, slots: list[int]) -> bool:
    """Whether a page's title gives the day of the clocks below it: it names the weekday too."""
    named = any(
        item.first.weekday is not None for moment in rows[day].moments if moment.date for item in moment.date.items
    )
    return len(slots) >= _NEAR and named and rows[day].line.end - rows[day].line.start < _TITLE_WIDTH


def _slot_anchors(rows: list[Row], day: int, slot: int, after: int) -> list[Anchor]:
    """The entry of one clock row below a day, or the several paragraphs that it governs."""
    if rows[slot].kind == "hour" and len(starts := _alike(rows, slot + 1, after)) > 1:
        return [Anchor(start, start, "paragraph", 3, (slot, day)) for start in starts]
    shape = "slot" if rows[slot].kind == "prose" else rows[slot].kind
    return [Anchor(slot, slot, shape, 3, (day,))]


def _alike(rows: list[Row], low: int, high: int) -> list[int]:
    """First rows of the paragraphs below a clock that look like entries of one list: a few short lines each."""
    starts = [at for at in range(low, high) if rows[at].blanks]
    for number, start in enumerate(starts):
        after = starts[number + 1] if number + 1 < len(starts) else high
        if not 2 <= after - start <= _ENTRY_ROWS or rows[start].kind not in {"short", "label"}:
            return starts[:number]
    return starts


def _region_end(rows: list[Row], day: int, closed: frozenset[int]) -> int:
    for at in range(day + 1, len(rows)):
        if at in closed or rows[at].kind in {"month", "day", "when", "weekday"}:
            return at
        if rows[day].kind == "weekday" and rows[at].kind == "prose" and rows[at].blanks and _gives_own_day(rows[at]):
            return at
        if rows[at].kind == "entry" and (
            rows[day].kind == "entry" or any(moment.clocks for moment in rows[at].moments)
        ):
            return at
    return len(rows)


def _gives_own_day(row: Row) -> bool:
    """Whether a row gives a day of the month with an hour, so that no weekday above holds for it."""
    days = [
        moment for moment in row.moments if moment.date is not None and moment.date.form in {"date", "numeric", "iso"}
    ]
    return bool(days) and any(moment.clocks for moment in row.moments)


def _free_slots(rows: list[Row], day: int, end: int, lexicon: Lexicon) -> list[int]:
    """Clock rows below a day that stand in no programme.

    Rows set apart, cells run together, or paragraphs with an hour.
    """
    slots: list[int] = []
    cells: list[int] = []
    notices: list[int] = []
    for at in range(day + 1, end):
        row = rows[at]
        if (
            row.kind in {"short", "label", "heading"}
            and not row.moments
            and fold(row.rest.strip(" :*=#")) in lexicon.folded("segments.agenda")
        ):
            break
        if recurs_elsewhere(rows[day], row):
            continue
        if row.kind in _CLOCKED or (slots and _same_cells(rows[slots[-1]], row)):
            slots.append(at)
        elif row.kind == "cell":
            cells.append(at)
        elif row.kind == "prose" and row.blanks and any(moment.clocks for moment in row.moments):
            (slots if names_weekday(rows[day], row) else notices).append(at)
    if rows[day].kind not in {"day", "weekday"}:
        return sorted(slots + cells) if len(cells) > len(slots) else slots
    if rows[day].kind == "weekday":
        return sorted(slots + cells) or notices
    found = sorted(slots + cells)
    return _with_long_lines(rows, found, end) if found else []


def _told_hours(rows: list[Row], day: int, end: int, hours: frozenset[int], lexicon: Lexicon) -> list[int]:
    """The paragraphs below a day that tell what takes place at an hour: those that open with it, or the only one.

    The only one is an event of a page with several days.
    """
    told = [at for at in range(day + 1, end) if at in hours]
    opening = [at for at in told if _opens_with_hour(rows[at], lexicon)]
    if len(opening) > 1:
        return opening
    if not told or rows[day].kind not in {"day", "weekday"}:
        return []
    # the nearest rows first and no more than matter, so that a page of many days is not read over and over
    others = (rows[at].kind for at in chain(range(day + 1, len(rows)), range(day - 1, -1, -1)))
    alike = 1 + sum(1 for _ in islice(filter(rows[day].kind.__eq__, others), _NEAR - 1))
    if len(told) > 1 and alike >= _NEAR:
        ahead = lexicon.folded("segments.ahead")
        return [at for at in told if not ahead.isdisjoint(fold(rows[at].rest).split())]
    return told if alike > 1 and len(told) == 1 and told[0] - day < _NEAR else []


def _opens_with_hour(row: Row, lexicon: Lexicon) -> bool:
    return only_filler(row.rest[: max(row.moments[0].span.start - row.line.start, 0)], lexicon)


def _with_long_lines(rows: list[Row], slots: list[int], end: int) -> list[int]:
    """The slots of a day with the long lines between them that give an hour too, where every line is an entry."""
    long = sum(1 for at in slots if rows[at].line.end - rows[at].line.start > _TITLE_WIDTH)
    if long * 2 < len(slots):
        return slots
    kept = set(slots)
    for at in range(slots[0] + 1, end):
        row = rows[at]
        if at - 1 in kept and row.kind == "prose" and not row.blanks and any(moment.clocks for moment in row.moments):
            kept.add(at)
    return sorted(kept)


def _same_cells(above: Row, row: Row) -> bool:
    """Whether a row is cut into as many cells by bars as the row above it."""
    bars = above.rest.count("|")
    return bars > 1 and row.rest.count("|") == bars and not row.blanks


def is_programme(rows: list[Row], slots: list[int], lexicon: Lexicon) -> bool:
    """Whether clock rows are the running order of one event: several open with welcome, coffee, closing."""
    words = lexicon.folded("segments.agenda_words")
    hits = 0
    for at in slots:
        first = fold(rows[at].rest).replace(",", " ").replace(":", " ").replace("-", " ").split()[:2]
        hits += any(word in words for word in first)
    return hits > 1 and hits * 3 >= len(slots)
