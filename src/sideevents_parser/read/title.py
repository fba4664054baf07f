"""The title of an event.

In: the parts of a block. Out: a ``Candidate`` or None, for many events have no title. ``"CANCELLED - BOOK TALK: Salt
Roads"`` gives ``Salt Roads``. A label outweighs a quoted line, that a line of its own, that a line with a date, and
prose comes last.
"""

import re
from collections.abc import Iterator
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.choose import FALLBACK, LABEL, LINE, PROSE, choose
from sideevents_parser.read.cues import inner_cue, opening_cue, whole_cue, words_of
from sideevents_parser.read.parts import Inside, Part, is_place, is_virtual
from sideevents_parser.read.title_text import clean_title, split_glued
from sideevents_parser.vocabulary.drafts import Candidate
from sideevents_parser.vocabulary.spans import Span

_MOST: Final = 220
_HEAD: Final = 14  # parts of a block among which a title line may stand
_LABELS: Final = {"title": LABEL, "topic": LABEL - 2, "mail_subject": LABEL - 3, "status": LINE - 1}
_KIND_FIELDS: Final = frozenset({"panelist", "opener", "discussant", "event_type", "platform", "updated", "status", "category", "series", "published", "speaker", "note", "join"})
_QUOTED_LINE: Final = re.compile(
    r"(?P<before>[^\"`']{0,60}?)(?:``|\"|'')(?P<title>[^\"`]{3,200}?)(?:''|\"|``)(?P<after>.{0,160})$", re.DOTALL
)
_QUOTED: Final = re.compile(r"(?:\"|''|``)(?P<title>[^\"`]{4,200}?)(?:\"|''|``)")
_STRONG: Final = re.compile(r"[ \t]*[|•·][ \t]*|[ \t]+[-/][ \t]+|[ \t]{3,}|\t")
_BREAK: Final = re.compile(r"(?<=\w{3})[.;](?=\s|$)|,\s|\s\(|[!?](?=\s)|\s@|:$|\sTB[ACD]\b")
_CAPITALS: Final = re.compile(r"[A-Z][A-Z'&-]{2,30} [A-Z][A-Z '&-]{2,60}(?= [a-z])")
_NAME: Final = re.compile(
    r"(?<= )(?:the |its |their |a |an |our )(?P<name>[A-Z][\w'-]{1,30}(?: (?:(?:of|on|for|the|and|after|in|to) ){0,2}[A-Z][\w'-]{1,30}){1,10})"
)
_SHOUTED_LEAD: Final = re.compile(r"(?P<title>[A-Z][A-Z '&/-]{4,60})[:.](?= )")
_SET_OFF: Final = re.compile(r"[ \t]{0,3}[-|@(:\t•·]")
_TO_BE_SETTLED: Final = re.compile(r"\s+TB[ACD]\b")
_BAR: Final = re.compile(r"[ \t]*[|][ \t]*")
_BRACKETED: Final = re.compile(r"[ ]{0,2}\([^()\n]{1,60}\)")
_TRAILING: Final = " \t|,;:-/(@·•["
_LEADING: Final = " \t|,;:-/)]·•.*="


def read_title(inside: Inside) -> Candidate | None:
    """The event's title as written, if the block states one."""
    return choose(_candidates(inside))


def _candidates(inside: Inside) -> Iterator[Candidate]:
    seen_prose, covered = False, 0
    for number, part in enumerate(inside.parts):
        if part.label is not None:
            if (found := _from_label(inside, part, number)) is not None:
                yield found
            if part.label.value.start >= part.span.end and not whole_cue(inside.lexicon, "titles.kinds", part.words):
                covered = max(covered, part.label.value.end)
        if part.kind in {"rule", "label", "when", "place", "virtual", "party", "link"} or part.span.start < covered:
            continue
        if number < _HEAD:
            yield from _from_line(inside, part, number, seen_prose)
        if part.kind == "prose":
            yield from _from_prose(inside, part)
            yield from _from_name(inside, part)
            seen_prose = seen_prose or not part.text.endswith(":")


def _from_label(inside: Inside, part: Part, number: int) -> Candidate | None:
    """The value of a label such as "Title" or "What"; a line that a kind of event opens, which only looks like a label."""
    label = part.label
    if label is None or label.value.end <= label.value.start:
        return None
    if label.field not in _LABELS:
        return _from_kind(inside, part) if number < 2 and label.field in _KIND_FIELDS else None
    value = inside.quote(label.value)
    if len(value) > _MOST or any(label.value.holds(moment.span) and _fills(moment.span, label.value) for moment in part.moments):
        return None
    title = clean_title(value, inside.lexicon)
    if title is None or (label.value.start >= part.span.end and is_place(title, words_of(title), inside.lexicon)):
        return None
    return Candidate("title", title, label.value, f"label.{label.field}", _LABELS[label.field])


def _from_kind(inside: Inside, part: Part) -> Candidate | None:
    """The title in a first line such as "Panel Discussion: Water and Conflict"."""
    label = part.label
    if label is None or label.value.start >= part.span.end or len(part.text) > _MOST or part.moments:
        return None
    text = inside.quote(part.span)
    title = clean_title(text, inside.lexicon)
    if title is None or title == text or title.count(" ") < 2:
        return None
    return Candidate("title", title, label.value, "line", LINE)


def _fills(inner: Span, outer: Span) -> bool:
    return (inner.end - inner.start) * 2 > outer.end - outer.start


def _from_line(inside: Inside, part: Part, number: int, seen_prose: bool) -> Iterator[Candidate]:
    """A line of its own, quoted or not, or what stands beside a date."""
    if len(part.text) > _MOST and not part.moments:
        return
    quoted = _QUOTED_LINE.match(part.text)
    if quoted is not None and _is_title_line(quoted, part, inside.lexicon):
        span = _within(part, quoted.span("title"))
        title = clean_title(inside.quote(span), inside.lexicon)
        if title is not None:
            yield Candidate("title", title, span, "quoted_line", LINE + 5)
            return
    if seen_prose:
        return
    if part.kind == "entry" or (part.kind in {"prose", "notice", "contact"} and part.moments and number < 2):
        yield from _from_entry(inside, part, number)
    elif part.kind in {"short", "item", "heading", "notice"}:
        yield from _from_short(inside, part, number)


def _within(part: Part, span: tuple[int, int]) -> Span:
    return Span(part.span.start + span[0], part.span.start + span[1])


def _is_title_line(quoted: re.Match[str], part: Part, lexicon: Lexicon) -> bool:
    """Whether a line is a quoted title with little beside it.

    A kind of event before, a date or organizer in brackets after.
    """
    title, after = quoted["title"], quoted["after"].strip()
    if title.endswith(".") and title.count(" ") > 8:
        return False
    before = words_of(quoted["before"])
    if before.strip() and not (
        inner_cue(lexicon, "titles.kinds", before) or opening_cue(lexicon, "parts.notice_opens", before)
    ):
        return False
    return not after or after[0] in "(.,-|" or bool(part.moments)


def _from_short(inside: Inside, part: Part, number: int) -> Iterator[Candidate]:
    title = clean_title(_longest_cell(inside.quote(part.span), inside.lexicon), inside.lexicon)
    if title is None or (part.kind == "notice" and len(title) + 2 > len(" ".join(part.text.split()))):
        return
    words = words_of(title)
    if (
        whole_cue(inside.lexicon, "titles.never", words)
        or is_place(title, words, inside.lexicon)
        or is_virtual(title, words, inside.lexicon)
    ):
        return
    span = part.span
    if part.text.endswith((":", " -")) and (second := _second_line(inside, number)) is not None:
        span = Span(span.start, second.span.end)
        title = clean_title(inside.quote(span), inside.lexicon) or title
    yield Candidate("title", title, span, "line", _line_weight(words, part, number, inside.lexicon))


def _second_line(inside: Inside, number: int) -> Part | None:
    """The line right below a title that ends with a colon or a dash, if it goes on with it."""
    following = inside.parts[number + 1] if number + 1 < len(inside.parts) else None
    if following is None or following.kind != "short" or following.blanks or len(following.text) > _MOST // 2:
        return None
    after = inside.parts[number + 2] if number + 2 < len(inside.parts) else None
    return following if after is None or after.kind != "short" else None


def _longest_cell(text: str, lexicon: Lexicon) -> str:
    """Of a table row without a date, whose columns ran together behind a sign such as TBC, the longest cell."""
    sign = next((each for each in lexicon.phrases("status.tentative_signs") if text.startswith(each)), "")
    cells = split_glued(text[len(sign) :]) if sign and text[len(sign) : len(sign) + 1].isupper() else ()
    return text[len(sign) :][slice(*cells[0])] if cells else text


def _line_weight(words: str, part: Part, number: int, lexicon: Lexicon) -> int:
    if whole_cue(lexicon, "titles.kinds", words) or whole_cue(lexicon, "description.sections_in", words):
        return FALLBACK + 2
    if whole_cue(lexicon, "description.sections_out", words):
        return FALLBACK - 5
    if is_institution(words, lexicon):
        return FALLBACK + 4
    return LINE - 3 if part.item and number else LINE


def is_institution(words: str, lexicon: Lexicon) -> bool:
    """Whether a short line is the name of an institution.

    Begins or ends with a word such as university, institute, department.
    """
    each = words.split()
    nouns = lexicon.folded("titles.institutions")
    return 1 < len(each) < 10 and (
        each[0] in nouns or each[-1] in nouns or (len(each) > 3 and each[1] in nouns and each[2] in {"of", "for"})
    )


def _from_entry(inside: Inside, part: Part, number: int) -> Iterator[Candidate]:
    """The title beside a date: what stands before it, or the first piece behind it that is no place and no price."""
    running = part.kind != "entry"
    fallback = None
    if running and (shouted := _SHOUTED_LEAD.match(part.text)) is not None:
        span = _within(part, shouted.span("title"))
        yield Candidate("title", inside.quote(span), span, "entry", LINE + 2)
        return
    for start, end, strong, leads in _pieces(part):
        if running and not leads and (number or part.moments[0].span.start > part.span.start + 3):
            return
        piece = (
            _without_place(part.text[start:end], inside.lexicon)
            if not leads
            else _TO_BE_SETTLED.split(part.text[start:end], maxsplit=1)[0]
        )
        for text in (piece,) if strong else _stretches(piece):
            title = clean_title(inside.quote(_quoted_span(part, start, text)), inside.lexicon)
            title = _without_person(title, inside.lexicon) if title is not None and not strong else title
            if title is None or not _may_be_title(title, inside.lexicon, leads=leads, running=running):
                continue
            words = words_of(title)
            weight = _entry_weight(part, end, number, leads=leads, running=running)
            found = Candidate("title", title, _quoted_span(part, start, text), "entry", weight)
            if not _is_aside(title, words, inside.lexicon, strong=strong):
                yield found
                return
            if fallback is None and not number and not strong and _is_place_name(title, words, inside.lexicon):
                fallback = found._replace(weight=FALLBACK)
    if fallback is not None:
        yield fallback


def _entry_weight(part: Part, end: int, number: int, *, leads: bool, running: bool) -> int:
    """A name set off from the date behind it by a dash or bracket is a title.

    One that runs into the date may be a sentence.
    """
    if leads and number and (running or not _SET_OFF.match(part.text, end)):
        return LINE - 2
    return LINE + 2 if leads else LINE + 1 if not number else LINE - 3


def _without_place(text: str, lexicon: Lexicon) -> str:
    """A stretch without the room at its end, as in flattened tables: "Youth Forum on Loss Meeting Room 7"."""
    words = text.rstrip().split(" ")
    rooms = lexicon.folded("places.rooms")
    for count in (2, 3):
        if (
            len(words) > count + 2
            and words[-count].casefold() in rooms
            and words[-count][0].isupper()
            and len(words[-1]) < 6
        ):
            before = words[-count - 1].casefold() in lexicon.folded("places.room_kinds")
            return " ".join(words[: -count - before]).rstrip(" ,-")
    return text


def _quoted_span(part: Part, start: int, text: str) -> Span:
    at = part.text.find(text, start)
    return Span(part.span.start + at, part.span.start + at + len(text))


def _is_place_name(title: str, words: str, lexicon: Lexicon) -> bool:
    return is_place(title, words, lexicon) and not opening_cue(lexicon, "places.opens", words)


def _may_be_title(title: str, lexicon: Lexicon, *, leads: bool, running: bool) -> bool:
    words = words_of(title).split()
    if not words or not any(len(word) > 2 and word[0].isalpha() for word in words):
        return False
    if leads and words[-1] in lexicon.folded("titles.not_last"):
        return False
    return not running or (
        (title[0].isupper() or not title[0].isalpha())
        and words[0] not in lexicon.folded("titles.not_first")
        and len(title) < 110
    )


def _is_aside(title: str, words: str, lexicon: Lexicon, *, strong: bool) -> bool:
    """Whether a piece of a line is a place, a price, a party or a word about dates, not a name."""
    return (
        is_place(title, words, lexicon)
        or is_virtual(title, words, lexicon)
        or whole_cue(lexicon, "titles.never", words)
        or opening_cue(lexicon, "parts.party_opens", words) is not None
        or (opening_cue(lexicon, "titles.asides", words) is not None and (not strong or words.count(" ") < 5))
        or whole_cue(lexicon, "titles.prefixes", words)
        or all(word in lexicon.folded("segments.date_filler") or word.isdigit() for word in words.split())
    )


def _pieces(part: Part) -> Iterator[tuple[int, int, bool, bool]]:
    """Stretches of a line outside its dates.

    Start, end, whether clear separators set them off, whether they lead the line.
    """
    at = 0
    mark = _BAR if "|" in part.rest.replace(" | ", " ", len(part.moments)) and "|" in part.text else _STRONG
    for moment in part.moments:
        begin = moment.span.start - part.span.start
        if begin > at:
            yield from _split(part.text, at, begin, mark, leads=at == 0)
        at = max(at, moment.span.end - part.span.start)
        if (bracket := _BRACKETED.match(part.text, at)) is not None:
            at = bracket.end()
    if at < len(part.text):
        yield from _split(part.text, at, len(part.text), mark, leads=False)


def _split(
    text: str, start: int, end: int, separator: re.Pattern[str], *, leads: bool
) -> Iterator[tuple[int, int, bool, bool]]:
    """Cut a stretch at strong separators; without any it is cut where a word runs into a capital ("EuropeWarm")."""
    at, strong = start, leads or (start > 0 and text[start].isalpha())
    for mark in separator.finditer(text, start, end):
        if mark.start() > at:
            yield (*_trim(text, at, mark.start()), strong, leads)
        at, strong = mark.end(), True
    if at < end:
        begin, stop = _trim(text, at, end)
        glued = split_glued(text[begin:stop]) if not leads and begin == at == start else ()
        if glued:
            yield from ((begin + low, begin + high, True, leads) for low, high in glued)
        else:
            yield begin, stop, strong, leads


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _LEADING:
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return start, end


def _stretches(text: str) -> Iterator[str]:
    """Running text beside a date, stretch by stretch: "Blood donors, Institute" gives "Blood donors" first."""
    at = 0
    for mark in _BREAK.finditer(text):
        if mark.start() - at > 2:
            yield _shouted(text[at : mark.end() if text[mark.start()] in "!?" else mark.start()].strip(_TRAILING))
        at = mark.end()
    if len(text) - at > 2:
        yield _shouted(text[at:].strip(_TRAILING))


def _shouted(text: str) -> str:
    """Of "PLANT SWAP on The Green" what is written in capitals."""
    shouted = _CAPITALS.match(text)
    return shouted.group().rstrip() if shouted is not None and " " in shouted.group() else text


def _without_person(title: str, lexicon: Lexicon) -> str:
    """Running text up to a colon behind which a person is named: "History Group: Dr Ann Lee on mills"."""
    name, colon, rest = title.partition(": ")
    words = rest.split()[:2]
    honorifics = lexicon.folded("honorifics.before")
    return name if colon and any(fold(" ".join(words[:count])) in honorifics for count in (1, 2)) else title


def _from_prose(inside: Inside, part: Part) -> Iterator[Candidate]:
    """A quoted name in a sentence, right after a phrase that says that the event bears it."""
    for quoted in _QUOTED.finditer(part.text[:3000]):
        before = words_of(part.text[max(quoted.start() - 90, 0) : quoted.start()])
        if _names_event(before, inside.lexicon):
            span = _within(part, quoted.span("title"))
            title = clean_title(inside.quote(span), inside.lexicon)
            if title is not None:
                yield Candidate("title", title, span, "quoted_in_sentence", PROSE)
                return
    if (
        part.text[0] in "\"`'"
        and (opened := _QUOTED.match(part.text)) is not None
        and not opened["title"].endswith((".", ","))
    ):
        span = _within(part, opened.span("title"))
        if part.text[opened.end() : opened.end() + 1] in {".", ":", " ", ""} and len(opened["title"]) < 90:
            yield Candidate("title", inside.quote(span), span, "quoted_opening", PROSE - 1)


def _from_name(inside: Inside, part: Part) -> Iterator[Candidate]:
    """A capitalised name that holds a word for an event, as what a sentence says will be held."""
    words = part.words
    if inner_cue(inside.lexicon, "titles.holds", words) is None:
        return
    for named in _NAME.finditer(part.text[:1500]):
        before = words_of(part.text[max(named.start() - 40, 0) : named.start()]).split()[-2:]
        if inner_cue(inside.lexicon, "titles.holds", f" {' '.join(before)} ") and inner_cue(
            inside.lexicon, "event_types.words", words_of(named["name"])
        ):
            span = _within(part, named.span("name"))
            yield Candidate("title", inside.quote(span), span, "named_in_sentence", PROSE - 2)
            return


def _names_event(before: str, lexicon: Lexicon) -> bool:
    """Whether the words before a quotation end as in "a conversation entitled" or "the launch of the report"."""
    last = before.split()[-5:]
    if not last:
        return False
    tail = f" {' '.join(last)} "
    if last[-1] in lexicon.folded("titles.entitled"):
        return (
            inner_cue(lexicon, "titles.kinds", before) is not None and inner_cue(lexicon, "titles.works", tail) is None
        )
    if inner_cue(lexicon, "titles.launches", tail):
        return True
    return last[-1] in lexicon.folded("titles.kinds")
