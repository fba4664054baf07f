"""Places in sentences: "talks at the Reed Hall at 12 Mill Lane in Oxton on 5 May at 7 pm".

In: the parts of a block. Out: the ``Place`` of the sentence that tells when or that something takes place. A noun for
a building or a room makes a name behind "in" or "at" a place; so does a day or an hour right beside it, "in Oxton at
7 pm", and what takes place before it, "will be held at Oxton". Street and town that follow belong to it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either, inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.read.places.cells import SENTENCE_END, first_sentence, place_pieces, place_span
from sideevents_parser.read.places.words import has_house_number, is_place, is_town
from sideevents_parser.vocabulary.drafts import Place
from sideevents_parser.vocabulary.spans import Span

_SHORT: Final = frozenset({"short", "item"})
_KINDS: Final = frozenset({"prose", "entry", "notice", "access", "party", "sign_up"})
LINE_MOST: Final = 130  # a longer place is a paragraph
_HEAD: Final = 70
_THE: Final = "The "  # amid a sentence it begins a name: "at The Lion & Lobster"
_READ: Final = 2500
_HAPPENS_MOST: Final = 48  # characters before a place in which to look for what takes place
_LATE: Final = 3  # the rank of a place told without day and hour, which what stands beside a date goes before
_AHEAD: Final = 160  # characters before a place that are searched for what is to come
_UNTIMED: Final = 2  # the rank of a sentence without day and hour
_NEAR: Final = 24  # characters between a place and the day or hour beside it
_CAPITAL: Final = r"[A-Z0-9][\w'./&-]{0,30}"
_ADDRESS: Final = re.compile(
    r"(?<=, )\d{1,5}[A-Za-z]? (?:[A-Z0-9][\w'-]{0,30}\.? ){0,3}[A-Z][\w'-]{1,20}\.?"  # house and street
    r"(?: \d{1,5}\b)?(?:, [A-Z][\w'-]{2,20})?"  # the road's number, the town
)
_IN_BRACKETS: Final = re.compile(r"\(\w{2,12}\)")  # "1 November (Sunday) at"
# between an hour and an address: ", Reed Center for the Arts, "
_HOUSE_BEFORE: Final = re.compile(
    r"[ ,.;:-]{0,3}(?P<house>[A-Za-z](?:[^,;:.]|\.(?= [A-Z])){2,60}(?:, [A-Z][^,;:]{2,60})?), "
)
_ADDRESS_BEHIND: Final = re.compile(
    r", (?P<house>\d{1,5}[A-Za-z]?) (?:[A-Z0-9][\w'-]{0,30}\.? ){0,3}[A-Z][\w'-]{1,20}\.?"
    r"(?:, [A-Z][\w'-]{2,20}(?: [A-Z0-9][\w'-]{0,20}){0,2}){0,3}"
)


class _Patterns(NamedTuple):
    """Patterns that hold words of the language."""

    preposition: re.Pattern[str]
    named: re.Pattern[str]
    common: re.Pattern[str]
    further: re.Pattern[str]
    beside: re.Pattern[str]
    happens: re.Pattern[str]
    stands: re.Pattern[str]


class _Told(NamedTuple):
    """What tells that a name is a place: a noun in it, that something takes place there, "in" or "at" before it."""

    name: bool = False
    placed: bool = False
    led: bool = False
    common: bool = False


class _Named(NamedTuple):
    """A name in a sentence: how well it is told (less is better) and where it stands in the page."""

    rank: tuple[int, ...]
    span: Span


@cache
def _patterns(lexicon: Lexicon) -> _Patterns:
    """A preposition, the name behind it, a common noun behind it, what goes on with it, words before a day."""
    prepositions = either(lexicon.phrases("places.prepositions"))
    at = either(lexicon.phrases("places.at"))
    articles = either(lexicon.phrases("places.articles"))
    small = either(lexicon.phrases("places.small"))
    nouns = either(lexicon.phrases("places.nouns") + lexicon.phrases("places.lower"))
    bare, after = either(lexicon.phrases("places.bare")), either(lexicon.phrases("places.after"))
    happens, gone = either(lexicon.phrases("places.happens")), either(lexicon.phrases("places.gone"))
    quarters = either(lexicon.phrases("places.quarters"))
    stands = either(lexicon.phrases("places.stands"))
    return _Patterns(
        re.compile(rf"(?:^|[ (])(?i:{prepositions})[ ](?=(?:(?i:{articles})[ ])?[A-Z0-9])"),
        re.compile(
            rf"(?:(?:{articles})[ ])?(?P<name>{_CAPITAL}"
            rf"(?:,?[ ](?:(?:{small})[ ]){{0,2}}(?:[A-Z0-9(][\w'./&)-]{{0,30}}|(?:{nouns})\b)){{0,12}})"
        ),
        re.compile(
            rf"(?:^|[ (])(?i:{at})[ ](?:(?:{articles}|an?)[ ]|(?=(?:{bare})\b))"
            rf"(?P<name>(?:[a-z0-9'-]{{1,20}}[ ]){{0,3}}?(?:{nouns})\b(?:[ ](?:[a-z]{{3,20}}[ ])?(?:{nouns})\b){{0,2}})"
            rf"(?=[.,;:!)]|[ ](?:{after})\b|[ ]?$|[ ]\()"
        ),
        re.compile(
            rf",?[ ](?:{at}|of|(?P<road>on))[ ](?:(?:{articles}|{quarters})[ ])?(?P<more>{_CAPITAL}"
            r"(?:,?[ ][A-Z0-9][\w'./&-]{0,30}){0,6}(?:[ ]\([A-Z]{2,8}\))?)"
            rf"|[ ](?:{at}|of|on)[ ](?:{articles})[ ](?P<part>(?:[a-z]{{2,12}}[ ](?:of[ ](?:{articles})[ ])?)?"
            rf"(?:{nouns}))\b(?=[.,;:!)]|[ ](?:{after})\b|[ ]?$)"
        ),
        re.compile(rf"[ ,(-]{{0,3}}(?:(?:{either(lexicon.phrases('places.before_time'))})[ ])?"),
        re.compile(rf"(?<!\w)(?:(?P<gone>(?i:{gone}))[ ](?:\w+[ ]){{0,2}})?(?i:{happens})(?=[ (]|\Z)"),
        re.compile(rf"\b(?i:{stands})[ ](?=(?:(?:{articles})[ ])?[A-Z])"),
    )


def in_prose(inside: Inside) -> Iterator[Place]:
    """The place named in a sentence, first in those that tell day and hour."""
    parts = _telling(inside)
    for part in parts:
        head = SENTENCE_END.split(part.text[:_HEAD], maxsplit=1)[0]
        dated = any(moment.span.start < part.span.start + len(head) for moment in part.moments)
        if (
            not dated
            and len(head) < len(part.text) - 1
            and len(head) < _HEAD
            and is_place(head, words_of(head), inside.lexicon)
        ):
            yield from place_pieces(inside, Span(part.span.start, part.span.start + len(head)), "prose")
            return
    found = _best(inside, parts)
    if found is None or found.rank[0] == _LATE:
        found = min((named for part in parts for named in _addresses(inside, part)), default=None)
    if found is not None:
        yield from place_pieces(inside, place_span(inside, found.span), "prose")


def _telling(inside: Inside) -> list[Part]:
    """The parts that may tell of a place: sentences, a paragraph too that is all about it."""
    return [
        part
        for part in inside.parts
        if part.kind in _KINDS
        or (part.kind == "place" and len(part.text) >= LINE_MOST)
        or (part.kind in _SHORT and "places.happens" in part.cues.inner)
    ]


def told_late(inside: Inside) -> Iterator[Place]:
    """The place of a sentence that tells neither day nor hour: "They will sell pies at Bo's Diner"."""
    found = _best(inside, _telling(inside))
    if found is not None:
        yield from place_pieces(inside, place_span(inside, found.span), "prose")


def _best(inside: Inside, parts: list[Part]) -> _Named | None:
    return min((named for part in parts for named in _named(inside, part)), default=None)


def _named(inside: Inside, part: Part) -> Iterator[_Named]:
    """The names behind prepositions in a part."""
    patterns, text = _patterns(inside.lexicon), part.text[:_READ]
    middles = inside.lexicon.folded("places.middles")
    for lead in chain(patterns.preposition.finditer(text), patterns.stands.finditer(text)):
        match = patterns.named.match(text, lead.end())
        if match is None or _in_moment(part, match.start("name")):
            continue
        name = SENTENCE_END.split(match["name"])[0]
        led = words_of(lead.group()).strip() in inside.lexicon.folded("places.at")
        proper = led and bool(part.moments) and text.startswith(_THE, lead.end())
        told = proper or (led and _is_owned(text, match, inside.lexicon))
        following = text[match.start("name") + len(name.partition(" (")[0]) :][:_NEAR]
        told = told or (_names_place(name, inside.lexicon) and not _leads_on(following, inside.lexicon))
        placed = lead.re is patterns.stands or (led and _happens(text, lead.start(), inside.lexicon))
        at = (lead.start(), match.start("name"), match.end("name"))
        yield from _candidate(inside, part, at, _Told(told, placed, led))
    for match in patterns.common.finditer(text):
        if match["name"] in middles and text.startswith(" of ", match.end("name")):
            continue  # the middle of a town is no house
        placed = _happens(text, match.start(), inside.lexicon)
        at = (match.start(), match.start("name"), match.end("name"))
        yield from _candidate(inside, part, at, _Told(placed=placed, led=True, common=True))


def _is_owned(text: str, name: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a name is that of whose house it is, "at Becker's on Friday", and nothing it owns follows."""
    owner = name["name"].endswith("'s") and " " not in name["name"]
    following = text[name.end("name") : name.end("name") + _NEAR]
    return owner and (
        not following[:2].strip().isalpha() or opening_cue(lexicon, "places.after", words_of(following)) is not None
    )


def _leads_on(following: str, lexicon: Lexicon) -> bool:
    """Whether a word in small letters goes on with a name: "the Reed Church committee"."""
    return following[:1] == " " and following[1:2].islower() and not _may_follow(following, lexicon)


def _may_follow(following: str, lexicon: Lexicon) -> bool:
    words = words_of(following)
    return opening_cue(lexicon, "places.after", words) is not None or words.split()[0].endswith(("ing", "ed", "ly"))


def _happens(text: str, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands right before a place says that something takes place there, and not that it did."""
    before = text[max(0, at - _HAPPENS_MOST) : at]
    told = [*_patterns(lexicon).happens.finditer(before)][-1:]
    return any(not before[each.end() :].strip(" (") and not each["gone"] for each in told)


def _candidate(inside: Inside, part: Part, at: tuple[int, int, int], told: _Told) -> Iterator[_Named]:
    """A name with what goes on with it, where a noun or the sentence around tells that it is the event's place."""
    lead, start, end = at
    span = _with_further(inside, part, Span(part.span.start + start, part.span.start + end))
    name = span.of(inside.document.view)
    beside = told.led and _is_beside(inside, part, lead, span)
    line = part.kind == "entry" or part.text[-1].isalnum()
    if beside and line and not (told.name or told.common or _is_set(inside, part, lead, name)):
        beside = False
    named = told.common or told.name or ((beside or told.placed) and _may_name(inside, name))
    hours, undated = _sentence_rank(part, span)
    if not named or not (told.placed or beside or told.name or (told.common and hours < _UNTIMED)):
        return
    if told.placed and not _is_region(name, inside.lexicon):
        hours = 0
    elif not beside and undated:
        if not told.placed and not _is_ahead(inside, part, lead):
            return
        hours = _LATE
    yield _Named((hours, undated, not told.name, not (beside or told.placed), span.start), span)


def _is_set(inside: Inside, part: Part, lead: int, name: str) -> bool:
    """Whether an entry tells that it is at a place or in a town: "Poets in Our Days, 5 May" is all title."""
    led = words_of(part.text[lead : lead + _NEAR]).split()[0]
    titled = led in inside.lexicon.folded("places.within") and " " in name.strip()
    return not titled or is_town(name.strip(), inside.lexicon)


def _is_region(name: str, lexicon: Lexicon) -> bool:
    """Whether a name is a town, a country or a part of the world, in which something takes place who knows where."""
    return is_town(name, lexicon) or words_of(name).strip() in lexicon.folded("places.regions")


def _is_ahead(inside: Inside, part: Part, at: int) -> bool:
    """Whether the sentence before a place speaks of what is to come or of hosts: "They will sell pies at Bo's"."""
    if part.kind == "party":
        return True
    before = part.text[max(0, at - _AHEAD) : at]
    sentence = SENTENCE_END.split(before)[-1]
    return inner_cue(inside.lexicon, "places.ahead", words_of(sentence)) is not None


def name_at(inside: Inside, part: Part, at: int) -> Span | None:
    """The name that begins at a character of a part, with the house, street and town that follow it."""
    match = _patterns(inside.lexicon).named.match(part.text, at)
    if match is None or _in_moment(part, match.start("name")):
        return None
    span = _with_further(inside, part, Span(part.span.start + match.start("name"), part.span.start + match.end("name")))
    return place_span(inside, span) if _may_name(inside, span.of(inside.document.view)) else None


def _with_further(inside: Inside, part: Part, span: Span) -> Span:
    """A name with the house, street and town that follow it: "Reed Tavern" and "at 12 Mill Lane in Oxton"."""
    base, start, pattern = part.span.start, span.start, _patterns(inside.lexicon).further
    span = first_sentence(inside, _until_moment(part, span))
    if (street := _ADDRESS_BEHIND.match(part.text, span.end - base)) and not _in_moment(part, street.start("house")):
        return first_sentence(inside, _until_moment(part, Span(start, base + street.end())))
    while (more := pattern.match(part.text, span.end - base)) and not _in_moment(
        part, max(more.start("more"), more.start("part"))
    ):
        if not _is_further(inside, more):
            break
        further = first_sentence(inside, _until_moment(part, Span(start, base + more.end())))
        if further.end <= span.end:
            break
        span = further
    return span


def _is_further(inside: Inside, more: re.Match[str]) -> bool:
    """Whether what follows a name belongs to it: an address, a road, a house of which it is a part, a town."""
    words = words_of(more.group()).split()
    if more["road"] and words[-1] not in inside.lexicon.folded("places.streets"):
        return False
    return not any(word in inside.lexicon.months or word in inside.lexicon.weekdays for word in words)


def _until_moment(part: Part, span: Span) -> Span:
    return Span(span.start, min([span.end, *(m.span.start for m in part.moments if span.start < m.span.start)]))


def _in_moment(part: Part, at: int) -> bool:
    return any(moment.span.start <= part.span.start + at < moment.span.end for moment in part.moments)


def _is_beside(inside: Inside, part: Part, lead: int, span: Span) -> bool:
    """Whether a day or an hour stands right before or right behind a place, with nothing but small words between."""
    view, beside = inside.document.view, _patterns(inside.lexicon).beside
    for moment in part.moments:
        if moment.date is not None and moment.date.form in {"month", "bare_day"} and not moment.clocks:
            continue
        before = view[moment.span.end : part.span.start + lead] if moment.span.end <= part.span.start + lead else "?"
        after = view[span.end : moment.span.start] if span.end <= moment.span.start <= span.end + _NEAR else "?"
        if not _IN_BRACKETS.sub("", before).strip(" ,.(") or beside.fullmatch(after):
            return True
    return False


def _may_name(inside: Inside, name: str) -> bool:
    """Whether a name without a noun for a place may be one: no language, no day, no way of attending."""
    lexicon, words = inside.lexicon, words_of(name)
    if any(whole_cue(lexicon, f"places.{section}", words) for section in ("unknown", "virtual", "virtual_opens")):
        return False
    each = words.split()
    first = next(iter(each), "")
    if first in lexicon.folded("places.not_named") or (each and each[-1] in lexicon.folded("titles.kinds")):
        return False
    if first in lexicon.months or first in lexicon.weekdays or not first[:1].isalpha():
        return False
    return all(entry.partition("=")[0].strip().casefold() != first for entry in lexicon.phrases("languages.names"))


def _sentence_rank(part: Part, span: Span) -> tuple[int, int]:
    """How much the sentence around a place tells of the time: 0 for day and hour, 1 for either, 2 for nothing."""
    cuts = [
        part.span.start,
        *(part.span.start + end.end() for end in SENTENCE_END.finditer(part.text)),
        part.span.end + 1,
    ]
    low, high = next(((low, high) for low, high in pairwise(cuts) if low <= span.start < high), (cuts[0], cuts[-1]))
    told = [moment for moment in part.moments if low <= moment.span.start < high]
    day = any(moment.date is not None for moment in told)
    hour = any(moment.clocks for moment in told)
    return 2 - day - hour, not part.moments


def _addresses(inside: Inside, part: Part) -> Iterator[_Named]:
    """House and street in a sentence, behind a name: "The Grange, 12 Mill Lane, will open at 7"."""
    for match in _ADDRESS.finditer(part.text[:_READ]):
        if has_house_number(match.group(), inside.lexicon) and not _in_moment(part, match.start()):
            span = first_sentence(inside, Span(part.span.start + match.start(), part.span.start + match.end()))
            rank = (*_sentence_rank(part, span), 0, span.start)
            yield _Named(rank, Span(_house_start(inside, part, span.start), span.end))


def _house_start(inside: Inside, part: Part, street: int) -> int:
    """Where the name of the house begins that stands between a day or an hour and its street."""
    told = max((moment.span.end for moment in part.moments if moment.span.end < street), default=street)
    house = _HOUSE_BEFORE.fullmatch(inside.document.view, told, street)
    return house.start("house") if house is not None else street


def _names_place(name: str, lexicon: Lexicon) -> bool:
    """Whether one of a name's first cells holds a noun for a building or room, or is a street."""
    nouns, rooms = lexicon.folded("places.nouns"), lexicon.folded("places.rooms")
    for cell in name.split(",")[:3]:
        words = [word for word in words_of(cell.split("(")[0]).split() if word != "the"]
        if not words or words[0] in lexicon.folded("places.not_before"):
            continue
        if (
            words[-1] in nouns
            or words[0] in rooms
            or whole_cue(lexicon, "places.whole", f" the {' '.join(words)} ")
            or is_place(cell.strip(), words_of(cell), lexicon)
        ):
            return True
    return False
