"""The phrases of a language around persons, in look-up tables: one for all rules that find speakers.

In: a lexicon. Out: ``Cues``, built once.
"""

from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.persons.person import ROLES, speaking
from sideevents_parser.read.phrases import Phrases, anchored

_AGENTS: Final = ("speaker", "moderator", "chair", "opener")


class Others(NamedTuple):
    """What shows that a person is named for another reason: words before and behind the name, offices."""

    before: tuple[str, ...]
    reported: frozenset[str]
    asking: frozenset[str]
    offices: frozenset[str]


class Marks(NamedTuple):
    """Words of a language by the key of its file: who makes works, what is only spoken of, what speakers are called."""

    made: frozenset[str]
    not_of: frozenset[str]
    authors: frozenset[str]
    callings: frozenset[str]


class Cues(NamedTuple):
    """Phrases of a language around persons, in look-up tables.

    ``agents`` ("by"), ``companions`` ("with") and ``will`` are literal words on which rules hop; ``doing`` holds the
    first words of what a speaker does, ``include`` the phrases before a list of speakers. ``kinds``: single words of
    pages on talks, and of pages on books, films, concerts.
    """

    agents: tuple[str, ...]
    companions: tuple[str, ...]
    will: tuple[str, ...]
    does: frozenset[str]
    doing: frozenset[str]
    doing_words: frozenset[str]
    performed: frozenset[str]
    by: dict[str, str]
    by_titled: frozenset[str]
    with_nouns: frozenset[str]
    talk_nouns: tuple[str, ...]
    include: Phrases
    include_titled: frozenset[str]
    asides: tuple[str, ...]
    about: tuple[str, ...]
    bear_names: frozenset[str]
    roles: dict[str, str]
    labels: dict[str, str]
    does_not: frozenset[str]
    not_acts: frozenset[str]
    presence: frozenset[str]
    with_others: frozenset[str]
    not_talks: frozenset[str]
    being: frozenset[str]
    told: frozenset[str]
    posts: Phrases
    being_now: frozenset[str]
    reasons: tuple[str, ...]
    objects: Phrases
    groups: frozenset[str]
    naming: Phrases
    kinds: tuple[frozenset[str], frozenset[str]]
    and_others: tuple[str, ...]
    others: Others
    marks: Marks


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The tables for one lexicon."""
    doing = lexicon.folded("speakers.doing")
    return Cues(
        agents=lexicon.phrases("organizers.agents"),
        companions=lexicon.phrases("organizers.companions"),
        will=lexicon.phrases("speakers.will"),
        does=lexicon.folded("speakers.does"),
        doing=doing,
        performed=lexicon.folded("organizers.performed"),
        doing_words=_first_words(doing),
        by={phrase: role for role in _AGENTS for phrase in lexicon.folded(f"speakers.by_{role}")},
        by_titled=lexicon.folded("speakers.by_titled"),
        with_nouns=lexicon.folded("speakers.with_nouns"),
        talk_nouns=lexicon.phrases("speakers.talk_nouns"),
        include=anchored(lexicon.folded("speakers.include") | lexicon.folded("speakers.include_titled")),
        include_titled=lexicon.folded("speakers.include_titled"),
        asides=lexicon.phrases("speakers.asides"),
        about=lexicon.phrases("speakers.about"),
        bear_names=lexicon.folded("speakers.bear_names"),
        roles=speaking(lexicon).roles,
        labels={phrase: name for phrase, name in lexicon.labels.items() if name in ROLES},
        does_not=lexicon.folded("speakers.does_not"),
        not_acts=lexicon.folded("speakers.not_acts") | lexicon.folded("speakers.does_not"),
        presence=lexicon.folded("speakers.presence"),
        with_others=lexicon.folded("speakers.with_others"),
        not_talks=lexicon.folded("speakers.not_talks"),
        being=lexicon.folded("speakers.being"),
        told=lexicon.folded("speakers.told"),
        posts=anchored(written for post in lexicon.folded("speakers.posts") for written in (post, f"{post},")),
        being_now=lexicon.folded("speakers.being_now"),
        reasons=lexicon.phrases("speakers.reasons"),
        objects=anchored(lexicon.folded("speakers.objects")),
        groups=lexicon.folded("speakers.groups"),
        naming=anchored(lexicon.folded("speakers.naming")),
        kinds=(lexicon.folded("speakers.of_talks"), lexicon.folded("speakers.of_works")),
        and_others=lexicon.phrases("speakers.and_others"),
        others=_others(lexicon),
        marks=Marks(*(lexicon.folded(f"speakers.{name}") for name in Marks._fields)),
    )


def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """The first words of phrases, small and in capitals."""
    firsts = {phrase.split()[0] for phrase in phrases}
    return frozenset(firsts | {word.upper() for word in firsts})


def _others(lexicon: Lexicon) -> Others:
    listed = lexicon.folded
    return Others(
        tuple(f" {phrase}" for phrase in listed("speakers.not_persons")),
        listed("speakers.reported"),
        listed("speakers.asking"),
        listed("speakers.offices"),
    )
