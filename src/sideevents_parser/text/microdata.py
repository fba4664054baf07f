"""Events that a page's attributes state for machines: microdata, RDFa, hCalendar and h-event.

In: a page as text and its elements that bear such attributes. Out: nodes as JSON-LD has them, which ``structured``
reads. extruct does the reading: it is an extra, and without it, or on a page without such attributes, there are none.
``<div itemscope itemtype="…/Event">`` gives one.
"""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any, Final

from selectolax.lexbor import LexborNode

MARKED: Final = "[itemscope], [typeof], .vevent, .h-event"  # what may state an event
_TYPES: Final = {"microdata": ("itemscope", "itemtype"), "rdfa": ("typeof", "typeof")}
_CLASSES: Final = frozenset({"vevent", "h-event"})
_LONGEST: Final = 2_000_000  # a longer page is not read again by a slower parser
_DEEPEST: Final = 6  # nodes within nodes
_MOST_MARKED: Final = 500
_MOST_STEPS: Final = 40_000
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MICROFORMAT: Final = {"name": "name", "start": "startDate", "end": "endDate", "url": "url", "location": "location"}

Node = dict[str, Any]


def nodes_in(html: str, marked: list[LexborNode]) -> list[tuple[str, Node]]:
    """The nodes that attributes state, each with the syntax that states it; ``marked``: the page's ``MARKED`` ones."""
    if not marked or len(html) > _LONGEST or find_spec("extruct") is None:
        return []
    told = _by_syntax(marked)
    syntaxes = [name for name, nodes in told.items() if _is_tame(nodes)]
    if not syntaxes:
        return []
    source = _items(told["microdata"]) if syntaxes == ["microdata"] and "itemref" not in html.lower() else html
    import extruct  # noqa: PLC0415 (an optional extra)

    try:
        found = extruct.extract(_CONTROLS.sub(" ", source), syntaxes=syntaxes, uniform=True, errors="ignore")
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return []  # what a third reader makes of broken markup is worth no page
    nodes = [("microdata", node) for node in found.get("microdata", ())]
    nodes += [("rdfa", node) for node in _linked(found.get("rdfa", ()))]
    return nodes + [("microformat", node) for node in _events_of_classes(found.get("microformat", ()))]


def _by_syntax(marked: list[LexborNode]) -> dict[str, list[LexborNode]]:
    """The marked elements of each syntax in which one of them says that it is an event."""
    held = [(node, node.attributes) for node in marked]
    told = {}
    for name, (mark, kind) in _TYPES.items():
        if any(_is_event(attributes.get(kind)) for _, attributes in held):
            told[name] = [node for node, attributes in held if mark in attributes]
    classed = [node for node, attributes in held if not _CLASSES.isdisjoint((attributes.get("class") or "").split())]
    return {**told, "microformat": classed}


def _is_event(kind: str | None) -> bool:
    return kind is not None and "event" in kind.lower()


def _is_tame(found: list[LexborNode]) -> bool:
    """Whether few elements are marked and none stands in many others: else the readers take time without end."""
    if not 0 < len(found) <= _MOST_MARKED:
        return False
    steps = 0
    known = {node.mem_id for node in found}
    for node in found:
        within = 0
        for above in _ids_above(node):
            within += above in known
            steps += 1
            if within > _DEEPEST or steps > _MOST_STEPS:
                return False
    return True


def _items(marked: list[LexborNode]) -> str:
    """A page of nothing but the elements that state an event, which is read many times as fast.

    The scope around them holds those that are a property of something else.
    """
    events = {node.mem_id: node for node in marked if _is_event(node.attributes.get("itemtype"))}
    outer = [node.html or "" for node in events.values() if not any(each in events for each in _ids_above(node))]
    return f'<div itemscope itemtype="https://schema.org/Thing">{"".join(outer)}</div>'


def _ids_above(node: LexborNode) -> Iterator[int]:
    above = node.parent
    while above is not None:
        yield above.mem_id
        above = above.parent


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
