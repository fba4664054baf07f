"""Entries as calendars draw them: a few lines each, in any order, with a button at the end or none."""

import pytest

from sideevents_parser.parse import parse
from sideevents_parser.questions import segment

ENTRIES = [
    {"day": "16 May 2024", "hours": "18:00 – 19:30", "title": "The Last Glacier", "place": "House of Reeds, Geneva"},
    {"day": "21 May 2024", "hours": "12:15 – 13:30", "title": "Trade in Salt", "place": "Room S5, Weir Institute"},
    {"day": "3 June 2024", "hours": "9:00 – 17:00", "title": "Annual Health Dialogue", "place": "Quay Hall, Geneva"},
]
TEXT = "A conversation on what comes next, with time for questions from the floor."
ORDERS = [
    "day title hours place",
    "title day hours place",
    "title place day hours",
    "title day place hours",
    "day hours title place",
    "title day hours place text",
    "day title hours place text",
]


def drawn(order, button, between, inner):
    """A page of the entries with their lines in this order."""
    cards = [
        inner.join([{**entry, "text": TEXT}[part] for part in order.split()] + [button] * bool(button))
        for entry in ENTRIES
    ]
    return "Upcoming events\n\n" + between.join(cards) + "\n\nContact us\nPrivacy\n"


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("button", ["", "Register", "Book now", "RSVP", "Tickets", "Read more", "Add to calendar"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n\n"])
def test_cards_with_buttons(order, button, between):
    inner = "\n\n" if len(between) > len("\n\n") else "\n"
    events = parse(drawn(order, button, between, inner)).events
    assert [(f"{event.date:%-d %B %Y}", event.title) for event in events] == [
        (entry["day"], entry["title"]) for entry in ENTRIES
    ]
    assert [f"{event.start_time:%-H:%M} – {event.end_time:%-H:%M}" for event in events] == [
        entry["hours"] for entry in ENTRIES
    ]


def texts(page):
    return [block.span.of(page) for block in segment(page)]


def test_text_above_the_date_in_each_paragraph():
    entries = [
        "Reeds by Night\nA walk along the weir with those who keep it, for all who can be quiet.\n7 May 2025\n7 pm\nPier 2",
        "Salt by Day\nA talk on what the sea leaves behind, with samples to take home in a bag.\n9 May 2025\n2 pm\nBoat Hall",
    ]
    assert texts("\n\n".join(entries) + "\n") == entries


def test_labels_that_open_each_paragraph():
    entries = [
        "Location: Reed Hall, 5 Mill Rd\nDate & time: Tuesday 3 June 2025, 4pm to 8pm",
        "Location: St Mark's Hall, High Street\nDate & time: Thursday 5 June 2025, 2pm to 6pm",
    ]
    assert texts("Come to any of these meetings about the weir:\n\n" + "\n\n".join(entries) + "\n") == entries


def test_days_in_tiles_with_the_place_below():
    entries = [
        "FEB\n12\nBoard of Weirs\n6:00 PM - 7:30 PM\nTown Hall, Room 202",
        "FEB\n13\nPlanning Board Hearing\n7:00 PM\nOnline via Zoom",
        "FEB\n19\nLibrary Trustees\n5:30 PM\nReading Room",
    ]
    assert texts("Calendar 2025\n\n" + "\n\n".join(entries) + "\n") == entries


def test_a_title_label_right_below_the_heading_of_the_page():
    entries = [
        "Title: Salt and Work\nSponsor: Guild of Pilots\nDate: March 14, 2025\nTime: 12:30 PM\nVenue: Pier 2",
        "Title: Reeds and Care\nSponsor: Weir Trust\nDate: March 14, 2025\nTime: 2:30 PM\nVenue: Boat Hall",
    ]
    page = "Parallel Events\n" + "\n\n".join(entries) + "\n"
    assert [event.title for event in parse(page).events] == ["Salt and Work", "Reeds and Care"]
    assert texts(page)[1] == entries[1]


def test_a_meeting_told_at_length_above_a_list_of_lines():
    page = """Webinar: Getting tides into local planning

When: Thursday, September 18, 2025
10:00 AM Pacific / 1:00 PM Eastern
Where: Online (Zoom)

Presenters:
Karen Oakes, Senior Planner, City of Reedham

Upcoming webinars
October 16 – Floods and insurance
November 20 – Heat and housing
"""
    first, *others = parse(page).events
    assert first.title == "Getting tides into local planning"
    assert [person.name for person in first.speakers] == ["Karen Oakes"]
    assert [event.title for event in others] == ["Floods and insurance", "Heat and housing"]


def test_a_press_release_announces_what_will_be_held():
    page = """PRESS RELEASE
For immediate release: 2 June 2025

Oxton – The Guild of Pilots will hold a two-day workshop on tides from 16 to 17 June 2025 at the Boat Hall, Oxton.

The Guild last met in Reedham in May 2024.
"""
    (event,) = parse(page).events
    assert f"{event.date:%d %b %Y}" == "16 Jun 2025"


def test_two_sittings_in_a_letter_one_of_them_with_a_professor():
    page = """Dear colleagues,

On Tuesday 4 November 2025, 12:30–14:00 (CET), Dr. Leila Moss (Reed Institute) will present "Tides that move".

On Tuesday 18 November 2025, 12:30–14:00 (CET), Prof. Jonas Weir (Salt University) will speak about "Counting reeds".

Best wishes,
Sofia
"""
    assert [(event.title, event.date.day) for event in parse(page).events] == [
        ("Tides that move", 4),
        ("Counting reeds", 18),
    ]


def starts(page):
    return [
        f"{event.date:%d %b %Y}" + (f" {event.start_time:%H:%M}" if event.start_time else "")
        for event in parse(page).events
    ]


def test_a_programme_told_in_prose_day_by_day():
    page = """Lecture Programme

2017-2018 lecture programme (Session 60)

The session begins, and the themes differ so much that one of them should suit you.

First up on the 12th October is Professor Ada Moss, who knows all about reeds and what grows between them.

Who cut the reeds? 9th November is detectives' night, and Dr Bo Weir tells us what the mud gives away.

Our speaker for the 14th December lecture will be Ines Roth from Salt College, with a short AGM first.

Into the New Year. On the 11th January we look at the moon, which draws the tides up and down.
"""
    assert starts(page) == ["12 Oct 2017", "09 Nov 2017", "14 Dec 2017", "11 Jan 2018"]


def test_exhibitions_whose_days_overlap():
    page = """Now on

Theatre of Reeds

Friday 28 Feb – Friday 28 Nov 2025
Boat Hall

Four corners

Friday 4 – Saturday 26 Jul 2025
Top Gallery

Know Your Weir

Friday 4 – Monday 28 Jul 2025
Pier Gallery

Doorstep

Thursday 31 Jul – Sunday 10 Aug 2025
Salt Gallery
"""
    assert starts(page) == ["28 Feb 2025", "04 Jul 2025", "04 Jul 2025", "31 Jul 2025"]


def test_numbered_sessions_with_their_hours_and_a_text_below():
    page = """Three ways into the weir

1. Main Hall: What Water Costs, 24 Oct 2019, 10:15 – 11:30, Reed Museum

People argued when the votes of 17 April had been counted, and our panel says why.

2. Main Hall: Salt Coast Tomorrow in Book and Film, 24 Oct 2019, 10:15 – 11:30, Boat Hall

In 2018 the number of novels about the coast doubled.

3. Main Hall: Tides in Our Days, 25 Oct 2019, 13:00 – 14:15, Reed Museum

Nobody knows the tides better than those who swim in them.
"""
    assert starts(page) == ["24 Oct 2019 10:15", "24 Oct 2019 10:15", "25 Oct 2019 13:00"]


def test_a_title_that_begins_with_past_closes_no_page():
    page = """Music to hear

When: March 9, 2019 at 4 pm

For two hours you hear the music of the reeds.

Past and beauty: maps of the weir

When: March 12, 2019 at 7 pm

See the maps that the library has drawn anew.
"""
    assert starts(page) == ["09 Mar 2019 16:00", "12 Mar 2019 19:00"]


def test_hours_that_are_those_of_the_meeting_before():
    page = """Dear colleagues,

On Tuesday 4 November 2025, 12:30–14:00 (CET), Dr. Leila Moss (Reed Institute) will present "Tides that move".

On Tuesday 18 November 2025, same time, Prof. Jonas Weir (Salt University) will speak about "Counting reeds".
"""
    assert starts(page) == ["04 Nov 2025 12:30", "18 Nov 2025 12:30"]


def test_the_year_of_an_act_dates_no_lecture():
    page = """Law at the weir

Rights of the River
Thursday 10 March at 6 pm
Boat Hall
With the Rivers Act 1998 something new came into the law.
"""
    (event,) = parse(page).events
    assert event.date is None
    assert "year_missing" in [note.code for note in event.diagnostics]


def test_an_itinerary_below_a_day_is_one_event_from_its_talk_to_its_close():
    page = """Reed Society

Currency and Weirs
Tuesday, 18 February 2025
Drinks reception at 6:30pm
Presentation at 7:00pm
Close at 8:00pm

The Last Boat
Thursday, 27 February 2025
2:30pm – 3:30pm
"""
    first, second = parse(page).events
    assert (first.title, f"{first.start_time:%H:%M}", f"{first.end_time:%H:%M}") == (
        "Currency and Weirs",
        "19:00",
        "20:00",
    )
    assert second.title == "The Last Boat"


def test_further_hours_of_a_day_behind_semicolons():
    page = """PARISH NEWSLETTER – 19 January 2025

This Week
Mon 20th 7.30pm Council in the Parish Room
Tues 21st 10.00am Midweek Communion; 2pm Mothers' Union
Sun 26th 8am Communion; 10am All Age Service; 4pm Evensong
"""
    assert starts(page) == [
        "20 Jan 2025 19:30",
        "21 Jan 2025 10:00",
        "21 Jan 2025 14:00",
        "26 Jan 2025 08:00",
        "26 Jan 2025 10:00",
        "26 Jan 2025 16:00",
    ]


def test_days_that_have_their_month_from_the_line_above():
    page = """2014-15 Programme
August Sat 16th 20:30 Observing at Reedham
Sat 23rd 20:30 Observing at Reedham
September Tues 16th 19:30 Short talks
Sat 20th 19:30 Observing at Reedham
"""
    assert starts(page) == ["16 Aug 2014 20:30", "23 Aug 2014 20:30", "16 Sep 2014 19:30", "20 Sep 2014 19:30"]


def test_an_agenda_below_the_only_day_of_a_page_is_one_event():
    page = """26th March 2018
Weir Centre, Reedham

07:00 – 09:45

Coffee and Networking

10:00 – 11:00

Welcome and Opening Ceremony

11:00 – 12:00

Panel: The Ground on Which Reeds Stand
"""
    (event,) = parse(page).events
    assert (f"{event.start_time:%H:%M}", event.end_time) == ("07:00", None)


def test_holidays_among_the_dates_of_a_school_are_no_events():
    page = """Upcoming Dates
April 2020
Wednesday 1st April
- Parent Evening, 6.00pm - 7.00pm, Year 6 Rooms
Sunday 5th April
- Family Mass, 9.00am
Friday 10th April
- Good Friday (Public Holiday)
Monday 27th April
- Staff Development / Pupil Free Day
Tuesday 28th April
- Term 2 commences for all students
"""
    assert starts(page) == ["01 Apr 2020 18:00", "05 Apr 2020 09:00"]


@pytest.mark.parametrize("name", ["Mary", "Reading", "Lincoln"])
def test_what_may_be_a_name_or_a_word_is_no_town_by_itself(name):
    page = f"Reading group\n\nMon 13 Jan 2025, 7 pm: The Reeds ({name} to lead)\nMon 27 Jan 2025, 7 pm: Salt\n"
    assert {event.timezone for event in parse(page).events} == {None}


def test_an_organizers_country_says_nothing_of_the_other_events():
    page = """Parallel Events

Title: Salt and Work
Sponsor: Guild of Pilots of Kenya
Date: March 14, 2025
Time: 12:30 PM

Title: Reeds and Care
Sponsor: Weir Trust
Date: March 14, 2025
Time: 2:30 PM
"""
    assert [event.timezone for event in parse(page).events] == [None, None]


def test_titles_with_their_hours_above_the_day():
    page = """Upcoming Events...

Farmers Market 3-6pm

Thursday , July 18, 2024

Town Hall Closes at 1:00pm

Friday , July 19, 2024

Farmers Market 9:30am-12:30pm

Saturday , July 20, 2024
"""
    assert starts(page) == ["18 Jul 2024 15:00", "20 Jul 2024 09:30"]


def test_bulleted_days_with_a_wrapped_title_below():
    page = """High-level events of 2019
- 17 September
Opening of the Weir
Assembly
N/a
- 21 September
Youth
Reed Summit
[registration closed 19 July]
- 23 September
Action Summit
of the Guild
[registration not yet open]
- 24 September
Opening of the weir
debate
N/a
- 25 September
Salt Summit
[registration not yet open]
"""
    assert starts(page) == ["17 Sep 2019", "21 Sep 2019", "23 Sep 2019", "24 Sep 2019", "25 Sep 2019"]
    assert texts(page)[1].startswith("- 21 September")


def test_a_day_with_the_name_of_a_feast_heads_hours():
    page = """Monday, 22 June 2009

10.00 am Workshop
Creative writing with Ada Moss.

1.00 pm Reading
Poems from the weir.

4.00 pm Concert
Songs of the reeds.

Tuesday, Eve of the Reeds, 23 June 2009
10.00 am Workshop
Creative writing with Ada Moss.

2.30 pm Pudding
What was written is read.

4.00 pm Reading
Poems from far off.
"""
    assert starts(page) == [
        *("22 Jun 2009 10:00", "22 Jun 2009 13:00", "22 Jun 2009 16:00"),
        *("23 Jun 2009 10:00", "23 Jun 2009 14:30", "23 Jun 2009 16:00"),
    ]


def test_holidays_close_no_day_with_other_entries():
    page = """Holy Week 2020

Good Friday service, 10 April 2020, 10am
Easter Sunday Family Mass, 12 April 2020, 9am

Friday 10 April
- Good Friday

Sunday 12 April
- Easter Sunday
- Egg hunt, 2pm
"""
    assert starts(page) == ["10 Apr 2020 10:00", "12 Apr 2020 09:00", "12 Apr 2020 14:00"]


def test_notices_of_one_hour_below_the_day_that_heads_them():
    page = """TUESDAY, APRIL 23, 2019

The Weir Chamber of Commerce will host a ribbon-cutting at 5:30 p.m. April 23 at The Boat Hall, Northboro.

The Salt Chamber of Commerce will host a mixer from 5:30 to 7:30 p.m. April 23 at Reed Village, Sterling.

WEDNESDAY, APRIL 24, 2019

The Reed Chamber of Commerce will host a free seminar from 10 a.m. to noon April 24 at the chamber, Worcester.
"""
    assert starts(page) == ["23 Apr 2019 17:30", "23 Apr 2019 17:30", "24 Apr 2019 10:00"]


def test_a_list_that_turns_the_year_by_the_weekday_of_its_last_day():
    page = """Dates of our concerts
December 11: Reed Concert, 7 pm
December 15: Salt Concert, 7 pm
December 17: Weir Concert, 7 pm
Monday, January 5: First concert of 2026, 7 pm
"""
    assert starts(page) == ["11 Dec 2025 19:00", "15 Dec 2025 19:00", "17 Dec 2025 19:00", "05 Jan 2026 19:00"]


def test_the_year_above_the_days_of_the_only_meeting():
    page = """Council meetings

Before the meeting there is a public forum, commencing at 4:00 pm. To speak there you fill in the form, which
the clerk keeps at the desk of the town hall and sends to all who ask for it by letter or by mail or telephone.

Dates for 2021 Council Meetings

21 January

18 February

18 March
"""
    (event,) = parse(page).events
    assert [f"{one.date:%d %b %Y}" for one in event.occurrences] == ["21 Jan 2021", "18 Feb 2021", "18 Mar 2021"]
    assert event.start_time is None


def test_a_label_within_entries_does_not_open_them():
    entry = "Organized By : Club {0}\n\nTitle:\nOars and sails {0}\n\nDate:\nMay {0}, 2024 08:30 AM\n\nBring {0} nets and a rope to the lock.\n\n"
    found = parse("".join(map(entry.format, (3, 4, 5))))
    assert [[party.name for party in event.organizers] for event in found.events] == [
        ["Club 3"],
        ["Club 4"],
        ["Club 5"],
    ]


def test_the_first_entry_opens_with_its_label_though_dates_open_most():
    first = "Hosted By : Boat Club\n\nTitle: “Oars”\n\nWe shall row, and those who do not row shall steer.\n\n"
    rest = "7 June 2024, 10:00\nSails\n\nBring a needle and what is torn, and some thread.\n\n\n"
    text = f"Letter of the lock\n\n\n{first}Date and time: 3 May 2024, 18:00\nRoom 4\n\n\n{rest}{rest.replace('7 June', '5 July')}"
    events = parse(text).events
    assert [event.date.month for event in events] == [5, 6, 7]
    assert events[0].title == "Oars"
