"""What was found as a party and names nobody: "the Society", "Also", "the Local Government Act", "Spokesperson for".

In: parties as the rules found them. Out: those that name somebody, persons without courtesies ("Dr", "Mr").
"""

from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.parties.chains import Page
from sideevents_parser.read.parties.naming import is_organization, is_person, word_key
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

_NEAR: Final = 8


def named_parties(page: Page, parties: list[Party]) -> list[Party]:
    """The parties that name somebody; what a label says is taken as it stands, but for courtesies."""
    kept: list[Party] = []
    dropped = -_NEAR
    for party in parties:
        goes_on = 0 < party.span.start - dropped < _NEAR  # "the African Charter on Human and Peoples' Rights"
        if fold(party.name) in page.cues.nobody.no_party:
            continue
        if party.rule != "label" and (goes_on or _is_anonymous(page, party)):
            dropped = party.span.end
        else:
            kept.append(_without_courtesy(page, party))
    return kept


def _is_anonymous(page: Page, party: Party) -> bool:
    if "(" in page.view[max(party.span.start - _NEAR, 0) : party.span.start]:
        return False  # an entry says in brackets who holds it: "(by the Registry)"
    words = [word_key(word) for word in party.name.partition("(")[0].split()]
    if not words or words[0] in page.cues.nobody.no_hosts:
        return True
    if len(words) == 1:
        return _is_generic(page, words[0], party.name)
    return _is_text(page, words)


def _is_generic(page: Page, key: str, name: str) -> bool:
    """Whether a word calls a body or a post by its kind: "the Diocese", "the Presidents"; "PRESS" may be a name."""
    if key in page.known.jobs or key.removesuffix("s") in page.known.jobs:
        return True
    return key in page.known.heads and key not in page.known.acronyms and not name.isupper()


def _is_text(page: Page, words: list[str]) -> bool:
    """Whether a name is that of a law or a treaty: "International Covenant on Tides", "the Weirs Act"."""
    cut = next((at for at, word in enumerate(words) if word in page.known.joints and word != "the"), len(words))
    return cut > 0 and words[cut - 1] in page.cues.nobody.texts


def _without_courtesy(page: Page, party: Party) -> Party:
    """A person's name without "Dr" or "Mr" in front; "Bishop" and "Governor" say who it is and stay."""
    first, _, rest = party.name.partition(" ")
    while (
        word_key(first) in page.cues.nobody.courtesies
        and is_person(rest, page.known)
        and not is_organization(rest, page.known)
    ):
        party = party._replace(name=rest, span=Span(party.span.end - len(rest), party.span.end))
        first, _, rest = rest.partition(" ")
    return party
