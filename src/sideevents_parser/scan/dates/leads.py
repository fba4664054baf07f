"""A figure in the text → where its date begins, over the words before it.

In: the view and the offset of a figure. Out: the offset of the first word. In ``on Thursday, 24 June`` the date
begins at the weekday.
"""

import re
from typing import Final

from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.dates.numerals import day_month_pair_at
from sideevents_parser.scan.words import WORD, DateWords, humps, key, past_range
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange

_LOOK_BACK: Final = 40
_YEAR_BEFORE: Final = re.compile(r"(?<![\w.,:/-])((?:19|20)\d\d),?[ ]$")
_WORD_BACK: Final = 24
_PAIR_LINE: Final = re.compile(r"[ \t*\u2022-]{0,4}(?:1[0-2]|[1-9])/(?:3[01]|[12]?\d)(?=[ ]?(?:$|\n|:|-[ ])|[ ]{2}|\t)")
_MARK, _NEAR = 6, 400
_WEEKDAY_FOLLOWS: Final = re.compile(r"[\])]?,?[ ]{1,2}([^\W\d_]{3,9})(?=[ ]{0,3}(?:\n|$|[,:-]))")
_CLOCK_FOLLOWS: Final = re.compile(
    r"""[,;:.)]?(?:[ \t]{1,3}|[ ]?\n[ \t]{0,8})(?:[-|/·•@(][ ]?)?(?:([a-z]{2,8})[ ])?
    (?:[01]?\d|2[0-3])(?:[:.hH][0-5]\d(?!\d) | [ ]?(?:(?:-|[a-z]{2,5})[ ]?\d{1,2})?[ ]?[ap]\.?m)""",
    re.VERBOSE | re.IGNORECASE,
)


def _without_new_date(view: str, date: DateMention, words: DateWords) -> DateMention:
    """The former date of two, where a word such as "rescheduled" stands before "from"."""
    before = view[max(0, date.span.start - _WORD_BACK) : date.span.start].lower().rstrip(" \n")
    if not before.endswith(words.moved_from):
        return date
    cut = next((at for at in range(date.span.start, date.span.end) if past_range(view, at, words)), None)
    former = date_at(view[:cut], date.span.start, words) if cut else None
    return former or date


def lead_start(view: str, at: int, floor: int, words: DateWords) -> int:
    """Where the expression begins whose first figure is at ``at``.

    Back over weekdays, months and the words between them.
    """
    low = max(floor, at - _LOOK_BACK)
    if (near := _near_lead(view, low, at, words)) is not None:
        return near
    start = cursor = at
    for _ in range(5):
        edge = cursor
        while edge > low and view[edge - 1] in " \t.,(-\n":
            edge -= 1
        if view.count("\n", edge, cursor) > 1:
            break
        begin = edge - (edge > low and view[edge - 1] == "&")
        while begin > low and view[begin - 1].isalpha():
            begin -= 1
        if begin == edge:
            break
        word = view[begin:edge]
        if start < at and "\n" in view[edge:cursor]:
            break
        kind = words.lead.get(word)
        if kind is None and start < at and _joins_weekdays(view, begin, start, at, word, words):
            kind = "filler"
        if kind is None and (parts := humps(word)):
            kind = words.lead.get(parts[0]) if word.startswith(parts[0]) else None
            if kind is None:  # "PMMay 14": the end of a name and a month
                begin, kind = edge - len(parts[-1]), words.lead.get(parts[-1])
        if kind is None:
            break
        if kind != "filler":
            start = begin
        cursor = begin
    return start


def _joins_weekdays(view: str, begin: int, start: int, at: int, word: str, words: DateWords) -> bool:
    """Whether the word that begins at ``begin`` ties what stands at ``start`` to a day before it."""
    join = words.joins.get(word)
    if join == "range":
        return view[start:at].rstrip(" ,.-\n").isalpha()
    if join not in {"list", "alternative"}:
        return False
    after = WORD.match(view, start)
    before = view[max(0, begin - _WORD_BACK) : begin].split()
    return (
        after is not None
        and after.group() in words.weekdays
        and bool(before)
        and before[-1].strip("(,.") in words.weekdays
    )


def _near_lead(view: str, low: int, at: int, words: DateWords) -> int | None:
    """Where the lead begins when it is plain words with spaces and commas between.

    None where a closer look is needed.
    """
    tail = view[low:at]
    if "\n" in tail:
        tail = tail[tail.rfind("\n") + 1 :]
        if not tail or tail.isspace():
            return None
    start, cursor = at, at
    for part in reversed(tail.split()):
        word = part.strip(".,(")
        kind = words.lead.get(word)
        if kind is None:
            return start if word.islower() and word not in words.joins else None
        cursor = view.rindex(part, low, cursor)
        if kind != "filler":
            start = cursor + part.index(word)
    return start if view[low:at] != tail or low == 0 else None


def numeric_pair_at(view: str, start: int, words: DateWords) -> DateMention | None:
    """``3/2`` where the words before it or a clock or a weekday after it say that it is a date."""
    pair = day_month_pair_at(view, start, named=True)
    if pair is None:
        return None
    if "/" in pair.span.of(view) and _opens_line_of_list(view, start):
        return pair
    before = view[max(0, start - 16) : start].rstrip(" (,")
    word = before.rsplit(None, 1)[-1] if before.strip() else ""
    name = word.strip("(:,.")
    if name in words.weekdays:
        first = pair.items[0].first._replace(weekday=words.weekdays[name])
        begin = start - (len(view[max(0, start - 16) : start]) - before.rfind(word))
        return pair._replace(span=Span(begin, pair.span.end), items=(DayRange(first),))
    if day_month_pair_at(view, start) is None:
        return None
    behind = _WEEKDAY_FOLLOWS.match(view, pair.span.end)
    if behind is not None and (number := words.weekdays.get(behind.group(1))) is not None:
        first = pair.items[0].first._replace(weekday=number)
        return pair._replace(span=Span(pair.span.start, behind.end()), items=(DayRange(first),))
    clock = _CLOCK_FOLLOWS.match(view, pair.span.end)
    if clock and (clock[1] is None or clock[1] in words.clock_leads) and "/" in pair.span.of(view):
        return pair
    if key(name) in words.numeric_leads and view[pair.span.start + 1 : pair.span.end].count("/"):
        return pair
    return None


def _opens_line_of_list(view: str, at: int) -> bool:
    """Whether two figures open a line, and such figures another line near by: ``5/14: Bees``, ``5/20: Canals``."""
    begin = view.rfind("\n", max(0, at - _MARK), at)
    if (begin < 0 and at >= _MARK) or not _PAIR_LINE.match(view, begin + 1):
        return False
    near = view[max(0, begin - _NEAR) : at + _NEAR].split("\n")
    return sum(_PAIR_LINE.match(line) is not None for line in near) > 1


def year_before(view: str, date: DateMention, floor: int) -> DateMention:
    """The date with the year that stands before it: ``2021 September 14``."""
    first = date.items[0].first
    if first.year is not None or first.month is None or len(date.items) > 1 or view[date.span.start - 1] not in " ,":
        return date
    found = _YEAR_BEFORE.search(view, max(floor, date.span.start - 7), date.span.start)
    if found is None:
        return date
    item = date.items[0]._replace(first=first._replace(year=int(found.group(1))))
    return date._replace(span=Span(found.start(1), date.span.end), items=(item,))


def as_range(view: str, date: DateMention, words: DateWords) -> DateMention:
    """``between 7 July and 9 July`` is a range, not a list of two; ``moved from 3 July to 9 July`` is none."""
    if len(date.items) == 1 and date.items[0].last is not None:
        return _without_new_date(view, date, words)
    if len(date.items) != 2 or date.items[0].last is not None or date.items[1].last is not None:
        return date
    before = view[max(0, date.span.start - 12) : date.span.start].split()
    if not before or before[-1].lower() not in words.between:
        return date
    return date._replace(items=(DayRange(date.items[0].first, date.items[1].first),))
