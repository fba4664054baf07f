"""The fixture pages written as web pages, in several ways, and the same score for them.

``python -m html_renderings`` (with tests and src on the path) prints the figures of all beside those of the plain text.
"""

import datetime as dt
import html
import json
import re
import sys
from bisect import bisect_left

from quality.score import Page, Verdict, _pair, figures, judge, judge_event, load_pages
from sideevents_parser import parse_html

_UNCOUNTED = re.compile(r"[\s|]")
_LABEL = re.compile(
    r"((?:Date|Time|When|Where|Venue|Location|Place|Title|Topic|Organi[sz]ers?|Organi[sz]ed by|Hosts?|Speakers?"
    r"|Moderator|Registration|Register|Contact|Language|Platform|Link)[ ]?:)\s*(\S.*)$"
)
_BULLET = re.compile(r"\s*[•●*-]\s")


def _paragraphs(text):
    """Runs of lines that are not blank, each with the number of blank lines above it."""
    found, blanks, new = [], 0, True
    for line in text.splitlines():
        if not line.strip():
            blanks, new = blanks + 1, True
        elif new:
            found.append((blanks, [line]))
            blanks, new = 0, False
        else:
            found[-1][1].append(line)
    return found


def _is_title(lines):
    words = lines[0].strip()
    return len(lines) == 1 and len(words) < 70 and words[:1].isupper() and not re.search(r"[.:,;\d]$|\d", words)


def _joined(lines):
    return "<br>\n".join(html.escape(line.strip()) for line in lines)


def as_prose(text):
    """Headings, paragraphs and lists."""
    pieces = []
    for blanks, lines in _paragraphs(text):
        if blanks > 1:
            pieces.append("</section><section>" if blanks == 2 else "</section><hr><section>")
        if _is_title(lines):
            pieces.append(f"<h3>{_joined(lines)}</h3>")
        elif len(lines) > 1 and all(map(_BULLET.match, lines)):
            pieces.append("<ul>" + "".join(f"<li>{_joined([line])}</li>" for line in lines) + "</ul>")
        else:
            pieces.append(f"<p>{_joined(lines)}</p>")
    return f"<body><div id=main><section>{''.join(pieces)}</section></div>"


def as_table(text):
    """A layout table: a line a row, labels and values in cells of their own, columns where the text has some."""
    rows = []
    for blanks, lines in _paragraphs(text):
        rows += ["<tr><td>&nbsp;</td></tr>"] * blanks
        for line in lines:
            cells = (
                [cell for cell in re.split(r"\s*\|\s*|\t+", line.strip()) if cell]
                if "|" in line or "\t" in line
                else []
            )
            label = _LABEL.match(line.strip())
            if label and len(cells) < 2:
                cells = list(label.groups())
            if len(cells) < 2:
                cells = [line.strip()]
            rows.append("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>")
    return f"<body><table>{''.join(rows)}</table>"


def as_cards(text):
    """Boxes in boxes, without a single paragraph: lines end with breaks, gaps part boxes."""
    boxes, inner = [], []
    for blanks, lines in _paragraphs(text):
        if blanks > 1 and inner:
            boxes.append(inner)
            inner = []
        inner.append(f"<div class='text'><span>{_joined(lines)}</span><br><br></div>")
    boxes.append(inner)
    return "<body><main>" + "".join(f"<div class='box'>{''.join(box)}</div>" for box in boxes) + "</main>"


def as_lines(text):
    """A box for every line, blank ones too, as programs for mail write."""
    boxes = (f"<div>{html.escape(line.strip()) or '<br>'}</div>" for line in text.splitlines())
    return f"<body>{''.join(boxes)}"


def as_pre(text):
    """The text itself, its lines and gaps kept."""
    return f"<body><pre>{html.escape(text)}</pre>"


RENDERINGS = {"prose": as_prose, "table": as_table, "cards": as_cards, "lines": as_lines, "pre": as_pre}


def _places(text):
    """Offsets of the characters that every rendering keeps."""
    return [at for at, character in enumerate(text) if not _UNCOUNTED.match(character)]


def judge_html(page: Page, render) -> list[Verdict]:
    day = page.expected["reference_date"]
    result = parse_html(render(page.text), reference_date=dt.date.fromisoformat(day) if day else None)
    theirs, ours = _places(result.text), _places(page.text)
    assert len(theirs) == len(ours), page.name
    given = json.loads(result.model_dump_json())["events"]
    for event in given:
        first, last = bisect_left(theirs, event["span"][0]), bisect_left(theirs, event["span"][1]) - 1
        event["span"] = [ours[first], ours[max(last, first)] + 1]
    wanted = page.expected["events"]
    pairs = _pair(wanted, given)
    verdicts = [Verdict(0, "events", len(pairs), len(wanted), len(given), f"{len(given)} events for {len(wanted)}")]
    for at, event in enumerate(wanted):
        verdicts += judge_event(at + 1, event, given[pairs[at]] if at in pairs else None)
    return verdicts


def main() -> None:
    pages = load_pages("en")
    wanted = sys.argv[1:]
    columns = {"plain": [each for page in pages for each in judge(page)]}
    for name, render in RENDERINGS.items():
        verdicts = {page.name: judge_html(page, render) for page in pages}
        columns[name] = [each for found in verdicts.values() for each in found]
        if name in wanted:
            for page in pages:
                plain = {(each.event, each.field) for each in judge(page) if not each.flawless}
                news = [
                    each for each in verdicts[page.name] if not each.flawless and (each.event, each.field) not in plain
                ]
                for each in news[:4]:
                    print(f"{page.name} {each.event}.{each.field}: {each.note[:150]}")
    table = {name: figures(found) for name, found in columns.items()}
    for field in table["plain"]:
        print(f"{field:14}", *(f"{name} {table[name].get(field, 0):.3f} " for name in table))


if __name__ == "__main__":
    main()
