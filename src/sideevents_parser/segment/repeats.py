"""Whether an anchor tells once more what the group above it has told: the same day, the same hour, in another form.

In: a page, a group and an anchor below it. Out: yes or no.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.segment.anchor import Anchor
from sideevents_parser.segment.apart import starts_of
from sideevents_parser.segment.notices import NAMED
from sideevents_parser.segment.page import Group, Page, days_in, days_of, divides, heads
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.siblings import has_name
from sideevents_parser.segment.told import days_told
from sideevents_parser.vocabulary.mentions import LabelMention, Moment
from sideevents_parser.vocabulary.times import ClockValue

_LONG: Final = 130
_RIGHT_BELOW: Final = 2
_SAME: Final = "same"  # the day of what stands above
_REACH: Final = 30  # rows of a group that an anchor is held against, so that long lists cost no more than short ones


def is_said_otherwise(rows: list[Row], group: Group, anchor: Anchor) -> bool:
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


def is_told_again(page: Page, group: Group, anchor: Anchor) -> bool:
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
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    told = [moment for at in reach for moment in rows[at].moments]
    first = first_dated(rows[anchor.first])
    day = first.first_day if first is not None else None
    if day is not None and day.relative == _SAME and not rows[anchor.first].blanks and not starts_of(told):
        return True  # "results on 16 May. A call will be held at 8:30 a.m. the same day"
    if lies_within(rows, group, anchor):
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


def lies_within(rows: list[Row], group: Group, anchor: Anchor) -> bool:
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


def says_again(rows: list[Row], group: Group, anchor: Anchor, lexicon: Lexicon) -> bool:
    """Whether an anchor repeats the day and hour of the one before in another form."""
    mine = first_dated(rows[anchor.first])
    if rows[anchor.first].blanks and rows[group.first].line.kind == rows[anchor.first].line.kind == "item":
        return False  # items that are paragraphs of their own
    reach = range(max(group.first, group.last - _REACH), group.last + 1)
    told = [moment for at in reach for moment in rows[at].moments]
    silent = bool(mine and mine.clocks) and not starts_of(told) and anchor.first - group.last <= _RIGHT_BELOW
    if mine is None or (_same_look(rows, group, anchor) and not silent):
        return False
    apart = _stands_like(rows, group, anchor) or group.shape == "prose" or has_name(rows[anchor.first], lexicon)
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


def first_dated(row: Row) -> Moment | None:
    """The first moment of a row that gives a date."""
    return next((moment for moment in row.moments if moment.date is not None), None)
