"""Offsets from Greenwich as people write them, and those that zones have.

In: ``GMT+7``, ``UTC/GMT -3``, ``+05:30``. Out: minutes east of UTC. ``read_offset("UTC +5:30") == 330``
"""

import datetime as dt
import re
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

_OFFSET: Final = re.compile(
    r"""
    (?: (?: GMT | UTC | UT | Z ) (?: [ ]?/[ ]? (?: GMT | UTC ) )? [ ]{0,2} :? [ ]? )?   # the name, or two of them
    (?P<sign> [+-] ) [ ]?
    (?P<hours> \d{1,2} )
    (?: [:.h]? (?P<minutes> [0-5]\d ) | [.] (?P<tenths> 5 ) )?
    [ ]? (?: h | hrs | hours? )? (?: [ ]? (?: GMT | UTC ) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_GREENWICH: Final = re.compile(
    r"(?:GMT|UTC|UT|Z|Zulu(?: time)?)(?:[ ]?/[ ]?(?:GMT|UTC))?(?:[ ]?\+/?-?[ ]?0?0(?:[:.]?00)?)?", re.IGNORECASE
)
_SPELLED: Final = re.compile(r"(GMT|UTC)[ ]?(plus|minus)[ ]?(?=\d)", re.IGNORECASE)
_STARTS: Final = frozenset("+-GUZguz")
_LEAST, _MOST = -12 * 60, 14 * 60
_YEARS: Final = range(2000, 2038)


def read_offset(text: str) -> int | None:
    """Minutes east of UTC that a text states, None where it is not an offset."""
    if text[:1] not in _STARTS:
        return None
    if _GREENWICH.fullmatch(text):
        return 0
    text = _SPELLED.sub(lambda found: found[1] + ("+" if found[2].lower() == "plus" else "-"), text)
    found = _OFFSET.fullmatch(text)
    if found is None or (text[0] in "+-" and len(found["hours"]) == 1 and not text[-1].isalpha()):
        return None
    minutes = int(found["minutes"] or 0) or (30 if found["tenths"] else 0)
    total = (int(found["hours"]) * 60 + minutes) * (-1 if found["sign"] == "-" else 1)
    return total if _LEAST <= total <= _MOST else None


@lru_cache(maxsize=1024)
def zone_offsets(zone: str) -> frozenset[int]:
    """All offsets that a zone has or had since 2000, in minutes."""
    place = ZoneInfo(zone)
    moments = (dt.datetime(year, month, 1, tzinfo=place).utcoffset() for year in _YEARS for month in (1, 4, 7, 10))
    return frozenset(int(moment.total_seconds() // 60) for moment in moments if moment is not None)
