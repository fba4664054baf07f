"""What was read so far: pages, events, errors by kind, diagnostics by code.

``tally_of(rows)`` counts a batch; tallies add up, and survive JSON.
"""

from collections import Counter
from typing import Any, Final, NamedTuple

import pyarrow as pa


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
    outcomes = Counter(rows.column("outcome").to_pylist())
    errors = Counter(error for error in rows.column("error").to_pylist() if error)
    first = [not number for number in rows.column("event").to_pylist()]
    of_pages = rows.column("page_diagnostics").to_pylist()
    notes = Counter(rows.column("diagnostics").flatten().field("code").to_pylist())
    notes.update(note["code"] for begins, found in zip(first, of_pages, strict=True) if begins for note in found or ())
    return Tally(sum(first), outcomes["event"], outcomes["no_event"], errors, notes)


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
