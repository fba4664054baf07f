"""Labels at the start of lines and table cells, and the values behind them.

In: a document and a lexicon. Out: ``LabelMention``s in the order of the text. ``"Organized By : ACME"`` gives field
``organizer`` with the span of ``ACME``. A colon anchors a label; without one a known phrase must fill its line or its
table cell, or stand among other labels. A label with nothing behind it has the lines below it as its value.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.scan.labels.names import LOOSE_FIELDS, PLAIN_FIELDS, LabelTables, label_field, label_tables
from sideevents_parser.scan.labels.support import AMID, BESIDE, SURE, supported
from sideevents_parser.text.document import Document, Line
from sideevents_parser.vocabulary.mentions import LabelMention
from sideevents_parser.vocabulary.spans import Span, trimmed

_REACH: Final = 48  # how far into a line its first colon may stand
_MOST: Final = 8  # labels on one line
_BELOW: Final = 6  # lines below an empty label that may be its value
_DATE_LABEL: Final = 6  # "Date:" and no longer phrase may be a mail's
_SHORT: Final = 26  # a phrase before a colon of this length may be a misspelt label
_FIRST: Final = re.compile(r"[^\s:|]{1,20}")
_ASKED: Final = re.compile(r"(\w[\w &/]{1,15})\?[ \t*_]*(?=[^\s?]|$)")  # "When? Tuesday", "Where & when?"
_MERE_NUMBER: Final = re.compile(r"\d{1,5}\b(?![ ]*[\w,])")  # "Places: 30"
# what may stand before a label: a bullet, an emoji, Markdown, a number
_DECOR: Final = re.compile(r"[^\w\n\"'(\[<]{0,12}(?:\(?\d{1,2}[.)][ \t]{1,4})?[*_]{0,3}")
_CELL_END: Final = re.compile(r"\t| {2}|[ ]?\||[ ][-~][ ]")
_CELL: Final = re.compile(r"[|\t]")
_INNER: Final = re.compile(r"(?:\w[\w'&/.-]{0,20}[ ]){0,3}\w[\w'&/.-]{0,20}[ ]{0,2}$")
_SAID: Final = re.compile(r"[^\W\d_]{4}")  # "Where your own desk", not "Language of instruction"
_TRIM: Final = " \t|;,*_-~>·•"

_HEADS: Final = frozenset({"topic", "title", "mail_subject"})  # "Subject: Re: Reminder: X" is one label
_ECHOES: Final = frozenset({"topic", "note", "mail_subject"})
_ASKED_FIELDS: Final = frozenset({"title", "datetime", "location", "speaker", "fee"})
_ENDS: Final = frozenset({"time", "end_date", "end_time"})  # "Start", "End" alone above a day or an hour
_MOMENT_BELOW: Final = re.compile(r"\n{1,2}[ ]{0,8}(?:[^\W\d_]{3,9}[.,]?[ ]){0,2}\d{1,4}[^\n]{0,40}(?=\n|$)")
_MAIL_FIELDS: Final = frozenset({"mail_from", "mail_to", "mail_subject", "mail_date"})


_DATED_MAIL: Final = {"mail_from": "date", "mail_to": "end_date"}
_TIMED_MAIL: Final = {"mail_from": "time", "mail_to": "end_time"}
_CLOCK_OPENS: Final = re.compile(r"\d{1,2}(?:[:.h]\d\d|[ ]?[hH]\b|[ ]?[ap]\.?m\b)", re.IGNORECASE)
_DATE_OPENS: Final = re.compile(
    r"(?:[A-Z][a-z]{2,8},?[ ])?(?:\d{1,2}(?:[a-z]{2})?[ ./][A-Z\d]|[A-Z][a-z]{2,8}\.?[ ]\d{1,2}(?:[a-z]{2})?,[ ]\d{4})"
)
_ADDRESS: Final = re.compile(r"://|www\.|\w@\w")
_ADDRESS_REACH: Final = 160
_DAY_OPENS: Final = re.compile(r"(?:[^\W\d_]{2,9}[.,]?[ ]){0,2}\d{1,2}\b(?!\d)[^\n]{0,40}$")


def scan_labels(document: Document, lexicon: Lexicon) -> tuple[LabelMention, ...]:
    """All labels of a document, in the order of the text."""
    tables = label_tables(lexicon)
    found: list[tuple[int, LabelMention, int]] = []
    for number, line in enumerate(document.lines):
        if line.kind != "blank" and _may_hold_label(document.view, line, tables):
            found += [(number, label, need) for label, need in _line_labels(document.view, line, tables)]
    kept = supported(document, found)
    kept = _settle_mail([(number, _as_date(document.view, label)) for number, label in kept])
    labelled = {number for number, _ in kept}
    buttons = _buttons(document, kept)
    return tuple(
        label if number in buttons else _with_value_below(document, number, label, labelled) for number, label in kept
    )


def _buttons(document: Document, labels: list[tuple[int, LabelMention]]) -> set[int]:
    """Lines of "Register" alone that end entries: the same word on several of them, with no address right below."""
    bare: dict[str, list[int]] = {}
    for number, label in labels:
        line = document.lines[number]
        if label.field == "registration" and label.span.end == line.end and document.view[line.end - 1] != ":":
            bare.setdefault(fold(label.span.of(document.view)), []).append(number)
    several = (numbers for numbers in bare.values() if len(numbers) > 1)
    return {number for numbers in several for number in numbers if not _leads_to_address(document, number)}


def _leads_to_address(document: Document, number: int) -> bool:
    start = document.lines[number].end
    below = document.view[start : start + _ADDRESS_REACH]
    return _ADDRESS.search(below.lstrip("\n ").partition("\n")[0]) is not None


def _may_hold_label(view: str, line: Line, tables: LabelTables) -> bool:
    """A cheap look at a line: whether a word that opens labels begins it, or a colon stands near enough."""
    start, end, _, kind, _ = line
    if kind == "rule":
        return False
    if kind != "text":
        return True
    first = view[start]
    if not first.isalpha():
        return not first.isdigit()
    word = _FIRST.match(view, start, end)
    colon = view.find(":", start, min(end, start + _REACH))
    if word is not None and word.group()[-1] == "?":
        return word.group()[:-1] in tables.first_words
    if word is None or colon < 0:
        if word is not None and word.end() == end:
            return word.group() in tables.first_words
        words = tables.plain_words if end - start < _REACH else tables.loose_words
        return word is not None and end - start < 3 * _REACH and word.group() in words
    return colon - start < _SHORT or word.group() in tables.first_words or not first.isascii()


def _line_labels(view: str, line: Line, tables: LabelTables) -> Iterator[tuple[LabelMention, int]]:
    """Labels of one line, each with the support that it needs."""
    decor = _DECOR.match(view, line.start, line.end)
    start = decor.end() if decor else line.start
    if (asked := _asked_label(view, start, line, tables)) is not None:
        yield asked, SURE
        return
    colon = view.find(":", start, min(line.end, start + _REACH))
    if colon >= 0 and (label := _colon_label(view, start, colon, line, tables)) is not None:
        yield from ((each, SURE) for each in _split_line(view, label, line, tables))
        return
    cells = line.kind == "row" or "\t" in view[line.start : line.end]
    if cells and (labels := list(_cell_labels(view, line, tables))):
        yield from ((each, SURE) for each in labels)
        return
    yield from _plain_label(view, start, line, tables)
    if start > line.start and tables.signs:
        yield from _sign_label(view, start, line, tables)


def _colon_label(view: str, start: int, colon: int, line: Line, tables: LabelTables) -> LabelMention | None:
    """The label that ends at this colon, if the text before it is a known phrase."""
    if view.startswith("//", colon + 1) or colon == start:
        return None
    field = label_field(view[start:colon], tables, typos=True)
    if field is None:
        return None
    if field == "location" and _MERE_NUMBER.match(view, colon + 2, line.end):
        return None
    value = trimmed(view, colon + 1, line.end, _TRIM)
    return LabelMention(Span(start, colon + 1), field, value)


def _asked_label(view: str, start: int, line: Line, tables: LabelTables) -> LabelMention | None:
    """ "When? Tuesday, 8 October": a question mark instead of the colon."""
    asked = _ASKED.match(view, start, line.end)
    if asked is None or (field := tables.fields.get(fold(asked.group(1)))) not in PLAIN_FIELDS | _ASKED_FIELDS:
        return None
    return LabelMention(Span(start, asked.end()), field, trimmed(view, asked.end(), line.end, _TRIM))


def _split_line(view: str, label: LabelMention, line: Line, tables: LabelTables) -> Iterator[LabelMention]:
    """A line's first label and those that follow it: "Date: 5 May Time: 10:00"."""
    at = label.value.start
    for _ in range(_MOST):
        colon = view.find(":", at, line.end)
        if colon < 0:
            break
        at = colon + 1
        following = _inner_label(view, label.value.start, colon, line, tables)
        if following is None:
            continue
        if label.field in _HEADS and following.field in _ECHOES and following.span.start == label.value.start:
            label = label._replace(value=following.value)
        else:
            yield label._replace(value=trimmed(view, label.value.start, following.span.start, _TRIM))
            label = following
    yield label


def _inner_label(view: str, low: int, colon: int, line: Line, tables: LabelTables) -> LabelMention | None:
    """The label inside a line that ends at this colon: the longest known phrase that begins with a capital."""
    before = _INNER.search(view, max(low, colon - 60), colon)
    if before is None or view.startswith("//", colon + 1) or view[colon - 1].isdigit():
        return None
    words = list(re.finditer(r"\S+", before.group()))
    for word in words:
        start = before.start() + word.start()
        known = tables.fields.get(fold(view[start:colon]))
        if known is not None and known not in _MAIL_FIELDS and (view[start].isupper() or not view[start].isascii()):
            return LabelMention(Span(start, colon + 1), known, trimmed(view, colon + 1, line.end, _TRIM))
    return None


def _cell_labels(view: str, line: Line, tables: LabelTables) -> Iterator[LabelMention]:
    """Labels inside a table row.

    "Date: 5 May | Venue: Room 3", or a cell that is a label with its value in the next one.
    """
    cells, paired = list(_cells(view, line)), True
    for at, (start, end) in enumerate(cells[: 2 * _MOST]):
        colon = view.find(":", start, min(end, start + _REACH))
        if colon >= 0 and (field := label_field(view[start:colon], tables, typos=True)) is not None:
            value = trimmed(view, colon + 1, end, _TRIM)
            if value.start == value.end and at + 1 < len(cells):
                value = Span(*cells[at + 1])
            yield LabelMention(Span(start, colon + 1), field, value)
        elif paired and at % 2 == 0 and at + 1 < len(cells) and end - start < _REACH:
            field = _plain_field(view[start:end], tables)
            paired = field is not None and label_field(view[slice(*cells[at + 1])], tables) is None
            if field is not None and paired:
                yield LabelMention(Span(start, end), field, Span(*cells[at + 1]))


def _cells(view: str, line: Line) -> Iterator[tuple[int, int]]:
    start = line.start
    for mark in _CELL.finditer(view, line.start, line.end):
        span = trimmed(view, start, mark.start(), _TRIM)
        if span.end > span.start:
            yield span
        start = mark.end()
    span = trimmed(view, start, line.end, _TRIM)
    if span.end > span.start:
        yield span


def _plain_field(written: str, tables: LabelTables) -> str | None:
    """The field of a phrase that may do without a colon; "Date & Time Speaker Title" is the head of a table."""
    halves = fold(written).replace(" / ", " & ").split(" & ")
    if len(halves) > 2 or (len(halves) > 1 and halves[1] not in tables.fields):
        return None
    field = label_field(written, tables)
    return field if field in PLAIN_FIELDS and (written.isupper() or fold(written) not in tables.colon_only) else None


def _plain_label(view: str, start: int, line: Line, tables: LabelTables) -> Iterator[tuple[LabelMention, int]]:
    """A label without a colon: alone on its line, set off by white space, or followed by its value."""
    word = _FIRST.match(view, start, line.end)
    if word is not None and word.end() == line.end and _MOMENT_BELOW.match(view, line.end):
        field = tables.fields.get(fold(word.group()))
        if field in _ENDS:
            yield LabelMention(Span(start, line.end), field, Span(line.end, line.end)), SURE
            return
    if word is None or word.group() not in tables.plain_words:
        return
    if line.end - start < _REACH and (field := _plain_field(view[start : line.end], tables)) is not None:
        yield LabelMention(Span(start, line.end), field, Span(line.end, line.end)), SURE
        return
    end = _CELL_END.search(view, start, min(line.end, start + _REACH))
    if end is not None and (field := _plain_field(view[start : end.start()], tables)) is not None:
        value = trimmed(view, end.end(), line.end, _TRIM)
        further = _CELL_END.search(view, value.start, value.end)
        if further is None or (
            field not in {"title", "topic"} and label_field(view[value.start : further.start()], tables) is None
        ):
            yield (
                LabelMention(Span(start, end.start()), field, value),
                SURE if not end.group().strip(" -~") or "|" in end.group() else BESIDE,
            )
        return
    yield from _loose_label(view, start, line, tables)


def _loose_label(view: str, start: int, line: Line, tables: LabelTables) -> Iterator[tuple[LabelMention, int]]:
    """A phrase that is simply followed by its value: "Date 17.10.2022", "Speaker Dr Ilse Wanner"."""
    word = _FIRST.match(view, start, line.end)
    if (
        not view[start].isupper()
        or line.end - start > 3 * _REACH
        or view.find("?", start, line.end) >= 0
        or word is None
        or word.group() not in tables.loose_words
    ):
        return
    ends = [match.start() for match in re.finditer(" ", view[start : min(line.end, start + _REACH)])][:4]
    for end in reversed(ends):
        key = fold(view[start : start + end])
        field = None if key in tables.colon_only else tables.fields.get(key)
        following = view[start + end + 1]
        if field in LOOSE_FIELDS and (not following.islower() or _SAID.match(view, start + end + 1)):
            value = trimmed(view, start + end, line.end, _TRIM)
            yield LabelMention(Span(start, start + end), field, value), AMID if following.islower() else BESIDE
            return


def _sign_label(view: str, start: int, line: Line, tables: LabelTables) -> Iterator[tuple[LabelMention, int]]:
    """A pictogram that stands for a label: a calendar, a clock, a pin."""
    for at in range(line.start, start):
        if (field := tables.signs.get(view[at])) is not None:
            yield LabelMention(Span(at, at + 1), field, trimmed(view, start, line.end, _TRIM)), SURE
            return


def _as_date(view: str, label: LabelMention) -> LabelMention:
    """``From: 4 May`` and ``To: 6 May`` are the ends of a stretch, ``From: 12h30`` an hour, no mail's header."""
    if label.field in _TIMED_MAIL and _CLOCK_OPENS.match(view, label.value.start):
        return label._replace(field=_TIMED_MAIL[label.field])
    field = _DATED_MAIL.get(label.field)
    return label if field is None or not _DATE_OPENS.match(view, label.value.start) else label._replace(field=field)


def _settle_mail(found: list[tuple[int, LabelMention]]) -> list[tuple[int, LabelMention]]:
    """ "From", "To", "Date" and "Subject" are a mail's header where at least two of them stand on lines that touch."""
    settled = []
    for at, (number, label) in enumerate(found):
        if label.field not in _MAIL_FIELDS and not (
            label.field == "date" and label.span.end - label.span.start < _DATE_LABEL
        ):
            settled.append((number, label))
            continue
        beside = [other.field for n, other in found[max(at - 3, 0) : at + 4] if 0 < abs(n - number) <= 3]
        in_header = sum(field in _MAIL_FIELDS for field in beside) >= (2 if label.field == "date" else 1) or (
            label.field in _MAIL_FIELDS and "date" in beside
        )
        if label.field == "date":
            settled.append((number, label._replace(field="mail_date") if in_header else label))
        elif in_header:
            settled.append((number, label))
        elif label.field == "mail_subject":
            settled.append((number, label._replace(field="topic")))
    return settled


def _with_value_below(document: Document, number: int, label: LabelMention, labelled: set[int]) -> LabelMention:
    """A label with nothing behind it gets the paragraph below.

    A value that goes on gets the rest.
    """
    lines, line = document.lines, document.lines[number]
    empty = label.value.start == label.value.end
    if not empty and label.value.end < line.end:
        return label
    at = number + 1
    if empty and at < len(lines) and lines[at].kind == "blank":
        at += 1
    if empty and at < len(lines) and _is_button(document.view, label, lines[at]):
        return label
    last, first = None, at
    while (
        at < min(len(lines), first + _BELOW)
        and lines[at].kind not in {"blank", "rule", "heading"}
        and at not in labelled
    ):
        if not empty and not _goes_on(document.view, line, lines[at]):
            break
        last, at = at, at + 1
    if last is None:
        return label
    start = lines[first].start if empty else label.value.start
    return label._replace(value=Span(start, lines[last].end))


def _is_button(view: str, label: LabelMention, below: Line) -> bool:
    """Whether "Register" alone above a date is a button at the end of an entry: the date opens the next one."""
    bare = label.field == "registration" and view[label.span.end - 1] != ":"
    return bare and _DAY_OPENS.match(view, below.start, below.end) is not None


def _goes_on(view: str, line: Line, below: Line) -> bool:
    """Whether a label's value goes on in a line: it is indented below it, or begins small below a full line."""
    if below.kind != "text":
        return False
    full = line.end - line.start >= _REACH and view[line.end - 1].isalpha()
    return below.indent >= line.indent + 4 or (full and view[below.start].islower())
