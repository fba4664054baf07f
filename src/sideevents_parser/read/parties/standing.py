"""Names that stand alone: a line under a title, the last cell of a row, columns that have run together.

In: a block without any sentence or label that names its organizer. Out: ``Party``s of the first line that is nothing
but names.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, TypeVar

from sideevents_parser.lexicon.language import fold
from sideevents_parser.lexicon.zones.places import find_places
from sideevents_parser.read.parties.chains import Page, read_chain
from sideevents_parser.read.parties.names import names_extent
from sideevents_parser.read.parties.naming import is_organization, is_person, is_town_name, word_key
from sideevents_parser.read.parties.owning import behind_title
from sideevents_parser.read.parties.titled import titled_owner
from sideevents_parser.read.phrases import MOST
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.mentions import LabelMention, LinkMention, Mentions, Moment
from sideevents_parser.vocabulary.spans import Span

_GLUE: Final = re.compile(r"(?:\d|[ap]m|TBC|tbc)(?=[A-Z][a-zA-Z])")
_SEAM: Final = re.compile(r"[a-z](?=[A-Z][a-z']* |[A-Z][a-z]*:|A )")
_JOINT: Final = re.compile(r"[ \t|:,;-]{1,6}")
_TITLE_BEHIND: Final = re.compile(r"[ ]?(?:-[ ]|:[ ])[ ]*[\w\"']")
_DASHED: Final = re.compile(r"(?P<name>[A-Z][\w' ]{2,24}) [-|] ")
_BELOW_PERSON: Final = 2  # lines below a name that may tell the person's job and seat
_TITLE: Final = 110
_PREFIXED: Final = re.compile(r"[ ]?:[ ][\"'(]?[A-Z]")
_NAME_END: Final = re.compile(r"[,;:|]| - ")
_MOST_ROWS, _BARS = 6, 2
_PERSON: Final = 40
_LONG_TITLE: Final = 280
_HEAD: Final = 4  # rows
_PAIR: Final = 2
_TITLED: Final = 10  # rows among which the event's name may stand
_SHORT_TITLE: Final = 8
_TITLE_END: Final = re.compile(r"[ ](?:\((?=(?:the )?[A-Z])|-[ ]+(?=(?:the )?[A-Z]))(?![^\n]*[ ](?:\(|-[ ])[A-Z])")
_NOUN: Final = re.compile(r" ([a-z-]+(?: [a-z-]+)?)")
_FULL_STOP: Final = re.compile(r"(?:[a-z]{3}|[\d)\"'])\.$")
_WORD: Final = re.compile(r"[\w']+")
# labels below which a line is a person's, not an organizer's
_PERSON_FIELDS: Final = frozenset(
    {"speaker", "moderator", "chair", "keynote", "discussant", "panelist", "guest", "opener", "contact"}
)
_Placed = TypeVar("_Placed", LabelMention, LinkMention, Moment)


def within(mentions: Sequence[_Placed], start: int, end: int) -> Sequence[_Placed]:
    """The mentions that begin between two offsets."""
    low = bisect_left(mentions, (Span(start, 0),))
    return mentions[low : bisect_left(mentions, (Span(end, 0),), low)]


def performs(view: str, label: LabelMention, performed: frozenset[str]) -> bool:
    """Whether a label such as "Presented by" opens the name of a host or of a speaker, whichever the name is."""
    return label.field in {"organizer", "host"} and not performed.isdisjoint(
        word_key(word) for word in _WORD.findall(view, label.span.start, label.span.end)
    )


def from_lines(document: Document, mentions: Mentions, page: Page) -> list[Party]:
    """A line right under the title, or a row's last cell, that holds names alone."""
    first = line_at(document.lines, page.start)
    rows = [
        row
        for row in document.lines[first : first + MOST]
        if page.start <= row.start < page.end and row.kind not in {"blank", "rule"}
    ]
    labels = within(mentions.labels, page.start, page.end)
    hours = [moment.span for moment in within(mentions.moments, page.start, page.end)]
    taken = (
        hours + [label.span for label in labels] + [link.span for link in within(mentions.links, page.start, page.end)]
    )
    below = min((label.span.end for label in labels if label.field in _PERSON_FIELDS), default=page.end)
    free = [
        at
        for at, row in enumerate(rows)
        if row.start < below
        and not any(_opens_with_person(page, above) for above in rows[max(at - _BELOW_PERSON, 0) : at])
        and not any(row.start <= span.start < row.end for span in taken)
        and not _is_venue(page, row)
    ]
    dated = next((row.start for row in rows if any(row.start <= span.start < row.end for span in hours)), page.end)
    for row in rows[:2]:
        if parties := _from_entry(page, row, hours):
            return parties
    return (
        _from_free(page, rows, free, dated)
        or (_from_cells(page, dated, labels) if len(rows) < _MOST_ROWS else [])
        or (_from_glued(page, rows[0]) if rows else [])
        or next((parties for row in rows[:2] if (parties := _from_title_end(page, row))), [])
        or next((parties for row in rows[:_TITLED] if (parties := _from_name(page, row))), [])
        or next((parties for row in rows[:2] if (parties := _from_prefix(page, row))), [])
        or next((parties for row in rows[:_HEAD] if (parties := _from_behind_title(page, row))), [])
    )


def _from_free(page: Page, rows: list[Line], free: list[int], dated: int) -> list[Party]:
    """The parties of the first line that is nothing but names."""
    bulletin = len(rows) < 10 and sum(row.end - row.start > 100 or _is_sentence(page, row) for row in rows) < 2
    for at in [at for at in free if at == 0 or not _is_open(page, rows[at - 1])][:4]:
        below_title = at and at != free[0]
        if not below_title and not any(rows[other].end - rows[other].start < _TITLE for other in free if other > at):
            continue  # the only line that can be the title is the title
        parties = _party_line(page, rows[at], rows[at - 1] if below_title else None, dated, bulletin=bulletin)
        own = [party for party in parties if party.span.start < rows[at].end]
        if own and not _are_sites(page, own, dated):
            return parties
    return []


def _is_sentence(page: Page, row: Line) -> bool:
    """Whether a row ends with a full stop; the dot of "p.m." or "Inc." ends no sentence."""
    return _FULL_STOP.search(page.view, max(row.start, row.end - 8), row.end) is not None


def _are_sites(page: Page, parties: list[Party], dated: int) -> bool:
    """Whether names behind the date are those of places: "Central Library", "Tide House, Bergen"."""
    sites = [not page.known.sites.isdisjoint(_edges(party.name)) for party in parties]
    return any(sites) and all(
        party.span.start > dated and (site or is_town_name(party.name))
        for party, site in zip(parties, sites, strict=True)
    )


def _edges(name: str) -> tuple[str, str]:
    words = _WORD.findall(name.partition(",")[0])
    return (word_key(words[0]), word_key(words[-1])) if words else ("", "")


def _from_title_end(page: Page, row: Line) -> list[Party]:
    """Hosts behind a title: "Tides for all (Permanent Mission of Latvia, Reef Trust)", "Salt - Reef Trust"."""
    if row.end - row.start > _LONG_TITLE:
        return []
    mark = _TITLE_END.search(page.view, row.start + _SHORT_TITLE, row.end)
    before = page.view[row.start : mark.start()].rpartition(": ")[2].strip(" -") if mark else ""
    if mark is None or not before or is_person(before.partition(",")[0], page.known):
        return []  # "Ann Lee, Department of History (Emory University)"
    parties, stop = read_chain(page, mark.end(), row.end, "organizer", "title", institutions=True)
    closed = page.view[stop : row.end].strip(" .") == (")" if "(" in mark.group() else "")
    hosts = all(_is_host_like(page, party.name) for party in parties)
    hosts = hosts and any(_is_wordy_name(page, party.name) for party in parties)
    return parties if closed and hosts and not _are_sites(page, parties, -1) else []


def _from_prefix(page: Page, row: Line) -> list[Party]:
    """Hosts before a title and a colon: "Weir Club: Salt and the Sea"."""
    parties, stop = read_chain(page, row.start, row.end, "organizer", "title", institutions=True)
    owns = bool(parties) and all(_owns_events(page, party.name) for party in parties)
    named = owns and all(_is_host_like(page, party.name) for party in parties)
    return parties if named and _PREFIXED.match(page.view, stop, row.end) else []


def _owns_events(page: Page, name: str) -> bool:
    """Whether a name is that of a certain body which holds events: "Weir Club", not "Film Club"."""
    words = {word_key(word) for word in _WORD.findall(name)}
    return not page.cues.owning.owners.isdisjoint(words) and not words <= page.cues.owning.common


def _from_name(page: Page, row: Line) -> list[Party]:
    """The owner that opens the event's name, which fills a row or what stands before its first comma or colon."""
    stop = _NAME_END.search(page.view, row.start, row.end)
    return titled_owner(page, row.start, row.end) or (titled_owner(page, row.start, stop.start()) if stop else [])


def _from_behind_title(page: Page, row: Line) -> list[Party]:
    """Hosts behind a title and "by": "Salt on the roads by Reef Trust"."""
    if row.end - row.start > _LONG_TITLE:
        return []
    told = behind_title(page.view[row.start : row.end], page.cues.agents, page.known)
    start = row.start + told[1][0].start if told is not None else row.end
    return read_chain(page, start, row.end, "organizer", "title", institutions=True)[0] if told is not None else []


def _opens_with_person(page: Page, row: Line) -> bool:
    """Whether a row is a person's name: what stands below it is that person's institution."""
    word = _WORD.search(page.view, row.start, min(row.end, row.start + 30))
    key = word_key(word.group()) if word else ""
    return row.end - row.start < _PERSON and (key in page.cues.given or (key in page.known.honorifics and key != "the"))


def _from_entry(page: Page, row: Line, taken: list[Span]) -> list[Party]:
    """ "13.00-15.00 A Council - Title (Room 9)": an institution between the hour and a title."""
    hour = next((span for span in taken if row.start <= span.start < min(row.end, row.start + 24)), None)
    if hour is None or hour.end > row.end:
        return []
    opening = _JOINT.match(page.view, hour.end, row.end)
    start = _behind_town(page.view, opening.end() if opening else hour.end, row.end)
    parties, stop = read_chain(page, start, row.end, "organizer", "cell", institutions=True)
    wordy = bool(parties) and all(_is_host_like(page, party.name) for party in parties)
    return parties if wordy and _TITLE_BEHIND.match(page.view, stop, row.end) else []


def _behind_town(view: str, at: int, end: int) -> int:
    """Where an entry goes on behind the town, or the word for what is online, that dashes set off."""
    cell = _DASHED.match(view, at, end)
    if cell is None:
        return at
    known = find_places(cell["name"], 1)
    town = bool(known) and known[0].end - known[0].start == len(cell["name"])
    return cell.end() if town or cell["name"].lower() in {"online", "virtual", "hybrid"} else at


def _is_host_like(page: Page, name: str) -> bool:
    """Whether a name is an institution's and neither a place's nor that of a body whose meeting is announced."""
    keys = [word_key(word) for word in _WORD.findall(name)]
    if keys[-1] in page.cues.bodies or not page.cues.venues.isdisjoint(keys):
        return False
    if not page.cues.said.isdisjoint(keys):
        return False
    return _is_wordy_name(page, name) or _is_tag(page, name)


def _is_tag(page: Page, name: str) -> bool:
    return fold(name) in page.known.acronyms or fold(name) in page.known.states or (name.isupper() and len(name) > 2)


def _from_glued(page: Page, row: Line) -> list[Party]:
    """Columns run together ("10:00X CouncilA Title"), or a title that begins with its organizer ("WHO briefing")."""
    glue = _GLUE.search(page.view[row.start : min(row.end, row.start + 40)])
    start = row.start + (glue.end() if glue else 0)
    if start > row.start:
        for seam in _SEAM.finditer(page.view, start, min(row.end, start + 80)):
            name = page.view[start : seam.end()]
            words = name.split()
            if (
                len(words) > 1
                and is_organization(name, page.known)
                and name[0].isupper()
                and ":" not in name
                and (fold(words[-1]) in page.known.heads or _is_wordy_name(page, name))
            ):
                return [Party(name, "organizer", Span(start, seam.end()), "glued")]
        return []
    extent = names_extent(page.view, start, row.end, page.known)
    following = _NOUN.match(page.view, extent.end, row.end) if extent else None
    if extent is None or following is None:
        return []
    noun = following.group(1)
    name = extent.of(page.view)
    if (
        (noun in page.cues.nouns or noun.split()[0] in page.cues.nouns)
        and is_organization(name, page.known)
        and (" " in name or name.isupper())
        and " and " not in name
        and fold(name) not in page.known.states
    ):
        return [Party(name, "organizer", extent, "title")]
    return []


def _is_wordy_name(page: Page, name: str) -> bool:
    return any(fold(word) in page.known.heads for word in name.split())


def _is_open(page: Page, row: Line) -> bool:
    """Whether a row goes on in the next one."""
    return page.view[row.end - 1] == "," or page.view.count("(", row.start, row.end) > page.view.count(
        ")", row.start, row.end
    )


def _is_venue(page: Page, row: Line) -> bool:
    """Whether a row names a place: it begins with a word such as "Room", or is short and holds one."""
    words = [word_key(word) for word in _WORD.findall(page.view, row.start, min(row.end, row.start + 120))]
    return bool(words) and (words[0] in page.cues.venues or (len(words) < 8 and not page.cues.venues.isdisjoint(words)))


def _from_cells(page: Page, dated: int, labels: Sequence[LabelMention]) -> list[Party]:
    if page.view.count("|", page.start, page.end) < _BARS:
        return []
    at = page.view.rfind("|", page.start, page.end) + 1
    if any(label.value.start <= at + 1 < label.value.end for label in labels):
        return []  # the head of the table says what the cell is
    parties, stop = read_chain(page, at, page.end, "organizer", "cell", loose=True)
    line = page.view.find("\n", stop, page.end)
    whole = page.view[stop : line if line > 0 else page.end].strip(" .)") == ""
    address = all(fold(party.name) in page.known.states for party in parties) and _follows_place(page, at - 1)
    return parties if whole and not address and not _are_sites(page, parties, dated) else []


def _follows_place(page: Page, bar: int) -> bool:
    """Whether the cell before a bar is a country, a part of one or a town: "Reef House | London | United Kingdom"."""
    cell = page.view[max(page.start, bar - _PERSON) : bar].rpartition("|")[2]
    return fold(cell) in page.known.countries or is_town_name(cell.strip())


def _party_line(page: Page, row: Line, above: Line | None, dated: int, *, bulletin: bool) -> list[Party]:
    """The parties of a line that is nothing but names, below its title."""
    end = row.end
    if end - row.start > 160 or page.view.count(" ", row.start, end) > 16:
        return []
    parties, stop = read_chain(page, row.start, page.end, "organizer", "line", loose=True)
    if any(_is_no_line(page, party) for party in parties):
        return []
    if not parties or (stop < end and page.view[stop:end].strip(" .);") != ""):
        return []
    endings = {fold(" ".join(party.name.split()[-count:])) for party in parties for count in (1, 2)}
    if not page.cues.events.isdisjoint(endings):
        return []
    institutions = all(
        (
            is_organization(party.name, page.known)
            and (_is_wordy_name(page, party.name) or not _is_described(party.name))
        )
        or (len(parties) > 1 and " " not in party.name and _is_tag(page, party.name))
        for party in parties
    )
    if above is None and not page.cues.nouns.isdisjoint(endings):
        return []  # "Youth Forum" is the title
    if above is None:
        return parties if institutions and bulletin and _is_wordy(page, parties) else []
    gap = page.view.count("\n", above.end, row.start)
    spaced = page.view.count("\n", end, dated) == gap and _end_as_bodies(page, parties)
    if gap == 0 or gap > 1 + spaced:  # a blank line above, unless one stands before the date as well
        return []
    return parties if institutions else []


def _end_as_bodies(page: Page, parties: list[Party]) -> bool:
    """Whether names end with the kind of a body and hold no noun for what is held."""
    words = [[word_key(word) for word in _WORD.findall(party.name.partition(" (")[0])] for party in parties]
    return all(name and name[-1] in page.known.heads and page.cues.events.isdisjoint(name) for name in words)


def _is_described(name: str) -> bool:
    """Whether small words alone make a name look like a body's: "Lots of Volunteers Needed", "A History of Riga"."""
    return any(word.islower() for word in name.split())


def _is_no_line(page: Page, party: Party) -> bool:
    """Whether a name is a person's post, an occasion, a question: "Adjunct Professor", "Tide Day Program", "How …"."""
    words = [word_key(word) for word in _WORD.findall(party.name.partition(" (")[0])]
    opens = bool(words) and words[0] in page.known.openers
    return (
        opens
        or not page.cues.nobody.posts.isdisjoint(words[:_PAIR])
        or not page.cues.nobody.occasions.isdisjoint(words)
    )


def _is_wordy(page: Page, parties: list[Party]) -> bool:
    """Whether each name has a head such as "University": an acronym alone could be a title."""
    wordy = [_is_wordy_name(page, party.name) for party in parties]
    return any(wordy) if len(wordy) > 2 else all(wordy)
