"""A document → the zone phrases that stand without a clock: ``Time zone: Europe/Zurich``, ``All times are in CET``.

In: a document and a lexicon. Out: ``ZoneMention``s in the order of the text; which clocks they hold for is decided
later.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.words import WORD, DateWords, date_words
from sideevents_parser.scan.zone_hints import Hint, zone_at
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import ZoneMention

_GAP: Final = re.compile(r"[ \t]{0,4}(?:[:=|,-][ \t]{0,4})?")
_MOST_FILLERS: Final = 6


def scan_zones(document: Document, lexicon: Lexicon) -> tuple[ZoneMention, ...]:
    """All zone phrases that a label or a sentence about the page's times gives."""
    words, view = date_words(lexicon), document.view
    found: dict[int, ZoneMention] = {}
    for phrase in words.zone_openers:
        for tail in (phrase[1:], phrase[1:].upper()):
            at = view.find(tail)
            while at >= 0:
                hint = _behind(view, at + len(tail), words)
                if hint is not None:
                    found.setdefault(hint.zone.span.start, hint.zone)
                at = view.find(tail, at + len(tail))
    return tuple(found[start] for start in sorted(found))


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
