"""Drafts and what they mean → validated records, at the border and nowhere else.

In: the drafts of a page, each with its resolved dates, and the page's context. Out: a ``ParseResult``. Each event is
one ``model_validate`` of plain dicts and tuples; blocks and gaps make up the whole text.
"""

import re
from collections.abc import Iterable
from hashlib import blake2b
from typing import Any, Final

from sideevents_parser.lexicon.language import fold
from sideevents_parser.records import MAIN_ROLES, Occurrence, PageContext, ParseResult, SideEvent
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.drafts import (
    Candidate,
    Draft,
    LinkDraft,
    Party,
    Person,
    Place,
    Resolved,
    SignUp,
    Timing,
    ZoneReading,
)
from sideevents_parser.vocabulary.notes import CODES, Note
from sideevents_parser.vocabulary.spans import Span

_WORD: Final = re.compile(r"\w{1,80}")
_FIRST_WORDS: Final = 8
_SINGLE: Final = ("title", "description", "attendance_mode", "status", "event_type", "super_event")
_INFERRED_RULES: Final = frozenset({"places", "venue", "platform"})  # a mode that no word of the text states


def assemble(
    document: Document, drafts: Iterable[Draft], resolved: Iterable[Resolved], context: Context
) -> ParseResult:
    """The records of a page: events, the gaps between them, the page's context."""
    pairs = tuple(zip(drafts, resolved, strict=True))
    uids = _uids(document, pairs)
    events = tuple(
        SideEvent.model_validate(_event(document, draft, timing, uid))
        for (draft, timing), uid in zip(pairs, uids, strict=True)
    )
    return ParseResult(
        text=document.text,
        events=events,
        gaps=find_gaps(len(document.text), (draft.block.span for draft, _ in pairs)),
        context=PageContext.model_validate(_page_context(context)),
        diagnostics=tuple(map(_diagnostic, context.notes)),  # type: ignore[arg-type]
    )


def make_occurrence(timing: Timing) -> Occurrence:
    """The record of one resolved occurrence."""
    return Occurrence.model_validate(_occurrence(timing))


def find_gaps(length: int, spans: Iterable[Span]) -> tuple[Span, ...]:
    """What lies outside ``spans`` in a text of ``length`` characters."""
    gaps, cursor = [], 0
    for start, end in sorted(spans):
        if start > cursor:
            gaps.append(Span(cursor, start))
        cursor = max(cursor, end)
    if cursor < length:
        gaps.append(Span(cursor, length))
    return tuple(gaps)


def _event(document: Document, draft: Draft, resolved: Resolved, uid: str) -> dict[str, Any]:
    """An event as plain values, ready to be validated."""
    return {
        "uid": uid,
        "span": draft.block.span,
        "title": _value(draft.title),
        "description": _value(draft.description),
        "organizers": tuple(map(_organizer, draft.parties)),
        "occurrences": tuple(map(_occurrence, resolved.occurrences)),
        "locations": tuple(map(_location, draft.places)),
        "attendance_mode": _value(draft.mode),
        "speakers": tuple(map(_speaker, draft.people)),
        "registration": _registration(document, draft.sign_up, resolved.deadline),
        "links": tuple(map(_link, draft.links)),
        "status": _value(draft.status) or "scheduled",
        "previous": tuple(map(_occurrence, resolved.previous)),
        "event_type": _value(draft.event_type),
        "super_event": _value(draft.parent_event),
        "language": draft.language,
        "interpretation": draft.interpretation,
        "evidence": _evidence(draft, resolved),
        "diagnostics": tuple(map(_diagnostic, (*draft.notes, *resolved.notes))),
    }


def _value(candidate: Candidate | None) -> str | None:
    return candidate.value if candidate is not None else None


def _organizer(party: Party) -> dict[str, Any]:
    return {"name": party.name, "role": party.role, "span": party.span}


def _speaker(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "span": person.span,
        "role": person.role,
        "honorific": person.honorific,
        "job_title": person.job_title,
        "affiliation": person.affiliation,
    }


def _location(place: Place) -> dict[str, Any]:
    return {"text": place.text, "span": place.span, "kind": place.kind, "platform": place.platform, "url": place.url}


def _link(link: LinkDraft) -> dict[str, Any]:
    return {"url": link.url, "text": link.text, "span": link.span, "role": link.role}


def _registration(document: Document, sign_up: SignUp | None, deadline: Timing | None) -> dict[str, Any] | None:
    due = _occurrence(deadline) if deadline is not None else None
    if sign_up is not None:
        return {"text": sign_up.text, "span": sign_up.span, "url": sign_up.url, "email": sign_up.email, "deadline": due}
    if deadline is not None:
        return {"text": deadline.span.of(document.text), "span": deadline.span, "deadline": due}
    return None


def _occurrence(timing: Timing) -> dict[str, Any]:
    """A resolved occurrence as plain values, with its equivalents and alternatives."""
    fields: dict[str, Any] = {
        "span": timing.span,
        "date": timing.date,
        "start_time": timing.start_time,
        "end_date": timing.end_date,
        "end_time": timing.end_time,
        "start": timing.start,
        "end": timing.end,
        "label": timing.label,
        "note": timing.note,
        "recurrence": timing.recurrence,
    }
    if timing.timezone is not None:
        fields["timezone"] = _zone(timing.timezone)
    if timing.equivalents:
        fields["equivalents"] = tuple(map(_occurrence, timing.equivalents))
    if timing.alternatives:
        fields["alternatives"] = tuple(map(_occurrence, timing.alternatives))
    return fields


def _zone(zone: ZoneReading) -> dict[str, Any]:
    return zone._asdict()


def _diagnostic(note: Note) -> dict[str, Any]:
    severity, message = CODES[note.code]
    return {
        "code": note.code,
        "message": message,
        "severity": severity,
        "field": note.field,
        "span": note.span,
        "data": dict(note.data),
    }


def _evidence(draft: Draft, resolved: Resolved) -> dict[str, tuple[dict[str, Any], ...]]:
    """Where each value comes from, under its path: ``title``, ``organizers.0``, ``occurrences.0.date``."""
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    single = (draft.title, draft.description, draft.mode, draft.status, draft.event_type, draft.parent_event)
    for name, one in zip(_SINGLE, single, strict=True):
        if one is not None:
            basis = "inferred" if one.rule in _INFERRED_RULES else "stated"
            found[name] = ({"span": one.span, "rule": one.rule, "basis": basis},)
    found |= {f"organizers.{at}": _stated(party.span, party.rule) for at, party in enumerate(draft.parties)}
    found |= {f"speakers.{at}": _stated(person.span, person.rule) for at, person in enumerate(draft.people)}
    found |= {f"locations.{at}": _stated(place.span, place.rule) for at, place in enumerate(draft.places)}
    if draft.sign_up is not None:
        found["registration"] = _stated(draft.sign_up.span, "sign_up")
    return found | _by_path(resolved.evidence)


def _stated(span: Span, rule: str) -> tuple[dict[str, Any], ...]:
    return ({"span": span, "rule": rule, "basis": "stated"},)


def _by_path(rows: Iterable[tuple[str, Span, str, str]]) -> dict[str, tuple[dict[str, Any], ...]]:
    found: dict[str, tuple[dict[str, Any], ...]] = {}
    for path, span, rule, basis in rows:
        row = {"span": span, "rule": rule, "basis": basis}
        found[path] = (*found[path], row) if path in found else (row,)
    return found


def _page_context(context: Context) -> dict[str, Any]:
    return {
        "year": context.year,
        "timezone": _zone(context.zone) if context.zone is not None else None,
        "language": context.language,
        "day_month_order": context.order,
        "evidence": _by_path(context.evidence),
    }


def _uids(document: Document, pairs: tuple[tuple[Draft, Resolved], ...]) -> list[str]:
    """An identity for each event that survives re-scraping, small edits and reordering.

    Events that share organizer, title and day are told apart by their hour: the earliest keeps the plain identity, so
    that a second sitting added later changes nothing for the first.
    """
    keys = [_identity(document, draft, resolved) for draft, resolved in pairs]
    hours = [_hour(resolved) for _, resolved in pairs]
    uids = [""] * len(keys)
    seen: dict[str, int] = {}
    for hour, key, at in sorted(zip(hours, keys, range(len(keys)), strict=True)):
        again = seen.get(key, 0)
        seen[key] = again + 1
        uids[at] = _hash(key if not again else f"{key}|{hour}|{again}")
    return uids


def _identity(document: Document, draft: Draft, resolved: Resolved) -> str:
    """Folded main organizer, title and local day; the first words of the text where neither name is stated."""
    main = next((party for party in draft.parties if party.role in MAIN_ROLES), None)
    organizer = _words(main.name) if main else ""
    title = _words(draft.title.value) if draft.title else ""
    if not organizer and not title:
        title = _words(_value(draft.description) or draft.block.span.of(document.text)[:400], _FIRST_WORDS)
    return f"{organizer}|{title}|{_day(resolved)}"


def _day(resolved: Resolved) -> str:
    """The day as first announced: an event that was moved stays the same event."""
    timing = next((each for each in (*resolved.previous, *resolved.occurrences) if each.date is not None), None)
    return timing.date.isoformat() if timing is not None and timing.date is not None else ""


def _hour(resolved: Resolved) -> str:
    first = resolved.occurrences[0].start_time if resolved.occurrences else None
    return first.isoformat() if first is not None else ""


def _words(text: str, most: int | None = None) -> str:
    return " ".join(_WORD.findall(fold(text))[:most])


def _hash(key: str) -> str:
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
