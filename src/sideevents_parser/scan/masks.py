"""What stands around a figure and says that it is neither a day nor a clock.

In: the view and where the figure begins. Out: yes or no. ``is_masked("Room 11:30", 5, words)`` is True.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.scan.words import DateWords, humps

_TIGHT: Final = frozenset("/#$\u20ac\u00a3\u00a5_=\\&^%")
_BEFORE_TIGHT: Final = frozenset(".,:-+'")
_LOOK_BACK: Final = 16
_NEXT: Final = re.compile(
    r"[ ]{0,2}\n?(?:([^\W\d_]{1,9})|[:.][0-5]\d|[\u00ba\u00b0]|[.][aApP]|[ ]:[ ]?\d|:[ ][0-5]\d[aApP]\.?[mM]"
    r"|[ ]?[-/&,+~.]{1,3}[ ]{0,2}(?:-[ ])?\n?(?:\d|([^\W\d_]{2,9})))"
)
_THOUSANDS: Final = re.compile(r",\d{3}")
_LONG_NEXT: Final = re.compile(
    r"[-/.]\d|[ ]{0,2}(?:[HGUZAP]|h(?:rs|ours)?(?![^\W\d_])|[ap][ ]?[.-]?[ ]?[mM]|-[ ]?\d{4}(?!\d))|:\d\d"
)
_FULL_DATE: Final = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d(?!\d)")  # "Meeting 12.10.2019" is no number
# of a meeting: "Meeting 9.17.20", "Meeting 19:30", "Meeting 2nd November"
_OF_MEETING: Final = re.compile(
    r"[01]?\d\.[0-3]?\d\.[12]\d(?![\d.])|\d{1,2}[:.](?:[03]0|[14]5)(?![\d.:])|[0-3]?\d[a-z]{2},[ ][0-3]?\d[a-z]{2}\b"
    r"|[0-3]?\d[a-z]{2}[ ](?:of[ ])?[A-Z][a-z]{2,8}\b"
)
_CLOCK: Final = re.compile(r"\d{1,2}:[0-5]\d")
# behind the last letter of the cell before it
_CELL_DATE: Final = re.compile(r"\d{1,2}([-/ ])(?:[A-Z][a-z]{2,8}|\d{1,2})\1(?:(?:19|20)\d\d|\d\d(?:\d\d:|(?!\d)))")
_SLIP: Final = re.compile(r"(?<=\d\.\.)[0-5]\d[ ]?[aApP]\.?[mM]")  # the minutes of "11..00 AM" are no hour
_PICTURE: Final = re.compile(r"\d{4}-\d\d-\d\d at \d{1,2}\.\d\d\.\d\d(?!\d)")  # "Screen Shot 2015-05-01 at 3.34.54 PM"
# behind a label such as "Next meeting:" a date is one
_WHOLE_DATE: Final = re.compile(r"\d{1,2}(?:[a-z]{2})?[ ][A-Z][a-z]{2,8}[ ,]")
_FULL_CLOCK: Final = re.compile(r"\d{1,2}(?:[:.][0-5]\d)?[ ]?[aApP]\.?[mM](?![^\W\d_])")
_HALF_AND_ZONE: Final = re.compile(r"[aApP][mM][A-Z]{2,4}")  # "3pmEST"
_DAY_SIZE = 2
_LABEL: Final = re.compile(r"([^\W\d_]{3,10})[ ]?:[ \t]{1,3}$")
_LABEL_WIDTH: Final = 16


def promise(view: str, start: int, end: int, words: DateWords) -> str | None:
    """A cheap first look at the figure from ``start`` to ``end``: what its neighbours may make of it.

    "lead": words before it may open a date. "alone": what follows it may make it a day or a clock. None: neither.
    """
    led = _behind_lead(view, start, words)
    if led in _NAMES:
        return "lead"
    if end - start > _DAY_SIZE:
        promising = _LONG_NEXT.match(view, end) or labels_clock(view, start, words)
        return "alone" if end - start > _DAY_SIZE + 1 and promising else None
    follows = _NEXT.match(view, end)
    if follows is None or (led is None and _THOUSANDS.match(view, end)):
        return None
    word = follows.group(1) or follows.group(2)
    if (
        word is None
        or word in words.promising
        or word.isupper()
        or _HALF_AND_ZONE.fullmatch(word)
        or (not word.isascii() and fold(word) in words.promising)
    ):
        return "lead" if led else "alone"
    return None


def labels_clock(view: str, at: int, words: DateWords) -> bool:
    """Whether four figures stand right behind the label of an hour: "Time: 1500 (Seoul time)"."""
    label = _LABEL.search(view, max(0, at - _LABEL_WIDTH), at)
    return label is not None and label[1].lower() in words.clock_labels and view[at + 3] in "05"


def _behind_lead(view: str, at: int, words: DateWords) -> str | None:
    """What the word before a figure is: weekday, month, filler."""
    before = view[at - 1 : at]
    if before.isalpha():
        return "month" if _ends_word(view, at) else None
    if before not in _GAPS:
        return None
    if before == " " and (gap := view.rfind(" ", max(0, at - _LOOK_BACK), at - 1)) >= 0:
        word = view[gap + 1 : at - 1]
        if word.isalpha() and word.isascii() and (word.islower() or word[1:].islower()):
            return words.lead.get(word)
    parts = view[max(0, at - _LOOK_BACK) : at].rstrip(" \t\n,.(-").rsplit(None, 1)
    if not parts:
        return None
    word = parts[-1]
    kind = words.lead.get(word)
    if kind is None and not word.isalpha():
        kind = words.lead.get(word.strip("(,.*|:")) or ("month" if word[-3:].isalpha() and "-" in word else None)
    elif kind is None and (not word.isascii() or not word[1:].islower()) and (glued := humps(word)):
        kind = "month" if len(glued) > 1 or glued[0] in words.lead else None
    return kind


_GAPS: Final = frozenset(" \n\t,.(-")
_NAMES: Final = frozenset({"weekday", "month"})


def is_masked(view: str, at: int, words: DateWords) -> bool:
    """Whether the figure at ``at`` belongs to a number, a symbol or a price, or stands behind a word such as "Room".

    So do the date and the clock in the file name of a picture.
    """
    before = view[at - 1] if at else "\n"
    if before in _TIGHT:
        return not (before == "/" and at > 1 and view[at - 2] in " \t")
    if before == ":" and at > 1 and view[at - 2].isdigit():
        return True  # the minutes of a clock whose hour is masked
    if before == "[":
        return at > 1 and view[at - 2].isalnum()
    if before in _BEFORE_TIGHT and at > 1 and view[at - 2].isalnum() and before != ":" and not _ends_word(view, at):
        return True
    if _PICTURE.match(view, at) or _SLIP.match(view, at):
        return True
    if before == " ":
        return _behind_mask_word(view, at, words) and not (_FULL_DATE.match(view, at) or _FULL_CLOCK.match(view, at))
    if not before.isalnum() or (before.isalpha() and _CLOCK.match(view, at)):
        return False
    return not (before.islower() and _CELL_DATE.match(view, at))


def _ends_word(view: str, at: int) -> bool:
    """Whether the figure is glued to a whole word (``Wednesday15``), not to a code (``A4``)."""
    tail = view[max(0, at - 4) : at].rstrip(".,-")
    return len(tail) > 2 and tail[-3:].isalpha()


def _behind_mask_word(view: str, at: int, words: DateWords) -> bool:
    start = max(view.rfind(" ", max(0, at - _LOOK_BACK), at - 1), view.rfind("\n", max(0, at - _LOOK_BACK), at - 1)) + 1
    word = view[max(start, at - _LOOK_BACK) : at - 1]
    if word[-1:] in {"$", "\u20ac", "\u00a3", "\u00a5", "#"}:
        return bool(word.strip("#")) or view[start - 1 : start] == " "
    if word[-1:] == ":" and _WHOLE_DATE.match(view, at):
        return False
    name = word.strip("(.:").lower()
    if name in words.gatherings and _OF_MEETING.match(view, at):
        return False
    return name in words.masks_before
