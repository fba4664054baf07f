"""Links and addresses in text."""

import pytest

from elapsed import takes_at_most
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.links import scan_links
from sideevents_parser.text.document import read_text

LEXICON = load_lexicon(("en",))


def targets(text: str) -> list[tuple[str, str]]:
    """Kinds and targets of all links in a text."""
    return [(link.kind, link.target) for link in scan_links(read_text(text), LEXICON)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Register: https://zoom.example.org/webinar/register/WN_a-1.",
            [("url", "https://zoom.example.org/webinar/register/WN_a-1")],
        ),
        ("(see https://example.org/a_(b), please)", [("url", "https://example.org/a_(b)")]),
        ("www.example.org/page.html", [("url", "http://www.example.org/page.html")]),
        ("or zoom.example.com/j/123 on the day", [("url", "http://zoom.example.com/j/123")]),
        ("Write to events@example.org, please", [("email", "events@example.org")]),
        ("mailto:events@example.org", [("email", "events@example.org")]),
        ("events[at]academy.example.org until 9 May", [("email", "events@academy.example.org")]),
        ("seats (at) hall dot example dot org", [("email", "seats@hall.example.org")]),
        ("RSVP to anna.b at example.org by Friday", [("email", "anna.b@example.org")]),
    ],
)
def test_link_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "We meet at noon at example.com",
        "May 19 @ 14:00",
        "written in Node.js and Vue.js",
        "He spoke at length. At last.",
        "room 4 @ 10",
        "and/or",
    ],
)
def test_no_link(text: str) -> None:
    assert targets(text) == []


def test_spans_quote_the_text() -> None:
    text = "Zoë’s page: https://example.org/z – or zoe@example.org"
    found = scan_links(read_text(text), LEXICON)
    assert [link.span.of(text) for link in found] == ["https://example.org/z", "zoe@example.org"]


@pytest.mark.parametrize("unit", ["@ ", "http://", "a@a.", "www.", "x at ", "(at)", ".com/", "a" * 200 + "@"])
def test_time_grows_with_the_text(unit: str) -> None:
    short, long = (read_text(unit * (length // len(unit))) for length in (20_000, 200_000))
    assert takes_at_most(40, lambda: scan_links(long, LEXICON), than=lambda: scan_links(short, LEXICON), slack=0.08)
