"""Words that tie parties together: "A and B in partnership with C, with the support of D".

In: a place where names begin and the role of the first. Out: ``Party``s with their roles, and where the chain ends. The
tables of cues that all rules for organizers share are here too.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import takewhile
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import Naming, is_organization, is_person, is_town_name, naming, word_key
from sideevents_parser.read.phrases import Phrases, anchored
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

ROLES: Final = (
    "organizer",
    "host",
    "convener",
    "co_organizer",
    "co_host",
    "sponsor",
    "co_sponsor",
    "partner",
    "supporter",
)
MAIN: Final = frozenset({"organizer", "host", "convener"})
REACH: Final = 600
_LINK_WORD: Final = re.compile(r"[ \t\n]*,?[ \t\n]*([\w'&-]+)")
_OPENING: Final = re.compile(r"[ \t\n]*[,;(\-]{0,2}[ \t\n]*")
_AS_ROLE: Final = re.compile(r",?[ \n]+[\w]{2,5}[ \n]+(?:an?[ \n]+)?[\w-]{4,20}(?:[ \n]+[\w-]{4,20})?")
_LINK_WORDS: Final = 6
_PAIR: Final = 2
_SENTENCE_START: Final = re.compile(
    r"(?:[.!?](?<![A-Z].)(?<!\b(?:No|St|Mt|Ft|Dr|Mr|Ms)[.])[\"')]?|:)[ \n]+|\n[ \t]*\n|\n[ \t]*(?=[•*-] )"
)
_WRAPPED: Final = 50
_COLON_ONLY: Final = frozenset({"by", "host", "hosts", "organizer", "organiser", "sponsor", "sponsors"})


class Cues(NamedTuple):
    """Phrases of a language that tie parties to an event, in look-up tables.

    ``agents`` ("by"), ``companions`` ("with"), ``as_words`` ("as") and ``joins`` ("Join") are the literal words on
    which rules hop; ``bracketed`` holds what may open a bracket before a colon; ``sure`` maps the longest word of a
    verb phrase to what stands before and after it; ``openers`` says how many words the longest phrase of ``chain`` that
    begins with a word has.
    """

    by: dict[str, str]
    chain: dict[str, str]
    bracketed: dict[str, str]
    openers: dict[str, int]
    performed: frozenset[str]
    same: frozenset[str]
    plain: frozenset[str]
    ties: Phrases
    sure: Phrases
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    nouns: frozenset[str]
    events: frozenset[str]
    as_role: dict[str, str]
    our_partner: tuple[str, ...]
    venues: frozenset[str]
    agents: tuple[str, ...]
    companions: tuple[str, ...]
    as_words: tuple[str, ...]
    joins: tuple[str, ...]
    on_behalf: Phrases
    open_subject: tuple[str, ...]
    subject_opens: tuple[str, ...]
    attending: Phrases
    will: tuple[str, ...]
    beside: tuple[str, ...]
    other_deeds: frozenset[str]
    takes_place: Phrases
    held: tuple[str, ...]
    asked: frozenset[str]
    attendants: frozenset[str]
    bodies: frozenset[str]
    said: frozenset[str]
    given: frozenset[str]
    sittings: tuple[str, ...]


def _announcing(lexicon: Lexicon) -> tuple[str, ...]:
    """What an organizer does in a sentence: phrases as they are written, and those put together of two halves."""
    listed = {
        name: lexicon.phrases(f"organizers.active.{name}")
        for name in ("sure", "headline", "modals", "deeds", "doing", "done")
    }
    pairs = (
        ((*listed["headline"], *listed["modals"]), listed["deeds"]),
        (lexicon.phrases("organizers.active.being"), listed["doing"]),
        (lexicon.phrases("organizers.active.having"), listed["done"]),
        (lexicon.phrases("organizers.jointly"), listed["doing"]),
    )
    made = (f"{first} {second}" for firsts, seconds in pairs for first in firsts for second in seconds)
    return tuple(dict.fromkeys((*listed["sure"], *made)))


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The tables for one lexicon."""
    chain = {phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.chain.{role}")}
    links = chain | dict.fromkeys(lexicon.folded("organizers.joined"), "partner")
    return Cues(
        by={phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.by.{role}")},
        chain=links,
        bracketed={phrase: field for phrase, field in lexicon.labels.items() if field in ROLES} | chain,
        openers=_openers((*links, *lexicon.labels, *lexicon.folded("organizers.same"))),
        performed=lexicon.folded("organizers.performed"),
        same=lexicon.folded("organizers.same"),
        plain=lexicon.folded("organizers.plain"),
        ties=anchored(_ties(chain, lexicon)),
        sure=anchored(_announcing(lexicon)),
        adverbs=lexicon.folded("organizers.adverbs"),
        auxiliaries=lexicon.folded("organizers.auxiliaries"),
        nouns=lexicon.folded("organizers.nouns"),
        events=lexicon.folded("organizers.nouns") - lexicon.folded("organizers.noun_or_institution"),
        as_role={phrase: _role_of(phrase) for phrase in lexicon.folded("organizers.as_role")},
        our_partner=_longest_first(lexicon.folded("organizers.our_partner")),
        venues=lexicon.folded("organizers.venues"),
        agents=tuple(sorted(lexicon.folded("organizers.agents"))),
        companions=tuple(sorted(lexicon.folded("organizers.companions"))),
        as_words=tuple(sorted(lexicon.folded("organizers.as_words"))),
        joins=tuple(sorted(lexicon.folded("organizers.joins"))),
        beside=lexicon.phrases("organizers.beside"),
        will=lexicon.phrases("speakers.will"),
        other_deeds=lexicon.folded("organizers.other_deeds"),
        takes_place=anchored(lexicon.phrases("organizers.takes_place")),
        held=lexicon.phrases("organizers.takes_place"),
        asked=lexicon.folded("organizers.asked"),
        attendants=lexicon.folded("organizers.attendants"),
        given=lexicon.folded("speakers.given"),
        sittings=lexicon.phrases("organizers.sittings"),
        bodies=lexicon.folded("organizers.bodies"),
        said=lexicon.folded("speakers.function") - naming(lexicon).joints - naming(lexicon).conjunctions,
        on_behalf=anchored(lexicon.folded("organizers.on_behalf")),
        subject_opens=_longest_first(lexicon.phrases("organizers.subject_opens")),
        attending=anchored(lexicon.phrases("organizers.attending")),
        open_subject=tuple(sorted(lexicon.folded("organizers.open_subject"))),
    )


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _ties(chain: Mapping[str, str], lexicon: Lexicon) -> list[str]:
    """The phrases on which rules may hop: of several words, and none that ends with "by" and has rules of its own."""
    agents, plain = lexicon.folded("organizers.agents"), lexicon.folded("organizers.plain")
    return [
        phrase
        for phrase, role in chain.items()
        if " " in phrase and phrase not in plain and (phrase.split()[-1] not in agents or role == "supporter")
    ]


def _openers(phrases: Iterable[str]) -> dict[str, int]:
    """First words of phrases → how many words, six at most, the longest phrase that begins with it has."""
    openers: dict[str, int] = {}
    for phrase in phrases:
        first, *others = phrase.split()
        openers[first] = max(openers.get(first, 1), min(len(others) + 1, _LINK_WORDS))
    return openers


def _role_of(phrase: str) -> str:
    for stem, role in (
        ("host", "co_host"),
        ("spons", "co_sponsor"),
        ("organi", "co_organizer"),
        ("conven", "co_organizer"),
        ("support", "supporter"),
    ):
        if stem in phrase:
            return role
    return "partner"


class Page(NamedTuple):
    """What every rule reads: the view, the block's bounds, the words in it, the tables."""

    view: str
    start: int
    end: int
    words: frozenset[str]
    known: Naming
    cues: Cues


def open_page(document: Document, block: Block, lexicon: Lexicon) -> Page:
    """The page as the rules for organizers see it."""
    start, end = block.span
    return Page(
        document.view,
        start,
        end,
        frozenset(document.view[start:end].replace(":", " ").replace(",", " ").split()),
        naming(lexicon),
        cues(lexicon),
    )


def read_chain(
    page: Page, start: int, end: int, role: str, rule: str, *, institutions: bool = False, loose: bool = False
) -> tuple[list[Party], int]:
    """The parties from ``start`` on, those that words such as "in partnership with" add, and where they end."""
    parties: list[Party] = []
    at = start
    for _ in range(6):
        extent = names_extent(page.view, at, min(end, at + REACH), page.known, loose=loose)
        if extent is None:
            break
        names = split_names(page.view, extent, page.known)
        if institutions:
            names = list(takewhile(lambda name: is_organization(name.of(page.view), page.known), names))
            if not names:
                break
        at = names[-1].end if institutions and names[-1].end < extent.end - 1 else extent.end
        own_role, at = role_behind(page, at, end, role)
        parties += _without_titles(page, [Party(tidy_name(page.view, name), own_role, name, rule) for name in names])
        following = connective(page, at, end)
        if following is None:
            break
        role, at, plain = following[0] or role, following[1], following[2]
        institutions = institutions or plain
    return parties, at


def _without_titles(page: Page, parties: list[Party]) -> list[Party]:
    """Names without a person's job title ("Ms A, Minister of Health, and B") and without a seat ("X Bank, Athens")."""
    kept: list[Party] = []
    for party in parties:
        first = word_key(party.name.split()[0]) if party.name else ""
        if kept and first in page.known.jobs and is_person(kept[-1].name, page.known):
            continue
        kept.append(party)
    kept = _without_address(page, kept)
    if len(kept) == len(parties) == 2 and " " not in kept[1].name and page.view[kept[0].span.end] == ",":
        lone = not is_organization(kept[1].name, page.known) and is_organization(kept[0].name, page.known)
        return kept[:1] if lone and "and" not in page.view[kept[0].span.end : kept[1].span.start] else kept
    return kept


def _without_address(page: Page, parties: list[Party]) -> list[Party]:
    """Parties without the town and the house that commas set behind the last: "A Trust, Reef House, Riga"."""
    kept = list(parties)
    taken = 0
    while len(kept) > _PAIR - min(taken, 1) and page.view[kept[-2].span.end] == "," and _is_seat(page, kept, taken):
        kept.pop()
        taken += 1
    return kept


def _is_seat(page: Page, kept: list[Party], taken: int) -> bool:
    """Whether the last name is a town's or, where one was taken away, a house's."""
    last = word_key(kept[-1].name)
    if taken:
        return last.rpartition(" ")[2] in page.known.sites
    return is_town_name(kept[-1].name) and last not in page.known.states


def role_behind(page: Page, at: int, end: int, role: str) -> tuple[str, int]:
    """The role that "as co-hosts" behind names gives them."""
    found = _AS_ROLE.match(page.view, at, min(end, at + 60))
    if found is None:
        return role, at
    words = [word_key(word) for word in found[0].strip(" ,\n").split()]
    for count in (3, 2):
        if (given := page.cues.as_role.get(" ".join(words[:count]))) is not None:
            return given, found.end()
    return role, at


def connective(page: Page, at: int, end: int) -> tuple[str, int, bool] | None:
    """The words behind a list of names that add further parties.

    Their role ("" for the same), where they end, whether they are a bare "with".
    """
    opening = _OPENING.match(page.view, at, end)
    at = opening.end() if opening else at
    word = _LINK_WORD.match(page.view, at, min(end, at + 90))
    words: list[str] = []
    ends: list[int] = []
    most = page.cues.openers.get(word_key(word[1]), 0) if word else 0
    while word is not None and len(words) < most:
        words.append(word_key(word[1]))
        ends.append(word.end())
        word = _LINK_WORD.match(page.view, ends[-1], min(end, at + 90))
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        after = ends[count - 1]
        labels = page.view[after : after + 1] == ":"  # "Lead: A; partners: B"
        role = (page.cues.bracketed if labels else page.cues.chain).get(phrase)
        if role is None and phrase not in page.cues.same:
            continue
        if phrase in _COLON_ONLY and page.view[after : after + 1] != ":":
            return None
        while after < end and page.view[after] in " :,":
            after += 1
        return role or "", after, phrase in page.cues.plain
    return None


def tidy_name(view: str, span: Span) -> str:
    """A name as written, on one line."""
    return " ".join(view[span.start : span.end].split())


def sentence_start(page: Page, at: int) -> int:
    """Where the sentence of an offset begins; a short line above is a sentence of its own."""
    low = max(page.start, at - 400)
    text = page.view[low:at]
    start = max((mark.end() for mark in _SENTENCE_START.finditer(text)), default=0)
    line = text.rfind("\n", start)
    while line > start:
        above = text.rfind("\n", start, line)
        if line - max(above, start) < _WRAPPED and not text[:line].rstrip().endswith((",", " and", " the", " of", "&")):
            return low + line + 1
        line = above
    return low + start
