r"""The text of a printed document → its pages, without what is printed on each of them.

In: text as programs draw it from a PDF, a form feed behind each page. Out: the rows of each page, and its feet once.
``read_pages("Diary\n\n5 May: Fair\n\n1\fDiary\n\n6 May: Fete\n\n2\f").rows[1] == ("6 May: Fete",)``
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_ALIKE: Final = str.maketrans(
    dict.fromkeys("\u00a0\u2007\u202f\u2009\u2002\u2003\u2008\u2005\u2004\u2006\u200a\u3000", " ")
    | dict.fromkeys("\uf0b7\uf0a7\uf0a8\uf0d8\uf076\uf0fc\uf02d\uf06e\uf071", "•")  # bullets of symbol fonts
    | dict.fromkeys("\x0b\x1c\x1d\x1e\x85\u2028\u2029", "\n")
)
_NUMBERED: Final = re.compile(r"(?:page|p\.|pg\.?)[ ]?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?", re.IGNORECASE)
_BETWEEN_SIGNS: Final = re.compile(r"[-–—|\[][ ]?(\d{1,4})[ ]?[-–—|\]]|(\d{1,4})[ ]?(?:of|/)[ ]?\d{1,4}")
_AT_AN_END: Final = re.compile(
    r"(?P<first>(?:page[ ])?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?)[ |–-]+(?P<behind>.*\S)"
    r"|(?P<before>.*\S)[ |–-]+(?P<last>(?:page[ ])?\d{1,4}(?:[ ]?(?:of|/)[ ]?\d{1,4})?)"
    r"|(?P<bare>\d{1,4})",
    re.IGNORECASE,
)
_LEADER: Final = re.compile(r"(?<=\w)[ ]?(?:[.…]{4,}|(?:[ ][.]){3,})[ ]?(?=[ ]?\w)")
_EDGE: Final = 3
_FAR_BELOW: Final = 2
_WIDEST: Final = 2_000
_LONGEST: Final = 400
_TAB: Final = 8


class Pages(NamedTuple):
    """The rows of each page, blank ones at both ends left out, and the feet that stood on several pages, once each."""

    rows: tuple[tuple[str, ...], ...]
    feet: tuple[str, ...] = ()


class _Edge(NamedTuple):
    """A line at the top or foot of a page: its words without a number at either end, and that number."""

    words: str
    number: int | None
    page: int
    row: int
    top: bool

    @property
    def key(self) -> tuple[str, int | None]:
        """What is the same on all pages that bear it: the words, and how far its number is from the page's."""
        return self.words, None if self.number is None else self.number - self.page


def read_pages(text: str) -> Pages:
    """Pages as rows; page numbers are left out, running heads stand on their first page alone."""
    pages = [_rows(page) for page in _split(text.translate(_ALIKE).replace("\r\n", "\n").replace("\r", "\n"))]
    edges = [edge for at, page in enumerate(pages) for edge in _edges(page, at)]
    borne = Counter(key for key, _ in {(edge.key, edge.page) for edge in edges})
    running = {key for key, count in borne.items() if count > 1 and count * 3 >= len(pages)}
    feet: list[str] = []
    seen: set[tuple[str, int | None]] = set()
    for edge in edges:
        row = " ".join(pages[edge.page][edge.row].split())
        if _NUMBERED.fullmatch(row) or _BETWEEN_SIGNS.fullmatch(row) or _is_foot(pages[edge.page], edge):
            pages[edge.page][edge.row] = ""
        elif edge.key in running:
            if edge.key in seen or not edge.words or not edge.top:
                pages[edge.page][edge.row] = ""
            if edge.key not in seen and edge.words and not edge.top:
                feet.append(row)
            seen.add(edge.key)
    return Pages(tuple(tuple(_trimmed(page)) for page in pages), tuple(feet))


def stretches(rows: Sequence[str]) -> Iterator[Sequence[str]]:
    """A page in parts that are not much longer than a page can be, parted at a blank row where there is one."""
    first = 0
    while len(rows) - first > _LONGEST:
        stop = first + _LONGEST
        at = next((at for at in range(stop, first + _LONGEST // 2, -1) if not rows[at]), stop)
        yield rows[first:at]
        first = at
    yield rows[first:]


def _split(text: str) -> list[str]:
    """Pages by their form feeds; without any, by lines that number a page."""
    if "\f" in text:
        return text.removesuffix("\f").split("\f")
    pages: list[list[str]] = [[]]
    for line in text.split("\n"):
        pages[-1].append(line)
        if _NUMBERED.fullmatch(" ".join(line[:_WIDEST].split())):
            pages.append([])
    return ["\n".join(page) for page in pages]


def _rows(page: str) -> list[str]:
    """The rows of a page, with blanks for tabs and for the dots that lead from one column to the next."""
    rows = [row.expandtabs(_TAB).rstrip() for row in page.split("\n")]
    return [_LEADER.sub(lambda dots: " " * len(dots[0]), row) if "..." in row or ". ." in row else row for row in rows]


def _trimmed(rows: list[str]) -> list[str]:
    filled = [at for at, row in enumerate(rows) if row]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _edges(rows: list[str], page: int) -> list[_Edge]:
    """The lines at the top and at the foot of a page that stand apart from the others, or the first and the last."""
    filled = [at for at, row in enumerate(rows) if row]
    tops = _apart(rows, filled, 1)
    feet = [at for at in _apart(rows, filled[::-1], -1) if at not in tops]
    return [_edge(rows[at], page, at, top=at in tops) for at in (*tops, *feet) if len(rows[at]) < _WIDEST]


def _apart(rows: list[str], filled: list[int], step: int) -> list[int]:
    """The lines at one end, as far as a blank row that comes soon."""
    for count, at in enumerate(filled[:_EDGE], 1):
        if 0 <= at + step < len(rows) and not rows[at + step]:
            return filled[:count]
    return filled[:1]


def _is_foot(rows: list[str], edge: _Edge) -> bool:
    """Whether a bare number stands far below the last line."""
    at = edge.row
    bare = not edge.top and not edge.words and not any(rows[at + 1 :])
    return bare and at > _FAR_BELOW and not any(rows[at - _FAR_BELOW : at])


def _edge(row: str, page: int, at: int, *, top: bool) -> _Edge:
    words = " ".join(row.split())
    found = _AT_AN_END.fullmatch(words)
    if found is None:
        return _Edge(words, None, page, at, top)
    number = found["first"] or found["last"] or found["bare"]
    digits = re.search(r"\d+", number)
    return _Edge(found["behind"] or found["before"] or "", int(digits[0]) if digits else None, page, at, top)
