"""Events that stand in running text, or in lines that were run together: where each begins, and its start."""

import datetime as dt

import pytest

from sideevents_parser import parse

READ_ON = dt.date(2026, 4, 28)

PAGES = {
    "what is held, and the day of something below a title": (
        """
Friday Night at the Loft
On Friday 8th May at 8:30pm in the Sail Loft, the 5th debate of term is held. Doors will open at 8:00 pm.
We will speak about this:
The harbour belongs to the gulls.

Lantern Ball
This Wednesday 6th May is the day of our yearly Lantern Ball. Who has bought tickets can now fetch them from the office.
""",
        ["2026-05-08T20:30", "2026-05-06"],
    ),
    "a notice with its year among others without": (
        """
Friday 24th April 2026
My dear people,
Some weeks ago I told you that the rowing club was led by friends from Reedham. So that they can buy oars, the rowing club \
is organising a supper on Saturday 2nd May 2026. I hope you have kept the date.
The choir will also organise a "Song Day" on 3rd May. It will start with the 10:30am service and will be over at 2:30pm.
The parish will hold a day of silence on 9th May. It will begin at 9am in the crypt.
""",
        ["2026-05-02", "2026-05-03T10:30", "2026-05-09T09:00"],
    ),
    "the day of posting before town and day": (
        """
date 2026-04-27 Port Reed, April 27, 2026 (RBC) - The Open College of the Reed Islands, with the History Committee of the \
harbour, will host the 5th Ada Roth Memorial Lecture on May 6th at 7 pm.

As last year, the lecture is given online.
""",
        ["2026-05-06T19:00"],
    ),
    "a rule and the next day": (
        """
Visitors are always welcome on the first Monday of the month at Weir Hall.

We meet for 7.30pm and then somebody who knows a subject well gives a talk.

On Monday, May 4 we welcome Paula Brook. Paula will talk on beans, and as she has grown them for 30 years we shall learn much.
""",
        ["2026-05-04T19:30"],
    ),
    "sentences of a brief": (
        """
Library notes

The Gull Street Library will host a reading for children on Tuesday, May 5 at 6 p.m. Bring a cushion. On Thursday, May 7, \
Ada Finch will show how nets are mended from 4 to 5 p.m. in the hall.
""",
        ["2026-05-05T18:00", "2026-05-07T16:00"],
    ),
    "a column without blank lines": (
        """
THE ROPE WALK CHURCH is hosting a fish supper from 5 to 7 p.m. May 8 in the hall. Adults $9.
HARBOUR LIONS and friends will hold a pancake breakfast from 8 to 11 a.m. May 9 at the pier.
A BOOK SALE is set for 9 a.m. to 3 p.m. May 16 at the library, 4 Gull Street.
""",
        ["2026-05-08T17:00", "2026-05-09T08:00", "2026-05-16T09:00"],
    ),
    "paragraphs on one day": (
        """
Fire Hall No. 4 will hold a roast 11 a.m.-2 p.m. Saturday, May 2. Plates are $10.

Hope Chapel, 12 Mill Lane, will have a soup supper 4-7 p.m. Saturday, May 2. Eat in or take away.

The Sail Loft, north of the green, will serve chowder 5-8 p.m. Saturday, May 2.
""",
        ["2026-05-02T11:00", "2026-05-02T16:00", "2026-05-02T17:00"],
    ),
    "days with their hours in paragraphs": (
        """
## Talks of the Tide Society

### May 4, 2026

Title: Ropes and how they age Speaker: Ida Stone, Harbour College Abstract: A rope has a memory. Place: Loft 2 Time: 3:30 PM

### May 11, 2026

Title: Fog Speaker: Ben Reed, Harbour College Abstract: What is seen when nothing is. Place: Loft 2 Time: 3:30 PM
""",
        ["2026-05-04T15:30", "2026-05-11T15:30"],
    ),
    "an hour given once": (
        """
Knot Colloquium
Spring 2026
Place and Time: Loft 118 at 3:00 PM
Tuesday, May 5
Tim Sallow, Harbour College
Bends that hold
Tuesday, May 12
Ann Lee, Net University
Hitches that slip
""",
        ["2026-05-05T15:00", "2026-05-12T15:00"],
    ),
    "entries run together on one line": (
        """
What is on at the pier May 6 5:30 pm - 7:30 pm Mixer May 8 8:00 am - 9:00 am Breakfast Group Jun 4 1:00 pm - 4:00 pm Job Fair
""",
        ["2026-05-06T17:30", "2026-05-08T08:00", "2026-06-04T13:00"],
    ),
    "hours behind dates of one list": (
        """
May 5 at 11 a.m.: Tales of knights, with shields to paint.
May 6: the desk begins to take sweets for the fair on May 30.
May 7 at 5:30 p.m.: Youth night; a film will be shown.
""",
        ["2026-05-05T11:00", "2026-05-06", "2026-05-07T17:30"],
    ),
    "the day on which a post was written": (
        """
Save the day

20 April 2026

Our society is planning a night of lanterns, scheduled for Monday 4 May in the evening. It will be held online.
""",
        ["2026-05-04"],
    ),
    "a report among notices": (
        """
Quilt show

BAY - The Quilters will show their work from 9 a.m. to 4 p.m. on Saturday, May 9, at the Bay Hall.

Veterans held a meeting

BAY - Post 23 held its meeting at 6 p.m. on Thursday, April 23, with 15 members present.

Lunch for all

BAY - Old South Church will serve its luncheon from noon to 1 p.m. Saturday, May 9.
""",
        ["2026-05-09T09:00", "2026-05-09T12:00"],
    ),
    "an hour in the next sentence": (
        """
1. The council meets, as will be told, on Monday, May 4, at 7.30 p.m. in the hall; all are invited.
2. The feast of ropes will be celebrated on 8th May, 2026. The procession will leave at 6.30 p.m. from the quay.
3. Lessons in knots begin on Wednesday, May 6, 2026. They start at 6.10 p.m. with a song.
""",
        ["2026-05-04T19:30", "2026-05-08T18:30", "2026-05-06T18:10"],
    ),
    "a weekday and its hour apart in a sentence": (
        """
The Bay Chamber will hold a reception Thursday to honor its head, from 4 to 5:30 p.m. at the Loft.

The Knot Guild will host a dinner for its members at the pier at 6 p.m. Friday.
""",
        ["2026-04-30T16:00", "2026-05-01T18:00"],
    ),
    "an hour for every such weekday": (
        """
ALDER

Wednesdays at Pier Park at 6:30 p.m.

May 6 - The Gulls

BAY

Tuesdays, 7-8:30 p.m., Green Gazebo. Sponsored by the town.

May 12 - Flash (classic rock)

COVE

Sundays, 5 p.m., Common.

May 3 - Southbound Tram

May 10 - The Knots
""",
        ["2026-05-06T18:30", "2026-05-12T19:00", "2026-05-03T17:00", "2026-05-10T17:00"],
    ),
    "weekdays over titles and hours": (
        """
Thursday

Music at the Pier

6-8 p.m., Pier Park

Bring a chair.

Friday

Block Party

5-9 p.m., 9 Mill Lane

Food and songs, with a show at 6:30 p.m.

Corner Walk

5:30-9 p.m., Loft Corner

Free.
""",
        ["2026-04-30T18:00", "2026-05-01T17:00", "2026-05-01T17:30"],
    ),
    "days with nothing on them": (
        """
Tide seminar schedule

May 4, 2026

No seminar

May 11, 2026

Dr. Ida Stone
Harbour College

May 18, 2026

Term break
No seminar

May 25, 2026

Dr. Ben Reed
Net University
""",
        ["2026-05-11", "2026-05-25"],
    ),
    "titles and a colon before the day": (
        """
Pier Fest: Friday, 5-8 p.m.; Riverside Brewing, 1 Fountain Lane. With the Gulls and with Mike Sepp. Call 555 0144. Bring a chair.

Noon Dance: This Thursday from noon to 1 p.m. in the square. A dance, and then a lesson. No need to book; bring water.
""",
        ["2026-05-01T17:00", "2026-04-30T12:00"],
    ),
    "figures of a list of days": (
        """
THE GULLS - 2026 TOUR DATES

4/30   Bay City     Pier Center
5/1    Cove         Green Stage
5/13   Dale         Tram Hall
""",
        ["2026-04-30", "2026-05-01", "2026-05-13"],
    ),
    "bare days below a month": (
        """
Tour dates:

May
03 - Bay City - Pier Center
05 - Cove - Green Stage

June
02 - Dale - Tram Hall
""",
        ["2026-05-03", "2026-05-05", "2026-06-02"],
    ),
    "names in capitals below days": (
        """
Saturday, May 9

PIER BINGO: Bingo at the Loft, 12 Mill Lane. Doors open at 4 p.m. Bingo starts at 6 p.m. All ages are welcome.

Wednesday, May 13

AFTER HOURS: Tour the old schoolhouse, at the corner of Mill and Quay, 5 to 8 p.m. It will be a hotel by 2030.

GULL LIONS: Meals at noon. Community hall, corner of the green.
""",
        ["2026-05-09T18:00", "2026-05-13T17:00", "2026-05-13T12:00"],
    ),
    "weekdays that open their titles": (
        """
Campus week

Tuesday: Workshop for students

Loft Room

3 - 4 p.m.

Everyone is encouraged to come.

Wednesday: The president's address

Pier Opera House

10 - 11:30 a.m.

The president will speak of the year.
""",
        ["2026-04-28T15:00", "2026-04-29T10:00"],
    ),
    "the running order of one day": (
        """
- 28/10/2026, 09:45 - 10:00

Welcoming session

- 28/10/2026, 10:00 - 11:00

Session 1 - What is at stake

- 28/10/2026, 11:00 - 11:30

Coffee break
""",
        ["2026-10-28T09:45"],
    ),
    "a day said twice, the second time with its hour": (
        """
May 12Luke Davis, "An evening of journeys"

Tuesday, May 12, 7:30 p.m., Recital Hall

May 16Luke Davis, poetry

Saturday, May 16, 3:00 p.m., Recital Hall
""",
        ["2026-05-12T19:30", "2026-05-16T15:00"],
    ),
    "a notice below a list": (
        """
Series of talks

- Tuesday, May 5: Tim Sallow, who knows ropes.
- Tuesday, May 12: Ann Lee, who knows nets.
- Tuesday, May 19: Ida Stone, who knows fog.

Information: 555 0144

Moss to give the harbour lecture
Gabor Moss, who teaches at the college, will present the harbour lecture Friday, May 15, 1 p.m., Loft 2.
""",
        ["2026-05-05", "2026-05-12", "2026-05-19", "2026-05-15T13:00"],
    ),
    "days below each other, each with a place and a title": (
        """
Please see the list below:

Saturday, May 9

Pier Park, 12 Mill Lane

The Gulls

Saturday, May 16

Loft Park, 4 Quay

Tide (a film)

Saturday, May 23

Green Park, 8 Gull Street

The Knots
""",
        ["2026-05-09", "2026-05-16", "2026-05-23"],
    ),
    "stretches of days below titles": (
        """
Upcoming shows

A dark comedy by M. Buff

11-16 May 2026

An artist and a guest sit down to dinner; stop me if you know it.

Booking opens 1 May 2026

Nell

7-12 September 2026

London, 1660: a young actress is causing a stir.
""",
        ["2026-05-11", "2026-09-07"],
    ),
    "the date of an issue": (
        """
Harbour e-Update, 20 April 2026

Forum of the sea: 7-9 May, Bay City

The Forum, to take place 7-9 May, will be open to all. The deadline for registration is 1 May.

Debate on nets - 11-12 May, Cove

The society will convene a debate on 11-12 May on nets and tides.
""",
        ["2026-05-07", "2026-05-11"],
    ),
    "several hours below the days of a diary": (
        """
MONDAY MAY 4, 2026
We look for helpers at the desk.
WEDNESDAY MAY 6, 2026
The puppet show will begin at 10:15 AM in the hall.
The knitting group will meet at 3:30 PM in the loft. Knitters of any level are welcome.
FRIDAY MAY 8, 2026
The film evening will be the last one before the summer, and it will start at 7 PM in the loft.
""",
        ["2026-05-06T10:15", "2026-05-06T15:30", "2026-05-08T19:00"],
    ),
    "days of their own below a weekday": (
        """
Saturday

YARD SALE will be held Saturday, 8 a.m.-2 p.m., in the hall of the Rope Centre.

Sunday

SERVICE will be held Sunday at the Chapel, Mill Lane, beginning at 10 a.m. with a song.

FALL FEST will be held May 28, 10 a.m.-1 p.m., at the Chapel, Mill Lane.

SERVICE will be held May 31 at the Chapel beginning at 10 a.m. with a song. It may also be heard by telephone.
""",
        ["2026-05-02T08:00", "2026-05-03T10:00", "2026-05-28T10:00", "2026-05-31T10:00"],
    ),
    "days that are open": (
        """
Friday May 8: open
Friday May 15: Paul Hawk, Plains University
Friday May 22: open
Friday May 29: Ann Lee, Net University
""",
        ["2026-05-15", "2026-05-29"],
    ),
}

NOTHING = {
    "hours of a house": """
Opening hours
Monday 22 December closed
Tuesday 23 December 11am-4pm
Friday 26 December 11am-4pm
""",
    "fractions of a list": """
Fish stew

1/2 cup of cream
1/4 cup of oil
3/4 pound of cod
5/8 pound of hake
""",
    "a report below its author's name": """
An evening of lanterns

By Sofia Mann
Tuesday, May 5, 2026

BAY - At the opening on May 1, guests were treated to music. The evening, held at the pier, had them swaying.
""",
    "a call that tells other days": """
14 April 2026
Applications for side events open
Organizers of events can now apply, between now and 31 May.

All events will be virtual. The office will write to organizers by June.
""",
}


@pytest.mark.parametrize("name", PAGES)
def test_each_event_is_found_with_its_start(name):
    text, starts = PAGES[name]
    events = parse(text.lstrip("\n"), reference_date=READ_ON).events
    found = [f"{event.date}T{event.start_time:%H:%M}" if event.start_time else f"{event.date}" for event in events]
    assert found == starts


@pytest.mark.parametrize("name", PAGES)
def test_blocks_and_gaps_make_up_the_text(name):
    result = parse(PAGES[name][0], reference_date=READ_ON)
    spans = sorted([*result.gaps, *(event.span for event in result.events)])
    assert "".join(span.of(result.text) for span in spans) == result.text


@pytest.mark.parametrize("name", NOTHING)
def test_what_announces_nothing(name):
    assert parse(NOTHING[name].lstrip("\n"), reference_date=READ_ON).events == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tide Club meets on Thursday 5 May 2022 at 6 pm in Room 4, Law Building.",
        "Our plant sale is on Thursday 5 May 2022, 6 pm - 8 pm, in the church hall.",
        "Public hearing: the Planning Board hears comments on May 5, 2022 at 6 p.m.",
        "On 5 May 2022 at 6 pm, the historian Ada Moss speaks about the reef in the Town Library.",
        "Ms. Rask said that on Thursday, 5 May 2022, at 6 p.m. in Press Room III, the Reef Office would hold a briefing.",
        "The match kicks off at 6pm on Thursday 5 May 2022 at Rotary Park.",
    ],
)
@pytest.mark.parametrize("page", ["{}", "Dear all,\n\n{}\n\nBest wishes,\nAda"])
def test_a_sentence_in_the_present_announces(page: str, sentence: str) -> None:
    (event,) = parse(page.format(sentence)).events
    assert (event.date, event.start_time) == (dt.date(2022, 5, 5), dt.time(18))


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Moss spoke about tides at Harbour House on Thursday 5 May 2022 at 6 pm.",
        "The meeting was held on 5 May 2022 at 6 pm in Riga.",
        "If the ferry leaves on 5 May 2022 at 6 pm it arrives the next day.",
        "Papers reach us by 5 May 2022 at 6 pm, which is the deadline.",
        "Officers arrested a man on 5 May 2022 at 6 pm near the pier.",
    ],
)
def test_a_sentence_of_the_past_or_of_a_limit_announces_nothing(sentence: str) -> None:
    assert parse(sentence).events == ()


@pytest.mark.parametrize("layout", ["{} Mon {}, 6:00pm\n\n", "{} Mon {}, 6:00pm\n", "{} Monday {} from 6pm to 7pm\n\n"])
def test_names_before_their_day_and_hour_are_entries(layout: str) -> None:
    told = [
        ("Bright Harbours", "7 Feb"),
        ("The Mended", "14 Feb"),
        ("What the River Said", "21 Feb"),
        ("Kites", "7 Mar"),
    ]
    page = "Talks in the studio 2022\n\n" + "".join(layout.format(*each) for each in told)
    assert [(event.title, event.start_time) for event in parse(page).events] == [
        (name, dt.time(18)) for name, _ in told
    ]


@pytest.mark.parametrize(
    "tracker",
    [
        "Reed Trio, Aug. 15, postponed\nMade of Tin, rescheduled to 8 p.m. Aug. 16\nGull Brothers, Aug. 19, canceled\n",
        "OLD HALL\nReed Trio, Aug. 15, canceled\nMILL\nMade of Tin - moved to Aug. 16\nBlue Herons, Aug. 19, postponed\n",
        "Reed Trio (postponed to Aug. 15)\n\nMade of Tin (rescheduled to Aug. 16)\n\nBlue Herons (moved to Aug. 19)\n",
        "- Reed Trio: Aug. 15, postponed\n- Made of Tin: Aug. 16, cancelled\n- Blue Herons: Aug. 19, postponed\n",
    ],
)
def test_what_is_called_off_line_by_line(tracker: str) -> None:
    events = parse(
        "These shows of the region are off for now.\n\n" + tracker, reference_date=dt.date(2022, 8, 6)
    ).events
    assert [event.date.day for event in events if event.date] == [15, 16, 19]
    assert {event.status for event in events} <= {"postponed", "cancelled", "rescheduled"}


def test_an_item_that_also_tells_of_the_past_is_one() -> None:
    page = (
        "Clubs of the week:\n- Comics Club: Teens talk from 5 p.m. to 6 p.m. Thursday, April 11, 2019, at the Mill.\n"
        "- Coast Club: The club reads what people wrote about the coast, and is to meet from 6 p.m. to 7 p.m. Friday, "
        "April 12, at the Mill.\n- Early Club: Children meet from 3 p.m. to 4 p.m. Saturday, April 13, at the Mill.\n"
        "- Late Club: Adults meet from 7 p.m. to 8 p.m. Saturday, April 13, at the Mill.\n"
    )
    assert [event.date.day for event in parse(page).events if event.date] == [11, 12, 13, 13]


@pytest.mark.parametrize(
    "table",
    [
        "TitleDateTimeVenue\nElysium09-Aug-2220:00Reed Theatre\nKites12-Aug-2220:00Mill Hall\n",
        "ShowDateTimeLocation\nElysium09-Aug-202220:00Reed Theatre\nKites12-Aug-202220:00Mill Hall\n",
        "Show NameDateTime\nElysium9 Aug 202220:00\nKites12 Aug 202220:00\n",
        "DateTimeTitle\n09-Aug-2220:00Elysium\n12-Aug-2220:00Kites\n",
        "TitleDateTimeVenue\n\nElysium09-Aug-2220:00Reed Hall\nA girl counts.\n\nKites12-Aug-2220:00Reed Hall\nTwo sisters.\n",
    ],
)
def test_tables_whose_cells_were_run_together(table: str) -> None:
    events = parse("On stage soon\n\n" + table).events
    assert [(event.title, event.date, event.start_time) for event in events] == [
        ("Elysium", dt.date(2022, 8, 9), dt.time(20)),
        ("Kites", dt.date(2022, 8, 12), dt.time(20)),
    ]


@pytest.mark.parametrize(
    "line",
    ["Sat-Sun 7-8 {}", "Sat-Sun 7-8, {}", "Sat & Sun 7 & 8 - {}", "Sat or Sun 7 or 8, {}", "Sat and Sun 7 and 8: {}"],
)
@pytest.mark.parametrize("head", ["November 2020\n\n", "Walks of the club\n\nNOVEMBER 2020\n\n"])
def test_two_weekdays_before_two_days_of_the_month_above(head: str, line: str) -> None:
    page = head + "\n".join(["Wed 4 Ridge walk", line.format("Sheep tunnel"), "Sun 15 Mill walk"])
    events = parse(page).events
    assert [(event.title, event.date.day) for event in events if event.date] == [
        ("Ridge walk", 4),
        ("Sheep tunnel", 7),
        ("Mill walk", 15),
    ]
    assert events[1].occurrences[0].end_date == dt.date(2020, 11, 8)


@pytest.mark.parametrize(
    "head", ["", "Media Advisory\n18 February 2019\n", "Notice to the press\n\nIssued: 18 February 2019\n\n"]
)
@pytest.mark.parametrize(
    "told",
    [
        "The minister meets the harbour masters on Tuesday, 19 February 2019, to tell them of rules due by 8 May 2019.",
        "On Tuesday 19 February 2019 the institute opens its doors again, as it did in the spring.",
    ],
)
@pytest.mark.parametrize(
    "hours",
    ["Talk: Stars\nTime: 09h00\n{}Talk: Comets\nTime: 11h30\n", "Stars\nTime: 9:00 am\n{}Comets\nTime: 11:30 am\n"],
)
@pytest.mark.parametrize("place", ["", "Venue: Reed Hall\n"])
def test_labelled_hours_below_a_sentence_with_their_day(head: str, told: str, hours: str, place: str) -> None:
    events = parse(f"{head}{told}\n\n{hours.format(place)}").events
    assert [(event.date, event.start_time) for event in events] == [
        (dt.date(2019, 2, 19), dt.time(9)),
        (dt.date(2019, 2, 19), dt.time(11, 30)),
    ]


@pytest.mark.parametrize(
    "head", ["Date & Time Speaker Title", "Date & Time Title", "Date / Time / Speaker / Title", "Date Time Speaker"]
)
@pytest.mark.parametrize("above", ["Dialogue Series\n\nAll lectures are in Reed Hall.\n\n", "Autumn seminar\n\n"])
def test_a_flattened_table_below_the_names_of_its_columns(above: str, head: str) -> None:
    rows = [("13", "Anna Lund,\nMill College", "What Numbers Say"), ("21", "Bo Holm,\nStar Society", "Looking Up")]
    rows.append(("27", "Dr. Cara Berg,\nRedwood University", "The Art of Tiles"))
    page = (
        above + head + "\n" + "".join(f'Sept. {day}, 2006\n5:30 p.m.\n{who}\n"{title}"\n' for day, who, title in rows)
    )
    events = parse(page).events
    assert [(event.date.day, event.title) for event in events if event.date] == [(int(d), t) for d, _, t in rows]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("marks", [("CANCELED", "POSTPONED", "RESCHEDULED"), ("Cancelled", "Postponed", "Rescheduled")])
def test_lines_that_open_with_what_became_of_an_event(marks: tuple[str, ...], gap: str) -> None:
    told = (
        "Town picnic, Aug. 12",
        "Boat race, Aug. 15, new date to be announced",
        "Flower show, now Sept. 5 at 10 a.m.",
    )
    page = "News of our events\n\n" + gap.join(f"{mark}: {each}" for mark, each in zip(marks, told, strict=True))
    events = parse(page, reference_date=dt.date(2022, 8, 6)).events
    assert [(event.date.month, event.date.day) for event in events if event.date] == [(8, 12), (8, 15), (9, 5)]
    assert [event.status for event in events][:2] == ["cancelled", "postponed"]


def test_a_notice_of_a_new_date() -> None:
    page = (
        "Picnic cancelled, new date August 29\n\nThe meadow is too wet. It will now be on Saturday, August 29 at 2 pm."
    )
    (event,) = parse(page, reference_date=dt.date(2020, 8, 6)).events
    assert (event.date, event.start_time) == (dt.date(2020, 8, 29), dt.time(14))
