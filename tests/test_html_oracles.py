"""The text of a web page beside what another reader of pages keeps of it, where that is installed."""

from collections import Counter

import pytest

from html_renderings import RENDERINGS
from quality.score import load_pages
from sideevents_parser.text.html import read_html

inscriptis = pytest.importorskip("inscriptis")
DRAWN = "|*"  # signs for cells and items, which each reader draws in its own way


def letters(text):
    return Counter(sign for sign in text if not sign.isspace() and sign not in DRAWN)


@pytest.mark.parametrize("name", RENDERINGS)
def test_no_letter_is_lost_or_added(name):
    for page in load_pages("en"):
        html = RENDERINGS[name](page.text)
        assert letters(read_html(html).text) == letters(inscriptis.get_text(html)), page.name
