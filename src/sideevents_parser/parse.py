"""The one path: text → document → mentions → blocks → drafts → resolved → records.

``parse("Seminar\\n25 June 2021, 3-4:30 pm CET").events[0].start_time == datetime.time(15)``
"""

import datetime as dt

from sideevents_parser.assemble import assemble
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.read.draft import read_block
from sideevents_parser.records import ParseResult
from sideevents_parser.resolve.context import read_context
from sideevents_parser.resolve.occurrences import resolve_draft
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.segment.blocks import segment_document
from sideevents_parser.text.document import Document, read_text
from sideevents_parser.vocabulary.settings import Options, Settings


def parse(
    text: str,
    *,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: tuple[str, ...] | None = None,
    options: Options | None = None,
) -> ParseResult:
    """Read the events that a page or mail announces."""
    settings = Settings(reference_date, timezone, options or Options())
    return parse_document(read_text(text), tuple(languages or ()), settings)


def parse_document(document: Document, languages: tuple[str, ...], settings: Settings) -> ParseResult:
    """The path itself, for plain text and web pages alike."""
    lexicon = load_lexicon(languages)
    mentions = scan_document(document, lexicon)
    blocks = segment_document(document, mentions, lexicon)
    drafts = tuple(read_block(document, mentions, block, lexicon) for block in blocks)
    context = read_context(document, mentions, drafts, lexicon, settings)
    resolved = tuple(resolve_draft(document, draft, context) for draft in drafts)
    return assemble(document, drafts, resolved, context)
