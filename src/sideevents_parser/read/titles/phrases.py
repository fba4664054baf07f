"""What a sentence calls the event by its kind: ``"the club's plant sale will be held"``, ``"hold a ministry fair"``.

In: a part that is prose and holds a date or a clock. Out: the span of the noun phrase that ends with a kind of
event, with the way in which the sentence tells of it. ``"we will be hosting a ministry fair on 3 May"`` gives
``ministry fair``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.titles import told
from sideevents_parser.read.titles.wording import is_kind
from sideevents_parser.vocabulary.spans import Span

_MOST: Final = 3000
_TOKEN: Final = re.compile(r"#?[^\W_](?:[\w&/+']|[.-](?=[\w]))*|&|[^\w\s]")
_SENTENCE: Final = re.compile(r"(?<=\w\w\w)[.!?][\"')]{0,2}\s+(?=[\"'(]?[A-Z0-9])|[;:]\s|\n\n")
_BRACKET: Final = re.compile(r" \([A-Z][^()\n]{1,30}\)")
_DIGIT: Final = re.compile(r"\d")
_DAY: Final = "|"  # what stands for each word of a date
_SUBTITLE: Final = re.compile(r":[ ](?P<name>[A-Z][^.,;:()\n]{3,100})")
_YEAR: Final = re.compile(r" (?:19|20)\d\d\b(?! \()")
_WORDS_MOST: Final = 12
_TAIL_MOST: Final = 14
_JOINED: Final = 3  # words from a joint to the kind behind it: "Meeting and Reef Media Dialogue"
_OWNER_MOST: Final = 5
_SET_OFF: Final = 5
_MARKS: Final = ("-", ":")
_GAP_MOST: Final = 24
_SURE: Final = 3
_LIKELY: Final = 2
_CAPITALS_MOST: Final = 3  # letters of a word in capitals that may belong to a name
_PLACE_MOST: Final = 2  # words behind "on the" that may be a place
_SUBTITLE_LEAST: Final = 2  # words
# words at which a noun phrase begins or ends
_STOPS: Final = (
    "titles.articles",
    "titles.sentence_words",
    "titles.owners",
    "titles.small",
    "titles.ends",
    "titles.numbers",
)


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    key: str


class _Phrase(NamedTuple):
    """A noun phrase: where it stands, the words before it, how sure it is that it names what will be held."""

    start: int
    end: int
    weight: int
    capital: bool


def kinds_in_prose(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """The phrase by which a sentence with a date or a clock names the event, if one does."""
    dated = bool(part.moments)
    sentences = _sentences(part, dated=dated)
    found = [phrase for low, high in sentences for phrase in _phrases(part, low, high, inside.lexicon)]
    best = max(found, key=lambda phrase: phrase.weight, default=None)
    if best is None or best.weight < (_LIKELY if dated else _SURE):
        return
    if not dated:
        yield "mentioned_by_kind", span_within(part, (best.start, best.end))
        return
    where = "held_by_kind" if best.capital and best.weight >= _SURE else "named_by_kind"
    yield where, span_within(part, (best.start, best.end))


def _sentences(part: Part, *, dated: bool) -> Iterator[tuple[int, int]]:
    """The sentences of a part; where it holds a date or a clock, those that do."""
    text = part.text[:_MOST]
    spans = [(each.span.start - part.span.start, each.span.end - part.span.start) for each in part.moments]
    cuts = [0]
    cuts += [
        mark.end() for mark in _SENTENCE.finditer(text) if not any(low <= mark.start() < high for low, high in spans)
    ]
    for low, high in zip(cuts, [*cuts[1:], len(text)], strict=True):
        if not dated or any(low <= start < high for start, _ in spans):
            yield low, high


def _phrases(part: Part, low: int, high: int, lexicon: Lexicon) -> Iterator[_Phrase]:
    """The noun phrases of one sentence that end with a kind of event."""
    words = _words(part, low, high)
    at = 0
    while at < len(words):
        last = _head_end(words, at, lexicon)
        if last is not None and _ends_phrase(part, words, last, lexicon):
            first = _first(words, at, lexicon)
            phrase = _phrase(part, words, first, last, lexicon)
            if phrase is not None:
                yield phrase
            at = last
        at += 1


def _words(part: Part, low: int, high: int) -> list[_Word]:
    """The words and marks of a sentence; those of a date are marks, since no name holds them."""
    at = part.span.start
    days = [each.span for each in part.moments if _DIGIT.search(part.text, each.span.start - at, each.span.end - at)]
    words = []
    for mark in _TOKEN.finditer(part.text, low, high):
        text = _DAY if any(day.start <= at + mark.start() < day.end for day in days) else mark.group()
        words.append(_Word(mark.start(), mark.end(), text, fold(text)))
    return words


def _is_head(word: _Word, lexicon: Lexicon) -> bool:
    """Whether a word is a kind of event."""
    return word.key in _heads(lexicon) and word.key not in lexicon.months


@cache
def _heads(lexicon: Lexicon) -> frozenset[str]:
    """Words that end the names of kinds of events."""
    sections = ("titles.kinds", "titles.occasions", "titles.occasions_too", "event_types.words", "titles.heads")
    return frozenset(phrase for section in sections for phrase in lexicon.folded(section) if " " not in phrase)


def _head_end(words: list[_Word], at: int, lexicon: Lexicon) -> int | None:
    """The last word of the kind of event that a word begins: "dinner program", "reunion and convention"."""
    if not _is_head(words[at], lexicon):
        return None
    last, joints = at, lexicon.folded("titles.joints")
    for step in range(at + 1, min(at + _WORDS_MOST, len(words))):
        if _is_head(words[step], lexicon):
            last = step
        elif step == last + 1 and words[step].key in joints:
            continue
        elif step > last + _JOINED or words[last + 1].key not in joints or not words[step].text[0].isupper():
            break
    return last


def _first(words: list[_Word], at: int, lexicon: Lexicon) -> int:
    """The first word of the noun phrase that a kind of event ends."""
    first = at
    while first > 0 and at - first < _WORDS_MOST:
        word = words[first - 1]
        if _is_owner(words, first - 1, lexicon) or not _may_belong(word, words[first], lexicon):
            break
        first -= 1
    skipped = lexicon.folded("titles.asides_before") | lexicon.folded("titles.joints")
    while first < at and words[first].key in skipped:
        first += 1
    return first


def _ends_phrase(part: Part, words: list[_Word], last: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase ends with a kind of event: not in "Valentine's Day cards"."""
    if last + 1 >= len(words):
        return True
    after = words[last + 1]
    return (
        not after.text[0].isalpha()
        or any(after.key in lexicon.folded(section) for section in (*_STOPS, "titles.subject_ends"))
        or after.key in lexicon.weekdays
        or after.key in lexicon.months
        or told.held(lexicon).match(part.text, words[last].end) is not None
    )


def _may_belong(word: _Word, behind: _Word, lexicon: Lexicon) -> bool:
    """Whether a word may stand in a noun phrase before another."""
    if word.key in lexicon.folded("titles.joints"):
        return behind.text[0].isupper()
    if not word.text[0].isalnum() or (word.text.isupper() and len(word.text) > _CAPITALS_MOST):
        return word.text[0].isalnum()
    if word.key in lexicon.weekdays or (word.key in lexicon.months and behind.text[0].isdigit()):
        return False
    return not any(word.key in lexicon.folded(section) for section in _STOPS)


def _is_owner(words: list[_Word], at: int, lexicon: Lexicon) -> bool:
    """Whether a word ends the name of whoever holds the event: "the Garden Club's" sale; not "Women's Day"."""
    if not words[at].key.endswith(("'s", "s'")):
        return False
    if words[at].key in lexicon.folded("titles.for_whom"):
        return False
    if words[at + 1].text[0].islower() or words[at].text[0].islower():
        return True
    known = ("organizers.heads", "titles.institutions", "titles.civic", "titles.bodies")
    for step in range(at, max(at - _OWNER_MOST, -1), -1):
        word = words[step]
        if word.text[0].islower() and word.key not in lexicon.folded("titles.small"):
            return False
        owner = word.key.removesuffix("'s") if word.key.endswith("'s") else word.key.removesuffix("'")
        if any(owner in lexicon.folded(section) for section in known):
            return True
    return False


def _phrase(part: Part, words: list[_Word], first: int, last: int, lexicon: Lexicon) -> _Phrase | None:
    """A noun phrase with what belongs to it behind its kind, if it says more than the kind alone."""
    low = first - 1
    while low >= 0 and words[low].key in lexicon.folded("titles.asides_before"):
        low -= 1
    lead = words[low] if low >= 0 else None
    first = _without_count(words, first, last, lead, lexicon)
    name = words[first : last + 1]
    capitals = sum(word.text[0].isupper() or word.text[0].isdigit() for word in name)
    counted = last + 1 < len(words) and words[last + 1].key == "of"
    counted = counted and (first < last or words[last].key in lexicon.folded("titles.of_kind"))
    if (_says_nothing(name, lead, lexicon) and not counted) or (
        not capitals and lead is not None and not _determines(lead, lexicon)
    ):
        return None
    begin, end, close = _with_subject(part, words, last, words[first].start, lexicon)
    weight = _weight(part, words, low, close, lexicon)
    if not weight and capitals > 1 and (low < first - 1 or _follows_day(part, words[first].start)):
        weight = _LIKELY
    if not capitals and words[last].key in lexicon.folded("titles.bodies"):
        return None
    new = lead is not None and lead.key in lexicon.folded("titles.introduces") and len(name) > 1
    if (
        weight < _SURE
        and not new
        and words[last].text[0].islower()
        and words[last].key in lexicon.folded("titles.vague")
    ):
        return None
    if capitals > 1 and weight > 0:
        end = _subtitle_end(part, end, lexicon)
    return _Phrase(begin, end, weight + (weight > 0 and capitals > 1), capitals > 0)


def _subtitle_end(part: Part, end: int, lexicon: Lexicon) -> int:
    """Where a name ends with what stands behind its colon in capitals: "2009 Reef Symposium: A Tradition of Salt"."""
    mark = _SUBTITLE.match(part.text, end)
    if mark is None:
        return end
    days = [each.span.start - part.span.start for each in part.moments]
    stop = min((day for day in days if day > end), default=mark.end())
    kept: list[str] = []
    for word in part.text[mark.start("name") : min(stop, mark.end())].split():
        if fold(word) in lexicon.folded("titles.subtitle_ends"):
            break
        kept.append(word)
    capitals = sum(word[0].isupper() for word in kept)
    if len(kept) < _SUBTITLE_LEAST or capitals * 2 <= len(kept):
        return end
    return mark.start("name") + len(" ".join(kept)) if " ".join(kept) in part.text[end : mark.end()] else end


def _without_count(words: list[_Word], first: int, last: int, lead: _Word | None, lexicon: Lexicon) -> int:
    """Where a name in capitals begins behind words that only count: "our second monthly Shabbat Dinner"."""
    at = first
    own = lead is not None and lead.key in lexicon.folded("titles.pronouns")
    counts = lexicon.folded("titles.frequencies") | (lexicon.folded("titles.counts") if own else frozenset())
    while at < last and words[at].text.islower() and words[at].key in counts:
        at += 1
    capitals = sum(word.text[0].isupper() for word in words[at : last + 1])
    return at if words[at].text[0].isupper() and capitals > 1 else first


def _determines(word: _Word, lexicon: Lexicon) -> bool:
    return (
        word.key in lexicon.folded("titles.articles")
        or word.key in lexicon.folded("titles.owners")
        or word.key in lexicon.folded("titles.numbers")
        or word.key.endswith(("'s", "s'"))
        or not word.text[0].isalnum()
    )


def _says_nothing(name: list[_Word], lead: _Word | None, lexicon: Lexicon) -> bool:
    """Whether a phrase is only the kind, or one that was told of before: "the panel discussion"; "AGM" says enough."""
    named = [word for word in name if word.key not in lexicon.folded("titles.general")]
    new = lead is not None and (lead.key in lexicon.folded("titles.introduces") or lead.key.endswith("'s"))
    if len(name) == 1:
        vague = lexicon.folded("titles.kinds") | lexicon.folded("titles.vague")
        return not name[0].text.isupper() and (not named or not new or name[0].key in vague)
    small = all(word.text.islower() for word in name)
    return not named or (small and not new and is_kind(f" {' '.join(word.key for word in name)} ", lexicon))


def _with_subject(part: Part, words: list[_Word], last: int, start: int, lexicon: Lexicon) -> tuple[int, int, int]:
    """Where a phrase begins and ends with "of the Reef Club" or "on sea trade" behind it; where the sentence goes on.

    Behind "on", what is named in capitals stands alone; "Annual Meeting (AGM)" says enough.
    """
    end = words[last].end
    if (year := _YEAR.match(part.text, end)) is not None:
        return start, year.end(), year.end()
    bracket = _BRACKET.match(part.text, end)
    end = bracket.end() if bracket is not None else end
    lead = next((step for step in range(last + 1, len(words)) if words[step].start >= end), len(words))
    if lead + 1 >= len(words) or words[lead].key not in {"of", *lexicon.folded("titles.subject_words")}:
        return start, end, end
    close = _subject_end(part, words, lead, lexicon)
    if close == lead or bracket is not None:
        return start, end, max(end, words[close].end if close > lead else end)
    subject = words[lead + 1]
    alone = words[lead].key != "of" and subject.text[0].isupper() and words[last].text[0].islower()
    return subject.start if alone and close > lead + 1 else start, words[close].end, words[close].end


def _subject_end(part: Part, words: list[_Word], lead: int, lexicon: Lexicon) -> int:
    """The last word of what stands behind "of" or "on"; ``lead`` where nothing does."""
    moments = {each.span.start - part.span.start for each in part.moments}
    close = lead
    for step in range(lead + 1, min(lead + _TAIL_MOST, len(words))):
        if words[step].start in moments or not _goes_on(words, step, lexicon):
            break
        close = step
    while close > lead and not _closes(words[close], lexicon):
        close -= 1
    if (
        words[lead].key != "of"
        and close - lead <= _PLACE_MOST
        and words[lead + 1].key in lexicon.folded("titles.articles")
    ):
        return lead  # "on the lawn"
    if sum(word.text == '"' for word in words[lead : close + 1]) % 2:
        close = max(step for step in range(lead, close + 1) if words[step].text == '"') - 1
    return close if close > lead and _closes(words[close], lexicon) else lead


def _goes_on(words: list[_Word], step: int, lexicon: Lexicon) -> bool:
    """Whether a word may still belong to what stands behind "of" or "on"."""
    word = words[step]
    if not word.text[0].isalnum() and word.text not in {"&", '"', "'"}:
        return False
    return word.key not in lexicon.folded("titles.subject_ends") and word.key not in lexicon.weekdays


def _closes(word: _Word, lexicon: Lexicon) -> bool:
    return (word.text[0].isalnum() or word.text in {'"', ")"}) and word.key not in lexicon.folded("titles.not_last")


# --- what the sentence says of it ---


def _weight(part: Part, words: list[_Word], low: int, end: int, lexicon: Lexicon) -> int:
    """How sure it is that a sentence tells of a phrase as of what will be held."""
    text, before = part.text, _before(part, words, low, lexicon)
    if told.around(lexicon).search(before):
        return 0
    if told.held(lexicon).match(text, end) or told.holding(lexicon).search(before):
        return _SURE
    days = [each.span.start - part.span.start for each in part.moments]
    near = [day for day in days if 0 <= day - end < _GAP_MOST]
    if any(told.being(lexicon).fullmatch(text, end, day) for day in near):
        return _SURE
    led = any(told.led(lexicon).fullmatch(text, end, day) for day in near)
    return _LIKELY if led or told.coming(lexicon).search(before) else 0


def _follows_day(part: Part, start: int) -> bool:
    """Whether only a dash or a colon stands between a day and a name: "8 December - Guild Christmas lunch"."""
    ends = [each.span.end - part.span.start for each in part.moments]
    return any(1 < start - end < _SET_OFF and part.text[end:start].strip() in _MARKS for end in ends)


def _before(part: Part, words: list[_Word], low: int, lexicon: Lexicon) -> str:
    """What stands before a phrase, its article and the name of whose it is."""
    if low >= 0 and words[low].key.endswith(("'s", "s'")):
        while low > 0 and words[low].text[0].isupper():
            low -= 1
    if low < 0:
        return ""
    end = words[low].start if _determines(words[low], lexicon) else words[low].end
    return part.text[max(end - 60, 0) : end].rstrip()
