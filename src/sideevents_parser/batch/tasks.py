"""Pages → tasks: as many as a worker takes at once, cut where a part ends, as Arrow IPC bytes.

The cuts depend on the pages alone, never on what runs them: the same pages make the same tasks and parts.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import pyarrow as pa

from sideevents_parser.batch.frames import to_bytes
from sideevents_parser.batch.intake import Found, Page
from sideevents_parser.batch.reading import load
from sideevents_parser.batch.rows import PAGES


class Cuts(NamedTuple):
    """Where tasks and parts end: after so many pages, a task also after so many bytes."""

    task_pages: int = 64
    task_bytes: int = 1_000_000
    part_pages: int = 5_000


class Task(NamedTuple):
    """Some pages. ``digest``: of the ids of all pages of its part up to here; ``at``: bytes of inputs up to here."""

    part: int
    pages: int
    content: bytes
    size: int
    at: int
    digest: str
    ends_part: bool

    def sent(self) -> "Task":
        """The task without its contents, which are with a worker now."""
        return self._replace(content=b"")


# What an engine is once it is there: tasks in, each with its rows out, in order.
Run = Callable[[Iterable[Task]], Iterator[tuple[Task, bytes]]]


class InputsChangedError(Exception):
    """The inputs are not those of the run that is to go on."""


def tasks_of(found: Iterable[Found], cuts: Cuts, first_part: int = 0) -> Iterator[Task]:
    """The tasks of all pages, in order."""
    part, inside, ids = first_part, 0, hashlib.sha256()
    pages: list[Page] = []
    size = at = 0
    for each in found:
        page = load(each)
        pages.append(page)
        ids.update(_line(each.id))
        size, at, inside = size + page.size, each.at, inside + 1
        full = inside == cuts.part_pages
        if full or len(pages) >= cuts.task_pages or size >= cuts.task_bytes:
            yield _task(part, pages, size, at, ids.hexdigest(), ends_part=full)
            pages, size = [], 0
        if full:
            part, inside, ids = part + 1, 0, hashlib.sha256()
    if pages or inside:
        yield _task(part, pages, size, at, ids.hexdigest(), ends_part=True)


def skip(found: Iterator[Found], pages: int, digest: str) -> int:
    """Pass over the pages of a part that is done; gives the bytes of inputs up to there.

    Raises ``InputsChangedError`` where they are others than those that were done.
    """
    ids, at = hashlib.sha256(), 0
    for _ in range(pages):
        each = next(found, None)
        if each is None:
            raise InputsChangedError("there are fewer pages than were done before")
        ids.update(_line(each.id))
        at = each.at
    if ids.hexdigest() != digest:
        raise InputsChangedError("the pages that come first are not those that were done before")
    return at


def _line(identity: str) -> bytes:
    return identity.encode("utf-8", "backslashreplace") + b"\n"


def _task(part: int, pages: list[Page], size: int, at: int, digest: str, *, ends_part: bool) -> Task:
    batch = pa.RecordBatch.from_pylist([page._asdict() for page in pages], schema=PAGES)
    return Task(part, len(pages), to_bytes(batch), size, at, digest, ends_part)
