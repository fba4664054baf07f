"""What all formats say of an event in words: its name, its place, its main link, what to read below the description.

``title_of(event)`` gives ``("Seminar (untitled), University of Lima", True)`` where no title is stated: made up here.
"""

import re
from urllib.parse import urlsplit

from sideevents_parser.records import Occurrence, SideEvent, Speaker

_NEW_LINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ABOUT = "information"
_TO_JOIN = ("join", "stream")
_NO_DATE_YET = "Postponed: no new date is known yet."


def tidy(text: str) -> str:
    """The text as files and other programs can carry it: one kind of line end, no control characters."""
    return _NOT_TEXT.sub("", _NEW_LINES.sub("\n", text))


def one_line(text: str) -> str:
    """The same for values that have no lines."""
    return " ".join(tidy(text).split())


def title_of(event: SideEvent) -> tuple[str, bool]:
    """The event's title, and whether it had to be made up."""
    title = one_line(event.title or "")
    if title:
        return title, False
    kind = one_line(event.event_type or "") or "Event"
    host = one_line(event.organizer or "")
    made = f"{kind[:1].upper()}{kind[1:]} (untitled)"
    return (f"{made}, {host}" if host else made), True


def is_web_address(url: str | None) -> bool:
    """Whether a link may be handed to calendars: http(s) with a host, and nothing that could end a line."""
    if not url or not url.isprintable() or " " in url:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname)


def main_link(event: SideEvent) -> str | None:
    """The page about the event, else where to sign up, else the first link."""
    about = [link.url for link in event.links if link.role == _ABOUT]
    sign_up = [event.registration.url] if event.registration else []
    others = [link.url for link in event.links]
    return next((url for url in (*about, *sign_up, *others) if is_web_address(url)), None)


def ways_to_join(event: SideEvent) -> dict[str, str]:
    """The links to join or watch with, each with its name."""
    places = [(place.url, place.platform or place.text) for place in event.locations if place.kind == "virtual"]
    links = [(link.url, link.text) for link in event.links if link.role in _TO_JOIN]
    ways: dict[str, str] = {}
    for url, name in (*places, *links):
        if url and is_web_address(url):
            ways.setdefault(url, one_line(name))
    return ways


def place_of(event: SideEvent) -> str | None:
    """Where it is, as written; for events that are only online: on what."""
    rooms = [one_line(place.text) for place in event.locations if place.kind == "physical"]
    if any(rooms):
        return "; ".join(dict.fromkeys(room for room in rooms if room))
    online = [one_line(place.platform or place.text) for place in event.locations]
    if any(online):
        return "; ".join(dict.fromkeys(f"Online ({name})" for name in online if name))
    return "Online" if event.attendance_mode == "online" else None


def details_of(event: SideEvent, occurrence: Occurrence | None = None) -> str | None:
    """The description, and below it what has no field of its own in most calendars."""
    return "\n\n".join(part for part in (description_of(event), "\n".join(_extras(event, occurrence))) if part) or None


def description_of(event: SideEvent) -> str | None:
    """The description as written."""
    return tidy(event.description).strip() or None if event.description else None


def speaker_text(speaker: Speaker) -> str:
    """``Dr Ana Souza (moderator), professor, University of Lima``."""
    name = " ".join(part for part in (speaker.honorific, speaker.name) if part)
    role = f" ({speaker.role})" if speaker.role != "speaker" else ""
    return one_line(", ".join(part for part in (name + role, speaker.job_title, speaker.affiliation) if part))


def clock_text(occurrence: Occurrence) -> str:
    """``2026-06-25 15:00-16:30 Bangkok time``: an occurrence in one line, for readers."""
    last_day = occurrence.end_date if occurrence.end_date != occurrence.date else None
    days = "-".join(str(day) for day in (occurrence.date, last_day) if day)
    clocks = "-".join(f"{clock:%H:%M}" for clock in (occurrence.start_time, occurrence.end_time) if clock)
    zone = one_line(occurrence.timezone.text) if occurrence.timezone else ""
    return " ".join(part for part in (days, clocks, zone) if part)


def _extras(event: SideEvent, occurrence: Occurrence | None) -> list[str]:
    lines = [_NO_DATE_YET] if event.status == "postponed" else []
    lines += [f"Previously: {clock_text(earlier)}" for earlier in event.previous]
    if occurrence:
        lines += [f"Also given as: {clock_text(same)}" for same in occurrence.equivalents]
        lines += [f"Note: {one_line(occurrence.note)}"] if occurrence.note else []
    if event.super_event:
        lines.append(f"Part of: {one_line(event.super_event)}")
    if event.speakers:
        lines.append("Speakers: " + "; ".join(speaker_text(speaker) for speaker in event.speakers))
    return lines + _registration_lines(event) + [f"Join: {url}" for url in ways_to_join(event)]


def _registration_lines(event: SideEvent) -> list[str]:
    sign_up = event.registration
    if not sign_up:
        return []
    ways = [way for way in (sign_up.url, sign_up.email) if way] or [sign_up.text]
    until = clock_text(sign_up.deadline) if sign_up.deadline and sign_up.deadline.date else ""
    return [f"Registration: {one_line(' '.join(ways))}"] + ([f"Registration until: {until}"] if until else [])
