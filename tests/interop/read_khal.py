"""What khal makes of a calendar, asked the way its users ask: JSON, one line an entry. Runs in khal's own environment.

``python read_khal.py calendar.ics`` makes a folder of single events, as vdirsyncer would, and lets ``khal list`` show
them in UTC.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

CONFIG = """
[calendars]
[[all]]
path = {folder}/events
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M:%S
longdatetimeformat = %Y-%m-%d %H:%M:%S
[sqlite]
path = {folder}/khal.db
"""
SHOWN = "{uid}\x1f{start-long-full}\x1f{end-long-full}\x1f{title}\x1f{status}\x1e"


def single_events(content: str):
    """Each event in a calendar of its own, with the zones."""
    head, *rest = content.split("BEGIN:VEVENT\r\n")
    for event in rest:
        body = event.split("END:VEVENT")[0]
        yield f"{head}BEGIN:VEVENT\r\n{body}END:VEVENT\r\nEND:VCALENDAR\r\n"


def only_zone_of(calendar: str) -> str:
    """Leave out the zones that the event does not name; khal reads the file for each event."""
    head, body = calendar.split("BEGIN:VEVENT")
    zones = head.split("BEGIN:VTIMEZONE\r\n")
    kept = [
        zone
        for zone in zones[1:]
        if f"TZID={zone.split(chr(13))[0].removeprefix('TZID:')}:" in body.replace("\r\n ", "")
    ]
    return "BEGIN:VTIMEZONE\r\n".join([zones[0], *kept]) + "BEGIN:VEVENT" + body


def main() -> None:
    content = Path(sys.argv[1]).read_bytes().decode()
    with tempfile.TemporaryDirectory() as folder:
        events = Path(folder, "events")
        events.mkdir()
        for number, event in enumerate(single_events(content)):
            Path(events, f"{number}.ics").write_bytes(only_zone_of(event).encode())
        config = Path(folder, "config")
        config.write_text(CONFIG.format(folder=folder))
        years = sorted(
            {
                line.split(":")[-1][:4]
                for line in content.split("\r\n")
                if line.startswith("DTSTART") and "RRULE" not in line
            }
        )
        wanted = {year for year in years if year > "1970"}
        for year in sorted(wanted):
            khal = [
                str(Path(sys.executable).with_name("khal")),
                "-c",
                str(config),
                "list",
                "--notstarted",
                "--format",
                SHOWN,
            ]
            done = subprocess.run(
                [*khal, "--day-format", "", f"{year}-01-01", f"{int(year) + 1}-01-02"],
                capture_output=True,
                text=True,
                check=True,
            )
            for entry in done.stdout.split("\x1e"):
                if entry.strip():
                    uid, start, end, title, status = entry.strip("\n").split("\x1f")
                    print(json.dumps({"uid": uid, "start": start, "end": end, "title": title, "status": status}))


main()
