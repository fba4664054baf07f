"""Stretches of a line that carries a date: ``"Story Hour - Tuesday, April 4"``, ``"Tue 1 June, 7.30pm. Council."``.

In: a part with a date or clock, or a row with cells. Out: where each stretch stands, its span, whether signs set it
off, whether another stretch of the line goes before it. Places, prices, organizers and words about dates are left out.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import either, inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.places.words import is_place, is_town, is_virtual, room_at_end
from sideevents_parser.read.titles.wording import clean_title, is_no_title, split_glued
from sideevents_parser.vocabulary.spans import Span, trimmed

Stretch = tuple[str, Span, bool, bool]

_INNER_BRACKET: Final = re.compile(r"\([^()]{1,40}\)[ ][A-Z]?[a-z]|\([A-Z][A-Z-]{1,9}\),[ ]")
_LAST_OF_LIST: Final = ("and ", "& ")
_STRONG: Final = re.compile(r"[ \t]*[|•·][ \t]*|[ \t]+[-/][ \t]+|[ \t]{2,}|\t")
_BREAK: Final = re.compile(r"(?<=\w{3})[.;](?=\s|$)|,\s|\s\(|[!?](?=\s)|\s@|:$|\sTB[ACD]\b")
_FIRST_LINES: Final = 2
_AT_ONCE: Final = 3  # characters before a date that opens a line
_ROW: Final = re.compile(r"[ \t]\|[ \t]|\t")
_FULL_STOP: Final = re.compile(r"(?<=\w{3})\.\s+(?=[A-Z])")
_QUOTED: Final = re.compile(r"\"[^\"]{3,200}\"|``[^`]{3,200}''|''[^']{3,200}''")
# behind a sign, a bracket or a column, up to the end, a bracket or another sign
_QUOTED_CELL: Final = re.compile(
    r"(?:[:|)-][ \t]{1,4}|,[ ]|[ \t]{2})\"(?P<title>[^\"]{4,200})\"(?=[ \t.,]{0,3}(?:$|[(|\d]|- |[ \t]{2}))"
    r"|(?::|[ ]-)[ ]'(?P<single>[^'\n]{4,200}(?:'\w[^'\n]{0,200}){0,3})'(?=[ ]\(|,[ ]|$)"
)
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'&-]{2,30} [A-Z][A-Z '&-]{2,60}(?= [a-z])")
_SHOUTED_LEAD: Final = re.compile(r"(?P<title>[A-Z][A-Z '&/-]{4,60})[:.](?= [^a-z])")
_LEAD: Final = re.compile(r"(?:[-*•][ ])?(?P<title>[A-Z][^:\n.!?]{3,60}):[ ]+(?=[A-Z\d])")
_TO_BE_SETTLED: Final = re.compile(r"\s+TB[ACD]\b")
_LAST_SMALL: Final = re.compile(r"(?<=[\w)!?\"'])[ ](?:on|at)$")
_BAR: Final = re.compile(r"[ \t]*[|][ \t]*")
_BRACKETED: Final = re.compile(r"[ ]{0,2}\([^()\n]{1,60}\)")
_TRAILING: Final = " \t|,;:-/(@·•["
_LEADING: Final = " \t|,;:-/)]·•.*="
_RUNNING_MOST: Final = 110
_ASIDE_WORDS: Final = 5
_SMALL_WORD: Final = 2
_MOST_CAPITALS: Final = 0.8


def stretches_beside(inside: Inside, part: Part, number: int, *, running: bool) -> Iterator[Stretch]:
    """The stretches of a line outside its dates; of a line that runs on, what opens it or follows its date at once."""
    quoted = _QUOTED_CELL.search(part.text)
    if quoted is not None and (not running or quoted.lastgroup == "single"):
        yield "quoted_cell", span_within(part, quoted.span(quoted.lastgroup or 0)), True, False
        return
    if running and part.moments and (shouted := _SHOUTED_LEAD.match(part.text)) is not None:
        yield "shouted", span_within(part, shouted.span("title")), True, False
        return
    if part.moments and (lead := _named_lead(part, inside.lexicon)) is not None:
        yield "before_date", lead, True, False
        return
    passed = False
    pieces = list(_pieces(part))
    alone = len(inside.parts) == 1 and len(pieces) == 1 and not running
    for start, end, strong, leads in pieces:
        if running and not leads and (number > _FIRST_LINES or _opens_late(part)):
            return
        piece = _bare(part.text[start:end], inside.lexicon, leads=leads, running=running)
        if end < len(part.text) and not leads:
            piece = _without_verb(_LAST_SMALL.sub("", piece.rstrip()), inside.lexicon, running=running)
        for text in _whole(piece, inside.lexicon) if strong else _weakly(piece, inside.lexicon):
            span = _span_of(part, start, text)
            title = clean_title(inside.quote(span), inside.lexicon)
            if title is None or not _may_be_title(title, inside.lexicon, leads=leads, running=running):
                continue
            aside = _is_aside(title, inside.lexicon, strong=strong)
            if not aside or (not number and not strong and _is_place_name(title, inside.lexicon)):
                yield "before_date" if leads else "behind_date", span, strong, passed
            elif alone and _is_name_alone(title, inside.lexicon):
                yield "only_cell", span, True, False
            passed = passed or not aside


def _named_lead(part: Part, lexicon: Lexicon) -> Span | None:
    """A name and a colon that open a notice, before the place or the hour: "Fish Boil: Reef Church, 6 p.m."."""
    lead = _LEAD.match(part.text)
    if lead is None or lead.end() > part.moments[0].span.start - part.span.start or _STRONG.search(lead["title"]):
        return None
    words = words_of(lead["title"])
    rest = part.text[lead.end() :]
    house = rest.partition(",")[0].partition(".")[0]
    at_once = any(each.span.start - part.span.start <= lead.end() + 1 for each in part.moments)
    if (
        opening_cue(lexicon, "titles.never_opens", words)
        or is_no_title(lead["title"], lexicon)
        or is_place(lead["title"], words, lexicon)
        or is_town(lead["title"], lexicon)
        or not words.split()
        or not lexicon.folded("titles.sentence_words").isdisjoint(words.split())
    ):
        return None
    if not (is_place(house, words_of(house), lexicon) or (at_once and _says_what(lead["title"], words, lexicon))):
        return None
    return span_within(part, lead.span("title"))


def _says_what(title: str, words: str, lexicon: Lexicon) -> bool:
    return _is_occasion(title, words, lexicon) or inner_cue(lexicon, "titles.occasions", words) is not None


def is_row(text: str) -> bool:
    """Whether bars or tabs divide a line into cells."""
    return _ROW.search(text) is not None


def _opens_late(part: Part) -> bool:
    return part.moments[0].span.start > part.span.start + _AT_ONCE


def _bare(text: str, lexicon: Lexicon, *, leads: bool, running: bool) -> str:
    """A stretch before a date without "TBC" and "opens", one behind it without its place."""
    if leads:
        settled = _TO_BE_SETTLED.split(text, maxsplit=1)[0]
        return _without_verb(settled if running else _LAST_SMALL.sub("", settled), lexicon, running=running)
    text = _behind_places(text, lexicon)
    return text if "(" in text else _without_place(text, lexicon)


def _without_verb(text: str, lexicon: Lexicon, *, running: bool) -> str:
    """What leads to a date without the verb or the preposition at its end: "Reef Summer Fair opens"."""
    bare = text.rstrip()
    for verb in lexicon.phrases("titles.verbs_behind"):
        head = bare.removesuffix(f" {verb}").removesuffix(f" {verb.capitalize()}")
        if head == bare or " " not in head or fold(head.partition(" ")[0]).removesuffix("s") in lexicon.weekdays:
            continue
        return text if running and verb in lexicon.folded("titles.not_last") else head
    return text


def _behind_places(text: str, lexicon: Lexicon) -> str:
    """What stands behind a place and a colon: "Victoria Falls, Zimbabwe: Tide Group" gives the group."""
    places, colon, rest = text.partition(": ")
    if not colon or rest.count(" ") < _SMALL_WORD or not rest[0].isupper():
        return text
    cells = places.strip(_LEADING).split(", ")
    known = all(
        is_town(cell, lexicon)
        or is_place(cell, words_of(cell), lexicon)
        or is_virtual(cell, words_of(cell), lexicon)
        or fold(cell) in lexicon.folded("places.countries")
        for cell in cells
    )
    return rest if known else text


def _without_place(text: str, lexicon: Lexicon) -> str:
    """A stretch without the room at its end, as in flattened tables: "Youth Forum on Loss Meeting Room 7"."""
    start = room_at_end(text.rstrip(), lexicon)
    return text if start is None else text[:start].rstrip(" ,-")


def _span_of(part: Part, start: int, text: str) -> Span:
    at = part.text.find(text, start)
    return Span(part.span.start + at, part.span.start + at + len(text))


def _is_place_name(title: str, lexicon: Lexicon) -> bool:
    words = words_of(title)
    return is_place(title, words, lexicon) and not opening_cue(lexicon, "places.opens", words)


def _may_be_title(title: str, lexicon: Lexicon, *, leads: bool, running: bool) -> bool:
    words = words_of(title).split()
    if lexicon.folded("titles.sentence_words").issuperset(words) or not any(
        len(word) > 2 and word[0].isalpha() for word in words
    ):
        return False
    if leads and words[-1] in lexicon.folded("titles.not_last"):
        return False
    if not leads and title[0].islower() and words[0] in lexicon.folded("titles.not_first"):
        return False
    if len(words) == _SMALL_WORD and words[0] in lexicon.folded("titles.articles") and _is_bare_kind(words[1], lexicon):
        return False
    return not running or (
        (title[0].isupper() or not title[0].isalpha())
        and words[0] not in lexicon.folded("titles.not_first")
        and len(title) < _RUNNING_MOST
    )


def _is_bare_kind(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a kind of event and says nothing more: "The series"."""
    return any(word in lexicon.folded(section) for section in ("titles.kinds", "titles.heads", "titles.general"))


def _is_name_alone(title: str, lexicon: Lexicon) -> bool:
    """Whether the only words of an entry are a title though they would be an aside elsewhere: "Book Club"."""
    words = words_of(title)
    if is_no_title(title, lexicon) or is_virtual(title, words, lexicon) or words.count(" ") <= _SMALL_WORD:
        return False
    if is_place(title, words, lexicon):
        return words.split()[-1] in lexicon.folded("titles.bodies")
    return title.istitle() and opening_cue(lexicon, "parts.party_opens", words) is None and not is_town(title, lexicon)


def _is_aside(title: str, lexicon: Lexicon, *, strong: bool) -> bool:
    """Whether a piece of a line is a place, a price, a party or a word about dates, not a name."""
    words = words_of(title)
    return (
        is_place(title, words, lexicon)
        or is_virtual(title, words, lexicon)
        or is_no_title(title, lexicon)
        or opening_cue(lexicon, "parts.party_opens", words) is not None
        or (strong and is_town(title, lexicon))
        or (_opens_as_aside(words, lexicon, strong=strong) and not _is_occasion(title, words, lexicon))
        or whole_cue(lexicon, "titles.prefixes", words)
        or whole_cue(lexicon, "titles.regions", words)
        or all(word in lexicon.folded("segments.date_filler") or word.isdigit() for word in words.split())
    )


def _opens_as_aside(words: str, lexicon: Lexicon, *, strong: bool) -> bool:
    opened = opening_cue(lexicon, "titles.asides", words)
    if opened is None or (strong and words.count(" ") >= _ASIDE_WORDS):
        return False
    behind = words.strip().removeprefix(opened.strip()).split()[:1]
    served = opened.strip() in lexicon.folded("date_roles.doors")  # "coffee at 9", but "coffee with the mayor"
    return not (served and behind and behind[0].isalpha() and behind[0] not in lexicon.folded("date_roles.doors_said"))


def _is_occasion(title: str, words: str, lexicon: Lexicon) -> bool:
    """Whether a name opens like an aside, "Coffee", but says what takes place: "Coffee Morning"."""
    each = words.split()
    named = 1 < len(each) <= _ASIDE_WORDS and each[-1] in lexicon.folded("titles.occasions_too")
    return named and all(word[0].isupper() for word in title.split() if len(word) > _SMALL_WORD + 1)


# --- where a line is cut ---


def _pieces(part: Part) -> Iterator[tuple[int, int, bool, bool]]:
    """Stretches of a line outside its dates.

    Start, end, whether clear separators set them off, whether they lead the line.
    """
    at = 0
    mark = _BAR if "|" in part.rest.replace(" | ", " ", len(part.moments)) and "|" in part.text else _STRONG
    for moment in part.moments:
        begin = moment.span.start - part.span.start
        if begin > at:
            yield from _split(part.text, at, begin, mark, leads=at == 0)
        at = max(at, moment.span.end - part.span.start)
        if (bracket := _BRACKETED.match(part.text, at)) is not None:
            at = bracket.end()
    if at < len(part.text):
        yield from _split(part.text, at, len(part.text), mark, leads=False)


def _split(
    text: str, start: int, end: int, separator: re.Pattern[str], *, leads: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    """Cut a stretch at strong separators; without any it is cut where a word runs into a capital ("EuropeWarm")."""
    at, strong = start, leads or separator is _BAR or (start > 0 and text[start].isalpha())
    for mark in separator.finditer(text, start, end):
        if mark.start() > at:
            yield (*trimmed(text, at, mark.start(), _LEADING, _TRAILING), strong, leads)
        at, strong = mark.end(), True
    if at < end:
        begin, stop = trimmed(text, at, end, _LEADING, _TRAILING)
        glued = split_glued(text[begin:stop]) if not leads and begin == at == start else ()
        if glued:
            yield from ((begin + low, begin + high, True, leads) for low, high in glued)
        else:
            yield begin, stop, strong, leads


@cache
def _remark(lexicon: Lexicon) -> re.Pattern[str]:
    """Where a remark for those who may come begins: "Skittles night, £10 a head"."""
    return re.compile(rf",[ ](?:[£$€]|(?:{either(lexicon.phrases('titles.remarks'))})\b)")


def _whole(text: str, lexicon: Lexicon) -> Iterator[str]:
    """A piece that signs set off, up to the end of its first sentence or to a remark."""
    remark = _remark(lexicon).search(text)
    text = text if remark is None else text[: remark.start()]
    end = _FULL_STOP.search(text)
    yield text if end is None or _is_capitalised(text[end.end() :]) else text[: end.start()]


def _is_capitalised(text: str) -> bool:
    """Whether words have capitals as in a title: "Why It Matters Who Counts"."""
    words = [word for word in text.split() if len(word) > _SMALL_WORD]
    return len(words) > 2 and sum(word[0].isupper() for word in words) > _MOST_CAPITALS * len(words)


def _weakly(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Running text beside a date, stretch by stretch: "Blood donors, Institute" gives "Blood donors" first.

    What goes on behind a comma or a bracket is not cut: "Folk tales, fairies and truths", "Reef Board, tenth session".
    """
    at = 0
    if (quoted := _QUOTED.match(text)) is not None and not text.startswith(":", quoted.end()):
        yield quoted.group().rstrip(_TRAILING)
        at = quoted.end()
    for mark in _BREAK.finditer(text, at):
        if mark.start() > at and _goes_on(text, mark, lexicon):
            continue
        if mark.start() - at > 2:
            piece = text[at : mark.end() if text[mark.start()] in "!?" else mark.start()]
            yield _named(piece.strip(_TRAILING), lexicon)
        at = mark.end()
    if len(text) - at > 2:
        yield _named(text[at:].strip(_TRAILING), lexicon)


def _goes_on(text: str, mark: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether a name goes on behind a comma, a bracket or a question."""
    if mark.group().endswith("("):
        return _INNER_BRACKET.match(text, mark.end() - 1) is not None
    stop = _BREAK.search(text, mark.end())
    following = text[mark.end() : stop.start() if stop is not None else len(text)].strip()
    if not mark.group().startswith(",") or not following:
        return False
    words = words_of(following).split()
    if stop is not None and stop.group().startswith(",") and text.startswith(_LAST_OF_LIST, stop.end()):
        return len(words) <= _SMALL_WORD + 1
    if following.startswith(_LAST_OF_LIST):
        return not lexicon.folded("titles.sentence_words").intersection(words)
    if following[0].isupper():
        last = words[-1] if words else ""
        return last in lexicon.folded("titles.bodies") or (len(words) > 1 and last in lexicon.folded("titles.counted"))
    named = any(word[0].isupper() for word in following.split())
    return (
        following[0].islower()
        and len(words) <= _ASIDE_WORDS * 2
        and (not named or " and " in following)
        and words[0] not in lexicon.folded("titles.set_apart")
        and lexicon.folded("speakers.jobs").isdisjoint(words)
        and words[0] not in lexicon.folded("titles.not_first")
        and lexicon.folded("titles.sentence_words").isdisjoint(words)
        and not _is_aside(following, lexicon, strong=False)
    )


def _named(text: str, lexicon: Lexicon) -> str:
    """Of "PLANT SWAP on The Green" what is in capitals; of "History Group: Dr Ann Lee on mills" what is no person."""
    shouted = _CAPITALS.match(text)
    if shouted is not None and " " in shouted.group():
        return shouted.group().rstrip()
    name, colon, rest = text.partition(": ")
    words = rest.split()[:2]
    honorifics = lexicon.folded("honorifics.before")
    return name if colon and any(fold(" ".join(words[:count])) in honorifics for count in (1, 2)) else text
