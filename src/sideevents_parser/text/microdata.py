"""Events that a page's attributes state for machines: microdata, RDFa, hCalendar and h-event.

In: a page as text. Out: nodes as JSON-LD has them, which ``structured`` reads. extruct does the reading: it is an extra,
and without it, or on a page without such attributes, there are none. ``<div itemscope itemtype="…/Event">`` gives one.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Final

_SIGNS: Final = (
    ("microdata", re.compile(r"itemtype\s{0,3}=\s{0,3}[\"']?[^\"'>]{0,200}Event", re.IGNORECASE)),
    ("rdfa", re.compile(r"typeof\s{0,3}=\s{0,3}[\"']?[^\"'>]{0,200}Event", re.IGNORECASE)),
    (
        "microformat",
        re.compile(r"class\s{0,3}=\s{0,3}[\"']?(?:[^\"'>]{0,200}\s)?(?:vevent|h-event)[\s\"'>]", re.IGNORECASE),
    ),
)
_LONGEST: Final = 2_000_000  # a longer page is not read again by a slower parser
_DEEPEST: Final = 6
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MICROFORMAT: Final = {"name": "name", "start": "startDate", "end": "endDate", "url": "url", "location": "location"}

Node = dict[str, Any]


def nodes_in(html: str) -> list[tuple[str, Node]]:
    """The nodes that attributes state, each with the syntax that states it."""
    syntaxes = [name for name, sign in _SIGNS if sign.search(html)] if len(html) <= _LONGEST else []
    if not syntaxes or find_spec("extruct") is None:
        return []
    import extruct  # noqa: PLC0415 (an optional extra)

    try:
        found = extruct.extract(_CONTROLS.sub(" ", html), syntaxes=syntaxes, uniform=True, errors="ignore")
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return []  # what a third reader makes of broken markup is worth no page
    nodes = [("microdata", node) for node in found.get("microdata", ())]
    nodes += [("rdfa", node) for node in _linked(found.get("rdfa", ()))]
    return nodes + [("microformat", node) for node in _events_of_classes(found.get("microformat", ()))]


def _linked(expanded: list[Node]) -> Iterator[Node]:
    """RDFa's statements as nodes within nodes, with the last parts of their addresses for names."""
    known = {node["@id"]: node for node in expanded if isinstance(node.get("@id"), str)}
    for node in expanded:
        yield _plain(node, known, _DEEPEST)


def _plain(node: Node, known: dict[str, Node], depth: int) -> Node:
    plain: Node = {}
    for name, value in node.items():
        if name == "@type":
            plain[name] = value
        elif not name.startswith("@") and isinstance(value, list):
            plain[re.split(r"[/#]", name)[-1]] = [_value(each, known, depth) for each in value]
    return plain


def _value(value: Any, known: dict[str, Node], depth: int) -> Any:  # noqa: ANN401 - JSON may hold anything
    if not isinstance(value, dict):
        return value
    if "@value" in value:
        return value["@value"]
    target = value.get("@id")
    return _plain(known[target], known, depth - 1) if depth and target in known else target


def _events_of_classes(nodes: list[Node]) -> Iterator[Node]:
    """Events marked by classes, those within a feed too, under the names of schema.org."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop(0)
        waiting[:0] = [child for child in node.get("children", ()) if isinstance(child, dict)]
        kinds = node.get("@type") or node.get("type") or ()
        if "h-event" in kinds:
            told = {ours: node[name] for name, ours in _MICROFORMAT.items() if name in node}
            text = node.get("description") or node.get("summary") or node.get("content")
            yield {"@type": "Event", **told, "organizer": node.get("organizer"), "description": text}
