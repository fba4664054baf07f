"""Whether a few words name a room, a building, an address, a city, or say that something is online.

In: a short text with its folded words. Out: yes or no. ``"Duane Physics, Room G1B20, Boulder"`` is a place,
``"Open House"`` is not.
"""

import re
from functools import cache, lru_cache
from typing import Final

from sideevents_parser.lexicon.language import Lexicon, fold
from sideevents_parser.lexicon.zones.places import PLAIN, find_places
from sideevents_parser.read.cues import opening_cue, whole_cue, words_of

_VIRTUAL_MOST: Final = 90
_TOWN_MOST, _TOWN_SPACES = 45, 5
_MOST: Final = 130
_STREET_LEAST: Final = 2
_NUMBERED_MOST: Final = 5
_CODED: Final = 2  # words of "Studio B"
_CODE_MOST: Final = 6
_CLAUSE: Final = 3  # words in small letters
_KEPT: Final = 2048  # lines whose answer is remembered
_NUMBERED_STREET: Final = re.compile(
    r"(?:^|[ ,])\d{1,5}[A-Za-z]?,? (?:[A-Z0-9][\w'.-]{0,30} ){0,4}[A-Z][\w']{1,20}\.?(?=[ ,.]|$)"
)
_TOLD_OF: Final = re.compile(r"[a-z]: [A-Za-z]+ [a-z]+")  # "Town hall: the future of the weir"
_PIECE: Final = re.compile(r"[,;|/(]| - ")
_ROOM_NUMBER: Final = re.compile(r"[a-z]?\d{1,4}[a-z]?$")
# house, postcode, town: "Meeûs 35, 1000 Bruxelles"
_POSTAL: Final = re.compile(r"[A-Z][\w.'-]{1,30} \d{1,4}[A-Za-z]?,? (?!19|20\d\d\b)\d{4,5} [A-Z][\w-]{3,30}\)?$")
# "NLB 7", "WVH366", "JSOM 2.902", "E8A-280", "AB 1C23"; no "KS2", "U13" or "T20", which are classes and teams
_CODED_ROOM: Final = re.compile(
    r"[A-Z]{1,4}(?: \d{1,4}|-?\d{3,4})[A-Z]?$|[A-Z]{1,5} {1,2}\d{1,2}\.\d{1,3}[A-Z]?$"
    r"|[A-Z]{1,4} \d[A-Z]\d{1,3}$|[A-Z]\d{1,2}[A-Z]-\d{2,3}$"
)


@cache
def _first_end(lexicon: Lexicon) -> re.Pattern[str]:
    joiners = "|".join(re.escape(each) for each in (*lexicon.phrases("places.joiners"), "+", "/"))
    leads = "|".join(re.escape(each) for each in lexicon.phrases("places.virtual_leads"))
    return re.compile(rf"[ ]?[|·+][ ]?|[ ]-[ ]|[ ](?:{joiners})[ ](?=(?:also[ ])?(?i:{leads})\b)")


def first_cell(text: str, lexicon: Lexicon) -> str:
    """A line up to a sign that parts it, such as a bar, or up to "and online"."""
    return _first_end(lexicon).split(text, maxsplit=1)[0].strip()


def is_virtual(text: str, words: str, lexicon: Lexicon) -> bool:
    """Whether a short line says that the event is online and nothing else."""
    return len(text) < _VIRTUAL_MOST and (
        whole_cue(lexicon, "places.virtual", words) or opening_cue(lexicon, "places.virtual_opens", words) is not None
    )


@cache
def _led_on(lexicon: Lexicon) -> tuple[list[str], ...]:
    """What leads on from a room to something else: "Room to Grow", "Town Hall with the Mayor"."""
    return tuple([word] for word in sorted(lexicon.folded("places.not_after")))


@lru_cache(maxsize=_KEPT)
def is_place(text: str, words: str, lexicon: Lexicon) -> bool:
    """Whether a short line names a room, a building, an address or a city."""
    if (
        len(text) > _MOST
        or "?" in text
        or " @ " in text
        or _TOLD_OF.search(_PIECE.split(text, maxsplit=1)[0]) is not None
        or text.endswith(("!", ":", ";"))
        or text.startswith(('"', "`", "'"))
    ):
        return False
    opened = opening_cue(lexicon, "places.opens", words)
    if opened and (_is_entitled(text, opened) or _leads_on(words, opened, lexicon)):
        return False
    if opened or whole_cue(lexicon, "places.whole", words):
        return True
    if "," in text and whole_cue(lexicon, "places.whole", words_of(text.partition(",")[0])):
        return True
    if _is_set_there(words_of(_PIECE.split(text, maxsplit=1)[0]).split(), lexicon):
        return False
    numbered = any(map(str.isdigit, text))
    if numbered and (
        has_house_number(text, lexicon)
        or _POSTAL.search(text) is not None
        or _is_coded(text, lexicon)
        or _has_street(text, lexicon)
    ):
        return True
    if text.islower() and not numbered:
        return False
    return not place_words(lexicon).isdisjoint(words.split()) and (
        _ends_like_place(text, lexicon) or _is_near(text, lexicon)
    )


def _is_near(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a house and what it is near or belongs to: "Reed Arena near Oxton"."""
    mark = _near(lexicon).search(text)
    house = text[: mark.start()] if mark is not None else ""
    return house.count(" ") > 0 and _ends_like_place(house, lexicon)


@cache
def _near(lexicon: Lexicon) -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in lexicon.phrases("places.nearby"))
    return re.compile(rf"[ ](?i:{words})[ ](?=(?:the )?[A-Z])")


def _leads_on(words: str, opened: str, lexicon: Lexicon) -> bool:
    """Whether a place's name opens something else: "Room to Grow", "Community Hall Open Day"."""
    behind = words.strip().removeprefix(opened.strip()).split()
    return behind[:1] in _led_on(lexicon)


def _is_entitled(text: str, opened: str) -> bool:
    """Whether a colon parts what opens like a place from what it is about: "Hotel Rwanda: A Screening"."""
    before, colon, after = _PIECE.split(text, maxsplit=1)[0].partition(": ")
    named = words_of(before).strip()
    return bool(colon) and named != opened.strip() and not any(map(str.isdigit, text)) and after[:1].isupper()


def _is_coded(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is a room's code such as "NLB 7", and no price in a currency's code."""
    return _CODED_ROOM.match(text) is not None and fold(text[:3]) not in lexicon.folded("places.currencies")


@cache
def place_words(lexicon: Lexicon) -> frozenset[str]:
    """Words without one of which a line names neither a room nor a building."""
    return lexicon.folded("places.nouns") | lexicon.folded("places.rooms")


def has_house_number(text: str, lexicon: Lexicon) -> bool:
    """Whether a text holds a number and a street: "12 Elm St"."""
    street = _NUMBERED_STREET.search(text)
    if street is None:
        return False
    words = words_of(street.group()).split()[-2:]
    return any(word in lexicon.folded("places.streets") for word in words)


def room_at_end(text: str, lexicon: Lexicon) -> int | None:
    """Where the room at the end of a line begins that holds more: 20 in "Youth Forum on Loss Meeting Room 7"."""
    words = text.split(" ")
    rooms = lexicon.folded("places.rooms")
    for count in (2, 3):
        if (
            len(words) > count + _CODED
            and words[-count].casefold() in rooms
            and words[-count][0].isupper()
            and len(words[-1]) < _CODE_MOST
        ):
            before = words[-count - 1].casefold() in lexicon.folded("places.room_kinds")
            return len(" ".join(words[: -count - before])) + 1
    return None


def is_city(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a city and its country, no more."""
    city, comma, country = text.partition(",")
    return bool(comma) and city.count(" ") < 4 and fold(country) in lexicon.folded("places.countries")


def is_town(text: str, lexicon: Lexicon) -> bool:
    """Whether a text is nothing but a town that is known by name, or one with its country."""
    if not 2 < len(text) < _TOWN_MOST or not text[0].isupper() or text.count(" ") > _TOWN_SPACES:
        return False
    found = find_places(text, 2)
    if not found or found[0].start or found[0].kind != "place" or found[0].weight < PLAIN:
        return False
    rest = text[found[0].end :].strip(" ,()")
    return not rest or fold(rest) in lexicon.folded("places.countries")


def _has_street(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a street before its number: "Rue du Congrès 15", "Celestijnenlaan 200A"."""
    for cell in _PIECE.split(text)[:6]:
        words = words_of(cell).split()
        while len(words) > _STREET_LEAST and words[-1][0].isdigit() and words[-2][0].isdigit():
            words.pop()
        if 1 < len(words) < 7 and any(character.isdigit() for character in words[-1] + words[0]):
            name = words[-2] if words[-1][0].isdigit() else words[-1]
            first = words[1] if words[0][0].isdigit() else words[0]
            if first in lexicon.folded("places.street_opens") or name.endswith(
                tuple(lexicon.folded("places.street_endings"))
            ):
                return True
    return False


def _ends_like_place(text: str, lexicon: Lexicon) -> bool:
    """Whether a line names a building or a room in one of its cells: "Duane Physics, Room G1B20, Boulder"."""
    nouns = lexicon.folded("places.nouns")
    pieces = [words_of(piece).split() for piece in _PIECE.split(text)[:6]]
    named = [piece for piece in pieces if piece]
    if not named or len(named[0]) > 7 or _is_clause(_PIECE.split(text, maxsplit=1)[0]):
        return False
    rooms = lexicon.folded("places.rooms")
    if named[0][0] in rooms and len(named[0]) == _CODED and (len(named[0][1]) == 1 or _ROOM_NUMBER.match(named[0][1])):
        return True
    joined = lexicon.folded("places.joiners")
    if any(
        (piece[0] in rooms or piece[-1] in rooms) and len(piece) < 5 and joined.isdisjoint(piece) for piece in named[1:]
    ):
        return True
    if len(named[0]) > _CODED and _ROOM_NUMBER.match(named[0][-1]) and named[0][-2] in nouns | rooms:
        small = lexicon.folded("places.small")
        return len(named[0]) <= _NUMBERED_MOST and small.isdisjoint(named[0])
    if len(named[0]) > 1 and named[0][-1] in rooms and named[0][-2] in lexicon.folded("places.room_kinds"):
        return True
    return (
        named[0][-1] in nouns
        and len(named[0]) > 1
        and named[0][-2] not in joined
        and not any(word in lexicon.folded("places.not_before") for word in named[0])
        and not (
            named[0][-1] in lexicon.folded("places.bodies") and named[0][-2] in lexicon.folded("organizers.topics")
        )
    )


def _is_clause(text: str) -> bool:
    """Whether words run on in small letters to the last: "Afterwards the members exchange"; not "Old village hall"."""
    small = [word[0].islower() for word in text.split()]
    return sum(small) >= _CLAUSE and small[-1]


def _is_set_there(words: list[str], lexicon: Lexicon) -> bool:
    """Whether something takes place or belongs there, not a place's name: "Music in the Park", "Songs of the Sea"."""
    set_in, articles = lexicon.folded("places.set_in"), lexicon.folded("places.articles")
    belongs = lexicon.folded("places.belongs")
    at = next(
        (
            at
            for at, word in enumerate(words[:-1])
            if at and (word in set_in or (word in belongs and words[at + 1] in articles))
        ),
        0,
    )
    named = next((word for word in reversed(words[:at]) if not _ROOM_NUMBER.match(word)), "")
    return at > 0 and named not in place_words(lexicon)
