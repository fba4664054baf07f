"""Anchors → groups: the anchors that speak of one and the same event."""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.segment.anchor import VAGUE, Anchor, tell_hours
from sideevents_parser.segment.announcing import is_full_day
from sideevents_parser.segment.apart import announce_apart, is_own_notice, is_posted, starts_of
from sideevents_parser.segment.notices import NAMED
from sideevents_parser.segment.page import Group, Page, days_in, days_of, divides, heads
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told
from sideevents_parser.segment.weekdays import are_apart
from sideevents_parser.vocabulary.mentions import LabelMention, Moment
from sideevents_parser.vocabulary.times import ClockValue

_SURE: Final = 4
_CLOSE: Final = 3
_BARE: Final = frozenset({"when", "hour", "day"})
_LONG: Final = 130
_RIGHT_BELOW: Final = 2
_HERALD: Final = 60
_PLANNED: Final = 2
_SAME: Final = "same"  # the day of what stands above
_NAME_WORDS: Final = 3
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
        return _is_told_again(page, group, anchor)
    if lexicon.opens("segments.heralds", fold(rows[anchor.first].rest[:_HERALD])):
        return False
    if _is_said_otherwise(rows, group, anchor) or _dates_hour(rows, group, anchor):
        return True
    if _recurs(rows, group, anchor) or are_siblings(rows[group.first], rows[anchor.first]):
        return False
    if _says_again(rows, group, anchor, lexicon) or _gives_rhythm(rows, group, anchor):
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
    apart = apart and (weekly or not _lies_within(rows, group, anchor))
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
    if anchor.shape == "entry" and row.line.kind != "item":
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
    first = _first_dated(rows[anchor.first])
    single = len(row.moments) == 1 and not row.moments[0].clocks and not row.rest.rstrip().endswith((".", ":"))
    return single and first is not None and None not in first.day_key and first.day_key == row.moments[0].day_key


def _dates_hour(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether the label of a day stands right below that of an hour: "Time: 17:30", then "Date: 4 March"."""
    hour = group.shape == "hour" and group.first == group.last == anchor.first - 1 and not group.headings
    return hour and anchor.shape == "label" and not any(moment.clocks for moment in rows[anchor.first].moments)


def _is_said_otherwise(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether another label gives the same days with the same start and end as that of the group: told twice, not two.

    The entries of one list have the same label.
    """
    first, other = rows[group.first], rows[anchor.first]
    if first.label is None or other.label is None or group.last > group.first or anchor.headings != group.headings:
        return False
    clocks = [[each.clock for moment in row.moments for each in moment.clocks] for row in (first, other)]
    whole = all(len(told) == 1 and told[0].end is not None for told in clocks)
    if not whole or (clocks[0][0].start, clocks[0][0].end) != (clocks[1][0].start, clocks[1][0].end):
        return False
    days = days_of(rows, group)
    return _label_look(first.label) != _label_look(other.label) and days == days_of(rows, Group(*anchor)) != []


def _label_look(label: LabelMention) -> tuple[str, int]:
    """What a label asks for, and how many letters it has."""
    return label.field, label.span.end - label.span.start


def _recurs(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether an anchor stands, further down, behind a label that already gave day and hour in the group."""
    label = rows[anchor.first].label
    if label is None or anchor.first <= group.last + 1 or not any(m.date for m in rows[anchor.first].moments):
        return False
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    told = (rows[at] for at in reach if any(moment.clocks for moment in rows[at].moments))
    return any(row.label is not None and row.label.field == label.field for row in told)


def are_siblings(first: Row, other: Row, fewest: int = _NAME_WORDS) -> bool:
    """Whether two rows are entries of one list: each a day and some words, with the same sign between them."""
    if first.kind != "entry" or other.kind != "entry" or first.label is not None or other.label is not None:
        return False
    told = [_beside(row) for row in (first, other)]
    return told[0][:2] == told[1][:2] and min(told[0][2], told[1][2]) >= fewest


def _beside(row: Row) -> tuple[bool, str, int]:
    """Whether a row's first moment opens it, the sign behind that moment, and how many words stand there."""
    start = max(row.moments[0].span.start - row.line.start, 0) if row.moments else 0
    before, after = row.rest[:start], row.rest[start + 1 :].lstrip()
    sign = after[:1] if not after[:1].isalnum() else ""
    return not any(c.isalpha() for c in before), sign, sum(any(map(str.isalpha, word)) for word in after.split())


def _is_told_again(page: Page, group: Group, anchor: Anchor) -> bool:
    """Whether a notice gives the day of the group above it once more, with the same hour or in the same paragraph."""
    rows = page.rows
    if any(divides(page, at) or heads(rows, at) for at in range(group.last + 1, anchor.first + 1)):
        return False
    if rows[group.first].kind == "day" and group.shape == "notice" and rows[anchor.first].blanks:
        return False  # one of several below the day that heads them
    if rows[group.first].line.kind == rows[anchor.first].line.kind == "item":
        return False
    if _are_titled_apart(rows, group.first, anchor.first) or all(
        NAMED.match(rows[at].rest) for at in (group.first, anchor.first)
    ):
        return False
    told = [
        moment for at in range(max(group.first, group.last - _REACH), group.last + 1) for moment in rows[at].moments
    ]
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    first = _first_dated(rows[anchor.first])
    day = first.first_day if first is not None else None
    if day is not None and day.relative == _SAME and not rows[anchor.first].blanks and not starts_of(told):
        return True  # "results on 16 May. A call will be held at 8:30 a.m. the same day"
    if _lies_within(rows, group, anchor):
        return True
    if not days_told(rows[anchor.first]) <= {day for at in reach for day in days_told(rows[at])}:
        return False
    hours, theirs = starts_of(rows[anchor.first].moments), starts_of(told)
    return not theirs or any(_is_same_hour(one, other) for one in hours for other in theirs)


def _are_titled_apart(rows: list[Row], first: int, other: int) -> bool:
    """Whether each of two rows stands right below a title of its own, behind a blank line."""
    if first == 0 or rows[first].blanks or rows[other].blanks:
        return False
    above = rows[first - 1], rows[other - 1]
    return all(row.kind == "short" and row.blanks for row in above) and above[0].rest != above[1].rest


def _lies_within(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether a paragraph gives a day of a stretch that the group above takes: "the dinner is on Wednesday, 4 May"."""
    own = sorted(day for moment in rows[anchor.first].moments if moment.clocks for day in days_in(moment))
    moments = [moment for at in range(group.first, group.last + 1) for moment in rows[at].moments]
    stretches = [sorted(days) for moment in moments if len(days := days_in(moment)) > 1]
    return bool(own) and any(days[0] < own[0] <= own[-1] < days[-1] for days in stretches)


def _is_same_hour(one: ClockValue, other: ClockValue) -> bool:
    """Whether two clocks may show the same hour; a bare figure may stand for either half of the day."""
    bare = "missing" in {one.meridiem, other.meridiem}
    hours = (one.hour % 12, other.hour % 12) if bare else (one.hour, other.hour)
    return hours[0] == hours[1] and one.minute == other.minute


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
        return not _has_name(row, lexicon)
    if row.kind == above.kind == "entry" and tells_zone(row) and tells_zone(above):
        return True
    if above.kind == "hour" and above.label is not None and row.kind == "day" and row.label is None:
        return sum(1 for each in rows if each.kind == "day") == 1
    shared = anchor.headings == group.headings and tell_hours(rows, anchor.headings)
    if row.kind in _BARE and above.kind in _BARE and anchor.shape != "slot" and (shared or not anchor.headings):
        if _holds_title(rows, anchor):
            return False
        return not (mixed and are_apart(above, row))
    return _names_session(row, lexicon) and (
        _names_session(rows[group.last], lexicon) or rows[group.last].kind != row.kind
    )


def _has_name(row: Row, lexicon: Lexicon) -> bool:
    """Whether a line with a day names what takes place, and no session: an entry of a week, not a day of one event."""
    opens, sign, _ = _beside(row)
    words = sum(any(map(str.isalpha, word)) for word in row.rest.split())
    named = row.kind == "entry" and words > _NAME_WORDS and bool(starts_of(row.moments))
    return named and not (opens and sign in {"", "."}) and not _names_session(row, lexicon)


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


def _names_session(row: Row, lexicon: Lexicon) -> bool:
    words = fold(row.rest).strip("•-*· ").split()
    return bool(words) and words[0].rstrip(":") in lexicon.folded("segments.session_words")


def _says_again(rows: list[Row], group: Group, anchor: Anchor, lexicon: Lexicon) -> bool:
    """Whether an anchor repeats the day and hour of the one before in another form."""
    mine = _first_dated(rows[anchor.first])
    if rows[anchor.first].blanks and rows[group.first].line.kind == rows[anchor.first].line.kind == "item":
        return False  # items that are paragraphs of their own
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    told = [moment for at in reach for moment in rows[at].moments]
    silent = bool(mine and mine.clocks) and not starts_of(told) and anchor.first - group.last <= _RIGHT_BELOW
    if mine is None or (_same_look(rows, group, anchor) and not silent):
        return False
    apart = _stands_like(rows, group, anchor) or group.shape == "prose" or _has_name(rows[anchor.first], lexicon)
    if apart and len(days_of(rows, group)) > 1 and len(days_in(mine)) == 1:
        return False
    days = {moment.day_key for moment in told if moment.date is not None}
    if mine.day_key[1] is None or mine.day_key not in days:
        return False
    own = [moment for row in rows[anchor.first : anchor.last + 1] for moment in row.moments]
    hours, theirs = _hours(own), _hours(told)
    return not hours or not theirs or bool(hours & theirs)


def _stands_like(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    """Whether blank runs stand above both, so that each opens an entry: "14 - 18 May", then "15 May, 9 am"."""
    return min(rows[group.first].blanks, rows[anchor.first].blanks) > 1


def _hours(moments: list[Moment]) -> set[tuple[int, int]]:
    """Hours (of either half of the day) and minutes at which moments start."""
    return {(clock.clock.start.hour % 12, clock.clock.start.minute) for moment in moments for clock in moment.clocks}


def _same_look(rows: list[Row], group: Group, anchor: Anchor) -> bool:
    mine, theirs = rows[anchor.first], rows[group.first]
    alike = (len(mine.rest) > _LONG) == (len(theirs.rest) > _LONG)
    return (
        alike
        and mine.kind == theirs.kind
        and (mine.label is None) == (theirs.label is None)
        and mine.line.kind == theirs.line.kind
    )


def _first_dated(row: Row) -> Moment | None:
    return next((moment for moment in row.moments if moment.date is not None), None)
