"""Sentences that name a host: "organized by A", "in partnership with B", "A and B invite you to", "Join A for".

In: a block, with the cues of its language. Out: ``Party``s, rule by rule. Each rule hops on a literal word and reads
names from there.
"""

import re
from itertools import islice
from typing import Final

from sideevents_parser.read.parties.chains import MAIN, Page, read_chain, role_behind, sentence_start, tidy_name
from sideevents_parser.read.parties.lists import split_names
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import is_organization, is_person, is_titled, is_town_name, word_key
from sideevents_parser.read.parties.owning import from_meeting, from_owner, stacked
from sideevents_parser.read.phrases import endings, holds_any, occurrences, phrase_hits
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

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
_BY_LINE: Final = re.compile(r"[a-z]{2}[ ](?:the[ ])?[A-Z](?:[^\n.:]){3,90}(?=\n|$)")


def from_sentences(page: Page, *, has_label: bool) -> list[Party]:
    """The parties that the block's sentences name."""
    parties = _from_passive(page, has_label=has_label) + _from_ties(page) + _from_companions(page) + _from_as_role(page)
    if not has_label:
        parties += _from_active(page, strict=any(party.role in MAIN for party in parties))
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
        found, _ = read_chain(page, after, page.end, role or "organizer", rule, institutions=bare)
        found = [party for party in found if not is_titled(party.name, page.known)]
        if page.cues.performed.isdisjoint(before[-2:]) or not any(
            is_person(one.name.partition(" (")[0], page.known) for one in found
        ):
            parties += [party for party in found if page.view[at - 1] == "(" or not _is_generic(page, party)]
    return parties


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


# --- "A and B invite you" ---


def _from_active(page: Page, *, strict: bool) -> list[Party]:
    parties: list[Party] = []
    for start, _, phrase in sorted(phrase_hits(page, page.cues.sure)):
        if not parties or start < parties[0].span.end + 400:
            parties += _subject(page, _verb_start(page, start), phrase, strict=strict)
    return parties


def _verb_start(page: Page, at: int) -> int:
    """Where a verb begins, with the auxiliaries and adverbs before it."""
    while (word := _LAST_WORD.search(page.view, max(page.start, at - 24), at)) is not None:
        key = word.group(1)
        if key not in page.cues.adverbs and key not in page.cues.auxiliaries:
            break
        at = word.start()
    return at


def _subject(page: Page, verb: int, phrase: str, *, strict: bool) -> list[Party]:
    """The parties whose list ends where the verb begins; the sentence may open with a clause of its own."""
    sure = any(stem in phrase for stem in page.cues.open_subject)
    weak = not sure and not phrase.startswith(page.cues.will)
    line = page.view.rfind("\n", page.start, verb) + 1
    if sure and line and not page.view[line:verb].strip() and (above := stacked(page, line)):
        return above
    for start in _subject_starts(page, sentence_start(page, verb), verb):
        if weak and page.view[max(start - 2, page.start) : start].strip() == ",":
            continue
        parties, stop = read_chain(page, start, verb, "organizer", "active")
        if not parties or not _reaches(page, stop, verb):
            continue
        if strict and not sure and len({party.role for party in parties}) == 1:
            return []
        names = [party.name.partition(" (")[0] for party in parties]
        institutions = any(is_organization(name, page.known) for name in names)
        persons = all(is_person(name, page.known) or is_titled(name, page.known) for name in names)
        if _are_towns(page, names, phrase):
            return []
        if institutions or (sure and not persons) or (len(parties) == 1 and "invite" in phrase):
            resolved = [_resolve_short(page, party) for party in parties]
            return [party for party in resolved if not weak or word_key(party.name) not in page.known.heads]
        return []
    return []


def _are_towns(page: Page, names: list[str], phrase: str) -> bool:
    """Whether nothing but a place is said to hold an event: "Harwich will host", in a headline "Norway to host"."""
    headline = phrase.startswith("to ")
    return all(headline if word_key(name) in page.known.states else is_town_name(name) for name in names)


def _reaches(page: Page, stop: int, verb: int) -> bool:
    """Whether nothing but a comma, a seat or an aside stands between the list and the verb."""
    rest = page.view[stop:verb].strip(" ,\n")
    return (
        not rest
        or _SEAT.fullmatch(rest) is not None
        or _ADDRESS.fullmatch(rest) is not None
        or (rest.lower().startswith(page.cues.our_partner) and len(rest) < 40)
        or (page.view[stop : stop + 1] == "," and _APPOSITION.fullmatch(rest) is not None)
    )


def _subject_starts(page: Page, sentence: int, verb: int) -> list[int]:
    while sentence < verb and page.view[sentence] in "*•-> \t":
        sentence += 1
    starts = [sentence]
    at = page.view.find(",", sentence, verb)
    while at >= 0 and len(starts) < 5:
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
    return starts


def _behind_opening(page: Page, start: int, verb: int) -> int:
    """Where the name begins behind words such as "we, as members of", "according to"."""
    while start < verb and page.view[start] in " \n":
        start += 1
    text = page.view[start:verb].replace("\n", " ").lower()
    opening = next((phrase for phrase in page.cues.subject_opens if text.startswith(f"{phrase} ")), "")
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


def _from_behalf(page: Page) -> list[Party]:
    """ "On behalf of A and B, I have the pleasure …"."""
    parties: list[Party] = []
    for start, end, _ in phrase_hits(page, page.cues.on_behalf):
        if page.view[start].isupper():
            parties += read_chain(page, end, page.end, "organizer", "behalf", institutions=True)[0]
    return parties


# --- "Join A for", "a meeting of A and B" ---


def _from_join(page: Page, *, has_label: bool) -> list[Party]:
    parties: list[Party] = []
    for at in occurrences(page, page.cues.joins):
        space = page.view.find(" ", at)
        found, stop = read_chain(page, space, page.end, "co_organizer" if has_label else "organizer", "join")
        if found and is_organization(found[0].name, page.known) and _AFTER_JOIN.match(page.view, stop):
            parties += found
    return parties
