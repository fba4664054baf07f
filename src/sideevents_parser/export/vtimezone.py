"""A VTIMEZONE that every reader understands: the footer's rule as two RRULEs, each change outside it as an observance.

No RDATE: ical.js reads only the first of a list. In: a zone's IANA id and the years in use. Out: content lines.

``timezone_lines("Europe/Paris", 2026, 2026)[1] == "TZID:Europe/Paris"``
"""

import datetime as dt
from functools import lru_cache

from sideevents_parser.export.tzif import Change, ZoneFile, read_zone
from sideevents_parser.export.zonerules import Onset, Rule, days_of, first_in, local_start, read_rule, rule_holds_from

_TWO_DAYS = 2 * 86400
_LAST_YEAR = 9000


@lru_cache(maxsize=4096)
def timezone_lines(key: str, first_year: int, last_year: int) -> tuple[str, ...]:
    """The zone's VTIMEZONE, right from the first to the last of these years; nothing when the zone is unknown here."""
    zone = read_zone(key)
    if zone is None:
        return ()
    since = max(_year_starts(first_year) - _TWO_DAYS, _year_starts(1))
    until = _year_starts(min(last_year, _LAST_YEAR) + 1) + _TWO_DAYS
    rule = read_rule(zone.footer)
    observances = _ruled(zone, rule, since, until) if rule else _listed(zone, zone.changes, since, until)
    return ("BEGIN:VTIMEZONE", f"TZID:{key}", *observances, "END:VTIMEZONE")


def _ruled(zone: ZoneFile, rule: Rule, since: int, until: int) -> tuple[str, ...]:
    outside, first = rule_holds_from(zone, rule)
    earlier = () if first.at <= since else _listed(zone, zone.changes[:outside], since, until)
    if earlier and first.at > until:
        return earlier
    return (*earlier, *(line for onset in rule for line in _yearly(onset, first.at)))


def _yearly(onset: Onset, since: int) -> tuple[str, ...]:
    lines: list[str] = []
    for days in days_of(onset):
        lines += _observance(first_in(onset, days, since), f"RRULE:FREQ=YEARLY;{days.rrule}")
    return tuple(lines)


def _listed(zone: ZoneFile, changes: tuple[Change, ...], since: int, until: int) -> tuple[str, ...]:
    """The observance in force at the beginning, and all that follow until the end."""
    beginning = Change(_year_starts(_before(zone, since)), zone.first_offset, zone.first_offset, zone.first_name)
    in_force = next((change for change in reversed(changes) if change.at <= since), beginning)
    following = (change for change in changes if since < change.at <= until and change.before != change.after)
    return tuple(line for change in (in_force, *following) for line in _observance(change))


def _before(zone: ZoneFile, since: int) -> int:
    """A year before which nobody asks, for zones without any earlier change."""
    asked = dt.datetime.fromtimestamp(since, dt.UTC).year
    return min(asked, 1970) if zone.changes else 1970


def _observance(change: Change, *rule: str) -> tuple[str, ...]:
    """DAYLIGHT is the season with the clocks put forward, also in Dublin, whose file calls winter time the saving."""
    kind = "DAYLIGHT" if change.seasonal and change.after > change.before else "STANDARD"
    return (
        f"BEGIN:{kind}",
        f"DTSTART:{local_start(change):%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_offset(change.before)}",
        f"TZOFFSETTO:{_offset(change.after)}",
        f"TZNAME:{change.name}",
        *rule,
        f"END:{kind}",
    )


def _offset(seconds: int) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{minutes // 60:02}{minutes % 60:02}" + (f"{rest:02}" if rest else "")


def _year_starts(year: int) -> int:
    return (dt.date(max(1, year), 1, 1).toordinal() - dt.date(1970, 1, 1).toordinal()) * 86400
