"""Language files, compiled into look-up tables.

In: names of languages. Out: one ``Lexicon`` for all of them. Files hold phrases, never patterns: a list of phrases
under a section is reached by its dotted name, ``lexicon.phrases("cues.organized_by")``.
"""

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import filterfalse
from pathlib import Path
from types import MappingProxyType
from typing import Any

_MONTHS, _WEEKDAYS = 12, 7
_KEY, _KEYS = 64, 8192  # keys up to this length are remembered, and how many of them


class LanguageError(ValueError):
    """A language file that breaks the rules for language files; the message says which and how."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The look-up tables of one or several languages; keys are folded (``fold``).

    ``labels``: phrase → field. ``months``: name → 1 to 12. ``weekdays``: name → 0 (Monday) to 6. ``lists``: dotted
    section → phrases as written in the files. ``date_order``: "DM", "MD" or None where the languages differ.
    """

    languages: tuple[str, ...]
    labels: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    lists: Mapping[str, tuple[str, ...]]
    date_order: str | None = None
    _sets: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _tuples: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def phrases(self, name: str) -> tuple[str, ...]:
        """The phrases of a section, as written; none where no language has it."""
        return self.lists.get(name, ())

    def folded(self, name: str) -> frozenset[str]:
        """The phrases of a section, folded, for look-ups."""
        if name not in self._sets:
            self._sets[name] = frozenset(map(fold, self.phrases(name)))
        return self._sets[name]

    def opens(self, name: str, key: str) -> bool:
        """Whether a folded text begins with a phrase of a section."""
        return key.startswith(self._listed(name))

    def closes(self, name: str, key: str) -> bool:
        """Whether a folded text ends with a phrase of a section."""
        return key.endswith(self._listed(name))

    def holds(self, name: str, key: str) -> bool:
        """Whether a phrase of a section stands anywhere in a folded text, be it inside a word."""
        return any(map(key.__contains__, self._listed(name)))

    def _listed(self, name: str) -> tuple[str, ...]:
        if name not in self._tuples:
            self._tuples[name] = tuple(self.folded(name))
        return self._tuples[name]


def fold(text: str) -> str:
    """A key for look-ups.

    No case, no accents on Latin letters, one kind of apostrophe, single spaces, no dot at the end.
    """
    return _fold_short(text) if len(text) <= _KEY else _fold(text)


def _fold(text: str) -> str:
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u2018", "'"))
        text = "".join(filterfalse(unicodedata.combining, text))
    return " ".join(text.split()).rstrip(".")


_fold_short = lru_cache(maxsize=_KEYS)(_fold)


def known_languages() -> tuple[str, ...]:
    """Names of the language files."""
    folder = Path(__file__).parent / "languages"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))


@cache
def load_lexicon(languages: tuple[str, ...] = ()) -> Lexicon:
    """The lexicon of these languages (all, when none is named); raises ``ValueError`` for a language without a file."""
    known = known_languages()
    chosen = languages or known
    if unknown := [name for name in chosen if name not in known]:
        raise ValueError(f"no language file for {', '.join(unknown)}; known: {', '.join(known)}")
    folder = Path(__file__).parent / "languages"
    return compile_lexicon({name: tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in chosen})


def compile_lexicon(contents: Mapping[str, dict[str, Any]]) -> Lexicon:
    """Make look-up tables of parsed language files; raises ``LanguageError`` where a file breaks a rule."""
    labels: dict[str, str] = {}
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    lists: dict[str, tuple[str, ...]] = {}
    orders = set()
    for name, content in contents.items():
        _check(name, content)
        orders.add(content["date_order"])
        for field_name, phrases in content["labels"].items():
            _add(name, "labels", labels, phrases, field_name)
        for number, names in enumerate(content["months"], start=1):
            _add(name, "months", months, names, number)
        for number, names in enumerate(content["weekdays"]):
            _add(name, "weekdays", weekdays, names, number)
        for section, phrases in _sections(content):
            lists[section] = lists.get(section, ()) + tuple(phrases)
    return Lexicon(
        tuple(contents),
        MappingProxyType(labels),
        MappingProxyType(months),
        MappingProxyType(weekdays),
        MappingProxyType(lists),
        orders.pop() if len(orders) == 1 else None,
    )


def _check(name: str, content: Mapping[str, Any]) -> None:
    if len(content.get("months", ())) != _MONTHS or len(content.get("weekdays", ())) != _WEEKDAYS:
        raise LanguageError(f"{name}.toml: needs 12 lists of months and 7 of weekdays")
    if content.get("date_order") not in {"DM", "MD", "YM"}:
        raise LanguageError(f"{name}.toml: date_order must be DM, MD or YM")


def _add(language: str, table: str, entries: dict[str, Any], phrases: Iterable[str], value: str | int) -> None:
    for phrase in phrases:
        if entries.setdefault(fold(phrase), value) != value:
            raise LanguageError(
                f"{language}.toml: {phrase!r} stands twice in {table}: {entries[fold(phrase)]} and {value}"
            )


def _sections(content: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, list[str]]]:
    for key, value in content.items():
        path = f"{prefix}{key}"
        if isinstance(value, dict):
            yield from _sections(value, f"{path}.")
        elif isinstance(value, list) and all(isinstance(phrase, str) for phrase in value):
            yield path, value
