"""What a part is written as: a function for each form, which takes the part's batches of rows one by one.

Parquet keeps all rows. JSON lines, CSV and calendars hold the events alone; for them a list of the pages is written
beside each part, so that no page vanishes.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from sideevents_parser.batch.rows import ROWS, events_of
from sideevents_parser.export.choices import ExportOptions
from sideevents_parser.export.ical import write_ical
from sideevents_parser.export.table import write_csv
from sideevents_parser.records import SideEvent

Batches = Iterable[pa.RecordBatch]
_GROUP: Final = 16_000_000  # bytes of rows before they are written out


class Form(NamedTuple):
    """A form: its name on the command line and the ending of its files, and what writes a part."""

    name: str
    write: Callable[[IO[bytes], Batches, ExportOptions], None]

    @property
    def lists_pages(self) -> bool:
        """Whether the pages are listed in a file of their own."""
        return self.name != "parquet"


def write_parquet(file: IO[bytes], batches: Batches, options: ExportOptions) -> None:
    """All rows, a row group for every 16 MB of them."""
    del options
    with pq.ParquetWriter(file, ROWS, compression="zstd") as writer:
        for group in _grouped(batches):
            writer.write_table(pa.Table.from_batches(group, ROWS), row_group_size=1 << 20)


def write_lines(file: IO[bytes], batches: Batches, options: ExportOptions) -> None:
    """An event a line, with its page under "source", as ``sideevents parse`` writes it."""
    del options
    for batch in batches:
        for page, event in events_of(batch):
            source = json.dumps(page, ensure_ascii=False)
            file.write(f'{{"source":{source},{event.model_dump_json()[1:]}\n'.encode())


def write_table(file: IO[bytes], batches: Batches, options: ExportOptions) -> None:
    """A row for each session."""
    heading = write_csv((), options)
    file.write(heading)
    for batch in batches:
        file.write(write_csv((event for _, event in events_of(batch)), options)[len(heading) :])


def write_calendar(file: IO[bytes], batches: Batches, options: ExportOptions) -> None:
    """A calendar; an event that several pages of the part announce stands in it once."""
    file.write(write_ical(_once(batches), options))


FORMS: Final = (
    Form("parquet", write_parquet),
    Form("jsonl", write_lines),
    Form("csv", write_table),
    Form("ics", write_calendar),
)


def form_named(name: str) -> Form:
    """The form of that name."""
    return next(form for form in FORMS if form.name == name)


def page_lines(batch: pa.RecordBatch) -> Iterator[bytes]:
    """A line of JSON for each page of a batch of rows, with what came of it."""
    columns = ("page", "url", "outcome", "error", "detail")
    for row in batch.select([*columns, "event"]).to_pylist():
        if not row.pop("event"):
            yield json.dumps({key: value for key, value in row.items() if value is not None}).encode() + b"\n"


def _grouped(batches: Batches) -> Iterator[list[pa.RecordBatch]]:
    group: list[pa.RecordBatch] = []
    size = 0
    for batch in batches:
        group.append(batch)
        size += batch.nbytes
        if size >= _GROUP:
            yield group
            group, size = [], 0
    if group:
        yield group


def _once(batches: Batches) -> Iterator[SideEvent]:
    seen: set[str] = set()
    for batch in batches:
        for _, event in events_of(batch):
            if event.uid not in seen:
                seen.add(event.uid)
                yield event
