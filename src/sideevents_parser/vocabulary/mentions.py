"""What a scan finds: typed mentions with their spans, in the order of the text. Nothing here is decided."""

from typing import NamedTuple

from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import ClockValue, DayRange, DayValue


class DateMention(NamedTuple):
    """One written date, list of dates or range of days ("8 and 15 March", "12-14 July 2021", "Wed 11").

    ``form``: "date" (day and month), "numeric", "iso", "bare_day" (weekday or ordinal with a day, month elsewhere),
    "weekday" (a weekday alone), "month" (month with or without year, no day), "relative".
    """

    span: Span
    items: tuple[DayRange, ...]
    form: str = "date"


class ClockMention(NamedTuple):
    """One time of day or range of times ("8.00-9.30 am", "noon", "18h30").

    ``open_end``: a range whose end is not a clock ("22h00 - late", "from 6 pm"). ``note``: "doors" for the first figure
    of "6.30 for 7pm" (kept as a mention of its own), "approximate" for "about 3:30", else None.
    """

    span: Span
    start: ClockValue
    end: ClockValue | None = None
    open_end: bool = False
    note: str | None = None


class DurationMention(NamedTuple):
    """A stated length ("75 minutes", "1.5 hours"); ``minutes`` is the whole length."""

    span: Span
    minutes: int


class ZoneMention(NamedTuple):
    """A phrase that hints at a time zone, as written, with what the zone tables make of it.

    ``kind``: offset, iana, place, country, abbreviation, name. ``zone``: the IANA id when one reading stands out, else
    None. ``candidates``: all readings, best first (holds ``zone`` too). ``literal_minutes``: the offset that the phrase
    itself states (GMT+7 = 420, EST = -300), None for places. The span covers the hint as a reader would quote it:
    ``Bangkok time``, ``EST``, ``Zurich``.
    """

    span: Span
    text: str
    kind: str
    zone: str | None
    candidates: tuple[str, ...] = ()
    literal_minutes: int | None = None


class ZonedClock(NamedTuple):
    """A clock (or none: date alone), the zone phrase that belongs to it and its tie to the first clock of the moment.

    ``tie``: "first", "equivalent" (the same instant for another place), "alternative" ("or"), "sitting" (another
    session of the same day), "doors" (the earlier figure of "6.30 for 7pm", behind the start). ``day_shift``: +1 / -1
    where the text says so ("(+1)", "next day"); ``day``: a date written for this clock alone.
    """

    clock: ClockMention
    zone: ZoneMention | None = None
    tie: str = "first"
    day_shift: int = 0
    day: DateMention | None = None


class Moment(NamedTuple):
    """A date, the clocks and zones that stand with it, read as one expression; either side may be missing.

    ``duration``: a length that stands with it. ``note``: "tbc" where the text says that date or time is to be
    confirmed.
    """

    span: Span
    date: DateMention | None
    clocks: tuple[ZonedClock, ...] = ()
    duration: DurationMention | None = None
    note: str | None = None

    @property
    def first_day(self) -> DayValue | None:
        """The first day that it names."""
        return self.date.items[0].first if self.date is not None and self.date.items else None

    @property
    def day_key(self) -> tuple[int | None, int | None]:
        """Month and day of the first day that it names."""
        first = self.first_day
        return (first.month, first.day) if first is not None else (None, None)


class LabelMention(NamedTuple):
    """A label at the start of a line or table cell ("Organized By :") and the value behind it.

    ``field`` is canonical (see the language files): organizer, co_organizer, date, time, title, location, speaker,
    moderator, registration, deadline, ... ``value`` may be empty where the value stands on the next line.
    """

    span: Span
    field: str
    value: Span


class TableMention(NamedTuple):
    """A table whose head names its columns: the ``head`` and the ``rows`` below it, a line each, with their cells.

    What the head says of a cell is a ``LabelMention`` whose own span is empty and stands where the cell begins.
    """

    head: Span
    rows: tuple[Span, ...]
    cells: tuple[tuple[Span, ...], ...]


class LinkMention(NamedTuple):
    """A URL or an e-mail address. ``kind``: url or email; ``target`` is the address to open."""

    span: Span
    kind: str
    target: str


class TimeStamp(NamedTuple):
    """What a page's markup says about a written time: ``value`` is the ``datetime`` of a ``time`` element."""

    span: Span
    value: str


class Mentions(NamedTuple):
    """Everything that a scan of one document found, each kind in the order of the text.

    ``unread``: what was not looked at for moments, since its line holds more of them than any announcement.
    """

    moments: tuple[Moment, ...] = ()
    zones: tuple[ZoneMention, ...] = ()
    labels: tuple[LabelMention, ...] = ()
    links: tuple[LinkMention, ...] = ()
    tables: tuple[TableMention, ...] = ()
    unread: tuple[Span, ...] = ()
