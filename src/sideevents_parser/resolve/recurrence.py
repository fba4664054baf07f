"""Words that say that something comes again → an RRULE.

In: lines of a block. Out: the rule of RFC 5545, checked by python-dateutil, with the place of its words; days are
never counted out. "Parish Council (1st Tue of each month)" is ``FREQ=MONTHLY;BYDAY=1TU``.
"""

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from dateutil.rrule import rrulestr

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.phrases import holds_any
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.spans import Span

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ORDINALS: Final = (("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1))
_WORD: Final = re.compile(r"[\w-]{1,30}")
_LONGEST_LINE: Final = 400
_SHORTEST_DAY: Final = 3
_MONTH_REACH: Final = 3


class Rule(NamedTuple):
    """An RRULE and the words that say it."""

    rule: str
    span: Span


class _Word(NamedTuple):
    key: str
    span: Span


def read_recurrence(document: Document, lines: Sequence[Line], lexicon: Lexicon) -> Rule | None:
    """The first rule that one of the lines, which follow each other, states."""
    gates = _gates(lexicon)
    whole = document.view[lines[0].start : lines[-1].end].casefold() if lines else ""
    if not holds_any(whole, gates):
        return None
    for line in lines:
        end = min(line.end, line.start + _LONGEST_LINE)
        text = document.view[line.start : end].casefold()
        if not holds_any(text, gates):
            continue
        words = [
            _Word(fold(found.group()), Span(*found.span())) for found in _WORD.finditer(document.view, line.start, end)
        ]
        for at in range(len(words)):
            rule = _rule_at(words, at, lexicon)
            if rule is not None and is_rule(rule.rule):
                return rule
    return None


def keeps_rule(document: Document, at: int, day: dt.date, lexicon: Lexicon) -> bool:
    """Whether a day has the weekday that the line of an hour, or the line above it, gives as a rule, if any."""
    number = line_at(document.lines, at)
    rule = read_recurrence(document, document.lines[max(number - 1, 0) : number + 1], lexicon)
    return rule is None or rule.rule.endswith(_DAYS[day.weekday()])


@cache
def _gates(lexicon: Lexicon) -> frozenset[str]:
    """Words without one of which no line states a rule."""
    sections = ("every", "of_month", "weekly", "fortnightly")
    return frozenset().union(*(lexicon.folded(f"recurrence.{section}") for section in sections))


@lru_cache(maxsize=256)
def is_rule(rule: str) -> bool:
    """Whether python-dateutil understands a rule."""
    try:
        rrulestr(rule)
    except ValueError:
        return False
    return True


def _rule_at(words: Sequence[_Word], at: int, lexicon: Lexicon) -> Rule | None:
    """The rule whose weekday stands at this word: every Tuesday, first Tuesday of each month, weekly on Tuesdays."""
    word = words[at]
    if word.key in lexicon.folded("recurrence.weekdays"):
        day = lexicon.weekdays.get(word.key, lexicon.weekdays.get(word.key[:-1]))
        before = {one.key for one in words[max(at - 3, 0) : at]}
        step = ";INTERVAL=2" if before & lexicon.folded("recurrence.fortnightly") else ""
        named = before & (lexicon.folded("recurrence.weekly") | lexicon.folded("recurrence.fortnightly"))
        return None if day is None or not named else _made(f"FREQ=WEEKLY{step};BYDAY={_DAYS[day]}", words, at, at)
    day = lexicon.weekdays.get(word.key) if len(word.key) >= _SHORTEST_DAY else None
    if day is None or at == 0:
        return None
    return _monthly(words, at, day, lexicon) or _weekly(words, at, day, lexicon)


def _monthly(words: Sequence[_Word], at: int, day: int, lexicon: Lexicon) -> Rule | None:
    """First Tuesday of each month; every first Tuesday."""
    before = words[at - 1].key
    number = next((number for name, number in _ORDINALS if before in lexicon.folded(f"recurrence.{name}")), None)
    if number is None:
        return None
    after = " ".join(one.key for one in words[at + 1 : at + 1 + _MONTH_REACH])
    of_month = any(after.startswith(phrase) for phrase in lexicon.folded("recurrence.of_month"))
    every = at > 1 and words[at - 2].key in lexicon.folded("recurrence.every")
    if not of_month and (not every or before in lexicon.folded("recurrence.every_other")):
        return None
    last = min(at + (_MONTH_REACH if of_month else 0), len(words) - 1)
    return _made(f"FREQ=MONTHLY;BYDAY={number}{_DAYS[day]}", words, at - 2 if every else at - 1, last)


def _weekly(words: Sequence[_Word], at: int, day: int, lexicon: Lexicon) -> Rule | None:
    """Every Tuesday; every other Tuesday."""
    every = lexicon.folded("recurrence.every")
    if words[at - 1].key in every:
        return _made(f"FREQ=WEEKLY;BYDAY={_DAYS[day]}", words, at - 1, at)
    if at > 1 and words[at - 1].key in lexicon.folded("recurrence.every_other") and words[at - 2].key in every:
        return _made(f"FREQ=WEEKLY;INTERVAL=2;BYDAY={_DAYS[day]}", words, at - 2, at)
    return None


def _made(rule: str, words: Sequence[_Word], first: int, last: int) -> Rule:
    return Rule(rule, Span(words[first].span.start, words[last].span.end))
