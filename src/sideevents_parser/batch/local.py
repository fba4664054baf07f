"""The engine of one machine: a thread for each worker process, which only waits for its bytes.

``with local_engine(workers=2, seconds=60) as run: for task, rows in run(tasks): …`` – the results come in the order of
the tasks, and no more tasks are taken than are needed to keep all workers busy.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final, Protocol

from sideevents_parser.batch.isolation import Isolated
from sideevents_parser.batch.tasks import Run, Task

_AHEAD: Final = 6  # tasks a worker, so that one slow page does not make the others wait at once


class Awaited(Protocol):
    """What will be there: a ``Future`` of the standard library or of Dask."""

    def result(self) -> bytes:
        """The rows, when they are there."""
        ...


@contextmanager
def local_engine(workers: int, seconds: float) -> Iterator[Run]:
    """Runs tasks in ``workers`` processes, each page within ``seconds``; on leaving all of them end."""
    isolated = tuple(Isolated(seconds) for _ in range(workers))
    free = deque(isolated)
    here = threading.local()

    def parse(content: bytes) -> bytes:
        if not hasattr(here, "isolated"):
            here.isolated = free.popleft()
        rows: bytes = here.isolated.parse(content)
        return rows

    pool = ThreadPoolExecutor(workers)
    try:
        yield lambda tasks: in_order(tasks, lambda content: pool.submit(parse, content), lambda: workers * _AHEAD)
    finally:
        for each in isolated:
            each.stop()
        pool.shutdown(cancel_futures=True)
        for each in isolated:
            each.close()


def in_order(
    tasks: Iterable[Task], submit: Callable[[bytes], Awaited], ahead: Callable[[], int]
) -> Iterator[tuple[Task, bytes]]:
    """The results in the order of the tasks, with ``ahead()`` of them at work or waiting at most."""
    waiting: deque[tuple[Task, Awaited]] = deque()
    for task in tasks:
        waiting.append((task.sent(), submit(task.content)))
        if len(waiting) >= ahead():
            first, future = waiting.popleft()
            yield first, future.result()
    while waiting:
        first, future = waiting.popleft()
        yield first, future.result()
