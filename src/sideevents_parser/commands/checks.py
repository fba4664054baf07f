"""What the commands are told → what they may rely on; wrong use ends the program before anything is read.

``check_date(context, parameter, "2021-06-25") == datetime.date(2021, 6, 25)``
"""

import datetime as dt

import click

from sideevents_parser.arguments import known_zones


def check_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    """A day as ISO text."""
    try:
        return dt.date.fromisoformat(value) if value is not None else None
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date; write it as 2021-06-25") from None


def check_zone(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    """An IANA id."""
    if value is not None and value not in known_zones():
        raise click.BadParameter(f"{value!r} is no IANA id; write one such as Europe/Zurich")
    return value


def check_encoding(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    """A text encoding that Python knows; "hex" and other codecs are none."""
    try:
        b"\0\0".decode(value, "replace")
    except (LookupError, UnicodeError):
        raise click.BadParameter(f"unknown encoding {value!r}") from None
    return value
