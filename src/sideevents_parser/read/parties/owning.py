"""Parties whose event is announced: "A Club's Pancake Day will be held", "a meeting of A and B", names line upon line.

In: a block, with the cues of its language. Out: ``Party``s of its main role.
"""

import re
from itertools import islice, takewhile
from typing import Final

from sideevents_parser.read.parties.chains import Page, connective, read_chain, sentence_start, tidy_name
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import Naming, is_organization, is_town_name, word_key
from sideevents_parser.read.parties.titled import titled_owner
from sideevents_parser.read.phrases import phrase_hits
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

_WORD: Final = re.compile(r"[\w'&-]+")
_MEETING_OF: Final = re.compile(
    r"""(?:^|\n|[.,•*-][ ]|\b(?:that|for|at|attend)[ ])[ \t]*(?:A|An|The|a|an|the)[ ]
        (?P<what>(?:[\w-]{2,14}[ ]){1,5})(?:\([A-Z]{2,6}\)[ ])?of[ ]   # "the 49th Annual General Meeting (AGM) of"
      |\((?P<aside>(?:[\w-]{2,14}[ ]){1,4})of[ ]""",  # "(open lecture of the Reef Trust)"
    re.VERBOSE,
)
_OWNED: Final = re.compile(r"'s?[ \n]")
_OWNER, _OWNED_MOST, _FEW = 80, 5, 12
_DATELINE: Final = re.compile(r" - ")
_VERB: Final = 24
_STACKED: Final = 12  # names in lines above a verb
_SHORTEST_TITLE: Final = 3  # words
_DONE: Final = ("ed", "en", "ade", "eld", "ilt")  # "Steps taken by", "Tools made by"
_BLANKS: Final = 3  # line breaks between two such lines


def stacked(page: Page, line: int) -> list[Party]:
    """The parties of the lines right above one, as far as they are nothing but institutions' names."""
    parties: list[Party] = []
    while line > page.start and page.view[line - 1] == "\n" and len(parties) < _STACKED:
        stop = len(page.view[page.start : line].rstrip()) + page.start
        if page.view.count("\n", stop, line) > _BLANKS:
            break
        line = max(page.view.rfind("\n", page.start, stop) + 1, page.start)
        found = _names_alone(page, line, stop)
        if not found:
            break
        if all(party.role for party in found):
            parties = [party._replace(role=party.role or found[-1].role) for party in parties]
        parties = [*found, *parties]
    return [party._replace(role=party.role or "organizer") for party in parties]


def _names_alone(page: Page, start: int, stop: int) -> list[Party]:
    """The institutions of a line that holds names alone, maybe behind "with"; behind "and" they have no role yet."""
    tie = connective(page, start, stop)
    role, at = (tie[0], tie[1]) if tie is not None else ("organizer", start)
    if page.view.startswith("and ", at):
        role, at = "", at + len("and ")
    found, end = read_chain(page, at, stop, role, "active", institutions=True)
    whole = page.view[end:stop].strip(" ,;&").removesuffix("and").strip() == ""
    return found if whole and not is_town_name(found[0].name if found else "") else []


def from_meeting(page: Page) -> list[Party]:
    """ "A meeting of the Reef Trust and Blue Watch will be held": whose meeting it is."""
    parties: list[Party] = []
    for mark in _MEETING_OF.finditer(page.view, page.start, page.end):
        what = (mark["what"] or mark["aside"]).rstrip()
        if _is_event(page, what.rpartition(" ")[2]) and not what.endswith(page.cues.owning.sittings):
            found, stop = read_chain(page, mark.end(), page.end, "organizer", "of", institutions=True)
            announced = page.view[stop : stop + _VERB].strip().startswith(page.cues.owning.held)
            told = page.view.startswith(")", stop) if mark["aside"] else announced or len(found) > 1
            parties += found if told else []
    return parties


def _is_event(page: Page, noun: str) -> bool:
    key = word_key(noun)
    return key in page.cues.nouns or key.removesuffix("s") in page.cues.nouns


def from_owner(page: Page) -> list[Party]:
    """ "The Harbour Rotary Club's Pancake Day will be held …": the institution whose event is announced."""
    for verb, _, _ in phrase_hits(page, page.cues.owning.takes_place):
        start = sentence_start(page, verb)
        lows = (start, *(dash.end() for dash in _DATELINE.finditer(page.view, start, verb)))
        if titled := next((found for low in lows if (found := titled_owner(page, low, verb))), []):
            return titled
        for owned in _OWNED.finditer(page.view, start, verb):
            dashes = (dash.end() for dash in _DATELINE.finditer(page.view, start, owned.start()))
            for low in (start, *dashes):
                if (owner := _owner(page, low, owned)) is not None:
                    return [owner]
    for mark in islice(_OWNED.finditer(page.view, page.start, page.end), _FEW):
        low = sentence_start(page, mark.start())
        if _owns_event(page, mark.end()) and (owner := _owner(page, low, mark)) is not None:
            return [owner]
    for _, low, _ in sorted(phrase_hits(page, page.cues.owning.attending)):
        if titled := _titled_ahead(page, low):
            return titled
        next_mark = _OWNED.search(page.view, low, min(low + _OWNER, page.end))
        if next_mark is None or not _owns_event(page, next_mark.end()):
            continue
        if (owner := _owner(page, low, next_mark)) is not None:
            return [owner]
    return []


def _titled_ahead(page: Page, low: int) -> list[Party]:
    """ "You are invited to the Reef College seminar": the owner before the first noun for what is held."""
    for word in _WORD.finditer(page.view, low, min(low + _OWNER, page.end)):
        if word_key(word[0]) in page.cues.events:
            return titled_owner(page, low, word.end())
    return []


def _owner(page: Page, low: int, owned: re.Match[str]) -> Party | None:
    """The institution whose name goes from ``low`` to the mark of what it owns."""
    while low < owned.start() and page.view[low] in "*•-> \t":
        low += 1
    extent = names_extent(page.view, low, owned.end(), page.known)
    if extent is None or extent.end < owned.start():
        return None
    span = Span(extent.start, owned.start())
    name = tidy_name(page.view, span)
    real = is_organization(name, page.known) and word_key(name) not in page.known.heads
    return Party(name, "organizer", span, "of") if real else None


def _owns_event(page: Page, at: int) -> bool:
    """Whether a kind of event stands among the next words: "'s 17th Anniversary Conference"."""
    words = [word_key(word) for word in _WORD.findall(page.view, at, min(at + _OWNER, page.end))[:_OWNED_MOST]]
    return not page.cues.events.isdisjoint(words)


def behind_title(text: str, agents: tuple[str, ...], known: Naming) -> tuple[int, list[Span]] | None:
    """ "Salt on the Roads by Reef Trust and Tide Institute": where the title ends, and the institutions behind it.

    An article tells of who does what the title is about ("Use of Salt by the Road Agency"), as a participle does.
    """
    mark = max((text.rfind(f" {agent} ") for agent in agents), default=-1)
    title, tail = text[:mark].split() if mark > 0 else [], text[mark + 1 :].partition(" ")[2]
    if len(title) < _SHORTEST_TITLE or not tail[:1].isupper() or title[-1].endswith(_DONE):
        return None
    start = len(text) - len(tail)
    names = split_names(text, Span(start, len(text.rstrip(" ."))), known)
    sure = all(_is_one_body(name.of(text).partition(" (")[0], known) for name in names)
    return (mark, names) if names and sure and word_key(tail.split()[0]) not in known.articles else None


def _is_one_body(name: str, known: Naming) -> bool:
    """Whether a name is that of one institution, not of a kind of them: "Women's Organizations", "Council members"."""
    words = [word_key(word) for word in name.split()]
    last = words[-1]
    several = last.endswith("s") and last not in known.heads and last[:-1] in known.heads
    if several or name.rsplit(maxsplit=1)[-1][0].islower():
        return False
    before = takewhile(lambda word: word in known.conjunctions or word not in known.joints, words)
    bodies = [word for word in before if word in known.heads]  # "Sailors of the Reef Trust" are no body
    if bodies:
        return any(not word.endswith("s") for word in bodies)
    return known.joints.isdisjoint(words) and is_organization(name, known)
