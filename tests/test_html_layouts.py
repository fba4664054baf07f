"""Layouts that content management systems give events: fields, definition lists, repeated lists, changed dates."""

import datetime as dt

import pytest

from sideevents_parser import find_dates, parse, parse_html
from sideevents_parser.text.html import read_html

READ_ON = dt.date(2024, 5, 1)


def starts_of(result):
    return [(event.title, event.date, event.start_time) for event in result.events]


@pytest.mark.parametrize(
    "field",
    ["<div class=field><div class=label>{0}</div><div>{1}</div></div>", "<dt>{0}</dt><dd>{1}</dd>"],
    ids=["boxes", "definitions"],
)
def test_start_and_end_are_fields_of_one_event(field):
    fields = [("Start", "Tue, 09/17/2024 - 10:00 AM"), ("End", "Tue, 09/17/2024 - 11:30 AM"), ("Location", "Town hall")]
    body = "".join(field.format(*each) for each in fields)
    [event] = parse_html(f"<h1>Canal board</h1><dl>{body}</dl>").events
    assert (event.title, event.start_time, event.end_time) == ("Canal board", dt.time(10), dt.time(11, 30))
    assert event.locations[0].text == "Town hall"


def test_days_of_a_definition_list_head_what_takes_place_on_them():
    html = (
        "<h1>Lectures</h1><dl><dt>3 May 2024<dd>10:00 On bees<dd>14:00 On flies"
        "<dt>10 May 2024<dd>10:00 On wasps<dt>17 May 2024<dd>11:00 On ants</dl>"
    )
    assert [(title, day.day, hour.hour) for title, day, hour in starts_of(parse_html(html))] == [
        ("On bees", 3, 10),
        ("On flies", 3, 14),
        ("On wasps", 10, 10),
        ("On ants", 17, 11),
    ]


def test_titles_of_a_definition_list_have_their_days_below_them():
    html = "<h1>Lectures</h1><dl><dt>On bees<dd>3 May 2024, 10:00<dd>Room 4<dt>On wasps<dd>10 May 2024, 11:00<dd>Room 5</dl>"
    assert [(title, day.day, hour.hour) for title, day, hour in starts_of(parse_html(html))] == [
        ("On bees", 3, 10),
        ("On wasps", 10, 11),
    ]


def test_a_list_that_is_drawn_twice_is_read_once():
    rows = "".join(f"<li>{day} May 2024, 10:00 am: Canal board, room {day}</li>" for day in (6, 13, 20))
    html = f"<h1>Meetings</h1><ul class=wide>{rows}</ul><ul class=narrow>{rows}</ul>"
    result = parse_html(html)
    assert [event.date.day for event in result.events] == [6, 13, 20]
    covered = sum(span.end - span.start for span in (*result.gaps, *(event.span for event in result.events)))
    assert covered == len(result.text)


def test_the_same_day_of_another_body_is_no_double():
    section = (
        "<h2>{0} committee meetings</h2><p>Meeting time: 9 a.m.</p><ul><li>Thursday, June 6<li>Thursday, July 11</ul>"
    )
    html = f"<h1>Canal authority</h1><h2>Upcoming 2024 meetings</h2>{section.format('Lock')}{section.format('Bank')}"
    assert len(parse_html(html, reference_date=READ_ON).events) == 4


@pytest.mark.parametrize("words", ["changed from", "moved from", "rescheduled from", "replaces", "in lieu of"])
def test_a_former_date_is_no_second_day(words):
    text = f"Canal committee\nWednesday, July 31, 2024 ({words} June 26, 2024)\n11:00 am - 1:00 pm\nTown hall\n"
    [event] = parse(text).events
    assert [(each.date, each.start_time) for each in event.occurrences] == [(dt.date(2024, 7, 31), dt.time(11))]
    assert [each.date for each in event.previous] == [dt.date(2024, 6, 26)]


def test_hours_behind_a_former_date_are_those_of_the_new_one():
    [event] = parse("Canal board\n\nWednesday, June 26, 2024 (replaces July 3, 2024), 10 am\nTown hall").events
    assert (event.date, event.start_time) == (dt.date(2024, 6, 26), dt.time(10))


@pytest.mark.parametrize(
    "words", ["(Time Changed to 1:30 PM)", "- moved to 1:30 pm", "(time has been changed to 1:30 pm)"]
)
def test_a_new_hour_takes_the_place_of_the_old_one(words):
    [event] = parse(f"Canal board meeting\nWednesday, June 5, 2024, 10:00 am {words}\nTown hall").events
    assert [each.start_time for each in event.occurrences] == [dt.time(13, 30)]
    assert event.status == "rescheduled"


def test_a_day_without_a_meeting_is_no_meeting():
    card = "<p>{0}<br>{1}<br>{2}</p>"
    html = (
        "<h2>October</h2><div>"
        + card.format("Canal committee", "Wednesday, 10/2/2024", "4:00 pm (Lock room)")
        + card.format("NO Meeting", "2nd Wednesday, 10/9/2024", "Harvest feast")
        + card.format("Bank committee", "Wednesday, 10/23/2024", "4:00 pm")
        + "</div>"
    )
    assert [title for title, *_ in starts_of(parse_html(html))] == ["Canal committee", "Bank committee"]


@pytest.mark.parametrize("words", ["August - No Meeting", "No meeting in August", "August: no meetings"])
def test_a_month_without_a_meeting_takes_none_from_the_day_above(words):
    days = ["May 28, 2024", "June 25, 2024", "July 9, 2024", words, "September 24, 2024"]
    events = parse_html(f"<h2>2024 meeting dates</h2>{''.join(f'<p>{day}</p>' for day in days)}").events
    assert [each.date.month for event in events for each in event.occurrences] == [5, 6, 7, 9]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Wednesday, May 1, 2024, 10a", dt.time(10), None),
        ("Wednesday - May 1st 2024, 7p | Agenda", dt.time(19), None),
        ("May 1, 2024, 7p - 9p", dt.time(19), dt.time(21)),
        ("May 1, 2024, 7-9p", dt.time(19), dt.time(21)),
    ],
)
def test_halves_of_the_day_in_one_letter(text, start, end):
    [found] = find_dates(text)
    assert (found.date, found.start_time, found.end_time) == (dt.date(2024, 5, 1), start, end)


@pytest.mark.parametrize("text", ["Room 10a", "Article 5p, 6a", "Flat 7a, 10 Mill Lane"])
def test_a_letter_behind_a_number_is_no_hour(text):
    assert find_dates(text) == ()


def test_short_dates_with_dots_behind_a_meeting():
    lines = ["Board Meeting 12.10.20 Agenda", "Board Meeting 9.17.20 Agenda & Minutes", "Board Meeting 2.12.20 Agenda"]
    events = parse_html(f"<h1>Canal board</h1>{''.join(f'<p>{line}</p>' for line in lines)}").events
    assert [event.date for event in events] == [dt.date(2020, 12, 10), dt.date(2020, 9, 17), dt.date(2020, 2, 12)]


def test_dotted_numbers_of_versions_stay_numbers():
    assert find_dates("Version 9.17.20 of the reader, see section 4.5.19") == ()


def test_data_without_a_name_are_no_second_event():
    scripts = '{"@type": "Event", "startDate": "2024-05-17T13:00+00:00", "endDate": "2024-05-17T14:00+00:00"}'
    html = f"<script type='application/ld+json'>{scripts}</script><h1>Canal board</h1><p>May 17, 2024, 9:00 am, Town hall</p><p>May 17, 2024, 11:00 am, Lock room</p>"
    assert [hour.hour for _, _, hour in starts_of(parse_html(html))] == [9, 11]


def test_one_day_of_two_years_is_two_meetings():
    rows = [("Mar 20, 2019", "Mar 14, 2018", "Dec 13, 2017"), ("Dec 17, 2019", "Dec 17, 2018 -", "Mar 8, 2017")]
    table = "".join(f"<tr>{''.join(f'<td>{day}</td>' for day in row)}</tr>" for row in rows)
    events = parse_html(f"<h2>Quarterly meetings of the canal board</h2><table>{table}</table>").events
    days = [str(each.date) for event in events for each in event.occurrences]
    assert days == ["2019-03-20", "2018-03-14", "2017-12-13", "2019-12-17", "2018-12-17", "2017-03-08"]


@pytest.mark.parametrize("deed", ["adopted the aims", "approved the rules of order", "elected the chair"])
def test_a_day_of_the_past_gets_no_hour_of_the_meetings(deed):
    html = f"<h1>Canal board</h1><p>On December 14, 2021, the board {deed} that this page shows.</p>"
    html += "<p>Meetings: Lock hall</p><p>Time: 5:30 pm</p>"
    assert dt.date(2021, 12, 14) not in [day for _, day, _ in starts_of(parse_html(html))]


@pytest.mark.parametrize(
    "line", ["July 17, 2024 Budget talks at 8:00 am", "July 17, 2024: Budget talks at 8:00 am, Lock hall"]
)
def test_a_title_between_day_and_hour_ends_before_at(line):
    [event] = parse(line).events
    assert (event.title, event.start_time) == ("Budget talks", dt.time(8))


def month_of(entries, first=0, days=30, *, around=False):
    """A month as a table: ``first`` cells before the first day, ``entries`` by day."""
    cells = [str(31 - first + at + 1) if around else "" for at in range(first)]
    cells += [f"<div class=number>{day}</div>{entries.get(day, '')}" for day in range(1, days + 1)]
    cells += [str(at + 1) if around else "" for at in range(-len(cells) % 7)]
    weeks = ["".join(f"<td>{cell}</td>" for cell in cells[at : at + 7]) for at in range(0, len(cells), 7)]
    head = "".join(f"<th>{name}</th>" for name in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
    return f"<tr>{head}</tr>" + "".join(f"<tr>{week}</tr>" for week in weeks)


MONTH = {
    5: "<a href=/a>Lock committee</a> 3:30 pm",
    12: "<ul><li>9:00 am <a href=/b>Canal board</a></li><li>2:00 pm <a href=/c>Bank committee</a></li></ul>",
    25: "<div><a href=/d>Harbour fair</a><br>10:00 am - 11:30 am<br>Town hall</div>",
}


@pytest.mark.parametrize(
    "head",
    [
        "<h2>April 2024</h2><table>",
        "<p>« Prev | April 2024 | Next »</p><table>",
        "<table><caption>April 2024</caption>",
        "<table><tr><th colspan=7>April 2024</th></tr>",
    ],
)
@pytest.mark.parametrize(("first", "around"), [(0, False), (3, False), (3, True)])
def test_a_cell_of_a_month_is_a_day(head, first, around):
    html = f"<h1>Calendar</h1>{head}{month_of(MONTH, first, around=around)}</table>"
    events = parse_html(html, reference_date=dt.date(2024, 7, 1)).events
    assert [(event.title, event.date, event.start_time) for event in events] == [
        ("Lock committee", dt.date(2024, 4, 5), dt.time(15, 30)),
        ("Canal board", dt.date(2024, 4, 12), dt.time(9)),
        ("Bank committee", dt.date(2024, 4, 12), dt.time(14)),
        ("Harbour fair", dt.date(2024, 4, 25), dt.time(10)),
    ]
    assert events[3].end_time == dt.time(11, 30)


def test_two_months_on_a_page_keep_apart():
    html = "".join(
        f"<h2>{name} 2024</h2><table>{month_of({7: f'<a href=/x>Board of {name}</a><br>7:00 pm'}, first)}</table>"
        for name, first in (("April", 0), ("May", 2))
    )
    assert [(title, day) for title, day, _ in starts_of(parse_html(html))] == [
        ("Board of April", dt.date(2024, 4, 7)),
        ("Board of May", dt.date(2024, 5, 7)),
    ]


def test_numbers_of_days_with_a_machine_readable_time():
    days = "".join(
        f"<div class=day><time datetime='2024-04-{day:02}'>{day}</time>{MONTH.get(day, '')}</div>"
        for day in range(1, 31)
    )
    assert [(title, day.day) for title, day, _ in starts_of(parse_html(f"<h1>Calendar</h1><div>{days}</div>"))] == [
        ("Lock committee", 5),
        ("Canal board", 12),
        ("Bank committee", 12),
        ("Harbour fair", 25),
    ]


def test_a_table_of_numbers_is_no_month():
    rows = "".join(f"<tr>{''.join(f'<td>{n}</td>' for n in (at, 40, 41, 42, 43, 44, 45))}</tr>" for at in range(1, 6))
    assert parse_html(f"<h2>Catches, April 2024</h2><table>{rows}</table>").events == ()


def test_paragraphs_among_empty_ones_are_lines():
    lines = ["Rowing at night", "3 May 2024, 10:00", "Lock 4", "", "Mending of sails", "7 June 2024, 10:00", "Mill", ""]
    html = "".join(f"<p>{line or '&nbsp;'}</p>" for line in [*lines, "Nets", "5 July 2024, 18:00", "Quay"])
    assert read_html(html).text == "\n".join([*lines, "Nets", "5 July 2024, 18:00", "Quay"])


def test_paragraphs_of_prose_stay_apart_where_a_few_are_empty():
    prose = "A walk for all who like boats, with tea at the end of it, and for those who would like to like them. " * 2
    html = f"<p>{prose}</p><p>{prose}</p><p>&nbsp;</p><p>{prose}</p><p>{prose}</p><p>&nbsp;</p><p>{prose}</p>"
    text = read_html(html).text
    assert text.count("\n\n") >= 4
    assert text.startswith(f"{prose.strip()}\n\nA walk")
