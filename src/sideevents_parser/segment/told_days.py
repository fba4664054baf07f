"""The day that stands above what it dates: in a sentence above labelled hours, in the subject of a mail.

In: the rows of a page and their anchors. Out: the anchors, those of hours below the sentence: "The minister meets the
press on Tuesday, 19 February 2019", then "Time: 09h00" and "Time: 11h30", each below a title of its own.
"""

from itertools import pairwise
from typing import Final

from sideevents_parser.segment.anchor import SURE, Anchor
from sideevents_parser.segment.announcing import gives_both
from sideevents_parser.segment.page import Group
from sideevents_parser.segment.rows import Row

_SEVERAL: Final = 2
_HEAD_ROWS: Final = 8
_DATED: Final = frozenset({"when", "day", "month", "entry", "weekday"})


def find_subject(rows: list[Row]) -> list[Group]:
    """The subject of a mail that gives day and hour, for a mail whose text gives none."""
    subjects = (at for at, row in enumerate(rows) if row.label is not None and row.label.field == "mail_subject")
    return [Group(at, at, "label", SURE) for at in subjects if any(map(gives_both, rows[at].moments))][:1]


def with_told_day(rows: list[Row], anchors: list[Anchor]) -> list[Anchor]:
    """The anchors with the day of the sentence above them, where several labelled hours have none of their own."""
    hours = [at for at, anchor in enumerate(anchors) if _is_labelled_hour(rows, anchor)]
    if len(hours) < _SEVERAL:
        return anchors
    first, last = anchors[hours[0]].first, anchors[hours[-1]].last
    titled = all(
        any(rows[at].kind == "short" for at in range(anchors[one].last + 1, anchors[other].first))
        for one, other in pairwise(hours)
    )
    told = next((at for at in range(first) if _tells_day(rows[at])), None)
    if not titled or told is None or any(rows[at].kind in _DATED for at in range(told + 1, last)):
        return anchors
    above = {heading for at in hours for heading in anchors[at].headings}
    if any(heading > told or heading >= _HEAD_ROWS for heading in above):
        return anchors
    below = [anchors[at]._replace(headings=(told,)) for at in hours]
    return sorted([anchor for anchor in anchors if anchor.first > last] + below)


def _is_labelled_hour(rows: list[Row], anchor: Anchor) -> bool:
    row = rows[anchor.first]
    return anchor.shape == "hour" and row.label is not None and anchor.first == anchor.last


def _tells_day(row: Row) -> bool:
    """Whether the first day that a sentence gives stands there with its weekday and without an hour."""
    days = [moment for moment in row.moments if moment.date is not None]
    if row.kind != "prose" or not days or any(moment.clocks for moment in row.moments):
        return False
    first = days[0].date.items[0].first if days[0].date is not None else None
    return first is not None and first.day is not None and first.weekday is not None
