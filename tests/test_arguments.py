"""Misuse is told at once, with what to do instead; nothing that a text says is misuse."""

import datetime as dt

import pytest

from sideevents_parser import Options, find_dates, parse, resolve_timezone, scan, segment

PAGE = "Seminar\n25 June 2021, 3-4:30 pm CET\n"


@pytest.mark.parametrize("text", [b"25 June", None, 25, ["25 June"]])
@pytest.mark.parametrize("ask", [parse, find_dates, scan, segment])
def test_text_must_be_a_str(ask, text):
    with pytest.raises(TypeError, match="text must be a str"):
        ask(text)


@pytest.mark.parametrize(
    ("choice", "error", "message"),
    [
        ({"reference_date": dt.datetime(2021, 6, 1, 12)}, TypeError, r"pass its \.date\(\)"),
        ({"reference_date": "2021-06-01"}, TypeError, "datetime.date"),
        ({"timezone": "Europe/Zurick"}, ValueError, "did you mean 'Europe/Zurich'"),
        ({"timezone": "local"}, ValueError, "no known IANA id"),
        ({"timezone": ""}, ValueError, "no known IANA id"),
        ({"timezone": "America"}, ValueError, "no known IANA id"),
        ({"timezone": "../../etc/passwd"}, ValueError, "no known IANA id"),
        ({"timezone": "a\0b"}, ValueError, "no known IANA id"),
        ({"timezone": dt.UTC}, TypeError, "IANA id"),
        ({"languages": "en"}, TypeError, "several names"),
        ({"languages": 3}, TypeError, "several names"),
        ({"languages": ("xx",)}, ValueError, "known: .*en"),
        ({"languages": (None,)}, TypeError, "names such as"),
        ({"options": {"fallback": False}}, TypeError, "Options"),
        ({"options": Options(max_chars=0)}, ValueError, "max_chars"),
        ({"options": Options(abbreviations="summer")}, ValueError, "abbreviations"),  # type: ignore[arg-type]
    ],
)
@pytest.mark.parametrize("ask", [parse, find_dates])
def test_misuse_says_what_to_pass(ask, choice, error, message):
    with pytest.raises(error, match=message):
        ask(PAGE, **choice)


@pytest.mark.parametrize("languages", [None, (), [], ["en"], ("en", "en"), {"en"}, iter(["en"])])
def test_languages_may_be_any_iterable(languages):
    assert parse(PAGE, languages=languages).events == parse(PAGE, languages=("en",)).events


def test_a_zone_is_asked_for_on_a_day():
    assert resolve_timezone("Zurich", on=dt.date(2021, 6, 25)).utc_offset == 120
    assert resolve_timezone("Zurich", on=dt.date(2021, 1, 25)).utc_offset == 60
    with pytest.raises(TypeError, match=r"pass its \.date\(\)"):
        resolve_timezone("Zurich", on=dt.datetime(2021, 6, 25))
    with pytest.raises(TypeError, match="str"):
        resolve_timezone(None)  # type: ignore[arg-type]


def test_the_choices_are_by_name_only():
    with pytest.raises(TypeError):
        parse(PAGE, dt.date(2021, 6, 1))  # type: ignore[misc]


def test_a_text_beyond_the_limit_is_cut_and_said():
    text = f"{PAGE}{'word ' * 50}"
    result = parse(text, options=Options(max_chars=60))
    assert result.text == text
    assert [note.code for note in result.diagnostics].count("text_truncated") == 1
    assert result.diagnostics[-1].span == (60, len(text))
    covered = sorted([*(event.span for event in result.events), *result.gaps])
    assert [span.start for span in covered][1:] == [span.end for span in covered][:-1]
    assert (covered[0].start, covered[-1].end) == (0, len(text))
    assert result.events == parse(text[:60]).events


def test_a_text_at_the_limit_is_not_cut():
    assert not [
        note for note in parse(PAGE, options=Options(max_chars=len(PAGE))).diagnostics if note.code == "text_truncated"
    ]


def test_the_same_call_gives_the_same_answer():
    assert parse(PAGE) == parse(PAGE)
