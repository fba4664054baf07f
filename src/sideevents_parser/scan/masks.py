"""What stands around a figure and says that it is neither a day nor a clock.

In: the view and where the figure begins. Out: yes or no. ``is_masked("Room 11:30", 5, words)`` is True.
"""

from typing import Final

from sideevents_parser.scan.words import DateWords

_TIGHT: Final = frozenset("/#$\u20ac\u00a3\u00a5_=\\&^%")
_BEFORE_TIGHT: Final = frozenset(".,:-+'")
_LOOK_BACK: Final = 16


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
