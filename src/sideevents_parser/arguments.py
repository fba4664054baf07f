"""What a caller passes → what the steps may rely on; misuse is told at once and says what to do instead.

In: the arguments of the public functions as they came. Out: ``Settings``, names of languages and the text that is read.
``read_languages(["en"]) == ("en",)``
"""

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import tzdata

from sideevents_parser.lexicon.language import known_languages
from sideevents_parser.text.encodings import decode_page
from sideevents_parser.vocabulary.settings import Options, Settings


def read_settings(reference_date: object, timezone: object, options: object) -> Settings:
    """A call's choices, checked; raises ``TypeError`` or ``ValueError`` that says what to pass instead."""
    return Settings(read_day(reference_date, "reference_date"), _timezone(timezone), _options(options))


def read_languages(languages: object) -> tuple[str, ...]:
    """Names of language files, each once; empty where the caller names none, which means all."""
    if languages is None:
        return ()
    if isinstance(languages, str) or not isinstance(languages, Iterable):
        raise TypeError(f"languages takes several names, such as ('en',), not {languages!r}")
    names = tuple(dict.fromkeys(languages))
    known = known_languages()
    for name in names:
        if not isinstance(name, str):
            raise TypeError(f"languages takes names such as 'en', not {name!r}")
        if name not in known:
            raise ValueError(f"no language file for {name!r}; known: {', '.join(known)}")
    return names


def read_day(value: object, name: str) -> dt.date | None:
    """A day that a caller passes as ``name``, if it is one."""
    if isinstance(value, dt.datetime):
        raise TypeError(f"{name} takes a date without a time; pass its .date()")
    if value is None or isinstance(value, dt.date):
        return value
    raise TypeError(f"{name} takes a datetime.date, such as date(2021, 6, 1), not {value!r}")


def read_source(text: object) -> str:
    """The text to read, if it is one."""
    if isinstance(text, str):
        return text
    if isinstance(text, bytes | bytearray):
        raise TypeError("text must be a str; decode bytes first, such as data.decode('utf-8')")
    raise TypeError(f"text must be a str, not {type(text).__name__}")


def read_markup(html: object) -> str:
    """A page's text, if it is one or bytes of one."""
    if isinstance(html, str):
        return html
    if isinstance(html, bytes | bytearray | memoryview):
        return decode_page(bytes(html))
    raise TypeError(f"html must be a str or bytes, not {type(html).__name__}")


def read_url(url: object) -> str | None:
    """A page's address, if it is one."""
    if url is None or isinstance(url, str):
        return url
    raise TypeError(f"url takes an address such as 'https://example.org/events', not {url!r}")


@cache
def known_zones() -> frozenset[str]:
    """All IANA ids of the tzdata package, whatever the machine itself has."""
    return frozenset((Path(tzdata.__file__).parent / "zones").read_text("utf-8").split())


def _timezone(value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise TypeError(f"timezone takes an IANA id, such as 'Europe/Zurich', not {value!r}")
    if value in known_zones():
        return value
    near = get_close_matches(value, sorted(known_zones()), n=1)
    hint = f"did you mean {near[0]!r}?" if near else "write one such as 'Europe/Zurich'"
    raise ValueError(f"timezone {value!r} is no known IANA id; {hint}")


def _options(value: object) -> Options:
    if value is None:
        return Options()
    if not isinstance(value, Options):
        raise TypeError(f"options takes an Options, such as Options(fallback=False), not {value!r}")
    if value.max_chars < 1:
        raise ValueError(f"Options.max_chars must be at least 1, not {value.max_chars}")
    if value.abbreviations not in {"wall_clock", "literal"}:
        raise ValueError(f"Options.abbreviations is 'wall_clock' or 'literal', not {value.abbreviations!r}")
    return value
