"""``sideevents publish INPUT… --url https://… --calendar NAME``: the events of pages, into a calendar on a server.

The account comes from ``SIDEEVENTS_CALDAV_USER`` and ``SIDEEVENTS_CALDAV_PASSWORD``, or from the keyring; never from
the command line. Exit codes: 0 done, 1 an input or the server failed, 2 wrong use.
"""

import datetime as dt
import os
import sys
from collections.abc import Iterable
from typing import Final, Literal
from urllib.parse import urlsplit

import click

from sideevents_parser.commands.feed import entries_to_write, what_may_vanish
from sideevents_parser.commands.inputs import Reading, input_options, now, read_events
from sideevents_parser.export.caldav import Account, PublishError, Target, check_address, publish
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.feed import VERDICTS, Vanished, Verdict

_USER: Final = "SIDEEVENTS_CALDAV_USER"
_PASSWORD: Final = "SIDEEVENTS_CALDAV_PASSWORD"  # noqa: S105 (the variable's name)


@click.command("publish")
@input_options
@click.option("--url", required=True, metavar="URL", help="The server's address, such as https://dav.example.org/.")
@click.option("--calendar", required=True, metavar="NAME", help="The calendar's name on the server.")
@click.option("--create", is_flag=True, help="Make the calendar when the server has none of that name.")
def publish_command(
    sources: tuple[str, ...],
    reference_date: dt.date | None,
    timezone: str | None,
    languages: tuple[str, ...],
    encoding: str,
    vanished: Vanished,
    sessions: Literal["entries", "rdate"],
    times: Literal["zones", "utc"],
    url: str,
    calendar: str,
    create: bool,
) -> None:
    """Merge the events of pages into a calendar on a CalDAV server, by the rules of `feed`.

    The account is taken from SIDEEVENTS_CALDAV_USER and SIDEEVENTS_CALDAV_PASSWORD; a password that is not set there is
    looked up in the keyring, under "sideevents:" and the server's name.
    """
    try:
        check_address(url)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--url") from error
    read = read_events(sources, Reading(reference_date, timezone, languages, encoding))
    entries = entries_to_write(read, ExportOptions(sessions=sessions, times=times))
    if read.failed == len(sources):
        sys.exit(1)
    try:
        done = publish(entries, Target(url, calendar, create), _account(url), now(), what_may_vanish(read, vanished))
    except PublishError as error:
        _tell(calendar, error.done)
        raise click.ClickException(f"{error}; run again to complete") from None
    _tell(calendar, done)
    sys.exit(1 if read.failed else 0)


def _tell(calendar: str, done: Iterable[Verdict]) -> None:
    verdicts = tuple(done)
    counts = ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in VERDICTS if verdict in verdicts)
    click.echo(f"{calendar}: {counts or 'nothing written'}", err=True)


def _account(url: str) -> Account:
    user, password = os.environ.get(_USER), os.environ.get(_PASSWORD)
    if user and password is None:
        password = _from_keyring(f"sideevents:{urlsplit(url).hostname}", user)
    return Account(user, password)


def _from_keyring(service: str, user: str) -> str | None:
    try:
        import keyring  # noqa: PLC0415 (an optional extra)
        from keyring.errors import KeyringError  # noqa: PLC0415
    except ImportError:
        return None
    try:
        found: str | None = keyring.get_password(service, user)
    except KeyringError as error:
        raise click.ClickException(f"the keyring cannot be read ({type(error).__name__})") from error
    return found
