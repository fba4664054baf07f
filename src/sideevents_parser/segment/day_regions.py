"""A row that gives a day alone, and the rows below it → what they announce.

In: the rows of a page and the row of a day. Out: ``Anchor``s and the row at which the page goes on.
"""

import re
from itertools import chain, islice, pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.anchor import SURE, VAGUE, Anchor, anchor_of, is_dated
from sideevents_parser.segment.notices import Notices
from sideevents_parser.segment.positions import only_filler
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told
from sideevents_parser.segment.weekdays import names_weekday, recurs_elsewhere
from sideevents_parser.vocabulary.times import ClockValue

_CLOCKED: Final = frozenset({"hour", "slot"})
_NEAR: Final = 3
_STAGE_WORDS: Final = 5
_ENTRY_ROWS: Final = 8
_TITLE_WIDTH: Final = 90
_SEAMLESS, _MOMENT = 4, 20  # hours; minutes
_FEW_MINUTES: Final = 10
_HEADINGS: Final = frozenset({"short", "heading", "label"})
_BULLETS: Final = frozenset("\u2022\u00b7*-")
_SIGNS: Final = re.compile(r"[,:|-]")
_PARTS: Final = 2  # items that make up a session
_GAP: Final = 120  # minutes that no running order leaves between most of its items


def day_region(
    rows: list[Row], day: int, closed: frozenset[int], notices: Notices, lexicon: Lexicon, *, lone: bool
) -> tuple[list[Anchor], int]:
    """What a row that gives a day alone announces, with the rows below it, and where to go on.

    Clocks below it are entries of that day when there are several, or the clock of one event when there is one. Where
    they read as a programme (welcome, coffee, closing) the day itself is the event's. ``lone``: the page gives one day.
    """
    if (last := _itinerary_end(rows, day)) > day:
        return [Anchor(day, last, "when", SURE)], last + 1
    end = _region_end(rows, day, closed)
    leads = [at for at in range(day + 1, end) if at in notices.named]
    if leads and rows[day].kind in {"day", "weekday"}:
        told = [at for at in range(day + 1, end) if at in notices.named or _is_paragraph_with_hour(rows[at])]
        return [Anchor(at, at, "slot", 3, (day,)) for at in told], end
    slots = _free_slots(rows, day, end, notices.weekly, lexicon) or _told_hours(
        rows, day, end, notices.hours - notices.weekly, lexicon
    )
    vague = all(moment.date is None or moment.date.form in VAGUE for moment in rows[day].moments)
    silent = rows[day].kind == "weekday" or not any(is_dated(moment) for moment in rows[day].moments)
    own = [] if silent else [Anchor(day, day, rows[day].kind, 1 if vague else 2)]
    if not slots:
        return own, day + 1
    if _spans_all(rows, slots):
        return [Anchor(day, slots[0], "when", SURE)], end
    if len(slots) == 1 and _is_hour_of(rows, day, slots[0]):
        return [Anchor(day, slots[0], "when", SURE)], slots[0] + 1
    if _are_sittings(rows, slots):
        return [Anchor(day, slots[-1], "when", SURE)], slots[-1] + 1
    seamless = _is_seamless(rows, slots) or _is_nested(rows, slots) or _is_brisk(rows, slots)
    programme = seamless or is_programme(rows, slots, lexicon) or _is_headed(rows, day, lexicon)
    if own and rows[day].kind == "day" and lone and programme:
        last = day if _gives_several(rows[day]) else slots[0]  # the hour is the first day's alone
        return [own[0]._replace(last=last, strength=SURE), *_told_between(rows, day + 1, slots[0])], end
    if programme or (rows[day].kind == "entry" and not _heads_list(rows, day, slots)):
        return own + _told_between(rows, day + 1, slots[0]), end if rows[day].kind != "entry" else day + 1
    found: list[Anchor] = []
    for slot, after in zip(slots, [*slots[1:], end], strict=True):
        found += _slot_anchors(rows, day, slot, after)
    return [Anchor(day, slots[0], "when", SURE)] if len(found) == 1 else found, end


def _itinerary_end(rows: list[Row], day: int) -> int:
    """The last of the short lines right below a day that say when each part of its event begins: "Talk at 7 pm"."""
    at = day
    while at + 1 < len(rows) and not rows[at + 1].blanks and _is_stage(rows[at + 1]):
        at += 1
    return at if at > day + 1 and rows[day].kind == "day" else day


def _is_stage(row: Row) -> bool:
    """Whether a row is a few words and, behind them, an hour."""
    words, moments = row.rest.split(), row.moments
    timed = len(moments) == 1 and moments[0].date is None and bool(moments[0].clocks)
    return timed and 0 < len(words) <= _STAGE_WORDS and moments[0].span.end >= row.line.end - 1


def _is_paragraph_with_hour(row: Row) -> bool:
    return row.blanks > 0 and row.kind in {"slot", "cell"}


def _is_hour_of(rows: list[Row], day: int, slot: int) -> bool:
    """Whether the only clock below a day is its own: right below it, or on a line of its own below a titled day."""
    if slot == day + 1 and not rows[slot].blanks:
        return True
    return rows[day].kind == "entry" and rows[slot].kind == "hour" and slot - day <= _NEAR


def _spans_all(rows: list[Row], slots: list[int]) -> bool:
    """Whether the first hours below a day hold all further ones, which fill them: a meeting and its agenda."""
    hours = [moment.clocks[0].clock for at in slots for moment in rows[at].moments[:1] if moment.clocks]
    if len(hours) != len(slots) or len(hours) < _NEAR or rows[slots[0]].kind != "hour":
        return False
    (start, end), *inner = ((clock.start[:2], clock.end[:2] if clock.end is not None else None) for clock in hours)
    return end is not None and inner[0][0] == start and inner[-1][1] == end


def _is_seamless(rows: list[Row], slots: list[int]) -> bool:
    """Whether hours follow each other without a gap, long ones and short ones: the running order of one event.

    Events of one room follow each other so too, but take as long as each other, and none a few minutes.
    """
    spans = _spans(rows, slots)
    joined = sum(before[1] == after[0] for before, after in pairwise(spans))
    short = any(0 < end - start <= _MOMENT for start, end in spans)
    return len(spans) >= _SEAMLESS and joined >= max(_SEAMLESS - 1, len(slots) - 2) and short


def _is_brisk(rows: list[Row], slots: list[int]) -> bool:
    """Whether items begin a few minutes behind each other: no events do."""
    starts = [
        _minutes(moment.clocks[0].clock.start) for at in slots for moment in rows[at].moments[:1] if moment.clocks
    ]
    gaps = [after - before for before, after in pairwise(starts)]
    return len(gaps) >= _PARTS and min(gaps) > 0 and min(gaps) <= _FEW_MINUTES


def _is_nested(rows: list[Row], slots: list[int]) -> bool:
    """Whether the hours of an item hold those of the items below it, from its start to its end: a session's talks."""
    spans = _spans(rows, slots)
    return len(spans) == len(slots) and any(_is_filled(spans, at) for at in range(len(spans) - _PARTS))


def _is_filled(spans: list[tuple[int, int]], whole: int) -> bool:
    """Whether the spans behind one follow each other from its start to its end."""
    at, end = spans[whole]
    for start, stop in islice(spans, whole + 1, None):
        if start != at or stop > end:
            return False
        at = stop
        if at == end:
            return spans[whole + 1] != spans[whole]
    return False


def _leaves_gaps(rows: list[Row], slots: list[int]) -> bool:
    """Whether hours between most of the items of a day are free: it has several events."""
    spans = _spans(rows, slots)
    gaps = [after[0] - before[1] for before, after in pairwise(spans)]
    return len(spans) == len(slots) and sum(gap >= _GAP for gap in gaps) * 2 > len(gaps)


def _spans(rows: list[Row], slots: list[int]) -> list[tuple[int, int]]:
    """Start and end, in minutes, of the clock rows that give both."""
    clocks = [moment.clocks[0].clock for at in slots for moment in rows[at].moments[:1] if moment.clocks]
    return [(_minutes(clock.start), _minutes(clock.end)) for clock in clocks if clock.end is not None]


def _minutes(clock: ClockValue) -> int:
    return clock.hour * 60 + clock.minute


def _told_between(rows: list[Row], low: int, high: int) -> list[Anchor]:
    """Sentences with day and hour between the day that heads a page and the programme of its event."""
    anchors = [anchor_of(rows[at], at) for at in range(low, high) if rows[at].kind == "prose"]
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
    named = named or _heads_hours(rows, day)
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
            rows[day].kind == "entry" or any(moment.clocks for moment in rows[at].moments) or _heads_hours(rows, at)
        ):
            return at
        if rows[at].kind == "entry" and _opens_with_day(rows[at]) and (rows[at].blanks or _names_month(rows[at])):
            return at
    return len(rows)


def _heads_hours(rows: list[Row], at: int) -> bool:
    """Whether a short row with a day and a name heads the hours below it: "Tuesday, Eve of May, 30 April"."""
    dates = [moment.date for moment in rows[at].moments if moment.date is not None]
    dated = len(dates) == 1 and dates[0].form == "date" and rows[at].label is None
    below = rows[at + 1] if at + 1 < len(rows) else None
    return dated and below is not None and below.kind in _CLOCKED and len(rows[at].rest.split()) <= _STAGE_WORDS


def _opens_with_day(row: Row) -> bool:
    """Whether a row begins with a day and its weekday, or its month by name: "Saturday 11 March - Cambridge".

    In figures it may be the name of a paper: "12/13: Agenda".
    """
    first = row.moments[0]
    if first.date is None or first.span.start != row.line.start:
        return False
    day = first.date.items[0].first
    return day.day is not None and (day.weekday is not None or _names_month(row))


def _names_month(row: Row) -> bool:
    date = row.moments[0].date
    return date is not None and date.form == "date" and date.items[0].first.month is not None


def _gives_own_day(row: Row) -> bool:
    """Whether a row gives a day of the month with an hour, so that no weekday above holds for it."""
    days = [
        moment for moment in row.moments if moment.date is not None and moment.date.form in {"date", "numeric", "iso"}
    ]
    return bool(days) and any(moment.clocks for moment in row.moments)


def _free_slots(rows: list[Row], day: int, end: int, weekly: frozenset[int], lexicon: Lexicon) -> list[int]:
    """Clock rows below a day that stand in no programme.

    Rows set apart, cells run together, or paragraphs with an hour, unless it is that of every such ``weekly`` day.
    """
    slots: list[int] = []
    cells: list[int] = []
    notices: list[int] = []
    for at in range(day + 1, end):
        row = rows[at]
        if row.kind in _HEADINGS and not row.moments and names_agenda(row, lexicon):
            break
        if recurs_elsewhere(rows[day], row) or _heads_day(rows, at) or (at in weekly and row.blanks):
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


def _heads_day(rows: list[Row], at: int) -> bool:
    """Whether a bare hour behind a blank line stands right above another day, whose hour it is."""
    row, below = rows[at], rows[at + 1] if at + 1 < len(rows) else None
    return row.kind == "hour" and row.blanks > 0 and below is not None and below.kind == "day" and not below.blanks


def _told_hours(rows: list[Row], day: int, end: int, hours: frozenset[int], lexicon: Lexicon) -> list[int]:
    """The paragraphs below a day that tell what takes place at an hour: those that open with it, or the only one.

    The only one is an event of a page with several days.
    """
    told = [at for at in range(day + 1, end) if at in hours]
    opening = [at for at in told if _opens_with_hour(rows[at], lexicon)]
    if len(opening) > 1:
        return opening
    bulleted = [at for at in told if rows[at].rest[:1] in _BULLETS]
    if len(bulleted) > 1 and rows[day].kind in {"day", "weekday"}:
        return bulleted
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
    told = 0
    for at in slots:
        first = _first_words(rows[at]) or (_first_words(rows[at + 1]) if _is_named_below(rows, at) else [])
        told += bool(first)
        hits += any(word in words for word in first)
    headed = len(slots) >= _NEAR and slots[0] > 0 and _is_programme_heading(rows[slots[0] - 1], lexicon)
    return (headed or (hits > 1 and hits * 3 >= (told or len(slots)))) and not _leaves_gaps(rows, slots)


def _is_headed(rows: list[Row], day: int, lexicon: Lexicon) -> bool:
    """Whether the only day of a page that stands alone stands below the heading of a programme: "2.2 Brief Agenda"."""
    words = fold(rows[day - 1].rest).strip(" :*=#").split() if day and rows[day - 1].kind in _HEADINGS else []
    named = bool(words) and len(words) <= _NEAR and words[-1] in lexicon.folded("segments.agenda")
    days = (row for row in rows if row.kind in {"day", "weekday"})
    return named and len([*islice(days, 2)]) == 1


def _is_programme_heading(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row is the heading of a programme and the day of it: "PROGRAM Friday 25 October 2019"."""
    return bool(row.moments) and names_agenda(row, lexicon)


def names_agenda(row: Row, lexicon: Lexicon) -> bool:
    """Whether the words of a row are the name of a programme: "Agenda:", "== Schedule =="."""
    return fold(row.rest.strip(" :*=#,-")) in lexicon.folded("segments.agenda")


def gives_one_day(rows: list[Row]) -> bool:
    """Whether all dates of a page are one day, and no row gives it with an hour."""
    days = {day[:2] for row in rows for day in days_told(row)}
    return len(days) == 1 and not any(
        moment.date is not None and moment.clocks for row in rows for moment in row.moments
    )


def _gives_several(row: Row) -> bool:
    """Whether a row gives more than one day."""
    items = [item for moment in row.moments if moment.date is not None for item in moment.date.items]
    return len(items) > 1 or any(item.last is not None for item in items)


def _first_words(row: Row) -> list[str]:
    return _SIGNS.sub(" ", fold(row.rest)).split()[:2]


def _is_named_below(rows: list[Row], at: int) -> bool:
    """Whether a bare hour has its name on the row below it."""
    return rows[at].kind == "hour" and at + 1 < len(rows) and rows[at + 1].kind in {"short", "prose"}
