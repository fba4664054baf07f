"""Lists that markup draws, and fixture pages written as web pages."""

import datetime as dt

import pytest

from html_renderings import RENDERINGS, judge_html
from quality.score import figures, judge, load_pages
from sideevents_parser import parse_html

DAYS = ["3 May 2024", "7 June 2024", "5 July 2024", "2 August 2024"]


def dates_of(html):
    return [(event.date, event.start_time) for event in parse_html(html).events]


def test_rows_of_a_table_are_events():
    rows = "".join(f"<tr><td>{day}<td>{10 + at}:00<td>Bee workshop, part {at}</tr>" for at, day in enumerate(DAYS))
    found = dates_of(f"<h1>Workshops</h1><table><tr><th>Day<th>Hour<th>Title{rows}</table>")
    assert found == [
        (dt.date(2024, month, day), dt.time(10 + at))
        for at, (day, month) in enumerate([(3, 5), (7, 6), (5, 7), (2, 8)])
    ]


def test_an_hour_told_once_holds_for_the_list():
    items = "".join(f"<li>{day}</li>" for day in DAYS)
    found = dates_of(f"<h2>Meeting dates</h2><p>All meetings begin at 3:00 pm.</p><ul>{items}</ul>")
    assert [start for _, start in found] == [dt.time(15)] * 4


def test_an_item_without_a_date_is_in_no_entry():
    html = "<h2>Meetings</h2><ul><li>3 May 2024, 10:00 Board<li>June: no meeting<li>5 July 2024, 10:00 Board<li>2 August 2024, 11:00 Board</ul>"
    result = parse_html(html)
    assert len(result.events) == 3
    assert not any("no meeting" in event.span.of(result.text) for event in result.events)


def test_cells_with_dates_are_events():
    cells = "".join(f"<td>{day}<br>Agenda</td>" for day in ["5/3/2024", "6/7/2024", "7/19/2024", "8/30/2024"])
    assert len(dates_of(f"<h2>Board meetings</h2><table><tr>{cells}</tr></table>")) == 4


def test_menus_are_no_part_of_events():
    menu = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ["Home", "News", "People", "Places", "Contact"])
    html = f"<ul>{menu}</ul><h2>Bee workshop</h2><p>Date: 5 May 2024, 10:00</p><ul>{menu}</ul>"
    [event] = parse_html(html).events
    assert "People" not in event.span.of(parse_html(html).text)


def test_sections_below_headings_are_entries():
    day = "<h3>{0}</h3><h4>Canal {1}</h4><p>{2}:00 am - 11:30 am</p><ul><li>Agenda (PDF)</ul>"
    html = (
        "<h1>Canal board</h1>"
        + day.format("June 3 (M), 2024", "hearing", 9)
        + day.format("July 8 (M), 2024", "walk", 10)
    )
    events = parse_html(html).events
    assert [(event.title, event.start_time) for event in events] == [
        ("Canal hearing", dt.time(9)),
        ("Canal walk", dt.time(10)),
    ]


def test_past_meetings_stay_and_say_so():
    meetings = "<h2>Upcoming meetings</h2><ul><li>June 3, 2024, 9 am: Board<li>July 8, 2024, 9 am: Board</ul>"
    past = "<h2>Past meetings</h2><ul><li>May 6, 2024, 9 am: Board<li>April 1, 2024, 9 am: Board</ul>"
    events = parse_html(f"<h1>Canal board</h1>{meetings}{past}").events
    assert ["listed_as_past" in {note.code for note in event.diagnostics} for event in events] == [
        False,
        False,
        True,
        True,
    ]


def test_news_of_the_past_is_left_out():
    html = "<h1>Canal board</h1><p>Meeting: June 3, 2024, 9 am</p><h2>Past events</h2><ul><li>May 6, 2024, 9 am: Fair<li>May 7, 2024, 9 am: Fair</ul>"
    assert [event.date.month for event in parse_html(html).events] == [6]


def test_a_word_of_a_menu_closes_nothing():
    menu = "".join(f"<div>{name}</div><p></p>" for name in ["Parks", "Jobs", "Documents"])
    html = f"<div>{menu}</div><h1>Canal board meeting</h1><p>June 3, 2024 at 9:00 am</p><p>Town hall, room 4</p>"
    assert len(parse_html(html).events) == 1


def test_documents_of_a_meeting_are_no_meetings():
    entry = "<div class=row><h3>Board meeting - {0}</h3><p>The board meets on {0} at 9:30 am.</p><p><a href=a.pdf>Agenda {0}.pdf</a></p><p><a href=b>Meeting video {0}</a></p></div>"
    html = "<h1>Canal board</h1>" + "".join(
        entry.format(day) for day in ["June 3, 2024", "July 8, 2024", "August 5, 2024"]
    )
    assert [event.date.month for event in parse_html(html).events] == [6, 7, 8]


def test_a_list_of_agendas_is_a_list_of_meetings():
    items = "".join(
        f"<li><a href={at}.pdf>{day} Agenda</a> <li><a href={at}b.pdf>{day} Minutes</a>" for at, day in enumerate(DAYS)
    )
    assert len(parse_html(f"<h1>Canal board meetings</h1><ul>{items}</ul>").events) == len(DAYS)


@pytest.mark.parametrize(
    "days", [["October 21", "October 7", "June 3", "January 14"], ["January 14", "June 3", "October 7", "October 21"]]
)
def test_a_list_without_years_lies_in_one_year(days):
    rows = "".join(f"<tr><td>{day}<td>9:00 am<td>Canal board</tr>" for day in days)
    events = parse_html(f"<h1>Meetings</h1><table>{rows}</table>", reference_date=dt.date(2022, 10, 10)).events
    assert {event.date.year for event in events} == {2022}


def test_a_day_without_a_year_has_that_of_its_neighbours():
    rows = "".join(
        f"<li>{day}, 9:00 am Canal board" for day in ["June 1, 2023", "June 22", "July 13, 2023", "July 25, 2023"]
    )
    events = parse_html(f"<h1>Meetings</h1><ul>{rows}</ul>", reference_date=dt.date(2024, 5, 9)).events
    assert {event.date.year for event in events} == {2023}


def test_lines_that_name_dated_documents_are_meetings():
    lines = "<br>".join(
        f"{body} {day} Agenda"
        for body, day in zip(
            ["Canal Board", "Lock Committee"] * 2,
            ["May 3, 2024", "May 3, 2024", "July 5, 2024", "July 19, 2024"],
            strict=True,
        )
    )
    events = parse_html(f"<h1>Canal authority</h1><h2>2024 meetings</h2><p>{lines}</p>").events
    assert [(event.title, event.date.day) for event in events] == [
        ("Canal Board", 3),
        ("Lock Committee", 3),
        ("Canal Board", 5),
        ("Lock Committee", 19),
    ]


def test_a_side_bar_with_dated_agendas_lists_meetings():
    items = "".join(
        f"<li>{day} <a href={at}.pdf>Agenda</a> | <a href={at}m.pdf>Minutes</a>" for at, day in enumerate(DAYS)
    )
    assert len(
        parse_html(
            f"<main><h1>Canal board</h1><p>The board meets once a month.</p></main><aside><ul>{items}</ul></aside>"
        ).events
    ) == len(DAYS)


def test_headings_of_sections_are_titles_of_bare_days():
    section = (
        "<h2>{0} committee meetings</h2><p>Meeting time: {1} a.m.</p><ul><li>Thursday, June 6<li>Thursday, July 11</ul>"
    )
    page = (
        "<h1>Canal authority</h1><h2>Upcoming 2024 meetings</h2>"
        + section.format("Lock", 9)
        + section.format("Bank", 11)
    )
    events = parse_html(page, reference_date=dt.date(2024, 5, 1)).events
    assert [(event.title, event.start_time.hour) for event in events] == [("Lock committee meetings", 9)] * 2 + [
        ("Bank committee meetings", 11)
    ] * 2


def test_links_to_something_else_are_no_titles():
    rows = "".join(
        f"<tr><td>{day}<td><a href={at}.pdf>Click here</a><td>Lock committee</tr>" for at, day in enumerate(DAYS)
    )
    events = parse_html(f"<h1>Meetings</h1><table>{rows}</table>").events
    assert {event.title for event in events} == {"Lock committee"}


def test_what_leads_to_earlier_entries_is_none():
    cards = "".join(f"<div class=c><p>{day}, 10:00</p><h3>Bee workshop {at}</h3></div>" for at, day in enumerate(DAYS))
    last = "<p>The walks of spring (1 - 7 April 2024) can be found in the archive.</p>"
    assert len(parse_html(f"<h1>Bees</h1>{cards}<div class=c>{last}</div>").events) == len(DAYS)


def test_the_lead_of_a_page_is_no_part_of_its_first_entry():
    lead = "<p>What do bees eat in a town, and who has counted them? A letter of four weeks.</p><p>By post</p><p>[Order]</p>"
    sections = [
        f"<p>{day}, 10:00<br>“Bee workshop {at}” (by Hive)</p><p>Bring a hat.</p>" for at, day in enumerate(DAYS)
    ]
    result = parse_html("".join(f"<section>{each}</section>" for each in [lead + sections[0], *sections[1:]]))
    assert [event.title for event in result.events] == [f"Bee workshop {at}" for at in range(4)]
    assert "Order" not in result.events[0].span.of(result.text)


def test_the_label_that_opens_entries_opens_one_without_a_date():
    entry = "<section><h3>Hosted by: {0}</h3><p>{0} shows its boats.</p><p>{1}, 10:00</p>{2}</section>"
    further = "<h3>Hosted by: Oar House</h3><p>An open hour for those who mend oars, whenever you like.</p>"
    page = [entry.format(f"Club {at}", day, further if at == 1 else "") for at, day in enumerate(DAYS)]
    events = parse_html(f"<h1>Boats</h1>{''.join(page)}").events
    assert [[party.name for party in event.organizers] for event in events] == [
        ["Club 0"],
        ["Club 1"],
        ["Oar House"],
        ["Club 2"],
        ["Club 3"],
    ]


@pytest.mark.parametrize(
    "menu",
    ["About Documents Lock Room Side Events Media Host country", "Home About us Research Green Bank News Contact"],
)
def test_a_menu_that_lost_its_gaps_is_no_title(menu):
    events = parse_html(f"<div>{menu}</div><h3>How to count bees in a town</h3><p>3 May 2024, 10:00</p>").events
    assert [event.title for event in events] == ["How to count bees in a town"]


def test_a_title_that_opens_with_the_word_of_a_menu_stays():
    events = parse_html("<p>News from the Research Library for Members</p><p>3 May 2024, 10:00, Room 4</p>").events
    assert [event.title for event in events] == ["News from the Research Library for Members"]


@pytest.mark.parametrize("title", ["<div class=title>{}</div>", "<p><b>{}</b></p>", "<button>{}</button>"])
@pytest.mark.parametrize(
    "details",
    [
        "<dl><dt>When<dd>{}, 10:00<dt>Where<dd>Lock 4</dl>",
        "<ul><li>{}<li>10:00<li>Lock 4</ul>",
        "<table><tr><td>{}<td>10:00<td>Lock 4</table>",
        "<div class=panel><div>{}</div><div>10:00</div></div>",
    ],
)
def test_titles_and_details_that_take_turns_are_entries(title, details):
    names = ["Rowing at night", "Mending of sails", "Nets for beginners", "The last ferry"]
    page = "".join(title.format(name) + details.format(day) for name, day in zip(names, DAYS, strict=True))
    events = parse_html(f"<h1>The boat club</h1><p>All that we do.</p>{page}<p>Do come.</p>").events
    assert [event.title for event in events] == names
    assert [event.date.month for event in events] == [5, 6, 7, 8]


def flaws(verdicts):
    return {(verdict.event, verdict.field) for verdict in verdicts if not verdict.flawless}


@pytest.fixture(scope="module")
def plain():
    return {page.name: judge(page) for page in load_pages("en")}


@pytest.mark.parametrize("name", RENDERINGS)
def test_markup_does_not_make_the_reading_worse(plain, name):
    written = {page.name: judge_html(page, RENDERINGS[name]) for page in load_pages("en")}
    worse = {page: flaws(found) - flaws(plain[page]) for page, found in written.items()}
    assert {page: fields for page, fields in worse.items() if fields} == {}
    rows, least = (figures([each for found in side.values() for each in found]) for side in (written, plain))
    assert {field: figure for field, figure in rows.items() if figure < least[field]} == {}
    assert rows.keys() == least.keys()
