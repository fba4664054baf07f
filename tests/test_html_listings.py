"""Lists that markup draws, and fixture pages written as web pages."""

import datetime as dt

import pytest

from html_renderings import RENDERINGS, judge_html
from quality.score import figures, judge, load_pages
from sideevents_parser import parse_html

DAYS = ["3 May 2024", "7 June 2024", "5 July 2024", "2 August 2024"]
# What a page written as HTML may score less than its plain text at most: what the plain text says by runs of blank
# lines and by indenting is not in all renderings.
LESS = 0.04


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


@pytest.fixture(scope="module")
def plain():
    return figures([verdict for page in load_pages("en") for verdict in judge(page)])


@pytest.mark.parametrize("name", RENDERINGS)
def test_markup_does_not_make_the_reading_worse(plain, name):
    found = figures([verdict for page in load_pages("en") for verdict in judge_html(page, RENDERINGS[name])])
    short = {
        field: round(found[field], 3)
        for field in ("events", "date", "start", "end", "title")
        if found[field] < plain[field] - LESS
    }
    assert not short
