"""What is written out in any supported form is read back, and any text at all is read without harm."""

import datetime as dt
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.mentions import Moment

_ENDINGS: Final = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_DATE_FORMS: Final = (
    "{d} {B} {y}", "{d} {b} {y}", "{B} {d}, {y}", "{b} {d}, {y}", "{B} {d} {y}", "{d}{e} {B} {y}", "{d}{e} of {B} {y}", "{B} {d}{e}, {y}",
    "{A}, {d} {B} {y}", "{A} {d} {B} {y}", "{a} {d} {b} {y}", "{A}, {B} {d}, {y}", "{A} the {d}{e} of {B} {y}", "{y}-{m:02}-{d:02}", "{y}/{m:02}/{d:02}",
    "{d} {B}, {y}", "{d}{B} {y}", "{A}, {d} {B}, {y}", "{U} {d}, {y}", "{d} {U} {y}", "{y}-{m:02}-{d:02} {a}", "{d} {B} {y} ({A})", "{d}\n{B} {y}", "{d} {B}\n{y},",
)  # fmt: skip
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
        d=day.day, m=day.month, y=day.year, e=_ENDINGS.get(day.day, "th"), A=f"{day:%A}", a=f"{day:%a}", B=f"{day:%B}", b=f"{day:%b}", U=f"{day:%B}".upper()
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
