"""Everything in a block that might be its event's title: label values, quoted lines, lines, what stands beside a date.

In: the parts of a block. Out: ``Cell``s in the order of the text, each with where it stands. Nothing is weighed here.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parties.naming import is_person, naming
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.titles.beside import is_row, stretches_beside
from sideevents_parser.read.titles.phrases import kinds_in_prose
from sideevents_parser.read.titles.prose import names_in_prose
from sideevents_parser.read.titles.wording import clean_title, split_glued
from sideevents_parser.vocabulary.mentions import LabelMention
from sideevents_parser.vocabulary.spans import Span

LABELS: Final = frozenset({"title", "topic", "mail_subject", "status"})
MOST: Final = 220
_HEAD: Final = 14  # parts of a block among which a title line may stand
_FIRST: Final = 2
_NO_LINE: Final = frozenset({"rule", "label", "when", "place", "virtual", "party", "link"})
_SENTENCES: Final = frozenset({"prose", "notice", "access"})
_TELLING: Final = frozenset({"sign_up", "entry"})
_EDGES: Final = " ,-–—:("
_QUOTED_LINE: Final = re.compile(
    r"(?P<before>[^\"`']{0,60}?)(?:``|\"|'')(?P<title>[^\"`]{3,200}?)(?:''|\"|``)(?P<after>.{0,160})$", re.DOTALL
)
_ACRONYM_LEAD: Final = re.compile(r"[A-Z][A-Z\d-]{1,9}(?:[ ]\d{1,4})?:[ ]$")  # "HLPF: “Salt Roads”"
_LAST_BRACKET: Final = re.compile(r"\([^()]{6,60}\)[.]?$")
_SPEAKER_THEN_QUOTE: Final = re.compile(
    r"(?P<who>[A-Z][^\n\"':]{3,90}?)(?:[:,]|[ ]-)[ ]{1,2}(?P<mark>['\"])(?P<title>[^\"\n]{4,220})(?P=mark)[.]?$"
)
_SENTENCE_END: Final = re.compile(r"[.!?][ ][A-Z]")
_LONG_HEAD: Final = 4
_QUOTED_WORDS: Final = 8
_NAME_MOST: Final = 110


class Cell(NamedTuple):
    """A stretch that might be a title.

    ``where``: label.title, label.topic …, quoted_line, line, before_date, behind_date, only_cell, quoted_cell,
    shouted, quoted_in_sentence, quoted_opening, named_in_sentence. ``strong``: signs set it off from what is beside it.
    ``trailing``: another stretch of its line might be the title. ``running``: its line reads like a sentence.
    ``late``: prose stands above it, or labels do. ``below``: the hours stand between another line and it.
    """

    span: Span
    text: str
    where: str
    part: Part
    number: int
    strong: bool = True
    trailing: bool = False
    running: bool = False
    late: bool = False
    below: bool = False


def cells_in(inside: Inside) -> Iterator[Cell]:
    """All cells of a block; below prose that carries the date only a quoted line may still be the title."""
    prose, dated, covered = False, False, 0
    first_line, below = False, False
    for number, part in enumerate(inside.parts):
        dated = dated or bool(part.moments)
        below = below or (first_line and any(moment.clocks for moment in part.moments))
        if part.label is not None:
            yield from _of_label(inside, part, number)
            if _covers_below(inside, part, number):
                covered = max(covered, part.label.value.end)
        if part.kind in _NO_LINE or (part.span.start < covered and part.kind != "notice"):
            continue
        if number < _HEAD:
            cells = [cell._replace(below=below) for cell in _of_line(inside, part, number)]
            first_line = first_line or any(cell.where == "line" for cell in cells)
            if number and not prose and _announces(inside.parts[number - 1], inside.lexicon):
                cells = [cell._replace(where="entitled") if cell.where == "line" else cell for cell in cells]
            if prose and dated:
                yield from (cell for cell in cells if cell.where == "quoted_line")
            else:
                yield from (cell._replace(late=prose) for cell in cells if not (prose and _is_point(cell)))
        if part.kind in _SENTENCES or (part.kind == "entry" and holds_verb(part.text, inside.lexicon)):
            told = kinds_in_prose(inside, part) if part.moments or number < _LONG_HEAD else ()
            named = chain(names_in_prose(inside, part), told)
            yield from (Cell(span, inside.quote(span), where, part, number) for where, span in named)
            prose = prose or (part.kind == "prose" and not part.text.endswith(":"))
        elif part.kind in _TELLING and part.moments:
            yield from (
                Cell(span, inside.quote(span), where, part, number) for where, span in kinds_in_prose(inside, part)
            )


def _announces(part: Part, lexicon: Lexicon) -> bool:
    """Whether a line only leads up to the title below it: "on", "entitled"."""
    words = part.words.strip()
    return words in lexicon.folded("titles.subject_words") or words in lexicon.folded("titles.entitled")


def _covers_below(inside: Inside, part: Part, number: int) -> bool:
    """Whether the lines below a label are its value: not those below a kind of event, or "Event details" at the top."""
    label = part.label
    if label is None or label.value.start < part.span.end or whole_cue(inside.lexicon, "titles.kinds", part.words):
        return False
    return number >= _FIRST or label.field != "description"


# --- labels ---


def _of_label(inside: Inside, part: Part, number: int) -> Iterator[Cell]:
    """The value of a label such as "Title"; a line that a kind of event opens only looks like a label."""
    label = part.label
    if label is None or label.value.end <= label.value.start:
        return
    if label.field in LABELS:
        themed = whole_cue(inside.lexicon, "titles.themes", words_of(label.span.of(inside.document.view)))
        where = "label.theme" if themed else f"label.{label.field}"
        yield Cell(label.value, _without_date(inside, part, label), where, part, number)
    elif (
        whole_cue(inside.lexicon, "titles.kinds", words_of(label.span.of(inside.document.view).rstrip(": ")))
        and label.value.start < part.span.end
        and not part.moments
        and not is_person(inside.quote(label.value), naming(inside.lexicon))
    ):
        yield Cell(label.value, inside.quote(label.value), "label.kind", part, number)
    elif number < _FIRST and label.value.start < part.span.end and len(part.text) <= MOST and not part.moments:
        text = inside.quote(part.span)
        title = clean_title(text, inside.lexicon)
        if title is not None and not text.startswith(title) and title.count(" ") > 1:
            yield Cell(label.value, text, "line", part, number)


def _without_date(inside: Inside, part: Part, label: LabelMention) -> str:
    """A label's value; of a mail's subject without the date at its end."""
    last = part.moments[-1].span if part.moments else None
    if label.field == "status" and part.moments and label.value.start < part.moments[0].span.start:
        return inside.quote(Span(label.value.start, part.moments[0].span.start)).rstrip(_EDGES)
    if label.field == "title" or last is None or last.end < label.value.end - 1 or last.start <= label.value.start:
        return inside.quote(label.value)
    return inside.quote(Span(label.value.start, last.start)).rstrip(_EDGES)


# --- lines ---


def _of_line(inside: Inside, part: Part, number: int) -> Iterator[Cell]:
    """A line of its own, quoted or not, or what stands beside a date."""
    if len(part.text) > MOST and not part.moments:
        return
    quoted = _QUOTED_LINE.match(part.text)
    if quoted is not None and _is_title_line(quoted, part, inside.lexicon):
        span = span_within(part, quoted.span("title"))
        yield Cell(span, inside.quote(span), "quoted_line", part, number)
        return
    entry = part.kind == "entry" or _is_entry_to_book(part)
    running = not entry and not is_row(part.text)
    if (
        entry
        or (part.kind in {"prose", "notice", "contact"} and part.moments and number < _FIRST)
        or (part.kind in {"short", "prose", "item"} and not running)
    ):
        for where, span, strong, trailing in stretches_beside(inside, part, number, running=running):
            yield Cell(span, inside.quote(span), where, part, number, strong, trailing, running)
    elif (told := _told_by_speaker(part, inside.lexicon)) is not None:
        yield Cell(told, inside.quote(told), "quoted_line", part, number)
    elif (
        part.kind in {"short", "item", "heading", "notice"}
        or _is_name_with_stop(inside, part, number)
        or _is_long_name(inside, part, number)
    ):
        yield _whole_line(inside, part, number)


def _is_entry_to_book(part: Part) -> bool:
    """Whether a dated line only says in a bracket at its end that one must book: "… Pots (registration required)"."""
    aside = _LAST_BRACKET.search(part.text) if part.kind == "sign_up" and part.moments else None
    return aside is not None and part.moments[-1].span.end <= part.span.start + aside.start()


def _is_title_line(quoted: re.Match[str], part: Part, lexicon: Lexicon) -> bool:
    """Whether a line is a quoted title with little beside it.

    A kind of event before, a date or organizer in brackets after.
    """
    title, after = quoted["title"], quoted["after"].strip()
    if title.endswith(".") and title.count(" ") > _QUOTED_WORDS:
        return False
    before = words_of(quoted["before"])
    if opening_cue(lexicon, "titles.launches", before) or opening_cue(lexicon, "titles.never_opens", part.words):
        return False
    told = lexicon.folded("titles.serial")
    if holds_verb(quoted["before"], lexicon):
        told |= lexicon.folded("titles.of_theme")  # "The talk will be given under the theme “Tides for All”"
    if not told.isdisjoint(before.split()[-_FIRST:]):
        return False
    if before.strip() and not (
        (_ACRONYM_LEAD.match(quoted["before"]) and not after)
        or inner_cue(lexicon, "titles.kinds", before)
        or opening_cue(lexicon, "parts.notice_opens", before)
    ):
        return False
    return not after or after[0] in "(.,-|*" or bool(part.moments) or after.split()[0] in _companions(lexicon)


@cache
def _companions(lexicon: Lexicon) -> frozenset[str]:
    """Words that stand between a title and who takes part: “Salt Roads” with Ada Moss."""
    sections = ("organizers.companions", "organizers.agents", "titles.features")
    return frozenset(word for section in sections for word in lexicon.phrases(section))


def _whole_line(inside: Inside, part: Part, number: int) -> Cell:
    """A line, with the one below it where it ends with a colon or a dash."""
    span = _first_line(part, inside.lexicon)
    text = _longest_cell(inside.quote(span), inside.lexicon)
    if _is_open(part, inside.lexicon) and (second := _second_line(inside, number)) is not None:
        span = Span(span.start, second.span.end)
        text = inside.quote(span)
    labels = sum(each.label is not None for each in inside.parts[:number])
    return Cell(span, text, "line", part, number, trailing=labels > 1)


def _is_open(part: Part, lexicon: Lexicon) -> bool:
    """Whether a title may go on in the next line; a sentence that ends with a colon is none that does."""
    return part.text.endswith((":", " -")) and not holds_verb(part.text, lexicon)


def holds_verb(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a word, such as a verb or a pronoun, that names seldom hold."""
    return not lexicon.folded("titles.sentence_words").isdisjoint(words_of(text).split())


def _is_name_with_stop(inside: Inside, part: Part, number: int) -> bool:
    """Whether one of the first lines is a name that ends with a full stop, set apart from what is below it."""
    following = inside.parts[number + 1] if number + 1 < len(inside.parts) else None
    return (
        part.kind == "prose"
        and number < _FIRST
        and following is not None
        and (following.blanks > 0 or following.kind in {"when", "entry", "label", "place"})
        and len(part.text) < _NAME_MOST
        and not any(mark in part.text[:-1] for mark in (". ", "! "))
        and not holds_verb(part.text, inside.lexicon)
    )


def _is_long_name(inside: Inside, part: Part, number: int) -> bool:
    """Whether a line as long as prose is a name or a question, right above or below a date."""
    beside = (*inside.parts[max(number - 1, 0) : number], *inside.parts[number + 1 : number + 2])
    return (
        part.kind == "prose"
        and number < _LONG_HEAD
        and not part.moments
        and any(each.kind == "when" for each in beside)
        and _SENTENCE_END.search(part.text) is None
        and not part.text.endswith((".", "!"))
        and (part.text.endswith("?") or not holds_verb(part.text, inside.lexicon))
    )


def _told_by_speaker(part: Part, lexicon: Lexicon) -> Span | None:
    """The quoted title behind who speaks, as all of a line: "Dr Ada Moss, Riga: 'Salt Roads'."."""
    told = _SPEAKER_THEN_QUOTE.match(part.text)
    if told is None:
        return None
    first = fold(told["who"].partition(" ")[0].rstrip("."))
    known = first in lexicon.folded("honorifics.before")
    if known or is_person(told["who"].partition(",")[0], naming(lexicon)):
        return span_within(part, told.span("title"))
    return None


def _is_point(cell: Cell) -> bool:
    """Whether a cell is a point of a list without a date."""
    return cell.where == "line" and cell.part.item


def _first_line(part: Part, lexicon: Lexicon) -> Span:
    """Two lines that were joined, without the second where that says who holds the event, or beside what."""
    above, end, below = part.text.partition("\n")
    words = words_of(below)
    if end and (
        opening_cue(lexicon, "parts.party_opens", words)
        or opening_cue(lexicon, "event_types.parent_leads", words)
        or _is_byline(below, lexicon)
    ):
        return Span(part.span.start, part.span.start + len(above))
    return part.span


def _is_byline(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says by whom and nothing else: "by Ada Moss (Reef Trust)"."""
    agent = next((each for each in lexicon.phrases("organizers.agents") if text.startswith(f"{each.strip()} ")), None)
    return agent is not None and text[len(agent.strip()) + 1 :][:1].isupper()


def _second_line(inside: Inside, number: int) -> Part | None:
    """The line right below a title that ends with a colon or a dash, if it goes on with it."""
    following = inside.parts[number + 1] if number + 1 < len(inside.parts) else None
    if following is None or following.blanks or len(following.text) > MOST // 2:
        return None
    if following.kind != "short" and not (following.kind == "prose" and following.text.endswith("?")):
        return None
    after = inside.parts[number + 2] if number + 2 < len(inside.parts) else None
    return following if after is None or after.kind != "short" else None


def _longest_cell(text: str, lexicon: Lexicon) -> str:
    """Of a table row without a date, whose columns ran together behind a sign such as TBC, the longest cell."""
    sign = next((each for each in lexicon.phrases("status.tentative_signs") if text.startswith(each)), "")
    if not sign or not text[len(sign) : len(sign) + 1].isupper():
        return text
    behind = text[len(sign) :]
    cells = split_glued(behind)
    return behind[slice(*cells[0])] if cells else behind
