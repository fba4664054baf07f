"""Whether a sentence says that something takes place: "will run from 8 to 19 August", "is slated for 5 May".

In: a folded text and a lexicon. Out: yes or no. What is planned is said by a modal before a deed ("is set to open"), a
participle that settles a date ("has been scheduled for"), or a set phrase. What opens for applicants is no event.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.vocabulary.mentions import Moment

_WORD: Final = re.compile(r"[\w'-]+")
_BETWEEN: Final = 2  # words that may stand between a modal and its deed: "will also be"
_LONGEST: Final = 3  # words of a modal or of a deed
_NEAR: Final = 3  # words before a modal that are its subject
_SUBJECT: Final = 6  # words before a modal that may name who may apply, or what is sold


def takes_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a folded text says that something will take place."""
    if lexicon.holds("segments.takes_place", text) or lexicon.holds("segments.saved", text):
        return True
    words = _WORD.findall(text)
    told = (_is_settled, _is_intended, _is_under_way, _is_next)
    return any(says(words, at, lexicon) for at in range(len(words)) for says in told)


def is_present(moments: Iterable[Moment], text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence gives a day and its hour and no past, limit or condition: "We meet on 5 May at 6"."""
    return any(map(gives_both, moments)) and _is_of_now(_WORD.findall(text), lexicon)


def is_offered(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence names something to go to, and no past, limit or condition: "On 5 May there is a fair"."""
    words = _WORD.findall(text)
    return names_kind(words, lexicon) and _is_of_now(words, lexicon)


def is_dated(before: str, text: str, lexicon: Lexicon) -> bool:
    """Whether an event of one's own stands right before its day, in a sentence that does not report: "our fair on".

    ``before``: the folded text up to the day; ``text``: that of the sentence. To announce it is no report.
    """
    words = _WORD.findall(before)
    if words and words[-1] in lexicon.folded("segments.leads_to_day"):
        words.pop()
        if words and words[-1] in lexicon.folded("segments.falls") and names_kind(words[:_SUBJECT], lexicon):
            return _is_of_now(_WORD.findall(text), lexicon)  # "The summer fair is on 5 May"
    if not names_kind(words[-1:], lexicon) or lexicon.folded("segments.own").isdisjoint(words[-_SUBJECT:]):
        return False
    return _is_of_now(
        [word for word in _WORD.findall(text) if word not in lexicon.folded("segments.proclaims")], lexicon
    )


def is_changed(text: str, lexicon: Lexicon) -> bool:
    """Whether a sentence says that an event is called off or moved: "The lecture on 5 May has been cancelled"."""
    sections = ("segments.called_off", "segments.moved", "date_roles.moved_to")
    return any(lexicon.holds(section, text) for section in sections) and names_kind(_WORD.findall(text), lexicon)


def opens_event(before: str, lexicon: Lexicon) -> bool:
    """Whether a folded text ends with what opens, and that is an event: "The exhibition opens on"."""
    if not lexicon.closes("date_roles.opens", before):
        return False
    words = _WORD.findall(before)[-_SUBJECT:]
    return names_kind(words, lexicon) and not _offers_entry(words, lexicon)


def names_kind(words: list[str], lexicon: Lexicon) -> bool:
    """Whether a word says what takes place: a kind of event or an occasion, be it in the plural."""
    kinds = lexicon.folded("titles.kinds") | lexicon.folded("titles.occasions")
    pairs = (f"{word} {following}" for word, following in pairwise(words))
    return any(name in kinds or name.removesuffix("s") in kinds for name in (*words, *pairs))


def _is_of_now(words: list[str], lexicon: Lexicon) -> bool:
    """Whether words tell of no past, limit or condition."""
    sections = ("segments.reporting", "segments.not_present", "segments.irregular_past")
    if any(not lexicon.folded(section).isdisjoint(words) for section in sections):
        return False
    endings, passive = lexicon.phrases("segments.past_endings"), lexicon.folded("segments.passive")
    told = ((before, word) for before, word in pairwise(["", *words]) if word not in lexicon.folded("segments.no_past"))
    return not any(word.endswith(endings) and before not in passive for before, word in told)


def gives_both(moment: Moment) -> bool:
    """Whether a moment gives a day and its hour."""
    return bool(moment.clocks) and moment.date is not None and moment.date.items[0].first.day is not None


def is_full_day(moment: Moment) -> bool:
    """Whether a moment gives a day with its weekday and month."""
    first = moment.date.items[0].first if moment.date is not None and moment.date.items else None
    return first is not None and None not in {first.weekday, first.day, first.month}


def opens_entry(text: str, lexicon: Lexicon) -> bool:
    """Whether a folded text says that one may apply, register or buy from a day on: "Registration will open on".

    "Registration is open for the run on", or "for the run, which starts on", goes on to the event itself.
    """
    if lexicon.holds("segments.entry_goes_on", text) and not lexicon.holds("segments.no_notice", text):
        return False
    clauses = (text.find(f", {word} ") for word in lexicon.folded("date_roles.relatives"))
    words = _WORD.findall(text[: min((at for at in clauses if at > 0), default=len(text))])
    modals, deeds = lexicon.folded("organizers.active.modals"), lexicon.folded("segments.entry_deeds")
    said = lexicon.folded("segments.entry_said")
    for at in range(1, len(words)):
        if _phrase_at(words, at, said) and _offers_entry(words[max(at - _NEAR, 0) : at], lexicon):
            return True
        modal = _phrase_at(words, at, modals)
        if modal and _phrase_at(words, at + modal, deeds) and _offers_entry(words[max(at - _NEAR, 0) : at], lexicon):
            return True
    return False


def _is_settled(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a word settles a date that stands behind it: "slated for", "planned on"."""
    named = words[at] in lexicon.folded("segments.settled")
    before = words[at - 1] if at else ""
    said = words[at] in lexicon.folded("segments.settled_by") and before in lexicon.folded("segments.settled_after")
    return (named or said) and at + 1 < len(words) and words[at + 1] in lexicon.folded("segments.settled_for")


def _is_next(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether words name the next of several and lead to its day: "the next walk will be", not "the next step is"."""
    named = words[at] in lexicon.folded("segments.next") and words[at + 1 : at + 2] != []
    if not named or words[at + 1] in lexicon.folded("segments.next_of_time"):
        return False
    return not lexicon.folded("segments.falls").isdisjoint(words[at + 2 : at + 2 + _NEAR])


def _is_intended(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether a modal begins at a word, with a deed behind it and nothing that is sold or applied for before it."""
    modal = _phrase_at(words, at, lexicon.folded("organizers.active.modals"))
    if not modal or _offers_entry(words[max(at - _SUBJECT, 0) : at], lexicon):
        return False
    deeds = lexicon.folded("segments.deeds")
    behind = range(at + modal, at + modal + _BETWEEN + 1)
    return any(_phrase_at(words, start, deeds) or _is_doing(words, start, lexicon) for start in behind)


def _is_doing(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether words say that somebody will be busy with something to go to: "be offering", not "be closing"."""
    if at + 1 >= len(words) or words[at] not in lexicon.folded("segments.doing_be"):
        return False
    doing = words[at + 1].endswith(lexicon.phrases("segments.doing_endings"))
    return doing and words[at + 1] not in lexicon.folded("segments.no_doing")


def _is_under_way(words: list[str], at: int, lexicon: Lexicon) -> bool:
    """Whether somebody is doing what organizers do: "is hosting", "are staging"."""
    doing = words[at] in lexicon.folded("organizers.active.doing")
    return doing and at > 0 and words[at - 1] in lexicon.folded("organizers.active.being")


def _phrase_at(words: list[str], at: int, phrases: frozenset[str]) -> int:
    """How many words a phrase has that begins at a word; 0 where none does."""
    sizes = range(min(_LONGEST, len(words) - at), 0, -1)
    return next((size for size in sizes if " ".join(words[at : at + size]) in phrases), 0)


def _offers_entry(words: list[str], lexicon: Lexicon) -> bool:
    text = " ".join(words)
    return any(phrase in text for phrase in lexicon.folded("date_roles.signing"))
