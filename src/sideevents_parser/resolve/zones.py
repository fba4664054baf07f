"""A zone hint and a day → the reading that holds on that day.

In: a phrase as written, or its ``ZoneMention``. Out: a ``ZoneReading`` with the offset in force. EST in June keeps its
own offset beside it: ``read_timezone("EST", on=dt.date(2021, 6, 25))`` has ``utc_offset`` -240 and
``literal_utc_offset`` -300.
"""

import datetime as dt
from typing import Final

from sideevents_parser.lexicon.zones.lookup import find_zone
from sideevents_parser.resolve.instants import offset_minutes
from sideevents_parser.vocabulary.drafts import ZoneReading
from sideevents_parser.vocabulary.mentions import ZoneMention
from sideevents_parser.vocabulary.spans import Span

UNKNOWN_KIND: Final = "name"


def read_timezone(hint: str, *, on: dt.date | None = None) -> ZoneReading:
    """What a phrase says about the zone; a phrase that is not known keeps its text and nothing else."""
    entry = find_zone(hint)
    if entry is None:
        return ZoneReading(hint, None, UNKNOWN_KIND, None, None, None, (), "stated")
    return _reading(hint, None, entry.kind, entry.zone, entry.candidates, entry.literal_minutes, on)


def read_mention(mention: ZoneMention, on: dt.date | None) -> ZoneReading:
    """What a hint found in a text says on this day."""
    return _reading(
        mention.text, mention.span, mention.kind, mention.zone, mention.candidates, mention.literal_minutes, on
    )


def _reading(
    text: str,
    span: Span | None,
    kind: str,
    zone: str | None,
    candidates: tuple[str, ...],
    literal: int | None,
    on: dt.date | None,
) -> ZoneReading:
    offset = literal if zone is None else None
    if zone is not None and on is not None:
        offset = offset_minutes(on, zone)
    return ZoneReading(text, span, kind, zone, offset, literal, candidates, "stated")
