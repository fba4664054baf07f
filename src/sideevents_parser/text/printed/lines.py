r"""Printed lines → paragraphs, as a reader joins them: what broke for want of room, and words broken by a hyphen.

In: lines with their place on the page and the blank rows above them. Out: paragraphs with the blank rows above them.
A break is one of the layout where the next word had no room on the line; where it had, the writer made it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

HYPHENS: Final = ("-", "\u2010", "\u00ad", "\u2011")
_SURE_HYPHENS: Final = ("\u2010", "\u00ad")  # set by programs that hyphenate
_LIGATURES: Final = dict(zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True))
_LIGATURE: Final = re.compile(f"[{''.join(_LIGATURES)}]")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_CLOCK: Final = re.compile(r"\d{1,2}[:.h]\d\d\b|\d{1,2} ?[ap]\.?m\b", re.IGNORECASE)
_DAY: Final = re.compile(r"\d{1,2}(?!\d)")
_WORDS: Final = re.compile(r"[,\s]+")
_CLOSED: Final = (".", "!", "?", ")", "”", '"')
_BROKEN: Final = re.compile(r"[^\W\d_]+[-\u2010\u00ad](?=\s)")
_ITEM: Final = re.compile(r"[•●▪◦‣⁃∙·■□▶►➢➤✔✓*–—-][ ]|\(?(?:\d{1,2}|[a-z])[.)][ ]")
_LABEL: Final = re.compile(r"[A-Z][\w/&' -]{1,24}:(?:\s|$)")
_RANGE: Final = re.compile(r"\d[-–—]$")
_ADDRESS: Final = re.compile(r"@|\w[./]\w")
_ENDED: Final = (".", "!", "?", ":", ";", ".”", '."', ".)", "…")
_FULL: Final = 0.94
_NARROW: Final = 60
_SEVERAL: Final = 3
_ALIKE: Final = 0.88
_SHORT: Final = 20
FAR: Final = 1_000_000
CELL_SLACK: Final = 1  # a cell may end that much before its longest line
_INDENT: Final = 2
_MARGIN: Final = 3


class Printed(NamedTuple):
    """A line or a paragraph: its text, the column in which it begins, the blank rows above it."""

    text: str
    indent: int = 0
    gap: int = 0

    @property
    def end(self) -> int:
        """The column behind its text."""
        return self.indent + len(self.text)


class Words(NamedTuple):
    """What tells how lines go on.

    ``known``: the words of the whole text, for hyphens that belong to a word; ``small``: words that no line ends with;
    ``days``: the names of weekdays and months.
    """

    known: frozenset[str]
    small: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def opens(self, text: str) -> str:
        """What a line opens with, if it may be that of an entry: "clock", "day" or nothing."""
        if _CLOCK.match(text):
            return "clock"
        first, second = (*_WORDS.split(text[:40], 2), "", "")[:2]
        named = first.lower().rstrip(".") in self.days and (not second or _DAY.match(second) is not None)
        counted = _DAY.match(first) is not None and second.lower().rstrip(".") in self.days
        return "day" if named or counted else ""

    def hang(self, text: str) -> bool:
        """Whether something is open at the end of a line: a bracket, a dash between two hours, a small word."""
        return (
            text.rfind("(") > text.rfind(")")
            or text[-1] in "–—-/&"
            or (text[-1].islower() and text.rpartition(" ")[2] in self.small and " " in text)
        )

    def whole(self, before: str, behind: str) -> str:
        """Two lines as one, the first of which ends in a hyphen."""
        left, right = _last_word(before[:-1]), _WORD.match(behind)
        if before[-1] in _SURE_HYPHENS:
            return before[:-1] + behind
        if not left or right is None or not behind[0].islower():
            return before + behind if left else f"{before} {behind}"
        rest = right.group().lower()
        joined, hyphened = left.lower() + rest, f"{left.lower()}-{rest}"
        stands = hyphened in self.known or (left.lower() in self.known and rest in self.known)
        return before + behind if stands and joined not in self.known else before[:-1] + behind


def words_of(text: str, small: frozenset[str] = frozenset(), days: frozenset[str] = frozenset()) -> Words:
    """The words that stand in a text, without those that break at the end of a line or of a column."""
    return Words(frozenset(word.lower() for word in _WORD.findall(_BROKEN.sub(" ", text))), small, days)


def lines_of(rows: Iterable[str]) -> list[Printed]:
    """The lines of rows, justified blanks as one."""
    lines: list[Printed] = []
    gap = 0
    for row in rows:
        body = row.strip()
        if not body.strip("\u00ad "):
            gap += 1
            continue
        lines.append(Printed(" ".join(body.split(" ")), len(row) - len(row.lstrip()), gap))
        gap = 0
    return lines


def full_width(lengths: Iterable[int]) -> int:
    """Where the lines of a column are full: its longest of which several are alike; far away if there are none."""
    longest = sorted((length for length in lengths if length > _SHORT), reverse=True)
    pairs = zip(longest, longest[_SEVERAL - 1 :], strict=False)
    return next((length for length, other in pairs if other >= _ALIKE * length), FAR)


def paragraphs(lines: Sequence[Printed], width: int, words: Words, *, in_cell: bool = False) -> list[Printed]:
    """Lines of one column, put together where only the layout broke them; ``width``: where the column ends."""
    made: list[Printed] = []
    left = min((line.indent for line in lines), default=0)
    last: Printed | None = None
    openings = [words.opens(line.text) for line in lines]
    entries = {opening for opening, count in Counter(openings).items() if opening and count > 1}
    for line, opening in zip(lines, openings, strict=True):
        entry = bool(opening) and not in_cell and last is not None
        if last is not None and entry and _begins_entry(last.text, is_usual=opening in entries, words=words):
            made.append(line)
        elif last is not None and _runs_on(last, line, (left, width), words, in_cell=in_cell):
            made[-1] = made[-1]._replace(text=joined(made[-1].text, line.text, words))
        else:
            made.append(line)
        last = line
    return [paragraph._replace(text=tidy(paragraph.text)) for paragraph in made]


def _begins_entry(above: str, *, is_usual: bool, words: Words) -> bool:
    """Whether an hour or a day at the beginning of a line opens an entry and does not go on in the line above."""
    return (is_usual and above[-1] not in ",-–—" and not words.hang(above)) or above.endswith(_CLOSED)


def _runs_on(line: Printed, below: Printed, reach: tuple[int, int], words: Words, *, in_cell: bool) -> bool:
    """Whether a line goes on in the line below it; ``reach``: where the column begins and ends."""
    left, width = reach
    if below.gap > 1 or below.indent >= line.end or _ITEM.match(below.text):
        return False
    if breaks_word(line.text, below.text):
        return True
    word = below.text.partition(" ")[0]
    lacked_room = line.end + 1 + len(word) > (width - CELL_SLACK if in_cell else _room(left, width))
    if below.text[0].islower() and not line.text.endswith(_ENDED) and not _ADDRESS.search(word):
        return lacked_room or not below.gap
    if below.gap:
        return False
    if words.hang(line.text):
        return True
    if (_LABEL.match(below.text) and not in_cell) or line.indent > left + _MARGIN:
        return False
    hangs_back = _ITEM.match(line.text) or _LABEL.match(line.text)  # its second line may be indented
    return lacked_room and (below.indent <= line.indent + _INDENT or hangs_back is not None)


def _room(left: int, width: int) -> float:
    """Where a line is full: in wide columns a bit before their end, since letters are not all of one width."""
    return left + _FULL * (width - left) if width - left > _NARROW else width


def breaks_word(text: str, below: str) -> bool:
    """Whether a line ends within a word."""
    return (
        text.endswith(HYPHENS)
        and len(text) > 1
        and (text[-2].isalpha() or text[-1] in _SURE_HYPHENS)
        and (below[0].isalpha())
    )


def joined(text: str, below: str, words: Words) -> str:
    """Two lines as one."""
    if _RANGE.search(text) and below[0].isdigit():
        return text + below
    return words.whole(text, below) if breaks_word(text, below) else f"{text} {below}"


def tidy(text: str) -> str:
    """A text without ligatures, soft hyphens and blanks in a row."""
    text = " ".join(text.replace("\u00ad", "").split(" "))
    text = re.sub("  +", " ", text)
    return _LIGATURE.sub(lambda found: _LIGATURES[found.group()], text)


def _last_word(text: str) -> str:
    found = re.search(r"[^\W\d_]+$", text[-40:])
    return found.group() if found else ""
