"""Phrases that open labels: what is written before a colon → the field that it opens.

In: a phrase as written. Out: its canonical field, or None. ``"Orgnized By"`` gives ``organizer``: one slip of the pen
is forgiven in phrases of four letters and more. Look-ups are in dictionaries on folded keys, so that a thousand more
phrases cost nothing.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold

_TYPO_KEY: Final = range(3, 32)
_SURE_KEY: Final = 6  # from this length on, a wrong letter is a typo and not another word
_PLURAL: Final = re.compile(r"[(/]s\)?(?=\W|$)|\(e?s\)")
_BRACKET: Final = re.compile(r"\([^()\n]{0,40}\)|\[[^\[\]\n]{0,40}\]")
_NUMBER: Final = re.compile(r"[ ]?[#(]?\d{1,2}\)?$")
_HALF: Final = re.compile(r"/| & ")

PLAIN_FIELDS: Final = frozenset(
    {"organizer", "host", "convener", "co_organizer", "co_host", "sponsor", "co_sponsor", "partner", "supporter"}
    | {"date", "time", "datetime", "end_date", "timezone", "duration", "title", "topic", "location", "room"}
    | {"city", "address", "platform", "speaker", "moderator", "chair", "keynote", "discussant", "panelist", "guest"}
    | {
        "registration",
        "deadline",
        "fee",
        "category",
        "event_type",
        "language",
        "audience",
        "agenda",
        "description",
        "opener",
    }
)
LOOSE_FIELDS: Final = frozenset(
    {"organizer", "host", "date", "time", "datetime", "end_date", "timezone", "duration", "location", "address"}
    | {"speaker", "moderator", "chair", "discussant", "guest", "fee", "category", "event_type", "language", "deadline"}
)
_LISTED_FIELDS: Final = frozenset(
    {"speaker", "moderator", "panelist", "keynote", "discussant", "organizer", "guest", "link"}
)


class LabelTables(NamedTuple):
    """What look-ups need.

    ``fields``: phrases; ``alike``: those long enough for a slip, by first letter and length; ``before``: words that may
    go before a phrase; ``plain_words``, ``loose_words`` and ``first_words``: first words of phrases that may do without
    a colon, that their value may follow at once, and of all; ``signs``: pictograms.
    """

    fields: dict[str, str]
    alike: dict[tuple[str, int], list[str]]
    before: frozenset[str]
    colon_only: frozenset[str]
    plain_words: frozenset[str]
    loose_words: frozenset[str]
    first_words: frozenset[str]
    signs: dict[str, str]


@cache
def label_tables(lexicon: Lexicon) -> LabelTables:
    """The tables for one lexicon."""
    fields = dict(lexicon.labels)
    alike: dict[tuple[str, int], list[str]] = {}
    for phrase in fields:
        if len(phrase) > _TYPO_KEY.start:
            alike.setdefault((phrase[0], len(phrase)), []).append(phrase)
    before = lexicon.folded("label_parts.before")
    colon_only = lexicon.folded("label_parts.colon_only")
    plain = {phrase for phrase, name in fields.items() if name in PLAIN_FIELDS and phrase not in colon_only}
    return LabelTables(
        fields,
        alike,
        before,
        colon_only,
        _spellings({phrase.split()[0] for phrase in plain} | before),
        _spellings({phrase.split()[0] for phrase in plain if fields[phrase] in LOOSE_FIELDS}),
        _spellings({phrase.split()[0] for phrase in fields} | before),
        {phrase: name for phrase, name in fields.items() if len(phrase) == 1 and not phrase.isalnum()},
    )


def _spellings(words: set[str] | frozenset[str]) -> frozenset[str]:
    return frozenset(
        words
        | {word.title() for word in words}
        | {word.capitalize() for word in words}
        | {word.upper() for word in words}
    )


def _without_one(word: str) -> set[str]:
    return {word[:at] + word[at + 1 :] for at in range(len(word))}


def label_field(written: str, tables: LabelTables, *, typos: bool = False) -> str | None:
    """The field of a phrase as written; brackets, numbers and words such as "event" around it do not matter."""
    key = fold(written.strip(" *_"))
    if (field := tables.fields.get(key)) is not None:
        return field
    if "(" in key or "[" in key or "/" in key:
        key = _BRACKET.sub("", _PLURAL.sub("s", key)).strip()
        if (field := tables.fields.get(key)) is not None:
            return field
    if key[-1:].isdigit() and (counted := _NUMBER.sub("", key)) != key:
        field = tables.fields.get(counted)
        return field if field in _LISTED_FIELDS else None
    first, _, rest = key.partition(" ")
    if rest and first in tables.before and (field := tables.fields.get(rest)) is not None:
        return field
    if "/" in key or " & " in key:
        halves = [half.strip() for half in _HALF.split(key)]
        return next((tables.fields[half] for half in halves if half in tables.fields), None)
    return _field_with_typo(key, tables) if typos and len(key) in _TYPO_KEY and key not in tables.before else None


def _field_with_typo(key: str, tables: LabelTables) -> str | None:
    """The field of the phrase that is one slip away: a letter too many, too few, wrong, or two swapped."""
    longer, equal, shorter = (_half_alike(key, len(key) + more, tables) for more in (1, 0, -1))
    for phrase in longer:
        if key in _without_one(phrase):
            return tables.fields[phrase]
    slips = [(phrase, _without_one(phrase)) for phrase in equal if _is_slip(key, phrase)]
    for rest in sorted(_without_one(key)) if slips or shorter else ():
        if rest in shorter:
            return tables.fields[rest]
        for phrase, parts in slips:
            if rest in parts:
                return tables.fields[phrase]
    return None


def _half_alike(key: str, size: int, tables: LabelTables) -> list[str]:
    """The phrases of a size that begin with the same letter and have a half in common, as a single slip leaves it."""
    half = (len(key) - 1) // 2
    head, tail = key[:half], key[-half:]
    return [
        phrase for phrase in tables.alike.get((key[0], size), ()) if phrase.startswith(head) or phrase.endswith(tail)
    ]


def _is_slip(key: str, phrase: str) -> bool:
    """Whether two words of one length differ by two swapped letters, or by one wrong letter when they are long."""
    differing = [at for at, (one, other) in enumerate(zip(key, phrase, strict=True)) if one != other]
    if len(differing) == 1:
        return len(key) >= _SURE_KEY
    return len(differing) == 2 and differing[1] == differing[0] + 1 and key[differing[0]] == phrase[differing[1]]
