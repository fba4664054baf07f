"""Fixture pages, found by folder: what each should give, and what of it is known to be wrong still.

``expected.json`` holds what a careful reader extracts; nobody rewrites that but a reader. Its ``open`` list names what
the parser does not get right yet, as "2.title" (title of the second event) or "0.events" (their number). What turns
wrong and is not listed fails, and so does what is listed and has become right: ``make expected`` brings the
lists up to date, and the diff is reviewed.
"""

import pytest

from import_announcements import dump_expected
from quality.score import DOCUMENTS, Verdict, judge, load_pages

PAGES = load_pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_gives_what_is_expected_of_it(page, rewrite):
    wrong = {f"{each.event}.{each.field}": each for each in judge(page) if not each.flawless}
    if rewrite:
        _rewrite(page, wrong)
        return
    known = set(page.expected["open"])
    news = [f"{path}: {each.note}" for path, each in wrong.items() if path not in known]
    mended = sorted(known - set(wrong))
    assert not news, "turned wrong:\n" + "\n".join(news)
    assert not mended, f"right now, take it off the list with `make expected`: {mended}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_spans_quote_the_text(page):
    for event in page.expected["events"]:
        block = page.text[slice(*event["span"])]
        head, _, tail = event["quote"].partition(" … ")
        assert block == block.strip()
        assert block.startswith(head)
        assert block.endswith(tail or head)


def test_there_are_pages():
    assert len(PAGES) >= 50


def test_every_folder_is_complete():
    names = {path.name for path in DOCUMENTS.rglob("*") if path.is_file()}
    assert names == {"source.txt", "expected.json"}


def _rewrite(page, wrong: dict[str, Verdict]) -> None:
    (page.folder / "expected.json").write_text(dump_expected({**page.expected, "open": list(wrong)}), "utf-8")
