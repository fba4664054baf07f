"""The cells of a line or a value: what is a place, what a platform, what beside the point.

In: a span that may name places. Out: ``Place``s. ``"Moot Court and on Teams"`` has two cells, the second of which
is virtual.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.places.words import is_place
from sideevents_parser.read.titles.wording import split_glued
from sideevents_parser.vocabulary.drafts import Place
from sideevents_parser.vocabulary.spans import Span, trimmed

_MOST: Final = 240
_AHEAD: Final = 40  # characters behind a place that tell whether a sentence ends in it
_BEFORE: Final = " \t\n,;|/-·•()@:+*["
_BEHIND: Final = " \t\n,;|/-·•(@:+*[."
SENTENCE_END: Final = re.compile(
    r"\.(?:(?<=[\w)]{3}\.)|(?<='s\.)|(?<= \d\.)|(?<= [NS][EW]\.)"
    r"|(?<=[A-Z]\d\.)|(?<=\d\d\.)|(?<=[ .][A-Z]\.)(?=\s+[A-Z][a-z]+\s+[a-z])"
    r"|(?<= [SRDLPC][tdrnl]\.)(?=\s+[A-Z][a-z]+\s+[a-z]))"
    r"(?=\s+[\"'(]?[A-Z£$€]|\s*$)"
)
_LAST_WORD: Final = re.compile(r"\b[A-Za-z]+\Z")
_LONGEST_SHORT: Final = 12
_SAINT: Final = 2
_SIGNS: Final = r"[ \t]*(?:[,;|·+()\[\]]|:(?=[ ][A-Z\"])|[ ]/[ ]|[ ]-[ ]|[ ]{3}|\t)[ \t]*"


@cache
def _separators(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What parts the cells of a value, and of one line: signs, line ends, "and" before what is online."""
    joiners = either(lexicon.phrases("places.joiners"))
    leads = either(lexicon.phrases("places.virtual_leads"))
    joined = rf"[ ](?:{joiners})[ ](?=(?:\w{{2,6}}[ ])?(?i:{leads})\b)"
    return re.compile(rf"{_SIGNS}|[ \t]*\n[ \t]*|{joined}"), re.compile(rf"{_SIGNS}|{joined}")


@cache
def _joint(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[ ]{{0,2}}(?:{either(lexicon.phrases('places.joiners'))})[ ]{{1,2}}")


def outside(span: Span, holes: list[Span]) -> Iterator[Span]:
    """What is left of a span beside its holes."""
    at = span.start
    for hole in holes:
        if hole.start > at:
            yield Span(at, hole.start)
        at = max(at, hole.end)
    if at < span.end:
        yield Span(at, span.end)


def first_sentence(inside: Inside, span: Span) -> Span:
    """A span up to the end of its first sentence."""
    most = min(span.end, span.start + _MOST)
    end = next(_sentence_ends(inside.document.view, span.start, most + _AHEAD, inside.lexicon), None)
    return Span(span.start, min(end.start(), most) if end is not None else most)


def _sentence_ends(view: str, low: int, high: int, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Where sentences end, but not at the dot of a short form: "Conf. Room 4"."""
    short = lexicon.folded("places.short_forms")
    for end in SENTENCE_END.finditer(view, low, high):
        word = _LAST_WORD.search(view, max(low, end.start() - _LONGEST_SHORT), end.start())
        if word is not None and word.start() == low and len(word[0]) == _SAINT and view[end.end() : high].strip():
            continue  # "St. Brendan's" is no two sentences
        if word is None or word[0].lower() not in short or not view[end.end() : high].strip():
            yield end


def place_span(inside: Inside, span: Span) -> Span:
    """A span without the white space and signs at its edges."""
    return trimmed(inside.document.view, *span, _BEFORE, _BEHIND)


def place_pieces(inside: Inside, span: Span, rule: str) -> Iterator[Place]:
    """The physical place in a span, up to what is online or beside the point, and the virtual ones."""
    view = inside.document.view
    found: Span | None = None
    passed = span.start  # the end of the last cell that may belong to the place
    seen_virtual = False
    for low, high in cells_of(view, span, inside.lexicon):
        kind = cell_kind(view[low:high], inside.lexicon)
        if kind == "virtual":
            seen_virtual = True
            yield _virtual(inside, Span(low, high), rule)
        elif kind == "place" and found is None:
            if not seen_virtual or is_place(view[low:high].strip(), words_of(view[low:high]), inside.lexicon):
                found, passed = Span(low, high), high
        elif kind == "place" and found is not None and not view[passed:low].strip(" \t\n,;|·+()-/"):
            found, passed = (found if _is_remark(view, passed, low, high) else Span(found.start, high)), high
    if found is not None:
        piece = _closed(inside, place_span(inside, found))
        text = "\n".join(line.strip() for line in piece.of(inside.document.text).splitlines() if line.strip())
        if any(character.isalpha() or (character.isdigit() and rule.startswith("label")) for character in text):
            yield Place(text, piece, rule=rule)


def _virtual(inside: Inside, span: Span, rule: str) -> Place:
    """The place that a cell names which is online."""
    joined = _joint(inside.lexicon).match(inside.document.view, *span)
    piece = place_span(inside, Span(joined.end() if joined is not None else span.start, span.end))
    text = inside.quote(piece)
    return Place(text, piece, "virtual", platform_of(text, inside.lexicon), url_in(inside, piece), rule)


def _is_remark(view: str, end: int, low: int, high: int) -> bool:
    """Whether a cell is a remark in brackets behind a place: "Room 5 (badge holders only)"."""
    return "(" in view[end:low] and view[low].islower() and view[low:high].count(" ") > 0


def _closed(inside: Inside, span: Span) -> Span:
    """A span that takes in the closing bracket of what it holds."""
    text = inside.document.view[span.start : span.end + 1]
    return Span(span.start, span.end + 1) if text.endswith(")") and text.count("(") == text.count(")") else span


def cells_of(view: str, span: Span, lexicon: Lexicon, *, one_line: bool = False) -> Iterator[tuple[int, int]]:
    """The cells of a span, cut at signs and before what is online."""
    at = span.start
    separator = _separators(lexicon)[one_line]
    for mark in separator.finditer(view, span.start, span.end):
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if at < span.end:
        yield at, span.end


def cell_kind(cell: str, lexicon: Lexicon) -> str:
    """What a cell names: a place, something virtual, an aside, nothing."""
    words = words_of(cell)
    if not words.strip():
        return "nothing"
    if (
        whole_cue(lexicon, "places.virtual", words)
        or opening_cue(lexicon, "places.virtual_opens", words)
        or ("://" in cell and not opening_cue(lexicon, "parts.sign_up_opens", words))
    ):
        return "virtual"
    if whole_cue(lexicon, "places.unknown", words) or opening_cue(lexicon, "places.asides", words):
        return "aside"
    return "place"


def platform_of(text: str, lexicon: Lexicon) -> str | None:
    """The platform that a text names, spelled as the language file does."""
    words = words_of(text)
    for name in lexicon.phrases("places.platforms"):
        if words_of(name) in words:
            return name
    return None


def url_in(inside: Inside, span: Span) -> str | None:
    """The first address inside a span."""
    return next((link.target for link in inside.mentions.links if link.kind == "url" and span.holds(link.span)), None)


def line_cells(view: str, span: Span, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The cells of a line, cut at signs, at the ends of sentences and where a word runs into a capital."""
    for low, high in cells_of(view, span, lexicon, one_line=True):
        at = low
        for stop in (*(mark.end() for mark in _sentence_ends(view, low, high, lexicon)), high):
            cells = split_glued(view[at:stop]) if stop - at < 2 * _MOST else ()
            if cells:
                yield from sorted((at + first, at + last) for first, last in cells)
            elif stop > at:
                yield at, stop - (stop < high)
            at = stop
