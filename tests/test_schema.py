"""``docs/schema`` says what the records say, and the records keep to it."""

import json

import pytest

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


@pytest.mark.parametrize(
    ("choices", "has_text"),
    [
        ({}, False),
        ({"context": {"text": True}}, True),
        ({"context": {"text": False}}, False),
        ({"exclude": {"gaps"}}, False),
        ({"exclude": {"events": {0: {"span"}}}}, False),
        ({"include": {"text", "events"}}, True),
        ({"mode": "python"}, False),
    ],
)
def test_text_is_left_out_unless_asked_for(choices, has_text):
    result = parse("Seminar\n25 June 2021, 3-4:30 pm CET\n")
    assert ("text" in result.model_dump(**choices)) is has_text
    if "mode" not in choices:
        assert ("text" in json.loads(result.model_dump_json(**choices))) is has_text
