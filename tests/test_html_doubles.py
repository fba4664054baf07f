"""One meeting that a page tells twice: once in the record, and never two meetings as one."""

import datetime as dt

import pytest

from sideevents_parser import parse_html

READ_ON = dt.date(2024, 5, 1)
LIST = "<h2>2024 meetings</h2><p>All meetings begin at 7:30 pm.</p><ul>{}</ul>".format(
    "".join(f"<li>{day}</li>" for day in ("Thursday, May 9", "Thursday, June 13", "Thursday, July 11"))
)


def starts(html):
    events = parse_html(html, reference_date=READ_ON).events
    return [(each.date.month, each.date.day, each.start_time.hour) for event in events for each in event.occurrences]


@pytest.mark.parametrize(
    "banner",
    [
        "<p>Next meeting: Thursday, May 9, 7:30 pm, Lock hall</p>",
        "<h3>Next public meeting of the canal board: Thursday, May 9, at 7:30 pm</h3>",
        "<p>Our next meeting is on Thursday, May 9 at 7:30 pm in the Lock hall.</p>",
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_the_next_meeting_is_one_of_the_list(banner, above):
    html = f"<h1>Canal board</h1>{banner}{LIST}" if above else f"<h1>Canal board</h1>{LIST}<h2>Notes</h2>{banner}"
    assert sorted(starts(html)) == [(5, 9, 19), (6, 13, 19), (7, 11, 19)]


def test_the_head_of_a_notice_and_the_notice():
    html = """<h1>Notice of open meeting</h1><h2>Commission on Locks (Thursday, May 9, 2024, 2:00 pm)</h2>
    <p>Release date: May 7, 2024</p><div><p>PUBLIC NOTICE</p><p><b>Commission on Locks</b></p><p>May 9, 2024, 2:00 pm</p>
    <p>Lock hall, Room 4</p><p>I. Call to order</p><p>II. Gates</p></div>"""
    assert starts(html) == [(5, 9, 14)]


def test_an_event_and_its_bar_of_facts():
    html = """<h1>Canal board meeting</h1><p>May 9, 2024, 2:00 pm - 4:00 pm<br>Lock hall</p><p>Open to all.</p>
    <p>« All events</p><h2>Canal board meeting</h2><p>May 9, 2024 @ 2:00 pm - 4:00 pm</p>
    <ul><li><a href="/a">« Workshop on gates</a></li><li><a href="/b">Workshop on weirs »</a></li></ul>"""
    assert starts(html) == [(5, 9, 14)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Story time<br>May 9, 2024, 10:00 am<br>East library", "Story time<br>May 9, 2024, 10:00 am<br>West library"),
        ("Lock board<br>May 9, 2024, 10:00 am<br>Lock hall", "Weir board<br>May 9, 2024, 10:00 am<br>Lock hall"),
        ("Story time<br>May 9, 2024, 10:00 - 11:00 am", "Story time<br>May 9, 2024, 10:00 am - 2:00 pm"),
    ],
)
def test_two_meetings_at_one_hour_stay_two(one, other):
    assert len(starts(f"<h1>Week</h1><ul><li>{one}</li><li>{other}</li></ul>")) == 2
