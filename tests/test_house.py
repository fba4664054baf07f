"""The rules of the house that no linter knows: sizes, imports, docstrings, words."""

import ast
import statistics
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "sideevents_parser"
MODULES = sorted(SOURCE.rglob("*.py"))
LANGUAGES = sorted((SOURCE / "lexicon" / "languages").glob("*.toml"))
TREES = {path: ast.parse(path.read_text("utf-8")) for path in MODULES}
FUNCTION = (ast.FunctionDef, ast.AsyncFunctionDef)
# Modules that may import inside a function, and what: optional extras and what is too slow to load for everyone.
LATE_IMPORTS = {
    "batch/cluster.py": {"distributed"},
    "batch/command.py": {"sideevents_parser.batch.conduct"},
    "commands/publish.py": {"keyring", "keyring.errors"},
    "export/caldav.py": {"caldav.davclient", "caldav.lib.error"},
    "cli_table.py": {"rich.console", "rich.markup", "rich.table"},
    "resolve/fallback.py": {"dateparser"},
    "text/microdata.py": {"extruct"},
}
BANNED_WORDS = {"manager", "helper", "helpers", "utils", "util", "process", "handle", "info", "data"}


def name_of(path):
    return path.relative_to(SOURCE).as_posix()


def functions(path):
    return [node for node in ast.walk(TREES[path]) if isinstance(node, FUNCTION)]


def length_of(function):
    """Lines of a function without its docstring."""
    documented = ast.get_docstring(function, clean=False)
    return function.end_lineno - function.lineno + 1 - (documented.count("\n") + 1 if documented else 0)


def imports_of(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or "."


@pytest.fixture(params=MODULES, ids=name_of)
def module(request):
    return request.param


def test_module_says_its_place(module):
    assert ast.get_docstring(TREES[module])


def test_module_is_short_enough(module):
    assert len(module.read_text("utf-8").splitlines()) <= 400


def test_functions_are_short_enough(module):
    long = {each.name: length_of(each) for each in functions(module) if length_of(each) > 40}
    assert not long


def test_nobody_imports_the_package_root(module):
    assert not [node.lineno for node, name in imports_of(TREES[module]) if name == "sideevents_parser"]


def test_imports_stand_at_the_top(module):
    late = {name for each in functions(module) for _, name in imports_of(each)}
    assert late <= LATE_IMPORTS.get(name_of(module), set())


def test_no_asserts_and_no_prints(module):
    for node in ast.walk(TREES[module]):
        assert not isinstance(node, ast.Assert), f"line {node.lineno}: assert"
        called = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        assert called != "print", f"line {node.lineno}: print"


def test_names_say_what_is_meant(module):
    words = {word for each in functions(module) for word in each.name.lower().split("_")}
    words |= set(module.stem.split("_"))
    assert not words & BANNED_WORDS


def test_functions_are_short_on_the_whole():
    assert statistics.median(length_of(each) for path in MODULES for each in functions(path)) <= 10


def test_development_set_is_the_same_for_every_pip(root):
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    assert project["dependency-groups"]["dev"] == project["project"]["optional-dependencies"]["dev"]


def test_all_extras_are_in_all(root):
    extras = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert extras["all"] == [f"sideevents-parser[{','.join(name for name in extras if name not in {'all', 'dev'})}]"]


def test_ci_runs_what_the_readme_names(root):
    assert (root / ".ci" / "run").read_text("utf-8").rstrip().endswith("exec make test")
    assert "make test" in (root / "README.md").read_text("utf-8")


@pytest.mark.parametrize("path", LANGUAGES, ids=lambda path: path.stem)
def test_no_list_of_a_language_says_a_phrase_twice(path):
    tables = [table for table in tomllib.loads(path.read_text("utf-8")).values() if isinstance(table, dict)]
    lists = {key: each for table in tables for key, each in table.items() if isinstance(each, list)}
    twice = {key: [one for one in each if each.count(one) > 1] for key, each in lists.items()}
    assert lists
    assert not {key: phrases for key, phrases in twice.items() if phrases}
