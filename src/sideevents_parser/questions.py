"""Questions that need less than the whole path: the dates of a text, its mentions, its blocks.

In: any text and the arguments of ``parse``. Out: what stands on the way to the records, each in the order of the text.
``find_dates("Meet on 25 June 2021, 3 pm CET")[0].date == datetime.date(2021, 6, 25)``
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from sideevents_parser.arguments import read_day, read_languages, read_settings, read_source
from sideevents_parser.assemble import make_occurrence
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.records import Occurrence, ZoneHint
from sideevents_parser.resolve.context import read_context
from sideevents_parser.resolve.occurrences import resolve_draft
from sideevents_parser.resolve.zones import read_timezone
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.segment.blocks import segment_document
from sideevents_parser.text.document import read_text, well_formed
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Dated, Draft
from sideevents_parser.vocabulary.mentions import Mentions, Moment
from sideevents_parser.vocabulary.settings import Options


def find_dates(
    text: str,
    *,
    reference_date: dt.date | None = None,
    timezone: str | None = None,
    languages: Iterable[str] | None = None,
    options: Options | None = None,
) -> tuple[Occurrence, ...]:
    """Every date and time that a text expresses, in order, each with its span; none is chosen as that of an event.

    Takes the arguments of ``parse``; deadlines, past dates and dates of posting come along with all others. The days of
    a list ("5 May and 6 May") come one by one, a range of days as one occurrence, hours without a day without a date.
    """
    settings = read_settings(reference_date, timezone, options)
    lexicon = load_lexicon(read_languages(languages))
    document = read_text(well_formed(read_source(text)[: settings.options.max_chars]))
    mentions = scan_document(document, lexicon)
    drafts = tuple(_draft_of(part) for moment in mentions.moments for part in _days_of(moment))
    context = read_context(document, mentions, drafts, lexicon, settings)
    return tuple(
        make_occurrence(timing) for draft in drafts for timing in resolve_draft(document, draft, context).occurrences
    )


def resolve_timezone(hint: str, *, on: dt.date | None = None) -> ZoneHint:
    """What a phrase such as "Bangkok time", "EST" or "GMT+7" says about the zone, with the offset in force on a day.

    A phrase that is not known keeps its text and has no zone; one with several readings has them as candidates.
    """
    return ZoneHint(**read_timezone(well_formed(read_source(hint)), on=read_day(on, "on"))._asdict())


def scan(text: str, *, languages: Iterable[str] | None = None) -> Mentions:
    """What a text seems to say, with nothing decided: moments, zone hints, labels, links."""
    return scan_document(read_text(well_formed(read_source(text))), load_lexicon(read_languages(languages)))


def segment(text: str, *, languages: Iterable[str] | None = None) -> tuple[Block, ...]:
    """The stretches of a text that announce one event each."""
    lexicon = load_lexicon(read_languages(languages))
    document = read_text(well_formed(read_source(text)))
    return segment_document(document, scan_document(document, lexicon), lexicon)


def _days_of(moment: Moment) -> Iterator[Moment]:
    """The days of a list as moments of their own. Where clocks stand with them, they are told apart later."""
    if moment.date is None or moment.clocks:
        yield moment
    else:
        yield from (moment._replace(date=moment.date._replace(items=(item,))) for item in moment.date.items)


def _draft_of(moment: Moment) -> Draft:
    """A moment as if it were all that a block says."""
    return Draft(Block(moment.span), (Dated(moment, "event"),))
