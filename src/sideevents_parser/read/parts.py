"""A block → its parts: lines, or lines that a page's width broke in two, each with what it is there for.

In: a document, the mentions inside one block, the block. Out: ``Part``s, which the readers of title, description,
places, sign-up and status share. ``"Register here by 5 May"`` is a part of kind ``sign_up``, ``"Room XX, Palais des
Nations"`` of kind ``place``.
"""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from sideevents_parser.lexicon.language import Lexicon
from sideevents_parser.read.cues import Cues, cues_in, words_of
from sideevents_parser.read.places.words import first_cell, is_city, is_place, is_virtual
from sideevents_parser.scan.labels.tables import table_at
from sideevents_parser.text.document import Document, Line, line_at
from sideevents_parser.vocabulary.blocks import Block
from sideevents_parser.vocabulary.mentions import LabelMention, LinkMention, Mentions, Moment
from sideevents_parser.vocabulary.spans import Span

_WRAPPED: Final = 45  # a line shorter than this was not broken by a page's width
_FULL: Final = 60
_RAGGED: Final = 20  # how much longer than the line above a line of one paragraph is at most
_CLAUSE_WORDS: Final = 8
_WIDTH: Final = 110  # no page breaks its lines later than this
_LONG: Final = 90  # from here on a line is prose, whatever it ends with
_TITLE_MOST: Final = 160
_HALF: Final = 0.5
_QUESTION: Final = 12  # a question of more words than that is no title
_PARAGRAPH: Final = 420
_PLACE_MOST: Final = 130
_MOST_LINES: Final = 2_000
_ENDS: Final = (".", "!", "?", '."', '!"', '?"', ".'", ".)", "!)", ":", ";")
_SENTENCE: Final = re.compile(
    r"(?:\.(?:(?<=\w\w\w\.)|(?<=[\d\"')\]]\.)|(?<= [A-Z]\.)(?=\s+[A-Z][a-z]+ [a-z]))|!|\?)"
    r"[\"')\]]{0,2}\s+(?=[\"'(]?[A-Z0-9])"
)
_LETTERS: Final = re.compile(r"[^\W\d_]{2,40}")


class Part(NamedTuple):
    """One line of a block, or several that read as one, with the cues in its words.

    ``kind``: rule, heading, label, when (date or clock and little else), entry (a date beside other text), place,
    virtual, party, sign_up, access, contact, language, notice, link, item, prose, short, furniture. ``blanks``: blank
    lines above. ``rest``: the text outside dates and clocks.
    """

    span: Span
    text: str
    words: str
    cues: Cues
    kind: str
    blanks: int = 0
    item: bool = False
    label: LabelMention | None = None
    labels: tuple[LabelMention, ...] = ()
    moments: tuple[Moment, ...] = ()
    links: tuple[LinkMention, ...] = ()
    rest: str = ""


class Inside(NamedTuple):
    """What readers of one block share: page, block, the mentions within it, its parts, the language."""

    document: Document
    block: Block
    mentions: Mentions
    parts: tuple[Part, ...]
    lexicon: Lexicon

    def quote(self, span: Span) -> str:
        """The text of a span on one line, as written."""
        return " ".join(span.of(self.document.text).split())


class _Placed(NamedTuple):
    """Where the mentions of a block begin."""

    labels: list[int]
    moments: list[int]
    links: list[int]


def span_within(part: Part, inner: tuple[int, int]) -> Span:
    """The span in the page of a stretch of a part's text."""
    return Span(part.span.start + inner[0], part.span.start + inner[1])


def mentions_within(mentions: Mentions, span: Span) -> Mentions:
    """The mentions that begin inside a span."""
    low, high = (Span(span.start, 0),), (Span(span.end, 0),)
    return Mentions(
        mentions.moments[bisect_left(mentions.moments, low) : bisect_left(mentions.moments, high)],
        mentions.zones[bisect_left(mentions.zones, low) : bisect_left(mentions.zones, high)],
        mentions.labels[bisect_left(mentions.labels, low) : bisect_left(mentions.labels, high)],
        mentions.links[bisect_left(mentions.links, low) : bisect_left(mentions.links, high)],
        mentions.tables,
    )


def look_inside(document: Document, mentions: Mentions, block: Block, lexicon: Lexicon) -> Inside:
    """Divide a block into its parts."""
    inside = mentions_within(mentions, block.span)
    placed = _Placed(
        *([mention.span.start for mention in kind] for kind in (inside.labels, inside.moments, inside.links))
    )
    parts: list[Part] = []
    moment_end = 0
    for blanks, lines in _joined_lines(document, inside, block):
        part = _part(document.view, inside, placed, lines, blanks, block, lexicon)
        if part.span.end <= moment_end:
            part = part._replace(kind="when", rest="")
        for moment in part.moments:
            moment_end = max(moment_end, moment.span.end)
        parts.append(part)
    return Inside(document, block, inside, tuple(parts), lexicon)


def _joined_lines(document: Document, mentions: Mentions, block: Block) -> list[tuple[int, list[Line]]]:
    """The block's lines, those broken by the page's width put together again, with the blank lines above."""
    labelled = {label.span.start for label in mentions.labels}
    clocked = {moment.span.start for moment in mentions.moments if moment.clocks}
    units: list[tuple[int, list[Line]]] = []
    blanks = 0
    first = line_at(document.lines, block.span.start)
    for line in document.lines[first : first + _MOST_LINES]:
        if line.start >= block.span.end:
            break
        if line.kind == "blank":
            blanks += 1
            continue
        if mentions.tables and (cells := _cells_of(line, mentions)) is not None:
            units += [(blanks if not at else 0, [cell]) for at, cell in enumerate(cells)]
            blanks = 0
            continue
        if (
            units
            and not blanks
            and line.kind in {"text", "row"}
            and not (line.start in clocked and units[-1][1][0].start in clocked)
            and _goes_on(document.view, units[-1][1], line, labelled)
        ):
            units[-1][1].append(line)
        else:
            units.append((blanks, [line]))
        blanks = 0
    return units


def _cells_of(line: Line, mentions: Mentions) -> list[Line] | None:
    """The cells of a table's row, each as if it were a line of its own; nothing for other lines."""
    table = table_at(mentions.tables, line.start)
    if table is None or line.start == table.head.start:
        return None
    at = bisect_left(table.rows, line.span)
    return [line._replace(start=cell.start, end=cell.end, kind="text") for cell in table.cells[at]]


def _goes_on(view: str, lines: list[Line], line: Line, labelled: set[int]) -> bool:
    """Whether a line continues the one above it."""
    last = lines[-1]
    if last.kind in {"rule", "heading"} or line.start in labelled or len(lines) > 40:
        return False
    above, begins = view[last.start : last.end], view[line.start]
    if above.count('"') % 2 == 1 and begins != '"':
        return True
    if above.startswith("``") and "''" not in above:
        return True
    length, following = last.end - last.start, line.end - line.start
    if above.endswith((",", " and", " of", " the", " in", " for", " -", " with")) and length >= _WRAPPED - 10:
        return True
    if length < _WRAPPED or above.endswith(_ENDS):
        return False
    if begins.islower():
        return not above.endswith(")")
    if max(length, following) > _WIDTH or length < _FULL - 5 or following > length + _RAGGED:
        return False
    return len(lines) > 1 or (above.count(" ") > 7 and above[-1].islower() and _is_running(view, line))


def _is_running(view: str, line: Line) -> bool:
    """Whether a line that begins with a capital reads like the middle of a paragraph: a sentence ends in it."""
    body = view[line.start : line.end]
    return body.count(" ") > 5 and _SENTENCE.search(body) is not None


def _part(
    view: str, mentions: Mentions, placed: _Placed, lines: list[Line], blanks: int, block: Block, lexicon: Lexicon
) -> Part:
    start, end = max(lines[0].start, block.span.start), min(lines[-1].end, block.span.end)
    labels = mentions.labels[bisect_left(placed.labels, start) : bisect_left(placed.labels, end)]
    moments = mentions.moments[bisect_left(placed.moments, start) : bisect_left(placed.moments, end)]
    links = mentions.links[bisect_left(placed.links, start) : bisect_left(placed.links, end)] if placed.links else ()
    text = view[start:end]
    words = words_of(text)
    part = Part(
        Span(start, end),
        text,
        words,
        cues_in(lexicon, words),
        "short",
        blanks,
        lines[0].kind == "item",
        labels[0] if labels and _opens(view, start, labels[0]) else None,
        labels,
        moments,
        links,
        outside_moments(text, start, moments),
    )
    kind = _kind(part, lines[0], lexicon)
    return part if kind == "short" else part._replace(kind=kind)


def _opens(view: str, start: int, label: LabelMention) -> bool:
    """Whether a label stands at the very start of a line, bullets and pictograms aside."""
    return label.span.start == start or not any(character.isalnum() for character in view[start : label.span.start])


def outside_moments(text: str, start: int, moments: tuple[Moment, ...]) -> str:
    """The text of a part that begins at ``start`` without its dates and clocks, which become a bar each."""
    if not moments:
        return text
    pieces, at = [], 0
    for moment in moments:
        begin = moment.span.start - start
        if begin >= at:
            pieces.append(text[at:begin])
        at = max(at, moment.span.end - start)
    pieces.append(text[at:])
    return " | ".join(pieces)


def _kind(part: Part, line: Line, lexicon: Lexicon) -> str:
    if line.kind == "heading" and part.moments and part.moments[0].span.start == part.span.start:
        clocked = any(moment.clocks for moment in part.moments)
        return "when" if _is_filler(part.rest, lexicon) else "entry" if clocked else "heading"
    if line.kind in {"rule", "heading"}:
        return line.kind
    if part.label is not None:
        return "label"
    if _is_bare_link(part):
        return "link"
    text = part.text.lstrip("•·▪◦-* \t") if part.item else part.text
    if (
        not part.moments
        and len(text) < _PLACE_MOST
        and is_place(cell := first_cell(text, lexicon), words_of(cell), lexicon)
    ):
        return "place"
    if is_city(text, lexicon):
        return "place"
    cue = _cue_kind(part, lexicon) if not (part.moments and part.text.count("|") > 1) else None
    told = cue == "access" and _tells_when(part)
    if cue is not None and not (cue == "place" and part.moments) and not told:
        return cue
    prose = is_prose(part.rest.strip(" |.,") + part.rest[-1:] if part.moments else part.text)
    if part.moments and (not prose or len(part.rest) * 2 < len(part.text)):
        return "when" if _is_filler(part.rest, lexicon) else "entry"
    if prose:
        return "prose"
    if is_virtual(part.text, part.words, lexicon):
        return "virtual"
    return "item" if part.item else "short"


def _tells_when(part: Part) -> bool:
    """Whether a line that holds, further in, a word on access gives day and hour of the event."""
    timed = any(moment.date is not None and moment.clocks for moment in part.moments)
    return timed and "parts.access_opens" not in part.cues.opening


def _is_bare_link(part: Part) -> bool:
    return bool(part.links) and sum(link.span.end - link.span.start for link in part.links) > 0.7 * len(part.text)


def is_prose(text: str) -> bool:
    """Whether a line reads as a sentence or more."""
    if text.endswith(")") and (bracket := text.rfind(" (")) > 0:
        text = text[:bracket]
    if not text:
        return False
    spaces = text.count(" ")
    if len(text) >= _TITLE_MOST:
        return True
    if spaces > 5 and text.endswith((".", '."', '!"', '?"', ".'", ".)", "!)", "!")):
        return True
    if spaces > 10 and text.endswith((":", ";")):
        return True
    if spaces > _QUESTION and text.endswith(("?", '?"')):
        return True
    if text[0].islower() and spaces > 9:
        return True
    return len(text) >= _LONG // 2 and any(mark[0] == "." for mark in _SENTENCE.findall(text))


_CUE_KINDS: Final = ("notice", "sign_up", "party", "language", "contact", "access", "furniture")
_OPENING_KINDS: Final = tuple((kind, f"parts.{kind}_opens") for kind in _CUE_KINDS)
_HOLDING_KINDS: Final = tuple((kind, f"parts.{kind}_holds") for kind in _CUE_KINDS)


def _cue_kind(part: Part, lexicon: Lexicon) -> str | None:
    """The kind of a line that begins with a telling phrase; a long paragraph is what it is, however it begins."""
    if len(part.text) > _PARAGRAPH:
        return None
    sentences = _SENTENCE.split(part.text, maxsplit=6)
    if len(sentences) == 1:
        return _told_kind(part.text, part.cues, lexicon)
    told = [_sentence_kind(sentence, lexicon, questions="?" in part.text) for sentence in sentences]
    first = next((kind for kind in told if kind is not None), None)
    if first is None:
        return None
    if told[0] is not None and sum(kind is not None for kind in told) * 2 >= len(told):
        return first
    telling = sum(len(sentence) for sentence, kind in zip(sentences, told, strict=True) if kind is not None)
    return first if telling > _HALF * len(part.text) else None


def _sentence_kind(sentence: str, lexicon: Lexicon, *, questions: bool) -> str | None:
    """The kind of one sentence of several; ``questions``: one of them is a question."""
    words = words_of(sentence)
    cues = cues_in(lexicon, words)
    kind = _told_kind(sentence, cues, lexicon)
    if kind is not None or questions or "parts.party_opens" in cues.opening:
        return kind
    return "place" if is_place(sentence.rstrip("."), words, lexicon) else None


def _told_kind(sentence: str, cues: Cues, lexicon: Lexicon) -> str | None:
    for kind, section in _OPENING_KINDS if cues.opening else ():
        if section in cues.opening:
            return None if kind == "party" and _has_clause(sentence, lexicon) else kind
    for kind, section in _HOLDING_KINDS if cues.inner else ():
        if section in cues.inner:
            return kind
    return None


def _has_clause(sentence: str, lexicon: Lexicon) -> bool:
    """Whether a party is followed by a clause: "Hosted by A, the session follows a rumour"."""
    if len(sentence) <= _LONG:
        return False
    if sentence.partition(": ")[2].count(" ") > _CLAUSE_WORDS:
        return True
    return any(f", {word} " in sentence for word in lexicon.phrases("parts.clause_starts"))


def _is_filler(rest: str, lexicon: Lexicon) -> bool:
    """Whether nothing but words that go with dates is left beside them."""
    return all(
        word in lexicon.folded("segments.date_filler") for word in words_of(rest).split() if _LETTERS.match(word)
    )
