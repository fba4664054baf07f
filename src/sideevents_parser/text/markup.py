"""What tags and attributes mean for the layout of a page: tables of names, and the few questions asked of attributes.

In: tag names and attributes as the HTML parser gives them. Out: whether an element is a block, hidden, around the page.
``is_hidden({"style": "display: none"})`` is true.
"""

import re
from collections.abc import Mapping
from typing import Final

Attributes = Mapping[str, str | None]

SKIPPED: Final = frozenset(
    [
        "head",
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
_OF_AN_ARTICLE: Final = frozenset({"article", "section", "main", "li", "td", "blockquote"})
_AROUND_NAMES: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|consent|gdpr|breadcrumbs?|navbar|site-footer|page-footer|skip-?links?|pagination|pager"
    r"|share-buttons|social-links|main-?menu|nav-?menu|sub-?menu|site-?nav|main-?nav|mega-?menu)(?:$|[\s_-])",
    re.IGNORECASE,
)
_UNSEEN: Final = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader(?:-text)?|element-invisible|hidden-print-none|a11y-hidden)(?:$|\s)",
    re.IGNORECASE,
)
_UNDRAWN: Final = re.compile(
    r"(?:^|;)\s{0,9}(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)", re.IGNORECASE
)
_BLOCK_STYLE: Final = re.compile(r"(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(?:block|flex|grid|table)", re.IGNORECASE)
_NAME_LENGTH: Final = 400


def is_hidden(attributes: Attributes) -> bool:
    """Whether an element is not drawn, or only read out by screen readers."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    style = attributes.get("style")
    if style and _UNDRAWN.search(style[:_NAME_LENGTH]):
        return True
    names = attributes.get("class")
    return bool(names) and _UNSEEN.search((names or "")[:_NAME_LENGTH]) is not None


def is_around(tag: str, attributes: Attributes, parents: frozenset[str]) -> bool:
    """Whether an element belongs to the site around the announcements: menus, footers, banners, side bars."""
    if tag in _AROUND or attributes.get("role") in _AROUND_ROLES:
        return True
    if tag == "footer" and not parents & _OF_AN_ARTICLE:
        return True
    names = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return len(names) > 1 and _AROUND_NAMES.search(names[:_NAME_LENGTH]) is not None


def is_styled_block(attributes: Attributes) -> bool:
    """Whether an inline element is drawn as a block."""
    style = attributes.get("style")
    return bool(style) and _BLOCK_STYLE.search((style or "")[:_NAME_LENGTH]) is not None
