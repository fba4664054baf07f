"""Many pages: pages a second, MB a second and peak memory of ``sideevents batch``, beside plain ``parse``.

Only ratios within one run hold, and only on a machine that does nothing else. Plain ``parse`` and batches take turns,
so that a machine that slows down slows both; the best of several runs counts.

    make bench-batch                              # about ten minutes
    make bench-batch ARGUMENTS="--pages 20000"    # the full sizes: 20,000 and 200,000 pages
    make bench-batch ARGUMENTS="--growth 1"       # no larger set
"""

import argparse
import datetime as dt
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from make_pages import write_lines  # noqa: E402 (a script beside this folder)
from sideevents_parser import parse, parse_html, parse_mail  # noqa: E402

MEGABYTE = 1_000_000
LOOK = 0.05  # seconds between two looks at the memory


class Measured(NamedTuple):
    """A run: seconds by the clock, of all processors, of the program itself; peak MB of the program and a worker."""

    pages: int
    seconds: float
    processor: float
    feeding: float
    program: float
    worker: float


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument(
        "--pages", type=int, default=4_000, help="in the smaller set; the larger has ten times as many"
    )
    arguments.add_argument("--runs", type=int, default=2)
    arguments.add_argument("--growth", type=int, default=10, help="how much larger the larger set is; 1 for none")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = made(Path(folder), chosen.pages)
        size = small.stat().st_size / MEGABYTE
        print(f"{chosen.pages:,} pages, {size:.1f} MB; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before")
        plain, one, two = [], [], []
        for _ in range(chosen.runs):
            plain.append(parsed(small))
            one.append(batch(small, chosen.pages, 1))
            two.append(batch(small, chosen.pages, 2))
        report(size, plain, [best(one), best(two)])
        if chosen.growth > 1:
            grown = chosen.pages * chosen.growth
            report_growth(best(two), batch(made(Path(folder), grown), grown, 2), chosen.growth)


def report(size: float, plain: list[tuple[float, float]], small: list[Measured]) -> None:
    """A table, and the ratios that are promised."""
    one, two = small
    seconds, processor = (min(each) for each in zip(*plain, strict=True))
    print(f"\n{'':<28}{'pages/s':>9}{'MB/s':>8}{'CPU ms/page':>13}{'program MB':>12}{'worker MB':>11}")
    alone = f"{one.pages / seconds:>9.1f}{size / seconds:>8.3f}{processor / one.pages * 1000:>13.2f}"
    print(f"{'plain parse':<28}{alone}")
    for name, run in (("1 worker", one), ("2 workers", two)):
        rate = run.pages / run.seconds
        cost = run.processor / run.pages * 1000
        print(
            f"{name:<28}{rate:>9.1f}{rate * size / one.pages:>8.3f}{cost:>13.2f}{run.program:>12.0f}{run.worker:>11.0f}"
        )
    print(f"\n1 worker over plain parse, by the clock:      {one.seconds / seconds - 1:+.0%} (≤ +30%)")
    print(f"1 worker over plain parse, processor time:    {one.processor / processor - 1:+.0%}")
    print(f"2 workers over 1:                             {one.seconds / two.seconds:.2f} × (≥ 1.6)")


def report_growth(small: Measured, grown: Measured, times: int) -> None:
    """What a set that is so many times larger costs beside the small one, by two workers."""
    print(f"\n{grown.pages:,} pages, {times} times as many: {grown.pages / grown.seconds:.1f} pages/s")
    print(f"the program itself:      {grown.feeding / grown.pages * 1000:.2f} ms a page")
    print(f"memory of the program:   {grown.program - small.program:+.0f} MB")
    print(f"memory of a worker:      {grown.worker - small.worker:+.0f} MB")


def made(folder: Path, count: int) -> Path:
    """A file of generated pages."""
    path = folder / f"pages-{count}.jsonl"
    write_lines(path, count)
    return path


def parsed(path: Path) -> tuple[float, float]:
    """Seconds by the clock and of the processor to parse all pages in this process, once it is warm."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows[:50]:
        read(row)
    begun, busy = time.perf_counter(), time.process_time()
    for row in rows:
        read(row)
    return time.perf_counter() - begun, time.process_time() - busy


def read(row: dict[str, str]) -> None:
    """Parse a page as a caller would."""
    day = dt.date.fromisoformat(row["reference_date"]) if "reference_date" in row else None
    if "html" in row:
        parse_html(row["html"], url=row["url"], reference_date=day)
    elif "mail" in row:
        parse_mail(row["mail"].encode(), reference_date=day)
    elif "text" in row and "timezone" not in row:
        parse(row["text"], reference_date=day)


def batch(path: Path, pages: int, workers: int) -> Measured:
    """A run of the command line, start and end included."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "sideevents_parser", "batch", str(path), "-o", out, "--workers", str(workers)]
        before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        program = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        memory: dict[int, float] = {}
        feeding = [0.0]
        watch = threading.Thread(target=look, args=(program, memory, feeding))
        watch.start()
        told = program.communicate()[1]
        seconds = time.perf_counter() - begun
        watch.join()
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if program.returncode not in {0, 1} or f"{pages:,} pages: " not in told:
            raise SystemExit(told)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        own = memory.pop(program.pid, 0.0)
        return Measured(pages, seconds, used, feeding[0], own, max(memory.values(), default=0.0))


def look(program: "subprocess.Popen[str]", memory: dict[int, float], feeding: list[float]) -> None:
    """Note the peak memory of a program and of its children, in MB, and its own processor time, as long as it runs."""
    while program.poll() is None:
        feeding[0] = processor_seconds(program.pid) or feeding[0]
        for identity in (program.pid, *children(program.pid)):
            try:
                status = Path(f"/proc/{identity}/status").read_text("ascii")
            except OSError:  # it has just ended
                continue
            peak = re.search(r"VmHWM:\s+(\d+) kB", status)
            memory[identity] = int(peak[1]) / 1000 if peak else memory.get(identity, 0.0)
        time.sleep(LOOK)


def processor_seconds(identity: int) -> float:
    """What a process has used of the processors so far."""
    try:
        fields = Path(f"/proc/{identity}/stat").read_text("ascii").rsplit(")", 1)[1].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(identity: int) -> list[int]:
    """The processes that a process has started."""
    found = []
    for thread in Path(f"/proc/{identity}/task").glob("*/children"):
        try:
            found += map(int, thread.read_text("ascii").split())
        except OSError:
            continue
    return found


def best(runs: list[Measured]) -> Measured:
    """The fastest run."""
    return min(runs, key=lambda run: run.seconds)


if __name__ == "__main__":
    main()
