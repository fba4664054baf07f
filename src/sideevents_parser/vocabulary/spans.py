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


def join_spans(*spans: Span) -> Span:
    """The smallest span that covers all of ``spans``."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
