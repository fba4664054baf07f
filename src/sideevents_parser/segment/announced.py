"""Which groups of rows announce at all: weak ones beside sure ones, and dates that nothing invites to, do not."""

import re
from collections import Counter
from itertools import pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.announcing import gives_both, is_full_day, is_offered, opens_entry, takes_place
from sideevents_parser.segment.apart import is_own_notice
from sideevents_parser.segment.calendars import rising_days
from sideevents_parser.segment.coming import rows_to_come, told_to_come
from sideevents_parser.segment.datelines import gives_stretch, gives_year, is_dateline, look_of
from sideevents_parser.segment.inviting import EVENT_FIELDS, dated_sentence, invites
from sideevents_parser.segment.page import Group, Page, alone_between_rules, days_of, stretch
from sideevents_parser.segment.reported import are_reports
from sideevents_parser.segment.siblings import are_siblings
from sideevents_parser.segment.told import reports
from sideevents_parser.text.document import Document

_SURE: Final = 4
_WEAK: Final = 2
_AROUND: Final = 3
_HEAD_ROWS: Final = 8
_HEAD_WORDS: Final = 12
_FEW, _LISTED, _MANY = 2, 3, 4
_NAME: Final = re.compile(r"(?P<name>[A-Z][^:.!?\n]{3,80}?)(?:: [A-Z]| - [A-Za-z])")
_TITLE_WORDS: Final = 9
_TOLD: Final = 6
_SENTENCE: Final = 300


class _Listing(NamedTuple):
    """What a group is held against.

    ``best``: the best strength of all. ``looks``: of lists. ``given``: of lists whose hour a row above gives.
    ``scheduled``: rows that open as others do. ``masthead``: last row of the site's menu above all that is surely
    announced. ``coming``, ``told``: rows, and rows of prose, below a heading over what is to come. ``lone``: first row
    of the only group that gives nothing but a stretch of days, or -1.
    """

    best: int
    looks: set[tuple[str, bool]]
    given: set[tuple[str, bool]]
    scheduled: frozenset[int]
    masthead: int
    coming: frozenset[int]
    told: frozenset[int]
    lone: int


def keep_announced(document: Document, page: Page, groups: list[Group]) -> list[Group]:
    """Leave out groups that only tell of a date: weak ones beside sure ones, dates that nothing invites to."""
    coming = rows_to_come(page.rows, page.lexicon)
    told = [group for group in groups if _is_below_heading(group, coming) or not is_dateline(page, group, groups)]
    best = max((group.strength for group in told), default=0)
    sure = [group for group in groups if group.strength >= _SURE]
    timed = [group for group in groups if any(m.clocks for at in group.headings for m in page.rows[at].moments)]
    if (not sure and _is_other_page(document, page)) or are_reports(page, groups):
        return []
    looks = _listed_looks(page, groups, sure)
    given = {look_of(page, group) for group in timed} if len(timed) > 1 else set()
    listing = _Listing(
        best,
        looks,
        given,
        _scheduled(page, groups),
        _masthead(page, sure),
        coming,
        told_to_come(page.rows, page.lexicon),
        _lone_stretch(page, groups),
    )
    kept = [group for group in told if _is_kept(document, page, group, groups, listing)]
    return [group for group in told if group in kept or _stands_beside(page, group, kept)]


def _stands_beside(page: Page, group: Group, kept: list[Group]) -> bool:
    """Whether an entry is the next of a list of which another one announces: a day and a name, with the same sign."""
    if group.shape != "entry" or group.strength < _WEAK:
        return False
    near = [other for other in kept if abs(other.first - group.first) == 1 and other.shape == "entry"]
    return any(are_siblings(page.rows[other.first], page.rows[group.first], _FEW) for other in near)


def _is_below_heading(group: Group, coming: frozenset[int]) -> bool:
    """Whether a day heads a group, or a heading over what is to come."""
    return bool(group.headings) or (group.first in coming and group.strength >= _WEAK)


def _is_kept(document: Document, page: Page, group: Group, groups: list[Group], listing: _Listing) -> bool:
    best, looks, given, scheduled, masthead, coming, prose, lone = listing
    if _is_below_heading(group, coming):
        return True
    if _is_default(document, page, group, groups):
        return False
    if group.shape == "prose":
        if group.first in prose and _plans_day(document, page, group):
            return True
        if group.strength < best and group.strength < _WEAK and not (page.headed or page.separated):
            return False
        if all(other is group or is_own_notice(page, other, group) for other in groups):
            return invites(document, page, group)
        apart = _opens(page, group) or (group.strength >= _WEAK and _is_titled(page, group))
        apart = apart or _is_day_of_its_own(page, group, groups) or _plans_apart(document, page, group, groups)
        if (page.listed and not apart) or not invites(document, page, group):
            return False
        if apart and any(gives_both(moment) for moment in page.rows[group.first].moments):
            return True
    if group.shape == "entry" and _is_planned_item(document, page, group):
        return True
    if best >= _SURE and group.strength <= _WEAK:
        if group.last < masthead:
            return False
        if _is_titled_stretch(page, group, groups):
            return True
        return look_of(page, group) in looks or _opens(page, group) or group.first in scheduled
    if group.strength < _WEAK < best and group.shape != "prose":
        return look_of(page, group) in looks or _opens(page, group)
    if best <= _WEAK and group.shape != "prose":
        listed = group.first in scheduled or look_of(page, group) in given or group.first == lone
        if listed or _opens(page, group) or _is_told(page, group):
            return True
        if not gives_year(page, group) and _plans_day(document, page, group):
            return True  # "World Book Day is on Thursday 5 March."
        return _is_planned(document, page, group)
    return True


def _is_planned(document: Document, page: Page, group: Group) -> bool:
    """Whether a line says that something takes place or can be gone to on its day: "Save the date! Dinner - 5 May"."""
    row = page.rows[group.first]
    sentence = dated_sentence(document, row, page.lexicon)
    if takes_place(sentence, page.lexicon):
        return True
    if page.lexicon.holds("segments.no_notice", sentence) or opens_entry(sentence, page.lexicon):
        return False
    told = is_offered(sentence, page.lexicon) and not gives_year(page, group)
    return told or page.lexicon.holds("segments.saved", fold(row.rest))


def _is_day_of_its_own(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a paragraph gives a day with its weekday and hour, and no other group an hour of that day."""
    moments = page.rows[group.first].moments
    full = any(is_full_day(moment) and moment.clocks for moment in moments)
    timed = (other for other in groups if other is not group and other.strength > _WEAK)
    others = (day for other in timed for day in days_of(page.rows, other))
    return full and set(days_of(page.rows, group)).isdisjoint(others)


def _plans_apart(document: Document, page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a paragraph of its own says that something takes place on a day that no other group tells."""
    row, days = page.rows[group.first], days_of(page.rows, group)
    if not row.blanks or not days or not takes_place(dated_sentence(document, row, page.lexicon), page.lexicon):
        return False
    others = (day for other in groups if other is not group for day in days_of(page.rows, other))
    return set(days).isdisjoint(others)


def _is_planned_item(document: Document, page: Page, group: Group) -> bool:
    """Whether an item of a list is a sentence that says that something takes place: "1. We meet on 15 March"."""
    row = page.rows[group.first]
    if row.kind != "prose" or row.line.kind != "item":
        return False
    sentence = dated_sentence(document, row, page.lexicon)
    limit = page.lexicon.holds("segments.no_notice", sentence) or opens_entry(sentence, page.lexicon)
    return takes_place(sentence, page.lexicon) and not limit


def _lone_stretch(page: Page, groups: list[Group]) -> int:
    """The first row of the only group that gives nothing but a stretch of days; -1 where none or several do."""
    found = [group.first for group in groups if gives_stretch(page, group)]
    return found[0] if len(found) == 1 else -1


def _plans_day(document: Document, page: Page, group: Group) -> bool:
    """Whether a paragraph gives a day with its weekday and does not report."""
    row = page.rows[group.first]
    sentence = dated_sentence(document, row, page.lexicon)
    limit = page.lexicon.holds("segments.no_notice", sentence) or opens_entry(sentence, page.lexicon)
    return any(map(is_full_day, row.moments)) and not limit and not reports(set(sentence.split()), page.lexicon)


def _is_titled_stretch(page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a stretch of days stands alone below a title, and holds the day of no other entry."""
    rows, at = page.rows, group.first
    if rows[at].kind != "day" or not gives_stretch(page, group) or at == 0 or rows[at - 1].kind != "short":
        return False
    days = days_of(rows, group)
    others = (day for other in groups if other is not group for day in days_of(rows, other))
    return bool(days) and not any(days[0] <= day <= days[-1] for day in others)


def _scheduled(page: Page, groups: list[Group]) -> frozenset[int]:
    """First rows of groups that make a calendar, give a stretch of days, open with a weekday or are off."""
    kept = set(rising_days(page, groups))
    for alike in (_names_weekday, gives_stretch, _is_off):
        found = [group.first for group in groups if alike(page, group)]
        kept.update(found if len(found) > 1 else ())
    return frozenset(kept)


def _names_weekday(page: Page, group: Group) -> bool:
    """Whether a row opens or ends with a day and its weekday: no archive of posts does."""
    row = page.rows[group.first]
    dates = [moment.date for moment in row.moments if moment.date is not None]
    named = bool(dates) and dates[0].items[0].first.weekday is not None and dates[0].items[0].first.day is not None
    ends = bool(row.moments) and row.moments[-1].span.end >= row.line.end - 1
    return named and row.kind in {"entry", "day"} and (look_of(page, group)[1] or ends)


def _is_off(page: Page, group: Group) -> bool:
    """Whether an entry says that what it names is called off or moved: "Reed Trio, Aug. 12, postponed"."""
    row, told = page.rows[group.first], fold(page.rows[group.first].rest)
    moved = told.rstrip(" .)").endswith(page.lexicon.phrases("date_roles.moved_to"))
    return row.kind == "entry" and (moved or page.lexicon.holds("segments.called_off", told))


def _listed_looks(page: Page, groups: list[Group], sure: list[Group]) -> set[tuple[str, bool]]:
    """The looks of a page's lists: of several sure groups, of a sure one right beside its like, or of many alike."""
    counts = Counter(look_of(page, group) for group in groups)
    many = {look for look, count in counts.items() if count >= _MANY}
    beside = {
        look_of(page, one)
        for one, other in pairwise(groups)
        if one.shape == other.shape == "entry" and _is_beside(page, one, other) and look_of(page, one)[1]
        if look_of(page, one) == look_of(page, other)
    }
    return many | {look_of(page, group) for group in sure if len(sure) > 1 or look_of(page, group) in beside}


def _is_beside(page: Page, one: Group, other: Group) -> bool:
    """Whether nothing but what is due stands between two entries of a list."""
    return all(page.rows[at].kind == "aside" and not page.rows[at].blanks for at in range(one.last + 1, other.first))


def _is_default(document: Document, page: Page, group: Group, groups: list[Group]) -> bool:
    """Whether a weekday with an hour holds for the dates of a list: "Mondays, 5 pm" as a heading, "When: Wednesday"."""
    moments = [moment for at in range(group.first, group.last + 1) for moment in page.rows[at].moments]
    weekly = all(moment.date is not None and moment.date.form == "weekday" for moment in moments if moment.date)
    titled = group.first > 0 and page.rows[group.first - 1].kind in {"short", "heading"}  # a weekly event of its own
    fewest = _FEW if group.shape == "prose" else _MANY if titled else _LISTED
    if not (weekly and moments) or len(groups) <= fewest:
        return False
    if group.shape == "label":
        return sum(1 for other in groups if other.strength >= _SURE and days_of(page.rows, other)) > _MANY
    text = fold(document.view[page.rows[group.first].line.start : page.rows[group.last].line.end][:_SENTENCE])
    named = not page.lexicon.folded("date_roles.weekly").isdisjoint(text.replace(",", " ").split())
    return named and group.shape in {"entry", "when", "prose"}


def _is_other_page(document: Document, page: Page) -> bool:
    """Whether a page's head says that it seeks applicants or papers, or tells news of which nothing is to come."""
    head = [
        row
        for row in page.rows[:_HEAD_ROWS]
        if row.kind != "prose" and not (row.kind == "aside" and row.moments) and row.rest.count(" ") < _HEAD_WORDS
    ]
    if any(page.lexicon.holds("segments.other_pages", fold(row.rest)) for row in head):
        return True
    undated = (fold(row.rest) for row in head if row.kind != "entry")
    if not any(page.lexicon.holds("segments.news_pages", text) for text in undated):
        return False
    return not any(_looks_ahead(document, page, at) for at in range(len(page.rows)) if at not in page.closed)


def _looks_ahead(document: Document, page: Page, at: int) -> bool:
    """Whether a row of prose says that something takes place on a day."""
    row = page.rows[at]
    if row.kind not in {"prose", "entry"} or not row.moments:
        return False
    sentence = dated_sentence(document, row, page.lexicon)
    return takes_place(sentence, page.lexicon) or is_offered(sentence, page.lexicon)


def _is_told(page: Page, group: Group) -> bool:
    """Whether a date without an hour stands with labels of an event, where events are listed, before "tbc" or "off"."""
    rows = page.rows
    if _is_off(page, group):
        return True
    near = rows[max(group.first - _AROUND, 0) : group.last + _TOLD]
    if any(row.label is not None and row.label.field in EVENT_FIELDS | {"title"} for row in near):
        return True
    if any(moment.note is not None for at in range(group.first, group.last + 1) for moment in rows[at].moments):
        return True
    texts = [fold(row.rest) for row in (*rows[:_HEAD_ROWS], *near)]
    return any(page.lexicon.holds(told, text) for told in ("event_words", "segments.saved") for text in texts)


def _masthead(page: Page, sure: list[Group]) -> int:
    """The last row of the site's menu above all that is surely announced; weak groups above it belong to the site."""
    first = sure[0].first if sure else 0
    return next((at for at in range(first - 1, -1, -1) if page.rows[at].kind == "furniture"), -1)


def _opens(page: Page, group: Group) -> bool:
    """Whether a weak group stands in an entry of its own: below an opening label, or between blank runs."""
    if any(opening <= group.first for opening in page.openings):
        return True
    if group.strength == _WEAK and alone_between_rules(page, group):
        return True
    return page.separated and any(page.rows[at].kind in {"prose", "label"} for at in stretch(page, group.first))


def _is_titled(page: Page, group: Group) -> bool:
    """Whether a title of its own stands right above a paragraph, below a blank line, or opens it before a sign."""
    rows, at = page.rows, group.first
    name = _NAME.match(rows[at].rest) if rows[at].blanks else None
    if name is not None and name["name"].count(" ") < _TITLE_WORDS:
        return True
    return at > 0 and not rows[at].blanks and rows[at - 1].kind == "short" and rows[at - 1].blanks > 0
