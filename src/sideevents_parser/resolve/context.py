"""What the page as a whole supports: year, day-month order, zone, language, each with evidence."""

from typing import NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.settings import Settings
from sideevents_parser.vocabulary.spans import Span


class Context(NamedTuple):
    """The page's own answers, used where an event gives none.

    ``evidence`` holds (field, span, rule, basis) rows; ``notes`` are about the page as a whole.
    """

    settings: Settings
    lexicon: Lexicon
    year: int | None = None
    zone: ZoneReading | None = None
    language: str | None = None
    day_month_order: str | None = None
    evidence: tuple[tuple[str, Span, str, str], ...] = ()
    notes: tuple[Note, ...] = ()


def read_context(
    document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon, settings: Settings
) -> Context:
    """What the page supports, from the whole text and from the drafts of all blocks."""
    return Context(settings, lexicon)
