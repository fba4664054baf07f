"""What is read inside one block: title, description, places, mode, sign-up, status, languages, kinds."""

import pytest

from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.parse import parse
from sideevents_parser.read.draft import read_block
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.spans import Span

LEXICON = load_lexicon(("en",))


def draft_of(text: str) -> Draft:
    """The draft of a text that is one block."""
    document = read_text(text)
    return read_block(document, scan_document(document, LEXICON), Block(Span(0, len(text))), LEXICON)


def title_of(text: str) -> str | None:
    """The title that is read, if any."""
    title = draft_of(text).title
    return title.value if title else None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Title: “Rivers and Rights”\nDate: 5 May 2021", "Rivers and Rights"),
        ("WHAT: Rivers and Rights\nWHEN: 5 May 2021", "Rivers and Rights"),
        ("Topic: Rivers and Rights\nTime: May 5, 2021 10:00 AM", "Rivers and Rights"),
        ("Rivers and Rights\n5 May 2021, 10:00\nRoom XX", "Rivers and Rights"),
        (
            "5 May 2021, 10:00\n\nRivers and Rights\n\nThe river was here before the law, and it is in no hurry to leave.",
            "Rivers and Rights",
        ),
        ("Panel Discussion\n\n“Rivers and Rights”\n\n5 May 2021, 6pm", "Rivers and Rights"),
        ("4:00 p.m.\nUniversity of the Fens\n``Rivers and\nRights''\nDR. ANNA LIND", "Rivers and Rights"),
        ("Tue 4 May, 7.30pm. Parish Council (1st Tue of each month), by Zoom.", "Parish Council"),
        ("* 2025-03-06 Thu 15:00 UTC — Storage Working Group — Jitsi", "Storage Working Group"),
        ("Monday, 26 August 13:15-14:45 | Rivers and Rights | Room 3 | Water League", "Rivers and Rights"),
        ("Story Hour — Tuesday, April 4 @ 10 a.m.", "Story Hour"),
        ("• Rivers and Rights (hosted by the Water League)\n    13:15 – 14:45 / Oceania", "Rivers and Rights"),
        ("Rivers and Rights\nMay 19 @ 14:00 – 17:30", "Rivers and Rights"),
        ("[Side Event] Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("CANCELLED – Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("BOOK TALK: Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("LIVESTREAM | Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("Workshop: Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("2. Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("4 - Who owns the rain? [POSTPONED]\n5 May 2021", "Who owns the rain?"),
        ("WATER CLUSTER – Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("25 March 2020 — Annual Parish Meeting cancelled", "Annual Parish Meeting"),
        ("QUIZ NIGHT: Tomorrow, Saturday, 7pm for 7.30pm, there will be a quiz in the Village Hall.", "QUIZ NIGHT"),
        ("10.00 – 11.00 Youth Forum on Loss Meeting Room 7", "Youth Forum on Loss"),
        (
            "09:00 – 10:00Water LeagueRivers, Rights and Rain: who pays for the floodWatch Live Here",
            "Rivers, Rights and Rain: who pays for the flood",
        ),
        (
            "The League invites you to a conversation entitled “Rivers and Rights” on 5 May 2021 at 10:00.",
            "Rivers and Rights",
        ),
        ("Join us for the launch of the report “Rivers and Rights” on 5 May 2021 at 10:00.", "Rivers and Rights"),
        ("Evaluators' Hour – What counts as harm?\n5 May 2021", "Evaluators' Hour – What counts as harm?"),
        (
            "Book Launch.\n\n‘Ash’ gets its launch in the Friary Bar on 5 May 2021 at 8pm, and all of the village will come.",
            "Book Launch",
        ),
        ("Panel Discussion: Rivers and their Rights\nWednesday, October 23, 2013, 5:00 pm", "Rivers and their Rights"),
        ("ONLINE: In conversation with Mary Oduya\nThu 18 Nov 2021 19:00 GMT", "In conversation with Mary Oduya"),
        ("14:30-16:00 Rivers: from plans to pipes\nSide Event\nConference Room 5", "Rivers: from plans to pipes"),
        ("Ecology Seminar\nDr. Bo Li, Yale\nOf mosses and men\n4 pm, Monday, Feb 3", "Of mosses and men"),
        ("CSW65 Parallel Event\nWomen at the Well\nWednesday, March 17, 2021", "Women at the Well"),
        ("Concert: Choir of the Two Banks *** NEW DATE ***\n8 May 2021, 7.30 pm", "Choir of the Two Banks"),
        ("RIVER SOCIETY PRESENTS: An Evening with Linh Dinh\nTue 17 Aug 2021", "An Evening with Linh Dinh"),
        ("Rivers and Rights (in person and Zoom)\n5 May 2021", "Rivers and Rights"),
        (
            'May 4, 2021, 8:00 am: "Valuing Water, Enabling Change", virtual event by the League',
            "Valuing Water, Enabling Change",
        ),
        ("Cancelled: Spring Fair, Saturday 2 April 2022, Market Square", "Spring Fair"),
        (
            'The next meeting will be on 14 April 2022 at 7.30pm, when Alan Pugh will speak on "Lost Railways".',
            "Lost Railways",
        ),
        (
            "The Mission and the League are pleased to invite you to the launch of the report:\nVision 2031:\nWhat is the river's role?\nWednesday 6th of March",
            "Vision 2031: What is the river's role?",
        ),
        ("Subject: Invitation: Flood Modelling Meetup, 3 March\n\nDear all,", "Flood Modelling Meetup"),
        ("Brown Bag Lunch: Mediation in the Lake Chad Basin\n5 May 2021", "Mediation in the Lake Chad Basin"),
        ('What: "The Cave" (2019, 95 min)\nWhen: 27 February 2020', "The Cave"),
        ('Archives and Denial\nA webinar in the series "Memory and Prevention"\n10 June 2021', "Archives and Denial"),
        (
            "TRAINING COURSE\nMonitoring Rivers\nDates: 4 October 2021\nFee: none\nWho can come: anyone near a river",
            "Monitoring Rivers",
        ),
        ("Invite: Today, May 15th 2pm ET - The League on Rivers and Rights", "The League on Rivers and Rights"),
        (
            "Author event: Mary Oduya and her book about rivers.\n\nThursday 21st May 6.00-7.00pm",
            "Mary Oduya and her book about rivers",
        ),
        ("| May 5 | 7 PM | Poetry Night: Featuring Mary Oduya and Bo Li | Poetry | Free, first come |", "Poetry Night"),
        ("Rivers and their Rights - Harbour Public Lecture\n5 May 2021", "Rivers and their Rights"),
        ("Rivers and Rights\nMay 5 @ 5:30 pm\nRivers and Rights @ Reef House | London", "Rivers and Rights"),
        ("HRC Side- Event: Rivers and Rights\n5 May 2021", "Rivers and Rights"),
        (
            "Half-day workshop\nHalf-day workshop on rivers, rights and rain\n5 May 2021",
            "Half-day workshop on rivers, rights and rain",
        ),
        (
            "The talk 'Who's afraid of rivers?' on 5 May 2021 is cancelled, the League regrets to say.",
            "Who's afraid of rivers?",
        ),
        ("No Location\nRivers and Rights\n5 May 2021", "Rivers and Rights"),
        ("Music in the Park\n5 May 2021", "Music in the Park"),
        (
            "Debate in Riga | A change of weather? The rivers and us\n5 May 2021",
            "A change of weather? The rivers and us",
        ),
        ("WEBINAR SERIES: CITIES AND TIDES\nRivers and Rights\n5 May 2021", "Rivers and Rights"),
        (
            "Who owns the rain? Rights for small rivers\n5 May 2021\nRegister: https://a.example/r",
            "Who owns the rain? Rights for small rivers",
        ),
        (
            "Conference: See the River. Why It Matters Who Counts. 10 October 2021 Riga",
            "See the River. Why It Matters Who Counts",
        ),
        (
            "Round Table on Dec. 15\n\nThe League will hold a round table entitled “Rivers and Rights” on December 15.",
            "Rivers and Rights",
        ),
        (
            "The Club goes west. Bo Li will give a talk entitled Rivers, from the Spring to the Sea. Tuesday 3 October.",
            "Rivers, from the Spring to the Sea",
        ),
        (
            "Changed Date of the July Lecture\nIt is on 5 September 2021.\nHer topic remains Rivers: The Long Way Round.",
            "Rivers: The Long Way Round",
        ),
        ("Weds 9 February 2022, 12.30pm, Teams: Annual General Meeting", "Annual General Meeting"),
        (
            "Dues are due. Our General Meeting will be held on Friday 17th January, 2020 at the usual venue.",
            "General Meeting",
        ),
        (
            "The meet-up is on 11 May. Bo Li is going to show us “How to read a river”, and there is tea.",
            "How to read a river",
        ),
        ("Oct\n21\nMon\nRivers and Rights\nOct 21 @ 7:00 pm – 8:00 pm", "Rivers and Rights"),
        ("TOWN OF RIVERS\nRegular Meeting\nTuesday, October 11, 2022", "Regular Meeting"),
        (
            "6:30 p.m. Film Discussion Group will meet in the Board Room to discuss “West of Eden”.",
            "Film Discussion Group",
        ),
        ("• 14:00 – Brussels – CEPS – Rivers, rights and trust", "Rivers, rights and trust"),
        ("SUMMIT ON RIVERS\nTheme: The Shore We Want\n5 May 2021", "SUMMIT ON RIVERS"),
        ("NOTICE OF FLOOD DRILL\n5 May 2021", "FLOOD DRILL"),
        ("Training workshop\nMEASURING RIVERS\n5 May 2021", "MEASURING RIVERS"),
        (
            "The seminar by Bo Li (Riga), “Who reads rivers?”, has been moved to 21 June 2021 at 16:00.",
            "Who reads rivers?",
        ),
        ("On Tuesday 21st January at 7.30pm, Dr Bo Li will tell us about A YEAR ON A RIVER.", "A YEAR ON A RIVER"),
        ("Tue, 14th Jan 2014, 7pm\nBen Moss – Rivers, and Why We Must Go Back", "Rivers, and Why We Must Go Back"),
        (
            "HLPF: “Lessons of the first tide: what should we hear?”\nThu 18 Jul 2019, 4 pm",
            "Lessons of the first tide: what should we hear?",
        ),
        (
            "Saturday 28 May 2016 is full. The ‘Young River Curators’ event is free between 10.30am and 12pm.",
            "Young River Curators",
        ),
        ("Sat. 1 March 2014 @ 1 pm - Adult Book Club", "Adult Book Club"),
        ("Fri. 18 March 2016 @ 6:30 pm - Coffee Mug Craft", "Coffee Mug Craft"),
        ("A screening of You Are a River: A Story - Wednesday, 17 April 2019 @ 1pm", "You Are a River: A Story"),
        ("Monday 19 January 2015 7.00 pm\nOpening Talk\nby Bo Moss\n(Music Director, River Opera)", "Opening Talk"),
        (
            "Tuesday 20 January 2015, 6.30pm\nBook presentation (in English)\nAnother History of the Rivers\nEdited by Bo Li",
            "Another History of the Rivers",
        ),
        ("Traveler’s Tales featuring Ben Moss (Chile) - Tuesday, April 30th 2019 @ 7pm", "Traveler’s Tales"),
        (
            "The members will also organise a “Family Day” on 6 August 2023. It starts with lunch at 12:30.",
            "Family Day",
        ),
        (
            "We will have a mission on 28 August 2023 at 7pm. The title of the mission is “From Rivers to Grace”.",
            "From Rivers to Grace",
        ),
        ("Tuesday, April 9th 2019, 4:00-5:00pm- DIY River Pots (registration required)", "DIY River Pots"),
        ("Tue, 14th Jan 2014, 7pm\nAda Moss (Riga) – You: Once More", "You: Once More"),
        (
            "Monday 26 January 7.00 pm\nRivers in the 19th Century\nby Ada Moss (Reef Trust)",
            "Rivers in the 19th Century",
        ),
        (
            (
                "The Reef Trust cordially invites you to a lecture by\nProfessor Ada Moss\non\nRivers in Motion: A Life\n"
                "Date: 5 May 2021\nTime: 6 pm"
            ),
            "Rivers in Motion: A Life",
        ),
        ("Book talk – “The Quiet Archive” with Ada Moss\n5 May 2021, 6 pm", "The Quiet Archive"),
        ("5 May 2021, 17:00 – “Rivers”, a webinar of the Reef Centre with the Moss Society", "Rivers"),
        ("Join us for “Salt Roads” on Tuesday 9 March 2027 at 6pm in the library.", "Salt Roads"),
        (
            "Please join the Reef Trust for a discussion on Who Owns a River? on 9 March 2027 at 6pm.",
            "Who Owns a River?",
        ),
        ("#22   WHO OWNS A RIVER?\n\nTuesday 5 May 2021, 11h00", "WHO OWNS A RIVER?"),
        ("## Who owns a river?\nTuesday 5 May 2021, 11h00", "Who owns a river?"),
        ("II. Riga 2008: the archive goes online\nTuesday 5 May 2021, 11h00", "Riga 2008: the archive goes online"),
        ("Tuesday 20 January 6.30pm\nLecture (in English)\nRivers that change\nby Ada Moss", "Rivers that change"),
    ],
)
def test_title(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    "text",
    [
        "Organized By : Water League\n\nRivers were here before the law. They are in no hurry to leave it alone.\n\nDate and time: Jun 25, 2021 08:30 AM (Zurich)",
        "Organized By : Water League\n\nJoin the League for release of a new report ''Rivers and Rights'' on June 23 from 1 PM.\n\nRegistration is open on this link",
        "Geneva, Switzerland\n\nOrganized By : Water League\n\nRivers were here before the law. They will outlive it.\n\nThursday 9 March, 12.30-14h00, Room XXVII, Palais des Nations",
        "Sat. 1 March 2014 @ 1 pm - River Town Hall",
        "google-plus facebook twitter nujij\n5 May 2021, 7 pm",
        "5 May 2021, 7 pm\nID 300 000 0890",
        "3:35 p.m.\nHammond Auditorium, Engineering 120\nTitle to be announced",
    ],
)
def test_no_title(text: str) -> None:
    assert title_of(text) is None


@pytest.mark.parametrize(
    ("text", "places", "mode"),
    [
        (
            "Rivers\nDate: 5 May 2021\nVenue: Moot Court and on Teams",
            [("Moot Court", "physical"), ("on Teams", "virtual")],
            "hybrid",
        ),
        ("Rivers\nDate: 5 May 2021\nLocation: Online", [("Online", "virtual")], "online"),
        (
            "Thursday 9 March, 12.30-14h00, Room XXVII, Palais des Nations",
            [("Room XXVII, Palais des Nations", "physical")],
            "in_person",
        ),
        (
            "Rivers\n• 27 May 2020 • 12.00 – 13.00 • Room XXII, Palais des Nations",
            [("Room XXII, Palais des Nations", "physical")],
            "in_person",
        ),
        (
            "“Rivers”\nFriday, 5 May 2021, 3:00 pm\nForeign Languages 105",
            [("Foreign Languages 105", "physical")],
            "in_person",
        ),
        (
            "9 May 2021, 12.30pm, Room G.04, Reef Building: Rivers and rain",
            [("Room G.04, Reef Building", "physical")],
            "in_person",
        ),
        ("Rivers\n5 May 2021\nReef Hall 4401", [("Reef Hall 4401", "physical")], "in_person"),
        (
            "Rivers\n5 May 2021\nReef Auditorium and via Zoom",
            [("Reef Auditorium", "physical"), ("via Zoom", "virtual")],
            "hybrid",
        ),
        (
            "The meet-up is on 5 May 2021, upstairs at The Lion & Lobster, as ever.",
            [("The Lion & Lobster", "physical")],
            "in_person",
        ),
        ("Rivers\nV4 Conference 4 October 2011, Prague", [("Prague", "physical")], "in_person"),
        ("Rivers\nThe conference is on 4 October 2011 in Warsaw.", [("Warsaw", "physical")], "in_person"),
        (
            "Rivers\nIt will take place on 15 May 2021 at the institute (1016 Budapest, Bérc utca 13-15).",
            [("1016 Budapest, Bérc utca 13-15", "physical")],
            "in_person",
        ),
        (
            "Rivers\nSep 5 @ 5:30 pm\nRivers @ College of Rivers | London",
            [("College of Rivers | London", "physical")],
            "in_person",
        ),
        (
            "5 May 2021, 6pm\nCenter for River Studies Seminar Room\nBuilding 6 - Third Floor\n“Rivers”",
            [("Center for River Studies Seminar Room\nBuilding 6 - Third Floor", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021, 6pm\nFens Law School\n150 West 62nd Street, Costa Room (2nd Floor)\nNew York, NY 10023",
            [("Fens Law School\n150 West 62nd Street, Costa Room (2nd Floor)\nNew York, NY 10023", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021 at 6pm\nFens Europe, Rue du Congrès 15, Brussels and Live Online",
            [("Fens Europe, Rue du Congrès 15, Brussels", "physical"), ("Live Online", "virtual")],
            "hybrid",
        ),
        ("• Rivers (by the League)\n   13:15 – 14:45 / Oceania", [("Oceania", "physical")], "in_person"),
        (
            "Rivers\nA harvest supper will be held in Upper Dicker Village Hall on 7 October, starting at 7pm, and all may come.",
            [("Upper Dicker Village Hall", "physical")],
            "in_person",
        ),
        (
            "Rivers\nTwelve talks were given at Eel House. The next is at the Reed Tavern at 12 Mill Lane in Oxton on 5 May at 7 pm.",
            [("Reed Tavern at 12 Mill Lane in Oxton", "physical")],
            "in_person",
        ),
        (
            "Rivers\nEel Day is on 5 May 2021.\nThe supper, which begins at 6 pm, will be held at the Ada Moss Teaching Facility in Oxton.",
            [("Ada Moss Teaching Facility in Oxton", "physical")],
            "in_person",
        ),
        (
            "Rivers\nOn 5 May 2021 the League comes to Oxton. Its open evening takes place in FENHALLE.",
            [("FENHALLE", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021\nReed boats are shown and sold. The place is the Fenland Embassy, and you must register.",
            [("Fenland Embassy", "physical")],
            "in_person",
        ),
        (
            "Rivers\nOn Tuesday 4 May 2021 at 6:00 pm the rowers will meet in the parish hall to eat together.",
            [("parish hall", "physical")],
            "in_person",
        ),
        (
            "Rivers\nMonday, 3 May 2021\nThe evening for parents begins at 7:00 P.M. in church.",
            [("church", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021, 2:30 p.m. at the rear entrance of Oxton University, Fen Rd, Oxton.",
            [("rear entrance of Oxton University, Fen Rd, Oxton", "physical")],
            "in_person",
        ),
        (
            "Rivers\nThe board meets in Riga from 3 to 5 May 2021. The sessions take place in the ground floor conference room of Eel House.",
            [("ground floor conference room of Eel House", "physical")],
            "in_person",
        ),
        (
            "Rivers\nWednesday 3 February 2021, 3:30-5:00pm. Room: Reed Building 1.25",
            [("Reed Building 1.25", "physical")],
            "in_person",
        ),
        ("Rivers\n5 May 2021, 6pm\nlocation: 32-155", [("32-155", "physical")], "in_person"),
        (
            "Rivers\n5 May 2021, 6pm\nVenue: Sahel House (once the Reed Museum), The Tent, K Marg, Fort, Mumbai",
            [("Sahel House (once the Reed Museum), The Tent, K Marg, Fort, Mumbai", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021, 6pm\nLocation: Weir Building\nReed Hall\n111 Fen Drive\nOxton, Ontario",
            [("Weir Building\nReed Hall\n111 Fen Drive\nOxton, Ontario", "physical")],
            "in_person",
        ),
        (
            "5 May 2021\nLena Ohm, who ties reeds, will show how she does it.\nLocation: Fen Brook Country Club",
            [("Fen Brook Country Club", "physical")],
            "in_person",
        ),
        ("Rivers\nMay 5, 2021, 1 p.m., ECSS 2.102", [("ECSS 2.102", "physical")], "in_person"),
        (
            "Rivers\n5 May 2021; 9.30-10.30am; E8A-280 (Eel Tea Room).",
            [("E8A-280 (Eel Tea Room)", "physical")],
            "in_person",
        ),
        (
            "Rivers\nOur Eel Day is on Tuesday 4 May 2021 in the field at the rear of the school. We need the weather.",
            [("field at the rear of the school", "physical")],
            "in_person",
        ),
        (
            "Rivers\nThe hearing is tonight (Tuesday, 4 May 2021) at 7 p.m. in Weir Chambers on the third floor of Old Town Hall.",
            [("Weir Chambers on the third floor of Old Town Hall", "physical")],
            "in_person",
        ),
        ("Rivers\n5 May 2021\nReed Arena near Oxton", [("Reed Arena near Oxton", "physical")], "in_person"),
        (
            "Rivers\n5 May 2021\nSilvereel ( Meeûs 35, 1000 Oxel)",
            [("Silvereel ( Meeûs 35, 1000 Oxel)", "physical")],
            "in_person",
        ),
        (
            "Rivers\nThe league hosts a talk from noon to 1 p.m. 5 May 2021 at the chamber, 46 Fen Road, Oxton. It costs $15.",
            [("chamber, 46 Fen Road, Oxton", "physical")],
            "in_person",
        ),
        (
            "Saturday 5 May 2021 10.00am Trip to Fen Nature Reserve, near Oxton (eels). Meet in the Fen car park at 10.00am.",
            [("Fen Nature Reserve", "physical")],
            "in_person",
        ),
        (
            "- Nights in the Reed Book Club: The club reads and is to meet at 6 p.m. 5 May 2021, at the Fen Library, 51 Eel Ave.",
            [("Fen Library, 51 Eel Ave", "physical")],
            "in_person",
        ),
        ("Sat 8 May 2021 20:30 Observing at Oxton", [("Oxton", "physical")], "in_person"),
        ("Sunday 9 May 2021\nTraining for the League (East) at Port Moss", [("Port Moss", "physical")], "in_person"),
        ("9 May 2021\n5th Grade field trip to Casa Anguila", [("Casa Anguila", "physical")], "in_person"),
        (
            "Book Talk: 5 p.m. to 6 p.m. Monday, April 25, 2022, FPL Eel Park Branch Library, 51 Eelwell Springs Road. A talk on eels.",
            [("FPL Eel Park Branch Library, 51 Eelwell Springs Road", "physical")],
            "in_person",
        ),
        (
            "Rivers\nThe Slow Club will meet on 5 May 2021 at 7:00 PM at Moreau's Java Shop on Reed Street to talk about eels.",
            [("Moreau's Java Shop on Reed Street", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021. The dinner will be held from 5 p.m. to 8 p.m. at the Moss Center in downtown Oxton.",
            [("Moss Center in downtown Oxton", "physical")],
            "in_person",
        ),
        (
            "Rivers under the Stars, Friday, 7 May 2021, 6:30 pm., at the Eel Picnic Area.",
            [("Eel Picnic Area", "physical")],
            "in_person",
        ),
        (
            'May 10, 2021\nAda Moss, Department of Fens\n"Ghosts in the Weir" * To be held in Reed Hall 323',
            [("Reed Hall 323", "physical")],
            "in_person",
        ),
        (
            "6 March 2021, Port of Spain, Trinidad and Tobago: Forum on Rivers",
            [("Port of Spain, Trinidad and Tobago", "physical")],
            "in_person",
        ),
        ("9 May 2021: School play at Reed Theatre", [("Reed Theatre", "physical")], "in_person"),
        (
            "Tuesday, Feb. 16, 2021, 11 a.m. | Moss-Reed 203\nComte Chair in Fen Studies\n“Rivers and Rain”",
            [("Moss-Reed 203", "physical")],
            "in_person",
        ),
        (
            "Wed 5th May 2021: Department Morning Tea; 10:30am - 11:30am; The Hill.",
            [("The Hill", "physical")],
            "in_person",
        ),
        (
            "Rivers\nOn Monday, the office hosts a briefing on what rivers carry down to the sea (3 May 2021, 3.30-5pm, room IX).",
            [("room IX", "physical")],
            "in_person",
        ),
        (
            "Rivers, 1-2 October 2020, Almaty, Kazakhstan\nFrom 1 to 2 October 2020, the League takes part in the Fens at Reed University in Almaty, Kazakhstan.",
            [("Reed University in Almaty, Kazakhstan", "physical")],
            "in_person",
        ),
        ("Rivers\nThe heats are on Friday 5 May in Lower Fen at 7.00pm.", [("Lower Fen", "physical")], "in_person"),
        (
            "Rivers\nThe lunch club of the village meets from 11am to 2.30pm at the village hall on 5 May.",
            [("village hall", "physical")],
            "in_person",
        ),
        (
            "Rivers\nThe Mission, 950 Webster St., will be having an eel supper on 5 May from 5 pm until all is gone.",
            [("950 Webster St", "physical")],
            "in_person",
        ),
        (
            "Rivers\nTime and location: 4:30pm-6pm, Old Mill Teaching Room 1",
            [("Old Mill Teaching Room 1", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021\nGrand Weir Riga and online",
            [("Grand Weir Riga", "physical"), ("online", "virtual")],
            "hybrid",
        ),
        ("10.00 - 11.00 The Law of Rivers Meeting Room 7", [("Meeting Room 7", "physical")], "in_person"),
        (
            "Rivers\nWhere: Microsoft Teams Meeting\nWhen: 5 May 2021",
            [("Microsoft Teams Meeting", "virtual")],
            "online",
        ),
        ("Rivers\n5 May 2021, 12:00, Keppel Street, Room LG6", [("Keppel Street, Room LG6", "physical")], "in_person"),
        (
            "Coffee with the Mayor - Tuesday 4/18, 8:00am, Corner Bakery, 12 Elm St",
            [("Corner Bakery, 12 Elm St", "physical")],
            "in_person",
        ),
        (
            "12/14/2022 6:00 PM   Planning Commission   City Hall, Council Chambers   Agenda",
            [("City Hall, Council Chambers", "physical")],
            "in_person",
        ),
        (
            "Rivers\nWHEN:\nThursday, July 13, 2017\nWHERE:\nCenter for Rivers\n1333 H Street NW\n10th Floor",
            [("Center for Rivers\n1333 H Street NW\n10th Floor", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021\nVenue: Technical University, Main Building\nStraße des Rheins 135, 10623 Berlin",
            [("Technical University, Main Building\nStraße des Rheins 135, 10623 Berlin", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021\nWhere: River Club, Lower Room,\n529 14th Street NW, Washington, DC 20045",
            [("River Club, Lower Room,\n529 14th Street NW, Washington, DC 20045", "physical")],
            "in_person",
        ),
        (
            "Rivers\n5 May 2021\nRoom 8, UN Headquarters (also livestreamed on UN Web TV)",
            [("Room 8, UN Headquarters", "physical"), ("also livestreamed on UN Web TV", "virtual")],
            "hybrid",
        ),
    ],
)
def test_places_and_mode(text: str, places: list[tuple[str, str]], mode: str) -> None:
    draft = draft_of(text)
    assert [(place.text, place.kind) for place in draft.places] == places
    assert draft.mode is not None
    assert draft.mode.value == mode


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\nVenue: to be announced\n5 May 2021",
        "1 May @ 1 pm - Old Paint Revived",
        "Rivers\nThe talk on 5 May in English is free, and so is that in May in Partnership with the League.",
        "Rivers\n5 May 2021\nThe fire in the Reed Tower showed what towns owe to Fenland's rivers. Ada Moss wrote on Tolkien's prose.",
        "5 May 2021 7.30pm “Dark Rivers” - Prof Ada Moss",
        "Spring Service of the Reeds 5 May 2021, KS1 9.30am, KS2 10.30am",
        "Rivers\n5 May 2021\nAfterwards the members exchange eels.",
        "5 May 2021 - Run/Walk 5km",
        "5 May 2021 High School Evening Open House",
        "Rivers\n5 May 2021\nThe weirs are high. Nigel, who has seen them, will tell.",
        "Poets in Our Days, 5 May 2021",
        "3. Main Program: Poets in Our Days, 5 May 2021, 13:00 - 14:15",
        "Pantry News - Please put Saturday, 8 May 2021, on your calendars, and come.",
        "Women at Work, 5 May 2021",
        "Human Rights at the Brink\n5 May 2021, 18:00",
        "Hester Moss, head of music at Fen University\n5 May 2021, 18:00",
        "Rivers\nThe groups will meet in Week 6 (5 May 2021) and end in the Reed Education Summit on 7 May 2021.",
        "Knocks at Dawn 5 May 2021, 6:00pm",
        "Rivers\n5 May 2021\nIn 2014, the Weir Centre was built. Many thanks to the River Church committee for it.",
        "Rivers\n5 May 2021, 10:00\nApply online form by Monday, with a paper on online harassment and data.",
    ],
)
def test_no_place_and_no_mode(text: str) -> None:
    draft = draft_of(text)
    assert draft.places == ()
    assert draft.mode is None


def test_platform_is_named() -> None:
    (place,) = draft_of("Rivers\nVenue: Zoom\nDate: 5 May 2021").places
    assert (place.kind, place.platform) == ("virtual", "Zoom")


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\nOn 5 May 2021 the lecture of the Reed Institute at Mill Hall in Oxton will be given online at 7 pm.",
        "Rivers\nThe show, scheduled for 7-9 June 2021 in Oxton, has been changed from an in-person event to a virtual event.",
        "Rivers\n5 May 2021, 3 pm\nLocation: Hosted online by the Reed Institute",
    ],
)
def test_all_is_online(text: str) -> None:
    draft = draft_of(text)
    assert [place.text for place in draft.places if place.kind == "physical"] == []
    assert draft.mode is not None
    assert draft.mode.value == "online"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ('CANCELLED!!! Lecture "Rivers" – Tue 2 October 2018, 18.30', "cancelled"),
        ("Rivers\n[cancelled]\n5 May 2021", "cancelled"),
        ("Sat 19 June 2pm Cricket v. Cavendish - OFF, they can't raise a side", "cancelled"),
        ("Rivers\n5 May 2021\nPOSTPONED UNTIL FURTHER NOTICE - the books are still on a ship", "postponed"),
        ("Rivers A.G.M.\n\nThe meeting of this Thursday is put off until further notice.", "postponed"),
        ("Rivers\nThe reading announced for Sunday 12 June stands POSTPONED till further notice.", "postponed"),
        ("Change of date: An Evening of Rivers\n5 May 2021", "rescheduled"),
        ("Rivers\nOur event, first announced for 6 March, had to be moved. It is now on 14 March 2021.", "rescheduled"),
        ("Rivers\n5 May 2021\nThe seminar has moved online and will be on Zoom.", "moved_online"),
        ("Rivers\n5 May 2021, time tbc", "tentative"),
        (
            "Rivers postponed\n\nThe League has postponed the talk on rivers that was to be held on Wednesday July 11th. A new date is sought.",
            "postponed",
        ),
        (
            "The committee has decided with regret to cancel next week's lecture, “Rivers”, on Thursday 19 March.",
            "cancelled",
        ),
        ("The AGM is still pencilled in for Thursday 16 April at 7pm.", "tentative"),
        ("Changed Date of the River Lecture\nIt is on 5 September 2021.", "rescheduled"),
        (
            "Rivers\nMeeting No. 4 (the hour has been changed from 11:00 a.m.)\n7 February 2023, 3:30 p.m.",
            "rescheduled",
        ),
        ("Rivers\nTime: 8.15 - 9.45 (moved from Wednesday)\nVenue: Weir Hall", "rescheduled"),
        ("Rivers\nNow Thursday 2 May 2019 at 10am (was: Thursday 25 April, Anzac Day)", "rescheduled"),
        ("Rivers\n10 May 2021, 6 pm (previously 3 May)", "rescheduled"),
        ("Rivers\nScheduled for 23 April 2019, has been rearranged for 30 April 2019, 9.30am", "rescheduled"),
        ("• Rivers (title tbc)\n    time and room to be confirmed", "tentative"),
    ],
)
def test_status(text: str, status: str) -> None:
    found = draft_of(text).status
    assert found is not None
    assert found.value == status


@pytest.mark.parametrize(
    "text",
    [
        "Rivers\n5 May 2021\nCancellation policy: tickets are refunded up to two days before.",
        "Rivers\n5 May 2021\nSOLD OUT",
        "Rivers\n5 May 2021, 6 pm\n\nPlease note that the talk on 12 May is cancelled.",
        "5 May 2021, 4:30pm\nDr. Bo Li - University of Riga\nTitle - TBA",
        "Rivers\n5 May 2021\n\nThe festival was born when another one was cancelled in 2009, and nobody has looked back since. It is loud.",
        "Rivers\n5 May 2021\n\nThe old estimate was off by 74%, which is a lot.",
    ],
)
def test_plainly_scheduled(text: str) -> None:
    assert draft_of(text).status is None


def test_sign_up_with_address_email_and_deadline() -> None:
    draft = draft_of(
        "Rivers\n5 May 2021\nPlease register by 3 May at https://example.org/register or write to seats@example.org"
    )
    assert draft.sign_up is not None
    assert draft.sign_up.url == "https://example.org/register"
    assert draft.sign_up.email == "seats@example.org"
    assert draft.sign_up.deadline is not None
    assert not draft.sign_up.lost
    assert [link.role for link in draft.links] == ["registration", "email"]


@pytest.mark.parametrize("line", ["Register here", "Registration is open on this link", "Please registere here"])
def test_lost_link_is_noted(line: str) -> None:
    draft = draft_of(f"Rivers\n5 May 2021\n\n{line}")
    assert draft.sign_up is not None
    assert draft.sign_up.lost
    assert "link_lost" in [note.code for note in draft.notes]


def test_join_link_serves_when_there_is_no_other() -> None:
    join, both = "Join: https://zoom.us/j/83055501925 (passcode 1)", "Register: https://example.org/register"
    assert draft_of(f"Rivers\n5 May 2021\n{join}").sign_up.url == "https://zoom.us/j/83055501925"  # type: ignore[union-attr]
    assert draft_of(f"Rivers\n5 May 2021\n{join}\n{both}").sign_up.url == "https://example.org/register"  # type: ignore[union-attr]


def test_description_takes_in_headed_lists_and_no_lead_to_the_title() -> None:
    draft = draft_of(
        "The League and the Club are pleased to invite you to:\nRivers and Rights\n5 May 2021\n\n"
        "What will I learn?\n• how to read a river\n• how to cross it"
    )
    assert draft.title is not None
    assert draft.description is not None
    assert draft.title.value == "Rivers and Rights"
    assert draft.description.value == "What will I learn?\n• how to read a river\n• how to cross it"


def test_menus_open_no_sections() -> None:
    prose = "The workshop brings together those who build sensors and those who would like to use them. It is small."
    draft = draft_of(f"Cold Sensors\n12 June 2023\n\nOverview\nTimetable\nContribution List\nRegistration\n\n{prose}")
    assert draft.description is not None
    assert draft.description.value == prose


def test_description_leaves_out_what_is_said_elsewhere() -> None:
    prose = "The river was here before the law, and it is in no hurry to leave. It has heard speeches before."
    text = "\n\n".join(
        [
            "Rivers and Rights",
            "5 May 2021, 10:00-11:30",
            prose,
            "Programme",
            "10:00 Opening\n10:15 The river's side\n11:00 Questions",
            "This event is co-hosted by the Water League and the Rain Club.",
            "Interpretation into Arabic is provided.",
            "Tea will be served. All are welcome.",
            "Please register by 3 May.",
            "Registration",
            "Badges are given out at the north gate, one for each guest who has been announced by name beforehand.",
        ]
    )
    description = draft_of(text).description
    assert description is not None
    assert description.value == f"{prose}\n\nProgramme\n\n10:00 Opening\n10:15 The river's side\n11:00 Questions"


@pytest.mark.parametrize(
    "text",
    ["Tue 4 May, 7.30pm. Parish Council, by Zoom. Agenda on the boards.", "Room XXI\nRivers and Rights\nWater League"],
)
def test_short_entries_have_no_description(text: str) -> None:
    assert draft_of(text).description is None


def test_interpretation_kind_and_parent() -> None:
    draft = draft_of(
        "Webinar on Rivers\n5 May 2021\nZoom (English, with Bahasa and Nepali interpretation)\nHeld on the margins of the Human Rights Council, with tea."
    )
    assert draft.interpretation == ("en", "id", "ne")
    assert draft.event_type is not None
    assert draft.event_type.value == "webinar"
    assert draft.parent_event is not None
    assert draft.parent_event.value == "Human Rights Council"


def test_speakers_below_their_heading_are_described() -> None:
    text = "\n\n".join(
        [
            "Rivers and Rights\n10 June 2021, 15:00",
            "About the event",
            "Archives are where denial goes to lose arguments. Most of them are closed.",
            "Speakers",
            "Dr. Marta Kos, Head of Archives\nDr. Kos has worked on testimony for twenty years.",
            "Registration",
            "Please register by 8 June using the form below.",
        ]
    )
    description = draft_of(text).description
    assert description is not None
    assert description.value.startswith("About the event\n\nArchives are")
    assert description.value.endswith("Dr. Kos has worked on testimony for twenty years.")


def test_prose_with_a_word_of_welcome_stays_prose() -> None:
    text = "The League hosts Lena Ohm for a lecture entitled “Ice Roads”. It will take place on 7 February 2022 at 6 p.m. in the Old Library. A reception will follow. All welcome."
    draft = draft_of(text)
    assert draft.title is not None
    assert draft.title.value == "Ice Roads"
    assert draft.description is not None
    assert draft.description.value == text


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("A webinar of the League.", "online"),
        ("The talk is livestreamed.", "hybrid"),
        ("A talk of the League.", "in_person"),
    ],
)
def test_mode_of_an_event_listed_under_a_city(line: str, mode: str) -> None:
    found = draft_of(f"Geneva, Switzerland\n\n{line}\n\nDate and time: June 5, 2021, 8.00-9.30 am").mode
    assert found is not None
    assert found.value == mode


@pytest.mark.parametrize(
    ("text", "description"),
    [
        (
            "HARBOUR WALK\nWhen: Saturday at 9am\nWhere: Old Pier\nWhat: What happened on the quay, told by one who was there for all of it.\nCost: Free",
            "What: What happened on the quay, told by one who was there for all of it.",
        ),
        (
            "• Sunday, April 26: The Eel Society shows what it found. That one, and one hopes a few with more to them, will be talked about at the Reed Auditorium starting at 4:00PM.",
            "• Sunday, April 26: The Eel Society shows what it found. That one, and one hopes a few with more to them, will be talked about at the Reed Auditorium starting at 4:00PM.",
        ),
        (
            "Reeds Speak\n6 July 2021, 02:30 pm\n\nReed plaiting shown and explained by Ms Ulrike Halm, artist and teacher of plaiting from Gersau\nIntroduction: Vina Roth, Director",
            "Reed plaiting shown and explained by Ms Ulrike Halm, artist and teacher of plaiting from Gersau\nIntroduction: Vina Roth, Director",
        ),
        (
            "Public hearing on the weir\n6 July 2021, 02:30 pm\n\nThe board will consider to amend the order on eels, in these sections:\nChapter 2, Site Plans\nChapter 3, Weirs\nAPPLICANT:\nTown of Oxton",
            "The board will consider to amend the order on eels, in these sections:\nChapter 2, Site Plans\nChapter 3, Weirs",
        ),
    ],
)
def test_description_of_lines_that_tell(text: str, description: str) -> None:
    found = draft_of(text).description
    assert found is not None
    assert found.value == description


@pytest.mark.parametrize("layout", ["{}\nThursday, 14 May 2026, 7 pm\nVillage Hall\n", "14 May 2026, 7 pm - {}\n"])
@pytest.mark.parametrize(
    "title", ["Book Club", "Farmers Market", "Repair Café", "Songs of the Harbour", "Room to Grow"]
)
def test_titles_that_could_be_names_of_places(title, layout):
    (event,) = parse(layout.format(title)).events
    assert event.title == title
    assert title not in [place.text for place in event.locations]
    assert title not in [party.name for party in event.organizers]


@pytest.mark.parametrize(
    "layout",
    [
        "Tides for all\nThursday 5 May 2022, 6 pm\n{}\nA talk about the sea and those who live by it.",
        "Tides for all\n{}\nThursday 5 May 2022, 6 pm\nA talk about the sea.",
        "Tides for all\nThursday 5 May 2022, 6 pm, {}\nA talk about the sea.",
        "Thursday 5 May 2022 | 6 pm | Tides for all | {}",
        "The Tide Club meets on Thursday 5 May 2022 at 6 pm in {}. It will talk about tides.",
        "Ada Moss talks about tides at {} on Thursday 5 May 2022 at 6 pm.",
    ],
)
@pytest.mark.parametrize(
    "place",
    [
        "Mill Lane",
        "St Brendan's",
        "Old Town Square",
        "Theatre Royal",
        "Reef Institute, Riga",
        "Zossener Str. 55-58, Berlin",
        "Goethe-Institut, 30 Irving Place",
        "Main Library (2nd floor)",
        "Harbour House, 12 Quay Street",
        "Room 4.12, Law Building",
        "Conf. Room 12, Main Bldg. North",
    ],
)
def test_places_without_a_label(place: str, layout: str) -> None:
    (event,) = parse(layout.format(place)).events
    assert [each.text for each in event.locations] == [place]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("14 May 2025, 7 pm: Salt Roads by Dr.Ann Reed", "Salt Roads"),
        (
            "14 May 2025, 7 pm: The Life of Peat: What Bogs Tell by Prof. Ann Reed and Dr. Tom Hill",
            "The Life of Peat: What Bogs Tell",
        ),
        ("Launch of Salt Roads by Ann Reed\n14 May 2025, 7 pm, Town Hall", "Launch of Salt Roads by Ann Reed"),
        ("14 May 2025, 7 pm: AGM followed by a lecture to be confirmed", "AGM"),
        ("14 May 2025, 7 pm: Wine Auction by Tidelot followed by dinner at Reef Hotel", "Wine Auction"),
        ("14 May 2025, 9 am: Full Commission Meeting via Zoom", "Full Commission Meeting"),
        ("14 May 2025, 9 am: Golf Tournament at Ridge Club", "Golf Tournament"),
        ("Lunch & Learn: AI for Small Shops\n14 May 2025, noon, Library", "AI for Small Shops"),
        ("Lecture 2: 'Salt, Law and Roads – A History'\n14 May 2025, 7 pm", "Salt, Law and Roads – A History"),
        ("The seventh rendition of the Reef Benefit Gala takes place on 14 May 2025 at 7 pm.", "Reef Benefit Gala"),
        ("Our next LUG meeting is on 14 May 2025 at 7 pm in the Library.", "LUG meeting"),
        ("The first course, Tides and Towns, runs from 14 May 2025 to 18 May 2025.", "Tides and Towns"),
        ("This year's Spring Craft Fair will be on 14 May 2025, 10am.", "Spring Craft Fair"),
        ("Join us on 14 May 2025 at 7 pm for the annual Harvest Supper.", "Harvest Supper"),
        ("The Reef Trust will hold its annual Harvest Supper on 14 May 2025 at 7 pm.", "Harvest Supper"),
        ("MASQUERADE BALL: come and dance with us on 14 May 2025 at 7 pm, bring a friend.", "MASQUERADE BALL"),
        ("CONFIRMATION will be celebrated on 14 May 2025 at 7 pm in the church.", "CONFIRMATION"),
        ("14 May 2025, 6 pm. Ada Moss will present “The Moss Effect in Salt.”", "The Moss Effect in Salt"),
        ("South Africa: 14 May 2025: Regional meeting of reef women", "Regional meeting of reef women"),
        ("14 May 2025, 7 pm – Tides and Towns with Dr Ada Moss", "Tides and Towns"),
        ("14 May 2025, 7 pm – An evening with Ada Moss", "An evening with Ada Moss"),
        ("A talk by Ada Moss\nTides and Towns\n14 May 2025, 7 pm", "Tides and Towns"),
        ("By Ada Moss\nTides and Towns\n14 May 2025, 7 pm", "Tides and Towns"),
        ("The Reef Tide Forum 2025 will be held on 14 May 2025 at 9 am.", "Reef Tide Forum 2025"),
        ("On 14 May 2025 at 7 pm the Reef Trust will host “Tides and Towns”, a conference.", "Tides and Towns"),
        ("14 May 2025, 7 pm - Border Gathering, Nogales, AZ", "Border Gathering"),
        (
            "The seventy-ninth session of the Reef Assembly for Asia and the Pacific (RAAP) will be held on 14 May 2025.",
            "seventy-ninth session of the Reef Assembly for Asia and the Pacific (RAAP)",
        ),
        (
            "Guests came for the 7th Anniversary Lecture of Tide Magazine slated for 14 May 2025 at 7 pm.",
            "7th Anniversary Lecture of Tide Magazine",
        ),
        ("Available in: EnglishFrench\nTides and Towns\n14 May 2025, 7 pm", "Tides and Towns"),
        (
            "ASHBY — Grace Church, 44 Main St., will hold a turkey supper at 5 p.m. Saturday, May 10, 2025.",
            "turkey supper",
        ),
        ("The Reef Institute and the Tide Club present\n\nSALT ROADS\n\n14 May 2025, 7 pm", "SALT ROADS"),
        ("Ada Moss, “Salt Roads,” Wednesday, May 14, 2025, 7 p.m., Reef Books, 12 Elm St.", "Salt Roads"),
        ("Ashby Arts Council's “Art on the Green” returns on Saturday, May 17, 2025, from 10 a.m.", "Art on the Green"),
        (
            (
                "The Permanent Mission of Chile and the Permanent Mission of Peru\nwith the Reef Trust\n\n"
                "have the honour to invite you to\n\nTides for All\n\nThursday 15 May 2025, 13:00-14:30, Room XX"
            ),
            "Tides for All",
        ),
        ("Parish notices\n\nThe Reef Guild meets on Tuesday 13 May 2025 at 2.30pm in the Church Hall.", None),
        ("TOWN OF ASHBY\nPUBLIC NOTICE\n\nThe Zoning Board will meet on 14 May 2025 at 7 p.m. in Town Hall.", None),
        ("NOTICE OF MEETING\n\nThe Zoning Board will meet on 14 May 2025 at 7 p.m. in Town Hall.", None),
        ("PRESS STATEMENT\n\nThe minister will open the fair on 14 May 2025 at 7 p.m. in Town Hall.", None),
        ("14 May 2025\nRuth Amadi (NYU)\n3 pm, Room 4", None),
        ("Remotely, starting 14 May 2025 at 3 pm", None),
        (
            (
                "Some six hundred people are expected to turn up at the celebrations to be held in Riga\n\n"
                "14 May 2025, 7 pm, Town Hall"
            ),
            None,
        ),
    ],
)
def test_names_of_events_with_tails_and_in_sentences(text, title):
    assert [event.title for event in parse(text).events] == [title]
