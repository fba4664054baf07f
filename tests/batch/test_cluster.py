"""A Dask cluster of real processes over TCP gives what one machine gives, also when a worker of it is killed."""

import contextlib
import json
import subprocess
import sys
import time

import psutil
import pytest

from batch_runs import command, environment, files, outcomes, run, run_here, some_pages

distributed = pytest.importorskip("distributed")
CHOICES = ("--part-pages", 12)


@contextlib.contextmanager
def programs():
    """Starts programs, and ends them with all their children."""
    started = []

    def begin(*words):
        log = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        started.append(subprocess.Popen([sys.executable, "-m", "dask", *words], env=environment(hooks=True), **log))
        return started[-1]

    try:
        yield begin
    finally:
        for program in started:
            end(program)
            program.wait()


def end(program):
    """Kill a program and all that it has started."""
    with contextlib.suppress(psutil.NoSuchProcess):
        for each in [psutil.Process(program.pid), *psutil.Process(program.pid).children(recursive=True)]:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.kill()


@pytest.fixture
def cluster(tmp_path):
    """The address of a scheduler and two workers."""
    file = tmp_path / "scheduler.json"
    with programs() as begin:
        begin(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", file, "--no-dashboard", "--no-show"
        )
        common = ("--scheduler-file", file, "--no-dashboard", "--nthreads", "1", "--host", "127.0.0.1")
        workers = [begin("worker", *common, "--local-directory", tmp_path / name) for name in ("one", "two")]
        while not file.exists() or not file.read_text().endswith("}"):
            time.sleep(0.05)
        yield json.loads(file.read_text())["address"], workers


def test_a_cluster_gives_what_one_machine_gives_also_when_a_worker_is_killed(cluster, tmp_path):
    address, workers = cluster
    assert address.startswith("tcp://127.0.0.1:")
    pages = some_pages(tmp_path, 72)
    with pages.open("a") as file:
        file.write(json.dumps({"id": "crash", "text": "CRASH\n25 June 2021, 3 pm CET"}) + "\n")
    arguments = (pages, "-o", tmp_path / "cluster", "--engine", "dask", "--scheduler", address, *CHOICES)
    with subprocess.Popen(command(*arguments), env=environment(), stderr=subprocess.PIPE, text=True) as program:
        while program.poll() is None and not list((tmp_path / "cluster").glob("part-*")):
            time.sleep(0.02)
        running = program.poll() is None
        end(workers[0])
        told = program.communicate(timeout=120)[1]
    assert running, told
    assert program.returncode == 1, told
    assert outcomes(tmp_path / "cluster")[-1] == ("crash", "error", "worker_died")
    assert run(pages, "-o", tmp_path / "local", *CHOICES, hooks=True).returncode == 1
    assert files(tmp_path / "cluster") == files(tmp_path / "local")


def test_a_scheduler_that_is_not_there(monkeypatch, tmp_path):
    monkeypatch.setattr("sideevents_parser.batch.cluster._PATIENCE", 1)
    pages = some_pages(tmp_path, 2)
    done = run_here(pages, "-o", tmp_path / "out", "--engine", "dask", "--scheduler", "tcp://127.0.0.1:9")
    assert done.exit_code == 1
    assert "no scheduler answers at tcp://127.0.0.1:9" in done.stderr
