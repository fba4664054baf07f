"""Words around a name that make it a zone phrase: "Bangkok time", "local time in Bogota", "hora de Nueva York".

In: a phrase. Out: what stands inside the words, longest frame first. ``unframe("local time in Lima")`` yields
``"Lima"``.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from sideevents_parser.lexicon.zones.table import read_table

_FRAMES: Final = "frames.tsv"


class Frames(NamedTuple):
    """Words before and after a name, in small letters, the longest first.

    Those of scripts with spaces hold their space.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]


def unframe(text: str) -> Iterator[str]:
    """The name inside a frame, for each frame that the phrase has, the longest first."""
    frames, small = known_frames(), text.lower()
    if len(small) != len(text):
        return
    if small.startswith(frames.before):
        yield from (text[len(words) :].strip() for words in frames.before if small.startswith(words))
    if small.endswith(frames.after):
        yield from (text[: -len(words)].strip() for words in frames.after if small.endswith(words))


@cache
def known_frames() -> Frames:
    """The frames of all languages."""
    before: set[str] = set()
    after: set[str] = set()
    for side, words in read_table(_FRAMES):
        (before if side == "before" else after).add(words.replace("_", " "))
    return Frames(tuple(sorted(before, key=len, reverse=True)), tuple(sorted(after, key=len, reverse=True)))
