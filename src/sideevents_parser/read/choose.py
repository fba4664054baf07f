"""Candidates → the one that is taken."""

from collections.abc import Iterable
from typing import Final

from sideevents_parser.vocabulary.drafts import Candidate

# how much a candidate's kind of place weighs: label > structured line > prose
LABEL: Final = 40
LINE: Final = 30
PROSE: Final = 15


def choose(candidates: Iterable[Candidate]) -> Candidate | None:
    """The weightiest candidate; of equals the earlier, then the longer one."""
    return max(candidates, key=_rank, default=None)


def _rank(candidate: Candidate) -> tuple[int, int, int]:
    return candidate.weight, -candidate.span.start, candidate.span.end
