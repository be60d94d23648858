"""Settings of all tests."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

#: No example has a time limit: a busy machine is no fault of the code.
settings.register_profile("newsbeam", deadline=None)
settings.load_profile("newsbeam")


@pytest.fixture(autouse=True, scope="module")
def ended_workers() -> Iterator[None]:
    """Workers of jobs that run in the process of the tests end with their tests: they would log to closed streams later."""
    yield
    worker = sys.modules.get("pipeline.streaming.worker")  # importing it imports Beam, which takes 2 s
    if worker is not None:
        worker.end_workers()
