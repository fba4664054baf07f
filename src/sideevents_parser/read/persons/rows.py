"""Lines and cells that are a person's entry: rows of a programme, of a list of names, of a table.

In: a block's lines and where its dates stand. Out: ``Person``s, row by row. A row is a person's entry when a name opens
it and a title, an institution or nothing follows.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sideevents_parser.read.parties.naming import is_organization, word_key
from sideevents_parser.read.persons.entries import is_entry, skip_bullet, skip_role
from sideevents_parser.read.persons.lists import Page, all_detailed, behind_bracket, behind_job, further
from sideevents_parser.read.persons.person import (
    Found,
    is_plausible,
    is_sure,
    person_at,
    with_details,
)
from sideevents_parser.text.document import Line
from sideevents_parser.vocabulary.drafts import Person
from sideevents_parser.vocabulary.spans import Span

_DATELINE: Final = re.compile(r"(?:, [A-Z][\w.]{1,14})?[ ]-[ ](?=[A-Z][^\n]{60})")  # "ELK RIVER - The club …"
_CLOCK: Final = re.compile(
    r"(?:\d{1,2}[:.hH]\d{2}|\d{1,2}[ ]?[ap]m)[ ]?(?:[ap]\.?m\.?)?"
    r"(?:[ ]?(?:-|to)[ ]?\d{1,2}[:.hH]?\d{0,2}[ ]?(?:[ap]\.?m\.?)?)?[ \t:|-]{1,4}"
)
_WORDS: Final = re.compile(r"[^\W_]+(?:'s)?")
_GAP: Final = re.compile(r"[ ]*(?:\t[ \t]*|[ ]{2,12}|\|)(?:-[ ])?[ ]*")
# behind a name: its seat in brackets, a quoted title, a title behind a dash or a colon
_SEATED: Final = re.compile(r"\(([A-Z][^()\n]{1,80})\)(?=$|[ ]?[:,;.\"'-]|[ ]on )")
_QUOTED: Final = re.compile(r"(?:[,:-]|[ ]-)?[ ]?(?:\"|``|'')\w|,[^,:\n]{3,60}[:,] \"")
_ENTITLED: Final = re.compile(r"(?::|-|,|[ ]-)[ ]*[\w\"']")
_TALK_BEHIND: Final = re.compile(r"(?:\([^()]{2,80}\) )?- [A-Z][\w',:]{0,20}(?: [\w',:-]{1,20}){2}")
_AFTER_QUOTE: Final = re.compile(r"[\w?!.,](?:\"|'')[,.]?[ ]+(?:by[ ]|with[ ]|-[ ])?(?=[A-Z])")
_TAIL: Final = re.compile(r"(?:[ ]-[ ]+|[ ]\(|[:;,][ ]+(?=[A-Z]))(?:The[ ](?=Hon))?")
_TITLED_TAIL: Final = re.compile(
    r"[\w\"'?!.)][ ](?=(?:Prof|Dr|Professor)\.? (?:[A-Z][\w'.-]{0,20} ){1,3}[A-Z][\w'.-]{0,20}(?: [\d, ]{0,20})?$)",
    re.MULTILINE,
)
_BRACKETED: Final = re.compile(r"\([^()]*\)")
_BYLINE: Final = " by "
_DIGITS: Final = "0123456789, "
_BEHIND: Final = "behind title"
# "Hoards of the north Ada Moss": a name right behind the title
_BARE_TAIL: Final = re.compile(r"[\w'\"?!.)]{2,20}[ ](?=[A-Z][\w'-]{1,20}[ ][A-Z][\w'-]{1,20}$)")
_CAPITALS_LEAD: Final = re.compile(
    r"(?:(?:[A-Z][\w.'-]{1,20}|&)[ ]){1,5}?(?P<honorific>(?:Prof|Dr|Mr|Mrs|Ms)[a-z]{0,6}\.?)[ ](?=[A-Z])"
)
_ADDRESS: Final = re.compile(r"\b(?:[Tt]el|[Pp]hone|[Ee]-?mail|[Ff]ax)\b|@[\w-]{2,30}\.")
_MOST_CELLS: Final = 12
_DATE_IN_FRONT: Final = 12  # "Wk 7  Thu 25 Nov  Name"
_ENTRY: Final = 220
_TITLE_LINE: Final = 90
_HEADING: Final = 40
_FIRST_ROWS: Final = 2
_POST_LINE: Final = 130
_MOST_ROWS: Final = 400
_ONE_BLANK: Final = 2
_TITLE_SPACES: Final = 2


def from_rows(page: Page, closed: list[Span], dated: Sequence[Span] = ()) -> list[Person]:
    """Persons of the lines that are an entry of a programme or of a list; ``dated``: where dates and hours stand."""
    people: list[Person] = []
    role, last_dated, listed = "speaker", -2, ""
    view = page.view
    dates = {_line_start(view, span.start): span for span in reversed(dated)}
    for at, row in enumerate(page.rows[:_MOST_ROWS]):
        starts, after = dates.get(_line_start(view, row.start), (row.end, row.start)) if dates else (row.end, row.start)
        last_dated = at if after > row.start else last_dated
        if row.kind == "rule" or (closed and any(span.start <= row.start < span.end for span in closed)):
            continue
        begin = skip_bullet(page, row.start, row.end)
        clock = _CLOCK.match(view, begin, row.end) if view[begin : begin + 1].isdigit() else None
        begin = clock.end() if clock else begin
        if begin <= starts < begin + _DATE_IN_FRONT:
            begin = _skip_joint(page, after, row.end)
        length = row.end - begin
        heading = page.cues.roles.get(word_key(view[begin : row.end].rstrip(" :"))) if length < _HEADING else None
        if heading is not None or length < 4:
            role = heading or role
            continue
        headed = role if at and role != "speaker" and _is_near(page, row) else "speaker"
        begin, own_role = skip_role(page, begin, row.end, headed)
        framed = clock is not None or (last_dated == at and starts < begin)
        leads = begin < starts < row.end  # "Tides - Ada Moss - 18 February at 7.30pm"
        stop = begin + len(page.view[begin:starts].rstrip(" \t-,|:;(@")) if leads else row.end
        below = 0 <= last_dated >= at - 2 or (page.talks and _opens_with_date(page, at + 1, dates))
        given = _of_cells(page, at, (begin, stop), own_role, framed=framed or leads, below_date=below)
        bullet = begin > row.start and view[row.start : begin].strip()
        if not given and bullet and listed in {bullet, ":"}:
            given = _of_list(page, begin, stop, own_role)
        people += given
        listed = _list_after(page, row, bullet or "", listed, given=bool(given))
    return people


def _list_after(page: Page, row: Line, bullet: str, listed: str, *, given: bool) -> str:
    """What a list of persons goes on with behind a row: its bullet, or ":" where a row announces speakers."""
    text = page.view[row.start : row.end].rstrip()
    if text.endswith(":"):
        words = {word_key(word) for word in _WORDS.findall(text)}
        return "" if words.isdisjoint(page.cues.marks.callings) else ":"
    if bullet:
        return bullet if given else ""
    return listed if listed not in {"", ":"} and text[:1].isalpha() and not text.endswith(":") else ""


def _of_list(page: Page, begin: int, stop: int, role: str) -> list[Person]:
    """The person of an item whose neighbours are persons: "- Ada Moss, Tides and the moon"."""
    found = person_at(page.view, begin, stop, page.known)
    if found is None or not is_sure(page.view, found, page.known):
        return []
    rest = page.view[found.end : stop].strip()
    return [with_details(page.view, found, stop, role, "line", page.known)] if not rest or rest[0] in ",(" else []


def _opens_with_date(page: Page, at: int, dates: dict[int, Span]) -> bool:
    """Whether a row begins with its date, so that a name above it may stand alone."""
    if at >= len(page.rows) or not dates:
        return False
    start = page.rows[at].start
    day = dates.get(_line_start(page.view, start))
    return day is not None and day.start - start < _DATE_IN_FRONT


def _line_start(view: str, at: int) -> int:
    return view.rfind("\n", at - _ENTRY if at > _ENTRY else 0, at) + 1


def _skip_joint(page: Page, at: int, end: int) -> int:
    """Behind what joins a date to an entry, and behind "TBA" in the place of its title."""
    for _ in range(2):
        while at < end and page.view[at] in " \t,:;|.-)":
            at += 1
        word = _WORDS.match(page.view, at, end)
        if word is None or word.end() >= end or word_key(word.group()) not in page.known.tbc:
            break
        at = word.end()
    return at


def _of_cells(
    page: Page, at: int, bounds: tuple[int, int], role: str, *, framed: bool, below_date: bool
) -> list[Person]:
    """Persons of a row between two offsets, cell by cell; a row without cells is one."""
    people: list[Person] = []
    row = page.rows[at]
    cells = _cells(page.view, *bounds) if page.celled else [bounds]
    near = framed or below_date or at < _FIRST_ROWS
    for number, (start, end) in enumerate(cells[:_MOST_CELLS]):
        if page.view[start] == "/":  # "from 18:15 / King's Library": where, not who
            continue
        found = person_at(page.view, behind_job(page, start, end) if framed else start, end, page.known)
        if found is None:
            if near or page.view.find('"', start, end) >= 0:
                people += _at_the_end(page, row, start, end, near=near, dated=framed, role=role)
            continue
        if page.view[start : found.end].isupper() and _DATELINE.match(page.view, found.end, end):
            continue
        whole = len(cells) == 1
        accepted = is_entry(page, found, end, strict=True) or (whole and _stands_alone(page, found, row))
        following = further(page, found, end)
        if not accepted and not _is_of_others(page, row):
            below = below_date and at > 0
            accepted = _is_likely(page, [found, *following][-1], end, framed=framed or not whole, below_date=below)
            accepted = accepted or (framed and _is_column(page, found, end, cells[number + 1 :]))
        if not accepted and framed:
            people += _at_the_end(page, row, start, end, near=near, dated=framed, role=role)
        if not accepted or _is_contact(page.view[row.start : row.end]):
            continue
        if following:
            people += all_detailed(page, [found, *following], role, "line")
        else:
            people.append(with_details(page.view, found, end, role, "line", page.known))
    return people


def _is_of_others(page: Page, row: Line) -> bool:
    """Whether a line tells of musicians, artists, players, or a table of books: persons, but no speakers."""
    if page.works and "|" in page.view[row.start : row.end]:
        return True
    words = _WORDS.findall(page.view, row.start, row.end)
    return not page.cues.not_talks.isdisjoint(word.lower() for word in words)


def _is_contact(text: str) -> bool:
    """Whether a line tells how to reach somebody."""
    return _ADDRESS.search(text) is not None


def _at_the_end(page: Page, row: Line, start: int, end: int, *, near: bool, dated: bool, role: str) -> Iterator[Person]:
    """ "Bees and their keepers - Ada Moss", "“Bees,” Dr Ada Moss, Reef Trust": a person behind the title of a talk."""
    quote = _AFTER_QUOTE.search(page.view, start, end) if page.view.find('"', start, end) >= 0 else None
    tails = [quote.end()] if quote else _tails(page, start, end) if near else []
    byline = page.view.rfind(_BYLINE, start, end) + len(_BYLINE) if dated and page.talks else start
    if dated and (tail := _bare_tail(page, start, end)) is not None:
        tails.append(tail.end())
    tails += [byline] if byline > start + len(_BYLINE) else []
    for at in [*tails, *(_honorifics(page, start, end) if dated or near else ())]:
        found = person_at(page.view, at, end, page.known)
        proves = is_plausible if at == byline else is_sure
        if found is None or not proves(page.view, found, page.known) or _is_of_others(page, row):
            continue
        following = further(page, found, end)
        stop = behind_bracket(page.view, (following or [found])[-1].end, end)
        rest = page.view[stop:end].strip(" .)")
        rest = rest if rest.strip(_DIGITS) else ""
        if quote or not rest or (found.honorific and rest[0] == "," and at not in tails):
            yield with_details(page.view, found, following[0].start if following else end, role, _BEHIND, page.known)
            yield from all_detailed(page, following, role, _BEHIND)
            return


def _tails(page: Page, start: int, end: int) -> list[int]:
    """Where a name may begin behind a dash, a comma or a bracket that stands in no bracket itself."""
    plain = _BRACKETED.sub(lambda inside: "_" * len(inside.group()), page.view[start:end])
    marks = list(_TAIL.finditer(plain))[-2:] or list(_TAIL.finditer(page.view[start:end]))[-2:]
    last = page.view.rfind(" (", start, end)
    inner = [last + 2] if last > start and page.view[end - 1] == ")" else []
    return [start + mark.end() for mark in marks] + inner


def _honorifics(page: Page, start: int, end: int) -> Iterator[int]:
    """Where a title such as Prof stands behind a few words with capitals: "Van Mildert Prof Ada Moss, Law".

    Or where it stands last: "Tides in the Art of Riga Prof. Ada Moss 1,100 650".
    """
    last = _TITLED_TAIL.search(page.view, start, end)
    if last is not None:
        yield last.end()
    lead = _CAPITALS_LEAD.match(page.view, start, end)
    if lead is not None and word_key(lead["honorific"]) in page.known.honorifics:
        yield lead.start("honorific")


def _is_column(page: Page, found: Found, end: int, others: list[tuple[int, int]]) -> bool:
    """Whether a name fills a cell of a dated row, perhaps with its town, and a title follows in a later cell."""
    rest = page.view[found.end : end].strip()
    if rest and (rest[0] != "," or rest.count(" ") > 4 or not rest[-1].isalpha()):
        return False
    return is_plausible(page.view, found, page.known) and any(
        page.view.count(" ", start, stop) > 1 and not page.view[start].isdigit() for start, stop in others
    )


def _bare_tail(page: Page, start: int, end: int) -> re.Match[str] | None:
    """Where a title ends and a bare name begins; "The life of Ada Moss" is one title."""
    at = page.view.rfind(" ", start, page.view.rfind(" ", start, end)) if end - start < _TITLE_LINE else -1
    at = page.view.rfind(" ", start, at) if at > start else -1
    mark = _BARE_TAIL.match(page.view, at + 1, end) if at > start else None
    if mark and page.view.count(" ", start, mark.end()) < _TITLE_SPACES:
        return None
    return mark if mark and word_key(mark.group().strip()) not in page.known.function else None


def _cells(view: str, start: int, end: int) -> list[tuple[int, int]]:
    cells, at = [], start
    for mark in _GAP.finditer(view, start, end):
        if mark.start() > at:
            cells.append((at, mark.start()))
        at = mark.end()
    return [*cells, (at, end)] if end > at else cells


def _is_likely(page: Page, found: Found, end: int, *, framed: bool, below_date: bool) -> bool:
    """Whether what stands behind a name in a row suits a speaker: nothing, an institution, the title of a talk."""
    rest = page.view[found.end : end].strip()
    sure = is_sure(page.view, found, page.known)
    if not rest:
        return sure and (framed or below_date)
    if sure and below_date and _TALK_BEHIND.match(rest) is not None:
        return True
    if not sure and not is_plausible(page.view, found, page.known):
        return False
    bracket = _SEATED.match(rest)
    if bracket is not None:
        return (sure or framed or below_date or is_organization(bracket.group(1), page.known.names)) and not any(
            letter.isdigit() for letter in bracket.group(1)
        )
    if _QUOTED.match(rest) is not None:
        return True
    return (
        framed and (_ENTITLED.match(rest) is not None or rest.startswith(page.cues.about)) and (sure or rest[0] != ",")
    )


def _is_near(page: Page, row: Line) -> bool:
    return page.view.count("\n", max(page.start, row.start - 80), row.start) < 12


def _stands_alone(page: Page, found: Found, row: Line) -> bool:
    """A name alone on its line, with an institution or a job title on the next."""
    if (
        page.view[found.end : row.end].strip() not in {"", ","}
        or found.start - row.start > 4
        or not is_plausible(page.view, found, page.known)
    ):
        return False
    following = next((each for each in page.rows if each.start >= row.end), None)
    if following is None or page.view.count("\n", row.end, following.start) > _ONE_BLANK:
        return False
    line = page.view[following.start : min(following.end, page.end)].strip()
    words = {word_key(word) for word in _WORDS.findall(line)}
    return (
        2 < len(line) < _POST_LINE
        and not line.endswith(".")
        and line[0].isupper()
        and (not page.known.jobs.isdisjoint(words) or is_organization(line, page.known.names))
    )
