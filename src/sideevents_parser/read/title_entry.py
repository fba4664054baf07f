"""The title beside a date: ``"Story Hour - Tuesday, April 4"``, ``"Tue 1 June, 7.30pm. Parish Council, by Zoom."``.

In: a part with a date or clock. Out: ``Candidate``s. What stands before the date comes first, then the first piece
behind it that is no place, no price and no organizer.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.choose import FALLBACK, LINE
from sideevents_parser.read.cues import opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.place_names import is_place, is_virtual
from sideevents_parser.read.title_text import clean_title, is_kind, is_no_title, names_other, split_glued
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_STRONG: Final = re.compile(r"[ \t]*[|•·][ \t]*|[ \t]+[-/][ \t]+|[ \t]{2,}|\t")
_BREAK: Final = re.compile(r"(?<=\w{3})[.;](?=\s|$)|,\s|\s\(|[!?](?=\s)|\s@|:$|\sTB[ACD]\b")
_FIRST_LINES: Final = 2
_ROW: Final = re.compile(r"[ \t]\|[ \t]|\t")
_FULL_STOP: Final = re.compile(r"(?<=\w{3})\.\s+(?=[A-Z])")
_QUOTED: Final = re.compile(r"\"[^\"]{3,200}\"|``[^`]{3,200}''|''[^']{3,200}''")
# behind a sign, a bracket or a column, up to the end, a bracket or another sign
_QUOTED_CELL: Final = re.compile(
    r"(?:[:|)-][ \t]{1,4}|,[ ]|[ \t]{2})\"(?P<title>[^\"]{4,200})\"(?=[ \t.]{0,3}(?:$|[(|]|- |[ \t]{2}))"
)
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'&-]{2,30} [A-Z][A-Z '&-]{2,60}(?= [a-z])")
_SHOUTED_LEAD: Final = re.compile(r"(?P<title>[A-Z][A-Z '&/-]{4,60})[:.](?= )")
_SET_OFF: Final = re.compile(r"[ \t]{0,3}[-|@(:\t•·]")
_TO_BE_SETTLED: Final = re.compile(r"\s+TB[ACD]\b")
_BAR: Final = re.compile(r"[ \t]*[|][ \t]*")
_BRACKETED: Final = re.compile(r"[ ]{0,2}\([^()\n]{1,60}\)")
_TRAILING: Final = " \t|,;:-/(@·•["
_LEADING: Final = " \t|,;:-/)]·•.*="


def from_entry(inside: Inside, part: Part, number: int, names: frozenset[str]) -> Iterator[Candidate]:
    """The title beside a date: what stands before it, or the first piece behind it that is no place and no price.

    A piece that names a person or an organizer gives way to those behind it: "13.00 UNODA - Small Arms (Room B)".
    """
    running = part.kind != "entry" and not is_row(part.text)
    fallback, passed = None, False
    if not running and (quoted := _set_off_quotation(inside, part)) is not None:
        yield quoted
        return
    if running and part.moments and (shouted := _SHOUTED_LEAD.match(part.text)) is not None:
        span = span_within(part, shouted.span("title"))
        yield Candidate("title", inside.quote(span), span, "entry", LINE + 2)
        return
    for start, end, strong, leads in _pieces(part):
        if running and not leads and (number > _FIRST_LINES or part.moments[0].span.start > part.span.start + 3):
            return
        piece = _bare(part.text[start:end], inside.lexicon, leads=leads)
        for text in _whole(piece) if strong else _stretches(piece):
            title = clean_title(inside.quote(_quoted_span(part, start, text)), inside.lexicon)
            title = _without_person(title, inside.lexicon) if title is not None and not strong else title
            if title is None or not _may_be_title(title, inside.lexicon, leads=leads, running=running):
                continue
            words = words_of(title)
            weight = _entry_weight(part, end, number, leads=leads, running=running)
            found = Candidate("title", title, _quoted_span(part, start, text), "entry", weight)
            if strong and is_kind(words, inside.lexicon):
                yield found._replace(weight=FALLBACK + 2)
                continue
            if passed and not (strong and title[0].isupper()):
                continue
            if not _is_aside(title, words, inside.lexicon, strong=strong):
                lowered = 0 if running else names_other(title, words, names, inside.lexicon)
                yield found._replace(weight=weight - lowered)
                if not lowered:
                    return
                passed = True
            if fallback is None and not number and not strong and _is_place_name(title, words, inside.lexicon):
                fallback = found._replace(weight=FALLBACK)
    if fallback is not None:
        yield fallback


def _set_off_quotation(inside: Inside, part: Part) -> Candidate | None:
    """What is quoted at the end of an entry or before a bracket, behind a name and a sign."""
    quoted = _QUOTED_CELL.search(part.text)
    if quoted is None:
        return None
    span = span_within(part, quoted.span("title"))
    title = clean_title(inside.quote(span), inside.lexicon)
    return Candidate("title", title, span, "quoted_cell", LINE + 4) if title is not None else None


def is_row(text: str) -> bool:
    """Whether bars or tabs divide a line into cells."""
    return _ROW.search(text) is not None


def _entry_weight(part: Part, end: int, number: int, *, leads: bool, running: bool) -> int:
    """A name set off from the date behind it by a dash or bracket is a title.

    One that runs into the date may be a sentence.
    """
    if leads and number and (running or not _SET_OFF.match(part.text, end)):
        return LINE - 2
    return LINE + 2 if leads else LINE + 1 if not number else LINE - 3


def _bare(text: str, lexicon: Lexicon, *, leads: bool) -> str:
    """A stretch before a date without "TBC", one behind it without its room."""
    if leads:
        return _TO_BE_SETTLED.split(text, maxsplit=1)[0]
    return text if "(" in text else _without_place(text, lexicon)


def _without_place(text: str, lexicon: Lexicon) -> str:
    """A stretch without the room at its end, as in flattened tables: "Youth Forum on Loss Meeting Room 7"."""
    words = text.rstrip().split(" ")
    rooms = lexicon.folded("places.rooms")
    for count in (2, 3):
        if (
            len(words) > count + 2
            and words[-count].casefold() in rooms
            and words[-count][0].isupper()
            and len(words[-1]) < 6
        ):
            before = words[-count - 1].casefold() in lexicon.folded("places.room_kinds")
            return " ".join(words[: -count - before]).rstrip(" ,-")
    return text


def _quoted_span(part: Part, start: int, text: str) -> Span:
    at = part.text.find(text, start)
    return Span(part.span.start + at, part.span.start + at + len(text))


def _is_place_name(title: str, words: str, lexicon: Lexicon) -> bool:
    return is_place(title, words, lexicon) and not opening_cue(lexicon, "places.opens", words)


def _may_be_title(title: str, lexicon: Lexicon, *, leads: bool, running: bool) -> bool:
    words = words_of(title).split()
    if not words or not any(len(word) > 2 and word[0].isalpha() for word in words):
        return False
    if leads and words[-1] in lexicon.folded("titles.not_last"):
        return False
    if not leads and title[0].islower() and words[0] in lexicon.folded("titles.not_first"):
        return False
    return not running or (
        (title[0].isupper() or not title[0].isalpha())
        and words[0] not in lexicon.folded("titles.not_first")
        and len(title) < 110
    )


def _is_aside(title: str, words: str, lexicon: Lexicon, *, strong: bool) -> bool:
    """Whether a piece of a line is a place, a price, a party or a word about dates, not a name."""
    return (
        is_place(title, words, lexicon)
        or is_virtual(title, words, lexicon)
        or is_no_title(title, lexicon)
        or opening_cue(lexicon, "parts.party_opens", words) is not None
        or (opening_cue(lexicon, "titles.asides", words) is not None and (not strong or words.count(" ") < 5))
        or whole_cue(lexicon, "titles.prefixes", words)
        or all(word in lexicon.folded("segments.date_filler") or word.isdigit() for word in words.split())
    )


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
            yield (*_trim(text, at, mark.start()), strong, leads)
        at, strong = mark.end(), True
    if at < end:
        begin, stop = _trim(text, at, end)
        glued = split_glued(text[begin:stop]) if not leads and begin == at == start else ()
        if glued:
            yield from ((begin + low, begin + high, True, leads) for low, high in glued)
        else:
            yield begin, stop, strong, leads


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _whole(text: str) -> Iterator[str]:
    """A piece that signs set off, up to the end of its first sentence."""
    end = _FULL_STOP.search(text)
    yield text[: end.start()] if end is not None else text


def _stretches(text: str) -> Iterator[str]:
    """Running text beside a date, stretch by stretch: "Blood donors, Institute" gives "Blood donors" first."""
    at = 0
    if (quoted := _QUOTED.match(text)) is not None and not text.startswith(":", quoted.end()):
        yield quoted.group().rstrip(_TRAILING)
        at = quoted.end()
    for mark in _BREAK.finditer(text, at):
        if mark.start() - at > 2:
            yield _shouted(text[at : mark.end() if text[mark.start()] in "!?" else mark.start()].strip(_TRAILING))
        at = mark.end()
    if len(text) - at > 2:
        yield _shouted(text[at:].strip(_TRAILING))


def _shouted(text: str) -> str:
    """Of "PLANT SWAP on The Green" what is written in capitals."""
    shouted = _CAPITALS.match(text)
    return shouted.group().rstrip() if shouted is not None and " " in shouted.group() else text


def _without_person(title: str, lexicon: Lexicon) -> str:
    """Running text up to a colon behind which a person is named: "History Group: Dr Ann Lee on mills"."""
    name, colon, rest = title.partition(": ")
    words = rest.split()[:2]
    honorifics = lexicon.folded("honorifics.before")
    return name if colon and any(fold(" ".join(words[:count])) in honorifics for count in (1, 2)) else title
