"""The hours that a page gives once for all its events.

In: a document, its mentions and the drafts of all blocks. Out: ``Standing`` rows: "All talks begin at 12:30 pm", "Doors
7.30pm, music 8.15pm" as the only hours of a page of days.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.dates import read_role
from sideevents_parser.segment.announcing import names_kind
from sideevents_parser.text.document import Document, line_at
from sideevents_parser.vocabulary.drafts import Draft
from sideevents_parser.vocabulary.mentions import Mentions, Moment, ZonedClock
from sideevents_parser.vocabulary.times import DayValue

_MOST_OF_LINE: Final = 1000
_RIGHT_BEHIND: Final = 30  # "8.30 box office opens"; a telephone number further on says nothing of the hour
_NOTE_WORDS: Final = 8
_OPENING: Final = 5  # words of a sentence that may name what it speaks of
_FEWEST: Final = 3  # events without an hour for which a lone line may give it


class Standing(NamedTuple):
    """The hours that a sentence gives for all events of the page, or for those on the ``weekdays`` that it names."""

    start: int
    clocks: tuple[ZonedClock, ...]
    weekdays: frozenset[int] = frozenset()

    def holds_on(self, days: Iterable[DayValue]) -> bool:
        """Whether the weekdays that are written with days, if any, are among those of the hours."""
        named = {day.weekday for day in days if day.weekday is not None}
        return not named or not self.weekdays or not named.isdisjoint(self.weekdays)


def standing_hours(
    document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon
) -> tuple[Standing, ...]:
    """The hours outside the blocks, on lines that speak of all events, or on the only such line of a page of days."""
    lone = _outside(document, mentions, drafts, lexicon)
    told = [moment for moment in lone if _is_general(document, moment, lexicon)]
    if not told and len(drafts) >= _FEWEST and not any(map(_has_hour, drafts)):
        told = [
            moment for moment in lone if moment.date is None and _has_meridiem(moment) and _is_note(document, moment)
        ]
        told = told if len({line_at(document.lines, moment.span.start) for moment in told}) == 1 else []
    lines = [line_at(document.lines, moment.span.start) for moment in told]
    return tuple(
        Standing(moment.span.start, moment.clocks, frozenset(_weekdays(document, mentions, number)))
        for at, (moment, number) in enumerate(zip(told, lines, strict=True))
        if number not in lines[:at]
    )


def _outside(document: Document, mentions: Mentions, drafts: tuple[Draft, ...], lexicon: Lexicon) -> list[Moment]:
    """Clocks without a day outside the blocks, but for those of offices and of doors."""
    inside = [draft.block.span for draft in drafts]
    starts = [span.start for span in inside]
    found: list[Moment] = []
    for moment in mentions.moments:
        if not moment.clocks or (moment.date is not None and moment.date.form != "weekday"):
            continue
        at = bisect_right(starts, moment.span.start) - 1
        within = at >= 0 and moment.span.start < inside[at].end
        if within and not (at + 1 == len(drafts) >= _FEWEST and _opens_with_all(document, moment, lexicon)):
            continue  # what a sentence below the list says of all its entries may lie in the block of the last
        if all(clock.clock.note == "doors" for clock in moment.clocks) or _is_of_office(document, moment, lexicon):
            continue
        if read_role(document, mentions, moment, lexicon).role != "doors":
            found.append(moment)
    return found


def _line_of(document: Document, moment: Moment) -> str:
    line = document.lines[line_at(document.lines, moment.span.start)]
    return fold(document.view[line.start : line.end][:_MOST_OF_LINE])


def _is_of_office(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether the sentence of a clock gives the hours of an office."""
    line = document.lines[line_at(document.lines, moment.span.start)]
    start = max(document.view.rfind(". ", line.start, moment.span.start) + 1, line.start)
    text = fold(document.view[start : min(line.end, moment.span.end + _RIGHT_BEHIND)][-_MOST_OF_LINE:])
    return any(phrase in text for phrase in lexicon.folded("date_roles.no_event"))


def _is_general(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a line speaks of all events, or names weekdays on which they recur."""
    word = document.view[moment.span.start : moment.span.end].partition(" ")[0]
    weekly, line = fold(word.strip(",:")) in lexicon.folded("date_roles.weekly"), _line_of(document, moment)
    phrases = lexicon.folded("date_roles.standing") | lexicon.folded("recurrence.of_month")
    if weekly or any(phrase in line for phrase in phrases):
        return True
    return _speaks_of_all(_sentence_of(document, moment), lexicon) or _opens_with_all(document, moment, lexicon)


def _opens_with_all(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether the sentence of an hour opens with all events of a kind: "All programs are free and begin at 3 pm"."""
    words = _sentence_of(document, moment).split()[:_OPENING]
    named = (word for word in words if word in lexicon.folded("event_words") or names_kind([word], lexicon))
    opens = bool(words) and words[0] in lexicon.folded("date_roles.all_of")
    return moment.date is None and opens and any(named)


def _speaks_of_all(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a sentence opens with several events and says when they are: "Lectures take place at 6.30pm"."""
    kinds = lexicon.folded("titles.kinds") | lexicon.folded("titles.occasions")
    words = sentence.split()
    return any(
        word.endswith("s")
        and (word in kinds or word[:-1] in kinds)
        and " ".join(words[at + 1 : at + 4]).startswith(tuple(lexicon.folded("date_roles.all_are")))
        for at, word in enumerate(words[:_OPENING])
    )


def _is_note(document: Document, moment: Moment) -> bool:
    """Whether a clock stands in a few words, "Doors 7.30pm, music 8.15pm", and not in a sentence of something else.

    What stands behind a name and a colon is of that name: "Easter Sunday: Masses at 9am".
    """
    line = document.lines[line_at(document.lines, moment.span.start)]
    named = ": " in document.view[line.start : moment.span.start].rstrip(": ")
    return not named and len(_sentence_of(document, moment).split()) <= _NOTE_WORDS


def _sentence_of(document: Document, moment: Moment) -> str:
    line = document.lines[line_at(document.lines, moment.span.start)]
    start = max(document.view.rfind(". ", line.start, moment.span.start) + 1, line.start)
    stop = document.view.find(". ", moment.span.end, line.end)
    return fold(document.view[start : stop if stop >= 0 else line.end][:_MOST_OF_LINE])


def _has_meridiem(moment: Moment) -> bool:
    return moment.clocks[0].clock.start.meridiem == "stated"


def _has_hour(draft: Draft) -> bool:
    return any(dated.role == "event" and dated.moment.clocks for dated in draft.dated)


def _weekdays(document: Document, mentions: Mentions, line: int) -> Iterator[int]:
    """The weekdays that a line names."""
    low, high = document.lines[line].start, document.lines[line].end
    first = bisect_left(mentions.moments, low, key=lambda moment: moment.span.start)
    for moment in islice(mentions.moments, first, None):
        if moment.span.start >= high:
            return
        for day in _days(moment):
            if day.weekday is not None:
                yield day.weekday


def _days(moment: Moment) -> list[DayValue]:
    items = moment.date.items if moment.date is not None else ()
    return [day for item in items for day in (item.first, item.last) if day is not None]
