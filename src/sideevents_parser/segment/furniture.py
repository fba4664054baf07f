"""Lines that belong to the site or the mail around the announcements: menus, breadcrumbs, numbers of pages.

In: the text of a line. Out: whether it is one of them. "Home > Events > May", "About | Contact | Search | Login".
"""

import re
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold

_SHORT: Final = 130
_CELL_GAPS: Final = ("  ", "|", " · ", " > ", " / ", "\t", " › ", " » ")
_MENU_CELLS: Final = 3
_MENU_CELL: Final = 16
_MENU_WORD: Final = 26
BREADCRUMB: Final = re.compile(r"[^\n>\u203a\"]{1,40}(?: [>\u203a\"] [^\n>\u203a\"]{1,80}){1,6}$")
_PAGES: Final = re.compile(r"[\d .,<>|\[\]\"-]{1,60}(?:Next|Previous)?[ <>\"]{0,3}")
_CELL_GAP: Final = re.compile(r"[ \t]*(?: [|·>›/»] |\t|[ ]{2,40}|(?<=\w)\|(?=\w))[ \t]*")


def is_furniture(body: str, lexicon: Lexicon) -> bool:
    """Whether a line belongs to the site or the mail around the announcements."""
    key = fold(body[:60])
    if (
        _PAGES.fullmatch(body)
        or key in lexicon.folded("segments.furniture")
        or key.startswith(tuple(lexicon.folded("segments.furniture_start")))
    ):
        return True
    if BREADCRUMB.match(body) and (
        body.count(" > ") + body.count(' " ') > 1 or fold(body.split(" ", 1)[0]) in lexicon.folded("segments.furniture")
    ):
        return True
    if body.count("|") > _MENU_CELLS and all(len(cell) < _MENU_CELL for cell in body.split("|")):
        return True
    return _is_cell_menu(body)


def _is_cell_menu(body: str) -> bool:
    """Whether a line is a row of short words set apart, as the menu of a site is in plain text."""
    if len(body) > 3 * _SHORT or not any(gap in body for gap in _CELL_GAPS):
        return False
    cells = _CELL_GAP.split(body)
    least = _MENU_CELLS - ("   " in body and len(body) < _SHORT // 2)
    return len(cells) > least and all(0 < len(cell) < _MENU_WORD and cell[-1] not in ".:" for cell in cells)
