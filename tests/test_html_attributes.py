"""Events that a page's attributes state: microdata, RDFa, hCalendar and h-event, where extruct is installed."""

import datetime as dt

import pytest

from sideevents_parser import parse_html

extruct = pytest.importorskip("extruct")

MICRODATA = """<div itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Canal walk</h2>
<time itemprop="startDate" datetime="2024-06-03T10:00+02:00">soon</time>
<meta itemprop="eventStatus" content="https://schema.org/EventCancelled">
<div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Lock house</span></div>
<div itemprop="organizer" itemscope itemtype="https://schema.org/Organization"><b itemprop="name">Canal board</b></div></div>"""
RDFA = """<div vocab="https://schema.org/" typeof="Event"><span property="name">Canal walk</span>
<span property="startDate" content="2024-06-03T10:00+02:00">soon</span><div property="location" typeof="Place">
<span property="name">Lock house</span></div></div>"""
HCALENDAR = """<div class="vevent"><span class="summary">Canal walk</span>
<abbr class="dtstart" title="20240603T1000">soon</abbr> <span class="location">Lock house</span></div>"""
H_EVENT = """<div class="h-event card"><h2 class="p-name">Canal walk</h2><time class="dt-start" datetime="2024-06-03 10:00">soon</time>
<span class="p-location">Lock house</span></div>"""


@pytest.mark.parametrize(
    ("html", "source"), [(MICRODATA, "microdata"), (RDFA, "rdfa"), (HCALENDAR, "microformat"), (H_EVENT, "microformat")]
)
def test_attributes_state_an_event(html, source):
    [event] = parse_html(f"<h1>What is on</h1>{html}").events
    assert (event.title, event.date, event.start_time) == ("Canal walk", dt.date(2024, 6, 3), dt.time(10))
    assert event.locations[0].text == "Lock house"
    assert {each.rule for each in event.evidence["occurrences.0.date"]} == {source}


def test_statements_beside_a_date_are_read():
    [event] = parse_html(f"<h1>What is on</h1>{MICRODATA}").events
    assert (event.status, event.organizer) == ("cancelled", "Canal board")
    assert event.start == dt.datetime(2024, 6, 3, 8, tzinfo=dt.UTC)


def test_what_json_ld_states_too_is_one_event():
    stated = '{"@type": "Event", "name": "Canal walk", "startDate": "2024-06-03T10:00:00+02:00"}'
    page = f"<script type='application/ld+json'>{stated}</script>{MICRODATA}"
    assert len(parse_html(page).events) == 1


@pytest.mark.parametrize(
    "html",
    ["<div itemscope itemtype=Event>\x00" * 500, "<p typeof='Event' vocab='::'>" * 200, "<b class=vevent>" * 3_000],
)
def test_broken_attributes_are_no_error(html):
    parse_html(html)


def test_a_page_without_such_attributes_is_not_read_again(monkeypatch):
    monkeypatch.setattr(extruct, "extract", None)
    assert len(parse_html("<h2>Canal walk</h2><p>3 June 2024, 10:00, Lock house</p>").events) == 1


OF_A_PLACE = """<body itemscope itemtype="https://schema.org/WebPage"><div itemscope itemtype="https://schema.org/Place">
<div itemprop="event" itemscope itemtype="https://schema.org/Event"><h2 itemprop="name">Canal walk</h2>
<time itemprop="startDate" datetime="2024-06-03T10:00">soon</time></div></div></body>"""
PARTED = """<div itemscope itemtype="https://schema.org/Event" itemref="when"><h2 itemprop="name">Canal walk</h2></div>
<p id="when"><time itemprop="startDate" datetime="2024-06-03T10:00">soon</time></p>"""


@pytest.mark.parametrize("html", [OF_A_PLACE, PARTED])
def test_an_event_that_is_part_of_something_else_or_told_elsewhere(html):
    [event] = parse_html(html).events
    assert (event.title, event.date, event.start_time) == ("Canal walk", dt.date(2024, 6, 3), dt.time(10))


def test_attributes_are_read_whatever_their_case():
    [event] = parse_html(MICRODATA.replace("itemtype", "ITEMTYPE").replace("itemscope", "itemScope")).events
    assert event.title == "Canal walk"
