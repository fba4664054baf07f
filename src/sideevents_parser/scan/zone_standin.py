"""A stand-in for the zone tables while they are being built."""

import re
from typing import NamedTuple


class ZoneEntry(NamedTuple):
    kind: str
    zone: str | None
    candidates: tuple[str, ...] = ()
    literal_minutes: int | None = None


_ABBREVIATIONS = {
    "EST": ("America/New_York", -300), "EDT": ("America/New_York", -240), "ET": ("America/New_York", None), "CET": ("Europe/Paris", 60), "CEST": ("Europe/Paris", 120),
    "GMT": ("UTC", 0), "UTC": ("UTC", 0), "BST": ("Europe/London", 60), "PT": ("America/Los_Angeles", None), "PST": ("America/Los_Angeles", -480), "PDT": ("America/Los_Angeles", -420),
    "IST": ("Asia/Kolkata", 330), "SGT": ("Asia/Singapore", 480), "AEDT": ("Australia/Sydney", 660), "AEST": ("Australia/Sydney", 600), "AWST": ("Australia/Perth", 480),
    "EAT": ("Africa/Nairobi", 180), "JST": ("Asia/Tokyo", 540), "GST": ("Asia/Dubai", 240), "AST": ("Asia/Riyadh", 180), "CST": ("America/Chicago", -360), "WIB": ("Asia/Jakarta", 420), "AoE": ("Etc/GMT+12", -720),
}
_PLACES = {
    "zurich": "Europe/Zurich", "bangkok": "Asia/Bangkok", "brisbane": "Australia/Brisbane", "new york": "America/New_York", "geneva": "Europe/Zurich", "london": "Europe/London", "dubai": "Asia/Dubai",
    "riyadh": "Asia/Riyadh", "mumbai": "Asia/Kolkata", "beijing": "Asia/Shanghai", "jakarta": "Asia/Jakarta", "suva": "Pacific/Fiji", "jamaica": "America/Jamaica", "kathmandu": "Asia/Kathmandu",
    "johannesburg": "Africa/Johannesburg", "paris": "Europe/Paris", "berlin": "Europe/Berlin", "the hague": "Europe/Amsterdam", "nairobi": "Africa/Nairobi", "budapest": "Europe/Budapest",
    "new delhi": "Asia/Kolkata", "seoul": "Asia/Seoul", "singapore": "Asia/Singapore", "manila": "Asia/Manila", "port of spain": "America/Port_of_Spain", "sydney": "Australia/Sydney", "uk": "Europe/London",
    "baku": "Asia/Baku", "thailand": "Asia/Bangkok", "australia": "Australia/Sydney", "addis": "Africa/Addis_Ababa",
}
_NAMES = {"eastern": "America/New_York", "pacific": "America/Los_Angeles", "us pacific": "America/Los_Angeles", "us eastern": "America/New_York", "east africa": "Africa/Nairobi"}
_OFFSET = re.compile(r"(?:GMT|UTC)(?:/(?:UTC|GMT))? ?([+-]) ?(\d{1,2})(?::?(\d\d))?$")


def find_zone(phrase: str) -> ZoneEntry | None:
    phrase = phrase.strip()
    if offset := _OFFSET.match(phrase):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return ZoneEntry("offset", None, (), -minutes if offset[1] == "-" else minutes)
    if phrase in _ABBREVIATIONS:
        zone, literal = _ABBREVIATIONS[phrase]
        return ZoneEntry("abbreviation", zone, (zone,), literal)
    folded = phrase.lower().removesuffix(" (us and canada)")
    named = folded.removesuffix(" time")
    if named in _NAMES:
        return ZoneEntry("name", _NAMES[named], (_NAMES[named],))
    if named in _PLACES:
        return ZoneEntry("place", _PLACES[named], (_PLACES[named],))
    if phrase.startswith("(UTC+01:00) Ams"):
        return ZoneEntry("name", "Europe/Berlin", ("Europe/Berlin",), 60)
    if ", " in phrase:
        return find_zone(phrase.split(", ")[0]) if find_zone(phrase.split(", ")[1]) else None
    return None
