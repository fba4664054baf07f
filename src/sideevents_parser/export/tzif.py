"""A zone's file as ``zoneinfo`` reads it (RFC 8536): the changes that it lists and the rule in its footer.

``read_zone("Europe/Paris").footer == "CET-1CEST,M3.5.0,M10.5.0/3"``
"""

import struct
import zoneinfo
from functools import cache
from importlib import resources
from pathlib import Path, PurePosixPath
from typing import NamedTuple

_HEADER = struct.Struct(">4sc15x6L")
_LONGEST_NAME = 100


class Change(NamedTuple):
    """From ``at`` (seconds since 1970, UTC) the clocks are ``after`` seconds east of UTC, and called ``name``.

    ``seasonal``: the file says that saving time begins or ends here, so that this is no change for good.
    """

    at: int
    before: int
    after: int
    name: str
    seasonal: bool = False


class _Clock(NamedTuple):
    offset: int
    saving: bool
    name: str


class ZoneFile(NamedTuple):
    """What a zone's file says: the offset before all changes, the changes, and the rule for all time after them."""

    first_offset: int
    first_name: str
    changes: tuple[Change, ...]
    footer: str


@cache
def read_zone(key: str) -> ZoneFile | None:
    """The zone's file, or None when this machine has none of that name."""
    content = _zone_bytes(key)
    return _read(content) if content and content[:4] == b"TZif" and content[4:5] >= b"2" else None


def _zone_bytes(key: str) -> bytes | None:
    """The same file that ``zoneinfo.ZoneInfo(key)`` reads: the system's, else the tzdata package's."""
    path = PurePosixPath(key)
    if not key or len(key) > _LONGEST_NAME or path.is_absolute() or ".." in path.parts or "\\" in key or "\0" in key:
        return None
    for folder in zoneinfo.TZPATH:
        file = Path(folder, key)
        if file.is_file():
            return file.read_bytes()
    return _packaged_bytes(path)


def _packaged_bytes(path: PurePosixPath) -> bytes | None:
    try:
        file = resources.files("tzdata.zoneinfo").joinpath(*path.parts)
        return file.read_bytes() if file.is_file() else None
    except (ModuleNotFoundError, OSError, ValueError):
        return None


def _read(content: bytes) -> ZoneFile:
    """The second, 64-bit part of the file; the first is for readers of another age."""
    start = _HEADER.size + _part_size(content, 0, 4)
    _, _, _, _, _, times, types, letters = _HEADER.unpack_from(content, start)
    at = start + _HEADER.size
    instants = struct.unpack_from(f">{times}q", content, at)
    kinds = content[at + 8 * times : at + 9 * times]
    kind_table = at + 9 * times
    names = content[kind_table + 6 * types : kind_table + 6 * types + letters]
    clocks = [_clock(content, kind_table + 6 * index, names) for index in range(types)]
    footer = content[start + _HEADER.size + _part_size(content, start, 8) :].strip(b"\n").decode("ascii")
    changes, last = [], clocks[0]
    for instant, kind in zip(instants, kinds, strict=True):
        clock = clocks[kind]
        if clock != last:
            changes.append(Change(instant, last.offset, clock.offset, clock.name, clock.saving != last.saving))
        last = clock
    return ZoneFile(clocks[0].offset, clocks[0].name, tuple(changes), footer)


def _part_size(content: bytes, start: int, width: int) -> int:
    _, _, universal, standard, leaps, times, types, letters = _HEADER.unpack_from(content, start)
    return int(times * (width + 1) + types * 6 + letters + leaps * (width + 4) + standard + universal)


def _clock(content: bytes, at: int, names: bytes) -> _Clock:
    offset, saving, name = struct.unpack_from(">lBB", content, at)
    return _Clock(offset, bool(saving), names[name : names.index(b"\0", name)].decode("ascii"))
