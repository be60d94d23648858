"""The metrics: what is counted, under which names, and that their number does not grow with feeds."""

import urllib.request
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prometheus_client import generate_latest
from prometheus_client.parser import text_string_to_metric_families

from pipeline.loop_thread import LoopThread
from pipeline.monitor.address import Address
from pipeline.monitor.exposition import GAUGES, Exposition, Gauge
from pipeline.monitor.health import ProbeAnswer
from pipeline.monitor.memory import tree_bytes
from pipeline.monitor.remembered import Remembered
from pipeline.monitor.server import HttpServer, Probes, probe_routes
from pipeline.monitor.tally import LAG_BOUNDS_S, MeteredClient, Tally
from schemas.dead_letters import REASONS
from schemas.events import EVENT_TYPES
from schemas.feed_items import FeedItem
from transforms.feeds.polling.state import FeedState
from transforms.web.messages import Failure, Hop, Request, Response

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def series(tally: Tally, endings: dict[str, int] | None = None, gauges: list[Gauge] | None = None) -> dict[str, float]:
    """Every sample of an exposition, by its name with labels."""
    exposition = Exposition(tally, lambda: endings or {}, lambda: gauges or [], lambda: {"timeout": 2})
    text = generate_latest(exposition.registry()).decode()
    return {
        sample.name + "".join(f" {name}={value}" for name, value in sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def response(status: int = 200, body: bytes = b"", hops: tuple[Hop, ...] = ()) -> Response:
    return Response(
        url="u", final_url="u", status=status, headers={}, body=body, charset=None, hops=hops, received_at=NOW, elapsed_s=0.1
    )


class Answering:
    """A client with one answer."""

    def __init__(self, outcome: Response | Failure) -> None:
        self.outcome = outcome

    async def fetch(self, request: Request, /) -> Response | Failure:
        return self.outcome


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        (response(body=b"12345"), {"request.feed.ok": 1, "bytes.feed": 5}),
        (response(304), {"request.feed.unchanged": 1, "bytes.feed": 0}),
        (
            response(hops=(Hop(url="a", status=301), Hop(url="b", status=302))),
            {"request.feed.ok": 1, "request.feed.redirect": 2, "bytes.feed": 0},
        ),
        (Failure(url="u", reason="timeout", message="", transient=True), {"request.feed.timeout": 1}),
        (Failure(url="u", reason="https://a.example/", message="", transient=True), {"request.feed.other": 1}),
    ],
)
def test_requests_are_counted_by_outcome(outcome: Response | Failure, expected: dict[str, int]) -> None:
    tally = Tally()
    with LoopThread() as loop:
        assert loop.run(MeteredClient(Answering(outcome), tally).fetch(Request(url="u", kind="feed"))) is outcome
    assert {name: number for name, number in tally.totals().items() if number} == {
        name: number for name, number in expected.items() if number
    }


def test_a_poll_counts_when_it_ends_and_once() -> None:
    tally, item = Tally(), object.__new__(FeedItem)
    began = FeedState(polls=3, polled_at=NOW, under_way=True)
    tally.polled(FeedState(polls=3, polled_at=NOW), began, [])
    assert tally.totals() == {}
    tally.polled(began, FeedState(polls=4, polled_at=NOW), [item])
    tally.polled(None, FeedState(polls=1, polled_at=NOW), [])
    for number in (1, 2):
        tally.polled(FeedState(polls=number), FeedState(polls=number + 1, failures=number), [])
    assert tally.totals() == {"poll.news": 1, "poll.nothing": 1, "poll.failed": 2}
    assert tally.failed_in_a_row == 2
    tally.polled(FeedState(polls=4, failures=2), FeedState(polls=5, polled_at=NOW), [])
    assert tally.failed_in_a_row == 0


@given(st.lists(st.floats(min_value=-100, max_value=200_000)))
def test_lags_are_a_histogram(lags: list[float]) -> None:
    tally = Tally()
    for lag_s in lags:
        tally.lag(NOW, NOW + timedelta(seconds=lag_s))
    found = series(tally)
    seen = [max(0, round(lag_s * 1_000)) / 1_000 for lag_s in lags]
    for bound in LAG_BOUNDS_S:
        assert found[f"newsbeam_lag_seconds_bucket le={float(bound)}"] == sum(lag_s <= bound for lag_s in seen)
    assert found["newsbeam_lag_seconds_bucket le=+Inf"] == found["newsbeam_lag_seconds_count"] == len(lags)
    assert found["newsbeam_lag_seconds_sum"] == pytest.approx(sum(seen))


def test_streaming_gets_what_was_added_since() -> None:
    tally = Tally()
    tally.add("poll.news", 2)
    assert tally.fresh() == {"poll.news": 2}
    tally.add("poll.news")
    assert tally.fresh() == {"poll.news": 1}
    assert tally.fresh() == {}
    assert tally.totals() == {"poll.news": 3}


def test_endings_have_their_reasons() -> None:
    found = series(Tally(), {"items": 9, "record": 4, "duplicate": 1, "dead.timeout": 3, "feed.not_a_feed": 2, "event.gap": 5})
    assert found["newsbeam_items_total"] == 9
    assert found["newsbeam_endings_total ending=record reason="] == 4
    assert found["newsbeam_endings_total ending=duplicate reason="] == 1
    assert found["newsbeam_endings_total ending=dead reason=timeout"] == 3
    assert found["newsbeam_feed_failures_total reason=not_a_feed"] == 2
    assert found["newsbeam_events_total type=gap"] == 5
    assert "newsbeam_endings_total ending=event reason=gap" not in found
    assert found["newsbeam_pool_killed_total cause=timeout"] == 2
    assert found["newsbeam_polls_total outcome=failed"] == 0, "a counter that may grow is there from the beginning"


def test_the_worst_case_has_few_series() -> None:
    """Every reason at every kind of request, every ending, every gauge with as many groups as there may be."""
    tally = Tally()
    for kind in ("feed", "page", "robots"):
        for reason in (*REASONS, "ok", "unchanged", "redirect", "other"):
            tally.add(f"request.{kind}.{reason}")
    for condition in (
        *EVENT_TYPES,
        "host.failing",
        "host.recovered",
        "host.resting",
        "run.not_writing",
        "run.writing",
        "run.clock_set_back",
    ):
        tally.add(f"condition.{condition}")
    endings = {f"{first}.{reason}": 1 for first in ("dead", "feed") for reason in REASONS}
    endings |= {f"event.{name}": 1 for name in EVENT_TYPES}
    gauges = [
        Gauge(name, 1.0, tuple(f"{label} {number}" for label in labels))
        for name, (_, labels) in GAUGES.items()
        for number in range(44 if "group" in labels else 5)
        if labels or not number
    ]
    assert len(series(tally, endings, gauges)) <= 500


def test_who_asks_very_often_gets_the_same_page_again() -> None:
    made = []

    def gauges() -> list[Gauge]:
        made.append(1)
        sum(range(300_000))  # some milliseconds
        return [Gauge("newsbeam_ready", len(made))]

    fine = ProbeAnswer(ok=True, reasons=())
    registry = Exposition(Tally(), dict, gauges, dict).registry()
    probes = Probes(registry=registry, health=lambda: fine, readiness=lambda: fine)
    with HttpServer(Address("127.0.0.1", 0), probe_routes(probes)) as server:
        for kind in ("text/plain", "text/plain", "application/openmetrics-text; version=1.0.0"):
            request = urllib.request.Request(f"http://{server.address}/metrics", headers={"Accept": kind})
            with urllib.request.urlopen(request, timeout=30) as answer:
                assert b"newsbeam_ready" in answer.read()
    assert len(made) == 2, "once for each format"


def test_a_value_that_costs_something_is_remembered() -> None:
    now, found = [0.0], []

    def find() -> int:
        found.append(now[0])
        return len(found)

    value = Remembered(find, 5.0, lambda: now[0])
    assert [value.get(), value.get()] == [1, 1]
    now[0] = 5.0
    assert value.get() == 2

    def find_slowly() -> int:
        now[0] += 1.0
        return find()

    slow = Remembered(find_slowly, 5.0, lambda: now[0])
    assert slow.get() == 3
    now[0] += 399.0
    assert slow.get() == 3
    now[0] += 1.0
    assert slow.get() == 4


def test_memory_of_this_process() -> None:
    assert 10_000_000 < tree_bytes() < 10_000_000_000
