"""A place in the text where a person may stand → the person, with honorific, job title and affiliation.

In: the view and an offset. Out: a ``Person`` with the offset where it ends. ``"Dr Ilse Wanner, Senior Fellow, Alliance
for Peace"`` gives the name without "Dr", the job title and the affiliation.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.parties.naming import Naming, is_organization, is_town_name, naming, only_topics, word_key
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.spans import Span

_NAME_WORD: Final = re.compile(r"(?:[^\W\d_]|')[^\W\d_'-]*(?:[-'][^\W\d_]+)*\.?")
_HONORIFIC_WORD: Final = re.compile(
    r"H\.?E\.?(?=[A-Z][a-z]{1,3}\.)|[A-Z][a-z]{1,4}\.(?=[A-Z][^\W\d_]+ [A-Z])|[^\W\d_][\w'./-]*\.?"
)
_PARTICLES: Final = frozenset(
    {"de", "da", "do", "dos", "das", "del", "della", "di", "la", "le", "van", "von", "der", "den", "ten", "ter", "zu"}
    | {"bin", "bint", "ibn", "al", "el", "ul", "abu", "ap", "y", "e", "du", "af", "av", "san", "ag", "ould"}
)
# what follows the first word of a name: another one or a particle
_NEXT: Final = re.compile(rf"[ \t\n]+(?:[^\W\d_a-z]|'|(?:{'|'.join(sorted(_PARTICLES))})(?![\w'-]))")
# words of job titles and the like that are surnames too
_NAME_LIKE: Final = frozenset(
    {"dean", "judge", "bishop", "pastor", "general", "major", "chancellor", "rector", "mayor", "prior", "abbott"}
    | {"reader", "partner", "rabbi", "farmer", "head", "archer", "buyer"}
)
_PLAIN_WORD: Final = re.compile(r"[^\W_]+")
_RETIRED: Final = re.compile(r"[ ]?\((?:Retd?|retd?|Rtd|rtd|ret)\.?\)")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,4}")
_DESCRIBES: Final = re.compile(r"-[a-z]{2,20}-").search  # "Senator-that-was"
_LETTERS: Final = re.compile(r",?[ ]([A-Z][A-Za-z.]{1,6})(?=[ ,;).\n]|$)")
_SHORT_INITIAL: Final = 4
_GAP: Final = re.compile(r"[ \t]{1,3}(?:\n[ \t]*)?|\n[ \t]*|(?<=E\.)(?=[A-Z][a-z])|(?<=[a-z]\.)(?=[A-Z][a-z])")
_NICKNAME: Final = re.compile(r" [(\"][A-Z][a-z]{1,12}[)\"](?= [A-Z])")  # "Ada (Addie) Moss"
_OF: Final = re.compile(r"(?:,| |^)(?:of|at|from|for|with|in|@)[ ]+(?:the[ ]+)?(?=[A-Z])")
_ORDINARY_ENDINGS: Final = ("ing", "tion", "ness", "ment", "ship", "ology", "ical", "ful", "ous")
_MOST_WORDS: Final = 6
ROLES: Final = ("speaker", "moderator", "chair", "keynote", "discussant", "panelist", "guest", "opener")
_BROKEN: Final = 50  # characters of a line that a page's width may have broken
_HONORIFIC_TOKENS: Final = 6
_SURNAME_FIRST: Final = 4
_SHORTEST_SURNAME: Final = 4  # shorter ones are mostly bodies: "SIG Storage"
_LONGEST_SURNAME: Final = 12


class Speaking(NamedTuple):
    """What a language knows of persons, in look-up tables."""

    names: Naming
    honorifics: frozenset[str]
    honorific_words: frozenset[str]
    after: frozenset[str]
    jobs: frozenset[str]
    no_name: frozenset[str]
    function: frozenset[str]
    venues: frozenset[str]
    not_names: frozenset[str]
    tbc: frozenset[str]
    roles: dict[str, str]
    given: frozenset[str]
    ordinary: frozenset[str]
    things: frozenset[str]


@cache
def speaking(lexicon: Lexicon) -> Speaking:
    """The tables for one lexicon."""
    honorifics = lexicon.folded("honorifics.before")
    return Speaking(
        naming(lexicon),
        honorifics,
        frozenset(word.rstrip(".") for phrase in honorifics for word in phrase.split()),
        frozenset(word.rstrip(".").replace(".", "") for word in lexicon.folded("honorifics.after")),
        lexicon.folded("speakers.jobs"),
        lexicon.folded("speakers.no_name"),
        lexicon.folded("speakers.function"),
        lexicon.folded("organizers.venues"),
        lexicon.folded("organizers.venues")
        | lexicon.folded("organizers.stops")
        | (lexicon.folded("speakers.jobs") - _NAME_LIKE),
        lexicon.folded("speakers.tbc"),
        {phrase: role for role in ROLES for phrase in lexicon.folded(f"roles.{role}")},
        lexicon.folded("speakers.given"),
        lexicon.folded("speakers.ordinary"),
        lexicon.folded("speakers.things"),
    )


class Found(NamedTuple):
    """A person's name where it stands: ``start`` with the honorific, ``end`` behind letters such as PhD."""

    name: Span
    start: int
    end: int
    honorific: str | None

    def person(self, view: str, role: str, rule: str) -> Person:
        """The person without details."""
        return Person(" ".join(self.name.of(view).split()), self.name, role, self.honorific, rule=rule)


def is_sure(view: str, found: Found, known: Speaking) -> bool:
    """Whether an honorific or a given name shows that a name is a person's."""
    if found.honorific is not None:
        return True
    words = found.name.of(view).split()
    return word_key(words[0]) in known.given and not words[-1].endswith("'s")


def is_plausible(view: str, found: Found, known: Speaking) -> bool:
    """Whether a name is a person's unless the place it stands at says otherwise: it holds no ordinary word."""
    if is_sure(view, found, known):
        return True
    keys = [word_key(word) for word in found.name.of(view).replace("-", " ").split()]
    return known.ordinary.isdisjoint(keys) and not keys[0].endswith(_ORDINARY_ENDINGS) and not keys[-1].endswith("'s")


def person_at(view: str, start: int, end: int, known: Speaking) -> Found | None:
    """The person whose name (or honorific) begins at ``start``."""
    while start < end and view[start] in ' \t"':
        start += 1
    if start >= end or not view[start].isupper() or (first := _HONORIFIC_WORD.match(view, start, end)) is None:
        return None
    word, key = first[0], word_key(first[0])
    honorific_end = _honorifics_end(view, start, end, known) if key in known.honorific_words else None
    if honorific_end is None and (
        (key in known.no_name and len(word) > 1 and word[-1] != ".") or _NEXT.match(view, first.end(), end) is None
    ):
        return None  # most places fail here, in their first two words
    name = _name_span(view, honorific_end or start, end, known, titled=honorific_end is not None)
    if name is None:
        return None
    honorific = view[start:honorific_end].strip(" ,") if honorific_end else None
    return Found(name, start, _behind_name(view, name.end, end, known), honorific)


def _honorifics_end(view: str, start: int, end: int, known: Speaking) -> int | None:
    """Where the honorifics before a name end, or None when there are none."""
    words: list[str] = []
    reached, at = None, start
    for _ in range(_HONORIFIC_TOKENS):
        word = _HONORIFIC_WORD.match(view, at, end)
        if word is None or not (word.group()[0].isupper() or words):
            break
        words.append(word_key(word.group()))
        if words[-1] not in known.honorific_words:
            break
        gap = _GAP.match(view, word.end(), end)
        if " ".join(words) in known.honorifics or words[-1] in known.honorifics:
            retired = _RETIRED.match(view, word.end(), end) if "(" in view[word.end() : word.end() + 2] else None
            gap = _GAP.match(view, retired.end(), end) if retired else gap
            if gap is not None and gap.end() < end:
                reached = gap.end()
        if gap is None:
            break
        at = gap.end()
    return reached


def _name_span(view: str, start: int, end: int, known: Speaking, *, titled: bool) -> Span | None:
    """The words of a name: capitals, initials, small particles between them."""
    words: list[str] = []
    at, last = start, start
    for _ in range(_MOST_WORDS):
        word = _NAME_WORD.match(view, at, end)
        if word is None:
            break
        text, stop = word[0], word.end()
        dotted = _INITIALS.match(view, at, end) if text[1:2] == "." else None
        initial = len(text) == 1 or (text[-1] == "." and len(text) < _SHORT_INITIAL) or dotted is not None
        small = text[0].islower()
        if small and text.lower() not in _PARTICLES:
            break
        key = word_key(text)
        if key in known.names.calendar if words else not initial and (key in known.no_name or _DESCRIBES(text)):
            break
        if _is_degree(text, words, known):
            break
        if words and key in known.honorifics and key not in _NAME_LIKE and _NEXT.match(view, stop, end) is not None:
            return None  # "Ustinov Prof Ada Moss": another name begins
        ended = text[-1] == "." and not initial
        stop = dotted.end() if dotted is not None else stop - ended
        words.append(text)
        last = last if small else stop
        nickname = _NICKNAME.match(view, stop, end) if len(words) == 1 and not ended else None
        stop = nickname.end() if nickname is not None else stop
        gap = None if ended else _GAP.match(view, stop, end)
        if gap is None or ("\n" in gap[0] and not _goes_on(view, stop, gap.end(), end, known)):
            break
        at = gap.end()
    name = view[start:last]
    return Span(start, last) if last > start and _is_name(name, known, titled=titled) else None


def _is_degree(text: str, words: list[str], known: Speaking) -> bool:
    """Whether capitals behind a name are a degree or a seat: "Ada Moss MP", "Bo Li PhD"; not in "JACK MA"."""
    letters = text.replace(".", "")
    capitals = letters[:1].isupper() and any(letter.isupper() for letter in letters[1:]) and set(letters) != {"I"}
    return capitals and bool(words) and fold(letters) in known.after and not words[-1].isupper()


def _goes_on(view: str, stop: int, after: int, end: int, known: Speaking) -> bool:
    """Whether a name is broken over two lines: the line is long and the next one goes on with a name."""
    line = view.rfind("\n", 0, stop) + 1
    word = _NAME_WORD.match(view, after, end) if stop - line > _BROKEN else None
    return word is not None and word.group()[0].isupper() and word_key(word.group()) not in known.no_name


def _is_name(name: str, known: Speaking, *, titled: bool) -> bool:
    words = name.replace(".", ". ").split()
    keys = [word_key(word) for word in words]
    if not known.function.isdisjoint(keys) or keys[-1] in known.things:
        return False
    if not titled and keys and keys[-1].endswith("s") and keys[-1][:-1] in known.jobs:
        return False  # "Bus Drivers"
    if not titled and (len(words) < 2 or keys[-1] in known.no_name or not known.not_names.isdisjoint(keys)):
        return False
    capitals = sum(len(key) > 1 and word[0].isupper() for key, word in zip(keys, words, strict=True))
    if not capitals or (not titled and capitals < 2 and not any(word[-1] == "." for word in words)):
        return False
    if titled:
        if len(words) == 1 and (keys[0].endswith(_ORDINARY_ENDINGS) or keys[0] in known.not_names):
            return False
        if any(key in known.jobs and key not in _NAME_LIKE for key in keys[:-1]):
            return False  # "Chief" is no honorific in "Chief Academic Officer Ada Moss"
        if len(words) > 1 and keys[-1] in known.jobs and keys[-1] not in _NAME_LIKE:
            return False  # "Chief Strategy Officer"
        return len(words) == 2 or not is_organization(name, known.names)
    if is_organization(name, known.names):
        return _is_surname_first(words, keys, known)
    return not only_topics(keys, known.names)


def _is_surname_first(words: list[str], keys: list[str], known: Speaking) -> bool:
    """ "MORI Takeshi": capitals that are no known body, before words that are no words of titles."""
    first, *others = words
    return (
        len(words) < _SURNAME_FIRST
        and first.isalpha()
        and first.isupper()
        and _SHORTEST_SURNAME <= len(first) < _LONGEST_SURNAME
        and keys[0] not in known.names.acronyms
        and not any(word.isupper() and len(word) > 1 for word in others)
        and all(_is_no_word(key, known) for key in keys)
        and not is_town_name(words[-1])
    )


def _is_no_word(key: str, known: Speaking) -> bool:
    """Whether a word of a name is none of a title, a country or a body."""
    names = known.names
    listed = (known.ordinary, known.jobs, names.topics, names.heads, names.states, names.countries, names.national)
    return not any(key in words for words in listed) and not key.endswith(_ORDINARY_ENDINGS)


def _behind_name(view: str, at: int, end: int, known: Speaking) -> int:
    """Where letters behind a name end: "PhD", "(Retd.)", "FCCA"."""
    for _ in range(3):
        retired = _RETIRED.match(view, at, end)
        if retired is not None:
            at = retired.end()
            continue
        letters = _LETTERS.match(view, at, end)
        if letters is None or fold(letters.group(1)).replace(".", "") not in known.after:
            break
        at = letters.end()
    return at


def with_details(view: str, found: Found, end: int, role: str, rule: str, known: Speaking) -> Person:
    """The person with job title and affiliation read from what follows up to ``end``."""
    details = view[found.end : end].strip(" ,;:-\t\n.").replace("\n", " ")
    if details.startswith("(") and ")" in details:
        inside, _, rest = details[1:].partition(")")
        rest = rest.strip(" ,;.-")
        details = f"{inside}, {rest}" if rest and _describes(rest, known) else inside
    if (own := known.roles.get(fold(details))) is not None:  # "Ada Moss (moderator)"
        return found.person(view, own, rule)
    job, place = split_details(" ".join(details.split())[:300], known)
    return found.person(view, role, rule)._replace(job_title=job, affiliation=place)


def _describes(rest: str, known: Speaking) -> bool:
    """Whether words behind a bracket describe the person too: "(Riga), Director of Reefs", not "(Riga), who will"."""
    return rest[0].isupper() or word_key(rest.split(maxsplit=1)[0].rstrip(",")) in known.jobs


def split_details(details: str, known: Speaking) -> tuple[str | None, str | None]:
    """ "Director of the X Centre, Y University" → job title and affiliation."""
    if not details or fold(details) in known.tbc:
        return None, None
    parts = [part.strip() for part in re.split(r",| [|/-] ", details) if part.strip(" |-/")]
    for at, part in enumerate(parts):
        words = [word_key(word) for word in _PLAIN_WORD.findall(part)]
        titled = any(word in known.jobs for word in words) or (part[:1].islower() and not part.startswith("formerly"))
        if not titled:
            return ", ".join(parts[:at]) or None, ", ".join(parts[at:])
        seat = _OF.search(part)
        if (
            seat is not None
            and is_organization(part[seat.end() :], known.names)
            and not is_organization(part[: seat.start()], known.names)
        ):
            return ", ".join([*parts[:at], part[: seat.start()].strip()]), ", ".join(
                [part[seat.end() :], *parts[at + 1 :]]
            )
    return ", ".join(parts), None
