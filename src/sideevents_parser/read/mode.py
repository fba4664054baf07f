"""Whether one attends in person, online or both.

In: the parts of a block and its places. Out: a ``Candidate``. A venue alone is in person, a venue with a stream
hybrid; where the block says nothing, the page's head may ("climate events online").
"""

from typing import Final

from sideevents_parser.read.cues import inner_cue, words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.vocabulary.drafts import Candidate, Place
from sideevents_parser.vocabulary.spans import Span

_WEAK: Final = frozenset({"city", "titled"})
_PAGE_HEAD: Final = 400


def is_all_online(inside: Inside) -> bool:
    """Whether a block says that nobody meets in a room: names in its sentences are of people's seats then."""
    return (
        _said(inside, "modes.only_online") is not None
        and _said(inside, "modes.hybrid") is None
        and _said(inside, "modes.stream") is None
    )


def read_mode(inside: Inside, places: tuple[Place, ...]) -> Candidate | None:
    """How one attends: in person, online or both, by what the block says and by its places."""
    physical = next((place for place in places if place.kind == "physical"), None)
    virtual = next((place.span for place in places if place.kind == "virtual"), None) or _online(inside)
    virtual = virtual or _said(inside, "modes.only_online")
    hybrid = _said(inside, "modes.hybrid")
    if (
        physical is not None
        and physical.rule in _WEAK
        and virtual is not None
        and _said(inside, "modes.stream") is None
    ):
        physical = None  # a webinar listed under its organizer's city or with a name behind "at"
    if hybrid is not None or (physical is not None and virtual is not None):
        return Candidate(
            "attendance_mode", "hybrid", hybrid or virtual or inside.block.span, "words" if hybrid else "places"
        )
    if virtual is not None:
        person = _said(inside, "modes.in_person") is not None and not is_all_online(inside)
        return Candidate("attendance_mode", "hybrid" if person else "online", virtual, "words")
    if physical is not None:
        return Candidate("attendance_mode", "in_person", physical.span, "places")
    if (span := _said(inside, "modes.in_person")) is not None:
        return Candidate("attendance_mode", "in_person", span, "words")
    return _mode_of_page(inside)


def _mode_of_page(inside: Inside) -> Candidate | None:
    """The mode that the page's head gives to all of its events: "climate events online"."""
    view = inside.document.view
    head = Span(0, min(inside.block.span.start, _PAGE_HEAD))
    for span in (*inside.block.headings, head):
        words = words_of(view[span.start : span.end])
        if (
            inner_cue(inside.lexicon, "modes.online_pages", words) is not None
            and inner_cue(inside.lexicon, "modes.in_person", words) is None
        ):
            return Candidate("attendance_mode", "online", span, "page")
    return None


def _said(inside: Inside, section: str) -> Span | None:
    return next((part.span for part in inside.parts if section in part.cues.inner), None)


def _online(inside: Inside) -> Span | None:
    """Where the block says that one can attend from afar; a link to a meeting says it too."""
    for part in inside.parts:
        if part.kind == "contact":
            continue
        if "modes.online" in part.cues.inner:
            return part.span
        if part.kind == "prose" and "modes.online_lines" in part.cues.opening:
            return part.span
        if (
            part.kind != "prose"
            and "modes.online_lines" in part.cues.inner
            and "modes.not_online" not in part.cues.inner
        ):
            return part.span
        for link in part.links:
            if link.kind == "url" and any(
                host in link.target for host in inside.lexicon.phrases("links.meeting_hosts")
            ):
                return link.span
    return None
