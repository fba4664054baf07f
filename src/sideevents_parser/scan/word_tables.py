"""A lexicon → the tables of ``DateWords``, by what they are asked for.

In: a lexicon. Out: dictionaries of fields, made once per lexicon. Phrases of two and more words also count by their
first or last word where the grammar meets one word at a time.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from sideevents_parser.lexicon.language import Lexicon

_WORD: Final = re.compile(r"[^\W\d_]{1,40}")
# shorter names of weekdays are also other words (sat, sun), unless they are written with a capital
_SHORT = 4
# names of months from this length on may be misspelt
_LONG_NAME = 5
_MOST_WEEKS = 5


def day_tables(lexicon: Lexicon) -> dict[str, Any]:
    """Words of days."""
    folded = lexicon.folded
    fillers = folded("dates.fillers")
    weekdays = {
        name: number for name, number in _cased(_weekdays(lexicon)).items() if len(name) > _SHORT or not name.islower()
    }
    months = {**_misspelt(lexicon), **lexicon.months}
    qualifiers = {word: name for name in ("this", "next", "last") for word in folded(f"dates.{name}")}
    return {
        "months": _cased(months),
        "weekdays": weekdays,
        "lead": {
            **_cased(dict.fromkeys(fillers | qualifiers.keys(), "filler")),
            **dict.fromkeys(weekdays, "weekday"),
            **dict.fromkeys(_named_months(lexicon, months), "month"),
            **_cased(dict.fromkeys(_WORD.findall(" ".join(_day_names(lexicon))), "ordinal")),
        },
        "ordinals": folded("dates.ordinal_suffixes"),
        "day_names": _cased(_day_names(lexicon)),
        "counts": _cased(_counts(lexicon)),
        "within": folded("dates.within"),
        "told": folded("date_roles.told"),
        "week_after": folded("dates.week_after"),
        "week_before": tuple(folded("dates.week_before")),
        "belongs": tuple(f" {word} " for word in folded("dates.belongs")),
        "parts": folded("date_roles.parts"),
        "month_links": folded("dates.month_links") | folded("dates.articles"),
        "day_nouns": folded("dates.day_nouns"),
        "fillers": fillers | frozenset(qualifiers),
        "joins": _cased(_joins(lexicon)),
        "relative": _relative(lexicon),
        "feasts": _feasts(lexicon),
        "relative_openers": frozenset(
            _cased(dict.fromkeys((phrase.split(" ")[0] for phrase in _relative(lexicon)), 1))
        ),
        "qualifiers": qualifiers,
        "day_shifts": {phrase: shift for name, shift in _SHIFTS for phrase in folded(f"dates.{name}")},
        "numeric_leads": folded("dates.numeric_leads"),
        "short_names": _short_names(lexicon),
    }


def clock_tables(lexicon: Lexicon) -> dict[str, Any]:
    """Words of clocks."""
    folded = lexicon.folded
    return {
        "meridiems": {phrase: half for half in ("am", "pm") for phrase in folded(f"clock.{half}") if " " not in phrase},
        "day_parts": tuple(
            (phrase, half) for half in ("am", "pm") for phrase in folded(f"clock.{half}") if " " in phrase
        ),
        "clock_words": {**dict.fromkeys(folded("clock.noon"), 12), **dict.fromkeys(folded("clock.midnight"), 0)},
        "units": folded("clock.units"),
        "o_clock": folded("clock.o_clock"),
        "past": _past(lexicon),
        "numbers": {word: number for number, word in enumerate(lexicon.phrases("clock.numbers"), start=1)},
        "clock_leads": _clock_leads(lexicon),
        "clock_labels": lexicon.folded("clock.labels"),
        "clock_openers": _clock_openers(lexicon),
        "openers": folded("clock.openers"),
        "between": folded("ranges.between"),
        "moved_from": tuple(phrase for phrase in folded("date_roles.previous") if phrase.endswith(" from")),
        "open_ends": tuple(folded("ranges.open_ends")),
        "onwards": tuple(folded("ranges.onwards")),
        "closing": folded("ranges.closing"),
        "ends": frozenset(_cased(dict.fromkeys(folded("ranges.ends"), 1))),
        "halves": {
            **dict.fromkeys(folded("clock.mornings"), "am"),
            **dict.fromkeys(folded("clock.evenings"), "pm"),
        },
        "approximate": folded("clock.approximate"),
        "doors": folded("clock.doors"),
        "early": folded("clock.early"),
        "notable": _notable(lexicon),
        "doors_join": folded("clock.doors_join"),
        "starts": folded("clock.starts"),
        "doors_pattern": re.compile(
            rf"\d{{1,2}}[^\n]{{0,10}}?[ ](?:{'|'.join(map(re.escape, folded('clock.doors_join'))) or '(?!)'})[ ]\d"
        ),
        "unconfirmed": tuple(folded("clock.unconfirmed")),
        "sharp": folded("clock.sharp"),
    }


def follow_tables(lexicon: Lexicon) -> dict[str, Any]:
    """First words of what may follow a figure."""
    return {
        "clock_followers": _clock_followers(lexicon),
        "day_part_openers": _first_words(lexicon, ("clock.am", "clock.pm")),
        "year_never_before": _first_words(lexicon, ("dates.month_links", "clock.units", "clock.am", "clock.pm"))
        | frozenset(_joins(lexicon)),
    }


def other_tables(lexicon: Lexicon) -> dict[str, Any]:
    """Words of zones, lengths and masks, and what to look for in a text."""
    folded = lexicon.folded
    return {
        "zone_nouns": folded("zones.nouns"),
        "zone_leads": tuple(sorted(folded("zones.leads"), key=len, reverse=True)),
        "zone_never": folded("zones.never") | frozenset(lexicon.months) | frozenset(lexicon.weekdays),
        "zone_stems": _stems(_zone_phrases(lexicon)),
        "zone_fillers": folded("zones.page_fillers"),
        "length_units": {
            **dict.fromkeys(folded("durations.minutes"), 1),
            **dict.fromkeys(folded("durations.hours"), 60),
        },
        "length_labels": folded("durations.labels"),
        "spelled_lengths": _spelled_lengths(lexicon),
        "spelled_length": re.compile("|".join(map(re.escape, _spelled_lengths(lexicon))) or r"(?!)"),
        "length_openers": frozenset(phrase.split(" ")[0].split("-")[0] for phrase in _spelled_lengths(lexicon)),
        "later": folded("durations.later"),
        "masks_before": folded("masks.before"),
        "gatherings": folded("masks.gatherings"),
        "counted": folded("dates.counted"),
        "year_leads": folded("dates.year_leads"),
        "masks_after": folded("masks.after"),
        "prices": folded("masks.prices"),
        "anchors": _anchors(lexicon),
        "is_ascii": "".join(_zone_phrases(lexicon).union(*dict(_anchors(lexicon)).values())).isascii(),
        "promising": _promising(lexicon),
    }


_SHIFTS: Final = (("next_day", 1), ("previous_day", -1), ("same_still", 0))


def _cased(table: Mapping[str, Any]) -> dict[str, Any]:
    """The table with its words as they may be written, so that most look-ups need no folding."""
    return {form: value for word, value in table.items() for form in (word.upper(), word.capitalize(), word)}


def _day_names(lexicon: Lexicon) -> dict[str, int]:
    """Days of the month in words, those of two words with and without their hyphen."""
    names = {name: number for number, name in enumerate(lexicon.phrases("dates.ordinal_words"), start=1)}
    return {**names, **{name.replace("-", " "): number for name, number in names.items()}}


def _counts(lexicon: Lexicon) -> dict[str, int]:
    """Words that count weekdays within their month: first to fifth, -1 for the last."""
    counted = [lexicon.phrases("dates.ordinal_words")[:_MOST_WEEKS], lexicon.phrases("dates.ordinal_figures")]
    numbers = {name: number for names in counted for number, name in enumerate(names, start=1)}
    return {**numbers, **dict.fromkeys(lexicon.folded("dates.last_of"), -1)}


def _clock_leads(lexicon: Lexicon) -> frozenset[str]:
    """Phrases that may stand before a clock, and each of their words."""
    sections = ("clock.leads", "ranges.between", "clock.doors", "clock.early", "clock.approximate")
    phrases = {phrase for section in sections for phrase in lexicon.folded(section)}
    return frozenset(_cased(dict.fromkeys(phrases | set(_WORD.findall(" ".join(phrases))), 1)))


def _clock_openers(lexicon: Lexicon) -> frozenset[str]:
    """First words of clocks that are written in words."""
    sections = (
        "clock.noon",
        "clock.midnight",
        "clock.half_past",
        "clock.quarter_past",
        "clock.quarter_to",
        "clock.numbers",
    )
    words = {phrase.split(" ")[0] for section in sections for phrase in lexicon.folded(section)}
    return frozenset(_cased(dict.fromkeys(words, 1)))


def _clock_followers(lexicon: Lexicon) -> frozenset[str]:
    """First words of what may stand behind a clock and change what it says."""
    clocks = ("clock.units", "clock.o_clock", "clock.noon", "clock.midnight", "masks.after")
    ranges = ("ranges.joins", "ranges.lists", "ranges.alternatives", "ranges.onwards", "ranges.open_ends")
    return _first_words(lexicon, clocks + ranges)


def _first_words(lexicon: Lexicon, sections: tuple[str, ...]) -> frozenset[str]:
    phrases = {phrase for section in sections for phrase in lexicon.folded(section)}
    return frozenset(_WORD.findall(" ".join(phrase.split(" ")[0] for phrase in phrases)))


def _notable(lexicon: Lexicon) -> frozenset[str]:
    """Last words of what may stand before a clock and say more of it."""
    sections = ("clock.openers", "clock.approximate", "clock.doors", "clock.early")
    words = {phrase.split(" ")[-1] for section in sections for phrase in lexicon.folded(section)}
    return frozenset(_cased(dict.fromkeys(words, 1)))


def _misspelt(lexicon: Lexicon) -> dict[str, int]:
    """Names of months with a letter left out or said twice, or two letters swapped, where that is not another word."""
    found: dict[str, int] = {}
    for name, number in lexicon.months.items():
        if len(name) >= _LONG_NAME:
            found |= {name[:at] + name[at + 1 :]: number for at in range(1, len(name))}
            found |= {name[:at] + name[at + 1] + name[at] + name[at + 2 :]: number for at in range(1, len(name) - 1)}
            spots = range(2, len(name) - 1)
            found |= {name[:at] + name[near] + name[at:]: number for at in spots for near in range(at - 2, at + 2)}
    never = lexicon.folded("dates.not_months")
    return {name: number for name, number in found.items() if name not in never}


def _named_months(lexicon: Lexicon, months: Mapping[str, int]) -> list[str]:
    """Names of months as they may be written; in small letters only whole ones that are no other words (may, march)."""
    small = {max(names, key=len) for names in _by_number(lexicon.months)} - lexicon.folded("dates.other_words")
    return [name for name in _cased(months) if not name.islower() or name in small]


def _weekdays(lexicon: Lexicon) -> dict[str, int]:
    """Names of weekdays, the long ones also as plurals."""
    endings = lexicon.phrases("dates.weekday_endings")
    plurals = {
        name + ending: number for name, number in lexicon.weekdays.items() if len(name) > 5 for ending in endings
    }
    return {**plurals, **lexicon.weekdays}


def _short_names(lexicon: Lexicon) -> frozenset[str]:
    """Names of months and weekdays that are cut short, so that a dot behind them is their own."""
    short = set()
    for table in (lexicon.months, lexicon.weekdays):
        short |= {name for names in _by_number(table) for name in names if name != max(names, key=len)}
    return frozenset(short)


def _by_number(table: Mapping[str, int]) -> list[list[str]]:
    """The names of each month or weekday."""
    return [[name for name in table if table[name] == number] for number in dict.fromkeys(table.values())]


def _promising(lexicon: Lexicon) -> frozenset[str]:
    """Words that may stand right behind the figure of a day or a clock, or behind a dash after it."""
    sections: tuple[str, ...] = (
        "dates.ordinal_suffixes",
        "dates.month_links",
        "clock.noon",
        "clock.midnight",
        "clock.units",
        "clock.o_clock",
        "ranges.joins",
        "ranges.lists",
        "ranges.alternatives",
        "ranges.open_ends",
        "clock.doors_join",
        "clock.am",
        "clock.pm",
    )
    found = {
        phrase.split(" ")[0].split(".")[0].split("'")[0] for section in sections for phrase in lexicon.folded(section)
    }
    return (
        frozenset(_cased(dict.fromkeys(found, 1)))
        | frozenset(_cased(lexicon.months))
        | frozenset(name.capitalize() for name in _misspelt(lexicon))
        | frozenset(_cased(lexicon.weekdays))
    )


def _zone_phrases(lexicon: Lexicon) -> frozenset[str]:
    return lexicon.folded("zones.labels") | lexicon.folded("zones.page_defaults")


def _stems(phrases: frozenset[str]) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """What to look for to find any of the phrases, each with the phrases that hold it and where, the longest first."""
    stems = {min((other for other in phrases if other in phrase), key=len) for phrase in phrases}
    longest = sorted(phrases, key=len, reverse=True)
    return tuple(
        (stem, tuple((phrase, phrase.index(stem)) for phrase in longest if stem in phrase)) for stem in sorted(stems)
    )


def _joins(lexicon: Lexicon) -> dict[str, str]:
    kinds = (("joins", "range"), ("lists", "list"), ("alternatives", "alternative"))
    words = {word: kind for section, kind in kinds for word in lexicon.folded(f"ranges.{section}")}
    return {**words, "-": "range", "--": "range", "---": "range", "~": "range", "/": "list", ",": "comma"}


def _relative(lexicon: Lexicon) -> dict[str, str]:
    days = (("after_tomorrow", "+2"), ("today", "+0"), ("tomorrow", "+1"), ("yesterday", "-1"), ("same_day", "same"))
    return {phrase: offset for section, offset in days for phrase in lexicon.folded(f"dates.{section}")}


def _feasts(lexicon: Lexicon) -> dict[str, str]:
    """The names of feasts, the longest first, with the codes of their days."""
    codes = {name.partition(".")[2]: name for name in lexicon.lists if name.startswith("feasts.")}
    days = {phrase: code for code, name in codes.items() for phrase in lexicon.folded(name)}
    return {phrase: days[phrase] for phrase in sorted(days, key=len, reverse=True)}


def _past(lexicon: Lexicon) -> tuple[tuple[str, int], ...]:
    parts = (("half_past", 30), ("quarter_past", 15), ("quarter_to", -15))
    return tuple((phrase, minutes) for section, minutes in parts for phrase in lexicon.folded(f"clock.{section}"))


def _spelled_lengths(lexicon: Lexicon) -> dict[str, int]:
    """Lengths in words, the longest phrases first, so that "an hour and a half" is not "an hour"."""
    numbers = list(enumerate(lexicon.phrases("clock.numbers")[1:], start=2))
    hours, half = lexicon.phrases("durations.hours"), lexicon.phrases("durations.half")
    lengths = {
        **{f"{word} {unit}": 60 * number for number, word in numbers for unit in hours},
        **{f"{word} {part} {unit}": 60 * number + 30 for number, word in numbers for part in half for unit in hours},
        **{f"{word} {unit} {part}": 60 * number + 30 for number, word in numbers for part in half for unit in hours},
        **dict.fromkeys(lexicon.folded("durations.half_hour"), 30),
        **dict.fromkeys(lexicon.folded("durations.quarters"), 45),
        **dict.fromkeys(lexicon.folded("durations.hour_and_half"), 90),
        **dict.fromkeys(lexicon.folded("durations.one_hour"), 60),
    }
    return {phrase: lengths[phrase] for phrase in sorted(lengths, key=len, reverse=True)}


def _anchors(lexicon: Lexicon) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What to look for in a text in lower case to find words that stand for a day or a clock.

    Each part with the beginnings of the phrases that hold it, up to its end: ``day`` with ``monday`` and ``same day``.
    """
    sections = (
        "clock.noon",
        "clock.midnight",
        "clock.half_past",
        "clock.quarter_past",
        "clock.quarter_to",
        "clock.o_clock",
    )
    relative = ("dates.today", "dates.tomorrow", "dates.same_day")
    links = lexicon.phrases("dates.month_links")
    found = {phrase for section in (*sections, *relative) for phrase in lexicon.folded(section)}
    found |= {day for day in lexicon.weekdays if len(day) > len("weds.")} | set(_feasts(lexicon))
    ordinals = lexicon.phrases("dates.ordinal_words")
    shared = {_shared(phrase, found) for phrase in found}
    shared |= {f"{name[-2:]} {link} " for name in ordinals for link in links}
    parts = {min((other for other in shared if other in part), key=len) for part in shared}
    found |= {f"{name} {link} " for name in ordinals for link in links} | set(_weekdays(lexicon))
    found |= {word.lower() for word in _clock_openers(lexicon)}
    found |= {phrase for phrase in _relative(lexicon) if " " not in phrase}
    return tuple(
        (part, tuple({word[: word.index(part) + len(part)] for word in found if part in word})) for part in parts
    )


def _shared(phrase: str, phrases: set[str]) -> str:
    """A part of the phrase that several phrases share.

    An ending (``day``, ``night``) or a first word (``quarter ``).
    """
    for size, fewest in ((3, 4), (5, 2)):
        ending = phrase[-size:]
        if ending.isalpha() and sum(1 for other in phrases if other.endswith(ending)) >= fewest:
            return ending
    first = phrase.partition(" ")[0] + " "
    return first if len(first) > _SHORT and sum(1 for other in phrases if other.startswith(first)) > 1 else phrase
