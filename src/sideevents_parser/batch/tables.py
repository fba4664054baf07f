"""Pages out of tables: JSON lines, CSV, Parquet. A row is a page; its id is in the row, or is "name:number".

In: an open file. Out: found pages. Columns are those of ``rows.PAGES``, under the names that ``Intake.columns`` gives.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import IO, Any, Final

import pyarrow.parquet as pq

from sideevents_parser.batch.intake import KINDS, Found, Intake, Page, broken, page_of, too_large
from sideevents_parser.text.document import well_formed

_KNOWN: Final = ("id", "url", *KINDS, "encoding", "reference_date", "timezone", "language")
_ROWS: Final = 64
_ESCAPED: Final = 3  # a line of JSON may need so many times the bytes of its page
At = Callable[[], int]


def read_lines(name: str, file: IO[bytes], at: At, intake: Intake) -> Iterator[Found]:
    """Pages of JSON lines."""
    most = intake.most_bytes * _ESCAPED + 10_000
    number = 0
    while line := file.readline(most):
        number += 1
        if not line.endswith(b"\n") and len(line) == most:
            yield _large_line(f"{name}:{number}", file, most, at, intake)
        elif line.strip():
            yield _from_line(f"{name}:{number}", line, at(), intake)


def read_json(name: str, file: IO[bytes], at: At, intake: Intake) -> Iterator[Found]:
    """Pages of a JSON file: one object, or a list of them."""
    content = file.read(intake.most_bytes * _ESCAPED + 1)
    if len(content) > intake.most_bytes * _ESCAPED:
        page = too_large(name, intake)
        yield Found(name, at(), lambda: page)
        return
    value = json.loads(content)
    if isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from_row(f"{name}:{number}", each, at(), intake)
    else:
        yield from_row(name, value, at(), intake)


def read_tsv(name: str, file: IO[bytes], at: At, intake: Intake) -> Iterator[Found]:
    """Pages of a tab-separated file with a heading row."""
    return read_csv(name, file, at, intake, "\t")


def read_csv(name: str, file: IO[bytes], at: At, intake: Intake, delimiter: str = ",") -> Iterator[Found]:
    """Pages of a CSV file with a heading row."""
    lines = io.TextIOWrapper(file, "utf-8-sig", "surrogateescape", newline="")
    csv.field_size_limit(intake.most_bytes)
    try:
        for number, row in enumerate(csv.DictReader(lines, delimiter=delimiter), 1):
            filled = {key: value for key, value in row.items() if key and value}
            yield from_row(f"{name}:{number}", filled, at(), intake)
    finally:
        lines.detach()  # who opened the file closes it


def read_parquet(name: str, file: IO[bytes], size: int, before: int, intake: Intake) -> Iterator[Found]:
    """Pages of a Parquet file; only the columns that are known are read."""
    table = pq.ParquetFile(file)
    wanted = {*_KNOWN, *(theirs for _, theirs in intake.columns)}
    columns = [column for column in table.schema_arrow.names if column in wanted]
    rows, number = table.metadata.num_rows, 0
    for batch in table.iter_batches(batch_size=_ROWS, columns=columns):
        for row in batch.to_pylist():
            number += 1
            yield from_row(f"{name}:{number}", row, before + size * number // rows, intake)


def from_row(name: str, row: Any, at: int, intake: Intake) -> Found:  # noqa: ANN401 (whatever JSON holds)
    """The page of a row."""
    if not isinstance(row, dict):
        return broken(name, at, "no object with a text or html field")
    ours = {key: row.get(theirs) for key, theirs in ({name: name for name in _KNOWN} | dict(intake.columns)).items()}
    identity = name if ours["id"] in {None, ""} else well_formed(str(ours["id"]))
    return Found(identity, at, lambda: _page(identity, ours, intake))


def _page(identity: str, row: dict[str, Any], intake: Intake) -> Page:
    kind = next((each for each in KINDS if isinstance(row[each], str | bytes)), None)
    known = {name: _word(row[name]) for name in ("url", "reference_date", "timezone", "language", "encoding")}
    if kind is None:
        detail = f"none of {', '.join(KINDS)} is there"
        return Page(identity, url=known["url"], error="no_content", detail=detail)
    content = row[kind]
    if isinstance(content, str):
        content, known["encoding"] = _as_bytes(content)
    return page_of(identity, content, intake.kind or kind, intake, **known)


def _as_bytes(content: str) -> tuple[bytes, str]:
    try:
        return content.encode(), "utf-8"
    except UnicodeEncodeError:  # bytes of a CSV file that are no UTF-8, or a lone half of a JSON pair
        escaped = all(not "\ud800" <= letter <= "\udfff" or "\udc80" <= letter <= "\udcff" for letter in content)
        return content.encode("utf-8", "surrogateescape") if escaped else well_formed(content).encode(), "utf-8"


def _word(value: Any) -> str | None:  # noqa: ANN401 (whatever a cell holds)
    return None if value in {None, ""} else well_formed(str(value))


def _from_line(name: str, line: bytes, at: int, intake: Intake) -> Found:
    try:
        return from_row(name, json.loads(line), at, intake)
    except (ValueError, RecursionError) as error:
        return broken(name, at, f"no JSON: {error}")


def _large_line(name: str, file: IO[bytes], most: int, at: At, intake: Intake) -> Found:
    """The page that stands for a line which is too long; the rest of it is passed over."""
    while (rest := file.readline(most)) and not rest.endswith(b"\n"):
        continue
    page = too_large(name, intake)
    return Found(name, at(), lambda: page)
