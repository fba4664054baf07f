r"""Files that hold several pages: a mailbox, JSON with a text or a page in each object → the pages, one by one.

In: the bytes of a file. Out: ``Part``s in its order, each with a name that says where it stands in the file.
``parts_of("pages.jsonl", b'{"id": 7, "html": "<p>Fair, 5 May"}\\n', "jsonl")`` gives one, named ``pages.jsonl#7``.
"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from sideevents_parser.text.mail import split_mbox

HOLDERS: Final = ("mbox", "json", "jsonl")
_TEXTS: Final = {"html": "html", "text": "text"}
_NAMES: Final = ("id", "url")
_LONGEST_NAME: Final = 200


class Part(NamedTuple):
    """One page of a file, or ``error``: why there is none.

    ``day``: on which it was read, ``url``: where it was found.
    """

    name: str
    kind: str = ""
    content: str | bytes = ""
    day: dt.date | None = None
    url: str | None = None
    error: str = ""


def parts_of(source: str, content: bytes, kind: str) -> Iterator[Part]:
    """The pages of a file of one of the kinds in ``HOLDERS``."""
    if kind == "mbox":
        yield from (Part(f"{source}#{at}", "mail", mail) for at, mail in enumerate(split_mbox(content), 1))
    elif kind == "jsonl":
        lines = (line for line in content.splitlines() if line.strip())
        yield from (_part(source, at, _read(line)) for at, line in enumerate(lines, 1))
    else:
        held = _read(content)
        listed = held if isinstance(held, list) else [held]
        yield from (_part(source, at, each) for at, each in enumerate(listed, 1))


def holds_pages(content: bytes) -> bool:
    """Whether the first line of JSON lines is a page, not a record written before."""
    first = next((line for line in content.splitlines() if line.strip()), b"")
    held = _read(first)
    return isinstance(held, dict) and "uid" not in held and any(isinstance(held.get(name), str) for name in _TEXTS)


def _read(written: bytes) -> Any:  # noqa: ANN401 - JSON may hold anything
    try:
        return json.loads(written.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _part(source: str, at: int, held: Any) -> Part:  # noqa: ANN401 - JSON may hold anything
    if not isinstance(held, dict):
        return Part(f"{source}#{at}", error="is no JSON object")
    name = next((str(held[key]) for key in _NAMES if isinstance(held.get(key), str | int)), str(at))
    part = Part(f"{source}#{name[:_LONGEST_NAME]}")
    field = next((key for key in _TEXTS if isinstance(held.get(key), str)), None)
    if field is None:
        return part._replace(error="has neither a text nor an html field")
    url = held.get("url")
    return part._replace(
        kind=_TEXTS[field], content=held[field], day=_day(held), url=url if isinstance(url, str) else None
    )


def _day(held: dict[str, Any]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(held.get("reference_date", ""))[:10])
    except ValueError:
        return None
