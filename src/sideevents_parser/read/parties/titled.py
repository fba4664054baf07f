"""Names of events that open with their owner: "Harbour Residents Association General Meeting", "Reef College AGM".

In: a line or the opening of a sentence. Out: the institution up to its head word, where what follows is nothing but
the kind of the event ("Annual", "2nd", "Meeting"). A body's own sitting ("City Council Meeting") has no owner.
"""

import re
from itertools import takewhile
from typing import Final

from sideevents_parser.read.parties.chains import Page, tidy_name
from sideevents_parser.read.parties.naming import word_key
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.spans import Span

_TOKEN: Final = re.compile(r"(?:St|Mt|Ft)\.|[^\W_][\w'.-]*[^\W_]|[^\W_]|&|\([A-Z]{2,8}\)|\S")
_LINE: Final = 140
_SHORT: Final = 3
_FEWEST, _MOST_WORDS, _MOST_BETWEEN = 2, 12, 3
_NUMBER: Final = re.compile(r"\d{1,4}(?:st|nd|rd|th)?$")


def titled_owner(page: Page, start: int, end: int) -> list[Party]:
    """The owner with whose name an event's opens that fills a stretch of text."""
    if page.words.isdisjoint(page.cues.owning.spelled):
        return []
    tokens = list(_TOKEN.finditer(page.view, start, min(end, start + _LINE)))
    while tokens and not tokens[0][0][0].isalnum():
        tokens.pop(0)
    while tokens and (_NUMBER.match(tokens[0][0]) or word_key(tokens[0][0]) in page.cues.owning.openers):
        tokens.pop(0)
    owner = tokens[: len(tokens) - len(_kind(page, tokens))]
    while 0 < len(owner) < len(tokens) and word_key(owner[-1][0]) in page.known.joints:
        owner = tokens[: len(owner) + 1]
    if not _FEWEST <= len(owner) <= _MOST_WORDS or len(owner) == len(tokens):
        return []
    words = [word_key(token[0]) for token in owner if token[0][0] != "("]
    if not _is_name(page, [token[0] for token in owner]) or not _ends_as_owner(page, words):
        return []
    span = Span(owner[0].start(), owner[-1].end() - (len("'s") if owner[-1][0].endswith("'s") else 0))
    return [Party(tidy_name(page.view, span), "organizer", span, "title")]


def _kind(page: Page, tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """The words at the end of a name that tell the kind of event, with others between it and the owner's head."""
    kind = list(takewhile(lambda token: _tells_kind(page, token[0]), reversed(tokens)))
    if not any(_is_event(page, token[0]) for token in kind):
        return []
    between = takewhile(lambda token: _tells_more(page, token[0]), tokens[len(tokens) - len(kind) - 1 :: -1])
    return [*kind, *list(between)[:_MOST_BETWEEN]] if len(kind) < len(tokens) else []


def _tells_more(page: Page, word: str) -> bool:
    """Whether a word may stand between an owner and a noun for what is held: "Kiwanis Club Pancake Day"."""
    key = word_key(word)
    return key not in page.known.heads and key not in page.known.joints and word[0].isalpha()


def _tells_kind(page: Page, word: str) -> bool:
    key = word_key(word)
    return (
        key in page.cues.owning.kinds
        or key in page.cues.nouns
        or _is_event(page, word)
        or key in page.known.conjunctions
        or key in page.known.calendar
        or _NUMBER.match(word) is not None
    )


def _is_event(page: Page, word: str) -> bool:
    key = word_key(word)
    nouns = page.cues.events | page.cues.owning.festivities
    return key in nouns or key.removesuffix("s") in nouns


def _is_name(page: Page, words: list[str]) -> bool:
    """Whether words are written as a name is: capitals, with small joints between."""
    small = page.known.joints | page.known.conjunctions
    return all(word[0].isupper() or word[0] in "(&" or word_key(word) in small for word in words)


def _ends_as_owner(page: Page, words: list[str]) -> bool:
    """Whether a name ends with the kind of a body that holds events, or has it before "of": "College of Physicians"."""
    cut = next((at for at, word in enumerate(words) if word in page.known.joints and at), len(words))
    if len(words) <= _SHORT and page.cues.owning.common.issuperset(words):
        return False  # "Book Club Meeting", "Community Centre Open Day"
    return len(words) > 1 and not page.cues.owning.owners.isdisjoint((words[cut - 1], words[-1]))
