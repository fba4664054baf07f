"""Readers and a server written by others. They run from ``make test``, which installs them."""

import os
import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
PARTS = {
    "icaljs": HERE / "node_modules" / "ical.js",
    "khal": HERE / ".envs" / "khal" / "bin" / "khal",
    "caldav": HERE / ".envs" / "caldav" / "bin" / "radicale",
}


def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents and not os.environ.get("SIDEEVENTS_INTEROP"):
            item.add_marker(pytest.mark.skip(reason="other readers and servers: run `make test`"))


def wanted(part):
    """The installed program, or a failure that says what to do: under ``make test`` nothing is skipped."""
    path = PARTS[part]
    if not path.exists() or (part == "icaljs" and not shutil.which("node")):
        pytest.fail(f"{part} is not installed: run `make test`")
    return path


@pytest.fixture(scope="session")
def node():
    wanted("icaljs")
    return [shutil.which("node"), str(HERE / "read_icaljs.mjs")]


@pytest.fixture(scope="session")
def khal():
    return [str(wanted("khal").with_name("python")), str(HERE / "read_khal.py")]


@pytest.fixture(scope="session")
def server_programs():
    return wanted("caldav").parent
