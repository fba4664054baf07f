"""What goes wrong in long runs: killed workers, a killed program, full disks, pages that loop or crash.

Whatever happens, the pages that nothing is wrong with come out as in a run that nothing disturbed, once each.
"""

import contextlib
import json
import os
import random
import resource
import signal
import subprocess
import time

import psutil
import pytest

from batch_runs import command, environment, files, outcomes, rows, run, run_here, some_pages

PART = ("--part-pages", 8)
GOOD = "Seminar\n25 June 2021, 3 pm CET\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    return some_pages(tmp_path_factory.mktemp("pages"), 100)


@pytest.fixture(scope="module")
def whole(pages, tmp_path_factory):
    """What a run left that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole") / "out"
    assert run(pages, "-o", folder, "--workers", 2, *PART).returncode == 1
    return files(folder)


def start(*arguments, **choices):
    return subprocess.Popen(command(*arguments), env=environment(), stderr=subprocess.PIPE, text=True, **choices)


def workers_of(program):
    """The worker processes that a run has at the moment."""
    with contextlib.suppress(psutil.Error):
        return [
            child
            for child in psutil.Process(program.pid).children()
            if "sideevents_parser.batch.worker" in child.cmdline()
        ]
    return []


def table(path, texts):
    """A file of pages with these texts."""
    path.write_text("".join(json.dumps({"id": str(number), "text": text}) + "\n" for number, text in enumerate(texts)))
    return path


def next_part(program, folder, seconds=60):
    """Wait until a run that is going on has finished one more part."""
    before, last = parts_in(folder), time.monotonic() + seconds
    while program.poll() is None and parts_in(folder) == before and time.monotonic() < last:
        time.sleep(0.01)


def parts_in(folder):
    return len(list(folder.glob("part-*"))) if folder.exists() else 0


def test_workers_that_are_killed_cost_nothing(pages, whole, tmp_path):
    chance = random.Random(11)
    killed = 0
    for number in range(10):  # how many are killed in one run depends on the machine
        killed += killed_in_a_run(chance, whole, pages, tmp_path / str(number))
        if killed > 2:
            return
    pytest.fail(f"only {killed} workers were killed in ten runs")


def killed_in_a_run(chance, whole, pages, folder):
    """How many workers were killed in a run that came out as `whole`, one after a part each."""
    killed = 0
    with start(pages, "-o", folder, "--workers", 2, *PART) as program:
        while program.poll() is None and killed < 10:
            next_part(program, folder, seconds=5)
            time.sleep(chance.uniform(0, 0.05))
            for worker in chance.sample(there, 1) if (there := workers_of(program)) else ():
                with contextlib.suppress(psutil.NoSuchProcess):
                    worker.kill()
                    killed += 1
        told = program.communicate(timeout=120)[1]
    assert program.returncode == 1, told
    assert files(folder) == whole
    return killed


def test_a_program_that_is_killed_goes_on(pages, whole, tmp_path):
    chance = random.Random(5)
    arguments = (pages, "-o", tmp_path / "out", "--resume", *PART)
    stopped = 0
    for number in range(10):
        with start(*arguments, "--workers", 1 + number % 2) as program:
            if number:
                next_part(program, tmp_path / "out")
            time.sleep(chance.uniform(0, 0.2 if number else 1.5))
            orphans = workers_of(program)
            stopped += program.poll() is None
            program.kill()
            program.communicate()
        assert not psutil.wait_procs(orphans, timeout=20)[1]  # workers end with the program that started them
    done = run(*arguments, "--workers", 2)
    assert done.returncode == 1, done.stderr
    assert stopped  # how often depends on the machine
    assert "going on after" in done.stderr
    assert files(tmp_path / "out") == whole
    assert not list((tmp_path / "out").glob(".*"))


def test_a_line_of_the_manifest_that_was_cut_off_does_not_count(pages, whole, tmp_path):
    folder = tmp_path / "out"
    assert run_here(pages, "-o", folder, "--workers", 1, *PART).exit_code == 1
    manifest = folder / "_manifest.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-30])
    done = run_here(pages, "-o", folder, "--workers", 1, *PART, "--resume")
    assert "going on after 96 pages" in done.stderr
    assert files(folder) == whole


def test_two_runs_never_write_into_one_folder(pages, tmp_path):
    with start(pages, "-o", tmp_path / "out", "--workers", 1) as program:
        while not (tmp_path / "out" / "_manifest.jsonl").exists():
            time.sleep(0.05)
        time.sleep(0.1)
        done = run_here(pages, "-o", tmp_path / "out", "--resume")
        program.kill()
        program.communicate()
    assert done.exit_code == 2
    assert "another run" in done.stderr


def heed_interrupts():
    """What a shell that runs the tests in the background has switched off for all that it starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupt_leaves_what_is_done(pages, whole, tmp_path):
    options = (pages, "-o", tmp_path / "out", "--workers", 2, *PART)
    with start(*options, start_new_session=True, preexec_fn=heed_interrupts) as program:
        while not list((tmp_path / "out").glob("part-*")) and program.poll() is None:
            time.sleep(0.05)
        os.killpg(program.pid, signal.SIGINT)
        told = program.communicate(timeout=30)[1]
    assert program.returncode == 1
    assert "go on with --resume" in told
    assert "Traceback" not in told
    assert run_here(pages, "-o", tmp_path / "out", *PART, "--resume").exit_code == 1
    assert files(tmp_path / "out") == whole


def test_a_full_disk_stops_the_run_and_more_room_lets_it_go_on(pages, whole, tmp_path):
    with small_disk(tmp_path / "disk") as (folder, enlarge, limit):
        with start(pages, "-o", folder, "--workers", 1, *PART, preexec_fn=limit) as program:
            told = program.communicate(timeout=60)[1]
        assert program.returncode == 1, told
        assert "go on with --resume" in told.strip().splitlines()[-1]
        assert 0 < parts_in(folder) < len(whole)
        assert not list(folder.glob(".*"))
        enlarge()
        assert run_here(pages, "-o", folder, "--workers", 1, *PART, "--resume").exit_code == 1
        assert files(folder) == whole


@contextlib.contextmanager
def small_disk(place):
    """A folder on a disk of 300 KB, what makes it larger, and what a child has to do: nothing, or to limit itself."""
    place.mkdir()
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", place], check=False, capture_output=True
    )
    if tried.returncode:  # not allowed here: files of 40 KB at most
        yield place / "out", lambda: None, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
        return
    try:
        yield (
            place / "out",
            lambda: subprocess.run(["mount", "-o", "remount,size=64m", place], check=True),
            lambda: None,
        )
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_pages_that_loop_or_crash_are_put_aside_with_their_reason(tmp_path):
    texts = [GOOD, f"LOOP {GOOD}", GOOD, f"CRASH {GOOD}", f"ONCE {tmp_path}/mark {GOOD}", f"BACKTRACK {GOOD}", GOOD]
    path = table(tmp_path / "t.jsonl", texts)
    done = run(path, "-o", tmp_path / "out", "--workers", 1, "--page-seconds", 2, hooks=True)
    assert done.returncode == 1, done.stderr
    assert outcomes(tmp_path / "out") == [
        ("0", "event", None),
        ("1", "error", "timed_out"),
        ("2", "event", None),
        ("3", "error", "worker_died"),
        ("4", "event", None),
        ("5", "error", "timed_out"),
        ("6", "event", None),
    ]
    details = [row["detail"] for row in rows(tmp_path / "out") if row["error"]]
    assert details == [
        "not read within 2 seconds",
        "ended 3 workers, the last by signal 11",
        "not read within 2 seconds",
    ]
    assert "2 timed_out, 1 worker_died" in done.stderr


def test_a_page_that_outruns_its_time_without_any_hook(tmp_path):
    path = table(tmp_path / "t.jsonl", [GOOD, GOOD * 30_000, GOOD])
    done = run_here(path, "-o", tmp_path / "out", "--workers", 1, "--page-seconds", 0.5)
    assert done.exit_code == 1
    assert outcomes(tmp_path / "out")[1] == ("1", "error", "timed_out")


def test_a_folder_of_all_that_is_no_page(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    with (folder / "huge.txt").open("wb") as file:
        file.write(GOOD.encode())
        file.truncate(100_000_000)
    with (folder / "huge.jsonl").open("w") as file:
        file.write(
            json.dumps({"id": "long", "text": "x" * 50_000_000}) + "\n" + json.dumps({"id": "short", "text": GOOD})
        )
    (folder / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + os.urandom(5000))
    (folder / "program").write_bytes(b"\x7fELF\2\1\1\0" + os.urandom(5000))
    (folder / "good.txt").write_text(GOOD)
    (folder / "denied.txt").symlink_to("/proc/1/mem")
    done = run_here(folder, "-o", tmp_path / "out", "--workers", 1)
    assert done.exit_code == 1
    found = {page.rsplit("/", 1)[-1]: (outcome, error) for page, outcome, error in outcomes(tmp_path / "out")}
    assert found == {
        "denied.txt": ("error", "unreadable"),
        "good.txt": ("event", None),
        "huge.txt": ("error", "too_large"),
        "huge.jsonl:1": ("error", "too_large"),
        "short": ("event", None),
        "picture.html": ("error", "binary"),
        "program": ("error", "binary"),
    }


def test_a_hundred_megabytes_in_one_page_cost_no_memory(tmp_path):
    with (tmp_path / "huge.txt").open("wb") as file:
        for _ in range(100):
            file.write(b"25 June 2021, 3 pm. " * 50_000)
    limited = ("--workers", 1, "-o", tmp_path / "out")
    with start(tmp_path / "huge.txt", *limited) as program:
        most = 0
        while program.poll() is None:
            with contextlib.suppress(psutil.Error):
                most = max(most, psutil.Process(program.pid).memory_info().rss)
            time.sleep(0.02)
        program.communicate()
    assert outcomes(tmp_path / "out")[0][1:] == ("error", "too_large")
    assert 0 < most < 400_000_000


def test_workers_that_cannot_start_stop_the_run(pages, monkeypatch, tmp_path):
    monkeypatch.setattr("sideevents_parser.batch.isolation.sys.executable", "/bin/false")
    done = run_here(pages, "-o", tmp_path / "out", *PART)
    assert done.exit_code == 1
    assert "no worker can be started" in done.stderr
    assert not list((tmp_path / "out").glob("part-*"))
