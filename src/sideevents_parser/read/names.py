"""A stretch of prose → the names in it.

How far a list of names goes, where one name ends and the next begins, what kind it is.

In: the view, where to start and where to stop. Out: spans of names. ``"UN Women, the Forum on Women, Law and
Development and PAX will …"`` gives three names: inner commas and "and" belong to a name where what follows is only a
matter it deals with.
"""

import re
from itertools import islice
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.naming import Naming, is_organization, is_topical, only_topics, word_key
from sideevents_parser.vocabulary.spans import Span, trimmed

_TOKEN: Final = re.compile(r"[^\W_][\w'&+@]*(?:[./-][\w'&+]+)*['.]?|\S")
_BEFORE: Final = " \t\n,;:-'\"*_~([|·/@"
_BEHIND: Final = ' \t\n,;:-"*_~[|·/('
_WORD: Final = re.compile(r"[^\W_][\w'&+.-]*")
_STRONG: Final = re.compile(r"[ ]*(?:[;|·•]|[ ]/[ ])[ ]*(?:and[ ]|&[ ])?")
_WEAK: Final = re.compile(r",?[ ]+(?:and|&|AND|And)[ ]+|,[ ]*(?:and[ ]+|&[ ]+|AND[ ]+)?")
_LEAD: Final = re.compile(r"([\w']{1,12})[ \n]+")
_SEAM: Final = re.compile(r"[a-z](?=[A-Z][a-z]+$)")  # two columns run together: "PartnershipRoom"
_WRAPPED: Final = 50
_SLACK: Final = 14
_MOST_TOKENS: Final = 91
_ASIDE_END: Final = re.compile(r"\)(?:,| and )")
_ASIDE: Final = re.compile(r"[ ]?\([a-z][^()]{1,60}\)$")
_SEATED: Final = re.compile(r"[ ][A-Z][\w'-]{2,20}(?:[,)]| and )")
_CLOSE: Final = ("", " ")
_BRACKET: Final = 60
_SEPARATORS: Final = frozenset(",;|·")
# an item of a list that has no capital: "terre des hommes"
_SMALL_NAME: Final = re.compile(r"[a-z][\w'-]{2,20}(?: [a-z][\w'-]{1,20}){1,3}(?=[,;|·])")
_OF: Final = " of "


class _Reading:
    """How far a list of names has been read; one is made and dropped inside ``names_extent``."""

    __slots__ = ("first", "last", "loose", "name", "pending", "skip")

    def __init__(self, *, loose: bool) -> None:
        self.loose = loose  # whether the text is known to be names, as behind a label
        self.first = -1  # where the list begins
        self.last = -1  # where the last sure name ends
        self.name: list[str] = []  # folded words of the name at hand
        self.pending = ""  # the joint that waits for a capital
        self.skip = 0  # tokens before this offset were taken in one piece


def names_extent(view: str, start: int, end: int, known: Naming, *, loose: bool = False) -> Span | None:
    """The list of names that begins at ``start``: capitals, small words between them, commas, tags in brackets."""
    reading, before = _Reading(loose=loose), start
    upper = view[start : min(end, start + 60)].isupper()
    leads = 0
    for token in islice(_TOKEN.finditer(view, start, end), _MOST_TOKENS):
        at, stop = token.span()
        if (gap := view[before:at]) not in _CLOSE and not _same_line(view, gap, before, at, reading.pending):
            break
        before = stop
        if at < reading.skip:
            continue
        word = token[0]
        if reading.first < 0 and leads < 3 and word.lower() in (known.leads if word[0].islower() else known.articles):
            leads += 1
        elif not _take(view, word, at, stop, end, upper, reading, known):
            break
    return Span(reading.first, reading.last) if reading.last > reading.first >= 0 else None


def _same_line(view: str, gap: str, before: int, after: int, pending: str) -> bool:
    """Whether two tokens stand on one line, or on two lines of one broken sentence."""
    if "\n" not in gap:
        return len(gap) < 4 and "\t" not in gap
    if gap.count("\n") > 1:
        return False
    return bool(pending) or _is_wrapped(view, view.rfind("\n", 0, before) + 1, before, after)


def _is_wrapped(view: str, line: int, before: int, after: int) -> bool:
    """Whether a line was broken at the page's width: it is about as long as the line above or below."""
    length = before - line
    if length < _WRAPPED:
        return False
    below = view.find("\n", after)
    lengths = [(len(view) if below < 0 else below) - after]
    if line > 1:
        lengths.append(line - 1 - (view.rfind("\n", 0, line - 1) + 1))
    return any(abs(other - length) < _SLACK for other in lengths)


def _take(view: str, word: str, start: int, stop: int, end: int, upper: bool, reading: _Reading, known: Naming) -> bool:
    """Take one more token into the list; False where the list has ended."""
    first = word[0]
    if first.isupper() and not upper:
        return _take_name(view, word, start, stop, reading, known)
    if first == "(":
        return _take_bracket(view, start, end, reading, known)
    if first == "|" and not reading.loose:
        return False
    if first == "!" and reading.loose and reading.first >= 0:
        reading.last = stop
        return True
    if first in ",;|·/&":
        reading.pending = first if reading.first >= 0 else ""
        if first != "&":
            reading.name = []
        return reading.first >= 0
    lower = word_key(word)
    if upper and lower in {"with", "by", "as"}:
        return False
    if reading.loose and first.islower() and (reading.first < 0 or reading.pending in _SEPARATORS):
        small = _SMALL_NAME.match(view, start, end)
        if small is not None and known.all_stops.isdisjoint(_keys(small[0])):
            reading.first = start if reading.first < 0 else reading.first
            reading.last, reading.skip, reading.pending, reading.name = small.end(), small.end(), "", []
            return True
    if first.islower() or (upper and (lower in known.joints or lower in known.conjunctions)):
        return (
            _take_small(view, lower, stop, end, reading, known)
            if not _has_capital(word)
            else _take_name(view, word, start, stop, reading, known)
        )
    if first.isupper() or (first.isalpha() and not first.islower()):
        return _take_name(view, word, start, stop, reading, known)
    if word.isdigit() and len(word) < 3 and reading.name and not reading.pending and start - reading.last == 1:
        reading.last = stop
        return True
    return False


def _has_capital(word: str) -> bool:
    """ "iSEAL", "eLife": a name although it begins small."""
    return not word.islower() and len(word) > 2 and any(letter.isupper() for letter in word[1:3]) and not word.isupper()


def _take_bracket(view: str, start: int, end: int, reading: _Reading, known: Naming) -> bool:
    close = view.find(")", start, min(end, start + _BRACKET))
    if close < 0 or reading.first < 0 or reading.pending:
        return False
    inside = view[start + 1 : close]
    words = inside.split()
    if words and words[0].islower() and _ASIDE_END.match(view, close) is not None:  # "the UK (as chair), Germany"
        reading.skip = close + 1
        return True
    if (
        not words
        or ":" in inside
        or len(words) > 6
        or not all(word[0].isupper() or word in known.joints or word in known.conjunctions for word in words)
    ):
        return False
    reading.last, reading.skip = close + 1, close + 1
    return True


def _take_small(view: str, lower: str, stop: int, end: int, reading: _Reading, known: Naming) -> bool:
    """A small word goes on with the list only if a name can follow it."""
    if reading.first < 0:
        return False
    if lower in known.conjunctions:
        reading.pending = "and"
        return True
    if lower in known.subunits and view.startswith(_OF, stop):  # "the Belgian section of the Association of"
        reading.pending = "of"
        return True
    if lower in known.subunits and reading.last > 0 and not reading.pending:  # "…, Norwegian section"
        reading.last = stop - (view[stop - 1] == ".")
        return view[stop - 1] != "."
    if lower not in known.joints:
        return False
    if lower in known.articles:
        reading.pending = reading.pending or "the"
        return True
    if reading.loose:
        reading.pending = lower
        return True
    last = reading.name[-1] if reading.name else ""
    placed = lower in known.joints_place or lower in known.joints_seat
    if placed and last in known.heads and _SEATED.match(view, stop, end):
        reading.pending = lower  # "the UN Office at Geneva, Interpeace and"
        return True
    if (
        lower in known.joints_place
        and (last in known.heads or last in known.topics)
        and any(word in known.heads for word in reading.name)
    ):
        return False
    if lower in known.joints_seat and not any(
        word_key(word) in known.seats for word in _WORD.findall(view, stop, min(end, stop + 60))[:5]
    ):
        return False
    if lower in known.joints_sent and last in known.heads and not known.sent.intersection(reading.name):
        return False
    reading.pending = lower
    return True


def _take_name(view: str, word: str, start: int, stop: int, reading: _Reading, known: Naming) -> bool:
    key = word_key(word)
    if reading.pending in {";", ",", "|"} and view[stop + 1 : stop + 8].partition(" ")[0].rstrip(":") in known.agents:
        return False
    if reading.first < 0 and key in known.openers and not reading.loose:
        return False
    if key in known.all_stops and _stops(view, key, stop, reading, known):
        return False
    if reading.first < 0:
        reading.first = start
    reading.pending = ""
    reading.name.append(key)
    if (
        not word[1:].islower()
        and (seam := _SEAM.search(word)) is not None
        and (
            word_key(word[seam.start() + 1 :]) in known.stops or word_key(word[seam.start() + 1 :]) in known.soft_stops
        )
    ):
        reading.last = start + seam.end()
        return False
    ended = word[-1] == "." and not (key in known.abbreviations or len(key) == 1 or "." in word[:-1])
    reading.last = stop - 1 if ended else stop
    return not ended


def _stops(view: str, key: str, stop: int, reading: _Reading, known: Naming) -> bool:
    """Whether a word that often stands behind a list of names ends it here."""
    if key in known.stops and (reading.first < 0 or reading.pending in {"", ",", "in", "at"}):
        return True
    if key in known.soft_stops and reading.pending == ",":
        return True
    return key in known.calendar and (
        reading.pending in {"on", "in", ",", ""} or view[stop : stop + 2].strip()[:1].isdigit()
    )


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
    for at, (joiner, start, stop) in enumerate(atoms):
        ahead = atoms[at + 1] if at + 1 < len(atoms) else None
        opens = ahead is not None and _opens_name(view[start:stop], ahead[0], view[ahead[1] : ahead[2]], known)
        if names and not opens and _belongs(view, names[-1], joiner, Span(start, stop), known):
            names[-1] = Span(names[-1].start, stop)
        else:
            names.append(Span(start, stop))
    return [tidy for name in names if (tidy := _tidy(view, name, known)).end > tidy.start]


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
    if _is_bare_noun(after, joiner, known):
        return True
    if following in known.legal or ("&" in joiner and len(before) == 1 and after[-1] in known.families):
        return True
    if after[-1] in known.subunits and len(after) < 6 and _goes_on_to_unit(before, after, joiner, known):
        return True
    if joiner.strip() == "&" and len(before) == len(after) == 1 and not _stands_for_itself(before, after, known):
        return True
    if only_topics(after, known) or _is_matter(after, known):
        return _is_open(before, known) and not (after[0] == "the" and joiner.strip() == ",")  # "A, the Food and B"
    if (
        joiner.strip().lower() in {"and", "&"}
        and len(before) < 3
        and only_topics(before, known)
        and not known.heads.intersection(before[-1:])
    ):
        return True
    if (
        joiner.strip().lower() in {"and", "&"}
        and len(before) < 4
        and len(after) > 1
        and only_topics(after[:-1], known)
        and after[-1] in known.heads
    ):
        return not is_organization(left.of(view), known)
    seated = "and" not in joiner and known.seats.intersection(after) and not known.universities.intersection(before)
    return bool(seated and known.universities.intersection(after) and known.units.intersection(before))


def _opens_name(text: str, joiner: str, behind: str, known: Naming) -> bool:
    """Whether an article and a matter open a name that ends behind an "and": "the Women and Public Policy Program"."""
    words, following = _keys(text), _keys(behind)
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
