"""A place in prose where names may begin → how far the list of names goes that stands there.

In: the view, where to start and where to stop. Out: the span of the list, for ``lists`` to part. ``"UN Women, the
Forum on Women, Law and Development and PAX will …"`` goes up to ``PAX``.
"""

import re
from itertools import islice
from typing import Final

from sideevents_parser.read.parties.naming import Naming, word_key
from sideevents_parser.vocabulary.spans import Span

_TOKEN: Final = re.compile(r"[^\W_][\w'&+@]*(?:[./-][\w'&+]+)*['.]?|\S")
_WORD: Final = re.compile(r"[^\W_][\w'&+.-]*")
_SEAM: Final = re.compile(r"[a-z](?=[A-Z][a-z]+$)")  # two columns run together: "PartnershipRoom"
_WRAPPED: Final = 50
_SLACK: Final = 14
_MOST_TOKENS: Final = 91
_ASIDE_END: Final = re.compile(r"\)(?:,| and )")
_SEATED: Final = re.compile(r"[ ][A-Z][\w'-]{2,20}(?:[,)]| and )")
_CLOSE: Final = ("", " ")
_BRACKET: Final = 60
_SHORT_NUMBER, _LONG_NUMBER = 3, 6
_SEPARATORS: Final = frozenset(",;|·")
# an item of a list that has no capital: "terre des hommes"
_SMALL_NAME: Final = re.compile(r"[a-z][\w'-]{2,20}(?: [a-z][\w'-]{1,20}){1,3}(?=[,;|·])")
_OF: Final = " of "
_AND: Final = ("and ", "& ")
_SMALL_END: Final = re.compile(r"[ ]?(?:$|[\n,.;)]|[ ](?:is|are|will|has|have|invites?|hosts?|holds?|and|in|at|to)\b)")
_YEAR: Final = re.compile(r"(?:19|20)\d\d$")


class _Reading:
    """How far a list of names has been read; one is made and dropped inside ``names_extent``."""

    __slots__ = ("first", "last", "loose", "name", "pending", "skip")

    def __init__(self, *, loose: bool) -> None:
        self.loose = loose  # whether the text is known to be names, as behind a label
        self.first = -1  # where the list begins
        self.last = -1  # where the last sure name ends
        self.name: list[str] = []  # folded words of the name at hand
        self.pending = ""  # the joint that waits for a capital
        self.skip = 0  # tokens before this offset were taken in one piece


def names_extent(view: str, start: int, end: int, known: Naming, *, loose: bool = False) -> Span | None:
    """The list of names that begins at ``start``: capitals, small words between them, commas, tags in brackets."""
    reading, before = _Reading(loose=loose), start
    upper = view[start : min(end, start + 60)].isupper()
    leads = 0
    for token in islice(_TOKEN.finditer(view, start, end), _MOST_TOKENS):
        at, stop = token.span()
        if (gap := view[before:at]) not in _CLOSE and not _same_line(view, gap, before, at, reading.pending):
            break
        before = stop
        if at < reading.skip:
            continue
        word = token[0]
        if reading.first < 0 and word in known.small_heads and view.startswith(_OF, stop):
            reading.first, reading.last = at, stop
            reading.name.append(word)
        elif reading.first < 0 and leads < 3 and word.lower() in (known.leads if word[0].islower() else known.articles):
            leads += 1
        elif not _take(view, word, at, stop, end, upper, reading, known):
            break
    return Span(reading.first, reading.last) if reading.last > reading.first >= 0 else None


def _same_line(view: str, gap: str, before: int, after: int, pending: str) -> bool:
    """Whether two tokens stand on one line, or on two lines of one broken sentence."""
    if "\n" not in gap:
        return len(gap) < 4 and "\t" not in gap
    if gap.count("\n") > 1:
        return False
    if pending or view.startswith(_AND, after):
        return True
    return _is_wrapped(view, view.rfind("\n", 0, before) + 1, before, after)


def _is_wrapped(view: str, line: int, before: int, after: int) -> bool:
    """Whether a line was broken at the page's width: it is about as long as the line above or below."""
    length = before - line
    if length < _WRAPPED:
        return False
    below = view.find("\n", after)
    lengths = [(len(view) if below < 0 else below) - after]
    if line > 1:
        lengths.append(line - 1 - (view.rfind("\n", 0, line - 1) + 1))
    return any(abs(other - length) < _SLACK for other in lengths)


def _take(view: str, word: str, start: int, stop: int, end: int, upper: bool, reading: _Reading, known: Naming) -> bool:
    """Take one more token into the list; False where the list has ended."""
    first = word[0]
    if first.isupper() and not upper:
        return _take_name(view, word, start, stop, reading, known)
    if first == "(":
        return _take_bracket(view, start, end, reading, known)
    if first == "|" and not reading.loose:
        return False
    if first == "!" and reading.loose and reading.first >= 0:
        reading.last = stop
        return True
    if first in ",;|·/&":
        reading.pending = first if reading.first >= 0 else ""
        if first != "&":
            reading.name = []
        return reading.first >= 0
    lower = word_key(word)
    if upper and lower in {"with", "by", "as"}:
        return False
    if reading.loose and first.islower() and (reading.first < 0 or reading.pending in _SEPARATORS):
        small = _SMALL_NAME.match(view, start, end)
        if small is not None and known.all_stops.isdisjoint(map(word_key, small[0].split())):
            reading.first = start if reading.first < 0 else reading.first
            reading.last, reading.skip, reading.pending, reading.name = small.end(), small.end(), "", []
            return True
    if first.islower() or (upper and (lower in known.joints or lower in known.conjunctions)):
        return (
            _take_small(view, lower, stop, end, reading, known)
            if not _has_capital(word)
            else _take_name(view, word, start, stop, reading, known)
        )
    if first.isupper() or (first.isalpha() and not first.islower()):
        return _take_name(view, word, start, stop, reading, known)
    digits = word.rstrip(".'")
    if _numbers(digits, reading, known) and not reading.pending and start - reading.last == 1:
        reading.last = start + len(digits)
        return digits == word
    return False


def _numbers(word: str, reading: _Reading, known: Naming) -> bool:
    """Whether digits number a body: "Unit 12", "Post No. 6538", "Lodge 4410"."""
    if not word.isdigit() or not reading.name:
        return False
    numbered = reading.name[-1] in known.numbered
    return len(word) < _SHORT_NUMBER or (numbered and len(word) < _LONG_NUMBER and _YEAR.match(word) is None)


def _has_capital(word: str) -> bool:
    """ "iSEAL", "eLife": a name although it begins small."""
    return not word.islower() and len(word) > 2 and any(letter.isupper() for letter in word[1:3]) and not word.isupper()


def _take_bracket(view: str, start: int, end: int, reading: _Reading, known: Naming) -> bool:
    close = view.find(")", start, min(end, start + _BRACKET))
    if close < 0 or reading.first < 0 or reading.pending:
        return False
    inside = view[start + 1 : close]
    words = inside.split()
    if words and words[0].islower() and _ASIDE_END.match(view, close) is not None:  # "the UK (as chair), Germany"
        reading.skip = close + 1
        return True
    if (
        not words
        or ":" in inside
        or len(words) > 6
        or not all(word[0].isupper() or word in known.joints or word in known.conjunctions for word in words)
    ):
        return False
    reading.last, reading.skip = close + 1, close + 1
    return True


def _take_small(view: str, lower: str, stop: int, end: int, reading: _Reading, known: Naming) -> bool:
    """A small word goes on with the list only if a name can follow it."""
    if reading.first < 0:
        return False
    if lower in known.conjunctions:
        reading.pending = "and"
        return True
    if lower in known.small_heads and reading.pending and view.startswith(_OF, stop):  # "A and the embassy of"
        reading.last, reading.pending = stop, ""
        return True
    if lower in known.subunits and view.startswith(_OF, stop):  # "the Belgian section of the Association of"
        reading.pending = "of"
        return True
    if lower in known.subunits and reading.last > 0 and not reading.pending:  # "…, Norwegian section"
        reading.last = stop - (view[stop - 1] == ".")
        return view[stop - 1] != "."
    if _ends_small(view, stop, lower, reading, known):
        reading.last = stop
        return True
    if lower not in known.joints:
        return False
    if lower in known.articles:
        reading.pending = reading.pending or "the"
        return True
    if reading.pending == "," and lower in known.openers and not reading.loose:
        return False  # "Moss Church, on State Route 5, will"
    if not reading.loose and not _joins(view, lower, stop, end, reading, known):
        return False
    reading.pending = lower
    return True


def _joins(view: str, lower: str, stop: int, end: int, reading: _Reading, known: Naming) -> bool:
    """Whether a name in running text goes on behind a small word such as "of" or "in"."""
    last = reading.name[-1] if reading.name else ""
    placed = lower in known.joints_place or lower in known.joints_seat
    if placed and last in known.heads and _SEATED.match(view, stop, end):
        return True  # "the UN Office at Geneva, Interpeace and"
    if (
        lower in known.joints_place
        and (last in known.heads or last in known.topics)
        and any(word in known.heads for word in reading.name)
    ):
        return False
    if lower in known.joints_seat and not any(
        word_key(word) in known.seats for word in _WORD.findall(view, stop, min(end, stop + 60))[:5]
    ):
        return False
    sent = lower in known.joints_sent and last in known.heads
    return not sent or not known.sent.isdisjoint(reading.name)


def _ends_small(view: str, stop: int, lower: str, reading: _Reading, known: Naming) -> bool:
    """Whether a name ends with a small noun, "the Reef Centre consortium", and no further noun stands behind it."""
    named = lower in known.heads and not reading.pending and not known.heads.isdisjoint(reading.name)
    return named and _SMALL_END.match(view, stop) is not None


def _take_name(view: str, word: str, start: int, stop: int, reading: _Reading, known: Naming) -> bool:
    key = word_key(word)
    if reading.pending in {";", ",", "|"} and view[stop + 1 : stop + 8].partition(" ")[0].rstrip(":") in known.agents:
        return False
    if reading.first < 0 and key in known.openers and not reading.loose:
        return False
    if word == "I" and (reading.pending or reading.first < 0):
        return False  # "On behalf of the Reef Trust, I invite"
    if reading.first >= 0 and key.endswith("ed") and view[stop + 1 : stop + 8].partition(" ")[0] in known.agents:
        return False  # "… Graduate School\nCo-sponsored by"
    if key in known.all_stops and _stops(view, key, stop, reading, known):
        return False
    if reading.first < 0:
        reading.first = start
    reading.pending = ""
    reading.name.append(key)
    if (
        not word[1:].islower()
        and (seam := _SEAM.search(word)) is not None
        and (
            word_key(word[seam.start() + 1 :]) in known.stops or word_key(word[seam.start() + 1 :]) in known.soft_stops
        )
    ):
        reading.last = start + seam.end()
        return False
    ended = word[-1] == "." and not (key in known.abbreviations or len(key) == 1 or "." in word[:-1])
    reading.last = stop - 1 if ended else stop
    return not ended


def _opens_body(view: str, stop: int, known: Naming) -> bool:
    """Whether a site's name goes on to that of a body: "the Hall Trustees"."""
    following = _WORD.match(view, stop + 1)
    return following is not None and following[0][0].isupper() and word_key(following[0]) in known.heads


def _stops(view: str, key: str, stop: int, reading: _Reading, known: Naming) -> bool:
    """Whether a word that often stands behind a list of names ends it here."""
    may_go_on = key in known.sites if reading.first < 0 else not reading.pending
    if may_go_on and _opens_body(view, stop, known):
        return False
    if key in known.stops and (reading.first < 0 or reading.pending in {"", ",", "in", "at"}):
        return True
    if key in known.soft_stops and reading.pending == ",":
        return True
    return key in known.calendar and (
        reading.pending in {"on", "in", ",", ""} or view[stop : stop + 2].strip()[:1].isdigit()
    )
