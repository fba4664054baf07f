"""Lines and labels that name speakers: "Moderator: A", a list below "Speakers", entries of a programme.

In: a block, its labels. Out: ``Person``s, entry by entry. A line is a person's entry when a name opens it and a title,
an institution or nothing follows.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from sideevents_parser.read.parties.naming import is_organization, word_key
from sideevents_parser.read.persons.lists import Page, all_detailed, further, pieces
from sideevents_parser.read.persons.person import (
    ROLES,
    Found,
    is_plausible,
    person_at,
    split_details,
    with_details,
)
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.mentions import LabelMention

_COMMA: Final = re.compile(r",[ ]+(?:and[ ]+)?(?=[A-Z])")
_BULLET: Final = re.compile(r"[ \t]*(?:[^\w\n\"'(]{1,3}[ \t]*|o[ \t]+|\(?\d{1,2}[.)][ \t]+)?")
_ROLE_BEFORE: Final = re.compile(r"([^\W\d_][\w -]{2,28}?)[ ]?(?::|\.|[ ]-)[ ]+")
_SMALL_ROLE: Final = re.compile(r"([a-z]{4,12})[ ](?=[A-Z])")  # "chair Ada Moss"
_WORDS: Final = re.compile(r"[^\W_]+(?:'s)?")
_SEAT: Final = re.compile(r"(?:from|of|at) (?:the )?")
_DONE_BY: Final = re.compile(r",?[ ]?[\w-]{3,14}ed by ")
_STOP: Final = re.compile(r"(?<![A-Z])\. ")  # the dot of an initial ends no sentence
_ENTRY: Final = 220
_TITLE_LINE: Final = 90
_MOST_BELOW: Final = 80


def from_label(page: Page, label: LabelMention, labels: Sequence[LabelMention]) -> Iterator[Person]:
    """Persons of a label's value; when the value begins below it, of the whole list."""
    role = label.field if label.field in ROLES else "speaker"
    line_end = page.view.find("\n", label.span.end, page.end)
    line_end = page.end if line_end < 0 else line_end
    if label.value.start < line_end and label.value.end > label.value.start:
        several = page.view[label.span.start : label.span.end].rstrip(" :").endswith(("s", "S"))
        several = several and ";" not in page.view[label.value.start : label.value.end]
        yield from _people_on_line(
            page, label.value.start, min(label.value.end, page.end), role, "label", several=several
        )
        if page.view[label.span.end - 1] != ":" or "\n" in page.view[label.value.start : label.value.end]:
            return
    below = next((other.span.start for other in labels if other.span.start >= line_end), page.end)
    yield from _list_below(page, line_end, below, role)


def _list_below(page: Page, at: int, stop: int, role: str) -> list[Person]:
    """Persons of the lines below a heading, up to the first lines that are none.

    A line between two names describes the first.
    """
    people: list[Person] = []
    misses = 0
    first = bisect_left(page.rows, at, key=_row_start)
    for row in page.rows[first : first + _MOST_BELOW]:
        if row.kind in {"rule", "heading"} or row.end > stop:
            break
        found = list(_people_on_line(page, row.start, row.end, role, "list", short=True))
        if (
            found
            and people
            and people[-1].honorific
            and not found[0].honorific
            and _is_bare(people[-1])
            and _is_bare(found[0])
        ):
            found = []
        if not found and people and not misses and _is_bare(people[-1]) and row.end - row.start < _TITLE_LINE:
            job, place = split_details(page.view[row.start : row.end], page.known)
            people[-1] = people[-1]._replace(job_title=job, affiliation=place)
        people += found
        misses = 0 if found else misses + 1
        if misses > (1 if people else 0) or (not found and row.end - row.start > _TITLE_LINE):
            break
    return people


def _row_start(row: Line) -> int:
    return row.start


def _is_bare(person: Person) -> bool:
    return person.job_title is None and person.affiliation is None


def _people_on_line(
    page: Page, start: int, end: int, role: str, rule: str, *, short: bool = False, several: bool = False
) -> Iterator[Person]:
    """Persons of a label's value or of one entry of a list."""
    for at, stop in pieces(page.view, start, end):
        begin, own_role = skip_role(page, skip_bullet(page, at, stop) if short else at, stop, role)
        found = person_at(page.view, begin, stop, page.known)
        if found is None:
            continue
        following = further(page, found, stop, several=several)
        seated = _with_seats(page, found, stop) if several and not following else []
        if following:
            yield from all_detailed(page, [found, *following], own_role, rule)
        elif seated:
            yield from (with_details(page.view, each, last, own_role, rule, page.known) for each, last in seated)
        elif not short or is_entry(page, found, stop, strict=False):
            yield with_details(page.view, found, stop, own_role, rule, page.known)


def _with_seats(page: Page, found: Found, stop: int) -> list[tuple[Found, int]]:
    """Persons of a list that gives each his institution, with where his details end; none unless there are two."""
    people = [found]
    for mark in _COMMA.finditer(page.view, found.end, stop):
        another = person_at(page.view, mark.end(), stop, page.known)
        seat = page.view[people[-1].end : mark.start()].strip(" ,")
        whole = another is not None and page.view[another.end : another.end + 1] in {",", "", ".", "\n"}
        if another is not None and whole and seat and is_plausible(page.view, another, page.known):
            people.append(another)
    ends = [each.start for each in people[1:]] + [stop]
    return list(zip(people, ends, strict=True)) if len(people) > 1 else []


def skip_bullet(page: Page, start: int, end: int) -> int:
    """Where an entry begins behind a bullet or a number."""
    if start < end and page.view[start].isalpha() and page.view[start] != "o":
        return start
    bullet = _BULLET.match(page.view, start, end)
    return bullet.end() if bullet else start


def skip_role(page: Page, start: int, end: int, role: str) -> tuple[int, str]:
    """ "MODERATOR. A", "Chair: A", "Moderator - A": the role in front of a name."""
    mark = _ROLE_BEFORE.match(page.view, start, end) or _SMALL_ROLE.match(page.view, start, end)
    if mark is None:
        return start, role
    key = word_key(mark.group(1))
    own = page.cues.roles.get(key) or page.cues.labels.get(key)
    return (mark.end(), own) if own is not None else (start, role)


def is_entry(page: Page, found: Found, end: int, *, strict: bool) -> bool:
    """Whether a line with a person in front reads as an entry of a list.

    Nothing more, or a title or an institution behind the name.
    """
    rest = page.view[found.end : end].strip()
    if end - found.start > _ENTRY or (len(rest) > 90 and _STOP.search(rest) is not None):
        return False
    if not rest or rest in {".", ",", ";"}:
        return not strict or found.honorific is not None
    if rest[0] not in ",(-:;|@/" and not rest.startswith(("and ", "from ", "of ", "at ")):
        return False
    if _DONE_BY.match(rest):
        return False
    body = rest.strip(" ,(-:;|@)./")
    words = {word_key(word) for word in _WORDS.findall(body)}
    if (
        strict
        and rest[0] != "("
        and (
            not page.known.venues.isdisjoint({word_key(word) for word in _WORDS.findall(body.partition(",")[0])})
            or body[:1].isdigit()
        )
    ):
        return False
    if not strict or found.honorific is not None:
        return True
    if rest[0] == ":" or (rest[0] == "(" and rest[-1] != ")"):
        return False
    if rest[0] == "(" and body[:1].isupper():
        return _is_framed(page, found, end)
    seat = _SEAT.match(body)
    if seat is not None:
        return is_plausible(page.view, found, page.known) and is_organization(body[seat.end() :], page.known.names)
    lower = body[:1].islower() and rest[0] == ","
    return lower or not page.known.jobs.isdisjoint(words) or is_organization(body.partition(",")[0], page.known.names)


def _is_framed(page: Page, found: Found, end: int) -> bool:
    """Whether the line above ends with a colon or the line below is a quoted title."""
    above = page.view[page.start : found.start].rstrip()
    below = page.view[end : min(end + 40, page.end)].lstrip(" )\n\t")
    return above.endswith(":") or below.startswith(('"', "'", "``"))
