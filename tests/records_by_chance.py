"""Hypothesis strategies: events with all sorts of texts, clocks and zones."""

import datetime as dt

from hypothesis import strategies as st

from sideevents_parser.records import Diagnostic, Location, Occurrence, Organizer, Registration, SideEvent, ZoneHint

ZONES = (
    "Europe/Paris", "America/New_York", "Africa/Cairo", "Asia/Kolkata", "Asia/Gaza", "Africa/Casablanca", "Europe/Dublin",
    "Pacific/Chatham", "America/Nuuk", "Australia/Lord_Howe", "UTC", "Etc/GMT+5", "No/Such_Place", "America/Santiago",
)  # fmt: skip
PIECES = (
    ";",
    ",",
    "\\",
    "\\n",
    "\\N",
    "\n",
    "\r\n",
    '"',
    "^",
    ":",
    "=",
    "☔",
    "👩‍👩‍👧",
    "שלום",
    "العربية",
    "\u2028",
    "\x00",
    "\x0b",
    "é" * 80,
    " ",
    "\t",
)
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(codec="utf-8"), max_size=12)), max_size=8
).map("".join)
words = st.one_of(texts, st.text(st.characters(codec="utf-8"), min_size=1, max_size=200))
dates = st.dates(dt.date(1971, 1, 2), dt.date(2034, 12, 30))
clocks = st.times().map(lambda clock: clock.replace(microsecond=0, fold=0))
hints = st.builds(
    ZoneHint,
    text=words,
    kind=st.sampled_from(("iana", "abbreviation", "place")),
    zone=st.none() | st.sampled_from(ZONES),
    utc_offset=st.none() | st.integers(-720, 840),
)
occurrences = st.builds(
    Occurrence,
    date=st.none() | dates,
    start_time=st.none() | clocks,
    end_date=st.none() | dates,
    end_time=st.none() | clocks,
    timezone=st.none() | hints,
    label=st.none() | words,
    note=st.none() | words,
)
spans = st.just((0, 1))
events = st.builds(
    SideEvent,
    uid=st.uuids().map(str),
    span=spans,
    title=st.none() | words,
    description=st.none() | words,
    organizers=st.lists(st.builds(Organizer, name=words, span=spans), max_size=2).map(tuple),
    occurrences=st.lists(occurrences, max_size=3).map(tuple),
    locations=st.lists(
        st.builds(
            Location, text=words, span=spans, kind=st.sampled_from(("physical", "virtual")), url=st.none() | words
        ),
        max_size=2,
    ).map(tuple),
    registration=st.none()
    | st.builds(Registration, text=words, span=spans, url=st.none() | words, email=st.none() | words),
    status=st.sampled_from(("scheduled", "cancelled", "postponed", "tentative", "moved_online")),
    event_type=st.none() | words,
    language=st.none() | st.sampled_from(("en", "pt-BR", "not a language")),
    diagnostics=st.lists(
        st.builds(Diagnostic, code=st.just("year_inferred"), message=words, field=st.none() | words), max_size=2
    ).map(tuple),
)


def events_by_chance(size=5):
    """Some events, no two with the same uid."""
    return st.lists(events, max_size=size, unique_by=lambda each: each.uid).map(tuple)
