"""Dates, clocks and zones that stand together → moments.

In: a document, its links, a lexicon. Out: ``Moment``s in the order of the text. A moment ends with its line, unless the
sentence goes on. ``25 June 2021, 9:00 New York / 15:00 Geneva`` is one moment with a date and two equivalent clocks.
"""

import re
from bisect import bisect_right
from typing import Final

import regex

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.atoms import atom_at
from sideevents_parser.scan.dates import date_at
from sideevents_parser.scan.days import (
    is_dated_later,
    is_heading,
    is_masthead,
    is_own_line,
    past_part,
    qualified,
    relative_at,
    weekday_alone,
)
from sideevents_parser.scan.durations import duration_after
from sideevents_parser.scan.hops import hops
from sideevents_parser.scan.leads import as_range, lead_start, numeric_pair_at
from sideevents_parser.scan.masks import is_masked, promise
from sideevents_parser.scan.ties import Clocks, clocks_at
from sideevents_parser.scan.whole import whole_date
from sideevents_parser.scan.words import WORD, DateWords, date_words, key, past_range
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import DateMention, LinkMention, Moment
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_FIGURES: Final = regex.compile(r"\d+")
_PLAIN_FIGURES: Final = regex.compile(r"[0-9]+")
_OTHER_SCRIPTS: Final = (b"\xd9", b"\xdb", b"\xdf", b"\xe0", b"\xe1", b"\xef\xbc", b"\xf0")
_PUNCTUATION: Final = re.compile(r"[ \t]{0,8}(?:[,;:.|@(\[\u2022\u00b7*_~>/-]{1,3}[ \t]{0,8}){0,3}")
_TEXT_BREAK: Final = re.compile(r"[ \t]{0,4}\n[ \t>*]{0,8}")
_DATE_LEAD: Final = re.compile(r"[ \t]{0,4}[,|(;:\u2022\u00b7/-]{0,2}[ \t]{0,3}")
_STAMP: Final = re.compile(r"T(?=\d\d:?\d\d)")
_PLAIN_WORD: Final = re.compile(r"[ ]([a-z]{2,20})")
_WORD_BEFORE: Final = re.compile(r"(-|[^\W\d_]{1,10})[ ]{0,2}$")
_LATE_YEAR: Final = re.compile(r"[ ]((?:19|20)\d\d)(?!\d|[:.]\d)")
_UNCONFIRMED: Final = re.compile(r"[ ,:|/-]{0,3}(?:\(|[tT])")
_BETWEEN_LINES: Final = re.compile(r"[ \t.,;]{0,8}(?:\n[^\w\n(]{0,12}){1,3}$")
_LOOK_BACK: Final = 40
_BETWEEN_CLOCKS: Final = re.compile(r"[ \t]{0,4}[/|=][ \t]{0,4}$")
_NEXT_CLOCK: Final = re.compile(r"\)?[ \t]{0,4}[/|=]")
_NAME_GOES_ON: Final = re.compile(r"[ ][A-Z][a-z]{2}")
_SHORTEST, _SHORT_LINE = 3, 24
_YEAR_FIGURES, _FAR = 4, 40


def scan_moments(document: Document, low: str, links: tuple[LinkMention, ...], lexicon: Lexicon) -> tuple[Moment, ...]:
    """All moments of a document, in the order of the text; ``low`` is its view in lower case."""
    words, view = date_words(lexicon), document.view
    starts, ends = [link.span.start for link in links], [link.span.end for link in links]
    moments: list[Moment] = []
    floor = 0
    for start, end in _anchors(document, low, words):
        if start < floor:
            continue
        if starts and (at := bisect_right(starts, start)) and start < ends[at - 1]:
            floor = ends[at - 1]
            continue
        moment = moment_at(view, start, end, floor, words)
        if moment is not None:
            floor = moment.span.end
            if moments and (linked := _linked(view, moments[-1], moment)) is not None:
                moments[-1] = linked
            else:
                moments.append(moment)
    return tuple(moments)


def _with_lead(view: str, lead: int, date: DateMention | None, words: DateWords) -> DateMention | None:
    """A date in figures with the weekday that stands before it."""
    word = WORD.match(view, lead)
    if date is None or word is None or date.form not in {"numeric", "iso"} or word.group() not in words.weekdays:
        return date
    first, *others = date.items
    item = first._replace(first=first.first._replace(weekday=words.weekdays[word.group()]))
    return date._replace(span=Span(lead, date.span.end), items=(item, *others))


def _linked(view: str, first: Moment, further: Moment) -> Moment | None:
    """One moment of two that stand on lines of their own, each with clock, zone and date.

    The same instant in a further zone.
    """
    if first.date is None or further.date is None or not first.clocks or len(further.clocks) != 1:
        return None
    if first.clocks[0].zone is None or further.clocks[0].zone is None:
        return None
    between = view[first.span.end : min(further.span.start, first.span.end + _FAR)]
    if not _BETWEEN_CLOCKS.match(between):
        ends_with_date = further.date.span.start > further.clocks[0].clock.span.end
        if not ends_with_date or not _BETWEEN_LINES.match(between):
            return None
    if any(one.zone is not None and one.zone.text == further.clocks[0].zone.text for one in first.clocks):
        return None
    tied = further.clocks[0]._replace(tie="equivalent", day=further.date)
    return first._replace(span=Span(first.span.start, further.span.end), clocks=(*first.clocks, tied))


def _anchors(document: Document, low: str, words: DateWords) -> list[tuple[int, int]]:
    """Every figure, and every word that may name a day or a clock without one, in order."""
    view = document.view
    found = [match.span() for match in (_FIGURES if _may_hold_other_figures(view) else _PLAIN_FIGURES).finditer(view)]
    figures = len(found)
    for line in [line for line in document.lines if _SHORTEST <= line[1] - line[0] <= _SHORT_LINE]:
        name = view[line.start : line.end].strip(" \t*=#_:.")
        if name in words.months:
            at = view.index(name, line.start)
            found.append((at, at))
    for part, beginnings in words.anchors:
        size = len(part)
        found += [(at, at) for at in hops(low, part) if low.endswith(beginnings, 0, at + size)]
    if len(found) > figures:
        found.sort()
    return found


def _may_hold_other_figures(view: str) -> bool:
    """Whether a text may hold figures of another script than 0 to 9: by the first bytes of their letters."""
    if view.isascii():
        return False
    written = view.encode("utf-8", "replace")
    return any(lead in written for lead in _OTHER_SCRIPTS)


def moment_at(view: str, start: int, end: int, floor: int, words: DateWords) -> Moment | None:
    """The moment around one anchor that begins no earlier than ``floor``."""
    if start == end:
        return _worded(view, start, floor, words)
    size = end - start
    if size > _YEAR_FIGURES or (promised := promise(view, start, end, words)) is None:
        return None
    lead = lead_start(view, start, floor, words) if promised == "lead" else start
    if lead == start and (size == 3 or is_masked(view, start, words)):
        return None
    if lead == start and view[end : end + 1] == ":":
        return _from_clock(view, start, floor, words)
    date = date_at(view, lead, words)
    if date is None and lead < start:
        date = _with_lead(view, lead, date_at(view, start, words), words)
    if date is None:
        date = numeric_pair_at(view, start, words)
    if date is not None and date.form == "month" and not is_heading(view, date):
        return _from_clock(view, start, floor, words) if date.span.end <= start else None
    if date is not None:
        return _from_date(view, as_range(view, date, words), words)
    return _from_clock(view, start, floor, words)


def _from_date(view: str, date: DateMention, words: DateWords) -> Moment | None:
    """A moment that opens with its date."""
    clocks = (
        None
        if view[date.span.end : date.span.end + 1] in {"\n", ""}
        else _clocks_after(view, date.span.end, words, cued=True)
    )
    if clocks is None:
        return _closed(view, date, None, words)
    if (ended := _other_day(view, date, clocks, words)) is not None:
        date, clocks = ended
    first = date.items[0].first
    if first.month and first.year is None and len(date.items) == 1 and (year := _LATE_YEAR.match(view, clocks.end)):
        item = date.items[0]._replace(first=first._replace(year=int(year.group(1))))
        date, clocks = date._replace(items=(item,)), clocks._replace(end=year.end())
    return _closed(view, date, clocks, words)


def _clocks_after(view: str, at: int, words: DateWords, *, cued: bool) -> Clocks | None:
    """The clocks that stand behind a date, past the marks and small words between."""
    if stamp := _STAMP.match(view, at):
        return clocks_at(view, stamp.end(), words, cued=True)
    cursor, led = at, False
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
    closing = _clocks_after(view, last.span.end, words, cued=True)
    if closing is None or len(closing.zoned) != 1 or closing.zoned[0].clock.end is not None:
        return None
    first, end = clocks.zoned[0], closing.zoned[0]
    clock = first.clock._replace(span=Span(first.clock.span.start, end.clock.span.end), end=end.clock.start)
    opened, closed = date.items[0].first, last.items[0].first
    same = (opened.month, opened.day) == (closed.month, closed.day)
    items = (DayRange(opened, None if same else closed),)
    whole = date._replace(span=Span(date.span.start, last.span.end), items=items)
    return whole, Clocks((first._replace(clock=clock, zone=first.zone or end.zone),), closing.end, closing.note)


def _from_clock(view: str, start: int, floor: int, words: DateWords) -> Moment | None:
    """A moment that opens with its clock; its date may follow."""
    found = clocks_at(view, start, words, cued=False, led=_is_led(view, start, floor, words))
    if found is None:
        return None
    return _closed(view, _date_behind(view, found.end, words), found, words)


def _date_behind(view: str, at: int, words: DateWords) -> DateMention | None:
    lead = _DATE_LEAD.match(view, at)
    cursor = lead.end() if lead else at
    word = WORD.match(view, cursor)
    for _ in range(2):
        if word is not None and word.group() in words.fillers and view[word.end() : word.end() + 1] == " ":
            cursor = word.end() + 1
            word = WORD.match(view, cursor)
    if cursor >= len(view) or not view[cursor].isalnum():
        return None
    if view[cursor].isalpha() and (word is None or _names_no_day(word.group(), words)):
        return None
    date = date_at(view, cursor, words)
    if date is None or date.form == "month":
        return relative_at(view, cursor, words) or weekday_alone(view, cursor, words)
    if _NEXT_CLOCK.match(view, date.span.end):
        return date
    return None if _clocks_after(view, date.span.end, words, cued=True) is not None else date


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


def _closed(view: str, date: DateMention | None, clocks: Clocks | None, words: DateWords) -> Moment | None:
    """The moment with what may still follow it: a day shift, a length, "tbc"."""
    if date is None and clocks is None:
        return None
    zoned = clocks.zoned if clocks else ()
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
    return rest.startswith(words.unconfirmed) or inside.strip().endswith(words.unconfirmed)


def _worded(view: str, at: int, floor: int, words: DateWords) -> Moment | None:
    """A moment that opens with a word: a weekday alone, tomorrow, noon, half past six."""
    begin, low = at, max(floor, at - _LOOK_BACK)
    while begin > low and view[begin - 1].isalpha():
        begin -= 1
    if view[begin - 1 : begin] == "'" and begin - 2 >= floor:
        begin -= 2
    if begin == low > floor and view[begin - 1].isalpha():
        return None
    if begin == at and (lone := WORD.match(view, at)) and lone.group() in words.months:
        month = date_at(view, at, words)
        return _closed(view, month, None, words) if month is not None and is_heading(view, month) else None
    found = WORD.match(view, begin)
    if found is not None and found.group() in words.weekdays:
        return _from_weekday(view, begin, floor, words)
    if (relative := relative_at(view, begin, words, floor)) is not None:
        return None if is_masthead(view, relative.span) else _from_date(view, relative, words)
    if (atom := _clock_word_start(view, begin, floor, words)) is not None:
        moment = _from_clock(view, atom, floor, words)
        return None if moment is not None and _is_name(view, moment, words) else moment
    return None


def _is_name(view: str, moment: Moment, words: DateWords) -> bool:
    """Whether a clock in words is part of a name: ``Noon Briefing``, ``Midnight Mass``."""
    first = moment.clocks[0]
    return (
        moment.date is None
        and first.zone is None
        and view[first.clock.span.start].isupper()
        and moment.span == first.clock.span
        and first.clock.span.of(view).lower() in words.clock_words
        and _NAME_GOES_ON.match(view, moment.span.end) is not None
    )


def _clock_word_start(view: str, at: int, floor: int, words: DateWords) -> int | None:
    """Where a clock in words begins: here, or at the number before "o'clock"."""
    found = atom_at(view, at, words)
    if found is not None:
        return at
    before = view[max(floor, at - 8) : at].rstrip()
    start = len(before)
    while start and before[start - 1].isalnum():
        start -= 1
    begin = max(floor, at - 8) + start
    number = before[start:].lower()
    return begin if number in words.numbers and atom_at(view, begin, words) is not None else None


def _from_weekday(view: str, at: int, floor: int, words: DateWords) -> Moment | None:
    """A weekday without a figure: behind "this" or "next", beside a clock, or as a line of its own."""
    found = WORD.match(view, at)
    number = words.weekdays.get(found.group()) if found else None
    if whole_date(view, at, words) is not None:
        return None
    if (before := _WORD_BEFORE.search(view[max(floor, at - 12) : at])) and words.joins.get(before.group(1)) == "range":
        return None
    if found is None or number is None or not found.group()[0].isupper() or is_dated_later(view, at, words):
        return None
    begin, qualifier = qualified(view, at, floor, words)
    after = _PLAIN_WORD.match(view, found.end())
    if qualifier is None and after and after.group(1) not in words.clock_leads and after.group(1) not in words.fillers:
        return None
    form = "relative" if qualifier else "weekday"
    date = DateMention(Span(begin, found.end()), (DayRange(DayValue(weekday=number, relative=qualifier)),), form)
    clocks = _clocks_after(view, past_part(view, found.end(), words), words, cued=True)
    if clocks is None and qualifier is None and not is_own_line(view, date.span):
        return None
    return _closed(view, date, clocks, words)
