"""Reads announcements as people write them and gives back validated records.

A name is imported when it is first asked for, so that the package itself costs next to nothing to import.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sideevents_parser.pages import parse_html, parse_mail, parse_pdf_text
    from sideevents_parser.parse import parse
    from sideevents_parser.questions import find_dates, resolve_timezone, scan, segment
    from sideevents_parser.records import (
        Diagnostic,
        Evidence,
        Link,
        Location,
        Occurrence,
        Organizer,
        PageContext,
        ParseResult,
        Registration,
        SideEvent,
        Speaker,
        ZoneHint,
    )
    from sideevents_parser.vocabulary.notes import CODES as DIAGNOSTIC_CODES
    from sideevents_parser.vocabulary.settings import Options
    from sideevents_parser.vocabulary.spans import Span

__all__ = [
    "DIAGNOSTIC_CODES",
    "Diagnostic",
    "Evidence",
    "Link",
    "Location",
    "Occurrence",
    "Options",
    "Organizer",
    "PageContext",
    "ParseResult",
    "Registration",
    "SideEvent",
    "Span",
    "Speaker",
    "ZoneHint",
    "find_dates",
    "parse",
    "parse_html",
    "parse_mail",
    "parse_pdf_text",
    "resolve_timezone",
    "scan",
    "segment",
]

_ELSEWHERE: Final = {
    "DIAGNOSTIC_CODES": "vocabulary.notes:CODES",
    "Options": "vocabulary.settings:Options",
    "Span": "vocabulary.spans:Span",
    "parse": "parse:parse",
    **{name: f"pages:{name}" for name in ("parse_html", "parse_mail", "parse_pdf_text")},
    **{name: f"questions:{name}" for name in ("find_dates", "resolve_timezone", "scan", "segment")},
}


class _Root(ModuleType):
    """The package: gives each of its names from the module that has it; the rest are records."""

    def __getattr__(self, name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        module, _, own = _ELSEWHERE.get(name, f"records:{name}").partition(":")
        value = getattr(import_module(f"{self.__name__}.{module}"), own)
        setattr(self, name, value)
        return value

    def __setattr__(self, name: str, value: object) -> None:
        """Set an attribute, but let no module (``parse``, ``scan``, ``segment``) hide the function of its name."""
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Root
