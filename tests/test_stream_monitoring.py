"""What a worker of a stream reports to its runner: everything counted once, gauges now and then, names that docs promise."""

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from pipeline.monitor.tally import LAG, Tally
from pipeline.streaming import monitoring

DOCS = (Path(__file__).parents[1] / "docs/monitoring.md").read_text()


@dataclass
class FakeWorker:
    """A worker with a tally of its own and one turn in flight."""

    tally: Tally = field(default_factory=Tally)

    def in_flight(self) -> dict[str, int]:
        return {"PollFeed": 1}

    def hosts_held(self) -> int:
        return 2


class FakeMetrics:
    """Keeps what Beam would be told."""

    def __init__(self) -> None:
        self.counters: Counter[str] = Counter()
        self.gauges: dict[str, int] = {}

    def counter(self, namespace: str, name: str) -> Any:
        def inc(number: int) -> None:
            self.counters[name] += number

        assert namespace == "newsbeam"
        return type("Counting", (), {"inc": staticmethod(inc)})

    def gauge(self, namespace: str, name: str) -> Any:
        assert namespace == "newsbeam"
        return type("Setting", (), {"set": staticmethod(lambda value: self.gauges.update({name: value}))})


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> FakeMetrics:
    metrics = FakeMetrics()
    monkeypatch.setattr(monitoring, "Metrics", metrics)
    monkeypatch.setattr(monitoring, "_report", monitoring._Report())
    monkeypatch.setattr(monitoring, "stopped_tasks", lambda: {"timeout": 3})
    return metrics


def test_each_count_is_reported_once(told: FakeMetrics) -> None:
    worker: Any = FakeWorker()
    worker.tally.add("poll.news", 2)
    worker.tally.add("lag.30")
    worker.tally.add(LAG, 21_000)
    monitoring.report(worker)
    monitoring.report(worker)
    assert told.counters == {"poll.news": 2, "lag.30": 1, "pool_killed.timeout": 3}


def test_the_gauges_have_the_names_of_the_docs(told: FakeMetrics) -> None:
    worker: Any = FakeWorker()
    monitoring.report(worker)
    assert told.gauges["hosts_held"] == 2
    assert told.gauges["turns_in_flight.PollFeed"] == 1
    assert told.gauges["memory_bytes"] > 1_000_000
    promised = set(re.findall(r"`([a-z_]+)(?:\.<step>)?`", next(line for line in DOCS.splitlines() if "| gauge |" in line)))
    assert {name.partition(".")[0] for name in told.gauges} == promised
    told.gauges.clear()
    monitoring.report(worker)
    assert told.gauges == {}, "not with every bundle"
