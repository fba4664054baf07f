"""What tags and attributes mean for the layout of a page: tables of names, and the few questions asked of attributes.

In: tag names and attributes as the HTML parser gives them. Out: whether an element is a block, hidden, around the page.
``look_at("p", {"style": "display: none"}).hidden`` is true.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

Attributes = Mapping[str, str | None]


class Look(NamedTuple):
    """What tag and attributes mean for the layout.

    ``hidden``: not drawn. ``block``: drawn as one, with ``gap`` blank lines around it. ``around``: of the site around
    the announcements, "always" or "outside" of articles. ``key``: what it has in common with its siblings of a kind.
    """

    hidden: bool
    block: bool = False
    gap: int = 0
    around: str = ""
    key: str = ""


SKIPPED: Final = frozenset(
    [
        "head",
        "title",
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math",
        "iframe",
        "object",
        "embed",
        "canvas",
        "audio",
        "video",
        "map",
        "select",
        "datalist",
        "textarea",
        "input",
        "img",
        "picture",
        "meter",
        "progress",
        "rp",
        "rt",
        "noframes",
        "noembed",
        "applet",
        "frame",
        "frameset",
        "param",
        "source",
        "track",
    ]
)
# blocks and the blank lines that a browser's own style sheet puts around them
_TIGHT: Final = (
    "address article aside body button center dd details dialog div dt fieldset figcaption footer form header legend "
    "li main menu nav search section summary tbody td tfoot th thead tr label caption html"
)
_SPACED: Final = "p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure hr"
BLOCKS: Final[dict[str, int]] = {**dict.fromkeys(_TIGHT.split(), 0), **dict.fromkeys(_SPACED.split(), 1)}
LISTS: Final = frozenset({"ul", "ol", "menu", "dl"})
RAISED: Final = frozenset({"sup", "sub"})
CELLS: Final = frozenset({"td", "th"})
HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

_AROUND: Final = frozenset({"nav", "aside", "dialog", "search"})
_AROUND_ROLES: Final = frozenset(
    {"navigation", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu"}
)
OF_AN_ARTICLE: Final = frozenset({"article", "section", "main", "li", "td", "blockquote"})
_AROUND_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|navbar|site-footer|page-footer|skip-?links?|pagination|pager"
    r"|share-buttons|social-links|main-?menu|nav-?menu|sub-?menu|site-?nav|main-?nav|mega-?menu)(?:$|[\s_-])"
)
_UNSEEN: Final = frozenset(
    {
        *("sr-only", "visually-hidden", "visuallyhidden", "screen-reader", "screen-reader-text"),
        *("element-invisible", "hidden-print-none", "a11y-hidden"),
    }
)
_UNDRAWN: Final = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_BLOCK_STYLE: Final = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(?:block|flex|grid|table)", re.IGNORECASE)
_HIDDEN: Final = Look(hidden=True)
_NAME_LENGTH: Final = 400
_PLAIN_KEYS: Final = frozenset({"tr", "li", "p", "dt", "dd"})
_FIGURES: Final = "0123456789-_"


def look_at(tag: str, attributes: Attributes) -> Look:
    """What an element is; the same tags and names come a thousand times on a page, so the answers are kept."""
    if not attributes:
        return _look(tag, "", "", "")
    get = attributes.get
    if "hidden" in attributes and get("hidden") != "until-found":
        return _HIDDEN
    names, role, style = get("class") or "", get("role") or "", get("style") or ""
    look = _look(tag, names[:_NAME_LENGTH], role[:_NAME_LENGTH], style[:_NAME_LENGTH])
    identity = get("id")
    if identity and not look.hidden and tag != "body" and _is_around(identity[:_NAME_LENGTH].lower()):
        return look._replace(around="always")
    return look


@lru_cache(maxsize=4096)
def _look(tag: str, names: str, role: str, style: str) -> Look:
    names = names.lower()
    if tag in SKIPPED or tag[0] in "-!" or not _UNSEEN.isdisjoint(names.split()):
        return _HIDDEN
    block = tag in BLOCKS
    if style:
        if _UNDRAWN.search(style):
            return _HIDDEN
        block = block or _BLOCK_STYLE.search(style) is not None
    around, key = _place(tag, names, role), _key(tag, names)
    return Look(hidden=False, block=block, gap=BLOCKS.get(tag, 0), around=around, key=key)


def _place(tag: str, names: str, role: str) -> str:
    """Whether an element belongs to the site around the announcements: menus, footers, banners, side bars."""
    if tag == "body":
        return ""
    if tag in _AROUND or role in _AROUND_ROLES or _is_around(names):
        return "always"
    return "outside" if tag == "footer" else ""


def _is_around(names: str) -> bool:
    """Whether an element's classes or its id, in small letters, name it so."""
    return _AROUND_NAMES.search(names) is not None


def _key(tag: str, names: str) -> str:
    """Tag and first class without its number; siblings of some kinds are alike whatever their class says."""
    first = names.split(None, 1)[:1]
    return f"{tag} {first[0].rstrip(_FIGURES)}" if first and tag not in _PLAIN_KEYS else tag
