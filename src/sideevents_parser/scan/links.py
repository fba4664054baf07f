"""URLs and e-mail addresses.

In: a document. Out: ``LinkMention``s in the order of the text. linkify-it reads only runs of characters that hold
``://``, ``www.`` or an at-sign; ``events[at]x.org`` and ``events at x.org`` are addresses too. A page without such
signs costs a few searches.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from linkify_it import LinkifyIt

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.scan.hops import hops
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.mentions import LinkMention
from sideevents_parser.vocabulary.spans import Span

# what links hold, and the rarest part of it, which is looked for first
_SIGNS: Final = (
    ("/", ("://", ".com/", ".org/", ".int/", ".edu/", ".ly/", ".gle/", ".eu/", ".net/")),
    ("@", ("@",)),
    ("www.", ("www.",)),
)
_AT_SIGNS: Final = (
    ("[", ("[at]", "[AT]", "[ at ]", "[@]")),
    ("(", ("(at)", "(AT)", "( at )", "(@)")),
    ("{", ("{at}",)),
    (" at ", (" at ",)),
)
_AROUND: Final = 2_000  # characters on either side of a sign that are read at most
_RUN: Final = re.compile(r"\S{1,2000}")
_USER_REACH: Final = 60
# anna[at]x.org, anna (at) x dot org; the sign is found first, what stands on its sides is read from there
_USER: Final = re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,60}[ ]?$")
_HOST: Final = re.compile(
    r"[ ]?[A-Za-z0-9-]{1,40}(?:(?:\.|[ ]?[\[(]dot[\])][ ]?|[ ]dot[ ])[A-Za-z0-9-]{1,40}){0,4}"
    r"(?:\.|[ ]?[\[(]dot[\])][ ]?|[ ]dot[ ])[A-Za-z]{2,12}(?![\w@])"
)
_DOT: Final = re.compile(r"[ ]?(?:[\[(]dot[\])]| dot )[ ]?")


@cache
def _linkifier() -> LinkifyIt:
    return LinkifyIt()


def scan_links(document: Document, lexicon: Lexicon) -> tuple[LinkMention, ...]:
    """All links of a document, in the order of the text."""
    view = document.view
    found: list[LinkMention] = []
    for start, end in _stretches(view):
        found += _plain(view[start:end], start)
    hidden = list(_disguised(view, lexicon.folded("links.mail_before")))
    if not hidden:
        return tuple(found)
    taken = [link.span for link in found]
    found += [
        link for link in hidden if not any(link.span.start < end and start < link.span.end for start, end in taken)
    ]
    return tuple(sorted(found))


def _signs(view: str, families: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[tuple[int, str]]:
    """Where signs stand, and which."""
    for rare, signs in families:
        offsets = [(sign, sign.index(rare)) for sign in signs]
        for at in hops(view, rare):
            for sign, offset in offsets:
                if at >= offset and view.startswith(sign, at - offset):
                    yield at - offset, sign


def _stretches(view: str) -> Iterator[Span]:
    """The runs without white space that hold a sign; of a very long run, what stands around the sign."""
    done = 0
    for position, _ in sorted(_signs(view, _SIGNS)):
        if position < done:
            continue
        low = max(position - _AROUND, done)
        start = max(view.rfind(mark, low, position) for mark in " \n\t")
        run = _RUN.match(view, position)
        end = run.end() if run else position
        yield Span(start + 1 if start >= 0 else low, end)
        done = end


def _plain(text: str, offset: int) -> Iterator[LinkMention]:
    """Links that linkify-it finds, but not bare hosts: "Node.js" and "x.org" lead nowhere in particular."""
    for match in _linkifier().match(text) or ():
        span = Span(offset + match.index, offset + match.last_index)
        if match.schema == "mailto:":
            yield LinkMention(span, "email", match.raw.removeprefix("mailto:"))
        elif match.schema or "/" in match.raw or match.raw.startswith("www."):
            yield LinkMention(span, "url", match.url)


def _disguised(view: str, mail_before: frozenset[str]) -> Iterator[LinkMention]:
    """Addresses whose sign is spelled out. A bare "at" needs a word or a mark before the address that leads to one."""
    for at, sign in _signs(view, _AT_SIGNS):
        host = _HOST.match(view, at + len(sign))
        if host is None:
            continue
        low = max(at - _USER_REACH, 0)
        user = _USER.search(view[low:at])
        if user is None or (sign == " at " and not _leads_to_mail(view, low + user.start(), mail_before)):
            continue
        target = f"{user.group().strip()}@{_DOT.sub('.', host.group().strip())}"
        yield LinkMention(Span(low + user.start(), host.end()), "email", target)


def _leads_to_mail(view: str, start: int, mail_before: frozenset[str]) -> bool:
    before = view[max(start - 20, 0) : start].rstrip(" ")
    return (
        not before or before[-1] in "\n:<(|" or before.rpartition(" ")[2].rpartition("\n")[2].casefold() in mail_before
    )
