"""The title of an event.

In: the parts of a block. Out: a ``Candidate`` or None, for many events have no title. ``"CANCELLED - BOOK TALK: Salt
Roads"`` gives ``Salt Roads``. A label outweighs a quoted line, that a line of its own, that a line with a date, and
prose comes last.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.choose import FALLBACK, LABEL, LINE, choose
from sideevents_parser.read.cues import inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part, span_within
from sideevents_parser.read.place_names import is_place, is_virtual
from sideevents_parser.read.title_entry import from_entry, is_row
from sideevents_parser.read.title_heading import from_headings, says_nothing
from sideevents_parser.read.title_prose import from_name, from_prose
from sideevents_parser.read.title_text import (
    clean_title,
    is_institution,
    is_kind,
    is_no_title,
    names_other,
    split_glued,
)
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.mentions import LabelMention
from sideevents_parser.vocabulary.spans import Span

_MOST: Final = 220
_HEAD: Final = 14  # parts of a block among which a title line may stand
_LABELS: Final = {"title": LABEL, "topic": LABEL - 2, "mail_subject": LABEL - 3, "status": LINE - 1}
_PERSON_MOST: Final = 12
_SERIES_MOST: Final = 5
_MENU_SIGNS: Final = "▾▼›»☰"
_SENTENCE_WORDS: Final = 8
_AFTER_PROSE: Final = 8  # how much less a line below prose weighs
_FIRST: Final = 2
_QUOTED_LINE: Final = re.compile(
    r"(?P<before>[^\"`']{0,60}?)(?:``|\"|'')(?P<title>[^\"`]{3,200}?)(?:''|\"|``)(?P<after>.{0,160})$", re.DOTALL
)


def read_title(inside: Inside, names: Iterable[str] = ()) -> Candidate | None:
    """The event's title as written, if the block states one; ``names`` of people and organizers are poor titles."""
    known = frozenset(words_of(name) for name in names)
    own = choose(_candidates(inside, known))
    if own is not None and not says_nothing(own.value, inside.lexicon):
        return own
    return from_headings(inside) or own


def _candidates(inside: Inside, names: frozenset[str] = frozenset()) -> Iterator[Candidate]:
    seen_prose, dated, covered = False, False, 0
    for number, part in enumerate(inside.parts):
        dated = dated or bool(part.moments)
        if part.label is not None:
            if (found := _from_label(inside, part, number)) is not None:
                yield found
            if part.label.value.start >= part.span.end and not whole_cue(inside.lexicon, "titles.kinds", part.words):
                covered = max(covered, part.label.value.end)
        if part.kind in {"rule", "label", "when", "place", "virtual", "party", "link"} or (
            part.span.start < covered and part.kind != "notice"
        ):
            continue
        if number < _HEAD:
            late = seen_prose and dated
            for found in _from_line(inside, part, number, names, seen_prose=late):
                yield found._replace(weight=found.weight - _AFTER_PROSE) if seen_prose and not late else found
        if part.kind == "prose":
            yield from from_prose(inside, part)
            yield from from_name(inside, part)
            seen_prose = seen_prose or not part.text.endswith(":")


def _from_label(inside: Inside, part: Part, number: int) -> Candidate | None:
    """The value of a label such as "Title"; a line that a kind of event opens only looks like a label."""
    label = part.label
    if label is None or label.value.end <= label.value.start:
        return None
    if label.field not in _LABELS:
        return _from_kind(inside, part) if number < _FIRST else None
    value = _without_date(inside, part, label)
    if len(value) > _MOST or any(
        label.value.holds(moment.span) and _fills(moment.span, label.value) for moment in part.moments
    ):
        return None
    title = clean_title(value, inside.lexicon)
    if title is None or is_no_title(title, inside.lexicon):
        return None
    if label.value.start >= part.span.end and is_place(title, words_of(title), inside.lexicon):
        return None
    weight = LINE - 6 if value.endswith(".") and value.count(" ") > _SENTENCE_WORDS else _LABELS[label.field]
    return Candidate("title", title, label.value, f"label.{label.field}", weight)


def _without_date(inside: Inside, part: Part, label: LabelMention) -> str:
    """A label's value; of a mail's subject without the date at its end."""
    last = part.moments[-1].span if part.moments else None
    if label.field == "status" and part.moments and label.value.start < part.moments[0].span.start:
        return inside.quote(Span(label.value.start, part.moments[0].span.start)).rstrip(" ,-–—:(")
    if label.field == "title" or last is None or last.end < label.value.end - 1 or last.start <= label.value.start:
        return inside.quote(label.value)
    return inside.quote(Span(label.value.start, last.start)).rstrip(" ,-–—:(")


def _from_kind(inside: Inside, part: Part) -> Candidate | None:
    """The title in a first line such as "Panel Discussion: Water and Conflict"."""
    label = part.label
    if label is None or label.value.start >= part.span.end or len(part.text) > _MOST or part.moments:
        return None
    text = inside.quote(part.span)
    title = clean_title(text, inside.lexicon)
    if title is None or text.startswith(title) or title.count(" ") < 2:
        return None
    return Candidate("title", title, label.value, "line", LINE)


def _fills(inner: Span, outer: Span) -> bool:
    return (inner.end - inner.start) * 2 > outer.end - outer.start


def _from_line(
    inside: Inside, part: Part, number: int, names: frozenset[str], *, seen_prose: bool
) -> Iterator[Candidate]:
    """A line of its own, quoted or not, or what stands beside a date."""
    if len(part.text) > _MOST and not part.moments:
        return
    quoted = _QUOTED_LINE.match(part.text)
    if quoted is not None and _is_title_line(quoted, part, inside.lexicon):
        span = span_within(part, quoted.span("title"))
        title = clean_title(inside.quote(span), inside.lexicon)
        if title is not None:
            yield Candidate("title", title, span, "quoted_line", LINE + 5)
            return
    if seen_prose:
        return
    if (
        part.kind == "entry"
        or (part.kind in {"prose", "notice", "contact"} and part.moments and number < _FIRST)
        or (part.kind in {"short", "prose", "item"} and is_row(part.text))
    ):
        yield from from_entry(inside, part, number, names)
    elif part.kind in {"short", "item", "heading", "notice"}:
        yield from _from_short(inside, part, number, names)


def _is_title_line(quoted: re.Match[str], part: Part, lexicon: Lexicon) -> bool:
    """Whether a line is a quoted title with little beside it.

    A kind of event before, a date or organizer in brackets after.
    """
    title, after = quoted["title"], quoted["after"].strip()
    if title.endswith(".") and title.count(" ") > 8:
        return False
    before = words_of(quoted["before"])
    if opening_cue(lexicon, "titles.launches", before):
        return False
    if any(word in lexicon.folded("titles.serial") for word in before.split()[-2:]):
        return False
    if before.strip() and not (
        inner_cue(lexicon, "titles.kinds", before) or opening_cue(lexicon, "parts.notice_opens", before)
    ):
        return False
    return not after or after[0] in "(.,-|" or bool(part.moments)


def _from_short(inside: Inside, part: Part, number: int, names: frozenset[str]) -> Iterator[Candidate]:
    span = _first_line(part, inside.lexicon)
    title = clean_title(_longest_cell(inside.quote(span), inside.lexicon), inside.lexicon)
    if (
        title is None
        or any(sign in title for sign in _MENU_SIGNS)
        or (part.kind == "notice" and len(title) + 2 > len(" ".join(part.text.split())))
    ):
        return
    words = words_of(title)
    if (
        is_no_title(title, inside.lexicon)
        or any(phrase in words for phrase in inside.lexicon.folded("segments.idle"))
        or is_place(title, words, inside.lexicon)
        or is_virtual(title, words, inside.lexicon)
    ):
        return
    if part.text.endswith((":", " -")) and (second := _second_line(inside, number)) is not None:
        span = Span(span.start, second.span.end)
        title = clean_title(inside.quote(span), inside.lexicon) or title
    weight = min(
        _line_weight(words, part, number, inside.lexicon), LINE - names_other(title, words, names, inside.lexicon)
    )
    labels = sum(each.label is not None for each in inside.parts[:number])
    yield Candidate("title", title, span, "line", weight - (4 if labels > 1 else 0))


def _first_line(part: Part, lexicon: Lexicon) -> Span:
    """Two lines that were joined, without the second where that says who holds the event, or beside what."""
    above, end, below = part.text.partition("\n")
    words = words_of(below)
    if end and (
        opening_cue(lexicon, "parts.party_opens", words) or opening_cue(lexicon, "event_types.parent_leads", words)
    ):
        return Span(part.span.start, part.span.start + len(above))
    return part.span


def _second_line(inside: Inside, number: int) -> Part | None:
    """The line right below a title that ends with a colon or a dash, if it goes on with it."""
    following = inside.parts[number + 1] if number + 1 < len(inside.parts) else None
    if following is None or following.kind != "short" or following.blanks or len(following.text) > _MOST // 2:
        return None
    after = inside.parts[number + 2] if number + 2 < len(inside.parts) else None
    return following if after is None or after.kind != "short" else None


def _longest_cell(text: str, lexicon: Lexicon) -> str:
    """Of a table row without a date, whose columns ran together behind a sign such as TBC, the longest cell."""
    sign = next((each for each in lexicon.phrases("status.tentative_signs") if text.startswith(each)), "")
    if not sign or not text[len(sign) : len(sign) + 1].isupper():
        return text
    behind = text[len(sign) :]
    cells = split_glued(behind)
    return behind[slice(*cells[0])] if cells else behind


def _line_weight(words: str, part: Part, number: int, lexicon: Lexicon) -> int:
    if is_kind(words, lexicon) or whole_cue(lexicon, "description.sections_in", words):
        return FALLBACK + 2
    if whole_cue(lexicon, "description.sections_out", words):
        return FALLBACK - 5
    if _begins_with_honorific(words, lexicon):
        return FALLBACK + 1
    if _ends_like_series(words, lexicon):
        return LINE - 2
    if is_institution(words, lexicon):
        return FALLBACK + 4
    if part.text[0].islower():
        return LINE - 4
    return LINE - 3 if part.item and number else LINE


def _begins_with_honorific(words: str, lexicon: Lexicon) -> bool:
    """Whether a line begins like a person's name with a title: "Dr. Bo Li, Yale"."""
    each = words.split()[:2]
    honorifics = lexicon.folded("honorifics.before")
    return len(words.split()) < _PERSON_MOST and any(" ".join(each[:count]) in honorifics for count in (1, 2))


def _ends_like_series(words: str, lexicon: Lexicon) -> bool:
    """Whether a short line says which series this belongs to: "Ecology Seminar", "CSW65 Parallel Event"."""
    each = words.split()
    return 1 < len(each) < _SERIES_MOST and each[-1] in lexicon.folded("titles.series")
