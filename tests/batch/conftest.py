"""Many pages. These tests need what the development set installs; a bare installation leaves them out."""

import importlib.util

if not (importlib.util.find_spec("pyarrow") and importlib.util.find_spec("fastwarc")):
    collect_ignore_glob = ["test_*.py"]
