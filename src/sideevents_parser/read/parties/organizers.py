"""A block → who organizes, hosts, convenes or supports its event.

In: a document, its mentions, one block. Out: ``Party``s in the order in which they were found, with notes. Labels are
read first, then sentences ("hosted by A in partnership with B", "A and B invite you to"), then what stands alone under
a title; what a label says twice is kept once. ``"Co-hosted by A and B"`` gives two parties with role ``co_host``.
"""

from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.parties.anonymous import named_parties
from sideevents_parser.read.parties.chains import MAIN, REACH, Page, connective, open_page, read_chain
from sideevents_parser.read.parties.cues import ROLES
from sideevents_parser.read.parties.hosting import from_sentences
from sideevents_parser.read.parties.merged import merge_parties
from sideevents_parser.read.parties.naming import is_organization, is_person, is_titled, word_key
from sideevents_parser.read.parties.standing import from_lines, performs, within
from sideevents_parser.read.phrases import MOST
from sideevents_parser.text.document import Document
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.drafts import Party
from sideevents_parser.vocabulary.mentions import LabelMention, Mentions
from sideevents_parser.vocabulary.notes import Note
from sideevents_parser.vocabulary.spans import Span

_SHORT: Final = 120
_MOST_LABELS: Final = 200


def read_organizers(
    document: Document, mentions: Mentions, block: Block, lexicon: Lexicon
) -> tuple[tuple[Party, ...], tuple[Note, ...]]:
    """The parties of a block and what is to be said about them."""
    page = open_page(document, block, lexicon)
    labels = within(mentions.labels, page.start, page.end)[:_MOST_LABELS]
    talk = any(label.field in {"title", "topic"} for label in labels)
    labelled = _from_labels(
        page, [label for label in labels if label.field in ROLES or _asks_who(page, label)], talk=talk
    )
    parties = labelled + _from_brackets(page)
    parties += from_sentences(page, has_label=any(party.role in MAIN for party in labelled))
    if not any(party.role in MAIN for party in parties):
        parties = from_lines(document, mentions, page) + parties
    if any(party.role in MAIN and party.rule != "by beside" for party in parties):
        parties = [party for party in parties if party.rule != "by beside"]
    merged = merge_parties(named_parties(page, parties), page.cues.nobody.titles)
    if not merged or labelled or merged[0].rule in {"line", "cell", "glued"}:
        return merged, ()
    return merged, (Note("organizer_from_prose", "organizers", merged[0].span),)


def _from_labels(page: Page, labels: list[LabelMention], *, talk: bool) -> list[Party]:
    return [
        party
        for label in labels
        for party in _label_parties(page, label)
        if not (talk and _key(page, label) in page.cues.attendants and is_person(_bare(party), page.known))
    ]


def _key(page: Page, label: LabelMention) -> str:
    return fold(page.view[label.span.start : label.span.end].strip(" :?*_"))


def _asks_who(page: Page, label: LabelMention) -> bool:
    """ "Who: A Bank": a label for whoever comes, whose value is an institution's name."""
    return _key(page, label) in page.cues.asked


def _label_parties(page: Page, label: LabelMention) -> list[Party]:
    """The parties of a label's value: one a line, or a list on a line."""
    parties: list[Party] = []
    end = min(label.value.end, page.end)
    role = label.field if label.field in ROLES else "organizer"
    for line_start, stop in _value_lines(page.view, label.value.start, end):
        tie = connective(page, line_start, stop)
        start = line_start
        if tie is not None and not tie[2]:
            role, start = tie[0] or role, tie[1]
        found, _ = read_chain(page, start, stop, role, "label", loose=True)
        if not found and stop - start < _SHORT and parties == [] and label.field in ROLES:
            found = [Party(" ".join(page.view[start:stop].split()).strip(" .,;"), role, Span(start, stop), "label")]
        if label.field not in ROLES:
            found = [party for party in found if _is_body(found[0], page) and _is_body(party, page)]
        elif len(found) > 1 and is_person(_bare(found[0]), page.known) and page.view[found[0].span.end] == ",":
            found = [party for party in found if is_person(_bare(party), page.known)]  # "A, University of B"
        if performs(page.view, label, page.cues.performed):
            found = [party for party in found if not is_person(party.name, page.known)]
        parties += [party for party in found if party.name and not _is_fellow(party, page)]
    return parties


def _is_body(party: Party, page: Page) -> bool:
    """Whether a name is an institution's; "Hon. Jane Bako, Secretary for the Environment" is not."""
    words = [word_key(word) for word in _bare(party).split()]
    titled = words[0] in page.known.honorifics or words[-1] in page.known.jobs  # "Reef Trust Director"
    return not titled and is_organization(_bare(party), page.known)


def _is_fellow(party: Party, page: Page) -> bool:
    """Whether a name is that of an institution's person: "Reef Trust Fellow Ada Moss"."""
    name = _bare(party)
    return is_titled(name, page.known) and is_organization(name, page.known) and not is_person(name, page.known)


def _bare(party: Party) -> str:
    return party.name.partition(" (")[0]


def _value_lines(view: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Lines of a value; a line that ends with a comma or an "and" goes on."""
    at = start
    while at < end:
        stop = view.find("\n", at, end)
        while stop >= 0 and (
            view[at:stop].rstrip().endswith((",", " and", " of", " the", " &"))
            or view[stop : stop + 12].lstrip().startswith(("and ", "of ", "for "))
        ):
            stop = view.find("\n", stop + 1, end)
        stop = end if stop < 0 else stop
        while at < stop and (view[at].isspace() or not (view[at].isalnum() or view[at] in "\"'(")):
            at += 1
        if at < stop:
            yield at, stop
        at = stop + 1


def _from_brackets(page: Page) -> list[Party]:
    parties: list[Party] = []
    at = page.view.find("(", page.start, page.end)
    for _ in range(MOST):
        if at < 0:
            break
        close = page.view.find(")", at, min(page.end, at + REACH))
        colon = page.view.find(":", at, min(page.end, at + 30))
        if 0 < colon < close and (role := page.cues.bracketed.get(fold(page.view[at + 1 : colon]))) is not None:
            parties += read_chain(page, colon + 1, close, role, "bracket", loose=True)[0]
        at = page.view.find("(", at + 1, page.end)
    return parties
