"""What the caller names → files, in an order that is the same on every run.

Folders are walked by the alphabet, one folder in memory at a time; hidden files are left out. Patterns
(``pages/*.html``) are expanded; ``-`` reads names from standard input, a line each.
"""

import glob
import os
import time
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_STDIN: Final = "-"
_PATTERN: Final = frozenset("*?[")


class File(NamedTuple):
    """A file by its path, and why it cannot be read where that is known already."""

    path: str
    error: str | None = None


def files_of(names: Iterable[str], listed: Iterable[str]) -> Iterator[File]:
    """All files that are meant, in order; ``listed``: lines of standard input, read only where a name is "-"."""
    for name in names:
        if name == _STDIN:
            yield from files_of((line.rstrip("\r\n") for line in listed if line.strip()), listed)
        elif os.path.isdir(name):  # noqa: PTH112 (millions of times)
            yield from _walk(name)
        elif os.path.lexists(name):
            yield File(name)
        elif _PATTERN & set(name):
            yield from _matching(name)
        else:
            yield File(name, "No such file or directory")


def bytes_of(names: Iterable[str], seconds: float) -> int | None:
    """The size of all files together, unless counting takes longer; names from standard input cannot be counted."""
    begun, total = time.monotonic(), 0
    named = tuple(names)
    if _STDIN in named:
        return None
    for file in files_of(named, ()):
        total += size_of(file.path)
        if time.monotonic() - begun > seconds:
            return None
    return total


def size_of(path: str) -> int:
    """The size of a file, 0 where there is none."""
    try:
        return os.stat(path).st_size  # noqa: PTH116 (millions of times)
    except OSError:
        return 0


def _matching(pattern: str) -> Iterator[File]:
    found = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (patterns may be absolute)
    if not found:
        yield File(pattern, "no file fits this pattern")
    for path in found:
        yield from _walk(path) if os.path.isdir(path) else (File(path),)  # noqa: PTH112


def _walk(folder: str) -> Iterator[File]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((each.name, each.is_dir(follow_symlinks=False), each.is_file()) for each in entries)
    except OSError as error:
        yield File(folder, error.strerror or str(error))
        return
    for name, is_folder, is_file in found:
        path = os.path.join(folder, name)  # noqa: PTH118 (millions of times)
        if name.startswith("."):
            continue
        if is_folder:
            yield from _walk(path)
        else:
            yield File(path, None if is_file else "no regular file")
