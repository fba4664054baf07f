"""Varied pages for measuring and testing: seeded, so that page 17 of seed 7 is the same everywhere.

Fixture pages in other years, announcements made from a small grammar (as text, web pages, mails), prose without events,
and now and then what is no page at all.

    python tools/make_pages.py 20000 -o pages.jsonl.gz [--seed 7]
"""

import argparse
import datetime as dt
import gzip
import json
import random
import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
YEAR = re.compile(r"\b20[012]\d\b")
TOPICS = ("Rivers", "Schools", "Harbours", "Seeds", "Bridges", "Archives", "Wells", "Forests", "Ferries", "Clinics")
ENDINGS = (
    "and Borders", "Without Roofs", "After the Flood", "in Wartime", "for Everyone", "under Repair",
    "and Their Keepers", "at Midnight", "We Forgot", "on the Map", "between Two Coasts", "in Numbers",
)  # fmt: skip
HOSTS = (
    "Lakeside Centre for Dialogue", "Harbour Foundation", "Institute for Memory and Law", "Northern Lights Network",
    "Mekong Listening Project", "Southern Cross Institute", "Permanent Mission of Portugal", "Ministry of Small Ports",
    "University of the Two Rivers", "Women of the Delta, Fields and Forests",
)  # fmt: skip
PEOPLE = (
    "Dr. Ann Lee, Director, Harbour Foundation", "H.E. Ambassador Ana Duarte, Permanent Representative",
    "Prof. Somchai Rattana, University of the Two Rivers", "Ms. Grace Okello, Chief of Field Work",
    "Piet de Wit, Ferry Pilot", "Maria del Mar Ruiz (TBC)", "Mr. Yusuf Karimov, Institute for Memory and Law",
)  # fmt: skip
VENUES = (
    "Room XVII, Palais des Nations, Geneva", "Town Hall, 12 Quay Street, Galway", "Conference Room 4, UNHQ, New York",
    "online via Zoom", "Library, Nairobi, and by video link", "https://meet.example.org/room/4711", "Harbour Pavilion",
)  # fmt: skip
ZONES = ("CET", "EST", "GMT+7", "Bangkok time", "UTC", "(Nairobi)", "Geneva time", "IST", "Brisbane time", "", "")
SENTENCES = (
    "A river does not stop at a checkpoint, but fish traders do.",
    "Three teachers tell the story of one term, and of the roof that came back in the next.",
    "The panel asks who keeps the records when the ministry moves, and who pays for the boxes.",
    "Coffee and a light lunch are offered; please bring your own cup.",
    "Since 2004 the network has mapped 1,250 wells in 14 districts, 3.5 per cent of them dry.",
    "The report runs to 184 pages and costs nothing; Annex II lists every ferry of the delta.",
    "Seats are few. Interpretation into French and Arabic is provided.",
    "We may march, but in April nobody listens, says its chair, who is 62 and tired.",
)
MENU = ("Home", "About us", "News", "Calendar", "Publications", "Donate", "Contact", "Imprint", "Cookies")


def page_row(number: int, seed: int = 7) -> dict[str, Any]:
    """The page of that number: its id, its url, its text or html (or what is none), at times a day of reference."""
    chance = random.Random(f"{seed}:{number}")  # noqa: S311 (pages, not secrets)
    row: dict[str, Any] = {"id": f"page-{number:08}", "url": f"https://example.org/{seed}/{number}"}
    if chance.random() < 0.3:
        row["reference_date"] = _day(chance).isoformat()
    kind = chance.choices(("fixture", "text", "html", "mail", "prose", "none"), (25, 30, 29, 4, 10, 2))[0]
    return row | PAGES[kind](chance)


def rows(count: int, seed: int = 7) -> Iterator[dict[str, Any]]:
    """The first pages of a seed."""
    return (page_row(number, seed) for number in range(count))


def write_lines(path: Path, count: int, seed: int = 7) -> None:
    """The first pages of a seed as JSON lines, packed where the name ends in .gz."""
    with gzip.open(path, "wt", encoding="utf-8") if path.suffix == ".gz" else path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count, seed))


def _fixture_page(chance: random.Random) -> dict[str, Any]:
    shift = chance.randrange(-3, 4)
    text = YEAR.sub(lambda found: str(int(found[0]) + shift), chance.choice(_fixtures()))
    return {"text": text}


def _text_page(chance: random.Random) -> dict[str, Any]:
    blocks = [_announcement(chance) for _ in range(chance.choice((1, 1, 1, 2, 3, 6)))]
    return {"text": "\n\n\n".join("\n".join(lines) for lines in blocks)}


def _html_page(chance: random.Random) -> dict[str, Any]:
    blocks = [_announcement(chance) for _ in range(chance.choice((1, 1, 2, 4)))]
    body = "".join(chance.choice((_section, _card, _table))(lines) for lines in blocks)
    menu = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in MENU)
    title = f"<title>{escape(blocks[0][0])}</title>"
    return {
        "html": f"<!doctype html><html><head>{title}</head><body><nav><ul>{menu}</ul></nav><main>{body}</main>"
        f"<footer><p>© {chance.randrange(2019, 2027)} {chance.choice(HOSTS)}</p></footer></body></html>"
    }


def _mail_page(chance: random.Random) -> dict[str, Any]:
    lines = _announcement(chance)
    sent = f"{_day(chance):%a, %d %b %Y} 09:{chance.randrange(60):02}:00 +0000"
    head = f"From: news@example.org\nTo: list@example.org\nSubject: {lines[0]}\nDate: {sent}\n"
    return {"mail": head + 'Content-Type: text/plain; charset="utf-8"\n\n' + "\n".join(lines)}


def _prose_page(chance: random.Random) -> dict[str, Any]:
    paragraphs = (" ".join(chance.choices(SENTENCES, k=6)) for _ in range(chance.randrange(2, 9)))
    return {"text": "\n\n".join(paragraphs)}


def _no_page(chance: random.Random) -> dict[str, Any]:
    empty: tuple[dict[str, Any], ...] = ({}, {"text": ""}, {"text": " \n\n\t"}, {"html": "<"})
    return chance.choice((*empty, {"text": "x", "timezone": "Mars/Olympus"}))


PAGES = {
    "fixture": _fixture_page,
    "text": _text_page,
    "html": _html_page,
    "mail": _mail_page,
    "prose": _prose_page,
    "none": _no_page,
}


def _announcement(chance: random.Random) -> list[str]:
    """An announcement as lines; the first is its title."""
    title = f"{chance.choice(TOPICS)} {chance.choice(ENDINGS)}"
    label = chance.random() < 0.5
    lines = [title, *_when(chance, label=label)]
    host = chance.choice(HOSTS)
    lines.append(chance.choice((f"Organized by: {host}", f"Hosted by {host}", f"{host} is pleased to invite you.")))
    if chance.random() < 0.7:
        lines.append(("Venue: " if label else "") + chance.choice(VENUES))
    lines.append(" ".join(chance.choices(SENTENCES, k=chance.randrange(1, 6))))
    if chance.random() < 0.5:
        lines += ["Speakers:", *(f"- {person}" for person in chance.sample(PEOPLE, chance.randrange(1, 4)))]
    if chance.random() < 0.6:
        lines.append(f"Register by {_day(chance):%d %B}: https://example.org/r/{chance.randrange(10_000)}")
    return lines


def _when(chance: random.Random, *, label: bool) -> list[str]:
    day = _day(chance)
    form = chance.choice(("%A, %d %B %Y", "%d %B %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y", "%a %d %b", "%d.%m.%Y"))
    hour, minute = chance.randrange(8, 19), chance.choice((0, 0, 15, 30, 45))
    clock = chance.choice(
        (
            f"{hour:02}:{minute:02}-{hour + 1:02}:{minute:02}",
            f"{hour:02}.{minute:02} – {hour + 2:02}.00",
            f"{(hour - 1) % 12 + 1}:{minute:02} {'a.m.' if hour < 12 else 'p.m.'}",
            f"{hour}h{minute:02}",
        )
    )
    clock = f"{clock} {chance.choice(ZONES)}".rstrip()
    return [f"Date: {day:{form}}", f"Time: {clock}"] if label else [f"{day:{form}}, {clock}"]


def _day(chance: random.Random) -> dt.date:
    return dt.date(2019, 1, 1) + dt.timedelta(days=chance.randrange(3_000))


def _section(lines: list[str]) -> str:
    return f"<h2>{escape(lines[0])}</h2>" + "".join(f"<p>{escape(line)}</p>" for line in lines[1:])


def _card(lines: list[str]) -> str:
    return f'<div class="card"><h3>{escape(lines[0])}</h3><div>{"<br>".join(map(escape, lines[1:]))}</div></div>'


def _table(lines: list[str]) -> str:
    return "<table>" + "".join(f"<tr><td>{escape(line)}</td></tr>" for line in lines) + "</table>"


@cache
def _fixtures() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted(DOCUMENTS.glob("*/*/source.txt")))


def main() -> None:
    """Write pages."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("count", type=int)
    arguments.add_argument("-o", "--output", type=Path, required=True)
    arguments.add_argument("--seed", type=int, default=7)
    chosen = arguments.parse_args()
    write_lines(chosen.output, chosen.count, chosen.seed)


if __name__ == "__main__":
    main()
