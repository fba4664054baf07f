"""Marked-up announcements (``*.gold.txt``) → ``fixtures/documents/<lang>/<slug>/{source.txt,expected.json}``.

A marked-up file holds a page as it was, an ``@@DOC {json}`` line before it, ``@@EVENT {json}`` and ``@@END`` lines
around each announcement and ``@D `` before each line of a description. The page loses its markup; the values become
``expected.json``, with the text that stands at each span beside it.

    python tools/import_announcements.py FOLDER_OR_FILE... [--language en]
"""

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "documents"
_PAIR = re.compile(r"\[\s+(\d+),\s+(\d+)\s+\]")
_SET = re.compile(r"g[a-z]-\d{2}-")  # an id starts with the set that the page was marked up in


def main() -> None:
    """Convert all files that are named."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--language", help="only pages of this language")
    chosen = arguments.parse_args()
    for path in _marked(chosen.paths):
        text, expected, slug = read_marked(path.read_text("utf-8"))
        folder = expected["language"].partition("-")[0]
        if chosen.language in {None, folder}:
            _write(DOCUMENTS / folder / slug, text, expected)


def read_marked(content: str) -> tuple[str, dict[str, Any], str]:
    """The page, what is expected of it, and its short name."""
    first, *lines = content.split("\n")
    header = json.loads(first.removeprefix("@@DOC "))
    slug = _SET.sub("", header.pop("id"))
    text, start, described = "", 0, list[str]()
    values: dict[str, Any] = {}
    events: list[dict[str, Any]] = []
    for line in lines:
        if line.startswith("@@EVENT "):
            values, start, described = json.loads(line.removeprefix("@@EVENT ")), len(text), []
        elif line.strip() == "@@END":
            events.append(_event(text, start, described, values))
        else:
            if line.startswith("@D "):
                described.append(line.removeprefix("@D "))
            text += line.removeprefix("@D ") + "\n"
    return text, {**header, "events": events}, slug


def quote(block: str) -> str:
    """How a block begins and ends, short enough to be checked by eye."""
    lines = block.split("\n")
    return block if len(lines) == 1 and len(block) <= 100 else f"{lines[0][:60]} … {lines[-1][-40:]}"


def dump_expected(expected: dict[str, Any]) -> str:
    """What ``expected.json`` holds, with each span on one line."""
    return _PAIR.sub(r"[\1, \2]", json.dumps(expected, ensure_ascii=False, indent=2)) + "\n"


def _event(text: str, start: int, described: list[str], values: dict[str, Any]) -> dict[str, Any]:
    block = text[start:]
    span = [start + len(block) - len(block.lstrip()), start + len(block.rstrip())]
    description = "\n".join(described).strip()
    return {
        "span": span,
        "quote": quote(text[slice(*span)]),
        **values,
        **({"description": description} if description else {}),
    }


def _marked(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.gold.txt")) if path.is_dir() else [path]


def _write(folder: Path, text: str, expected: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.txt").write_text(text, "utf-8", newline="")
    (folder / "expected.json").write_text(dump_expected({**expected, "open": []}), "utf-8")
    print(folder.relative_to(DOCUMENTS))


if __name__ == "__main__":
    main()
