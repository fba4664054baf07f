"""``docs/schema`` says what the records say, and the records keep to it."""

import json

from sideevents_parser import parse
from write_schema import FOLDER, schemas


def test_schema_files_are_up_to_date(rewrite):
    for name, content in schemas().items():
        if rewrite:
            (FOLDER / name).write_text(content, "utf-8")
        assert (FOLDER / name).read_text("utf-8") == content, f"{name} differs: run `make schema` and review the diff"
    assert {path.name for path in FOLDER.iterdir()} == set(schemas())


def test_schema_names_every_field_that_a_result_has():
    schema = json.loads((FOLDER / "ParseResult.json").read_text("utf-8"))
    result = json.loads(parse("Seminar\n25 June 2021, 3-4:30 pm CET\n").model_dump_json())
    assert set(result) <= set(schema["properties"])
    assert all(set(event) <= set(schema["$defs"]["SideEvent"]["properties"]) for event in result["events"])
