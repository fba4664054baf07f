"""Groups of anchors → where each event's block begins and ends.

In: rows and groups in page order. Out: first and last row of every block, with the reason of the cut. Three layouts are
told apart by what stands around the anchors: the anchor opens its block, a title stands above it, or it closes it.
"""

from collections import Counter
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import fold
from sideevents_parser.segment.asides import is_vacant
from sideevents_parser.segment.boxes import box_tops
from sideevents_parser.segment.layout import HEAD_KINDS, LISTED, group_layouts, tells_itself
from sideevents_parser.segment.openers import with_openers
from sideevents_parser.segment.openings import OPENING_FIELDS
from sideevents_parser.segment.page import Group, Page, divides, heads
from sideevents_parser.segment.rows import Row
from sideevents_parser.segment.told import days_told

_TITLE_ROWS: Final = 4
_ABOVE: Final = frozenset({"rule", "furniture", "greeting", "closing"})
_NOTICE: Final = 80
_PAGE_WIDTH: Final = 120
_HEADING_FIELDS: Final = OPENING_FIELDS | {"status"}  # "POSTPONED: ..." is a title too
_CENTRED: Final = frozenset({"short", "prose", "heading", "label"})
_CENTRE: Final = 4
_MEASURES: Final = 3
_DAY_FIELDS: Final = frozenset({"date", "datetime"})
_STOPS: Final = frozenset({"rule", "heading", "month", "day", "greeting", "closing"})


class Cut(NamedTuple):
    """First and last row of a block and why it begins there."""

    first: int
    last: int
    reason: str


def cut_groups(page: Page, groups: list[Group]) -> list[Cut]:
    """The blocks of a page with several events."""
    layouts, boxes = group_layouts(page, groups), box_tops(page, groups)
    firsts: list[tuple[int, str]] = []
    for number, (group, top) in enumerate(zip(groups, boxes, strict=True)):
        floor = _after_items(page.rows, groups[number - 1].last) if number else 0
        firsts.append((top, "paragraph") if top is not None else block_start(page, group, floor, layouts[number]))
    firsts = with_openers(page.rows, groups, _with_leads(page.rows, _with_even_head(groups, firsts)))
    firsts = [_below_closed(page, group, first) for group, first in zip(groups, firsts, strict=True)]
    cuts: list[Cut] = []
    for number, (first, reason) in enumerate(firsts):
        after = _next_start(page, groups, firsts, number)
        last = block_end(page, groups[number], after, number + 1 == len(firsts))
        if cuts and number + 1 == len(firsts) and page.rows[cuts[-1].last].kind != "aside":
            last = _without_asides(page.rows, groups[number].last, last)
        cuts.append(Cut(first, last, reason))
    return _even_tail(page, groups, cuts)


def _below_closed(page: Page, group: Group, start: tuple[int, str]) -> tuple[int, str]:
    """Where a block begins, at the earliest below a day above it that is closed: "Sunday - closed for Easter"."""
    first, reason = start
    over = (at for at in range(group.first - 1, first - 1, -1) if at in page.closed and at not in group.headings)
    return next(over, first - 1) + 1, reason


def _without_asides(rows: list[Row], first: int, last: int) -> int:
    """Drop asides from the end of the last block where no other block ends with one."""
    while last > first and rows[last].kind == "aside" and any(moment.date for moment in rows[last].moments):
        last -= 1
    return last


def _with_even_head(groups: list[Group], firsts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Let the first block begin no farther above its date than any other, where dates close the entries."""
    if len(groups) < LISTED or firsts[0][1] != "after_anchor":
        return firsts
    first, reason = firsts[0]
    most = max(group.first - top for group, (top, _) in zip(groups[1:], firsts[1:], strict=True))
    return [(max(first, groups[0].first - most), reason), *firsts[1:]]


def _with_leads(rows: list[Row], firsts: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Let blocks begin with a line above their title that begins alike for all of them ("This event is for ...")."""
    leads = Counter(_first_words(rows, first - 1) for first, _ in firsts)
    kept = {words for words, count in leads.items() if words and count >= LISTED}
    return [(first - (_first_words(rows, first - 1) in kept), reason) for first, reason in firsts]


def _first_words(rows: list[Row], at: int) -> str:
    """The first words of a short paragraph of one line, else nothing."""
    return " ".join(rows[at].rest.split()[:2]) if at > 0 and rows[at].kind == "short" and heads(rows, at) else ""


def _after_items(rows: list[Row], last: int) -> int:
    """The row behind an anchor and the list items that go on with it."""
    at = last + 1
    while rows[last].line.kind == "item" and at < len(rows) and rows[at].line.kind == "item" and not rows[at].moments:
        at += 1
    return at


def _next_start(page: Page, groups: list[Group], firsts: list[tuple[int, str]], number: int) -> int:
    """The row before which a block must end: the next block's first row, or the headings that hold for it."""
    if number + 1 == len(groups):
        return len(page.rows)
    headings = [at for at in groups[number + 1].headings if at > groups[number].last]
    return min([firsts[number + 1][0], *headings])


def block_start(page: Page, group: Group, floor: int, layout: str) -> tuple[int, str]:
    """First row of a group's block, not above ``floor``, and the reason."""
    rows, at = page.rows, _item_above(page.rows, group.first)
    while group.shape == "prose" and at > floor and not rows[at].blanks and rows[at - 1].kind in {"prose", "short"}:
        at -= 1
    low = max([floor, *(heading + 1 for heading in group.headings if heading < at)])
    cut = next((row for row in range(at, low, -1) if divides(page, row)), low)
    if group.shape == "notice":
        whole = page.separated and _opens_with_text(rows, cut, at)
        return (_skip_furniture(page, cut, at), "blank_run") if whole else (notice_start(page, at, low), "notice")
    opening = next((row for row in range(at, low - 1, -1) if row in page.openings), None)
    if (top := _card_top(rows, at, low)) < at:
        return top, "card"
    if rows[at].kind == "day" and (repeated := _said_above(rows, at, low)) < at:
        return repeated, "day"
    if rows[at].kind == "day" and 0 < at < len(rows) - 1 and rows[at - 1].kind == rows[at + 1].kind == "rule":
        return at - 1, "day"
    if opening is not None and opening >= cut:
        headed = opening > low and not rows[opening].blanks and rows[opening - 1].blanks > 0
        return opening - 1 if headed else with_head(page, opening, cut), "label"
    if floor == 0 and layout == "anchor_first" and page.separated and rows[at].blanks and not _is_opened(rows[cut]):
        return at, "anchor"
    if page.separated and (rows[cut].blanks > 1 or cut == 0):
        return _skip_furniture(page, cut, at), "blank_run"
    if layout == "anchor_first":
        named = at > cut and not rows[at].blanks and rows[at - 1].kind == "short" and rows[at - 1].rest.endswith(":")
        return at - named, "anchor"
    if layout == "anchor_last":
        return _skip_furniture(page, max(cut, _paragraph_below(rows, floor, at)), at), "after_anchor"
    if floor and not any(rows[row].blanks for row in range(floor, at + 1)):
        return _title_above(page, at, floor), "title"
    return with_head(page, at, cut), "title"


def _opens_with_text(rows: list[Row], cut: int, at: int) -> bool:
    """Whether a stretch between blank runs tells of its event in paragraphs above the one that gives the day."""
    apart = cut == 0 or rows[cut].blanks > 1
    return apart and any(rows[row].kind == "prose" and not rows[row].moments for row in range(cut, at))


def _is_opened(row: Row) -> bool:
    """Whether a stretch between blank runs opens with an organizer's label or a title's."""
    return row.blanks > 1 and row.label is not None and row.label.field in OPENING_FIELDS


def _paragraph_below(rows: list[Row], floor: int, at: int) -> int:
    """The first paragraph behind the one that a date stands within, above row ``at``; ``floor`` where there is none.

    Labels that go on with the entry above belong to it, and so does an entry whose label gives no start ("Until May").
    """
    floor = next((row + 1 for row in range(at - 1, floor, -1) if _dates_nothing(rows[row])), floor) if floor else 0
    while floor and floor < at and rows[floor].kind == "label":
        floor += 1
    if not floor or rows[floor].blanks:
        return floor
    return next((row for row in range(floor + 1, at + 1) if rows[row].blanks), floor)


def _dates_nothing(row: Row) -> bool:
    """Whether a label asks for a day and gives none on which something starts: "When: until Sunday, 8 October"."""
    return row.kind == "aside" and row.label is not None and row.label.field in _DAY_FIELDS


def _card_top(rows: list[Row], at: int, low: int) -> int:
    """The first of the centred lines above a centred row: those that are indented, each by another measure."""
    first = at
    while first > low and rows[first - 1].line.indent and rows[first - 1].kind in _CENTRED:
        first -= 1
    indents = {row.line.indent for row in rows[first : at + 1]}
    centred = rows[at].line.indent >= _CENTRE and len(indents) >= _MEASURES and len(indents) * 2 > at - first
    return first if centred else at


def _title_above(page: Page, at: int, floor: int) -> int:
    """The line above a row, and the lines that it goes on from: "… by Sweden, Gambia and" above "Reef Trust)"."""
    rows, joins = page.rows, page.lexicon.folded("ranges.lists")
    first = max(at - 1, floor)
    if rows[first].kind == "aside" and rows[first].moments:
        return at  # "19 March: no talk"
    while first > floor and rows[first].line.kind != "item":
        above = rows[first - 1].rest.rstrip()
        if not above.endswith(",") and fold(above.rpartition(" ")[2]) not in joins:
            break
        first -= 1
    return first


def _said_above(rows: list[Row], at: int, low: int) -> int:
    """The first of the rows right above a day that give it too, also as "Monday" and, below it, the date."""
    own = days_told(rows[at])
    first = at
    while first > low and not rows[first].blanks:
        above = first - 1
        if above > low and rows[above - 1].moments and rows[above - 1].moments[-1].span.end == rows[above].line.end:
            above -= 1
        same = {day[:2] for day in days_told(rows[above])} & {day[:2] for day in own}
        if rows[above].kind not in {"day", "weekday"} or not (same or rows[above].kind == "weekday"):
            break
        first = above
    return first


def notice_start(page: Page, at: int, low: int) -> int:
    """First row of a paragraph of prose that announces: where its lines begin, or the title right above it."""
    rows = page.rows
    while at > low and not rows[at].blanks and rows[at - 1].kind == "prose" and not _is_ended(rows[at - 1]):
        at -= 1
    if at <= low or rows[at - 1].kind not in {"short", "heading"} or at - 1 in page.closed:
        return at
    below = not rows[at].blanks and not _is_ended(rows[at - 1])
    return at - 1 if below or heads(rows, at - 1) else at


def _is_ended(row: Row) -> bool:
    """Whether a line ends with a sentence, or is longer than a page is wide."""
    wide = row.line.end - row.line.start > _PAGE_WIDTH
    return wide or row.rest.rstrip().endswith((".", "!", "?", ":", ")", '"'))


def _item_above(rows: list[Row], at: int) -> int:
    """The list item below which a row is indented, else the row itself."""
    for above in range(at, max(at - _TITLE_ROWS, 0), -1):
        if rows[above].blanks or rows[above - 1].line.indent > rows[at].line.indent:
            return at
        if rows[above - 1].line.kind == "item" and rows[above - 1].line.indent < rows[at].line.indent:
            return above - 1
    return at


def _skip_furniture(page: Page, first: int, last: int) -> int:
    while first < last and (first in page.closed or bounds(page.rows[first])):
        first += 1
    return first


def bounds(row: Row) -> bool:
    """Whether no block reaches above a row: it belongs to the site or the mail, or says when a page was posted."""
    return row.kind in _ABOVE or (row.kind == "aside" and row.line.end - row.line.start < _NOTICE)


def with_head(page: Page, at: int, low: int) -> int:
    """The first of the head rows above a row: those of its own paragraph, or one short paragraph above it."""
    rows, first, taken = page.rows, at, 0
    crossed = False
    while first > low and taken < _TITLE_ROWS:
        above = rows[first - 1]
        if not rows[first].blanks and above.line.indent > rows[first].line.indent:
            break
        carded = not rows[first].blanks and _is_card(rows, first - 1, first, low)
        if first - 1 in page.closed or (above.kind not in HEAD_KINDS and not carded) or rows[first].blanks > 1:
            break
        if rows[first].blanks:
            if crossed or (taken and rows[first].kind == "short"):
                break
            crossed = True
        if above.label is not None and above.label.field not in _HEADING_FIELDS and not carded:
            break
        first, taken = first - 1, taken + (not carded or above.kind == "short")
    return _with_lead(rows, first, low)


def _with_lead(rows: list[Row], first: int, low: int) -> int:
    """The paragraph above that ends in a colon and so leads into the head ("invites you to:"), else the head."""
    if first - 1 < low or rows[first].blanks != 1 or not rows[first - 1].rest.endswith(":") or rows[first - 1].label:
        return first
    top = first - 1
    while top > low and not rows[top].blanks:
        top -= 1
    return top if rows[first - 1].kind in {"prose", "short"} else first


def _is_card(rows: list[Row], at: int, below: int, low: int) -> bool:
    """Whether a row belongs to a card: a paragraph of labels, where a value may run over a line."""
    top = at
    while top > low and not rows[top].blanks:
        top -= 1
    labels = sum(1 for row in rows[top : below + 1] if row.label is not None)
    return labels * 2 >= below + 1 - top and rows[at].kind in {"label", "short", "prose", "aside", "entry"}


def block_end(page: Page, group: Group, after: int, is_last: bool) -> int:
    """Last row of a group's block, which ends before row ``after``."""
    rows, at = page.rows, group.last
    while at + 1 < after:
        row = rows[at + 1]
        if at + 1 in page.closed or row.kind in _STOPS or (is_last and _opens_furniture(rows, at + 1)):
            break
        if not is_last and row.kind == "aside" and _is_idle(page, row):
            break
        if divides(page, at + 1) or (page.headed and heads(rows, at + 1)):
            break
        if group.shape == "notice" and _goes_elsewhere(rows, at + 1):
            break
        at += 1
    return _without_tail(page, group, at, is_last)


def _goes_elsewhere(rows: list[Row], at: int) -> bool:
    """Whether a column goes on to something else: a paragraph with a day of its own, or the title right above one."""
    dated = any(moment.date is not None and moment.date.form != "month" for moment in rows[at].moments)
    if rows[at].kind == "prose":
        return dated and _is_ended(rows[at - 1])
    return rows[at].kind == "short" and at + 1 < len(rows) and rows[at + 1].kind == "prose" and not rows[at + 1].blanks


def _is_idle(page: Page, row: Row) -> bool:
    """Whether a row is an entry of the list on whose date nothing takes place."""
    if is_vacant(row.rest, page.lexicon):
        return True
    return row.line.end - row.line.start < _NOTICE and page.lexicon.holds("segments.idle", fold(row.rest))


def _opens_furniture(rows: list[Row], at: int) -> bool:
    return rows[at].kind == "furniture" and (rows[at].blanks > 0 or rows[at - 1].kind == "furniture")


def _without_tail(page: Page, group: Group, last: int, is_last: bool) -> int:
    """Drop from a block's end what belongs to the site, and from the last one asides (posted, updated, hours)."""
    while last > group.last and page.rows[last].kind == "furniture":
        last -= 1
    if not is_last:
        return last
    for at in range(group.last + 1, last + 1):
        if page.rows[at].kind == "aside" and page.rows[at].blanks:
            return at - 1
    return last


def _even_tail(page: Page, groups: list[Group], cuts: list[Cut]) -> list[Cut]:
    """Trim blocks with more paragraphs than their neighbours: the last, or all where nearly every entry has one."""
    if len(cuts) < 2 or page.separated:
        return cuts
    counts = [_paragraphs(page.rows, group, cut) for group, cut in zip(groups, cuts, strict=True)]
    if _is_tight(page, cuts):
        cuts = [*cuts[:-1], _keep_rows(page, groups, cuts)]
    if sum(count == 1 for count in counts) * 5 >= len(counts) * 3 and len(counts) > 2 and _is_tight(page, cuts):
        lines = [tells_itself(page.rows, group) for group in groups]
        kind = Counter(own for own, count in zip(lines, counts, strict=True) if count == 1).most_common(1)[0][0]
        return [
            _keep_paragraphs(page, group, cut, 1) if own is kind else cut
            for group, cut, own in zip(groups, cuts, lines, strict=True)
        ]
    return [*cuts[:-1], _keep_paragraphs(page, groups[-1], cuts[-1], max(counts[:-1]), spare=1)]


def _is_tight(page: Page, cuts: list[Cut]) -> bool:
    """Whether entries follow each other without blank lines, as the rows of a table do."""
    return sum(1 for cut in cuts if not page.rows[cut.first].blanks) * 2 >= len(cuts)


def _keep_rows(page: Page, groups: list[Group], cuts: list[Cut]) -> Cut:
    """The last block cut off where it has more rows below its date than any other, but for labels."""
    most = max(cut.last - group.last for group, cut in zip(groups[:-1], cuts[:-1], strict=True))
    last = cuts[-1].last
    if len(cuts) < LISTED or last - groups[-1].last <= most:
        return cuts[-1]
    end = groups[-1].last + most
    told = any(
        page.rows[at].kind == "prose"
        for group, cut in zip(groups[:-1], cuts[:-1], strict=True)
        for at in range(group.last + 1, cut.last + 1)
    )
    end += told and end < last and page.rows[end + 1].kind == "prose"
    while end < last and page.rows[end + 1].label is not None:
        end += 1
    return cuts[-1]._replace(last=end)


def _keep_paragraphs(page: Page, group: Group, cut: Cut, most: int, spare: int = 0) -> Cut:
    """A block cut off behind its first ``most`` paragraphs; ``spare`` more are kept where they are prose."""
    seen = 1
    for at in range(_after_anchor(page.rows, group), cut.last + 1):
        row = page.rows[at]
        seen += row.blanks > 0
        prose = row.kind == "prose" and row.line.end - row.line.start > _NOTICE
        if seen > most + (spare if prose or not row.blanks else 0):
            return cut._replace(last=at - 1)
    return cut


def _paragraphs(rows: list[Row], group: Group, cut: Cut) -> int:
    """Paragraphs of a block from its anchor on."""
    return 1 + sum(1 for at in range(_after_anchor(rows, group), cut.last + 1) if rows[at].blanks)


def _after_anchor(rows: list[Row], group: Group) -> int:
    """The row from which paragraphs count: the one right below a bare hour is the anchor's own."""
    return group.last + (2 if rows[group.last].kind in {"hour", "day"} else 1)
