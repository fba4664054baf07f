"""Moments as one line of text, so that a table can say what it expects.

``2021-06-25 fri 08:00i-09:30 <EST> = 14:00 <CET>``: what a date leaves out is ``*``; ``*-06 last fri``: the last
Friday of June; ``~`` day and month could be
swapped; ``?`` meridiem missing, ``i`` meridiem inferred; ``=`` equivalent, ``|`` alternative, ``+`` sitting, ``^``
doors; ``->`` the end is left open.
"""

from typing import Final

from sideevents_parser.vocabulary.mentions import DateMention, Moment, ZonedClock
from sideevents_parser.vocabulary.times import ClockValue, DayValue

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SURE: Final = {"stated": "", "inferred": "i", "missing": "?"}
_TIES: Final = {"first": "", "equivalent": "= ", "alternative": "| ", "sitting": "+ ", "doors": "^ "}


def written(moment: Moment) -> str:
    """The moment in the notation of the case tables."""
    parts = [_date(moment.date)] if moment.date else []
    parts += [_zoned(one) for one in moment.clocks]
    parts += [f"for {moment.duration.minutes} min"] if moment.duration else []
    parts += [moment.note] if moment.note else []
    return " ".join(parts)


def _date(date: DateMention) -> str:
    items = [_day(item.first) + (f"..{_day(item.last)}" if item.last else "") for item in date.items]
    return ", ".join(items)


def _day(value: DayValue) -> str:
    weekday = _DAYS[value.weekday] if value.weekday is not None else ""
    if value.relative is not None:
        return f"{value.relative} {weekday}".strip()
    if value.day is None and value.month is None:
        return weekday
    year, month = value.year or "*", f"{value.month:02}" if value.month else "*"
    text = f"{year}-{month}" + (f"-{value.day:02}" if value.day else "") + ("~" if value.swappable else "")
    text += "" if value.nth is None else " last" if value.nth < 0 else f" {value.nth}."
    return f"{text} {weekday}".strip()


def _zoned(one: ZonedClock) -> str:
    clock = one.clock
    text = (
        _TIES[one.tie]
        + _clock(clock.start)
        + (f"-{_clock(clock.end)}" if clock.end else "->" if clock.open_end else "")
    )
    text += f" <{one.zone.text}>" if one.zone else ""
    text += f" {one.day_shift:+}d" if one.day_shift else ""
    text += f" on {_date(one.day)}" if one.day else ""
    return text + (f" {clock.note}" if clock.note and one.tie != "doors" else "")


def _clock(value: ClockValue) -> str:
    return f"{value.hour:02}:{value.minute:02}{_SURE[value.meridiem]}"
