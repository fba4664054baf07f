"""Whether the hour of a weekday holds for a row: "Fridays at 2.30pm" does not for "Monday 8 March"."""

from collections.abc import Iterable

from sideevents_parser.segment.rows import Row


def falls_on(own: Iterable[Row], told: Row) -> bool:
    """Whether the weekdays that rows name, if any, are among those of the row that tells an hour."""
    named, holding = _weekdays(own), _weekdays([told])
    return not named or not holding or not named.isdisjoint(holding)


def _weekdays(rows: Iterable[Row]) -> set[int]:
    dates = [moment.date for row in rows for moment in row.moments if moment.date is not None]
    return {item.first.weekday for date in dates for item in date.items if item.first.weekday is not None}
