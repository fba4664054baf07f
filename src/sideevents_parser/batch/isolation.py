"""Pages in a process of their own: a page that loops or crashes costs itself and nothing else.

``Isolated(seconds).parse(pages)`` gives the rows of a batch, both as Arrow IPC bytes. When the worker ends in the
middle, the batch is done again by a new one: without the page if that outran its time, or ended a worker for the third
time (once may be an accident, such as a machine that is short of memory).
"""

import subprocess
import sys
import threading
from collections import Counter
from typing import IO, Final

import pyarrow as pa

from sideevents_parser.batch import alarm
from sideevents_parser.batch.frames import BATCH, BEGUN, READY, from_bytes, read_frame, to_bytes, write_frame
from sideevents_parser.batch.rows import PAGES, Failure

_CHANCES: Final = 3
_STARTS: Final = 5
_here = threading.local()


class EngineError(Exception):
    """Nothing can be parsed at all; the message is one line for a person."""


class _Ended(Exception):  # noqa: N818 (it ends a worker, which is no error yet)
    """The worker ended while it had a batch: at which page, if at any, and how; a negative code is a signal."""

    def __init__(self, page: int | None, code: int) -> None:
        super().__init__(page, code)
        self.page, self.code = page, code


class Isolated:
    """A worker that is started when it is needed, and again when it has ended."""

    def __init__(self, seconds: float) -> None:
        """``seconds``: what a page may take."""
        self._seconds = seconds
        self._worker: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._closed = False

    def parse(self, content: bytes) -> bytes:
        """The rows of a batch of pages; raises ``EngineError`` where no worker can be started."""
        deaths: Counter[int | None] = Counter()
        while True:
            try:
                return self._attempt(content)
            except _Ended as ended:
                deaths[ended.page] += 1
                failure = self._failure(ended, deaths[ended.page])
                if failure is not None:
                    content = _without(content, ended.page or 0, failure)

    def close(self) -> None:
        """Leave nothing behind; for the thread that parses, or when there is none any more."""
        self.stop()
        if self._worker is not None:
            self._buried(self._worker)

    def stop(self) -> None:
        """End the worker, whatever it is doing, and start no other; for any thread."""
        with self._lock:
            self._closed = True
            worker = self._worker
        if worker is not None:
            worker.kill()

    def _failure(self, ended: _Ended, deaths: int) -> Failure | None:
        """Why the page is left out from now on, or None when it gets another chance."""
        if ended.code == alarm.EXIT_CODE:
            return Failure("timed_out", f"not read within {self._seconds:g} seconds")
        if deaths < (_STARTS if ended.page is None else _CHANCES):  # no page is to blame before one has begun
            return None
        how = f"signal {-ended.code}" if ended.code < 0 else f"exit code {ended.code}"
        return Failure("worker_died", f"ended {deaths} workers, the last by {how}")

    def _attempt(self, content: bytes) -> bytes:
        page: int | None = None
        worker = self._running()
        requests, answers = _pipes(worker)
        try:
            write_frame(requests, BATCH, content)
            while (frame := read_frame(answers)) is not None:
                if frame.letter == BATCH:
                    return frame.content
                if frame.letter == BEGUN:
                    page = frame.number
        except OSError:  # it ended before it had read the batch
            pass
        raise _Ended(page, self._buried(worker))

    def _running(self) -> subprocess.Popen[bytes]:
        if self._worker is not None:
            return self._worker
        code = 0
        for _ in range(_STARTS):
            with self._lock:
                if self._closed:
                    raise EngineError("the workers are closed")
                self._worker = worker = _start(self._seconds)
            ready = read_frame(_pipes(worker)[1])
            if ready is not None and ready.letter == READY:
                return worker
            code = self._buried(worker)
        raise EngineError(f"no worker can be started (exit code {code})")

    def _buried(self, worker: subprocess.Popen[bytes]) -> int:
        """The exit code of a worker that has ended or is of no use any more."""
        self._worker = None
        for pipe in _pipes(worker):
            try:
                pipe.close()
            except OSError:  # what could not be sent any more
                continue
        try:
            return worker.wait(timeout=10)
        except subprocess.TimeoutExpired:
            worker.kill()
            return worker.wait()


def parse_isolated(content: bytes, seconds: float) -> bytes:
    """The rows of a batch, by the worker process that belongs to the thread which asks: for engines of others."""
    if getattr(_here, "seconds", None) != seconds:
        _here.isolated, _here.seconds = Isolated(seconds), seconds
    rows: bytes = _here.isolated.parse(content)
    return rows


def _start(seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-P", "-m", "sideevents_parser.batch.worker", str(seconds)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 (our own module)


def _pipes(worker: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    """What goes to the worker and what comes from it."""
    if worker.stdin is None or worker.stdout is None:
        raise EngineError("a worker has no pipes")
    return worker.stdin, worker.stdout


def _without(content: bytes, number: int, failure: Failure) -> bytes:
    """The batch with the page's contents taken away and the failure in their place."""
    pages = from_bytes(content).to_pylist()
    page = pages[number]
    pages[number] = {"id": page["id"], "url": page["url"], "error": failure.reason, "detail": failure.detail}
    return to_bytes(pa.RecordBatch.from_pylist(pages, schema=PAGES))
