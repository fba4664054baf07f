"""What the page as a whole supports: year, day-month order, zone, language, each with evidence."""

from typing import NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions
from sideevents_parser.vocabulary.settings import Settings


class Context(NamedTuple):
    """The page's own answers, used where an event gives none."""

    settings: Settings
    lexicon: Lexicon


def read_context(
    document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon, settings: Settings
) -> Context:
    """What the page supports, from the whole text and from the drafts of all blocks."""
    return Context(settings, lexicon)
