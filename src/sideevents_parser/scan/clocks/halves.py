"""Clocks as written → times of day: which half of the day is meant.

In: one ``Atom`` or the two of a range. Out: ``ClockValue``s. A meridiem at one end of a range flows to the other:
``10-1 pm`` begins at ten in the morning, ``3-4 pm`` at three in the afternoon.
"""

from sideevents_parser.scan.clocks.atoms import Atom
from sideevents_parser.vocabulary.times import ClockValue

_DAY, _HALF = 24, 12
# a range that would run from before seven in the morning for over nine hours is rather a slip of the pen
_EARLY, _LONG = 7 * 60, 9 * 60


def clock_value(atom: Atom) -> ClockValue:
    """One clock that stands alone."""
    if atom.half is not None:
        return ClockValue(_on_day(atom.hour, atom.half), atom.minute)
    if atom.is_day_long or atom.hour >= 10 or atom.shape in {"h", "hour"}:
        return ClockValue(atom.hour, atom.minute)
    return ClockValue(atom.hour, atom.minute, "missing")


def _on_day(hour: int, half: str) -> int:
    if hour > _HALF:
        return hour
    return hour % _HALF + (_HALF if half == "pm" else 0)


def clock_pair(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    """Both ends of a range.

    A meridiem written at one end flows to the other where the range stays forward and under twelve hours.
    """
    if last.half is not None and first.half is None:
        return _flowed_back(first, last)
    if first.half is not None and last.half is None:
        return _flowed_on(first, last)
    if first.half is not None:
        end = ClockValue(_on_day(last.hour, last.half or ""), last.minute)
        start = clock_value(first)
        return start, _day_end(start, end)
    if first.is_day_long or last.is_day_long or first.shape in {"h", "hour"} or last.shape in {"h", "hour"}:
        start, end = ClockValue(first.hour, first.minute), ClockValue(last.hour, last.minute)
        if last.shape == "word" and last.hour == _HALF:
            return start, end
        if first.shape == "word" and not last.is_day_long:
            return start, end._replace(hour=last.hour % _HALF + _HALF, meridiem="inferred")
        return start, _day_end(start, end)
    ordered = (first.hour, first.minute) < (last.hour, last.minute)
    sure = "stated" if ordered and first.hour >= 10 else "missing"
    return ClockValue(first.hour, first.minute, sure), ClockValue(last.hour, last.minute, sure)


def _day_end(start: ClockValue, end: ClockValue) -> ClockValue:
    """Midnight at the end of a range is the day's end."""
    return end._replace(hour=_DAY) if end.hour == 0 and end.minute == 0 and start.hour > 0 else end


def _flowed_back(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    end = ClockValue(_on_day(last.hour, last.half or ""), last.minute)
    if first.hour > _HALF or first.shape == "word" or first.padded:
        start = ClockValue(first.hour, first.minute)
        return start, _day_end(start, end)
    end_minutes = (end.hour or (_DAY if last.hour == _HALF else 0)) * 60 + end.minute
    same = _on_day(first.hour, last.half or "") * 60 + first.minute
    other = _on_day(first.hour, "am" if last.half == "pm" else "pm") * 60 + first.minute
    far = other < _EARLY and end_minutes - other > _LONG
    chosen = same if same < end_minutes or other > end_minutes or far else other
    start = ClockValue(chosen // 60, first.minute, "inferred")
    return start, _day_end(start, end)


def _flowed_on(first: Atom, last: Atom) -> tuple[ClockValue, ClockValue]:
    start = ClockValue(_on_day(first.hour, first.half or ""), first.minute)
    if last.hour > _HALF or last.shape == "word" or last.padded:
        return start, _day_end(start, ClockValue(last.hour, last.minute))
    begin = start.hour * 60 + first.minute
    readings = (last.hour % _HALF * 60 + last.minute, (last.hour % _HALF + _HALF) * 60 + last.minute)
    later = [reading for reading in readings if reading > begin]
    chosen = later[0] if later else readings[0]
    return start, _day_end(start, ClockValue(chosen // 60, last.minute, "inferred"))


def flowed(first: Atom, start: ClockValue) -> ClockValue:
    """The value of doors that open shortly before ``start``."""
    if first.half is not None or first.hour > _HALF:
        return clock_value(first)
    half = "pm" if start.hour >= _HALF else "am"
    hour = _on_day(first.hour, half)
    hour = hour - _HALF if (hour, first.minute) > (start.hour, start.minute) else hour
    return ClockValue(hour % _DAY, first.minute, "inferred")
