"""Lists of persons: "A, B and C", "A (X) and B (Y)", "Ms. A, Adviser on …; Dr. B, Dean of …".

In: a place where a person may stand. Out: the persons from there on.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.parties.naming import word_key
from sideevents_parser.read.persons.cues import Cues, cues
from sideevents_parser.read.persons.person import (
    Found,
    Speaking,
    is_plausible,
    is_sure,
    person_at,
    speaking,
    with_details,
)
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Person

CONJUNCTION: Final = re.compile(r"[ \t\n]*(?:,[ \n]*(?:and|AND|&)?|and|AND|&)[ \n]+")
_PIECE: Final = re.compile(r";[ \n]*(?:and[ ])?|\n[ \t]*|[ ][·•●▪][ ]")
_BRACKET: Final = re.compile(r"[ \n]*\([^()]{1,80}\)")
_SENTENCE: Final = re.compile(r"[.!?][\"')]?(?:[ \n]+|$)")
_TURN: Final = re.compile(
    r",? (?:and )?(?=(?:co-)?[a-z]+ed by )|"
    r", (?:the|this) (?=(?:panel|session|event|discussion|meeting|seminar|webinar|lecture|talk) )"
)
_SMALL_WORDS: Final = re.compile(
    r"(?:(?:[a-z][\w'-]*|[A-Z][\w'-]*-that-was)[ \n]){0,3}?"
    r"(?:[a-z][\w'-]*(?:[ \n]+[a-z][\w'-]*){0,4},?[ \n]+)?(?=[A-Z])"
)
_JOBS: Final = re.compile(r"(?:[A-Z][\w'-]{2,20} ){1,3}(?=[A-Z])")  # "Master Gardener Ada Moss"
_JOB: Final = re.compile(r"(?:[\w'-]{2,20}[ ]){0,3}([\w'-]{3,20})[ ](?=[A-Z])")
_AND: Final = re.compile(r"(?:,?[ \n]+(?P<and>and)|,)[ \n]+(?=[A-Z])")
_PLAIN: Final = re.compile(r"[^\W\d_]+")
_CLAUSE: Final = 800
_NEAR: Final = 120
_OTHERS: Final = 24


class Page(NamedTuple):
    """What every rule for speakers reads: the view, the block's bounds, words and lines, the tables.

    ``celled``: some line may have cells, which tabs, bars or several spaces part. ``talks``: the document, of which the
    block is a part, announces talks rather than works of others; ``works``: the other way round.
    """

    view: str
    start: int
    end: int
    words: frozenset[str]
    rows: tuple[Line, ...]
    known: Speaking
    cues: Cues
    celled: bool
    talks: bool
    works: bool


@lru_cache(maxsize=4)
def _kind_of(view: str, talks: frozenset[str], works: frozenset[str]) -> int:
    """How much more often a whole page speaks of talks than of books, films or concerts; below 0: less often."""
    words = Counter(_PLAIN.findall(view.lower()))
    return sum(words[word] for word in talks) - sum(words[word] for word in works)


def open_page(document: Document, block: Block, lexicon: Lexicon) -> Page:
    """The page as the rules for speakers see it."""
    start, end = block.span
    lines = document.lines[line_at(document.lines, start) : line_at(document.lines, end) + 1]
    rows = tuple(row for row in lines if start <= row.start < end and row.kind != "blank")
    text = document.view[start:end]
    known = cues(lexicon)
    kind = _kind_of(document.view, *known.kinds)
    celled = "  " in text or "|" in text or "\t" in text
    return Page(
        document.view, start, end, frozenset(text.split()), rows, speaking(lexicon), known, celled, kind > 0, kind < 0
    )


def further(page: Page, found: Found, end: int, *, several: bool = False) -> list[Found]:
    """The persons who follow a first one in a list; none where the rest may as well describe the first.

    ``several``: a label in the plural stands before the list.
    """
    at = behind_bracket(page.view, found.end, end)
    people: list[Found] = []
    last = ""
    tagged = at > found.end
    while (mark := CONJUNCTION.match(page.view, at, end)) is not None:
        another = person_at(page.view, mark.end(), end, page.known)
        if another is None:
            break
        people.append(another)
        last = mark.group().lower()
        at = behind_bracket(page.view, another.end, end)
    tagged = tagged and bool(people) and at > people[-1].end
    sure = (
        several
        or tagged
        or page.view[at : at + _OTHERS].lstrip(" ,").startswith(page.cues.and_others)
        or len(people) > 1
        or "and" in last
        or "&" in last
        or (people and people[-1].honorific is not None)
    )
    return people if sure else []


def behind_bracket(view: str, at: int, end: int) -> int:
    """Where a bracket that follows ends."""
    bracket = _BRACKET.match(view, at, end)
    return bracket.end() if bracket else at


def behind_job(page: Page, at: int, stop: int) -> int:
    """Behind "Poet", "Local historian", "Former fire chief" in front of a name."""
    job = _JOB.match(page.view, at, stop)
    while job is not None and word_key(job.group(1)) not in page.known.jobs:
        job = _JOB.match(page.view, at, job.start(1) + 1)
    return job.end() if job and word_key(job.group(1)) not in page.known.honorific_words else at


def all_detailed(page: Page, people: list[Found], role: str, rule: str) -> Iterator[Person]:
    """Persons of one list: what stands in brackets behind a name is its own."""
    for found in people:
        stop = behind_bracket(page.view, found.end, page.end)
        yield with_details(page.view, found, stop, role, rule, page.known)


def pieces(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A value cut at semicolons and line ends."""
    at = start
    for mark in _PIECE.finditer(view, start, end):
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if end > at:
        yield at, end


def people_from(
    page: Page, start: int, role: str, rule: str, *, titled: bool = False, plausible: bool = False
) -> Iterator[Person]:
    """Persons in running text from ``start`` on.

    ``titled``: only if the first has an honorific or a known given name, or, if ``plausible``, no ordinary word.
    """
    small = _SMALL_WORDS.match(page.view, start, page.end)
    begin = small.end() if small else start
    if small is not None and not page.cues.marks.not_of.isdisjoint(small.group().split()):
        return  # "hear about Ada Moss"
    found = person_at(page.view, begin, min(page.end, start + _NEAR), page.known)
    if found is None and (job := _JOBS.match(page.view, begin, min(page.end, start + _NEAR))) is not None:
        last = word_key(job.group().split()[-1])
        found = (
            person_at(page.view, job.end(), min(page.end, start + _NEAR), page.known)
            if last in page.known.jobs
            else None
        )
    if found is None:
        return
    plausible = plausible or (small is not None and _names_jobs(page, small.group()))
    if titled and not (is_plausible if plausible else is_sure)(page.view, found, page.known):
        return
    stop = clause_end(page, found.end)
    turn = _TURN.search(page.view, found.end, stop)
    stop = turn.start() if turn else stop
    if following := further(page, found, stop):
        yield from all_detailed(page, [found, *following], role, rule)
        return
    for at, end in _in_sentence(page, found.start, stop):
        person = found if at == found.start else person_at(page.view, at, end, page.known)
        if person is not None:
            yield detailed(page, person, end, role, rule)


def _names_jobs(page: Page, small: str) -> bool:
    """Whether the words before names say what the persons are: "the poets A and B"."""
    return any(word_key(word).removesuffix("s") in page.known.jobs for word in small.split())


def _in_sentence(page: Page, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """A sentence cut at semicolons and before "and B, Head of C" or "Dr B, Head of C", described as the first is."""
    for low, high in pieces(page.view, start, stop):
        at = low
        for mark in _AND.finditer(page.view, low, high):
            another = person_at(page.view, mark.end(), high, page.known)
            listed = another is not None and (mark["and"] is not None or another.honorific is not None)
            if another is not None and listed and page.view[another.end : another.end + 2].strip()[:1] in {",", "("}:
                yield at, mark.start()
                at = mark.end()
        yield at, high


def detailed(page: Page, found: Found, end: int, role: str, rule: str) -> Person:
    """A person in running text: details only behind a comma or in brackets."""
    if page.view[found.end : found.end + 2].strip()[:1] in {",", "("}:
        return with_details(page.view, found, end, role, rule, page.known)
    return found.person(page.view, role, rule)


def clause_end(page: Page, at: int) -> int:
    """Where the sentence or the paragraph ends; the dot of "Dr.", "St." or of initials ends none."""
    limit = min(page.end, at + _CLAUSE)
    mark = _SENTENCE.search(page.view, at, limit)
    while mark is not None:
        word = page.view[max(at - 1, mark.start() - 8) : mark.start()].rpartition(" ")[2]
        if mark.group()[0] != "." or not (
            (word[-1:].isupper() and len(word.replace(".", "")) == word.count(".") + 1)
            or word.lower() in page.known.honorific_words | {"st"}
        ):
            break
        mark = _SENTENCE.search(page.view, mark.end(), limit)
    stop = limit if mark is None else mark.start()
    paragraph = page.view.find("\n\n", at, stop)
    return paragraph if paragraph >= 0 else stop
