"""Places that share a line with other things: beside a date, in a sentence, where entries of a shape have theirs.

In: the parts of a block. Out: ``Place``s. ``"9 March, 12.30, Room XXVII, Palais des Nations"`` gives ``Room XXVII,
Palais des Nations``.
"""

import re
from collections.abc import Container, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.read.places.cells import (
    cell_kind,
    line_cells,
    outside,
    place_pieces,
    place_span,
)
from sideevents_parser.read.places.words import has_house_number, is_place, place_words, room_at_end
from sideevents_parser.read.titles.wording import is_glued, is_kind
from sideevents_parser.vocabulary.drafts import Candidate, Place
from sideevents_parser.vocabulary.spans import Span

_NOT_BESIDE: Final = frozenset({"label", "sign_up", "contact"})
_PARAGRAPH: Final = 600
_PROSE_MOST: Final = 2500
_HEAD: Final = 6
_BRACKETED: Final = re.compile(r"\((?P<inner>[^()\n]{8,120})\)")
_NUMBERED: Final = re.compile(r"(?:[A-Z][\w/&.'-]{1,20} ){1,4}(?!19|20\d\d$)[A-Z]?\d{2,4}[A-Za-z]?$")
_READ: Final = 400  # characters of a line in which cues are found
_PLACE_CUES: Final = frozenset({"places.opens", "places.whole", "places.virtual", "places.virtual_opens"})
_JOINTS: Final = frozenset({",", "", "and", "or", "+", "("})
_SHORT_NAME: Final = 4
_HOUSE: Final = re.compile(r"[A-Z][\w'. -]{2,40} \d{1,4}(?:-\d{1,4})?[A-Za-z]?$")
_NAME_MOST: Final = 70
_WORD: Final = re.compile(r"\S{1,40}")
_SET: Final = re.compile(r"(?<=[a-z])[ ](?:in|at)[ ](?:the[ ])?(?=[A-Z\d])")
_ROOM_CODE: Final = re.compile(r"[A-Z]{1,3}-?\d{2,4}[A-Z]?$")
# behind a sign that sets it off: " / Oceania", " | Coimbra, Portugal", ", Crown,"
_POSITION: Final = re.compile(
    r"(?P<mark>(?P<strong>[ ]{0,3}[/|·][ ]{0,3}|[ ]-[ ])|[ ]{0,2}[,;][ ]{0,3})"
    r"(?P<name>[A-Z][^,;/|()\n]{1,50}?(?(strong)(?:,[ ][A-Z][^,;/|()\n]{1,40}?){0,2}))"
    r"(?=[ ]{0,3}(?:[,;|(\n]|[.](?:\s|$)|$)|[ ]{1,3}/)"
)


@cache
def _lead(lexicon: Lexicon) -> re.Pattern[str]:
    """A preposition at the head of a cell, before a name."""
    prepositions = either(lexicon.phrases("places.prepositions"))
    articles = either(lexicon.phrases("places.articles"))
    meets = either(lexicon.phrases("places.meets"))
    return re.compile(rf"[ ]{{0,2}}(?:(?i:{meets})[ ])?(?i:{prepositions})[ ](?:(?i:{articles})[ ])?(?=[A-Z0-9])")


def beside_dates(inside: Inside) -> Iterator[Place]:
    """What stands on a line with a date and reads like a place: "9 March, 12.30, Room XXVII, Palais des Nations"."""
    return _beside(inside, [part for part in inside.parts if part.kind not in _NOT_BESIDE and part.kind != "prose"])


def beside_dates_told(inside: Inside) -> Iterator[Place]:
    """The same in a sentence: "We meet on 9 March, 12.30, Room XXVII"."""
    return _beside(inside, [part for part in inside.parts if part.kind == "prose"])


def _beside(inside: Inside, parts: list[Part]) -> Iterator[Place]:
    for part in parts:
        if not (part.moments or "|" in part.text) or len(part.text) > _PARAGRAPH:
            continue
        if not _may_hold_place(inside, part):
            continue
        for span in reversed(list(outside(part.span, [moment.span for moment in part.moments]))):
            behind = span.start > part.span.start
            run = _place_run(inside, span) or (
                (_leading_place(inside, span) or _trailing_room(inside, span)) if behind else None
            )
            if run is not None:
                yield from place_pieces(inside, run, "beside_date")
                return


def _may_hold_place(inside: Inside, part: Part) -> bool:
    """Whether a line beside a date holds any word, sign or figure without which none of its cells is a place."""
    if len(part.text) > _READ or not _PLACE_CUES.isdisjoint(part.cues.inner) or "://" in part.text:
        return True
    if any(map(str.isdigit, part.rest)) or not place_words(inside.lexicon).isdisjoint(part.words.split()):
        return True
    view = inside.document.view
    return is_glued(part.rest) or any(
        view[end : end + 1].isalnum() or view[start - 1 : start].isalnum() for (start, end), *_ in part.moments
    )


def _place_run(inside: Inside, span: Span) -> Span | None:
    """From the first cell that reads like a place to the last that goes on with it: commas join, other signs part."""
    view, lexicon = inside.document.view, inside.lexicon
    found: Span | None = None
    before: Span | None = None
    for low, high in line_cells(view, span, lexicon):
        led = _lead(lexicon).match(view[low:high])
        cell = Span(low + (led.end() if led is not None else 0), high)
        if found is not None:
            if not _goes_on(view, found, cell):
                break
            found = Span(found.start, cell.end)
        elif (leading := _long_lead(inside, cell.of(view).strip(), cell.start, view)) is not None:
            return leading
        elif _is_place_cell(cell.of(view).strip(), lexicon):
            found = Span(start_before(view, before, cell, lexicon), cell.end)
        elif (at := _set_there(cell.of(view), lexicon)) is not None:
            found = Span(cell.start + at, cell.end)
        before = cell
    return place_span(inside, found) if found is not None else None


def _set_there(cell: str, lexicon: Lexicon) -> int | None:
    """Where the place begins in which a cell says that something takes place: "Book group in the Parish Room"."""
    for mark in _SET.finditer(cell[:_NAME_MOST]):
        place = cell[mark.end() :].rstrip()
        if place.count(" ") and is_place(place, words_of(place), lexicon):
            return mark.end()
    return None


def _is_place_cell(cell: str, lexicon: Lexicon) -> bool:
    """Whether a cell beside a date is a place or something virtual."""
    if len(cell) >= _NAME_MOST or cell[:1].islower():
        return False
    return cell_kind(cell, lexicon) == "virtual" or is_place(cell, words_of(cell), lexicon)


def _goes_on(view: str, found: Span, cell: Span) -> bool:
    """Whether a cell goes on with the place before it: a joint between them, a capital or figure at its head."""
    between, text = view[found.end : cell.start], cell.of(view).strip()
    if len(text) >= _NAME_MOST or "   " in between or "\t" in between or between.strip() not in _JOINTS:
        return False
    return text[:1].isupper() or text[:1].isdigit() or between.strip() != ","


def start_before(view: str, before: Span | None, cell: Span, lexicon: Lexicon) -> int:
    """Where a place begins: with the cell before it, if that is a house, a street, or a name in front of an address."""
    if before is None or view[before.end : cell.start].strip() != ",":
        return cell.start
    text = before.of(view).strip()
    if _HOUSE.match(text) or _is_street(text, lexicon):
        return before.start
    several = text.count(" ") > 0 or "-" in text
    named = text[:1].isupper() and several and text.count(" ") < _SHORT_NAME and text[-1:].isalpha()
    return before.start if named and has_house_number(cell.of(view), lexicon) else cell.start


def _is_street(cell: str, lexicon: Lexicon) -> bool:
    words = words_of(cell).split()
    return cell[:1].isupper() and 1 < len(words) < 5 and words[-1] in lexicon.folded("places.streets")


def _long_lead(inside: Inside, cell: str, low: int, view: str) -> Span | None:
    """The place at the head of a cell that goes on with other things: "GA Hall Outgoing President to speak"."""
    if cell.count(" ") < 4:
        return None
    if opening_cue(inside.lexicon, "places.opens", words_of(cell)) is None:
        return None
    nouns = inside.lexicon.folded("places.nouns")
    words = list(_WORD.finditer(view, low, low + len(cell) + 2))
    for at, word in enumerate(words[1:4], start=1):
        following = words[at + 1].group() if at + 3 < len(words) else ""
        if word.group().casefold() in nouns and following[:1].isupper() and words[0].group()[0].isupper():
            return Span(words[0].start(), word.end())
    return None


def _leading_place(inside: Inside, span: Span) -> Span | None:
    """The place with which running text begins right behind a clock: "9:45-10:00 Visitors Lobby SG to participate"."""
    view, nouns = inside.document.view, inside.lexicon.folded("places.nouns")
    barred = inside.lexicon.folded("places.not_before") | inside.lexicon.folded("places.set_in")
    groups = inside.lexicon.folded("places.groups")
    for low, high in line_cells(view, span, inside.lexicon):
        words = list(_WORD.finditer(view, low, min(high, low + 80)))[:5]
        if not words or not view[words[0].start()].isupper():
            continue
        if _ROOM_CODE.match(words[0].group()):
            return Span(words[0].start(), words[0].end())
        for at, word in enumerate(words[1:], start=1):
            noun = word.group().casefold().rstrip(".,")
            alone = noun not in groups or word.end() >= high - 1
            if noun in nouns and alone and not any(_is_running(each.group(), barred) for each in words[:at]):
                return Span(words[0].start(), word.end())
    return None


def _is_running(word: str, barred: frozenset[str]) -> bool:
    """Whether a word belongs to a sentence and to no name: "with", "students"."""
    return word.casefold() in barred or (word[0].islower() and len(word) >= _SHORT_NAME)


def _trailing_room(inside: Inside, span: Span) -> Span | None:
    """The room with which the text behind a clock ends: "10.00-11.00 Forum on Loss Meeting Room 7"."""
    text = span.of(inside.document.view).rstrip(" .")
    start = room_at_end(text, inside.lexicon)
    return Span(span.start + start, span.start + len(text)) if start is not None else None


def by_position(inside: Inside, title: Candidate | None) -> Iterator[Place]:
    """What stands where entries of this shape have their place: "13:15 / Oceania", "Mobile library, Crown, 2.10"."""
    if title is None:
        return  # what stands there is rather the title
    person = _has_person(words_of(title.value), inside.lexicon)
    for number, part in enumerate(inside.parts[:4]):
        if part.kind not in {"entry", "prose"} or not part.moments or (part.kind == "prose" and len(inside.parts) > 1):
            continue
        holes = sorted([moment.span for moment in part.moments] + ([title.span] if part.span.holds(title.span) else []))
        for span in outside(part.span, holes):
            above = not part.span.holds(title.span) and title.span.start >= part.span.end
            first = holes[0].start if above else max(holes[0].start, title.span.start)
            if span.start in (part.span.start, title.span.start) or span.end <= first:
                continue
            mark = _POSITION.match(inside.document.view, span.start, span.end)
            if mark is not None and person and mark["mark"].strip() == ",":
                continue  # where the person who was named comes from
            if mark is not None and above and not _NUMBERED.fullmatch(mark["name"]):
                continue  # above the title, "| Reed Hall 203" is a place and "| Ann Reed" is not
            below = 0 if title.span.end <= part.span.start else number
            if mark is not None and _may_be_place(inside, mark["name"], below, strong=mark["mark"].strip() != ","):
                yield from place_pieces(inside, Span(mark.start("name"), mark.end("name")), "position")
                return


def below_dates(inside: Inside, title: Candidate | None, names: Container[str]) -> Iterator[Place]:
    """A short name right below the line of the date, where the title stands above, or between the two: "Mill Lane"."""
    for number, (above, part) in enumerate(pairwise(inside.parts[:_HEAD]), 1):
        if title is None or title.span.end > part.span.start:
            continue
        below = inside.parts[number + 1] if number + 1 < len(inside.parts) else None
        between = title.span.start >= above.span.start and below is not None and below.kind == "when"
        if not between and (above.kind != "when" or not above.moments or title.span.end > above.span.start):
            continue
        if part.kind != "short" or part.blanks or part.item or part.words == words_of(title.value):
            continue
        if _is_named_like_place(inside, part, names):
            yield from place_pieces(inside, part.span, "position")
            return


def _is_named_like_place(inside: Inside, part: Part, names: Container[str]) -> bool:
    """Whether a line is a name of a few words, all with capitals, and neither a person's nor a kind of event."""
    words = [word for word in part.text.split() if len(word) >= _SHORT_NAME]
    if not words or len(part.text.split()) > _SHORT_NAME + 1 or not all(word[0].isupper() for word in words):
        return False
    if part.text.isupper() or not part.text[-1].isalnum() or part.words in names or is_kind(part.words, inside.lexicon):
        return False
    first, known = part.words.split()[0], inside.lexicon
    named = first in known.folded("speakers.given") or first in known.folded("honorifics.before")
    return not named and _may_be_place(inside, part.text, 0, strong=True)


def _may_be_place(inside: Inside, name: str, number: int, *, strong: bool) -> bool:
    words = words_of(name)
    if (
        not words.strip()
        or len(words.split()) > (6 if strong else 3)
        or (not strong and (number or any(character.isdigit() for character in name)))
    ):
        return False
    if (
        opening_cue(inside.lexicon, "titles.asides", words)
        or opening_cue(inside.lexicon, "parts.party_opens", words)
        or opening_cue(inside.lexicon, "parts.access_opens", words)
        or opening_cue(inside.lexicon, "status.markers", words)
    ):
        return False
    if _has_person(words, inside.lexicon) or not _is_titled(name, inside.lexicon):
        return False
    if not inside.lexicon.folded("titles.kinds").isdisjoint(words.split()):
        return False
    return cell_kind(name, inside.lexicon) == "place" and not whole_cue(inside.lexicon, "titles.never", words)


def _has_person(words: str, lexicon: Lexicon) -> bool:
    return not lexicon.folded("places.persons").isdisjoint(words.split())


def _is_titled(name: str, lexicon: Lexicon) -> bool:
    """Whether all but the small words of a name and nouns for places have capitals: "Crown car park"."""
    plain = place_words(lexicon) | lexicon.folded("places.small") | lexicon.folded("places.lower")
    words = name.split()
    led = words[0].casefold() in lexicon.folded("places.set_in")
    return not led and all(word in plain or not word[0].islower() for word in words) and "?" not in name


def in_brackets(inside: Inside) -> Iterator[Place]:
    """An address that a sentence gives in brackets: "at the institute (Mill Lane 4, Riga)"."""
    for part in inside.parts:
        for mark in _BRACKETED.finditer(part.text[:_PROSE_MOST]) if part.kind in {"prose", "entry", "access"} else ():
            text = _behind_moments(inside, part, mark)
            address = any(map(str.isdigit, text)) and ("," in text or has_house_number(text, inside.lexicon))
            timed = text != mark["inner"]  # not "(2nd floor)"
            if (address or timed) and is_place(text, words_of(text), inside.lexicon):
                start = part.span.start + mark.end("inner") - len(text)
                yield Place(
                    inside.quote(Span(start, start + len(text))), Span(start, start + len(text)), rule="brackets"
                )
                return


def _behind_moments(inside: Inside, part: Part, mark: re.Match[str]) -> str:
    """What brackets hold behind an hour: "room IX" of "(3.30-5pm, room IX)"."""
    ends = [m.span.end - part.span.start for m in part.moments if mark.start() <= m.span.start - part.span.start]
    start = max([mark.start("inner"), *(end for end in ends if end < mark.end("inner"))])
    return inside.document.view[part.span.start + start : part.span.start + mark.end("inner")].lstrip(" ,;")


def numbered(inside: Inside, title: Candidate | None) -> Iterator[Place]:
    """A line of a name and a number right below or above the date: "Foreign Languages 105"."""
    for above, below in pairwise(inside.parts[:_HEAD]):
        for part, beside in ((above, below), (below, above)):
            named = title is not None and part.span.start <= title.span.start < part.span.end
            if part.kind == "short" and beside.kind == "when" and not named and _NUMBERED.match(part.text):
                yield Place(inside.quote(part.span), part.span, rule="position")
                return
