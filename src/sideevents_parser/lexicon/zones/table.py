"""The table of names: a sorted text file, mapped into memory and bisected.

In: a name. Out: its rows. A row is ``key, kind, zones, country, region, population`` with tabs between, and ``minutes`` where a name states an
offset; zones stand best first, with a space between, and a ``?`` before them where none stands out. Nothing is read until the first question.
"""

import mmap
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold

_FOLDER: Final = "tables"
_NAMES: Final = "names.tsv"
_KINDS: Final = {"p": "place", "c": "country", "r": "region", "n": "name", "i": "iana"}
_KEY_MARKS: Final = str.maketrans({".": None, "'": None, "\u02bb": None, "-": " ", "_": " ", "&": " and "})


class NameRow(NamedTuple):
    """One meaning of a name. ``settled``: the first zone stands out; ``country``, ``region``: ISO code and GeoNames' admin1 code."""

    kind: str
    zones: tuple[str, ...]
    settled: bool
    country: str
    region: str
    population: int
    minutes: int | None = None


def name_key(name: str) -> str:
    """The key of a name: folded, without dots and apostrophes, with spaces for hyphens and "and" for "&"."""
    return " ".join(fold(name).translate(_KEY_MARKS).split())


@lru_cache(maxsize=4096)
def find_rows(key: str) -> tuple[NameRow, ...]:
    """All meanings of a key, those with more people first."""
    if not key or "\t" in key or "\n" in key:
        return ()
    wanted = key.encode("utf-8", "surrogatepass") + b"\t"
    rows = [_read_row(line) for line in _lines_from(_first_at(wanted), wanted)]
    return tuple(sorted(rows, key=lambda row: -row.population))


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a small table, without its remarks."""
    text = (files(__package__) / _FOLDER / name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


def _first_at(wanted: bytes) -> int:
    """Where the first line stands that is not before ``wanted``."""
    lines = _mapped()
    low, high = 0, len(lines)
    while low < high:
        middle = (low + high) // 2
        start = lines.rfind(b"\n", low, middle) + 1 or low
        end = lines.find(b"\n", start)
        if lines[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return low


def _lines_from(start: int, wanted: bytes) -> Iterator[bytes]:
    lines = _mapped()
    while lines[start : start + len(wanted)] == wanted:
        end = lines.find(b"\n", start)
        yield lines[start:end]
        start = end + 1


def _read_row(line: bytes) -> NameRow:
    _, kind, zones, country, region, population, *minutes = line.decode("utf-8").split("\t")
    settled = not zones.startswith("?")
    stated = int(minutes[0]) if minutes else None
    return NameRow(_KINDS[kind], tuple(zones.lstrip("?").split(" ")), settled, country, region, int(population or 0), stated)


@cache
def _mapped() -> mmap.mmap | bytes:
    """The file; remarks sort before all keys since they begin with ``#``."""
    path = files(__package__) / _FOLDER / _NAMES
    if not isinstance(path, Path):
        return path.read_bytes()
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)
