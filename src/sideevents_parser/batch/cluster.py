"""The engine of many machines: the workers of a Dask cluster, each with isolated processes of its own.

``with dask_engine("tcp://10.0.0.1:8786", seconds=60) as run: …`` gives what the local engine gives. A worker that
vanishes costs nothing: its tasks are with the scheduler and go to another one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Any, Final

from sideevents_parser.batch.isolation import EngineError, parse_isolated
from sideevents_parser.batch.local import in_order
from sideevents_parser.batch.tasks import Run

_AHEAD: Final = 4  # tasks a thread of the cluster
_PATIENCE: Final = 60  # seconds for the first worker to come
_PACKAGE: Final = "sideevents-parser"


@contextmanager
def dask_engine(scheduler: str, seconds: float) -> Iterator[Run]:
    """Runs tasks on the cluster of a scheduler; raises ``EngineError`` where that has no workers or loses them."""
    try:
        from distributed import Client, KilledWorker  # noqa: PLC0415 (an optional extra)
    except ImportError as error:
        raise EngineError('the cluster needs: pip install "sideevents-parser[cluster]"') from error
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EngineError(f"no scheduler answers at {scheduler}: {error}") from error
    with client:
        _check_workers(client)
        try:
            yield lambda tasks: in_order(
                tasks,
                lambda content: client.submit(parse_isolated, content, seconds, pure=False),
                lambda: max(_AHEAD * sum(client.nthreads().values()), 1),
            )
        except KilledWorker as error:
            raise EngineError(f"workers end again and again: {error}") from error


def _check_workers(client: Any) -> None:  # noqa: ANN401 (a class of an optional extra)
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError as error:
        raise EngineError("the scheduler has no workers") from error
    there = client.run(version, _PACKAGE, on_error="return")
    strange = sorted({str(each) for each in there.values() if each != version(_PACKAGE)})
    if strange:
        raise EngineError(f"workers have another version of {_PACKAGE} than {version(_PACKAGE)}: {', '.join(strange)}")
