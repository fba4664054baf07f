"""Mentions and lines → blocks."""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import Mentions


def segment_document(document: Document, mentions: Mentions, lexicon: Lexicon) -> tuple[Block, ...]:
    """The blocks of a document, in its order; what lies between them belongs to no event."""
    return ()
