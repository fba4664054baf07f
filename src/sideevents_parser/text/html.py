r"""Web pages: markup → the same ``Document`` that plain text gives, with what the markup says about its lines.

In: a page as text. Out: a ``Document``: kinds of lines from tags instead of signs, targets of links and
machine-readable times as marks. ``read_html("<h2>Fair</h2><p>5 May</p>").text == "Fair\n\n5 May"``
"""

import re
from typing import Final, NamedTuple
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from sideevents_parser.text.canvas import Drawn, Mark
from sideevents_parser.text.document import Document
from sideevents_parser.text.setting import set_lines
from sideevents_parser.text.structured import STATING, StatedEvent, read_stated
from sideevents_parser.text.taming import tame
from sideevents_parser.text.walker import draw_page
from sideevents_parser.vocabulary.mentions import LinkMention, TimeStamp
from sideevents_parser.vocabulary.spans import Span, join_spans

_SOUGHT: Final = f"base[href], {STATING}"
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]{1,20}:", re.IGNORECASE)
_OPENED: Final = frozenset({"http", "https", "mailto", "webcal", "tel", "ftp"})
_MOST_AROUND: Final = 0.8
_LONGEST_TARGET: Final = 4_000


class WebPage(NamedTuple):
    """A page: what it shows, and what it states for machines, with where its values stand in the document's text."""

    document: Document
    stated: tuple[tuple[StatedEvent, dict[str, Span]], ...] = ()


def read_html(html: str, url: str | None = None) -> Document:
    """Make a document of a page; ``url`` is where it was found, so that its links can be followed."""
    return read_page(html, url).document


def read_page(html: str, url: str | None = None) -> WebPage:
    """A page's document and the events that it states for machines, whose values end the text as furniture."""
    parser = LexborHTMLParser(tame(html))
    root = parser.body or parser.root
    if root is None:
        return WebPage(Document("", "", ()))
    canvas = draw_page(root)
    based, stating = _found(parser)
    stated = read_stated(stating, html)
    drawn = [
        *_with_content(canvas.lines),
        *(line for at, event in enumerate(stated) for line in _stated_lines(at, event)),
    ]
    document, marks = set_lines(drawn, canvas.runs)
    links, times, places = _sorted_marks(marks, _base(based, url), len(stated))
    document = document._replace(links=links, times=times)
    return WebPage(document, tuple(zip(stated, places, strict=True)))


def _stated_lines(at: int, event: StatedEvent) -> list[Drawn]:
    """The values of a stated event as lines, so that spans can say where they were read."""
    drawn: list[Drawn] = []
    for name in event._fields[:-1]:  # all but the syntax that states it
        for text in _texts(getattr(event, name)):
            for number, part in enumerate(text.split("\n\n")):
                mark = Mark(0, len(part), "stated", f"{at} {name}")
                gap = 2 if not drawn else min(number, 1)
                drawn.append(Drawn(part, gap, around=True, marks=[mark]))
    return drawn


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if value else ()


def _sorted_marks(
    marks: list[tuple[Span, Mark]], base: str | None, events: int
) -> tuple[tuple[LinkMention, ...], tuple[TimeStamp, ...], list[dict[str, Span]]]:
    """What the lines carry, by kind: links, times, values of stated events."""
    links: list[LinkMention] = []
    times: list[TimeStamp] = []
    places: list[dict[str, Span]] = [{} for _ in range(events)]
    for span, mark in marks:
        if mark.kind == "time":
            times.append(TimeStamp(span, mark.value.strip()))
        elif mark.kind == "stated":
            number, _, name = mark.value.partition(" ")
            found = places[int(number)]
            found[name] = span if name not in found else join_spans(found[name], span)
        elif (link := _link(span, mark.value, base)) is not None:
            links.append(link)
    return tuple(sorted(links)), tuple(sorted(times)), places


def _with_content(drawn: list[Drawn]) -> list[Drawn]:
    """A page on which nearly everything seems to stand around the content has its content there."""
    around = sum(len(line.text) for line in drawn if line.around)
    if around > _MOST_AROUND * sum(len(line.text) for line in drawn):
        for line in drawn:
            line.around = False
    return drawn


def _link(span: Span, target: str, base: str | None) -> LinkMention | None:
    """A link that leads out of the page, its target made whole where the page's own address is known."""
    target = target.strip()
    if not target or target[0] == "#" or len(target) > _LONGEST_TARGET:
        return None
    scheme = _ADDRESS.match(target)
    if scheme is not None:
        name = scheme.group()[:-1].lower()
        if name not in _OPENED:
            return None
        if name == "mailto":
            return LinkMention(span, "email", target[len("mailto:") :].partition("?")[0])
        return LinkMention(span, "url", target)
    return LinkMention(span, "url", _joined(base, target) if base else target)


def _joined(base: str, target: str) -> str:
    try:
        return urljoin(base, target)
    except ValueError:
        return target


def _found(parser: LexborHTMLParser) -> tuple[LexborNode | None, list[LexborNode]]:
    """The element that says what links are relative to, and those that state events: one search for both."""
    found = {node.mem_id: node for node in parser.css(_SOUGHT)}.values()  # what has two of the signs comes twice
    base = next((node for node in found if node.tag == "base" and node.attributes.get("href")), None)
    return base, [node for node in found if node.tag != "base"]


def _base(element: LexborNode | None, url: str | None) -> str | None:
    """What the page's links are relative to."""
    stated = (element.attributes.get("href") or "").strip() if element is not None else ""
    return _joined(url, stated) if url and stated else stated or url
