"""Sentences that name speakers.

"a conversation with A", "moderated by B", "C and D will discuss", "Speakers include E".

In: a block, with the cues of its language. Out: ``Person``s, rule by rule. Each rule hops on a literal word and reads
persons around it.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.parties.naming import is_organization, word_key
from sideevents_parser.read.persons.lists import (
    CONJUNCTION,
    Page,
    all_detailed,
    behind_bracket,
    behind_job,
    clause_end,
    detailed,
    further,
    people_from,
)
from sideevents_parser.read.persons.person import Found, is_plausible, is_sure, person_at
from sideevents_parser.read.persons.posted import behind_post, from_callings, from_include, posted_subject
from sideevents_parser.read.phrases import MOST, endings, holds_any, last_words, occurrences, phrase_hits
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.spans import Span

_SEAT: Final = re.compile(r"[ \n](?:of|from|at)[ \n](?:the[ \n])?(?:[A-Z][\w'-]*[ \n]){0,6}[A-Z][\w'-]*(?=[ \n])")
_ASIDE: Final = re.compile(r",[ \n](?![Aa][Nn][Dd][ \n])(?:who[ \n])?[^,;.]{3,200}(?=,)")
_OPENING: Final = re.compile(r"[A-Z][\w'-]{2,14}(?:-[\w]{2,10})*,?[ \n]+|(?:[A-Za-z][\w-]*[ \n]+){1,4}(?=[A-Z])")
_OPENING_WORDS: Final = re.compile(
    r"(?:This|That|Next|Each|Our|In|On|At|For)[ \n](?:[a-z][\w-]*,?[ \n]+){1,4}(?=[A-Z])"
)
_NEW_SUBJECT: Final = re.compile(r"(?:,|;|:|[ ]-)[ \n]+(?:and[ \n]+|AND )?(?=[A-Z])|\n(?=[A-Z])")
_SENTENCE_START: Final = re.compile(
    r"[.!?](?<![A-Z].)(?<!Dr.)(?<!Mr.)(?<!Ms.)(?<!Mrs.)(?<!Prof.)(?<!St.)(?<!Amb.)(?<!Hon.)(?<!Rev.)(?<!Sr.)"
    r"[\"')]?[ \n]+(?![a-z])|\n[ \t]*\n"
)
_NEXT_SENTENCE: Final = re.compile(r"[.!?](?<![A-Z].)[\"')]?[ ]+(?=[A-Z])")
_APPOSED: Final = re.compile(r"(?:An?|Our|The)[ ](?:[\w'-]{1,20}[ ]){0,5}[\w'-]{1,20},[ ](?=[A-Z])")
_ACT: Final = re.compile(r"[ ,\n]{1,3}([a-z][\w'-]*)[ \n]")
_MOST_ROWS: Final = 60
_HEAD_ROWS: Final = 6
_LOOK_BACK: Final = 260
_PROSE: Final = 60
_TITLE: Final = 140
_REASON: Final = 90
_NEAR: Final = 20
_CAPITAL_BEFORE: Final = re.compile(r"\b[A-Z][\w'-]*[ ]$")
_BIOGRAPHY: Final = 80
_POST_WORDS: Final = 7
_INSTITUTION: Final = re.compile(r", ([A-Z][^,;.()\n]{3,60})")
_WORD: Final = re.compile(r"[\w'-]+")
_LEARNED: Final = re.compile(r"\b(?:Professor|Prof\.?|Dr\.?)[ ](?=[A-Z])")


def from_sentences(page: Page) -> Iterator[Person]:
    """The persons whom the block's sentences name as speakers."""
    yield from _from_by(page)
    yield from _from_bylines(page)
    yield from _from_with(page)
    yield from from_include(page)
    yield from from_callings(page)
    yield from _from_posts(page)
    yield from _from_deeds(page)
    yield from _from_objects(page)
    yield from _from_colons(page)


def from_openings(page: Page) -> Iterator[Person]:
    """Sentences that open with a person, whatever that person does: for blocks that name nobody otherwise."""
    for row in page.rows[:_MOST_ROWS]:
        if row.end - row.start < _PROSE:
            continue
        found = person_at(page.view, row.start, row.end, page.known)
        if found is not None and found.honorific is not None:
            yield found.person(page.view, "speaker", "opening")
            continue
        starts = [
            row.start,
            *(mark.end() for mark in list(_NEXT_SENTENCE.finditer(page.view, row.start, row.end))[:MOST]),
        ]
        for at in starts:
            yield from _acting(page, at, row.end)


def from_biographies(page: Page) -> Iterator[Person]:
    """Lines that open with a titled person and tell the post: "Dr A is Senior Fellow at B."."""
    for row in page.rows[:_MOST_ROWS]:
        found = person_at(page.view, row.start, row.end, page.known) if row.end - row.start >= _PROSE else None
        following = _ACT.match(page.view, found.end, row.end) if found and found.honorific else None
        if (
            found
            and following
            and following.group(1) in page.cues.being_now
            and _holds_post(page, following.end(), row.end)
        ):
            yield found.person(page.view, "speaker", "biography")


def from_learned(page: Page, dated: list[Span]) -> list[Person]:
    """The first titled person of a sentence that gives the day: "On the 5th, Professor A of Riga looks at the sea".

    For blocks that name nobody otherwise. Prizes and lectures that bear a name are no persons.
    """
    for row in page.rows[:_MOST_ROWS]:
        if row.end - row.start < _PROSE or not any(row.start <= day.start < row.end for day in dated):
            continue
        for title in list(_LEARNED.finditer(page.view, row.start, row.end))[:MOST]:
            found = person_at(page.view, title.start(), row.end, page.known)
            behind = _WORD.match(page.view, found.end + 1, row.end) if found is not None else None
            named = behind is not None and fold(behind.group()) in page.cues.bear_names
            if found is not None and found.honorific is not None and not named:
                return [found.person(page.view, "speaker", "learned")]
    return []


def _acting(page: Page, start: int, end: int) -> Iterator[Person]:
    """ "A and B set …", "A, who hangs our pictures, on …", "A retired miner, C, goes …": now, not in the past."""
    opening = _APPOSED.match(page.view, start, end)
    at = opening.end() if opening else behind_job(page, start, end)
    found = person_at(page.view, at, end, page.known)
    if found is None or not is_plausible(page.view, found, page.known):
        return
    people, stop = _with_company(page, found, end)
    following = _ACT.match(page.view, stop, end)
    word = following.group(1) if following else ""
    if following and word in page.cues.being_now and _holds_post(page, following.end(), end):
        yield from (each.person(page.view, "speaker", "opening") for each in people)
        return
    if word in page.cues.will and following and _deed(page, following.start(1)) is None:
        return  # "A and B will play the harp"
    now = word in page.cues.presence or (word.endswith("s") and not word.endswith(("ss", "'s"))) or len(people) > 1
    if following and now and word not in page.cues.not_acts and not word.endswith("ed"):
        yield from (each.person(page.view, "speaker", "opening") for each in people)


def _holds_post(page: Page, at: int, end: int) -> bool:
    """Whether a job title follows, as in a biography: "is Professor of Law at", "is an art historian"."""
    words = [word_key(word) for word in _WORD.findall(page.view, at, min(end, at + _BIOGRAPHY))][:_POST_WORDS]
    return not page.known.jobs.isdisjoint(words)


def _from_by(page: Page) -> Iterator[Person]:
    """ "moderated by A", "a talk by B", "Launch of X by C"."""
    for at in occurrences(page, page.cues.agents):
        word = _WORD.match(page.view, at)
        after = word.end() + 1 if word else at
        phrase = next((ending for ending in endings(page, after - 1)[-3:] if ending in page.cues.by), None)
        if phrase is not None:
            yield from _behind_phrase(page, phrase, after)
        elif page.cues.marks.made.isdisjoint(last_words(page, at)[-1:]):  # no "book written by A"
            yield from _behind_title(page, at, after)


def _behind_phrase(page: Page, phrase: str, after: int) -> Iterator[Person]:
    """Persons behind "moderated by"; the one behind a post where none follows at once."""
    role = page.cues.by[phrase]
    titled, seated = phrase in page.cues.by_titled, _is_seated(page, after)
    people = list(people_from(page, after, role, "by", titled=titled, plausible=seated))
    yield from people
    if not people and (found := behind_post(page, after)) is not None:
        yield found.person(page.view, role, "by")


def _behind_title(page: Page, at: int, after: int) -> Iterator[Person]:
    """Persons behind "by" in a line that tells of a talk, or after a title where the line ends with the name."""
    line = max(page.view.rfind("\n", max(page.start, at - _LOOK_BACK), at) + 1, at - _LOOK_BACK, page.start)
    before = page.view[line:at].lower()
    closes = page.view.find("\n", at, at + 60) > 0 or page.end - at < 60
    if holds_any(before, page.cues.talk_nouns):
        sure = closes and before.startswith(page.cues.talk_nouns)
        yield from people_from(page, after, "speaker", "by", titled=not sure, plausible=closes)
    elif closes and _CAPITAL_BEFORE.search(page.view, line, at) is not None:
        found = people_from(page, after, "speaker", "by", titled=True)
        yield from (person for person in found if person.honorific)  # "Salt Roads by Dr. Moss"


def _is_seated(page: Page, at: int) -> bool:
    """Whether an institution follows a name and a comma: "by A, University of B"."""
    found = person_at(page.view, at, min(page.end, at + _TITLE), page.known)
    seat = _INSTITUTION.match(page.view, found.end, min(page.end, found.end + _TITLE)) if found else None
    return seat is not None and is_organization(seat.group(1), page.known.names)


def _from_bylines(page: Page) -> Iterator[Person]:
    """ "by A (Reef Trust)" on the line below a title; "by A" and nothing more only where a talk is spoken of above."""
    agents = tuple(f"{agent.strip()} " for agent in page.cues.agents)
    for row in page.rows[1:_HEAD_ROWS]:
        start = page.view[row.start : row.end].lower()
        agent = next((each for each in agents if start.startswith(each)), None)
        found = person_at(page.view, row.start + len(agent), row.end, page.known) if agent else None
        if found is None or not is_plausible(page.view, found, page.known):
            continue
        stop = behind_bracket(page.view, found.end, row.end)
        seated = stop > found.end and not any(letter.isdigit() for letter in page.view[found.end : stop])
        above = page.view[page.start : row.start].lower()
        if not page.view[stop : row.end].strip(" .") and (seated or holds_any(above, page.cues.talk_nouns)):
            yield detailed(page, found, row.end, "speaker", "by")


def _from_with(page: Page) -> Iterator[Person]:
    """A conversation "with A and B"; a sentence that begins "With A and B"."""
    for at in occurrences(page, page.cues.companions):
        word = last_words(page, at)[-1:]
        if page.view[at + 1].isupper():
            continue
        after = page.view.find(" ", at) + 1
        if page.view[at].isupper() or (word and word[0] in page.cues.with_nouns):
            yield from people_from(page, after, "speaker", "with")
        elif page.view[at - 2 : at] == ", " and page.view[after].isupper():  # "moderated by A, with B"
            yield from people_from(page, after, "speaker", "with", titled=True, plausible=_ends_with_name(page, at - 2))
        elif word and word[0] not in page.cues.with_others and _is_title_like(page, at):
            yield from people_from(page, after, "speaker", "with", titled=True, plausible=word[0] in page.cues.told)


def _ends_with_name(page: Page, at: int) -> bool:
    """Whether a person's name ends at a place: "moderated by A, with B"."""
    before = page.view[max(page.start, at - _NEAR) : at].split()[-2:]
    return len(before) > 1 and all(word[:1].isupper() for word in before)


def _is_title_like(page: Page, at: int) -> bool:
    """Whether a place lies in a short line that is no sentence."""
    start = max(page.view.rfind("\n", max(page.start, at - _TITLE), at) + 1, page.start)
    end = page.view.find("\n", at, at + _TITLE)
    end = page.end if end < 0 else end
    if page.view.find(". ", start, at) >= 0 or (
        page.view.find(". ", at, end) < 0
        and (end - max(start, page.start) > _TITLE or page.view[:end].endswith(".", start))
    ):
        return False
    return page.cues.not_talks.isdisjoint(word_key(word) for word in _WORD.findall(page.view, start, end))


def _from_posts(page: Page) -> Iterator[Person]:
    """ "The speaker, A, is …", "our moderator B": whom a sentence gives such a part."""
    for _, end, phrase in phrase_hits(page, page.cues.posts):
        if page.view[end : end + 1] in {" ", "\n"} and page.view[end + 1 : end + 2].isupper():
            found = person_at(page.view, end + 1, min(page.end, end + _TITLE), page.known)
            if found is not None and is_plausible(page.view, found, page.known):
                role = page.cues.labels.get(phrase.rstrip(",").split()[-1], "speaker")
                yield detailed(page, found, clause_end(page, found.end), role, "post")


def _from_deeds(page: Page) -> Iterator[Person]:
    """Sentences whose subject is a person who speaks: "A will moderate", "A and B explain"."""
    seen: set[tuple[int, int]] = set()
    for at in sorted(set(_verbs(page))):
        role = _deed(page, at) if _may_follow_person(page, at) else None
        if role is None:
            continue
        for people, start in _subjects(page, at):
            if (start, at) not in seen:
                seen.add((start, at))
                yield from (each.person(page.view, role, "sentence") for each in people)
            break


def _from_objects(page: Page) -> Iterator[Person]:
    """ "A tells Dr B", "she speaks with Judge C": to whom a speaker speaks."""
    for _, end, _ in phrase_hits(page, page.cues.objects):
        at = behind_job(page, end + 1, min(page.end, end + _TITLE))
        found = person_at(page.view, at, min(page.end, end + _TITLE), page.known)
        if found is not None and (at > end + 1 or is_sure(page.view, found, page.known)):
            yield detailed(page, found, clause_end(page, found.end), "speaker", "object")


def _verbs(page: Page) -> Iterator[int]:
    for word in (*page.cues.will, *(page.cues.doing_words & page.words)):
        at = page.view.find(f" {word}", page.start, page.end)
        hits = 0
        while at >= 0 and hits < MOST:
            hits += 1
            yield at + 1
            at = page.view.find(f" {word}", at + 1, page.end)


def _may_follow_person(page: Page, at: int) -> bool:
    """Whether the word before a verb could end a subject: a capital, a bracket, a comma."""
    before = page.view[max(page.start, at - 30) : at].rstrip().removesuffix(" who")
    return before[-1:] in {",", ")"} or before[before.rfind(" ") + 1 :].rpartition("\n")[2][:1].isupper()


def _subjects(page: Page, verb: int) -> Iterator[tuple[list[Found], int]]:
    """Persons whose list ends at the verb; the longest subject first."""
    low = max(page.start, verb - _LOOK_BACK)
    text = page.view[low:verb]
    start = low + max((mark.end() for mark in _SENTENCE_START.finditer(text)), default=0)
    starts = [start]
    openings = (pattern.match(page.view, start, verb) for pattern in (_OPENING, _OPENING_WORDS))
    starts += [opening.end() for opening in openings if opening is not None]
    starts += [mark.end() for mark in list(_NEW_SUBJECT.finditer(page.view, start, verb))[-6:]]
    for at in starts:
        found = person_at(page.view, behind_job(page, at, verb), verb, page.known)
        if found is not None and is_plausible(page.view, found, page.known):
            people, end = _with_company(page, found, verb)
            if not page.view[end:verb].strip(" ,\n"):
                yield people, at
    if page.view.startswith(page.cues.will, verb) and (people := posted_subject(page, start, verb)):
        yield people, start


def _with_company(page: Page, found: Found, stop: int) -> tuple[list[Found], int]:
    """A subject with those who share the sentence, and where the subject ends."""
    people, at = [found], _behind_details(page, found.end, stop)
    for _ in range(5):
        mark = CONJUNCTION.match(page.view, at, stop)
        another = person_at(page.view, mark.end(), stop, page.known) if mark else None
        if another is None:
            break
        people.append(another)
        at = _behind_details(page, another.end, stop)
    return people, at


def _behind_details(page: Page, at: int, stop: int) -> int:
    """Behind what describes a person in a sentence: "(X)", "of the Y", ", who …,", ", curator of …,"."""
    at = behind_bracket(page.view, at, stop)
    if (seat := _SEAT.match(page.view, at, stop)) is not None:
        return seat.end()
    aside = _ASIDE.match(page.view, at, stop)
    if aside is not None and person_at(page.view, at + 2, aside.end(), page.known) is None:
        return aside.end()
    return at


def _deed(page: Page, at: int) -> str | None:
    """The role that a verb gives its subject, or None where it is none of a speaker's."""
    text = page.view[at : min(page.end, at + 60)].replace("\n", " ").lower()
    will = next((word for word in page.cues.will if text.startswith(word + " ")), None)
    words = [word_key(word.rstrip(",.;:)")) for word in (text[len(will) :] if will else text).split()[:4]]
    if will and words[:1] and words[0] in {"also", "then", "both", "each"}:
        words = words[1:]
    if will and words[:1] and words[0] not in page.cues.does_not and words[0] != "be":
        return _role_of(words[0])
    if will and words[:1] == ["be"] and words[1:] and (words[1].endswith("ing") or words[1] in page.cues.being):
        return "speaker"
    table = page.cues.does if will else page.cues.doing
    return _role_of(words[0]) if any(" ".join(words[:count]) in table for count in (2, 1)) else None


def _role_of(verb: str) -> str:
    if verb.startswith("moderat"):
        return "moderator"
    if verb.startswith("chair"):
        return "chair"
    return "opener" if verb.startswith(("open", "welcom", "introduc")) else "speaker"


def _from_colons(page: Page) -> Iterator[Person]:
    """ "Guest: A, X" inside a line; "History Group: Dr A on the airfield"."""
    at = page.view.find(": ", page.start, page.end)
    for _ in range(MOST):
        if at < 0:
            return
        if (
            page.view[at + 2 : at + 3].isupper()
            and (found := person_at(page.view, at + 2, min(page.end, at + 122), page.known)) is not None
        ):
            yield from _behind_colon(page, at, found)
        at = page.view.find(": ", at + 1, page.end)


def _behind_colon(page: Page, at: int, found: Found) -> Iterator[Person]:
    role = next((page.cues.labels[phrase] for phrase in endings(page, at)[-2:] if phrase in page.cues.labels), None)
    line = page.view.find("\n", found.end, page.end)
    stop = min(clause_end(page, found.end), line if line > 0 else page.end)
    behind = behind_bracket(page.view, found.end, page.end)
    rest = page.view[behind : behind + _NEAR].replace("\n", " ")
    group = role is None and not page.cues.groups.isdisjoint(endings(page, at)[-2:])
    if group and is_plausible(page.view, found, page.known):
        role = "speaker"
    if role is not None and (following := further(page, found, stop, several=group)):
        yield from all_detailed(page, [found, *following], role, "inner label")
    elif role is not None:
        yield detailed(page, found, stop, role, "inner label")
    elif is_plausible(page.view, found, page.known) and not page.cues.told.isdisjoint(last_words(page, at)[-1:]):
        yield detailed(page, found, stop, "speaker", "colon")
    elif rest.startswith((*page.cues.about, ', "')):
        yield found.person(page.view, "speaker", "colon")
