"""Where blocks begin and end, layout by layout.

Each page marks its expected blocks: a line ``>>>`` above the first line of one, ``<<<`` below its last. What governs a
block from above stands behind the arrows: ``>>> Monday 5 May``.
"""

import pytest

from sideevents_parser.parse import parse
from sideevents_parser.questions import segment
from sideevents_parser.vocabulary.spans import Span

LAYOUTS = {
    "centred cards with a drawn line between them": """
Please find the cards for this month below, which are sent as plain text.

>>>
                  The Guild of Pilots
         requests the pleasure of your company
                     at a lecture

                 "The River Case"

          on Thursday, 17 September 2020, at 6.15 p.m.
               at the Residence, Mill Lane 5
<<<

                        * * *

>>>
                 The Keeper of the Weir
   hosts, in cooperation with the Town of Reedham,

                  "A Night of Drums"

        Thursday, 24 September 2020, from 8 to 10 p.m.
                   New Church, Quay 17
<<<
""",
    "titles above lists of bullets, one of them behind its status": """
List of Events

>>>
The Ledger: A Conversation

  • Monday, April 19, 2021 at 7:00pm
  • Location:  Weir Hall
<<<

>>>
POSTPONED: Pilot Memorial Lecture

  • Monday, May 3, 2021 at 7:30pm
  • Location:  Boat Hall
<<<

>>>
Reading of Names

  • Wednesday, May 5, 2021 at 6:30pm
  • Location:  Pier 2
<<<
""",
    "an advisory whose hour is told again for another place, with a second one below": """
>>>
What: Launch of the map of reefs
Who: Harbour Office and Guild of Pilots
When: Friday 10 November 2023, 10.00am (Fiji time)
      = Thursday 9 November, 12 noon, Honolulu
Where: Boat Hall, Suva
<<<

>>>
What: Walk along the reef
When: Monday 13 November 2023, 2.15pm
Where: Pier 2
<<<
""",
    "notices with a file number, a subject and the day further down": """
No. HB/117

>>>
NOTICE

Sub: Lecture on weirs

All pupils are told that Ada Roth will speak on weirs, and that they are expected in the hall.

Date: 18/08/2024
Time: 2.30 p.m.
Venue: Weir Hall
<<<

No. HB/118

>>>
NOTICE

Sub: Reading of old charts

The circle takes up the charts of the mill pond, sheets one and two, and everybody brings a lamp.

Date: 20/08/2024
Time: 5.00 p.m.
Venue: Sandstone Room
<<<
""",
    "days that open lines and go on with what takes place, with text above each": """
Our rowing year opens with two regattas, and all who came to the boathouse this summer hope to do better than last year.
>>>
SAT 14TH SEPTEMBER LOCK KEEPERS REGATTA
WEIR MEADOW, MILL LANE, REEDHAM
Boats go out in pairs, the younger crews first, and each crew rows the reach below the weir twice in the afternoon.
<<<
>>>
SAT 21ST SEPTEMBER EEL POND RACES
FEN POOL NEAR REEDHAM
These are the last races before the winter, and everybody who has a boat should bring it, with whoever can hold an oar.
<<<
>>>
SUNDAY 29TH SEPTEMBER TOWPATH WALK
The first walk of the autumn goes along the old towpath; please tell Una soon whether you can come along with us.
<<<
""",
    "the pictures of a blog lost their frames, and left their file names before the days": """
What we hear at our meetings until summer

>>>
May 7 - The lock keeper will tell us how the sluices were mended after the flood, and what we paid for that.
<<<

>>>
Screen shot 2019-05-01 at 3.34.54 PMMay 14 - Three pupils of the mill school will speak about eels and their way home.
<<<

>>>
May 21 - The ferry goes again: Ada Roth will tell us how the new one was built, and why it goes slower than the old.
<<<
""",
    "entries of a calendar that take all day, the first while the others last": """
Harbour agenda:
For all who live on the water

>>>
Boats in Pictures
Sep 6 - Oct 6 all-day

Pictures of boats which people of the harbour took in the last hundred years hang in the long hall of the boathouse.
<<<

>>>
Meeting of the harbour masters: what the tides did this year
Sep 20 - Sep 21 all-day

The harbour masters of both banks compare what they measured, and decide on the depth of the new basin below the weir.
<<<
""",
    "stretches of days and a day with its hour, blank runs between them": """
The week at the river museum


>>>
14 - 18 September
"Reed Festival"

For five days all that can be made of reeds is shown in the courtyard: roofs, baskets, flutes, boats and much more.
<<<


>>>
15 - 17 September
"Forum of the Weirs"

Those who mend weirs in forty towns come together and show what they have learned about water that will not stay.
<<<


>>>
15 September, 9:00 AM - 3:00 PM
"Who pays for the sluice?"

The day belongs to the forum.
<<<
""",
    "dates open the entries, which end with what the last one has below its date": """
Reed Seminar on Fridays: here again

Come and read with us, whether you cut reeds or only look at them, and in whatever year you came here.

>>>
Sept 21 – Anna Lind

In praise of the sluice
<<<

>>>
Oct 19 – Mark Byrne and Ada Roth

A first look at eels
<<<

>>>
Nov 2 – Gregor Wolf

Is mud as arbitrary as they say?
<<<
""",
    "the head of a table that was flattened": """
programme
When What and Where
>>>
Starting 02/10/2015
The Stable Reed House
<<<
>>>
08/10/2015
A Tongue of One's Own Eel Theatre
<<<
>>>
14/10/2015
Come to the Fens Reed House
<<<
>>>
21/11/2015
Open Day Reed House
<<<
""",
    "a line that recurs above title, speakers and date": """
Weir day at the town hall
>>>
Panel discussion:
Water and law
Moderated by Anna Lind
8 March 2006, 10:00 a.m. - 12 noon
The panellists are:
- Ada Roth, reed cutter
Please be seated by 9:50 a.m.
<<<
>>>
Panel discussion:
Walls come down
Moderated by Mark Byrne
8 March 2006, 1:00 - 2:45 pm
The panellists are:
- Gregor Wolf, weir keeper
<<<
""",
    "a press notice with the town and the day on which it was written": """
For information only

REED/MA/308
17 June 2022

>>>
MEDIA ADVISORY

Press briefing by the President of the first meeting on reeds

1 p.m., Tuesday 21 June 2022

OXTON/FENS, 17 June 2022 – The parties to the treaty on reeds come together for the first time from 21 to 23 June 2022, at the Reed Centre in Oxton.

On Tuesday 21 June, the first day, the President will tell the media what the treaty is for and what he hopes of the meeting.

Who: The President of the meeting, Albrecht Halm

When: Tuesday 21 June 2022, 1 p.m. (CEST)

Where: Media Room, Reed Centre
<<<
""",
    "a list without blank lines ends with its last entry": """
March at a glance
>>>
Mar. 1, Tue. @ 1 pm - Eel Club
<<<
>>>
Mar. 3, Thu. @ 5 pm - Plaiting
<<<
>>>
Mar. 5, Sat. @ 12 pm - Otters shown
<<<
Members, if you want a boat, do put your name down, so that we can see how many have to be mended.
Holds can be placed at any time.
""",
    "a day said twice above the one event of that day": """
Calendar of side events
>>>
Monday
3 April 2017
3 April 2017
1:15-2:30 PM
Organized by: Mission of the Fens
Venue: Room 7
<<<
Tuesday
4 April 2017
4 April 2017
>>> 4 April 2017
1:15-2:30 PM
Eels and law
Organized by: Mission of the Isles
Venue: Room 7
<<<
>>> 4 April 2017
3:00-6:00 PM
Reeds and rights
Organized by: Mission of the Marsh
Venue: Room 5
<<<
""",
    "labels that recur": """
Recent gatherings

>>>
Organized By : Harbour Institute

Who guards the guardians of a port? Four pilots answer.

Date and time: May 5, 2025 08:30 AM (Zurich)
<<<

>>>
Organized By : League of Lighthouses

A film about fog, with the fog's own sound.
Date and time: May 6, 2025 07:00 PM (Oslo)
<<<

>>>
Organized By : Society for Small Islands

An open hour for those who bring a map.
<<<

1 2 3 >
""",
    "a date line opens each entry": """
This week online

Would you rather have it by post?


>>>
5 May, 9:00 AM - 3:00 PM CEST
"Who pays for the quay?" (by Harbour Watch)

Topics of the day: sand, cranes, tariffs.
<<<


>>>
6 May, 5:30 - 6:45 PM BST
"The second tide" (by Gull and Sons)

Two captains compare what they were promised in 2019.
<<<


>>>
7 May, 10 am ET
"Ropes" (by the Knot Guild)

Bring one.
<<<


Share this:   Letter   Pigeon
""",
    "a title stands above each date line": """
Our side events
Posted on 1 May 2025

>>>
Nets and Neighbours
• 5 May 2025 • 12.00 - 13.00 • Room XX, Palais des Nations

A fisherman and a prosecutor describe the same night of March 2021.

Co-sponsored by Norway
<<<

>>>
The Price of Ice
• 6 May 2025 • 13.30 - 14.30 • Room XXI, Palais des Nations

An ounce fetched nothing last week. We ask why.
<<<

>>>
CANCELLED - Ferries at Dawn
• 7 May 2025 • 16.00 - 17.00 • Room XXII, Palais des Nations

The guests could not obtain visas.
<<<

Share this post
""",
    "day headings over hours": """
PUBLIC PROGRAMME

MONDAY 5 MAY

>>> MONDAY 5 MAY
09h00-10h30
BREAKFAST WITH PILOTS
LIGHTHOUSE, 1ST FLOOR
<<<
>>> MONDAY 5 MAY
15h00-16h00
WHO OWNS THE FOG?
MAIN STAGE
<<<

TUESDAY 6 MAY

>>> TUESDAY 6 MAY
12h00
TOLLS AND TALES
KITCHEN
<<<
>>> TUESDAY 6 MAY
18h30
NIGHTCAP
BAR
<<<
""",
    "an hour over several entries": """
BULLETIN OF INFORMAL MEETINGS

MONDAY, 5 MAY 2025

12.00 - 13.00

>>> 12.00 - 13.00 | MONDAY, 5 MAY 2025
Room XX
Journeys without papers
Harbour Institute
<<<

>>> 12.00 - 13.00 | MONDAY, 5 MAY 2025
Room XXI
Children of the quay
League of Lighthouses
<<<

13.30 - 15.00

>>> 13.30 - 15.00 | MONDAY, 5 MAY 2025
Room XX
The drowned register
Society for Small Islands
<<<

>>> 13.30 - 15.00 | MONDAY, 5 MAY 2025
Room XXIV
Law for leopards
Forest Watch
<<<
""",
    "entries of one line": """
WHAT'S ON

>>>
Tue 6 May, 7.30pm. Parish meeting, Institute
<<<
>>>
Wed 7 May, 10-1pm. Plant swap on the Green
<<<
>>>
Fete - postponed until further notice. Do not bake yet.
<<<
>>>
Thurs 8 May, 2pm. Cricket against Cavendish
<<<
>>>
Fri 9 May, 6.30 for 7pm. Quiz, four to a table
<<<

IN BRIEF
The annual meeting was held on Tue 8 April at 7.30pm, in the dark.
""",
    "numbered entries": """
NOTICE BOARD

>>>
1.  Public lecture
Five monsoons later
Date: 05/05/2025
Time: 4.00 p.m. to 5.30 p.m
Everybody is welcome.
<<<
>>>
2.  A reading
Date: 06/05/2025
Time: 6.00 p.m.
Extracts from letters never sent.
<<<
""",
    "rows of a table": """
When | What | Where | Who
---|---|---|---
>>>
Monday, 5 May 13:15-14:45 | Before delivery | Room 3 | Harbour Watch
<<<
>>>
Tuesday, 6 May 13:15-14:45 | The licensing
office at night | Room 2 | Gull and Sons
<<<
>>>
Wednesday, 7 May 9:00-9:50 | Ships in transit, 1919-2019 | Press room | Knot Guild
<<<
Source: secretariat, last updated 2 May
""",
    "items with the hour below": """
Monday 5 May

>>> Monday 5 May
  * A launch without water (hosted by the Dry Dock)
    13:15 - 14:45 / Oceania
<<<
>>> Monday 5 May
  * What archives owe (co-hosted by Norway and
    Iceland)
    18:15 / Room Europe
<<<

Tuesday 6 May

>>> Tuesday 6 May
  * Breakfast with the registrar
    8:30 - 9:30 / Lounge
<<<
>>> Tuesday 6 May
  * Title to follow
    time and room to be confirmed
<<<
""",
    "one event among the furniture of its site": """
Skip to main content
Home
About
Contact

You are here: Home / Events / Detail

Posted 2 May 2025

>>>
Tides and Treaties: a Conversation

Thursday, 15 May 2025, 18:00-19:30
Maison de la mer, Geneva

Seven years after the storm the families are still writing letters. The first was sent in March 2018.

Agenda

18:00 Welcome
18:10 The letters
19:20 Closing

Register by 12 May at https://example.org/tides
<<<

Share   Print

Past event
A lunch on sand
3 April 2025, 12:30-13:30

© Harbour Institute 2025
""",
    "a letter with headers": """
From: Secretary of the Harbour Institute
Sent: 2 May 2025 17:48
To: undisclosed recipients
Subject: Invitation

Dear colleagues,

>>>
the Harbour Institute invites you to a lunch on sand on Thursday 15 May 2025 from 12.30 to 14.00, in the
library of the customs house. Written remarks are welcome until 9 May.
<<<

Best wishes,

The Secretary
""",
    "notices under headings": """
Kilcoran Notes

Sympathy.

Sympathy is extended to the family of the late Josie, who died on Sunday 4th May aged 91.

>>>
Book Launch.

The second book of a local man is launched in the Friary Bar this Friday, May 16th at 8.30p.m. There will be sandwiches.
<<<

Lotto.

The numbers drawn on Sunday 11th May were 4, 11, 19 and 27.

>>>
Clean Up.

A clean up of the old graveyard will take place on Saturday 17th May at 10 in the morning. Bring your own fork.
<<<
""",
}

NOTHING = {
    "a report": """
Media release
Addis Ababa, 1 February 2023

Ministers and mayors trade notes

On 26 January 2023, between 15:30 and 17:30, some eighty diplomats filled the small hall. The meeting took stock of five
failed seasons.

15:30 - 15:40  Welcome
15:40 - 16:10  The summit of February 2022 recalled
""",
    "a call for papers": """
CALL FOR PAPERS

DEADLINE TO SUBMIT: NOV. 12, 2021, 5 PM CENTRAL

Papers may come from any field; last spring they ran from 1180 to March 2020.

You will hear from us by December 17.
""",
    "what is over": """
Talks and visits

Meetings are suspended until further notice.

PREVIOUS TALKS

14 Sep 2018   A penny for the light     Rosemary C.
12 Oct 2018   A look at adits           Mike T.
9 Nov 2018    Emily's diary             Ken C.
""",
    "prose without dates": "The harbour may march in the sun. Two of us were second, and we fall asleep in April's arms.\n",
    "nothing": "",
}


def _read_marks(page: str) -> tuple[str, list[tuple[Span, str]]]:
    """The page without its marks, the spans that they mark and what governs them."""
    text, expected, start, above = "", [], 0, ""
    for line in page.lstrip("\n").split("\n"):
        if line.startswith(">>>"):
            start, above = len(text), line[3:].strip()
        elif line == "<<<":
            block = text[start:]
            expected.append((Span(start + len(block) - len(block.lstrip()), len(text.rstrip())), above))
        else:
            text += line + "\n"
    return text, expected


@pytest.mark.parametrize("layout", LAYOUTS)
def test_blocks_of_a_layout(layout):
    text, expected = _read_marks(LAYOUTS[layout])
    blocks = segment(text)
    assert [block.span.of(text) for block in blocks] == [span.of(text) for span, _ in expected]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_above_a_block_govern_it(layout):
    text, expected = _read_marks(LAYOUTS[layout])
    governing = [" | ".join(moment.span.of(text) for moment in block.governing) for block in segment(text)]
    assert governing == [above for _, above in expected]


@pytest.mark.parametrize("page", NOTHING)
def test_pages_without_an_announcement(page):
    assert segment(NOTHING[page].lstrip("\n")) == ()


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_cut_says_why(layout):
    text, _ = _read_marks(LAYOUTS[layout])
    assert all(block.reason for block in segment(text))


@pytest.mark.parametrize(
    "page",
    [
        "River Walk\nRescheduled to 14 September 2021, 10:00",
        "Chess Club\nWeekly on Wednesdays at 7pm, starting 15 September 2021",
        "Harbour Day\nThursday 14 October 2021\nDoors open 18:30, start 19:00, end approx. 21:00",
        "Harbour Day, 14 October 2021, time tbc",
        "Salt and soil\nFrom: 14 October 2021, 09:00\nTo: 16 October 2021, 17:00",
        "From: Ana Diaz\nDate: Wed, 1 Sep 2021 09:12:00 +0200\nSubject: Harbour Day\n\nDear all,\n\nHarbour Day is on 14 October at 18:00.\n\nAna",
    ],
)
def test_a_short_notice_is_one_event(page):
    assert len(segment(page)) == 1


@pytest.mark.parametrize(
    "page",
    [
        "River Walk\nThe walk was held on 14 September 2021 at 10:00 and 40 people came.",
        "Doors open 18:30",
        "Side events: information for organizers\n\n• Side events may take place in the week of the session (29 April - 3 May 2024).\n• Rooms seat 70.",
        "Opening hours\nTuesday to Sunday, 10am-6pm",
    ],
)
def test_a_short_notice_that_announces_nothing(page):
    assert not segment(page)


@pytest.mark.parametrize("head", ["", "Upcoming Events\n\n"])
@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
@pytest.mark.parametrize(
    "layout",
    [
        "{title}\n{day}, {hour}\nTown Hall",
        "{title}\n{day}, {hour}\nTown Hall\nAll about {title}, told by those who know.",
        "{day}, {hour}\n{title}",
        "{day}, {hour}\n{title}\nAll about {title}, told by those who know.",
        "{title}\nAll about it, told by those who know.\n{day}, {hour}",
        "{title} - {day}, {hour}, Town Hall",
        "{title}\n{day}\n{hour}\nTown Hall",
    ],
)
def test_lists_laid_out_alike(layout, between, head):
    entries = [
        ("Bees in Winter", "14 May 2026", "7:00 pm"),
        ("The Lost Canals", "20 May 2026", "2:30 pm"),
        ("Songs of the Harbour", "6 June 2026", "10:00 am"),
    ]
    page = head + between.join(layout.format(title=title, day=day, hour=hour) for title, day, hour in entries) + "\n"
    found = [
        (event.title, f"{event.date:%-d %B %Y}", f"{event.start_time:%-I:%M %p}".lower())
        for event in parse(page).events
    ]
    assert found == entries


def starts(page):
    """Day and hour of each event of a page, as a reader notes them."""
    return [
        f"{event.date:%d %b}" + (f" {event.start_time:%H:%M}" if event.start_time else "")
        for event in parse(page).events
    ]


@pytest.mark.parametrize("bar", ["", " |"])
def test_days_and_titles_line_by_line_with_and_without_hours(bar):
    lines = [
        "Mon 5 May 2025 (1pm)",
        "Governors",
        "Thurs 8 May",
        "Sports Day",
        "Fri 9 May",
        "Summer Fayre (3.00-5.00pm)",
    ]
    lines += ["Mon 12 May", "Swap morning", "Thurs 15 May (2pm)", "Leavers' prom", "Fri 16 May (4pm)", "Choir"]
    lines += ["Mon 19 May", "Nothing planned today."]
    page = "Summer term\n" + "\n".join(line + bar for line in lines) + "\n"
    wanted = ["05 May 13:00", "08 May", "09 May 15:00", "12 May", "15 May 14:00", "16 May 16:00"]
    assert starts(page)[:6] == wanted


def test_lines_that_open_with_a_town_and_a_day():
    page = (
        "Fenton, Wednesday, July 12, 2023: Boat rides, at 11 a.m. and 1 p.m., Mill House, 29 River Road. Adults, $5. "
        "Bring a hat. Parking is free. Call 555-4366.\n"
        "Wells, Wednesday, July 12 to Friday, July 14: Come and dig at the old mound. For a few hours or days.\n"
        "Fenton, Thursday, July 13: Bean supper, 5 to 6:30 p.m., Grange Hall. Menu includes salad and pie. Call 555-4582.\n"
        "Ludlow Falls, Thursday, July 13: Reed Band, 6 to 8 p.m., in the gazebo.\n"
    )
    assert starts(page) == ["12 Jul 11:00", "12 Jul", "13 Jul 17:00", "13 Jul 18:00"]


def test_entries_of_one_day_are_no_repeats_of_each_other():
    page = (
        "March 2, 2026 - Potluck for the school playground fund and its friends, 5:30 p.m., 50 Main St. (Route 219), "
        "West Sumter, call 207-555-2667 to say what you bring.\n\n"
        "March 2, 2026 - Used book sale, 9 a.m. to noon, Bell School.\n\n"
        "March 3, 2026 - Public breakfast, 7:30 to 10 a.m., Post 135.\n"
    )
    assert starts(page) == ["02 Mar 17:30", "02 Mar 09:00", "03 Mar 07:30"]


def test_sentences_of_a_list_are_events():
    page = (
        "Highlights of September 2027 at the harbour office:\n\n"
        "- The assembly convenes on September 17.\n- The rivers forum will be on September 23-24.\n"
        "- Members have a briefing on the goals on September 25.\n- Our own board will meet September 26-28.\n\n"
        "See our home page for more.\n"
    )
    assert starts(page) == ["17 Sep", "23 Sep", "25 Sep", "26 Sep"]


def test_sentences_of_a_list_that_reports_are_no_events():
    page = (
        "Last year at the harbour office:\n\n- The assembly met on September 17.\n- The forum was held on September 23.\n"
        "- Members had a briefing on September 25.\n"
    )
    assert not starts(page)


def test_the_hour_of_a_weekday_holds_on_that_weekday_only():
    page = (
        "Spring term 2027\n\nAssemblies are on Fridays at 2.30pm:\n15 January Ash class\n22 January Elm class\n29 January Oak class\n"
        "Monday 8 - Wednesday 10 March Book fair\n"
    )
    assert starts(page) == ["15 Jan 14:30", "22 Jan 14:30", "29 Jan 14:30", "08 Mar"]


def test_bare_days_among_named_meetings_are_meetings():
    page = (
        "Council\n\nMeetings start at 6 p.m. and the dates for next year are -\n\nThursday 27 January 2028\n\n"
        "Tuesday 29 March 2028 - Annual assembly of the parish\n\nThursday 25 May 2028\n\nThursday 27 July 2028\n\n"
        "Thursday 28 September 2028\n"
    )
    assert starts(page) == ["27 Jan 18:00", "29 Mar 18:00", "25 May 18:00", "27 Jul 18:00", "28 Sep 18:00"]


def test_other_events_below_a_list_are_events():
    page = (
        "Meetings\n\nThursday 13 April 2028 - Ferns, 7pm\n\nThursday 11 May 2028 - Mosses, 7pm\n\nThursday 8 June 2028 - Peat, 7pm\n\n"
        "Thursday 13 July 2028 - Reeds, 7pm\n\nOther Events\n\nSaturday 22 July 2028 - Plant show, 2pm\n"
    )
    assert starts(page)[-1] == "22 Jul 14:00"


def test_a_weekday_in_a_name_below_its_day():
    page = (
        "Monday, May 8, 2028\n\nStory Time: 10:30-11 a.m.; Mill Library.\n\nMaker Monday: 4-5 p.m.; Mill Library.\n\n"
        "Tuesday, May 9\n\nKnit and Natter: 1-3 p.m.; Mill Library.\n"
    )
    assert starts(page) == ["08 May 10:30", "08 May 16:00", "09 May 13:00"]


def test_an_announced_sale_and_its_preview_are_two():
    page = (
        "Dear friends,\nOur Fall Book Sale will take place from Friday October 17 to Sunday October 19, 2025. See our letter.\n"
        "Of special interest is the evening before the sale is open to all. The preview night is Thursday, October 16, from 6:30 to 8:30pm "
        "at Hill Hall. We hope you can join us.\n"
    )
    assert starts(page) == ["17 Oct", "16 Oct 18:30"]


def test_a_notice_with_a_further_day_is_another_event():
    page = (
        "Lawn sale in Laurel\nLAUREL - A lawn sale will be held from 9 a.m. to 3 p.m. Saturday, Sept. 19, 2026, at 12 Mill Road.\n"
        "Masks will be required.\nChurch plans sale days\nBURLEY - A rummage sale will be held from 9 a.m. to 6 p.m. Friday, Sept. 18, "
        "and 9 a.m. to 1 p.m. Saturday, Sept. 19, at the church.\n"
    )
    assert starts(page) == ["19 Sep 09:00", "18 Sep 09:00"]


@pytest.mark.parametrize("hour", ["7:00 pm", "19:00"])
@pytest.mark.parametrize(
    "layout", ["{}\nBees in Winter\n{hour}\n", "{}: Bees in Winter, {hour}, Mill Hall\n", "{}\n{hour}\nBees\n"]
)
@pytest.mark.parametrize(
    "days", [("5/14", "5/20", "6/6"), ("Thu 5/14", "Wed 5/20", "Sat 6/6"), ("14 May", "20 May", "6 June")]
)
def test_tight_lists_of_days_titles_and_hours(days, layout, hour):
    page = "Programme 2026\n\n" + "".join(layout.format(day, hour=hour) for day in days)
    assert starts(page) == ["14 May 19:00", "20 May 19:00", "06 Jun 19:00"]


def test_the_dateline_of_a_report_is_no_event():
    page = (
        "Parish News, May 2026\n\n- Bees in Winter, Thursday 14 May at 7pm, Town Hall\n\n- Canals, Wednesday 20 May at 2pm, Library\n\n"
        "- Songs, Saturday 6 June at 10am, Church\n\n"
        "Ludlow, 28 April 2026: The council has said that the bridge will be repaired.\n"
    )
    assert starts(page) == ["14 May 19:00", "20 May 14:00", "06 Jun 10:00"]


def test_a_standing_rule_between_days_keeps_to_itself():
    page = (
        "May 14\nBees in Winter\n7pm, Town Hall\n\nYoga for All\nTuesdays and Thursdays, 10am\nSports Hall\n\n"
        "May 20\nThe Lost Canals\n2.30pm, Mill Library\n\nJune 6, 2026\nSongs\n10am, St Mary's Church\n"
    )
    dated = [event for event in parse(page).events if event.date]
    assert [f"{event.date:%m-%d} {event.start_time:%H:%M}" for event in dated] == [
        "05-14 19:00",
        "05-20 14:30",
        "06-06 10:00",
    ]
    assert not any(event.occurrences[0].recurrence for event in dated)
