"""What stands around a figure and says that it is neither a day nor a clock.

In: the view and where the figure begins. Out: yes or no. ``is_masked("Room 11:30", 5, words)`` is True.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.scan.words import DateWords

_TIGHT: Final = frozenset("/#$\u20ac\u00a3\u00a5_=\\&^%")
_BEFORE_TIGHT: Final = frozenset(".,:-+'")
_LOOK_BACK: Final = 16
_NEXT: Final = re.compile(r"[ ]{0,2}\n?(?:([^\W\d_]{1,9})|[:.][0-5]\d|[ ]?[-/&,+~.]{1,3}[ ]{0,2}\n?(?:\d|([^\W\d_]{2,9}))|[\u00ba\u00b0]|[.][aApP]|[ ]:[ ]?\d)")
_LONG_NEXT: Final = re.compile(r"[-/.]\d|[ ]{0,2}(?:[hHGUZaApP]|-[ ]?\d{4}(?!\d))|:\d\d")
_YEAR_SIZE, _DAY_SIZE = 4, 2


def promises(view: str, start: int, end: int, words: DateWords) -> bool:
    """A cheap first look at the figure from ``start`` to ``end``: whether its neighbours may make it a day, a year or a clock."""
    if end - start > _DAY_SIZE and _LONG_NEXT.match(view, end):
        return True
    if end - start <= _DAY_SIZE and (follows := _NEXT.match(view, end)) is not None:
        word = follows.group(1) or follows.group(2)
        if word is None or word.isupper() or (word.lower() if word.isascii() else fold(word)) in words.promising:
            return True
    return _behind_lead(view, start, words)


def _behind_lead(view: str, at: int, words: DateWords) -> bool:
    """Whether the word before a figure is a weekday or a month."""
    before = view[at - 1 : at]
    if before.isalpha():
        return _ends_word(view, at)
    if before not in {" ", "\n", "\t", ",", ".", "(", "-"}:
        return False
    parts = view[max(0, at - _LOOK_BACK) : at].rstrip(" \t\n,.(-").rsplit(None, 1)
    if not parts:
        return False
    word = parts[-1].strip("(,.*")
    return words.lead.get(word.lower() if word.isascii() else fold(word)) in _NAMES or not word.isalpha() and word[-3:].isalpha()


_NAMES: Final = frozenset({"weekday", "month"})


def is_masked(view: str, at: int, words: DateWords) -> bool:
    """Whether the figure at ``at`` belongs to a number, a symbol or a price, or stands behind a word such as "Room"."""
    before = view[at - 1] if at else "\n"
    if before in _TIGHT:
        return not (before == "/" and at > 1 and view[at - 2] in " \t")
    if before in _BEFORE_TIGHT and at > 1 and view[at - 2].isalnum() and before != ":" and not _ends_word(view, at):
        return True
    if before == " ":
        return _behind_mask_word(view, at, words)
    return before.isalnum() and not _ends_word(view, at)


def _ends_word(view: str, at: int) -> bool:
    """Whether the figure is glued to a whole word (``Wednesday15``), not to a code (``A4``)."""
    tail = view[max(0, at - 4) : at].rstrip(".,-")
    return len(tail) > 2 and tail[-3:].isalpha()


def _behind_mask_word(view: str, at: int, words: DateWords) -> bool:
    start = max(view.rfind(" ", max(0, at - _LOOK_BACK), at - 1), view.rfind("\n", max(0, at - _LOOK_BACK), at - 1)) + 1
    word = view[max(start, at - _LOOK_BACK) : at - 1]
    if word[-1:] in {"$", "\u20ac", "\u00a3", "\u00a5", "#"}:
        return True
    return word.strip("(.:").lower() in words.masks_before
