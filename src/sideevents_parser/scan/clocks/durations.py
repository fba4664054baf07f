"""A place in the text → the length that is stated there.

In: the view and an offset behind a clock or a date. Out: a ``DurationMention``. ``75 minutes`` is 75, ``an hour and a
half`` is 90.
"""

import re
from typing import Final

from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import DurationMention
from sideevents_parser.vocabulary.spans import Span

_LEAD: Final = re.compile(
    r"[ \t]{0,3}[,;|(/\u00b7\u2022-]?[ \t]{0,3}(?:\n[^\w\n]{0,8})?(?:([^\W\d_]{2,13})\.?[ \t]?:?[ \t]{1,3})?"
)
_FIGURE: Final = re.compile(r"(\d{1,3})(?:[.,](\d)|[ ]?(\u00bd|1/2))?[ -]?([^\W\d_]{1,8})\.?(?![^\W_])")
_MINUTES_ON: Final = re.compile(r"[ ](?:[a-z]{1,3}[ ])?(\d{1,2})[ -]?([^\W\d_]{3,8})")
_SENTENCE_ENDS: Final = frozenset(".;\n")
_LONGEST = 24 * 60
_SPELLED_REACH = 80


def duration_after(view: str, at: int, words: DateWords) -> DurationMention | None:
    """A length that stands behind a clock, on its line or at the start of the next."""
    follows = WORD.match(view, at + 1) if view[at : at + 1] == " " else None
    if follows is not None and (name := follows.group().lower()) not in words.length_labels:
        return duration_at(view, at + 1, words) if name in words.length_openers else _spelled_after(view, at, words)
    lead = _LEAD.match(view, at)
    if lead is None:
        return None
    start = lead.end()
    if lead.group(1) and key(lead.group(1)) not in words.length_labels | words.approximate:
        start = lead.start(1)
    return duration_at(view, start, words) or _spelled_after(view, at, words)


def duration_at(view: str, at: int, words: DateWords) -> DurationMention | None:
    """A length that begins at ``at``."""
    found = _FIGURE.match(view, at) if view[at : at + 1].isdigit() else None
    if found is None:
        opener = WORD.match(view, at)
        if opener is None or opener.group() not in words.length_openers:
            return None
        spelled = words.spelled_length.match(view, at)
        if spelled is None or view[spelled.end() : spelled.end() + 1].isalnum():
            return None
        return DurationMention(Span(*spelled.span()), words.spelled_lengths[spelled.group()])
    unit = words.length_units.get(key(found.group(4)))
    if unit is None:
        return None
    minutes = int(found.group(1)) * unit
    minutes += unit * int(found.group(2)) // 10 if found.group(2) else unit // 2 if found.group(3) else 0
    end = found.end()
    if unit > 1 and (more := _MINUTES_ON.match(view, end)) and words.length_units.get(key(more.group(2))) == 1:
        minutes, end = minutes + int(more.group(1)), more.end()
    return DurationMention(Span(at, end), minutes) if 0 < minutes <= _LONGEST else None


def _spelled_after(view: str, at: int, words: DateWords) -> DurationMention | None:
    """``noon sharp and rise an hour and a half later``: a length in words a little further on in the sentence."""
    ahead = view[at : at + _SPELLED_REACH]
    if not any(later in ahead for later in words.later):
        return None
    found = words.spelled_length.search(view, at, at + 60)
    if found is None or set(view[at : found.start()]) & _SENTENCE_ENDS:
        return None
    after = WORD.match(view, found.end() + 1)
    if after is None or after.group() not in words.later:
        return None
    return DurationMention(Span(*found.span()), words.spelled_lengths[found.group()])
