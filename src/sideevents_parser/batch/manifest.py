"""The list of parts that are done, in the folder of the output: what a run that goes on may rely on.

A line of JSON for what was asked, then one for each finished part, written when the part is in its place and on the
disk. A line that was cut off by a crash does not count; its part is written again.
"""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from sideevents_parser.batch.tally import Tally

NAME: Final = "_manifest.jsonl"


class FolderError(Exception):
    """The folder of the output cannot be used as asked; the message is one line for a person."""


class Done(NamedTuple):
    """A finished part: how many pages it took, the digest of their ids, and what they gave."""

    part: int
    pages: int
    digest: str
    tally: Tally


class Manifest(NamedTuple):
    """The parts that were done when the run began, the moment at which its first run began, and the open file."""

    done: tuple[Done, ...]
    stamp: str
    file: IO[bytes]

    def add(self, done: Done) -> None:
        """Note a part that is in its place."""
        _append(self.file, {**done._asdict(), "tally": done.tally._asdict()})


@contextmanager
def open_manifest(folder: Path, asked: dict[str, Any], stamp: str, *, resume: bool) -> Iterator[Manifest]:
    """The manifest of an output folder, which nobody else may use meanwhile.

    ``asked``: what decides on the contents of parts. Raises ``FolderError`` where the folder holds something else, or
    a run that asked for something else.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    if not path.exists() and any(not each.name.startswith(".") for each in folder.iterdir()):
        raise FolderError(f"{folder} holds other files")
    with path.open("a+b") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise FolderError(f"another run writes into {folder}") from error
        lines = _whole_lines(file)
        if lines and not resume:
            raise FolderError(f"{folder} holds a run already; go on with --resume, or write elsewhere")
        if not lines:
            lines = [{"asked": asked, "stamp": stamp}]
            _append(file, lines[0])
        _check_asked(folder, lines[0]["asked"], asked)
        for left in folder.glob(".*.tmp"):
            left.unlink()
        yield Manifest(tuple(map(_done, lines[1:])), lines[0]["stamp"], file)


def _whole_lines(file: IO[bytes]) -> list[dict[str, Any]]:
    """All lines that were written to their end; what follows them is cut off."""
    file.seek(0)
    lines, end = [], 0
    for line in file:
        try:
            value = json.loads(line) if line.endswith(b"\n") else None
        except ValueError:
            value = None
        if not isinstance(value, dict):
            break
        lines.append(value)
        end += len(line)
    file.truncate(end)
    return lines


def _check_asked(folder: Path, before: dict[str, Any], now: dict[str, Any]) -> None:
    changed = [name for name in {**before, **now} if before.get(name) != now.get(name)]
    if changed:
        told = ", ".join(f"{name} was {before.get(name)!r}, not {now.get(name)!r}" for name in changed)
        raise FolderError(f"the run in {folder} was another: {told}")


def _done(line: dict[str, Any]) -> Done:
    return Done(line["part"], line["pages"], line["digest"], Tally.from_json(line["tally"]))


def _append(file: IO[bytes], line: dict[str, Any]) -> None:
    file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
    file.flush()
    os.fsync(file.fileno())
