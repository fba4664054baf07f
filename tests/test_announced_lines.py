"""What a line, its neighbours and its page say together: whose hour it is, which month, what is to come."""

import datetime as dt

import pytest

from sideevents_parser.pages import parse_html
from sideevents_parser.parse import parse


def told(page, **settings):
    return [
        (f"{event.date:%d %b %Y}", f"{event.start_time:%H:%M}" if event.start_time else None, event.title)
        for event in parse(page, **settings).events
        if event.date
    ]


@pytest.mark.parametrize("name", ["Coffee morning", "Networking breakfast", "Tea dance", "Coffee with the Mayor"])
@pytest.mark.parametrize(
    "line",
    [
        "Sat {} June 2024  {} 10.30",
        "Sat {} June 2024: {}, 10.30am",
        "Saturday {} June 2024 - {} - 10.30am, Church Hall",
    ],
)
def test_a_name_that_opens_like_what_comes_before_the_start(line, name):
    lines = [line.format(15, "Quiz night"), line.format(22, name), line.format(29, "Book club")]
    assert told("What's on\n\n" + "\n".join(lines))[1] == ("22 Jun 2024", "10:30", name)


def test_coffee_before_a_talk_is_no_start():
    assert told("Weir talks\n\nSalt and the river\n5 May 2025\nCoffee at 9:30\nTalk at 10:00\n")[0][1] == "10:00"


def test_the_month_of_days_that_name_none():
    page = """The week ahead

MONDAY 9th

Baby Bounce 10.30am – 11am. Free, just drop in.

Chess Club 4pm-6pm. First floor. All abilities.

SATURDAY 14th

Lego Club 2pm – 3.30pm. Age 5+.

September 2019 – Weir Library, High Street
"""
    assert [event[:2] for event in told(page)] == [
        ("09 Sep 2019", "10:30"),
        ("09 Sep 2019", "16:00"),
        ("14 Sep 2019", "14:00"),
    ]


def test_tomorrow_in_a_mail_that_also_names_later_days():
    page = """Subject: Reminder: brown bag
Date: Mon, 4 Mar 2019 09:12:55 +0100
From: Events <events@weir.example.org>

Dear all,

our next brown bag lunch takes place tomorrow, Tuesday, at 12:30 in the library.

Bring your lunch, we provide coffee. Next dates: 19 March (Jon Ek), 2 April.
"""
    assert told(page)[0][:2] == ("05 Mar 2019", "12:30")


def test_a_list_below_a_heading_over_what_is_to_come():
    page = """WEBINAR: Paper Walls

Date: Thursday, July 16th, 2020
Time: 10:00 AM Suva | 8:00 AM Brisbane | 3:00 PM (July 15) Los Angeles

Can't make it? We will send you the recording.

Upcoming webinars
July 30: Insurance for Fishing Boats
August 13: Schools as Shelters
"""
    first, *others = parse(page).events
    assert f"{first.start:%d %b %H:%M %z}" == "16 Jul 10:00 +1200"
    assert [f"{each.start:%d %b %H:%M %z}" for each in first.occurrence.equivalents] == [
        "16 Jul 08:00 +1000",
        "15 Jul 15:00 -0700",
    ]
    assert [event.title for event in others] == ["Insurance for Fishing Boats", "Schools as Shelters"]


def test_tabs_that_offer_past_and_coming_events_close_no_page():
    page = """Events

Past Events | Upcoming Events

Fri
08
Nov

Cities Under Water
Friday 8 November 2019, 09:00 - 17:00
Weir Room, London

Wed
13
Nov

What the Budget Means
Wednesday 13 November 2019, 13:00 - 14:00
Online
"""
    assert told(page) == [
        ("08 Nov 2019", "09:00", "Cities Under Water"),
        ("13 Nov 2019", "13:00", "What the Budget Means"),
    ]


@pytest.mark.parametrize(
    "title", ["Building Codes After the Storm", "Floor Prices for Carbon", "Garden Cities of Tomorrow"]
)
def test_titles_that_open_like_a_place_or_end_like_a_day(title):
    assert told(f"{title}\n\nDate: Thursday, 16 July 2020\nTime: 10:00 AM\n") == [("16 Jul 2020", "10:00", title)]


@pytest.mark.parametrize(
    "said",
    [
        "will run from 8 to 19 August 2022",
        "has been scheduled for 8 August 2022",
        "is slated for 8 August 2022",
        "is set to open on 8 August 2022",
        "is billed for 8 August 2022",
        "will be unveiled on 8 August 2022",
    ],
)
def test_a_sentence_that_says_that_something_takes_place(said):
    page = f"""The harbour keeps its summer school, as it has done for fifty years.

"Salt in Weir: how rock becomes water" {said}, with ample time for everybody to get to know what is new.
"""
    assert [event[:2] for event in told(page)] == [("08 Aug 2022", None)]


@pytest.mark.parametrize(
    "said",
    [
        "Registration will open on 8 August 2022.",
        "Applications are due to begin on 8 August 2022.",
        "The harbour was set on fire on 8 August 2022.",
    ],
)
def test_a_sentence_of_something_else(said):
    assert not told(f"The harbour keeps its summer school, as it has done for fifty years.\n\n{said}\n")


def test_numbered_headings_whose_days_rise():
    page = """It is time to plan for the summer.

1. Spring Clean Up - April 23
This is the Saturday after Earth Day.
Meet at 11:00 am in the park.
2. Garage Sale - May 28
If your closets are full, plan on taking part. Closer to the day we will ask all those who want to be in it.
3. Flag Days - June 24 to July 1
Flags from all over the world. On July 1st only one of them stays up.
"""
    assert [event[:2] for event in told(page, reference_date=dt.date(2022, 3, 1))] == [
        ("23 Apr 2022", "11:00"),
        ("28 May 2022", None),
        ("24 Jun 2022", None),
    ]


def test_days_that_fall_are_an_archive():
    page = "From the harbour\n\nMay 28: Reeds in the wind\nApril 23: Salt on the quay\nMarch 2: The old weir\n"
    assert not told(page, reference_date=dt.date(2022, 6, 1))


def test_hours_that_hold_for_a_series_but_not_those_of_its_coffee():
    page = """Weir Lecture Series

Refreshments will be served at 12:15 p.m.; lectures will begin at 12:30 p.m. in Reed Hall, unless otherwise noted.

On February 26, Peter Seiler, a student of salt, will present "States of Sodium in the Lake."

On March 12, Karim Taleb from the Quay College will speak on magnets and how to measure them.
"""
    assert [event[:2] for event in told(page, reference_date=dt.date(2009, 2, 19))] == [
        ("26 Feb 2009", "12:30"),
        ("12 Mar 2009", "12:30"),
    ]


def test_comments_below_a_text_are_no_events():
    page = """Open house nights

September 1 High School Open House
September 2 Middle School Open House
September 3 Reed School Open House
2 Comments leave one
  1. kplm
    August 14, 2009 10:59 pm

    So we shall have to take one of them.
"""
    assert [event[0] for event in told(page)] == ["01 Sep 2009", "02 Sep 2009", "03 Sep 2009"]


def test_an_entry_with_paragraphs_between_blank_runs_above_its_notice():
    page = """Rumours outrun corrections, and nowhere faster than in towns where two groups fear each other.

The Weir Lab asked for eighteen months. In this webinar the Lab presents what it heard.

The webinar will take place online on Thursday 22 July 2021 at 9.30am EDT.


As a part of its strategy, the Salt Union will convene the "Forum on Teaching" on 30 September 2021 at 4 pm. Many join.
"""
    first, _ = parse(page).events
    assert first.span.start == 0


def test_lines_that_open_with_a_place_and_a_day():
    page = """Tanzania: 7 – 8 March, The league will host celebrations of the day and a meeting of its alliance
Some 600 people are expected to turn up at the celebrations to be held in Dar es Salaam
Global: 27 February – 9 March, Commission on the Status of Salt
Africa: 28 – 29 March, Colloquium for leaders as agents of change, Accra
The Reed Secretariat is working with the ministry on a colloquium for leaders as agents of change for the region.
Regional: 6 March – 25 April, Summits of towns and of regions
The league in collaboration with its partners is holding seven summits according to the schedule below.
"""
    days = [event[0] for event in told(page, reference_date=dt.date(2012, 3, 1))]
    assert days == ["07 Mar 2012", "27 Feb 2012", "28 Mar 2012", "06 Mar 2012"]


def test_two_meetings_of_the_same_days_are_no_frame_of_each_other():
    page = """Upcoming events of the committee:

Week of the Harbour, October 6-13 everywhere!

March on the Weir, Washington, DC, October 20-21, 2018

Encuentro at the Border, Nogales, AZ, November 16-18

First Conference Against Bases November 16-18, 2018, Dublin, Ireland.
"""
    assert [event[0] for event in told(page)] == ["06 Oct 2018", "20 Oct 2018", "16 Nov 2018", "16 Nov 2018"]


def test_an_agenda_that_fills_the_hours_of_its_meeting():
    page = """Role and perspectives of the council

The league invites you to its online discussion:

28 April (Wednesday) 2021

14:00 - 15:30 CEST (Poland)



14:00-14:15    Opening Remarks

• Paulina Sarnecka, Head of Research


14:15-15:30    Around the Council

• Kalina Kirova, Senior Consultant
"""
    assert [event[:2] for event in told(page)] == [("28 Apr 2021", "14:00")]


@pytest.mark.parametrize(
    "page",
    [
        "• Sunday November 6, 2022: No harbour meeting\n",
        "The application period was open from 7 February 2017 at 10 a.m. CET until 10 February 2017 and is closed.\n",
        "Hong Kong, 19th October: The Weir Council will bring its seven autumn fairs to the quay this year.\n",
    ],
)
def test_days_on_which_nothing_takes_place(page):
    assert not told(f"Notes of the harbour\n\n{page}", reference_date=dt.date(2022, 6, 1))


def test_a_day_in_reported_speech():
    page = """The governor is to deliver the convocation lecture.

The registrar said in a statement that the lecture, slated for Feb. 19, 2018, has the theme of inclusion.
"""
    assert [event[0] for event in told(page)] == ["19 Feb 2018"]


def test_hours_that_head_several_lists_of_days():
    page = """Council diary

All meetings are now held remotely.


All remotely, starting at 10.00am

Thursday 23 July

Thursday 20 August

Thursday 11 February (this meeting will start earlier at 9.30)

Wednesday 10 March



Remotely, starting at 1.00pm

Tuesday 13 October

Tuesday 17 November
"""
    assert [event[:2] for event in told(page, reference_date=dt.date(2020, 7, 1))] == [
        ("23 Jul 2020", "10:00"),
        ("20 Aug 2020", "10:00"),
        ("11 Feb 2021", "09:30"),
        ("10 Mar 2021", "10:00"),
        ("13 Oct 2020", "13:00"),
        ("17 Nov 2020", "13:00"),
    ]


def test_the_weekly_hour_of_a_seminar_with_labels_below_its_days():
    page = """We meet Thursdays at 2:50–3:50 pm in WH-100E followed by refreshments served from 4:00–4:25 pm in WH-102.

Some of the speakers will also give a colloquium talk at 4:30 pm on the same day as the seminar talk.

February 21

Speaker: Ben Dorfman (Stony Brook)

Title: Translation surfaces

February 28

Speaker: Gary Malkin (Binghamton)

Title: Spectra with parameters
"""
    assert told(page, reference_date=dt.date(2019, 2, 15)) == [
        ("21 Feb 2019", "14:50", "Translation surfaces"),
        ("28 Feb 2019", "14:50", "Spectra with parameters"),
    ]


def test_long_paragraphs_that_a_day_and_an_hour_open():
    text = "We shall hear what some of the odder keepers of the light did who had the lake in their hands. " * 5
    days = [("3 October", "Keepers"), ("10 October", "Sparkling Cider"), ("17 October", "Salt")]
    page = "Autumn 2008 Lectures\n\nAll lectures are free. Each event will last an hour.\n\n"
    page += "\n\n".join(f"Friday {day}, 1pm {name} Down the Ages {text}" for day, name in days)
    assert [event[:2] for event in told(page)] == [(f"{day:02} Oct 2008", "13:00") for day in (3, 10, 17)]


def test_lines_of_a_place_a_full_day_and_an_hour():
    page = """Dates for your diaries:

Worcester, St Clement Ward Sunday 16th September, 2:30 p.m. at the rear entrance of the mill, Hylton Rd.
Nuneaton, Abbey Ward Sunday 16th September, 11:00 a.m., in the car park of the station.
Birmingham, Brandwood Ward Tuesday 18th September, 7:00 p.m. at the junction of Reed Rd.
"""
    days = [event[:2] for event in told(page, reference_date=dt.date(2007, 9, 1))]
    assert days == [("16 Sep 2007", "14:30"), ("16 Sep 2007", "11:00"), ("18 Sep 2007", "19:00")]


def test_a_stamp_run_together_with_the_first_line():
    page = """ date 2019-11-18 The former minister has arrived in Lagos for the Salt Lecture slated for Tuesday, November 19.

The main topic of the lecture is the end of salt.
"""
    assert [event[0] for event in told(page)] == ["19 Nov 2019"]


def test_today_in_a_statement_that_a_day_heads():
    page = """28th December 2018

PRESS STATEMENT

The governor to give a live interview

The governor will today evening between 7.30pm and 8.30pm give a live interview to all stations from Weir House.
"""
    assert [event[:2] for event in told(page)] == [("28 Dec 2018", "19:30")]


def test_the_afternoon_of_a_day_is_to_come():
    page = "The consultation has been organised for the afternoon of Sunday 24th October 2010 in Auckland.\n"
    assert [event[0] for event in told(page)] == ["24 Oct 2010"]


def test_a_second_clock_whose_zone_nobody_knows():
    page = """Five days of reeds

The week will start on Monday, October 19th, 2020 at 6:30 PM ET with the ambassador of the lake.

Day 2: Food

At 7:00 PM ET , 6.00 PM HR COL on Tuesday, October 20th, 2020, audiences will meet the cook of the lake.
"""
    assert [f"{event.start:%d %H:%M %z}" for event in parse(page).events] == ["19 18:30 -0400", "20 19:00 -0400"]


def test_titled_days_that_rise_with_an_hour_for_all():
    page = """Webinar Series on Digital Trade
Register once, attend any session. All sessions start at 14:00 EAT (11:00 GMT).

Session 1: Rules of Origin Online
17 May 2023

Session 2: Paying Across Borders
31 May 2023

Session 3: Who Owns the Data?
14 June 2023

Session 4: Customs Without Paper
28 June 2023 – please note this session starts at 15:00 EAT
"""
    days = [event[:2] for event in told(page)]
    assert days == [
        ("17 May 2023", "14:00"),
        ("31 May 2023", "14:00"),
        ("14 Jun 2023", "14:00"),
        ("28 Jun 2023", "15:00"),
    ]


def test_a_paragraph_below_a_list_that_announces_a_day_of_its_own():
    page = """REED PARISH NEWSLETTER
Sunday 12th May 2024

THIS WEEK
Mon 13  9.30am  Choir
Tue 14  9.30am  Lamps
Thu 16  7.00pm  Readers
Sat 18  6.30pm  Vigil

CONFIRMATION will be celebrated by Bishop Coll on Saturday 25th May at 11am.

A BIG THANK YOU to all who helped with last Sunday's cake sale, which raised a lot.
"""
    assert ("25 May 2024", "11:00") in [event[:2] for event in told(page)]


@pytest.mark.parametrize("head", ["Important Dates", "Key dates", "Timeline"])
@pytest.mark.parametrize("told_above", ["5–7 November 2025", "November 5-7, 2025 | Reed Resort", ""])
def test_the_dates_that_authors_keep_are_no_events(head, told_above):
    page = f"""International Conference on Coastal Salt (ICCS 2025)
Da Nang, Vietnam
{told_above}

{head}
Abstract submission: 31 May 2025
Notification of acceptance: 15 July 2025
Early bird registration: 31 August 2025
Camera-ready papers: 10 September 2025
Conference: 5-7 November 2025

About
The conference brings together researchers and officials from twelve countries.
"""
    assert [event[0] for event in told(page)] == ["05 Nov 2025"]


def test_the_only_hours_of_a_page_of_days():
    page = """Jazz at the Old Mill – Autumn 2021

Sept 24    Nora Quick Quartet     £15
Oct 1      The Hot Sardine Tins   £12
Oct 15     Trio Alizé (France)    £18

Doors 7.30pm, music 8.15pm. Old Mill Arts Centre, Mill Lane, Banbury. Box office 01295 555 010.
"""
    assert [event[1] for event in told(page)] == ["20:15"] * 3


def test_what_takes_all_day_has_no_hour_of_the_others():
    page = """Spring 2023 Colloquia
Unless otherwise noted, talks are Fridays 3:30–5:30pm in 302 Reed Hall.

Feb 3 – Amara Nwosu (Duke), "Blame Without Blamers"
Feb 17 – Stefan Lindqvist (Uppsala), "Kant's Umbrella"
Mar 24 – Graduate conference (all day)
"""
    assert [event[1] for event in told(page)] == ["15:30", "15:30", None]


def test_the_days_of_a_council_with_its_monthly_hour():
    page = """Meetings of the Parish Council

The Council meets at 7.30pm in the Village Hall on the second Tuesday of each month (except August).

Meeting dates for 2024/25

14 May 2024 (Annual Meeting)
11 June
9 July
14 January 2025
8 April

The Annual Parish Assembly will be held on Wednesday 23 April 2025 at 7pm.
"""
    first, second = parse(page).events
    assert [f"{one.date:%d %b %Y} {one.start_time:%H:%M}" for one in first.occurrences] == [
        "14 May 2024 19:30",
        "11 Jun 2024 19:30",
        "09 Jul 2024 19:30",
        "14 Jan 2025 19:30",
        "08 Apr 2025 19:30",
    ]
    assert f"{second.date:%d %b %Y}" == "23 Apr 2025"


def test_a_letter_that_tells_of_days_in_the_present():
    page = """Dear friends of the Observatory,

February brings evenings to keep free.

Dr Priya Menon speaks on "Dust" on Tuesday the 13th at 8pm in the lecture room.

Finally, our annual general meeting is on Thursday 22 February at 7.30pm. All members are asked to attend.

Newsletter 41 – February 2024
"""
    assert [event[:2] for event in told(page)] == [("13 Feb 2024", "20:00"), ("22 Feb 2024", "19:30")]


def test_a_dinner_within_the_days_of_a_workshop_is_no_event():
    page = """Workshop on Numerical Salt
Potsdam, September 2-6, 2019

The workshop takes place at the Reed Institute from Monday, September 2 (9:00) to Friday, September 6 (12:30).

Registration is open until July 15. The workshop dinner is on Wednesday, September 4, at 19:00 in the Orangerie.
"""
    assert [event[:2] for event in told(page)] == [("02 Sep 2019", "09:00")]


@pytest.mark.parametrize("word", ["Hub", "Bush", "Peak", "Soul", "Villages", "Commonwealth"])
def test_words_that_are_towns_too_give_no_zone(word):
    page = f"The {word} | What's on\n\nMon 4 Nov 2024, 10:00 Quiz night\nTue 5 Nov 2024, 10:00 Film night\n"
    assert [event.timezone for event in parse(page).events] == [None, None]


def test_a_zone_that_was_wrapped_onto_the_next_line():
    page = "Forest dialogues\n\nDialogue 4: Wednesday 12 May 2021, 15.00-16.30\nCEST. Speakers: Ana Couto and Bram Jansen.\n"
    assert f"{parse(page).events[0].start:%H:%M %z}" == "15:00 +0200"


def test_town_and_day_above_a_press_briefing():
    page = """Agency to launch new report on labels

Copenhagen, 12 February 2025

Media are invited to a press briefing on Friday, 14 February at 11:00 CET, when the agency will launch its report.
"""
    assert [event[:2] for event in told(page)] == [("14 Feb 2025", "11:00")]


def test_an_hour_on_a_holiday_is_an_event():
    page = "Spring programme\n\n* Sunday 3 March 2024 10.30am – Working party\n* Saturday 16 March 2024 8pm – Talk\n"
    page += "* May Day bank holiday Monday 6 May 2024 – Bluebell teas 2-5pm\n"
    assert [event[:2] for event in told(page)][2:] == [("06 May 2024", "14:00")]


def test_an_event_of_two_days_with_a_running_order_for_each():
    page = """Join us for the 6th Annual Compliance Summit
When: September 18th-19th, 2023
Where: The Reed, Chicago IL

Day One – Monday, September 18
8:00 AM Breakfast & check-in
9:00 AM Opening keynote
5:30 PM Reception

Day Two – Tuesday, September 19
8:30 AM Breakfast
9:00 AM Workshops
1:00 PM Adjourn

Early bird pricing ends July 31.
"""
    assert [event[:2] for event in told(page)] == [("18 Sep 2023", "08:00")]


def test_the_hours_behind_from_and_to():
    page = "Week of reeds: joint event\n\nDate: 29/05/2019\nFrom: 12h30\nTo: 14h30\nVenue: Reed Hall, Brussels\n"
    (event,) = parse(page).events
    assert f"{event.start:%d %b %H:%M} {event.end:%H:%M}" == "29 May 12:30 14:30"


def test_weekdays_of_the_week_that_the_head_gives():
    page = """The Week in Parliament (8-12 May)

Monday
14:30 Foreign Affairs Committee, Committee Room 2
Evidence session on sanctions.

Tuesday
10:00 Health Committee, Committee Room 1
Inquiry into social care
15:00 Group on Water, Room N

All meetings are open to the public. 2023 edition.
"""
    assert [event[:2] for event in told(page)] == [
        ("08 May 2023", "14:30"),
        ("09 May 2023", "10:00"),
        ("09 May 2023", "15:00"),
    ]


def test_the_day_behind_the_town_of_a_report():
    page = """PRESS RELEASE

Ministers to meet on river basins

VIENTIANE, Lao PDR, 2 April 2018 – Ministers of four countries will gather in the Lao capital on 5 April\
 for the third Summit of the River Commission.

The Summit will open at 9:00 am at the Reed Hotel.
"""
    assert [event[:2] for event in told(page)] == [("05 Apr 2018", "09:00")]


def test_a_language_is_no_zone():
    page = "SALT: works on paper\n\nArtist talk Saturday 15 October 2016 at 14:00 (in Finnish)\nReed Gallery\n"
    (event,) = parse(page).events
    assert (event.start_time.hour, event.timezone) == (14, None)


def test_the_paper_begins_after_tea():
    page = """The Philological Society: Meetings in 2017

Meetings are held at Reed Hall, unless otherwise stated; tea is at 4.00 and papers begin at 4.15 pm.

Friday 13 January
Maria Prieto: Vowel harmony

Friday 10 February
Paul Storm (Edinburgh): Scots in the courts

Saturday 11 March – Cambridge, Selwyn College
Anna Bell: What the scribes heard
(tea 3.30, paper 4.00)

Friday 5 May
Annual General Meeting
"""
    assert [event[:2] for event in told(page)] == [
        ("13 Jan 2017", "16:15"),
        ("10 Feb 2017", "16:15"),
        ("11 Mar 2017", "16:00"),
        ("05 May 2017", "16:15"),
    ]


def test_headings_that_part_a_paragraph_from_a_line():
    page = """Monthly Meeting

Our next meeting is Wednesday, February 21st, 2018 at 7:00 PM at the Lodge, 110 Main. Visitors welcome!

Field Trip

Saturday March 3: Dinosaur quarry. Meet at the museum parking lot at 8 a.m. Bring lunch.

Dues are due! $20 per family.
"""
    assert told(page) == [("21 Feb 2018", "19:00", "Monthly Meeting"), ("03 Mar 2018", "08:00", "Field Trip")]


def test_the_only_event_below_a_group_that_meets_every_week():
    page = """Grief Support Group

Meets every Thursday, 1:00-2:30 p.m., starting January 11 through February 29, 2024.
Reed Church, Room 12

Blood Drive
Saturday, January 20, 2024 from 8:00 a.m. to 1:00 p.m. in the Fellowship Hall
"""
    assert told(page) == [("20 Jan 2024", "08:00", "Blood Drive")]


def test_a_zone_in_brackets_ends_with_them():
    page = "Dialogue\n\nThe ceremony takes place on Tuesday 14 March 2023 at 09:00 (GMT) at the Reed Hotel and is open to all.\n"
    assert parse(page).events[0].timezone.text == "GMT"


def test_the_entries_of_a_week_that_a_bulletin_heads():
    page = """Weekly Bulletin | Permanent Mission of Ruritania | 4 – 8 March 2019

Side events co-sponsored by Ruritania

• Freedom of Religion and the Law: Monday 4 March, 12:00-13:00, Room XXIII. Main sponsor: Denmark.
• Children of Prisoners: Tuesday 5 March, 15:30-16:30, Room VIII. Main sponsor: Uruguay.
• Mercury in Gold Mining (with UNEP): Thursday 7 March, 10:30, Room XXIV.

Other meetings
The Ambassador will host a reception for the Group of Friends on Wednesday 6 March at 18:30 at the Residence.
"""
    events = parse(page).events
    assert [f"{event.date:%d} {event.start_time:%H:%M}" for event in events] == [
        "04 12:00",
        "05 15:30",
        "07 10:30",
        "06 18:30",
    ]
    assert [event.timezone for event in events] == [None] * 4


def test_what_is_due_among_the_events_of_a_list():
    page = """Upcoming deadlines and events

15 May – Deadline for the Small Grants Scheme
20 May – Webinar: Writing a good abstract, 2 pm BST
3 June – Abstract submission closes for the Annual Meeting
9–11 September – Annual Meeting, Cardiff

(2022)
"""
    assert [event[0] for event in told(page)] == ["20 May 2022", "09 Sep 2022"]


def test_the_day_of_a_paper_at_the_foot_of_its_text():
    page = """The Board of Trustees of the Library will meet in special session at 4:30 p.m. Tuesday in the Reed Room.

The regular meeting of the board is set for Monday, May 18, at 5:30 p.m. and will be streamed.

May 11, 2020 - Reed County Courier
"""
    assert [event[:2] for event in told(page)] == [("18 May 2020", "17:30")]


def test_a_director_is_no_town():
    page = "All films start at 8pm at the Alliance Hall.\n\nJan 14: Playtime (Jacques Tati, 1967)\n"
    page += "Jan 28: Cléo from 5 to 7 (Agnès Varda, 1962)\nFeb 25: Tampopo (Juzo Itami, 1985)\n\n2023 season\n"
    assert {event.timezone for event in parse(page).events} == {None}


def test_a_flattened_table_whose_head_begins_with_the_date():
    page = """Assemblies of this term

Date & Time No. Topic Speaker
Onsite Online
13/01/2023 (Fri)
11:30 a.m. – 1:15 p.m.
653 Building with a Critical Mind
07/02/2023 (Tue)
6:30 p.m. – 8:15 p.m.
654 Looking for Creativity
17/02/2023 (Fri)
11:30 a.m. – 1:15 p.m.
655 Many Cultures in the Totems
"""
    found = [(f"{event.date:%d}", event.span.of(page).splitlines()[-1][:3]) for event in parse(page).events]
    assert found == [("13", "653"), ("07", "654"), ("17", "655")]


def test_the_timeline_of_a_conference_gives_the_conference():
    page = """Timeline and Important Dates

We mean to keep to these dates, but none of them is quite fixed and we will publicise any changes.

15th September 2025 – CFP opens

15th January 2026 – CFP closes

6th February 2026 – Results communicated

6th April 2026– Early Bird Registration Closes

24th April 2026 – Draft Programme Published

24th June 2026 – Conference day one, Keynote Lecture, Reception and Exhibition Opening

25th June 2026 – Conference day two, Plenary Speech, Concert
"""
    assert [event[0] for event in told(page)] == ["24 Jun 2026"]


def test_hours_before_a_telephone_number_hold_for_all_meetings():
    page = """All meetings start at 7:30 PM prompt and are held in the Lecture Theatre, Reed Museum (See map) Tel: 01244 972 197
January 13th Tim Holroyd is a photographer who has gone all over the world and pictured what happens to people.
January 27th Arthur Atkin This day happens to be a day on which some cruel things are called to mind by us all.
February 10th Nigel Frith On a brighter note and close to home, Nigel will talk to us about the past of the weir.
"""
    assert [event[:2] for event in told(page, reference_date=dt.date(2022, 1, 5))] == [
        ("13 Jan 2022", "19:30"),
        ("27 Jan 2022", "19:30"),
        ("10 Feb 2022", "19:30"),
    ]


def test_bare_rows_of_a_table_above_rows_with_papers():
    page = """Dat Time Video Agenda Minutes
12/30/2024 7:00 p.m.
11/25/2024 7:00 p.m.
10/28/2024 7:00 p.m.
07/29/2024 7:00 p.m. Agenda
05/28/2024 7:00 p.m. Video Agenda
03/25/2024 7:00 p.m. Video Agenda Minutes
"""
    assert len(parse(page).events) == 6


TOWNS = [("London", "United Kingdom", "11:00"), ("Accra", "Ghana", "10:00"), ("Addis Ababa", "Ethiopia", "13:00")]
TOLD = ["2023-04-13T11:00:00+01:00", "2023-04-13T10:00:00+00:00", "2023-04-13T13:00:00+03:00"]


def instants(event):
    return [event.start.isoformat(), *(one.start.isoformat() for one in event.occurrence.equivalents)]


@pytest.mark.parametrize(
    "row",
    [
        "{0} {2}",
        "{0}: {2}",
        "{0}, {2}",
        "{0} - {2}",
        "* {0}: {2}",
        "{0} | {2}",
        "{0}, {1}: {2}",
        "{2} {0}",
        "{2} – {0}",
        "{2} ({0})",
        "{2} {0}, {1}",
        "{0}\n{2}",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("lead", ["", "Time:\n"])
def test_a_line_per_town_tells_one_hour(lead, row, between):
    rows = between.join(row.format(*town) for town in TOWNS)
    page = f"What the Trained Can Teach\n13 April 2023\n{lead}{rows}\n\nThe session will share what was learnt.\n"
    (event,) = parse(page).events
    assert instants(event) == TOLD


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td>London<td>11:00<tr><td>Accra<td>10:00<tr><td>Addis Ababa<td>13:00</table>",
        "<table><tr><th>City<th>Time<tr><td>London<td>11:00<tr><td>Accra<td>10:00<tr><td>Addis Ababa<td>13:00</table>",
        "<ul><li>London: 11:00<li>Accra: 10:00<li>Addis Ababa: 13:00</ul>",
        "<p>London 11:00<br>Accra 10:00<br>Addis Ababa 13:00</p>",
        "<p>London 11:00<p>Accra 10:00<p>Addis Ababa 13:00</p>",
        "<dl><dt>London<dd>11:00<dt>Accra<dd>10:00<dt>Addis Ababa<dd>13:00</dl>",
    ],
)
def test_a_page_that_draws_a_row_per_town_tells_one_hour(markup):
    (event,) = parse_html(
        f"<h1>What the Trained Can Teach</h1><p>Thursday 13 April 2023</p>{markup}<p>All welcome."
    ).events
    assert instants(event) == TOLD


@pytest.mark.parametrize("page", ["Coffee 10:00\nReading 11:00\nTea 12:00", "Bath 10:00\nReading 11:00\nDerby 12:00"])
def test_rows_of_one_zone_are_no_towns_of_one_hour(page):
    events = parse(f"Day of the Weir\n13 April 2023\n{page}\n").events
    assert not any(event.occurrence.equivalents for event in events)


def test_what_is_told_behind_the_first_town_is_told_for_all():
    page = "What the Trained Can Teach\n13 April 2023\nTime: London 11:00\nAccra 10:00\nAddis Ababa 13:00\n"
    (event,) = parse(page).events
    assert instants(event) == TOLD


def test_an_agenda_without_a_gap_is_one_event():
    page = """Reef Institute Annual Conference
May 16 and 17, 2022
Tide Hall, Ottawa

08:45 - 09:30

The President Speaks

09:30 - 10:30
On Large Weirs

10:30 - 10:50

Networking

10:50 - 11:50
On Small Weirs
"""
    (event,) = parse(page).events
    assert event.title == "Reef Institute Annual Conference"


def test_talks_of_one_room_that_follow_each_other_are_events():
    hours = [("09.30 - 11.00", "How Weirs Fail"), ("11.00 - 12.30", "Salt on Roads"), ("12.30 - 14.00", "Tide Gauges")]
    rows = "\n\n".join(f"{hour} EAT\n\n{name} by Reef Trust" for hour, name in [*hours, ("14.00 - 15.30", "Old Maps")])
    page = f"Monday, February 28, 2022\n\nEvents in the Blue Room\n\n{rows}\n"
    assert [event[1] for event in told(page)] == ["09:30", "11:00", "12:30", "14:00"]


def test_the_hour_of_a_course_is_no_hour_of_what_stands_below():
    page = """PROGRAMS

Storytime - AM
The next session starts April 22
Every Tuesday through June 10
9:30 – 10:00 a.m.
Come in the morning and help your child
on its way to reading. You must register.

Storytime - PM
The next session starts April 22
Every Tuesday through June 10
5:30 – 6:00 p.m.
Come when work is over and help your child
on its way to reading. You must register.
MAY PROGRAMS

A Tree of Your Own
Saturday, May 3
White Oak, Red Maple, Sycamore, Fir, or White Pine, which will it be? Come in and take one home.

Week of the Book
May 5 – 11
For this week you can read against yourself. Take a chart from the desk.
"""
    assert told(page, reference_date=dt.date(2025, 4, 20)) == [
        ("22 Apr 2025", "09:30", "Storytime - AM"),
        ("22 Apr 2025", "17:30", "Storytime - PM"),
        ("03 May 2025", None, "A Tree of Your Own"),
        ("05 May 2025", None, "Week of the Book"),
    ]


def test_hours_of_a_rule_do_not_hold_for_what_has_a_name_and_another_weekday():
    page = """Day: 2nd Thursday of the month plus outings and shows
Time: 7.45pm to 10pm
Venue: Elm Hall
2018 Programme
January 11th Members Wine Evening
February 8th How to Grow Orchids
March 8th The Potato and Those Who Ate It
March 24th Spring Show
May 10th What Kinds of Iris There Are
May 19th Plant Sale
"""
    assert [event[1] for event in told(page)] == ["19:45", "19:45", "19:45", None, "19:45", None]
