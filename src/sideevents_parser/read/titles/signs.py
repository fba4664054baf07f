"""What a cell's place and words say for and against its being the title.

In: a cell. Out: a ``Candidate`` with its weight, or None for what can be no title. Every kind of place has a weight,
every sign adds to it or takes away, and nothing else does.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.places import find_places
from sideevents_parser.read.choose import LABEL, LINE, PROSE
from sideevents_parser.read.cues import inner_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.places.words import is_place, is_town, is_virtual
from sideevents_parser.read.titles.cells import MOST, Cell, holds_verb
from sideevents_parser.read.titles.persons import (
    begins_with_honorific,
    is_credit,
    is_given_name,
    is_kind_by,
    is_seated_person,
)
from sideevents_parser.read.titles.wording import (
    before_author,
    behind_person,
    clean_title,
    is_institution,
    is_kind,
    is_no_title,
    names_other,
    opens_with_kind,
    without_person,
)
from sideevents_parser.text.document import plain_view
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_PLACES: Final = {
    "label.title": LABEL,
    "label.topic": LABEL - 2,
    "label.mail_subject": LABEL - 3,
    "label.theme": LINE - 3,
    "label.kind": LINE + 1,
    "quoted_line": LINE + 5,
    "quoted_cell": LINE + 4,
    "shouted": LINE + 2,
    "before_date": LINE + 2,
    "behind_date": LINE + 1,
    "only_cell": LINE - 3,
    "line": LINE,
    "label.status": LINE - 1,
    "entitled": LINE + 3,
    "themed": PROSE - 1,
    "hosted": PROSE - 2,
    "quoted_in_sentence": PROSE,
    "quoted_opening": PROSE - 1,
    "held": PROSE + 1,
    "named_in_sentence": PROSE,
    "held_by_kind": PROSE + 2,
    "named_by_kind": PROSE - 1,
    "mentioned_by_kind": PROSE - 4,
}
_SIGNS: Final = {
    "kind": -18,  # "Panel discussion"
    "kind of": -3,  # "Debate in Brussels"
    "body": -2,  # "Planning Board"
    "modified": -2,  # "Spring book sale"
    "section": -25,  # "Registration"
    "part": -18,  # "Agenda", "Speakers"
    "person": -24,
    "seated": -24,  # "Ada Moss, Reef University"
    "caption": -16,  # "Reef Summit Logo"
    "headline": -16,  # "Town to hold fair": the news of an event that the text below names
    "opens a list": -24,  # "These clubs meet this week:"
    "institution": -16,
    "place": -21,
    "civic": -23,  # "TOWN OF ASHBY" above a notice
    "other": -14,  # an organizer, a speaker, an acronym
    "by": -3,  # "A talk by Ada Moss"
    "taken": -1,  # looks like a person's name, but may be the title
    "series": -2,
    "of series": -6,  # "Webinar series: Cities and Tides"
    "numbered": -16,  # "Lecture II"
    "small": -4,  # begins with a small letter
    "item": -3,
    "in town": -4,  # "Reef House, Geneva"
    "stop": -6,  # a line that ends like a sentence
    "below": -4,  # the hours stand between another line and it
    "labels": -4,  # below several labels
    "prose": -8,  # below prose
    "trailing": -16,
    "sentence": -20,
    "running text": -25,
    "cut": -16,  # ends with a word that goes on: "… invites you to a lecture by"
    "further": -4,  # not on the first line
    "opens": -6,  # a colon parts it from the date behind it
}
_PARTS_OF_WORLD: Final = ("places.countries", "organizers.states")
_STANDING: Final = frozenset({"line", "before_date", "behind_date"})
_BESIDE: Final = frozenset({"before_date", "behind_date"})
_MENU_SIGNS: Final = "▾▼›»☰"
_SERIES_MOST: Final = 5
_SENTENCE_WORDS: Final = 8
_KIND_WORDS: Final = 5
_LONG_SENTENCE: Final = 12
_BODY_WORDS: Final = 4
_CITY_WORDS: Final = 3
_DIGITS_MOST: Final = 6
_LARGE: Final = 80_000
_DATELINE: Final = re.compile(r"[^\w\n]{0,3}[-–—]{1,2} [A-Z]")
_NUMBER: Final = re.compile(r"\d{1,3}|[ivx]{1,5}|[a-h]")
_INNER_MARK: Final = re.compile(r"[?!:] ?|\"")
_ADDRESS: Final = re.compile(r"\w://|\w@\w")
_SET_OFF: Final = re.compile(r"[ \t]{0,3}[-|@(:\t•·]")


def weigh(inside: Inside, cell: Cell, names: frozenset[str], people: frozenset[str]) -> Candidate | None:
    """A cell as a candidate; ``names``: of people and organizers of the block, as words; ``people``: surely people."""
    title = clean_title(cell.text, inside.lexicon)
    if title is not None and cell.where in _STANDING:
        title = without_person(behind_person(title, names, inside.lexicon), names, inside.lexicon)
    if title is not None and cell.where in _BESIDE:
        title = before_author(title, inside.lexicon)
    if title is None or _is_impossible(inside, cell, title):
        return None
    if cell.where in _STANDING and words_of(title.partition(" (")[0]) in people:
        return None
    weight = _PLACES[cell.where] + sum(_SIGNS[sign] for sign in _signs(cell, title, names, inside.lexicon))
    return Candidate("title", title, cell.span, cell.where, weight)


def _is_impossible(inside: Inside, cell: Cell, title: str) -> bool:
    """Whether a cell can be no title, whatever else the block holds."""
    if _ADDRESS.search(title) or _is_torn(title) or _is_number(title):
        return True
    words = words_of(title)
    if cell.where in _STANDING and whole_cue(inside.lexicon, "titles.regions", words):
        return True
    if cell.where.startswith("label."):
        return _is_filled_by_date(cell) or is_no_title(title, inside.lexicon) or _is_place_below(cell, title, inside)
    if cell.where != "line":
        return whole_cue(inside.lexicon, "titles.never", words)
    if whole_cue(inside.lexicon, "titles.never", words_of(cell.text)):
        return True
    bare = cell.part.kind == "notice" and len(title) + 2 > len(" ".join(cell.part.text.split()))
    return (
        bare
        or any(sign in title for sign in _MENU_SIGNS)
        or len(inside.lexicon.folded("titles.networks").intersection(words.split())) > 1
        or is_no_title(title, inside.lexicon)
        or any(phrase in words for phrase in inside.lexicon.folded("segments.idle"))
        or is_place(title, words, inside.lexicon)
        or is_virtual(title, words, inside.lexicon)
    )


def _is_torn(title: str) -> bool:
    """Whether a cell holds the end of a bracket, or is a bracket and nothing else: "(Director, Reef Opera)"."""
    return title.count(")") > title.count("(") or (title.endswith(")") and title[0] == "(" and title.count("(") == 1)


def _is_number(title: str) -> bool:
    """Whether a cell is more of a number than of a name: "ID 300 000 0890"."""
    digits = sum(letter.isdigit() for letter in title)
    return digits > _DIGITS_MOST and digits > sum(letter.isalpha() for letter in title)


def _is_filled_by_date(cell: Cell) -> bool:
    """Whether a label's value is too long for a title, or a date rather than a name."""
    span = cell.span
    return len(cell.text) > MOST or any(
        span.holds(moment.span) and _fills(moment.span, span) for moment in cell.part.moments
    )


def _fills(inner: Span, outer: Span) -> bool:
    return (inner.end - inner.start) * 2 > outer.end - outer.start


def _is_place_below(cell: Cell, title: str, inside: Inside) -> bool:
    return cell.span.start >= cell.part.span.end and is_place(title, words_of(title), inside.lexicon)


def _signs(cell: Cell, title: str, names: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    """What speaks against a cell; see ``_SIGNS``."""
    if cell.late:
        yield "prose"
    if cell.where.startswith("label.") and cell.text.endswith(".") and cell.text.count(" ") > _SENTENCE_WORDS:
        yield "sentence"
    if cell.where in _STANDING:
        yield from _signs_of_words(cell, title, names, lexicon)
        yield from _signs_of_line(cell, title, lexicon)


def _signs_of_words(cell: Cell, title: str, names: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    words = words_of(title)
    if whole_cue(lexicon, "titles.kinds", words):
        yield "kind"
    elif cell.where != "line" and cell.strong and words.count(" ") <= _KIND_WORDS and opens_with_kind(words, lexicon):
        yield "kind of"
    elif cell.where == "line" and is_kind(words, lexicon):
        yield "modified"
    elif whole_cue(lexicon, "description.sections_in", words):
        yield "part"
    elif whole_cue(lexicon, "description.sections_out", words):
        yield "section"
    elif begins_with_honorific(words, lexicon) or is_credit(title, lexicon):
        yield "person"
    elif cell.where == "line" and is_kind_by(words, lexicon):
        yield "by"
    elif cell.where == "line" and is_seated_person(title, lexicon):
        yield "seated"
    elif _ends_like_series(words, lexicon):
        yield "series"
    elif _is_numbered_part(words, lexicon):
        yield "numbered"
    elif cell.where == "line" and (_is_of_series(cell.text, lexicon) or _names_series(words, lexicon)):
        yield "of series"
    elif (
        cell.where == "line"
        and words.count(" ") <= _BODY_WORDS
        and words.split()[-1] in lexicon.folded("titles.bodies")
    ):
        yield "body"
    elif cell.where == "line" and _is_town_hall(title, words, lexicon):
        yield "civic"
    elif cell.where == "line" and is_institution(words, title, lexicon):
        yield "institution"
    elif not cell.running:
        yield from _signs_of_names(title, words, names, lexicon)
    if cell.where != "line" and (is_place(title, words, lexicon) or (cell.where == "behind_date" and _is_city(title))):
        yield "place"


def _is_town_hall(title: str, words: str, lexicon: Lexicon) -> bool:
    """Whether capitals name the town or the county that gives notice."""
    each = words.split()
    civic = each[0] in lexicon.folded("titles.municipal") and each[1:2] == ["of"]
    return title.isupper() and civic and len(each) <= _KIND_WORDS


def _is_city(title: str) -> bool:
    """Whether a cell behind a date is the name of a large town and nothing else."""
    if title.count(" ") >= _CITY_WORDS or not title.istitle():
        return False
    return any(
        place.start == 0 and place.end == len(title) and place.population >= _LARGE for place in find_places(title)
    )


def _signs_of_names(title: str, words: str, names: frozenset[str], lexicon: Lexicon) -> Iterator[str]:
    lowered = names_other(title, words, names, lexicon)
    if not lowered and is_given_name(title, words, lexicon):
        yield "other"
    elif lowered:
        yield "other" if lowered > 1 or words.split(maxsplit=1)[0] in lexicon.folded("speakers.given") else "taken"


def _signs_of_line(cell: Cell, title: str, lexicon: Lexicon) -> Iterator[str]:
    if cell.where == "line":
        if cell.part.text[0].islower():
            yield "small"
        elif cell.part.item and cell.number:
            yield "item"
        if cell.part.text.endswith(":") and holds_verb(cell.part.text, lexicon):
            yield "opens a list"
        if _is_caption(title, lexicon):
            yield "caption"
        elif _is_headline(title, lexicon):
            yield "headline"
        presents = words_of(cell.text).split()[-1:]
        if _is_long_sentence(cell.text, lexicon) or not lexicon.folded("titles.presents").isdisjoint(presents):
            yield "running text"
        if not lexicon.folded("titles.not_last").isdisjoint(words_of(cell.text).split()[-1:]):
            yield "cut"
        if cell.trailing:
            yield "labels"
        if cell.below:
            yield "below"
        if cell.text.endswith(".") and cell.text.count(" ") >= _SENTENCE_WORDS:
            yield "stop"
        if is_town(cell.text.rpartition(", ")[2], lexicon) and ", " in cell.text:
            yield "in town"
        return
    if (cell.running or plain_view(cell.text).find('"') > 0) and holds_verb(cell.text, lexicon):
        yield "sentence"
    if cell.trailing and not (cell.strong and cell.text[:1].isupper()):
        yield "trailing"
    if _is_dateline(cell, lexicon):
        yield "running text"
    if cell.where == "before_date" and _mark_behind(cell) == ":":
        yield "opens"
        if any(fold(cell.text) in lexicon.folded(part) for part in _PARTS_OF_WORLD):
            yield "place"
    if cell.number and (cell.where == "behind_date" or cell.running or not _is_set_off(cell)):
        yield "further"


def _is_long_sentence(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is running text: many words, few capitals, a verb; marks within are a title's."""
    words = text.split()
    capitals = sum(word[0].isupper() for word in words)
    long = len(words) >= _LONG_SENTENCE and capitals * 2 < len(words) and _INNER_MARK.search(text) is None
    return long and holds_verb(text, lexicon)


def _is_dateline(cell: Cell, lexicon: Lexicon) -> bool:
    """Whether a cell is the town before the dash of a news item: "HARWICH - The Reef Trust will hold …"."""
    behind = cell.part.text[cell.span.end - cell.part.span.start :]
    town = cell.text.isupper() and cell.text.count(" ") < _CITY_WORDS and cell.span.start == cell.part.span.start
    return town and _DATELINE.match(behind) is not None and holds_verb(behind, lexicon)


def _mark_behind(cell: Cell) -> str:
    at = cell.span.end - cell.part.span.start
    return cell.part.text[at : at + 1]


def _is_set_off(cell: Cell) -> bool:
    """Whether a dash or a bracket parts a name from the date behind it."""
    return _SET_OFF.match(cell.part.text, cell.span.end - cell.part.span.start) is not None


def _is_of_series(text: str, lexicon: Lexicon) -> bool:
    """Whether a colon stands behind words that call what follows a series."""
    category, colon, _ = text.partition(":")
    last = words_of(category).split()[-1:]
    return bool(colon) and bool(last) and last[0] in lexicon.folded("titles.serial")


def _names_series(words: str, lexicon: Lexicon) -> bool:
    return words.rpartition(" ")[2] in lexicon.folded("titles.serial")


def _is_numbered_part(words: str, lexicon: Lexicon) -> bool:
    """Whether a line says which part of a series this is and nothing else: "Lecture II", "Webinar 3"."""
    kind, _, number = words.strip().partition(" ")
    parts = lexicon.folded("segments.session_words") | lexicon.folded("titles.series")
    return kind in parts and _NUMBER.fullmatch(number) is not None


def _is_headline(title: str, lexicon: Lexicon) -> bool:
    """Whether a line says what somebody does or will do, as the headline of a news item does."""
    if _INNER_MARK.search(plain_view(title)) or title.count(" ") < _CITY_WORDS:
        return False
    words = words_of(title)
    return inner_cue(lexicon, "titles.headlines", words) is not None or not lexicon.folded(
        "titles.headline_words"
    ).isdisjoint(words.split())


def _is_caption(title: str, lexicon: Lexicon) -> bool:
    """Whether a line says what a picture shows: "Reef Summit Logo", "Tide Days Banner 2016"."""
    words = [word for word in words_of(title).split() if not word.isdigit()]
    return 1 < len(words) <= _SENTENCE_WORDS and words[-1] in lexicon.folded("titles.pictures")


def _ends_like_series(words: str, lexicon: Lexicon) -> bool:
    """Whether a short line says which series this belongs to: "Ecology Seminar", "CSW65 Parallel Event"."""
    each = words.split()
    return 1 < len(each) < _SERIES_MOST and each[-1] in lexicon.folded("titles.series")
