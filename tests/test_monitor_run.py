"""`newsbeam run --watch --metrics` as Prometheus and a supervisor see it."""

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from pipeline.newsroom.server import Newsroom
from tests.support.run_newsbeam import Folders, watching

pytestmark = pytest.mark.slow


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


def read(base: str, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(base + path, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def samples(base: str) -> dict[str, float]:
    return {
        sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(read(base, "/metrics")[1])
        for sample in family.samples
    }


def base_of(folders: Folders) -> str:
    found = re.search(r"http://127\.0\.0\.1:\d+", (folders.root / "run.log").read_text())
    assert found is not None
    return found[0]


def test_a_run_that_is_watched(newsroom: Newsroom, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    feeds = newsroom.feeds[:3]
    with watching(feeds, folders, "--metrics", "0", "--ui", "0") as until:
        until(lambda: "metrics and health on" in (tmp_path / "run.log").read_text())
        base = base_of(folders)
        until(lambda: read(base, "/readyz")[0] == 200)
        status, page = read(base, "/feeds")
        assert status == 200, "the pages are at the same address"
        assert feeds[0] in page
        assert json.loads(read(base, "/healthz")[1]) == {"status": "ok", "reasons": []}
        until(lambda: samples(base)["newsbeam_polls_total news"] >= len(feeds) and not samples(base)["newsbeam_backlog_items"])
        found: dict[str, float] = {}

        def is_whole() -> bool:
            """A slow machine polls a second time meanwhile, and finds a revision."""
            found.update(samples(base))
            ended = sum(value for name, value in found.items() if name.startswith("newsbeam_endings_total"))
            written = len(folders.records())
            return ended == found["newsbeam_items_total"] and found["newsbeam_lag_seconds_count"] == written > 0

        until(is_whole)
        assert found["newsbeam_endings_total record "] == found["newsbeam_lag_seconds_count"]
        assert found["newsbeam_requests_total page ok"] >= found["newsbeam_lag_seconds_count"]
        assert found["newsbeam_received_bytes_total page"] > 10_000
        assert found["newsbeam_pool_workers"] == 1
        assert found["newsbeam_ledger_bytes"] > 0
        assert found["newsbeam_memory_bytes"] > 50_000_000
        assert found["newsbeam_ready"] == 1
        assert found["newsbeam_polls_total failed"] == 0
        assert sum(value for name, value in found.items() if name.startswith("newsbeam_feeds ")) >= 1
