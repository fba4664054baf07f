"""Files inside of files: zip, tar, and what is packed with gzip, bzip2 or xz.

In: an open archive. Out: its members, each with its name, its size (None where that is not told) and what opens it. The
members of a tar are there one after the other: each has to be read before the next is asked for.
"""

import bz2
import gzip
import lzma
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import IO, Any, Final, NamedTuple, Self

_UNPACK: Final[dict[str, Callable[..., Any]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_TARS: Final = (".tar", ".tgz", ".tbz2", ".txz", ".tar.gz", ".tar.bz2", ".tar.xz")


class Member(NamedTuple):
    """A file in an archive."""

    name: str
    size: int | None
    open: Callable[[], IO[bytes]]


def is_archive(name: str) -> bool:
    """Whether a file holds others."""
    return name.lower().endswith((".zip", *_TARS))


def members_of(name: str, file: IO[bytes]) -> Iterator[Member]:
    """The files in an archive, as they stand in it."""
    return _from_zip(file) if name.lower().endswith(".zip") else _from_tar(file)


def unpacked(name: str, file: IO[bytes]) -> tuple[str, IO[bytes]] | None:
    """What is packed in a file, and its name; None where nothing is."""
    for suffix, unpack in _UNPACK.items():
        if name.lower().endswith(suffix):
            return name[: -len(suffix)], unpack(file)
    return None


def _from_zip(file: IO[bytes]) -> Iterator[Member]:
    with zipfile.ZipFile(file) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield Member(entry.filename, entry.file_size, partial(archive.open, entry))


class _Header(tarfile.TarInfo):
    """A member's header, whose absence is an error: an archive that is whole ends with blocks of zeros."""

    @classmethod
    def frombuf(cls, buf: bytes | bytearray, encoding: str, errors: str) -> Self:
        if len(buf) < tarfile.BLOCKSIZE:
            raise tarfile.ReadError("the archive ends before its end")
        return super().frombuf(buf, encoding, errors)


def _from_tar(file: IO[bytes]) -> Iterator[Member]:
    with tarfile.open(fileobj=file, mode="r|*", tarinfo=_Header) as archive:
        for entry in archive:
            if entry.isfile():
                yield Member(entry.name, entry.size, partial(_extracted, archive, entry))
            archive.members = []  # type: ignore[attr-defined] # else it keeps all of them


def _extracted(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> IO[bytes]:
    file = archive.extractfile(entry)
    if file is None:
        raise tarfile.ReadError("no regular file")
    return file
