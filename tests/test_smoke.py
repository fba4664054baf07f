"""The path runs from one end to the other."""

from sideevents_parser import ParseResult, parse


def test_any_text_gives_a_result():
    result = parse("Seminar\n25 June 2021, 3-4:30 pm CET\n")
    assert isinstance(result, ParseResult)
    assert result.text.startswith("Seminar")
