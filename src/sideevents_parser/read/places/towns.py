"""Towns, where nothing tells more, and the houses in them.

In: the parts of a block. Out: a ``Place`` beside a date or behind "in", with its country: "4 October 2011, Prague".
Where a sentence names the house, as in "at Reed University in Riga", the town alone is not enough.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import either, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.read.places.cells import line_cells, outside, place_span
from sideevents_parser.read.places.sites import start_before
from sideevents_parser.read.places.words import is_city, is_town
from sideevents_parser.read.titles.wording import is_institution
from sideevents_parser.vocabulary.drafts import Place
from sideevents_parser.vocabulary.spans import Span

_HEAD: Final = 6
_PARAGRAPH: Final = 600
_TOLD: Final = 8  # parts in which the house of a town is looked for
_SHORT: Final = 4  # characters between a town and a date beside it
_NOT_BESIDE: Final = frozenset({"label", "sign_up", "contact"})
_TELLING: Final = frozenset({"prose", "entry", "notice", "party"})
_NEAR: Final = 60
_TOWN_TAIL: Final = re.compile(r"(?:^|, |- )(?P<town>[A-Z][\w' .-]{2,30}, [A-Z][\w .]{2,30})$")
_COUNTRY: Final = re.compile(r", (?P<name>[A-Z][\w.]{1,20}(?: [\w.]{2,20}){0,7})(?=[,;:.)]|\s*$)")
_IN_TOWN: Final = re.compile(
    r"\bin (?P<town>[A-Z][\w'-]{2,20}(?:[ -][A-Z][\w'-]{1,20}){0,2}"
    r"(?:, [A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)?)(?=[\s.,;)]|$)"
)


def towns(inside: Inside) -> Iterator[Place]:
    """A town beside a date, or "in" one in a sentence with a date: "4 October 2011, Prague"."""
    for part in inside.parts[:_HEAD]:
        if part.kind in {"short", "entry", "heading"} and (tail := _TOWN_TAIL.search(part.text)) is not None:
            cell = Span(part.span.start + tail.start("town"), part.span.start + tail.end("town"))
            if is_city(cell.of(inside.document.view), inside.lexicon) and is_town(
                cell.of(inside.document.view), inside.lexicon
            ):
                yield Place(inside.quote(cell), cell, rule="city")
                return
        if not part.moments or part.kind in _NOT_BESIDE:
            continue
        if (town := _town_beside(inside, part)) is not None:
            yield town
            return
        for led in _IN_TOWN.finditer(part.text[:_PARAGRAPH]):
            cell = Span(part.span.start + led.start("town"), part.span.start + led.end("town"))
            near = any(
                abs(moment.span.start - cell.end) < _NEAR or abs(cell.start - moment.span.end) < _NEAR
                for moment in part.moments
            )
            if near and is_town(cell.of(inside.document.view), inside.lexicon):
                yield Place(inside.quote(cell), cell, rule="city")
                return


def _town_beside(inside: Inside, part: Part) -> Place | None:
    """The town beside a date, with the house or street in it that stands before it: "Reef Institute, Riga"."""
    view = inside.document.view
    for span in outside(part.span, [moment.span for moment in part.moments]):
        before: Span | None = None
        for low, high in line_cells(view, span, inside.lexicon):
            cell = place_span(inside, Span(low, high))
            behind_name = view[cell.start - 1 : cell.start] == "("  # "Bo Li (Bonn)"
            loose = part.kind == "prose" and not _is_adjacent(inside, part, cell)
            if not (behind_name or loose) and is_town(cell.of(view), inside.lexicon):
                start = _house_before(inside, before, cell)
                whole = place_span(inside, Span(start, _country_end(view, cell.end, span.end, inside.lexicon)))
                return Place(inside.quote(whole), whole, rule="city" if start == cell.start else "beside_date")
            before = cell
    return None


def _country_end(view: str, town: int, end: int, lexicon: Lexicon) -> int:
    """Where the country ends, or the state, that a comma sets behind a town."""
    country = _COUNTRY.match(view, town, end)
    return (
        country.end() if country is not None and fold(country["name"]) in lexicon.folded("places.countries") else town
    )


def _is_adjacent(inside: Inside, part: Part, cell: Span) -> bool:
    """Whether nothing but signs stands between a name and a day or an hour."""
    view = inside.document.view
    gaps = [(cell.end, m.span.start) if cell.end <= m.span.start else (m.span.end, cell.start) for m in part.moments]
    return any(0 <= end - start < _SHORT and not view[start:end].strip(" ,;|()-") for start, end in gaps)


def _house_before(inside: Inside, before: Span | None, town: Span) -> int:
    """Where a place begins that ends with its town: at an institution, a street or a house right before it."""
    view = inside.document.view
    if before is None or view[before.end : town.start].strip() != ",":
        return town.start
    text = before.of(view)
    return (
        before.start
        if is_institution(words_of(text), text, inside.lexicon)
        else start_before(view, before, town, inside.lexicon)
    )


def house_in(inside: Inside, town: str) -> Iterator[Place]:
    """The house in a town that is known alone: "at Reed University in Riga", "in the Moss Palace, Riga"."""
    at, articles, small, within = (
        either(inside.lexicon.phrases(f"places.{each}")) for each in ("at", "articles", "small", "within")
    )
    pattern = re.compile(
        rf"(?:^|[ (])(?i:{at})[ ](?:(?:{articles})[ ])?"
        rf"(?P<house>[A-Z][\w'-]{{1,20}}(?:[ ](?:(?:{small})[ ])?[A-Z][\w'-]{{0,20}}){{1,6}}"
        rf"(?:,?[ ](?:{within})[ ]|,[ ]){re.escape(town)})(?!\w)"
    )
    for part in inside.parts[:_TOLD]:
        if part.kind in _TELLING and (told := pattern.search(part.text[:_PARAGRAPH])) is not None:
            span = Span(part.span.start + told.start("house"), part.span.start + told.end("house"))
            yield Place(inside.quote(span), span, rule="prose")
            return
