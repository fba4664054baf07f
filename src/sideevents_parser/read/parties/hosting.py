"""Sentences that name a host: "organized by A", "in partnership with B", "A and B invite you to", "Join A for".

In: a block, with the cues of its language. Out: ``Party``s, rule by rule. Each rule hops on a literal word and reads
names from there.
"""

import re
from typing import Final

from sideevents_parser.read.parties.chains import MAIN, Page, read_chain, role_behind, sentence_start, tidy_name
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import is_organization, is_person, is_titled, word_key
from sideevents_parser.read.parties.owning import from_meeting, from_owner
from sideevents_parser.read.parties.subjects import from_subjects
from sideevents_parser.read.phrases import endings, holds_any, occurrences, phrase_hits
from sideevents_parser.vocabulary.drafts import Party

_INDEFINITE: Final = re.compile(r"[ \n]+an?[ \n]")
_WORD: Final = re.compile(r"[\w'&-]+")
_TOKEN: Final = re.compile(r"[^\W_][\w'-]*|[.;:]")
_LAST_WORD: Final = re.compile(r"([\w-]+)[ \n]+$")
_LIST_START: Final = re.compile(r"^|\b(?:[Ww]ith|WITH|by)[ \n]|[;(|\n]|\. |\bthe ")
_BEFORE_ARTICLE: Final = re.compile(r"([\w'-]+)[ \n]+(?=the [A-Z])")
_SEAT: Final = re.compile(r"(?:in|of|at|from) [A-Z][\w'-]{1,20}(?:[, ]{1,2}[A-Z][\w'-]{1,20})?")
_ADDRESS: Final = re.compile(r"\d{1,6}(?:,? [A-Z][\w'.-]{1,20}){1,5}")  # "Harbour Church, 950 Webster St., will host"
_DATELINE: Final = re.compile(r" - ")
_AFTER_JOIN: Final = re.compile(
    r",?\s*\b(?:for|in|as|and|to|on|at|when|this|online|next|live|from|tomorrow|today)\b|[.,!]"
)
# "the Polish platform of charities": what describes a name in a sentence
_APPOSITION: Final = re.compile(r"(?:the|an?|our|its)[ \n][^,;.:]{3,90}")
_PAIR: Final = 2
_VERB_BEHIND: Final = re.compile(r" [a-z]{2,}")
_ROLE_WORD: Final = 14
_GOES_ON: Final = re.compile(r"[,.]|[ \n][a-z]")
_BY_LINE: Final = re.compile(r"[a-z]{2}[ ](?:the[ ])?[A-Z](?:[^\n.:]){3,90}(?=\n|$)")


def from_sentences(page: Page, *, has_label: bool) -> list[Party]:
    """The parties that the block's sentences name."""
    parties = _from_passive(page, has_label=has_label) + _from_ties(page) + _from_companions(page) + _from_as_role(page)
    if not has_label:
        parties += _from_apposition(page)
        parties += from_subjects(page, strict=any(party.role in MAIN for party in parties))
        parties += _from_behalf(page)
    parties += _from_join(page, has_label=has_label)
    return parties if has_label else parties + from_meeting(page) + (from_owner(page) if not parties else [])


# --- "organized by A" ---


def _from_passive(page: Page, *, has_label: bool) -> list[Party]:
    parties: list[Party] = []
    for at in occurrences(page, page.cues.agents):
        word = _WORD.match(page.view, at)
        before = endings(page, at)
        role = _passive_role(page, at, before)
        if role is None or word is None or _INDEFINITE.match(page.view, word.end()):
            continue
        after = word.end() + (page.view[word.end() : word.end() + 1] == ":")
        bare = role == "" and page.view[at - 1 : at] != "("
        if has_label and not page.cues.nouns.isdisjoint(before):
            role = "co_organizer"
        beside = page.view[max(page.start, at - 120) : at].rpartition(". ")[2].lower()
        rule = "by beside" if holds_any(beside, page.cues.beside) else "by"
        found, stop = read_chain(page, after, page.end, role or "organizer", rule, institutions=bare)
        found = _without_subject(page, found, at, stop)
        found = [party for party in found if not is_titled(party.name, page.known)]
        speaks = bool(found) and is_person(found[0].name.partition(" (")[0], page.known)
        if not speaks or page.cues.performed.isdisjoint(before[-2:]):
            parties += [party for party in found if page.view[at - 1] == "(" or not _is_generic(page, party)]
    return parties


def _without_subject(page: Page, found: list[Party], at: int, stop: int) -> list[Party]:
    """ "Organised by A and B, C tells of tides": the parties without the last, which is the sentence's subject."""
    opening = _WORD.match(page.view, sentence_start(page, at))
    opens = opening is not None and opening[0].lower().endswith("ed") and opening[0][0].isupper()
    if not opens or len(found) < _PAIR or found[-1].span.end != stop or _VERB_BEHIND.match(page.view, stop) is None:
        return found
    between = page.view[found[-2].span.end : found[-1].span.start]
    return found[:-1] if between.strip() == "," else found


def _is_generic(page: Page, party: Party) -> bool:
    """Whether a name is a mere noun, which names nobody: "the University", "the Minister"."""
    key = word_key(party.name)
    return key in page.known.jobs or (key in page.known.heads and not party.name.isupper())


def _passive_role(page: Page, at: int, before: list[str]) -> str | None:
    """The role that the phrases before "by" give; "" for a bare "By A" that opens a line or a bracket."""
    adjacent = page.view[max(page.start, at - 60) : at].rstrip(" \n")
    opens = page.view[at].isupper() and not page.view[at + 1].isupper()
    if not adjacent or adjacent[-1] in "(.:" or (opens and page.view[at - 1] == "\n") or _is_by_line(page, at):
        return ""
    if adjacent[-1].isalnum():
        for phrase in before[-2:]:
            if (role := page.cues.by.get(phrase)) is not None:
                return role
        verb, _, adverb = before[-2].partition(" ") if len(before) > 1 else ("", "", "")
        if adverb in page.cues.adverbs and (role := page.cues.by.get(verb)) is not None:
            return role
    return "" if opens else _distant_role(page, at)


def _is_by_line(page: Page, at: int) -> bool:
    """Whether a line of its own only says by whom: "by the Reef Trust and Blue Watch"."""
    line = _BY_LINE.match(page.view, at, page.end)
    return page.view[at - 1] == "\n" and line is not None and page.view[at].islower()


def _distant_role(page: Page, at: int) -> str | None:
    """ "organized in Geneva on 5 May by A": the participle stands farther off, with a place or a date between."""
    low = max(page.start, at - 110, page.view.rfind(". ", max(page.start, at - 110), at))
    between = _TOKEN.findall(page.view, low, at)
    while between and between[-1] in page.cues.adverbs:
        between.pop()
    if not between or between[-1][0].islower():
        return None
    for word in reversed(between):
        if (role := page.cues.by.get(word)) is not None and word.endswith("ed"):
            return role
        if word.endswith("ed") and word.islower():
            return None
    return None


# --- "in partnership with A", "with the support of B", "With C." ---


def _from_ties(page: Page) -> list[Party]:
    parties: list[Party] = []
    for start, end, phrase in phrase_hits(page, page.cues.ties):
        before = _TOKEN.findall(page.view, sentence_start(page, start), start)
        if not page.cues.other_deeds.isdisjoint(before):
            continue
        parties += read_chain(page, end, page.end, page.cues.chain[phrase], "with")[0]
    return parties


def _from_companions(page: Page) -> list[Party]:
    """A sentence that is nothing but "With A and B."."""
    parties: list[Party] = []
    for at in occurrences(page, page.cues.companions):
        before = page.view[max(at - 2, page.start) : at].strip(" ")
        if not page.view[at].isupper() or before not in {"", ".", "\n", '."', '"'}:
            continue
        found, stop = read_chain(page, page.view.find(" ", at), page.end, "partner", "with", institutions=True)
        if page.view[stop : stop + 1] in {".", "", "\n"}:
            parties += found
    return parties


def _from_as_role(page: Page) -> list[Party]:
    """ "with Germany as partner", "A and B as co-hosts", "the A Society, our partner in this"."""
    parties: list[Party] = []
    for at in occurrences(page, page.cues.as_words):
        role, _ = role_behind(page, at - 1, page.end, "")
        if role:
            parties += _names_before(page, at - 1, role)
    for phrase in page.cues.our_partner:
        at = page.view.find(f", {phrase}", page.start, page.end) if phrase.split()[0] in page.words else -1
        if at >= 0:
            parties += _names_before(page, at, "partner")
    return parties


def _names_before(page: Page, stop: int, role: str) -> list[Party]:
    """The list of names that ends at ``stop``.

    It begins behind "with", a comma, a semicolon, the line's start or "the".
    """
    low = max(page.start, stop - 200)
    for mark in _LIST_START.finditer(page.view[low:stop]):
        extent = names_extent(page.view, low + mark.end(), stop, page.known)
        if extent is not None and extent.end == stop:
            return [
                Party(tidy_name(page.view, name), role, name, "as")
                for name in split_names(page.view, extent, page.known)
            ]
    return []


# --- "On behalf of A", "Join A for" ---


def _from_apposition(page: Page) -> list[Party]:
    """ "According to the organisers, A and B, the talk …"; "the hosts, A Trust, say"."""
    parties: list[Party] = []
    for at in occurrences(page, page.cues.hosts_words):
        comma = page.view.find(",", at, at + _ROLE_WORD)
        if comma < 0 or page.view[at:comma].find(" ") >= 0:
            continue
        found, stop = read_chain(page, comma + 1, page.end, "organizer", "active")
        named = all(is_organization(one.name, page.known) or len(one.name.split()) > 1 for one in found)
        parties += found if named and _GOES_ON.match(page.view, stop) else []
    return parties


def _from_behalf(page: Page) -> list[Party]:
    """ "On behalf of A and B, I have the pleasure …"."""
    parties: list[Party] = []
    for start, end, _ in phrase_hits(page, page.cues.on_behalf):
        if page.view[start].isupper():
            parties += read_chain(page, end, page.end, "organizer", "behalf", institutions=True)[0]
    return parties


def _from_join(page: Page, *, has_label: bool) -> list[Party]:
    parties: list[Party] = []
    for at in occurrences(page, page.cues.joins):
        space = page.view.find(" ", at)
        found, stop = read_chain(page, space, page.end, "co_organizer" if has_label else "organizer", "join")
        if found and is_organization(found[0].name, page.known) and _AFTER_JOIN.match(page.view, stop):
            parties += found
    return parties
