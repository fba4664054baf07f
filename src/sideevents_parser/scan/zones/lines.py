"""A document → the zone phrases that stand without a clock: ``Time zone: Europe/Zurich``, ``All times are in CET``.

In: a document and a lexicon. Out: ``ZoneMention``s in the order of the text; which clocks they hold for is decided
later.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.hops import hops
from sideevents_parser.scan.words import WORD, DateWords, date_words
from sideevents_parser.scan.zones.hints import Hint, zone_at
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import ZoneMention

_GAP: Final = re.compile(r"[ \t]{0,4}(?:[:=|,-][ \t]{0,4})?")
_MOST_FILLERS: Final = 6


def scan_zones(document: Document, low: str, lexicon: Lexicon) -> tuple[ZoneMention, ...]:
    """All zone phrases that a label or a sentence about the page's times gives; ``low``: the view in lower case."""
    words, view = date_words(lexicon), document.view
    found: dict[int, ZoneMention] = {}
    for stem, phrases in words.zone_stems:
        for at in hops(low, stem):
            hint = _opened(view, low, at, phrases, words)
            if hint is not None:
                found.setdefault(hint.zone.span.start, hint.zone)
    return tuple(found[start] for start in sorted(found))


def _opened(view: str, low: str, at: int, phrases: tuple[tuple[str, int], ...], words: DateWords) -> Hint | None:
    """The zone behind a phrase that has its stem at ``at``, if one does."""
    for phrase, offset in phrases:
        start = at - offset
        if start >= 0 and low.startswith(phrase, start) and (hint := _behind(view, start + len(phrase), words)):
            return hint
    return None


def _behind(view: str, at: int, words: DateWords) -> Hint | None:
    """The zone behind a label, past the small words between."""
    if view[at : at + 1].isalpha():
        return None
    cursor = at
    for _ in range(_MOST_FILLERS):
        gap = _GAP.match(view, cursor)
        cursor = gap.end() if gap else cursor
        if (hint := zone_at(view, cursor, words)) is not None:
            return hint
        word = WORD.match(view, cursor)
        if word is None or word.group().lower() not in words.zone_fillers:
            return None
        cursor = word.end()
    return None
