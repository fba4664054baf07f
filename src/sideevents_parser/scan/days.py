"""Words that name a day without a figure: tomorrow, this Thursday, a weekday or a month as a heading.

In: the view and the offset of the word. Out: a ``DateMention``, or what the words around it say of it.
"""

import re
from typing import Final

from sideevents_parser.scan.dates import date_at, weekday_after
from sideevents_parser.scan.whole import whole_date
from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_LINE_END: Final = re.compile(r"[ \t.,:;*=|)]{0,6}(?:\n|$)")
_DAY_AHEAD: Final = re.compile(r"[^\d\n:]{0,36}\n?[^\d\n]{0,12}\d")
_CELL_ENDS: Final = re.compile(r"[ ]{1,3}[|\u00b7\u2022]")
_CAPITALS: Final = re.compile(r"(?:^|[\n|\u00b7\u2022])[ ]{0,3}(?:[A-Z][\w']{0,20}[ ]){1,3}\Z")
_AFTER_WEEKDAY: Final = re.compile(r"\.?[ ]([a-z]{2,12})(?![^\W_])|[.,;:)]|[ ]?(?:\n|$|[(|])")
_LOOK_BACK: Final = 40


def relative_at(view: str, at: int, words: DateWords, floor: int | None = None) -> DateMention | None:
    """Today, tomorrow, same day; ``this Thursday`` where a weekday stands here behind its qualifier."""
    for phrase, offset in words.relative.items():
        start = at
        if " " in phrase and floor is not None:
            start = max(floor, at - phrase.index(" ") - 1)
        if (
            view[start : start + len(phrase)].lower() == phrase
            and not view[start + len(phrase) : start + len(phrase) + 1].isalpha()
        ):
            if (start > 0 and view[start - 1].isalpha()) or view.startswith("'s", start + len(phrase)):
                continue
            weekday, end = weekday_after(view, start + len(phrase), words)
            return DateMention(Span(start, end), (DayRange(DayValue(weekday=weekday, relative=offset)),), "relative")
    return None


def weekday_alone(view: str, at: int, words: DateWords) -> DateMention | None:
    """A weekday behind its clock (``7 pm Thursday``), unless a range of weekdays or a place's name begins with it."""
    word = WORD.match(view, at)
    if word is None or word.group() not in words.weekdays or not word.group()[0].isupper():
        return None
    after = _AFTER_WEEKDAY.match(view, word.end())
    if after is None or (after.group(1) and words.joins.get(after.group(1)) is not None):
        return None
    value = DayValue(weekday=words.weekdays[word.group()])
    return DateMention(Span(*word.span()), (DayRange(value),), "weekday")


def past_part(view: str, at: int, words: DateWords) -> int:
    """Past "night", "evening" and the like."""
    rest = view[at : at + 14]
    parts = rest.split()
    if rest[:1] == " " and parts and key(parts[0].rstrip(",:")) in words.fillers:
        return at + 1 + len(parts[0].rstrip(",:"))
    return at


def qualified(view: str, at: int, floor: int, words: DateWords) -> tuple[int, str | None]:
    """Where a weekday begins with "this", "next" or "last" before it, and which of them it is."""
    before = view[max(floor, at - 12) : at]
    parts = before.split()
    if parts and before[-1:] in " \n" and (qualifier := words.qualifiers.get(parts[-1].lower())) is not None:
        return at - (len(before) - before.rfind(parts[-1])), qualifier
    return at, None


def is_masthead(view: str, span: Span) -> bool:
    """Whether "Today" ends the name of a journal in a row of cells (``Physics Today | Archive``)."""
    return view[span.start] == "T" and bool(
        _CELL_ENDS.match(view, span.end) and _CAPITALS.search(view[max(0, span.start - _LOOK_BACK) : span.start])
    )


def is_own_line(view: str, span: Span) -> bool:
    """Whether nothing else stands on the line."""
    return bool(_LINE_END.match(view, span.end)) and not _before_on_line(view, span.start)


def _before_on_line(view: str, at: int) -> str:
    """What stands before an offset on its line, as far as it matters, without marks of headings and lists."""
    before = view[max(0, at - _LOOK_BACK) : at]
    return before[before.rfind("\n") + 1 :].strip(" \t*=#_-")


def is_heading(view: str, date: DateMention) -> bool:
    """A month with its year counts anywhere, a month alone only as a line of its own."""
    if date.items[0].first.year is not None:
        return True
    return bool(_LINE_END.match(view, date.span.end)) and not _before_on_line(view, date.span.start)


def is_dated_later(view: str, at: int, words: DateWords) -> bool:
    """Whether a day follows this weekday: then its figure is the anchor."""
    if whole_date(view, at, words) is not None:
        return True
    if not _DAY_AHEAD.match(view, at):
        return False
    date = date_at(view, at, words)
    return date is not None and date.form in {"date", "bare_day"}
