"""A figure or a word in the text → one clock as it is written, before anything is made of it.

In: the view and an offset. Out: an ``Atom`` or None. ``half past seven`` is hour 7, minute 30, no half of the day.
"""

import re
from typing import Final, NamedTuple

from sideevents_parser.scan.words import WORD, DateWords, key

_ATOM: Final = re.compile(
    r"""(?P<hour>\d{1,2})
    (?: (?: (?P<colon>[ ]?:[ ]? | -(?=(?:1[3-9]|[2-5]\d)[ ]?[aApP]\.?[mM]\b)) | (?P<dot>\.) | (?P<h>[ ]?[hH][ ]?) )
        (?P<minute>[0-5]\d) (?::[0-5]\d(?!\d))? (?P<tail>[hH](?![^\W\d_]))?
      | (?P<only>[ ]?[hH])(?![^\W_]) )?""",
    re.VERBOSE,
)
_GLUED: Final = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d)|\d{1,2}[^\W\d_]{2}")
_MILITARY: Final = re.compile(
    r"([01]\d|2[0-3])([0-5]\d)(?!\d)(?:[ ]{0,2}(?:[hH](?:rs|ours)?(?![^\W\d_])|(?=GMT|UTC|Z(?!\w))))?"
)
_IN_PLACE: Final = re.compile(r"[ ]([a-z]{2,3})[ ][A-Z][a-z]{2}")
_MILITARY_PAIR: Final = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d[ ]{0,2}-[ ]{0,2}(?:[01]\d|2[0-3])[0-5]\d(?!\d)")
_MERIDIEM: Final = re.compile(
    r"[ \t]{0,2}\.?[ ]?([aApP])[ ]?[.-]?[ ]?(?:[mM](?![^\W\d_])(?:\.(?!\d))?|m(?=[A-Z])|M(?=[A-Z]{2,4}(?![^\W_])))"
)
_BRIEF_HALF: Final = re.compile(r"[aApP](?=[ ]{0,2}(?:$|[\n,;|()/-])|[ ](?:at|in)[ ])")  # "Wed 1 May, 7p"
_AFTER_WORD: Final = re.compile(r"[ \t]{0,2}([^\W\d_]{1,9}(?:'[^\W\d_]{1,8})?)(?![^\W_])")
_HOUR_NAMES: Final = frozenset({"uhr"})
_PAST_FIGURE: Final = re.compile(r"[ ](\d{1,2})(?!\d)")
_DAY, _HALF, _CLOCK_MINUTES = 24, 12, 60


class Atom(NamedTuple):
    """One clock as written.

    ``shape``: bare, brief (7p), colon, dot, h, hour (14h), military, word. ``half``: am or pm, if written.
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


def atom_at(view: str, at: int, words: DateWords) -> Atom | None:
    """One clock at ``at``, figures or words; a bare figure counts here, the caller decides."""
    if not view[at : at + 1].isdigit():
        return _word_atom(view, at, words)
    found = _ATOM.match(view, at)
    if found is None:
        return None
    end = found.end()
    if view[end : end + 1].isdigit() and not (found["minute"] and _GLUED.match(view, end)):
        return _military_atom(view, at)
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
    if brief := _BRIEF_HALF.match(view, atom.end) if atom.hour <= _HALF else None:
        shape = "brief" if atom.shape == "bare" else atom.shape
        return atom._replace(end=brief.end(), half="am" if brief.group() in "aA" else "pm", shape=shape)
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
        return _with_half(view, atom._replace(end=word.end(), shape="colon", unit=True), words)
    return _in_part_of_day(view, atom, words)


def _in_part_of_day(view: str, atom: Atom, words: DateWords) -> Atom:
    rest = view[atom.end : atom.end + 24].lower()
    tight = rest.lstrip(" ")
    for phrase, half in words.day_parts:
        if tight.startswith(phrase) and atom.hour <= _HALF:
            return atom._replace(end=atom.end + len(rest) - len(tight) + len(phrase), half=half)
    return atom


def _military_atom(view: str, at: int) -> Atom | None:
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
        place = _IN_PLACE.match(view, found.end()) if found.group()[0].isupper() else None
        if place is not None and place[1] in words.year_leads:
            return None  # "Midnight in Mexico" is a title
        return Atom(at, found.end(), words.clock_words[name], 0, "word")
    ahead = view[at : at + 20].lower()
    for phrase, minutes in words.past:
        if ahead.startswith(phrase):
            return _past_atom(view, at, at + len(phrase), minutes, words)
    if name not in words.numbers:
        return None
    atom = Atom(at, found.end(), words.numbers[name], 0, "word")
    told = _with_half(view, atom, words)
    return told if told.half is not None or told.shape == "colon" else None  # "one hour" is a length


def number_atom(view: str, at: int, words: DateWords) -> Atom | None:
    """A number in words, where a clock in words stands before it: ``half past four and five``."""
    word = WORD.match(view, at)
    if word is None or key(word.group()) not in words.numbers:
        return None
    return _with_half(view, Atom(at, word.end(), words.numbers[key(word.group())], 0, "colon"), words)


def _past_atom(view: str, start: int, at: int, minutes: int, words: DateWords) -> Atom | None:
    word = _AFTER_WORD.match(view, at)
    figure = _PAST_FIGURE.match(view, at)
    if word is not None and key(word.group(1)) in words.numbers:
        hour, end = words.numbers[key(word.group(1))], word.end()
    elif figure is not None:
        hour, end = int(figure.group(1)), figure.end()
    else:
        return None
    if minutes < 0:
        hour, minutes = (hour - 1) or _HALF, minutes + _CLOCK_MINUTES
    return _with_half(view, Atom(start, end, hour, minutes, "colon"), words)
