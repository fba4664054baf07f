"""Where an announcement begins and ends, and what on the page governs it."""

from typing import NamedTuple

from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.spans import Span


class Block(NamedTuple):
    """The stretch of a page that announces one event.

    ``governing``: moments outside the block that hold for it, nearest first: the day heading, the time heading, the
    month heading above it. ``heading``: spans of the section headings above it, nearest first. ``reason``: why the
    block was cut here ("label", "day_heading", "title_date", ...). ``certain`` False says that a reader might cut
    otherwise. ``past``: it stands in a list of meetings that are over.
    """

    span: Span
    governing: tuple[Moment, ...] = ()
    headings: tuple[Span, ...] = ()
    reason: str = ""
    certain: bool = True
    past: bool = False
