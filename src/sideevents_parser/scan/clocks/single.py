"""A place in the text → one clock with the zone that stands behind it, where its surroundings vouch for it.

In: the view, an offset and what stands before it. Out: a ``ClockMention`` and its ``ZoneMention``: ``at 7`` behind a
date, ``10-12 GMT``, ``14.00 Opening`` as the row of a programme.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.atoms import atom_at, is_military_pair, number_atom
from sideevents_parser.scan.clocks.expression import bare_clock, clock_at
from sideevents_parser.scan.dates.expression import date_at
from sideevents_parser.scan.masks import labels_clock
from sideevents_parser.scan.words import WORD, DateWords, key, past_range
from sideevents_parser.scan.zones.hints import place_before, zone_after
from sideevents_parser.vocabulary.mentions import ClockMention, ZoneMention
from sideevents_parser.vocabulary.spans import Span

_COUNTED: Final = re.compile(r"[ ][^\W\d_]{3}|[.:/%]\d|[ ]?-")
_ENDED: Final = re.compile(r"[ \t]{0,8}(?:$|[\n,;|)(])")
_NUMBER_ENDS: Final = re.compile(r"[ \t]{0,3}(?:$|[\n,;.|)(])")
_DASH: Final = re.compile(r"[ ]?-[ ]?")
_NOON_ASIDE: Final = re.compile(r"[ ]?\(([^\W\d_]{4,8})\)")
_LISTED: Final = re.compile(r"[ ]([a-z]{2,3}|&)[ ]\d{1,2}(?:[:.][0-5]\d)?[ ]?[aApP]\.?[mM]")  # behind 7 in "7 and 9 pm"
# hours of a list: at the end of a line or before a name, where the minutes are those that people choose
_BARE_DOT: Final = re.compile(
    r"(?:1[0-2]|[1-9])\.(?:[0-5][05](?=[ \t]{0,3}(?:\n|$))|(?:[14]5|[03]0)(?=[ ](?:[a-z]{2}[ ])?[A-Z]))"
)
_HOUSE: Final = re.compile(r"\d{4}[ ](?:[NSEW]\.?[ ])?[A-Z][a-z]")  # "on Saturday at 1757 State Highway"
# an hour of one figure with a dot, and one of two figures that opens a line below it
_SINGLE: Final = re.compile(r"(?P<hour>[6-9])\.[0-5][05]\b")
_LATER: Final = re.compile(r"\n[ \t*>\u2022|-]{0,4}(?P<hour>1[0-4])[.:][0-5][05]\b")
_COLUMN, _FAR, _FIGURES = 240, 5, 2  # letters; hours; figures
_CURRENCIES: Final = "$\u20ac\u00a3\u00a5"
_NOON, _LONGEST = 12, 8
_YEARS: Final = range(1900, 2060)
_LEAD: Final = 8  # letters of the word before a year, and a gap
_LINE: Final = 120


def single_clock(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> ClockMention | None:
    """The clock or the range at ``at``; ``cued`` by a date before it, ``led`` by a word such as "at"."""
    figures = view[at : at + 4].isdigit() and at + 4 <= len(view)
    if figures and labels_clock(view, at, words):
        cued = led = True
    if (
        figures
        and _is_bare_military(view, at, words)
        and not (cued and led and not _HOUSE.match(view, at) and not _is_year(view, at, words))
        and not (cued and (is_military_pair(view, at) or _is_own_cell(view, at)))
    ):
        return None
    clock = clock_at(view, at, words, cued=cued or led)
    if clock is None and view[at].isdigit():
        if not (cued or led) and _is_row_start(view, at, words):
            clock = clock_at(view, at, words, cued=True)
        if not (cued or led) and _ends_dated_line(view, at, words):
            clock = clock_at(view, at, words, cued=True)
        clock = clock or bare_clock_at(view, at, words, cued=cued, led=led)
    if clock is None and cued and led:
        clock = _number_clock(view, at, words)
    if (
        clock is not None
        and clock.end is None
        and not clock.open_end
        and is_noted(view, at, words)
        and is_opened(view, at, words)
    ):
        return clock._replace(open_end=True)
    return clock


def _is_own_cell(view: str, at: int) -> bool:
    """Whether four figures stand behind a comma or a bar with nothing behind them: ``14 September 2021, 1830``."""
    return (
        view[at - 2 : at] in {", ", "| ", "; ", "@ "}
        and _ENDED.match(view, at + 4) is not None
        and view[at + 3] in "05"
    )


def _is_year(view: str, at: int, words: DateWords) -> bool:
    """Whether four figures may be the year of "today in 2017": of our time, behind a word that leads to years."""
    before = view[max(0, at - _LEAD) : at].split()
    return int(view[at : at + 4]) in _YEARS and bool(before) and before[-1].lower() in words.year_leads


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


def bare_clock_at(view: str, at: int, words: DateWords, *, cued: bool, led: bool) -> ClockMention | None:
    """A clock without minutes or meridiem that its surroundings vouch for: ``at 7`` behind a date, ``10-12 GMT``."""
    first = atom_at(view, at, words)
    if first is None or first.shape != "bare" or first.hour > 24:
        return None
    dash = past_range(view, first.end, words)
    last = atom_at(view, dash, words) if dash else None
    if last is None and not (cued or led):
        return None
    end = last.end if last else first.end
    if last is not None and (last.shape != "bare" or last.hour > 24):
        return None
    told = cued and led and not view[end : end + 1].isalnum() and not _COUNTED.match(view, end)
    forward = last is not None and (first.hour < last.hour or 0 < last.hour + _NOON - first.hour <= _LONGEST)
    ranged = cued and forward and _ENDED.match(view, end)
    hint = zone_after(view, end, words)
    timed = hint is not None and hint.zone.kind in {"abbreviation", "offset"}
    if last is not None and (unit := _unit_end(view, first.hour, last.hour, end, words)) is not None:
        return bare_clock(first, last._replace(end=unit))
    more = _LISTED.match(view, end) if last is None else None
    listed = more is not None and words.joins.get(more.group(1)) == "list"
    return bare_clock(first, last) if told or ranged or timed or listed else None


def _unit_end(view: str, first: int, last: int, at: int, words: DateWords) -> int | None:
    """Where "hrs" or the like ends behind two hours of a day clock: ``10 to 18 hrs``."""
    unit = WORD.match(view, at + 1) if view[at : at + 1] == " " else None
    return unit.end() if unit is not None and unit.group() in words.units and first < last > _NOON else None


def _number_clock(view: str, at: int, words: DateWords) -> ClockMention | None:
    """A number in words behind a date and "at" (``Friday at seven``), with nothing behind that it could count."""
    atom = number_atom(view, at, words)
    if atom is None or not _NUMBER_ENDS.match(view, atom.end):
        return None
    return bare_clock(atom, None)


def _is_row_start(view: str, at: int, words: DateWords) -> bool:
    """Whether the clock opens its line, as the rows of a programme do (``14.00 Opening``)."""
    start = view.rfind("\n", max(0, at - 8), at)
    return (
        (start >= 0 or at < 8)
        and not view[max(start, 0) : at].strip(" \t\n*>-\u2022|")
        and not _has_unit_behind(view, at, words)
    )


def _ends_dated_line(view: str, at: int, words: DateWords) -> bool:
    """Whether bare figures stand behind a name on a line that opens with a day: ``Thursday 8th Sports Day 1.30``."""
    if not _BARE_DOT.match(view, at) or view[at - 1 : at] != " ":
        return False
    line = view[max(0, at - _LINE) : at].rpartition("\n")[2]
    opening = at - len(line.lstrip(" \t*\u2022-"))
    last = WORD.search(line.rstrip().rpartition(" ")[2])
    if opening >= at or last is None or key(last.group()) in words.prices or any(sign in line for sign in _CURRENCIES):
        return False
    date = date_at(view, opening, words)
    return date is not None and date.items[0].first.day is not None and date.span.end < at - 1


def _has_unit_behind(view: str, at: int, words: DateWords) -> bool:
    atom = atom_at(view, at, words)
    if atom is None:
        return False
    rest = view[atom.end : atom.end + 12].split()
    numbered = len(view[at : atom.start + 5].split(".", maxsplit=1)[0]) < _FIGURES and not _heads_hours(view, at)
    return bool(rest) and (rest[0].lower().strip(".,") in words.masks_after or numbered)


def _heads_hours(view: str, at: int) -> bool:
    """Whether figures that could number a section open a column of hours: "9.45 Opening" above "10.30 Coffee"."""
    first = _SINGLE.match(view, at)
    later = _LATER.search(view, at, at + _COLUMN) if first is not None else None
    return first is not None and later is not None and int(later["hour"]) <= int(first["hour"]) + _FAR


def is_noted(view: str, at: int, words: DateWords) -> bool:
    """Whether the word before a clock may be one that says more of it: from, about, doors open."""
    before = view[max(0, at - 10) : at].rsplit(None, 1)
    return bool(before) and before[-1].strip("(:,.") in words.notable


def is_opened(view: str, at: int, words: DateWords) -> bool:
    """Whether the word before a clock leaves its end open: from."""
    before = view[max(0, at - 12) : at].split()
    return bool(before) and key(before[-1].strip(":")) in words.openers


def note_before(view: str, at: int, words: DateWords) -> str | None:
    """What the word before a clock says of it: approximate, doors."""
    before = view[max(0, at - 24) : at].lower().split()
    if not before or not before[-1].strip("(:,.").isalpha():
        return None
    if before[-1].strip("(:,.") in words.approximate:
        return "approximate"
    phrases = {" ".join(before[-size:]).strip("(:,") for size in (1, 2, 3)}
    return "doors" if phrases & words.doors else "early" if phrases & words.early else None


def with_zone(
    view: str, clock: ClockMention, words: DateWords, *, tied: bool = False
) -> tuple[ClockMention, ZoneMention | None, int]:
    """A clock with the zone that follows it; "10:00 EST - 12:00 EST" is one range."""
    at = clock.span.end
    if view[at : at + 1] == " " and (sharp := WORD.match(view, at + 1)) is not None and sharp.group() in words.sharp:
        at = sharp.end()
    aside = _NOON_ASIDE.match(view, at) if clock.start.hour % _NOON == 0 else None
    if aside is not None and aside.group(1).lower() in words.clock_words:
        at = aside.end()
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


def tied_clock(view: str, at: int, words: DateWords) -> tuple[ClockMention, ZoneMention | None, int] | None:
    """A further clock: figures with their zone behind, or a place with its figures behind."""
    if view[at].isdigit() or (view[at].isalpha() and atom_at(view, at, words) is not None):
        clock = clock_at(view, at, words, joined=True) or bare_clock_at(view, at, words, cued=False, led=False)
        if clock is None:
            return None
        return with_zone(view, clock, words, tied=True)
    if view[at].isupper() and (placed := place_before(view, at)) is not None:
        clock = clock_at(view, placed[1], words, joined=True)
        return None if clock is None else (clock, placed[0], past_bracket(view, placed[1], clock.span.end))
    return None


def past_bracket(view: str, start: int, end: int) -> int:
    """Past the bracket around a clock behind its place: ``Geneva (15:00)``."""
    return end + (view[start - 1] == "(" and view[end : end + 1] == ")")
