"""Settings of all tests."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

#: No example has a time limit: a busy machine is no fault of the code.
settings.register_profile("newsbeam", deadline=None)
settings.load_profile("newsbeam")


@pytest.fixture
def ended_workers() -> Iterator[None]:
    """Workers of jobs that run in the process of the tests end with the test: they would log to closed streams later."""
    yield
    from pipeline.streaming.worker import end_workers  # noqa: PLC0415  (imports Beam, which takes 2 s)

    end_workers()
