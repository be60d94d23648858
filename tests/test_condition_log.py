"""The log of a run: each change of condition is one line, whatever repeats."""

import logging
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pipeline.condition_lines import ConditionLines
from pipeline.local.cycles.condition_log import ConditionLog, Pulse
from pipeline.local.cycles.cycle_notes import CycleNotes
from pipeline.monitor.tally import Tally
from pipeline.streaming.write import _counted
from schemas.articles import EnrichmentStatus
from schemas.events import Event, make_event
from schemas.example import example_record
from transforms.web.fetching.host_state import HostState

NOW = datetime(2026, 3, 4, tzinfo=UTC)
HOST = ("FetchPage", "slow.example")


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bad_week_of_a_host_is_two_lines_a_trouble(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    log = ConditionLog()
    for state in (
        HostState(),
        HostState(refusals=1),
        HostState(refusals=2),
        HostState(),
        HostState(),
        HostState(unreached=1),
        HostState(unreached=9),
        HostState(),
    ):
        log.committed({HOST: state}, None)
    assert caplog.messages == [
        "host slow.example refuses; its articles wait",
        "host slow.example answers again",
        "host slow.example cannot be reached; its articles wait",
        "host slow.example answers again",
    ]


def test_a_stream_logs_the_events_that_it_writes_and_its_hosts_as_a_run_does(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    lines = ConditionLines()
    for state in (HostState(refusals=1), HostState(refusals=2), HostState()):
        lines.states({HOST: state})
    event = make_event("feed.gone", url="http://slow.example/feed", at=NOW, message="The feed answered 410 Gone.")
    assert _counted(event, "events", ()) is event
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "host slow.example refuses; its articles wait"),
        ("INFO", "host slow.example answers again"),
        ("WARNING", "feed.gone: http://slow.example/feed: The feed answered 410 Gone."),
    ]
    assert [record.__dict__["condition"] for record in caplog.records] == ["host.failing", "host.recovered", "feed.gone"]


def test_a_host_for_which_a_run_waits_is_a_line_a_minute_at_most(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    log = ConditionLog()
    now = NOW.timestamp()
    for rests in ({}, {"slow.example": now + 30}, {"slow.example": now + 30}, {"slow.example": now + 90}):
        log.resting(rests)
    log.resting({"slow.example": now + 91, "other.example": now + 6})
    assert caplog.messages == [
        "host slow.example rests until 00:00:30 UTC; requests to it wait",
        "host slow.example rests until 00:01:31 UTC; requests to it wait",
        "host other.example rests until 00:00:06 UTC; requests to it wait",
    ]


def test_a_full_disk_is_told_when_it_begins_and_when_it_ends(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    clock = Clock()
    tally = Tally()
    log = ConditionLog(tally, clock)
    log.committed({}, CycleNotes())
    for _ in range(5):
        log.failed(OSError("the disk is full"), 10)
        clock.now += 10
        log.committed({}, None)  # the ledger takes a commit without rows for the output
    log.committed({}, CycleNotes())
    log.committed({}, CycleNotes())
    assert caplog.messages == ["the disk is full; nothing is lost, retrying every 10 s", "writing again, after 50 s"]
    assert tally.totals() == {"condition.run.not_writing": 1, "condition.run.writing": 1}


def test_an_event_is_a_line_with_its_severity(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    event = Event(
        event_id="e",
        type="feed.failing",
        severity="error",
        at=NOW,
        url="https://tide.example/feed",
        message="3 polls have failed.",
    )
    notes = CycleNotes()
    notes.take(event, NOW)
    ConditionLog().committed({}, notes)
    (record,) = caplog.records
    assert record.getMessage() == "feed.failing: https://tide.example/feed: 3 polls have failed."
    assert (record.levelname, record.__dict__["condition"]) == ("WARNING", "feed.failing")


def test_an_enrichment_that_fails_is_one_line_and_counted(caplog: pytest.LogCaptureFixture) -> None:
    log = ConditionLog()
    status = EnrichmentStatus(name="mine", status="error:KeyError", tool="t", version="1")
    for _ in range(3):
        notes = CycleNotes()
        notes.take(replace(example_record(), enrichments=(status,)), NOW)
        log.committed({}, notes)
    log.ended()
    assert caplog.messages == [
        "enrichment mine fails with KeyError; more failures are counted",
        "enrichment mine has failed on 3 articles with KeyError",
    ]


def test_a_heartbeat_tells_what_is_new() -> None:
    seen = {"record": 3, "dead.timeout": 1}
    pulse = Pulse(lambda: seen, lambda: {"ok": 2, "failing": 1})
    assert pulse.tell() == ("alive: 3 records, 1 dead letters, 0 failed polls since the last line; feeds: 1 failing, 2 ok")
    seen = {"record": 1_003, "dead.timeout": 1, "feed.timeout": 2}
    assert pulse.tell().startswith("alive: 1,000 records, 0 dead letters, 2 failed polls")
