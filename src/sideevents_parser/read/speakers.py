"""A block → the persons who speak, moderate or open."""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.mentions import Mentions


def read_speakers(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[Person, ...]:
    """The persons of a block, in the order of the text."""
    return ()
