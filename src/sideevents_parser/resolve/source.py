"""What the steps of resolving a draft share.

In: a document, a draft, the page's context, the days that govern the block. Out: one ``Source`` with all of them.
"""

from dataclasses import dataclass
from functools import cached_property

from sideevents_parser.resolve.context import Context
from sideevents_parser.resolve.venue import venue_zone
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.times import DayValue


@dataclass(frozen=True, eq=False)
class Source:
    """What the steps below share: the document, the draft, the page's context, the days that govern the block."""

    document: Document
    draft: Draft
    context: Context
    above: tuple[DayValue, ...]

    @cached_property
    def venue(self) -> ZoneReading | None:
        """The zone of the venue, looked for only where a clock has none of its own or several clocks differ."""
        return venue_zone(self.document, self.draft, self.context)
