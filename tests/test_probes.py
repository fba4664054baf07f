"""The one-line expressions of the comparison: each start, end and offset, and nothing where there is nothing."""

import datetime as dt
import json
from pathlib import Path

import pytest

from sideevents_parser import find_dates

PROBES = json.loads((Path(__file__).parents[1] / "fixtures/comparison/probes.json").read_text("utf-8"))
DAY = dt.date.fromisoformat(PROBES["reference_date"])


@pytest.mark.parametrize("probe", PROBES["expressions"], ids=lambda probe: ascii(probe["text"]))
def test_expression(probe):
    first = find_dates(probe["text"], reference_date=DAY)[0]
    want = probe["start"]
    if len(want) > 16:
        assert first.start == dt.datetime.fromisoformat(want)
    assert _local(first.date, first.start_time) == want[:16]
    assert (
        _local(first.end_date or first.date, first.end_time) if first.end_time or first.end_date else None
    ) == probe["end"]


@pytest.mark.parametrize("text", PROBES["nothing"], ids=ascii)
def test_nothing_is_found_in(text):
    assert not find_dates(text, reference_date=DAY)


def _local(day, clock):
    return f"{day}T{clock:%H:%M}" if clock else str(day)
