"""What is only set behind a title: who holds the event, where, in which way, what becomes of it.

In: a line that holds a title. Out: where the title ends. ``"Salt (hosted by X)"``, ``"Salt by Dr. Li"`` and ``"Salt via
Zoom"`` all end behind ``Salt``.
"""

import re
from functools import cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.read.cues import cues_in, either, opening_cue, whole_cue, words_of
from sideevents_parser.read.parties.naming import is_organization, is_person, naming
from sideevents_parser.read.parties.owning import behind_title
from sideevents_parser.read.places.words import is_place, is_town

_CATEGORY_WORDS: Final = 5
# "Border Gathering, Nogales, AZ"
_TOWN_SUFFIX: Final = re.compile(r",[ ](?P<town>[A-Z][\w']+(?:[ ][A-Z][\w']+)?),[ ][A-Z]{2}$")
_BRACKET_SUFFIX: Final = re.compile(
    r"[ \t]{0,2}(?:\((?P<round>[^()]{2,160})\)|\[(?P<square>[^\[\]]{2,80})\])[ \t.]{0,3}$"
)
_DASH_SUFFIX: Final = re.compile(r"[ \t]+[-|][ \t]+(?P<tail>[^-|]{3,160})$")
_LAST_ROUND: Final = re.compile(r"[ ]\([^()]{1,40}\)$")
_STARRED_SUFFIX: Final = re.compile(r"[ \t]*\*{1,3}[^*]{2,40}\*{1,3}$")
_LAST_WORD: Final = re.compile(r"[ :;,-]{1,3}[A-Za-z-]{3,14}[!.]{0,3}$")
_CLOSING: Final = (")", "]")
_PLACE_WORDS: Final = 7


def suffix_start(title: str, lexicon: Lexicon) -> int:
    """Where a title ends before the organizer, a status or the mode of attendance."""
    low = max(len(title) - 200, 0)
    ending = title[-4:].rstrip(" \t.")[-1:]
    bracket = _BRACKET_SUFFIX.search(title, low) if ending in _CLOSING else None
    if bracket is not None:
        appended = _is_appendix(words_of(bracket["round"] or bracket["square"]), lexicon)
        return bracket.start() if appended else _without_hosts(title, lexicon)
    if ending == "*" and (starred := _STARRED_SUFFIX.search(title, low)) is not None:
        return starred.start()
    last = _LAST_WORD.search(title, low)
    if last is not None and whole_cue(lexicon, "titles.status_words", words_of(last.group())):
        return _without_verb(title[: last.start()], lexicon)
    tail = max(title.rfind(", ", low), title.rfind(": ", low), title.rfind(" @ ", low))
    if tail > 0 and _is_tail(title[:tail], title[tail], title[tail + 2 :].lstrip(), lexicon):
        return tail
    seat = _TOWN_SUFFIX.search(title, low)
    if seat is not None and title.count(" ", 0, seat.start()) and is_town(seat["town"], lexicon):
        return seat.start()
    dash = _DASH_SUFFIX.search(title, low)
    if dash is not None and (
        _is_appendix(words_of(dash["tail"]), lexicon, dash=True)
        or (title[dash.end("tail") - len(dash["tail"]) - 2] == "|" and is_organization(dash["tail"], naming(lexicon)))
        or _is_speaker(title[: dash.start()], dash["tail"], lexicon)
        or _is_series(title[: dash.start()], words_of(dash["tail"]), lexicon)
    ):
        return dash.start()
    return _worded_tail(title, lexicon)


def _worded_tail(title: str, lexicon: Lexicon) -> int:
    """Where a title ends before a word that leads on: "Tea followed by a walk", "AGM via Zoom", "Salt by Dr. Li"."""
    for mark in _words_behind(lexicon).finditer(title, 1):
        head, word, tail = title[: mark.start()], fold(mark["word"]), title[mark.end() :]
        words = words_of(tail)
        if word in lexicon.folded("titles.then"):
            return mark.start()
        if word in lexicon.folded("titles.via") and whole_cue(lexicon, "places.virtual", words):
            return mark.start()
        if word in lexicon.folded("organizers.agents") and _is_honoured(tail, lexicon):
            return mark.start()
        seated = word in lexicon.folded("titles.seated")
        if seated and " " in head and is_town(tail, lexicon):
            return mark.start()
        if (seated or word in lexicon.folded("titles.within")) and _is_seat(head, tail, lexicon):
            return mark.start()
    return _without_hosts(title, lexicon)


def _without_hosts(title: str, lexicon: Lexicon) -> int:
    """Where a title ends before "by" and nothing but institutions: "Salt on the Roads by Reef Trust"."""
    hosts = behind_title(title, lexicon.phrases("organizers.agents"), naming(lexicon))
    return len(title) if hosts is None else hosts[0]


@cache
def _words_behind(lexicon: Lexicon) -> re.Pattern[str]:
    sections = ("titles.then", "titles.via", "organizers.agents", "titles.seated", "titles.within")
    words = either(tuple({word for section in sections for word in lexicon.phrases(section)}))
    return re.compile(rf"[ ,]{{1,2}}(?P<word>{words})[ ]")


def _is_honoured(tail: str, lexicon: Lexicon) -> bool:
    """Whether a person with an honorific is named: "Dr. Ada Moss", "Dr.Ada Moss"."""
    first = fold(tail.partition(" ")[0].partition(".")[0])
    return first in lexicon.folded("honorifics.before") and tail[:1].isupper()


def _is_seat(head: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a title that ends with a kind of event is followed by its place: "Golf Tournament at Ridge Club".

    A common noun with an article names no place and stays: "Night at the Museum".
    """
    last = words_of(_LAST_ROUND.sub("", head)).split()[-1:]
    kinds = ("titles.kinds", "titles.occasions", "titles.occasions_too", "organizers.nouns")
    kind = bool(last) and any(last[0] in lexicon.folded(section) for section in kinds)
    article, _, noun = tail.partition(" ")
    opened = tail[:1].isupper() or (fold(article) in lexicon.folded("titles.articles") and " " in noun)
    return kind and opened and (is_town(tail, lexicon) or is_place(tail, words_of(tail), lexicon))


def _without_verb(title: str, lexicon: Lexicon) -> int:
    """Where a title ends before the verb of its status: "Salt Roads has been" cancelled."""
    verb = next((each for each in lexicon.phrases("titles.status_verbs") if title.endswith(f" {each}")), "")
    return len(title) - len(verb) - 1 if verb else len(title)


def _is_tail(head: str, mark: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether what follows a mark says who holds the event, who takes part or where: "hosted by the League"."""
    words = words_of(tail)
    cue = opening_cue(lexicon, "parts.party_opens", words)
    if (cue is not None and cue.endswith(" by ")) or opening_cue(lexicon, "titles.people_open", words):
        return True
    if mark == " ":
        return tail[:1].isupper()
    return mark == "," and is_place(tail, words, lexicon) and not is_place(head, words_of(head), lexicon)


def _is_speaker(head: str, tail: str, lexicon: Lexicon) -> bool:
    """Whether a dash sets off who speaks: "Salt Roads and Towns - Dr Ada Moss, Riga"."""
    name = tail.partition(", ")[0]
    first = fold(name.partition(" ")[0].rstrip("."))
    known = first in lexicon.folded("honorifics.before") or first in lexicon.folded("speakers.given")
    return known and head.count(" ") > 1 and name.count(" ") < _CATEGORY_WORDS - 1 and is_person(name, naming(lexicon))


def _is_series(head: str, words: str, lexicon: Lexicon) -> bool:
    """Whether a dash sets off the series to which a title belongs: "Salt Roads - Harbour Public Lecture"."""
    each = words.split()
    return (
        head.count(" ") > 1
        and 1 < len(each) < _CATEGORY_WORDS
        and (each[-1] in lexicon.folded("titles.kinds") or each[-1] in lexicon.folded("titles.series"))
        and each[0] not in lexicon.folded("titles.articles")
    )


def _is_appendix(words: str, lexicon: Lexicon, *, dash: bool = False) -> bool:
    if opening_cue(lexicon, "parts.party_opens", words) or opening_cue(lexicon, "titles.appendix_opens", words):
        return True
    if not dash and words.count(" ") < _PLACE_WORDS and is_place(words.strip(), words, lexicon):
        return True
    if _says_only_mode(words, lexicon):
        return True
    if opening_cue(lexicon, "status.markers", words) and (dash or len(words.split()) < 6):
        return True
    return whole_cue(lexicon, "places.virtual", words) or whole_cue(lexicon, "titles.appendix", words)


@cache
def _mode_words(lexicon: Lexicon) -> frozenset[str]:
    phrases = (
        *lexicon.phrases("modes.hybrid"),
        *lexicon.phrases("modes.in_person"),
        *lexicon.phrases("places.virtual"),
    )
    return frozenset(word for phrase in phrases for word in words_of(phrase).split())


def _says_only_mode(words: str, lexicon: Lexicon) -> bool:
    """Whether a bracket says how to attend and nothing else: "(in person and Zoom)"."""
    each = words.split()
    if not each or not all(word in _mode_words(lexicon) for word in each):
        return False
    return any(
        section in cues_in(lexicon, words).inner
        for section in ("modes.in_person", "modes.online_lines", "modes.hybrid")
    )
