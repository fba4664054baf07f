"""Clocks that say what they are for: the doors open at one, the talk starts at the other.

In: the view and the offset of the first clock. Out: the start with the doors behind it: ``6.30 for 7pm``,
``6.30pm doors | 7pm start``.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.atoms import atom_at
from sideevents_parser.scan.clocks.expression import bare_clock, clock_at
from sideevents_parser.scan.clocks.halves import flowed
from sideevents_parser.scan.clocks.single import tied_clock, with_zone
from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import ClockMention, ZonedClock, ZoneMention
from sideevents_parser.vocabulary.spans import Span

_FOR: Final = re.compile(r"[ ]([^\W\d_]{2,6}(?:[ ]a)?)[ ](?=\d)")
_NOON: Final = 12
_LEAD_GAP: Final = re.compile(r"[ \t:]{1,4}")
_ROLE: Final = re.compile(r"[ ]([a-z]{4,11})(?=[ ]{0,3}(?:[|/,;)\n]|$))")
_BESIDE: Final = re.compile(r"[ ]{0,3}[|/,;(][ ]{0,3}")


def role_after(view: str, at: int, words: DateWords) -> tuple[str, int] | None:
    """What the word behind a clock says of it (``6.30pm doors``, ``7pm start``), and where it ends."""
    found = _ROLE.match(view, at)
    if found is None:
        return None
    name = found.group(1)
    role = "doors" if name in words.doors or name in words.early else "start" if name in words.starts else None
    return None if role is None else (role, found.end())


def told_apart(view: str, first: ZonedClock, end: int, words: DateWords) -> tuple[list[ZonedClock], int] | None:
    """The start and its doors, where the words at two clocks beside each other tell them apart, in either order."""
    before = role_after(view, end, words)
    beside = _BESIDE.match(view, end if before is None else before[1])
    if beside is None:
        return None
    is_doors, at = past_leads(view, beside.end(), words)
    if before is None and not is_doors:
        return None
    found = _second(view, at, words)
    if found is None:
        return None
    clock, zone, end = found
    after = role_after(view, end, words)
    is_doors = is_doors or (after is not None and after[0] == "doors")
    if is_doors == (before is not None and before[0] == "doors"):
        return None
    second = ZonedClock(clock, zone)
    start, doors = (first, second) if is_doors else (second, first)
    whole = start._replace(clock=start.clock._replace(note=None), zone=start.zone or doors.zone)
    value = doors.clock.start
    if value.meridiem == "missing" and _NOON <= whole.clock.start.hour > value.hour:
        value = value._replace(hour=value.hour % _NOON + _NOON, meridiem="inferred")
    opened = ZonedClock(doors.clock._replace(start=value, note="doors"), doors.zone, "doors")
    return [whole, opened], end if after is None else after[1]


def _second(view: str, at: int, words: DateWords) -> tuple[ClockMention, ZoneMention | None, int] | None:
    if at >= len(view) or not view[at].isdigit():
        return None
    if (found := tied_clock(view, at, words)) is not None:
        return found
    atom = atom_at(view, at, words)
    if atom is None or atom.shape != "bare" or view[atom.end : atom.end + 1].isalnum():
        return None
    return bare_clock(atom, None), None, atom.end


def doors_for(view: str, at: int, words: DateWords) -> tuple[list[ZonedClock], int] | None:
    """``6.30 for 7pm``: doors and start."""
    if words.doors_pattern.match(view, at) is None:
        return None
    early = atom_at(view, at, words)
    if early is None or early.shape == "military":
        return None
    join = _FOR.match(view, early.end)
    if join is None or key(join.group(1)) not in words.doors_join:
        return None
    start = clock_at(view, join.end(), words, cued=True)
    both = clock_at(view, at, words, cued=True) or start
    if start is None or both is None or (start.start.meridiem == "missing" and early.half is None):
        return None
    value = flowed(early, start.start)
    clock, zone, end = with_zone(view, start, words)
    doors = ClockMention(Span(at, early.end), value, note="doors")
    return [ZonedClock(clock, zone), ZonedClock(doors, zone, "doors")], end


def past_leads(view: str, at: int, words: DateWords) -> tuple[bool, int]:
    """Past words such as "doors", "start at", and whether they speak of doors."""
    cursor, is_doors = at, False
    for _ in range(3):
        word = WORD.match(view, cursor)
        if word is None or (name := word.group()) not in words.clock_leads:
            break
        is_doors = is_doors or name.lower() in words.doors or name.lower() in words.early
        gap = _LEAD_GAP.match(view, word.end())
        cursor = gap.end() if gap else word.end()
    return is_doors, cursor
