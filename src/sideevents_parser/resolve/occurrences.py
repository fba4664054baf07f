"""A draft's dates, clocks and zones → occurrences."""

from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Draft, Resolved


def resolve_draft(document: Document, draft: Draft, context: Context) -> Resolved:
    """What a block's dates mean on this page."""
    return Resolved()
