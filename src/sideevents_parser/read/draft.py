"""A block → everything that it states about its event.

In: a document, its mentions and one block. Out: a ``Draft``. Each field has a module of its own; this one only calls them in turn.
"""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions


def read_block(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> Draft:
    """All that is stated inside one block."""
    return Draft(block)
