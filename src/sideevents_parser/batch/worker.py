"""A worker: its own process, which turns frames of pages on standard input into frames of rows on standard output.

Before each page it says so and sets an alarm that ends the process, whatever the page does to the interpreter; who
started it sees at which page it ended. ``python -P -m sideevents_parser.batch.worker 60`` allows a page 60 seconds.
"""

import faulthandler
import os
import signal
import sys
from typing import IO

from sideevents_parser.batch.frames import (
    BATCH,
    BEGUN,
    READY,
    from_bytes,
    page_number,
    read_frame,
    to_bytes,
    write_frame,
)
from sideevents_parser.batch.kernel import parse_pages


def main() -> None:
    """Work until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program decides what an interrupt means
    seconds = float(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints may not disturb the frames
    with answers, open(os.devnull, "w") as traceback:  # noqa: PTH123 (no file at all)
        write_frame(answers, READY)
        while (frame := read_frame(sys.stdin.buffer)) is not None:
            write_frame(answers, BATCH, _work(frame.content, seconds, answers, traceback))


def _work(content: bytes, seconds: float, answers: IO[bytes], traceback: IO[str]) -> bytes:
    def begin(number: int) -> None:
        write_frame(answers, BEGUN, page_number(number))
        faulthandler.dump_traceback_later(seconds, exit=True, file=traceback)

    rows = parse_pages(from_bytes(content), begin)
    faulthandler.cancel_dump_traceback_later()
    return to_bytes(rows)


if __name__ == "__main__":
    main()
