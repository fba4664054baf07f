"""A draft's dates, clocks and zones → occurrences.

In: what one block states and what its page supports. Out: ``Resolved``: the main occurrence first, then further days
and sittings; former dates; the deadline for registration; what was inferred on the way.
"""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.resolve.clocks import is_of_morning, read_stretch
from sideevents_parser.resolve.context import Context
from sideevents_parser.resolve.equivalents import Told, link_clocks
from sideevents_parser.resolve.fallback import read_with_library
from sideevents_parser.resolve.recurrence import read_recurrence
from sideevents_parser.resolve.sessions import Session, find_sessions, holds_on
from sideevents_parser.resolve.source import Source
from sideevents_parser.resolve.timing import Timed, clock_times, make_timing
from sideevents_parser.resolve.years import Day, day_near, resolve_day
from sideevents_parser.resolve.zones import read_mention
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft, Resolved, Timing, ZoneReading
from sideevents_parser.vocabulary.mentions import ZonedClock
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_MOST_LINES: Final = 12
_SEVERAL: Final = 2
_LENGTH_CODES: Final = frozenset({"end_before_start", "implausible_duration"})  # of one day
_LINE: Final = 80
_MOST_DAYS: Final = 13
_SOME_DAY: Final = dt.date(2000, 1, 1)
_LABEL_REACH: Final = 24
_LABEL_AFTER: Final = re.compile(r"[ ]{0,2}\(([^\W\d_]{3,12})[ ]((?:\d{1,2}|[IVX]{1,4})\b)\)")
_LABEL_BEFORE: Final = re.compile(r"\b([^\W\d_]{3,12})[ ]((?:\d{1,2}|[IVX]{1,4})\b)[ ]{0,2}[:,-][ ]{0,2}$")


def resolve_draft(document: Document, draft: Draft, context: Context) -> Resolved:
    """What a block's dates mean on this page."""
    above = tuple(
        item.first for dated in draft.dated if dated.governs and dated.moment.date for item in dated.moment.date.items
    )
    source = Source(document, draft, context, above)
    sessions = find_sessions(source)
    timed = [timing for session in sessions for timing in _resolve_named(source, session, sessions)]
    timed = _distinct(timed) or _read_otherwise(source) or _incomplete(source, sessions)
    notes = tuple(_notes(timed))
    occurrences = _repeated(source, tuple(_labelled(one.timing, sessions) for one in timed))
    return Resolved(
        occurrences,
        previous=tuple(_of_role(source, "previous_date")),
        deadline=next(iter(_of_role(source, "deadline_registration")), None),
        notes=notes,
        evidence=tuple(_evidence(sessions, timed)),
    )


def _distinct(timed: Iterable[Timed]) -> list[Timed]:
    """Each day with each hour once, where a block gives it twice: "Tue 7" on a leaf, "May 7, 6:30 pm" beside it."""
    first: dict[tuple[object, ...], Timed] = {}
    for each in timed:
        timing = each.timing
        first.setdefault((timing.date, timing.start_time, timing.end_date, timing.end_time, timing.label), each)
    return list(first.values())


def _read_otherwise(source: Source) -> list[Timed]:
    """The day that a general-purpose library reads where the grammar found none, with the block's free clocks."""
    found = read_with_library(source.document, source.draft, source.context)
    if found is None:
        return []
    day, span = found
    clocks = [clock for one in source.draft.dated if one.role == "event" for clock in one.moment.clocks]
    session = Session(None, tuple(clocks[:1]), None, span)
    stated = Day(day, ("fallback_used",))
    if not clocks:
        return [_coded(make_timing(span, day, None, None, _plain_zone(source)), stated)]
    return [_at(source, session, stated, None, clocks[:1])]


def _incomplete(source: Source, sessions: Sequence[Session]) -> list[Timed]:
    """The first date that nothing on the page completes, as it is written, with its hours."""
    session = next((session for session in sessions if session.date is not None and session.date.items), None)
    if session is None or session.date is None:
        return _undated(source)
    note = session.date.span.of(source.document.text)
    timing = Timing(session.span, None, note=note)
    if session.clocks:
        told = _told(source, session, session.clocks[0], _SOME_DAY)
        start, end = clock_times(told.stretch)
        timing = timing._replace(start_time=start, end_time=end, timezone=told.zone)
    return [Timed(timing, (_lacking(session.date.items[0].first),))]


def _undated(source: Source) -> list[Timed]:
    """The hours of a block that states no day at all, each sitting with what other places' clocks show."""
    moments = (dated.moment for dated in source.draft.dated if dated.role == "event" and not dated.governs)
    moment = next((moment for moment in moments if moment.date is None and moment.clocks), None)
    if moment is None:
        return []
    session = Session(None, moment.clocks, moment.duration, moment.span)
    sittings = [
        [_told(source, session, clock, _SOME_DAY) for clock in clocks if clock.tie != "alternative"]
        for clocks in _sittings(moment.clocks)
    ]
    timings = [[_hours(one) for one in told] for told in sittings if told]
    return [
        Timed(first._replace(span=moment.span, equivalents=tuple(others)), ("no_date_found",))
        for first, *others in timings
    ]


def _hours(told: Told) -> Timing:
    start, end = clock_times(told.stretch)
    return Timing(told.span, None, start, None, end, told.zone)


def _lacking(day: DayValue) -> str:
    if day.year is not None:
        return "no_date_found"
    return "relative_date_unresolved" if day.relative is not None or day.month is None else "year_missing"


def _repeated(source: Source, occurrences: tuple[Timing, ...]) -> tuple[Timing, ...]:
    """The main occurrence with the rule by which it comes again, when a line near its date states one."""
    if not occurrences:
        return occurrences
    document, span = source.document, source.draft.block.span
    first = line_at(document.lines, span.start)
    lines = [
        line for line in document.lines[first : first + _MOST_LINES] if line.start < span.end and line.kind != "blank"
    ]
    rule = read_recurrence(document, lines, source.context.lexicon)
    if rule is None or (len(occurrences) > 1 and rule.rule.startswith("FREQ=DAILY")):
        return occurrences
    note = occurrences[0].note or rule.span.of(document.text)
    return (occurrences[0]._replace(recurrence=rule.rule, note=note), *occurrences[1:])


def _resolve_named(source: Source, session: Session, sessions: Sequence[Session]) -> list[Timed]:
    """The occurrences of one of several sessions with the name that stands beside its date: Session 1, Day 2."""
    timed = resolve_session(source, session)
    if len(sessions) < _SEVERAL:
        return timed
    label = _label(source.document, session.span, source.context.lexicon.folded("date_roles.parts"))
    return timed if label is None else [one._replace(timing=one.timing._replace(label=label)) for one in timed]


def _label(document: Document, span: Span, parts: frozenset[str]) -> str | None:
    """A word and a number right behind a date in brackets, or right before it."""
    found = _LABEL_AFTER.match(document.view, span.end) or _LABEL_BEFORE.search(
        document.view, max(span.start - _LABEL_REACH, 0), span.start
    )
    if found is None or fold(found.group(1)) not in parts:
        return None
    return document.text[found.start(1) : found.end(2)]


def _labelled(timing: Timing, sessions: Sequence[Session]) -> Timing:
    note = next((session.note for session in sessions if session.note and session.span.holds(timing.span)), None)
    return timing._replace(note="TBC") if note else timing


def resolve_session(source: Source, session: Session) -> list[Timed]:
    """The occurrences of one date expression: one a day or one a sitting, or one stretch of days."""
    if session.date is None:
        return []
    days = [found for item in session.date.items if (found := _days(source, item, session.date.span.start))]
    if not days:
        return []
    days.sort(key=lambda each: each[0].date)  # "5, 4 May"
    if all(clock.clock.note == "doors" for clock in session.clocks):
        return _without_clocks(source, session, days)
    if any(last for _, last in days) and _is_daily(source, session):
        days = [each for first, last in days for each in _each_day(first, last)]
    if (numbered := _by_number(source, session, days)) is not None:
        return numbered
    silent = [each for each in days if not holds_on(source, session, each[0].date)]
    timed = _without_clocks(source, session, silent) if silent else []
    for first, last in (each for each in days if each not in silent):
        timed += _apart([_at(source, session, first, last, sitting) for sitting in _sittings(session.clocks)])
    return timed


def _by_number(source: Source, session: Session, days: Sequence[tuple[Day, Day | None]]) -> list[Timed] | None:
    """The days of a stretch whose hours stand behind their numbers: "Day 1: 9:00-17:00, Day 2: 9:00-13:00"."""
    sittings = _sittings(session.clocks)
    if len(days) != 1 or days[0][1] is None or len(sittings) < _SEVERAL:
        return None
    (first, last), parts = days[0], source.context.lexicon.folded("date_roles.parts")
    labels = [_label(source.document, sitting[0].clock.span, parts) or "" for sitting in sittings]
    numbers = [int(label.rpartition(" ")[2]) if label[-1:].isdigit() else 0 for label in labels]
    length = (last.date - first.date).days + 1 if last is not None else 0
    if numbers != sorted(set(numbers)) or numbers[0] < 1 or numbers[-1] > length:
        return None
    return [
        _at(source, session, first._replace(date=first.date + dt.timedelta(days=number - 1)), None, sitting)
        for number, sitting in zip(numbers, sittings, strict=True)
    ]


def _is_daily(source: Source, session: Session) -> bool:
    """Whether the line of the hours says that they hold on each of the days ("8.30am to 4.30pm daily")."""
    document, clock = source.document, session.clocks[0].clock
    if clock.end is not None and any(clock.span == one.clocks[0].clock.span for one in source.context.standing):
        return True  # the hours of every event of the page
    line = document.lines[line_at(document.lines, clock.span.start)]
    around = fold(document.view[max(line.start, clock.span.start - _LINE) : min(line.end, clock.span.end + _LINE)])
    return any(phrase in around for phrase in source.context.lexicon.folded("date_roles.each_day"))


def _each_day(first: Day, last: Day | None) -> list[tuple[Day, Day | None]]:
    """The days of a short stretch one by one; a long one stays whole."""
    length = (last.date - first.date).days if last is not None else 0
    if length > _MOST_DAYS:
        return [(first, last)]
    return [(first._replace(date=first.date + dt.timedelta(days=more)), None) for more in range(length + 1)]


def _apart(sittings: Sequence[Timed]) -> list[Timed]:
    """Sittings of one day that do not lie inside an earlier one: what does is a detail of it."""
    kept: list[Timed] = []
    for one in sittings:
        if not any(_within(one.timing, other.timing) for other in kept):
            kept.append(one)
    return kept


def _within(timing: Timing, other: Timing) -> bool:
    """Whether one sitting starts with another or during it."""
    if timing.start_time is None or other.start_time is None or timing.date != other.date:
        return False
    if timing.start_time == other.start_time:
        return True
    same_day = other.end_time is not None and other.end_date in {None, other.date}
    return same_day and other.end_time is not None and other.start_time < timing.start_time < other.end_time


def _days(source: Source, item: DayRange, at: int) -> tuple[Day, Day | None] | None:
    first = resolve_day(item.first, source.above, at, source.context)
    if first is None:
        return None
    if item.last is None:
        return first, None
    last = resolve_day(item.last, (*source.above, DayValue(first.date.year, first.date.month)), at, source.context)
    if last is not None and last.date < first.date:
        last = (
            last._replace(date=last.date.replace(year=last.date.year + 1))
            if last.date.month < first.date.month
            else None
        )
    return first, last


def _without_clocks(source: Source, session: Session, days: Sequence[tuple[Day, Day | None]]) -> list[Timed]:
    """Days without hours; days that follow each other are one stretch."""
    if len(days) > 1 and all((after[0].date - before[0].date).days == 1 for before, after in pairwise(days)):
        days = [(days[0][0], days[-1][1] or days[-1][0])]
    return [
        _coded(make_timing(session.span, first.date, last.date if last else None, None, _plain_zone(source)), first)
        for first, last in days
    ]


def _plain_zone(source: Source) -> ZoneReading | None:
    return source.context.zone or source.venue


def _sittings(clocks: Sequence[ZonedClock]) -> list[list[ZonedClock]]:
    """Clocks by sitting: each with its equivalents."""
    sittings: list[list[ZonedClock]] = []
    for clock in clocks:
        if clock.clock.note == "doors":
            continue
        if clock.tie == "sitting" or not sittings:
            sittings.append([clock])
        else:
            sittings[-1].append(clock)
    return sittings


def _at(source: Source, session: Session, first: Day, last: Day | None, clocks: Sequence[ZonedClock]) -> Timed:
    """One sitting on one day, with what other places' clocks show."""
    told = [_told(source, session, clock, first.date) for clock in clocks if clock.tie != "alternative"]
    others = [_told(source, session, clock, first.date) for clock in clocks if clock.tie == "alternative"]
    literal = source.context.settings.options.abbreviations == "literal"
    told = _venue_first(told, source)
    timed = link_clocks(first.date, told, literal=literal)
    if last is not None:
        timed = _over_days(first.date, last.date, clocks[0], told[0], timed)
    alternatives = tuple(link_clocks(first.date, [one], literal=literal).timing for one in others)
    timing = timed.timing._replace(span=_span(session, clocks), alternatives=alternatives)
    return _coded(Timed(timing, timed.codes), first)


def _over_days(first: dt.date, last: dt.date, clock: ZonedClock, told: Told, linked: Timed) -> Timed:
    """A stretch of days with the clock at either end; ``linked``: what other places' clocks show at its start."""
    stretch = told.stretch
    if clock.clock.end is not None and (clock.clock.end.hour, clock.clock.end.minute) == (0, 0):
        stretch = stretch._replace(end=0)  # 0:00 on the last day; what ends with that day is written 24:00
    timed = make_timing(told.span, first, last, stretch, linked.timing.timezone)
    codes = tuple(dict.fromkeys((*timed.codes, *(code for code in linked.codes if code not in _LENGTH_CODES))))
    return Timed(timed.timing._replace(equivalents=linked.timing.equivalents), codes)


def _span(session: Session, clocks: Sequence[ZonedClock]) -> Span:
    return session.span if session.span.holds(clocks[0].clock.span) else clocks[0].clock.span


def _venue_first(told: list[Told], source: Source) -> list[Told]:
    """The clock of the stated venue leads."""
    venue = source.venue if len(told) > 1 else None
    if venue is None or venue.span is None or not any(place.span.holds(venue.span) for place in source.draft.places):
        return told
    at = next((n for n, one in enumerate(told) if one.zone is not None and one.zone.zone == venue.zone), 0)
    return [told[at], *told[:at], *told[at + 1 :]]


def _told(source: Source, session: Session, clock: ZonedClock, main: dt.date) -> Told:
    context = source.context
    morning = is_of_morning(source.document, clock.clock.span, context.lexicon)
    stretch = read_stretch(clock.clock, session.duration, day_clock=context.day_clock, morning=morning)
    zone = read_mention(clock.zone, None) if clock.zone is not None else _plain_zone(source)
    day = day_near(clock.day.items[0].first, main) if clock.day is not None and clock.day.items else None
    return Told(clock.clock.span, stretch, zone, day, clock.day_shift)


def _coded(timed: Timed, day: Day) -> Timed:
    """Add what the day's reading had to say, and the other reading of a date in figures."""
    timing = timed.timing
    if day.other is not None:
        timing = timing._replace(
            alternatives=(*timing.alternatives, timing._replace(date=day.other, start=None, end=None))
        )
    return Timed(timing, (*timed.codes, *day.codes))


def _of_role(source: Source, role: str) -> list[Timing]:
    """The timings of moments that play another part."""
    found = []
    for dated in source.draft.dated:
        if dated.role == role and dated.moment.date is not None:
            moment = dated.moment
            session = Session(moment.date, moment.clocks, moment.duration, moment.span)
            found += [timed.timing for timed in resolve_session(source, session)]
    return found


def _notes(timed: Sequence[Timed]) -> Iterable[Note]:
    """The diagnostics of the occurrences, each code once."""
    if not timed:
        yield Note("no_date_found", "occurrences")
        return
    seen = set()
    for one in timed:
        for code in one.codes:
            name, _, minutes = code.partition(":")
            if name not in seen:
                seen.add(name)
                yield Note(name, "occurrences", one.timing.span, (("minutes", int(minutes)),) if minutes else ())
    first = timed[0].timing
    if first.start_time is not None:
        if first.timezone is None:
            yield Note("timezone_missing", "timezone", first.span)
        elif first.timezone.kind in {"venue", "page"}:
            yield Note(f"timezone_from_{first.timezone.kind}", "timezone", first.timezone.span)
        elif first.timezone.zone is None and first.timezone.utc_offset is None:
            yield Note(
                "timezone_ambiguous" if first.timezone.candidates else "timezone_unknown",
                "timezone",
                first.timezone.span,
            )


def _evidence(sessions: Sequence[Session], timed: Sequence[Timed]) -> Iterable[tuple[str, Span, str, str]]:
    """Where the date, the hours and the zone of each occurrence stand, and whether they are written or inferred."""
    for number, one in enumerate(timed):
        timing, path = one.timing, f"occurrences.{number}"
        session = next((session for session in sessions if session.span.holds(timing.span)), None)
        inferred = "year_inferred" in one.codes
        if timing.date is not None:
            yield f"{path}.date", _date_span(session, timing), "date", "inferred" if inferred else "stated"
        if timing.start_time is not None:
            guessed = {"meridiem_inferred", "meridiem_missing"} & set(one.codes)
            yield f"{path}.start_time", timing.span, "clock", "inferred" if guessed else "stated"
        if timing.timezone is not None and timing.timezone.span is not None:
            yield f"{path}.timezone", timing.timezone.span, timing.timezone.kind, timing.timezone.basis


def _date_span(session: Session | None, timing: Timing) -> Span:
    return session.date.span if session is not None and session.date is not None else timing.span
