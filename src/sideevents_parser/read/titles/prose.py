"""The title in a sentence: ``"a conversation entitled “Salt”"``, ``"will hold the Forum on Salt"``.

In: a part that is prose. Out: spans of names, each with the way in which the sentence gives it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import either, inner_cue, words_of
from sideevents_parser.read.parties.naming import is_organization, naming
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.vocabulary.spans import Span

_PAIR: Final = 2
_MOST: Final = 3000
_OPENING_MOST: Final = 90
_LEAST_CALLED, _CALLED_MOST = 5, 120
_CALLED_END: Final = re.compile(
    r"[,;]?[ ](?:on|by|at|will|which|while|organi[sz]ed|hosted)(?=[ ](?:[A-Z\d]|the |be |takes? ))|[.!] [A-Z]"
)
_SHOUTED: Final = re.compile(r"(?<=[a-z,:] )[A-Z][A-Z']{0,20}(?:[ ][A-Z0-9&'?!:-]{1,20}){2,12}(?=[.,;!?]|[ ][a-z(]|$)")
_LED_TO_DAY: Final = re.compile(r"(?:[ ,](?:[a-z]{2,4}|[A-Z][a-z]{2,8}))?[ ,(-]*$")  # " on", ", this"
_BROKEN: Final = re.compile(r"[.!] |\n|\"|: ")
_YEAR_BEHIND: Final = re.compile(r"(?: (?:19|20)\d\d)?(?: \([^()]*\))?$")
_MARKS: Final = ('"', "'", "``")
_WORD_BEHIND: Final = re.compile(r"[ ]([a-z]{4,14})\b")
_QUOTED: Final = re.compile(
    r"(?:\"|''|``)(?P<title>[^\"`]{4,200}?)(?:\"|''|``)"
    r"|(?<![\w'])'(?P<single>[^\W\d_](?:[^\"`'\n]|(?<=\w)'(?=\w)){3,200})'(?![\w'])"
)


@cache
def _named_event(lexicon: Lexicon) -> str:
    """A capitalised name of several words; its last word, a kind of event, may be small: "LUG meeting"."""
    small = either(lexicon.phrases("titles.small"))
    kinds = either(tuple(kind for kind in lexicon.phrases("titles.kinds") if kind.isalpha()))
    word = r"[A-Z][\w'-]{1,30}"
    capitalised = rf"(?:\d{{1,3}}(?:st|nd|rd|th)[ ])?{word}(?:[ ](?:(?:{small})[ ]){{0,2}}{word}){{1,8}}"
    behind = r"(?:[ ](?:19|20)\d\d)?(?:[ ]\([A-Z][^()]{1,20}\))?"
    return rf"(?P<name>(?:{capitalised}|(?:{word}[ ]){{1,4}}(?:{kinds})\b){behind})"


@cache
def _article(lexicon: Lexicon) -> str:
    """An article or a word like it, with up to two small words behind: "the next", "its 12th annual"."""
    words = either((*lexicon.phrases("titles.articles"), *lexicon.phrases("titles.times")))
    return rf"(?i:{words})[ ](?:[a-z-]{{2,12}}[ ]){{0,2}}"


@cache
def _name(lexicon: Lexicon) -> re.Pattern[str]:
    """An article and a name."""
    return re.compile(rf"(?<= )(?P<article>{_article(lexicon)}){_named_event(lexicon)}")


@cache
def _invited(lexicon: Lexicon) -> re.Pattern[str]:
    """ "Join us on Friday for the Harvest Supper": what one is to come for."""
    phrases, article = either(lexicon.phrases("titles.invited")), _article(lexicon)
    return re.compile(rf"\b(?i:{phrases})[ ][^.!?\n]{{0,90}}?\bfor[ ]{article}{_named_event(lexicon)}")


@cache
def _apposed(lexicon: Lexicon) -> re.Pattern[str]:
    """ "The first course, Protocol and Manners, runs": a name between commas behind a kind of event."""
    kinds = either(tuple(kind for kind in lexicon.phrases("titles.kinds") if kind.isalpha()))
    small = either(lexicon.phrases("titles.small"))
    word = r"[A-Z][\w'-]{1,30}"
    return re.compile(rf"\b(?i:{kinds}),[ ](?P<name>{word}(?:[ ](?:(?:{small})[ ]){{0,2}}{word}){{1,9}})(?=,[ ])")


@cache
def _called_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    """Behind a word such as "entitled", or a noun such as "topic" and its verb, a name that begins with a capital."""
    entitled = either(lexicon.phrases("titles.entitled"))
    subjects = either(lexicon.phrases("titles.subject_nouns"))
    verbs = either(lexicon.phrases("titles.subject_verbs"))
    return re.compile(
        rf"(?:\b(?:{entitled}):?[ ]|(?P<subject>\b(?i:{subjects})[ ](?:{verbs})[ ]))"
        r"(?P<name>[A-Z0-9][^\n\"`]{3,160}?(?=[.!?](?:\s|$)|\n|$))"
    )


@cache
def _held(lexicon: Lexicon) -> re.Pattern[str]:
    """A name, after an article or at the start of a sentence, and what is said of an event to come."""
    article, held = _article(lexicon), either(lexicon.phrases("titles.held"))
    own = (*lexicon.phrases("titles.articles"), *lexicon.phrases("titles.owners"))
    return re.compile(
        rf"(?:\b{article}|^|[.!?:] |m[.]? )(?!(?i:{either(own)})[ ])"
        rf"{_named_event(lexicon)}(?=[ ](?:{held})\b)"
    )


@cache
def _counted(lexicon: Lexicon) -> re.Pattern[str]:
    """ "The seventy-ninth session of the Reef Assembly (RA) will be held": a meeting that is counted."""
    held, small = either(lexicon.phrases("titles.held")), either(lexicon.phrases("titles.small"))
    ordinal = rf"(?:[a-z]+-)?[a-z]{{0,9}}(?:{either(lexicon.phrases('titles.ordinals'))})"
    word = r"[A-Z][\w'-]{1,30}"
    body = rf"(?:the )?{word}(?:[ ](?:(?:{small})[ ]){{0,2}}{word}){{0,12}}(?:[ ]\([A-Z][^()]{{1,20}}\))?"
    kinds = either(lexicon.phrases("titles.counted"))
    return re.compile(rf"\b(?P<name>{ordinal}[ ](?:{kinds})[ ]of[ ]{body})(?=[ ](?:{held})\b)")


@cache
def _capitals_held(lexicon: Lexicon) -> re.Pattern[str]:
    """Capitals at the start of a paragraph, and what is said of an event to come: "CONFIRMATION will be held"."""
    held = either(lexicon.phrases("titles.held"))
    return re.compile(rf"(?P<name>[A-Z][A-Z'&-]{{3,30}}(?:[ ][A-Z\d'&-]{{1,20}}){{0,5}})(?=[ ](?:{held})\b|:[ ])")


def names_in_prose(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """What a sentence says the event is called, with the way in which it says so."""
    yield from _quoted(inside, part)
    yield from _named(inside, part)
    yield from _called(inside, part)
    yield from _before_day(inside, part)
    yield from _hosted(inside.lexicon, part)
    yield from _shouted(part)


def _quoted(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """A quoted name, right after a phrase that says that the event bears it, or at the very start."""
    if not any(mark in part.text for mark in _MARKS):
        return
    for quoted in _QUOTED.finditer(part.text[:_MOST]):
        name = quoted[quoted.lastgroup or 0]
        if name[0].islower() and name.count(" ") <= _PAIR:
            continue  # a saying: "open to all"
        before = words_of(part.text[max(quoted.start() - 90, 0) : quoted.start()])
        if (
            _names_event(before, inside.lexicon)
            or _is_apposed(part.text, quoted, before, inside.lexicon)
            or part.text[quoted.end() :].startswith(_held_behind(inside.lexicon))
            or _precedes_kind(part.text[quoted.end() :], before, inside.lexicon)
        ):
            yield _way(before, inside.lexicon), span_within(part, quoted.span(quoted.lastgroup or 0))
            return
    opened = _QUOTED.match(part.text)
    if (
        opened is not None
        and not opened[opened.lastgroup or 0].endswith((".", ","))
        and part.text[opened.end() : opened.end() + 1] in {".", ":", " ", ""}
        and len(opened.group()) < _OPENING_MOST
    ):
        yield "quoted_opening", span_within(part, opened.span(opened.lastgroup or 0))


def _way(before: str, lexicon: Lexicon) -> str:
    """How a sentence gives a quoted name: as what the event is called, as its theme, or otherwise."""
    last = before.split()[-1:] or [""]
    if last[0] not in lexicon.folded("titles.entitled"):
        return "quoted_in_sentence"
    return "themed" if last[0] in lexicon.folded("titles.of_theme") else "entitled"


def _named(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """A capitalised name that holds a word for an event, as what a sentence says will be held."""
    lexicon, text = inside.lexicon, part.text[: _MOST // 2]
    capitals = _capitals_held(lexicon).match(text)
    if capitals is not None and (text[capitals.end()] != ":" or _is_event(capitals["name"], lexicon)):
        yield "held", span_within(part, capitals.span("name"))
        return
    counted = _counted(lexicon).search(text)
    if counted is not None:
        yield "held", span_within(part, counted.span("name"))
        return
    held = _held(lexicon).search(part.text[:_MOST])
    if held is not None and _is_event(held["name"], lexicon):
        yield "held", span_within(part, held.span("name"))
        return
    for pattern in (_invited, _apposed):
        named = pattern(lexicon).search(text)
        if named is not None and (pattern is _apposed) != _is_event(named["name"], lexicon):
            yield "named_in_sentence", span_within(part, named.span("name"))
            return
    if inner_cue(lexicon, "titles.holds", part.words) is None:
        return
    for named in _name(lexicon).finditer(text):
        lead = named["article"].split()[0]
        before = words_of(f"{text[max(named.start() - 40, 0) : named.start()]}{lead}").split()[-4:]
        if inner_cue(lexicon, "titles.holds", f" {' '.join(before)} ") and _is_event(named["name"], lexicon):
            yield "named_in_sentence", span_within(part, named.span("name"))
            return


def _is_event(name: str, lexicon: Lexicon) -> bool:
    """Whether a name says what kind of event it is: "Harvest Supper", "Forum on Salt"."""
    words = words_of(_YEAR_BEHIND.sub("", name))
    last = words.split()[-1:]
    known = ("titles.kinds", "titles.occasions", "titles.occasions_too")
    return inner_cue(lexicon, "event_types.words", words) is not None or any(
        last[0] in lexicon.folded(section) for section in known if last
    )


def _called(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """What stands without quotes behind "a talk entitled" or "her topic is", up to the end of the sentence."""
    lexicon = inside.lexicon
    for called in _called_pattern(lexicon).finditer(part.text[:_MOST]):
        before = words_of(part.text[max(called.start() - 90, 0) : called.start("name")])
        if not (called["subject"] or _names_event(before, lexicon)):
            continue
        start = part.span.start + called.start("name")
        ends = [
            part.span.start + called.end("name"),
            *(each.span.start for each in part.moments if each.span.start > start),
        ]
        text = inside.document.view[start : min(ends)]
        stop = _CALLED_END.search(text)
        text = text[: stop.start()] if stop is not None else text
        if _LEAST_CALLED < len(text) < _CALLED_MOST:
            told = before.split()[-_PAIR:]
            themed = not lexicon.folded("titles.of_theme").isdisjoint(told)
            yield "themed" if themed else "entitled", Span(start, start + len(text.rstrip(" ,.;:-(")))
            return


def _before_day(inside: Inside, part: Part) -> Iterator[tuple[str, Span]]:
    """What stands between a kind of event with "on" and the day: "a discussion on Who Owns the River? on 9 March"."""
    day = next((moment.span.start for moment in part.moments if moment.date is not None), None)
    if day is None:
        return
    text = _LED_TO_DAY.sub("", inside.document.view[part.span.start : day])
    leads = list(_kind_about(inside.lexicon).finditer(text, max(len(text) - _CALLED_MOST, 0)))
    name = _held_end(inside.lexicon).split(text[leads[-1].end() :], maxsplit=1)[0] if leads else ""
    if len(name) > _LEAST_CALLED and name[:1].isupper() and not _BROKEN.search(name):
        yield (
            "named_in_sentence",
            Span(part.span.start + leads[-1].end(), part.span.start + leads[-1].end() + len(name)),
        )


@cache
def _held_end(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a name ends before what is said of it: "Salt Roads will take place"."""
    return re.compile(rf"[ ](?:will[ ]|is[ ]|{either(lexicon.phrases('titles.held'))}\b)")


def _hosted(lexicon: Lexicon, part: Part) -> Iterator[tuple[str, Span]]:
    """A name in capitals that one will hold, whatever its kind: "will host a Business After Hours from 5 p.m."."""
    hosted = _hosts(lexicon).search(part.text[: _MOST // 2])
    if hosted is None:
        return
    name = hosted["name"]
    first = fold(name.partition(" ")[0])
    person = first in lexicon.folded("speakers.given") or first in lexicon.folded("honorifics.before")
    if not person and not is_organization(name, naming(lexicon)):
        yield "hosted", span_within(part, hosted.span("name"))


@cache
def _hosts(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb of holding, an article or none, and several words with capitals up to what ends the name."""
    verbs, articles = either(lexicon.phrases("titles.hosts")), either(lexicon.phrases("titles.articles"))
    small, ends = either(lexicon.phrases("titles.small")), either(lexicon.phrases("titles.subject_ends"))
    word = r"(?:[A-Z][\w'-]{1,30}|\d{1,3}(?:st|nd|rd|th))"
    name = rf"{word}:?(?:[ ](?:(?:{small})[ ]){{0,2}}{word}:?){{1,9}}"
    return re.compile(rf"\b(?:{verbs})[ ](?:(?:{articles})[ ])?(?P<name>{name})(?=[ ](?:{ends}|in|and)\b|[.,;(]|$)")


@cache
def _kind_about(lexicon: Lexicon) -> re.Pattern[str]:
    """A kind of event, and a word such as "on" before what it is about."""
    kinds = either(tuple(kind for kind in lexicon.phrases("titles.kinds") if kind.islower()))
    return re.compile(rf"\b(?:{kinds})[ ](?:{either(lexicon.phrases('titles.subject_words'))})[ ](?=[A-Z])")


def _shouted(part: Part) -> Iterator[tuple[str, Span]]:
    """Capitals in the midst of a sentence: "will tell us about A YEAR IN A WET GARDEN."."""
    shouted = _SHOUTED.search(part.text[: _MOST // 2])
    if shouted is not None and not part.text.isupper():
        yield "named_in_sentence", span_within(part, shouted.span())


def _names_event(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a quotation end as in "a conversation entitled" or "the launch of the report"."""
    last = before.split()[-5:]
    if not last:
        return False
    tail = f" {' '.join(last)} "
    if last[-1] in lexicon.folded("titles.entitled"):
        return (
            inner_cue(lexicon, "titles.works", tail) is None
            and (inner_cue(lexicon, "titles.kinds", before) or inner_cue(lexicon, "titles.occasions", before))
            is not None
        )
    if last[-1] in lexicon.folded("titles.subject_verbs") and _names_subject(last, tail, lexicon):
        return True
    if inner_cue(lexicon, "titles.launches", tail) or _ends_with_subject(last, before, lexicon):
        return True
    if any(" ".join(last[-count:]) in lexicon.folded("titles.tells") for count in (1, 2, 3)):
        return True
    return last[-1] in lexicon.folded("titles.kinds")


@cache
def _held_behind(lexicon: Lexicon) -> tuple[str, ...]:
    """What is said of an event to come, as it stands behind its quoted name."""
    return tuple(f" {held} " for held in lexicon.phrases("titles.held"))


def _precedes_kind(behind: str, before: str, lexicon: Lexicon) -> bool:
    """Whether an article stands before a quotation and a kind of event behind: "The “Young Curators” event is"."""
    kind, article = _WORD_BEHIND.match(behind), before.split()[-1:]
    return (
        kind is not None
        and fold(kind[1]) in lexicon.folded("titles.kinds")
        and bool(article)
        and (article[0] in lexicon.folded("titles.articles") or article[0] in lexicon.folded("titles.owners"))
    )


def _names_subject(last: list[str], tail: str, lexicon: Lexicon) -> bool:
    """Whether words say what an event is called: "the title of the mission is"; not of a book."""
    named = any(word in lexicon.folded("titles.subject_nouns") for word in last)
    return named and inner_cue(lexicon, "titles.works", tail) is None


def _is_apposed(text: str, quoted: re.Match[str], before: str, lexicon: Lexicon) -> bool:
    """Whether commas set a quotation off behind a kind of event: "the seminar by A (Riga), “Tides”, which was"."""
    apart = text[: quoted.start()].rstrip().endswith(",") and text[quoted.end() - 2 : quoted.end() + 1].count(",") > 0
    return apart and inner_cue(lexicon, "titles.kinds", before) is not None


def _ends_with_subject(last: list[str], before: str, lexicon: Lexicon) -> bool:
    """Whether words end as in "will speak on" or "a seminar on"."""
    if len(last) < _PAIR or last[-1] not in lexicon.folded("titles.subject_words"):
        return False
    return (
        inner_cue(lexicon, "titles.kinds", before) is not None
        or last[-2] in lexicon.folded("titles.kinds")
        or last[-2] in lexicon.folded("titles.speaks")
    )
