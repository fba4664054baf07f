"""Whether the text around a dated sentence announces.

In: a page and a group of its rows. Out: yes or no. It looks ahead, it invites, or a heading of its own stands above it;
a sentence that reports, or gives a limit, does not.
"""

from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.announcing import is_changed, is_offered, is_present, opens_entry, takes_place
from sideevents_parser.segment.page import Group, Page, heads
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.sentences import sentence_around, sentence_ends
from sideevents_parser.segment.told import reports
from sideevents_parser.text.document import Document

_AROUND: Final = 3
_READ: Final = 4000
_NEAR_ROWS: Final = 10
_FEW_ROWS: Final = 8
_TOLD: Final = 6  # days of a paragraph that are looked at
EVENT_FIELDS: Final = frozenset(
    {"organizer", "host", "convener", "location", "room", "speaker", "registration", "time"}
)


def invites(document: Document, page: Page, group: Group) -> bool:
    """Whether the text around a group announces.

    It looks ahead, it invites, or a heading of its own stands above it.
    """
    rows = page.rows
    sentence = dated_sentence(document, rows[group.first], page.lexicon)
    words = set(sentence.split())
    if opens_entry(sentence, page.lexicon):
        return False
    further = (row for row in rows[group.first : group.last + 1] if row.kind == "prose" and row.moments)
    told = [dated_sentence(document, row, page.lexicon) for row in further]
    limits = [] if group.strength > 1 else [text for text in told if page.lexicon.holds("segments.no_notice", text)]
    if any(takes_place(text, page.lexicon) for text in told if text not in limits):
        return True
    if page.lexicon.holds("segments.no_notice", sentence):
        return False
    if is_changed(sentence, page.lexicon):
        return True
    if reports(words, page.lexicon) and not words & page.lexicon.folded("date_roles.to_come"):
        return False
    if group.strength > 1:
        signing = any(phrase in sentence for phrase in page.lexicon.folded("date_roles.signing"))
        ahead = words & page.lexicon.folded("segments.ahead") and not signing
        if ahead or is_present(rows[group.first].moments, sentence, page.lexicon):
            return True
        if _is_complete(rows[group.first]) and not words & page.lexicon.folded("segments.reporting"):
            return True
        titled = heads(rows, group.first - 1) or _is_short_notice(rows, group) or _is_mail(rows, group)
        if titled and not words & page.lexicon.folded("segments.reporting"):
            return True
    if is_offered(sentence, page.lexicon) or (not page.listed and not page.headed and _labels_near(rows, group)):
        return True
    if words & page.lexicon.folded("segments.irregular_past") and not words & page.lexicon.folded("segments.ahead"):
        return False
    reach = 1 if page.headed else _AROUND
    first, last = max(group.first - reach, 0), min(group.last + reach, len(rows) - 1)
    text = fold(document.view[rows[first].line.start : min(rows[last].line.end, rows[first].line.start + _READ)])
    return page.lexicon.holds("segments.invitation", text)


def _is_short_notice(rows: list[Row], group: Group) -> bool:
    """Whether the whole page is a few lines, the first of them a title right above the sentence with day and hour."""
    return len(rows) <= _FEW_ROWS and group.first == 1 and rows[0].kind == "short"


def _is_mail(rows: list[Row], group: Group) -> bool:
    """Whether the sentence stands in a mail, whose subject is its title."""
    labels = (row.label for row in rows[max(group.first - _NEAR_ROWS, 0) : group.first])
    return any(label is not None and label.field == "mail_subject" for label in labels)


def _is_complete(row: Row) -> bool:
    """Whether a sentence gives a day with its weekday, and start, end and zone: more than reports tell."""
    return any(
        moment.date is not None
        and moment.date.items[0].first.weekday is not None
        and any(clock.clock.end is not None and clock.zone is not None for clock in moment.clocks)
        for moment in row.moments
    )


def _labels_near(rows: list[Row], group: Group) -> bool:
    """Whether labels of an event (where, speaker, organizer) stand around a dated sentence."""
    near = rows[max(group.first - _NEAR_ROWS, 0) : group.last + _NEAR_ROWS]
    return any(row.label is not None and row.label.field in EVENT_FIELDS for row in near)


def dated_sentence(document: Document, row: Row, lexicon: Lexicon) -> str:
    """The sentence of a row that gives day and hour, else a day on which something takes place, or that is no limit."""
    timed = [moment for moment in row.moments if moment.date is not None and moment.clocks]
    ends = sentence_ends(document.view, row, lexicon)
    told = [sentence_around(document, row, moment, ends) for moment in (*timed[:1], *row.moments[:_TOLD])]
    planned = (text for text in told if takes_place(text, lexicon))
    return next(planned, next((text for text in told if not lexicon.holds("segments.no_notice", text)), told[0]))
