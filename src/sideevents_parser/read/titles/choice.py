"""The title of an event.

In: the parts of a block. Out: a ``Candidate`` or None, for many events have no title. ``"CANCELLED - BOOK TALK: Salt
Roads"`` gives ``Salt Roads``. Whatever may be a title is a cell (``cells``); where a cell stands and what its
words say makes its weight (``signs``); cells that say the same settle how much of it is the title; the weightiest
is taken.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import inner_cue, words_of
from sideevents_parser.read.parties.naming import is_person, naming
from sideevents_parser.read.parts import Inside
from sideevents_parser.read.places.cells import line_cells, outside, place_span
from sideevents_parser.read.titles.cells import cells_in
from sideevents_parser.read.titles.heading import from_headings, says_nothing
from sideevents_parser.read.titles.signs import weigh
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_STATED: Final = frozenset({"label.title", "entitled", "quoted_in_sentence"})
_GATHERING: Final = "gathering"  # the rule of a title that could be a place's name
_NAMES: Final = frozenset({_GATHERING, "only_cell"})
_HEAD, _NAME_WORDS = 6, 5
_LEAST: Final = 8  # a cell that weighs less is no title
_ABOVE: Final = 1  # how much more a title weighs that another cell confirms
_LINES: Final = frozenset({"line", "before_date", "behind_date"})
_WORDS: Final = 3  # words that tell that a sentence and a line speak of the same
_KIND_WORDS: Final = 5
_IN_SENTENCE: Final = frozenset({"held", "held_by_kind", "named_by_kind"})
_NOTICE: Final = 240
_ABOVE_NOTICE: Final = frozenset({"shouted", "before_date"})
_PLACE_WORDS: Final = 4  # spaces around up to three words


def read_title(inside: Inside, names: Iterable[str] = (), seated: Iterable[str] = ()) -> Candidate | None:
    """The event's title as written, if the block states one.

    ``names`` of people and organizers are poor titles, those of people with an honorific or a seat (``seated``) none.
    """
    known, people = (frozenset(words_of(name) for name in each) for each in (names, seated))
    found = [title for cell in cells_in(inside) if (title := weigh(inside, cell, known, people)) is not None]
    likely = (each for each in _agreed(found, inside.lexicon) if each.weight >= _LEAST)
    own = max(likely, key=_weight, default=None)  # of equals the one that comes first
    if own is not None and not says_nothing(own.value, inside.lexicon):
        return own
    return from_headings(inside) or own or _gathering(inside)


def _gathering(inside: Inside) -> Candidate | None:
    """The first line or cell that could be a place, but names who or what gathers: "Book Club", "Farmers Market"."""
    nouns = inside.lexicon.folded("titles.gatherings")
    for part in (each for each in inside.parts[:_HEAD] if not _foretells(each.rest, inside.lexicon)):
        for span in outside(part.span, [moment.span for moment in part.moments]):
            for low, high in line_cells(inside.document.view, span, inside.lexicon):
                named = place_span(inside, Span(low, high))
                text = inside.quote(named)
                words = words_of(text).split()
                if 1 < len(words) <= _NAME_WORDS and words[-1] in nouns and text[0].isupper():
                    return Candidate("title", text, named, _GATHERING, _LEAST)
    return None


def _foretells(text: str, lexicon: Lexicon) -> bool:
    """Whether a text says what somebody will do: "Grace Church, 44 Main St., will hold a supper"."""
    return any(f" {modal} " in text for modal in lexicon.phrases("organizers.active.modals"))


def is_gathering(span: Span, title: Candidate) -> bool:
    """Whether what looks like a place or an organizer is the title itself, the only name that the entry has."""
    return title.rule in _NAMES and title.span.holds(span)


def _weight(candidate: Candidate) -> int:
    return candidate.weight


def _agreed(found: list[Candidate], lexicon: Lexicon) -> Iterator[Candidate]:
    """The candidates; what a sentence or a label states, and a line says with more around it, outweighs that line.

    "HRC side event 4: Salt Roads", "… a side event entitled “Salt Roads”" gives ``Salt Roads``. A line that goes on
    where another only names a kind of event outweighs that one.
    """
    worded = [(words_of(each.value), each) for each in found]
    stated = [(words, each) for words, each in worded if each.rule in _STATED]
    heading = next((each for each in found if each.rule in _LINES), None)
    for words, each in worded:
        yield each
        for inner, candidate in stated:
            if inner != words and inner in words and inner.count(" ") > _WORDS:
                yield candidate._replace(weight=max(candidate.weight, each.weight + _ABOVE))
        leads = each.rule not in _LINES or each is heading or each.value.isupper()
        if leads and words.count(" ") <= _PLACE_WORDS and not _holds_kind(words, lexicon):
            yield from (other._replace(weight=each.weight + _ABOVE) for _, other in worded if _outdoes(other, each))
        if each.rule in _LINES and each.value.istitle() and is_person(each.value, naming(lexicon)):
            for _, candidate in stated:
                if candidate.rule == "quoted_in_sentence":  # a person's line beside the title of the talk
                    yield candidate._replace(weight=max(candidate.weight, each.weight + _ABOVE))
        if each.rule in _LINES and words.count(" ") <= _KIND_WORDS and _is_kind_of_event(words, lexicon):
            for more, candidate in worded:
                if more.startswith(words) and more != words and candidate.rule in _LINES:
                    yield candidate._replace(weight=max(candidate.weight, each.weight + _ABOVE))


def _outdoes(told: Candidate, above: Candidate) -> bool:
    """Whether what a sentence says of an event outdoes a few words above it that name no kind of event.

    A place in capitals above a notice, "ASHBY: A cake sale will be held", or a heading, "Together for tides".
    """
    if told.weight > above.weight:
        return False
    if above.rule in _ABOVE_NOTICE and above.value.isupper():
        return told.rule in _IN_SENTENCE and 0 < told.span.start - above.span.end < _NOTICE
    return above.rule in _LINES and told.rule == "held_by_kind"


def _holds_kind(words: str, lexicon: Lexicon) -> bool:
    sections = ("titles.kinds", "titles.occasions", "titles.occasions_too", "titles.heads")
    return any(word in lexicon.folded(section) for word in words.split() for section in sections)


def _is_kind_of_event(words: str, lexicon: Lexicon) -> bool:
    """Whether a line only says what kind of event this is: "Intersessional panel discussion"."""
    last = words.rsplit(maxsplit=1)[-1]
    return last in lexicon.folded("titles.kinds") or inner_cue(lexicon, "event_types.words", words) is not None
