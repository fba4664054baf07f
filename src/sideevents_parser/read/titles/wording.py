"""What belongs to a title and what is only set before or behind it.

In: a line that holds a title. Out: the title, without category, number, status and organizer: ``"[Side Event] 2. Salt
(hosted by X)"`` gives ``Salt``.
"""

import re
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import opening_cue, whole_cue, words_of
from sideevents_parser.read.parties.naming import is_person, naming
from sideevents_parser.read.places.words import is_place, is_virtual
from sideevents_parser.read.titles.tails import suffix_start
from sideevents_parser.text.document import plain_view

_WORD: Final = re.compile(r"[^\W\d_]{1,40}")
_BRACKET_PREFIX: Final = re.compile(r"(?:\[[^\[\]]{1,60}\]|\(\*+\)|\*{1,3}[^*]{1,40}\*{1,3})[ \t:-]{0,3}")
_NUMBER_PREFIX: Final = re.compile(
    r"(?:\(?\d{1,2}[.)]|\d{1,2} [-:]|#{1,6}|[#§]\d{1,3}|[*•●▪◦‣➢►▸▶■-])[ \t]{1,4}(?=[\"'`(\[]?[^\W\d_])"
    r"|[A-Za-z]\)[ \t]{1,4}"
)
_ROMAN_PREFIX: Final = re.compile(r"[IVX]{1,4}\. {1,4}(?=[\"'`(\[]?[^\W\d_])")
_PREFIX_MARK: Final = re.compile(r"[ \t]{0,2}(?P<mark>[:|]|[ ]-|-(?=[ ])|!{1,4})[ \t]{0,3}(?=\S)")
_PREFIX_MOST: Final = 60
_SHOUTED_PREFIX: Final = re.compile(r"(?:[A-Z]{2,12}[ ]){1,4}(?=[A-Z\"][a-z])")
_QUOTE_THEN_BRACKET: Final = re.compile(r"\"(?P<title>[^\"]{2,200})\" ?\([^()]{2,80}\)$")
# "The Mechanics of Publishing," Professor Ann Lee
_QUOTE_THEN_NAME: Final = re.compile(r"\"(?P<title>[^\"]{4,200}?)(?:,\"|\",)[ ][A-Z]")
# "Salt Roads", a webinar of the League
_QUOTE_THEN_KIND: Final = re.compile(r"\"(?P<title>[^\"]{4,200})(?:,\"|\",?) (?P<article>an?|the) [a-z]")
# Lars Holm: "Sediment and Sovereignty"
_PERSON_THEN_QUOTE: Final = re.compile(
    r"[A-Z][\w'-]{1,20}\.?(?: [A-Z][\w'-]{0,20}\.?){1,3}[:,]? {1,2}\"(?P<title>[^\"]{4,200}?),?\"$"
)
_GLUE: Final = re.compile(r"(?<=[a-z0-9)?!])(?=[A-Z][a-z]|[A-Z]{2})|(?<=[a-z])(?=\d{1,2}(?:st|nd|rd|th) [A-Z])")
_PERSON_IN_FRONT: Final = re.compile(
    r"(?P<name>[A-Z][\w.'-]{0,20}(?:[ ][\w.'-]{1,20}){1,4}?)(?:[ ]?\([^()]{2,80}\)(?::|[ ]-)|[ ]-)[ ]{1,2}(?=\S)"
)
_STEP: Final = re.compile(r"(?:\d{1,2}\.[ ]*)?/[ ]")
_SHORTEST_REST: Final = 3
_CATEGORY_WORDS: Final = 5
_CURRENCIES: Final = "$£€¥"
_LEAST_GLUED: Final = 12
_OTHER: Final = 14
_NAME_LEAST: Final = 2  # words of a title before "with" and a name
_BARE: Final = 1  # a title may look like a name and be taken for one
_ACRONYM_MOST: Final = 9
_BARE_NAME: Final = re.compile(r"(?:[^\W\d_][\w.'-]{0,20}[ ]+){2,4}$")
_BEHIND_NAME: Final = re.compile(r"[,(]|[ ]-[ ]|[ ]{2}|[ ]from[ ]")


def clean_title(text: str, lexicon: Lexicon) -> str | None:
    """The title in a line, or None where nothing of a title is left."""
    title = text.strip(" \t\n}{|=~").rstrip("#").rstrip()
    for _ in range(4):
        plain = plain_view(title)
        start, end = _prefix_end(plain, lexicon), suffix_start(plain, lexicon)
        if start >= end or (start == 0 and end == len(title)):
            break
        title = title[start:end].strip()
    title = unquoted(title.strip(" \t|;,-"))
    plain = plain_view(title)
    if (
        named := _PERSON_THEN_QUOTE.match(plain)
        or _QUOTE_THEN_BRACKET.match(plain)
        or _QUOTE_THEN_NAME.match(plain)
        or _QUOTE_THEN_KIND.match(plain)
    ) is not None:
        title = title[named.start("title") : named.end("title")]
    if title.endswith((".", ":")) and not title.endswith(("..", ".M.")) and not _abbreviated(title):
        title = title[:-1].rstrip()
    letters = filter(str.isalpha, title)
    return title if next(letters, "") and next(letters, "") else None


def _abbreviated(title: str) -> bool:
    """Whether the last dot belongs to an abbreviation such as "A.G.M."."""
    return len(title) > 3 and title[-3] == "." and title.endswith(".")


def is_no_title(title: str, lexicon: Lexicon) -> bool:
    """Whether a line is a price, a greeting, "to be announced", or names an organizer: worse than no title."""
    words = words_of(title)
    days = lexicon.months.keys() | lexicon.weekdays.keys()
    return (
        title[0] in _CURRENCIES
        or all(word in days or word.isdigit() for word in words.split())
        or whole_cue(lexicon, "titles.never", words)
        or opening_cue(lexicon, "titles.never_opens", words) is not None
        or _is_pointer(words, lexicon)
        or _tells_when(words, lexicon)
        or _is_path(title)
        or _is_term(words, lexicon)
    )


def _is_path(title: str) -> bool:
    """Whether a line is a step of the way to a page, or a list of categories: "1. / Home", "FOOD / SALES / FAIRS"."""
    return _STEP.match(title) is not None or title.count(" / ") > 1


def _is_term(words: str, lexicon: Lexicon) -> bool:
    """Whether a line only says for which part of a year a list is: "Winter 2018", "2024-25 Programme"."""
    each = words.split()
    named = [word for word in each if not word.isdigit()]
    return len(named) < len(each) and bool(named) and lexicon.folded("titles.terms").issuperset(named)


def _tells_when(words: str, lexicon: Lexicon) -> bool:
    """Whether words begin like those that say when: "Every Tuesday through June", "All day during library hours"."""
    first, second, *_ = (*words.split(), "", "")
    every = first in lexicon.folded("recurrence.every") and second in lexicon.weekdays
    return every or f"{first} {second}".rstrip() in lexicon.folded("segments.all_day")


def _is_pointer(words: str, lexicon: Lexicon) -> bool:
    """Whether words only point at something else: "Click here", "Approved minutes (PDF)", "Meeting notice"."""
    told = {word for word in _WORD.findall(words) if len(word) > 1}
    pointers = lexicon.folded("titles.pointers") | lexicon.folded("segments.papers")
    return not told.isdisjoint(pointers) and told <= pointers | lexicon.folded("titles.beside_pointers")


def names_other(title: str, words: str, names: frozenset[str], lexicon: Lexicon) -> int:
    """How much less a line weighs that is the name of a person or an organizer, with its seat or not."""
    plain = plain_view(title)
    if words in names:
        bodies = lexicon.folded("titles.institutions") | lexicon.folded("organizers.sites")
        return _BARE if bodies.isdisjoint(words.split()) else _OTHER
    if words_of(_BEHIND_NAME.split(plain, maxsplit=1)[0]) in names:
        return _OTHER
    if _are_names(words, names, lexicon):
        return _OTHER
    before, bracket, seat = plain.partition("(")
    if bracket and _BARE_NAME.match(before) and not is_place(seat.strip("() "), words_of(seat), lexicon):
        return _OTHER if is_person(before.strip(), naming(lexicon)) else 0
    acronym = title.isupper() and title.isalpha() and len(title) < _ACRONYM_MOST
    acronym = acronym or fold(title) in lexicon.folded("organizers.acronyms")
    meets = words.split()[-1:] != [] and words.rsplit(maxsplit=1)[-1] in lexicon.folded("titles.bodies")
    return _OTHER if acronym or (not meets and is_institution(words, title, lexicon)) else 0


def _are_names(words: str, names: frozenset[str], lexicon: Lexicon) -> bool:
    """Whether a line is nothing but known names: "The Reef Trust and the Tide Club"."""
    rest = words
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name.strip(), "")
    joints = lexicon.folded("organizers.conjunctions") | lexicon.folded("organizers.articles")
    return rest != words and joints.issuperset(rest.split())


def before_author(title: str, lexicon: Lexicon) -> str:
    """What stands before "by" and a person beside a date: of "Salt Roads by Ada Moss" the talk; "A talk by" stays."""
    for agent in lexicon.phrases("organizers.agents"):
        head, mark, name = title.rpartition(f" {agent.strip()} ")
        if mark and is_person(name, naming(lexicon)) and name.istitle() and not _meets(head, lexicon):
            return head.rstrip(" ,:-")
    return title


def behind_person(title: str, names: frozenset[str], lexicon: Lexicon) -> str:
    """What stands behind the name of a known person: of "Ada Moss - Salt Roads", "Ada Moss (Riga): Salt Roads" this.

    A colon alone may part a title from what it is about: "Simone Weil: a life".
    """
    mark = _PERSON_IN_FRONT.match(plain_view(title))
    if mark is None or title.count(" ", mark.end()) < 1:
        return title
    given = fold(mark["name"].partition(" ")[0]) in lexicon.folded("speakers.given")
    if words_of(mark["name"]) not in names and not (given and is_person(mark["name"], naming(lexicon))):
        return title
    return title[mark.end() :]


def without_person(title: str, names: frozenset[str], lexicon: Lexicon) -> str:
    """What stands before "featuring" or "with" and a known name, or "by" and an institution's.

    Of "Salt Roads featuring Ada Moss" the talk; "An evening with Ada Moss" stays.
    """
    agents, companions = lexicon.phrases("organizers.agents"), lexicon.phrases("organizers.companions")
    for phrase in (*lexicon.phrases("titles.features"), *agents, *companions):
        head, mark, tail = title.partition(f" {phrase} ")
        name = _BEHIND_NAME.split(plain_view(tail), maxsplit=1)[0]
        if not mark or names.isdisjoint((words_of(name), words_of(name.partition(" ")[2]))):
            continue
        if (phrase in agents and is_person(name, naming(lexicon))) or (phrase in companions and _meets(head, lexicon)):
            continue
        return head.rstrip(" ,:-")
    return title


def _meets(head: str, lexicon: Lexicon) -> bool:
    """Whether words call for a person behind them: "An evening", "Breakfast", "In Conversation"."""
    words = words_of(head).split()
    sections = ("titles.kinds", "titles.occasions", "titles.occasions_too", "organizers.nouns")
    return len(words) < _NAME_LEAST or any(words[-1] in lexicon.folded(section) for section in sections)


def is_institution(words: str, title: str, lexicon: Lexicon) -> bool:
    """Whether a short line is the name of an institution.

    Begins or ends with a word such as university, institute, department, which has a capital.
    """
    each = words.split()
    nouns = lexicon.folded("titles.institutions")
    known = nouns | lexicon.folded("titles.civic")
    if not any(word[0].isupper() and fold(word.strip(".,:;()")) in known for word in title.split()):
        return False
    return 1 < len(each) < 10 and (
        each[0] in nouns
        or (each[0] in lexicon.folded("titles.civic") and each[1] == "of")
        or each[-1] in nouns
        or any(word in nouns and then in {"of", "for"} for word, then in pairwise(each[1:4]))
    )


def is_kind(words: str, lexicon: Lexicon) -> bool:
    """Whether words say only what kind of event this is: "Workshop", "Half-day workshop"."""
    if whole_cue(lexicon, "titles.kinds", words) or whole_cue(lexicon, "titles.occasions", words):
        return True
    each = words.split()
    return (
        1 < len(each) < _CATEGORY_WORDS
        and (each[-1] in lexicon.folded("titles.kinds") or each[-1] in lexicon.folded("titles.occasions"))
        and all(word in lexicon.folded("titles.modifiers") or word[0].isdigit() for word in each[:-1])
    )


def unquoted(title: str) -> str:
    """A title without the quotation marks that enclose it as a whole."""
    opening, closing = title[:1], title[-1:]
    pairs = {'"': '"', "“": "”", "„": "“", "«": "»", "‘": "’", "'": "'", "”": "”"}
    for mark in ("``", "''"):
        if title.startswith(mark) and title.endswith(("''", "``")) and len(title) > 4:
            return title[2:-2].strip()
    if opening in pairs and closing in {pairs[opening], '"', "”"} and len(title) > 2 and title.count(opening) <= 2:
        inner = title[1:-1]
        return title if opening != closing and opening in inner else inner.strip()
    return title


def _prefix_end(title: str, lexicon: Lexicon) -> int:
    """Where a title begins behind a bracketed category, a number, a word such as "CANCELLED -" or "Workshop:"."""
    plain = title[:1].isalpha() and title[1:2] != ")"
    if not plain and (bracket := _BRACKET_PREFIX.match(title)) is not None and bracket.end() < len(title):
        return bracket.end()
    if not plain and (number := _NUMBER_PREFIX.match(title)) is not None:
        return number.end()
    if (roman := _ROMAN_PREFIX.match(title)) is not None:
        return roman.end()
    lead = opening_cue(lexicon, "titles.leads", words_of(title))
    if lead is not None and (after := _behind_words(title, lead.count(" ") - 1)) < len(title):
        return after if title[after].isupper() or lead.endswith((" the ", " a ")) else 0
    if (shouted := _SHOUTED_PREFIX.match(title)) is not None and whole_cue(
        lexicon, "titles.prefixes", words_of(shouted.group())
    ):
        return shouted.end()
    for prefix in _PREFIX_MARK.finditer(title, 2, _PREFIX_MOST):
        if _is_category(title[: prefix.start()], prefix["mark"].strip(), title[prefix.end() :], lexicon):
            return prefix.end()
        if prefix["mark"] in {":", "|"}:
            break
    return 0


def _unnumbered(words: str) -> str:
    """Words without the number at their end: of "lecture 2" the first."""
    return f" {words.strip().rpartition(' ')[0]} "


def _is_room(category: str, words: str, lexicon: Lexicon) -> bool:
    """Whether words are a place beyond doubt: a room, a house's name with a number, a building."""
    sure = opening_cue(lexicon, "places.opens", words) is not None or words.split()[-1:] == ["building"]
    return (sure or any(letter.isdigit() for letter in category)) and is_place(category, words, lexicon)


def _behind_words(title: str, count: int) -> int:
    """Where a title goes on behind its first words."""
    at = 0
    for _ in range(count):
        at = title.find(" ", at) + 1 or len(title)
    return at


def _is_category(category: str, mark: str, rest: str, lexicon: Lexicon) -> bool:
    """Whether what stands before a colon, a bar or a dash says only what kind of event this is."""
    words = words_of(category)
    if len(rest.strip()) < _SHORTEST_REST or opening_cue(lexicon, "titles.people_open", words_of(rest)):
        return False  # "Storytime - AM"
    if (
        is_kind(words, lexicon)
        or whole_cue(lexicon, "titles.prefixes", words)
        or whole_cue(lexicon, "status.markers", words)
    ):
        return True
    if (
        mark == ":"
        and category.partition(" ")[0].isupper()
        and is_kind(f" {words.strip().partition(' ')[2]} ", lexicon)
    ):
        return True  # "WHO Media Advisory:"
    if mark == ":" and (is_virtual(category, words, lexicon) or _is_room(category, words, lexicon)):
        return True
    count = len(words.split())
    if mark == ":" and words.strip()[-1:].isdigit() and is_kind(_unnumbered(words), lexicon):
        return True
    if count < 5 and opening_cue(lexicon, "status.markers", words):
        return True
    last = words.split()[-1:] or [""]
    if mark == "|" and count < _CATEGORY_WORDS and opens_with_kind(words, lexicon):
        return True
    if mark == "|" and count < 4 and not any(character.isdigit() for character in rest[:3]):
        return last[0] in lexicon.folded("titles.series") or whole_cue(lexicon, "titles.prefixes", words)
    if last[0] in lexicon.folded("titles.presents"):
        return True
    shouted = category.isupper() and rest != rest.upper()
    return shouted and count > 1 and (mark in {"|", "-"} or last[0] in lexicon.folded("titles.kinds"))


def opens_with_kind(words: str, lexicon: Lexicon) -> bool:
    """Whether a few words begin with a kind of event: "Debate in Brussels"."""
    each = words.split()
    return any(" ".join(each[:count]) in lexicon.folded("titles.kinds") for count in (1, 2))


def is_glued(text: str) -> bool:
    """Whether a word in a text runs into a capital."""
    return _GLUE.search(text) is not None


def split_glued(text: str) -> tuple[tuple[int, int], ...]:
    """The cells of a table row whose columns ran together, longest first: "ICLEI EuropeWarm Homes" has two."""
    cuts = [0, *(mark.start() for mark in _GLUE.finditer(text)), len(text)]
    if len(cuts) < 3 or len(text) < _LEAST_GLUED:
        return ()
    cells = [(low, high) for low, high in pairwise(cuts) if high - low > 1]
    return tuple(sorted(cells, key=lambda cell: cell[0] - cell[1]))
