"""A place in the text → the time of day or the range of times that is written there.

In: the view, the offset of the first figure or word, and whether something beside it says that a clock is meant.
Out: a ``ClockMention``. ``clock_at("8.00-9.30 am EST", 0, words)`` runs from 8 to half past nine in the morning.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.scan.words import WORD, DateWords, key
from sideevents_parser.vocabulary.mentions import ClockMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import ClockValue

_ATOM: Final = re.compile(
    r"""(?P<hour>\d{1,2})
    (?: (?: (?P<colon>[ ]?:[ ]?) | (?P<dot>\.) | (?P<h>[ ]?[hH][ ]?) ) (?P<minute>[0-5]\d) (?::[0-5]\d(?!\d))? (?P<tail>[hH](?![^\W\d_]))?
      | (?P<only>[ ]?[hH])(?![^\W_]) )?""",
    re.VERBOSE,
)
_HALF_FORM: Final = r"(?:[ ]?([aApP](?:[mM](?![.\w])|\.[mM]\.)))?"
_COMMON: Final = re.compile(
    rf"(\d{{1,2}})(?:([:.])([0-5]\d))?{_HALF_FORM}(?:[ ]?-[ ]?(\d{{1,2}})(?:([:.])([0-5]\d))?{_HALF_FORM})?"
    r"(?=[ ]{0,3}(?:$|[\n,;|(/)]|(?![AaPp][ .-]{0,2}[Mm](?![^\W\d_]))([A-Z][^\W\d_]*)))(?!/\d|,\d{3})"
)
_GLUED: Final = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)|\d{1,2}[^\W\d_]{2}")
_MILITARY: Final = re.compile(
    r"([01]\d|2[0-3])([0-5]\d)(?!\d)(?:[ ]{0,2}(?:[hH](?:rs|ours)?(?![^\W\d_])|(?=GMT|UTC|Z(?!\w))))?"
)
_MILITARY_PAIR: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[ ]{0,2}-[ ]{0,2}(?:[01]\d|2[0-3])[0-5]\d(?!\d)")
_MERIDIEM: Final = re.compile(r"[ \t]{0,2}\.?[ ]?([aApP])[ ]?[.-]?[ ]?[mM](?![^\W\d_])(?:\.(?!\d))?")
_AFTER_WORD: Final = re.compile(r"[ \t]{0,2}([^\W\d_]{1,9}(?:'[^\W\d_]{1,8})?)(?![^\W_])")
_RANGE: Final = re.compile(r"[ \t]{0,3}(?:(-{1,3}|~)|([^\W\d_]{2,8})(?![^\W\d_]))[ \t]{0,3}(?:\n[ \t>*]{0,8})?")
_BROKEN: Final = re.compile(r"[ \t]{1,4}(?=\d{1,2}[:.][0-5]\d)(?!\d{1,2}[:.]\d\d[./]\d)|(?=[0-2]?\d[:.][0-5]\d(?!\d))")
_MISFIT: Final = re.compile(r"[ ]?[%\u20ac$\u00a3\u00b0]|[./]\d|,\d{3}|[ \t]{0,2}([^\W\d_]{1,9})(?![^\W_])")
_UTC_OFFSET: Final = re.compile(r"[ ][+-](?:0\d|1[0-4])(?:00|30|45)(?!\d)")
_DAY, _HALF, _CLOCK_MINUTES = 24, 12, 60
# a range that would run from before seven in the morning for over nine hours is rather a slip of the pen
_EARLY, _LONG = 7 * 60, 9 * 60


class Atom(NamedTuple):
    """One clock as written.

    ``shape``: bare, colon, dot, h, hour (14h), military, word. ``half``: am or pm, if written.
    """

    start: int
    end: int
    hour: int
    minute: int = 0
    shape: str = "bare"
    half: str | None = None
    padded: bool = False
    unit: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether nothing but the figures says that this is a clock."""
        return self.half is None and not self.unit and self.shape in {"bare", "dot", "military"}

    @property
    def is_day_long(self) -> bool:
        """Whether the hour is written on a 24-hour clock beyond doubt."""
        return self.half is None and (
            self.hour > _HALF or self.padded or self.hour == 0 or self.shape in {"military", "word"}
        )


def clock_at(view: str, at: int, words: DateWords, *, cued: bool = False, joined: bool = False) -> ClockMention | None:
    """The clock or the range that begins at ``at``.

    ``cued``: a word or a date before it says that a clock is meant. ``joined``: another clock stands before it.
    """
    if (common := _common(view, at, words)) is not None:
        first, last, is_open = *common, False
        end = first.end if last is None else last.end
    else:
        first = atom_at(view, at, words)
        if first is None:
            return None
        last, end, is_open = _range_end(view, first, words)
        if last is None and not is_open and _misfits(view, first.end, words):
            return None
    if not _stands(first, last, is_open=is_open, cued=cued or joined):
        return None
    if last is None:
        return ClockMention(Span(at, end), _value(first), None, is_open)
    start_value, end_value = _pair(first, last)
    return ClockMention(Span(at, end), start_value, end_value, is_open)


def _common(view: str, at: int, words: DateWords) -> tuple[Atom, Atom | None] | None:
    """The commonest ways to write a clock or a range, in one match; None where a closer look is needed."""
    found = _COMMON.match(view, at)
    if found is None:
        return None
    hour, mark, minute, half, last_hour, last_mark, last_minute, last_half, word = found.groups()
    if word is not None and (
        key(word) in words.units or key(word) in words.masks_after or key(word) in words.clock_words
    ):
        return None
    if int(hour) >= _DAY or (last_hour is not None and int(last_hour) >= _DAY):
        return None
    first = _atom(at, found.end(4) if half else found.end(3) if minute else found.end(1), hour, mark, minute, half)
    if last_hour is None:
        return first, None
    end = found.end(8) if last_half else found.end(7) if last_minute else found.end(5)
    return first, _atom(found.start(5), end, last_hour, last_mark, last_minute, last_half)


def _atom(start: int, end: int, hour: str, mark: str | None, minute: str | None, half: str | None) -> Atom:
    shape = "bare" if mark is None else "colon" if mark == ":" else "dot"
    meridiem = None if half is None else "am" if half[0] in "aA" else "pm"
    return Atom(start, end, int(hour), int(minute or 0), shape, meridiem, len(hour) > 1 and hour[0] == "0")


def atom_at(view: str, at: int, words: DateWords) -> Atom | None:
    """One clock at ``at``, figures or words; a bare figure counts here, the caller decides."""
    if not view[at : at + 1].isdigit():
        return _word_atom(view, at, words)
    found = _ATOM.match(view, at)
    if found is None:
        return None
    end = found.end()
    if view[end : end + 1].isdigit() and not (found["minute"] and _GLUED.match(view, end)):
        return _military_atom(view, at, words)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if hour > _DAY or (hour == _DAY and minute):
        return None
    shape = (
        "colon"
        if found["colon"]
        else "dot"
        if found["dot"]
        else "h"
        if found["h"]
        else "hour"
        if found["only"]
        else "bare"
    )
    if shape == "hour" and hour == _DAY:
        return None
    if found["dot"] and found["tail"]:
        shape = "h"
    atom = Atom(at, end, hour, minute, shape, padded=found["hour"][0] == "0" and len(found["hour"]) > 1)
    return _with_half(view, atom, words)


def _with_half(view: str, atom: Atom, words: DateWords) -> Atom:
    """The clock with what is written after its figures: am, pm, hrs, o'clock, noon, in the morning."""
    follows = view[atom.end : atom.end + 1]
    if not follows or follows in "\n,)-/|;":
        return atom
    if meridiem := _MERIDIEM.match(view, atom.end):
        half = "am" if meridiem.group(1) in "aA" else "pm"
        end = meridiem.end() - (meridiem.group().endswith(".") and not set(".-") & set(meridiem.group()[1:-1]))
        return atom if atom.hour > _HALF and atom.shape == "bare" else atom._replace(end=end, half=half)
    word = _AFTER_WORD.match(view, atom.end)
    if word is None:
        return atom
    name = key(word.group(1))
    if name in words.units and (atom.shape != "bare" or name in _HOUR_NAMES):
        return atom._replace(end=word.end(), unit=True)
    if name in words.clock_words and atom.hour in {0, _HALF, _DAY}:
        hour = words.clock_words[name]
        return atom._replace(end=word.end(), hour=hour, shape="word")
    if name in words.o_clock:
        atom = atom._replace(end=word.end(), unit=True)
    return _in_part_of_day(view, atom, words)


_HOUR_NAMES: Final = frozenset({"uhr"})


def _in_part_of_day(view: str, atom: Atom, words: DateWords) -> Atom:
    rest = view[atom.end : atom.end + 24].lower()
    tight = rest.lstrip(" ")
    for phrase, half in words.day_parts:
        if tight.startswith(phrase) and atom.hour <= _HALF:
            return atom._replace(end=atom.end + len(rest) - len(tight) + len(phrase), half=half)
    return atom


def _military_atom(view: str, at: int, words: DateWords) -> Atom | None:
    found = _MILITARY.match(view, at)
    if found is None:
        return None
    told = found.end() > found.end(2) or view.startswith(("GMT", "UTC", "Z"), found.end())
    atom = Atom(at, found.end(), int(found.group(1)), int(found.group(2)), "military", padded=True, unit=told)
    meridiem = _MERIDIEM.match(view, atom.end)
    if meridiem is None:
        return atom
    return atom._replace(end=meridiem.end(), half="am" if meridiem.group(1) in "aA" else "pm", padded=False)


def is_military_pair(view: str, at: int) -> bool:
    """Whether two four-figure clocks are written as a range here."""
    return _MILITARY_PAIR.match(view, at) is not None


def _word_atom(view: str, at: int, words: DateWords) -> Atom | None:
    """Noon, midnight, half past seven, seven o'clock."""
    found = WORD.match(view, at)
    if found is None or found.group() not in words.clock_openers:
        return None
    name = key(found.group())
    if name in words.clock_words:
        return Atom(at, found.end(), words.clock_words[name], 0, "word")
    ahead = view[at : at + 20].lower()
    for phrase, minutes in words.past:
        if ahead.startswith(phrase):
            return _past_atom(view, at, at + len(phrase), minutes, words)
    if (
        name in words.numbers
        and (after := _AFTER_WORD.match(view, found.end()))
        and key(after.group(1)) in words.o_clock
    ):
        return _in_part_of_day(view, Atom(at, after.end(), words.numbers[name], 0, "colon", unit=True), words)
    return None


def _number_atom(view: str, at: int, words: DateWords) -> Atom | None:
    """A number in words, where a clock in words stands before it: ``half past four and five``."""
    word = WORD.match(view, at)
    if word is None or key(word.group()) not in words.numbers:
        return None
    return _with_half(view, Atom(at, word.end(), words.numbers[key(word.group())], 0, "colon"), words)


def _past_atom(view: str, start: int, at: int, minutes: int, words: DateWords) -> Atom | None:
    word = _AFTER_WORD.match(view, at)
    figure = re.compile(r"[ ](\d{1,2})(?!\d)").match(view, at)
    if word is not None and key(word.group(1)) in words.numbers:
        hour, end = words.numbers[key(word.group(1))], word.end()
    elif figure is not None:
        hour, end = int(figure.group(1)), figure.end()
    else:
        return None
    if minutes < 0:
        hour, minutes = (hour - 1) or _HALF, minutes + _CLOCK_MINUTES
    return _with_half(view, Atom(start, end, hour, minutes, "colon"), words)


def _range_end(view: str, first: Atom, words: DateWords) -> tuple[Atom | None, int, bool]:
    """The clock that ends the range, where the whole ends, and whether the end is left open."""
    joined = _RANGE.match(view, first.end)
    if joined is not None and not (first.shape == "colon" and _UTC_OFFSET.match(view, first.end)):
        join = "range" if joined.group(1) else words.joins.get(joined.group(2), "")
        between = join == "list" and _is_between(view, first.start, words)
        if join == "range" or between:
            last = atom_at(view, joined.end(), words) or (
                _number_atom(view, joined.end(), words) if first.shape == "colon" else None
            )
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
        if last is not None and _goes_on(view, first, last, words):
            return last, last.end, False
    return None, first.end, False


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


def _goes_on(view: str, first: Atom, last: Atom, words: DateWords) -> bool:
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


def _value(atom: Atom) -> ClockValue:
    """One clock that stands alone."""
    if atom.half is not None:
        return ClockValue(_on_day(atom.hour, atom.half), atom.minute)
    if atom.is_day_long or atom.hour >= 10 or atom.shape == "h" or atom.shape == "hour":
        return ClockValue(atom.hour, atom.minute)
    return ClockValue(atom.hour, atom.minute, "missing")


def _on_day(hour: int, half: str) -> int:
    if hour > _HALF:
        return hour
    return hour % _HALF + (_HALF if half == "pm" else 0)


def _pair(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    """Both ends of a range.

    A meridiem written at one end flows to the other where the range stays forward and under twelve hours.
    """
    if last.half is not None and first.half is None:
        return _flowed_back(first, last)
    if first.half is not None and last.half is None:
        return _flowed_on(first, last)
    if first.half is not None:
        end = ClockValue(_on_day(last.hour, last.half or ""), last.minute)
        start = _value(first)
        return start, _day_end(start, end)
    if first.is_day_long or last.is_day_long or first.shape in {"h", "hour"} or last.shape in {"h", "hour"}:
        start, end = ClockValue(first.hour, first.minute), ClockValue(last.hour, last.minute)
        if last.shape == "word" and last.hour == _HALF:
            return start, end
        if first.shape == "word" and not last.is_day_long:
            return start, end._replace(hour=last.hour % _HALF + _HALF, meridiem="inferred")
        return start, _day_end(start, end)
    ordered = (first.hour, first.minute) < (last.hour, last.minute)
    sure = "stated" if ordered and first.hour >= 10 else "missing"
    return ClockValue(first.hour, first.minute, sure), ClockValue(last.hour, last.minute, sure)


def _day_end(start: ClockValue, end: ClockValue) -> ClockValue:
    """Midnight at the end of a range is the day's end."""
    return end._replace(hour=_DAY) if end.hour == 0 and end.minute == 0 and start.hour > 0 else end


def _flowed_back(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    end = ClockValue(_on_day(last.hour, last.half or ""), last.minute)
    if first.hour > _HALF or first.shape == "word" or first.padded:
        start = ClockValue(first.hour, first.minute)
        return start, _day_end(start, end)
    end_minutes = (end.hour or (_DAY if last.hour == _HALF else 0)) * 60 + end.minute
    same = _on_day(first.hour, last.half or "") * 60 + first.minute
    other = _on_day(first.hour, "am" if last.half == "pm" else "pm") * 60 + first.minute
    far = other < _EARLY and end_minutes - other > _LONG
    chosen = same if same < end_minutes or other > end_minutes or far else other
    start = ClockValue(chosen // 60, first.minute, "inferred")
    return start, _day_end(start, end)


def _flowed_on(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    start = ClockValue(_on_day(first.hour, first.half or ""), first.minute)
    if last.hour > _HALF or last.shape == "word" or last.padded:
        return start, _day_end(start, ClockValue(last.hour, last.minute))
    begin = start.hour * 60 + first.minute
    readings = (last.hour % _HALF * 60 + last.minute, (last.hour % _HALF + _HALF) * 60 + last.minute)
    later = [reading for reading in readings if reading > begin]
    chosen = later[0] if later else readings[0]
    return start, _day_end(start, ClockValue(chosen // 60, last.minute, "inferred"))


def bare_clock(first: Atom, last: Atom | None) -> ClockMention:
    """A clock of bare figures that its surroundings vouch for."""
    if last is None:
        return ClockMention(Span(first.start, first.end), _value(first))
    start, end = _pair(first, last)
    return ClockMention(Span(first.start, last.end), start, end)


def flowed(first: Atom, start: ClockValue) -> ClockValue:
    """The value of doors that open shortly before ``start``."""
    if first.half is not None or first.hour > _HALF:
        return _value(first)
    half = "pm" if start.hour >= _HALF else "am"
    hour = _on_day(first.hour, half)
    hour = hour - _HALF if (hour, first.minute) > (start.hour, start.minute) else hour
    return ClockValue(hour % _DAY, first.minute, "inferred")
