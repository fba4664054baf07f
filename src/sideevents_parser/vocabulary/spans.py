"""Where something stands in a text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code-point offsets into the source text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int, leading: str, trailing: str = "") -> Span:
    """What is left between ``start`` and ``end`` without these signs before it and (else the same ones) behind it."""
    trailing = trailing or leading
    while start < end and text[start] in leading:
        start += 1
    while end > start and text[end - 1] in trailing:
        end -= 1
    return Span(start, end)


def join_spans(*spans: Span) -> Span:
    """The smallest span that covers all of ``spans``."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
