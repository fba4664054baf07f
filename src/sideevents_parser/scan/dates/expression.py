"""A place in the text → the date, list of dates or range of days that is written there.

In: the view, the offset where a date may begin (its first word or figure). Out: a ``DateMention``.
``date_at("8 and 15 March 2021, noon", 0, words).items`` are 8 and 15 March 2021.
"""

import re
from typing import Final

from sideevents_parser.scan.dates.numerals import numeric_date_at
from sideevents_parser.scan.dates.pieces import Piece, completed, fits_weekdays, is_counted, joined_pieces, listed_piece
from sideevents_parser.scan.dates.years import begins_weekday, year_at, year_behind
from sideevents_parser.scan.whole import begins_clock, whole_date
from sideevents_parser.scan.words import WORD, DateWords, humps, key, past_day_noun
from sideevents_parser.vocabulary.mentions import DateMention
from sideevents_parser.vocabulary.spans import Span
from sideevents_parser.vocabulary.times import DayRange

_GAP: Final = re.compile(r"[ \t]{0,4}[.,]?[ \t]{0,4}\n?[ \t>*]{0,8}\(?")
_FOOTNOTES: Final = frozenset("*\u2020\u2021\u00a7")  # behind a day of a list: "January 9* & 16"
_WORD_GAP: Final = re.compile(r"[ \t]{0,4}\n?[ \t>*]{0,8}")
_DAY: Final = re.compile(r"(\d{1,2})(?!\d|:[0-5]\d|\.[0-5]\d(?!\d|\.\d))([^\W\d_]{1,10}|[\u00ba\u00b0\u00aa])?")
_WORD_RANGE: Final = re.compile(r"\d{1,2}[ ]([a-z]{2,7})[ ]\d{1,2}(?:[:.][0-5]\d)?[ ]?[aApP]\.?[mM](?![^\W\d_])")
_HOURS: Final = re.compile(r"(?:1[0-2]|[89])[ ]?-[ ]?[1-7](?![\d./-]|[ ]?[A-Z][a-z])")  # "Tue-Sat 11-5"
_GLUED_DAY: Final = re.compile(r"(\d{2,4})(?=:[0-5]\d)")
_COMMON: Final = re.compile(
    r"""(\d{1,2}) ([^\W\d_]{2})? [ ] ([^\W\d_]{3,9})
    (?: ,?[ ]((?:19|20)\d\d) (?! [ ]?(?:[hH]|GMT|UTC) | [ ]?-[ ]?\d{4} | \d )
      | (?! [\n.] | ,?[ ]?[\d']{3} | [ ]{2} ) )
    (?= [\n,;|()] | $ | [ ](?:[^\W_]{0,20}[^\W\d_]|[^\w\s']) | [ ]\d{1,2}(?!\d) )""",
    re.VERBOSE,
)
_CLOCK_LIKE: Final = re.compile(
    r"""\d{1,2}
    (?: [ ]?[hH](?![^\W\d_])
      | [ ]?\.?[aApP][ ]?[.-]?[mM](?![^\W\d_])
      | [ ]?-[ ]?\d{1,2} (?: [:.h]\d\d | [ ]?[aApP]\.?[ ]?[mM](?![^\W\d_]) | [aApP](?![^\W_]) ) )""",
    re.VERBOSE,
)
_ASIDE_JOINED: Final = re.compile(r"[ ]?\(([^\W\d_]{1,12})\.?\)(?=[ ]?[-,&/]| and | to )")
_SPACED_ORDINAL: Final = re.compile(r"[ ]([^\W\d_]{2})(?=[ ](?:[a-z]{2}[ ])?[A-Z])")
_WORDED: Final = re.compile(r"[^\W\d_]{5,11}(?:[- ][^\W\d_]{5,7})?")
_JOIN: Final = re.compile(
    r"[ \t]{0,3}(?:,[ \t]?(?=&|[a-z]{1,3}[ ])|\.[ ]?(?=-))?(?:(-{1,3}|[,/&+~])|([^\W\d_]{2,8})(?![^\W\d_]))"
    r"[ \t]{0,3}(?:\n[ \t>*]{0,8})?"
)
_TRAILING_WEEKDAY: Final = re.compile(r",?[ \t]{0,2}(\()?((?![a-z])[^\W\d_]{2,12})\.?(\))?")
_BRACKETED_WEEKDAY: Final = re.compile(
    r"[ ]\((?:[^\W\d_]{1,4}[ ])?(?:\d[^\W\d_]{2}[ ])?((?![a-z])[^\W\d_]{2,12})\.?"
    r"(?:\)|(?=,?[ ]\d{1,2}[:.hapAP \d]))"
)
_DAY_FOLLOWS: Final = re.compile(r"[,.]?[ \t]{0,2}(?:the |[^\W\d_]{3,9}\.?[ \t])?\d{1,2}(?![\d:.hH]|[ ]?[aApP]\.?[mM])")
_LIST_GOES_ON: Final = re.compile(r"[ \t]{0,3}(?:[,;&+@|()\n:]|-|$|\d|\.(?!\d))")
_NUMERIC: Final = re.compile(r"\d{1,4}[ ]?[./-]{1,2}[ ]?\d")
_DASHED: Final = re.compile(
    r"([0-3]?\d)([-/])([A-Z][^\W\d_]{2,8})\2"
    r"((?:\d{4}|\d\d)(?!\d|:[0-5]\d)|(?:(?:19|20)\d\d|\d\d)(?=(?:[01]\d|2[0-3]):[0-5]\d(?!\d)))"  # 09-Aug-2220:00
)
_WRAPPED_MONTH: Final = re.compile(r",?[ \t]{0,4}(?:\d{4}|[.;:)](?![ ]{0,2}\d{1,2}(?!\d))|\n|$|[a-z(-])")
_YEAR_NEXT: Final = re.compile(r",?[ ](?:19|20)\d\d(?!\d)")
_FRACTION: Final = re.compile(r"/\d")
_MOST_ITEMS: Final = 14
_LAST_DAY: Final = 31


def date_at(view: str, at: int, words: DateWords) -> DateMention | None:
    """The date expression that begins at ``at``, which is a word or a figure."""
    if view[at].isdigit() and begins_clock(view, at):
        return None
    if (whole := whole_date(view, at, words)) is not None:
        return whole
    if _NUMERIC.match(view, at) and (numeric := numeric_date_at(view, at, words)) is not None:
        return _with_weekday(view, numeric, words)
    first = piece_at(view, at, words)
    if first is None or (first.day is None and first.month is None):
        return None
    pieces = [first]
    while len(pieces) < _MOST_ITEMS and (piece := _next_piece(view, pieces, words)) is not None:
        pieces.append(piece)
    if len(pieces) > 1 and is_counted(view, at, pieces, words):
        return None
    if first.listed_at and not fits_weekdays(pieces):
        return date_at(view, first.listed_at, words)
    mention = joined_pieces(completed(pieces) if len(pieces) > 1 else pieces)
    if mention is None or (mention.form == "bare_day" and _FRACTION.match(view, mention.span.end)):
        return None
    return _with_weekday(view, mention, words)


def piece_at(view: str, at: int, words: DateWords) -> Piece | None:
    """One day: weekday, month, day and year in any order that is used; None where the word here is none of them."""
    weekday, last_weekday, cursor, listed_at = None, None, at, 0
    for _ in range(0 if view[at].isdigit() else 6):
        found = WORD.match(view, cursor)
        if found is None:
            break
        number, end, kind = _named(view, found, words)
        if kind == "month" and number is not None:
            return listed_piece(_after_month(view, at, end, weekday, last_weekday, number, words), listed_at)
        if kind == "weekday":
            weekday, last_weekday = (number, None) if weekday is None else (weekday, number)
        elif kind != "filler" or cursor == at:
            break
        cursor = _skip(view, end)
        if weekday is not None and last_weekday is None:
            cursor, listed_at = _past_join(view, cursor, words)
    return listed_piece(_from_day(view, at, cursor, weekday, last_weekday, words), listed_at)


def _past_join(view: str, at: int, words: DateWords) -> tuple[int, int]:
    """Past the dash or the word between two weekdays; for a list ("and", "/") also where its second weekday begins."""
    first = view[at : at + 1]
    if first == "-":
        return _skip(view, at + 1), 0
    if not first.islower() and first not in {"&", "/"}:
        return at, 0
    word = WORD.match(view, at)
    join, end = (words.joins.get(word.group()), word.end()) if word is not None else ("list", at + 1)
    end += view[end : end + 1] == " "
    beyond = WORD.match(view, end) if join in {"range", "list", "alternative"} else None
    if beyond is None or beyond.group() not in words.weekdays:
        return at, 0
    return end, end if join != "range" else 0


def _skip(view: str, at: int) -> int:
    gap = _GAP.match(view, at)
    return gap.end() if gap else at


def _named(view: str, found: re.Match[str], words: DateWords) -> tuple[int | None, int, str]:
    """What a word names: the number of its weekday or month, where it ends, and which it is."""
    word = found.group()
    kind = words.lead.get(word, "")
    if kind == "":
        parts = humps(word)
        if len(parts) < 2 or words.lead.get(parts[0]) not in {"weekday", "month"}:
            return None, found.end(), ""
        word = parts[0]
        kind = words.lead[word]
    number = words.weekdays.get(word) if kind == "weekday" else words.months.get(word)
    end = found.start() + len(word)
    return number, end + (kind != "filler" and view[end : end + 1] == "." and key(word) in words.short_names), kind


def _after_month(
    view: str, start: int, at: int, weekday: int | None, last_weekday: int | None, month: int, words: DateWords
) -> Piece | None:
    """Month first: ``June 25th, 2021``, or the month with its year or alone."""
    cursor = _skip(view, at)
    if weekday is None:  # "August Sat 16th"
        weekday, cursor = _weekday_between(view, cursor, words)
    if (article := WORD.match(view, cursor)) and article.group() in words.month_links:
        cursor = _skip(view, article.end())
    day = _DAY.match(view, cursor)
    clock = _CLOCK_LIKE.match(view, cursor)
    if day is not None and _is_day(int(day.group(1))) and (clock is None or " -" in clock.group()):
        after = day.end(1) if _is_cell(day.group(2)) else _day_end(day, words)
        heading = after is not None and "\n" in view[at:cursor] and _month_after(view, after, words)[0] is not None
        if after is not None and not heading:  # "January" above "21 January"
            year, end = year_at(view, after, words)
            return Piece(
                start, end, weekday, month, int(day.group(1)), year, month_first=True, last_weekday=last_weekday
            )
    if (split := _glued_day(view, cursor)) is not None:
        return Piece(start, split[1], weekday, month, split[0], None, month_first=True, last_weekday=last_weekday)
    year, end = year_at(view, at, words)
    return Piece(start, end if year else at - (view[at - 1] == "."), weekday, month, None, year, month_first=True)


def _weekday_between(view: str, at: int, words: DateWords) -> tuple[int | None, int]:
    """The weekday between a month and its day, and where the day begins."""
    word = WORD.match(view, at)
    number, end, kind = _named(view, word, words) if word is not None else (None, at, "")
    day = _DAY.match(view, _skip(view, end)) if kind == "weekday" else None
    return (number, _skip(view, end)) if day is not None and day.group(2) else (None, at)


def _glued_day(view: str, at: int) -> tuple[int, int] | None:
    """The day of ``January 116:30``: as much of the figures as leaves an hour behind."""
    figures = _GLUED_DAY.match(view, at)
    if figures is None or int(figures.group(1)) <= 24:
        return None
    text = figures.group(1)
    for size in (2, 1):
        rest = text[size:]
        if (
            rest
            and 0 < int(text[:size]) <= _LAST_DAY
            and int(rest) <= 23
            and not (len(rest) == 2 and rest[0] == "0" and size == 1)
        ):
            return int(text[:size]), at + size
    return None


def _is_day(number: int) -> bool:
    return 0 < number <= _LAST_DAY


def _day_end(day: re.Match[str], words: DateWords) -> int | None:
    """Where the day's figure ends, with its ordinal ending; None where other letters are glued to it."""
    glued = day.group(2)
    if glued is None:
        return day.end(1)
    if glued.lower() in words.ordinals or not glued.isalpha():
        return day.end()
    if glued[:2] in words.ordinals and glued[2:3].isupper():
        return day.end(1) + 2  # "18thJuly"
    return None


def _is_cell(glued: str | None) -> bool:
    """Whether what is glued to a day is the next cell of a table that lost its rules (``April 4Reserved``)."""
    return (
        glued is not None and len(glued) > 1 and glued[0].isupper() and (glued[1].islower() or len(glued) > len("TH"))
    )


def _common(view: str, start: int, at: int, words: DateWords) -> Piece | None:
    """``25 June 2021``, ``3rd June``: the commonest forms in one match; None where a closer look is needed."""
    found = _COMMON.match(view, at)
    if found is None or words.lead.get(found.group(3)) != "month" or not _is_day(int(found.group(1))):
        return None
    month = words.months.get(found.group(3))
    if month is None or (found.group(2) is not None and found.group(2) not in words.ordinals):
        return None
    stated = (int(found.group(4)), found.end()) if found.group(4) else year_behind(view, found.end(), words)
    return Piece(start, stated[1], None, month, int(found.group(1)), stated[0])


def _from_day(
    view: str, start: int, at: int, weekday: int | None, last_weekday: int | None, words: DateWords
) -> Piece | None:
    """Day first: ``25th of June 2021``, or the day alone."""
    if (common := _common(view, start, at, words)) is not None:
        return common._replace(weekday=weekday, last_weekday=last_weekday) if weekday is not None else common
    if (dashed := _DASHED.match(view, at)) is not None and (month := words.months.get(dashed.group(3))) is not None:
        figures = dashed.group(4)
        full = int(figures) if len(figures) > 2 else 2000 + int(figures)
        return Piece(start, dashed.end(), weekday, month, int(dashed.group(1)), full)
    day = _DAY.match(view, at)
    if day is None:
        return _from_name(view, start, at, weekday, words)
    if not _is_day(int(day.group(1))):
        return None
    number, end = int(day.group(1)), _day_end(day, words)
    if end == day.end(1) and (spaced := _SPACED_ORDINAL.match(view, end)) and spaced.group(1) in words.ordinals:
        end = spaced.end()
    ordinal = end == day.end() and day.group(2) is not None
    cursor = day.end(1) if end is None else end
    month, month_end = _month_after(view, cursor, words)
    if month is not None:
        year, end = year_behind(view, month_end, words)
        return Piece(start, end, weekday, month, number, year, last_weekday=last_weekday)
    hours = last_weekday is not None and _HOURS.match(view, at)
    if end is None or hours or _CLOCK_LIKE.match(view, at) or _opens_range(view, at, words):
        return None
    return Piece(start, end, weekday, None, number, None, last_weekday=last_weekday, ordinal=ordinal)


def _opens_range(view: str, at: int, words: DateWords) -> bool:
    """Whether a bare figure opens a range or a list of hours: ``Wednesday 2 to 4pm``, ``Saturday, 2 and 7 p.m.``."""
    found = _WORD_RANGE.match(view, at)
    return found is not None and words.joins.get(found.group(1)) in {"range", "list"}


def _from_name(view: str, start: int, at: int, weekday: int | None, words: DateWords) -> Piece | None:
    """A day in words: ``the first of May``, ``the twenty-first of June 2021``."""
    found = _WORDED.match(view, at)
    if found is None:
        return None
    name = found.group()
    if (number := words.day_names.get(name)) is None:
        name = WORD.match(name).group()  # type: ignore[union-attr] # it begins with letters
        if (number := words.day_names.get(name)) is None:
            return None
    behind = past_day_noun(view, at + len(name), words)
    link = WORD.match(view, behind + 1)
    if link is None or link.group() not in words.month_links:
        return None
    month, month_end = _month_after(view, behind, words)
    if month is None:
        return None
    year, end = year_at(view, month_end, words)
    return Piece(start, end, weekday, month, number, year)


def _month_after(view: str, at: int, words: DateWords) -> tuple[int | None, int]:
    """The month that follows a day, past "of", and where it ends."""
    cursor = _after_gap(view, past_day_noun(view, at, words))
    for _ in range(2):
        found = WORD.match(view, cursor)
        if found is None:
            return None, at
        number, end, kind = _named(view, found, words)
        if not kind and (number := words.months.get(found.group())) is not None and _YEAR_NEXT.match(view, found.end()):
            return number, found.end()  # "16 march 2024"
        if kind == "month":
            wrapped = "\n" in view[at : found.start()]
            return (number, end) if not wrapped or _WRAPPED_MONTH.match(view, end) else (None, at)
        if found.group().lower() not in words.month_links:
            return None, at
        cursor = _after_gap(view, found.end())
    return None, at


def _after_gap(view: str, at: int) -> int:
    gap = _WORD_GAP.match(view, at)
    cursor = gap.end() if gap else at
    dotted = view[cursor : cursor + 1] == "." and view[cursor + 1 : cursor + 2].isupper()
    if dotted or view[cursor : cursor + 2] in {". ", "- "} or view[cursor : cursor + 1] in {"-", "/"}:
        return cursor + (2 if view[cursor + 1 : cursor + 2] == " " else 1)
    return cursor


def _next_piece(view: str, pieces: list[Piece], words: DateWords) -> Piece | None:
    """The next day of a list or a range, if one follows."""
    last = pieces[-1]
    end = _past_weekday(view, last, words)
    end += view[end : end + 1] in _FOOTNOTES and view[end + 1 : end + 2] in {" ", ","}
    found = _JOIN.match(view, end)
    if found is None:
        return None
    join = words.joins.get(found.group(1) or found.group(2))
    if join is None or found.end() >= len(view):
        return None
    article = WORD.match(view, found.end())
    begin = found.end() if article is None or article.group() not in words.month_links else article.end() + 1
    piece = piece_at(view, begin, words) if begin < len(view) else None
    if piece is None or piece.day is None or not _may_follow(view, pieces, piece, join, words):
        return None
    if piece.month is None and pieces[0].month_first:
        year, end = year_at(view, piece.end, words)
        return piece._replace(join=join, year=year, end=end)
    return piece._replace(join=join)


def _past_weekday(view: str, piece: Piece, words: DateWords) -> int:
    if piece.weekday is not None:
        return piece.end
    aside = _ASIDE_JOINED.match(view, piece.end)
    if aside is not None and begins_weekday(aside.group(1), words):
        return aside.end()
    return weekday_after(view, piece.end, words)[1]


def _may_follow(view: str, pieces: list[Piece], piece: Piece, join: str, words: DateWords) -> bool:
    """Whether a further day belongs to the expression: a bare figure behind a comma needs more proof than a date."""
    last = pieces[-1]
    if last.day is None:
        return False
    if piece.month is not None:
        if last.month is None and last.weekday is None and piece.weekday is not None:
            return False
        return join != "comma" or (last.month is None or piece.month >= last.month)
    if last.month is not None and not last.month_first:
        return False
    if last.month is None and last.weekday is None and pieces[0].month is None:
        return piece.weekday is None and piece.day is not None and piece.day > last.day
    if not pieces[0].month_first and pieces[0].weekday is None:
        return False
    rising = piece.day is not None and last.day < piece.day
    return rising and last.year is None and (join != "comma" or _list_goes_on(view, piece.end, words))


def _list_goes_on(view: str, at: int, words: DateWords) -> bool:
    """Whether a figure after a comma stands in a list of days: another follows, or nothing that it could count."""
    if _LIST_GOES_ON.match(view, at):
        return True
    join = _JOIN.match(view, at)
    return join is not None and words.joins.get(join.group(1) or join.group(2)) is not None


def weekday_after(view: str, at: int, words: DateWords) -> tuple[int | None, int]:
    """A weekday that follows its date (``19 September 2025 (Fri)``), and where it ends."""
    if view[at + 1 : at + 2] == "(" and (inside := _BRACKETED_WEEKDAY.match(view, at)) is not None:
        number = words.weekdays.get(inside.group(1))
        return number, inside.end() if number is not None else at
    found = _TRAILING_WEEKDAY.match(view, at)
    if found is None or (number := words.weekdays.get(found.group(2))) is None:
        return None, at
    if bool(found.group(1)) != bool(found.group(3)):
        return None, at
    if not found.group(1) and _DAY_FOLLOWS.match(view, found.end()):
        return None, at
    return number, found.end()


def _with_weekday(view: str, mention: DateMention, words: DateWords) -> DateMention:
    first = mention.items[0].first
    if first.weekday is not None or first.day is None or len(mention.items) > 1 or mention.items[0].last is not None:
        return mention
    weekday, end = weekday_after(view, mention.span.end, words)
    if weekday is None:
        return mention
    item = DayRange(first._replace(weekday=weekday))
    return mention._replace(span=Span(mention.span.start, end), items=(item,))
