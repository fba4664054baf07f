"""Batches ↔ bytes, and bytes ↔ a pipe: what passes between the program and its workers.

A frame is a letter, a length and so many bytes. ``read_frame`` gives None where the other side has ended.
"""

import struct
from typing import IO, Final, NamedTuple

import pyarrow as pa

READY: Final = b"R"  # a worker has started
BEGUN: Final = b"P"  # it begins with the page of this number
BATCH: Final = b"B"  # pages to a worker, rows from it
_HEAD: Final = struct.Struct("<cQ")
_NUMBER: Final = struct.Struct("<I")


class Frame(NamedTuple):
    """What was said, by its letter, and its bytes."""

    letter: bytes
    content: bytes

    @property
    def number(self) -> int:
        """The page that a BEGUN frame names."""
        return int(_NUMBER.unpack(self.content)[0])


def write_frame(pipe: IO[bytes], letter: bytes, content: bytes = b"") -> None:
    """Send a frame at once."""
    pipe.write(_HEAD.pack(letter, len(content)))
    pipe.write(content)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> Frame | None:
    """The next frame, or None where the pipe ends, be it in the middle of one."""
    head = pipe.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    letter, length = _HEAD.unpack(head)
    content = pipe.read(length)
    return Frame(letter, content) if len(content) == length else None


def page_number(number: int) -> bytes:
    """A page's number, as a BEGUN frame holds it."""
    return _NUMBER.pack(number)


def to_bytes(batch: pa.RecordBatch) -> bytes:
    """A batch as an Arrow IPC stream."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as stream:
        stream.write_batch(batch)
    content: bytes = sink.getvalue().to_pybytes()
    return content


def from_bytes(content: bytes) -> pa.RecordBatch:
    """The batch of an Arrow IPC stream."""
    with pa.ipc.open_stream(content) as stream:
        return stream.read_next_batch()
