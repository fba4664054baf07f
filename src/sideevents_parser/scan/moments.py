"""Dates, clocks and zones that stand together → moments.

In: a document, its links, a lexicon. Out: ``Moment``s in the order of the text, and what was not read. A moment ends
with its line, unless the sentence goes on. ``25 June 2021, 9:00 New York / 15:00 Geneva`` is one moment with a date and
two equivalent clocks.
"""

import re
from bisect import bisect_right
from typing import Final, NamedTuple

import regex

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.beside import clocks_after, closed, date_behind, from_clock, from_date
from sideevents_parser.scan.clocks.atoms import atom_at
from sideevents_parser.scan.dates.days import (
    count_before,
    counted_at,
    hour_follows,
    is_dated_later,
    is_heading,
    is_masthead,
    is_own_line,
    name_start,
    names_line,
    past_part,
    qualified,
    relative_at,
    repeats_monthly,
    week_on,
    weekdays_listed,
)
from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.dates.feasts import feast_at
from sideevents_parser.scan.dates.leads import as_range, lead_start, numeric_pair_at, year_before
from sideevents_parser.scan.dates.listed import listed_day
from sideevents_parser.scan.dates.numbered import numbers_item
from sideevents_parser.scan.hops import hops
from sideevents_parser.scan.masks import is_masked, promise
from sideevents_parser.scan.whole import whole_date
from sideevents_parser.scan.words import WORD, DateWords, date_words, past_range
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import DateMention, LinkMention, Moment
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_FIGURES: Final = regex.compile(r"\d+")
_PLAIN_FIGURES: Final = regex.compile(r"[0-9]+")
_OTHER_SCRIPTS: Final = (b"\xd9", b"\xdb", b"\xdf", b"\xe0", b"\xe1", b"\xef\xbc", b"\xf0")
_NEXT_NAME: Final = re.compile(r",?[ ](?:[a-z]{3}[ ])?([a-z]{5,11})")
_PLAIN_WORD: Final = re.compile(r"[ ]([a-z]{2,20})")
_WORD_BEFORE: Final = re.compile(r"(-|[^\W\d_]{1,10})[ ]{0,2}$")
_BETWEEN_LINES: Final = re.compile(r"[ \t.,;]{0,8}(?:\n[^\w\n(]{0,12}){1,3}$")
_LOOK_BACK: Final = 40
_BETWEEN_CLOCKS: Final = re.compile(r"[ \t]{0,4}[/|=][ \t]{0,4}$")
_NAME_GOES_ON: Final = re.compile(r"[ ][A-Z][a-z]{2}")
_BEFORE_DATE: Final = re.compile(r",?[ ]\(?(?=\w)")
_WORD_BETWEEN: Final = 24
_OWN_LINE: Final = re.compile(r"[ \t]{0,4}\n[ \t]{0,8}(-|[^\W\d_]{2,7})[ \t]{0,4}\n[ \t]{0,8}")
_LEAF: Final = re.compile(r"[ \t,]{0,4}\n[ \t]{0,8}")
_SHORTEST, _SHORT_LINE = 3, 24
_DAY_FIGURES, _YEAR_FIGURES, _FAR = 2, 4, 40
_CROWD: Final = 10_000  # moments on one line: no announcement has as many,
_CROWDED: Final = 50  # not with so few characters for each of them


class Scanned(NamedTuple):
    """The moments of a document in the order of the text, and the ends of lines that hold too many to be read."""

    moments: tuple[Moment, ...]
    unread: tuple[Span, ...]


def scan_moments(document: Document, low: str, links: tuple[LinkMention, ...], lexicon: Lexicon) -> Scanned:
    """All moments of a document; ``low`` is its view in lower case."""
    words, view = date_words(lexicon), document.view
    starts, ends = [link.span.start for link in links], [link.span.end for link in links]
    moments: list[Moment] = []
    unread: list[Span] = []
    floor, line, before = 0, Span(0, 0), 0
    for start, end in _anchors(document, low, words):
        if start < floor:
            continue
        if start >= line.end:
            line, before = Span(start, _line_end(view, start)), len(moments)
        elif (many := len(moments) - before) >= _CROWD and start - line.start < _CROWDED * many:
            unread.append(Span(start, line.end))
            floor = line.end
            continue
        if starts and (at := bisect_right(starts, start)) and start < ends[at - 1]:
            floor = ends[at - 1]
            continue
        moment = moment_at(view, start, end, floor, words)
        if moment is not None:
            floor = moment.span.end
            if moments and (linked := _linked(view, moments[-1], moment, words)) is not None:
                moments[-1] = linked
            else:
                moments.append(moment)
    return Scanned(tuple(moments), tuple(unread))


def _line_end(view: str, at: int) -> int:
    end = view.find("\n", at)
    return len(view) if end < 0 else end


def _with_lead(view: str, lead: int, date: DateMention | None, words: DateWords) -> DateMention | None:
    """A date in figures with the weekday that stands before it."""
    word = WORD.match(view, lead)
    if date is None or word is None or date.form not in {"numeric", "iso"} or word.group() not in words.weekdays:
        return date
    first, *others = date.items
    item = first._replace(first=first.first._replace(weekday=words.weekdays[word.group()]))
    return date._replace(span=Span(lead, date.span.end), items=(item, *others))


def _linked(view: str, first: Moment, further: Moment, words: DateWords) -> Moment | None:
    """One moment of two that stand on lines of their own, each with clock, zone and date.

    The same instant in a further zone, or the end: ``from 2pm on 4 October to 1pm on 6 October``.
    """
    if _joined_below(view, first, further, words):
        return _until(first, further)
    if (named := _with_weekday_below(view, first, further)) is not None:
        return named
    if first.date is None or further.date is None or not first.clocks or len(further.clocks) != 1:
        return None
    if past_range(view, first.span.end, words) == further.span.start:
        return _stretch(first, further)
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


def _with_weekday_below(view: str, first: Moment, further: Moment) -> Moment | None:
    """A day alone on its line with its weekday alone on the next, as on the leaf of a calendar."""
    day, below = first.date, further.date
    if day is None or below is None or first.clocks or further.clocks or below.form != "weekday" or day.form != "date":
        return None
    if len(day.items) > 1 or len(below.items) > 1 or day.items[0].last or below.items[0].last:
        return None
    opened, weekday = day.items[0].first, below.items[0].first
    if opened.weekday is not None or weekday.relative is not None:
        return None
    around = view[max(first.span.start - 1, 0) : first.span.start], view[further.span.end : further.span.end + 1]
    if not _LEAF.fullmatch(view, first.span.end, further.span.start) or any(each not in {"", "\n"} for each in around):
        return None
    span, named = Span(first.span.start, further.span.end), opened._replace(weekday=weekday.weekday)
    return first._replace(span=span, date=day._replace(span=span, items=(DayRange(named),)))


def _joined_below(view: str, first: Moment, further: Moment, words: DateWords) -> bool:
    """Whether nothing but a range word or a dash stands between two moments, on a line of its own."""
    if further.span.start - first.span.end > _WORD_BETWEEN:
        return False
    found = _OWN_LINE.fullmatch(view, first.span.end, further.span.start)
    return found is not None and words.joins.get(found.group(1)) == "range"


def _until(first: Moment, last: Moment) -> Moment | None:
    """One moment of two ends: two days, two clocks, or a day with its clock and the clock that ends it."""
    span = Span(first.span.start, last.span.end)
    if not first.clocks and not last.clocks and first.date is not None and last.date is not None:
        opened, closed_on = first.date.items[0], last.date.items[0]
        if len(first.date.items) > 1 or opened.last is not None or closed_on.last is not None:
            return None
        day = opened.first._replace(year=opened.first.year or closed_on.first.year)
        return first._replace(span=span, date=first.date._replace(items=(DayRange(day, closed_on.first),)))
    if len(first.clocks) == len(last.clocks) == 1 and last.date is None:
        opening, ending = first.clocks[0], last.clocks[0]
        if opening.clock.end is not None or ending.clock.end is not None:
            return None
        clock = opening.clock._replace(end=ending.clock.start, open_end=False)
        return first._replace(span=span, clocks=(opening._replace(clock=clock, zone=opening.zone or ending.zone),))
    return None


def _stretch(first: Moment, last: Moment) -> Moment | None:
    """One moment of two days, each with its clock, that a range word ties."""
    clocks = (*first.clocks, *last.clocks)
    if first.date is None or last.date is None or len(clocks) != 2 or any(one.clock.end for one in clocks):
        return None
    opened, closed_on = first.date.items[0], last.date.items[0]
    if opened.last or closed_on.last or opened.first.day is None or closed_on.first.day is None:
        return None
    day = opened.first._replace(year=opened.first.year or closed_on.first.year)
    clock = first.clocks[0].clock._replace(end=last.clocks[0].clock.start, open_end=False)
    zone = first.clocks[0].zone or last.clocks[0].zone
    date = first.date._replace(items=(DayRange(day, closed_on.first),))
    span = Span(first.span.start, last.span.end)
    return first._replace(span=span, date=date, clocks=(first.clocks[0]._replace(clock=clock, zone=zone),))


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
    if size <= _DAY_FIGURES and (listed := listed_day(view, start, end, words)) is not None:
        return from_date(view, listed, words)
    if size <= _DAY_FIGURES and numbers_item(view, start, end, words):
        return None
    if size > _YEAR_FIGURES or (promised := promise(view, start, end, words)) is None:
        return None
    lead = lead_start(view, start, floor, words) if promised == "lead" else start
    if lead == start and (size == 3 or is_masked(view, start, words)):
        return None
    if lead == start and view[end : end + 1] == ":":
        return from_clock(view, start, floor, words)
    date = date_at(view, lead, words)
    if date is None and lead < start and (lead := _past_count(view, lead, start, words)) < start:
        date = date_at(view, lead, words)
    if date is None and lead < start:
        date = _with_lead(view, lead, date_at(view, start, words), words)
    if date is None:
        date = numeric_pair_at(view, start, words)
    if date is not None and date.form == "month" and not is_heading(view, date):
        return from_clock(view, start, floor, words) if date.span.end <= start else None
    if date is not None:
        return from_date(view, as_range(view, year_before(view, date, floor), words), words)
    return from_clock(view, start, floor, words)


def _past_count(view: str, lead: int, start: int, words: DateWords) -> int:
    """Past a word that counts what stands before a date: ``First Saturday, November 6``."""
    word = WORD.match(view, lead)
    if word is None or word.group() not in words.day_names:
        return lead
    gap = len(view[word.end() : start]) - len(view[word.end() : start].lstrip(" ,"))
    return min(word.end() + gap, start)


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
        return closed(view, month, None, words) if month is not None and is_heading(view, month) else None
    if (named := name_start(view, begin, floor, words)) is not None:
        date = date_at(view, named, words)
        return None if date is None or date.form == "month" else from_date(view, date, words)
    if (feast := feast_at(view, begin, floor, words)) is not None:
        return from_date(view, feast, words)
    found = WORD.match(view, begin)
    if found is not None and found.group() in words.weekdays:
        return _from_weekday(view, begin, floor, words)
    if (relative := relative_at(view, begin, words, floor)) is not None:
        return None if is_masthead(view, relative.span) else from_date(view, _dated_too(view, relative, words), words)
    if (atom := _clock_word_start(view, begin, floor, words)) is not None:
        moment = from_clock(view, atom, floor, words)
        return None if moment is not None and _is_name(view, moment, words) else moment
    return None


def _dated_too(view: str, relative: DateMention, words: DateWords) -> DateMention:
    """The date that says the same as a relative day before it: ``tomorrow, 2 June``."""
    gap = _BEFORE_DATE.match(view, relative.span.end)
    date = date_at(view, gap.end(), words) if gap is not None else None
    if date is None or date.form != "date" or len(date.items) > 1 or date.items[0].last is not None:
        return relative
    return date._replace(span=Span(relative.span.start, date.span.end))


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
    if (listed := weekdays_listed(view, at, words)) is not None:
        clocks = clocks_after(view, past_part(view, listed.span.end, words), words, cued=True)
        if clocks is not None:
            return closed(view, listed, clocks, words)
    if (worded := _NEXT_NAME.match(view, found.end())) and worded.group(1) in words.day_names:
        date = date_at(view, at, words)
        return from_date(view, date, words) if date is not None and date.form == "date" else None
    if (counted := count_before(view, at, floor, words)) is not None:
        if (date := counted_at(view, counted, words)) is not None:
            return from_date(view, date, words)
        if repeats_monthly(view, found.end(), words):
            return None
    if (moved := week_on(view, at, found.end(), floor, words)) is not None:
        later = DayRange(DayValue(weekday=number, relative="week"))
        return from_date(view, DateMention(Span(*moved), (later,), "relative"), words)
    begin, qualifier = qualified(view, at, floor, words)
    after = _PLAIN_WORD.match(view, found.end())
    alone = qualifier is None and not hour_follows(view, at, found.end(), words)
    if alone and after and after.group(1) not in words.clock_leads and after.group(1) not in words.fillers:
        return None
    form = "relative" if qualifier else "weekday"
    date = DateMention(Span(begin, found.end()), (DayRange(DayValue(weekday=number, relative=qualifier)),), form)
    clocks = clocks_after(view, past_part(view, found.end(), words), words, cued=True)
    if clocks is None and alone and not is_own_line(view, date.span) and not names_line(view, date.span):
        return None
    if clocks is not None and qualifier is None and (whole := _day_named(view, date, clocks.end, words)) is not None:
        return closed(view, whole, clocks, words)
    return closed(view, date, clocks, words)


def _day_named(view: str, weekday: DateMention, at: int, words: DateWords) -> DateMention | None:
    """The date behind a weekday and its clocks: ``Tuesday 7pm-9pm, 14 September``."""
    date = date_behind(view, at, words)
    if date is None or date.form not in {"date", "numeric", "iso"} or len(date.items) > 1:
        return None
    span = Span(weekday.span.start, date.span.end)
    if date.items[0].last is not None:
        return date._replace(span=span)
    first, named = date.items[0].first, weekday.items[0].first.weekday
    if first.weekday not in {None, named}:
        return None
    return date._replace(span=span, items=(DayRange(first._replace(weekday=named)),))
