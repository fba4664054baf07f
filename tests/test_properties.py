"""What holds for every text: nothing is lost, nothing raises, spans point at the text, noise changes nothing.

Pages are made of announcements of our own with random days, hours, zones and layouts; ``messy`` is any text at all.
"""

import datetime as dt
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser import ParseResult, find_dates, parse, scan, segment
from sideevents_parser.text.document import read_text

FRAGMENTS = """25 June 2021|3-4:30 pm|10:00|CET|GMT+7|(Zurich)|Bangkok time|Organized by:|Title: Rivers|Date:|Time:|Where|Wed 11
|https://a.example.org/x?y=1|ann@example.org|Speakers:|• Dr. Ann Lee, Director|12/05/21|2021-06-25|noon|until|–|-|/|tomorrow
|next Monday|8 and 15 March|Register here|Deadline:|24:00|99:99|32 June|0000-00-00|EST / CET|+1|#|==|—|“|»|\u00a0|\u200b|\u3000|😀|é|İ|ß
|\x00|\ud800|\udfff|\t|\r|\v|\x0c|\x1c|\x85|\u2028|\n|\n\n|\r\n|  |1|(|)|[|]|:|,|@|a.m.|half past|may|march|second|Room XVII|A/HRC/29/36""".replace(
    "\n|", "|"
).split("|")
messy = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=40).flatmap(
    lambda parts: st.sampled_from(["", " ", "\n"]).map(lambda glue: glue.join(parts))
)

TITLES = (
    "Rivers and Borders",
    "Counting the Missing",
    "Schools Without Roofs",
    "The Long Winter",
    "Who Guards the Well",
)
HOSTS = (
    "Lakeside Centre for Dialogue",
    "Harbour Foundation",
    "Institute for Memory and Law",
    "Northern Lights Network",
)
PROSE = (
    "A river does not stop at a checkpoint, but fish traders do.",
    "Three teachers tell the story of one term.",
    "",
)
ZONES = ("Zurich", "Bangkok time", "GMT+2", "Nairobi", "UTC")


@st.composite
def announcements(draw):
    day = draw(st.dates(dt.date(2018, 1, 1), dt.date(2029, 12, 31)))
    hour, minute = draw(st.integers(9, 17)), draw(st.sampled_from([0, 15, 30, 45]))
    written = draw(
        st.sampled_from([f"{day:%d %B %Y}", f"{day:%A}, {day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}"])
    )
    lines = [
        f"Organized by: {draw(st.sampled_from(HOSTS))}",
        f"Title: {draw(st.sampled_from(TITLES))}",
        f"Date: {written}, {hour:02}:{minute:02} - {hour + 1:02}:{minute:02} ({draw(st.sampled_from(ZONES))})",
        draw(st.sampled_from(PROSE)),
    ]
    return "\n".join(line for line in lines if line)


pages = st.lists(announcements(), min_size=1, max_size=4)
events_of = "\n\n".join


def told(result):
    """What the events of a result say, without where it stands and with single spaces."""
    return [_plain(event.model_dump(mode="json", exclude={"uid", "evidence"})) for event in result.events]


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items() if key != "span"}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value


def quotes(result):
    return [" ".join(event.span.of(result.text).split()) for event in result.events]


def spans_in(value):
    """Every span of a dumped record."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "span" and each is not None:
                yield each
            yield from spans_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from spans_in(each)


@given(messy | pages.map(events_of))
def test_blocks_and_gaps_make_up_the_text(text):
    result = parse(text)
    covered = sorted([*(event.span for event in result.events), *result.gaps])
    assert "".join(span.of(text) for span in covered) == text
    assert all(span.start < span.end for span in covered)


@given(messy | pages.map(events_of))
def test_spans_lie_inside_the_text_and_fields_inside_their_page(text):
    result = json.loads(parse(text).model_dump_json())
    assert all(0 <= start <= end <= len(text) for start, end in spans_in(result))


@given(messy | pages.map(events_of))
def test_results_survive_json(text):
    result = parse(text)
    back = ParseResult.model_validate_json(result.model_dump_json())
    assert back == result.model_copy(update={"text": ""})
    whole = ParseResult.model_validate_json(result.model_dump_json(context={"text": True}))
    assert whole.events == result.events
    assert len(whole.text) == len(text)


@given(messy)
def test_the_smaller_questions_never_raise(text):
    found, mentions, blocks = find_dates(text), scan(text), segment(text)
    assert all(0 <= each.span.start <= each.span.end <= len(text) for each in found if each.span)
    assert all(moment.span.of(text) for moment in mentions.moments)
    assert [block.span for block in blocks] == sorted(block.span for block in blocks)


@given(messy)
def test_the_view_has_the_length_of_the_text(text):
    document = read_text(text)
    assert len(document.view) == len(document.text) == len(text)
    assert all(0 <= line.start <= line.end <= len(text) for line in document.lines)


@given(messy, st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1)), st.sampled_from(["Asia/Tokyo", "Etc/GMT+5", "UTC"]))
def test_no_choice_makes_a_text_raise(text, day, zone):
    parse(text, reference_date=day, timezone=zone)


@pytest.mark.parametrize("edge", [dt.date.min, dt.date.max])
def test_the_ends_of_the_calendar_are_days_too(edge):
    parse(
        "tomorrow, next Monday, yesterday 10:00\n31 December 9999 23:00 - 24:00 GMT-12\n1 January 0001",
        reference_date=edge,
    )


@given(pages)
def test_each_announcement_is_an_event(parts):
    result = parse(events_of(parts))
    assert quotes(result) == [" ".join(part.split()) for part in parts]


NOISES = {
    "windows line ends": lambda page: page.replace("\n", "\r\n"),
    "no-break spaces": lambda page: page.replace(" ", "\u00a0"),
    "more blank lines": lambda page: "\n\n" + page.replace("\n\n", "\n\n\n\n") + "\n\n",
    "spaces at line ends": lambda page: page.replace("\n", "  \n") + " \t",
    "tabs before lines": lambda page: "\t" + page.replace("\n", "\n\t"),
    "blank lines of spaces": lambda page: page.replace("\n\n", "\n \u00a0\t\n"),
}


@pytest.mark.parametrize("noise", NOISES)
@given(parts=pages)
def test_noise_moves_spans_and_nothing_else(noise, parts):
    page = events_of(parts)
    plain, noisy = parse(page), parse(NOISES[noise](page))
    assert told(noisy) == told(plain)
    assert quotes(noisy) == quotes(plain)


@given(pages, pages)
def test_pages_one_after_the_other_give_their_events_one_after_the_other(first, second):
    both = parse(events_of(first) + "\n\n\n" + events_of(second))
    assert told(both) == told(parse(events_of(first))) + told(parse(events_of(second)))


@given(pages.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_announcements_changes_their_order_only(orders):
    page, shuffled = orders
    events = {_key(event) for event in told(parse(events_of(page)))}
    assert {_key(event) for event in told(parse(events_of(shuffled)))} == events


def _key(event):
    return json.dumps(event, sort_keys=True)


@given(announcements())
def test_what_is_written_is_read(text):
    (event,) = parse(text).events
    organizer, title, moment = (line.partition(": ")[2] for line in text.split("\n")[:3])
    hours = re.findall(r"\d\d:\d\d", moment)
    assert (event.organizer, event.title) == (organizer, title)
    assert [f"{event.start_time:%H:%M}", f"{event.end_time:%H:%M}"] == hours
    assert str(event.date.year) in moment
    assert event.timezone.text in moment
    assert event.start is not None


@given(pages)
def test_identities_do_not_depend_on_the_rest_of_the_page(parts):
    first = parse(parts[0]).events[0].uid
    assert first in {event.uid for event in parse(events_of(parts)).events}
