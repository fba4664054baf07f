"""What all tests share."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("gate", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("gate")


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-expected",
        action="store_true",
        help="write down what the parser gives now: known failures of fixture pages, schema files, README output",
    )


@pytest.fixture
def rewrite(request):
    """Whether expected files are to be written rather than compared."""
    return request.config.getoption("--rewrite-expected")


@pytest.fixture(scope="session")
def root():
    """The checkout."""
    return Path(__file__).parents[1]
