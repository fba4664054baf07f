"""Anchors → groups: the anchors that speak of one and the same event."""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.segment.anchor import VAGUE, Anchor, tell_hours
from sideevents_parser.segment.announcing import is_full_day
from sideevents_parser.segment.apart import announce_apart, is_own_notice, is_posted
from sideevents_parser.segment.page import Group, Page, days_in, days_of, divides, heads
from sideevents_parser.segment.repeats import first_dated, is_said_otherwise, is_told_again, lies_within, says_again
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.siblings import are_siblings, has_name, names_session
from sideevents_parser.segment.weekdays import are_apart

_SURE: Final = 4
_CLOSE: Final = 3
_BARE: Final = frozenset({"when", "hour", "day"})
_LONG: Final = 130
_HERALD: Final = 60
_PLANNED: Final = 2
_PLACE, _PLACE_WORDS = 30, 4
_REACH: Final = 30  # rows of a group that an anchor is held against, so that long lists cost no more than short ones


def _joint_strength(group: Group, anchor: Anchor) -> int:
    """A day and an hour on rows of their own are as sure together as on one row."""
    if anchor.shape == "hour" and group.shape in {"label", "day", "when"}:
        return _SURE if group.shape != "label" else _SURE + 1
    return max(anchor.strength, group.strength)


def group_anchors(page: Page, anchors: list[Anchor]) -> list[Group]:
    """Join anchors of one event."""
    groups: list[Group] = []
    for anchor in anchors:
        if groups and _same_event(page, groups[-1], anchor):
            groups[-1] = _join(groups[-1], anchor)
        else:
            groups.append(Group(*anchor))
    return groups


def _join(group: Group, anchor: Anchor) -> Group:
    stronger = anchor.strength > group.strength
    aside = anchor.shape == "prose" and group.shape != "prose" and group.strength >= anchor.strength
    return Group(
        group.first,
        group.last if aside else anchor.last,
        anchor.shape if stronger else group.shape,
        _joint_strength(group, anchor),
        group.headings or anchor.headings,
    )


def _same_event(page: Page, group: Group, anchor: Anchor) -> bool:
    rows, lexicon = page.rows, page.lexicon
    if anchor.shape == "paragraph":
        return False
    if _titles_prose(rows, group, anchor):
        return True
    if anchor.shape == "notice":
        return is_told_again(page, group, anchor)
    if lexicon.opens("segments.heralds", fold(rows[anchor.first].rest[:_HERALD])):
        return False
    if is_said_otherwise(rows, group, anchor) or _dates_hour(rows, group, anchor):
        return True
    if _recurs(rows, group, anchor) or are_siblings(rows[group.first], rows[anchor.first]):
        return False
    if says_again(rows, group, anchor, lexicon) or _gives_rhythm(rows, group, anchor):
        return True
    between = range(group.last + 1, anchor.first + 1)
    if any(divides(page, at) or rows[at].kind == "closing" for at in between):
        return False
    if rows[group.first].line.kind == "heading" and not anchor.headings and not is_posted(page, group, anchor):
        return True
    if anchor.shape == "prose":
        return _tells_on(page, group, anchor, between)
    if group.shape == "prose":
        return _dates_text(page, group, anchor, between)
    if anchor.first == group.last + 1:
        return _continues(rows, group, anchor, lexicon, mixed=page.mixed)
    return (
        anchor.shape == "hour" and anchor.headings in ((), group.headings) and group.shape in {"label", "when", "day"}
    )


def _tells_on(page: Page, group: Group, anchor: Anchor, between: range) -> bool:
    """Whether a paragraph goes on to tell of what stands above it."""
    if anchor.headings or is_posted(page, group, anchor) or (page.listed and is_own_notice(page, group, anchor)):
        return False
    if group.shape == "prose" and (announce_apart(page, group, anchor) or _plan_apart(page, group, anchor)):
        return False
    headed = any(heads(page.rows, at) or _is_notice(page.rows[at]) for at in between)
    return group.shape not in {"prose", "notice"} or not headed


def _dates_text(page: Page, group: Group, anchor: Anchor, between: range) -> bool:
    """Whether a line dates the text above it."""
    rows = page.rows
    if anchor.shape == "label" and _is_opened_once(page, group, anchor):
        return True
    if _has_own_head(page, group, anchor) or _is_paragraph_apart(rows, group, anchor):
        return False
    if _plan_apart(page, group, anchor):
        return False
    near = (not page.listed or page.separated) and not (anchor.shape == "entry" and _covers(rows, group, anchor))
    return near and not anchor.headings and not any(rows[at].kind == "furniture" for at in between)


def _gives_rhythm(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether a line close below the label of a day gives weekdays alone: "Sessions: Tuesdays 18:00-20:00"."""
    row = rows[anchor.first]
    if group.shape != "label" or anchor.headings or row.blanks or anchor.first - group.last > _CLOSE:
        return False
    dates = [moment.date for moment in row.moments if moment.date is not None]
    stated = any(moment.date is not None and moment.date.form != "weekday" for moment in rows[group.first].moments)
    return stated and bool(dates) and all(date.form == "weekday" for date in dates)


def _is_opened_once(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether the label that opens entries stands above both, and not between them."""
    opened = [opening for opening in page.openings if opening <= anchor.first]
    return bool(opened) and max(opened) <= group.first


def _has_own_head(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether a heading right above a line with a day parts it from a paragraph that tells of other days, or a name.

    "Repair café - Saturday 21 March, 2-5pm" opens with its name.
    """
    rows, at = page.rows, anchor.first
    titled = at - 1 > group.last and rows[at - 1].kind in {"short", "heading"}
    below_text = titled and at > 1 and rows[at - 2].kind == "prose"  # a paragraph, a title, a day
    headed = titled and (rows[at - 1].blanks > 0 or below_text)
    named = rows[at].blanks > 0 and anchor.strength > 1 and _opens_with_name(rows[at])
    if not headed and not named:
        return False
    days = days_of(rows, Group(*anchor))
    weekly = not page.lexicon.folded("recurrence.every").isdisjoint(fold(rows[group.first].rest).split())
    apart = bool(days) and set(days).isdisjoint(days_of(rows, group))
    apart = apart and (weekly or not lies_within(rows, group, anchor))
    opens = below_text and not _opens_with_name(rows[at])
    return apart and anchor.shape == "entry" and (opens or any(map(is_full_day, rows[at].moments)))


def _is_paragraph_apart(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether a text that opens with a day of its own goes on below one that gives another: "On 31 August, we will"."""
    row, days = rows[anchor.first], days_of(rows, Group(*anchor))
    told = row.kind == "entry" and len(row.rest) > _LONG and row.rest.rstrip().endswith((".", "!", "?"))
    return told and bool(days) and set(days).isdisjoint(days_of(rows, group))


def _plan_apart(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether two paragraphs, or a paragraph and an item, each plan something on days that the other does not tell."""
    rows = page.rows
    row, own = rows[anchor.first], days_of(rows, Group(*anchor))
    opens = row.blanks > 0 or row.line.kind == "item"
    if not opens or min(group.strength, anchor.strength) < _PLANNED or not own or anchor.headings != group.headings:
        return False
    saved = page.lexicon.holds("segments.saved", fold(row.rest))
    if anchor.shape == "entry" and row.line.kind != "item" and not saved:
        return False
    if page.lexicon.holds("segments.no_notice", fold(row.rest)):
        return False
    days = days_of(rows, group)
    return bool(days) and not any(days[0] <= day <= days[-1] for day in own) and set(own).isdisjoint(days)


def _opens_with_name(row: Row) -> bool:
    """Whether words stand before the first moment of a row."""
    return any(map(str.isalpha, row.rest[: max(row.moments[0].span.start - row.line.start, 0)])) and bool(row.moments)


def _titles_prose(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether a title that names only a weekday stands above a sentence that dates it: "Open house this Tuesday".

    So does one with "tomorrow" above the day itself, and one with the day of the sentence: "Fair returns on 16 May".
    """
    row, lone = rows[group.first], group.first == group.last == anchor.first - 1
    if not lone or anchor.shape not in {"prose", "notice"} or row.line.end - row.line.start >= _LONG:
        return False
    if group.shape == "entry" and group.strength <= 1:
        return True
    dates = [moment.date for moment in row.moments if not moment.clocks]
    told = [moment.date for moment in rows[anchor.first].moments if moment.date is not None]
    vague = len(dates) == len(row.moments) and all(date is not None and date.form in VAGUE for date in dates)
    if vague and any(date.form not in VAGUE for date in told):
        return True
    first = first_dated(rows[anchor.first])
    single = len(row.moments) == 1 and not row.moments[0].clocks and not row.rest.rstrip().endswith((".", ":"))
    return single and first is not None and None not in first.day_key and first.day_key == row.moments[0].day_key


def _dates_hour(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether the label of a day stands right below that of an hour: "Time: 17:30", then "Date: 4 March"."""
    hour = group.shape == "hour" and group.first == group.last == anchor.first - 1 and not group.headings
    return hour and anchor.shape == "label" and not any(moment.clocks for moment in rows[anchor.first].moments)


def _recurs(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether an anchor stands, further down, behind a label that already gave day and hour in the group."""
    label = rows[anchor.first].label
    if label is None or anchor.first <= group.last + 1 or not any(m.date for m in rows[anchor.first].moments):
        return False
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    told = (rows[at] for at in reach if any(moment.clocks for moment in rows[at].moments))
    return any(row.label is not None and row.label.field == label.field for row in told)


def _is_notice(row: Row) -> bool:
    return row.kind == "aside" and row.blanks > 0


def _continues(rows: list[Row], group: Group, anchor: Anchor, lexicon: Lexicon, *, mixed: bool) -> bool:
    """Whether an anchor right below another one goes on with it: a further day or zone, not a further entry.

    ``mixed``: bare days stand among entries with a text, so that days far apart are entries too.
    """
    row, above = rows[anchor.first], rows[group.last]
    if not row.blanks and row.rest.lstrip().startswith("="):  # the same instant elsewhere
        return True
    if anchor.shape == "hour" and above.label is not None and anchor.headings == group.headings:
        return True
    if row.blanks and row.kind != above.kind:
        return False
    if _covers(rows, group, anchor):
        return not has_name(row, lexicon)
    if row.kind == above.kind == "entry" and tells_zone(row) and tells_zone(above):
        return True
    if above.kind == "hour" and above.label is not None and row.kind == "day" and row.label is None:
        return sum(1 for each in rows if each.kind == "day") == 1
    shared = anchor.headings == group.headings and tell_hours(rows, anchor.headings)
    if row.kind in _BARE and above.kind in _BARE and anchor.shape != "slot" and (shared or not anchor.headings):
        if _holds_title(rows, anchor):
            return False
        return not (mixed and are_apart(above, row))
    return names_session(row, lexicon) and (
        names_session(rows[group.last], lexicon) or rows[group.last].kind != row.kind
    )


def _holds_title(rows: list[Row], anchor: Anchor) -> bool:
    """Whether a text stands between the day and the hour of an anchor."""
    return any(rows[at].kind not in _BARE for at in range(anchor.first + 1, anchor.last))


def tells_zone(row: Row) -> bool:
    """Whether the text beside a date is nothing but a place or a zone."""
    rest = row.rest.strip(" -:|·•*\t")
    return 0 < len(rest) < _PLACE and rest.count(" ") < _PLACE_WORDS and find_zone(rest) is not None


def _covers(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether a group names a stretch of days without hours and an anchor gives the hours of one of them."""
    own = days_of(rows, Group(*anchor))
    if not own or not any(moment.clocks for moment in rows[anchor.first].moments):
        return False
    reach = range(group.first, min(group.last, group.first + _REACH) + 1)
    bare = [moment for at in reach for moment in rows[at].moments if not any(each.clocks for each in rows[at].moments)]
    stretches = [days for moment in bare if len(days := days_in(moment)) > 1]
    return any(min(days) <= own[0] <= own[-1] <= max(days) for days in stretches)
