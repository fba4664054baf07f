"""What a parser has to say about its own reading: diagnostics, before they become records."""

from typing import Final, NamedTuple

from sideevents_parser.vocabulary.spans import Span

# code -> (severity, message). The one list of codes: records, docs and tests read it.
CODES: Final[dict[str, tuple[str, str]]] = {
    "year_inferred": ("info", "the year is not written with the date"),
    "year_missing": ("warning", "nothing on the page fixes the year"),
    "weekday_mismatch": ("warning", "the weekday does not fit the date"),
    "ambiguous_day_month": ("warning", "day and month could be read the other way round"),
    "abbreviation_out_of_season": ("info", "the abbreviation names the other half of the year"),
    "timezone_missing": ("info", "no time zone is stated"),
    "timezone_unknown": ("warning", "the time-zone hint is not known"),
    "timezone_ambiguous": ("warning", "the time-zone hint has several readings"),
    "timezone_from_venue": ("info", "the time zone is that of the venue"),
    "timezone_from_page": ("info", "the time zone is that of the page"),
    "equivalents_disagree": ("warning", "the clocks given for several zones are not the same instant"),
    "meridiem_inferred": ("info", "am or pm is not written with this time"),
    "meridiem_missing": ("warning", "the time could be in either half of the day"),
    "end_before_start": ("warning", "the end lies before the start"),
    "end_missing": ("info", "no end is stated"),
    "implausible_duration": ("warning", "the event would last implausibly long"),
    "nonexistent_local_time": ("warning", "clocks skip this local time"),
    "ambiguous_local_time": ("warning", "this local time occurs twice"),
    "to_be_confirmed": ("info", "the text says that this is to be confirmed"),
    "no_date_found": ("warning", "no date of the event was found"),
    "several_dates": ("info", "the block states several dates"),
    "relative_date_unresolved": ("warning", "a relative date needs a reference date"),
    "organizer_from_prose": ("info", "the organizer was read from a sentence"),
    "organizer_missing": ("info", "no organizer is stated"),
    "title_missing": ("info", "no title is stated"),
    "link_lost": ("info", "the text speaks of a link whose address is not there"),
    "block_uncertain": ("info", "a reader might cut this block otherwise"),
    "listed_as_past": ("info", "the page lists this among what is over"),
    "structured_data_disagrees": ("warning", "the page states another time for machines than it shows"),
    "language_unsupported": ("warning", "the language of the page is not supported"),
    "fallback_used": ("info", "the date was read by a general-purpose library"),
    "text_truncated": ("warning", "the text or one line of it is longer than the limit; the rest was not read"),
    "line_crowded": ("warning", "the line holds more dates and clocks than are read of one"),
}


class Note(NamedTuple):
    """A diagnostic in the making. ``data`` holds plain JSON values, such as the minutes by which clocks disagree."""

    code: str
    field: str | None = None
    span: Span | None = None
    data: tuple[tuple[str, str | int | float | bool | None], ...] = ()
