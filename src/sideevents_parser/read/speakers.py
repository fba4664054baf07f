"""A block → the persons who speak, moderate, chair or open.

In: a document, its mentions, one block. Out: ``Person``s in the order of the text, each once. Labels and the lists below
them first, then lines that are a person's entry, then sentences ("a conversation with A", "B will moderate").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.names import is_organization
from sideevents_parser.read.persons import Found, Speaking, person_at, speaking, with_details
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions
from sideevents_parser.vocabulary.spans import Span

_ROLES: Final = {
    "speaker": "speaker", "moderator": "moderator", "chair": "chair", "keynote": "keynote", "discussant": "discussant",
    "panelist": "panelist", "guest": "guest", "opener": "opener",
}
_OTHERS: Final = frozenset(
    {"organizer", "host", "convener", "co_organizer", "co_host", "sponsor", "co_sponsor", "partner", "supporter", "contact", "location", "room", "address"}
    | {"registration", "deadline", "link", "join", "note", "access", "interpretation", "mail_from", "mail_to", "title", "topic", "city"}
)
_CONJUNCTION: Final = re.compile(r"[ \t\n]*(?:,[ \n]*(?:and|AND|&)?|and|AND|&)[ \n]+")
_BULLET: Final = re.compile(r"[ \t]*(?:[^\w\n\"'(]{1,3}[ \t]*|o[ \t]+|\(?\d{1,2}[.)][ \t]+)?")
_CLOCK: Final = re.compile(r"(?:\d{1,2}[:.hH]\d{2}|\d{1,2}[ ]?[ap]m)[ ]?(?:[ap]\.?m\.?)?(?:[ ]?(?:-|to)[ ]?\d{1,2}[:.hH]?\d{0,2}[ ]?(?:[ap]\.?m\.?)?)?[ \t:|-]{1,4}")
_SENTENCE: Final = re.compile(r"[.!?][\"')]?(?:[ \n]+|$)")
_ENTRY: Final = 220
_MOST_ROWS: Final = 60
_DETAIL: Final = 160


class Cues(NamedTuple):
    """Phrases of a language around persons, in look-up tables."""

    does: frozenset[str]
    doing: frozenset[str]
    by: dict[str, str]
    with_nouns: frozenset[str]
    include: tuple[str, ...]
    include_titled: frozenset[str]
    not_persons: tuple[str, ...]
    roles: dict[str, str]
    labels: dict[str, str]


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The tables for one lexicon."""
    by = {phrase: role for role in ("speaker", "moderator", "chair", "opener") for phrase in lexicon.folded(f"speakers.by_{role}")}
    roles = {phrase: role for role in _ROLES for phrase in lexicon.folded(f"roles.{role}")}
    labels = {phrase: _ROLES[name] for phrase, name in lexicon.labels.items() if name in _ROLES}
    return Cues(
        lexicon.folded("speakers.does"), lexicon.folded("speakers.doing"), by, lexicon.folded("speakers.with_nouns"),
        (*sorted(lexicon.folded("speakers.include")), *sorted(lexicon.folded("speakers.include_titled"))), lexicon.folded("speakers.include_titled"), tuple(lexicon.folded("speakers.not_persons")), roles, labels,
    )


class Page(NamedTuple):
    """What every rule reads."""

    view: str
    start: int
    end: int
    rows: tuple[Line, ...]
    known: Speaking
    cues: Cues


def read_speakers(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[Person, ...]:
    """The persons of a block, in the order of the text."""
    start, end = block.span
    rows = tuple(row for row in document.lines[line_at(document.lines, start) : line_at(document.lines, end) + 1] if start <= row.start < end)
    page = Page(document.view, start, end, rows, speaking(lexicon), cues(lexicon))
    labels = [label for label in mentions.labels if start <= label.span.start < end]
    people = [person for label in labels if label.field in _ROLES for person in _from_label(page, label, labels)]
    closed = [join_label(label) for label in labels if label.field in _OTHERS]
    people += _from_rows(page, closed)
    people += _from_by(page)
    people += _from_with(page)
    people += _from_include(page)
    people += _from_sentences(page)
    people += _from_colons(page)
    return _each_once(page, people, closed)


def join_label(label: LabelMention) -> Span:
    """A label with its value."""
    return Span(label.span.start, max(label.span.end, label.value.end))


# --- labels and the lists below them ---


def _from_label(page: Page, label: LabelMention, labels: list[LabelMention]) -> Iterator[Person]:
    """Persons of a label's value; when the value begins below it, of the whole list."""
    role = _ROLES[label.field]
    line_end = page.view.find("\n", label.span.end, page.end)
    line_end = page.end if line_end < 0 else line_end
    if label.value.start < line_end and label.value.end > label.value.start:
        yield from _people_on_line(page, label.value.start, min(label.value.end, page.end), role, "label")
        if page.view[label.span.end - 1] != ":" or "\n" in page.view[label.value.start : label.value.end]:
            return
    yield from _list_below(page, line_end, role, {other.span.start for other in labels})


def _list_below(page: Page, at: int, role: str, stops: set[int]) -> Iterator[Person]:
    """Persons of the lines below a heading, up to the first lines that are none."""
    misses, seen = 0, False
    for row in page.rows:
        if row.start < at or row.kind == "blank":
            continue
        if row.kind in {"rule", "heading"} or any(row.start <= stop < row.end for stop in stops):
            return
        found = list(_people_on_line(page, row.start, row.end, role, "list", short=True))
        yield from found
        misses = 0 if found else misses + 1
        if misses > (1 if seen else 0) or (not found and row.end - row.start > 90):
            return
        seen = seen or bool(found)


def _people_on_line(page: Page, start: int, end: int, role: str, rule: str, *, short: bool = False) -> Iterator[Person]:
    """Persons of a label's value or of one entry of a list."""
    for at, stop in _pieces(page.view, start, end):
        begin, own_role = _skip_role(page, _BULLET.match(page.view, at, stop).end() if short else at, stop, role)  # type: ignore[union-attr]
        found = person_at(page.view, begin, stop, page.known)
        if found is None:
            continue
        following = list(_further(page, found, stop))
        if following:
            yield from _all_detailed(page, [found, *following], own_role, rule)
        elif not short or _is_entry(page, found, stop, strict=False):
            yield with_details(page.view, found, stop, own_role, rule, page.known)


def _pieces(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A value cut at semicolons and line ends."""
    at = start
    for mark in re.compile(r";[ \n]*(?:and[ ])?|\n[ \t]*|[ ]·[ ]").finditer(view, start, end):
        if mark.start() > at:
            yield at, mark.start()
        at = mark.end()
    if end > at:
        yield at, end


def _skip_role(page: Page, start: int, end: int, role: str) -> tuple[int, str]:
    """"MODERATOR. A", "Chair: A", "Moderator - A": the role in front of a name."""
    mark = re.compile(r"([^\W\d_][\w -]{2,28}?)[ ]?(?::|\.|[ ]-)[ ]+").match(page.view, start, end)
    if mark is not None and (own := page.cues.roles.get(fold(mark.group(1))) or page.cues.labels.get(fold(mark.group(1)))) is not None:
        return mark.end(), own
    return start, role


def _further(page: Page, found: Found, end: int) -> Iterator[Found]:
    """Further persons behind a first one: "A, B and C", "A (X) and B (Y)"."""
    at = _behind_bracket(page.view, found.end, end)
    people: list[Found] = []
    last = ""
    while (mark := _CONJUNCTION.match(page.view, at, end)) is not None:
        another = person_at(page.view, mark.end(), end, page.known)
        if another is None:
            break
        people.append(another)
        last = mark.group()
        at = _behind_bracket(page.view, another.end, end)
    sure = "and" in last.lower() or "&" in last or (people and people[-1].honorific is not None) or len(people) > 1
    yield from people if sure else []


def _all_detailed(page: Page, people: list[Found], role: str, rule: str) -> Iterator[Person]:
    """Persons of one list: what stands in brackets behind a name is its own."""
    for found in people:
        stop = _behind_bracket(page.view, found.end, page.end)
        yield with_details(page.view, found, stop, role, rule, page.known)


def _behind_bracket(view: str, at: int, end: int) -> int:
    bracket = re.compile(r"[ \n]*\([^()]{1,80}\)").match(view, at, end)
    return bracket.end() if bracket else at


def _is_entry(page: Page, found: Found, end: int, *, strict: bool) -> bool:
    """Whether a line with a person in front reads as an entry of a list: nothing more, or a title or an institution behind the name."""
    rest = page.view[found.end : end].strip()
    if end - found.start > _ENTRY or (rest.count(". ") and len(rest) > 90):
        return False
    if not rest or rest in {".", ",", ";"}:
        return not strict or found.honorific is not None
    if rest[0] not in ",(-:;|@/" and not rest.startswith(("and ", "from ", "of ", "at ")):
        return False
    body = rest.strip(" ,(-:;|@)./")
    words = {fold(word) for word in re.findall(r"[\w'-]+", body)}
    if strict and rest[0] != "(" and (not page.known.venues.isdisjoint({fold(word) for word in re.findall(r"[\w'-]+", body.partition(",")[0])}) or body[:1].isdigit()):
        return False
    if not strict or found.honorific is not None:
        return True
    if rest[0] == ":" or (rest[0] == "(" and rest[-1] != ")"):
        return False
    if rest[0] == "(" and body[:1].isupper():
        return _is_framed(page, found, end)
    lower = body[:1].islower() and rest[0] == ","
    return lower or not page.known.jobs.isdisjoint(words) or is_organization(body.partition(",")[0], page.known.names)


def _is_framed(page: Page, found: Found, end: int) -> bool:
    """Whether the line above ends with a colon or the line below is a quoted title."""
    above = page.view[page.start : found.start].rstrip()
    below = page.view[end : min(end + 40, page.end)].lstrip(" )\n\t")
    return above.endswith(":") or below.startswith(('"', "'", "``"))


# --- lines that are a person's entry ---


def _from_rows(page: Page, closed: list[Span]) -> Iterator[Person]:
    role = "speaker"
    for at, row in enumerate(page.rows[:400]):
        if row.kind in {"blank", "rule"} or any(span.start <= row.start < span.end for span in closed):
            continue
        begin = _BULLET.match(page.view, row.start, row.end).end()  # type: ignore[union-attr]
        clock = _CLOCK.match(page.view, begin, row.end)
        begin = clock.end() if clock else begin
        heading = page.cues.roles.get(fold(page.view[begin : row.end].rstrip(" :"))) if row.end - begin < 40 else None
        if heading is not None or row.end - begin < 4:
            role = heading or role
            continue
        begin, own_role = _skip_role(page, begin, row.end, role if at and _is_near(page, row) else "speaker")
        found = person_at(page.view, begin, row.end, page.known)
        if found is None:
            continue
        if _is_entry(page, found, row.end, strict=True) or _stands_alone(page, found, row):
            following = list(_further(page, found, row.end))
            if following:
                yield from _all_detailed(page, [found, *following], own_role, "line")
            else:
                yield with_details(page.view, found, row.end, own_role, "line", page.known)


def _is_near(page: Page, row: Line) -> bool:
    return page.view.count("\n", max(page.start, row.start - 80), row.start) < 12


def _stands_alone(page: Page, found: Found, row: Line) -> bool:
    """A name alone on its line, with an institution or a job title on the next."""
    if found.end != row.end or found.start - row.start > 4 or row is page.rows[0]:
        return False
    after = page.view.find("\n", row.end, page.end)
    if after < 0:
        return False
    below = page.view.find("\n", after + 1, page.end)
    line = page.view[after + 1 : page.end if below < 0 else below].strip()
    words = {fold(word) for word in re.findall(r"[\w'-]+", line)}
    return 2 < len(line) < 80 and not line.endswith(".") and line[0].isupper() and (not page.known.jobs.isdisjoint(words) or is_organization(line, page.known.names))


# --- sentences ---


def _from_by(page: Page) -> Iterator[Person]:
    for at in _occurrences(page, " by "):
        words = [word.lower() for word in re.findall(r"[\w'-]+", page.view[max(page.start, at - 50) : at])[-3:]]
        for count in (3, 2, 1):
            role = page.cues.by.get(" ".join([*words[-count:], "by"]))
            if role is not None:
                yield from _chain(page, at + 4, role, "by", titled=words[-1] in {"hosted", "presented", "led", "joined", "followed"})
                break
        else:
            line = max(page.view.rfind("\n", page.start, at) + 1, page.start)
            before = page.view[line:at].lower()
            if "launch" in before and page.view.find("\n", at, at + 60) > 0:
                yield from _chain(page, at + 4, "speaker", "by")
            elif any(noun in before for noun in ("talk", "lecture", "presentation", "keynote", "address", "seminar")):
                yield from _chain(page, at + 4, "speaker", "by", titled=True)


def _from_with(page: Page) -> Iterator[Person]:
    for at in _occurrences(page, " with ", "\nWith ", "With "):
        capital = page.view[at] == "W" or page.view[at + 1] == "W"
        start = page.view.find("ith ", at) + 4
        words = [fold(word) for word in re.findall(r"[\w'&-]+", page.view[max(page.start, at - 30) : at])[-1:]]
        if capital or (words and words[-1] in page.cues.with_nouns):
            yield from _chain(page, start, "speaker", "with")


def _from_include(page: Page) -> Iterator[Person]:
    low = page.view[page.start : page.end].replace("\n", " ")
    folded = low.lower() if low.isascii() else "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in low)
    for phrase in page.cues.include:
        at = folded.find(phrase + " ")
        at = folded.find(phrase + ",") if at < 0 else at
        if at < 0:
            continue
        start = page.start + at + len(phrase)
        aside = re.compile(r",? (?:among others|inter alia|among them|amongst others),? ").match(page.view, start, page.end)
        yield from _chain(page, aside.end() if aside else start + 1, "speaker", "include", titled=phrase in page.cues.include_titled)


def _chain(page: Page, start: int, role: str, rule: str, *, titled: bool = False) -> Iterator[Person]:
    """Persons in running text: "A (X) and B", "Ms. A, Adviser on …; Dr. B, Dean of …; and C"."""
    start = _skip_description(page, start)
    found = person_at(page.view, start, min(page.end, start + 120), page.known)
    if found is None or (titled and found.honorific is None):
        return
    stop = _clause_end(page, found.end)
    turn = re.compile(r",? and (?=[a-z]+ed by )").search(page.view, found.end, stop)
    stop = turn.start() if turn else stop
    following = list(_further(page, found, stop))
    if following:
        yield from _all_detailed(page, [found, *following], role, rule)
        return
    pieces = list(_pieces(page.view, found.start, stop))
    yield _detailed(page, found, pieces[0][1], role, rule)
    for at, end in pieces[1:]:
        another = person_at(page.view, at, end, page.known)
        if another is not None:
            yield _detailed(page, another, end, role, rule)


def _skip_description(page: Page, start: int) -> int:
    """"the new release manager, A", "historian A": a few small words before a name."""
    small = re.compile(r"(?:(?:[a-z][\w'-]*|[A-Z][\w'-]*-that-was)[ \n]){0,3}?(?:[a-z][\w'-]*(?:[ \n]+[a-z][\w'-]*){0,4},?[ \n]+)?(?=[A-Z])").match(page.view, start, page.end)
    return small.end() if small else start


def _detailed(page: Page, found: Found, end: int, role: str, rule: str) -> Person:
    """A person in running text: details only behind a comma or in brackets."""
    if page.view[found.end : found.end + 2].strip()[:1] in {",", "("}:
        return with_details(page.view, found, end, role, rule, page.known)
    return found.person(page.view, role, rule)


def _clause_end(page: Page, at: int) -> int:
    end = _SENTENCE.search(page.view, at, min(page.end, at + 800))
    while end is not None and page.view[max(0, end.start() - 3) : end.start()].rpartition(" ")[2].lower() in {"mr", "ms", "dr", "st", "rev", "sr", "h.e", "e", "hon", "amb", "rof", "prof", "eng"}:
        end = _SENTENCE.search(page.view, end.end(), min(page.end, at + 800))
    paragraph = page.view.find("\n\n", at, page.end)
    stop = min(page.end, at + 800) if end is None else end.start()
    return min(stop, paragraph) if paragraph >= 0 else stop


def _occurrences(page: Page, *needles: str) -> list[int]:
    found = []
    for needle in needles:
        at = page.view.find(needle, page.start, page.end)
        while at >= 0 and len(found) < _MOST_ROWS:
            found.append(at)
            at = page.view.find(needle, at + 1, page.end)
    return found


def _from_sentences(page: Page) -> Iterator[Person]:
    """Sentences whose subject is a person who speaks: "A will moderate", "A and B explain"."""
    words = set(page.view[page.start : page.end].replace(",", " ").split())
    if "will" not in words and "is" not in words and page.cues.doing.isdisjoint(words) and page.cues.doing.isdisjoint(word.lower() for word in words):
        return
    for start, stop in _sentences(page):
        for at in _subjects(page, start, stop):
            found = person_at(page.view, at, stop, page.known)
            if found is None:
                continue
            people, verb = _with_company(page, found, stop)
            role = _deed(page, verb, stop)
            if role is not None:
                yield from (each.person(page.view, role, "sentence") for each in people)


def _sentences(page: Page) -> Iterator[tuple[int, int]]:
    at = page.start
    while at < page.end:
        stop = max(_clause_end(page, at), at + 1)
        yield at, stop
        at = stop
        while at < page.end and (page.view[at].isspace() or page.view[at] in ".!?\"')*•-"):
            at += 1


def _subjects(page: Page, start: int, stop: int) -> Iterator[int]:
    """Where a subject may begin: at the sentence's start, behind an adverb, behind ", and "."""
    yield start
    opening = re.compile(r"[A-Z][\w'-]{2,14}(?:-[\w]{2,10})*,?[ \n]+|(?:[A-Za-z][\w-]*[ \n]+){1,4}(?=[A-Z])").match(page.view, start, stop)
    if opening is not None:
        yield opening.end()
    for mark in list(re.compile(r"(?:,|;|:)[ \n]+(?:and[ \n]+|AND )?(?=[A-Z])|\n(?=[A-Z])").finditer(page.view, start, stop))[:6]:
        yield mark.end()


def _with_company(page: Page, found: Found, stop: int) -> tuple[list[Found], int]:
    """A subject with those who share the sentence, and where its verb begins."""
    people, at = [found], _behind_details(page, found.end, stop)
    for _ in range(5):
        mark = _CONJUNCTION.match(page.view, at, stop)
        another = person_at(page.view, mark.end(), stop, page.known) if mark else None
        if another is None:
            break
        people.append(another)
        at = _behind_details(page, another.end, stop)
    return people, at


def _behind_details(page: Page, at: int, stop: int) -> int:
    """Behind what describes a person in a sentence: "(X)", "of the Y", ", who …,", ", curator of …,"."""
    at = _behind_bracket(page.view, at, stop)
    seat = re.compile(r"[ \n](?:of|from|at)[ \n](?:the[ \n])?(?:[A-Z][\w'-]*[ \n]){0,6}[A-Z][\w'-]*(?=[ \n])").match(page.view, at, stop)
    if seat is not None:
        return seat.end()
    aside = re.compile(r",[ \n](?![Aa][Nn][Dd][ \n])(?:who[ \n])?[^,;.]{3,120}(?=,)").match(page.view, at, stop)
    if aside is not None and person_at(page.view, at + 2, aside.end(), page.known) is None:
        return aside.end()
    return at


def _deed(page: Page, at: int, stop: int) -> str | None:
    """The role that the verb behind a subject gives, or None where it is none of a speaker's."""
    text = page.view[at : min(stop, at + 60)].replace("\n", " ").lstrip(" ,").lower()
    if text.startswith("will ") or text.startswith(("is to ", "are to ")):
        words = text.partition(" ")[2].removeprefix("to ").split()
        words = words[1:] if words[:1] in (["also"], ["then"], ["both"], ["each"]) else words
        for count in (2, 1):
            if fold(" ".join(words[:count]).rstrip(",.;:")) in page.cues.does:
                return _role_of(words[0])
        return None
    words = text.split()
    for count in (2, 1):
        if fold(" ".join(words[:count]).rstrip(",.;:")) in page.cues.doing:
            return _role_of(words[0])
    return None


def _role_of(verb: str) -> str:
    if verb.startswith("moderat"):
        return "moderator"
    if verb.startswith("chair"):
        return "chair"
    return "opener" if verb.startswith(("open", "welcom", "introduc")) else "speaker"


def _from_colons(page: Page) -> Iterator[Person]:
    """"Guest: A, X" inside a line; "History Group: Dr A on the airfield"."""
    for at in _occurrences(page, ": "):
        words = [fold(word) for word in re.findall(r"[\w'-]+", page.view[max(page.start, at - 30) : at])[-2:]]
        role = next((page.cues.labels[phrase] for phrase in (" ".join(words), words[-1] if words else "") if phrase in page.cues.labels), None)
        found = person_at(page.view, at + 2, min(page.end, at + 122), page.known)
        if found is None:
            continue
        stop = _clause_end(page, found.end)
        line = page.view.find("\n", found.end, page.end)
        stop = min(stop, line) if line > 0 else stop
        if role is not None and page.view[page.start : at].rfind("\n") < at - 2:
            yield _detailed(page, found, stop, role, "inner label")
        elif re.compile(r"[ \n](?:on|about|discusses|in conversation)[ \n]").match(page.view, found.end):
            yield found.person(page.view, "speaker", "colon")


# --- each once ---


def _each_once(page: Page, people: list[Person], closed: list[Span]) -> tuple[Person, ...]:
    """Persons in the order of the text, each once; none from contact lines and the like."""
    kept: dict[str, Person] = {}
    for person in people:
        key = fold(person.name)
        if any(span.start <= person.span.start < span.end for span in closed) or _is_barred(page, person):
            continue
        known = kept.get(key)
        if known is None:
            kept[key] = person
        else:
            kept[key] = known._replace(
                job_title=known.job_title or person.job_title, affiliation=known.affiliation or person.affiliation, honorific=known.honorific or person.honorific,
                role=person.role if known.role == "speaker" else known.role,
            )
    chosen = sorted(kept.values(), key=lambda person: person.span.start)
    return tuple(person for person in chosen if not any(_is_part(person, other) for other in chosen))


def _is_part(person: Person, other: Person) -> bool:
    """"Ms Birrell" beside "Heather Birrell"."""
    own, others = fold(person.name).split(), fold(other.name).split()
    return len(own) < len(others) and set(own) <= set(others)


def _is_barred(page: Page, person: Person) -> bool:
    line = page.view.rfind("\n", page.start, person.span.start) + 1
    before = fold(page.view[max(line, person.span.start - 40) : person.span.start - len(person.honorific or "")])
    after = page.view[person.span.end : person.span.end + 24].lower()
    return before.endswith(page.cues.not_persons) or after.startswith((" (tbc)", " (tba)"))
