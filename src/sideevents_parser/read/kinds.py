"""What kind of event it is, and the larger event to which it belongs.

In: the parts of a block and its title. Out: ``Candidate``s: a word such as ``webinar``, a name such as ``Human Rights
Council``.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import inner_cue, words_of
from sideevents_parser.read.parts import Inside
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_HEAD: Final = 6
_REACH: Final = 200
_NAME: Final = re.compile(
    r"(?:the )?(?P<name>(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w'&/-]{0,30})"
    r"(?: (?:(?:of|on|for|to|and|the|in|session|meeting) ){0,4}[A-Z0-9][\w'&/-]{0,30}){0,12}(?: session)?)"
)


def read_event_type(inside: Inside, title: Candidate | None) -> Candidate | None:
    """The kind of the event, in the singular word of the language file: from a label, the title, the first lines."""
    for label in inside.mentions.labels:
        if (
            label.field in {"event_type", "category"}
            and (kind := _kind_in(label.value.of(inside.document.view)[:_REACH], inside.lexicon)) is not None
        ):
            return Candidate("event_type", kind, label.value, f"label.{label.field}")
    if title is not None and (kind := _kind_in(title.value, inside.lexicon)) is not None:
        return Candidate("event_type", kind, title.span, "title")
    for part in inside.parts[:_HEAD]:
        if (kind := _kind_in(part.text[:_REACH], inside.lexicon)) is not None:
            return Candidate("event_type", kind, part.span, part.kind)
    return None


def _kind_in(text: str, lexicon: Lexicon) -> str | None:
    cue = inner_cue(lexicon, "event_types.words", words_of(text))
    return cue.strip() if cue is not None else None


def read_parent_event(inside: Inside) -> Candidate | None:
    """The conference or session on whose margins the event is held."""
    for label in inside.mentions.labels:
        if label.field == "parent_event" and label.value.end > label.value.start:
            return Candidate("parent_event", inside.quote(label.value), label.value, "label.parent_event")
    for part in inside.parts:
        cue = part.cues.inner.get("event_types.parent_leads")
        if cue is None:
            continue
        at = part.text.casefold().find(cue.strip())
        named = _NAME.match(part.text, at + len(cue.strip()) + 1) if at >= 0 else None
        if named is not None:
            span = Span(part.span.start + named.start("name"), part.span.start + named.end("name"))
            return Candidate("parent_event", inside.quote(span), span, "prose")
    return None
