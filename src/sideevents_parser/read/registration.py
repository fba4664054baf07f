"""How to sign up, and what each link is for.

In: the parts of a block. Out: a ``SignUp`` with address, e-mail or a link that the text lost, and all links with their
roles. A link to join serves as the address when there is no other.
"""

from collections.abc import Iterator
from typing import Final

from sideevents_parser.read.cues import inner_cue, opening_cue, words_of
from sideevents_parser.read.parts import Inside, Part
from sideevents_parser.vocabulary.drafts import LinkDraft, SignUp
from sideevents_parser.vocabulary.mentions import LinkMention, Moment
from sideevents_parser.vocabulary.spans import Span

_BEFORE: Final = 120
_TAIL: Final = 200
_NEAR: Final = 120
_FIELDS: Final = {
    "registration": "registration",
    "deadline": "registration",
    "join": "join",
    "link": "information",
    "contact": "email",
    "platform": "join",
    "location": "join",
}
_RANK: Final = {"registration": 0, "join": 1, "stream": 2, "information": 3}


def read_links(inside: Inside) -> tuple[LinkDraft, ...]:
    """All links of the block, each with its role."""
    return tuple(
        LinkDraft(link.target, link.span.of(inside.document.text), link.span, _role(inside, at, link))
        for at, part in enumerate(inside.parts)
        for link in part.links
    )


def _role(inside: Inside, at: int, link: LinkMention) -> str:
    """What a link of a part is for: told by the words before it, its label, the line above it, its own address."""
    if link.kind == "email":
        return "email"
    if (told := _told_by_address(inside, link)) is not None:
        return told
    part = inside.parts[at]
    before = inside.document.view[max(part.span.start, link.span.start - _BEFORE) : link.span.start]
    for text in (before, _line_above(inside, at)):
        words = words_of(text)
        for role in ("registration", "join", "stream", "document", "information"):
            if inner_cue(inside.lexicon, f"links.{role}_words", words) is not None:
                return role
    label = next((each for each in reversed(part.labels) if each.value.holds(link.span)), None)
    if label is not None and label.field in _FIELDS:
        return _FIELDS[label.field]
    return "other"


def _told_by_address(inside: Inside, link: LinkMention) -> str | None:
    target = link.target.casefold()
    for role in ("aside", "registration", "join", "stream", "document"):
        if any(sign in target for sign in inside.lexicon.phrases(f"links.{role}_addresses")):
            return "other" if role == "aside" else role
    return None


def _line_above(inside: Inside, at: int) -> str:
    above = at and inside.parts[at].kind in {"link", "short", "item"}
    return inside.parts[at - 1].text[-_BEFORE:] if above else ""


def read_sign_up(inside: Inside, links: tuple[LinkDraft, ...]) -> SignUp | None:
    """How to register, or None where the block does not say."""
    places = [(part, cue) for part in inside.parts if (cue := _asks(inside, part)) is not None]
    url = _best_url(inside, links)
    email = next(_emails(links, [part for part, _ in places]), None)
    if not places and url is None:
        return None
    part = next((part for part, cue in places if cue == "sure"), places[0][0] if places else None)
    span = part.span if part is not None else url.span if url is not None else inside.block.span
    return SignUp(
        span,
        inside.quote(Span(span.start, min(span.end, span.start + 400))),
        url.text if url is not None else None,
        email.url if email is not None else None,
        _deadline(inside, [part for part, _ in places]),
        url is None and email is None and any(_points(inside, each) for each, _ in places),
    )


def _asks(inside: Inside, part: Part) -> str | None:
    """Whether a part asks to sign up: "sure" by its label or words, "maybe" in the midst of prose."""
    if any(label.field == "registration" for label in part.labels):
        return "sure"
    if _says(inside, part, "registration.asks", _TAIL):
        return "sure" if part.kind != "prose" else "maybe"
    return None


def _says(inside: Inside, part: Part, section: str, tail: int) -> bool:
    """Whether a part, whose first characters alone are read for cues, holds one there or in its tail."""
    if section in part.cues.inner:
        return True
    return len(part.text) > tail and inner_cue(inside.lexicon, section, words_of(part.text[-tail:])) is not None


def _best_url(inside: Inside, links: tuple[LinkDraft, ...]) -> LinkDraft | None:
    ranked = [link for link in links if link.role in {"registration", "join", "stream"}]
    if not ranked:
        urls = [link for link in links if link.role == "other" and not _aside(inside, link)]
        return urls[0] if len(urls) == 1 else None
    return min(ranked, key=lambda link: (_RANK[link.role], link.span.start))


def _aside(inside: Inside, link: LinkDraft) -> bool:
    return any(sign in link.url.casefold() for sign in inside.lexicon.phrases("links.aside_addresses"))


def _emails(links: tuple[LinkDraft, ...], parts: list[Part]) -> Iterator[LinkDraft]:
    """Addresses on the lines that ask to sign up."""
    for link in links:
        if link.role == "email" and any(part.span.holds(link.span) for part in parts):
            yield link


def _deadline(inside: Inside, parts: list[Part]) -> Moment | None:
    """The moment that follows "by" or "until" where the text asks to sign up."""
    until = inside.lexicon.folded("registration.until")
    for part in parts:
        for moment in part.moments:
            last = words_of(
                inside.document.view[max(part.span.start, moment.span.start - 40) : moment.span.start]
            ).split()
            if any(" ".join(last[-count:]) in until for count in (1, 2, 3)):
                return moment
    for label in inside.mentions.labels:
        written = words_of(label.span.of(inside.document.view))
        if label.field == "deadline" and opening_cue(inside.lexicon, "registration.asks", written):
            return next((moment for moment in inside.mentions.moments if label.value.holds(moment.span)), None)
    return None


def _points(inside: Inside, part: Part) -> bool:
    """Whether a text speaks of a link that it does not hold: "Register here", "on this link"."""
    return _says(inside, part, "links.lost", _NEAR)
