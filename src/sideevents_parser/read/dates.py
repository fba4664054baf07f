"""A block's moments, each with the part that it plays.

In: a document, its mentions and one block. Out: ``Dated`` rows in the order of the text, then the headings that govern
the block. "Doors 6.30 for 7pm. RSVP by 3 March" gives an event and a registration deadline, never two events.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.lengths import read_length
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions, Moment
from sideevents_parser.vocabulary.spans import Span

_CLAUSE: Final = 160
_BEFORE: Final = 48
_SENTENCE: Final = 60
_FIRST_YEAR: Final = 1990
_MOST_WORDS: Final = 6
_PROGRAMME: Final = 3
_ASIDES: Final = ("published", "previous")
_CLAUSE_END: Final = re.compile(r"[.;!?\n]\s")
_PART_END: Final = re.compile(r"[,;|/]")
_FIELD_ROLES: Final = {
    "date": "event",
    "time": "event",
    "datetime": "event",
    "deadline": "deadline_registration",
    "registration": "deadline_registration",
    "published": "published",
    "updated": "published",
    "mail_date": "published",
    "mail_subject": "unknown",
    "end_date": "end",
    "end_time": "end",
    "fee": "unknown",
    "contact": "unknown",
}
_LEAD: Final = re.compile(r"[\s•●▪◦·*\-–—>|§(\[]{0,8}$")


class Place(NamedTuple):
    """Where a moment stands: the text of its clause before and after it, folded.

    ``opens`` and ``trails``: it begins or ends its line. ``tails``: the last words before it, by one, two and more.
    """

    before: str
    after: str
    opens: bool
    trails: bool
    tails: frozenset[str]


def read_dates(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> tuple[Dated, ...]:
    """Every moment in a block or above it, with its role."""
    low = bisect_left(mentions.moments, block.span.start, key=_start)
    high = bisect_left(mentions.moments, block.span.end, key=_start)
    found = [read_role(document, mentions, moment, lexicon) for moment in mentions.moments[low:high]]
    found = _without_told(document, found, lexicon)
    found = _with_programme(document, found, lexicon)
    if _is_open(found) and (length := read_length(document, mentions, block, lexicon)) is not None:
        found.append(Dated(Moment(length.span, None, duration=length), "event"))
    return tuple(_settle(found)) + tuple(Dated(moment, "event", governs=True) for moment in block.governing)


def _is_open(found: list[Dated]) -> bool:
    """Whether the hours of the event are one clock without an end."""
    moments = [dated.moment for dated in found if dated.role == "event"]
    clocked = [moment for moment in moments if moment.clocks]
    return bool(clocked) and not any(
        moment.duration is not None or any(one.clock.end is not None for one in moment.clocks) for moment in moments
    )


def _start(mention: Moment | LabelMention) -> int:
    return mention.span.start


def label_of(mentions: Mentions, moment: Moment) -> LabelMention | None:
    """The label in whose value a moment stands."""
    at = bisect_left(mentions.labels, moment.span.start + 1, key=_start) - 1
    while at >= 0 and mentions.labels[at].span.start > moment.span.start - 4 * _CLAUSE:
        label = mentions.labels[at]
        if label.value.start <= moment.span.start < label.value.end:
            return label
        at -= 1
    return None


def read_role(document: Document, mentions: Mentions, moment: Moment, lexicon: Lexicon) -> Dated:
    """The part that one moment plays, as far as its label and its clause say."""
    label = label_of(mentions, moment)
    place = _place(document, moment, lexicon)
    if label is not None and label.field in _FIELD_ROLES:
        role = _FIELD_ROLES[label.field]
        if role == "deadline_registration":
            return Dated(moment, _deadline(place, lexicon))
        if role != "event" or not _is_aside(place, lexicon):
            return Dated(moment, role, labelled=role == "event")
    again = _within(place.before, lexicon, "date_roles.again")
    moved = moment.date is not None and _ends(place, lexicon, "date_roles.moved_to")
    role = _role(place, moment, lexicon)
    if role == "doors" and _tells_doors(moment):
        role = "event"
    return Dated(moment, role, again=again, labelled=moved and role == "event")


def _tells_doors(moment: Moment) -> bool:
    """Whether the scan has told the hour of the doors from that of the start: "Doors 18:30, talks 19:00"."""
    return any(clock.clock.note == "doors" for clock in moment.clocks[1:])


def _place(document: Document, moment: Moment, lexicon: Lexicon) -> Place:
    view, (start, end) = document.view, moment.span
    before = view[max(start - _CLAUSE, 0) : start]
    cuts = [cut.end() for cut in _CLAUSE_END.finditer(before)]
    after = view[end : end + _CLAUSE]
    stop = _CLAUSE_END.search(after)
    line = document.lines[line_at(document.lines, start)]
    opens = _LEAD.match(view[line.start : start]) is not None if start - line.start <= 8 else False
    clause = fold(before[cuts[-1] if cuts else 0 :].rstrip(" :-,(@"))
    return Place(
        clause,
        fold(after[: stop.start() + 1 if stop else len(after)]),
        opens,
        end >= line.end - 1,
        _tails(clause, lexicon.folded("dates.articles")),
    )


def _role(place: Place, moment: Moment, lexicon: Lexicon) -> str:
    if _ends(place, lexicon, "date_roles.previous") or _within(place.after[:40], lexicon, "date_roles.previous_after"):
        return "previous_date"
    if _ends(place, lexicon, "date_roles.published"):
        return "published"
    if _ends(place, lexicon, "date_roles.closes") and _within(place.before, lexicon, "date_roles.opens"):
        return "end"
    if _is_deadline(place, lexicon):
        return _deadline(place, lexicon)
    if moment.date is None:
        if _ends(place, lexicon, "date_roles.ends"):
            return "end"
        if any(place.before.startswith(phrase) for phrase in lexicon.folded("date_roles.no_event")):
            return "unknown"
        if any(place.after.lstrip(" ,(-").startswith(phrase) for phrase in lexicon.folded("date_roles.doors_after")):
            return "doors"
        words = set(_PART_END.split(place.before[-_BEFORE:])[-1].split())
        return "doors" if words & lexicon.folded("date_roles.doors") or _is_doors(moment) else "event"
    if moment.date.form == "month" or _is_history(moment) or _ends(place, lexicon, "date_roles.past"):
        return "past_reference"
    return "event"


def _is_history(moment: Moment) -> bool:
    """Whether a date without hours is too old for anything announced on a page."""
    years = [item.first.year for item in moment.date.items] if moment.date is not None else []
    return not moment.clocks and any(year is not None and year < _FIRST_YEAR for year in years)


def _is_aside(place: Place, lexicon: Lexicon) -> bool:
    return _is_deadline(place, lexicon) or any(_ends(place, lexicon, f"date_roles.{role}") for role in _ASIDES)


def _is_doors(moment: Moment) -> bool:
    return bool(moment.clocks) and moment.clocks[0].clock.note == "doors"


def _is_deadline(place: Place, lexicon: Lexicon) -> bool:
    if _ends(place, lexicon, "date_roles.deadline"):
        return True
    limit = _ends(place, lexicon, "date_roles.limit")
    return limit and (
        _within(place.before, lexicon, "date_roles.signing") or _within(place.after, lexicon, "date_roles.signing")
    )


def _deadline(place: Place, lexicon: Lexicon) -> str:
    text = f"{place.before} {place.after}"
    return "deadline_submission" if _within(text, lexicon, "date_roles.submitting") else "deadline_registration"


def _ends(place: Place, lexicon: Lexicon, section: str) -> bool:
    """Whether the text before a moment ends with one of a section's phrases, as whole words."""
    return not place.tails.isdisjoint(lexicon.folded(section))


def _tails(before: str, articles: frozenset[str]) -> frozenset[str]:
    """The last words of a text, by one, two and more of them; an article at its end is left out: "by the"."""
    words = before[-_BEFORE - _BEFORE :].replace("(", " ").split()[-_MOST_WORDS:]
    if words and words[-1] in articles:
        words.pop()
    return frozenset(" ".join(words[at:]) for at in range(len(words)))


def _within(text: str, lexicon: Lexicon, section: str) -> bool:
    return any(phrase in text for phrase in lexicon.folded(section))


def _without_told(document: Document, found: list[Dated], lexicon: Lexicon) -> list[Dated]:
    """Mark dates of which a sentence reports, where the block has others."""
    events = [n for n, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    told = [n for n in events if _is_told(document, found[n].moment, lexicon)]
    if not told or len(told) == len(events):
        return found
    return [dated._replace(role="past_reference") if n in told else dated for n, dated in enumerate(found)]


def _is_told(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a sentence says of a date without hours that something took place then."""
    line = line_span(document, moment)
    if moment.clocks or line.end - line.start < _SENTENCE:
        return False
    words = set(_place(document, moment, lexicon).before.split())
    return bool(words & lexicon.folded("date_roles.told")) and not words & lexicon.folded("date_roles.to_come")


def _with_programme(document: Document, found: list[Dated], lexicon: Lexicon) -> list[Dated]:
    """Mark clocks that open lines below the event's own clock, or below a heading of a programme, as agenda items."""
    agenda = _agenda_start(document, found, lexicon)
    listed = [_is_listed(document, dated, lexicon) for dated in found]
    programme = sum(listed) >= _PROGRAMME
    timed = False
    marked = []
    for dated, opens in zip(found, listed, strict=True):
        clock_only = dated.moment.date is None and dated.role == "event"
        if clock_only and ((timed and opens) or dated.moment.span.start > agenda):
            marked.append(dated._replace(role="agenda_item"))
        else:
            dates_itself = dated.moment.date is not None or (programme and not opens)
            timed = timed or (dated.role == "event" and dates_itself and bool(dated.moment.clocks))
            marked.append(dated)
    return marked


def _is_listed(document: Document, dated: Dated, lexicon: Lexicon) -> bool:
    """Whether a clock without a date opens a line that goes on with something else."""
    if dated.moment.date is not None or dated.role != "event":
        return False
    place = _place(document, dated.moment, lexicon)
    return place.opens and not place.trails


def _agenda_start(document: Document, found: list[Dated], lexicon: Lexicon) -> int:
    """Offset of a heading that opens the running order below the first date, or past the end."""
    if not found:
        return len(document.view)
    titles = lexicon.folded("segments.agenda")
    at = line_at(document.lines, found[0].moment.span.start)
    last = line_at(document.lines, found[-1].moment.span.start)
    for line in document.lines[at : last + 1]:
        if 0 < line.end - line.start < _BEFORE and fold(document.view[line.start : line.end].strip(" :*=#")) in titles:
            return line.end
    return len(document.view)


def _settle(found: list[Dated]) -> list[Dated]:
    """A former date is the event's when the block has no other."""
    if any(dated.role == "event" and dated.moment.date is not None for dated in found):
        return found
    return [dated._replace(role="event") if dated.role == "previous_date" else dated for dated in found]


def line_span(document: Document, moment: Moment) -> Span:
    """The line on which a moment begins."""
    return document.lines[line_at(document.lines, moment.span.start)].span
