"""Hosts for fetches that redirects lead to them: their pauses, refusals and limits of waiting, in virtual time."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count, pairwise
from threading import RLock
from typing import Any

import pytest

from pipeline.composed.turns import TurnSettings, TurnWorker
from pipeline.keyed.gate import HostGate
from pipeline.keyed.lent_hosts import ASK_AGAIN_S, LEAST_DEFERRAL_S, LentHosts
from pipeline.settings import FetchSettings
from pipeline.streaming.worker import Worker, WorkerSettings
from tests.support.virtual_time import VirtualTime
from tests.test_keyed_gate import Key
from transforms.pool.shared import close_pools
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.host_changes import LONGEST_WAIT_S, HostChanges
from transforms.web.pace.pace import PROBE_AFTER_S, Pace
from transforms.web.pace.platforms import REFUSING_HOSTS

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
NUMBERS = count()
GONE = Failure(url="", reason="http_status", message="Gone.", transient=False, http_status=410)
PACE = Pace(host_delay_s=1.0)


@dataclass
class Run:
    """A gate in virtual time, which is also what lends its hosts, and the exchanges at each host."""

    clock: VirtualTime = field(default_factory=lambda: VirtualTime(START))
    asked: dict[str, list[tuple[float, float]]] = field(default_factory=dict)
    """Begin and end of each exchange, in seconds."""
    lock: RLock = field(default_factory=RLock)

    def __post_init__(self) -> None:
        self.gate: HostGate[Key] = HostGate({"Fetch": 99})
        self.hosts = LentHosts(self.clock.sleep)
        self.hosts.connect(self)

    def now(self) -> float:
        return self.clock.now.timestamp()

    def wake_loop(self) -> None:
        """Turns of this test ask the gate again by themselves."""

    def run(self, *fetches: Coroutine[Any, Any, Failure | None]) -> list[Failure | None]:
        """The outcomes of fetches that begin together."""
        return asyncio.run(self.clock.run(*fetches))

    def seconds(self, at: datetime | None = None) -> float:
        return round(((at or self.clock.now) - START).total_seconds(), 3)

    async def exchange(self, host: str, took_s: float) -> None:
        began = self.seconds()
        await self.clock.sleep(took_s)
        self.asked.setdefault(host, []).append((began, self.seconds()))

    async def fetch(
        self,
        *path: str,
        took_s: float = 0.2,
        answer: Failure = GONE,
        pace: Pace = PACE,
        crawl_delay_s: float | None = None,
    ) -> Failure | None:
        """A fetch of a turn of the first host, which redirects lead along the path. Its failure if it was put off."""
        changes = HostChanges(self.hosts, path[0], pace, self.clock)
        run = self

        class Redirects:
            async def fetch(self, request: Request, /) -> Response | Failure:
                await run.exchange(path[0], took_s)
                for host in path[1:]:
                    resting = await changes.enter(host, crawl_delay_s)
                    if resting is not None:
                        return resting
                    await run.exchange(host, took_s)
                return answer

        outcome = await changes.fetch(Redirects(), Request(url="", kind="page"))
        assert isinstance(outcome, Failure)
        return outcome if outcome.rests_until is not None else None

    async def turn(self, *path: str, after_s: float = 0.0, **other: Any) -> Failure | None:
        """The fetch of a turn that waits at the gate for the first host, which rests after it."""
        await self.clock.sleep(after_s)
        waiting = Key(next(NUMBERS), path[0], "Fetch")
        self.gate.wait(waiting)
        while waiting not in self.begun:
            while (key := self.gate.next(self.now())) is not None:
                self.begun.add(key)
            if waiting not in self.begun:
                await self.clock.sleep(0.01)
        try:
            return await self.fetch(*path, **other)
        finally:
            self.gate.release(path[0], self.now() + PACE.host_delay_s)
            self.gate.permit("Fetch")

    begun: set[Key] = field(default_factory=set)

    def gaps(self, host: str) -> list[float]:
        """From the end of each exchange with a host to the begin of the next one."""
        return [round(later[0] - sooner[1], 3) for sooner, later in pairwise(sorted(self.asked[host]))]

    def put_off(self, outcomes: list[Failure | None]) -> list[float]:
        """When fetches that were put off come again, in seconds."""
        return [self.seconds(outcome.rests_until) for outcome in outcomes if outcome is not None]


def refusal(status: int = 429, retry_after_s: float | None = None) -> Failure:
    return replace(GONE, http_status=status, retry_after_s=retry_after_s)


def test_a_tracker_and_direct_links_keep_the_pause_of_the_host_and_take_turns() -> None:
    run = Run()
    outcomes = run.run(
        *(run.turn("tracker.example", "b.example") for _ in range(8)), *(run.turn("b.example") for _ in range(8))
    )
    assert run.put_off(outcomes) == []
    assert len(run.asked["b.example"]) == 16
    assert min(run.gaps("b.example")) >= 1.0
    assert max(run.gaps("b.example")) <= 1.0 + ASK_AGAIN_S, "the host is asked as often as it may be"
    assert min(run.gaps("tracker.example")) >= 1.0


def test_two_hosts_that_lead_to_each_other_do_not_block_each_other() -> None:
    run = Run()
    outcomes = run.run(
        *(run.turn("a.example", "b.example") for _ in range(4)), *(run.turn("b.example", "a.example") for _ in range(4))
    )
    assert run.put_off(outcomes) == []
    for host in ("a.example", "b.example"):
        assert len(run.asked[host]) == 8
        assert min(run.gaps(host)) >= 1.0
    assert run.seconds() < 8 * (1.2 + ASK_AGAIN_S) + 1


def test_a_chain_of_hosts_and_the_way_back() -> None:
    run = Run()
    path = ("a.example", "b.example", "c.example", "a.example")
    assert run.put_off(run.run(run.turn(*path), run.turn("b.example"), run.turn("c.example"))) == []
    assert run.gaps("a.example")[0] > 0
    for host in ("b.example", "c.example"):
        assert min(run.gaps(host)) >= 1.0


def test_a_host_in_use_for_long_puts_off() -> None:
    run = Run()
    outcomes = run.run(run.turn("b.example", took_s=29.0), run.turn("a.example", "b.example", after_s=1.0))
    assert run.put_off(outcomes) == [1.2 + LONGEST_WAIT_S + LEAST_DEFERRAL_S]
    assert len(run.asked["b.example"]) == 1


def test_the_crawl_delay_of_the_host_is_waited_for_if_it_is_short() -> None:
    run = Run()
    outcomes = run.run(*(run.turn("a.example", "b.example", crawl_delay_s=8.0) for _ in range(3)))
    assert run.put_off(outcomes) == []
    assert run.gaps("b.example") == [8.0, 8.0]


def test_a_long_crawl_delay_puts_off_and_each_fetch_gets_a_time_of_its_own() -> None:
    run = Run()
    outcomes = run.run(*(run.turn(f"a{number}.example", "b.example", crawl_delay_s=60.0) for number in range(4)))
    assert len(run.asked["b.example"]) == 1
    first, *others = sorted(run.put_off(outcomes))
    assert 60.0 <= first <= 61.0
    assert others == [first + 60.0, first + 120.0]


def test_a_feeds_own_pause_holds_after_its_redirects() -> None:
    run = Run()
    own = Pace(host_delay_s=5.0)
    run.run(run.turn("a.example", "b.example", pace=own), run.turn("b.example", after_s=0.5))
    assert run.gaps("b.example") == [5.0]


def test_many_trackers_of_one_host_wait_in_a_line_of_ten_seconds() -> None:
    """Each occupies a place in the limit of its step; the others come again one after the other."""
    run = Run()
    outcomes = run.run(*(run.turn(f"a{number}.example", "b.example") for number in range(40)))
    again = run.put_off(outcomes)
    assert len(run.asked["b.example"]) + len(again) == 40
    assert 8 <= len(run.asked["b.example"]) <= 11
    assert min(run.gaps("b.example")) >= 1.0
    assert min(later - sooner for sooner, later in pairwise(sorted(again))) >= 1.0
    assert min(again) >= LEAST_DEFERRAL_S


def test_a_refusal_behind_a_redirect_holds_the_host_that_has_refused() -> None:
    """Half a minute at first; the second one in a row for as long as it asks. The tracker goes on."""
    run = Run()
    run.run(run.turn("a.example", "b.example", answer=refusal(retry_after_s=600.0)))
    first = run.seconds()
    assert run.gate.rest_until("b.example") == START.timestamp() + first + PROBE_AFTER_S
    assert run.gate.rest_until("a.example") == START.timestamp() + first + PACE.host_delay_s
    assert run.put_off(run.run(run.turn("c.example", "b.example"))) == [first + PROBE_AFTER_S]
    run.clock.now += timedelta(seconds=PROBE_AFTER_S)
    run.run(run.turn("c.example", "b.example", answer=refusal(503, 600.0)))
    assert run.gate.rest_until("b.example") == START.timestamp() + run.seconds() + 600.0
    run.clock.now += timedelta(seconds=600)
    run.run(run.turn("c.example", "b.example"))
    run.clock.now += timedelta(seconds=60)
    run.run(run.turn("c.example", "b.example", answer=refusal(retry_after_s=600.0)))
    assert run.gate.rest_until("b.example") == START.timestamp() + run.seconds() + PROBE_AFTER_S, "an answer lies between"


def test_hosts_of_one_platform_that_refuse_behind_redirects_rest_together() -> None:
    run = Run()
    refusing = [f"blog{number}.example.com" for number in range(REFUSING_HOSTS)]
    answer = refusal(retry_after_s=600.0)
    run.run(*(run.turn(f"a{number}.example", host, answer=answer) for number, host in enumerate(refusing)))
    refused_at = run.seconds()
    assert run.put_off(run.run(run.turn("d.example", "other.example.com"))) == [refused_at + PROBE_AFTER_S]


def test_a_host_is_free_again_if_its_fetch_is_cancelled_while_it_waits() -> None:
    run = Run()
    run.run(run.turn("b.example"))

    async def cancelled() -> None:
        fetch = asyncio.ensure_future(run.fetch("a.example", "b.example"))
        await run.clock.sleep(0.5)
        fetch.cancel()
        with pytest.raises(asyncio.CancelledError):
            await fetch

    asyncio.run(run.clock.run(cancelled()))
    assert run.put_off(run.run(run.turn("b.example"))) == []
    assert len(run.asked["b.example"]) == 2


def test_hosts_are_forgotten_after_their_rests() -> None:
    run = Run()
    run.run(*(run.turn(f"a{number}.example", "b.example", crawl_delay_s=60.0) for number in range(4)))
    run.clock.now += timedelta(minutes=10)
    run.gate.next(run.now())
    assert len(run.gate) == 0


def test_hosts_that_no_runner_lends() -> None:
    with pytest.raises(RuntimeError, match="give them to TurnRunner"):
        asyncio.run(LentHosts().enter("b.example", 1.0, 1.0))


def test_the_steps_of_each_engine_enter_the_hosts_of_their_runner() -> None:
    """Those of the local engine are tested by runs."""
    workers: list[Any] = [
        TurnWorker(TurnSettings()),
        Worker(WorkerSettings(job="lent", shards=1, fetch=FetchSettings(revisions="watch"), workers=1)),
    ]
    close_pools()
    for worker in workers:
        runner = getattr(worker, "runner", None) or worker._runner
        with_hosts = [bound.step.hosts for bound in runner.steps.values() if hasattr(bound.step, "hosts")]
        assert len(with_hosts) in (2, 3)
        for hosts in with_hosts:
            assert asyncio.run(hosts.enter("b.example", 1.0, 0.0)).later is None
            assert runner.gate.lend("b.example", runner.now(), 60.0) is None, "it is in use"
            hosts.leave("b.example", runner.clock(), None)
