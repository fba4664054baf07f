"""What was read so far: pages, events, errors by kind, diagnostics by code.

``tally_of(rows)`` counts a batch; tallies add up, and survive JSON.
"""

from collections import Counter
from typing import Any, Final, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc


class Tally(NamedTuple):
    """Counts of pages and of what they gave; ``empty`` are pages without events."""

    pages: int
    events: int
    empty: int
    errors: Counter[str]
    notes: Counter[str]

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(
            self.pages + other.pages,
            self.events + other.events,
            self.empty + other.empty,
            self.errors + other.errors,
            self.notes + other.notes,
        )

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> "Tally":
        """A tally as ``_asdict`` and JSON left it."""
        return cls(**{**value, "errors": Counter(value["errors"]), "notes": Counter(value["notes"])})


NOTHING: Final = Tally(0, 0, 0, Counter(), Counter())


def tally_of(rows: pa.RecordBatch) -> Tally:
    """The counts of a batch of rows."""
    outcomes = _counted(rows.column("outcome"))
    first = pc.not_equal(pc.fill_null(rows.column("event"), 0), 0)
    pages = rows.num_rows - pc.sum(first).as_py() if rows.num_rows else 0
    notes = _codes(rows.column("diagnostics")) + _codes(rows.filter(pc.invert(first)).column("page_diagnostics"))
    return Tally(pages, outcomes["event"], outcomes["no_event"], _counted(rows.column("error")), notes)


def summary_lines(tally: Tally) -> list[str]:
    """The tally for people."""
    failed = sum(tally.errors.values())
    lines = [f"{tally.pages:,} pages: {tally.events:,} events; {tally.empty:,} pages without events, {failed:,} failed"]
    if failed:
        lines.append(f"failed: {_listed(tally.errors)}")
    if tally.notes:
        lines.append(f"diagnostics: {_listed(tally.notes)}")
    return lines


def _listed(counts: Counter[str]) -> str:
    return ", ".join(
        f"{count:,} {name}" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _codes(notes: pa.ListArray) -> Counter[str]:
    return _counted(notes.flatten().field("code"))


def _counted(values: pa.Array) -> Counter[str]:
    return Counter({each["values"]: each["counts"] for each in pc.value_counts(values.drop_null()).to_pylist()})
