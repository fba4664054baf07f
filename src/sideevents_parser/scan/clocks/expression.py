"""A place in the text → the time of day or the range of times that is written there.

In: the view, the offset of the first figure or word, and whether something beside it says that a clock is meant.
Out: a ``ClockMention``. ``clock_at("8.00-9.30 am EST", 0, words)`` runs from 8 to half past nine in the morning.
"""

import re
from typing import Final

from sideevents_parser.scan.clocks.atoms import Atom, atom_at, number_atom
from sideevents_parser.scan.clocks.halves import clock_pair, clock_value
from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import ClockMention
from sideevents_parser.vocabulary.spans import Span

_AFTER_WORD: Final = re.compile(r"[ \t]{0,2}([^\W\d_]{1,9}(?:'[^\W\d_]{1,8})?)(?![^\W_])")
_DAY, _HALF = 24, 12
_GAP: Final = re.compile(r"\.?[ ]")
_HALF_FORM: Final = r"(?:[ ]?([aApP](?:[mM](?![.\w])|\.[mM]\.)))?"
_COMMON: Final = re.compile(
    rf"(\d{{1,2}})(?:([:.])([0-5]\d))?{_HALF_FORM}(?:[ ]?-[ ]?(\d{{1,2}})(?:([:.])([0-5]\d))?{_HALF_FORM})?"
    r"(?=[ ]{0,3}(?:$|[\n,;|(/)]"
    r"|(?![AaPp][ .-]{0,2}[Mm](?![^\W\d_]))([A-Z][^\W\d_]*|(?<=[ ])[a-z]{2,12}(?![^\W_]))))"
    r"(?!/\d|,\d{3})"
)
_RANGE: Final = re.compile(r"[ \t]{0,3}(?:(-{1,3}|~)|([^\W\d_]{2,8})(?![^\W\d_]))[ \t]{0,3}(?:\n[ \t>*]{0,8})?")
_BROKEN: Final = re.compile(r"[ \t]{1,4}(?=\d{1,2}[:.][0-5]\d)(?!\d{1,2}[:.]\d\d[./]\d)|(?=[0-2]?\d[:.][0-5]\d(?!\d))")
_MISFIT: Final = re.compile(
    r"[ ]?[%\u20ac$\u00a3\u00b0]|[./]\d|,\d{3}|-\d\d(?!\d|[:.hH]|[ ]?[aApP])|[ \t]{0,2}([^\W\d_]{1,9})(?![^\W_])"
)
_UTC_OFFSET: Final = re.compile(r"[ ][+-](?:0\d|1[0-4])(?:00|30|45)(?!\d)")


def clock_at(view: str, at: int, words: DateWords, *, cued: bool = False, joined: bool = False) -> ClockMention | None:
    """The clock or the range that begins at ``at``.

    ``cued``: a word or a date before it says that a clock is meant. ``joined``: another clock stands before it.
    """
    found = _common(view, at, words) or _written(view, at, words)
    if found is None:
        return None
    first, last, end, is_open = found
    if not _stands(first, last, is_open=is_open, cued=cued or joined):
        return None
    if last is None:
        return ClockMention(Span(at, end), clock_value(first), None, is_open)
    start_value, end_value = clock_pair(first, last)
    return ClockMention(Span(at, end), start_value, end_value, is_open)


def _written(view: str, at: int, words: DateWords) -> tuple[Atom, Atom | None, int, bool] | None:
    """A clock, the clock that ends its range, where they end, and whether the end is left open."""
    first = atom_at(view, at, words)
    if first is None:
        return None
    last, end, is_open = _range_end(view, first, words)
    if last is None and not is_open and _misfits(view, first.end, words):
        return None
    return first, last, end, is_open


def _common(view: str, at: int, words: DateWords) -> tuple[Atom, Atom | None, int, bool] | None:
    """The commonest ways to write a clock or a range, in one match; None where a closer look is needed."""
    found = _COMMON.match(view, at)
    if found is None:
        return None
    hour, mark, minute, half, last_hour, last_mark, last_minute, last_half, word = found.groups()
    if word is not None:
        name = word if word.islower() else key(word)
        if name in words.clock_followers or (
            name in words.day_part_openers and not (half and (last_half or not last_hour))
        ):
            return None
    if last_hour is not None and last_mark is None and (word in words.months or (last_half and int(last_hour) > _HALF)):
        return None  # "8-15 pm" is a quarter past eight
    if int(hour) >= _DAY or (last_hour is not None and int(last_hour) >= _DAY):
        return None
    first = _atom(at, found.end(4) if half else found.end(3) if minute else found.end(1), hour, mark, minute, half)
    if last_hour is None:
        return first, None, first.end, False
    end = found.end(8) if last_half else found.end(7) if last_minute else found.end(5)
    return first, _atom(found.start(5), end, last_hour, last_mark, last_minute, last_half), end, False


def _atom(start: int, end: int, hour: str, mark: str | None, minute: str | None, half: str | None) -> Atom:
    shape = "bare" if mark is None else "colon" if mark == ":" else "dot"
    meridiem = None if half is None else "am" if half[0] in "aA" else "pm"
    return Atom(start, end, int(hour), int(minute or 0), shape, meridiem, len(hour) > 1 and hour[0] == "0")


def _range_end(view: str, first: Atom, words: DateWords) -> tuple[Atom | None, int, bool]:
    """The clock that ends the range, where the whole ends, and whether the end is left open."""
    joined = _RANGE.match(view, first.end)
    if joined is not None and not (first.shape == "colon" and _UTC_OFFSET.match(view, first.end)):
        join = "range" if joined.group(1) else words.joins.get(joined.group(2), "")
        between = join == "list" and _is_between(view, first.start, words)
        if join == "range" or between:
            at = _past_about(view, joined.end(), words)
            last = atom_at(view, at, words) or (number_atom(view, at, words) if first.shape == "colon" else None)
            if last is not None and _is_length(view, first, last, words):
                return None, first.end, False
            if last is not None and not _misfits(view, last.end, words) and not _is_day(view, last, words):
                return last, last.end, False
            if (end := _open_end(view, joined.end(), words)) is not None:
                return None, end, True
    if view[first.end : first.end + 1] == " " and view[first.end + 1 : first.end + 12].lower().startswith(
        words.onwards
    ):
        return (
            None,
            first.end + 1 + len(view[first.end + 1 : first.end + 12].split(maxsplit=1)[0].rstrip(".,;:)")),
            True,
        )
    if first.shape in {"colon", "dot", "word"} and (broken := _BROKEN.match(view, first.end)) is not None:
        last = atom_at(view, broken.end(), words)
        if last is not None and _goes_on(view, first, last):
            return last, last.end, False
    return None, first.end, False


def _past_about(view: str, at: int, words: DateWords) -> int:
    """Past "about" before the end of a range."""
    word = WORD.match(view, at)
    if word is None or word.group() not in words.approximate:
        return at
    gap = _GAP.match(view, word.end())
    return gap.end() if gap else word.end()


def _is_length(view: str, first: Atom, last: Atom, words: DateWords) -> bool:
    """Whether the figure behind a dash is how long it takes: ``7pm - 2 hrs``."""
    if last.shape != "bare" or last.half is not None or last.hour > _HALF or (first.half is None and not first.minute):
        return False
    unit = _AFTER_WORD.match(view, last.end)
    return unit is not None and key(unit.group(1)) in words.length_units


def _is_day(view: str, atom: Atom, words: DateWords) -> bool:
    """Whether a bare figure is the day of a date that follows (``9 am to 5 May``)."""
    if atom.shape != "bare" or atom.half is not None:
        return False
    word = _AFTER_WORD.match(view, atom.end)
    return word is not None and (word.group(1) in words.months or word.group(1) in words.ordinals)


def _is_between(view: str, at: int, words: DateWords) -> bool:
    before = view[max(0, at - 12) : at].split()
    return bool(before) and key(before[-1]) in words.between


def _open_end(view: str, at: int, words: DateWords) -> int | None:
    rest = view[at : at + 16].lower()
    for phrase in words.open_ends:
        if rest.startswith(phrase) and not rest[len(phrase) : len(phrase) + 1].isalnum():
            return at + len(phrase)
    return None


def _goes_on(view: str, first: Atom, last: Atom) -> bool:
    """Whether two clocks with nothing between them are a range that lost its dash.

    The second is later and the last of its row.
    """
    if last.shape not in {"colon", "dot"} or (last.hour, last.minute) <= (first.hour, first.minute):
        return bool(first.half) and last.half is not None
    after = _BROKEN.match(view, last.end)
    return after is None or after.end() == last.end


def _misfits(view: str, at: int, words: DateWords) -> bool:
    """Whether what follows says that the figure is a measure, a price or part of a longer number."""
    found = _MISFIT.match(view, at)
    return found is not None and (found.group(1) is None or found.group(1).lower() in words.masks_after)


def _stands(first: Atom, last: Atom | None, *, is_open: bool, cued: bool) -> bool:
    """Whether this is a clock at all."""
    if last is None:
        if first.shape == "brief":
            return cued
        if first.shape == "hour":
            return cued or is_open or first.hour >= 6
        if first.shape == "bare" and first.half is None and not first.unit:
            return False
        return not first.is_plain or cued or is_open
    if first.shape == last.shape == "bare" and first.is_plain and last.is_plain:
        return False
    if not first.is_plain or not last.is_plain:
        return True
    if first.shape == last.shape == "dot":
        return cued or (first.minute % 5 == 0 and last.minute % 5 == 0)
    return cued or (
        "dot" in {first.shape, last.shape} and (first.minute + last.minute) % 5 == 0 and _ascends(first, last)
    )


def _ascends(first: Atom, last: Atom) -> bool:
    return first.hour <= last.hour <= _DAY


def bare_clock(first: Atom, last: Atom | None) -> ClockMention:
    """A clock of bare figures that its surroundings vouch for."""
    if last is None:
        return ClockMention(Span(first.start, first.end), clock_value(first))
    start, end = clock_pair(first, last)
    return ClockMention(Span(first.start, last.end), start, end)
