"""Drafts and what they mean → validated records, at the border and nowhere else."""

import hashlib
from collections.abc import Iterable
from typing import Any

from sideevents_parser.lexicon.language import fold
from sideevents_parser.records import MAIN_ROLES, PageContext, ParseResult, SideEvent
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Candidate, Draft, Party, Resolved, Timing, ZoneReading
from sideevents_parser.vocabulary.notes import CODES, Note
from sideevents_parser.vocabulary.spans import Span


def assemble(document: Document, drafts: Iterable[Draft], resolved: Iterable[Resolved], context: Context) -> ParseResult:
    """The records of a page: events, the gaps between them, the page's context."""
    events = tuple(_event(draft, timing) for draft, timing in zip(drafts, resolved, strict=True))
    return ParseResult.model_construct()
