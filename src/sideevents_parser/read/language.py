"""The language of a block and the languages into which the event is interpreted.

In: the parts of a block. Out: BCP 47 tags. ``"with Bahasa and Nepali interpretation"`` gives ``("id", "ne")``.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import words_of
from sideevents_parser.read.parts import Inside

_REACH: Final = 90
_SAMPLE: Final = 600


def read_interpretation(inside: Inside) -> tuple[str, ...]:
    """Tags of the languages named beside a word for interpretation, in the order of the text."""
    found: list[str] = []
    for part in inside.parts:
        cue = part.cues.inner.get("languages.interpretation")
        if cue is None:
            continue
        at = max(part.text.casefold().find(cue.strip()), 0)
        found += _named(part.text[max(at - _REACH, 0) : at + _REACH], inside.lexicon)
    return tuple(dict.fromkeys(found))


def _named(text: str, lexicon: Lexicon) -> list[str]:
    names = _names(lexicon)
    return [names[word] for word in words_of(text).split() if word in names]


def _names(lexicon: Lexicon) -> dict[str, str]:
    """Names of languages → tags; the language files write them as "French = fr"."""
    pairs = (entry.split("=") for entry in lexicon.phrases("languages.names"))
    return {name.strip().casefold(): tag.strip() for name, tag in pairs}


def read_language(inside: Inside) -> str | None:
    """The language of the block, as far as the words that hold sentences together tell; None for a few words only."""
    if len(inside.lexicon.languages) == 1:
        return inside.lexicon.languages[0]
    words = words_of(inside.document.view[inside.block.span.start : inside.block.span.start + _SAMPLE]).split()
    counts = {
        name: sum(word in inside.lexicon.folded(f"languages.glue_{name}") for word in words)
        for name in inside.lexicon.languages
    }
    best = max(counts, key=lambda name: counts[name])
    return best if counts[best] else None
