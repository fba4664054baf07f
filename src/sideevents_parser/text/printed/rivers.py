"""Rows of a page → the regions of it that are set in columns, by the blanks that run down between them.

In: rows as drawn, each character at its place. Out: regions, from row to row, with the strips of blanks between their
columns. Prose has none: its blanks do not stand below each other. Two labels with their values aligned make a region
of two columns, and so do the halves of a newsletter.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

_FAR: Final = 1_000_000
_LEAST_SHARE: Final = 0.3  # of the rows that the longest river parts, for a river to part the region as well
_MOSTLY: Final = 0.6
_WIDE: Final = 3
_MOST_BLANK: Final = 4
_MOST_ONE_SIDED: Final = 25
_MOST_RIVERS: Final = 24
_LOOSE: Final = 4  # letters of other widths push a column as far

_JITTER: Final = 2

Strip = tuple[int, int]


class River(NamedTuple):
    """Blanks below each other: columns ``start`` to ``end``, from row ``first`` to ``last``.

    ``parted``: rows with text on both sides; ``wide``: those among them with two blanks or more there; ``aligned``:
    those whose text on the right begins where the river ends.
    """

    start: int
    end: int
    first: int
    last: int
    parted: int = 1
    wide: int = 1
    aligned: int = 1


class Region(NamedTuple):
    """Rows ``first`` to ``stop`` (not included), and the strips of blanks between their columns."""

    first: int
    stop: int
    strips: tuple[Strip, ...]


def find_regions(rows: Sequence[str]) -> list[Region]:
    """The regions of a page that are set in columns, from top to bottom; they share no row."""
    regions: list[Region] = []
    for group in _groups(rows, 0, len(rows)):
        whole = list(_regions(rows, group))
        first, stop = _reach(group)
        edges = [first, *_seams(rows, first, stop), stop]
        parts = [
            region
            for begin, end in pairwise(edges)
            for part in _groups(rows, begin, end)
            for region in _regions(rows, part)
        ]
        regions += whole if all(_agree(part, parts[0]) for part in parts) else parts
    return regions


def _agree(one: Region, other: Region) -> bool:
    """Whether two regions have the same columns."""
    return len(one.strips) == len(other.strips) and all(
        start < end_there and start_there < end
        for (start, end), (start_there, end_there) in zip(one.strips, other.strips, strict=True)
    )


def cut_at(row: str, strip: Strip) -> int | None:
    """Where a row is cut in two by a strip: in the strip, or at a blank near it; None where text stands across."""
    start, end = strip
    if not row[start:end].strip():
        return start
    near = [
        at
        for at in range(max(end - _LOOSE, 1), end + _LOOSE + 1)
        if row[at - 1 : at] == " " and row[at : at + 1] != " "
    ]
    wide = [at for at in near if row[at - 2 : at] == "  "]
    # a long cell takes room from the next: that begins further left
    return min(wide or near, key=lambda at: (at > end and not wide, abs(at - end)), default=None)


def passes(row: str, strip: Strip) -> bool:
    """Whether a row has no text in a strip."""
    return not row[strip[0] : strip[1]].strip()


def _groups(rows: Sequence[str], first: int, stop: int) -> list[list[River]]:
    """Rivers that run beside each other, from top to bottom."""
    groups: list[list[River]] = []
    reach = -1
    for river in sorted((each for each in _rivers(rows, first, stop) if _parts(each)), key=lambda each: each.first):
        if river.first <= reach:
            groups[-1].append(river)
        else:
            groups.append([river])
        reach = max(reach, river.last)
    return groups


def _reach(group: Sequence[River]) -> tuple[int, int]:
    return min(river.first for river in group), max(river.last for river in group) + 1


def _seams(rows: Sequence[str], first: int, stop: int) -> Iterator[int]:
    """The rows below two blank ones, where one table may end and another begin."""
    return (at for at in range(first + 2, stop) if rows[at] and not rows[at - 1] and not rows[at - 2])


def _rivers(rows: Sequence[str], first: int, stop: int) -> Iterator[River]:
    running: list[River] = []
    blank = 0
    for at in range(first, stop):
        row = rows[at]
        if not row:
            blank += 1
            continue
        if blank > _MOST_BLANK:
            yield from running
            running = []
        blank = 0
        gaps = list(_gaps(row))
        met = [_flow(river, at, gaps) for river in running]
        tabled = any(each is not None and each.wide > river.wide for each, river in zip(met, running, strict=True))
        flowing = []
        for longer, river in zip(met, running, strict=True):
            if longer is None and tabled and cut_at(row, (river.start, river.end)) is not None:
                flowing.append(river._replace(parted=river.parted + 1, aligned=river.aligned + 1))
            elif longer is None or at - longer.last > _MOST_ONE_SIDED:
                yield river
            else:
                flowing.append(longer)
        running = flowing
        for start, end in gaps:
            inner = start > 0 and end < _FAR and len(running) < _MOST_RIVERS
            if inner and end - start > 1 and not any(start < each.end and each.start < end for each in running):
                running.append(River(start, end, at, at))
    yield from running


def _gaps(row: str) -> Iterator[Strip]:
    """All stretches of blanks of a row: its margin, those between words, and what is right of it."""
    at = len(row) - len(row.lstrip(" "))
    if at:
        yield 0, at
    while (start := row.find(" ", at)) >= 0:
        at = start
        while row[at] == " ":
            at += 1
        yield start, at
    yield len(row), _FAR


def _flow(river: River, at: int, gaps: list[Strip]) -> River | None:
    """The river with one more row, or None where text stands in its way or on both sides of a single blank."""
    met: list[tuple[int, int, int, int]] = []
    for start, end in gaps[max(bisect_left(gaps, (river.start, 0)) - 1, 0) :]:
        if start >= river.end:
            break
        if end > river.start:
            met.append((max(start, river.start), min(end, river.end), start, end))
    if not met:
        return None
    start, end, gap, after = max(met, key=lambda each: (each[1] - each[0], each[0]))
    if gap == 0 or after == _FAR:
        return river._replace(start=start, end=end)
    if after - gap == 1:
        return None
    aligned = 1 if after < river.end - _LOOSE else river.aligned + (after <= river.end + _JITTER)
    return River(start, end, river.first, at, river.parted + 1, river.wide + 1, aligned)


def _parts(river: River) -> bool:
    """Whether a river parts columns, and is no chance of prose that is set wide."""
    width = river.end - river.start
    if river.parted < 2 or river.wide < _MOSTLY * river.parted:
        return False
    if river.parted == 2:
        return width >= _WIDE and river.aligned == 2
    return river.aligned >= _MOSTLY * river.parted or width >= _WIDE


def _regions(rows: Sequence[str], group: list[River]) -> Iterator[Region]:
    """The regions of rivers that run beside each other; a short one beside a long one is left out.

    Rows that stand in the way of some of them are a region of their own, with the others.
    """
    most = max(river.parted for river in group)
    kept = [river for river in group if river.parted >= _LEAST_SHARE * most]
    strips = sorted({(river.start, river.end) for river in kept})
    first, stop = _reach(kept)
    passed: list[tuple[Strip, ...]] = []
    for at in range(first, stop):
        open_strips = tuple(strip for strip in strips if passes(rows[at], strip) and not _is_tight(rows[at], strip))
        if any(_is_wide(rows[at], strip) for strip in open_strips):
            open_strips = tuple(strip for strip in strips if cut_at(rows[at], strip) is not None)
        passed.append(open_strips if rows[at] or not passed else passed[-1])
    begin = first
    for at in range(first + 1, stop + 1):
        if at == stop or passed[at - first] != passed[begin - first]:
            if passed[begin - first]:
                yield Region(begin, _filled(rows, at), _apart(passed[begin - first]))
            begin = at


def _filled(rows: Sequence[str], stop: int) -> int:
    """The end of rows without the blank ones at their end."""
    while not rows[stop - 1]:
        stop -= 1
    return stop


def _is_tight(row: str, strip: Strip) -> bool:
    """Whether nothing but a single blank parts a row at a strip: it is prose."""
    start, end = strip
    return end - start == 1 and bool(row[start - 1 : start].strip()) and bool(row[end : end + 1].strip())


def _is_wide(row: str, strip: Strip) -> bool:
    """Whether a row has text on both sides of a strip, and more than a blank between."""
    return bool(row[: strip[0]].strip()) and bool(row[strip[1] :].strip()) and "  " in row[strip[0] - 1 : strip[1] + 1]


def _apart(strips: tuple[Strip, ...]) -> tuple[Strip, ...]:
    """The strips without those that overlap one before them."""
    apart: list[Strip] = []
    for strip in strips:
        if not apart or strip[0] >= apart[-1][1]:
            apart.append(strip)
    return tuple(apart)
