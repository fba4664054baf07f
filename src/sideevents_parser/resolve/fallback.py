"""What the grammar cannot read, given to a general-purpose library: the last resort.

In: the value of a date label of at most 64 characters, in known languages. Out: a day, or None. The library is
imported when it is first needed, and each text is read once.
"""

import datetime as dt
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.spans import Span

_LONGEST: Final = 64
_MOST_LINES: Final = 60
_FIELDS: Final = frozenset({"date", "datetime"})
_SETTINGS: Final = {
    "STRICT_PARSING": True,
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": False,
    "PREFER_LOCALE_DATE_ORDER": False,
}
# What the library has been seen to raise for odd texts; none of it is the caller's doing.
_TROUBLE: Final = (ValueError, OverflowError, TypeError, LookupError, AttributeError, RecursionError)
_NO_DAY: Final = dt.datetime(2000, 1, 1)  # a fixed base keeps relative words out of the clock's reach


def read_with_library(document: Document, draft: Draft, context: Context) -> tuple[dt.date, Span] | None:
    """The day behind the first date label of a block that the library can read in full."""
    if not context.settings.options.fallback:
        return None
    first = line_at(document.lines, draft.block.span.start)
    for line in document.lines[first : first + _MOST_LINES]:
        if line.start >= draft.block.span.end:
            return None
        name, colon, value = document.view[line.start : line.end].partition(":")
        if not colon or context.lexicon.labels.get(fold(name.strip(" *-"))) not in _FIELDS:
            continue
        text = value.strip(" *\t")
        if text and len(text) <= _LONGEST and any(map(str.isdigit, text)):
            day = read_day(text, context.lexicon.languages, context.order or context.likely_order or "DM")
            if day is not None:
                start = line.end - len(value.lstrip(" *\t"))
                return day, Span(start, start + len(text))
    return None


@lru_cache(maxsize=512)
def read_day(text: str, languages: tuple[str, ...], order: str) -> dt.date | None:
    """The day that a short text states in full, as the library reads it."""
    settings = {**_SETTINGS, "DATE_ORDER": "MDY" if order == "MD" else "DMY", "RELATIVE_BASE": _NO_DAY}
    try:
        found = _library().parse(text, languages=list(languages), settings=settings)
    except _TROUBLE:
        return None
    return found.date() if isinstance(found, dt.datetime) else None


@lru_cache(maxsize=1)
def _library() -> Any:  # noqa: ANN401 - dateparser has no types of its own
    return import_module("dateparser")
