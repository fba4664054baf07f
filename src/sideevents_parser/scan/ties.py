"""A place in the text → the clocks that stand there, each with its zone and its tie to the first.

In: the view and the offset of the first clock. Out: ``Clocks``. ``9:00 New York / 15:00 Geneva`` are equivalent,
``1.45-3.30 and 4.45-7.15pm`` two sittings, ``10 am or 4 pm`` alternatives.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.scan.atoms import atom_at, is_military_pair
from sideevents_parser.scan.clocks import bare_clock, clock_at
from sideevents_parser.scan.dates import date_at
from sideevents_parser.scan.halves import flowed
from sideevents_parser.scan.words import WORD, DateWords, key, past_range
from sideevents_parser.scan.zone_hints import place_before, place_left_of, zone_after
from sideevents_parser.vocabulary.mentions import ClockMention, DateMention, ZonedClock, ZoneMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_SEPARATOR: Final = re.compile(
    r"[ \t]{0,4}(?:([/|=;,\u00b7\u2022&+([~-])|([^\W\d_]{2,3})(?![^\W\d_]))"
    r"[ \t]{0,4}(?:([^\W\d_]{2,3})(?![^\W\d_])[ \t]{1,3})?"
)
_ZONE_LINE: Final = re.compile(r"[ \t.,;]{0,4}\n[ \t>*\u2022\u00b7-]{0,8}")
_BAR: Final = frozenset("/|=\u00b7\u2022([~")
_SHIFT: Final = re.compile(r"[ \t]{0,3}[(,]?[ \t]{0,2}([^()\n,;/|]{2,20})[),]?")
_SHIFT_SIGN: Final = re.compile(r"[ \t]{0,2}\(?([+-])([12])(?:[ ]?d(?:ay)?s?)?\)?(?![\d:])")
_CLOSE: Final = re.compile(r"[^()\n]{0,30}?\)")
_MORE: Final = re.compile(r"[ \t]{0,4}(?:[^\w\s.)]|[^\W\d_]{2,3}[ \t]|[).,;]{0,3}[ \t]{0,4}\n)")
_PLACES_GO_ON: Final = re.compile(
    r"[ \t]{0,3}[|/,;\u00b7(][ \t]{0,3}[A-Z][^\n\d]{1,24}\d{1,2}(?:[:.hH]|[ ]?[aApP]\.?[mM])"
)
_DAY_GAP: Final = re.compile(r"[.,]?[ ]{0,2}")
_COUNTED: Final = re.compile(r"[ ][^\W\d_]{3}|[.:/%]\d|[ ]?-")
_ENDED: Final = re.compile(r"[ \t]{0,8}(?:$|[\n,;|)(])")
_DASH: Final = re.compile(r"[ ]?-[ ]?")
_FOR: Final = re.compile(r"[ ]([^\W\d_]{2,6})[ ](?=\d)")
_LEAD_GAP: Final = re.compile(r"[ \t:]{1,4}")
_PLACED: Final = re.compile(r"(?:[ -][^\W\d_]{2,20}){0,3}[ \t:]{1,3}\d{1,2}(?:[:.hH]\d\d|[ ]?[aApP]\.?[mM])")
_MOST_CLOCKS: Final = 12


class Clocks(NamedTuple):
    """The clocks of one moment, where their text ends, and whether any is to be confirmed."""

    zoned: tuple[ZonedClock, ...]
    end: int
    note: str | None = None


def clocks_at(view: str, at: int, words: DateWords, *, cued: bool, led: bool = False) -> Clocks | None:
    """All clocks that stand together at ``at``."""
    if at >= len(view):
        return None
    if not view[at].isdigit() and not _opens(view, at, words):
        return None
    first = _first(view, at, words, cued=cued, led=led)
    if first is None:
        return None
    zoned, end = first
    while len(zoned) < _MOST_CLOCKS and _MORE.match(view, end):
        following = _following(view, end, zoned, words)
        if following is None:
            break
        zoned, end = [*zoned, following[0]], following[1]
    if len(zoned) == 1:
        return Clocks(tuple(zoned), end)
    return Clocks(tuple(_settled(zoned)), _bracket_closed(view, at, end))


def _opens(view: str, at: int, words: DateWords) -> bool:
    """Whether the word at ``at`` may open a clock: noon, half past, or a place with its clock behind it."""
    word = WORD.match(view, at)
    return word is not None and (
        word.group() in words.clock_openers or (view[at].isupper() and _PLACED.match(view, word.end()) is not None)
    )


def _first(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> tuple[list[ZonedClock], int] | None:
    """The first clock with its zone; for "6.30 for 7pm" the second figure, with the doors behind it."""
    if (doors := _doors(view, at, words)) is not None:
        return doors
    clock = _clock(view, at, words, cued=cued, led=led)
    if clock is None:
        placed = place_before(view, at) if view[at].isupper() else None
        if placed is None or (clock := clock_at(view, placed[1], words, cued=True)) is None:
            return None
        return [ZonedClock(clock, placed[0])], clock.span.end
    clock, zone, end = _zoned(view, clock, words)
    if zone is None and _PLACES_GO_ON.match(view, end):
        zone = place_left_of(view, at)
    note = _note_before(view, at, words) if _is_noted(view, at, words) else None
    return [ZonedClock(clock._replace(note=note) if note else clock, zone)], end


def _clock(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> ClockMention | None:
    if (
        view[at : at + 4].isdigit()
        and at + 4 <= len(view)
        and _is_bare_military(view, at, words)
        and not (cued and led)
        and not (cued and is_military_pair(view, at))
    ):
        return None
    clock = clock_at(view, at, words, cued=cued or led)
    if clock is None and view[at].isdigit():
        if not (cued or led) and _is_row_start(view, at, words):
            clock = clock_at(view, at, words, cued=True)
        clock = clock or _bare(view, at, words, cued=cued, led=led)
    if (
        clock is not None
        and clock.end is None
        and not clock.open_end
        and _is_noted(view, at, words)
        and _is_opened(view, at, words)
    ):
        return clock._replace(open_end=True)
    return clock


def _is_bare_military(view: str, at: int, words: DateWords) -> bool:
    """Four figures with nothing that says clock: more often a year."""
    atom = atom_at(view, at, words)
    if atom is None or atom.shape != "military" or atom.unit or atom.half:
        return False
    last = _DASH.match(view, atom.end)
    ending = atom_at(view, last.end(), words) if last and last.end() < len(view) else None
    end = ending.end if ending is not None else atom.end
    if ending is not None and (ending.unit or ending.half):
        return False
    hint = zone_after(view, end, words)
    return hint is None or hint.zone.kind not in {"abbreviation", "offset", "name"}


def _bare(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> ClockMention | None:
    """A clock without minutes or meridiem that its surroundings vouch for: ``at 7`` behind a date, ``10-12 GMT``."""
    first = atom_at(view, at, words)
    if first is None or first.shape != "bare" or first.hour > 24:
        return None
    dash = past_range(view, first.end, words)
    last = atom_at(view, dash, words) if dash else None
    end = last.end if last else first.end
    if last is not None and (last.shape != "bare" or last.hour > 24):
        return None
    told = cued and led and not view[end : end + 1].isalnum() and not _COUNTED.match(view, end)
    ranged = last is not None and cued and first.hour < last.hour and _ENDED.match(view, end)
    hint = zone_after(view, end, words)
    timed = hint is not None and hint.zone.kind in {"abbreviation", "offset"} and (cued or led or last is not None)
    if not (told or ranged or timed):
        return None
    return bare_clock(first, last)


def _is_row_start(view: str, at: int, words: DateWords) -> bool:
    """Whether the clock opens its line, as the rows of a programme do (``14.00 Opening``)."""
    start = view.rfind("\n", max(0, at - 8), at)
    return (
        (start >= 0 or at < 8)
        and not view[max(start, 0) : at].strip(" \t\n*>-\u2022|")
        and not _has_unit_behind(view, at, words)
    )


def _has_unit_behind(view: str, at: int, words: DateWords) -> bool:
    atom = atom_at(view, at, words)
    if atom is None:
        return False
    rest = view[atom.end : atom.end + 12].split()
    return bool(rest) and (
        rest[0].lower().strip(".,") in words.masks_after or len(view[at : atom.start + 5].split(".", maxsplit=1)[0]) < 2
    )


def _is_noted(view: str, at: int, words: DateWords) -> bool:
    """Whether the word before a clock may be one that says more of it: from, about, doors open."""
    before = view[max(0, at - 10) : at].rsplit(None, 1)
    return bool(before) and before[-1].strip("(:,.") in words.notable


def _is_opened(view: str, at: int, words: DateWords) -> bool:
    before = view[max(0, at - 12) : at].split()
    return bool(before) and key(before[-1].strip(":")) in words.openers


def _note_before(view: str, at: int, words: DateWords) -> str | None:
    before = view[max(0, at - 24) : at].lower().split()
    if not before or not before[-1].strip("(:,.").isalpha():
        return None
    if before[-1].strip("(:,.") in words.approximate:
        return "approximate"
    phrases = (" ".join(before[-size:]).strip("(:,") for size in (1, 2, 3))
    return "doors" if any(phrase in words.doors for phrase in phrases) else None


def _doors(view: str, at: int, words: DateWords) -> tuple[list[ZonedClock], int] | None:
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
    clock, zone, end = _zoned(view, start, words)
    doors = ClockMention(Span(at, early.end), value, note="doors")
    return [ZonedClock(clock, zone), ZonedClock(doors, zone, "doors")], end


def _zoned(
    view: str, clock: ClockMention, words: DateWords, *, tied: bool = False
) -> tuple[ClockMention, ZoneMention | None, int]:
    """A clock with the zone that follows it; "10:00 EST - 12:00 EST" is one range."""
    at = clock.span.end
    if view[at : at + 1] == " " and (sharp := WORD.match(view, at + 1)) is not None and sharp.group() in words.sharp:
        at = sharp.end()
    hint = zone_after(view, at, words, tied=tied)
    if hint is None:
        return clock, None, at
    if clock.end is None and (ended := _range_over_zone(view, clock, hint.zone, hint.end, words)) is not None:
        return ended
    return clock, hint.zone, hint.end


def _range_over_zone(
    view: str, clock: ClockMention, zone: ZoneMention, at: int, words: DateWords
) -> tuple[ClockMention, ZoneMention, int] | None:
    dash = past_range(view, at, words)
    last = clock_at(view, dash, words, cued=True) if dash else None
    if last is None or last.end is not None:
        return None
    after = zone_after(view, last.span.end, words)
    if after is None or after.zone.text != zone.text:
        return None
    return clock._replace(span=Span(clock.span.start, last.span.end), end=last.start, open_end=False), zone, after.end


def _following(view: str, at: int, zoned: list[ZonedClock], words: DateWords) -> tuple[ZonedClock, int] | None:
    """The next clock of the moment, with what ties it to the first."""
    begin = at
    separator = _SEPARATOR.match(view, at)
    if separator is None or (separator.group(1) in {"+", "-"} and not separator.group().strip("+-")):
        return _next_line(view, begin, zoned, words)
    mark, word, inner = separator.groups()
    cursor = separator.start(3) if inner else separator.end()
    if inner and words.joins.get(inner) in {"list", "alternative"}:
        word, cursor = inner, separator.end()
    is_doors, cursor = _past_leads(view, cursor, words)
    day, cursor = _own_day(view, cursor, words)
    if cursor >= len(view):
        return None
    found = _tied_clock(view, cursor, words)
    if found is None:
        return _next_line(view, begin, zoned, words)
    clock, zone, end = found
    if is_doors or zoned[0].clock.note == "doors":
        return ZonedClock(
            clock._replace(note="doors" if is_doors else None), zone, "doors" if is_doors else "sitting"
        ), end
    tie = _tie(mark, word, zone, zoned, words)
    if tie is None:
        return None
    moved = shifted(view, end, words)
    shift_days = (moved[0] if moved else 0) or (day[1] if day else 0)
    return ZonedClock(clock, zone, tie, shift_days, day[0] if day else None), moved[1] if moved else end


def _past_leads(view: str, at: int, words: DateWords) -> tuple[bool, int]:
    """Past words such as "doors", "start at", and whether they speak of doors."""
    cursor, is_doors = at, False
    for _ in range(3):
        word = WORD.match(view, cursor)
        if word is None or (name := word.group()) not in words.clock_leads:
            break
        is_doors = is_doors or name.lower() in words.doors
        gap = _LEAD_GAP.match(view, word.end())
        cursor = gap.end() if gap else word.end()
    return is_doors, cursor


def _tied_clock(view: str, at: int, words: DateWords) -> tuple[ClockMention, ZoneMention | None, int] | None:
    """A further clock: figures with their zone behind, or a place with its figures behind."""
    if view[at].isdigit() or (view[at].isalpha() and atom_at(view, at, words) is not None):
        clock = clock_at(view, at, words, joined=True) or _bare(view, at, words, cued=False, led=False)
        if clock is None:
            return None
        return _zoned(view, clock, words, tied=True)
    if view[at].isupper() and (placed := place_before(view, at)) is not None:
        clock = clock_at(view, placed[1], words, joined=True)
        return None if clock is None else (clock, placed[0], clock.span.end)
    return None


def _tie(
    mark: str | None, word: str | None, zone: ZoneMention | None, zoned: list[ZonedClock], words: DateWords
) -> str | None:
    """What ties a further clock to the first; None where it does not belong."""
    kind = words.joins.get(word, "") if word else ""
    if word and kind not in {"list", "alternative"}:
        return None
    if kind == "alternative":
        return "alternative"
    first = next((one.zone for one in zoned if one.zone is not None), None)
    if zone is not None and (first is None or zone.text != first.text) and (mark in _BAR or first is not None):
        return "equivalent"
    if zone is not None and zone.text == (first.text if first else None) and kind == "list":
        return "sitting"
    if kind == "list" or mark in {"&", "+"}:
        return "sitting"
    if mark in {",", ";"} and first is None and zoned[-1].clock.end is not None:
        return "sitting"
    if mark == "/" and zone is None and first is None and zoned[-1].clock.end is not None:
        return "sitting"
    return None


def _next_line(view: str, at: int, zoned: list[ZonedClock], words: DateWords) -> tuple[ZonedClock, int] | None:
    """A line per zone: the next line holds nothing but the clock of another zone."""
    broken = _ZONE_LINE.match(view, at)
    if broken is None or zoned[-1].zone is None or broken.end() >= len(view):
        return None
    found = _tied_clock(view, broken.end(), words)
    if found is None or found[1] is None or any(found[1].text == one.zone.text for one in zoned if one.zone):
        return None
    rest = view[found[2] : found[2] + 60].partition("\n")[0].strip(" \t.,;)")
    return None if rest else (ZonedClock(found[0], found[1], "equivalent"), found[2])


def shifted(view: str, at: int, words: DateWords) -> tuple[int, int] | None:
    """A day shift written behind a clock (``(+1)``, ``next day``) and where it ends."""
    if sign := _SHIFT_SIGN.match(view, at):
        return int(sign.group(1) + sign.group(2)), sign.end()
    found = _SHIFT.match(view, at)
    if found is None:
        return None
    shift = words.day_shifts.get(key(found.group(1).strip()))
    return None if not shift else (shift, found.end())


def _own_day(view: str, at: int, words: DateWords) -> tuple[tuple[DateMention | None, int] | None, int]:
    """A day written before a further clock: ``still Wednesday, 18:00 PDT``."""
    cursor = at
    for phrase, shift in words.day_shifts.items():
        if view[at : at + len(phrase) + 1].lower() in {phrase + " ", phrase + ","}:
            cursor = at + len(phrase) + 1
            day = _weekday_at(view, cursor, words)
            return (day[0] if day else None, shift), day[1] if day else cursor
    found = _weekday_at(view, at, words)
    if found is None:
        return None, at
    return (found[0], 0), found[1]


def _weekday_at(view: str, at: int, words: DateWords) -> tuple[DateMention, int] | None:
    word = WORD.match(view, at)
    if word is None or word.group() not in words.weekdays:
        return None
    day = date_at(view, at, words)
    if day is None:
        value = DayValue(weekday=words.weekdays[word.group()])
        day = DateMention(Span(*word.span()), (DayRange(value),), "weekday")
    gap = _DAY_GAP.match(view, day.span.end)
    cursor = gap.end() if gap else day.span.end
    lead = WORD.match(view, cursor)
    return day, lead.end() + 1 if lead is not None and lead.group() in words.clock_leads else cursor


def _settled(zoned: list[ZonedClock]) -> list[ZonedClock]:
    """A zone written once behind the last sitting holds for those before it; the start stands before its doors."""
    if zoned[0].clock.note == "doors" and len(zoned) > 1:
        start = zoned[1]._replace(tie="first", zone=zoned[1].zone or zoned[0].zone)
        zoned = [start, zoned[0]._replace(tie="doors"), *zoned[2:]]
    if any(one.tie not in {"first", "sitting"} for one in zoned):
        return zoned
    last = next((one.zone for one in reversed(zoned) if one.zone is not None), None)
    return [
        one._replace(zone=last) if one.zone is None and one.tie in {"first", "sitting"} and last else one
        for one in zoned
    ]


def _bracket_closed(view: str, start: int, end: int) -> int:
    """Past a bracket that opened among the clocks."""
    if (
        "(" in view[start:end]
        and view.count("(", start, end) > view.count(")", start, end)
        and (close := _CLOSE.match(view, end))
    ):
        return close.end()
    return end
