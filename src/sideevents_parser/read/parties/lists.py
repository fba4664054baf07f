"""A list of names → the single names in it.

In: the view and the span of a list. Out: spans of names. ``"UN Women, the Forum on Women, Law and Development and
PAX"`` gives three: inner commas and "and" belong to a name where what follows is only a matter it deals with.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.parties.naming import Naming, is_organization, is_topical, only_topics, word_key
from sideevents_parser.vocabulary.spans import Span, trimmed

_BEFORE: Final = " \t\n,;:-'\"*_~([|·/@"
_BEHIND: Final = ' \t\n,;:-"*_~[|·/('
_WORD: Final = re.compile(r"[^\W_][\w'&+.-]*")
_STRONG: Final = re.compile(r"[ ]*(?:[;|·•]|[ ]/[ ])[ ]*(?:and[ ]|&[ ])?")
_WEAK: Final = re.compile(r",?[ ]+(?:and|&|AND|And)[ ]+|,[ ]*(?:and[ ]+|&[ ]+|AND[ ]+)?")
_LEAD: Final = re.compile(r"([\w']{1,12})[ \n]+")
_PAIR: Final = 2
_FEW: Final = 3
_STATE_HEADS: Final = frozenset({"government", "republic", "kingdom", "state", "federation"})
_PARTS: Final = frozenset({"department", "faculty"})
_AT: Final = re.compile(r" (?:at|in) ")
_ARTICLE: Final = len("the ")
_OF_A_REGION: Final = ("can", "ian", "ean", "ern", "nal", "ral")
_SHORT: Final = re.compile(r"[ ]\(([A-Z])[A-Za-z]{1,7}\)")
_ASIDE: Final = re.compile(r"[ ]?\([a-z][^()]{1,60}\)$")


def split_names(view: str, span: Span, known: Naming) -> list[Span]:
    """The single names of a list; "and" and commas inside a name do not part it."""
    pieces = _cut(view, span, _STRONG)
    if len(pieces) > 1:
        names = [name for _, start, stop in pieces for name in _within_piece(view, Span(start, stop), known)]
        return [name for name in names if name.end > name.start]
    return _weakly(view, span, known)


def _within_piece(view: str, span: Span, known: Naming) -> list[Span]:
    """The names between two semicolons: several only if each shows that it is an institution's."""
    names = _weakly(view, span, known)
    if len(names) > 1 and all(is_organization(name.of(view), known) for name in names):
        return names
    return [_tidy(view, span, known)]


def _weakly(view: str, span: Span, known: Naming) -> list[Span]:
    """The names that commas and "and" part."""
    atoms = _cut(view, span, _WEAK)
    names: list[Span] = []
    for at, (_, start, stop) in enumerate(atoms):
        ahead = atoms[at + 1] if at + 1 < len(atoms) else None
        opens = ahead is not None and (
            _opens_name(view[start:stop], ahead[0], view[ahead[1] : ahead[2]], known)
            or _opens_regions(view, atoms[at:], known)
        )
        if names and not opens and _goes_on(view, names[-1], atoms[at:], known):
            names[-1] = Span(names[-1].start, stop)
        else:
            names.append(Span(start, stop))
    return [tidy for name in names if (tidy := _tidy(view, name, known)).end > tidy.start]


def _goes_on(view: str, left: Span, atoms: list[tuple[str, int, int]], known: Naming) -> bool:
    joiner, start, stop = atoms[0]
    return _lists_matters(view, left, atoms, known) or _belongs(view, left, joiner, Span(start, stop), known)


def _opens_regions(view: str, atoms: list[tuple[str, int, int]], known: Naming) -> bool:
    """Whether an article and regions open the name of one body: "the East, Central and Southern Africa College"."""
    words = [_keys(view[start:stop]) for _, start, stop in atoms[:_FEW]]
    if [len(each) for each in words[:_PAIR]] != [_PAIR, 1] or len(words) < _FEW or not words[-1]:
        return False
    last = words[-1]
    if words[0][0] not in known.articles:
        return False
    return only_topics([words[0][1], words[1][0], last[0]], known) and not known.heads.isdisjoint(last[1:])


def _lists_matters(view: str, left: Span, atoms: list[tuple[str, int, int]], known: Naming) -> bool:
    """Whether all that follows is what a department deals with: "Department of Tides, Weirs and Salt at …"."""
    before = _keys(left.of(view))
    if "of" not in before or not 0 < before.index("of") < _FEW:
        return False
    unit = before[before.index("of") - 1] in known.units | known.national
    texts = [_AT.split(view[start:stop])[0] for _, start, stop in atoms]
    return unit and len(atoms) > 1 - ("," in left.of(view)) and all(_is_lone_matter(text, known) for text in texts)


def _is_lone_matter(text: str, known: Naming) -> bool:
    words = _keys(text)
    named = " ".join(words) in known.states or not known.acronyms.isdisjoint(words) or text.isupper()
    return 0 < len(words) <= _PAIR and not named and not is_organization(text, known)


def _cut(view: str, span: Span, mark: re.Pattern[str]) -> list[tuple[str, int, int]]:
    """Pieces between marks outside brackets, each with the mark before it."""
    text = view[span.start : span.end].replace("\n", " ")
    pieces, joiner, at = [], "", 0
    for found in mark.finditer(text):
        start, stop = found.span()
        if stop >= len(text) or ("(" in text and text.count("(", 0, start) > text.count(")", 0, start)):
            continue
        pieces.append((joiner, span.start + at, span.start + start))
        joiner, at = found[0], stop
    pieces.append((joiner, span.start + at, span.end))
    return [piece for piece in pieces if not view[piece[1] : piece[2]].isspace() and piece[1] < piece[2]]


def _belongs(view: str, left: Span, joiner: str, right: Span, known: Naming) -> bool:
    """Whether what stands behind a comma or an "and" goes on with the name before it."""
    before, after = _keys(left.of(view)), _keys(right.of(view).partition("(")[0])
    if not after or not before:
        return True
    tail, following = " ".join(before), " ".join(word for word in after if word != "the")
    firsts = known.joined_states.get(following, ()) if "and" in joiner.lower() else ()
    if firsts and f"{tail} ".endswith(firsts):
        return True
    if following in known.states or following in known.acronyms:
        return "and" not in joiner and not known.national.isdisjoint(before[:2])
    if "and" not in joiner and not known.national.isdisjoint(before[:2]) and _is_of_state(after, known):
        return True
    if _is_bare_noun(after, joiner, known):
        return True
    if joiner.strip() in {"and", "&"} and _is_short_for_both(before, right.of(view), known):
        return True
    firm = after[-1] in (known.families if len(before) == 1 else ()) or after[-1] in known.legal
    if following in known.legal or ("&" in joiner and firm):
        return True
    if joiner.strip() == "," and after[0] in _PARTS and not known.universities.isdisjoint(before):
        return True  # "Weir University, Department of Tides"
    if after[-1] in known.subunits and len(after) < 6 and _goes_on_to_unit(before, after, joiner, known):
        return True
    if joiner.strip() == "&" and _is_firm(view, left, right, known):
        return True
    if only_topics(after, known) or _is_matter(after, known):
        return _is_open(before, known) and not (after[0] == "the" and joiner.strip() == ",")  # "A, the Food and B"
    if joiner.strip().lower() in {"and", "&"} and _joins(view, left, joiner, after, known):
        return True
    seated = "and" not in joiner and known.seats.intersection(after) and not known.universities.intersection(before)
    return bool(seated and known.universities.intersection(after) and known.units.intersection(before))


def _joins(view: str, left: Span, joiner: str, after: list[str], known: Naming) -> bool:
    """Whether an "and" stands within a name: "Trade and Tides Network", "Ministry of Mines and Water Affairs"."""
    before, text = _keys(left.of(view)), left.of(view)
    if joiner.strip() != "&" and (
        _goes_on_to_people(before, after, known) or _goes_on_to_body(view, left, after, known)
    ):
        return True
    if len(before) >= _PAIR and before[-2] in known.heads and before[-1] in known.topics - known.heads:
        return after[-1] in known.heads and after[0] in known.topics  # "Tide Hub Arts and Humanities Institute"
    if len(before) < _FEW and only_topics(before, known) and before[-1] not in known.heads:
        return True
    if _is_section(after, known) and _is_open(before, known) and not known.joints.isdisjoint(before[1:]):
        return True
    if len(before) > _FEW or is_organization(text, known):
        return False
    kinds = after[: next((at for at, word in enumerate(after) if word in known.heads), 0) + 1]  # "Primary School" PTA
    of_matters = len(kinds) > 1 and only_topics(kinds[:-1], known) and len(after) - len(kinds) < _PAIR
    return of_matters or (len(after) > _PAIR and after[1] in known.subunits and after[2] == "of")


def _is_of_state(words: list[str], known: Naming) -> bool:
    """Whether words name a State's government in full: "Royal Government of Chad", "Republic of Peru"."""
    cut = words.index("of") if "of" in words else 0
    return 0 < cut <= _PAIR and words[cut - 1] in _STATE_HEADS and " ".join(words[cut + 1 :]) in known.states


def _is_section(words: list[str], known: Naming) -> bool:
    """Whether words name what an office deals with, in the plural: "Department of Health and Human Services"."""
    return len(words) > 1 and words[-1] in known.heads and words[-1].endswith("ces") and only_topics(words[:-1], known)


def _is_short_for_both(before: list[str], text: str, known: Naming) -> bool:
    """Whether letters in brackets begin with the name in front: "Centre for Tides and Weirs (CTW)"."""
    short = _SHORT.search(text)
    if short is None or fold(text).startswith("the "):
        return False
    first = next((word for word in before if word not in known.articles), "")
    return first[:1] == short[1].lower() and fold(text)[0] != short[1].lower()


def _goes_on_to_people(before: list[str], after: list[str], known: Naming) -> bool:
    """Whether an "and" joins two plurals within a name.

    "Institute of Clerks and Stewards of Kenya", "Stateless Nations and Peoples Organization".
    """
    plural = before[-1].endswith("s") and after[0].endswith("s") and before[-1] not in known.acronyms
    if plural and len(after) == 1:  # "Royal Society of Tides and Weirs"
        return (
            len(before) > _PAIR and before[-2] in {"of", "for", "on"} and after[0] not in known.acronyms | known.heads
        )
    if not plural or len(after) < _PAIR:
        return False
    of_people = after[0] not in known.heads and after[1] == "of" and "of" in before
    bare = before[before[0] in known.articles :]
    of_peoples = after[0] in known.topics and after[-1] in known.heads and len(bare) == len(after) == _PAIR
    return of_people or of_peoples


def _goes_on_to_body(view: str, left: Span, after: list[str], known: Naming) -> bool:
    """Whether a name with an article says only behind an "and" what kind of body it is.

    "the Irish Refugee and Migrant Coalition", "Mechanism at the Latin American and Caribbean Forum on Trade".
    """
    before = _keys(view[max(0, left.start - _ARTICLE) : left.end])
    first = next((at for at in range(len(before) - 1, -1, -1) if before[at] in known.articles), len(before))
    name = before[first + 1 :]
    whole = after[0] not in known.articles and after[0] not in known.heads and not known.heads.isdisjoint(after)
    if not whole or not _PAIR <= len(name) <= _FEW or " ".join(name) in known.states or name[-1] in known.heads:
        return False
    if len(name) < len(_keys(left.of(view))) - 1:
        return name[-1] in known.topics and name[-1].endswith(_OF_A_REGION)
    return name[-1] not in known.acronyms and not left.of(view).isupper()


def _opens_name(text: str, joiner: str, behind: str, known: Naming) -> bool:
    """Whether an article and a matter open a name that ends behind an "and": "the Women and Public Policy Program"."""
    words, following = _keys(text), _keys(behind)
    if joiner.strip() == "&" and len(words) == 1 and not _stands_for_itself(words, following, known):
        return bool(following) and not only_topics(following, known)
    article = bool(words) and words[0] in known.articles and "and" in joiner.lower()
    return article and only_topics(words[1:], known) and len(following) > 1 and _names_body(following, known)


def _names_body(words: list[str], known: Naming) -> bool:
    return words[-1] in known.heads and words[0] not in known.heads and only_topics(words[:-1], known)


def _is_bare_noun(after: list[str], joiner: str, known: Naming) -> bool:
    """Whether words call a body by its kind alone, so that they go on with a name: "Art Gallery and Museum"."""
    lone = len(after) == 1 or (len(after) == 2 and joiner.strip() == "&")
    return joiner.strip() in {"and", "&"} and lone and after[0] in known.heads and after[0] not in known.acronyms


def _goes_on_to_unit(before: list[str], after: list[str], joiner: str, known: Naming) -> bool:
    """Whether a section's name goes on with the name before it.

    "Office on Drugs, Justice Section", "X Prevention, Treatment and Rehabilitation Section".
    """
    if "and" in joiner.lower() or "&" in joiner:
        return (
            (before[-1] in known.topics or is_topical(before[-1])) and before[-1] not in known.heads and len(after) < 3
        )
    return not (known.heads | known.joints).isdisjoint(before) and before[-1] not in known.subunits


def _is_firm(view: str, left: Span, right: Span, known: Naming) -> bool:
    """Whether an "&" stands within a name: "Elm & Ivy", "Bergen Convention & Visitors Bureau"."""
    before, after = _keys(left.of(view)), _keys(right.of(view))
    if _stands_for_itself(before, after, known):
        return False
    if len(before) == 1:
        article = _keys(view[max(0, left.start - _ARTICLE) : left.start])
        body = len(after) == _PAIR and after[-1] in known.heads and after[0] not in known.heads
        return len(after) == 1 or (body and not known.articles.isdisjoint((*article, *before)))
    told = is_organization(left.of(view), known)
    return not told and len(before) <= _FEW and _PAIR <= len(after) <= _FEW and after[-1] in known.heads


def _stands_for_itself(before: list[str], after: list[str], known: Naming) -> bool:
    """Whether either side of an "&" is known by itself: "UNDP & Kenya" are two, "Elm & Ivy" is one."""
    return any(side in known.acronyms or side in known.states for side in (before[0], " ".join(after)))


def _is_matter(after: list[str], known: Naming) -> bool:
    """Whether words begin with matters that are further described: "Philosophy of Science", "Justice at Fordham"."""
    cut = next((at for at, word in enumerate(after) if word in known.joints and word != "the"), 0)
    return 0 < cut < 3 and only_topics(after[:cut], known) and not known.heads.intersection(after[:cut])


def _is_open(before: list[str], known: Naming) -> bool:
    """Whether a name may go on with one more matter: it ends with one, or is just "Forum on …"."""
    last = before[-1]
    return last in known.topics or is_topical(last) or any(word in known.joints for word in before[-3:-1])


def _keys(text: str) -> list[str]:
    return [word_key(word) for word in _WORD.findall(text)]


def _tidy(view: str, span: Span, known: Naming) -> Span:
    """A name without article, plural heading ("Permanent Missions of") and quotes around it."""
    start, end = trimmed(view, *span, _BEFORE, _BEHIND)
    if view[end - 1 : end] == ")" and (aside := _ASIDE.search(view, start, end)) is not None:
        end = aside.start()
    if view[end - 1 : end] == ")" and view.count("(", start, end) < view.count(")", start, end):
        end -= 1
    start = _behind_leads(view, start, end, known)
    key = view[start:end].lower()
    if key.startswith(known.plurals):
        start += next(len(plural) for plural in known.plurals if key.startswith(plural))
        start = _behind_leads(view, start, end, known)
    for tail in known.plural_tails if f"{key} ".endswith(known.plural_tails) else ():
        if f"{key} ".endswith(tail) and fold(view[start : end - len(tail)]) in known.states:
            return Span(start, end - len(tail))
    return Span(start, end)


def _behind_leads(view: str, start: int, end: int, known: Naming) -> int:
    """Where a name begins behind articles and the like."""
    while (lead := _LEAD.match(view, start, end)) is not None:
        word = lead.group(1)
        if word.lower() not in known.strippable or not (
            word.islower() or word == "And" or fold(view[lead.end() : end]) in known.states
        ):
            break
        start = lead.end()
    return start
