"""The table of names: a sorted text file, mapped into memory and bisected.

In: a name. Out: its rows. A row is ``key, kind, zones, country, region, population`` with tabs between, and ``minutes``
where a name states an offset; zones stand best first, with a space between, and a ``?`` before them where none stands
out. Nothing is read until the first question.
"""

import mmap
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold

# ``importlib.resources`` takes 5 ms when first asked, so it is asked only where the package is no folder.
_TABLES: Final = Path(__file__).with_name("tables")
_NAMES: Final = "names.tsv"
_HEADER: Final = 2000
_FENCES: Final = 128
_KINDS: Final = {"p": "place", "a": "place", "k": "place", "c": "country", "r": "region", "n": "name", "i": "iana"}
_STANDING: Final = {"c": 1, "k": 1, "a": -1}
_KEY_MARKS: Final = str.maketrans({".": None, "'": None, "\u02bb": None, "-": " ", "_": " ", "&": " and "})


class NameRow(NamedTuple):
    """One meaning of a name.

    ``settled``: the first zone stands out; ``country``, ``region``: ISO code and GeoNames' admin1 code; ``standing``: 1
    for countries and capitals, -1 for a place that is better known by another name.
    """

    kind: str
    zones: tuple[str, ...]
    settled: bool
    country: str
    region: str
    population: int
    minutes: int | None = None
    standing: int = 0


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """The key of a name: folded, without dots and apostrophes, with spaces for hyphens and "and" for "&"."""
    return " ".join(fold(name).translate(_KEY_MARKS).split())


@lru_cache(maxsize=8192)
def find_rows(key: str) -> tuple[NameRow, ...]:
    """All meanings of a key, those with more people first."""
    if not key or "\t" in key or "\n" in key:
        return ()
    rows = [_read_row(line) for line in _lines_with(_encode(key) + b"\t", _first_with(key))]
    return tuple(sorted(rows, key=lambda row: -row.population)) if len(rows) > 1 else tuple(rows)


@lru_cache(maxsize=8192)
def begins_longer(key: str) -> bool:
    """Whether a longer name begins with these words."""
    if not key or "\n" in key or (start := _first_with(key)) < 0:
        return False
    written = _encode(key)
    return _starts(start, written + b" ") or (_starts(start, written + b"\t") and _first_at(written + b" ") >= 0)


def read_table(name: str) -> Iterator[list[str]]:
    """The rows of a small table, without its remarks."""
    path = _TABLES / name
    text = (path if path.is_file() else files(__package__) / path.parent.name / name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))


class _Table(NamedTuple):
    """The file, and the lines at every few thousand bytes, so that a question reads one stretch of it."""

    text: mmap.mmap | bytes
    starts: tuple[int, ...]
    fences: tuple[bytes, ...]


@lru_cache(maxsize=8192)
def _first_with(key: str) -> int:
    """Where the first line stands that begins with a key or with a longer word: most words of a page begin none."""
    return _first_at(_encode(key))


def _first_at(wanted: bytes) -> int:
    """Where the first line stands that begins with ``wanted``, -1 for none."""
    table = _opened()
    after = bisect_left(table.fences, wanted)
    low = table.starts[max(after - 1, 0)]
    # The line of the next fence may be the first that fits.
    high = (table.starts[after] if after < len(table.starts) else len(table.text)) + len(wanted)
    text = table.text
    while low < high:
        middle = (low + high) // 2
        start = text.rfind(b"\n", low, middle) + 1 or low
        end = text.find(b"\n", middle)
        if end >= 0 and text[start:end] < wanted:
            low = end + 1
        else:
            high = start
    return low if _starts(low, wanted) else -1


def _starts(at: int, wanted: bytes) -> bool:
    """Whether the line at ``at`` begins with ``wanted``."""
    return _opened().text[at : at + len(wanted)] == wanted


def _lines_with(wanted: bytes, start: int) -> Iterator[bytes]:
    """The lines that begin with ``wanted``, which stand at ``start`` if there are any: a tab sorts before all else."""
    text = _opened().text
    while start >= 0 and text[start : start + len(wanted)] == wanted:
        end = text.find(b"\n", start)
        yield text[start:end]
        start = end + 1


def _read_row(line: bytes) -> NameRow:
    _, kind, zones, country, region, population, *minutes = line.decode("utf-8").split("\t")
    settled = not zones.startswith("?")
    stated = int(minutes[0]) if minutes else None
    return NameRow(
        _KINDS[kind],
        tuple(zones.lstrip("?").split(" ")),
        settled,
        country,
        region,
        int(population or 0),
        stated,
        _STANDING.get(kind, 0),
    )


@cache
def _opened() -> _Table:
    """The file with its fences; the remarks at its head end with the first line that begins with none."""
    text = _mapped()
    first = text.find(b"\n", text.rfind(b"\n#", 0, _HEADER) + 1) + 1
    step = max(len(text) // _FENCES, 1)
    starts = tuple(
        dict.fromkeys((first, *(text.find(b"\n", at) + 1 for at in range(first + step, len(text) - step, step))))
    )
    return _Table(text, starts, tuple(text[start : text.find(b"\n", start)] for start in starts))


def _mapped() -> mmap.mmap | bytes:
    path = _TABLES / _NAMES
    if not path.is_file():
        return (files(__package__) / path.parent.name / _NAMES).read_bytes()
    with path.open("rb") as opened:
        return mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ)


def _encode(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
