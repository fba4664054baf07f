"""Lists that a page draws → the groups of their entries, and the rows that each entry takes.

In: runs of siblings (what a web page's markup draws alike: rows, items, cards; the rows of a table) and the anchors of
the page. Out: for every run whose
members mostly announce one event each, its members. ``<li>5 May, 7 pm: Bees<li>6 May, 8 pm: Wasps`` gives two.
Plain text has no runs but the rows of tables with a head.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from sideevents_parser.segment.anchor import Anchor
from sideevents_parser.segment.cuts import Cut
from sideevents_parser.segment.frames import without_frames
from sideevents_parser.segment.groups import group_anchors
from sideevents_parser.segment.page import Group, Page, days_of
from sideevents_parser.segment.rows import Row
from sideevents_parser.vocabulary.spans import Span

_SURE: Final = 5
_FEWEST: Final = 2
_LOOKS: Final = {"day": "entry", "when": "entry", "hour": "slot"}
_WORD: Final = re.compile(r"[^\W\d_]{3}")
_MOSTLY: Final = 0.5
_ALIKE: Final = 0.75
_NEAR_HEADING: Final = 2
_LED: Final = 3  # entries of a list that show where the first of them begins
_LEAD_ROWS: Final = 3
_TITLED: Final = 2  # a title with a day of its own and the line that tells when
_ABOVE, _BELOW = 120, 6  # rows around a list that may tell the hour of its entries


class Entry(NamedTuple):
    """A member of a list: its rows, the group of the anchors in it, and the first row of the list."""

    first: int
    last: int
    group: Group
    top: int


def find_entries(runs: Iterable[tuple[Span, ...]], page: Page, anchors: list[Anchor]) -> list[Entry]:
    """The entries of all lists of a page, in its order; of lists within lists the outermost that fits."""
    if not runs:
        return []
    starts = [row.line.start for row in page.rows]
    dated = [anchor for anchor in anchors if anchor.shape not in {"prose", "paragraph"}]
    firsts = [anchor.first for anchor in dated]
    found: list[Entry] = []
    taken = -1
    for run in sorted(runs, key=lambda members: (members[0].start, -members[-1].end)):
        if run[0].start < taken or len(run) < _FEWEST:
            continue
        members = [(bisect_left(starts, member.start), bisect_left(starts, member.end)) for member in run]
        headed = _with_text(page, members)
        entries = _entries_of(page, headed or members, dated, firsts, headed=bool(headed))
        if entries:
            found += entries
            taken = page.rows[entries[-1].last].line.end if headed else run[-1].end
    return found


def _with_text(page: Page, members: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Headings beside each other, each with the rows below it; nothing where members are more than headings."""
    rows = page.rows
    if any(high - low != 1 or not rows[low].line.level for low, high in members):
        return []
    own = rows[members[0][0]].line.level
    limits = [*(low for low, _ in members[1:]), len(rows)]
    return [(low, _text_end(rows, low, limit, own)) for (low, _), limit in zip(members, limits, strict=True)]


def _text_end(rows: list[Row], heading: int, limit: int, level: int) -> int:
    """Where the text below a heading ends: before the next one that is no lower, a drawn line, the site's own."""
    for at in range(heading + 1, limit):
        if rows[at].kind == "rule" or _is_of_site(rows[at]) or 0 < rows[at].line.level <= level:
            return at
    return limit


def _is_of_site(row: Row) -> bool:
    """Whether a row belongs to the site around the entries; the head of a table does not."""
    return row.kind == "furniture" and row.line.kind != "row"


def _entries_of(
    page: Page, members: list[tuple[int, int]], anchors: list[Anchor], firsts: list[int], *, headed: bool
) -> list[Entry]:
    """The members of a run that announce, if most do and hardly any announces several events.

    Of sections below ``headed`` ones those count whose heading is followed by a date.
    """
    entries: list[Entry] = []
    dated = 0
    for low, high in members:
        within = _within(page, anchors[bisect_left(firsts, low) : bisect_left(firsts, high)], low, high)
        if not within and page.rows[low].kind == "slot" and entries and entries[-1].last == low - 1:
            within = [_on_same_day(page, entries[-1], low)]
        if not within or (headed and page.rows[within[0].first].line.level > page.rows[low].line.level):
            continue  # nothing, or sections within the section
        dated += 1
        groups = _joined(page, without_frames(page, group_anchors(page, within)))
        if len(groups) != 1 or groups[0].last >= high or _lists_days(page, groups[0]):
            continue
        if not (headed and groups[0].first > low + _NEAR_HEADING):
            entries.append(Entry(low, high - 1, groups[0]._replace(strength=_SURE), members[0][0]))
    fits = len(entries) >= max(_FEWEST, 0 if headed else _MOSTLY * len(members)) and len(entries) >= _ALIKE * dated
    entries = entries if headed else _without_lead(page, entries)
    return _with_hour(page, entries) if fits and _are_alike(page, entries, headed=headed) else []


def _without_lead(page: Page, entries: list[Entry]) -> list[Entry]:
    """Entries, the first without the page's own lead: rows of prose above a date that opens all other entries."""
    if len(entries) < _LED:
        return entries
    first, *others = entries
    top = first.group.first - max(each.group.first - each.first for each in others)
    if top - first.first < _LEAD_ROWS or not page.rows[top].blanks:
        return entries
    told = any(page.rows[at].kind in {"prose", "aside"} for at in range(first.first, top))
    return [first._replace(first=top), *others] if told else entries


def _lists_days(page: Page, group: Group) -> bool:
    """Whether the days of a group are items of a list, each an event of its own."""
    listed = [at for at in range(group.first, group.last + 1) if page.rows[at].line.kind in {"item", "row"}]
    dated = [
        at for at in listed if any(moment.date and moment.date.items[0].first.day for moment in page.rows[at].moments)
    ]
    return len(dated) >= _FEWEST and dated[0] == group.first


def _joined(page: Page, groups: list[Group]) -> list[Group]:
    """The groups of a member as one where the others repeat its day, as titles, documents and links do."""
    if len(groups) < _FEWEST:
        return groups
    clocked = [group for group in groups if any(_clocks(page, at) for at in range(group.first, group.last + 1))]
    days = [days_of(page.rows, group) for group in groups]
    days[:-1] = [told or _same_day(page, groups[at], days[-1]) for at, told in enumerate(days[:-1])]
    again = bool(days[0]) and all(each and days[0][0] <= each[0] <= each[-1] <= days[0][-1] for each in days[1:])
    titled = len(groups) == _TITLED and len(clocked) == 1 and all(days)
    if (again and len(clocked) <= 1) or titled:
        return [(clocked or groups)[0]._replace(first=groups[0].first, last=groups[-1].last)]
    return groups


def _same_day(page: Page, group: Group, days: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The first day of another group, where this one gives nothing but its number: "Tue 7" beside "May 7, 6:30 pm"."""
    told = [moment.date for at in range(group.first, group.last + 1) for moment in page.rows[at].moments]
    numbers = {item.first.day for date in told if date is not None and date.form == "bare_day" for item in date.items}
    return days[:1] if days and numbers == {days[0][1]} else []


def _clocks(page: Page, at: int) -> bool:
    return any(moment.clocks for moment in page.rows[at].moments)


def _on_same_day(page: Page, above: Entry, at: int) -> Anchor:
    """A row of a table that tells an hour only, on the day of the row above it."""
    hour_only = page.rows[above.first].kind == "slot"
    return Anchor(at, at, "entry", _SURE, above.group.headings if hour_only else (above.first, *above.group.headings))


def _within(page: Page, anchors: list[Anchor], low: int, high: int) -> list[Anchor]:
    """The anchors of a member; a day in it that was taken for the heading of what follows is one too."""
    if anchors:
        return [each if each.last < high else Anchor(each.first, each.first, "day", 1) for each in anchors]
    days = (at for at in range(low, high) if page.rows[at].kind == "day" and at not in page.closed)
    return [Anchor(at, at, "day", 1) for at in days]


def _are_alike(page: Page, entries: list[Entry], *, headed: bool) -> bool:
    """Whether entries look like those of one list: dated the same way, without labels, and not only by days and hours.

    Bare days with hours are the sessions of one event as often as not, and labels tell by themselves where an event
    begins, but below headings.
    """
    looks = Counter(_LOOKS.get(entry.group.shape, entry.group.shape) for entry in entries)
    look, most = looks.most_common(1)[0]
    if (look == "label" and not headed) or most < _ALIKE * len(entries):
        return False
    bare = sum(not any(_WORD.search(row.rest) for row in page.rows[each.first : each.last + 1]) for each in entries)
    clocked = sum(_has_clock(page, entry) for entry in entries)
    return bare < _MOSTLY * len(entries) or clocked < _MOSTLY * len(entries)


def _has_clock(page: Page, entry: Entry) -> bool:
    return any(_clocks(page, at) for at in range(entry.first, entry.last + 1))


def _with_hour(page: Page, entries: list[Entry]) -> list[Entry]:
    """Entries that tell no hour, with the row near their list that tells the hour of all."""
    rows = page.rows
    silent = [entry for entry in entries if not _has_clock(page, entry)]
    headings = {at for entry in silent for at in entry.group.headings}
    if len(silent) < _MOSTLY * len(entries) or any(moment.clocks for at in headings for moment in rows[at].moments):
        return entries
    first, last = entries[0].first, entries[-1].last
    above = range(first - 1, max(first - _ABOVE, -1), -1)
    near = (*above, *range(last + 1, min(last + _BELOW, len(rows))))
    told = next((at for at in near if _tells_hour(rows[at]) and not _is_of_text(rows, at)), None)
    if told is None:
        return entries
    return [entry if _has_clock(page, entry) else _below(entry, told) for entry in entries]


def _below(entry: Entry, heading: int) -> Entry:
    return entry._replace(group=entry.group._replace(headings=(*entry.group.headings, heading)))


def _tells_hour(row: Row) -> bool:
    """Whether a row gives one time of day, and no day that it holds for alone."""
    clocks = [clock for moment in row.moments for clock in moment.clocks]
    return (
        row.kind not in {"aside", "slot"}
        and row.line.kind != "row"
        and len(clocks) == 1
        and all(moment.date is None or moment.date.form == "weekday" for moment in row.moments)
    )


def _is_of_text(rows: list[Row], at: int) -> bool:
    """Whether a bare hour stands right above running text: it is the hour of what that text tells."""
    below = rows[at + 1] if at + 1 < len(rows) else None
    return rows[at].kind == "hour" and below is not None and below.kind == "prose" and not below.blanks


def outside(anchors: Iterable[Anchor], entries: list[Entry]) -> list[Anchor]:
    """The anchors that stand in no entry and tell no hour of a list."""
    firsts = [entry.first for entry in entries]
    hours = {at for entry in entries for at in entry.group.headings}
    kept = []
    for anchor in anchors:
        at = bisect_left(firsts, anchor.first + 1) - 1
        if (at < 0 or anchor.first > entries[at].last) and not (anchor.shape == "hour" and anchor.first in hours):
            kept.append(anchor)
    return kept


def with_entries(groups: list[Group], entries: list[Entry]) -> list[Group]:
    """The groups outside all entries and those of the entries, in page order."""
    return sorted([*groups, *(entry.group for entry in entries)]) if entries else groups


def fit_cuts(page: Page, cuts: list[Cut], groups: list[Group], entries: list[Entry]) -> list[Cut]:
    """Cuts that keep to the entries: an entry's own is its rows, others end before the next entry."""
    if not entries or len(cuts) != len(groups):
        return cuts
    own = {entry.group.first: entry for entry in entries}
    firsts = [entry.first for entry in entries]
    fitted: list[Cut] = []
    for cut, group in zip(cuts, groups, strict=True):
        if (entry := own.get(group.first)) is not None:
            fitted.append(Cut(entry.first, _entry_end(page, entry), "entry"))
            continue
        at = bisect_left(firsts, group.first)
        low = entries[at - 1].last + 1 if at else 0
        high = firsts[at] - 1 if at < len(firsts) else len(cuts) + cut.last
        fitted.append(Cut(max(cut.first, low), min(cut.last, high), cut.reason))
    return fitted


def _entry_end(page: Page, entry: Entry) -> int:
    """The last row of an entry, above the label that opens entries where that stands once more, below its date."""
    if page.openings.isdisjoint(range(entry.first, entry.group.first + 1)):
        return entry.last
    below = range(entry.group.last + 1, entry.last + 1)
    return next((at - 1 for at in below if at in page.openings), entry.last)
