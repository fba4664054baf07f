"""What a block's dates, clocks and zones mean: days, hours, zones, equivalents, further days, roles."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.parse import parse
from sideevents_parser.read.draft import read_block
from sideevents_parser.resolve.context import Context, read_context
from sideevents_parser.resolve.fallback import read_day
from sideevents_parser.resolve.occurrences import resolve_draft
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Draft, Resolved, Timing
from sideevents_parser.vocabulary.settings import Options, Settings
from sideevents_parser.vocabulary.spans import Span

LEXICON = load_lexicon(("en",))


def resolved_of(text: str, *, above: str = "", below: str = "", settings: Settings | None = None) -> Resolved:
    """What one block means between the text above it and the text below it."""
    page = f"{above}\n\n{text}\n\n{below}" if above or below else text
    document = read_text(page)
    mentions = scan_document(document, LEXICON)
    start = page.index(text)
    governing = tuple(moment for moment in mentions.moments if moment.span.end <= start and _alone(page, moment.span))
    block = Block(Span(start, start + len(text)), governing[::-1])
    draft = read_block(document, mentions, block, LEXICON)
    context = read_context(document, mentions, (draft,), LEXICON, settings or Settings())
    return resolve_draft(document, draft, context)


def _alone(page: str, span: Span) -> bool:
    line = page[page.rfind("\n", 0, span.start) + 1 :].partition("\n")[0]
    return len(line.strip()) == span.end - span.start


def first_of(text: str, **around: str) -> Timing:
    """The main occurrence of a block."""
    return resolved_of(text, **around).occurrences[0]  # type: ignore[arg-type]


def written(timing: Timing) -> str:
    """A timing as one line: start, end, zone."""
    start = f"{timing.date}" + (f"T{timing.start_time:%H:%M}" if timing.start_time else "")
    end = f"{timing.end_date or ''}" + (f"T{timing.end_time:%H:%M}" if timing.end_time else "")
    zone = timing.timezone.zone if timing.timezone else None
    return " ".join(part for part in (start, end, zone) if part)


def codes_of(resolved: Resolved) -> set[str]:
    """The codes of the diagnostics."""
    return {note.code for note in resolved.notes}


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Rivers and Rights\n5 May 2021, 15:00 Zurich", "2021-05-05T15:00 Europe/Zurich"),
        ("Rivers and Rights\n5 May 2021, 3-4:30 pm CET", "2021-05-05T15:00 2021-05-05T16:30 Europe/Paris"),
        ("Rivers\n5 May 2021, 9:30-1:00, Nairobi, Kenya", "2021-05-05T09:30 2021-05-05T13:00 Africa/Nairobi"),
        ("Rivers\n5 May 2021, 1.45-3.30, Nairobi, Kenya", "2021-05-05T13:45 2021-05-05T15:30 Africa/Nairobi"),
        ("Rivers\n5 May 2021, 11:30-1 PM", "2021-05-05T11:30 2021-05-05T13:00"),
        ("Rivers\n5 May 2021, 22:00-24:00", "2021-05-05T22:00 2021-05-06T00:00"),
        ("Rivers\n5 May 2021, 15:00 CET (75 minutes)", "2021-05-05T15:00 2021-05-05T16:15 Europe/Paris"),
        ("Rivers\n5 May 2021, 15:00\n(90 minutes)", "2021-05-05T15:00 2021-05-05T16:30"),
        ("Rivers\n5 May 2021, 15:00\n\nThe talk lasts about 45 minutes.", "2021-05-05T15:00 2021-05-05T15:45"),
        ("Rivers\n5-7 May 2021\nVenue: Nairobi, Kenya", "2021-05-05 2021-05-07 Africa/Nairobi"),
        (
            "Rivers\nThe school opens on 5 May 2021 at 9:30 am and closes on 7 May 2021 at 4 pm.",
            "2021-05-05T09:30 2021-05-07T16:00",
        ),
        ("Doors 6.30 for 7pm, 5 May 2021", "2021-05-05T19:00"),
        ("Rivers\n5 May 2021\n6.30pm doors | 7pm start", "2021-05-05T19:00"),
        (
            "Rivers\nWe meet on 5 May 2021.\n* Doors 18:30, talks 19:00, out by 21:30\n\n19:00  Reeds\n19:45  break\n20:00  Boats",
            "2021-05-05T19:00 2021-05-05T21:30",
        ),
        ("Rivers\nDate: 5 May 2021\nTime: 10:00 EAT", "2021-05-05T10:00 Africa/Nairobi"),
        ("Rivers, 5 May 2021\n\nWhen: Wednesday 16:00 UTC", "2021-05-05T16:00 UTC"),
        ("12 May 2021 (NB Wednesday, 2 pm) | Rivers", "2021-05-12T14:00"),
    ],
)
def test_day_hours_and_zone(text: str, meaning: str) -> None:
    """Plain blocks and those that say hours, ends and zones apart."""
    assert written(first_of(text)) == meaning


@pytest.mark.parametrize(
    ("text", "above", "below", "meaning", "inferred"),
    [
        ("9 May, 10:00\nRivers", "Programme\n\n2022", "", "2022-05-09T10:00", False),
        ("9 May, 10:00\nRivers", "Programme\n\nSpring 2022 Schedule", "", "2022-05-09T10:00", False),
        ("9 May, 10:00\nRivers", "Programme\n\nAPRIL \u2013 JUNE 2022", "", "2022-05-09T10:00", False),
        ("9 May, 10:00\nRivers", "Programme\n\nSecond quarter of 2022", "", "2022-05-09T10:00", False),
        ("9 May, 10:00\nRivers", "What's on, May 2022", "", "2022-05-09T10:00", True),
        ("9 May, 10:00\nRivers", "", "© 2022 The Fen Society", "2022-05-09T10:00", True),
        ("Rivers\n10:00", "Monday 9 May 2022", "", "2022-05-09T10:00", False),
        ("Rivers\nMonday 9 May, 10:00", "Posted on 12 April 2022", "", "2022-05-09T10:00", True),
        ("Rivers\nTomorrow at 10:00", "Date: Sun, 8 May 2022 16:58:31 +1200", "", "2022-05-09T10:00", True),
    ],
)
def test_year_from_the_page(text: str, above: str, below: str, meaning: str, *, inferred: bool) -> None:
    """A year that the date leaves out stands in a heading, a masthead, a mail header or at the foot."""
    resolved = resolved_of(text, above=above, below=below)
    assert written(resolved.occurrences[0]).startswith(meaning)
    assert ("year_inferred" in codes_of(resolved)) is inferred


@given(st.dates(dt.date(2015, 1, 1), dt.date(2030, 12, 31)), st.integers(0, 100))
def test_reference_date_finds_the_year(day: dt.date, lead: int) -> None:
    """A date without its year, read up to a hundred days ahead, is the one that was meant."""
    settings = Settings(reference_date=day - dt.timedelta(days=lead))
    resolved = resolved_of(f"Rivers\n{day:%A} {day.day} {day:%B}, 10:00", settings=settings)
    assert resolved.occurrences[0].date == day
    assert "weekday_mismatch" not in codes_of(resolved)


def test_weekday_that_does_not_fit() -> None:
    """The date stands and the weekday is told."""
    resolved = resolved_of("Rivers\nFriday 5 May 2021, 10:00")
    assert resolved.occurrences[0].date == dt.date(2021, 5, 5)
    assert "weekday_mismatch" in codes_of(resolved)


def test_figures_that_read_both_ways() -> None:
    """Both readings are kept until another date of the page settles the order."""
    doubtful = resolved_of("Rivers\nDate: 05/06/2021\nTime: 10:00")
    assert "ambiguous_day_month" in codes_of(doubtful)
    assert {doubtful.occurrences[0].date, doubtful.occurrences[0].alternatives[0].date} == {
        dt.date(2021, 6, 5),
        dt.date(2021, 5, 6),
    }
    american = resolved_of("Rivers\nDate: 05/06/2021\nTime: 10:00 am Pacific Time")
    assert american.occurrences[0].date == dt.date(2021, 5, 6)
    assert "ambiguous_day_month" in codes_of(american)
    settled = resolved_of("Rivers\nDate: 05/06/2021\nTime: 10:00", below="Posted on 05/23/2021")
    assert settled.occurrences[0].date == dt.date(2021, 5, 6)
    assert "ambiguous_day_month" not in codes_of(settled)


def test_abbreviation_out_of_season() -> None:
    """EST in June is the clock on New York's wall, unless the caller or the page's other clocks say otherwise."""
    text = "Rivers\n25 June 2021, 8:00 am EST"
    wall = resolved_of(text)
    assert wall.occurrences[0].start == dt.datetime(2021, 6, 25, 12, tzinfo=dt.UTC)
    assert "abbreviation_out_of_season" in codes_of(wall)
    literal = resolved_of(text, settings=Settings(options=Options(abbreviations="literal")))
    assert literal.occurrences[0].start == dt.datetime(2021, 6, 25, 13, tzinfo=dt.UTC)
    proved = resolved_of("Rivers\n25 June 2021, 8:00 am EST / 13:00 GMT")
    assert proved.occurrences[0].start == dt.datetime(2021, 6, 25, 13, tzinfo=dt.UTC)
    assert not {"abbreviation_out_of_season", "equivalents_disagree"} & codes_of(proved)


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\n5 May 2021, 9:00 New York / 15:00 Geneva",
        "Rivers\n5 May 2021\nNew York: 9:00\nGeneva: 15:00",
        "Rivers\nNew York   5 May 2021   9:00 am\nGeneva   5 May 2021   3:00 pm",
        "Rivers\n5 May 2021, 9:00 am EDT\n(3:00 pm CEST)",
    ],
)
def test_one_hour_told_for_two_places(text: str) -> None:
    """Clocks that show the same instant are one occurrence with an equivalent."""
    resolved = resolved_of(text)
    assert [written(one)[:16] for one in resolved.occurrences] == ["2021-05-05T09:00"]
    assert [written(one)[:16] for one in resolved.occurrences[0].equivalents] == ["2021-05-05T15:00"]
    assert "equivalents_disagree" not in codes_of(resolved)


def test_clocks_that_disagree() -> None:
    """The minutes by which they do are told."""
    resolved = resolved_of("Rivers\n5 May 2021, 9:00 New York / 14:00 Geneva")
    note = next(note for note in resolved.notes if note.code == "equivalents_disagree")
    assert dict(note.data) == {"minutes": -60}


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("Rivers\n5, 12 and 19 May 2021, 10:00", ["2021-05-05T10:00", "2021-05-12T10:00", "2021-05-19T10:00"]),
        (
            "Rivers\n- Wednesday 5 May 2021, 17:30\n- Saturday 8 May 2021, 9:30 am",
            ["2021-05-05T17:30", "2021-05-08T09:30"],
        ),
        (
            "Rivers\nDate: Wednesday 5 May 2021 (Session 1) / Thursday 6 May 2021 (Session 2)\nTime: 13:00 WIB / 14:00 SGT",
            ["2021-05-05T13:00", "2021-05-06T13:00"],
        ),
        ("Rivers\n5 May 2021, 10:30 a.m.-noon and again 1:30-3 p.m.", ["2021-05-05T10:30", "2021-05-05T13:30"]),
        ("Rivers\nThe choir sings on 5 May 2021 at 7 and 9 pm.", ["2021-05-05T19:00", "2021-05-05T21:00"]),
        ("Rivers\n5 May 2021, 5 and 7.30 pm", ["2021-05-05T17:00", "2021-05-05T19:30"]),
        (
            "Rivers\nHeats are on Friday 7 May 2021 in Oxton at 7.00pm and Sunday 9 May 2021 in Fen Hall at 2.00pm.",
            ["2021-05-07T19:00", "2021-05-09T14:00"],
        ),
        ("5 May 2021\nRivers 9:30-1:00 Room 4\nPhotographers 9:35-10:00 only", ["2021-05-05T09:30"]),
        ("Rivers\n5 May 2021, 1.45-3.30 and 4.45-7.15pm", ["2021-05-05T13:45", "2021-05-05T16:45"]),
        ("Rivers\n5-6 May 2021\nDay 1: 9:00-17:00\nDay 2: 10:00-13:00", ["2021-05-05T09:00", "2021-05-06T10:00"]),
        ("Rivers\n5 May 2021\nDoors: 18:30\nStart: 19:00\nEnd: 21:00", ["2021-05-05T19:00"]),
        ("Rivers\nPart of Water Week, 1-10 May 2021\n5 May 2021, 10:00", ["2021-05-05T10:00"]),
    ],
)
def test_several_days_and_sittings(text: str, starts: list[str]) -> None:
    """Days and sittings of one event are its occurrences."""
    assert [written(one)[:16] for one in resolved_of(text).occurrences] == starts


@pytest.mark.parametrize(
    ("sentence", "above"),
    [
        ("Unless otherwise noted talks are held at 7.30 pm.", True),
        ("All meetings begin at 7.30 pm in the Corn Hall.", True),
        ("Mondays, 7.30 pm, Corn Hall", True),
    ],
)
def test_hours_given_once_for_the_page(sentence: str, *, above: bool) -> None:
    """Events without hours have those that the page gives for all of them; long stretches of days have none."""
    around = {"above": sentence} if above else {"below": sentence}
    assert first_of("10 May 2021\nRivers", **around).start_time == dt.time(19, 30)
    assert first_of("10-12 May 2021\nRivers", **around).start_time == dt.time(19, 30)
    assert first_of("10-22 May 2021\nRivers", **around).start_time is None


def test_hours_of_all_events_hold_on_each_day_of_a_short_one() -> None:
    first = first_of("10-12 May 2021\nRivers", below="Courses are held at the Corn Hall and run from 10.00am - 4.00pm.")
    assert (first.date, first.start_time, first.end_date, first.end_time) == (
        dt.date(2021, 5, 10),
        dt.time(10),
        dt.date(2021, 5, 10),
        dt.time(16),
    )


def test_office_hours_are_no_event() -> None:
    """Hours of an office do not become those of an event."""
    assert first_of("10 May 2021\nRivers", below="Office hours: Monday to Friday, 9:00 am").start_time is None


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Rivers\n5 May 2021, 10:00\nRSVP by 3 May 2021", dt.date(2021, 5, 3)),
        ("Rivers\n5 May 2021, 10:00\nRegistration deadline: 3 May 2021", dt.date(2021, 5, 3)),
        ("Rivers\n5 May 2021, 10:00\nPlease register before 3 May 2021.", dt.date(2021, 5, 3)),
    ],
)
def test_deadlines(text: str, deadline: dt.date) -> None:
    """A deadline is kept apart and never becomes the start."""
    resolved = resolved_of(text)
    assert [one.date for one in resolved.occurrences] == [dt.date(2021, 5, 5)]
    assert resolved.deadline is not None
    assert resolved.deadline.date == deadline


def test_former_date() -> None:
    """The date that was given up is kept beside the new one; alone it stays the event's."""
    both = resolved_of("Rivers\nRescheduled from 5 May 2021 to 12 May 2021, 10:00")
    assert [written(one) for one in both.occurrences] == ["2021-05-12T10:00"]
    assert [one.date for one in both.previous] == [dt.date(2021, 5, 5)]
    moved = resolved_of("Rivers\nNew date: 12 May 2021, 10:00 (originally planned for 5 May 2021)")
    assert [one.date for one in moved.occurrences] == [dt.date(2021, 5, 12)]
    assert [one.date for one in moved.previous] == [dt.date(2021, 5, 5)]
    held = resolved_of("Rivers, originally planned for 5 May 2021, is put off until further notice.")
    assert [one.date for one in held.occurrences] == [dt.date(2021, 5, 5)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Parish talk (1st Tue of each month)\nTue 1 June 2021, 7.30pm", "FREQ=MONTHLY;BYDAY=1TU"),
        ("Rivers, every Wednesday\nWednesday 3 March 2021, 18:00", "FREQ=WEEKLY;BYDAY=WE"),
        ("Rivers meet on the last Thursday of each month at 19:30. Next: 27 May 2021", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("Rivers, every other Friday\nFriday 7 May 2021, 17:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
        ("Rivers, last Thursday of the month\nThursday 27 May 2021, 17:00", "FREQ=MONTHLY;BYDAY=-1TH"),
        ("Rivers\nThe last Friday was wet. Friday 7 May 2021, 17:00", None),
    ],
)
def test_recurrence(text: str, rule: str | None) -> None:
    """What comes again is a rule on the first stated date, never a row of days."""
    resolved = resolved_of(text)
    assert len(resolved.occurrences) == 1
    assert resolved.occurrences[0].recurrence == rule


@pytest.mark.parametrize(
    ("text", "above", "below", "zone", "kind"),
    [
        ("Rivers\n5 May 2021, 10:00\nVenue: Palais des Nations, Room XX", "", "", "Europe/Zurich", "venue"),
        ("Rivers\n5 May 2021, 10:00\nVenue: Corn Hall", "Bulletin of meetings, Nairobi", "", "Africa/Nairobi", "page"),
        ("Rivers\n5 May 2021, 10:00\nOrganizers: Kenya, Mexico", "", "1010 Vienna, Austria", "Europe/Vienna", "page"),
        ("Rivers\n5 May 2021, 10:00", "", "Tel. +41 22 917 00 00", "Europe/Zurich", "page"),
        ("Rivers\n5 May 2021, 10:00", "All times are in Eastern Time.", "", "America/New_York", "page"),
    ],
)
def test_zone_without_a_hint(text: str, above: str, below: str, zone: str, kind: str) -> None:
    """The venue, else what the page says or names, gives the zone; States that host an event do not."""
    reading = first_of(text, above=above, below=below).timezone
    assert reading is not None
    assert (reading.zone, reading.kind) == (zone, kind)


def test_caller_has_the_last_word_only() -> None:
    """The caller's zone serves where the page is silent."""
    settings = Settings(timezone="Asia/Tokyo")
    silent = resolved_of("Rivers\n5 May 2021, 10:00", settings=settings).occurrences[0].timezone
    stated = resolved_of("Rivers\n5 May 2021, 10:00 Zurich", settings=settings).occurrences[0].timezone
    assert silent is not None
    assert (silent.zone, silent.basis) == ("Asia/Tokyo", "assumed")
    assert stated is not None
    assert stated.zone == "Europe/Zurich"


def test_evidence_points_at_the_text() -> None:
    """Date, hours and zone each have their place and how sure they are."""
    text = "Rivers\nWednesday 5 May, 10:00 (Zurich)\n© 2021"
    resolved = resolved_of(text)
    rows = {path: (span.of(text), basis) for path, span, _, basis in resolved.evidence}
    assert rows["occurrences.0.date"] == ("Wednesday 5 May", "inferred")
    assert rows["occurrences.0.start_time"][1] == "stated"
    assert rows["occurrences.0.timezone"] == ("Zurich", "stated")


def test_draft_without_dates() -> None:
    """A block that states no date says so."""
    assert codes_of(resolve_draft(read_text(""), Draft(Block(Span(0, 0))), _empty())) == {"no_date_found"}


def _empty() -> Context:
    return read_context(read_text(""), scan_document(read_text(""), LEXICON), (), LEXICON, Settings())


def test_general_library_as_last_resort() -> None:
    """A labelled date that the grammar cannot read is given to the library, unless the caller forbids it."""
    text = "Rivers\nDate: 5.May-2021\nTime: 10:00"
    forbidden = resolved_of(text, settings=Settings(options=Options(fallback=False)))
    assert [(one.date, one.start_time) for one in forbidden.occurrences] == [(None, dt.time(10))]
    read = resolved_of(text)
    assert [written(one) for one in read.occurrences] == ["2021-05-05T10:00"]
    assert "fallback_used" in codes_of(read)


@given(st.text(max_size=80))
def test_library_never_raises(text: str) -> None:
    """Whatever stands behind a label, the answer is a day or none."""
    assert read_day(text, ("en",), "DM") is None or isinstance(read_day(text, ("en",), "DM"), dt.date)


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\nDate: Wednesday 5 May 2021 (Session 1) / Thursday 6 May 2021 (Session 2)\nTime: 13:00",
        "Rivers\nSession 1: 5 May 2021, 13:00\nSession 2: 6 May 2021, 13:00",
    ],
)
def test_names_of_sessions(text: str) -> None:
    """Occurrences bear the names that stand beside their dates."""
    assert [one.label for one in resolved_of(text).occurrences] == ["Session 1", "Session 2"]


def test_history_does_not_give_the_year():
    page = (
        "The next seminar takes place on Thursday (5 March) at 4pm in room B12.\n\n"
        "On 16 November 1994 the convention entered into force.\n"
    )
    (event,) = parse(page, reference_date=dt.date(2026, 3, 2)).events
    assert event.date == dt.date(2026, 3, 5)


def test_a_weekday_chooses_among_the_years_of_a_page():
    page = "Spring 2024 and 2026\n\nLecture: Tides\nThursday, 5 March, 4 pm\n\nThe society was founded on 9 May 2024.\n"
    (event,) = parse(page).events
    assert event.date == dt.date(2026, 3, 5)


def test_where_speakers_come_from_gives_no_zone():
    page = (
        "Analysis Seminar\n\n13 Jan 2026, 3:30 pm   Lena Fischer (Bonn)   Spectral gaps on thin domains\n"
        "20 Jan 2026, 3:30 pm   Omar Haddad (Bonn)   A maximal function\n"
    )
    assert [event.timezone for event in parse(page).events] == [None, None]


def test_a_room_named_after_a_town_gives_no_zone():
    (event,) = parse("Ines Moreau reads from her new novel\n10 March 2026, 6.30pm, Reading Room\n").events
    assert event.timezone is None


@pytest.mark.parametrize(
    ("day", "zone"),
    [
        ("22 January 2013", "Europe/London"),
        ("January 22, 2013", "America/New_York"),
        ("22nd of May 2013", "Europe/London"),
    ],
)
def test_the_order_of_dates_tells_towns_of_one_name_apart(day: str, zone: str) -> None:
    """Who writes the day first does not write from the larger Durham, which is in the United States."""
    (event,) = parse(f"Guild of Bell Ringers, Durham\n\nOn Ropes\n{day}, 6 pm\n").events
    assert event.timezone is not None
    assert (event.timezone.zone, event.timezone.kind) == (zone, "page")


def test_several_towns_of_one_country_settle_nothing() -> None:
    """The United States has two Mansfields in two zones; Missoula has one."""
    (event,) = parse("Mansfield Forum, University of Montana, Missoula\n\nOn Ropes\nJanuary 22, 2013, 6 pm\n").events
    assert event.timezone is not None
    assert event.timezone.zone == "America/Denver"


def test_of_several_towns_left_none_is_taken() -> None:
    """Worcester in Massachusetts is the largest; behind a day written first two others are as likely."""
    (event,) = parse("Guild of Bell Ringers, Worcester\n\nOn Ropes\n22 January 2013, 6 pm\n").events
    assert event.timezone is None


def test_hours_of_a_page_hold_on_a_few_days_but_not_for_weeks():
    page = (
        "27th-28th October 2018 Animal bone for beginners\n29th October 2018 Roman Britain in a day\n"
        "1 November - 20 November 2018 Exhibition of finds\n\n"
        "Unless otherwise specified, courses run from 10.00am - 4.00pm.\n"
    )
    found = [(event.date.day, event.start_time and event.start_time.hour) for event in parse(page).events]
    assert found == [(27, 10), (29, 10), (1, None)]


def test_a_slip_in_one_weekday_does_not_change_the_year_that_the_others_prove():
    days = ["Mar. 1, Tue.", "Mar. 3, Thu.", "Mar. 5, Sat.", "Mar. 7, Sat.", "Mar. 10, Thu.", "Mar. 12, Sat."]
    page = "March 2016 at the library\n\n" + "".join(f"{day} @ 5 pm - Knitting\n" for day in days)
    events = parse(page).events
    assert {event.date.year for event in events} == {2016}
    assert [note.code for note in events[3].diagnostics if note.code == "weekday_mismatch"] == ["weekday_mismatch"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Rivers\n12-14 July 2021, 9:00-11:00 New York / 15:00-17:00 Geneva", dt.datetime(2021, 7, 14, 11)),
        ("Rivers\n1 July 2021, 01:00 - 2 July 2021, 00:00 (New York)", dt.datetime(2021, 7, 2)),
        ("Rivers\n1-2 July 2021, 20:00-24:00 (New York)", dt.datetime(2021, 7, 3)),
    ],
)
def test_a_stretch_of_days_keeps_its_last_day(text: str, end: dt.datetime) -> None:
    """Also where several places tell its hours; midnight is that of the day it is written with."""
    (found,) = resolved_of(text).occurrences
    assert found.end_date is not None
    assert found.end_time is not None
    assert dt.datetime.combine(found.end_date, found.end_time) == end
    assert found.timezone is not None
    assert found.timezone.zone == "America/New_York"


@pytest.mark.parametrize(
    "text",
    [
        "Board meetings\n\nJuly 16, 2020 - 8:30 am -CHANGED TO August 20, 2020 - 8:30 a.m.\n",
        "Council meeting\nJuly 16, 2020 at 7 pm rescheduled to August 20, 2020 at 7 pm\n",
    ],
)
def test_the_date_before_a_new_one_is_the_former_date(text):
    (event,) = parse(text).events
    assert (event.status, event.date) == ("rescheduled", dt.date(2020, 8, 20))
    assert [former.date for former in event.previous] == [dt.date(2020, 7, 16)]


def test_a_room_that_was_changed_makes_no_former_date():
    (event,) = parse("Council meeting\nJuly 16, 2020 at 7 pm (moved to Room 5) and August 20, 2020 at 7 pm\n").events
    assert [one.date.day for one in event.occurrences] == [16, 20]


SEASONS = {
    "a row of days that begins in spring lies in the second year": (
        "Reed club, 2014-15 season\n\nMay 7, 7 pm - Bees of the harbour\n\nMay 14, 7 pm - Wasps of the harbour\n",
        ["2015-05-07", "2015-05-14"],
    ),
    "one that begins in autumn turns with the year": (
        "Reed club\nTalks\n2014-15\n\nOctober 7, 7 pm - Bees of the harbour\n\nJanuary 14, 7 pm - Wasps of the harbour\n",
        ["2014-10-07", "2015-01-14"],
    ),
    "one that stays in the first year": (
        "Reed club\n2014-15\n\nNov 7, 7 pm - Bees of the harbour\n\nDec 14, 7 pm - Wasps of the harbour\n",
        ["2014-11-07", "2014-12-14"],
    ),
}


@pytest.mark.parametrize("season", SEASONS)
def test_a_season_above_days_gives_their_year(season: str) -> None:
    text, expected = SEASONS[season]
    assert [str(event.occurrences[0].date) for event in parse(text).events] == expected


def test_weekdays_are_counted_from_a_known_day_only():
    page = "Knit & Natter\nWednesdays 2-4pm\n\nAuthor talk: Sunil Rao\nFriday 12 June 2026 at 7pm\n"
    assert [event.date for event in parse(page).events] == [None, dt.date(2026, 6, 12)]
    assert parse(page, reference_date=dt.date(2026, 6, 1)).events[0].date == dt.date(2026, 6, 3)


@pytest.mark.parametrize(
    "head",
    ["Lunchtime talks, 12 p.m.", "Talks (12 noon)", "Our seminars are on Fridays, four in each term, at 12 noon."],
)
@pytest.mark.parametrize("row", ["{}: {}", "{} – {}", "{}\n{}"])
def test_an_hour_above_a_list_and_the_days_of_its_rows(head: str, row: str) -> None:
    days = ["Friday 5th May", "Friday 12th May", "Friday 19th May"]
    pairs = zip(days, ("On Ropes", "On Salt", "On Nets"), strict=True)
    page = "\n\n".join([head, *(row.format(*pair) for pair in pairs)])
    events = parse(page, reference_date=dt.date(2017, 4, 25)).events
    assert [(event.date.day, event.start_time) for event in events] == [(day, dt.time(12)) for day in (5, 12, 19)]
