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
_PAIR: Final = 2  # "each webinar"
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
    told = _of_first(document, drafts, lexicon) or [
        moment
        for moment in lone
        if _is_general(document, moment, lexicon) or _is_of_these(document, moment, drafts, lexicon)
    ]
    if not told and len(drafts) >= _FEWEST and not any(map(_has_hour, drafts)):
        told = [
            moment for moment in lone if moment.date is None and _has_meridiem(moment) and _is_note(document, moment)
        ]
        told = told if len({line_at(document.lines, moment.span.start) for moment in told}) == 1 else []
    found: dict[int, Moment] = {}
    for moment in told:
        number = line_at(document.lines, moment.span.start)
        told_first = found.get(number)
        late = told_first is not None and not _leads_to_start(document, told_first, lexicon)
        if told_first is None or (late and _leads_to_start(document, moment, lexicon)):
            found[number] = moment
    return tuple(
        Standing(moment.span.start, moment.clocks, frozenset(_weekdays(document, mentions, number, lexicon)))
        for number, moment in sorted(found.items())
    )


def _leads_to_start(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a clock stands behind what begins: "board meeting 6-7:30 PM, speaker begins at 8 PM"."""
    return _before(document, moment).endswith(tuple(lexicon.folded("date_roles.start_leads")))


def _of_first(document: Document, drafts: tuple[Draft, ...], lexicon: Lexicon) -> list[Moment]:
    """The hours of a kind of event above the day of the first one, in its block, where no other has an hour."""
    if len(drafts) < _FEWEST or any(map(_has_hour, drafts[1:])):
        return []
    events = [dated.moment for dated in drafts[0].dated if dated.role == "event" and not dated.governs]
    day = next((moment for moment in events if moment.date is not None), None)
    above = [moment for moment in events if moment.clocks and day is not None and moment.span.end < day.span.start]
    lines = {line_at(document.lines, moment.span.start) for moment in above}
    apart = day is not None and line_at(document.lines, day.span.start) not in lines
    named = (names_kind(_line_of(document, moment).split(), lexicon) for moment in above)
    return above if apart and len(lines) == 1 and any(named) else []


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
        at_end = len(drafts) > 1 and at in {0, len(drafts) - 1}
        general = at_end and not _names_day(document, mentions, moment)
        if within and not (general and _is_of_these(document, moment, drafts, lexicon)):
            continue  # what a sentence above or below a list says of all may lie in the block of its first or last
        if all(clock.clock.note == "doors" for clock in moment.clocks) or _is_of_office(document, moment, lexicon):
            continue
        if read_role(document, mentions, moment, lexicon).role != "doors":
            found.append(moment)
    return found


def _names_day(document: Document, mentions: Mentions, moment: Moment) -> bool:
    """Whether the sentence of a clock names a day before it: "On 14 October the celebrations begin at"."""
    start = _sentence_start(document, moment)
    first = bisect_left(mentions.moments, start, key=_start_of)
    before = islice(mentions.moments, first, bisect_left(mentions.moments, moment.span.start, key=_start_of))
    return any(each.date is not None for each in before)


def _start_of(moment: Moment) -> int:
    return moment.span.start


def _line_of(document: Document, moment: Moment) -> str:
    line = document.lines[line_at(document.lines, moment.span.start)]
    return fold(document.view[line.start : line.end][:_MOST_OF_LINE])


def _is_of_office(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether the sentence of a clock gives the hours of an office."""
    line, start = document.lines[line_at(document.lines, moment.span.start)], _sentence_start(document, moment)
    text = fold(document.view[start : min(line.end, moment.span.end + _RIGHT_BEHIND)][-_MOST_OF_LINE:])
    return any(phrase in text for phrase in lexicon.folded("date_roles.no_event"))


def _is_general(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a line speaks of all events, or names weekdays on which they recur."""
    word = document.view[moment.span.start : moment.span.end].partition(" ")[0]
    weekly, line = fold(word.strip(",:")) in lexicon.folded("date_roles.weekly"), _line_of(document, moment)
    phrases = lexicon.folded("date_roles.standing") | lexicon.folded("recurrence.of_month")
    return weekly or any(phrase in line for phrase in phrases) or _is_of_several(document, moment, lexicon)


def _is_of_several(document: Document, moment: Moment, lexicon: Lexicon) -> bool:
    """Whether a sentence says when several events are: "All programs are free and begin at", "talks start at"."""
    words = _before(document, moment).split()
    if moment.date is not None or not words:
        return False
    named = [at for at, word in enumerate(words) if _names_several(word, lexicon)]
    if words[0] in lexicon.folded("date_roles.all_of") and any(at < _OPENING for at in named):
        return True
    phrases = tuple(lexicon.folded("date_roles.all_are"))
    return any(" ".join(words[at + 1 :]).startswith(phrases) for at in named)


def _is_of_these(document: Document, moment: Moment, drafts: tuple[Draft, ...], lexicon: Lexicon) -> bool:
    """Whether a sentence says when several events are, or each of a kind that all events without an hour name."""
    sentence = _before(document, moment)
    if _is_of_several(document, moment, lexicon) or lexicon.holds("date_roles.standing", sentence):
        return True
    words = sentence.split()
    if moment.date is not None or len(words) < _PAIR or words[0] not in lexicon.folded("date_roles.each_of"):
        return False
    silent = [draft.block.span for draft in drafts if not _has_hour(draft)]
    named = names_kind(words[1:_PAIR], lexicon)
    texts = (fold(document.view[span.start : min(span.end, span.start + _MOST_OF_LINE)]) for span in silent)
    lone = len(drafts) - len(silent) <= 1
    return named and len(silent) > 1 and (lone or all(words[1] in text for text in texts))


def _names_several(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is the plural of a kind of event."""
    if not word.endswith("s"):
        return False
    kinds = lexicon.folded("titles.kinds") | lexicon.folded("titles.occasions") | lexicon.folded("event_words")
    return word in kinds or word[:-1] in kinds


def _before(document: Document, moment: Moment) -> str:
    """What of a sentence stands before a clock."""
    return fold(document.view[_sentence_start(document, moment) : moment.span.start][-_MOST_OF_LINE:])


def _sentence_start(document: Document, moment: Moment) -> int:
    line = document.lines[line_at(document.lines, moment.span.start)]
    return max(document.view.rfind(". ", line.start, moment.span.start) + 1, line.start)


def _is_note(document: Document, moment: Moment) -> bool:
    """Whether a clock stands in a few words, "Doors 7.30pm, music 8.15pm", and not in a sentence of something else.

    What stands behind a name and a colon is of that name: "Easter Sunday: Masses at 9am".
    """
    line = document.lines[line_at(document.lines, moment.span.start)]
    named = ": " in document.view[line.start : moment.span.start].rstrip(": ")
    return not named and len(_sentence_of(document, moment).split()) <= _NOTE_WORDS


def _sentence_of(document: Document, moment: Moment) -> str:
    line, start = document.lines[line_at(document.lines, moment.span.start)], _sentence_start(document, moment)
    stop = document.view.find(". ", moment.span.end, line.end)
    return fold(document.view[start : stop if stop >= 0 else line.end][:_MOST_OF_LINE])


def _has_meridiem(moment: Moment) -> bool:
    return moment.clocks[0].clock.start.meridiem == "stated"


def _has_hour(draft: Draft) -> bool:
    return any(dated.role == "event" and dated.moment.clocks for dated in draft.dated)


def _weekdays(document: Document, mentions: Mentions, line: int, lexicon: Lexicon) -> Iterator[int]:
    """The weekdays that a line names: of its days, or "the second Monday of the month"."""
    low, high = document.lines[line].start, document.lines[line].end
    named = fold(document.view[low:high][:_MOST_OF_LINE]).split()
    yield from (lexicon.weekdays[word] for word in named if word in lexicon.weekdays)
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
