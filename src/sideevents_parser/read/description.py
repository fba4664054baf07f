"""What an event is about: prose, agenda, speakers and biographies with their headings.

In: the parts of a block and its title. Out: a ``Candidate`` whose value holds the parts line by line. Labels,
sign-up, access, price, language, contact and organizer lines and notices are left out, and so are the sections
under such headings.
"""

import re
from typing import Final

from sideevents_parser.read.cues import opening_cue, whole_cue
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_HEADING: Final = 70
_IN_FIELDS: Final = frozenset(
    {
        "description",
        "agenda",
        "speaker",
        "panelist",
        "keynote",
        "opener",
        "discussant",
        "guest",
        "topic",
        "moderator",
        "chair",
    }
)
_OUT_FIELDS: Final = frozenset({"registration", "fee", "audience", "deadline", "access", "note", "contact", "status"})
_PERSON_FIELDS: Final = frozenset(
    {"speaker", "panelist", "keynote", "opener", "discussant", "guest", "moderator", "chair"}
)
_NEVER: Final = frozenset(
    {"rule", "party", "sign_up", "access", "contact", "language", "notice", "link", "furniture", "place", "virtual"}
)
_FIRST: Final = 3
_AT_ONCE: Final = 2
_ENTRY_MOST: Final = 160
_OPENING: Final = 20  # a date further in is told in a sentence
_AGENDA_LEAST: Final = 2
_TOLD: Final = 80
_CLAUSE: Final = 6
_MENU_MOST: Final = 12
_MENU_ITEM: Final = 28
_SENTENCE_END: Final = re.compile(r"[a-z\d)][.!?] [A-Z]")


def read_description(inside: Inside, title: Candidate | None) -> Candidate | None:
    """The event's description, or None for entries of one line."""
    parts = inside.parts
    if len(parts) == 1 and not _is_paragraph(parts[0], title):
        return None
    chosen = _chosen(inside, title)
    while (
        chosen
        and chosen[-1].kind in {"short", "heading"}
        and len(chosen) > 1
        and _is_heading(chosen[-1])
        and chosen[-1].label is None
        and chosen[-1].blanks
    ):
        chosen.pop()
    if not chosen or not any(
        part.kind in {"prose", "item", "entry", "when"} or part.label is not None or len(part.text) > _HEADING
        for part in chosen
    ):
        return None
    span = Span(chosen[0].span.start, chosen[-1].span.end)
    return Candidate("description", _joined(inside, chosen), span, "prose")


def _is_paragraph(part: Part, title: Candidate | None) -> bool:
    """Whether the only part of a block is prose that carries all, not an entry of one line."""
    if part.kind != "prose":
        return False
    if title is not None and title.rule in {"entry", "line"}:
        return False
    if not part.moments or part.moments[0].span.start - part.span.start > _OPENING:
        return True
    return len(part.text) > _ENTRY_MOST and _SENTENCE_END.search(part.text) is not None


def _joined(inside: Inside, chosen: list[Part]) -> str:
    lines: list[str] = []
    for number, part in enumerate(chosen):
        if number and part.blanks:
            lines.append("")
        lines += [line.strip() for line in part.span.of(inside.document.text).splitlines() if line.strip()]
    return "\n".join(lines)


def _chosen(inside: Inside, title: Candidate | None) -> list[Part]:
    chosen: list[Part] = []
    section, covered = "", 0
    for number, part in enumerate(inside.parts):
        if (
            title is not None
            and (part.kind != "prose" or len(title.value) * 2 > len(part.rest))
            and part.span.start < title.span.end
            and title.span.start < part.span.end
        ):
            continue
        if _is_in_menu(inside, number) or (title is not None and _leads_to(inside, number, title)):
            continue
        opened = _section(inside, number)
        if opened is not None:
            section = opened
            if opened != "out":
                chosen.append(part)
            covered = part.span.end
            continue
        if part.label is not None and part.label.field not in _IN_FIELDS and not _tells_what(part):
            covered = max(covered, part.label.value.end)
        elif (
            part.blanks
            and part.label is None
            and (section == "out" or (not chosen and title is not None and title.span.end <= part.span.start))
            and _is_heading(part)
            and part.kind == "short"
            and _heads(inside, number)
        ):
            section, covered = "in", part.span.end
            chosen.append(part)
        elif section != "out" and part.span.start >= covered:
            section = _listed(inside, number, section, chosen)
            if _belongs(inside, number, section, chosen):
                chosen.append(part)
    return chosen


def _listed(inside: Inside, number: int, section: str, chosen: list[Part]) -> str:
    """The section of a part: "list" for short lines right below text that ends in a colon, and what follows them."""
    part = inside.parts[number]
    above = chosen[-1] if chosen and chosen[-1] is inside.parts[number - 1] else None
    plain = part.kind in {"short", "place"} and not part.links and not part.text.endswith(":")
    if above is None or part.blanks or not plain:
        return "" if section == "list" else section
    opens = above.kind == "prose" and above.text.endswith(":")
    return "list" if opens or section == "list" else section


def _leads_to(inside: Inside, number: int, title: Candidate) -> bool:
    """Whether a sentence only leads to the title below it: "A and B are pleased to invite you to:"."""
    part = inside.parts[number]
    if part.kind not in {"prose", "short"} or _SENTENCE_END.search(part.text[:-1]) is not None:
        return False
    if part.text.endswith((":", " to")) and number + 1 < len(inside.parts):
        return inside.parts[number + 1].span.start <= title.span.start < inside.parts[number + 1].span.end
    return False


def _section(inside: Inside, number: int) -> str | None:
    """What a heading opens: a section that belongs to the description ("in", "agenda") or one that does not ("out")."""
    part = inside.parts[number]
    if not _is_heading(part):
        return None
    lexicon = inside.lexicon
    words = part.words
    if whole_cue(lexicon, "description.sections_out", words) and (
        part.label is None or part.label.field in _OUT_FIELDS
    ):
        return "out"
    if part.kind == "label" and part.label is not None:
        below = part.label.value.start >= part.span.end or part.label.value.end == part.label.value.start
        if not below or part.label.field not in _IN_FIELDS:
            return None
        if number < _FIRST and whole_cue(lexicon, "titles.kinds", words):
            return None
        if part.label.field in _PERSON_FIELDS:
            return "people"
        return "agenda" if part.label.field == "agenda" else "in"
    if whole_cue(lexicon, "description.sections_in", words) or (
        words.count(" ") < 7 and opening_cue(lexicon, "description.sections_in", words)
    ):
        return "agenda" if opening_cue(lexicon, "segments.agenda", words) else "in"
    return None


def _is_in_menu(inside: Inside, number: int) -> bool:
    """Whether a line is one of several short ones, most of them headings: "Overview", "Timetable", "Registration"."""
    parts, low, high = inside.parts, number, number
    if not _is_item_of_menu(parts[number]):
        return False
    while low and not parts[low].blanks and number - low < _MENU_MOST and _is_item_of_menu(parts[low - 1]):
        low -= 1
    while (
        high + 1 < len(parts)
        and not parts[high + 1].blanks
        and high - number < _MENU_MOST
        and _is_item_of_menu(parts[high + 1])
    ):
        high += 1
    run = parts[low : high + 1]
    return len(run) > 1 and sum(_is_bare(inside, part) for part in run) * 2 >= len(run)


def _is_item_of_menu(part: Part) -> bool:
    below = (
        part.label is None or part.label.value.start >= part.span.end or part.label.value.end == part.label.value.start
    )
    return len(part.text) < _MENU_ITEM and part.text[-1:].isalnum() and not part.moments and not part.item and below


def _is_bare(inside: Inside, part: Part) -> bool:
    """Whether a line is the heading of a section and no more."""
    if not _is_heading(part) or part.text.endswith(":"):
        return False
    return whole_cue(inside.lexicon, "description.sections_out", part.words) or whole_cue(
        inside.lexicon, "description.sections_in", part.words
    )


def _is_heading(part: Part) -> bool:
    return (
        len(part.text) <= _HEADING
        and part.kind in {"short", "heading", "label", "furniture", "sign_up", "contact", "access", "language", "party"}
        and not part.text.endswith(".")
    )


def _belongs(inside: Inside, number: int, section: str, chosen: list[Part]) -> bool:
    part = inside.parts[number]
    if part.kind == "label" and part.label is not None:
        return _label_belongs(inside, number, chosen)
    if section == "agenda" and (
        part.kind in {"when", "entry", "short", "item", "place"}
        or (part.kind in {"sign_up", "access", "virtual"} and part.moments)
    ):
        return part.item or not any(moment.date is not None for moment in part.moments)
    if section == "list":
        return True
    if part.kind in _NEVER:
        return section == "people" and part.kind == "place" and not part.moments
    if part.kind == "prose":
        return not (
            part.moments and part.moments[0].span.start - part.span.start < _AT_ONCE and len(part.text) < _ENTRY_MOST
        )
    if part.kind in {"when", "entry"}:
        return _is_agenda_line(inside, number)
    if part.kind == "item":
        return bool(chosen) or section in {"in", "people"}
    return section in {"in", "people"} or _is_told(part) or (bool(chosen) and _heads(inside, number))


def _is_told(part: Part) -> bool:
    """Whether a line without a full stop is long enough to tell what the event is about, not only to name it."""
    words = part.text.split()
    small = sum(word[:1].islower() for word in words)
    return part.kind == "short" and len(part.text) > _TOLD and small * 2 > len(words)


def _label_belongs(inside: Inside, number: int, chosen: list[Part]) -> bool:
    """A description behind its label; a person's label amid a list of people."""
    part = inside.parts[number]
    if part.label is None:
        return False
    if part.label.field == "description" or _tells_what(part):
        goes_on = bool(chosen) and not part.blanks and chosen[-1] is inside.parts[number - 1]
        return len(part.text) > _HEADING or _tells_what(part) or goes_on
    above = inside.parts[number - 1] if number else None
    return (
        part.label.field in _PERSON_FIELDS
        and bool(chosen)
        and chosen[-1] is above
        and not part.blanks
        and above is not None
        and above.kind != "prose"
    )


def _tells_what(part: Part) -> bool:
    """Whether the label of a title has a sentence behind it: "What: Fruit of the season, and music."."""
    told = part.label is not None and part.label.field in {"title", "topic"}
    return told and part.text.endswith((".", "!")) and part.text.count(" ") > _CLAUSE


def _is_agenda_line(inside: Inside, number: int) -> bool:
    """Whether a line that begins with a clock stands among others like it."""

    def clocked(at: int) -> bool:
        if not 0 <= at < len(inside.parts):
            return False
        part = inside.parts[at]
        return (
            bool(part.moments)
            and part.moments[0].date is None
            and part.moments[0].span.start - part.span.start < 4
            and part.kind == "entry"
        )

    near = sum(clocked(at) for at in range(number - 3, number + 4))
    return clocked(number) and near > _AGENDA_LEAST


def _heads(inside: Inside, number: int) -> bool:
    """Whether a short line stands right above prose or a list, as a heading does."""
    part, following = inside.parts[number], inside.parts[number + 1] if number + 1 < len(inside.parts) else None
    return (
        following is not None
        and (following.kind in {"prose", "item"} or _is_told(following))
        and (part.blanks > 0 or part.text.endswith(":"))
        and len(part.text) <= _HEADING
    )
