"""Markup made to be slow → markup that the HTML parser reads in bounded time.

In: a page as text. Out: the same text, or, where it nests deeper than anyone writes or gives an element thousands of
attributes, without those tags. The parser's time grows with the square of both. An ordinary page costs two counts.
"""

import re
from typing import Final

_MANY_TAGS: Final = 50_000
_DEEPEST: Final = 20_480
_LONG: Final = 30_000
_LONG_TAG: Final = re.compile(r"<([A-Za-z][A-Za-z0-9]{0,20})[^<>]{30000,}>?")
_MOST_ATTRIBUTES: Final = 2_000
# Elements that may stand in each other: all but those without content and those that close their like.
_NESTING: Final = re.compile(
    r"<(/?)(?!(?:br|hr|img|input|link|meta|p|li|dt|dd|td|th|tr|tbody|thead|tfoot|option|h[1-6]|col|wbr|area|source)[\s/>])"
    r"[a-z][a-z0-9:-]{0,40}(?=[\s/>])[^<>]{0,2000}>",
    re.IGNORECASE,
)


def tame(html: str) -> str:
    """The page without what only a hostile page has."""
    if _has_long_tag(html):
        html = _LONG_TAG.sub(_without_attributes, html)
    return _flattened(html) if html.count("<") >= _MANY_TAGS else html


def _has_long_tag(html: str) -> bool:
    """Whether anything so long stands without "<" in it; leaps from the last sign within reach to the next."""
    at = -1
    while len(html) - at > _LONG + 1:
        behind = html.rfind("<", at + 1, at + _LONG + 2)
        if behind < 0:
            return True
        at = behind
    return False


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag.group(1)}>" if tag.group().count("=") > _MOST_ATTRIBUTES else tag.group()


def _flattened(html: str) -> str:
    """The page without the start tags that nest too deeply."""
    depth = 0
    kept: list[str] = []
    at = 0
    for tag in _NESTING.finditer(html):
        if tag.group(1):
            depth = max(depth - 1, 0)
        elif depth < _DEEPEST:
            depth += 1
        else:
            kept.append(html[at : tag.start()])
            at = tag.end()
    if not kept:
        return html
    kept.append(html[at:])
    return "".join(kept)
