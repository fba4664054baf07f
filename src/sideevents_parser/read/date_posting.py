"""Days on which a text was written, among those that an event's block gives: a post's, a dateline's, a press release's.

In: the moments of a block with their roles. Out: the same, with the role ``published`` where a day is that of the text.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.date_places import Phrases, Place, line_span
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import Dated
from sideevents_parser.vocabulary.mentions import Moment

_PAIR: Final = 2
_REPORT, _TOWN = 130, 45
_RELEASE: Final = 1000  # letters at the head of a page that may give the day of its release
_DASH: Final = re.compile(r"\)?(?: ?(?:/[\w -]{2,40}/|\([\w -]{2,40}\)))? ?(?:-{1,2}|:) ")


def with_posted(found: list[Dated], places: list[Place], phrases: Phrases) -> list[Dated]:
    """The first day is that of posting where it stands alone above a text that announces a later day with its hour.

    So is the second where it stands alone below a title that gives a later day.
    """
    days = [at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None][:2]
    if len(days) < _PAIR:
        return found
    posted, told = days
    first, second = found[posted], found[told]
    bare = places[told].opens and places[told].trails and not (second.labelled or second.moment.clocks)
    if bare and not places[posted].opens and not first.moment.clocks and _is_after(first.moment, second.moment):
        return [*found[:told], second._replace(role="published"), *found[told + 1 :]]  # below a title with its day
    alone = places[posted].opens and places[posted].trails and not (first.labelled or first.moment.clocks)
    if not alone or not second.moment.clocks or places[told].opens or not _is_after(second.moment, first.moment):
        return found
    before = places[told].before
    if phrases.to_come.isdisjoint(before.split()) and not before.startswith(phrases.heralds):
        return found
    return [*found[:posted], first._replace(role="published"), *found[posted + 1 :]]


def _is_after(moment: Moment, posted: Moment) -> bool:
    """Whether a moment lies behind one single day, of which the year is known."""
    if moment.date is None or posted.date is None or len(posted.date.items) != 1:
        return False
    day, told = posted.date.items[0], moment.date.items[0].first
    if day.last is not None or day.first.year is None or day.first.day is None or told.day is None:
        return False
    year, month = day.first.year, day.first.month or 0
    return (told.year or year, told.month or 0, told.day) > (year, month, day.first.day)


def without_dateline(document: Document, found: list[Dated]) -> list[Dated]:
    """The day behind the town that opens a report is when it was written: "VIENTIANE, 2 April - Ministers will ..."."""
    days = [at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    written = next((at for at in days if _is_dateline(document, found[at].moment)), None)
    if len(days) <= 1 or written is None:
        return found
    return [dated._replace(role="published") if at == written else dated for at, dated in enumerate(found)]


def _is_dateline(document: Document, moment: Moment) -> bool:
    """Whether a town and a comma stand before a day without an hour, a dash or a colon behind it, and then prose."""
    line = line_span(document, moment)
    town = document.view[line.start : moment.span.start]
    if moment.clocks or line.end - line.start < _REPORT or not 0 < len(town) < _TOWN or not town[:1].isupper():
        return False
    return town.endswith((", ", " (")) and _DASH.match(document.view, moment.span.end) is not None


def without_release(document: Document, found: list[Dated], lexicon: Lexicon) -> list[Dated]:
    """The labelled day at the head of a press release is that of the release, where a later day follows it."""
    days = [at for at, dated in enumerate(found) if dated.role == "event" and dated.moment.date is not None]
    first = found[days[0]] if len(days) > 1 else None
    if first is None or not first.labelled or first.moment.clocks or first.moment.span.start > _RELEASE:
        return found
    if not lexicon.holds("segments.news_pages", fold(document.view[: first.moment.span.start])):
        return found
    if not any(_is_after(found[at].moment, first.moment) for at in days[1:]):
        return found
    return [dated._replace(role="published") if at == days[0] else dated for at, dated in enumerate(found)]
