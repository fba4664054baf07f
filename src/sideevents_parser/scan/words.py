"""A lexicon → the words that the grammar of dates and clocks asks for, ready for look-ups.

In: a lexicon. Out: ``DateWords``, made once per lexicon. ``date_words(lexicon).lead["thursday"]`` is ``"weekday"``.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.scan.word_tables import clock_tables, day_tables, follow_tables, other_tables

_NOUN_OF: Final = re.compile(r"[ ]([a-z]{3,6})(?=[ ]([a-z]{2,3})[ ])")
WORD: Final = re.compile(r"[^\W\d_]{1,40}")
_JOIN: Final = re.compile(r"[ \t]{0,3}(?:(-{1,3}|~)|([^\W\d_]{1,8})(?![^\W\d_]))[ \t]{0,3}")
_HUMP: Final = re.compile(r"[^\W\d_][a-z]+")
_LONGEST = 24


class DateWords(NamedTuple):
    """Look-up tables on folded words.

    ``lead``: what may stand before a day: weekday, month, filler, and days in words (``ordinal``; ``day_names`` has
    their numbers). ``counts``: what counts weekdays within a month. ``halves``: part of the day → am or pm.
    ``told``: verbs of what has been.

    ``joins``: word → range, list or alternative. ``meridiems``: phrase → am or pm. ``units``: what may follow a clock's
    figure.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    lead: Mapping[str, str]
    ordinals: frozenset[str]
    day_names: Mapping[str, int]
    counts: Mapping[str, int]
    within: frozenset[str]
    told: frozenset[str]
    week_after: frozenset[str]
    week_before: tuple[str, ...]
    belongs: tuple[str, ...]
    parts: frozenset[str]
    month_links: frozenset[str]
    day_nouns: frozenset[str]
    fillers: frozenset[str]
    joins: Mapping[str, str]
    relative: Mapping[str, str]
    feasts: Mapping[str, str]
    relative_openers: frozenset[str]
    qualifiers: Mapping[str, str]
    day_shifts: Mapping[str, int]
    numeric_leads: frozenset[str]
    meridiems: Mapping[str, str]
    day_parts: tuple[tuple[str, str], ...]
    clock_words: Mapping[str, int]
    units: frozenset[str]
    o_clock: frozenset[str]
    clock_followers: frozenset[str]
    day_part_openers: frozenset[str]
    year_never_before: frozenset[str]
    past: tuple[tuple[str, int], ...]
    numbers: Mapping[str, int]
    clock_leads: frozenset[str]
    clock_labels: frozenset[str]
    clock_openers: frozenset[str]
    openers: frozenset[str]
    between: frozenset[str]
    moved_from: tuple[str, ...]
    open_ends: tuple[str, ...]
    onwards: tuple[str, ...]
    ends: frozenset[str]
    closing: frozenset[str]
    halves: Mapping[str, str]
    approximate: frozenset[str]
    doors: frozenset[str]
    early: frozenset[str]
    notable: frozenset[str]
    doors_join: frozenset[str]
    starts: frozenset[str]
    doors_pattern: re.Pattern[str]
    unconfirmed: tuple[str, ...]
    sharp: frozenset[str]
    zone_nouns: frozenset[str]
    zone_leads: tuple[str, ...]
    zone_never: frozenset[str]
    zone_stems: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    zone_fillers: frozenset[str]
    length_units: Mapping[str, int]
    length_labels: frozenset[str]
    spelled_lengths: Mapping[str, int]
    spelled_length: re.Pattern[str]
    length_openers: frozenset[str]
    later: frozenset[str]
    masks_before: frozenset[str]
    gatherings: frozenset[str]
    counted: frozenset[str]
    year_leads: frozenset[str]
    masks_after: frozenset[str]
    prices: frozenset[str]
    anchors: tuple[tuple[str, tuple[str, ...]], ...]
    is_ascii: bool
    promising: frozenset[str]
    short_names: frozenset[str]


@cache
def date_words(lexicon: Lexicon) -> DateWords:
    """The tables of one lexicon."""
    return DateWords(**day_tables(lexicon), **clock_tables(lexicon), **follow_tables(lexicon), **other_tables(lexicon))


def key(word: str) -> str:
    """A word as the tables have it."""
    return word.lower().rstrip(".") if word.isascii() else fold(word)


def humps(word: str) -> list[str]:
    """The parts of words that lost the space between them: ``TuesdayJanuary`` → Tuesday, January."""
    return _HUMP.findall(word) if len(word) <= _LONGEST else []


def past_range(view: str, at: int, words: DateWords) -> int | None:
    """Where the second half of a range begins: past the dash or the word ("to") at ``at``; None where there is none."""
    found = _JOIN.match(view, at)
    if found is None or (found.group(1) is None and words.joins.get(found.group(2)) != "range"):
        return None
    return found.end() if found.end() < len(view) else None


def past_day_noun(view: str, at: int, words: DateWords) -> int:
    """Past "day" in ``the 20th day of May``."""
    noun = _NOUN_OF.match(view, at)
    return noun.end(1) if noun and noun[1] in words.day_nouns and noun[2] in words.month_links else at
