"""Files → pages: each file by what its name says it is, pages alone or many in one.

``found_pages(files, intake)`` never raises for what a file holds: what cannot be read is a page with an error.
"""

import lzma
import os
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from csv import Error as CsvError
from pathlib import PurePath
from typing import IO, Final

import pyarrow as pa

from sideevents_parser.batch.archives import is_archive, members_of, unpacked
from sideevents_parser.batch.inputs import File, size_of
from sideevents_parser.batch.intake import Found, Intake, Page, broken, page_of, too_large
from sideevents_parser.batch.mailboxes import read_mailbox
from sideevents_parser.batch.tables import read_csv, read_json, read_lines, read_parquet, read_tsv
from sideevents_parser.batch.warcs import read_warc
from sideevents_parser.commands.kinds import kind_of

BROKEN: Final = (
    OSError, EOFError, ValueError, RuntimeError, NotImplementedError, CsvError,
    lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, zlib.error, pa.ArrowException,
)  # fmt: skip
_TABLES: Final = {
    ".jsonl": read_lines, ".ndjson": read_lines, ".json": read_json,
    ".csv": read_csv, ".tsv": read_tsv,
}  # fmt: skip
At = Callable[[], int]


def found_pages(files: Iterable[File], intake: Intake) -> Iterator[Found]:
    """All pages of all files, in order."""
    before = 0
    for file in files:
        size = size_of(file.path)
        if file.error is not None:
            yield broken(_shown(file.path), before, file.error)
            continue
        try:
            yield from _in_file(file.path, size, before, intake)
        except BROKEN as error:
            yield broken(_shown(file.path), before + size, error)
        before += size


def _in_file(path: str, size: int, before: int, intake: Intake) -> Iterator[Found]:
    name = _shown(path)
    if not _holds_many(path, intake):
        yield Found(name, before + size, lambda: _load(name, path, size, intake))
        return
    with open(path, "rb") as file:  # noqa: PTH123 (names may be bytes that are no text)
        if path.lower().endswith(".parquet"):
            yield from read_parquet(name, file, size, before, intake)
        else:
            yield from _in_stream(name, name, file, lambda: before + file.tell(), intake)


def _holds_many(name: str, intake: Intake) -> bool:
    """Whether a file has to be opened to know its pages."""
    return (
        _is_mailbox(name, intake)
        or is_archive(name)
        or _is_warc(name)
        or _suffix(name) in {*_TABLES, ".parquet", ".gz", ".bz2", ".xz"}
    )


def _in_stream(label: str, name: str, file: IO[bytes], at: At, intake: Intake) -> Iterator[Found]:
    """The pages of an open file. ``label`` names it in ids, ``name`` says by its ending what it holds."""
    if is_archive(name):
        yield from _in_archive(label, name, file, at, intake)
        return
    inner = unpacked(name, file)
    if inner is not None:
        yield from _in_stream(label, inner[0], inner[1], at, intake)
    elif _is_warc(name):
        yield from read_warc(label, file, at, intake)
    elif _suffix(name) in _TABLES:
        yield from _TABLES[_suffix(name)](label, file, at, intake)
    elif _is_mailbox(name, intake):
        yield from read_mailbox(label, file, at, intake)
    elif _suffix(name) == ".parquet":
        yield broken(label, at(), "Parquet inside of an archive; unpack it first")
    else:
        kind = intake.kind or kind_of(name)
        yield Found(label, at(), lambda: page_of(label, file.read(intake.most_bytes + 1), kind, intake))


def _in_archive(label: str, name: str, file: IO[bytes], at: At, intake: Intake) -> Iterator[Found]:
    for member in members_of(name, file):
        inside = _shown(f"{label}!{member.name}")
        if is_archive(member.name):
            yield broken(inside, at(), "an archive inside of an archive; unpack it first")
        elif not PurePath(member.name).name.startswith("."):
            yield from _in_member(inside, member.name, member.open, at, intake)


def _in_member(label: str, name: str, opened: Callable[[], IO[bytes]], at: At, intake: Intake) -> Iterator[Found]:
    try:
        with opened() as file:
            yield from _in_stream(label, name, file, at, intake)
    except (ValueError, RuntimeError, NotImplementedError, CsvError, EOFError, zlib.error, zipfile.BadZipFile) as error:
        yield broken(label, at(), error)


def _load(name: str, path: str, size: int, intake: Intake) -> Page:
    if size > intake.most_bytes:
        return too_large(name, intake)
    with open(path, "rb") as file:  # noqa: PTH123
        return page_of(name, file.read(intake.most_bytes + 1), intake.kind or kind_of(path), intake)


def load(found: Found) -> Page:
    """The page; one with an error where it cannot be read."""
    try:
        return found.load()
    except BROKEN as error:
        return broken(found.id, found.at, error).load()


def _shown(path: str) -> str:
    """A path as text, also where the name of a file is none."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _is_warc(name: str) -> bool:
    low = os.path.basename(name).lower()  # noqa: PTH119
    return low.endswith((".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".warc.wet"))


def _is_mailbox(name: str, intake: Intake) -> bool:
    return (intake.kind or kind_of(name)) == "mbox"


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()
