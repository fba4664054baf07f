"""What is read from a block and what is made of it, before it becomes a record."""

import datetime as dt
from typing import NamedTuple

from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import Moment
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.spans import Span


class Candidate(NamedTuple):
    """One possible value of a field, with where it stands, the rule that proposed it and how much that rule weighs."""

    field: str
    value: str
    span: Span
    rule: str
    weight: int = 0


class Party(NamedTuple):
    """An organizer.

    The name as written and its role (organizer, host, convener, co_organizer, co_host, sponsor, co_sponsor, partner,
    supporter).
    """

    name: str
    role: str
    span: Span
    rule: str


class Person(NamedTuple):
    """A speaker. ``role``: speaker, moderator, chair, keynote, discussant, panelist, opener, ..."""

    name: str
    span: Span
    role: str = "speaker"
    honorific: str | None = None
    job_title: str | None = None
    affiliation: str | None = None
    rule: str = ""


class Place(NamedTuple):
    """A place as written. ``kind``: physical or virtual; ``platform``: Zoom, Webex, ...; ``url`` of a virtual one."""

    text: str
    span: Span
    kind: str = "physical"
    platform: str | None = None
    url: str | None = None
    rule: str = ""


class SignUp(NamedTuple):
    """How to register. ``lost``: the text points at a link whose address is not in it."""

    span: Span
    text: str
    url: str | None = None
    email: str | None = None
    deadline: Moment | None = None
    lost: bool = False


class LinkDraft(NamedTuple):
    """A link with what it is for: registration, join, stream, information, document, email, other."""

    url: str
    text: str
    span: Span
    role: str


class Dated(NamedTuple):
    """A moment of the block with the part that it plays.

    ``role``: event, deadline_registration, deadline_submission, doors, published, past_reference, agenda_item,
    session_of_parent, previous_date, default (holds for the whole page), unknown. ``governs``: it stands outside the
    block, as a heading above it.
    """

    moment: Moment
    role: str
    governs: bool = False
    labelled: bool = False
    again: bool = False


class Draft(NamedTuple):
    """All that was read inside one block."""

    block: Block
    dated: tuple[Dated, ...] = ()
    title: Candidate | None = None
    description: Candidate | None = None
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    mode: Candidate | None = None
    sign_up: SignUp | None = None
    links: tuple[LinkDraft, ...] = ()
    status: Candidate | None = None
    language: str | None = None
    interpretation: tuple[str, ...] = ()
    event_type: Candidate | None = None
    parent_event: Candidate | None = None
    notes: tuple[Note, ...] = ()


class ZoneReading(NamedTuple):
    """The zone that was decided for a clock; see ``ZoneHint`` of the records for the fields."""

    text: str
    span: Span | None
    kind: str
    zone: str | None
    utc_offset: int | None
    literal_utc_offset: int | None
    candidates: tuple[str, ...]
    basis: str


class Timing(NamedTuple):
    """A resolved occurrence; see ``Occurrence`` of the records for the fields."""

    span: Span
    date: dt.date | None
    start_time: dt.time | None = None
    end_date: dt.date | None = None
    end_time: dt.time | None = None
    timezone: ZoneReading | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    equivalents: tuple["Timing", ...] = ()
    alternatives: tuple["Timing", ...] = ()
    label: str | None = None
    note: str | None = None
    recurrence: str | None = None


class Resolved(NamedTuple):
    """What a block's dates mean.

    Occurrences (first = main), former ones, a registration deadline, with the notes and evidence for them.

    ``evidence`` holds (field path, span, rule, basis) rows.
    """

    occurrences: tuple[Timing, ...] = ()
    previous: tuple[Timing, ...] = ()
    deadline: Timing | None = None
    notes: tuple[Note, ...] = ()
    evidence: tuple[tuple[str, Span, str, str], ...] = ()
