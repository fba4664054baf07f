"""A place behind a day or a month → the year that is written there.

In: the view and an offset. Out: the year, or None, and where it ends. ``, 2021`` and ``of 2021`` are years; ``2021
hrs`` and ``2021-2130`` are not.
"""

import re
from typing import Final

from sideevents_parser.scan.words import DateWords

_ASIDE: Final = re.compile(r"[ ]?\(([^\W\d_]{1,12})\.?\)(?=,?[ ](?:19|20)\d\d)")
_YEAR: Final = re.compile(
    r"[.,]?[ \t]{0,3}(\n[ \t>*]{0,8})?(?:([a-z]{2})[ ]|')?(\d{4})"
    r"(?![\d]|[ ]?(?:[hH](?:rs|ours)?|GMT|UTC|Z)\b|[:.]\d|-[01]\d[0-5]\d)"
)
# 9 August 202219:30: a clock is glued to the year
_BEFORE_CLOCK: Final = re.compile(r",?[ ]((?:19|20)\d\d)(?=(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\d))")
# 24 Jun 21: only where nothing behind could make an hour or a further day of it
_BARE_YEAR: Final = re.compile(r"[ ](1[5-9]|2[1-9]|3\d)(?=[ \t]{0,3}(?:\n|$|[,;)|@]|\.(?!\d)|at[ ]|from[ ]))")
_SHORT_YEAR: Final = re.compile(r"(?:[ \t]{1,2}|(?<=[^\W\d_]))'(\d\d)(?!\d)")
# 5 September23: glued to the month, and nothing behind that makes an hour or a further day of it
_GLUED_YEAR: Final = re.compile(r"(?<=[^\W\d_])(1[5-9]|2\d|3\d)(?=[ \t]{0,3}(?:\n|$|[,;)|]|\.(?!\d)))")
_AFTER_WRAP: Final = re.compile(r"[ \t]*(?:[.,;:)]|\n|$|[a-z(-])")
_YEARS: Final = range(1800, 2200)


def year_at(view: str, at: int, words: DateWords) -> tuple[int | None, int]:
    """The year that follows a day or a month, and where it ends."""
    found = _YEAR.match(view, at)
    whole = (
        found is not None
        and found.group(2) in {None, *words.month_links}
        and (found.group(1) is None or _AFTER_WRAP.match(view, found.end()) is not None)
    )
    if found is not None and whole and int(found.group(3)) in _YEARS:
        return int(found.group(3)), found.end()
    if glued := _BEFORE_CLOCK.match(view, at):
        return int(glued.group(1)), glued.end()
    if short := _SHORT_YEAR.match(view, at):
        return 2000 + int(short.group(1)), short.end()
    aside = _ASIDE.match(view, at)
    if aside is not None and begins_weekday(aside.group(1), words):
        year, end = year_at(view, aside.end(), words)
        return year, end if year is not None else at
    return None, at


def year_behind(view: str, at: int, words: DateWords) -> tuple[int | None, int]:
    """The year behind day and month, also of two figures."""
    year, end = year_at(view, at, words)
    if year is not None:
        return year, end
    following = view[at : at + 1]
    bare = _BARE_YEAR if following == " " else _GLUED_YEAR if following.isdigit() else None
    if bare is not None and (short := bare.match(view, at)) is not None:
        return 2000 + int(short.group(1)), short.end()
    return year, end


def begins_weekday(word: str, words: DateWords) -> bool:
    """Whether a word in brackets is a weekday or the beginning of one: (Thu), (TH)."""
    start = word.casefold()
    return any(name.casefold().startswith(start) for name in words.weekdays)
