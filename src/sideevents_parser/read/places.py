"""Where an event takes place, and whether one attends in person, online or both.

In: the parts of a block. Out: ``Place``s as written, the most specific first, and the attendance mode. ``"Moot Court
and on Teams"`` gives the physical place ``Moot Court`` and the virtual place ``Teams``, which makes the event hybrid.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part, is_city, is_place
from sideevents_parser.read.title_text import split_glued
from sideevents_parser.vocabulary.drafts import Candidate, Place
from sideevents_parser.vocabulary.mentions import LabelMention, Moment
from sideevents_parser.vocabulary.spans import Span

_LABELS: Final = frozenset({"location", "room", "address", "city", "platform", "datetime", "date", "time"})
_PURE: Final = frozenset({"location", "room", "address"})
_MOST: Final = 240
_VERY: Final = 8  # places of one event
_SEPARATOR: Final = re.compile(
    r"[ \t]*(?:[,;|·+()\[\]]|\n|[ ]/[ ]|[ ]-[ ])[ \t]*|[ ](?:and|or|&)[ ](?=(?:also[ ])?(?:live|on|online|via|by|virtual|zoom|Zoom|Teams|Webex|webcast|stream|Online|Live|Virtual|MS|Microsoft|Jitsi|YouTube|livestream)\b)"
)
_SENTENCE_END: Final = re.compile(
    r"(?:(?<=[\w)]{3})|(?<=[A-Z]\d)|(?<=\d\d)|(?<= [A-Z])(?=\.\s+[A-Z][a-z]+\s+[a-z]))\.(?=\s+[\"'(]?[A-Z]|\s*$)"
)
_PREPOSITION: Final = re.compile(
    r"(?:^|[ (])(?:[Ii]n|[Aa]t|[Oo]n|to)[ ](?=(?:the|our|its|their|The)[ ][A-Z0-9]|[A-Z0-9])"
)
_POSTCODE: Final = re.compile(
    r", [A-Z]{2},? \d{4,5}$|^\d{4,5},? [A-Z]|^[A-Z]{1,2}[- ]?\d{4,5} [A-Z]|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}$|^\d{1,5}[A-Za-z]? [A-Z][^.!?]{3,60}$"
)
_HOUSE: Final = re.compile(r"[A-Z][\w' -]{2,40} \d{1,4}[A-Za-z]?$")
_LINE_SEPARATOR: Final = re.compile(_SEPARATOR.pattern.replace(r"|\n", ""))
_LED: Final = re.compile(r"[ ]{0,2}(?:in|at|from|now at:?)[ ](?:the[ ])?(?=[A-Z0-9])")
_PAGE_HEAD: Final = 400
_NAME_MOST: Final = 70
_WORD: Final = re.compile(r"\S{1,40}")
_ROOM_CODE: Final = re.compile(r"[A-Z]{1,3}-?\d{2,4}[A-Z]?$")
_POSITION: Final = re.compile(
    r"(?P<mark>(?P<strong>[ ]{0,3}[/|·][ ]{0,3}|[ ]-[ ])|[ ]{0,2},[ ]{0,3})(?P<name>[A-Z][^,;/|()\n]{1,50}?(?(strong)(?:,[ ][A-Z][^,;/|()\n]{1,40}?){0,2}))(?=[ ]{0,3}(?:[,;/|(\n]|[.](?:\s|$)|$))"
)
_NAMED: Final = re.compile(
    r"(?:(?:the|our|its|their)[ ])?(?P<name>(?:The[ ])?[A-Z0-9][\w'./&-]{0,30}(?:,?[ ](?:(?:of|de|du|des|la|le|the|and|for|&)[ ])?(?:[A-Z0-9(][\w'./&)-]{0,30}|room|floor|car|park|hall|barn|building|library)){0,12})"
)


def read_places(inside: Inside, title: Candidate | None) -> tuple[Place, ...]:
    """Places of the event, physical before virtual, the more telling before the mere city."""
    found = list(_labelled(inside))
    for finder in (_lines, _beside_dates, _in_prose):
        if not any(place.kind == "physical" and place.rule != "city" for place in found):
            found += finder(inside)
    if not found:
        found += _by_position(inside, title)
    return tuple(sorted(_unique(found), key=_order)[:_VERY])


def _order(place: Place) -> tuple[bool, bool]:
    return place.kind != "physical", place.rule in {"city", "label.city"}


def _unique(places: list[Place]) -> list[Place]:
    seen: set[str] = set()
    kept = []
    for place in places:
        key = words_of(place.text)
        if key.strip() and key not in seen:
            seen.add(key)
            kept.append(place)
    return kept


def _labelled(inside: Inside) -> Iterator[Place]:
    """Values of labels such as "Venue", and what stands beside the date in "When and where"."""
    for part in inside.parts:
        for label in part.labels:
            if label.field in _LABELS and label.value.end > label.value.start:
                yield from _from_label(inside, part, label)


def _from_label(inside: Inside, part: Part, label: LabelMention) -> Iterator[Place]:
    dated = [moment.span for moment in inside.mentions.moments if label.value.holds(moment.span) and _is_dated(moment)]
    if label.field == "platform":
        for place in place_pieces(inside, label.value, "label.platform"):
            first = place.text.partition(",")[0]
            if place.kind == "virtual" or is_place(first, words_of(first), inside.lexicon):
                yield place
        return
    if not dated and label.field in _PURE | {"city"}:
        yield from place_pieces(inside, _first_sentence(inside, label.value), f"label.{label.field}")
        return
    if not dated and label.field != "datetime":
        return
    for number, span in enumerate(_outside(label.value, dated)):
        if number and label.field != "datetime":
            return
        span = _first_sentence(inside, _trimmed(inside, span)) if label.field in _PURE else span
        text = inside.document.view[span.start : span.end]
        if label.field in _PURE or is_place(text.strip(" ,;|/-()"), words_of(text), inside.lexicon):
            yield from place_pieces(inside, _trimmed(inside, span), f"label.{label.field}")


def _is_dated(moment: Moment) -> bool:
    """Whether a moment is more than a bare number: "10th Floor" is no day, "1333 H Street" no hour."""
    return moment.date is not None and moment.date.form not in {"bare_day", "weekday"}


def _outside(span: Span, holes: list[Span]) -> Iterator[Span]:
    at = span.start
    for hole in holes:
        if hole.start > at:
            yield Span(at, hole.start)
        at = max(at, hole.end)
    if at < span.end:
        yield Span(at, span.end)


def _first_sentence(inside: Inside, span: Span) -> Span:
    text = inside.document.view[span.start : min(span.end, span.start + _MOST)]
    end = _SENTENCE_END.search(text)
    return Span(span.start, span.start + (end.start() if end is not None else len(text)))


def _trimmed(inside: Inside, span: Span) -> Span:
    view, (start, end) = inside.document.view, span
    while start < end and view[start] in " \t\n,;|/-·•()@:+*[":
        start += 1
    while end > start and view[end - 1] in " \t\n,;|/-·•(@:+*[.":
        end -= 1
    return Span(start, end)


def place_pieces(inside: Inside, span: Span, rule: str) -> Iterator[Place]:
    """The physical place in a span, up to what is online or beside the point, and the virtual ones."""
    view = inside.document.view
    start: int | None = None
    end = span.start
    seen_virtual = False
    for low, high in _cells(view, span):
        kind = _cell_kind(view[low:high], inside.lexicon)
        if kind == "virtual":
            piece = _trimmed(inside, Span(low, high))
            text = inside.quote(piece)
            seen_virtual = True
            yield Place(text, piece, "virtual", platform_of(text, inside.lexicon), _url_in(inside, piece), rule)
        elif (
            kind == "place"
            and not (
                start is None
                and seen_virtual
                and not is_place(view[low:high].strip(), words_of(view[low:high]), inside.lexicon)
            )
            and (start is None or not view[end:low].strip(" \t\n,;|·+()-/"))
        ):
            start = low if start is None else start
            end = high
    if start is not None:
        piece = _closed(inside, _trimmed(inside, Span(start, end)))
        text = "\n".join(line.strip() for line in piece.of(inside.document.text).splitlines() if line.strip())
        if any(character.isalpha() for character in text):
            yield Place(text, piece, rule=rule)


def _closed(inside: Inside, span: Span) -> Span:
    """A span that takes in the closing bracket of what it holds."""
    text = inside.document.view[span.start : span.end + 1]
    return Span(span.start, span.end + 1) if text.endswith(")") and text.count("(") == text.count(")") else span


def _cells(view: str, span: Span, separator: re.Pattern[str] = _SEPARATOR) -> Iterator[tuple[int, int]]:
    at = span.start
    for mark in separator.finditer(view, span.start, span.end):
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if at < span.end:
        yield at, span.end


def _cell_kind(cell: str, lexicon: Lexicon) -> str:
    words = words_of(cell)
    if not words.strip():
        return "nothing"
    if (
        whole_cue(lexicon, "places.virtual", words)
        or opening_cue(lexicon, "places.virtual_opens", words)
        or "://" in cell
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


def _url_in(inside: Inside, span: Span) -> str | None:
    return next((link.target for link in inside.mentions.links if link.kind == "url" and span.holds(link.span)), None)


def _lines(inside: Inside) -> Iterator[Place]:
    """Lines that are a place and nothing else; address lines that follow each other are one place."""
    run: list[Part] = []
    for part in inside.parts:
        if (part.kind == "place" and (not run or not part.blanks)) or (run and _continues_address(part)):
            run.append(part)
            continue
        yield from _from_run(inside, run)
        run = [part] if part.kind == "place" else []
        if part.kind == "virtual":
            text = inside.quote(part.span)
            yield Place(
                text, part.span, "virtual", platform_of(text, inside.lexicon), _url_in(inside, part.span), "line"
            )
    yield from _from_run(inside, run)


def _continues_address(part: Part) -> bool:
    """Whether a line below a place goes on with its address: a number and a comma, or a postcode at the end."""
    return (
        part.kind in {"short", "item"} and not part.blanks and not part.item and _POSTCODE.search(part.text) is not None
    )


def _from_run(inside: Inside, run: list[Part]) -> Iterator[Place]:
    if run:
        span = Span(run[0].span.start, run[-1].span.end)
        rule = "city" if len(run) == 1 and is_city(run[0].text, inside.lexicon) else "line"
        yield from place_pieces(inside, _first_sentence(inside, span) if len(run) == 1 else span, rule)


def _beside_dates(inside: Inside) -> Iterator[Place]:
    """What stands on a line with a date and reads like a place: "9 March, 12.30, Room XXVII, Palais des Nations"."""
    for part in inside.parts:
        if (
            (not part.moments and part.kind not in {"prose", "access"})
            or part.kind in {"label", "sign_up", "contact"}
            or len(part.text) > 600
        ):
            continue
        for span in reversed(list(_outside(part.span, [moment.span for moment in part.moments]))):
            run = _place_run(inside, span) or (
                _leading_place(inside, span) if part.moments and span.start > part.span.start else None
            )
            if run is not None:
                yield from place_pieces(inside, run, "beside_date")
                return


def _place_run(inside: Inside, span: Span) -> Span | None:
    """From the first cell that reads like a place to the last that goes on with it: commas join, other signs part."""
    view = inside.document.view
    start = before = None
    end = span.start
    for low, high in _all_cells(view, span):
        low += len(led.group()) if (led := _LED.match(view[low:high])) is not None else 0
        cell = view[low:high].strip()
        if start is None:
            if (leading := _long_lead(inside, cell, low, view)) is not None:
                return leading
            if (
                len(cell) < _NAME_MOST
                and not cell[:1].islower()
                and (_cell_kind(cell, inside.lexicon) == "virtual" or is_place(cell, words_of(cell), inside.lexicon))
            ):
                start, end = (
                    (before.start if before is not None and not view[before.end : low].strip(" ,") else low),
                    high,
                )
            before = Span(low, high) if _HOUSE.match(cell) or _is_street(cell, inside.lexicon) else None
            continue
        between = view[end:low].strip()
        if (
            between in {",", "", "and", "or", "+", "("}
            and (cell[:1].isupper() or cell[:1].isdigit() or between != ",")
            and len(cell) < _NAME_MOST
        ):
            end = high
        else:
            break
    return _trimmed(inside, Span(start, end)) if start is not None and end > start else None


def _is_street(cell: str, lexicon: Lexicon) -> bool:
    words = words_of(cell).split()
    return cell[:1].isupper() and 1 < len(words) < 5 and words[-1] in lexicon.folded("places.streets")


def _long_lead(inside: Inside, cell: str, low: int, view: str) -> Span | None:
    """The place at the head of a cell that goes on with other things: "GA Hall Outgoing President to speak"."""
    if cell.count(" ") < 4:
        return None
    nouns = inside.lexicon.folded("places.nouns")
    words = list(_WORD.finditer(view, low, low + len(cell) + 2))
    for at, word in enumerate(words[:4]):
        if (
            at
            and word.group().casefold() in nouns
            and at + 3 < len(words)
            and words[at + 1].group()[0].isupper()
            and words[0].group()[0].isupper()
        ):
            if opening_cue(inside.lexicon, "places.opens", words_of(cell)) and not words[at + 1].group().isdigit():
                return Span(words[0].start(), word.end())
    return None


def _all_cells(view: str, span: Span) -> Iterator[tuple[int, int]]:
    """The cells of a line, cut at signs, at the ends of sentences and where a word runs into a capital."""
    for low, high in _cells(view, span, _LINE_SEPARATOR):
        at = low
        for stop in (*(mark.end() for mark in _SENTENCE_END.finditer(view, low, high)), high):
            cells = split_glued(view[at:stop]) if stop - at < 2 * _MOST else ()
            if cells:
                yield from sorted((at + first, at + last) for first, last in cells)
            elif stop > at:
                yield at, stop - (stop < high)
            at = stop


def _leading_place(inside: Inside, span: Span) -> Span | None:
    """The place with which running text begins right behind a clock: "9:45-10:00 Visitors Lobby SG to participate"."""
    view, nouns = inside.document.view, inside.lexicon.folded("places.nouns")
    for low, high in _all_cells(view, span):
        words = list(_WORD.finditer(view, low, min(high, low + 80)))[:5]
        if not words or not view[words[0].start()].isupper():
            continue
        if _ROOM_CODE.match(words[0].group()):
            return Span(words[0].start(), words[0].end())
        for at, word in enumerate(words[1:], start=1):
            if word.group().casefold().rstrip(".,") in nouns and not any(
                before.group().casefold() in inside.lexicon.folded("places.not_before") for before in words[:at]
            ):
                return Span(words[0].start(), word.end())
    return None


def _by_position(inside: Inside, title: Candidate | None) -> Iterator[Place]:
    """What stands where entries of this shape have their place: "13:15 / Oceania", "Mobile library, Crown, 2.10"."""
    for number, part in enumerate(inside.parts[:4]):
        if part.kind not in {"entry", "prose"} or not part.moments or (part.kind == "prose" and len(inside.parts) > 1):
            continue
        holes = sorted(
            [moment.span for moment in part.moments]
            + ([title.span] if title is not None and part.span.holds(title.span) else [])
        )
        for span in _outside(part.span, holes):
            if span.start == part.span.start or (holes and span.end <= holes[0].start):
                continue
            mark = _POSITION.match(inside.document.view, span.start, span.end)
            if mark is not None and _may_be_place(inside, mark["name"], number, strong=mark["mark"].strip() != ","):
                yield from place_pieces(inside, Span(mark.start("name"), mark.end("name")), "position")
                return


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
    ):
        return False
    return _cell_kind(name, inside.lexicon) == "place" and not whole_cue(inside.lexicon, "titles.never", words)


def _in_prose(inside: Inside) -> Iterator[Place]:
    """A building or room named after "in" or "at" in a sentence, first in those that carry the date."""
    parts = [part for part in inside.parts if part.kind in {"prose", "entry", "notice", "access", "party", "sign_up"}]
    for part in sorted(parts, key=lambda each: not each.moments):
        for preposition in _PREPOSITION.finditer(part.text[:2500]):
            named = _NAMED.match(part.text, preposition.end())
            if named is not None and _names_place(_SENTENCE_END.split(named["name"])[0], inside.lexicon):
                start, end = part.span.start + named.start("name"), part.span.start + named.end("name")
                span = Span(start, min([end, *(m.span.start for m in part.moments if start < m.span.start)]))
                yield from place_pieces(inside, _trimmed(inside, _first_sentence(inside, span)), "prose")
                return


def _names_place(name: str, lexicon: Lexicon) -> bool:
    """Whether a capitalised name holds a noun for a building or a room, is a street, or is somebody's ("in Gleeson's")."""
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
    return name.endswith("'s") and " " not in name


def read_mode(inside: Inside, places: tuple[Place, ...]) -> Candidate | None:
    """How one attends: in person, online or both, by what the block says and by its places."""
    physical = next((place for place in places if place.kind == "physical"), None)
    virtual = next((place.span for place in places if place.kind == "virtual"), None) or _online(inside)
    hybrid = _said(inside, "modes.hybrid")
    if hybrid is not None or (physical is not None and virtual is not None):
        return Candidate(
            "attendance_mode", "hybrid", hybrid or virtual or inside.block.span, "words" if hybrid else "places"
        )
    if virtual is not None:
        person = _said(inside, "modes.in_person")
        return Candidate("attendance_mode", "hybrid" if person else "online", virtual, "words")
    if physical is not None:
        return Candidate("attendance_mode", "in_person", physical.span, "places")
    if (span := _said(inside, "modes.in_person")) is not None:
        return Candidate("attendance_mode", "in_person", span, "words")
    return _mode_of_page(inside)


def _mode_of_page(inside: Inside) -> Candidate | None:
    """The mode that the page's head gives to all of its events: "climate events online"."""
    view = inside.document.view
    head = Span(0, min(inside.block.span.start, _PAGE_HEAD))
    for span in (*inside.block.headings, head):
        words = words_of(view[span.start : span.end])
        if (
            inner_cue(inside.lexicon, "modes.online_pages", words) is not None
            and inner_cue(inside.lexicon, "modes.in_person", words) is None
        ):
            return Candidate("attendance_mode", "online", span, "page")
    return None


def _said(inside: Inside, section: str) -> Span | None:
    return next(
        (part.span for part in inside.parts if inner_cue(inside.lexicon, section, part.words) is not None), None
    )


def _online(inside: Inside) -> Span | None:
    """Where the block says that one can attend from afar; a link to a meeting says it too."""
    for part in inside.parts:
        if part.kind == "contact":
            continue
        if inner_cue(inside.lexicon, "modes.online", part.words) is not None:
            return part.span
        if (
            part.kind != "prose"
            and inner_cue(inside.lexicon, "modes.online_lines", part.words) is not None
            and inner_cue(inside.lexicon, "modes.not_online", part.words) is None
        ):
            return part.span
        for link in part.links:
            if link.kind == "url" and any(
                host in link.target for host in inside.lexicon.phrases("links.meeting_hosts")
            ):
                return link.span
    return None
