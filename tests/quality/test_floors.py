"""The figures of the fixture pages stay above their floors, and the floors belong to these pages.

A figure that falls is a regression. A digest that differs says that pages were added or corrected: read the figures
that `make score` prints, set the floors anew and put the new digest beside them.
"""

import tomllib
from pathlib import Path

import pytest

from quality.score import digest, figures, judge, load_pages

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_figures_stay_above_their_floors(language):
    pages = load_pages(language)
    reached = figures([verdict for page in pages for verdict in judge(page)])
    table = "\n".join(f"{field} = {reached[field]:.3f}" for field in sorted(reached))
    floors = FLOORS[language]["floors"]
    short = {field: round(reached.get(field, 0.0), 3) for field in floors if reached.get(field, 0.0) < floors[field]}
    assert not short, f"below their floors: {short}\nall figures:\n{table}"


@pytest.mark.parametrize("language", sorted(FLOORS))
def test_floors_belong_to_these_pages(language):
    assert digest(load_pages(language)) == FLOORS[language]["digest"]


def test_every_language_with_pages_has_floors():
    assert {page.name.partition("/")[0] for page in load_pages()} == set(FLOORS)


def test_a_wrong_reading_would_be_seen():
    """The score itself can fail: the same page with another day expected gives a wrong date."""
    page = load_pages("en")[0]
    event = {**page.expected["events"][0], "start": "1999-01-01T00:00"}
    verdicts = judge(page._replace(expected={**page.expected, "events": [event, *page.expected["events"][1:]]}))
    assert not next(each for each in verdicts if each.event == 1 and each.field == "date").flawless
