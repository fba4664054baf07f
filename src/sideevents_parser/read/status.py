"""Whether an event stands as announced: cancelled, postponed, rescheduled, moved online, tentative.

In: the parts of a block. Out: a ``Candidate`` or None for an event that is plainly scheduled. Only the head, the
title, the date lines and notices are heard: a cancellation policy cancels nothing, and sold out is not cancelled.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.choose import choose
from sideevents_parser.read.cues import cues_in, inner_cue, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.mentions import Moment

_ENTRY_PARTS: Final = 3
_TWO: Final = 2
_ENTRIES: Final = frozenset({"when", "entry", "label"})
_WITHOUT_DATE: Final = frozenset({"postponed", "cancelled"})
_FIELDS: Final = frozenset({"status", "date", "time", "datetime", "location", "title", "room", "note", "updated"})
_NEAR: Final = 240
# several may be said at once; the weightier says more: "postponed ... new date: 5 May" is rescheduled
_WEIGHTS: Final = {"cancelled": 30, "rescheduled": 34, "moved_online": 28, "postponed": 32, "tentative": 10}
_SECTIONS: Final = {
    status: (f"status.{status}", f"status.{status}_lines", f"status.{status}_dated") for status in _WEIGHTS
}
_ALL_SECTIONS: Final = frozenset(section for sections in _SECTIONS.values() for section in sections)


def read_status(inside: Inside, title: Candidate | None) -> Candidate | None:
    """The status that the block states, if any."""
    candidates = list(_candidates(inside, title))
    if len(_days(inside.mentions.moments)) < _TWO and any(each.value in _WITHOUT_DATE for each in candidates):
        candidates = [each for each in candidates if each.value != "rescheduled"]
    found = choose(candidates)
    if found is not None and found.value == "postponed" and _has_new_date(inside, found):
        return found._replace(value="rescheduled", rule="postponed_to")
    return found


def _days(moments: Iterable[Moment]) -> set[tuple[int | None, int | None]]:
    """The days that are named; a new date needs an old one beside it."""
    return {
        (item.first.month, item.first.day)
        for moment in moments
        if moment.date is not None and moment.date.form != "weekday"
        for item in moment.date.items
    }


def _is_of_another_day(inside: Inside, part: Part) -> bool:
    """Whether a notice names a day that is none of those above it: "The seminar on 20 March is cancelled"."""
    own = _days(part.moments)
    above = _days(moment for each in inside.parts if each.span.end <= part.span.start for moment in each.moments)
    return part.kind not in _ENTRIES and bool(own) and bool(above) and own.isdisjoint(above)


def _is_one_of_days(inside: Inside, part: Part) -> bool:
    """Whether a part is one of several lines that give a day alone: "April 7 (cancelled)" between other days."""
    own = _days(part.moments)
    alike = [_days(each.moments) for each in inside.parts if each is not part and each.kind == "when"]
    listed = part.kind in _ENTRIES and bool(own)
    return listed and sum(bool(days) and days.isdisjoint(own) for days in alike) >= _TWO


def _candidates(inside: Inside, title: Candidate | None) -> Iterator[Candidate]:
    for part in inside.parts:
        text = _heard(part, title, alone=len(inside.parts) < _ENTRY_PARTS)
        if not text:
            continue
        inner = part.cues.inner if text == part.text else cues_in(inside.lexicon, words_of(text)).inner
        signs = [status for status, sign in _signs(inside.lexicon) if _stands_out(part.text, sign)]
        if "status.no" in inner or (not signs and _ALL_SECTIONS.isdisjoint(inner)):
            continue
        for status, sections in _SECTIONS.items():
            if status == "tentative" and _is_of_part(inside.lexicon, text):
                continue
            if status == "cancelled" and (_is_of_another_day(inside, part) or _is_one_of_days(inside, part)):
                continue
            if status in signs or _says(part, inner, sections, inside.lexicon):
                yield Candidate(
                    "status", status, part.span, "notice" if part.kind == "notice" else "line", _WEIGHTS[status]
                )


@cache
def _signs(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Signs in capitals, such as OFF, each behind what it says."""
    return tuple((status, sign) for status in _WEIGHTS for sign in lexicon.phrases(f"status.{status}_signs"))


def _says(part: Part, inner: dict[str, str], sections: tuple[str, str, str], lexicon: Lexicon) -> bool:
    """Whether a part says it: in words that suffice, that do on a line of their own, or need a day beside them."""
    anywhere, on_lines, with_date = sections
    if anywhere in inner or (on_lines in inner and part.kind != "prose"):
        return True
    if with_date not in inner:
        return False
    behind = part.words.partition(inner[with_date])[2].split()[:1]  # "moved from Wednesday"
    return any(moment.date is not None for moment in part.moments) or not lexicon.weekdays.keys().isdisjoint(behind)


def _stands_out(text: str, sign: str) -> bool:
    """Whether a sign in capitals, such as OFF, is set off behind a dash or opens the line."""
    return sign in text and (text.startswith(sign) or f"- {sign}" in text or f": {sign}" in text)


def _is_of_part(lexicon: Lexicon, text: str) -> bool:
    """Whether only the title or a speaker is to be settled: "Title - TBA"."""
    words = words_of(text).split()
    return bool(words) and words[0] in lexicon.folded("status.open_parts")


def _heard(part: Part, title: Candidate | None, *, alone: bool) -> str:
    """The text of a part that may speak of the event's status; prose is heard only where it is the whole entry."""
    if part.kind in {"notice", "when", "entry", "short", "heading", "item", "access", "place", "virtual"}:
        return part.text[:_NEAR]
    if part.kind == "label":
        return part.text[:_NEAR] if part.label is not None and part.label.field in _FIELDS else ""
    names_it = title is not None and part.span.start <= title.span.start < part.span.end
    return part.text[:_NEAR] if names_it or (alone and part.moments) else ""


def _has_new_date(inside: Inside, found: Candidate) -> bool:
    """Whether the notice itself or a line right behind it says to when the event was put off."""
    for part in inside.parts:
        if part.span == found.span:
            words = part.words
            if inner_cue(inside.lexicon, "status.put_off_to", words) is None:
                return False
            cue_at = max(part.text.casefold().rfind(" to "), part.text.casefold().rfind(" until "))
            return any(
                moment.date is not None and moment.span.start - part.span.start > cue_at > 0 for moment in part.moments
            )
    return False
