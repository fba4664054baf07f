"""A worker: its own process, which turns frames of pages on standard input into frames of rows on standard output.

Before each page it says so and sets an alarm that ends the process, whatever the page does to the interpreter; who
started it sees at which page it ended. ``python -P -m sideevents_parser.batch.worker 60`` allows a page 60 seconds.
"""

import gc
import os
import signal
import sys
import traceback
from typing import IO, Final

from sideevents_parser.batch import alarm
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
from sideevents_parser.parse import parse

_FAILED: Final = 3  # 1 is the alarm's where it is no signal
_ABANDONED: Final = 4


def main() -> None:
    """Work until standard input ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the program decides what an interrupt means
    seconds = float(sys.argv[1])
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever prints may not disturb the frames
    with answers:
        parse("Seminar\n25 June 2021, 3 pm CET")  # loads the languages: no page shall be charged for that
        gc.freeze()  # what is loaded by now stays: no collection needs to look through it for every page
        write_frame(answers, READY)
        while (frame := read_frame(sys.stdin.buffer)) is not None:
            write_frame(answers, BATCH, _work(frame.content, seconds, answers))


def _work(content: bytes, seconds: float, answers: IO[bytes]) -> bytes:
    def begin(number: int) -> None:
        write_frame(answers, BEGUN, page_number(number))
        alarm.set_to(seconds)

    rows = parse_pages(from_bytes(content), begin)
    alarm.off()
    return to_bytes(rows)


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # the program has ended
        os._exit(_ABANDONED)
    except Exception:  # noqa: BLE001 (told, and told apart from the alarm's exit code)
        traceback.print_exc()
        os._exit(_FAILED)
