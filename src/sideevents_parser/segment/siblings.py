"""What stands beside the day of an entry: a name, a session's number, and the sign between them.

In: rows. Out: whether two are entries of one list, whether one names what takes place, or is a session of an event.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.apart import starts_of
from sideevents_parser.segment.rows import Row

_NAME_WORDS: Final = 3


def are_siblings(first: Row, other: Row, fewest: int = _NAME_WORDS) -> bool:
    """Whether two rows are entries of one list: each a day and some words, with the same sign between them."""
    if first.kind != "entry" or other.kind != "entry" or first.label is not None or other.label is not None:
        return False
    told = [_beside(row) for row in (first, other)]
    return told[0][:2] == told[1][:2] and min(told[0][2], told[1][2]) >= fewest


def _beside(row: Row) -> tuple[bool, str, int]:
    """Whether a row's first moment opens it, the sign behind that moment, and how many words stand there."""
    start = max(row.moments[0].span.start - row.line.start, 0) if row.moments else 0
    before, after = row.rest[:start], row.rest[start + 1 :].lstrip()
    sign = after[:1] if not after[:1].isalnum() else ""
    return not any(c.isalpha() for c in before), sign, sum(any(map(str.isalpha, word)) for word in after.split())


def has_name(row: Row, lexicon: Lexicon) -> bool:
    """Whether a line with a day names what takes place, and no session: an entry of a week, not a day of one event."""
    opens, sign, _ = _beside(row)
    words = sum(any(map(str.isalpha, word)) for word in row.rest.split())
    named = row.kind == "entry" and words > _NAME_WORDS and bool(starts_of(row.moments))
    return named and not (opens and sign in {"", "."}) and not names_session(row, lexicon)


def names_session(row: Row, lexicon: Lexicon) -> bool:
    """Whether a row opens with a word for a part of one event: "Session 2", "Day 1"."""
    words = fold(row.rest).strip("•-*· ").split()
    return bool(words) and words[0].rstrip(":") in lexicon.folded("segments.session_words")
