"""Which phrases without a colon are labels: those that other labels stand beside.

In: the labels found on the lines of a document, each with the support that it needs. Out: those that have it, with the
numbers of their lines. ``Date 17.10.2022`` is a label above ``Venue: Room 3``; in three lines ``Speaker Dr Ilse
Wanner``, ``Fee US$60`` and ``Where your own desk``, all are.
"""

from typing import Final

from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LabelMention

SURE: Final = 2  # a label by itself
BESIDE: Final = 1  # one where a label of another field stands on the next line, or within a run of such lines
AMID: Final = 0  # one within a run of such lines only
_TIMES: Final = frozenset({"date", "time", "datetime", "end_date", "duration", "deadline"})
_RUN: Final = 3  # fields of a run
_STEP: Final = 2  # lines from one label of a run to the next at most

Found = tuple[int, LabelMention, int]


def supported(document: Document, found: list[Found]) -> list[tuple[int, LabelMention]]:
    """The labels that have the support that they need, with the numbers of their lines."""
    by_line = {
        number: label.field if label.value.end > label.value.start else "" for number, label, need in found if need
    }
    amid = _runs(document, [each for each in found if each[2] != SURE and _tells(document, each[1])])
    return [
        (number, label)
        for number, label, need in found
        if need == SURE or number in amid or (need == BESIDE and _has_neighbour(by_line, document, number, label))
    ]


def _tells(document: Document, label: LabelMention) -> bool:
    """Whether a label has a value behind it, one of time a figure: "Time 10:00", not "Time Zones of Justice"."""
    value = label.value.of(document.view)
    return bool(value) and (label.field not in _TIMES or any(map(str.isdigit, value)))


def _runs(document: Document, found: list[Found]) -> frozenset[int]:
    """Lines of runs of labels of three fields and more, no blank line between."""
    lines: set[int] = set()
    run: list[Found] = []
    for at, each in enumerate(found):
        run.append(each)
        if at + 1 == len(found) or not _follows(document, each[0], found[at + 1][0]):
            if len({label.field for _, label, need in run if need}) >= _RUN:
                lines.update(number for number, _, _ in run)
            run = []
    return frozenset(lines)


def _follows(document: Document, above: int, number: int) -> bool:
    """Whether a line goes on with a run of labels: in the same paragraph, at most one other line between."""
    return number - above <= _STEP and not any(_is_blank(document, at) for at in range(above + 1, number))


def _has_neighbour(by_line: dict[int, str], document: Document, number: int, label: LabelMention) -> bool:
    """Whether the line right above or below (one blank line aside) holds a label of another field with a value."""
    above, below = (number + 2 * step if _is_blank(document, number + step) else number + step for step in (-1, 1))
    fields = by_line.get(above, label.field), by_line.get(below, label.field)
    return any(field not in {"", label.field} for field in fields)


def _is_blank(document: Document, number: int) -> bool:
    return 0 <= number < len(document.lines) and document.lines[number].kind == "blank"
