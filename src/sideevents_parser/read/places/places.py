"""Where an event takes place.

In: the parts of a block. Out: ``Place``s as written, physical before virtual, the most specific first. A label
outweighs a line of its own, that what stands beside a date, that a sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either, words_of
from sideevents_parser.read.mode import is_all_online
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.read.places.cells import (
    cell_kind,
    cells_of,
    first_sentence,
    outside,
    place_pieces,
    place_span,
    platform_of,
    url_in,
)
from sideevents_parser.read.places.prose import LINE_MOST, in_prose, told_late
from sideevents_parser.read.places.sites import (
    below_dates,
    beside_dates,
    beside_dates_told,
    by_position,
    in_brackets,
    numbered,
)
from sideevents_parser.read.places.titled import at_the_end, excursions
from sideevents_parser.read.places.towns import house_in, towns
from sideevents_parser.read.places.words import is_city, is_place, is_town
from sideevents_parser.read.titles.choice import is_gathering
from sideevents_parser.text.document import line_at
from sideevents_parser.vocabulary.drafts import Candidate, Place
from sideevents_parser.vocabulary.mentions import LabelMention, Moment
from sideevents_parser.vocabulary.spans import Span

_LABELS: Final = frozenset({"location", "room", "address", "city", "platform", "datetime", "date", "time"})
_PURE: Final = frozenset({"location", "room", "address"})
_PLAIN: Final = frozenset({"short", "virtual", "item"})
_PAIR: Final = 2
_NAME_WORDS: Final = 8  # of a line that is a place and "and online"
# the town that ends an address: "Ottawa, Ontario"
_TOWN: Final = re.compile(r"[A-Z][\w' -]{2,30}, [A-Z][\w' .-]{1,30}$")
_READ: Final = 2500  # characters of a part
_ADDRESS_LINES: Final = 4
_ADDRESS_MOST: Final = 90
# rules that read a sentence or go by where a name stands
_GUESSED: Final = frozenset({"prose", "city", "titled", "position", "beside_date"})
_TOWNS: Final = frozenset({"city", "prose"})
_VERY: Final = 8  # places of one event
_HEAD: Final = 6
_AT: Final = re.compile(r"[ ]@[ ](?=[A-Z])")
# the end of an address line: "NY 10023", "1050 Brussels", "D-10117 Berlin", "WC1E 7HU", "8 Mill Lane"
_POSTCODE: Final = re.compile(
    r", [A-Z]{2},? \d{4,5}$|, \d{4,5} [A-Z][\w-]{2,20}$|^\d{4,5},? [A-Z]|^[A-Z]{1,2}[- ]?\d{4,5} [A-Z]"
    r"|[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}$|^\d{1,5}[A-Za-z]? [A-Z][^.!?]{3,60}$"
)


def read_places(inside: Inside, title: Candidate | None, names: Iterable[str] = ()) -> tuple[Place, ...]:
    """Places of the event, physical before virtual, the more telling before the mere city.

    ``names`` of people and organizers are no places.
    """
    found = list(_labelled(inside))
    for finder in (
        _within_line,
        _lines,
        _with_online,
        _behind_at,
        excursions,
        in_brackets,
        beside_dates,
        in_prose,
        beside_dates_told,
    ):
        if not any(place.kind == "physical" and place.rule != "city" for place in found):
            found += finder(inside)
    if not any(place.kind == "physical" for place in found):
        found += [*numbered(inside, title)] or [*towns(inside)] or [*at_the_end(inside)] or [*told_late(inside)]
    if len(found) == 1 and found[0].rule in _TOWNS and is_town(found[0].text, inside.lexicon):
        found = [*house_in(inside, found[0].text)] or found
    if not found:
        found += [*by_position(inside, title)] or [*below_dates(inside, title, frozenset(map(words_of, names)))]
    if is_all_online(inside):
        found = [place for place in found if place.kind == "virtual" or place.rule not in _GUESSED]
    if title is not None:
        found = [place for place in found if place.rule.startswith("label") or not _is_of(title, place)]
    return tuple(sorted(_unique(found), key=_order)[:_VERY])


def _is_of(title: Candidate, place: Place) -> bool:
    """Whether what looks like a place is the title, or the gathering of which the title tells."""
    return place.span == title.span or (place.rule != "titled" and is_gathering(place.span, title))


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
                yield from _from_label(inside, label)


@cache
def _inner_label(lexicon: Lexicon) -> re.Pattern[str]:
    """A word such as "Room" with its colon, at the head of a line or behind a sign that parts it."""
    words = either(lexicon.phrases("places.label_words"))
    return re.compile(rf"(?:^|[.;|·)-][ ]{{1,3}})(?i:{words})[ ]?:[ ]{{0,3}}(?=[A-Z0-9\"'])")


def _within_line(inside: Inside) -> Iterator[Place]:
    """What stands behind the name of a label amid a line: "14 May, 3 pm. Room: Reed Building 1.25"."""
    for part in inside.parts:
        mark = _inner_label(inside.lexicon).search(part.text[:_READ]) if part.label is None else None
        if mark is not None:
            start = part.span.start + mark.end()
            end = min([part.span.end, *(each.span.start for each in part.moments if each.span.start > start)])
            told = first_sentence(inside, Span(start, end))
            yield from place_pieces(
                inside, _with_address(inside, told) if told.end == part.span.end else told, "label.location"
            )
            return


def _start(moment: Moment) -> int:
    return moment.span.start


def _from_label(inside: Inside, label: LabelMention) -> Iterator[Place]:
    moments = inside.mentions.moments
    low = bisect_left(moments, label.value.start, key=_start)
    near = moments[low : bisect_left(moments, label.value.end, lo=low, key=_start)]
    within = [moment for moment in near if label.value.holds(moment.span)]
    dated = [moment.span for moment in within if _is_dated(moment)]
    if label.field == "platform":
        for place in place_pieces(inside, label.value, "label.platform"):
            first = place.text.partition(",")[0]
            if place.kind == "virtual" or is_place(first, words_of(first), inside.lexicon):
                yield place
        return
    if not dated and label.field in _PURE | {"city"}:
        told = first_sentence(inside, label.value)
        yield from place_pieces(inside, _with_address(inside, told), f"label.{label.field}")
        return
    if not dated and label.field not in {"datetime", "date", "time"}:
        return
    if label.field in _PURE:
        head = next(outside(label.value, dated), None)
        if head is not None and head.start == label.value.start:
            yield from place_pieces(inside, first_sentence(inside, place_span(inside, head)), f"label.{label.field}")
        return
    yield from _beside_label(inside, label, dated, within)


def _with_address(inside: Inside, span: Span) -> Span:
    """A place with the lines right below that go on with its address: house, street and number, town and postcode."""
    lines = inside.document.lines
    first = line_at(lines, span.end) + 1
    labels = {label.span.start for part in inside.parts for label in part.labels}
    dated = [moment.span for part in inside.parts for moment in part.moments]
    end, told = span.end, False
    for line in lines[first : first + _ADDRESS_LINES]:
        taken = line.start in labels or any(line.start <= moment.start < line.end for moment in dated)
        text = line.span.of(inside.document.view)
        if line.kind != "text" or taken or line.end > inside.block.span.end or len(text) > _ADDRESS_MOST:
            break
        address = _is_address(text, inside)
        if address or (told and _TOWN.match(text) is not None):
            end, told = line.end, True
        elif told or not _is_house(text, inside):
            break
    return Span(span.start, end)


def _is_house(text: str, inside: Inside) -> bool:
    """Whether a line may stand between a place and its street: the name of a house or a room."""
    return is_place(text, words_of(text), inside.lexicon)


def _is_address(text: str, inside: Inside) -> bool:
    """Whether a line is an address: a place with a number, a postcode."""
    numbered = any(map(str.isdigit, text))
    return numbered and (_POSTCODE.search(text) is not None or is_place(text, words_of(text), inside.lexicon))


def _beside_label(inside: Inside, label: LabelMention, dated: list[Span], within: list[Moment]) -> Iterator[Place]:
    """What stands beside day or hour behind a label, anything that is left where the label speaks of a place."""
    name = words_of(inside.document.view[label.span.start : label.value.start]).split()
    placed = not inside.lexicon.folded("places.label_words").isdisjoint(name)
    holes = sorted({*dated, *(moment.span for moment in within if placed and moment.clocks)})
    for span in outside(label.value, holes):
        text = inside.document.view[span.start : span.end].strip(" ,;|/-()")
        if is_place(text, words_of(text), inside.lexicon) or (placed and text[:1].isupper()):
            yield from place_pieces(inside, place_span(inside, span), f"label.{label.field}")


def _is_dated(moment: Moment) -> bool:
    """Whether a moment is more than a bare number: "10th Floor" is no day, "1333 H Street" no hour."""
    return moment.date is not None and moment.date.form not in {"bare_day", "weekday"}


def _lines(inside: Inside) -> Iterator[Place]:
    """Lines that are a place and nothing else; address lines that follow each other are one place."""
    run: list[Part] = []
    for part in inside.parts:
        placed = part.kind == "place" and len(part.text) < LINE_MOST
        if (placed and (not run or not part.blanks)) or (run and _continues_address(part)):
            run.append(part)
            continue
        yield from _from_run(inside, run)
        run = [part] if placed else []
        if part.kind == "virtual":
            text = inside.quote(part.span)
            yield Place(
                text, part.span, "virtual", platform_of(text, inside.lexicon), url_in(inside, part.span), "line"
            )
    yield from _from_run(inside, run)


def _with_online(inside: Inside) -> Iterator[Place]:
    """A short line that ends with how else one attends: "Harbour House and online"."""
    for part in inside.parts:
        cells = list(cells_of(part.text, Span(0, len(part.text)), inside.lexicon)) if part.kind in _PLAIN else []
        if len(cells) != _PAIR or len(part.words.split()) > _NAME_WORDS:
            continue
        kinds = [cell_kind(part.text[low:high], inside.lexicon) for low, high in cells]
        if kinds == ["place", "virtual"] and part.text[:1].isupper():
            yield from place_pieces(inside, part.span, "line")
            return


def _behind_at(inside: Inside) -> Iterator[Place]:
    """What stands behind an @ of its own: "Salt Roads @ Reef House | London"."""
    for part in inside.parts[:_HEAD]:
        mark = _AT.search(part.text)
        if mark is not None and part.kind != "contact":
            start = part.span.start + mark.end()
            end = min([part.span.end, *(each.span.start for each in part.moments if each.span.start > start)])
            yield from place_pieces(inside, place_span(inside, Span(start, end)), "behind_at")
            return


def _continues_address(part: Part) -> bool:
    """Whether a line below a place goes on with its address: a number and a comma, or a postcode at the end."""
    return (
        part.kind in {"short", "item"} and not part.blanks and not part.item and _POSTCODE.search(part.text) is not None
    )


def _from_run(inside: Inside, run: list[Part]) -> Iterator[Place]:
    if run:
        span = Span(run[0].span.start, run[-1].span.end)
        rule = "city" if len(run) == 1 and is_city(run[0].text, inside.lexicon) else "line"
        yield from place_pieces(inside, first_sentence(inside, span) if len(run) == 1 else span, rule)
