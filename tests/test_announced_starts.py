"""Sentences and pages after real forms: the starts of what they announce, and nothing else."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Final

import pytest

from sideevents_parser.parse import parse

_CASES: Final = tomllib.loads((Path(__file__).parents[1] / "fixtures/announced/en/starts.toml").read_text("utf-8"))
_READ: Final = dt.date(2026, 3, 1)


def starts(text: str) -> list[str]:
    occurrences = [occurrence for event in parse(text, reference_date=_READ).events for occurrence in event.occurrences]
    return sorted(
        f"{each.date}" + (f"T{each.start_time:%H:%M}" if each.start_time is not None else "") for each in occurrences
    )


@pytest.mark.parametrize("case", _CASES["sentence"], ids=lambda case: case["text"][:40])
def test_the_start_of_what_a_sentence_announces(case):
    assert starts(case["text"]) == sorted(case["starts"])


@pytest.mark.parametrize("case", _CASES["page"], ids=lambda case: case["text"].strip()[:40].partition("\n")[0])
def test_the_starts_of_what_a_page_announces(case):
    assert starts(case["text"]) == sorted(case["starts"])
