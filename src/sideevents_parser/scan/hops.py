"""From one rare part of a text to the next.

In: a text, or a view and its letters in small. Out: offsets. ``list(hops("a at b at c", " at ")) == [1, 6]``
"""

from collections.abc import Iterator
from typing import Final

# the capitals of other scripts whose small letters are ASCII (the first would become two)
_ALMOST_ASCII: Final = (("\u0130", "I"), ("\u212a", "K"))


def hops(text: str, part: str) -> Iterator[int]:
    """Where a part stands in a text."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def lowered(view: str, *, only_ascii: bool) -> str:
    """The view in small letters, one character for one; ``only_ascii``: whether no other letters are looked for."""
    if not view.isascii():
        for odd, plain in _ALMOST_ASCII:
            view = view.replace(odd, plain)
        if only_ascii:
            view = view.encode("ascii", "replace").decode("ascii")
    return view.lower()
