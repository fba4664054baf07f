"""Events that a page states for machines: JSON-LD by schema.org, and what its attributes say where extruct is there.

In: the elements of a page that state something, and its text. Out: ``StatedEvent``s with their values as written, in
the order of the page. Nothing is trusted: what is no JSON, nests too deeply or has no event in it gives nothing. A
``script`` with ``{"@type": "Event", "name": "Fair", "startDate": "2024-05-05"}`` gives one event.
"""

import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborNode

from sideevents_parser.text.microdata import MARKED, nodes_in
from sideevents_parser.text.schedules import read_schedule, schedule_lines

STATING: Final = f'script[type^="application/ld+json"], {MARKED}'  # what states events
_COMMENT: Final = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_PARTED: Final = re.compile(r"\n[ \t\r]*\n|</p>|<br ?/?>[ \t\r\n]*<br ?/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]{0,400}>")
_OTHER_EVENTS: Final = frozenset({"Festival", "Hackathon", "CourseInstance", "EventSeries"})
_MOST_NODES: Final = 50_000
_MOST_EVENTS: Final = 2_000
_LONGEST: Final = 20_000
_SHORT: Final = 300
_DAY: Final = len("2024-05-05")


class StatedEvent(NamedTuple):
    """One event as a page states it for machines; empty where it does not say.

    ``source``: the syntax that states it: json_ld, microdata, rdfa, microformat.
    """

    name: str
    start: str
    end: str = ""
    place: str = ""
    address: str = ""
    place_url: str = ""
    organizers: tuple[str, ...] = ()
    sponsors: tuple[str, ...] = ()
    performers: tuple[str, ...] = ()
    status: str = ""
    mode: str = ""
    url: str = ""
    description: str = ""
    previous: str = ""
    schedules: tuple[str, ...] = ()
    part_of: str = ""
    source: str = "json_ld"


def read_stated(stating: list[LexborNode], html: str) -> tuple[StatedEvent, ...]:
    """All events that a page's ``STATING`` elements state, each once; attributes count where JSON-LD does not."""
    found: dict[tuple[str, str], StatedEvent] = {}
    scripts = [node for node in stating if node.tag == "script"]
    for script in scripts:
        for node in _events_in(_content(script.text(deep=True))):
            event = _event(node)
            if (event.name or event.start) and len(found) < _MOST_EVENTS:
                found.setdefault((event.name, event.start), event)
    days = {(name.casefold(), start[:_DAY]) for name, start in found}
    for source, held in nodes_in(html, [node for node in stating if node.tag != "script"]):
        for node in _events_in(held):
            event = _event(node)._replace(source=source)
            if event.start and (event.name.casefold(), event.start[:_DAY]) not in days and len(found) < _MOST_EVENTS:
                found.setdefault((event.name, event.start), event)
    return tuple(found.values())


def _content(text: str) -> Any:  # noqa: ANN401 - JSON may hold anything
    try:
        return json.loads(_COMMENT.sub("", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _events_in(content: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401
    """All objects of a type that ends in "Event", in the order of the text."""
    waiting, seen = [content], 0
    while waiting and seen < _MOST_NODES:
        node = waiting.pop()
        seen += 1
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if _is_event(node):
                yield node
                waiting += reversed([_within(node, value) for name, value in node.items() if name != "superEvent"])
            else:
                waiting += reversed(list(node.values()))


def _is_event(node: dict[str, Any]) -> bool:
    return any(kind.endswith("Event") or kind in _OTHER_EVENTS for kind in _types(node))


def _within(whole: dict[str, Any], value: Any) -> Any:  # noqa: ANN401
    """A value of an event; events in it are told that they are parts of it."""
    if isinstance(value, list):
        return [_within(whole, each) if isinstance(each, dict) else each for each in value]
    if not isinstance(value, dict) or not _is_event(value):
        return value
    return {"superEvent": whole.get("name"), **value}


def _types(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].rpartition(":")[2] for kind in listed if isinstance(kind, str)]


def _event(node: dict[str, Any]) -> StatedEvent:
    place, address, online = _place(node.get("location"))
    schedules = schedule_lines(node.get("eventSchedule"))
    planned = read_schedule(schedules[0]) if schedules else None
    start, end = _text(node.get("startDate")), _text(node.get("endDate"))
    if planned is not None and (not start or ("T" not in start and planned.start.startswith(start))):
        start, end = planned.start, planned.end or end
    elif planned is not None and not end:
        end = planned.end if planned.end[:_DAY] == start[:_DAY] else ""
    return StatedEvent(
        name=_text(node.get("name")),
        start=start,
        end=end,
        place=place,
        address=address,
        place_url=online,
        organizers=_names(node.get("organizer")),
        sponsors=_names(node.get("sponsor")) + _names(node.get("funder")),
        performers=_names(node.get("performer")) or _names(node.get("performers")),
        status=_term(node.get("eventStatus")),
        mode=_term(node.get("eventAttendanceMode")),
        url=_text(node.get("url")),
        description=_paragraphs(node.get("description")),
        previous=_text(_first(node.get("previousStartDate"))),
        schedules=schedules,
        part_of=_text(node.get("superEvent")),
    )


def _first(value: Any) -> Any:  # noqa: ANN401
    return value[0] if isinstance(value, list) and value else value


def _paragraphs(value: Any) -> str:  # noqa: ANN401
    """A longer value: its paragraphs, each on one line, with a blank line between them."""
    text = _first(value)
    if not isinstance(text, str):
        return _text(value, _LONGEST)
    parts = _PARTED.split(html.unescape(text[:_LONGEST]))
    return "\n\n".join(line for part in parts if (line := _text(part, _LONGEST)))


def _text(value: Any, most: int = _SHORT) -> str:  # noqa: ANN401
    """A value on one line, without markup."""
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return ""
    return " ".join(_TAG.sub(" ", html.unescape(value[:_LONGEST])).split())[:most]


def _term(value: Any) -> str:  # noqa: ANN401
    """The last part of an address such as ``https://schema.org/EventCancelled``."""
    value = _first(value)
    value = value.get("@id") if isinstance(value, dict) else value
    return value.rstrip("/").rpartition("/")[2][:_SHORT] if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:  # noqa: ANN401
    listed = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(name for name in map(_text, listed[:50]) if name))


def _place(value: Any) -> tuple[str, str, str]:  # noqa: ANN401
    """Name, address and web address of where an event takes place."""
    listed = value if isinstance(value, list) else [value]
    name = address = online = ""
    for each in listed[:10]:
        if isinstance(each, dict) and "VirtualLocation" in _types(each):
            online = online or _text(each.get("url"))
        elif isinstance(each, dict):
            name, address = name or _text(each.get("name")), address or _address(each.get("address"))
        elif isinstance(each, str) and each.startswith(("https://", "http://")):
            online = online or _text(each)
        else:
            name = name or _text(each)
    return name, address, online


def _address(value: Any) -> str:  # noqa: ANN401
    value = _first(value)
    if not isinstance(value, dict):
        return _text(value)
    parts = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
    return ", ".join(dict.fromkeys(text for part in parts if (text := _text(value.get(part)))))
