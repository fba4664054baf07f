"""What the page as a whole supports: years, day-month order, zone, when it was written.

In: a document, its mentions and the drafts of all blocks. Out: a ``Context``, asked wherever an event leaves something
out.
"""

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final, NamedTuple, TypeGuard

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.dates import read_role
from sideevents_parser.resolve.figures import EARLIEST, LATEST, likely_order, make_day, order_of
from sideevents_parser.resolve.listed import listed_years
from sideevents_parser.resolve.page_month import month_of, week_of
from sideevents_parser.resolve.region import Region, read_region
from sideevents_parser.resolve.standing import Standing, standing_hours
from sideevents_parser.resolve.telling import stated_years
from sideevents_parser.resolve.zones import read_mention
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft, ZoneReading
from sideevents_parser.vocabulary.mentions import DateMention, Mentions, Moment, ZonedClock
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.settings import Settings
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange, DayValue

_DAY_CLOCK: Final = re.compile(r"(?<![\d.:])(?:1[3-9]|2[0-3])[:.hH]\d\d")
_TITLE: Final = 200
_MOST_READ: Final = 20_000
_HEADING: Final = 60
_SEASON: Final = 14  # letters
_LEAD: Final = 110  # "The following is the 2015 schedule of the school:"
_COPYRIGHT: Final = re.compile(r"\u00a9|\([cC]\)|[Cc]opyright")
_LETTERS: Final = re.compile(r"[^\W\d_]{1,30}")
_FIGURES: Final = re.compile(r"\d{1,9}")
_NUMBERED_ASIDE: Final = re.compile(r"\([^\d()]{1,20}\d{1,3}\)")  # "2017-2018 (session 160)"


class Written(NamedTuple):
    """A day on which a part of the page may have been written; ``sure`` where a word or a mail header says so."""

    start: int
    day: dt.date
    sure: bool = True


class Headed(NamedTuple):
    """A heading that names a year: where it stands, whether it says nothing else, whether it is a season (2019-20)."""

    start: int
    year: int
    alone: bool
    season: bool = False


class Context(NamedTuple):
    """The page's own answers, used where an event gives none.

    ``years``: every year that the page states, by how often. ``stated``: years of dates, by offset. ``written``: dates
    of posting, in order. ``events``: days of events, by offset. ``order``: "DM" or "MD" when the page's own dates
    settle it. ``day_clock``: hours past 12 are used. ``zone``: a zone that the page states for all its times.
    ``region``: where the page as a whole stands. ``headed``: headings with a year. ``standing``: the hours of events
    that state none. ``listed``: years that the order of lists supports, by offset. ``clocked``: the
    hours of events, by offset. ``month``: that of days without one. ``week``: the
    days that the page's head gives for all its weekdays, and where.
    """

    settings: Settings
    lexicon: Lexicon
    years: tuple[tuple[int, int], ...] = ()
    written: tuple[Written, ...] = ()
    order: str | None = None
    day_clock: bool = False
    zone: ZoneReading | None = None
    region: Region = Region()
    days: tuple[DayValue, ...] = ()
    likely_order: str | None = None
    headed: tuple[Headed, ...] = ()
    standing: tuple[Standing, ...] = ()
    events: tuple[tuple[int, DayValue], ...] = ()
    listed: Mapping[int, int] = MappingProxyType({})
    clocked: tuple[tuple[int, tuple[ZonedClock, ...]], ...] = ()
    month: dt.date | None = None
    week: tuple[int, DayRange] | None = None
    language: str | None = None
    notes: tuple[Note, ...] = ()
    evidence: tuple[tuple[str, Span, str, str], ...] = ()

    @property
    def year(self) -> int | None:
        """The year for which the page stands."""
        return self.years[0][0] if self.years else None


def read_context(
    document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon, settings: Settings
) -> Context:
    """What the page supports, from the whole text and from the drafts of all blocks."""
    notes = tuple(Note("line_crowded", span=span) for span in mentions.unread)
    if not drafts:
        return Context(settings, lexicon, notes=notes)
    days = [day for moment in mentions.moments if moment.date for day in _days(moment.date)]
    written = _written(document, mentions, drafts, lexicon)
    region = read_region(document, mentions, drafts, lexicon) if _lacks_zone(drafts) else Region()
    events = tuple(_event_days(drafts))
    years = _years(document, drafts, days, lexicon)
    year = years[0][0] if years else None
    return Context(
        settings,
        lexicon,
        years=years,
        written=written,
        order=order_of(document.view, mentions),
        day_clock=_counts_past_noon(document, drafts),
        zone=_page_zone(mentions),
        region=region,
        likely_order=likely_order(drafts, region, settings.reference_date) or lexicon.date_order,
        events=events,
        listed=MappingProxyType(listed_years(events, settings.reference_date, year)),
        clocked=tuple(_event_hours(drafts)),
        month=month_of(document, drafts, lexicon),
        week=week_of(document, mentions, lexicon),
        headed=tuple(_headed(document, drafts, lexicon)),
        standing=standing_hours(document, mentions, drafts, lexicon),
        days=tuple(day for day in days if day.weekday is not None and day.day is not None and day.year is None),
        notes=notes,
    )


def _event_days(drafts: tuple[Draft, ...]) -> Iterator[tuple[int, DayValue]]:
    """Where the page states the days of its events, in order."""
    for draft in drafts:
        for dated in draft.dated:
            date = dated.moment.date
            if (
                dated.role == "event"
                and not dated.governs
                and date is not None
                and date.items[0].first.month is not None
            ):
                yield dated.moment.span.start, date.items[0].first


def _event_hours(drafts: tuple[Draft, ...]) -> Iterator[tuple[int, tuple[ZonedClock, ...]]]:
    """Where the page states the hours of its events, in order."""
    for draft in drafts:
        for dated in draft.dated:
            if dated.role == "event" and not dated.governs and dated.moment.clocks:
                yield dated.moment.span.start, dated.moment.clocks


def _headed(document: Document, drafts: tuple[Draft, ...], lexicon: Lexicon) -> Iterator[Headed]:
    """Short lines between the blocks that name one year and no day: "2025", "Lent Term 2020", "May - June 2020"."""
    for gap in _gaps(document, drafts):
        for start, year in stated_years(document, gap, lexicon):
            line = document.lines[line_at(document.lines, start)]
            leads = document.view[line.end - 1] == ":" and line.end - line.start < _LEAD
            long = line.end - line.start > _HEADING and not leads
            if _COPYRIGHT.search(document.view, line.start, line.end):
                continue
            figures = _FIGURES.findall(_NUMBERED_ASIDE.sub("", document.view[line.start : line.end]))
            if long or not _one_year(figures):
                if _follows_season(document.view[line.start : start], lexicon):
                    yield Headed(line.start, year, alone=False)
                continue
            words = set(_LETTERS.findall(fold(document.view[line.start : line.end])))
            season = len(figures) > 1
            named = words - lexicon.months.keys() <= lexicon.folded("date_roles.terms")
            alone = not season and named and line.start > _first_line(document)
            yield Headed(line.start, year, alone, season)


def _follows_season(before: str, lexicon: Lexicon) -> bool:
    """Whether a year stands right behind a season or a term, whatever else its line tells: "Spring 2018, Thursdays"."""
    words = _LETTERS.findall(fold(before[-_SEASON:]))
    return bool(words) and before[-1:] == " " and words[-1] in lexicon.folded("date_roles.seasons")


def _one_year(figures: list[str]) -> bool:
    """Whether figures are one year, or two that make up a season: 2019, 2019/20, 2019-2020."""
    if len(figures) == 2:
        return len(figures[0]) == 4 and str(int(figures[0]) + 1).endswith(figures[1]) and len(figures[1]) in {2, 4}
    return len(figures) == 1


def _first_line(document: Document) -> int:
    return next((line.start for line in document.lines if line.kind != "blank"), 0)


def _counts_past_noon(document: Document, drafts: tuple[Draft, ...]) -> bool:
    """Whether the hours of events on this page go past twelve."""
    return any(
        _DAY_CLOCK.search(document.view, dated.moment.span.start, dated.moment.span.end) is not None
        for draft in drafts
        for dated in draft.dated
        if dated.moment.clocks and dated.role not in {"published", "unknown"}
    )


def _gaps(document: Document, drafts: tuple[Draft, ...]) -> Iterator[Span]:
    """The text before each block and behind the last."""
    cursor = 0
    for draft in drafts:
        yield Span(cursor, max(cursor, draft.block.span.start))
        cursor = max(cursor, draft.block.span.end)
    yield Span(cursor, len(document.view))


def _days(date: DateMention) -> list[DayValue]:
    return [day for item in date.items for day in (item.first, item.last) if day is not None]


def _years(
    document: Document, drafts: tuple[Draft, ...], days: list[DayValue], lexicon: Lexicon
) -> tuple[tuple[int, int], ...]:
    """Years by how strongly the page stands for them: those of its events' dates first, then all that it names."""
    votes: Counter[int] = Counter()
    for draft in drafts:
        for dated in draft.dated:
            if dated.role == "event" and dated.moment.date:
                votes.update({day.year: 20 for day in _days(dated.moment.date) if _is_recent(day.year)})
    first, last = drafts[0].block.span.start, drafts[-1].block.span.end
    stretches = [(Span(0, min(first, _MOST_READ)), 4), (Span(last, min(len(document.view), last + _MOST_READ)), 2)]
    stretches += [(_head_of(draft, alone=len(drafts) == 1), 2) for draft in drafts]
    for span, weight in stretches:
        votes.update({year: weight for _, year in stated_years(document, span, lexicon)})
    votes.update({day.year: 1 for day in days if _is_recent(day.year)})
    return tuple(votes.most_common())


def _head_of(draft: Draft, *, alone: bool) -> Span:
    """The first words of a block; of the only one of a page all that stands above its first day."""
    start, end = draft.block.span
    days = (each.moment.span.start for each in draft.dated if each.role == "event" and each.moment.date is not None)
    first = next(days, start) if alone else start
    return Span(start, min(max(start + _TITLE, min(first, start + _MOST_READ)), end))


def _is_recent(year: int | None) -> TypeGuard[int]:
    """Whether events of a year may be announced on a page, rather than told as history."""
    return year is not None and EARLIEST <= year < LATEST


def _written(
    document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon
) -> tuple[Written, ...]:
    """Full dates that stand outside the blocks or as dates of posting: the page or mail was written then."""
    starts = [draft.block.span.start for draft in drafts]
    published = {dated.moment.span for draft in drafts for dated in draft.dated if dated.role == "published"}
    found = []
    for moment in mentions.moments:
        if (day := _full_day(moment)) is None:
            continue
        at = bisect_left(starts, moment.span.start + 1) - 1
        if moment.span in published:
            found.append(Written(moment.span.start, day))
        elif at < 0 or not drafts[at].block.span.holds(moment.span):
            role = read_role(document, mentions, moment, lexicon).role
            if role in {"published", "event"}:
                found.append(Written(moment.span.start, day, role == "published"))
    return tuple(found)


def _full_day(moment: Moment) -> dt.date | None:
    if moment.date is None or len(moment.date.items) != 1 or moment.date.items[0].last is not None:
        return None
    day = moment.date.items[0].first
    return make_day(day.year, day.month, day.day)


def reference_at(context: Context, offset: int) -> dt.date | None:
    """The day from which relative dates at ``offset`` count: the caller's, else that on which the text was written."""
    if context.settings.reference_date is not None:
        return context.settings.reference_date
    sure = [written for written in context.written if written.sure]
    for known in (sure, context.written):
        at = bisect_left([written.start for written in known], offset)
        if at:
            return known[at - 1].day
    return sure[0].day if sure else None


def heading_at(context: Context, offset: int) -> Headed | None:
    """The last heading above that names a year."""
    at = bisect_left(context.headed, (offset,))
    return context.headed[at - 1] if at else None


def _page_zone(mentions: Mentions) -> ZoneReading | None:
    """The zone that a sentence of the page gives for all its times."""
    for mention in mentions.zones:
        if mention.zone is not None or mention.literal_minutes is not None:
            return read_mention(mention, None)._replace(kind="page")
    return None


def _lacks_zone(drafts: tuple[Draft, ...]) -> bool:
    """Whether some event's clock stands without a zone, so that places are worth a look."""
    return any(_is_bare(draft) for draft in drafts)


def _is_bare(draft: Draft) -> bool:
    clocks = [clock for dated in draft.dated if dated.role == "event" for clock in dated.moment.clocks]
    return not any(clock.zone is not None for clock in clocks)
