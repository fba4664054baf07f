"""Sentences whose subject is the host: "A and B invite you to", "On 3 May the A Trust, the oldest of all, will hold".

In: a block, with the cues of its language. Out: ``Party``s of the first sentence that says what a host does. The
verb is found first; then the list of names that ends where it begins, with what describes the last one between.
"""

import re
from itertools import islice
from typing import Final, NamedTuple

from sideevents_parser.read.parties.chains import Page, connective, read_chain, sentence_start, tidy_name
from sideevents_parser.read.parties.naming import (
    is_organization,
    is_person,
    is_titled,
    is_town_name,
    without_tags,
    word_key,
)
from sideevents_parser.read.parties.owning import stacked
from sideevents_parser.read.phrases import phrase_hits
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

_LAST_WORD: Final = re.compile(r"([\w-]+)[ \n]+$")
_FIRST_WORD: Final = re.compile(r"[\"'(]?([\w'-]+)")
_BEFORE_ARTICLE: Final = re.compile(r"([\w'-]+)[ \n]+(?=the [A-Z])")
_BEFORE_CAPITAL: Final = re.compile(r"([\w'-]+)\)?[ \n]+(?=[A-Z])")
_SEAT: Final = re.compile(r"(?:in|of|at|from|on) [A-Z][\w'-]{1,20}(?:[, ]{1,2}[A-Z0-9][\w'-]{0,20}){0,3}")
_ADDRESS: Final = re.compile(r"\d{1,6}(?:,? [A-Z][\w'.-]{1,20}){1,5}")  # "Harbour Church, 950 Webster St., will host"
_YEAR: Final = re.compile(r"[ ](?:19|20)\d\d(?=[ ,])")  # "Weir Fair 2027 invites"
_AT_SEAT: Final = re.compile(r"[ ]at[ ](?:the[ ])?[A-Z][\w'-]{2,20}(?:[ ][A-Z][\w'-]{2,20}){0,2}")
_DAY: Final = re.compile(r"(?:[0-3]?\d(?:st|nd|rd|th)?|(?:19|20)\d\d)$")
_DATE: Final = 20  # characters before a day or a year in which its month stands
_DATELINE: Final = re.compile(r" --? ")
_ASIDE: Final = 200  # characters between a name and its verb
_MOST_STARTS: Final = 5
_NEAR: Final = 400
_OBJECT: Final = 50


class _Deed(NamedTuple):
    """A verb phrase of the lexicon and what stands behind it."""

    phrase: str
    rest: str


def from_subjects(page: Page, *, strict: bool) -> list[Party]:
    """The parties that a sentence says host, hold, invite; ``strict`` where others are known by now."""
    parties: list[Party] = []
    for start, end, phrase in sorted(phrase_hits(page, page.cues.subjects.verbs)):
        if not parties or start < parties[0].span.end + _NEAR:
            deed = _Deed(phrase, page.view[end : end + _OBJECT].partition(".")[0])
            parties += _subject(page, _verb_start(page, start), deed, strict=strict)
    return parties


def _verb_start(page: Page, at: int) -> int:
    """Where a verb begins, with the auxiliaries and adverbs before it."""
    while (word := _LAST_WORD.search(page.view, max(page.start, at - 24), at)) is not None:
        key = word.group(1)
        if key not in page.cues.adverbs and key not in page.cues.auxiliaries:
            break
        at = word.start()
    return at


def _subject(page: Page, verb: int, deed: _Deed, *, strict: bool) -> list[Party]:
    """The parties whose list ends where the verb begins; the sentence may open with a clause of its own."""
    sure = deed.phrase in page.cues.subjects.open_subject
    line = page.view.rfind("\n", page.start, verb) + 1
    if sure and line and not page.view[line:verb].strip() and (above := stacked(page, line)):
        return above
    sentence = sentence_start(page, verb)
    last = _LAST_WORD.search(page.view, sentence, verb)
    if last is not None and last[1] in page.cues.subjects.pronouns:
        return []
    for start in _subject_starts(page, sentence, verb):
        if _is_cut_off(page, sentence, start, deed.phrase):
            continue
        parties, stop = read_chain(page, start, verb, "organizer", "active")
        if not parties or not _reaches(page, stop, verb) or _opens_with_town(page, start, sentence, parties):
            continue
        if strict and not sure and len({party.role for party in parties}) == 1:
            return []
        return _hosts(page, _without_post(page, _lengthened(page, parties, stop, verb)), deed)
    return []


def _hosts(page: Page, parties: list[Party], deed: _Deed) -> list[Party]:
    """Those of the subject's names that may host: whoever for verbs that only a host does, institutions for others."""
    phrase, names = deed.phrase, [without_tags(party.name) for party in parties]
    if _are_towns(page, names, phrase) or any(_is_event(page, name) for name in names):
        return []
    sure, weak = phrase in page.cues.subjects.open_subject, _is_weak(page, phrase)
    institutions = any(is_organization(name, page.known) for name in names)
    persons = all(_is_person(page, party) for party in parties)
    if not institutions and not (sure and not persons) and not _only_hosts(page, deed):
        return []
    resolved = [_resolve_short(page, party) for party in parties]
    return [party for party in resolved if not weak or word_key(party.name) not in page.known.heads]


def _without_post(page: Page, parties: list[Party]) -> list[Party]:
    """ "The Minister of Mines and Water, Anna Moss, is hosting": the person without the post before the name."""
    post = word_key(parties[0].name.partition(" ")[0]) in page.known.jobs
    named = len(parties) > 1 and is_person(parties[-1].name, page.known)
    return parties[-1:] if post and named and page.view[parties[-2].span.end] == "," else parties


def _is_person(page: Page, party: Party) -> bool:
    """Whether a name may be a person's: without an article, as in "the Moss Rotary", unless it opens with a title."""
    name = party.name.partition(" (")[0]
    titled = is_titled(name, page.known) or word_key(name.partition(" ")[0]) in page.known.honorifics
    article = page.view[max(party.span.start - len("the "), 0) : party.span.start].lower() == "the "
    return titled or (is_person(name, page.known) and not article)


def _only_hosts(page: Page, deed: _Deed) -> bool:
    """Whether only a host does it, a person too: "invites", "hold briefings", but not "hold a lecture"."""
    if deed.phrase in page.cues.subjects.host_subject:
        return True
    held = deed.phrase in page.cues.subjects.held
    return held and any(word_key(word) in page.cues.subjects.called for word in _FIRST_WORD.findall(deed.rest))


def _is_event(page: Page, name: str) -> bool:
    """Whether a name is the event's own: "the Annual Meeting will convene at 1"."""
    return word_key(name.rpartition(" ")[2]) in page.cues.events


def _is_weak(page: Page, phrase: str) -> bool:
    """Whether a phrase is what others than hosts do as well: "presents", "has announced"."""
    return phrase not in page.cues.subjects.open_subject and not phrase.startswith(page.cues.will)


def _is_cut_off(page: Page, sentence: int, start: int, phrase: str) -> bool:
    """Whether a name behind a comma is more likely the end of another clause than the subject of a weak verb."""
    if not _is_weak(page, phrase) or page.view[max(start - 2, page.start) : start].strip() != ",":
        return False
    opening = _FIRST_WORD.match(page.view, sentence)
    key = word_key(opening[1]) if opening is not None else ""
    return not key[:1].isdigit() and key not in page.known.calendar and key not in page.cues.subjects.clauses


def _opens_with_town(page: Page, start: int, sentence: int, parties: list[Party]) -> bool:
    """ "In Riga, Latvia, the Reef Trust will": behind the first comma a country's name is no host."""
    first = parties[0]
    place = word_key(first.name) in page.known.states or is_town_name(first.name)
    return len(parties) > 1 and start > sentence and place and page.view[first.span.end] == ","


def _are_towns(page: Page, names: list[str], phrase: str) -> bool:
    """Whether nothing but a place is said to hold an event: "Harwich will host", in a headline "Norway to host"."""
    headline = phrase.startswith("to ")
    return all(headline if word_key(name) in page.known.states else is_town_name(name) for name in names)


def _reaches(page: Page, stop: int, verb: int) -> bool:
    """Whether nothing but a comma, a year, a seat or an aside stands between the list and the verb."""
    stop = _tail_end(page, stop, verb)
    rest = page.view[stop:verb].strip(" ,\n")
    if not rest or _SEAT.fullmatch(rest) is not None or _ADDRESS.fullmatch(rest) is not None:
        return True
    return _is_nameless(page, stop, verb) or _is_aside(page, stop, verb)


def _is_aside(page: Page, stop: int, verb: int) -> bool:
    """Whether a comma opens a description of the last name: "the oldest of all", with a comma "which runs a pier,"."""
    rest, closed = page.view[stop:verb].strip(" ,\n"), page.view[stop:verb].rstrip()[-1:] == ","
    opening = _FIRST_WORD.match(rest)
    if page.view[stop : stop + 1] != "," or opening is None or len(rest) > _ASIDE or any(mark in rest for mark in ";:"):
        return False
    key = word_key(opening[1])
    if rest.rpartition(" ")[2] in page.known.articles:  # "the Reef Trust, the host country"
        return False
    return key in page.cues.subjects.asides if closed else key in page.known.articles or key == "its"


def _is_nameless(page: Page, stop: int, verb: int) -> bool:
    """Whether what stands before the verb adds others without a name: "in collaboration with strategic partners"."""
    rest = page.view[stop:verb].strip(" ,\n")
    if not rest.islower() or len(rest) > _ASIDE:
        return False
    others = (*page.cues.our_partner, *page.cues.subjects.nameless)
    return rest.removeprefix("and ").startswith(others) or connective(page, stop, verb) is not None


def _tail_end(page: Page, stop: int, verb: int) -> int:
    """Where a name ends that goes on with a year ("Weir Fair 2027") or, behind a unit's, with "at" and its seat."""
    if (year := _YEAR.match(page.view, stop, verb)) is not None:
        return year.end()
    seat = _AT_SEAT.match(page.view, stop, verb)
    return seat.end() if seat is not None and not page.view[seat.end() : verb].strip(" ,\n") else stop


def _lengthened(page: Page, parties: list[Party], stop: int, verb: int) -> list[Party]:
    """The parties with what else belongs to the last name."""
    last, end = parties[-1], _tail_end(page, stop, verb)
    unit = not page.known.units.isdisjoint(word_key(word) for word in last.name.split())
    if last.span.end != stop or end == stop or not (unit or page.view[end - 1].isdigit()):
        return parties
    span = Span(last.span.start, end)
    return [*parties[:-1], last._replace(name=tidy_name(page.view, span), span=span)]


def _subject_starts(page: Page, sentence: int, verb: int) -> list[int]:
    """Where the subject may begin: with the sentence, behind a comma, a dateline, a date, or with an article."""
    while sentence < verb and page.view[sentence] in "*•-> \t\"'":
        sentence += 1
    starts = [sentence]
    at = page.view.find(",", sentence, verb)
    while at >= 0 and len(starts) < _MOST_STARTS:
        starts.append(at + 1)
        at = page.view.find(",", at + 1, verb)
    starts += [sentence + dash.end() for dash in islice(_DATELINE.finditer(page.view[sentence:verb]), 2)]
    starts = [_behind_opening(page, start, verb) for start in starts]
    for mark in list(_BEFORE_ARTICLE.finditer(page.view[sentence:verb]))[-3:]:
        key = word_key(mark.group(1))
        if key in page.cues.agents or (
            key not in page.known.joints and key not in page.known.conjunctions and key not in page.known.leads
        ):
            starts.append(sentence + mark.end())
    line = page.view.rfind("\n", sentence, verb) + 1  # a title without a full stop may stand above
    starts += [_behind_opening(page, line, verb)] if line else []
    return sorted({*starts, *_behind_days(page, sentence, verb)})  # the longest list first


def _behind_days(page: Page, sentence: int, verb: int) -> list[int]:
    """ "On 15 May Blue Watch will": where a capital follows a day, a month or a word such as "today"."""
    marks = islice(_BEFORE_CAPITAL.finditer(page.view, sentence, verb), _MOST_STARTS)
    return [mark.end() for mark in marks if _is_day(page, mark, sentence)]


def _is_day(page: Page, mark: re.Match[str], sentence: int) -> bool:
    """Whether a word is a month or the like, or figures beside a month: "15 May", "May 15", "15 May 2023"."""
    if _DAY.match(mark[1]) is None:
        return word_key(mark[1]) in page.cues.subjects.day_words
    near = _FIRST_WORD.findall(page.view, max(sentence, mark.start() - _DATE), mark.start())[-2:]
    return not near or any(word_key(word) in page.known.calendar for word in near)


def _behind_opening(page: Page, start: int, verb: int) -> int:
    """Where the name begins behind words such as "we, as members of", "according to"."""
    while start < verb and page.view[start] in " \n":
        start += 1
    text = page.view[start:verb].replace("\n", " ").lower()
    opening = next((phrase for phrase in page.cues.subjects.opens if text.startswith(f"{phrase} ")), "")
    return start + len(opening)


def _resolve_short(page: Page, party: Party) -> Party:
    """ "The Lab" means the "PeaceTech Lab" named before."""
    name = party.name
    if " " in name or word_key(name) not in page.known.heads:
        return party
    longer = re.search(
        rf"(?:[A-Z][\w'&-]{{0,30}} ){{1,5}}{re.escape(name)}\b", page.view[page.start : party.span.start]
    )
    if longer is None:
        return party
    start = page.start + longer.start() + (4 if longer.group().startswith("The ") else 0)
    return party._replace(
        name=page.view[start : page.start + longer.end()], span=Span(start, page.start + longer.end())
    )
