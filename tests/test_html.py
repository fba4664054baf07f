"""Web pages: what the walker makes of markup, and that no markup is too odd for it."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elapsed import seconds
from sideevents_parser import Options, parse_html
from sideevents_parser.text.encodings import decode_page
from sideevents_parser.text.html import read_html


def lines_of(html):
    document = read_html(html)
    return [(line.kind, document.text[line.start : line.end]) for line in document.lines if line.kind != "blank"]


def texts_of(html):
    return [text for _, text in lines_of(html)]


def test_blocks_are_lines_and_kinds_come_from_tags():
    html = "<h2>Autumn fair</h2><p>On the <b>green</b>,\n  all day</p><ul><li>Bread<li>Honey</ul>"
    assert lines_of(html) == [
        ("heading", "Autumn fair"),
        ("text", "On the green, all day"),
        ("item", "Bread"),
        ("item", "Honey"),
    ]


def test_paragraphs_stand_apart_and_lines_of_one_do_not():
    assert read_html("<p>Fair<br>5 May</p><p>Bring a friend</p>").text == "Fair\n5 May\n\nBring a friend"


def test_rows_of_tables_are_lines():
    html = "<table><tr><th>Day<th>Talk<tr><td>5 May<td>Bees<br>and wasps</table>"
    assert lines_of(html) == [("row", "Day | Talk"), ("row", "5 May | Bees, and wasps")]


def test_rows_that_hold_pages_stay_pages():
    cell = "<td>" + "".join(f"<p>Paragraph {number}</p>" for number in range(6))
    assert texts_of(f"<table><tr>{cell}{cell}</table>")[:2] == ["Paragraph 0", "Paragraph 1"]


def test_repeated_siblings_stand_further_apart_than_what_is_inside_them():
    card = "<div class=card><h3>Talk</h3><p>5 May</p></div>"
    assert read_html(card * 2).text == "Talk\n\n5 May\n\n\nTalk\n\n5 May"


@pytest.mark.parametrize(
    "html",
    [
        "<p hidden>gone</p>",
        "<p style='color: red; display : none'>gone</p>",
        "<span class='sr-only'>gone</span>",
        "<script>gone</script><style>gone</style><noscript>gone</noscript><template>gone</template>",
        "<select><option>gone</select><textarea>gone</textarea>",
        "<!-- gone -->",
    ],
)
def test_what_is_not_drawn_is_left_out(html):
    assert texts_of(f"<p>here</p>{html}") == ["here"]


@pytest.mark.parametrize(
    "html",
    ["<nav>{}</nav>", "<footer>{}</footer>", "<div role=navigation>{}</div>", "<div class='cookie-banner'>{}</div>"],
)
def test_what_stands_around_the_page_is_furniture(html):
    found = lines_of(f"<main><p>The fair opens its doors at ten.</p></main>{html.format('Imprint')}")
    assert ("furniture", "Imprint") in found
    assert ("text", "The fair opens its doors at ten.") in found


def test_a_page_that_is_all_menu_is_content():
    assert lines_of("<nav><p>Fair, 5 May</p></nav>") == [("text", "Fair, 5 May")]


def test_stretches_that_only_style_sets_apart_do_not_run_together():
    assert texts_of("<span>5</span><span>May</span><span>7 pm</span><span>8 pm</span><b>Hall</b>") == [
        "5 May 7 pm 8 pm Hall"
    ]


def test_ordinals_and_words_cut_by_markup_stay_whole():
    assert texts_of("<b>5</b><sup>th</sup> of <i>M</i>ay, <span>Janu</span><span>ary</span>") == ["5th of May, January"]


def test_links_keep_their_targets():
    document = read_html("<a href='/sign-up?x=1&amp;y=2'>Sign up</a> <a href='#top'>Top</a>", "https://example.org/a/b")
    assert [(link.target, link.span.of(document.text)) for link in document.links] == [
        ("https://example.org/sign-up?x=1&y=2", "Sign up")
    ]


def test_links_in_cells_keep_their_place():
    document = read_html("<table><tr><td>5 May<td><a href='mailto:fair@example.org?subject=x'>Write</a></table>")
    assert [(link.kind, link.target, link.span.of(document.text)) for link in document.links] == [
        ("email", "fair@example.org", "Write")
    ]


def test_base_of_the_page_holds_for_its_links():
    document = read_html("<base href='/events/'><a href='a.html'>A</a>", "https://example.org/x")
    assert document.links[0].target == "https://example.org/events/a.html"


def test_preformatted_text_keeps_its_lines():
    assert texts_of("<pre>Fair\n  5 May\n</pre>") == ["Fair", "5 May"]


def test_page_gives_events():
    html = "<h1>Programme</h1><h2>Autumn fair</h2><p>5 May 2024, 10:00</p><h2>Honey day</h2><p>7 June 2024, 11:30</p>"
    result = parse_html(html)
    assert [(event.title, event.date, event.start_time) for event in result.events] == [
        ("Autumn fair", dt.date(2024, 5, 5), dt.time(10)),
        ("Honey day", dt.date(2024, 6, 7), dt.time(11, 30)),
    ]


def test_events_have_the_links_of_their_text():
    html = "<h2>Bee workshop</h2><p>Date: 5 May 2024, 10:00</p><p><a href='/join'>Register here</a> | <a href='p.pdf'>Plan</a>"
    [event] = parse_html(html, url="https://example.org/e/").events
    assert event.registration.url == "https://example.org/join"
    assert [link.url for link in event.links] == ["https://example.org/join", "https://example.org/e/p.pdf"]
    assert "link_lost" not in [note.code for note in event.diagnostics]


def test_time_elements_tell_the_year():
    html = "<h2>Bee workshop</h2><p>Date: <time datetime='2019-05-05T10:00'>5 May</time></p>"
    [event] = parse_html(html, reference_date=dt.date(2024, 1, 1)).events
    assert (event.date, event.start_time) == (dt.date(2019, 5, 5), dt.time(10))
    assert [evidence.rule for evidence in event.evidence["occurrences.0.date"]] == ["time_element"]


@pytest.mark.parametrize(
    "content, text",
    [
        ("\ufeffcafé".encode(), "café"),
        ("\ufeffcafé".encode("utf-16-le"), "café"),
        ("<meta charset=windows-1251>май".encode("cp1251"), "<meta charset=windows-1251>май"),
        ("<meta charset=latin1>“café”".encode("cp1252"), "<meta charset=latin1>“café”"),
        ("<meta charset=latin1>café".encode(), "<meta charset=latin1>café"),
        ("<meta charset=punycode>café".encode("cp1252"), "<meta charset=punycode>café"),
        ("café".encode("cp1252"), "café"),
        ("é".encode() * 20 + b"\xff", "é" * 20 + "\ufffd"),
    ],
)
def test_bytes_are_decoded_as_browsers_do(content, text):
    assert decode_page(content) == text


def test_misuse_is_told():
    with pytest.raises(TypeError, match="html"):
        parse_html(None)
    with pytest.raises(TypeError, match="url"):
        parse_html("", url=b"x")


def test_text_behind_the_limit_is_not_read():
    result = parse_html("<p>Fair</p>" * 50, options=Options(max_chars=100))
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["text_truncated"]
    assert len(result.text) < 100


HOSTILE = {
    "twenty thousand levels": "<div>" * 20_000 + "Fair, 5 May 2024, 10 am",
    "half a million levels": "<div>" * 500_000 + "Fair, 5 May 2024, 10 am",
    "lists in lists": "<ul><li>" * 10_000 + "Fair<br>5 May 2024",
    "cards in cards": "<div class=a>x<br>y<div class=a>x<br>y</div><div class=a>" * 3_000,
    "tables in tables": "<table><tr><td>x<td>" * 5_000,
    "unclosed tags": "<p><b><i><a href=x>Fair, 5 May 2024<table><tr><td>" * 500,
    "nothing but scripts": "<script>var day = '5 May 2024';</script>" * 20_000,
    "character references": "&lt;&amp;&#x41;&notin;&" * 50_000,
    "attributes": "<div " + " ".join(f"a{number}=1" for number in range(100_000)) + ">x",
    "open signs": "<" * 300_000,
    "one wide row": "<table><tr>" + "<td>5 May 2024" * 5_000,
    "blocks in spans": "<span><div>a<br>b</div></span>" * 10_000,
    "one long line": "a 5 May 2024 " * 20_000,
    "odd characters": "\0\ud800<p \0>5 May 2024 <a href='http://[x'>q</a>\x85\u2028\x0b",
}


BOUND = 60  # seconds of work, with much slack for a busy machine: what is not bounded takes hours


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE)
def test_hostile_pages_are_read_in_bounded_time(html):
    result = parse_html(html)
    assert seconds(parse_html, html) < BOUND
    assert all(0 <= event.span.start < event.span.end <= len(result.text) for event in result.events)


TAGS = st.sampled_from(
    [
        "p",
        "div",
        "b",
        "a",
        "li",
        "ul",
        "tr",
        "td",
        "table",
        "h2",
        "span",
        "br",
        "nav",
        "time",
        "script",
        "pre",
        "dl",
        "dt",
        "dd",
    ]
)
PIECES = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    st.sampled_from(["<a href=/x>", "<time datetime=2024-05-05>", "5 May 2024", "10 am", "Fair", "\n", " ", "&nbsp;"]),
    st.text(max_size=4),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_lines_and_marks_lie_in_the_text(html):
    document = read_html(html)
    assert len(document.view) == len(document.text)
    assert all("\n" not in document.text[line.start : line.end] for line in document.lines)
    assert [line.start for line in document.lines] == sorted(line.start for line in document.lines)
    for marked in (*document.links, *document.times):
        assert 0 <= marked.span.start < marked.span.end <= len(document.text)
        assert "\n" not in marked.span.of(document.text)
    parse_html(html)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Oars<br>Sails", "Oars\nSails"),
        ("Oars<br>\n<br>Sails", "Oars\n\nSails"),
        ("Oars<br><br><br>Sails", "Oars\n\n\nSails"),
        ("<div>Oars</div><div><br></div><div><br></div><div>Sails</div>", "Oars\n\n\nSails"),
        ("<pre>Oars\n\n\nSails</pre>", "Oars\n\n\nSails"),
        ("<p>Oars<br></p><br><p>Sails</p>", "Oars\n\n\nSails"),
    ],
)
def test_breaks_on_empty_lines_leave_blank_ones(html, text):
    assert read_html(html).text == text


def test_a_list_of_terms_stands_with_the_heading_above_it():
    entry = "<h3>Oars {0}</h3><dl><dt>When<dd>{0} May 2024, 10:00<dt>Where<dd>Lock {0}</dl>"
    text = read_html("".join(map(entry.format, (3, 4, 5)))).text
    assert "Oars 4\n\nWhen\n4 May" in text
    events = parse_html("".join(map(entry.format, (3, 4, 5)))).events
    assert [(event.title, event.date.day) for event in events] == [("Oars 3", 3), ("Oars 4", 4), ("Oars 5", 5)]
