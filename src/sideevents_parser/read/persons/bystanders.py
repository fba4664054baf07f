"""Persons whom an announcement names for another reason: who said so, who signs, whom to write to.

In: the page and a person that a rule found. Out: whether that person is none of the speakers there: "Mr A, Head of B,
said that …", a name and a club's office below "Kind regards,", "contact C".
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.read.parties.naming import is_town_name, word_key
from sideevents_parser.read.persons.lists import Page
from sideevents_parser.vocabulary.drafts import Person

_COUNTRY: Final = re.compile(r", ([A-Z][\w']+(?: [A-Z][\w']+){0,2})")
# what a name may have behind it before its verb: ", Dean (Reefs), Riga, said", ", who heads the Reef Trust, says"
_VERB: Final = re.compile(r"(?:,[^.;:!?\n\"]{2,120}?,)?[ ,]{1,2}([a-z]{3,12})[ ,:.]")
_WORDS: Final = re.compile(r"[^\W_]+")
_STATED: Final = frozenset({"label", "list", "include", "by", "post"})  # rules that rest on a word for speakers
_BEFORE: Final = 60
_SIGNATURE: Final = 160
_PROSE: Final = 90
_VALEDICTION: Final = 30


def is_bystander(page: Page, person: Person) -> bool:
    """Whether what stands around a name shows that the person does not speak at the event."""
    after = page.view[person.span.end : person.span.end + 24].lower()
    if after.startswith((" (tbc)", " (tba)")) or _is_town(page, person):
        return True
    if f" {_before(page, person)}".endswith(page.cues.others.before):
        return True
    if person.rule in _STATED:
        return False
    return _is_quoted(page, person) or (person.rule == "line" and _signs(page, person))


def _before(page: Page, person: Person) -> str:
    """What stands before a name and its honorific on the line, folded."""
    at = person.span.start
    line = page.view.rfind("\n", page.start, at) + 1
    text = page.view[max(line, at - _BEFORE) : at].rstrip()
    return fold(text.removesuffix(person.honorific or "").rstrip())


def _is_town(page: Page, person: Person) -> bool:
    """ "Da Nang, Vietnam"."""
    country = _COUNTRY.match(page.view, person.span.end)
    return country is not None and fold(country[1]) in page.known.names.states and is_town_name(person.name)


def _is_quoted(page: Page, person: Person) -> bool:
    """Whether a verb of reports has the person as its subject: "Dr A, Dean of B, said"."""
    verb = _VERB.match(page.view, person.span.end, page.end)
    if verb is None or verb[1] not in page.cues.others.reported:
        return False
    following = _WORDS.match(page.view, verb.end(), page.end)
    asks = following is not None and word_key(following[0]) in page.cues.others.asking
    return not (verb[1].endswith("s") and asks)  # "Dr A says what tides do": at the event


def _signs(page: Page, person: Person) -> bool:
    """Whether a name alone on its line signs the text: an office follows, then the end; prose stands above."""
    line = page.view.rfind("\n", page.start, person.span.start) + 1
    below = page.view[person.span.end : page.end].strip(" \n\t,")
    above = page.view[page.start : line].rstrip()
    last = above[above.rfind("\n") + 1 :].strip()
    if not last or len(below) > _SIGNATURE or _before(page, person):
        return False
    if last.endswith(",") and len(last) < _VALEDICTION and last.count(",") == 1 and last[0].isupper():
        return True
    offices = page.cues.others.offices
    holds = any(word_key(word) in offices for word in _WORDS.findall(below))
    return holds and len(last) > _PROSE and last.endswith((".", "!", "?"))
