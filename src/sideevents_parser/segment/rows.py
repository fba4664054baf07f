"""A document's lines with what stands on them → rows, each with a kind.

In: a document and its mentions. Out: one ``Row`` for every line that is not blank. A row's kind says what part it can
play in a listing: ``day`` and ``hour`` may be headings, ``when``, ``entry`` and ``slot`` may announce, ``short`` may be
a title.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.segment.asides import is_aside, is_idle, is_said_aside, is_vacant, turns_month
from sideevents_parser.segment.furniture import is_breadcrumb, is_furniture
from sideevents_parser.segment.named_lines import (
    is_moved,
    is_named,
    is_run_together,
    is_titled,
    names_line,
    titles_text,
)
from sideevents_parser.segment.paper_names import names_paper
from sideevents_parser.segment.positions import (
    is_set_off,
    names_place,
    only_filler,
    opens_with,
    stands_apart,
    stands_between,
)
from sideevents_parser.segment.stamps import past_stamp
from sideevents_parser.text.document import Document, Line
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions, Moment

_SHORT: Final = 130
_WRAP: Final = 45
_LONG_WRAP: Final = 85
_INTO_LINE: Final = 6
_HANGING: Final = 100
_SALUTE_WORDS: Final = 4
_TOWN: Final = 3
_RUNNING: Final = frozenset({"prose", "slot", "entry", "cell"})
_SENTENCE_END: Final = re.compile(r"[.!?][\"')\]]?(?:\s|$)")


class Row(NamedTuple):
    """One line that is not blank.

    ``blanks``: blank lines above it. ``kind``: rule; furniture; greeting and closing of a letter; aside (a date that is
    not an event's); heading; day, month, hour, weekday (nothing but that); when (date and clock and nothing else);
    entry (a date beside other text); slot (a clock beside other text); further (one of the day that opens its line);
    cell (a bare clock amid other text); label;
    short; prose. ``rest``: the text outside its moments.
    """

    line: Line
    blanks: int
    kind: str
    moments: tuple[Moment, ...] = ()
    label: LabelMention | None = None
    rest: str = ""


def make_rows(document: Document, mentions: Mentions, lexicon: Lexicon) -> list[Row]:
    """Rows of a document, in its order."""
    rows: list[Row] = []
    blanks, reach = 0, 0
    moment_starts = [moment.span.start for moment in mentions.moments]
    labels = {label.span.start: label for label in mentions.labels if label.span.end > label.span.start}
    label_starts = sorted(labels)
    heads = {table.head.start for table in mentions.tables}
    cells = {row.start for table in mentions.tables for row in table.rows}
    hanging = None
    for line in document.lines:
        if line.kind == "blank":
            blanks += 1
            continue
        low, high = bisect_left(moment_starts, line.start), bisect_left(moment_starts, line.end)
        moments = mentions.moments[low:high]
        if line.start < reach:
            blanks = 0  # a moment goes on here: rows of towns with their hours
        reach = max(reach, moments[-1].span.end) if moments else reach
        label = _label_of(line, labels, label_starts, hanging)
        if label is not None and label.value.start >= line.end:
            hanging = label if blanks else None
        above = rows[-1] if rows and not blanks else None
        if line.start in heads or line.start in cells:
            head = line.start in heads
            table_row = _table_row(document, line, blanks, moments, lexicon)
            rows.append(Row(line, blanks, "furniture") if head else table_row)
            blanks = 0
            continue
        text, moments = past_stamp(document.view, line, moments, lexicon)
        row = _row(document, text, blanks, moments, label, above, lexicon)
        if above is not None and above.kind == "short" and _runs_on(above, row):
            rows[-1] = above._replace(kind="prose")
        rows.append(row)
        blanks = 0
    return _with_letters(rows)


def _with_letters(rows: list[Row]) -> list[Row]:
    """Mark short lines that end in a comma and stand apart as the greeting or the closing of a letter."""
    for at, row in enumerate(rows):
        if (
            row.kind in {"short", "prose"}
            and row.rest.endswith(",")
            and row.rest.count(" ") < _SALUTE_WORDS
            and row.blanks
        ):
            alone = at + 1 < len(rows) and rows[at + 1].blanks > 0
            rows[at] = row._replace(kind="greeting" if alone else "closing")
    return rows


def _runs_on(above: Row, row: Row) -> bool:
    """Whether a line that looked like a title is the first of a sentence that was broken at the page's width."""
    wide = above.line.end - above.line.start >= _WRAP and above.line.kind != "item"
    return wide and row.label is None and row.line.kind == "text" and row.rest[:1].islower()


def _label_of(
    line: Line, labels: dict[int, LabelMention], starts: list[int], hanging: LabelMention | None
) -> LabelMention | None:
    """The label at the start of a line, or one on a line of its own above whose value this line is."""
    at = bisect_left(starts, line.start)
    within = at < len(starts) and starts[at] < min(line.start + _INTO_LINE, line.end)
    own = labels[starts[at]] if within else None
    if (
        own is None
        and hanging is not None
        and hanging.field in _TIME_FIELDS
        and hanging.value.start <= line.start < min(hanging.value.end, hanging.span.end + _HANGING)
    ):
        return hanging
    return own


def _row(
    document: Document,
    line: Line,
    blanks: int,
    moments: tuple[Moment, ...],
    label: LabelMention | None,
    above: Row | None,
    lexicon: Lexicon,
) -> Row:
    if line.kind == "rule":
        return Row(line, blanks, "rule")
    body = document.view[line.start : line.end]
    if line.kind == "furniture" and not (
        moments and _dates_paper(_outside(body, line, moments, None), moments, lexicon)
    ):
        return Row(line, blanks, "furniture")
    if body.startswith(">"):
        return Row(line, blanks, "closing", (), label, body)
    if label is not None and label.field == "date" and above is not None and _is_mail(above):
        return Row(line, blanks, "aside", moments, label, body)
    if moments:
        rest = _outside(body, line, moments, label)
        kind = _dated_kind(body, line, moments, label, above, rest, lexicon)
        return Row(line, blanks, kind, _own(body, line, moments, lexicon), label, rest)
    return Row(line, blanks, _plain_kind(body, line, label, above, lexicon), (), label, body)


def _table_row(document: Document, line: Line, blanks: int, moments: tuple[Moment, ...], lexicon: Lexicon) -> Row:
    """A row of a table whose head names the columns: an entry where it tells a day, whatever stands beside it."""
    body = document.view[line.start : line.end]
    rest = _outside(body, line, moments, None)
    if is_idle(fold(body), lexicon) or is_vacant(rest, lexicon):
        return Row(line, blanks, "aside", moments, None, rest)
    dated = any(moment.date is not None and moment.date.form != "weekday" for moment in moments)
    kind = "entry" if dated else "slot" if any(moment.clocks for moment in moments) else "short"
    return Row(line, blanks, kind, moments, None, rest)


def _is_mail(row: Row) -> bool:
    return row.label is not None and row.label.field.startswith("mail_")


def _outside(body: str, line: Line, moments: tuple[Moment, ...], label: LabelMention | None) -> str:
    """A row's text without its moments and its label."""
    labelled = label is not None and line.start <= label.value.start < line.end
    pieces, at = [], label.value.start - line.start if label is not None and labelled else 0
    for moment in moments:
        start = moment.span.start - line.start
        if start >= at:
            pieces.append(body[at:start])
        at = max(at, min(moment.span.end - line.start, len(body)))
    pieces.append(body[at:])
    return " ".join(pieces)


def _dated_kind(
    body: str,
    line: Line,
    moments: tuple[Moment, ...],
    label: LabelMention | None,
    above: Row | None,
    rest: str,
    lexicon: Lexicon,
) -> str:
    if turns_month(moments, rest, lexicon):
        return "month"
    if is_aside(body, line, moments, label, lexicon) or is_vacant(rest, lexicon):
        return "aside"
    if (_is_vague(moments) or is_breadcrumb(body)) and is_furniture(body, lexicon):
        return "furniture"
    if label is None and all(m.date is not None and m.date.form == "weekday" and not m.clocks for m in moments):
        if only_filler(rest, lexicon):
            return "weekday"
        return "entry" if names_line(body, line, moments[0]) else _plain_kind(body, line, label, above, lexicon)
    moments = _own(body, line, moments, lexicon)
    has_date = any(moment.date is not None for moment in moments)
    has_clock = any(moment.clocks for moment in moments)
    if label is not None and label.field in _TIME_FIELDS:
        return "when" if has_date else "hour"
    dateline = label is None and _is_dateline(body, moments[0].span.start - line.start)
    leads = opens_with(body, line, moments[0], lexicon) or names_place(body, line, moments[0])
    if dateline or (not leads and _is_continuation(above, body, line, moments)):
        return "prose"
    if only_filler(rest, lexicon):
        if has_date and has_clock:
            return "when"
        if has_clock:
            return "hour"
        return "month" if all(m.date is None or m.date.form == "month" for m in moments) else "day"
    if all(m.date is None or m.date.form == "month" for m in moments) and not has_clock:
        return _plain_kind(body, line, label, above, lexicon)
    beside = _kind_beside(body, line, moments, label, lexicon)
    return "entry" if beside in {"prose", "cell"} and _dates_paper(rest, moments, lexicon) else beside


def _own(body: str, line: Line, moments: tuple[Moment, ...], lexicon: Lexicon) -> tuple[Moment, ...]:
    """The moments of a line that no word sets aside, if any: "The board, as of 1 July 2008, meets at 6:30 p.m."."""
    at = line.start
    own = tuple(each for each in moments if each.clocks or not is_said_aside(body, each.span.start - at, lexicon))
    return own or moments


def _is_vague(moments: tuple[Moment, ...]) -> bool:
    """Whether moments give nothing but "today" and the like."""
    return all(moment.date is not None and moment.date.form == "relative" and not moment.clocks for moment in moments)


def _kind_beside(
    body: str, line: Line, moments: tuple[Moment, ...], label: LabelMention | None, lexicon: Lexicon
) -> str:
    """The kind of a row with text beside its first moment."""
    first = moments[0]
    if stands_apart(body, line, first, lexicon):
        dated = first.date is not None or any(is_set_off(body, line, moment) for moment in moments[1:])
        return "slot" if not dated and first.clocks else "entry"
    if first.date is not None and first.clocks and titles_text(body, line, first):
        return "entry"
    if first.date is not None and label is None and is_titled(body, line, first, lexicon):
        return "entry"
    if first.date is not None and (is_named(body, line, first, lexicon) or is_moved(body, line, first, lexicon)):
        return "entry"
    marked = label is not None and label.field == "status" and first.date is not None and len(body) <= _SHORT
    if marked or is_run_together(body, line, first):
        return "entry"
    bare = first.date is None and bool(first.clocks)
    return "cell" if bare and stands_between(body, line, first, lexicon) else "prose"


def _dates_paper(rest: str, moments: tuple[Moment, ...], lexicon: Lexicon) -> bool:
    """Whether a line is the name of a document of one day: "Advisory board, 18 April 2018, agenda"."""
    day = moments[0].date.items[0].first.day if len(moments) == 1 and moments[0].date is not None else None
    return day is not None and names_paper(rest, lexicon)


def _is_dateline(body: str, at: int) -> bool:
    """Whether a paragraph opens with the town in capitals and the day on which it was written."""
    town = body[: max(at, 0)].strip(" ,/(-")
    shouted = town.partition(",")[0].isupper()  # "VIENTIANE, Lao PDR, 2 April 2018 - Ministers ..."
    return len(body) > _SHORT and len(town) > _TOWN and shouted and body[max(at - 2, 0) : at] in {", ", " ("}


_TIME_FIELDS: Final = frozenset({"date", "time", "datetime", "end_date", "end_time"})


def _is_continuation(above: Row | None, body: str, line: Line, moments: tuple[Moment, ...] = ()) -> bool:
    """Whether a line goes on with the sentence of the line above it, which was broken at the page's width."""
    runs = (
        above is not None and above.kind == "short" and body[0].islower() and above.line.end - above.line.start >= _WRAP
    )
    if (
        above is None
        or (above.kind not in _RUNNING and not runs)
        or line.kind == "item"
        or line.indent > above.line.indent
    ):
        return False
    if _first_word(body) == _first_word(above.rest) != "":
        return False
    if moments and moments[0].span.start == line.start and not above.rest.rstrip().endswith(","):
        return False
    length = above.line.end - above.line.start
    return (
        runs
        or (above.kind == "prose" and length >= _WRAP and body[0].islower())
        or (length >= _LONG_WRAP and not above.rest.rstrip().endswith((".", "!", "?", ":")))
    )


def _plain_kind(body: str, line: Line, label: LabelMention | None, above: Row | None, lexicon: Lexicon) -> str:
    if line.kind == "heading":
        return "heading"
    if is_furniture(body, lexicon):
        return "furniture"
    if body.startswith(">") or body == "--" or (len(body) <= _SHORT and _closes(body, lexicon)):
        return "closing"
    if body.endswith((",", ":", "!")) and lexicon.opens("segments.greetings", fold(body[:40])):
        return "greeting"
    if label is not None:
        return "furniture" if label.field.startswith("mail_") else "label"
    if _awaits_hour(body, lexicon):
        return "slot"
    if len(body) > _SHORT or _is_continuation(above, body, line):
        return "prose"
    return "prose" if _is_sentence(body, line) else "short"


def _closes(body: str, lexicon: Lexicon) -> bool:
    """Whether a line closes a letter ("Kind regards,")."""
    return fold(body.rstrip(" ,!:.")) in lexicon.folded("segments.closings")


def _first_word(text: str) -> str:
    return text.split(None, 1)[0] if text[:1].isupper() else ""


def _awaits_hour(body: str, lexicon: Lexicon) -> bool:
    """Whether a row says, where its hour would stand, that the hour is still to be confirmed."""
    phrases = lexicon.phrases("segments.hour_awaited")
    return body.startswith(phrases) or (
        any(map(body.__contains__, phrases)) and any(f" {phrase} " in body for phrase in phrases)
    )


def _is_sentence(body: str, line: Line) -> bool:
    """Whether a line reads as prose: it begins small, or ends like a sentence of some length."""
    if line.kind == "item":
        return False
    ends = body.endswith((".", ",", ";")) or (body.endswith(("!", "?")) and len(body) > _SHORT // 2)
    long = body.count(" ") > 5
    return (long and (ends or len(_SENTENCE_END.findall(body)) > 1)) or body[0].islower()
