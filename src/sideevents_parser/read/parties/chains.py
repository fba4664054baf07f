"""Words that tie parties together: "A and B in partnership with C, with the support of D".

In: a place where names begin and the role of the first. Out: ``Party``s with their roles, and where the chain ends.
"""

import re
from itertools import takewhile
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.parties.cues import Cues, cues
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import Naming, is_organization, is_person, is_town_name, naming, word_key
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

MAIN: Final = frozenset({"organizer", "host", "convener"})
REACH: Final = 600
_LINK_WORD: Final = re.compile(r"[ \t\n]*,?[ \t\n]*([\w'&-]+)")
_OPENING: Final = re.compile(r"[ \t\n]*[,;(\-]{0,2}[ \t\n]*")
_AS_ROLE: Final = re.compile(r",?[ \n]+[\w]{2,5}[ \n]+(?:an?[ \n]+)?[\w-]{4,20}(?:[ \n]+[\w-]{4,20})?")
_PAIR: Final = 2
_SENTENCE_START: Final = re.compile(
    r"(?:[.!?](?<![A-Z].)(?<!\b(?:No|St|Mt|Ft|Dr|Mr|Ms)[.])[\"')]?|:)[ \n]+|\n[ \t]*\n|\n[ \t]*(?=[•*-] )"
)
_WRAPPED: Final = 50
_LETTERS: Final = re.compile(r"(?:[A-Z][A-Za-z]{0,2}\.){1,4}|[A-Z]{2,5}")
_COLON_ONLY: Final = frozenset({"by", "host", "hosts", "organizer", "organiser", "sponsor", "sponsors"})


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
    at = stop = start
    for _ in range(6):
        extent = names_extent(page.view, at, min(end, at + REACH), page.known, loose=loose)
        if extent is None:
            return parties, stop
        names = split_names(page.view, extent, page.known)
        if institutions:
            names = list(takewhile(lambda name: is_organization(name.of(page.view), page.known), names))
            if not names:
                return parties, stop
        at = names[-1].end if institutions and names[-1].end < extent.end - 1 else extent.end
        own_role, at = role_behind(page, at, end, role)
        stop = at
        parties += _without_titles(page, [Party(tidy_name(page.view, name), own_role, name, rule) for name in names])
        following = connective(page, at, end)
        if following is None:
            break
        role, at, plain = following[0] or role, following[1], following[2]
        institutions = institutions or plain
    return parties, stop


def _without_titles(page: Page, parties: list[Party]) -> list[Party]:
    """Names without a person's job title ("Ms A, Minister of Health, and B") and without a seat ("X Bank, Athens")."""
    kept: list[Party] = []
    for party in parties:
        first = word_key(party.name.split()[0]) if party.name else ""
        person = bool(kept) and is_person(kept[-1].name, page.known)
        post = first in page.known.jobs and not _is_titled_too(page, kept, party)
        if person and (post or _is_degree(page, kept[-1], party)):
            continue
        kept.append(party)
    kept = _without_address(page, kept)
    if len(kept) == len(parties) == 2 and " " not in kept[1].name and page.view[kept[0].span.end] == ",":
        lone = not is_organization(kept[1].name, page.known) and is_organization(kept[0].name, page.known)
        return kept[:1] if lone and "and" not in page.view[kept[0].span.end : kept[1].span.start] else kept
    return kept


def _is_titled_too(page: Page, kept: list[Party], party: Party) -> bool:
    """ "Professor A and Engineer Bo Lee": a post that opens the name of a second person behind "and"."""
    joined = bool(kept) and "and" in page.view[kept[-1].span.end : party.span.start]
    return joined and is_person(party.name.partition(" ")[2], page.known)


def _is_degree(page: Page, person: Party, party: Party) -> bool:
    """Whether letters behind a person's name are a degree or a seat: "Ann Lee, M.D., FACS"."""
    between = page.view[person.span.end : party.span.start]
    return "and" not in between and _LETTERS.fullmatch(party.name) is not None and between[:1] == ","


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
