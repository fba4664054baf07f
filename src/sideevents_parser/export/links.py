"""Records → the links behind "add to calendar" buttons of Google Calendar and Outlook, as tab-separated lines.

``google_link(event)`` begins with ``https://calendar.google.com/calendar/render?action=TEMPLATE``.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Final
from urllib.parse import quote, urlencode

from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.moments import Moment, dated
from sideevents_parser.export.words import details_of, one_line, place_of, title_of
from sideevents_parser.records import Occurrence, SideEvent

_GOOGLE: Final = "https://calendar.google.com/calendar/render?"
_OUTLOOK: Final = "https://outlook.live.com/calendar/0/deeplink/compose?"
_OFFICE: Final = "https://outlook.office.com/calendar/0/deeplink/compose?"
_LONGEST_DETAILS: Final = 800  # some browsers and mail programs cut links off at 2,000 characters
_HEADING: Final = "uid\tsession\ttitle\tgoogle\toutlook\toffice365\n"


def write_links(events: Iterable[SideEvent], options: ExportOptions) -> bytes:
    """A line for each session that has a date."""
    del options
    return (_HEADING + "".join(_line(event, at) for event in events for at in range(len(dated(event))))).encode()


def google_link(event: SideEvent, session: int = 0) -> str | None:
    """The link that opens a filled-in event in Google Calendar; None without a date."""
    found = _session(event, session)
    if not found:
        return None
    occurrence, moment = found
    form = "%Y%m%d" if moment.form == "day" else "%Y%m%dT%H%M%SZ" if moment.form == "utc" else "%Y%m%dT%H%M%S"
    dates = "/".join(clock.strftime(form) for clock in (moment.start, moment.end or moment.start))
    fields = {"action": "TEMPLATE", "text": _title(event, occurrence), "dates": dates, "ctz": moment.zone}
    return _GOOGLE + _query({**fields, "details": _details(event, occurrence), "location": place_of(event)})


def outlook_link(event: SideEvent, session: int = 0, *, work: bool = False) -> str | None:
    """The same for Outlook on the web; ``work``: for an account of Microsoft 365."""
    found = _session(event, session)
    if not found:
        return None
    occurrence, moment = found
    fields = {"path": "/calendar/action/compose", "rru": "addevent", "subject": _title(event, occurrence)}
    times = {
        "startdt": _outlook_time(moment, moment.start),
        "enddt": _outlook_time(moment, moment.end or moment.start),
        "allday": "true" if moment.form == "day" else None,
    }
    text = {"body": _details(event, occurrence), "location": place_of(event)}
    return (_OFFICE if work else _OUTLOOK) + _query({**fields, **times, **text})


def _line(event: SideEvent, at: int) -> str:
    links = (google_link(event, at), outlook_link(event, at), outlook_link(event, at, work=True))
    return "\t".join([one_line(event.uid), str(at + 1), title_of(event)[0], *(link or "" for link in links)]) + "\n"


def _session(event: SideEvent, at: int) -> tuple[Occurrence, Moment] | None:
    sessions = dated(event)
    return sessions[at] if at < len(sessions) else None


def _outlook_time(moment: Moment, clock: dt.datetime) -> str:
    """Outlook knows no zone names in links, so that an instant is given where one is known."""
    if moment.form == "day":
        return clock.date().isoformat()
    aware = moment._replace(start=clock).aware_start
    return f"{aware.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if aware else clock.isoformat()


def _title(event: SideEvent, occurrence: Occurrence) -> str:
    title, label = title_of(event)[0], one_line(occurrence.label or "")
    return f"{title} ({label})" if label else title


def _details(event: SideEvent, occurrence: Occurrence) -> str | None:
    text = details_of(event, occurrence)
    return text if not text or len(text) <= _LONGEST_DETAILS else text[: _LONGEST_DETAILS - 1] + "…"


def _query(fields: dict[str, str | None]) -> str:
    return urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)
