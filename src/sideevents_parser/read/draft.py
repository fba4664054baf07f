"""A block → everything that it states about its event.

In: a document, its mentions and one block. Out: a ``Draft``. Each field has a module of its own; this one only calls
them in turn.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.dates import read_dates
from sideevents_parser.read.description import read_description
from sideevents_parser.read.kinds import read_event_type, read_parent_event
from sideevents_parser.read.language import read_interpretation, read_language
from sideevents_parser.read.mode import read_mode
from sideevents_parser.read.parties.organizers import read_organizers
from sideevents_parser.read.parts import look_inside
from sideevents_parser.read.persons.speakers import read_speakers
from sideevents_parser.read.places.places import read_places
from sideevents_parser.read.registration import read_links, read_sign_up
from sideevents_parser.read.status import read_status
from sideevents_parser.read.titles.choice import is_gathering, read_title
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Candidate, Dated, Draft, Party, Place
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.notes import Note

_FORMER: Final = 20  # how much a former date says of the status
_BESIDE: Final = 80


def read_block(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> Draft:
    """All that is stated inside one block."""
    inside = look_inside(document, mentions, block, lexicon)
    parties, party_notes = read_organizers(document, inside.mentions, block, lexicon)
    people = read_speakers(document, inside.mentions, block, lexicon)
    names = [*(person.name for person in people), *(party.name for party in parties)]
    seated = [person.name for person in people if person.honorific or person.affiliation]
    title = read_title(inside, names, seated)
    parties = tuple(party for party in parties if title is None or not is_gathering(party.span, title))
    places = tuple(place for place in read_places(inside, title, names) if not _lists_parties(place, parties))
    links = read_links(inside)
    dates = read_dates(document, mentions, block, lexicon)
    draft = Draft(
        block,
        dates,
        title=title,
        description=read_description(inside, title),
        parties=parties,
        people=people,
        places=places,
        mode=read_mode(inside, places),
        sign_up=read_sign_up(inside, links),
        links=links,
        status=read_status(inside, title) or _moved(dates),
        language=read_language(inside),
        interpretation=read_interpretation(inside),
        event_type=read_event_type(inside, title),
        parent_event=read_parent_event(inside),
    )
    return draft._replace(notes=_notes(draft) + party_notes)


def _lists_parties(place: Place, parties: tuple[Party, ...]) -> bool:
    """Whether what looks like a place is a line of organizers: "Reef Institute | Salt Trust"."""
    told = place.rule.startswith("label")
    return not told and sum(1 for party in parties if place.span.holds(party.span)) > 1


def _moved(dates: tuple[Dated, ...]) -> Candidate | None:
    """Rescheduled, where a former date stands right beside the event's: "Now 2 May (was: 25 April)"."""
    spans = [dated.moment.span for dated in dates if dated.role == "event"]
    for former in (dated.moment.span for dated in dates if dated.role == "previous_date"):
        if any(-_BESIDE < former.start - own.end < _BESIDE and own != former for own in spans):
            return Candidate("status", "rescheduled", former, "former_date", _FORMER)
    return None


def _notes(draft: Draft) -> tuple[Note, ...]:
    """What a caller should know about what is not there."""
    notes = []
    if draft.title is None:
        notes.append(Note("title_missing", "title"))
    if not draft.parties:
        notes.append(Note("organizer_missing", "organizers"))
    if draft.sign_up is not None and draft.sign_up.lost:
        notes.append(Note("link_lost", "registration", draft.sign_up.span))
    if draft.status is not None and draft.status.value == "tentative":
        notes.append(Note("to_be_confirmed", "status", draft.status.span))
    if draft.block.past:
        notes.append(Note("listed_as_past", None, draft.block.span))
    if not draft.block.certain:
        notes.append(Note("block_uncertain", None, draft.block.span))
    return tuple(notes)
