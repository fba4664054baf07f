"""What a page should give and what the parser gives → verdicts, and the figures made of them.

A predicted event and an expected one are paired when their blocks overlap by half (intersection over union), best pairs
first. Every figure counts over expected values (recall) and given ones (precision); an event that was not paired misses
all of its fields. ``ready`` is what a calendar needs: start, end and instant right. ``perfect`` adds title and every
organizer.
"""

import datetime as dt
import json
import re
import unicodedata
import zoneinfo
from collections import Counter, defaultdict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from sideevents_parser import parse

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
FLAGS = {
    "year_inferred",
    "weekday_mismatch",
    "abbreviation_out_of_season",
    "ambiguous_day_month",
    "equivalents_disagree",
    "end_before_start",
    "nonexistent_local_time",
}
MAIN_ROLES = {"organizer", "host", "convener"}
SHARES = {"block", "ready", "perfect", "description", "location"}  # figures that are shares of the expected events
_ARTICLE = re.compile(r"^(?:the|a|an|la|le|les|l|el|los|o|as|os|die|der|das|il)\s+")


class Verdict(NamedTuple):
    """One field of one event (numbered from 1; 0 for what is no event): how much of it is right."""

    event: int
    field: str
    right: float
    expected: float
    given: float
    note: str = ""

    @property
    def flawless(self) -> bool:
        return self.right >= 0.9 * max(self.expected, self.given)


class Page(NamedTuple):
    """A fixture: its folder, its text and what is expected of it."""

    folder: Path
    text: str
    expected: dict[str, Any]

    @property
    def name(self) -> str:
        return self.folder.relative_to(DOCUMENTS).as_posix()


def load_pages(language: str = "*") -> list[Page]:
    return [
        Page(
            path.parent,
            path.read_bytes().decode("utf-8"),
            json.loads((path.parent / "expected.json").read_text("utf-8")),
        )
        for path in sorted(DOCUMENTS.glob(f"{language}/*/source.txt"))
    ]


def digest(pages: list[Page]) -> str:
    """A fingerprint of texts and expected values; known failures do not count."""
    seal = blake2b(digest_size=8)
    for page in pages:
        kept = {key: value for key, value in page.expected.items() if key != "open"}
        seal.update(page.text.encode() + json.dumps(kept, ensure_ascii=False, sort_keys=True).encode())
    return seal.hexdigest()


def judge(page: Page) -> list[Verdict]:
    """Parse a page and compare every event."""
    day = page.expected["reference_date"]
    result = parse(page.text, reference_date=dt.date.fromisoformat(day) if day else None)
    given = json.loads(result.model_dump_json())["events"]
    wanted = page.expected["events"]
    pairs = _pair(wanted, given)
    verdicts = [Verdict(0, "events", len(pairs), len(wanted), len(given), f"{len(given)} events for {len(wanted)}")]
    for at, event in enumerate(wanted):
        verdicts += judge_event(at + 1, event, given[pairs[at]] if at in pairs else None)
    return verdicts


def figures(verdicts: list[Verdict]) -> dict[str, float]:
    """F1 (or share of the expected) of each field."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
    for verdict in verdicts:
        for at, number in enumerate((verdict.right, verdict.expected, verdict.given)):
            sums[verdict.field][at] += number
    return {
        field: right / max(expected if field in SHARES else (expected + given) / 2, 1e-9)
        for field, (right, expected, given) in sums.items()
    }


def judge_event(at: int, want: dict[str, Any], got: dict[str, Any] | None) -> Iterator[Verdict]:
    """All verdicts on one expected event."""
    given = got or {}
    first = next(iter(given.get("occurrences") or []), None)
    times = [*_judge_times(at, want, first)]
    yield from times
    ready = got is not None and all(each.flawless for each in times if each.field in {"start", "end", "zone"})
    yield Verdict(at, "ready", ready, 1, 1)
    yield Verdict(
        at, "block", got is not None and _overlap(want["span"], got["span"]) >= 0.9, 1, 1, str(given.get("span"))
    )
    yield from _judge_more(at, "equivalents", want.get("equivalents", []), (first or {}).get("equivalents", []))
    yield from _judge_more(at, "occurrences", want.get("more_occurrences", []), given.get("occurrences", [])[1:])
    rest = [*_judge_names(at, want, given), *_judge_texts(at, want, given)]
    yield from rest
    yield Verdict(
        at, "perfect", ready and all(each.flawless for each in rest if each.field in {"title", "organizers"}), 1, 1
    )
    if got is not None:
        yield from _judge_warnings(at, want, given)


def _judge_times(at: int, want: dict[str, Any], first: dict[str, Any] | None) -> Iterator[Verdict]:
    start, end = _moments(first)
    yield from _one(at, "date", _day(want.get("start")), _day(start))
    yield from _one(at, "start", want.get("start"), start)
    yield from _one(at, "end", want.get("end"), end)
    if accepted := _instants(want.get("start"), want.get("timezone")):
        instant = _instant(first)
        yield Verdict(at, "zone", instant in accepted, 1, instant is not None, str((first or {}).get("timezone")))
    if hint := want.get("timezone_text"):
        told = ((first or {}).get("timezone") or {}).get("text")
        near = bool(told) and (fold(hint) in fold(told) or fold(told) in fold(hint))
        yield Verdict(at, "hint", near, 1, told is not None, f"{told!r} for {hint!r}")


def _judge_more(at: int, field: str, want: list[dict[str, Any]], given: list[dict[str, Any]]) -> Iterator[Verdict]:
    """Further clocks or sessions: right when one has the same wall clock and, where zones are known, instant."""
    rest, right = list(given), 0
    for each in want:
        accepted = _instants(each["start"], each.get("timezone"))
        fits = (
            one for one in rest if _moments(one)[0] == each["start"] and (not accepted or _instant(one) in accepted)
        )
        if (hit := next(fits, None)) is not None:
            rest.remove(hit)
            right += 1
    if want or given:
        yield Verdict(at, field, right, len(want), len(given), f"{[_moments(one)[0] for one in given]}")


def _judge_names(at: int, want: dict[str, Any], given: dict[str, Any]) -> Iterator[Verdict]:
    main, more = want.get("organizers", []), want.get("co_organizers", [])
    parties = given.get("organizers", [])
    names = [party["name"] for party in parties]
    mains = [party["name"] for party in parties if party["role"] in MAIN_ROLES]
    others = [party["name"] for party in parties if party["role"] not in MAIN_ROLES]
    yield from _several(at, "organizers", _common(main + more, names), main + more, names)
    yield from _several(at, "roles", _common(main, mains) + _common(more, others), main + more, names)
    people = [person["name"] for person in given.get("speakers", [])]
    yield from _several(at, "speakers", _common(want.get("speakers", []), people), want.get("speakers", []), people)


def _judge_texts(at: int, want: dict[str, Any], given: dict[str, Any]) -> Iterator[Verdict]:
    if title := want.get("title"):
        told = given.get("title")
        yield Verdict(at, "title", fold(title) == fold(told), 1, told is not None, f"{told!r} for {title!r}")
    if "description" in want:
        yield Verdict(at, "description", _words(want["description"], given.get("description")), 1, 1)
    if "location" in want:
        places = " ".join(place["text"] for place in given.get("locations", []))
        yield Verdict(
            at, "location", _words(want["location"], places) >= 0.6, 1, 1, f"{places!r} for {want['location']!r}"
        )
    if "mode" in want:
        yield from _one(at, "mode", want["mode"], given.get("attendance_mode"))
    if "registration_url" in want:
        yield from _one(at, "registration", want["registration_url"], (given.get("registration") or {}).get("url"))


def _judge_warnings(at: int, want: dict[str, Any], given: dict[str, Any]) -> Iterator[Verdict]:
    status = given["status"] if given["status"] != "scheduled" else None
    yield from _one(at, "status", want.get("status"), status)
    flags, codes = set(want.get("flags", [])), {note["code"] for note in given["diagnostics"]} & FLAGS
    yield from _several(at, "flags", len(flags & codes), flags, codes)


def _one(at: int, field: str, want: str | None, given: str | None) -> Iterator[Verdict]:
    if want is not None or given is not None:
        yield Verdict(at, field, want == given, want is not None, given is not None, f"{given!r} for {want!r}")


def _several(at: int, field: str, right: int, want: Any, given: Any) -> Iterator[Verdict]:
    if want or given:
        yield Verdict(at, field, right, len(want), len(given), f"{given} for {want}")


def fold(text: str | None) -> str:
    """Names and titles are compared without case, punctuation, bracketed acronyms and a leading article."""
    plain = unicodedata.normalize("NFKC", text or "").casefold()
    plain = re.sub(r"[^\w]+", " ", re.sub(r"\([^)]*\)", " ", plain)).strip()
    return _ARTICLE.sub("", plain).strip()


def _common(want: list[str], given: list[str]) -> int:
    return sum((Counter(map(fold, want)) & Counter(map(fold, given))).values())


def _words(want: str, given: str | None) -> float:
    """F1 of two bags of words."""
    a, b = Counter(fold(want).split()), Counter(fold(given).split())
    return 2 * (a & b).total() / max(a.total() + b.total(), 1)


def _overlap(a: list[int], b: list[int]) -> float:
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) / max(max(a[1], b[1]) - min(a[0], b[0]), 1)


def _pair(want: list[dict[str, Any]], given: list[dict[str, Any]]) -> dict[int, int]:
    scores = [(_overlap(w["span"], g["span"]), i, j) for i, w in enumerate(want) for j, g in enumerate(given)]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scores, reverse=True):
        if score >= 0.5 and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _day(moment: str | None) -> str | None:
    return moment[:10] if moment else None


def _moments(occurrence: dict[str, Any] | None) -> tuple[str | None, str | None]:
    """Start and end of an occurrence by the wall clock, a day alone where no hour is given."""
    if not occurrence or not occurrence["date"]:
        return None, None
    day, last = occurrence["date"], occurrence["end_date"]
    start = f"{day}T{occurrence['start_time'][:5]}" if occurrence["start_time"] else day
    if occurrence["end_time"]:
        return start, f"{last or day}T{occurrence['end_time'][:5]}"
    return start, last if last != day else None


def _instants(moment: str | None, zones: str | list[str] | None) -> set[dt.datetime]:
    """All instants that an expected wall clock may mean."""
    if not moment or "T" not in moment or not zones:
        return set()
    names = [zones] if isinstance(zones, str) else zones
    local = dt.datetime.fromisoformat(moment)
    return {local.replace(tzinfo=zoneinfo.ZoneInfo(name)).astimezone(dt.UTC) for name in names}


def _instant(occurrence: dict[str, Any] | None) -> dt.datetime | None:
    start = (occurrence or {}).get("start")
    return dt.datetime.fromisoformat(start).astimezone(dt.UTC) if start else None


def main() -> None:
    """Print the figures of each language, with the digest of its pages."""
    for language in sorted({page.name.partition("/")[0] for page in load_pages()}):
        pages = load_pages(language)
        reached = figures([verdict for page in pages for verdict in judge(page)])
        rows = [f"{field:<14}{reached[field]:.3f}" for field in reached]
        print(f"{language}: {len(pages)} pages, digest {digest(pages)}", *rows, sep="\n  ")  # noqa: T201 - run by hand


if __name__ == "__main__":
    main()
