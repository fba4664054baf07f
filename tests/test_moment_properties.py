"""What is written out in any supported form is read back, and any text at all is read without harm."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from hypothesis import assume, given
from hypothesis import strategies as st

from sideevents_parser import find_dates
from sideevents_parser.lexicon import language
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.mentions import Moment

_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_DATE_FORMS: Final = (
    "{d} {B} {y}", "{d} {b} {y}", "{B} {d}, {y}", "{b} {d}, {y}", "{B} {d} {y}", "{d}{e} {B} {y}", "{d}{e} of {B} {y}", "{B} {d}{e}, {y}",
    "{A}, {d} {B} {y}", "{A} {d} {B} {y}", "{a} {d} {b} {y}", "{A}, {B} {d}, {y}", "{A} the {d}{e} of {B} {y}", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}",
    "the {w} of {B} {y}", "{A}, the {w} of {B} {y}", "{d} {e} {B} {y}", "{d}-{b}-{y}", "{A} ({d} {B} {y})", "{B} the {d}{e}, {y}", "{y} {B} {d}",
    "{d} {B}, {y}", "{d}{B} {y}", "{A}, {d} {B}, {y}", "{U} {d}, {y}", "{d} {U} {y}", "{y}-{m:02}-{d:02} {a}", "{d} {B} {y} ({A})", "{d}\n{B} {y}", "{d} {B}\n{y},",
)  # fmt: skip
_WORDS: Final = tomllib.loads((Path(language.__file__).parent / "languages" / "en.toml").read_text("utf-8"))["dates"][
    "ordinal_words"
]
_GLUES: Final = (", ", " ", " at ", ", at ", " @ ", " | ", " - ", ", from ", " \u2022 ", "; ", ": ", " (")
_CLOCK_FORMS: Final = (
    "{H:02}:{M:02}", "{H:02}.{M:02}", "{H:02}h{M:02}", "{H:02}:{M:02} hrs", "{H:02}{M:02} hrs", "{I}:{M:02} {p}", "{I}:{M:02}{p}", "{I}.{M:02} {p}", "{I}.{M:02}{q}",
    "{I}:{M:02} {P}", "{I:02}:{M:02} {P}", "{I}:{M:02} {q}",
)  # fmt: skip
_DASHES: Final = ("-", " - ", "\u2013", " \u2013 ", " \u2014 ", " to ", " until ", " till ")
_LEXICON: Final = load_lexicon(("en",))

days = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 12, 31))
clocks = st.times().map(lambda time: time.replace(minute=time.minute // 5 * 5, second=0, microsecond=0))


def _date(day: dt.date, form: str) -> str:
    return form.format(
        d=day.day, m=day.month, y=day.year, e=_ENDINGS.get(day.day, "th"), A=f"{day:%A}", a=f"{day:%a}", B=f"{day:%B}", b=f"{day:%b}", U=f"{day:%B}".upper(), w=_WORDS[day.day - 1],
    )  # fmt: skip


def _clock(clock: dt.time, form: str) -> str:
    half = "am" if clock.hour < 12 else "pm"
    return form.format(H=clock.hour, M=clock.minute, I=clock.hour % 12 or 12, p=half, P=half.upper(), q=f"{half[0]}.m.")


def _moments(text: str) -> tuple[Moment, ...]:
    return scan_document(read_text(text), _LEXICON).moments


@given(days, st.sampled_from(_DATE_FORMS))
def test_a_date_is_read_back(day: dt.date, form: str) -> None:
    (moment,) = _moments(f"The meeting of {_date(day, form)} was long.")
    assert moment.date is not None
    first = moment.date.items[0].first
    assert (first.year, first.month, first.day) == (day.year, day.month, day.day)
    assert first.weekday in {None, day.weekday()}


@given(days, st.sampled_from(_DATE_FORMS), st.sampled_from(_GLUES), clocks, st.sampled_from(_CLOCK_FORMS))
def test_a_date_with_a_clock_is_read_back(day: dt.date, form: str, glue: str, clock: dt.time, clock_form: str) -> None:
    text = f"{_date(day, form)}{glue}{_clock(clock, clock_form)}"
    (moment,) = _moments(text)
    assert moment.date is not None
    first, start = moment.date.items[0].first, moment.clocks[0].clock.start
    assert (first.year, first.month, first.day) == (day.year, day.month, day.day)
    assert (start.hour, start.minute, start.meridiem) == (clock.hour, clock.minute, "stated")


@given(clocks, clocks, st.sampled_from(_CLOCK_FORMS), st.sampled_from(_DASHES))
def test_a_range_of_clocks_is_read_back(start: dt.time, end: dt.time, form: str, dash: str) -> None:
    (moment,) = _moments(f"Open {_clock(start, form)}{dash}{_clock(end, form)}")
    clock = moment.clocks[0].clock
    assert clock.end is not None
    assert (clock.start.hour, clock.start.minute) == (start.hour, start.minute)
    assert (clock.end.hour % 24, clock.end.minute) == (end.hour, end.minute)


@given(days, st.integers(1, 25), st.sampled_from(("-", " - ", "\u2013", " to ", " until ", " through ")))
def test_a_range_of_days_is_read_back(day: dt.date, length: int, dash: str) -> None:
    last = day + dt.timedelta(length)
    text = f"{day.day} {day:%B} {day.year}{dash}{last.day} {last:%B} {last.year}"
    (moment,) = _moments(text)
    assert moment.date is not None
    (item,) = moment.date.items
    assert item.last is not None
    assert (item.first.year, item.first.month, item.first.day) == (day.year, day.month, day.day)
    assert (item.last.year, item.last.month, item.last.day) == (last.year, last.month, last.day)


_COUNTED: Final = ("first", "second", "third", "fourth", "fifth")
_LISTS: Final = (" and ", " & ", ", ")
_CITIES: Final = (
    ("Europe/Zurich", "Geneva"), ("America/New_York", "New York"), ("Asia/Bangkok", "Bangkok"), ("Australia/Sydney", "Sydney"), ("Asia/Kathmandu", "Kathmandu"),
    ("Africa/Nairobi", "Nairobi"), ("America/Sao_Paulo", "S\u00e3o Paulo"), ("Asia/Tokyo", "Tokyo"), ("Europe/London", "London"), ("America/Los_Angeles", "Los Angeles"),
    ("Pacific/Auckland", "Auckland"), ("Asia/Dubai", "Dubai"), ("America/Bogota", "Bogot\u00e1"), ("Africa/Lagos", "Lagos"), ("Asia/Kolkata", "New Delhi"),
)  # fmt: skip
_ZONE_FORMS: Final = (
    " ({c})", " ({c} time)", " {c} time", " local time in {c}", " ({z})", " {z}", " (UTC{o})", " UTC{o}", " GMT {o}", ", {c} time", " ({c}, UTC{o})", " in {c}",
)  # fmt: skip
_BETWEEN: Final = (" / ", " | ", " = ")


@given(days, st.sampled_from((" of ", " in ")))
def test_a_weekday_counted_within_its_month_is_read_back(day: dt.date, link: str) -> None:
    nth = _COUNTED[(day.day - 1) // 7]
    (moment,) = find_dates(f"Open on the {nth} {day:%A}{link}{day:%B} {day.year}, noon.")
    assert (moment.date, moment.start_time) == (day, dt.time(12))
    last = day if (day + dt.timedelta(7)).month != day.month else None
    found = find_dates(f"the last {day:%A}{link}{day:%B} {day.year}")[0].date
    assert found == last or (last is None and found > day)


@given(
    st.integers(1990, 2060), st.lists(st.integers(0, 364), min_size=2, max_size=4, unique=True), st.sampled_from(_LISTS)
)
def test_a_list_of_days_is_read_back_day_by_day(year: int, offsets: list[int], comma: str) -> None:
    several = [dt.date(year, 1, 1) + dt.timedelta(offset) for offset in sorted(offsets)]
    *most, last = [f"{day.day} {day:%B}" for day in several]
    text = f"{comma.join(most)} and {last} {several[0].year}"
    assert [found.date for found in find_dates(text)] == several
    assert [found.date for found in find_dates(f"{text}, 7 pm")] == several


@given(
    days,
    clocks,
    st.integers(1, 90),
    clocks,
    st.sampled_from(_CLOCK_FORMS),
    st.sampled_from((" - ", " to ", " until ", " \u2013 ")),
)
def test_a_day_and_a_clock_at_either_end_are_read_back(
    day: dt.date, start: dt.time, length: int, end: dt.time, form: str, dash: str
) -> None:
    last = day + dt.timedelta(length)
    text = f"{_date(day, '{d} {B} {y}')}, {_clock(start, form)}{dash}{_date(last, '{d} {B} {y}')}, {_clock(end, form)}"
    (found,) = find_dates(text)
    assert (found.date, found.start_time, found.end_date, found.end_time) == (day, start, last, end)


def _offset(zone: str, day: dt.date, clock: dt.time) -> str:
    minutes = int(dt.datetime.combine(day, clock, ZoneInfo(zone)).utcoffset().total_seconds() // 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def _is_plain(day: dt.date, clock: dt.time, zone: str) -> bool:
    """Whether the local time exists once."""
    there = [dt.datetime.combine(day, clock, ZoneInfo(zone)).replace(fold=fold) for fold in (0, 1)]
    back = there[0].astimezone(dt.UTC).astimezone(ZoneInfo(zone))
    return there[0].utcoffset() == there[1].utcoffset() and back.replace(tzinfo=None) == there[0].replace(tzinfo=None)


@given(
    days, clocks, st.sampled_from(_CITIES), st.sampled_from(_ZONE_FORMS), st.sampled_from(_DATE_FORMS), st.sampled_from((", ", " at ", " | ")), st.sampled_from(_CLOCK_FORMS),
)  # fmt: skip
def test_date_clock_and_zone_are_read_back_as_one_instant(
    day: dt.date, clock: dt.time, place: tuple[str, str], zone_form: str, form: str, glue: str, clock_form: str
) -> None:
    zone, city = place
    assume(_is_plain(day, clock, zone))
    hint = zone_form.format(c=city, z=zone, o=_offset(zone, day, clock))
    (found,) = find_dates(f"{_date(day, form)}{glue}{_clock(clock, clock_form)}{hint}")
    assert found.start == dt.datetime.combine(day, clock, ZoneInfo(zone))


@given(
    days,
    clocks,
    st.lists(st.sampled_from(_CITIES), min_size=2, max_size=4, unique=True),
    st.sampled_from(_BETWEEN),
    st.sampled_from(_CLOCK_FORMS),
)
def test_one_instant_told_for_several_places_is_read_back(
    day: dt.date, clock: dt.time, places: list[tuple[str, str]], between: str, form: str
) -> None:
    first = dt.datetime.combine(day, clock, ZoneInfo(places[0][0]))
    there = [first.astimezone(ZoneInfo(zone)) for zone, _ in places]
    assume(all(_is_plain(one.date(), one.time(), zone) for one, (zone, _) in zip(there, places, strict=True)))
    told = between.join(f"{_clock(one.time(), form)} {city}" for one, (_, city) in zip(there, places, strict=True))
    (found,) = find_dates(f"{_date(day, '{d} {B} {y}')}, {told}")
    assert found.start == first
    assert [one.start for one in found.equivalents] == [first] * (len(places) - 1)


_PIECES: Final = st.sampled_from(
    ["25", "June", "2021", "Friday", "10:00", "3", "pm", "-", "/", ",", " ", "\n", "(", ")", "EST", "UTC", "+2", "noon", "to", "and", "th", "of", "the", "@", ".", "1300", "half past", "seven", "tbc"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join), st.lists(_PIECES, max_size=30).map(" ".join)))
def test_moments_of_any_text_stand_in_order_inside_it(text: str) -> None:
    end = 0
    for moment in _moments(text):
        assert end <= moment.span.start < moment.span.end <= len(text)
        assert moment.date is not None or moment.clocks
        end = moment.span.end
