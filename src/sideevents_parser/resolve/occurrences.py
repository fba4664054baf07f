"""A draft's dates, clocks and zones → occurrences.

In: what one block states and what its page supports. Out: ``Resolved``: the main occurrence first, then further days and
sittings; former dates; the deadline for registration; what was inferred on the way.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold
from sideevents_parser.resolve.clocks import read_stretch
from sideevents_parser.resolve.context import Context
from sideevents_parser.resolve.equivalents import Told, link_clocks
from sideevents_parser.resolve.timing import Timed, make_timing
from sideevents_parser.resolve.venue import venue_zone
from sideevents_parser.resolve.years import Day, resolve_day
from sideevents_parser.resolve.zones import read_mention
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft, Resolved, Timing, ZoneReading
from sideevents_parser.vocabulary.mentions import ClockMention, DateMention, DurationMention, Moment, ZonedClock
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.spans import Span, join_spans
from sideevents_parser.vocabulary.times import ClockValue, DayRange, DayValue

_CLOSE_LINES: Final = 2


class Source(NamedTuple):
    """What the steps below share: the document, the draft, the page's context, and the venue's zone."""

    document: Document
    draft: Draft
    context: Context
    above: tuple[DayValue, ...]
    venue: ZoneReading | None


class Session(NamedTuple):
    """One date expression with the clocks that belong to it."""

    date: DateMention | None
    clocks: tuple[ZonedClock, ...]
    duration: DurationMention | None
    span: Span
    note: str | None = None


def resolve_draft(document: Document, draft: Draft, context: Context) -> Resolved:
    """What a block's dates mean on this page."""
    above = tuple(
        item.first for dated in draft.dated if dated.governs and dated.moment.date for item in dated.moment.date.items
    )
    source = Source(document, draft, context, above, venue_zone(document, draft, context))
    sessions = find_sessions(source)
    timed = [timing for session in sessions for timing in resolve_session(source, session)]
    notes = tuple(_notes(draft, timed))
    occurrences = tuple(_labelled(one.timing, sessions) for one in timed)
    return Resolved(
        occurrences,
        previous=tuple(_of_role(source, "previous_date")),
        deadline=next(iter(_of_role(source, "deadline_registration")), None),
        notes=notes,
        evidence=tuple(_evidence(occurrences)),
    )


def _labelled(timing: Timing, sessions: Sequence[Session]) -> Timing:
    note = next((session.note for session in sessions if session.note and session.span.holds(timing.span)), None)
    return timing._replace(note="TBC") if note else timing


def find_sessions(source: Source) -> list[Session]:
    """The date expressions of the event, the main one first, each with its clocks."""
    moments = [dated.moment for dated in source.draft.dated if dated.role == "event" and not dated.governs]
    dated = [moment for moment in moments if moment.date is not None and moment.date.form != "month"]
    free = [moment for moment in moments if moment.date is None and moment.clocks]
    if not dated:
        return _governed_session(source, free)
    main = max(dated, key=lambda moment: _weight(source.document, moment))
    family = [main, *(moment for moment in dated if moment is not main and _belongs(source.document, main, moment, dated))]
    family.sort(key=lambda moment: moment.span.start)
    clocks = () if any(moment.clocks for moment in family) else _gather(source, free, family)
    if not clocks and not any(moment.clocks for moment in family):
        clocks = _told_again(dated, main) or _clocks_above(source)
    return [
        Session(
            moment.date,
            moment.clocks or clocks or _shared(family),
            moment.duration or _duration(moments),
            moment.span,
            moment.note,
        )
        for moment in family
    ]


def _shared(family: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """Clocks given once for several days, when only one of them has any."""
    clocked = [moment for moment in family if moment.clocks]
    return clocked[-1].clocks if len(clocked) == 1 else ()


def _duration(moments: Iterable[Moment]) -> DurationMention | None:
    return next((moment.duration for moment in moments if moment.duration is not None), None)


def _told_again(dated: Sequence[Moment], main: Moment) -> tuple[ZonedClock, ...]:
    """The clocks of another mention of the main day."""
    day = _first_day(main)
    return next((moment.clocks for moment in dated if moment.clocks and _same_day(_first_day(moment), day)), ())


def _governed_session(source: Source, free: Sequence[Moment]) -> list[Session]:
    """The date of the nearest heading with the block's clocks, or with those of a heading."""
    heads = [dated.moment for dated in source.draft.dated if dated.governs]
    day = next((moment for moment in heads if moment.date is not None and moment.date.form != "month"), None)
    if day is None:
        return []
    clocks = _gather(source, free, []) or _clocks_above(source)
    note = next((dated.moment.note for dated in source.draft.dated if dated.moment.note), None)
    span = join_spans(*(clock.clock.span for clock in clocks)) if clocks else day.span
    return [Session(day.date, clocks, _duration([*free, day]), span, note)]


def _clocks_above(source: Source) -> tuple[ZonedClock, ...]:
    return next((dated.moment.clocks for dated in source.draft.dated if dated.governs and dated.moment.clocks), ())


def _weight(document: Document, moment: Moment) -> tuple[int, int]:
    """How likely a moment is the main one: it has a clock, fills its line, states its year, comes early."""
    line = document.lines[line_at(document.lines, moment.span.start)]
    share = (moment.span.end - moment.span.start) / max(line.end - line.start, 1)
    first = _first_day(moment)
    points = 3 * bool(moment.clocks) + 2 * (share > 0.4) + (first is not None and first.year is not None)
    return points + (moment.date is not None and moment.date.form not in {"weekday", "relative"}), -moment.span.start


def _first_day(moment: Moment) -> DayValue | None:
    return moment.date.items[0].first if moment.date and moment.date.items else None


def _same_day(one: DayValue | None, other: DayValue | None) -> bool:
    return one is not None and other is not None and (one.month, one.day) == (other.month, other.day)


def _belongs(document: Document, main: Moment, moment: Moment, dated: Sequence[Moment]) -> bool:
    """Whether another date is a further session: on lines next to each other, or said to come again."""
    if _same_day(_first_day(main), _first_day(moment)) and not _has_other_zone(main, moment):
        return False
    low, high = sorted((main.span.start, moment.span.start))
    first, last = line_at(document.lines, low), line_at(document.lines, high)
    within = [line_at(document.lines, other.span.start) for other in dated if low <= other.span.start <= high]
    close = all(after - before <= _CLOSE_LINES for before, after in zip(within, within[1:], strict=False))
    if first != last:
        return close and _fills(document, main) and _fills(document, moment)
    between = fold(document.view[min(main.span.end, moment.span.end) : high])
    return len(between) < 60 and not any(mark in between for mark in (". ", "; "))


def _has_other_zone(main: Moment, moment: Moment) -> bool:
    zones = [clock.zone.text for one in (main, moment) for clock in one.clocks if clock.zone is not None]
    return len(set(zones)) > 1


def _fills(document: Document, moment: Moment) -> bool:
    """Whether a moment is most of its line, or opens it."""
    line = document.lines[line_at(document.lines, moment.span.start)]
    return (moment.span.end - moment.span.start) * 3 > line.end - line.start


def _gather(source: Source, free: Sequence[Moment], family: Sequence[Moment]) -> tuple[ZonedClock, ...]:
    """The clocks of the lines that give the hours: the nearest to the date, and those on the lines next to it."""
    if not free:
        return ()
    anchor = family[-1].span.end if family else source.draft.block.span.start
    document = source.document
    lined = [moment for moment in free if _fills(document, moment)] or list(free)
    first = min(lined, key=lambda moment: (moment.span.start < anchor, abs(moment.span.start - anchor)))
    clocks = list(first.clocks)
    line = line_at(document.lines, first.span.start)
    for moment in free:
        if moment.span.start > first.span.start and line_at(document.lines, moment.span.start) - line <= 1:
            line = line_at(document.lines, moment.span.start)
            tie = "equivalent" if moment.clocks[0].zone is not None and first.clocks[0].zone is not None else "sitting"
            clocks += [clock._replace(tie=tie) for clock in moment.clocks]
    return tuple(clocks)


def resolve_session(source: Source, session: Session) -> list[Timed]:
    """The occurrences of one date expression: one a day or one a sitting, or one stretch of days."""
    if session.date is None:
        return []
    days = [found for item in session.date.items if (found := _days(source, item, session.date.span.start))]
    if not days:
        return []
    if not session.clocks:
        return _without_clocks(source, session, days)
    timed = []
    for first, last in days:
        for sitting in _sittings(session.clocks):
            timed.append(_at(source, session, first, last, sitting))
    return timed


def _days(source: Source, item: DayRange, at: int) -> tuple[Day, Day | None] | None:
    first = resolve_day(item.first, source.above, at, source.context)
    if first is None:
        return None
    if item.last is None:
        return first, None
    last = resolve_day(item.last, (*source.above, DayValue(first.date.year, first.date.month)), at, source.context)
    if last is not None and last.date < first.date:
        last = last._replace(date=last.date.replace(year=last.date.year + 1)) if last.date.month < first.date.month else None
    return first, last


def _without_clocks(source: Source, session: Session, days: Sequence[tuple[Day, Day | None]]) -> list[Timed]:
    """Days without hours; days that follow each other are one stretch."""
    if len(days) > 1 and all((after[0].date - before[0].date).days == 1 for before, after in zip(days, days[1:], strict=False)):
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
    told = [_told(source, session, clock) for clock in clocks if clock.tie != "alternative"]
    others = [_told(source, session, clock) for clock in clocks if clock.tie == "alternative"]
    literal = source.context.settings.options.abbreviations == "literal"
    told = _venue_first(told, source.venue)
    if len(told) == 1 and last is not None:
        timed = make_timing(told[0].span, first.date, last.date, told[0].stretch, told[0].zone)
    else:
        timed = link_clocks(first.date, told, literal=literal)
    alternatives = tuple(link_clocks(first.date, [one], literal=literal).timing for one in others)
    timing = timed.timing._replace(span=_span(session, clocks), alternatives=alternatives)
    return _coded(timed._replace(timing=timing), first)


def _span(session: Session, clocks: Sequence[ZonedClock]) -> Span:
    return session.span if session.span.holds(clocks[0].clock.span) else clocks[0].clock.span


def _venue_first(told: list[Told], venue: ZoneReading | None) -> list[Told]:
    """The clock of the venue leads."""
    if venue is None or venue.kind != "venue":
        return told
    at = next((n for n, one in enumerate(told) if one.zone is not None and one.zone.zone == venue.zone), 0)
    return [told[at], *told[:at], *told[at + 1 :]]


def _told(source: Source, session: Session, clock: ZonedClock) -> Told:
    stretch = read_stretch(clock.clock, session.duration, day_clock=source.context.day_clock)
    zone = read_mention(clock.zone, None) if clock.zone is not None else _plain_zone(source)
    day = None
    if clock.day is not None and clock.day.items:
        found = resolve_day(clock.day.items[0].first, source.above, clock.day.span.start, source.context)
        day = found.date if found else None
    return Told(clock.clock.span, stretch, zone, day, clock.day_shift)


def _coded(timed: Timed, day: Day) -> Timed:
    """Add what the day's reading had to say, and the other reading of a date in figures."""
    timing = timed.timing
    if day.other is not None:
        timing = timing._replace(alternatives=(*timing.alternatives, timing._replace(date=day.other, start=None, end=None)))
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


def _notes(draft: Draft, timed: Sequence[Timed]) -> Iterable[Note]:
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
            yield Note("timezone_ambiguous" if first.timezone.candidates else "timezone_unknown", "timezone", first.timezone.span)


def _evidence(occurrences: Sequence[Timing]) -> Iterable[tuple[str, Span, str, str]]:
    for number, timing in enumerate(occurrences):
        yield f"occurrences.{number}", timing.span, "moment", "stated"
        if timing.timezone is not None and timing.timezone.span is not None:
            yield f"occurrences.{number}.timezone", timing.timezone.span, timing.timezone.kind, timing.timezone.basis
