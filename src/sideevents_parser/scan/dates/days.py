"""Words that name a day without a figure: tomorrow, this Thursday, a weekday or a month as a heading.

In: the view and the offset of the word. Out: a ``DateMention``, or what the words around it say of it.
"""

import re
from typing import Final

from sideevents_parser.scan.dates.expression import date_at, weekday_after
from sideevents_parser.scan.dates.years import year_at
from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_LINE_END: Final = re.compile(r"[ \t.,:;*=|)]{0,6}(?:\n|$)")
_DAY_AHEAD: Final = re.compile(r"[^\d\n:]{0,36}\n?[^\d\n]{0,12}\d")
_CELL_ENDS: Final = re.compile(r"[ ]{1,3}[|\u00b7\u2022]")
_CAPITALS: Final = re.compile(r"(?:^|[\n|\u00b7\u2022])[ ]{0,3}(?:[A-Z][\w']{0,20}[ ]){1,3}\Z")
_AFTER_WEEKDAY: Final = re.compile(r"\.?[ ]([a-z]{2,12})(?![^\W_])|[.,;:)]|[ ]?(?:\n|$|[(|])")
# between the weekdays of a list: "Friday and Saturday", "Friday, Saturday & Sunday"
_DAY_JOIN: Final = re.compile(r",[ ](?:([a-z]{2,4})[ ])?(?=[A-Z])|[ ](?:([a-z]{2,4})|&)[ ](?=[A-Z])")
_FEWEST: Final = 2
_LOOK_BACK: Final = 40
_COUNTED: Final = re.compile(
    r"([^\W_]{3,6})[ ]([^\W\d_]{3,10})[ ]([a-z]{2})[ ](?:(?:the|this)[ ](?:month[ ]of[ ])?)?([^\W\d_]{3,9})(?![^\W_])"
)
_HOUR_LATER: Final = re.compile(
    r"\b\d{1,2}(?::\d\d)?[ ]?[ap]\.?m\b|\bnoon\b"
)  # "to honor its head, from 4 to 5:30 p.m."
_SENTENCES: Final = re.compile(r"(?<=\w\w\w)[.!?;][ ]")
_REST, _MOST_SENTENCES = 200, 2
_IN_NAME: Final = re.compile(r"[A-Z][a-z]{2,20} $")  # "Asia Pacific Tomorrow"
_NAME_REACH: Final = 24
_HERE: Final = re.compile(r"[^\n.!?;]{0,90}\Z")
_THIS_PART: Final = re.compile(r"(?<![^\W_])([tT][a-z]{3})[ ]([a-z]{7,9}),?[ ](?:[a-z]{2,4}[ ])?$")
_WEEK_AFTER: Final = re.compile(r"[ ]([a-z]{4,7})(?![^\W_]|[ ]\d)")


def relative_at(view: str, at: int, words: DateWords, floor: int | None = None) -> DateMention | None:
    """Today, tomorrow, same day; ``this Thursday`` where a weekday stands here behind its qualifier."""
    for phrase, offset in words.relative.items():
        start = at
        if " " in phrase and floor is not None:
            start = max(floor, at - phrase.rindex(" ") - 1)
        if (
            view[start : start + len(phrase)].lower() == phrase
            and not view[start + len(phrase) : start + len(phrase) + 1].isalpha()
        ):
            if (start > 0 and view[start - 1].isalpha()) or view.startswith("'s", start + len(phrase)):
                continue
            if view[start].isupper() and _IN_NAME.search(view, max(start - _NAME_REACH, 0), start):
                continue
            if view.endswith(words.belongs, max(start - _NAME_REACH, 0), start):
                continue  # the cities of tomorrow
            weekday, end = weekday_after(view, start + len(phrase), words)
            return DateMention(Span(start, end), (DayRange(DayValue(weekday=weekday, relative=offset)),), "relative")
    return None


def part_before(view: str, at: int, floor: int, words: DateWords) -> DateMention | None:
    """``this evening`` right before a clock is today's."""
    before = view[max(floor, at - 26) : at]
    found = _THIS_PART.search(view, max(floor, at - 26), at) if "his " in before else None
    if found is None or words.qualifiers.get(found.group(1).lower()) != "this" or found.group(2) not in words.halves:
        return None
    return DateMention(Span(found.start(1), found.end(2)), (DayRange(DayValue(relative="+0")),), "relative")


def weekdays_listed(view: str, at: int, words: DateWords) -> DateMention | None:
    """Several weekdays of one week: ``Friday and Saturday``, no plurals of a rule, none with days behind them."""
    days: list[int] = []
    cursor = end = at
    while (word := WORD.match(view, cursor)) is not None and _is_weekday(word.group(), words):
        if is_dated_later(view, cursor, words):
            return None
        days.append(words.weekdays[word.group()])
        end = word.end()
        join = _DAY_JOIN.match(view, end)
        word_between = join.group(1) or join.group(2) if join is not None else None
        if join is None or (word_between is not None and words.joins.get(word_between) != "list"):
            break
        cursor = join.end()
    if len(set(days)) < max(len(days), _FEWEST):
        return None
    return DateMention(Span(at, end), tuple(DayRange(DayValue(weekday=day)) for day in days), "weekday")


def _is_weekday(word: str, words: DateWords) -> bool:
    """Whether a word names one weekday, not all of its kind ("Fridays")."""
    name = key(word)
    return word[0].isupper() and word in words.weekdays and (name in words.short_names or not name.endswith("s"))


def weekday_alone(view: str, at: int, words: DateWords) -> DateMention | None:
    """A weekday behind its clock (``7 pm Thursday``), unless a range of weekdays or a place's name begins with it."""
    word = WORD.match(view, at)
    if word is None or word.group() not in words.weekdays or not word.group()[0].isupper():
        return None
    if (listed := weekdays_listed(view, at, words)) is not None:
        return listed
    after = _AFTER_WEEKDAY.match(view, word.end())
    if after is None:
        return None
    join = words.joins.get(after.group(1)) if after.group(1) is not None else None
    if join is not None and not (join == "list" and view[after.end(1) + 1 : after.end(1) + 2].isdigit()):
        return None  # further weekdays; a figure would be the hour of another day
    value = DayValue(weekday=words.weekdays[word.group()])
    return DateMention(Span(*word.span()), (DayRange(value),), "weekday")


def hour_follows(view: str, start: int, end: int, words: DateWords) -> bool:
    """Whether the sentence of a weekday goes on to an hour, with no other day between and nothing that reports.

    ``will hold a reception Thursday to honor its head, from 4 to 5:30 p.m.``
    """
    line = view.find("\n", end, end + _REST)
    later = _HOUR_LATER.search(view, end, line if line >= 0 else end + _REST)
    if later is None or len(between := _SENTENCES.split(view[end : later.start()])) > _MOST_SENTENCES:
        return False
    if any(words.lead.get(word) in {"weekday", "month"} for word in WORD.findall(" ".join(between))):
        return False
    before = _HERE.search(view[max(0, start - 90) : start])
    said = WORD.findall(before.group()) if before else []
    if any(words.lead.get(word) == "month" or word in words.weekdays for word in said):
        return False
    return not said or not (said[-1].endswith("ed") or said[-1][0].isupper() or not words.told.isdisjoint(said))


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


def counted_at(view: str, at: int, words: DateWords) -> DateMention | None:
    """``last Friday of June``, ``first Monday in July 2021``; a month is named, so that it is no rule."""
    found = _COUNTED.match(view, at)
    if found is None:
        return None
    nth, weekday = words.counts.get(found.group(1)), words.weekdays.get(found.group(2))
    month = words.months.get(found.group(4))
    if nth is None or weekday is None or month is None or found.group(3) not in words.within:
        return None
    year, end = year_at(view, found.end(), words)
    return DateMention(Span(at, end), (DayRange(DayValue(year, month, None, weekday, nth=nth)),))


def name_start(view: str, at: int, floor: int, words: DateWords) -> int | None:
    """Where the name of a day begins whose last word begins at ``at``: before "twenty-" where it does."""
    found = WORD.match(view, at)
    if found is None or found.group() not in words.day_names:
        return None
    before = WORD.findall(view[max(floor, at - 9) : at])
    if before and f"{before[-1]}-{found.group()}" in words.day_names and view[at - 1] in "- ":
        return at - 1 - len(before[-1])
    return at


def count_before(view: str, at: int, floor: int, words: DateWords) -> int | None:
    """Where the word begins that counts the weekday at ``at`` within its month."""
    before = view[max(floor, at - 8) : at]
    parts = before.split()
    if not parts or before[-1:] != " " or parts[-1] not in words.counts:
        return None
    return at - 1 - len(parts[-1])


def repeats_monthly(view: str, at: int, words: DateWords) -> bool:
    """Whether a counted weekday that ends at ``at`` goes on with "of each month": a rule and no day."""
    word = WORD.match(view, at + 1) if view[at : at + 1] == " " else None
    return word is not None and word.group() in words.within


def week_on(view: str, at: int, end: int, floor: int, words: DateWords) -> tuple[int, int] | None:
    """Where a weekday begins and ends with what moves it a week on: ``Thursday week``, ``a week on Thursday``."""
    after = _WEEK_AFTER.match(view, end)
    if after is not None and after.group(1) in words.week_after:
        return at, after.end()
    before = view[max(floor, at - 14) : at].lower()
    for phrase in words.week_before:
        if before.endswith(phrase + " ") and not before[: -len(phrase) - 1][-1:].isalnum():
            return at - len(phrase) - 1, end
    return None


def is_masthead(view: str, span: Span) -> bool:
    """Whether "Today" ends the name of a journal in a row of cells (``Physics Today | Archive``)."""
    return view[span.start] == "T" and bool(
        _CELL_ENDS.match(view, span.end) and _CAPITALS.search(view[max(0, span.start - _LOOK_BACK) : span.start])
    )


def is_own_line(view: str, span: Span) -> bool:
    """Whether nothing else stands on the line."""
    return bool(_LINE_END.match(view, span.end)) and not _before_on_line(view, span.start)


def names_line(view: str, span: Span) -> bool:
    """Whether a weekday opens its line with a colon: ``Tuesday: Workshop for students``."""
    return view[span.end : span.end + 2] == ": " and not _before_on_line(view, span.start)


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
    if not _DAY_AHEAD.match(view, at):
        return False
    date = date_at(view, at, words)
    return date is not None and date.form in {"date", "bare_day"}
