"""What a sentence says of an event to come, before and behind the event's name: patterns of the language's phrases.

In: a lexicon. Out: patterns. ``"will be held"`` stands behind a name, ``"join us for"`` before it.
"""

import re
from functools import cache

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import either


@cache
def held(lexicon: Lexicon) -> re.Pattern[str]:
    """What is said of an event to come, right behind its name or a bracket, a comma or "which" behind that."""
    links, tails = either(lexicon.phrases("titles.links")), either(lexicon.phrases("titles.tails"))
    behind = rf"(?:[ ]\([^()\n]{{1,40}}\))?(?:[ ](?:{tails})[ ][^,.;:()\n]{{1,60}}?)?,?"
    between = rf"(?:[ ]?[.]{{3}}[ ]?|[ ](?:(?:{links})[ ]){{0,2}})"
    return re.compile(rf"{behind}{between}(?:{either(lexicon.phrases('titles.held'))})\b")


@cache
def being(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb between an event's name and its day: "The Open House is Tuesday"."""
    return re.compile(rf"[ ](?:{either(lexicon.phrases('titles.being'))})[ ]")


@cache
def led(lexicon: Lexicon) -> re.Pattern[str]:
    """What may stand between an event's name and its day: "Awards Evening on the"."""
    words = either(lexicon.phrases("titles.led"))
    return re.compile(rf"[ ,(-]{{0,3}}(?:(?:{words})[ ,]{{1,2}}){{0,3}}")


def holding(lexicon: Lexicon) -> re.Pattern[str]:
    """A verb of holding right before a phrase: "will be hosting a", "is preparing for its"."""
    return _right_before(lexicon, "titles.holding")


def coming(lexicon: Lexicon) -> re.Pattern[str]:
    """What one is asked to do, right before a phrase: "join us for our", "volunteers for the"."""
    return _right_before(lexicon, "titles.coming")


def around(lexicon: Lexicon) -> re.Pattern[str]:
    """What makes a phrase a mark of time and no name: "after the", "since last year's"."""
    return _right_before(lexicon, "titles.around")


@cache
def _right_before(lexicon: Lexicon, field: str) -> re.Pattern[str]:
    """The phrases of a field where a text ends with one."""
    return re.compile(rf"\b(?i:{either(lexicon.phrases(field))})$")
