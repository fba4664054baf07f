"""Entries → a calendar on a server (CalDAV, RFC 4791), by the merge rules of the feed.

In: entries, an address, an account. Out: what became of each entry. Each entry is written whole or not at all, and only
over the version that was read (If-Match), so that a run that breaks off is completed by the next.
``publish(entries, target, account, now)``
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from importlib.util import find_spec
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from sideevents_parser.export.feed import (
    Calendar,
    CalendarError,
    Merged,
    Vanished,
    Verdict,
    merge,
    read_calendar,
    write_feed,
)
from sideevents_parser.export.ical import Entry

_SAFE_NAME: Final = re.compile(r"[\w-]{1,100}", re.ASCII)
_AT_HOME: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_SECONDS: Final = 30
_WRITTEN: Final = frozenset({200, 201, 204})
_MEANWHILE: Final = 412
_TYPE: Final = {"Content-Type": "text/calendar; charset=utf-8"}


class Target(NamedTuple):
    """Where to publish: the server's address, the calendar's name there, and what to do when it is missing."""

    url: str
    calendar: str
    create: bool = False


class Account(NamedTuple):
    """Who publishes. The password is never shown."""

    user: str | None = None
    password: str | None = None

    def __repr__(self) -> str:
        """Without the password."""
        return f"Account(user={self.user!r})"


class PublishError(Exception):
    """The server or the way to it failed; the message is one line for a person. ``done``: what was written before."""

    def __init__(self, message: str, done: tuple[Verdict, ...] = ()) -> None:
        super().__init__(message)
        self.done = done


class _Stored(NamedTuple):
    """One resource of the calendar as it stands on the server."""

    url: str
    version: str | None
    calendar: Calendar


class _Write(NamedTuple):
    """One resource as it should be: over ``version``, or new."""

    url: str
    version: str | None
    content: bytes
    verdict: Verdict


def publish(
    entries: Iterable[Entry], target: Target, account: Account, now: dt.datetime, vanished: Vanished = "keep"
) -> tuple[Verdict, ...]:
    """Bring the calendar up to date; raises ``PublishError``. All is read and decided before anything is written."""
    check_address(target.url)
    _check_extra()
    with _told_plainly(), _client(target, account) as client:
        plan, done = _plan({entry.uid: entry for entry in entries}, _calendar(client, target), now, vanished)
        for write in plan:
            try:
                with _told_plainly():
                    _put(client, write)
            except PublishError as error:
                raise PublishError(str(error), tuple(done)) from None
            done.append(write.verdict)
    return tuple(done)


def check_address(url: str) -> None:
    """Refuse addresses that would give the password away; raises ``ValueError``."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("the address must begin with https://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("the address must not hold a user name or password")
    if parts.scheme == "http" and parts.hostname not in _AT_HOME:
        raise ValueError("the address must begin with https://: over http:// everybody on the way reads the password")


def _check_extra() -> None:
    if find_spec("caldav") is None:
        raise PublishError("publishing needs the extra: pip install 'sideevents-parser[calendar]'")


def _client(target: Target, account: Account) -> Any:  # noqa: ANN401 (an optional extra without types)
    from caldav.davclient import DAVClient  # noqa: PLC0415 (an optional extra)

    return DAVClient(
        url=target.url,
        username=account.user,
        password=account.password,
        timeout=_SECONDS,
        enable_rfc6764=False,
    )


def _calendar(client: Any, target: Target) -> Any:  # noqa: ANN401
    """The calendar of that name, by what people call it or by the last part of its address."""
    principal = client.get_principal()
    named = [
        calendar
        for calendar in principal.get_calendars()
        if target.calendar in {calendar.get_display_name(), str(calendar.url).rstrip("/").rpartition("/")[2]}
    ]
    if len(named) > 1:
        raise PublishError(f"the server has {len(named)} calendars named {target.calendar!r}")
    if not named and not target.create:
        raise PublishError(f"the server has no calendar named {target.calendar!r}; --create makes one")
    return named[0] if named else principal.make_calendar(name=target.calendar)


def _plan(
    entry_of: Mapping[str, Entry],
    calendar: Any,  # noqa: ANN401
    now: dt.datetime,
    vanished: Vanished,
) -> tuple[list[_Write], list[Verdict]]:
    """What to write, and the verdicts on what needs no writing."""
    plan: list[_Write] = []
    settled: list[Verdict] = []
    seen: set[str] = set()
    for stored in _stored(calendar):
        uids = {component.uid for component in stored.calendar.components if component.uid}
        merged = merge([entry_of[uid] for uid in uids if uid in entry_of], stored.calendar, now, vanished)
        changes = [verdict for verdict in merged.verdicts if verdict not in {"unchanged", "kept"}]
        if changes:
            plan.append(_Write(stored.url, stored.version, write_feed(merged, stored.calendar), changes[0]))
        else:
            settled += merged.verdicts[:1]
        seen |= uids
    home = str(calendar.url).rstrip("/")
    new = (entry for uid, entry in entry_of.items() if uid not in seen)
    plan += [_Write(f"{home}/{_name_of(entry)}.ics", None, _alone(entry, now), "added") for entry in new]
    return plan, settled


def _stored(calendar: Any) -> Iterator[_Stored]:  # noqa: ANN401
    for resource in calendar.get_events():
        content = resource.data
        try:
            parts = read_calendar(content if isinstance(content, bytes) else str(content).encode())
        except CalendarError as error:
            raise PublishError(f"{resource.url} {error}") from error
        yield _Stored(str(resource.url), resource.etag, parts)


def _alone(entry: Entry, now: dt.datetime) -> bytes:
    merged: Merged = merge([entry], Calendar(), now)
    return write_feed(merged, Calendar())


def _put(client: Any, write: _Write) -> None:  # noqa: ANN401
    condition = {"If-Match": write.version} if write.version else {"If-None-Match": "*"}
    answer = client.put(write.url, write.content.decode(), {**_TYPE, **(condition if _strong(write) else {})})
    if answer.status == _MEANWHILE:
        raise PublishError("an entry was changed on the server meanwhile; run again")
    if answer.status not in _WRITTEN:
        raise PublishError(f"the server answers {answer.status} {answer.reason} to an entry")


def _strong(write: _Write) -> bool:
    """Weak versions never match (RFC 9110)."""
    return not (write.version or "").startswith("W/")


def _name_of(entry: Entry) -> str:
    return entry.uid if _SAFE_NAME.fullmatch(entry.uid) else sha256(entry.uid.encode()).hexdigest()[:40]


@contextmanager
def _told_plainly() -> Iterator[None]:
    """Whatever the client library raises, as one line that holds no credentials."""
    from caldav.lib.error import AuthorizationError, DAVError  # noqa: PLC0415 (an optional extra)

    try:
        yield
    except AuthorizationError as error:
        raise PublishError("the server refuses the user name or the password") from error
    except DAVError as error:
        status = getattr(error, "status", None)
        told = f"the server answers {status}" if status else "the server's answer cannot be understood"
        raise PublishError(f"{told} ({type(error).__name__})") from error
    except SyntaxError as error:  # what lxml raises
        raise PublishError("the server's answer is no XML") from error
    except OSError as error:
        raise PublishError(f"the server cannot be reached, or broke off ({type(error).__name__})") from error
