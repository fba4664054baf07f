"""The records: what callers, exporters and scores read.

Frozen Pydantic models; names follow iCalendar, schema.org/Event and TIMEX3.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
)
from pydantic_core import CoreSchema, core_schema

from sideevents_parser.text.document import well_formed
from sideevents_parser.vocabulary.spans import Span as TextSpan

OrganizerRole = Literal[
    "organizer", "host", "convener", "co_organizer", "co_host", "sponsor", "co_sponsor", "partner", "supporter"
]
ZoneKind = Literal["offset", "iana", "place", "country", "abbreviation", "name", "page", "venue", "caller"]
Basis = Literal["stated", "inferred", "assumed"]
Status = Literal["scheduled", "cancelled", "postponed", "rescheduled", "moved_online", "tentative"]
AttendanceMode = Literal["in_person", "online", "hybrid"]
Severity = Literal["info", "warning", "error"]
MAIN_ROLES = ("organizer", "host", "convener")


class _SpanSchema:
    """Takes a span as it is and reads ``[start, end]`` from JSON: cheaper than a validated named tuple."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        offset = core_schema.int_schema(ge=0)
        pair = core_schema.no_info_after_validator_function(TextSpan._make, core_schema.tuple_schema([offset, offset]))
        return core_schema.json_or_python_schema(
            json_schema=pair,
            python_schema=core_schema.union_schema(
                [core_schema.is_instance_schema(TextSpan), pair], mode="left_to_right"
            ),
        )


Span = Annotated[TextSpan, _SpanSchema]


class Record(BaseModel):
    """What all records share: nothing may be changed and nothing unknown may be added."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)  # built when first used


class Evidence(Record):
    """Where a value comes from: the text it was read off, the rule that read it, and whether the text states it."""

    span: Span
    rule: str
    basis: Basis = "stated"


class Diagnostic(Record):
    """Something inferred, ambiguous or contradictory. ``code`` is a word of ``sideevents_parser.DIAGNOSTIC_CODES``."""

    code: str
    message: str
    severity: Severity = "info"
    field: str | None = None
    span: Span | None = None
    data: dict[str, Any] = Field(default_factory=dict)


class ZoneHint(Record):
    """A time zone as hinted at. Offsets are in minutes east of UTC.

    ``utc_offset`` is the one in force at the occurrence, ``literal_utc_offset`` the one that the abbreviation or offset
    itself says (EST = -300).
    """

    text: str
    span: Span | None = None
    kind: ZoneKind
    zone: str | None = None
    utc_offset: int | None = None
    literal_utc_offset: int | None = None
    candidates: tuple[str, ...] = ()
    basis: Basis = "stated"


class Occurrence(Record):
    """One session or stretch of days, by the wall clock as announced; ends are inclusive as written.

    ``start`` and ``end`` are aware and set only when date, time and zone are known and the instant exists and is
    unique.
    """

    span: Span | None = None
    date: dt.date | None = None
    start_time: dt.time | None = None
    end_date: dt.date | None = None
    end_time: dt.time | None = None
    timezone: ZoneHint | None = None
    start: dt.datetime | None = None
    end: dt.datetime | None = None
    equivalents: tuple["Occurrence", ...] = ()
    alternatives: tuple["Occurrence", ...] = ()
    label: str | None = None
    note: str | None = None
    recurrence: str | None = None


class Organizer(Record):
    """Who holds the event, and as what."""

    name: str
    role: OrganizerRole = "organizer"
    span: Span


class Speaker(Record):
    """A person who takes part; ``name`` is without honorific."""

    name: str
    span: Span
    honorific: str | None = None
    role: str = "speaker"
    job_title: str | None = None
    affiliation: str | None = None


class Location(Record):
    """A place as written."""

    text: str
    span: Span
    kind: Literal["physical", "virtual"] = "physical"
    platform: str | None = None
    url: str | None = None


class Registration(Record):
    """How to sign up; ``deadline`` is by the wall clock as announced."""

    text: str
    span: Span
    url: str | None = None
    email: str | None = None
    deadline: Occurrence | None = None


class Link(Record):
    """A link and what it is for."""

    url: str
    text: str
    span: Span
    role: str = "other"


class SideEvent(Record):
    """One announced event."""

    uid: str
    span: Span
    title: str | None = None
    description: str | None = None
    organizers: tuple[Organizer, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    locations: tuple[Location, ...] = ()
    attendance_mode: AttendanceMode | None = None
    speakers: tuple[Speaker, ...] = ()
    registration: Registration | None = None
    links: tuple[Link, ...] = ()
    status: Status = "scheduled"
    previous: tuple[Occurrence, ...] = ()
    event_type: str | None = None
    super_event: str | None = None
    language: str | None = None
    interpretation: tuple[str, ...] = ()
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def organizer(self) -> str | None:
        """The name of the main organizer."""
        main = (organizer for organizer in self.organizers if organizer.role in MAIN_ROLES)
        first = next(main, None) or next(iter(self.organizers), None)
        return first.name if first else None

    @property
    def occurrence(self) -> Occurrence | None:
        """The main occurrence."""
        return self.occurrences[0] if self.occurrences else None

    @property
    def date(self) -> dt.date | None:
        """The day on which the main occurrence begins."""
        return self.occurrence.date if self.occurrence else None

    @property
    def start_time(self) -> dt.time | None:
        """The wall clock at which the main occurrence begins."""
        return self.occurrence.start_time if self.occurrence else None

    @property
    def end_time(self) -> dt.time | None:
        """The wall clock at which the main occurrence ends."""
        return self.occurrence.end_time if self.occurrence else None

    @property
    def timezone(self) -> ZoneHint | None:
        """The time zone of the main occurrence."""
        return self.occurrence.timezone if self.occurrence else None

    @property
    def start(self) -> dt.datetime | None:
        """The instant at which the main occurrence begins."""
        return self.occurrence.start if self.occurrence else None

    @property
    def end(self) -> dt.datetime | None:
        """The instant at which the main occurrence ends."""
        return self.occurrence.end if self.occurrence else None


class PageContext(Record):
    """What the page as a whole supports, each with its evidence under the field's name."""

    year: int | None = None
    timezone: ZoneHint | None = None
    language: str | None = None
    day_month_order: Literal["DM", "MD"] | None = None
    evidence: dict[str, tuple[Evidence, ...]] = Field(default_factory=dict)


class ParseResult(Record):
    """All that was found on one page. Blocks and gaps make up the whole text.

    ``text`` is what all spans index. It is left out of JSON unless ``context={"text": True}`` asks for it.
    """

    text: str = Field(default="", repr=False)
    events: tuple[SideEvent, ...] = ()
    gaps: tuple[Span, ...] = ()
    context: PageContext = PageContext()
    diagnostics: tuple[Diagnostic, ...] = ()

    # Two methods and no serializer in Python: that would build every record twice and cost four times as much.
    def model_dump(self, **choices: Any) -> dict[str, Any]:  # noqa: ANN401 - the choices of Pydantic
        """As Pydantic's own, without the text unless ``context={"text": True}`` asks for it."""
        return super().model_dump(**_without_text(choices))

    def model_dump_json(self, **choices: Any) -> str:  # noqa: ANN401 - likewise
        """As Pydantic's own, without the text unless ``context={"text": True}`` asks for it."""
        readable = well_formed(self.text)  # JSON is UTF-8, which has no lone surrogates
        if readable != self.text:
            return self.model_copy(update={"text": readable}).model_dump_json(**choices)
        return super().model_dump_json(**_without_text(choices))


def _without_text(choices: dict[str, Any]) -> dict[str, Any]:
    """The choices of a dump with ``text`` among what is left out, unless they ask for it."""
    if (choices.get("context") or {}).get("text") or choices.get("include") is not None:
        return choices
    left_out = choices.get("exclude")
    if isinstance(left_out, Mapping):
        return {**choices, "exclude": {**left_out, "text": True}}
    return {**choices, "exclude": {*(left_out or ()), "text"}}
