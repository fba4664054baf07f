"""Persons behind their posts: "Reef Trust director Ada Moss, Tide Bank CEO Ben Oduya and Professor Cleo Rask".

In: a stretch of a sentence that lists persons. Out: the persons that its parts open or end with; a part stands between
commas, semicolons and "and". Such a stretch follows "speakers include", "our guests will be", "delivered by the former
rector," or comes before "will talk".
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.read.parties.naming import is_town_name, word_key
from sideevents_parser.read.persons.lists import Page, clause_end, detailed, people_from
from sideevents_parser.read.persons.person import Found, is_plausible, is_sure, person_at
from sideevents_parser.read.phrases import phrase_hits
from sideevents_parser.vocabulary.drafts import Person

_PART: Final = re.compile(r"[,;:](?:[ \n]+(?:and|as well as))?[ \n]+|[ \n]+(?:and|&|as well as)[ \n]+")
_CAPITAL: Final = re.compile(r"(?<![\w'.-])[^\W\d_a-z]")
_ENDS: Final = re.compile(r"[ \n]*(?:$|[,;(.:]|(?:of|from|at|who|whose|as|in|for)[ \n])")
_CUT: Final = re.compile(r"[ \n](?:will|would|to(?![ \n]the[ \n])|about|while|whereas|when|where|was|were)[ \n]")
_ASIDE: Final = re.compile(r"(?:who|which|that|where|whose|with|on|about|in|after|like)[ \n]")
_HALF: Final = re.compile(r"(?:;|,?[ \n](?:while|whereas))[ \n]+")
_SENTENCE: Final = re.compile(
    r"(?<![A-Z])(?<!Dr)(?<!Mr)(?<!Ms)(?<!St)(?<!Mrs)(?<!Prof)(?<!Hon)(?<!Rev)[.!?][\"')]?[ \n]+|\n[ \t]*\n"
)
_WORD: Final = re.compile(r"[\w'-]+")
_CAPITALS: Final = 16
_BEFORE: Final = 160
_NEAR: Final = 120
_DETAILS: Final = 240
_REASON: Final = 90


def posted(page: Page, start: int, stop: int, *, bare: bool = False) -> list[Found]:
    """The persons of a stretch, part by part; ``bare``: the first part may open with a name that nothing proves."""
    people: list[Found] = []
    low = at = start  # a post may hold an "and": from ``low`` on no person was found
    for mark in [*_PART.finditer(page.view, start, stop), None]:
        end = mark.start() if mark else stop
        found = _in_part(page, at, end, max(low, end - _NEAR), bare=bare and at == start)
        if found is not None:
            people.append(found)
            low = end
        at = mark.end() if mark else stop
    return people


def _in_part(page: Page, low: int, high: int, post: int, *, bare: bool) -> Found | None:
    """The person that a part opens with, or who stands behind a post: "Tide Bank CEO Ben Oduya"."""
    if _ASIDE.match(page.view, low, high):
        return None
    for mark in list(_CAPITAL.finditer(page.view, low, high))[:_CAPITALS]:
        found = person_at(page.view, mark.start(), high, page.known)
        if found is None or _ENDS.match(page.view, found.end, high) is None or " " not in found.name.of(page.view):
            continue
        begin = low if not page.view[low : mark.start()].strip() else min(low, post)
        before = [word_key(word).removesuffix("s") for word in _WORD.findall(page.view, begin, mark.start())]
        if _is_shown(page, found, before, bare=bare):
            return found
    return None


def _is_shown(page: Page, found: Found, before: list[str], *, bare: bool) -> bool:
    """Whether an honorific, a given name or the post right before it shows that a name is a person's."""
    jobs = page.known.jobs
    if is_sure(page.view, found, page.known):
        return found.honorific is not None or not before or not jobs.isdisjoint(before)
    if not is_plausible(page.view, found, page.known) or is_town_name(found.name.of(page.view)):
        return False
    return before[-1] in jobs if before else bare


def stretch_end(page: Page, at: int) -> int:
    """Where a list of persons ends that begins at a place: with its sentence, or before what they do."""
    stop = clause_end(page, at)
    cut = _CUT.search(page.view, at, stop)
    return cut.start() if cut else stop


def behind_post(page: Page, at: int) -> Found | None:
    """The person behind "the former rector of the institute," or "British Prime Minister"."""
    people = posted(page, at, stretch_end(page, at), bare=True)
    return people[0] if people and people[0].start - at < _NEAR else None


def from_callings(page: Page) -> Iterator[Person]:
    """ "The opening speakers will be A, B", "Facilitating the talks are C and D", "keynotes include E"."""
    for start, end, _ in phrase_hits(page, page.cues.naming):
        low = max(page.start, start - _BEFORE)
        begin = low + max((mark.end() for mark in _SENTENCE.finditer(page.view[low:start])), default=0)
        words = [word_key(word) for word in _WORD.findall(page.view, begin, start)]
        called = [word for word in words if word in page.cues.marks.callings]
        if not called or posted(page, begin, start):
            continue
        role = page.cues.labels.get(called[-1].removesuffix("s"), "speaker")
        people = posted(page, end, stretch_end(page, end), bare=True)
        if people and people[0].start - end < _NEAR:
            yield from (detailed(page, found, found.end, role, "calling") for found in people)


def from_include(page: Page) -> Iterator[Person]:
    """ "Speakers include, among others, A; B; and C"."""
    for _, end, phrase in phrase_hits(page, page.cues.include):
        rest = page.view[end : end + 30]
        aside = next((each for each in page.cues.asides if rest.lstrip(" ,").startswith(each)), "")
        skip = rest.find(aside) + len(aside) if aside else 0
        while skip < len(rest) and rest[skip] in " ,\n":
            skip += 1
        titled = phrase in page.cues.include_titled
        near = page.view[end + skip : min(page.end, end + skip + _REASON)]
        plausible = titled and any(f" {noun}" in near for noun in page.cues.reasons)
        people = list(people_from(page, end + skip, "speaker", "include", titled=titled, plausible=plausible))
        yield from people
        if not titled or people:
            more = posted(page, end + skip, stretch_end(page, end + skip), bare=not titled)
            yield from (found.person(page.view, "speaker", "include") for found in more)


def posted_subject(page: Page, start: int, verb: int) -> list[Found]:
    """The persons of a sentence before "will talk", each behind a post or with details behind commas."""
    halves = list(_HALF.finditer(page.view, start, verb))
    start = halves[-1].end() if halves else start
    colon = page.view.rfind(": ", start, verb)
    start = colon + 2 if colon >= 0 else start
    people = posted(page, start, verb, bare=colon >= 0)
    if not people or verb - people[-1].end > _DETAILS:
        return []
    gap = page.view[people[-1].end : verb].strip(" \n")
    if gap and gap[0] not in ",(" and not gap.startswith(("of ", "from ", "at ")):
        return []
    opening = _WORD.match(page.view, start, verb)
    led = opening is not None and word_key(opening[0]) in page.known.no_name | page.known.function
    return people[-1:] if led else people
