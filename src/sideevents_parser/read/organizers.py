"""A block → who organizes, hosts, convenes or supports its event.

In: a document, its mentions, one block. Out: ``Party``s in the order in which they were found, with notes. Labels are
read first, then sentences ("hosted by A in partnership with B", "A and B invite you to"), then what stands alone under
a title; what a label says twice is kept once. ``"Co-hosted by A and B"`` gives two parties with role ``co_host``.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.names import Naming, is_organization, is_person, names_extent, naming, split_names
from sideevents_parser.read.parties import merge_parties
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.spans import Span

ROLES: Final = ("organizer", "host", "convener", "co_organizer", "co_host", "sponsor", "co_sponsor", "partner", "supporter")
MAIN: Final = frozenset({"organizer", "host", "convener"})
_LINK_WORD: Final = re.compile(r"[ \t\n]*,?[ \t\n]*([\w'&-]+)")
_BEFORE_BY: Final = re.compile(r"([\w'-]+)[ \n]+([\w'-]+)[ \n]+$|([\w'-]+)[ \n]+$")
_REACH: Final = 600
_MOST: Final = 30


class Cues(NamedTuple):
    """Phrases of a language that tie parties to an event, in look-up tables."""

    by: dict[str, str]
    chain: dict[str, str]
    sure: dict[str, tuple[tuple[str, str, str], ...]]
    adverbs: frozenset[str]
    nouns: frozenset[str]
    as_role: dict[str, str]
    our_partner: tuple[str, ...]
    venues: frozenset[str]
    same: frozenset[str]


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The tables for one lexicon."""
    by = {phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.by.{role}")}
    chain = {phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.chain.{role}")}
    sure: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for phrase in sorted(lexicon.phrases("organizers.active.sure")):
        words = phrase.split()
        anchor = max(words, key=len)
        at = words.index(anchor)
        row = (" ".join(words[:at]), " ".join(words[at + 1 :]), phrase)
        sure[anchor] = (*sure.get(anchor, ()), row)
    return Cues(
        by, chain, sure, lexicon.folded("organizers.adverbs"), lexicon.folded("organizers.nouns"),
        {phrase: _role_of(phrase) for phrase in lexicon.folded("organizers.as_role")},
        tuple(lexicon.folded("organizers.our_partner")),
        lexicon.folded("organizers.venues"),
        lexicon.folded("organizers.same"),
    )


def _role_of(phrase: str) -> str:
    for word, role in (("host", "co_host"), ("spons", "co_sponsor"), ("organi", "co_organizer"), ("conven", "co_organizer"), ("support", "supporter")):
        if word in phrase:
            return role
    return "partner"


class Page(NamedTuple):
    """What every rule reads: the view, the block's bounds and the tables."""

    view: str
    start: int
    end: int
    known: Naming
    cues: Cues


def read_organizers(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[tuple[Party, ...], tuple[Note, ...]]:
    """The parties of a block and what is to be said about them."""
    page = Page(document.view, block.span.start, block.span.end, naming(lexicon), cues(lexicon))
    labelled = _from_labels(page, mentions.labels)
    parties = list(labelled)
    has_label = any(party.role in MAIN for party in labelled)
    parties += _from_passive(page, has_label=has_label)
    parties += _from_with(page)
    parties += _from_as_role(page)
    parties += _from_brackets(page)
    if not has_label:
        parties += _from_active(page, strict=any(party.role in MAIN for party in parties))
    parties += _from_join(page, has_label=has_label)
    if not any(party.role in MAIN for party in parties):
        parties = _from_lines(document, mentions, page) + parties
    merged = merge_parties([party for party in parties if fold(party.name) not in page.known.no_party], document.view)
    if not merged or labelled or merged[0].rule in {"line", "cell"}:
        return merged, ()
    return merged, (Note("organizer_from_prose", "organizers", merged[0].span),)


# --- chains: "A and B in partnership with C, with the support of D" ---


def read_chain(page: Page, start: int, end: int, role: str, rule: str, *, institutions: bool = False, loose: bool = False) -> tuple[list[Party], int]:
    """The parties that begin at ``start`` with this role, those that words such as "in partnership with" add, and where they end."""
    parties: list[Party] = []
    at = start
    for _ in range(6):
        extent = names_extent(page.view, at, min(end, at + _REACH), page.known, loose=loose)
        if extent is None:
            break
        names = split_names(page.view, extent, page.known)
        if institutions and not all(is_organization(name.of(page.view), page.known) for name in names):
            break
        at = extent.end
        own_role, at = _role_behind(page, at, end, role)
        parties += [Party(" ".join(name.of(page.view).split()), own_role, name, rule) for name in names]
        following = _connective(page, at, end)
        if following is None:
            break
        role, at, plain = following[0] or role, following[1], following[2]
        institutions = institutions or plain
    return parties, at


def _role_behind(page: Page, at: int, end: int, role: str) -> tuple[str, int]:
    """The role that "as co-hosts" behind names gives them."""
    found = re.compile(r",?[ \n]+as[ \n]+(?:an?[ \n]+)?[\w-]{4,20}(?:[ \n]+[\w-]{4,20})?", re.IGNORECASE).match(page.view, at, min(end, at + 60))
    if found is None:
        return role, at
    words = fold(found.group().strip(" ,\n")).split()
    for count in (3, 2):
        if (given := page.cues.as_role.get(" ".join(words[:count]))) is not None:
            return given, found.end()
    return role, at


def _connective(page: Page, at: int, end: int) -> tuple[str, int, bool] | None:
    """The words behind a list of names that add further parties: their role, where they end, whether they are a bare "with"."""
    opening = re.compile(r"[ \t\n]*[,;(\-]{0,2}[ \t\n]*").match(page.view, at, end)
    at = opening.end() if opening else at
    words, ends = [], []
    position = at
    for _ in range(6):
        word = _LINK_WORD.match(page.view, position, min(end, position + 40))
        if word is None:
            break
        words.append(word.group(1).lower())
        position = word.end()
        ends.append(position)
    for count in range(len(words), 0, -1):
        phrase = " ".join(words[:count])
        if (role := page.cues.chain.get(phrase)) is not None or phrase in page.cues.same:
            after = ends[count - 1]
            if phrase in {"by", "host", "hosts", "organizer", "organiser", "sponsor", "sponsors"} and page.view[after : after + 1] != ":":
                return None
            while after < end and page.view[after] in " :,":
                after += 1
            return role or "", after, phrase in {"with", "and with", "alongside", "along with"}
    return None


# --- labels ---


def _from_labels(page: Page, labels: tuple[LabelMention, ...]) -> list[Party]:
    parties: list[Party] = []
    for label in labels:
        if label.field in ROLES and page.start <= label.span.start < page.end:
            parties += _label_parties(page, label)
    return parties


def _label_parties(page: Page, label: LabelMention) -> list[Party]:
    """The parties of a label's value: one a line, or a list on a line."""
    parties: list[Party] = []
    end = min(label.value.end, page.end)
    role = label.field
    for start, stop in _value_lines(page.view, label.value.start, end):
        connective = _connective(page, start, stop)
        if connective is not None and not connective[2]:
            role, start = connective[0] or role, connective[1]
        found, _ = read_chain(page, start, stop, role, "label", loose=True)
        if not found and stop - start < 120 and parties == []:
            found = [Party(" ".join(page.view[start:stop].split()).strip(" .,;"), role, Span(start, stop), "label")]
        parties += [party for party in found if party.name]
    return parties


def _value_lines(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a value; a line that ends with a comma or an "and" goes on."""
    at = start
    while at < end:
        stop = view.find("\n", at, end)
        while stop >= 0 and (view[at:stop].rstrip().endswith((",", " and", " of", " the", " &")) or view[stop : stop + 12].lstrip().startswith(("and ", "of ", "for "))):
            stop = view.find("\n", stop + 1, end)
        stop = end if stop < 0 else stop
        while at < stop and (view[at].isspace() or not (view[at].isalnum() or view[at] in "\"'(")):
            at += 1
        if at < stop:
            yield at, stop
        at = stop + 1


# --- "organized by A" ---


def _from_passive(page: Page, *, has_label: bool) -> list[Party]:
    parties: list[Party] = []
    for at in _occurrences(page, (" by ", "\nby ", "By ", " BY ", "(by ")):
        role = _passive_role(page, at)
        if role is not None:
            bare = role == "" and page.view[at - 1 : at] != "("
            if has_label and fold(page.view[max(page.start, at - 40) : at]).endswith(tuple(page.cues.nouns)):
                role = "co_organizer"
            found, _ = read_chain(page, at + 3, page.end, role or "organizer", "by", institutions=bare)
            parties += found
    return parties


def _occurrences(page: Page, needles: tuple[str, ...]) -> list[int]:
    """Where one of the needles stands, as the offset of its word, in the order of the text."""
    found = set()
    for needle in needles:
        shift = 0 if needle[0].isalpha() else 1
        at = page.view.find(needle, page.start, page.end)
        while at >= 0 and len(found) < _MOST:
            if shift or at == page.start or not page.view[at - 1].isalnum():
                found.add(at + shift)
            at = page.view.find(needle, at + 1, page.end)
    return sorted(found)


def _passive_role(page: Page, at: int) -> str | None:
    """The role that the words before "by" give; "" for a bare "By A" that opens a line or a bracket."""
    before = page.view[max(page.start, at - 60) : at]
    words = [word.lower() for word in re.findall(r"[\w'-]+", before)[-3:]]
    adjacent = before.rstrip(" \n")
    if adjacent and adjacent[-1].isalnum():
        for count in (2, 1):
            role = page.cues.by.get(" ".join(words[-count:]))
            if role is not None:
                return role
        if len(words) > 1 and words[-1] in page.cues.adverbs and (role := page.cues.by.get(words[-2])) is not None:
            return role
        if page.view[at] == "B" and page.view[at + 1] == "y":
            return ""
        return _distant_role(page, at)
    if not adjacent or adjacent[-1] in "(\n.:" or before.endswith("\n"):
        return ""
    return "" if page.view[at] == "B" else _distant_role(page, at)


def _distant_role(page: Page, at: int) -> str | None:
    """"organized in Geneva on 5 May by A": the participle stands farther off, with a place or a date between."""
    low = max(page.start, at - 110, page.view.rfind(". ", page.start, at))
    between = re.findall(r"[^\W_][\w'-]*|[.;:]", page.view[low:at])
    if not between or not (between[-1][0].isupper() or between[-1][0].isdigit()):
        return None
    for word in reversed(between):
        role = page.cues.by.get(word)
        if role is not None and word.endswith("ed"):
            return role
        if word.endswith("ed") and word.islower():
            return None
    return None


# --- "in partnership with A", "together with A" ---


def _from_with(page: Page) -> list[Party]:
    parties: list[Party] = []
    for at in _occurrences(page, (" with ", "With ", " WITH ")):
        word = page.view[max(page.start, at - 60) : at]
        words = [each.lower() for each in re.findall(r"[\w'-]+", word)[-4:]]
        role, institutions = _with_role(page, words, at)
        if role is not None:
            found, _ = read_chain(page, at + 5, page.end, role, "with", institutions=institutions)
            parties += found
    for phrase in ("supported by", "with the support of", "with support from", "under the patronage of", "under the auspices of", "with the kind support of"):
        for at in _occurrences(page, (phrase, phrase.capitalize())):
            found, _ = read_chain(page, at + len(phrase) + 1, page.end, page.cues.chain[phrase], "with")
            parties += found
    return parties


def _with_role(page: Page, words: list[str], at: int) -> tuple[str | None, bool]:
    for count in (4, 3, 2, 1):
        phrase = " ".join([*words[-count:], "with"])
        if phrase != "and with" and len(words) >= count and (role := page.cues.chain.get(phrase)) is not None:
            return role, False
    starts = page.view[max(at - 2, page.start) : at].strip(" ") in {"", ".", "\n", '."', '"'} and page.view[at] == "W"
    if starts:
        extent = names_extent(page.view, at + 5, min(page.end, at + _REACH), page.known)
        ends = extent is not None and page.view[extent.end : extent.end + 1] in {".", "", "\n"}
        return ("partner" if ends else None), True
    return None, False


def _from_as_role(page: Page) -> list[Party]:
    """"with Germany as partner", "A and B as co-hosts", "the A Society, our partner in this"."""
    parties: list[Party] = []
    for at in _occurrences(page, (" as ", " AS ")):
        role, _ = _role_behind(page, at - 1, page.end, "")
        if role:
            parties += _names_before(page, at - 1, role)
    for phrase in page.cues.our_partner:
        for at in _occurrences(page, (", " + phrase,)):
            parties += _names_before(page, at - 1, "partner")
    return parties


def _names_before(page: Page, stop: int, role: str) -> list[Party]:
    """The list of names that ends at ``stop``: it begins behind "with", a comma, a semicolon, the line's start or "the"."""
    low = max(page.start, stop - 200)
    text = page.view[low:stop]
    starts = [match.end() for match in re.finditer(r"(?:^|\b(?:with|WITH|With|by)[ \n]|[;(|\n]|\. |\bthe )", text)]
    for start in starts:
        extent = names_extent(page.view, low + start, stop, page.known)
        if extent is not None and extent.end == stop:
            return [Party(" ".join(name.of(page.view).split()), role, name, "as") for name in split_names(page.view, extent, page.known)]
    return []


# --- "A and B invite you" ---


def _from_active(page: Page, *, strict: bool) -> list[Party]:
    text = page.view[page.start : page.end]
    anchors = page.cues.sure.keys() & set(re.sub(r"[,.;:]", " ", text).split())
    hits = []
    for anchor in anchors:
        at = text.find(anchor)
        while at >= 0 and len(hits) < _MOST:
            if text[at - 1 : at].isspace() and not text[at + len(anchor) : at + len(anchor) + 1].isalnum():
                hits.append((page.start + at, anchor))
            at = text.find(anchor, at + 1)
    parties: list[Party] = []
    for at, anchor in sorted(hits):
        phrase = _active_phrase(page, at, anchor)
        if phrase is not None and (not parties or phrase[0] < parties[0].span.end + 400):
            parties += _subject(page, *phrase, strict=strict)
    return parties


_ANY_SUBJECT: Final = ("invit", "host", "hold", "conven", "organi", "pleased", "delighted", "pleasure", "honour", "honor", "proud", "happy", "regret")


def _active_phrase(page: Page, at: int, anchor: str) -> tuple[int, str] | None:
    """The verb phrase around an anchor: where it begins, with auxiliaries and adverbs before it."""
    best: tuple[int, str] | None = None
    for before, after, phrase in page.cues.sure[anchor]:
        start = at - len(before) - 1 if before else at
        stop = at + len(anchor)
        if before and page.view[start:at].replace("\n", " ").lower() != before + " ":
            continue
        if after and not page.view[stop : stop + len(after) + 1].replace("\n", " ").lower().startswith(" " + after):
            continue
        if best is None or len(phrase) > len(best[1]):
            best = (start, phrase)
    if best is None:
        return None
    start = best[0]
    while (word := re.compile(r"([\w-]+)[ \n]+$").search(page.view, max(page.start, start - 24), start)) is not None:
        if word.group(1).lower() not in page.cues.adverbs and word.group(1) not in {"is", "are", "would", "will", "be", "has", "have", "very", "which", "who", "that"}:
            break
        start = word.start()
    return start, best[1]


def _subject(page: Page, verb: int, phrase: str, *, strict: bool) -> list[Party]:
    """The parties whose list ends where the verb begins; the sentence may open with a clause of its own."""
    sentence = _sentence_start(page, verb)
    sure = any(stem in phrase for stem in _ANY_SUBJECT)
    for start in _subject_starts(page, sentence, verb):
        parties, stop = read_chain(page, start, verb, "organizer", "active")
        if not parties or not _reaches(page, stop, verb):
            continue
        if strict and not sure and len({party.role for party in parties}) == 1:
            return []
        institutions = [is_organization(party.name, page.known) for party in parties]
        persons = [is_person(party.name, page.known) for party in parties]
        if any(institutions) or (sure and not all(persons)) or ("invit" in phrase and len(parties) == 1 and "you" in phrase):
            return [_resolve_short(page, party) for party in parties]
        return []
    return []


def _reaches(page: Page, stop: int, verb: int) -> bool:
    """Whether nothing but a comma and an aside stands between the list and the verb."""
    between = page.view[stop:verb]
    rest = between.strip(" ,\n")
    if not rest:
        return True
    if re.fullmatch(r"(?:in|of|at|from) [A-Z][\w'-]{1,20}(?:[, ]{1,2}[A-Z][\w'-]{1,20})?", rest) is not None:
        return True
    return rest.lower().startswith(page.cues.our_partner) and len(rest) < 40


def _sentence_start(page: Page, at: int) -> int:
    low = max(page.start, at - 400)
    text = page.view[low:at]
    start = max((match.end() for match in re.finditer(r"(?:(?<![A-Z])[.!?][\"')]?|:)[ \n]+|\n[ \t]*\n|\n[ \t]*(?=[•*-] )", text)), default=0)
    line = text.rfind("\n", start)
    while line > start:
        above = text.rfind("\n", start, line)
        if line - max(above, start) < 50:
            start = line + 1
            break
        line = above
    return low + start


def _subject_starts(page: Page, sentence: int, verb: int) -> list[int]:
    starts = [sentence]
    at = page.view.find(",", sentence, verb)
    while at >= 0 and len(starts) < 5:
        starts.append(at + 1)
        at = page.view.find(",", at + 1, verb)
    for match in list(re.finditer(r"([\w'-]+)[ \n]+(?=the [A-Z])", page.view[sentence:verb]))[-3:]:
        if match.group(1).lower() not in {"of", "for", "by", "with", "to", "at", "in", "and", "from", "on", "between"} or match.group(1) == "by":
            starts.append(sentence + match.end())
    return starts


def _resolve_short(page: Page, party: Party) -> Party:
    """"The Lab" means the "PeaceTech Lab" named before."""
    name = party.name
    if " " in name or fold(name) not in page.known.heads:
        return party
    longer = re.compile(rf"(?:[A-Z][\w'&-]{{0,30}} ){{1,5}}{re.escape(name)}\b").search(page.view, page.start, party.span.start)
    if longer is None:
        return party
    text = longer.group()
    start = longer.start() + (4 if text.startswith("The ") else 0)
    return party._replace(name=page.view[start : longer.end()], span=Span(start, longer.end()))


# --- "Join A for", "a meeting of A and B" ---


def _from_join(page: Page, *, has_label: bool) -> list[Party]:
    parties: list[Party] = []
    for at in _occurrences(page, ("Join ", "join ")):
        found, stop = read_chain(page, at + 5, page.end, "co_organizer" if has_label else "organizer", "join")
        if found and is_organization(found[0].name, page.known) and re.compile(r",?\s+(?:for|in|as|and|to|on|at|when|this|online|next|live)\b|[.,!]").match(page.view, stop):
            parties += found
    if has_label:
        return parties
    for match in re.compile(r"(?:^|\n|[.] )[ \t]*(?:A|An|The) (?:[\w-]{2,14} ){1,3}of ").finditer(page.view, page.start, page.end):
        noun = fold(match.group().split()[-2])
        if noun in page.cues.nouns:
            found, _ = read_chain(page, match.end(), page.end, "organizer", "of", institutions=True)
            parties += found if len(found) > 1 else []
    return parties


# --- "(host: A)", "(co-sponsors: A, B)" ---


def _from_brackets(page: Page) -> list[Party]:
    parties: list[Party] = []
    at = page.view.find("(", page.start, page.end)
    while at >= 0:
        close = page.view.find(")", at, min(page.end, at + _REACH))
        colon = page.view.find(":", at, min(page.end, at + 30))
        if 0 < colon < close and (role := page.cues.chain.get(fold(page.view[at + 1 : colon]))) is not None:
            parties += read_chain(page, colon + 1, close, role, "bracket", loose=True)[0]
        at = page.view.find("(", at + 1, page.end)
    return parties


# --- lines and cells that are nothing but names ---


def _from_lines(document: Document, mentions: Mentions, page: Page) -> list[Party]:
    """A table's last cell, or a line right under the title, that holds names alone."""
    rows = [line for line in document.lines[line_at(document.lines, page.start) :][:_MOST] if page.start <= line.start < page.end and line.kind != "blank"]
    taken = [mention.span for mention in mentions.moments] + [label.span for label in mentions.labels] + [link.span for link in mentions.links]
    taken = [span for span in taken if page.start <= span.start < page.end]
    free = [at for at, row in enumerate(rows) if not any(row.start <= span.start < row.end for span in taken) and not _is_venue(page, row)]
    bulletin = len(rows) < 10 and sum(row.end - row.start > 100 or page.view[row.end - 1] == "." for row in rows) < 2
    for at in free[:4]:
        parties = _party_line(page, rows[at], rows[at - 1] if at and at != free[0] else None, bulletin=bulletin)
        if parties:
            return parties
    if page.view.count("|", page.start, page.end) > 1 and len(rows) < 6:
        return _from_cells(page)
    return _from_glued(page, rows[0]) if rows else []


def _from_glued(page: Page, row: Line) -> list[Party]:
    """Columns run together, "09:00 - 10:00X CouncilA Title", or a title that begins with its organizer, "OHCHR press conference"."""
    glue = re.compile(r"(?:\d|[ap]m|TBC|tbc)(?=[A-Z])|^").search(page.view[row.start : min(row.end, row.start + 40)])
    start = row.start + (glue.end() if glue and glue.end() else 0)
    if start > row.start:
        for seam in re.compile(r"[a-z](?=[A-Z][a-z]* |[A-Z][a-z]*:)").finditer(page.view, start, min(row.end, start + 80)):
            name = page.view[start : seam.end()]
            words = name.split()
            if len(words) > 1 and is_organization(name, page.known) and name[0].isupper() and ":" not in name and (fold(words[-1]) in page.known.heads or _is_wordy_name(page, name)):
                return [Party(name, "organizer", Span(start, seam.end()), "glued")]
        return []
    extent = names_extent(page.view, start, row.end, page.known)
    following = re.compile(r" ([a-z-]+(?: [a-z-]+)?)").match(page.view, extent.end, row.end) if extent else None
    if extent is None or following is None:
        return []
    noun = following.group(1)
    name = extent.of(page.view)
    if (noun in page.cues.nouns or noun.split()[0] in page.cues.nouns) and is_organization(name, page.known) and " and " not in name:
        return [Party(name, "organizer", extent, "title")]
    return []


def _is_wordy_name(page: Page, name: str) -> bool:
    return any(fold(word) in page.known.heads for word in name.split())


def _is_venue(page: Page, row: Line) -> bool:
    words = {fold(word) for word in re.findall(r"[\w']+", page.view[row.start : min(row.end, row.start + 120)])}
    return row.end - row.start < 90 and not words.isdisjoint(page.cues.venues)


def _from_cells(page: Page) -> list[Party]:
    at = page.view.rfind("|", page.start, page.end) + 1
    parties, stop = read_chain(page, at, page.end, "organizer", "cell", loose=True)
    return parties if page.view[stop : page.end].strip(" .)") == "" else []


def _party_line(page: Page, row: Line, above: Line | None, *, bulletin: bool) -> list[Party]:
    """The parties of a line that is nothing but names, below its title."""
    end = row.end
    if end - row.start > 160 or page.view.count(" ", row.start, end) > 16:
        return []
    parties, stop = read_chain(page, row.start, page.end, "organizer", "line", loose=True)
    if not parties or stop < end and page.view[stop:end].strip(" .);") != "":
        return []
    if any(fold(" ".join(party.name.split()[-count:])) in page.cues.nouns for party in parties for count in (1, 2)):
        return []
    institutions = all(is_organization(party.name, page.known) for party in parties)
    if above is None:
        return parties if institutions and bulletin and _is_wordy(page, parties) else []
    if page.view.find("\n", above.end, row.start) < 0 or page.view.count("\n", above.end, row.start) > 1:
        return []
    return parties if institutions or (bulletin and not any(is_person(party.name, page.known) and " " in party.name and "," in page.view[row.start:end] for party in parties)) else []


def _is_wordy(page: Page, parties: list[Party]) -> bool:
    """Whether each name has a head such as "University": an acronym alone could be a title."""
    return all(_is_wordy_name(page, party.name) for party in parties)
