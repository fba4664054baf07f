"""A block → the persons who speak, moderate, chair or open.

In: a document, its mentions, one block. Out: ``Person``s in the order of the text, each once. Labels and the lists
below them first, then lines that are a person's entry, then sentences ("a conversation with A", "B will moderate").
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.parties.cues import ROLES as ORGANIZER_ROLES
from sideevents_parser.read.parties.standing import performs, within
from sideevents_parser.read.persons.bystanders import is_bystander
from sideevents_parser.read.persons.entries import from_label
from sideevents_parser.read.persons.lists import Page, open_page
from sideevents_parser.read.persons.person import ROLES
from sideevents_parser.read.persons.rows import from_rows
from sideevents_parser.read.persons.spoken import from_biographies, from_learned, from_openings, from_sentences
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions
from sideevents_parser.vocabulary.spans import Span

# labels whose values name no speakers
_OTHERS: Final = frozenset(ORGANIZER_ROLES) | {
    *("contact", "location", "room", "address", "registration", "deadline", "link", "join", "note", "access"),
    *("interpretation", "mail_from", "mail_to", "city"),
}
_TITLES: Final = frozenset({"title", "topic"})
_TOLD: Final = frozenset(
    {"behind title", "with", "by", "sentence", "include", "inner label"}
)  # rules that read a person out of a title
_MOST_LABELS: Final = 200
_MOST_PEOPLE: Final = 400


def read_speakers(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[Person, ...]:
    """The persons of a block, in the order of the text."""
    page = open_page(document, block, lexicon)
    labels = within(mentions.labels, page.start, page.end)[:_MOST_LABELS]
    given = [
        label
        for label in labels
        if (label.field in ROLES or performs(document.view, label, page.cues.performed))
        and not _is_of_works(page, label)
    ]
    closed = [
        Span(label.span.start, max(label.span.end, label.value.end))
        for label in labels
        if label.field in _OTHERS and label not in given
    ]
    titles = [
        label.value
        for label in labels
        if label.field in _TITLES and not any(label.value.holds(other.span) for other in given)
    ]
    people = [person for label in given for person in from_label(page, label, labels)]
    dated = [moment.span for moment in within(mentions.moments, page.start, page.end)]
    people += from_rows(page, closed, dated)
    people += from_sentences(page)
    people += from_biographies(page) if people else from_openings(page)
    return _each_once(page, people or from_learned(page, dated), closed, titles)


def _is_of_works(page: Page, label: LabelMention) -> bool:
    """Whether a label (or a column's head, which has no span) names the author of a book or of the page."""
    written = fold(page.view[label.span.start : label.span.end]).strip(" :|")
    return not page.talks and (not written or written in page.cues.marks.authors)


def _each_once(page: Page, people: list[Person], closed: list[Span], titles: list[Span]) -> tuple[Person, ...]:
    """Persons in the order of the text, each once; none from contact lines and the like."""
    kept: dict[str, Person] = {}
    spans = [*closed, *titles]
    for person in people[:_MOST_PEOPLE]:
        key = fold(person.name)
        barred = closed if person.rule in _TOLD else spans
        if any(span.start <= person.span.start < span.end for span in barred) or is_bystander(page, person):
            continue
        known = kept.get(key)
        if known is None:
            kept[key] = person
        else:
            kept[key] = _joined(known, person)
    names = [key.split() for key in kept]
    chosen = [
        person
        for own, person in zip(names, kept.values(), strict=True)
        if len(names) == 1 or not any(_is_part(own, other) for other in names)
    ]
    return tuple(sorted(chosen, key=lambda person: person.span.start))


def _joined(known: Person, again: Person) -> Person:
    """A person and what is said of him elsewhere; what two rules read at one place is taken from the first."""
    told = again if known.span != again.span or not (known.job_title or known.affiliation) else known
    return known._replace(
        job_title=known.job_title or told.job_title,
        affiliation=known.affiliation or told.affiliation,
        honorific=known.honorific or again.honorific,
        role=again.role if known.role == "speaker" else known.role,
    )


def _is_part(own: list[str], other: list[str]) -> bool:
    """ "Ms Birrell" beside "Heather Birrell"."""
    return len(own) < len(other) and set(own) <= set(other)
