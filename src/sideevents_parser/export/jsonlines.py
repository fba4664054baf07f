"""Records → JSON lines: one event a line, nothing lost; and read back.

``read_jsonl(write_jsonl(events, ExportOptions())) == events``
"""

import json
from collections.abc import Iterable

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.records import SideEvent

_SOURCE = "source"  # the command line names the page that a line comes from


def write_jsonl(events: Iterable[SideEvent], options: ExportOptions) -> bytes:
    """One event a line."""
    del options
    return b"".join([event.model_dump_json().encode() + b"\n" for event in events])


def read_jsonl(content: bytes) -> tuple[SideEvent, ...]:
    """The events again; raises ``ValueError`` that names the line which holds none."""
    return tuple(_read(line, number) for number, line in enumerate(content.split(b"\n"), 1) if line.strip())


def _read(line: bytes, number: int) -> SideEvent:
    try:
        fields = json.loads(line)
        if isinstance(fields, dict):
            fields.pop(_SOURCE, None)
        return SideEvent.model_validate_json(json.dumps(fields))
    except ValueError as error:
        raise ValueError(f"line {number} holds no event: {str(error).splitlines()[0]}") from error
