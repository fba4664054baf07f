"""Dates, clocks and zones that stand together → moments."""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LinkMention, Moment


def scan_moments(document: Document, links: tuple[LinkMention, ...], lexicon: Lexicon) -> tuple[Moment, ...]:
    """All moments of a document, in the order of the text."""
    return ()
