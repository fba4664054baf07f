"""A date or a clock at a place in the text → the moment, with what stands beside it.

In: the view and the date, or the offset of the clock. Out: a ``Moment``: the date's clocks and zones, the clock's date,
a length, "tbc". ``16 July 2021, 75 minutes from 14:00`` is a date, a length and a clock.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.durations import duration_after
from sideevents_parser.scan.clocks.ties import Clocks, clocks_at
from sideevents_parser.scan.clocks.told import in_half
from sideevents_parser.scan.dates.days import counted_at, part_before, past_part, relative_at, weekday_alone
from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.words import WORD, DateWords, key, past_range
from sideevents_parser.vocabulary.mentions import DateMention, Moment
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange

_PUNCTUATION: Final = re.compile(r"[ \t]{0,8}(?:[,;:.|@(\[\u2022\u00b7*_~>/-]{1,3}[ \t]{0,8}){0,3}")
_TEXT_BREAK: Final = re.compile(r"[ \t]{0,4}\n[ \t>*]{0,8}")
_DATE_LEAD: Final = re.compile(r"[ \t]{0,4}[,|(;:\u2022\u00b7/-]{0,2}[ \t]{0,3}")
_STAMP: Final = re.compile(r"T(?=\d\d:?\d\d)")
_LATE_YEAR: Final = re.compile(r"[ ]((?:19|20)\d\d)(?!\d|[:.]\d)")
_UNCONFIRMED: Final = re.compile(r"[ ,:|/-]{0,3}(?:\(|[tT])")
_NEXT_CLOCK: Final = re.compile(r"\)?[ \t]{0,4}[/|=]")
_LISTS: Final = frozenset(",; |(")
_NAME_BEFORE: Final = re.compile(r"\b[A-Z][a-z]{2,12}[ ]$")
_SAID: Final = re.compile(r"[ ][a-z]{3,12}(?=[ ](?:at|from)[ ])")
_FAR: Final = 40
_FIGURES: Final = re.compile(r"[ ]?\((\d{1,2})[-/.](\d{1,2})\)")


def from_date(view: str, date: DateMention, words: DateWords) -> Moment | None:
    """A moment that opens with its date."""
    clocks = (
        None
        if date.form == "month" or view[date.span.end : date.span.end + 1] in {"\n", ""} or _is_told_twice(view, date)
        else clocks_after(view, past_part(view, date.span.end, words), words, cued=True)
    )
    if clocks is None:
        return _behind_length(view, date, words) or closed(view, date, None, words)
    if (ended := _other_day(view, date, clocks, words)) is not None:
        date, clocks = ended
    first = date.items[0].first
    if first.month and first.year is None and len(date.items) == 1 and (year := _LATE_YEAR.match(view, clocks.end)):
        item = date.items[0]._replace(first=first._replace(year=int(year.group(1))))
        date, clocks = date._replace(items=(item,)), clocks._replace(end=year.end())
    return closed(view, date, clocks, words)


def _is_told_twice(view: str, date: DateMention) -> bool:
    """Whether a bracket gives month and day once more in figures: ``March 14 (3-14)``."""
    found, first = _FIGURES.match(view, date.span.end), date.items[0].first
    return found is not None and {int(found.group(1)), int(found.group(2))} == {first.month, first.day}


def _behind_length(view: str, date: DateMention, words: DateWords) -> Moment | None:
    """``16 July 2021, 75 minutes from 14:00``: a length between the date and its clocks."""
    length = duration_after(view, date.span.end, words) if view[date.span.end : date.span.end + 1] in _LISTS else None
    if length is None or "\n" in view[date.span.end : length.span.start]:
        return None
    said = _SAID.match(view, length.span.end)
    clocks = clocks_after(view, said.end() if said else length.span.end, words, cued=True)
    moment = closed(view, date, clocks, words) if clocks is not None else None
    return moment and moment._replace(duration=length)


def clocks_after(view: str, at: int, words: DateWords, *, cued: bool) -> Clocks | None:
    """The clocks that stand behind a date, past the marks and small words between."""
    if stamp := _STAMP.match(view, at):
        return clocks_at(view, stamp.end(), words, cued=True)
    cursor, led = at, False
    if view[at : at + 1] == ")" and "(" in view[max(0, at - _FAR) : at].rpartition("\n")[2].rpartition(")")[2]:
        cursor += 1
    for _ in range(5):
        gap = _PUNCTUATION.match(view, cursor)
        cursor = gap.end() if gap else cursor
        if (
            view[cursor : cursor + 1] in {"\n", " "}
            and (wrapped := _TEXT_BREAK.match(view, cursor))
            and (led or _led_below(view, cursor, wrapped.end(), words))
        ):
            cursor = wrapped.end()
        if (found := clocks_at(view, cursor, words, cued=cued, led=led)) is not None:
            return found
        word = WORD.match(view, cursor)
        if word is None or word.group() not in words.clock_leads:
            return None
        cursor, led = word.end(), True
    return None


def _led_below(view: str, at: int, below: int, words: DateWords) -> bool:
    """Whether a sentence that breaks off behind a comma goes on below with "from" or "at"."""
    word = WORD.match(view, below)
    return (
        word is not None
        and word.group() in words.clock_leads
        and word.group().islower()
        and view[:at].endswith(",", at - 1)
    )


def _other_day(view: str, date: DateMention, clocks: Clocks, words: DateWords) -> tuple[DateMention, Clocks] | None:
    """``6 May 9:00 - 8 May 17:00``: a day and a clock at either end."""
    joined = past_range(view, clocks.end, words)
    if joined is None or len(clocks.zoned) != 1 or clocks.zoned[0].clock.end is not None or len(date.items) != 1:
        return None
    last = date_at(view, joined, words)
    if last is None or last.form == "month" or date.items[0].last is not None:
        return None
    closing = clocks_after(view, last.span.end, words, cued=True)
    if closing is None or len(closing.zoned) != 1 or closing.zoned[0].clock.end is not None:
        return None
    first, end = clocks.zoned[0], closing.zoned[0]
    clock = first.clock._replace(span=Span(first.clock.span.start, end.clock.span.end), end=end.clock.start)
    opened, closed = date.items[0].first, last.items[0].first
    same = (opened.month, opened.day) == (closed.month, closed.day)
    items = (DayRange(opened, None if same else closed),)
    whole = date._replace(span=Span(date.span.start, last.span.end), items=items)
    return whole, Clocks((first._replace(clock=clock, zone=first.zone or end.zone),), closing.end, closing.note)


def from_clock(view: str, start: int, floor: int, words: DateWords) -> Moment | None:
    """A moment that opens with its clock; its date may follow."""
    led = _is_led(view, start, floor, words)
    part = part_before(view, start, floor, words)
    found = clocks_at(view, start, words, cued=part is not None, led=led)
    if found is None or (not led and _is_verse(view, start, found)):
        return None
    return closed(view, date_behind(view, found.end, words) or part, found, words)


def _is_verse(view: str, at: int, clocks: Clocks) -> bool:
    """Whether a lone figure with odd minutes behind a name is the place in a book: ``John 3:16``."""
    first = clocks.zoned[0]
    start = first.clock.start
    odd = start.meridiem == "missing" and start.minute % 5 != 0
    return (
        odd
        and len(clocks.zoned) == 1
        and first.zone is None
        and _NAME_BEFORE.search(view, max(0, at - 16), at) is not None
    )


def date_behind(view: str, at: int, words: DateWords) -> DateMention | None:
    """The date behind a clock that has no clock of its own; also a weekday or a relative day."""
    lead = _DATE_LEAD.match(view, at)
    cursor = lead.end() if lead else at
    word = WORD.match(view, cursor)
    for _ in range(2):
        if word is not None and word.group() in words.fillers and view[word.end() : word.end() + 1] == " ":
            cursor = word.end() + 1
            word = WORD.match(view, cursor)
    if cursor >= len(view) or not view[cursor].isalnum():
        return None
    if word is not None and word.group() in words.counts and (counted := counted_at(view, cursor, words)) is not None:
        return counted
    if view[cursor].isalpha() and (word is None or _names_no_day(word.group(), words)):
        return None
    date = date_at(view, cursor, words)
    if date is None or date.form == "month":
        return relative_at(view, cursor, words) or weekday_alone(view, cursor, words)
    if _NEXT_CLOCK.match(view, date.span.end):
        return date
    further = clocks_after(view, date.span.end, words, cued=True)
    return date if further is None or _has_own_date(view, further, words) else None


def _has_own_date(view: str, clocks: Clocks, words: DateWords) -> bool:
    """Whether a date stands right behind clocks: ``7pm Fri 8 Oct; 3pm on Saturday`` are two pairs."""
    behind = _DATE_LEAD.match(view, clocks.end)
    at = behind.end() if behind else clocks.end
    word = WORD.match(view, at)
    if word is not None and word.group() in words.fillers and view[word.end() : word.end() + 1] == " ":
        at = word.end() + 1
        word = WORD.match(view, at)
    if word is not None and word.group() in words.weekdays:
        return True
    date = date_at(view, at, words) if view[at : at + 1].isalnum() and "\n" not in view[clocks.end : at] else None
    return date is not None and date.form in {"date", "numeric", "iso"}


def _names_no_day(word: str, words: DateWords) -> bool:
    """Whether a word is neither a weekday, a month nor a relative day, nor two of these glued together."""
    return word not in words.lead and word not in words.relative_openers and (word.islower() or word[1:].islower())


def _is_led(view: str, at: int, floor: int, words: DateWords) -> bool:
    """Whether a word such as "at" or "from" stands before a clock."""
    before = view[max(floor, at - 14) : at]
    if before[-1:] == "@" or before.rstrip()[-1:] == "@":
        return True
    parts = before.split()
    return bool(parts) and key(parts[-1].strip(":(")) in words.clock_leads and before[-1:] in " \t:\n"


def closed(view: str, date: DateMention | None, clocks: Clocks | None, words: DateWords) -> Moment | None:
    """The moment with what may still follow it: a day shift, a length, "tbc"."""
    if date is None and clocks is None:
        return None
    zoned = clocks.zoned if clocks else ()
    if zoned and date is not None:
        zoned = (zoned[0]._replace(clock=in_half(view, date.span.start, zoned[0].clock, words)), *zoned[1:])
    start = date.span.start if date else zoned[0].clock.span.start
    end = date.span.end if date else 0
    length = None
    if clocks is not None:
        start = min(start, zoned[0].clock.span.start, zoned[-1].clock.span.start)
        end = max(end, clocks.end)
        length = duration_after(view, end, words)
    note = "tbc" if _UNCONFIRMED.match(view, end) and _is_unconfirmed(view, end, words) else None
    if length is not None and "\n" not in view[end : length.span.start]:
        end = length.span.end
    if view[end : end + 1] == ")" and view.count("(", start, end) > view.count(")", start, end):
        end += 1
    return Moment(Span(start, end), date, zoned, length, note)


def _is_unconfirmed(view: str, at: int, words: DateWords) -> bool:
    rest = view[at : at + 40].partition("\n")[0].lower().lstrip(" ,;:-|/")
    inside = rest[1:].partition(")")[0] if rest.startswith("(") else ""
    said, _, more = rest.partition(" ")
    if said in words.clock_leads and more.startswith(words.unconfirmed):
        return True
    return rest.startswith(words.unconfirmed) or inside.strip().endswith(words.unconfirmed)
