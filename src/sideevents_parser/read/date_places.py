"""Where a moment stands: the clause around it and the phrases right before it.

In: a document and a moment. Out: its ``Place``.
"""

import re
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.spans import Span

CLAUSE: Final = 160
BEFORE: Final = 48
_MOST_WORDS: Final = 6
# sections of phrases that end right before a moment
_ENDING: Final = ("previous", "published", "closes", "deadline", "limit", "ends", "past", "moved_to")
_CLAUSE_END: Final = re.compile(r"[.;!?\n]\s")
_LEAD: Final = re.compile(r"[\s•●▪◦·*\-–—>|§(\[]{0,8}$")


class Phrases(NamedTuple):
    """What is written around moments. ``ends``: phrases right before one → their sections; ``lasts``: their last words.

    The others are sections of the language file by name: tuples are looked for in a text, sets hold single words.
    """

    ends: dict[str, frozenset[str]]
    lasts: frozenset[str]
    again: tuple[str, ...]
    previous_after: tuple[str, ...]
    dropped_after: tuple[str, ...]
    post_kinds: frozenset[str]
    opens: tuple[str, ...]
    sale: tuple[str, ...]
    sold: tuple[str, ...]
    sale_ends: tuple[str, ...]
    signing: tuple[str, ...]
    relatives: frozenset[str]
    aftermath: tuple[str, ...]
    trading: tuple[str, ...]
    deadline_after: tuple[str, ...]
    deadline_names: tuple[str, ...]
    deadline_is: frozenset[str]
    deadline_to: frozenset[str]
    submitting: tuple[str, ...]
    no_event: tuple[str, ...]
    doors_after: tuple[str, ...]
    doors: frozenset[str]
    doors_said: frozenset[str]
    parent: tuple[str, ...]
    told: frozenset[str]
    to_come: frozenset[str]
    heralds: tuple[str, ...]
    articles: frozenset[str]
    halves: frozenset[str]


@cache
def phrases_of(lexicon: Lexicon) -> Phrases:
    """The phrases of one lexicon."""
    sections = {section: lexicon.folded(f"date_roles.{section}") for section in _ENDING}
    every = frozenset[str]().union(*sections.values())
    return Phrases(
        ends={phrase: frozenset(name for name, held in sections.items() if phrase in held) for phrase in every},
        lasts=frozenset(phrase.split()[-1] for phrase in every),
        again=tuple(lexicon.folded("date_roles.again")),
        previous_after=tuple(lexicon.folded("date_roles.previous_after")),
        post_kinds=lexicon.folded("segments.post_kinds"),
        dropped_after=tuple(lexicon.folded("date_roles.dropped_after")),
        sale=tuple(lexicon.folded("date_roles.sale")),
        sale_ends=lexicon.phrases("date_roles.sale_ends"),
        sold=tuple(lexicon.folded("date_roles.sold")),
        opens=tuple(lexicon.folded("date_roles.opens")),
        aftermath=tuple(lexicon.folded("date_roles.aftermath")),
        relatives=lexicon.folded("date_roles.relatives"),
        trading=tuple(lexicon.folded("date_roles.trading")),
        deadline_after=tuple(lexicon.folded("date_roles.deadline_after")),
        deadline_names=tuple(lexicon.folded("date_roles.deadline_names")),
        deadline_is=lexicon.folded("date_roles.deadline_is"),
        deadline_to=lexicon.folded("date_roles.deadline_to"),
        signing=tuple(lexicon.folded("date_roles.signing")),
        submitting=tuple(lexicon.folded("date_roles.submitting")),
        no_event=tuple(lexicon.folded("date_roles.no_event")),
        doors_after=tuple(lexicon.folded("date_roles.doors_after")),
        doors=lexicon.folded("date_roles.doors"),
        doors_said=lexicon.folded("date_roles.doors_said"),
        parent=tuple(lexicon.folded("date_roles.parent")),
        told=lexicon.folded("date_roles.told"),
        to_come=lexicon.folded("date_roles.to_come"),
        heralds=tuple(lexicon.folded("segments.heralds")),
        articles=lexicon.folded("dates.articles"),
        halves=lexicon.folded("clock.mornings") | lexicon.folded("clock.evenings") | lexicon.folded("dates.spells"),
    )


class Place(NamedTuple):
    """Where a moment stands: the text of its clause before and after it, folded.

    ``opens`` and ``trails``: it begins or ends its line. ``said``: the sections of the phrases right before it.
    ``beside``: what of the clause before it stands on its line.
    """

    before: str
    after: str
    opens: bool
    trails: bool
    said: frozenset[str]
    beside: str


def place_of(document: Document, moment: Moment, phrases: Phrases) -> Place:
    """Where a moment stands in its clause and on its line."""
    view, (start, end) = document.view, moment.span
    before = view[max(start - CLAUSE, 0) : start]
    cut = 0
    for mark in _CLAUSE_END.finditer(before):
        cut = mark.end()
    after = view[end : end + CLAUSE]
    stop = _CLAUSE_END.search(after)
    line = document.lines[line_at(document.lines, start)]
    opens = start - line.start <= 8 and _LEAD.match(view[line.start : start]) is not None
    clause = fold(before[cut:].rstrip(" :-,(@"))
    return Place(
        clause,
        fold(after[: stop.start() + 1 if stop else len(after)]),
        opens,
        end >= line.end - 1,
        _said(clause, phrases),
        fold(view[max(line.start, start - BEFORE, start - len(before) + cut) : start].rstrip(" :-,(@")),
    )


def _said(before: str, phrases: Phrases) -> frozenset[str]:
    """The sections of the phrases with which a text ends, as whole words; "by the" ends like "by"."""
    words = before[-BEFORE - BEFORE :].replace("(", " ").replace(" -", " ").split()[-_MOST_WORDS:]
    if words and words[-1] in phrases.articles:
        words.pop()
    if not words or words[-1] not in phrases.lasts:
        return frozenset()
    tails = (" ".join(words[at:]) for at in range(len(words)))
    found = frozenset(section for tail in tails for section in phrases.ends.get(tail, ()))
    # "the afternoon of Sunday 24 October" is no date of the past as "the treaty of 24 October" is
    spelled = any(word.removesuffix("s") in phrases.halves for word in words[-2:-1])
    if any(" ".join(words).endswith(phrase) for phrase in phrases.trading):
        return found - {"closes", "deadline", "ends", "limit"}
    return found - {"past"} if spelled else found


def line_span(document: Document, moment: Moment) -> Span:
    """The line on which a moment begins."""
    return document.lines[line_at(document.lines, moment.span.start)].span
