"""What a language says of organizers, in the tables that all rules for them share.

In: a lexicon. Out: ``Cues``, made once.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.parties.naming import naming
from sideevents_parser.read.phrases import Phrases, anchored

ROLES: Final = (
    "organizer",
    "host",
    "convener",
    "co_organizer",
    "co_host",
    "sponsor",
    "co_sponsor",
    "partner",
    "supporter",
)
_LINK_WORDS: Final = 6


class SubjectCues(NamedTuple):
    """Phrases around the subject of a sentence that announces.

    ``verbs``: what a host does; ``open_subject``: those whose subject is a host whatever its name looks like, and
    ``host_subject``: even a person, as with ``held`` what is ``called``. ``clauses`` open a clause before the subject,
    ``asides`` a description behind it.
    """

    verbs: Phrases
    open_subject: frozenset[str]
    host_subject: frozenset[str]
    held: frozenset[str]
    called: frozenset[str]
    opens: tuple[str, ...]
    clauses: frozenset[str]
    asides: frozenset[str]
    nameless: tuple[str, ...]
    day_words: frozenset[str]
    pronouns: frozenset[str]


class OwningCues(NamedTuple):
    """Words around an event that bears its owner's name.

    ``takes_place`` (``held`` as written) is said of it, one is ``attending`` it; ``kinds`` tell what it is, ``owners``
    (``spelled`` as names are) end the name; ``sittings`` are a body's own.
    """

    takes_place: Phrases
    held: tuple[str, ...]
    attending: Phrases
    sittings: tuple[str, ...]
    kinds: frozenset[str]
    owners: frozenset[str]
    spelled: frozenset[str]
    openers: frozenset[str]
    festivities: frozenset[str]
    common: frozenset[str]


class NobodyCues(NamedTuple):
    """Words of what looks like a party and is none.

    ``no_party`` are whole names, ``no_hosts`` open one, ``texts`` end that of a law; ``occasions`` and ``posts`` tell
    that a line names no body; ``titles`` stand before a person's name, and of these ``courtesies`` are left out.
    """

    no_party: frozenset[str]
    no_hosts: frozenset[str]
    texts: frozenset[str]
    posts: frozenset[str]
    titles: frozenset[str]
    occasions: frozenset[str]
    courtesies: frozenset[str]


class Cues(NamedTuple):
    """Phrases of a language that tie parties to an event, in look-up tables.

    ``agents`` ("by"), ``companions`` ("with"), ``as_words`` ("as") and ``joins`` ("Join") are the literal words on
    which rules hop; ``bracketed`` holds what may open a bracket before a colon; ``openers`` says how many words the
    longest phrase of ``chain`` that begins with a word has.
    """

    by: dict[str, str]
    chain: dict[str, str]
    bracketed: dict[str, str]
    openers: dict[str, int]
    performed: frozenset[str]
    same: frozenset[str]
    plain: frozenset[str]
    ties: Phrases
    adverbs: frozenset[str]
    auxiliaries: frozenset[str]
    nouns: frozenset[str]
    events: frozenset[str]
    as_role: dict[str, str]
    subjects: SubjectCues
    nobody: NobodyCues
    owning: OwningCues
    our_partner: tuple[str, ...]
    venues: frozenset[str]
    agents: tuple[str, ...]
    companions: tuple[str, ...]
    as_words: tuple[str, ...]
    joins: tuple[str, ...]
    hosts_words: tuple[str, ...]
    on_behalf: Phrases
    will: tuple[str, ...]
    beside: tuple[str, ...]
    other_deeds: frozenset[str]
    asked: frozenset[str]
    attendants: frozenset[str]
    bodies: frozenset[str]
    said: frozenset[str]
    given: frozenset[str]


def _announcing(lexicon: Lexicon) -> tuple[str, ...]:
    """What an organizer does in a sentence: phrases as they are written, and those put together of two halves."""

    def listed(name: str) -> tuple[str, ...]:
        return lexicon.phrases(f"organizers.active.{name}")

    adverbs = lexicon.phrases("organizers.adverbs")
    pairs = (
        ((*listed("headline"), *listed("modals"), *listed("joined_to"), *adverbs), listed("deeds")),
        ((*listed("being"), *lexicon.phrases("organizers.jointly"), *adverbs), listed("doing")),
        (listed("having"), listed("done")),
        (listed("feeling"), listed("told")),
    )
    made = (f"{first} {second}" for firsts, seconds in pairs for first in firsts for second in seconds)
    return tuple(dict.fromkeys((*listed("sure"), *made)))


def _with_stems(phrases: Iterable[str], stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(phrase for phrase in phrases if any(stem in phrase for stem in stems))


def _subject_cues(lexicon: Lexicon) -> SubjectCues:
    announcing = _announcing(lexicon)
    return SubjectCues(
        verbs=anchored(announcing),
        open_subject=_with_stems(announcing, lexicon.phrases("organizers.open_subject")),
        held=_with_stems(announcing, lexicon.phrases("organizers.held_by_persons")),
        called=lexicon.folded("organizers.called_by_persons"),
        host_subject=_with_stems(announcing, lexicon.phrases("organizers.host_subject")),
        opens=_longest_first(lexicon.phrases("organizers.subject_opens")),
        clauses=lexicon.folded("organizers.clauses"),
        asides=lexicon.folded("organizers.asides"),
        nameless=_longest_first(lexicon.folded("organizers.nameless")),
        pronouns=frozenset(lexicon.phrases("organizers.pronouns")),
        day_words=lexicon.folded("organizers.day_words") | naming(lexicon).calendar,
    )


def _spellings(word: str) -> tuple[str, ...]:
    return tuple(f"{form}{owned}" for form in (word.capitalize(), word.upper()) for owned in ("", "'s", "'S"))


def _owning_cues(lexicon: Lexicon) -> OwningCues:
    known, owners = naming(lexicon), lexicon.folded("organizers.owners")
    return OwningCues(
        takes_place=anchored(lexicon.phrases("organizers.takes_place")),
        held=lexicon.phrases("organizers.takes_place"),
        attending=anchored(lexicon.phrases("organizers.attending")),
        sittings=lexicon.phrases("organizers.sittings"),
        kinds=lexicon.folded("organizers.kinds"),
        owners=owners,
        spelled=frozenset(form for owner in owners for form in _spellings(owner)),
        openers=lexicon.folded("organizers.owner_openers"),
        common=known.heads | known.topics | known.joints | lexicon.folded("organizers.common"),
        festivities=lexicon.folded("organizers.festivities"),
    )


def _nobody_cues(lexicon: Lexicon) -> NobodyCues:
    known = naming(lexicon)
    return NobodyCues(
        no_party=lexicon.folded("organizers.no_party"),
        no_hosts=lexicon.folded("organizers.no_hosts"),
        texts=lexicon.folded("organizers.texts"),
        titles=known.jobs | known.honorifics,
        posts=known.jobs - known.topics - known.heads - lexicon.folded("organizers.ranks"),
        occasions=lexicon.folded("organizers.occasions"),
        courtesies=lexicon.folded("organizers.courtesies"),
    )


@cache
def cues(lexicon: Lexicon) -> Cues:
    """The tables for one lexicon."""
    chain = {phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.chain.{role}")}
    links = chain | dict.fromkeys(lexicon.folded("organizers.joined"), "partner")
    return Cues(
        by={phrase: role for role in ROLES for phrase in lexicon.folded(f"organizers.by.{role}")},
        chain=links,
        bracketed={phrase: field for phrase, field in lexicon.labels.items() if field in ROLES} | chain,
        openers=_openers((*links, *lexicon.labels, *lexicon.folded("organizers.same"))),
        performed=lexicon.folded("organizers.performed"),
        same=lexicon.folded("organizers.same"),
        plain=lexicon.folded("organizers.plain"),
        ties=anchored(_ties(chain, lexicon)),
        adverbs=lexicon.folded("organizers.adverbs"),
        auxiliaries=lexicon.folded("organizers.auxiliaries"),
        nouns=lexicon.folded("organizers.nouns"),
        events=lexicon.folded("organizers.nouns") - lexicon.folded("organizers.noun_or_institution"),
        as_role={phrase: _role_of(phrase) for phrase in lexicon.folded("organizers.as_role")},
        owning=_owning_cues(lexicon),
        nobody=_nobody_cues(lexicon),
        subjects=_subject_cues(lexicon),
        our_partner=_longest_first(lexicon.folded("organizers.our_partner")),
        venues=lexicon.folded("organizers.venues"),
        agents=tuple(sorted(lexicon.folded("organizers.agents"))),
        companions=tuple(sorted(lexicon.folded("organizers.companions"))),
        as_words=tuple(sorted(lexicon.folded("organizers.as_words"))),
        hosts_words=tuple(sorted(lexicon.folded("organizers.hosts_words"))),
        joins=tuple(sorted(lexicon.folded("organizers.joins"))),
        beside=lexicon.phrases("organizers.beside"),
        will=lexicon.phrases("speakers.will"),
        other_deeds=lexicon.folded("organizers.other_deeds"),
        asked=lexicon.folded("organizers.asked"),
        attendants=lexicon.folded("organizers.attendants"),
        given=lexicon.folded("speakers.given"),
        bodies=lexicon.folded("organizers.bodies"),
        said=lexicon.folded("speakers.function") - naming(lexicon).joints - naming(lexicon).conjunctions,
        on_behalf=anchored(lexicon.folded("organizers.on_behalf")),
    )


def _longest_first(phrases: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _ties(chain: Mapping[str, str], lexicon: Lexicon) -> list[str]:
    """The phrases on which rules may hop: of several words, and none that ends with "by" and has rules of its own."""
    agents, plain = lexicon.folded("organizers.agents"), lexicon.folded("organizers.plain")
    return [
        phrase
        for phrase, role in chain.items()
        if " " in phrase and phrase not in plain and (phrase.split()[-1] not in agents or role == "supporter")
    ]


def _openers(phrases: Iterable[str]) -> dict[str, int]:
    """First words of phrases → how many words, six at most, the longest phrase that begins with it has."""
    openers: dict[str, int] = {}
    for phrase in phrases:
        first, *others = phrase.split()
        openers[first] = max(openers.get(first, 1), min(len(others) + 1, _LINK_WORDS))
    return openers


def _role_of(phrase: str) -> str:
    for stem, role in (
        ("host", "co_host"),
        ("spons", "co_sponsor"),
        ("organi", "co_organizer"),
        ("conven", "co_organizer"),
        ("support", "supporter"),
    ):
        if stem in phrase:
            return role
    return "partner"
