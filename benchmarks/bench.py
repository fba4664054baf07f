"""How fast the path is, as a multiple of the floor F: read a file, decode it, one `re` pass over its digits.

Only ratios within one run hold; the best of several runs counts, so that it takes under a minute. The goals (issue: the
whole path) are 4 F for a page of announcements, 0.6 F for prose without events, and 25 ms for the import.

    make bench                # or: python benchmarks/bench.py [FILE] [--pages FOLDER] [--runs 3]
"""

import argparse
import datetime as dt
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import zoneinfo
from collections.abc import Callable, Iterator
from html import escape
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import icalendar
from selectolax.lexbor import LexborHTMLParser

from sideevents_parser.arguments import read_markup, read_settings
from sideevents_parser.assemble import assemble
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.ical import write_ical
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.pages import parse_html
from sideevents_parser.parse import parse
from sideevents_parser.questions import scan
from sideevents_parser.read.draft import read_block
from sideevents_parser.resolve.context import read_context
from sideevents_parser.resolve.occurrences import resolve_draft
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.segment.blocks import segment_document
from sideevents_parser.text.document import read_text
from sideevents_parser.text.html import read_html

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
MEGABYTE = 1_000_000
DIGITS = re.compile("[0-9]+")
STAMP = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
ENTRIES = 2_000
SENTENCE = re.compile(r"[A-Z][^.!?\n]{40,300}[.!?]")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("file", nargs="?", type=Path, help="measure this file too, repeated to about a megabyte")
    arguments.add_argument("--pages", type=Path, help="a folder of saved web pages (*.html) to measure instead of ours")
    arguments.add_argument("--runs", type=int, default=3)
    chosen = arguments.parse_args()
    pages = [path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("en/*/source.txt"))]
    source = (DOCUMENTS / "en/five-clocks/source.txt").read_text("utf-8")
    report_pages("the source document's like (five-clocks)", [source] * 20, chosen.runs)
    report_pages("all fixture pages", pages, chosen.runs)
    report("prose without events", repeated(prose(), MEGABYTE), chosen.runs)
    report("the source document's like, over and over", repeated(source, MEGABYTE // 5), chosen.runs)
    if chosen.file:
        report(str(chosen.file), repeated(chosen.file.read_text("utf-8"), MEGABYTE), chosen.runs)
    saved = sorted(chosen.pages.glob("*.html")) if chosen.pages else []
    report_html([path.read_bytes() for path in saved] or [web_page(page) for page in pages], chosen.runs)
    report_calendar(pages, chosen.runs)
    report_import(chosen.runs)


def report(name: str, text: str, runs: int) -> None:
    """One text: the whole path, each step, the way to JSON."""
    floor = floor_of(text, runs)
    result = parse(text)
    events = len(result.events)
    whole = best(lambda: parse(text), runs)
    print(f"\n{name}: {len(text.encode()) / MEGABYTE:.2f} MB, {events} events; F = {floor * 1000:.1f} ms")
    each = f"  {(whole / events) * 1e6:8.1f} µs an event" if events else ""
    print(f"  {'text to records':<22}{whole / floor:7.2f} F{each}")
    for step, seconds in steps(text, runs):
        print(f"    {step:<20}{seconds / floor:7.2f} F")
    print(f"  {'records to JSON':<22}{best(result.model_dump_json, runs) / floor:7.2f} F more")


def report_pages(name: str, pages: list[str], runs: int) -> None:
    """Pages parsed one by one, as most callers do."""
    text = "".join(pages)
    many = max(1, MEGABYTE // len(text.encode()))
    floor = floor_of(text * many, runs) / many
    whole = best(lambda: [parse(page) for page in pages], runs)
    print(f"{name}, {len(pages)} pages one by one: {whole / floor:.2f} F, {whole / len(pages) * 1000:.2f} ms a page")


def report_html(pages: list[bytes], runs: int) -> None:
    """Web pages, beside what selectolax takes to parse them and to give their text."""
    size = sum(map(len, pages)) / MEGABYTE
    texts = [read_markup(page) for page in pages]
    plain = best(lambda: [LexborHTMLParser(each).text() for each in texts], runs)
    print(f"\n{len(pages)} web pages, {size:.2f} MB; selectolax alone, parse and text: {size / plain:.0f} MB/s")
    for name, read in (("HTML to document", read_html), ("HTML to records", parse_html)):
        taken = best(lambda read=read: [read(each) for each in texts], runs)  # type: ignore[misc]
        print(f"  {name:<22}{taken / plain:7.1f} × selectolax alone, {size / taken:.2f} MB/s")


def web_page(text: str) -> bytes:
    """A fixture page as a web page: a line, a block."""
    return f"<main><div>{'</div><div>'.join(escape(text).splitlines())}</div></main>".encode()


def report_calendar(pages: list[str], runs: int) -> None:
    """The fixtures' records as a calendar, beside what icalendar alone takes for as many plain events."""
    records = [event for page in pages for event in parse(page).events if event.date]
    numbered = enumerate(islice(cycle(records), ENTRIES))
    events = [event.model_copy(update={"uid": f"{number}"}) for number, event in numbered]
    ours = best(lambda: write_ical(events, ExportOptions(stamp=STAMP)), runs)
    plain = best(plain_calendar, runs)
    print(f"\n{ENTRIES:,} records as a calendar: {ours:.2f} s, {ours / plain:.2f} × icalendar for as many plain events")


def plain_calendar() -> bytes:
    """Events with a title, a place, a sentence and two clocks, by icalendar."""
    start = dt.datetime(2026, 6, 25, 15, tzinfo=zoneinfo.ZoneInfo("Europe/Paris"))
    told = {"summary": "Water; for, all", "dtstamp": STAMP, "dtstart": start, "dtend": start + dt.timedelta(hours=1)}
    calendar = icalendar.Calendar()
    for number in range(ENTRIES):
        each = icalendar.Event()
        for name, value in {"uid": str(number), **told, "location": "Room 5", "description": "A sentence."}.items():
            each.add(name, value)
        calendar.add_component(each)
    return bytes(calendar.to_ical())


def report_import(runs: int) -> None:
    """What importing costs, beside Pydantic's own, and what a process that parses one line takes."""
    code = {name: f"import {name}" for name in ("pydantic", "sideevents_parser")}
    code["a first parse"] = "import sideevents_parser; sideevents_parser.parse('Fair\\n25 June 2021, 3 pm CET')"
    taken = {name: min(import_seconds(line) for _ in range(max(runs, 5))) * 1000 for name, line in code.items()}
    own = taken.pop("pydantic")
    print(f"\nimport pydantic {own:.0f} ms;", ", ".join(f"{name} {took - own:+.0f} ms" for name, took in taken.items()))


def import_seconds(code: str) -> float:
    """Seconds that a fresh interpreter takes for a line, with the classes that any model needs and compiled modules."""
    timed = (
        f"import time; begun = time.perf_counter(); {code}; "
        "from pydantic import BaseModel; print(time.perf_counter() - begun)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    run = subprocess.run([sys.executable, "-c", timed], capture_output=True, check=True, text=True, env=environment)
    return float(run.stdout)


def steps(text: str, runs: int) -> Iterator[tuple[str, float]]:
    """Seconds of each step of the path, given what the steps before it made."""
    lexicon, settings = load_lexicon(()), read_settings(None, None, None)
    document = read_text(text)
    yield "document", best(lambda: read_text(text), runs)
    mentions = scan_document(document, lexicon)
    yield "scan", best(lambda: scan_document(document, lexicon), runs)
    blocks = segment_document(document, mentions, lexicon)
    yield "segment", best(lambda: segment_document(document, mentions, lexicon), runs)
    drafts = tuple(read_block(document, mentions, block, lexicon) for block in blocks)
    yield "read", best(lambda: [read_block(document, mentions, block, lexicon) for block in blocks], runs)
    context = read_context(document, mentions, drafts, lexicon, settings)
    resolved = tuple(resolve_draft(document, draft, context) for draft in drafts)
    seconds = best(lambda: read_context(document, mentions, drafts, lexicon, settings), runs)
    yield "resolve", seconds + best(lambda: [resolve_draft(document, draft, context) for draft in drafts], runs)
    yield "assemble", best(lambda: assemble(document, drafts, resolved, context), runs)


def floor_of(text: str, runs: int) -> float:
    """Seconds to read the text from a file, decode it and look at each number."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(text.encode())
        file.flush()
        path = Path(file.name)
        return best(lambda: sum(1 for _ in DIGITS.finditer(path.read_bytes().decode("utf-8"))), max(runs, 5))


def best(run: Callable[[], Any], runs: int) -> float:
    """Least seconds of several runs."""
    taken = []
    for _ in range(runs):
        begun = time.perf_counter()
        run()
        taken.append(time.perf_counter() - begun)
    return min(taken)


def prose() -> str:
    """Sentences of the fixture pages' descriptions that say nothing of a date or an hour, as paragraphs."""
    expected = [json.loads(path.read_text("utf-8")) for path in sorted(DOCUMENTS.glob("en/*/expected.json"))]
    told = "\n".join(event.get("description", "") for page in expected for event in page["events"])
    plain = [sentence for sentence in SENTENCE.findall(told) if not scan(sentence).moments]
    return "\n\n".join(" ".join(plain[at : at + 5]) for at in range(0, len(plain), 5)) + "\n\n"


def repeated(text: str, size: int) -> str:
    """The text, repeated to about so many bytes."""
    return f"{text}\n\n" * max(1, size // max(len(text.encode()), 1))


if __name__ == "__main__":
    main()
