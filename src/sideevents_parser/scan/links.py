"""URLs and e-mail addresses."""

from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LinkMention


def scan_links(document: Document) -> tuple[LinkMention, ...]:
    """All links of a document, in the order of the text."""
    return ()
