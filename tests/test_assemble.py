"""Records made of drafts: identity, gaps, evidence, diagnostics."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sideevents_parser.assemble import assemble, find_gaps
from sideevents_parser.lexicon.language import load_lexicon
from sideevents_parser.records import ParseResult
from sideevents_parser.resolve.context import Context
from sideevents_parser.text.document import read_text
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Candidate, Draft, Party, Resolved, SignUp, Timing
from sideevents_parser.vocabulary.notes import CODES, Note
from sideevents_parser.vocabulary.settings import Settings
from sideevents_parser.vocabulary.spans import Span

TEXT = "Rivers and Rights, held by the Water League on 5 May 2021 in Geneva." * 4
WHOLE = Span(0, 68)
CONTEXT = Context(Settings(), load_lexicon(("en",)))


def draft(
    title: str | None = "Rivers and Rights",
    organizer: str | None = "Water League",
    start: int = 0,
    prose: str | None = None,
) -> Draft:
    """A draft of one block."""
    span = Span(start, start + 68)
    return Draft(
        Block(span),
        title=Candidate("title", title, span, "line") if title else None,
        description=Candidate("description", prose, span, "prose") if prose else None,
        parties=(Party(organizer, "organizer", span, "label"),) if organizer else (),
    )


def on(day: int, hour: int | None = None, previous: int | None = None) -> Resolved:
    """A resolved day of May 2021."""
    timing = Timing(WHOLE, dt.date(2021, 5, day), dt.time(hour) if hour is not None else None)
    former = (Timing(WHOLE, dt.date(2021, 5, previous)),) if previous else ()
    return Resolved((timing,), former)


def result_of(*pairs: tuple[Draft, Resolved]) -> ParseResult:
    """The records of some drafts."""
    return assemble(read_text(TEXT), [each for each, _ in pairs], [each for _, each in pairs], CONTEXT)


def uid_of(one: Draft, resolved: Resolved) -> str:
    """The identity of a single event."""
    return result_of((one, resolved)).events[0].uid


def test_uid_survives_small_edits() -> None:
    uid = uid_of(draft(), on(5, 10))
    assert uid == uid_of(draft("RIVERS  and rights!", "The Water League".removeprefix("The ")), on(5, 11))
    assert uid == uid_of(draft(prose="A text that was added later."), on(5, 10))


def test_uid_tells_events_apart() -> None:
    uids = {
        uid_of(draft(), on(5)),
        uid_of(draft(), on(6)),
        uid_of(draft("Rivers and Wrongs"), on(5)),
        uid_of(draft(organizer="Rain Club"), on(5)),
    }
    assert len(uids) == 4


def test_uid_stays_when_the_event_is_moved() -> None:
    assert uid_of(draft(), on(5)) == uid_of(draft(), on(20, previous=5))


def test_uid_without_names_comes_from_the_first_words() -> None:
    first, same, other = (
        "We meet by the river, all of us, at last.",
        "We meet by the river, all of us, at last, I hope.",
        "Nobody meets.",
    )
    assert uid_of(draft(None, None, prose=first), on(5)) == uid_of(draft(None, None, prose=same), on(5))
    assert uid_of(draft(None, None, prose=first), on(5)) != uid_of(draft(None, None, prose=other), on(5))


def test_uids_do_not_depend_on_the_order_of_the_page() -> None:
    early, late, other = on(5, 10), on(5, 15), on(6, 9)
    forwards = result_of((draft(), early), (draft(start=68), late), (draft(start=136), other))
    backwards = result_of((draft(), other), (draft(start=68), late), (draft(start=136), early))
    assert [event.uid for event in forwards.events] == [event.uid for event in reversed(backwards.events)]
    assert len({event.uid for event in forwards.events}) == 3
    assert forwards.events[0].uid == uid_of(draft(), early)


@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: Span(min(pair), max(pair))), max_size=6)
)
def test_gaps_and_blocks_make_up_the_text(spans: list[Span]) -> None:
    gaps = find_gaps(90, spans)
    covered = sorted({at for start, end in (*gaps, *spans) for at in range(start, end)})
    assert covered == list(range(90))
    assert all(gap.end > gap.start for gap in gaps)
    assert not any(at in range(*gap) for gap in gaps for span in spans for at in range(*span))


def test_notes_become_diagnostics() -> None:
    resolved = Resolved(notes=(Note("equivalents_disagree", "occurrences", WHOLE, (("minutes", 60),)),))
    (diagnostic,) = result_of((draft(), resolved)).events[0].diagnostics
    assert (diagnostic.code, diagnostic.severity, diagnostic.message) == (
        "equivalents_disagree",
        *CODES["equivalents_disagree"],
    )
    assert diagnostic.data == {"minutes": 60}


def test_evidence_quotes_rules_and_spans() -> None:
    one = draft()._replace(mode=Candidate("attendance_mode", "in_person", WHOLE, "places"))
    resolved = on(5)._replace(
        evidence=(
            ("occurrences.0.date", Span(47, 57), "label", "stated"),
            ("occurrences.0.date", WHOLE, "heading", "inferred"),
        )
    )
    evidence = result_of((one, resolved)).events[0].evidence
    assert set(evidence) == {"title", "organizers.0", "attendance_mode", "occurrences.0.date"}
    assert evidence["attendance_mode"][0].basis == "inferred"
    assert evidence["occurrences.0.date"][0].span.of(TEXT) == "5 May 2021"
    assert [each.rule for each in evidence["occurrences.0.date"]] == ["label", "heading"]


def test_deadline_alone_makes_a_registration() -> None:
    resolved = Resolved(deadline=Timing(Span(47, 57), dt.date(2021, 5, 5)))
    registration = result_of((draft(), resolved)).events[0].registration
    assert registration is not None
    assert registration.text == "5 May 2021"
    with_link = draft()._replace(sign_up=SignUp(WHOLE, "Register", url="https://example.org/r"))
    registration = result_of((with_link, resolved)).events[0].registration
    assert registration is not None
    assert (registration.url, registration.deadline is not None) == ("https://example.org/r", True)


def test_records_survive_json() -> None:
    result = result_of((draft(prose="Prose."), on(5, 10, previous=4)))
    assert ParseResult.model_validate_json(result.model_dump_json(context={"text": True})) == result


@pytest.mark.parametrize("length", [0, 68])
def test_page_without_events_is_one_gap(length: int) -> None:
    result = assemble(read_text(TEXT[:length]), [], [], CONTEXT)
    assert result.events == ()
    assert result.gaps == ((Span(0, length),) if length else ())
