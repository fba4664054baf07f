"""The README's code blocks give what they say they give."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from sideevents_parser.cli import main

README = Path(__file__).parents[1] / "README.md"
CONSOLE = re.compile(r"(```console\n\$ sideevents )(.*)\n((?:(?!```).*\n)*)(?=```)")


def test_python_examples():
    examples = doctest.DocTestParser().get_doctest(README.read_text("utf-8"), {}, "README", str(README), 0)
    assert len(examples.examples) >= 10
    told: list[str] = []
    failed = doctest.DocTestRunner(verbose=False).run(examples, out=told.append).failed
    assert not failed, "".join(told)


def test_commands(monkeypatch, root, rewrite):
    monkeypatch.chdir(root)
    text = README.read_text("utf-8")
    if rewrite:
        README.write_text(CONSOLE.sub(lambda found: f"{found[1]}{found[2]}\n{_output(found[2])}", text), "utf-8")
    shown = CONSOLE.findall(README.read_text("utf-8"))
    assert shown
    for _, command, output in shown:
        assert output == _output(command)


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#]+)\)", README.read_text("utf-8")))
def test_links_lead_somewhere(root, target):
    assert (root / target).exists()


def _output(command: str) -> str:
    done = CliRunner().invoke(main, shlex.split(command))
    assert done.exit_code == 0
    return done.stdout
