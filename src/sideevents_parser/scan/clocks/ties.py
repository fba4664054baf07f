"""A place in the text → the clocks that stand there, each with its zone and its tie to the first.

In: the view and the offset of the first clock. Out: ``Clocks``. ``9:00 New York / 15:00 Geneva`` are equivalent,
``1.45-3.30 and 4.45-7.15pm`` two sittings, ``10 am or 4 pm`` alternatives.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.scan.clocks.columns import column_at
from sideevents_parser.scan.clocks.expression import clock_at
from sideevents_parser.scan.clocks.roles import doors_for, past_leads, told_apart
from sideevents_parser.scan.clocks.single import (
    is_noted,
    is_opened,
    note_before,
    past_bracket,
    single_clock,
    tied_clock,
    with_zone,
)
from sideevents_parser.scan.clocks.told import celled, ended, half_told
from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.whole import whole_clock
from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.scan.zones.hints import offset_before, place_before, place_left_of, zone_after
from sideevents_parser.vocabulary.mentions import DateMention, ZonedClock, ZoneMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_SEPARATOR: Final = re.compile(
    r"[ \t]{0,4}(?:([/|=;,\u00b7\u2022&+([~-])|([^\W\d_]{2,3})(?![^\W\d_]))"
    r"[ \t]{0,4}(?:([^\W\d_]{2,3})(?![^\W\d_])[ \t]{1,3})?"
)
_SENTENCE: Final = re.compile(r"\.?[ ]{1,2}(?=[A-Z])")
_ZONE_LINE: Final = re.compile(r"[ \t.,;]{0,4}\n(?:[ \t]{0,8}\n)?[ \t>*\u2022\u00b7-]{0,8}")
_BAR: Final = frozenset("/|=\u00b7\u2022([~")
_SHIFT: Final = re.compile(r"[ \t]{0,3}[(,]?[ \t]{0,2}([^()\n,;/|]{2,20})[),]?")
_SHIFT_SIGN: Final = re.compile(r"[ \t]{0,2}\(?([+-])([12])(?:[ ]?d(?:ay)?s?)?\)?(?![\d:])")
_FIGURES: Final = r"\d{1,2}(?:[:.][0-5]\d)?(?:[ ]?[aApP]\.?[mM]\.?)?"
_ENUMERATED: Final = re.compile(rf"(?:,[ ]?{_FIGURES}){{1,8}},?[ ]([a-z]{{2,3}}|&)[ ]{_FIGURES}")
_CLOSE: Final = re.compile(r"[^()\n]{0,30}?\)")
_MORE: Final = re.compile(r"[ \t]{0,4}(?:[^\w\s.)]|[^\W\d_]{2,3}[ \t]|[).,;]{0,3}[ \t]{0,4}\n)")
_PLACES_GO_ON: Final = re.compile(
    r"[ \t]{0,3}[|/,;\u00b7(][ \t]{0,3}[A-Z][^\n\d]{1,24}\d{1,2}(?:[:.hH]|[ ]?[aApP]\.?[mM])"
)
_DAY_AND_MONTH: Final = re.compile(r"\d{1,2}(?:[a-z]{2})?[ ][A-Z]")
_DAY_BRACKET: Final = re.compile(r"[ ]{0,2}\((?=\w)")
_DAY_GAP: Final = re.compile(r"[.,:]?[ ]{0,2}")
_PLACED: Final = re.compile(r"(?:[ -][^\W\d_]{2,20}){0,3}[ \t:(]{1,3}\d{1,2}(?:[:.hH]\d\d|[ ]?[aApP]\.?[mM])")
_NOON_TOLD: Final = re.compile(r"[pP]\.?[mM]\.?$")
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
    if view[at].isdigit():
        if (whole := whole_clock(view, at)) is not None and not is_noted(view, at, words):
            column = column_at(view, at, whole, words)
            return Clocks((ZonedClock(whole),), whole.span.end) if column is None else Clocks(*column)
    elif not _opens(view, at, words):
        return None
    first = _first(view, at, words, cued=cued, led=led)
    if first is None:
        return None
    zoned, end = first
    if len(zoned) == 1 and zoned[0].zone is None and (column := column_at(view, at, zoned[0].clock, words)) is not None:
        return Clocks(*column)
    if (roles := told_apart(view, zoned[0], end, words)) is not None and len(zoned) == 1:
        return Clocks(tuple(roles[0]), _bracket_closed(view, at, roles[1]))
    awaited = zoned[0].clock.note in {"doors", "early"}
    while len(zoned) < _MOST_CLOCKS and (_MORE.match(view, end) or (awaited and len(zoned) == 1)):
        following = _following(view, end, zoned, words)
        if following is None:
            break
        zoned, end = [*zoned, following[0]], following[1]
    if len(zoned) == 1:
        return _alone(zoned[0], end, cued=cued)
    return Clocks(tuple(_in_one_half(view, _settled(zoned))), _bracket_closed(view, at, end))


def _alone(one: ZonedClock, end: int, *, cued: bool) -> Clocks | None:
    """A single clock; one that only comes before the start ("coffee at 9") is not that of a date before it."""
    if one.clock.note != "early":
        return Clocks((one,), end)
    return None if cued else Clocks((one._replace(clock=one.clock._replace(note=None)),), end)


def _opens(view: str, at: int, words: DateWords) -> bool:
    """Whether the word at ``at`` may open a clock: noon, half past, or a place with its clock behind it."""
    word = WORD.match(view, at)
    return word is not None and (
        word.group() in words.clock_openers
        or word.group() in {"GMT", "UTC"}
        or (view[at].isupper() and _PLACED.match(view, word.end()) is not None)
    )


def _first(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> tuple[list[ZonedClock], int] | None:
    """The first clock with its zone; for "6.30 for 7pm" the second figure, with the doors behind it."""
    if (doors := doors_for(view, at, words)) is not None:
        return doors
    clock = single_clock(view, at, words, cued=cued, led=led)
    if clock is None:
        placed = place_before(view, at) or offset_before(view, at, words) if view[at].isupper() else None
        if placed is None or (clock := clock_at(view, placed[1], words, cued=True)) is None:
            return None
        return [ZonedClock(clock, placed[0])], past_bracket(view, placed[1], clock.span.end)
    clock, zone, end = with_zone(view, clock, words)
    if clock.end is None and zone is None and (whole := celled(view, clock, end, words)) is not None:
        clock, end = whole, whole.span.end
    if clock.end is None and (whole := ended(view, clock, end, words)) is not None:
        clock, zone, end = with_zone(view, whole, words) if zone is None else (whole, zone, whole.span.end)
    if zone is None and _PLACES_GO_ON.match(view, end):
        zone = place_left_of(view, at)
    note = note_before(view, at, words) if is_noted(view, at, words) else None
    note = None if note == "early" and clock.end is not None else note
    return [ZonedClock(clock._replace(note=note) if note else clock, zone)], end


def _following(view: str, at: int, zoned: list[ZonedClock], words: DateWords) -> tuple[ZonedClock, int] | None:
    """The next clock of the moment, with what ties it to the first."""
    begin, before_start = at, zoned[0].clock.note in {"doors", "early"}
    found_mark = _mark_at(view, at, words, before_start=before_start)
    if found_mark is None:
        return _next_line(view, begin, zoned, words)
    mark, word, cursor = found_mark
    if mark is None and words.joins.get(word or "") not in {"list", "alternative"} and not before_start:
        return None
    is_doors, cursor = past_leads(view, cursor, words)
    day, cursor = _own_day(view, cursor, words)
    if cursor >= len(view):
        return None
    found = tied_clock(view, cursor, words)
    if found is None:
        return _next_line(view, begin, zoned, words)
    clock, zone, end = found
    if clock.end is None and is_opened(view, cursor, words):
        clock = clock._replace(open_end=True)
    if is_doors or before_start:
        if clock.end is None and (whole := ended(view, clock, end, words)) is not None:
            clock, end = whole, whole.span.end
        note = "doors" if is_doors else None
        return ZonedClock(clock._replace(note=note), zone, note or "sitting"), end
    moved = shifted(view, end, words)
    if day is None and moved is None and (behind := _day_behind(view, end, words)) is not None:
        day, moved = (behind, 0), (0, behind.span.end + 1)
    if moved and zone is None and (hint := zone_after(view, moved[1], words, tied=True)) is not None:
        zone, moved = hint.zone, (moved[0], hint.end)
    tie = _tie(mark, word, zone, zoned, words)
    if tie is None and mark == "," and zone is None and _is_listed(view, at, words):
        tie = "sitting"
    if tie is None or (tie != "equivalent" and day and day[0] and day[0].form == "date"):
        return None
    shift_days = (moved[0] if moved else 0) or (day[1] if day else 0)
    return ZonedClock(clock, zone, tie, shift_days, day[0] if day else None), moved[1] if moved else end


def _mark_at(view: str, at: int, words: DateWords, *, before_start: bool) -> tuple[str | None, str | None, int] | None:
    """The mark or the word between two clocks, and where the second may begin."""
    if before_start and (sentence := _SENTENCE.match(view, at)) is not None:
        return ".", None, sentence.end()
    separator = _SEPARATOR.match(view, at)
    if separator is None or (separator.group(1) in {"+", "-"} and not separator.group().strip("+-")):
        return None
    mark, word, inner = separator.groups()
    if inner and words.joins.get(inner) in {"list", "alternative"}:
        return mark, inner, separator.end()
    return mark, word, separator.start(3) if inner else separator.end()


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


def _is_listed(view: str, at: int, words: DateWords) -> bool:
    """Whether clocks with commas between them are a list that "and" closes: ``11:00, 14:00 and 16:00``."""
    found = _ENUMERATED.match(view, at)
    return found is not None and words.joins.get(found.group(1)) == "list"


def _next_line(view: str, at: int, zoned: list[ZonedClock], words: DateWords) -> tuple[ZonedClock, int] | None:
    """A line per zone: the next line holds nothing but the clock of another zone."""
    broken = _ZONE_LINE.match(view, at)
    if broken is None or zoned[-1].zone is None or broken.end() >= len(view):
        return None
    found = tied_clock(view, broken.end(), words)
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
    if view[at : at + 1].isdigit():
        found = _date_before_clock(view, at, words)
        return ((found[0], 0), found[1]) if found is not None else (None, at)
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
    return day, _past_day(view, day, words)


def _date_before_clock(view: str, at: int, words: DateWords) -> tuple[DateMention, int] | None:
    """A date in full before another place's clock, and where the clock begins: ``24 June, 10:00 Sydney``."""
    if not _DAY_AND_MONTH.match(view, at) or (day := date_at(view, at, words)) is None or day.form != "date":
        return None
    return day, _past_day(view, day, words)


def _day_behind(view: str, at: int, words: DateWords) -> DateMention | None:
    """A day in brackets behind a further clock: ``15:00 (24 June) Lima``."""
    opened = _DAY_BRACKET.match(view, at)
    day = date_at(view, opened.end(), words) if opened is not None else None
    if day is None or view[day.span.end : day.span.end + 1] != ")":
        return None
    return day if day.form in {"date", "weekday"} and len(day.items) == 1 and day.items[0].last is None else None


def _past_day(view: str, day: DateMention, words: DateWords) -> int:
    gap = _DAY_GAP.match(view, day.span.end)
    cursor = gap.end() if gap else day.span.end
    lead = WORD.match(view, cursor)
    return lead.end() + 1 if lead is not None and lead.group() in words.clock_leads else cursor


def _settled(zoned: list[ZonedClock]) -> list[ZonedClock]:
    """A zone written once behind the last sitting holds for those before it; the start stands before its doors."""
    if zoned[0].clock.note in {"doors", "early"} and len(zoned) > 1:
        start = zoned[1]._replace(tie="first", zone=zoned[1].zone or zoned[0].zone)
        opened = zoned[0]._replace(clock=zoned[0].clock._replace(note="doors"), tie="doors")
        zoned = [start, opened, *zoned[2:]]
    if any(one.tie not in {"first", "sitting"} for one in zoned):
        return zoned
    last = next((one.zone for one in reversed(zoned) if one.zone is not None), None)
    return [
        one._replace(zone=last) if one.zone is None and one.tie in {"first", "sitting"} and last else one
        for one in zoned
    ]


def _in_one_half(view: str, zoned: list[ZonedClock]) -> list[ZonedClock]:
    """Sittings of which only the last says which half of the day it is in: ``8 and 10 p.m.``."""
    if any(one.tie not in {"first", "sitting"} or one.clock.end or one.day or one.day_shift for one in zoned):
        return zoned
    if not _NOON_TOLD.search(zoned[-1].clock.span.of(view)):
        return zoned  # 22:00 says nothing of the 9:00 before it
    settled = zoned[-1:]
    for one in reversed(zoned[:-1]):
        start = half_told(one.clock.start, settled[0].clock.start)
        settled.insert(0, one._replace(clock=one.clock._replace(start=start)))
        if start.meridiem == "missing":
            return zoned
    return settled


def _bracket_closed(view: str, start: int, end: int) -> int:
    """Past a bracket that opened among the clocks."""
    if (
        "(" in view[start:end]
        and view.count("(", start, end) > view.count(")", start, end)
        and (close := _CLOSE.match(view, end))
    ):
        return close.end()
    return end
