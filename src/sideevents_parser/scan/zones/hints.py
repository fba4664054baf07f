"""The words around a clock → the zone phrase that belongs to it.

In: the view and the offset where a clock ends (or begins: "JOHANNESBURG 13h00"). Out: a ``ZoneMention`` and its end.
What a phrase means is asked of ``sideevents_parser.lexicon.zones``; here it is only found.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.lexicon.zones.countries import country_of_adjective
from sideevents_parser.lexicon.zones.lookup import begins_zone, find_zone
from sideevents_parser.scan.words import DateWords, key
from sideevents_parser.vocabulary.mentions import ZoneMention
from sideevents_parser.vocabulary.spans import Span

_LINE_BREAK: Final = re.compile(r"[ \t]{0,2}\n(?=[(A-Z])")
_SENTENCE_ENDS: Final = re.compile(r"[ \t]{0,2}(?:[.,;)]|\n|$)")
_LEAD: Final = re.compile(r"\.?[ \t]{0,3}(?:,[ \t]{1,2})?")
_BRACKET: Final = re.compile(r"[ \t]{0,2}[(\[]([^()\[\]\n]{2,60}(?:\([^()\n]{2,30}\)[^()\n]{0,10})?)[)\]]")
_OUTLOOK: Final = re.compile(
    r"\((?:UTC|GMT)(?:[+-]\d\d:\d\d)?\)[ ](?=[A-Z])[^\n()\d;|]{3,90}?(?=[.]?[ \t]*(?:\n|$|[;|(]|\d)|[.][ ])"
)
_OFFSET: Final = re.compile(
    r"(?:GMT|UTC|Z)(?:[ ]?/[ ]?(?:UTC|GMT))?(?:[ ]{0,2}[+-][ ]?\d{1,2}(?:[:.]?[0-5]\d)?(?!\d))?(?![^\W_])"
    r"|[+-](?:0\d|1[0-4]):?[0-5]\d(?!\d)"
)
_IANA: Final = re.compile(r"[A-Z][A-Za-z]{2,12}/[A-Z][A-Za-z_]{2,30}(?:/[A-Z][A-Za-z_]{2,20})?")
_ABBREVIATION: Final = re.compile(r"(?:[A-Z]{2,5}|AoE)(?![^\W_]|['&.][A-Za-z])")
_ABBREVIATION_PAIR: Final = re.compile(r"[A-Z]{2,5}/[A-Z]{2,5}(?![^\W_/])")
_PHRASE: Final = re.compile(
    r"(?:[a-z]{3}[ ])?[A-Z][^\W\d_]{0,30}(?:['.&-][^\W\d_]{1,30}){0,3}\.?"
    r"(?:[ ][^\W\d_]{1,30}(?:['-][^\W\d_]{1,30})?){0,5}"
)
_COUNTRIES: Final = re.compile(
    r"[ ]?\((?:[A-Z][\w.]{0,12}[ ,&]{1,3})(?:(?:and|&)?[ ]?[A-Z][\w.]{0,12}[ ,&]{0,3}){0,5}\)"
)
_PLACE_BEFORE: Final = re.compile(
    r"([^\W\d_][^\W\d_'.-]{1,30}(?:[ -][^\W\d_][^\W\d_'.-]{0,30}){0,3})[ \t]{0,2}[:(]?[ \t]{0,2}"
)
_AFTER_PLACE: Final = re.compile(
    r"\.?[ \t]{0,4}(?:$|[\n/|=()\[\];*\u00b7\u2022]|,[ ]|\.(?=\s|$)|-[ ]|[a-z]{1,3}[ ]\d|&)"
)
_COMMAS: Final = re.compile(r",[ ]?")
_CLOCK_AFTER_PLACE: Final = re.compile(
    r"\.?[ \t]{0,4}(?:[/|=(\u00b7\u2022,;-]|[a-z]{1,3})[ \t]{0,4}[^\n\d]{0,24}"
    r"(?:\d{1,2}[ ][^\n\d]{3,14})?(?:\d{1,2}(?:[:.hH]|[ ]?[aApP]\.?[mM])|\d{4}[ ]?[hH])"
)
_FIRST_WORD: Final = re.compile(r"[^\W\d_]{2,40}(?:'[^\W\d_]{1,20})?(?![/\w])")
_PHRASE_REACH: Final = 160
_MOST_WORDS: Final = 6
_LONGEST_PLACE: Final = 32
_SHORT_PLACE: Final = 3
_SIGNS: Final = ("- ", "| ", "\u2022 ", "\u00b7 ")
_NOTHING_MORE: Final = re.compile(r"[ \t]{0,3}(?:$|[\n|;,)(])")
_CLOCK_BEHIND: Final = re.compile(r"\)?[ \t]{0,2}[,:]?[ \t]{1,3}(?=\d{1,2}[:.hH]\d\d)")


class Hint(NamedTuple):
    """A zone phrase found, and where reading goes on (past a closing bracket)."""

    zone: ZoneMention
    end: int


def zone_after(view: str, at: int, words: DateWords, *, tied: bool = False) -> Hint | None:
    """The zone phrase behind a clock that ends at ``at``; ``tied``: another clock with its zone stands before it."""
    if (broken := _LINE_BREAK.match(view, at)) is not None:
        return _below(view, broken.end(), words)
    lead = _LEAD.match(view, at)
    start = lead.end() if lead else at
    if view.startswith(_SIGNS, start) and (dashed := _behind_dash(view, start + 2, words)) is not None:
        return dashed
    first = view[start : start + 1]
    has_comma = "," in view[at:start]
    if first in {"(", "["}:
        return None if has_comma else _bracketed(view, start, words)
    if view[at : at + 1] == ".":
        return None
    if not first.isupper():
        if first in {"+", "-"} and (offset := _OFFSET.match(view, start)):
            return _hint(offset.group(), offset.start(), offset.end())
        return _led(view, start, words) if first in {"i", "l", "t"} else None
    if _is_prose(view, start, words):
        return None
    if (named := _named(view, start, words)) is not None:
        return _widened(view, named)
    return None if has_comma else _bare_place(view, start, words, _AFTER_PLACE if tied else _CLOCK_AFTER_PLACE)


def _below(view: str, at: int, words: DateWords) -> Hint | None:
    """An abbreviation or offset that opens the line below a clock and ends it or a sentence: ``16.30`` / ``CEST.``."""
    hint = _bracketed(view, at, words) if view[at] == "(" else _named(view, at, words)
    if hint is None or hint.zone.kind not in {"abbreviation", "offset"} or not view[at : at + 2].strip("(").isupper():
        return None
    return hint if _SENTENCE_ENDS.match(view, hint.end) else None


def _behind_dash(view: str, at: int, words: DateWords) -> Hint | None:
    """A zone's own name behind a dash or another sign, and nothing that it could begin: ``13:00 - CEST``."""
    hint = _named(view, at, words) if view[at : at + 1].isupper() else None
    return _widened(view, hint) if hint is not None and _NOTHING_MORE.match(view, hint.end) else None


def zone_at(view: str, at: int, words: DateWords) -> Hint | None:
    """The zone phrase that begins at ``at``, in brackets or without."""
    first = view[at : at + 1]
    if first in {"(", "["}:
        return _bracketed(view, at, words)
    if not first.isupper():
        return None
    named = _named(view, at, words)
    return _widened(view, named) if named is not None else _bare_place(view, at, words)


def _is_prose(view: str, at: int, words: DateWords) -> bool:
    """Whether the capitalized word here begins no name of a place or a zone, and no phrase that ends in "time"."""
    found = _FIRST_WORD.match(view, at)
    if found is None or not found.group()[1:].islower() or begins_zone(found.group()):
        return False
    ahead = view[at : at + _PHRASE_REACH].lower()
    return not any(noun in ahead for noun in words.zone_nouns)


def _hint(text: str, start: int, end: int, after: int | None = None) -> Hint | None:
    entry = find_zone(text)
    if entry is None:
        return None
    mention = ZoneMention(Span(start, end), text, entry.kind, entry.zone, entry.candidates, entry.literal_minutes)
    return Hint(mention, end if after is None else after)


def _bracketed(view: str, at: int, words: DateWords) -> Hint | None:
    """A phrase in brackets behind a clock: (Zurich), (Bangkok time), (SGT, GMT+8), (UTC+01:00) Amsterdam, Berlin."""
    if outlook := _OUTLOOK.match(view, at):
        text = outlook.group()
        if (found := _hint(text, outlook.start(), outlook.end())) is not None:
            return found
    bracket = _BRACKET.match(view, at)
    if bracket is None or view[bracket.start(1)].isdigit():
        return None
    return _inside(view, bracket.start(1), bracket.end(1), bracket.end(), words)


def _inside(view: str, start: int, end: int, after: int, words: DateWords) -> Hint | None:
    """What a bracket holds as a zone phrase: all of it, the part before a semicolon, or one that begins it."""
    content = view[start:end]
    for mark in (";", " - ", ","):
        head, found, _ = content.partition(mark)
        if found and not (mark == "," and _all_known(content)):
            return _inside(view, start, start + len(head.rstrip()), after, words)
    if not content[:1].isupper() and content[:1] not in {"+", "-"}:
        return _framed(view, start, end, after, words)
    return None if key(content) in words.zone_never else _hint(content, start, end, after)


def _all_known(content: str) -> bool:
    """Whether every part of an enumeration names a zone, so that all of it is one hint."""
    return all(part[:1] not in {"", " "} and find_zone(part) is not None for part in _COMMAS.split(content))


def _framed(view: str, start: int, end: int, after: int, words: DateWords) -> Hint | None:
    """``in Lima``, ``local time in Lima``, ``the Bangkok time``: only a phrase that says so may begin in lower case."""
    content = view[start:end]
    last = content.rsplit(" ", 1)[-1]
    if country_of_adjective(last) is not None:
        return None  # a language: "(in Finnish)"
    if key(last) in words.zone_nouns or any(content.lower().startswith(lead + " ") for lead in words.zone_leads):
        return _hint(content, start, end, after)
    return None


def _led(view: str, at: int, words: DateWords) -> Hint | None:
    """A phrase behind a word that announces it: in Kathmandu, in Eastern Time (US and Canada), local time in Lima."""
    for lead in words.zone_leads:
        if view[at : at + len(lead) + 1].lower() == lead + " ":
            start = at + len(lead) + 1
            if not view[start : start + 1].isupper():
                continue
            named = _named(view, start, words)
            return named if named is not None else _bare_place(view, start, words)
    return None


def _named(view: str, at: int, words: DateWords) -> Hint | None:
    """An offset, an IANA id, an abbreviation or a phrase that ends in "time" or that names a zone."""
    if offset := _OFFSET.match(view, at):
        return _hint(offset.group(), at, offset.end())
    if pair := _ABBREVIATION_PAIR.match(view, at):
        return _hint(pair.group(), at, pair.end()) or _hint(
            pair.group().split("/")[0], at, at + pair.group().index("/")
        )
    if iana := _IANA.match(view, at):
        return _hint(iana.group(), at, iana.end())
    if (phrase := _phrase(view, at, words)) is not None:
        return phrase
    if (short := _ABBREVIATION.match(view, at)) and (found := _hint(short.group(), at, short.end())) is not None:
        sure = found.zone.kind in {"abbreviation", "offset", "name"}
        short_name = len(found.zone.text) <= _SHORT_PLACE and _AFTER_PLACE.match(view, found.end) is not None
        return found if sure or short_name else None
    alone = _bare_place(view, at, words)
    return alone if alone is not None and alone.zone.kind == "name" else None


def _phrase(view: str, at: int, words: DateWords) -> Hint | None:
    """The longest run of words here that is a zone's name: it ends in "time", or the tables know it as a name."""
    found = _PHRASE.match(view, at)
    if found is None or " " not in found.group():
        return None
    parts = found.group().split(" ")[:_MOST_WORDS]
    for size in range(len(parts), 1, -1):
        text = " ".join(parts[:size])
        if key(parts[size - 1]) not in words.zone_nouns:
            continue
        end = at + len(text)
        if (label := _COUNTRIES.match(view, end)) and (
            hint := _hint(view[at : label.end()], at, label.end())
        ) is not None:
            return hint
        if (hint := _hint(text, at, end)) is not None:
            return hint
    return _known_name(at, parts)


def _known_name(at: int, parts: list[str]) -> Hint | None:
    for size in range(min(len(parts), 3), 1, -1):
        text = " ".join(parts[:size])
        if (hint := _hint(text, at, at + len(text))) is not None and hint.zone.kind == "name":
            return hint
    return None


def _bare_place(view: str, at: int, words: DateWords, after: re.Pattern[str] = _AFTER_PLACE) -> Hint | None:
    """A place beside a clock that further clocks follow: ``9:00 New York / 15:00 Geneva``."""
    found = _PHRASE.match(view, at)
    if found is None:
        return None
    parts = found.group().rstrip(".").split(" ")[:4]
    for size in range(len(parts), 0, -1):
        text = " ".join(parts[:size])
        if after.match(view, at + len(text)) and key(text) not in words.zone_never:
            return _hint(text, at, at + len(text))
    return None


def _widened(view: str, hint: Hint) -> Hint:
    """The hint together with the place in brackets behind it: ``CST (Beijing)``, ``GMT-5 (New York)``."""
    bracket = _BRACKET.match(view, hint.end)
    if bracket is None or view[bracket.start(1)].isdigit():
        return hint
    text = view[hint.zone.span.start : bracket.end()]
    if ";" in text or not bracket.group(1)[0].isupper() or not _all_known(bracket.group(1)):
        return hint
    return _hint(text, hint.zone.span.start, bracket.end()) or hint


def place_before(view: str, at: int) -> tuple[ZoneMention, int] | None:
    """A place written before its clock (``JOHANNESBURG 13h00``) and where the clock begins."""
    found = _PLACE_BEFORE.match(view, at)
    if found is None or not view[found.end() : found.end() + 1].isdigit() or not found.group(1)[0].isupper():
        return None
    hint = _hint(found.group(1), at, found.end(1))
    return None if hint is None else (hint.zone, found.end())


def offset_before(view: str, at: int, words: DateWords) -> tuple[ZoneMention, int] | None:
    """An offset written before its clock (``GMT+7 16:00``) and where the clock begins."""
    hint = _named(view, at, words) if view.startswith(("GMT", "UTC"), at) else None
    behind = _CLOCK_BEHIND.match(view, hint.end) if hint is not None else None
    return None if hint is None or behind is None else (hint.zone, behind.end())


def zone_named(text: str, start: int) -> ZoneMention | None:
    """The zone that a name alone means, where it stands in the text."""
    hint = _hint(text, start, start + len(text))
    return None if hint is None else hint.zone


def place_left_of(view: str, at: int) -> ZoneMention | None:
    """The place before a clock in a row or a column of places: ``New York: 9:00 | Geneva: 15:00``."""
    first = max(0, at - _LONGEST_PLACE)
    before = view[first:at].rstrip(" \t:,|*-\u2013")
    for marks in ("\n|/;(:", "\n|/;(:,"):
        begin = max(before.rfind(mark) for mark in marks) + 1
        start, text = first + begin, before[begin:]
        start, text = start + len(text) - len(text.lstrip(" \t*-")), text.strip(" \t*-")
        if text[:1].isupper() and (hint := _hint(text, start, at)) is not None:
            return hint.zone._replace(span=Span(start, start + len(text)))
    return None
