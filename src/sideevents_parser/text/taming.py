"""Markup made to be slow → markup that the HTML parser reads in bounded time.

In: a page as text. Out: the same text, or, where it nests deeper than anyone writes or gives an element thousands of
attributes, without those tags. The parser's time grows with the square of both. An ordinary page costs two counts.
"""

import re
from typing import Final

from sideevents_parser.text.document import leaps_over

_MANY_TAGS: Final = 20_000
_DEEPEST: Final = 20_480
_DEEP: Final = 512  # below it every tag counts by how deep it stands
_MOST_DEPTH: Final = 210_000_000  # levels of all tags together that the parser may climb
_LONG: Final = 30_000
_LONG_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[^<>]{30000,}>?")
_MOST_ATTRIBUTES: Final = 2_000
_TAG: Final = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,40})(?=[\s/>])[^<>]{0,2000}>")
# Elements that have no content or close their like, so that they do not stand in each other.
_BESIDE: Final = frozenset(
    [
        *("br", "hr", "img", "input", "link", "meta", "col", "wbr", "area", "source"),
        *("p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    ]
)


def tame(html: str) -> str:
    """The page without what only a hostile page has."""
    if leaps_over(html, "<", _LONG):
        html = _LONG_TAG.sub(_without_attributes, html)
    return _flattened(html) if html.count("<") >= _MANY_TAGS else html


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag.group(1)}>" if tag.group().count("=") > _MOST_ATTRIBUTES else tag.group()


def _flattened(html: str) -> str:
    """The page without the start tags that nest too deeply; where too much stands too deep, all is closed once."""
    open_tags: list[str] = []
    kept: list[str] = []
    at, left, deepest = 0, _MOST_DEPTH, _DEEPEST
    for tag in _TAG.finditer(html):
        name, is_end = tag.group(2).lower(), tag.group(1)
        depth = len(open_tags)
        if is_end and depth and open_tags[-1] == name:
            open_tags.pop()
            continue
        if depth > _DEEP:
            left -= depth
            if left < 0:
                kept += (html[at : tag.start()], *(f"</{each}>" for each in reversed(open_tags)))
                at, left, deepest = tag.start(), _MOST_DEPTH, _DEEP
                open_tags.clear()
        if name in _BESIDE:
            continue
        if is_end:
            del open_tags[-1:]
        elif len(open_tags) < deepest:
            open_tags.append(name)
        else:
            kept.append(html[at : tag.start()])
            at = tag.end()
    return "".join((*kept, html[at:])) if kept else html
