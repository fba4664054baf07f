"""``sideevents zones``: a phrase → what it says about the time zone.

In: a phrase such as "Bangkok time", and perhaps a day. Out: its zone, its offset on that day, all its readings.
``sideevents zones EST --on 2021-06-25`` names New York, UTC-04:00 on that day and UTC-05:00 by its letters.
"""

import datetime as dt
import sys

import click

from sideevents_parser.commands.checks import check_date
from sideevents_parser.questions import resolve_timezone
from sideevents_parser.records import ZoneHint

_SHOWN = 8  # candidates


@click.command("zones")
@click.argument("hint")
@click.option("--on", callback=check_date, metavar="DATE", help="The day on which the offset is asked for.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def zones_command(hint: str, on: dt.date | None, form: str) -> None:
    """Say which time zone HINT means. Exit code 1 where it is not known."""
    found = resolve_timezone(hint, on=on)
    click.echo(found.model_dump_json(indent=2) if form == "json" else "\n".join(_rows(found)))
    sys.exit(0 if found.zone or found.candidates or found.utc_offset is not None else 1)


def _rows(found: ZoneHint) -> list[str]:
    if not found.zone and not found.candidates and found.utc_offset is None:
        return [f"{found.text}: not known"]
    more = len(found.candidates) - _SHOWN
    rows = {
        "zone": found.zone or ("ambiguous" if found.candidates else "none, an offset alone"),
        "kind": found.kind,
        "offset": _offset(found.utc_offset),
        "as written": _offset(found.literal_utc_offset),
        "readings": ", ".join(found.candidates[:_SHOWN]) + (f" and {more} more" if more > 0 else ""),
    }
    return [f"{name + ':':<12}{value}" for name, value in rows.items() if value]


def _offset(minutes: int | None) -> str:
    if minutes is None:
        return ""
    return f"UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
