"""Labels at the start of lines and the values behind them."""

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LabelMention


def scan_labels(document: Document, lexicon: Lexicon) -> tuple[LabelMention, ...]:
    """All labels of a document, in the order of the text."""
    return ()
