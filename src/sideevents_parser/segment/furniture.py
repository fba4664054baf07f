"""Lines that belong to the site or the mail around the announcements.

In: the text of a line and a lexicon. Out: yes or no. "Home | About us | Contact" is a menu.
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold

_CELL_GAPS: Final = ("  ", "|", " · ", " > ", " / ", "\t", " › ", " » ")
_CRUMBS: Final = (" > ", " › ", ' " ')
_MENU_CELLS: Final = 3
_MENU_TABS: Final = 4
_MENU_CELL: Final = 16
_MENU_WORD: Final = 26
_BREADCRUMB: Final = re.compile(r"[^\n>\u203a\"]{1,40}(?: [>\u203a\"] [^\n>\u203a\"]{1,80}){1,6}$")
_PAGES: Final = re.compile(r"[\d .,<>|\[\]\"-]{1,60}(?:Next|Previous)?[ <>\"]{0,3}")
_CELL_GAP: Final = re.compile(r"[ \t]*(?: [|·>›/»] |\t|[ ]{2,40}|(?<=\w)\|(?=\w))[ \t]*")
_GLUED_CELL: Final = re.compile(r"[A-Z][a-z]{2,12}(?=[A-Z ]|$)")
_FILE_NUMBER: Final = re.compile(
    r"([^\W\d_][^\d:/]{0,20}?)[ .:]{1,3}(?=[^\s/]{0,20}/)[\w./-]{0,60}\d(?: \([^()]{1,40}\))?$"
)
_LONGEST_MENU, _SHORT_MENU = 390, 65


def is_furniture(body: str, lexicon: Lexicon) -> bool:
    """Whether a line belongs to the site or the mail around the announcements."""
    key = fold(body[:60])
    if (
        _PAGES.fullmatch(body)
        or key in lexicon.folded("segments.furniture")
        or lexicon.opens("segments.furniture_start", key)
    ):
        return True
    if is_breadcrumb(body) and (
        body.count(" > ") + body.count(' " ') > 1 or fold(body.split(" ", 1)[0]) in lexicon.folded("segments.furniture")
    ):
        return True
    if body.count("|") > _MENU_CELLS and all(len(cell) < _MENU_CELL for cell in body.split("|")):
        return True
    if _is_cell_menu(body) or _is_menu_line(body, lexicon):
        return True
    return _is_file_number(body, lexicon) or _is_glued_head(body, lexicon)


def _is_menu_line(body: str, lexicon: Lexicon) -> bool:
    """Whether a line is a menu whose gaps were lost: "Home About us Green Room News Contact"."""
    opens = fold(body.partition(" ")[0]) in lexicon.folded("segments.menu_openers")
    words = body.split() if opens and len(body) <= _LONGEST_MENU else []
    known = lexicon.folded("segments.menu")
    at = tabs = other = 0
    while at < len(words):
        size = next((size for size in (2, 1) if fold(" ".join(words[at : at + size])) in known), 0)
        if not size and not words[at][0].isupper():
            return False  # "News from the Research Library for Members"
        tabs, other, at = tabs + (size > 0), other + (not size), at + max(size, 1)
    return tabs >= _MENU_TABS and other * 2 <= len(words)


def _is_glued_head(body: str, lexicon: Lexicon) -> bool:
    """Whether a line is the head of a table whose cells were run together: "TitleDateTimeVenue".

    A head of days and hours alone stands above bare dates, which need the page's title.
    """
    parts = _GLUED_CELL.findall(body) if len(body) < _SHORT_MENU and _GLUED_CELL.search(body) else []
    named = [part for part in parts if fold(part) in lexicon.folded("segments.columns")]
    if lexicon.folded("segments.date_filler").issuperset(map(fold, named)):
        return False
    return len(named) >= _MENU_CELLS and "".join(parts) == body.replace(" ", "") and len(parts) - len(named) <= 1


def _is_file_number(body: str, lexicon: Lexicon) -> bool:
    """Whether a line is nothing but the number of a paper ("No. HB/117", "Ref: 2/2024-25 (supersedes 1)")."""
    found = _FILE_NUMBER.match(body) if "/" in body and body[-1:] in "0123456789)" else None
    return found is not None and fold(found[1]) in lexicon.folded("segments.file_numbers")


def is_breadcrumb(body: str) -> bool:
    """Whether a line is the way to a page through its site ("Home > News > Talks")."""
    return any(map(body.__contains__, _CRUMBS)) and _BREADCRUMB.match(body) is not None


def _is_cell_menu(body: str) -> bool:
    """Whether a line is a row of short words set apart, as the menu of a site is in plain text."""
    if len(body) > _LONGEST_MENU or not any(map(body.__contains__, _CELL_GAPS)):
        return False
    cells = _CELL_GAP.split(body)
    least = _MENU_CELLS - ("   " in body and len(body) < _SHORT_MENU)
    return len(cells) > least and all(0 < len(cell) < _MENU_WORD and cell[-1] not in ".:" for cell in cells)
