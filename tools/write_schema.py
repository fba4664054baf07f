"""The records → their JSON Schema, ``docs/schema/*.json``; ``make schema`` runs this."""

import json
from pathlib import Path

from sideevents_parser.records import ParseResult, SideEvent

FOLDER = Path(__file__).parents[1] / "docs" / "schema"
RECORDS = (ParseResult, SideEvent)


def schemas() -> dict[str, str]:
    """Each file's name with its content."""
    return {
        f"{record.__name__}.json": json.dumps(record.model_json_schema(mode="validation"), indent=2) + "\n"
        for record in RECORDS
    }


def main() -> None:
    """Write all files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (FOLDER / name).write_text(content, "utf-8")
        print(FOLDER / name)


if __name__ == "__main__":
    main()
