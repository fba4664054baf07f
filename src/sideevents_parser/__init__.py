"""Reads announcements as people write them and gives back validated records."""

from sideevents_parser.parse import parse
from sideevents_parser.records import ParseResult, SideEvent
from sideevents_parser.vocabulary.settings import Options

__all__ = ["Options", "ParseResult", "SideEvent", "parse"]
