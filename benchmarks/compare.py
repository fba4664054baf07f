"""This parser beside what people use today, on one-line expressions: starts, ends, zones, false hits, speed.

Any hit of a tool counts: a start is right when one of its hits has the right wall clock, an end when one ends there, a
zone when one has the right offset from UTC; a false hit is a line without an event time in which it finds one. This
flatters tools that give several hits.

    make compare              # or: python benchmarks/compare.py [--install] [FILE] [--write docs/comparison.md]
"""

import argparse
import contextlib
import datetime as dt
import json
import os
import shutil
import subprocess
import sys
import time
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
PROBES = ROOT / "fixtures" / "comparison" / "probes.json"
HOME = ROOT / ".compare"  # an environment of its own, so that no other tool ever meets the tests
MISSING = (ImportError, FileNotFoundError, subprocess.CalledProcessError)


class Moment(NamedTuple):
    """A wall clock as ISO text ("2021-06-25T08:30", or the day alone) and its offset in minutes, where one is given."""

    local: str
    offset: int | None = None


class Hit(NamedTuple):
    """What a tool found: where it begins and, perhaps, ends."""

    start: Moment | None
    end: Moment | None = None


class Tool(NamedTuple):
    """A tool's name with its version, and what it finds in texts, with the seconds it took."""

    name: str
    read: Callable[[list[str], dt.date], tuple[list[list[Hit]], float]]


def main() -> None:
    """Install if asked, then measure and print; write the table where it belongs."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", nargs="?", type=Path, default=PROBES)
    arguments.add_argument("--install", action="store_true", help="make the environment first, then run in it")
    arguments.add_argument("--write", type=Path, help="also write the table here")
    chosen = arguments.parse_args()
    if chosen.install:
        install()
        rest = [argument for argument in sys.argv[1:] if argument != "--install"]
        sys.exit(subprocess.run([HOME / "bin" / "python", __file__, *rest], check=False).returncode)
    probes = json.loads(chosen.file.read_text("utf-8"))
    report = "\n".join(table(probes))
    print(report)
    if chosen.write:
        chosen.write.write_text(page(report, probes), "utf-8")


def install() -> None:
    """The tools of the group `compare`, and chrono-node where npm is there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    if not (HOME / "bin" / "python").exists():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
    tools = project["dependency-groups"]["compare"]
    pip = [HOME / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--editable", ROOT, *tools], check=True)
    if npm := shutil.which("npm"):
        subprocess.run([npm, "install", "--silent", "--prefix", HOME, "chrono-node"], check=True)


def table(probes: dict[str, Any]) -> Iterator[str]:
    """The rows of the report, one a tool."""
    expected = probes["expressions"]
    texts = [probe["text"] for probe in expected]
    day = dt.date.fromisoformat(probes["reference_date"])
    ends, zones = count(probe["end"] for probe in expected), count(zone_of(probe["start"]) for probe in expected)
    yield "| tool | starts | ends | zones | false hits | ms a line |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for tool in tools():
        try:
            hits, seconds = tool.read(texts, day)
            false, _ = tool.read(probes["nothing"], day)
        except MISSING as error:
            yield f"| {tool.name} | not installed: {type(error).__name__} | | | | |"
            continue
        starts = count(start_right(probe, found) for probe, found in zip(expected, hits, strict=True))
        ended = count(end_right(probe, found) for probe, found in zip(expected, hits, strict=True))
        zoned = count(zone_right(probe, found) for probe, found in zip(expected, hits, strict=True))
        wrong = count(false)
        yield (
            f"| {tool.name} | {starts} of {len(texts)} | {ended} of {ends} | {zoned} of {zones} "
            f"| {wrong} of {len(probes['nothing'])} | {seconds / len(texts) * 1000:.2f} |"
        )


def page(report: str, probes: dict[str, Any]) -> str:
    """The page of the documentation."""
    some, none = len(probes["expressions"]), len(probes["nothing"])
    return f"""# Beside other tools

{some} one-line expressions with a start and, some of them, an end and a zone, and {none} lines that hold no event time
(`fixtures/comparison/probes.json`), read in one run by `make compare` with {probes["reference_date"]} as the reference
date. Any hit of a tool counts: a start is right when one of its hits has the right wall clock, an end when one ends
there, a zone when one has the right offset from UTC. A false hit is a line without an event time in which a tool finds
one. This flatters tools that give several hits.

{report}

None of the others cuts a page into its events or finds who organizes them. The expressions are ours; so is the choice
of what they should give. `python benchmarks/compare.py FILE` reads other files of the same shape.
"""


def count(flags: Iterable[Any]) -> int:
    """How many are true."""
    return sum(map(bool, flags))


def zone_of(start: str) -> str:
    """The offset at the end of an expected start; empty where none is expected."""
    return start[16:]


def start_right(probe: dict[str, Any], hits: list[Hit]) -> bool:
    """Whether a hit begins then; of a day alone only the day counts."""
    want = probe["start"][:16]
    return any(hit.start is not None and hit.start.local[: len(want)] == want for hit in hits)


def end_right(probe: dict[str, Any], hits: list[Hit]) -> bool:
    """Whether an end is expected and a hit ends then."""
    want = probe["end"]
    return bool(want) and any(hit.end is not None and hit.end.local[: len(want)] == want for hit in hits)


def zone_right(probe: dict[str, Any], hits: list[Hit]) -> bool:
    """Whether an offset is expected and a hit that begins then has it."""
    if not zone_of(probe["start"]):
        return False
    offset = dt.datetime.fromisoformat(probe["start"]).utcoffset() or dt.timedelta()
    minutes = int(offset.total_seconds()) // 60
    return any(
        hit.start is not None and hit.start.offset == minutes and hit.start.local == probe["start"][:16] for hit in hits
    )


def tools() -> tuple[Tool, ...]:
    """All tools, ours first."""
    return (
        Tool("sideevents_parser", timed(read_ours)),
        Tool(chrono_named(), read_chrono),
        Tool(named("dateparser"), timed(read_dateparser)),
        Tool(named("datefinder"), timed(read_datefinder)),
        Tool(named("timefhuman"), timed(read_timefhuman)),
        Tool(named("parsedatetime"), timed(read_parsedatetime)),
    )


def named(package: str) -> str:
    """A package with its version, where it is installed."""
    with contextlib.suppress(ImportError):
        return f"{package} {version(package)}"
    return package


def chrono_named() -> str:
    """chrono-node with its version, where it is installed."""
    package = HOME / "node_modules" / "chrono-node" / "package.json"
    return f"chrono-node {json.loads(package.read_text('utf-8'))['version']}" if package.exists() else "chrono-node"


def timed(read: Callable[[str, dt.date], list[Hit]]) -> Callable[[list[str], dt.date], tuple[list[list[Hit]], float]]:
    """Reads all texts twice, so that no tool pays for what it loads once, and times the second."""

    def run(texts: list[str], day: dt.date) -> tuple[list[list[Hit]], float]:
        with warnings.catch_warnings(), Path(os.devnull).open("w") as silence, contextlib.redirect_stdout(silence):
            warnings.simplefilter("ignore")
            for text in texts:
                read_or_nothing(read, text, day)
            begun = time.perf_counter()
            return [read_or_nothing(read, text, day) for text in texts], time.perf_counter() - begun

    return run


def read_or_nothing(read: Callable[[str, dt.date], list[Hit]], text: str, day: dt.date) -> list[Hit]:
    """A tool that raises on a line has found nothing in it."""
    try:
        return read(text, day)
    except ImportError:
        raise
    except Exception:  # noqa: BLE001 - whatever another tool raises
        return []


def read_ours(text: str, day: dt.date) -> list[Hit]:
    """`find_dates`, with clocks for other places as hits of their own."""
    found = import_module("sideevents_parser").find_dates(text, reference_date=day)
    return [_ours(each) for main in found for each in (main, *main.equivalents)]


def _ours(found: Any) -> Hit:  # noqa: ANN401 - an Occurrence, which only the other environment can import
    start = found.date and Moment(_iso(found.date, found.start_time), _minutes(found.start))
    end = Moment(_iso(found.end_date or found.date, found.end_time)) if found.end_time or found.end_date else None
    return Hit(start or None, end if found.date else None)


def read_chrono(texts: list[str], day: dt.date) -> tuple[list[list[Hit]], float]:
    """chrono-node, which times itself."""
    rows = json.dumps([{"text": text, "reference": day.isoformat()} for text in texts])
    script = HOME / "chrono.mjs"
    script.write_text((Path(__file__).parent / "chrono.mjs").read_text("utf-8"), "utf-8")
    done = subprocess.run(["node", script], input=rows, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    hits = [[Hit(*(part and Moment(**part) for part in hit.values())) for hit in found] for found in told["hits"]]
    return hits, told["seconds"]


def read_dateparser(text: str, day: dt.date) -> list[Hit]:
    """`search_dates` and, for the whole line, `parse`, in English."""
    settings = {"RELATIVE_BASE": dt.datetime.combine(day, dt.time())}
    searched = import_module("dateparser.search").search_dates(text, languages=["en"], settings=settings) or []
    whole = import_module("dateparser").parse(text, languages=["en"], settings=settings)
    return [Hit(_moment(found)) for found in (*(found for _, found in searched), *([whole] if whole else []))]


def read_datefinder(text: str, day: dt.date) -> list[Hit]:
    """All dates."""
    base = dt.datetime.combine(day, dt.time())
    return [Hit(_moment(found)) for found in import_module("datefinder").find_dates(text, base_date=base)]


def read_timefhuman(text: str, day: dt.date) -> list[Hit]:
    """All dates, ranges as pairs."""
    module = import_module("timefhuman")
    found = module.timefhuman(text, config=module.tfhConfig(now=dt.datetime.combine(day, dt.time())))
    return [
        Hit(_moment(each[0]), _moment(each[1])) if isinstance(each, tuple) else Hit(_moment(each))
        for each in (found if isinstance(found, list) else [found])
    ]


def read_parsedatetime(text: str, day: dt.date) -> list[Hit]:
    """`nlp` for all dates, `evalRanges` for a range."""
    calendar = import_module("parsedatetime").Calendar()
    base = dt.datetime.combine(day, dt.time())
    hits = [Hit(_moment(found[0])) for found in calendar.nlp(text, sourceTime=base) or ()]
    start, end, kind = calendar.evalRanges(text, base.timetuple())
    if kind:
        hits.append(Hit(*(Moment(_iso(dt.date(*each[:3]), dt.time(*each[3:5]))) for each in (start, end))))
    return hits


def _moment(found: object) -> Moment | None:
    if isinstance(found, dt.datetime):
        return Moment(_iso(found.date(), found.time()), _minutes(found))
    return Moment(found.isoformat()) if isinstance(found, dt.date) else None


def _iso(day: dt.date, clock: dt.time | None) -> str:
    return f"{day.isoformat()}T{clock:%H:%M}" if clock else day.isoformat()


def _minutes(moment: dt.datetime | None) -> int | None:
    offset = moment.utcoffset() if moment else None
    return None if offset is None else int(offset.total_seconds()) // 60


if __name__ == "__main__":
    main()
