"""Records → a table for people.

In: one result. Out: a drawn table on a terminal (Rich), aligned plain text anywhere else.
A row reads ``2021-06-25  08:30  09:30  Europe/Zurich  Center for …  Protecting …``.
"""

from typing import IO, Final

from sideevents_parser.records import Occurrence, ParseResult, SideEvent

HEADER: Final = ("date", "start", "end", "time zone", "organizer", "title", "notes")
_WIDTHS: Final = (10, 5, 5, 22, 32, 48, 60)


def draw_table(source: str | None, result: ParseResult) -> None:
    """Draw the events on the terminal; Rich is loaded for this alone."""
    from rich.console import Console  # noqa: PLC0415 - JSON for a pipe need not wait for Rich
    from rich.markup import escape  # noqa: PLC0415 - likewise
    from rich.table import Table  # noqa: PLC0415 - likewise

    table = Table(title=source, title_justify="left")
    for name in HEADER:
        table.add_column(name, no_wrap=name in HEADER[:3])
    for event in result.events:
        table.add_row(*map(escape, row_of(event)))
    Console().print(table)


def write_plain(source: str | None, result: ParseResult, sink: IO[bytes]) -> None:
    """Write the events as aligned lines, cut to the width of their column."""
    rows = [HEADER, *map(row_of, result.events)]
    cells = [[_cut(cell, width) for cell, width in zip(row, _WIDTHS, strict=True)] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = ["  ".join(map(str.ljust, row, widths)).rstrip() for row in cells]
    if source is not None:
        lines.insert(0, f"# {source}")
    sink.write(("\n".join(lines) + "\n").encode("utf-8", "replace"))


def row_of(event: SideEvent) -> tuple[str, ...]:
    """What people look for first: when, where the clock hangs, who, what, and what to be careful about."""
    main = event.occurrence or Occurrence()
    more = len(event.occurrences) - 1
    careful = [diagnostic.code for diagnostic in event.diagnostics if diagnostic.severity != "info"]
    notes = [*([event.status] if event.status != "scheduled" else []), *([f"+{more} more"] if more > 0 else [])]
    return (
        main.date.isoformat() if main.date else "",
        main.start_time.strftime("%H:%M") if main.start_time else "",
        _end(main),
        _zone(main),
        " ".join((event.organizer or "").split()),
        " ".join((event.title or "").split()),
        ", ".join(dict.fromkeys([*notes, *careful])),
    )


def _end(main: Occurrence) -> str:
    """The closing hour, or the closing day where only days are given."""
    if main.end_time:
        return main.end_time.strftime("%H:%M")
    return main.end_date.strftime("%d %b") if main.end_date and main.end_date != main.date else ""


def _zone(main: Occurrence) -> str:
    zone = main.timezone
    if zone is None:
        return ""
    if zone.zone is not None or zone.utc_offset is None:
        return zone.zone or f"{zone.text}?"
    sign, minutes = ("-" if zone.utc_offset < 0 else "+"), abs(zone.utc_offset)
    return f"UTC{sign}{minutes // 60:02}:{minutes % 60:02}"


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}…"
