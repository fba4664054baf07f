r"""The one path: text → document → mentions → blocks → drafts → resolved → records.

``parse("Seminar\n25 June 2021, 3-4:30 pm CET").events[0].start_time == datetime.time(15)``
"""

import datetime as dt
from collections.abc import Iterable

from sideevents_parser.arguments import read_languages, read_settings, read_source
from sideevents_parser.assemble import assemble
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.read.draft import read_block
from sideevents_parser.records import Diagnostic, ParseResult
from sideevents_parser.resolve.context import read_context
from sideevents_parser.resolve.occurrences import resolve_draft
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.segment.blocks import segment_document
from sideevents_parser.text.document import Document, part_lines, read_text, well_formed
from sideevents_parser.vocabulary.notes import CODES
from sideevents_parser.vocabulary.settings import Options, Settings
from sideevents_parser.vocabulary.spans import Span


def parse(
    text: str,
    *,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: Iterable[str] | None = None,
    options: Options | None = None,
) -> ParseResult:
    """Read the events that a page or mail announces.

    ``reference_date``: the day on which the page was read; without it relative dates stay unresolved. ``timezone``: an
    IANA id that holds where the page hints at none. ``languages``: names of language files, all when left out.
    Raises ``TypeError`` or ``ValueError`` for misuse, never for what the text says.
    """
    settings = read_settings(reference_date, timezone, options)
    names = read_languages(languages)
    source = read_source(text)
    limit = settings.options.max_chars
    readable = well_formed(source[:limit])
    result = parse_document(read_text(readable), names, settings)
    if len(source) > limit:
        return _with_rest(result, source, limit)
    return result if readable == source else result.model_copy(update={"text": source})


def parse_document(document: Document, languages: tuple[str, ...], settings: Settings) -> ParseResult:
    """The path itself, for plain text and web pages alike."""
    lexicon = load_lexicon(languages)
    mentions = scan_document(document, lexicon)
    blocks = segment_document(document, mentions, lexicon)
    document = part_lines(document, [block.span.start for block in blocks])
    drafts = tuple(read_block(document, mentions, block, lexicon) for block in blocks)
    context = read_context(document, mentions, drafts, lexicon, settings)
    resolved = tuple(resolve_draft(document, draft, context) for draft in drafts)
    return note_unread(assemble(document, drafts, resolved, context), document.unread)


def note_unread(result: ParseResult, spans: Iterable[Span | None]) -> ParseResult:
    """The result with a diagnostic for each stretch that was not read."""
    severity, message = CODES["text_truncated"]
    notes = [
        Diagnostic.model_validate({"code": "text_truncated", "message": message, "severity": severity, "span": span})
        for span in spans
    ]
    return result.model_copy(update={"diagnostics": (*result.diagnostics, *notes)}) if notes else result


def _with_rest(result: ParseResult, source: str, limit: int) -> ParseResult:
    """The result for the whole text when only ``limit`` characters of it were read: the rest is a gap."""
    rest = Span(limit, len(source))
    gaps = result.gaps
    if gaps and gaps[-1].end == limit:
        gaps, rest = gaps[:-1], Span(gaps[-1].start, rest.end)
    result = result.model_copy(update={"text": source, "gaps": (*gaps, rest)})
    return note_unread(result, [Span(limit, len(source))])
