"""Entries + a calendar that is there → the calendar as it should be: the same entries stay the same.

An unchanged entry keeps its lines, DTSTAMP and SEQUENCE; a changed one counts SEQUENCE up and keeps the user's alarms;
what is not ours stays. ``merge(entries, read_calendar(old), now)`` gives the components and what became of each.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from sideevents_parser.export.contentlines import read_line, read_text, text_line, unfold
from sideevents_parser.export.ical import Entry, Revision, calendar_bytes, component_lines, utc_text
from sideevents_parser.export.moments import zone_named

Vanished = Literal["keep", "cancel"]
Verdict = Literal["added", "changed", "unchanged", "cancelled", "kept"]
VERDICTS: tuple[Verdict, ...] = ("added", "changed", "unchanged", "cancelled", "kept")

_OURS = "X-SIDEEVENTS-"
_VANISHED_DIGEST = "vanished"
_ESSENCE = frozenset({"DTSTART", "DTEND", "RRULE", "RDATE", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS"})
_WRITTEN_ANEW = frozenset({"VERSION", "PRODID", "CALSCALE", "METHOD"})
_NAMES = frozenset({"NAME", "X-WR-CALNAME"})


class CalendarError(ValueError):
    """What is there is no calendar; the message is one line for a person."""


class Component(NamedTuple):
    """A component as it stands in a calendar, with what the merge asks of it. ``event`` is None when it is not ours."""

    lines: tuple[str, ...]
    uid: str | None = None
    event: str | None = None
    digest: str | None = None
    sequence: int = 0
    start: str | None = None
    instance: bool = False


class Calendar(NamedTuple):
    """A calendar taken apart."""

    heading: tuple[str, ...] = ()
    zones: dict[str, tuple[str, ...]] = {}  # noqa: RUF012 (never written to)
    components: tuple[Component, ...] = ()


class Merged(NamedTuple):
    """The components of the new calendar, each with what became of it."""

    components: tuple[tuple[str, ...], ...]
    verdicts: tuple[Verdict, ...]

    def count(self, verdict: Verdict) -> int:
        """How many entries came out so."""
        return self.verdicts.count(verdict)


def write_feed(merged: Merged, calendar: Calendar, name: str | None = None) -> bytes:
    """The merged calendar; its heading stays, ``name`` replaces the one that is there."""
    heading = [line for line in calendar.heading if not (name and _name(line) in _NAMES)]
    return calendar_bytes(merged.components, name=name, heading=heading, zones=calendar.zones)


def read_calendar(content: bytes) -> Calendar:
    """Take a calendar apart; raises ``CalendarError`` where it is none or is cut off."""
    try:
        lines = list(unfold(content.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise CalendarError(f"is not UTF-8 at byte {error.start}") from error
    heading: list[str] = []
    zones: dict[str, tuple[str, ...]] = {}
    components: list[Component] = []
    for block in _blocks(lines):
        if len(block) == 1:
            heading += block if _name(block[0]) not in _WRITTEN_ANEW and block[0] not in heading else []
        elif block[0].upper() == "BEGIN:VTIMEZONE":
            zones[next((line[5:] for line in block if line.upper().startswith("TZID:")), "")] = block
        else:
            components.append(read_component(block))
    return Calendar(tuple(heading), zones, tuple(components))


def merge(entries: Iterable[Entry], calendar: Calendar, now: dt.datetime, vanished: Vanished = "keep") -> Merged:
    """What is there stays in its place; new entries follow."""
    entry_of = {entry.uid: entry for entry in entries}
    stamp = utc_text(now)
    written: list[tuple[tuple[str, ...], Verdict]] = []
    seen: set[str] = set()
    for component in calendar.components:
        entry = None if component.instance else entry_of.get(component.uid or "")
        if entry and entry.uid not in seen:
            written.append(revise(entry, component, stamp))
        elif not entry:
            written.append(let_vanish(component, now, "keep" if component.uid in entry_of else vanished))
        if not component.instance:
            seen.add(component.uid or "")
    written += [revise(entry, None, stamp) for uid, entry in entry_of.items() if uid not in seen]
    return Merged(tuple(lines for lines, _ in written), tuple(verdict for _, verdict in written))


def revise(entry: Entry, old: Component | None, stamp: str) -> tuple[tuple[str, ...], Verdict]:
    """The entry's next version: the lines that are there when nothing changed."""
    if old is None:
        return component_lines(entry, Revision(0, stamp, stamp)), "added"
    if old.digest == entry.digest or (old.digest is None and _essence(entry.shown) == _essence(old.lines)):
        return old.lines, "unchanged"
    shown_before = (old.digest or "").partition(".")[0]
    same_to_readers = shown_before == entry.digest.partition(".")[0]
    revision = Revision(old.sequence if same_to_readers else old.sequence + 1, stamp, stamp)
    return component_lines(entry, revision, _of_the_user(old)), "changed"


def let_vanish(component: Component, now: dt.datetime, vanished: Vanished) -> tuple[tuple[str, ...], Verdict]:
    """An entry that no page announces any more: kept, or marked cancelled when it is ours and yet to come."""
    ours = component.event is not None and "STATUS:CANCELLED" not in component.lines
    if vanished == "keep" or not ours or not is_to_come(component, now):
        return component.lines, "kept"
    stamp = utc_text(now)
    anew = {"STATUS", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "X-SIDEEVENTS-DIGEST"}
    rest = [line for line in component.lines[1:-1] if _name(line) not in anew]
    changed = (
        "STATUS:CANCELLED",
        f"SEQUENCE:{component.sequence + 1}",
        f"DTSTAMP:{stamp}",
        f"LAST-MODIFIED:{stamp}",
        text_line("X-SIDEEVENTS-DIGEST", _VANISHED_DIGEST),
    )
    return (component.lines[0], *changed, *rest, component.lines[-1]), "cancelled"


def is_to_come(component: Component, now: dt.datetime) -> bool:
    """Whether the entry begins later, or recurs."""
    if any(_name(line) in {"RRULE", "RDATE"} for line in component.lines):
        return True
    found = read_line(component.start or "")
    if not found:
        return False
    try:
        if len(found.value) == 8:
            return dt.datetime.strptime(found.value, "%Y%m%d").date() >= now.date()  # noqa: DTZ007 (a wall clock)
        clock = dt.datetime.strptime(found.value.rstrip("Z"), "%Y%m%dT%H%M%S")  # noqa: DTZ007
    except ValueError:
        return False
    zone = zone_named(found.parameters.partition("TZID=")[2].strip('"')) if "TZID=" in found.parameters else None
    return clock.replace(tzinfo=zone or dt.UTC) >= now


def read_component(lines: tuple[str, ...]) -> Component:
    """What the merge asks of a component; properties of components inside it are not its own."""
    own: dict[str, str] = {}
    starts = ""
    for line in _own_lines(lines):
        found = read_line(line)
        if found and found.name not in own:
            own[found.name] = found.value
            starts = line if found.name == "DTSTART" else starts
    event, sequence = own.get("X-SIDEEVENTS-EVENT"), own.get("SEQUENCE", "0")
    return Component(
        lines,
        uid=read_text(own["UID"]) if "UID" in own else None,
        event=None if event is None else read_text(event),
        digest=own.get("X-SIDEEVENTS-DIGEST"),
        sequence=int(sequence) if sequence.isdecimal() else 0,
        start=starts or None,
        instance="RECURRENCE-ID" in own,
    )


def _blocks(lines: list[str]) -> Iterator[tuple[str, ...]]:
    """The components and lone lines directly inside VCALENDAR."""
    within: list[str] = []
    block: list[str] = []
    for line in lines:
        kind, _, name = line.strip().upper().partition(":")
        if kind == "BEGIN" and (within or name == "VCALENDAR"):
            within.append(name)
        elif not within or kind == "BEGIN" or (kind == "END" and within.pop() != name):
            raise CalendarError(f"is no whole calendar: {line.strip()[:60]!r} stands out of place")
        if len(within) > 1 or block:
            block.append(line)
            if len(within) == 1:
                yield tuple(block)
                block = []
        elif within and kind != "BEGIN":
            yield (line,)
    if within or not lines:
        raise CalendarError("is no whole calendar: it does not begin and end as VCALENDAR")


def _own_lines(lines: tuple[str, ...]) -> list[str]:
    own, depth = [], 0
    for line in lines[1:-1]:
        upper = line.upper()
        depth += upper.startswith("BEGIN:")
        if not depth:
            own.append(line)
        depth -= upper.startswith("END:")
    return own


def _of_the_user(old: Component) -> list[str]:
    """What a calendar program or its user put into our entry: alarms, and properties of their own."""
    own = [line for line in _own_lines(old.lines) if _name(line).startswith("X-") and not _name(line).startswith(_OURS)]
    alarm: list[str] = []
    inside = False
    for line in old.lines:
        inside = inside or line.upper().startswith("BEGIN:VALARM")
        if inside:
            alarm.append(line)
        inside = inside and not line.upper().startswith("END:VALARM")
    return own + alarm


def _essence(lines: tuple[str, ...]) -> set[tuple[str, str]]:
    found = (read_line(line) for line in lines)
    return {(line.name, read_text(line.value)) for line in found if line and line.name in _ESSENCE}


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].upper()
