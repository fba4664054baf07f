"""Records ↔ Arrow: the types are derived from the annotations of the records, and nothing is lost on the way.

In: a record's class. Out: a ``Codec`` with its Arrow type, and with what turns values into Arrow's and back.
``codec_of(Organizer).type`` is ``struct<name: string, role: string, span: struct<start: int32, end: int32>>``.

Tuples become lists, records structs, words and literals strings, mappings of records maps, mappings of anything JSON
text, clocks ISO text, since Spark and others read no Parquet with times of day. A record that nests in itself (an
occurrence's alternatives) is a struct once more and JSON text below that.
"""

import datetime as dt
import json
from collections.abc import Callable
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import pyarrow as pa

from sideevents_parser.records import Occurrence, Record
from sideevents_parser.vocabulary.spans import Span

Turn = Callable[[Any], Any]
_PLAIN: Final = {
    str: pa.string(),
    int: pa.int32(),
    bool: pa.bool_(),
    dt.date: pa.date32(),
    dt.datetime: pa.timestamp("us", tz="UTC"),
}
_SPAN: Final = pa.struct([("start", pa.int32()), ("end", pa.int32())])
_MOST: Final = 2  # times that a record stands inside itself before it is text


class Codec(NamedTuple):
    """An Arrow type, and how values get into it and out again; None where they are the same on both sides."""

    type: Any
    encode: Turn | None = None
    decode: Turn | None = None


@cache
def codec_of(hint: Any, outer: tuple[type, ...] = ()) -> Codec:  # noqa: ANN401 (an annotation)
    """The codec of an annotation that stands inside the records ``outer``."""
    if get_origin(hint) in {Union, UnionType}:
        return _optional(codec_of(next(each for each in get_args(hint) if each is not NoneType), outer))
    if get_origin(hint) is Literal:
        return Codec(pa.string())
    if hint is dt.time:
        return Codec(pa.string(), dt.time.isoformat, dt.time.fromisoformat)
    if hint in _PLAIN:
        return Codec(_PLAIN[hint])
    if hint is Span:
        return Codec(_SPAN, lambda span: {"start": span[0], "end": span[1]}, lambda span: (span["start"], span["end"]))
    if get_origin(hint) is tuple:
        return _list(codec_of(get_args(hint)[0], outer))
    if get_origin(hint) is dict:
        return _map(get_args(hint)[1], outer)
    if isinstance(hint, type) and issubclass(hint, Record):
        return _text(hint) if outer.count(hint) >= _MOST else _struct(hint, (*outer, hint))
    raise TypeError(f"no Arrow type for {hint!r}")


def fields_of(record: type[Record], outer: tuple[type, ...] = ()) -> dict[str, Codec]:
    """The codec of each field of a record, by name."""
    hints = get_type_hints(record)
    return {name: codec_of(hints[name], outer or (record,)) for name in record.model_fields}


def _optional(inner: Codec) -> Codec:
    return Codec(inner.type, _unless_none(inner.encode), _unless_none(inner.decode))


def _unless_none(turn: Turn | None) -> Turn | None:
    return turn and (lambda value: None if value is None else turn(value))


def _list(inner: Codec) -> Codec:
    def encode(values: Any) -> Any:  # noqa: ANN401 (a field's value)
        return [inner.encode(value) for value in values] if inner.encode else values

    def decode(values: Any) -> Any:  # noqa: ANN401 (a field's value)
        return tuple(inner.decode(value) for value in values) if inner.decode else tuple(values)

    return Codec(pa.list_(inner.type), encode, decode)


def _map(hint: Any, outer: tuple[type, ...]) -> Codec:  # noqa: ANN401 (an annotation)
    if hint is Any:
        return Codec(pa.string(), _write_json, json.loads)
    inner = codec_of(hint, outer)
    encode, decode = inner.encode or _same, inner.decode or _same
    return Codec(
        pa.map_(pa.string(), inner.type),
        lambda values: [(key, encode(value)) for key, value in values.items()],
        lambda pairs: {key: decode(value) for key, value in pairs},
    )


def _same(value: Any) -> Any:  # noqa: ANN401 (a field's value)
    return value


def _write_json(value: Any) -> str:  # noqa: ANN401 (what a diagnostic holds)
    return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else "{}"


def _text(record: type[Record]) -> Codec:
    return Codec(pa.string(), record.model_dump_json, record.model_validate_json)


def _struct(record: type[Record], outer: tuple[type, ...]) -> Codec:
    codecs = fields_of(record, outer)
    encoders = tuple((name, codec.encode) for name, codec in codecs.items())

    def encode(value: Record) -> dict[str, Any]:
        fields = value.__dict__
        return {name: turn(fields[name]) if turn else fields[name] for name, turn in encoders}

    def decode(row: dict[str, Any]) -> dict[str, Any]:
        values = decode_fields(codecs, row)
        return _with_offsets(values) if record is Occurrence else values

    return Codec(pa.struct([(name, codec.type) for name, codec in codecs.items()]), encode, decode)


def decode_fields(codecs: dict[str, Codec], row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a record from a row that has them among its own."""
    return {name: codec.decode(row[name]) if codec.decode else row[name] for name, codec in codecs.items()}


def _with_offsets(values: dict[str, Any]) -> dict[str, Any]:
    """Instants again on the clock that the occurrence shows; Arrow keeps them in UTC."""
    first, last = values["date"], values["end_date"] or values["date"]
    return {
        **values,
        "start": _on_clock(values["start"], first, values["start_time"]),
        "end": _on_clock(values["end"], last, values["end_time"]),
    }


def _on_clock(instant: dt.datetime | None, day: dt.date | None, clock: dt.time | None) -> dt.datetime | None:
    if instant is None or day is None or clock is None:
        return instant
    offset = dt.datetime.combine(day, clock) - instant.replace(tzinfo=None)
    return instant.astimezone(dt.timezone(offset)) if abs(offset) < dt.timedelta(days=1) else instant
