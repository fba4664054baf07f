"""The grammar of dates, clocks and zones against its case tables, and against itself.

What is written out is read back.
"""

import tomllib
from pathlib import Path
from typing import Final

import pytest

from moment_notation import written
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.scan.mentions import scan_document
from sideevents_parser.text.document import read_text

_CASES: Final = Path(__file__).parent.parent / "fixtures" / "cases" / "en"
_TABLES: Final = ("dates", "clocks", "moments", "zones")


def _rows(name: str) -> list[list[str]]:
    return tomllib.loads((_CASES / f"{name}.toml").read_text("utf-8"))["rows"]


def _read(text: str) -> tuple[str, str]:
    """The text with its moments marked, and the moments."""
    moments = scan_document(read_text(text), load_lexicon(("en",))).moments
    marked, at = "", 0
    for moment in moments:
        marked += f"{text[at : moment.span.start]}«{moment.span.of(text)}»"
        at = moment.span.end
    return marked + text[at:], "; ".join(map(written, moments))


@pytest.mark.parametrize(("marked", "expected"), [row for name in _TABLES for row in _rows(name)])
def test_case(marked: str, expected: str) -> None:
    assert _read(marked.replace("«", "").replace("»", "")) == (marked, expected)


@pytest.mark.parametrize("text", _rows("negative"))
def test_nothing_is_read_where_nothing_is_meant(text: str) -> None:
    assert _read(text) == (text, "")


@pytest.mark.parametrize(
    ("marked", "expected"),
    [pytest.param(*row[:2], marks=pytest.mark.xfail(strict=True, reason=row[2])) for row in _rows("known_failures")],
)
def test_known_failure(marked: str, expected: str) -> None:
    assert _read(marked.replace("«", "").replace("»", "")) == (marked, expected)


def test_the_tables_are_large_enough() -> None:
    assert sum(len(_rows(name)) for name in _TABLES) >= 600
    assert len(_rows("negative")) >= 150
