"""The turns of a run when the machine's clock is set back: what was due in an hour is due in an hour."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.runner import TurnRunner
from pipeline.local.cycles.feed_elements import FeedElements
from pipeline.local.cycles.turns import LocalTurns
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_rows import CommitRows, StateRow
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from transforms.feeds.parsed import NotAFeed
from transforms.feeds.polling.poll_feed import PollFeed, PollTiming
from transforms.feeds.sources import FeedSource
from transforms.steps import Emit, Turn
from transforms.web.messages import Failure, Request, Response

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    text: str


class Hourly:
    """A step that emits the name of its key at each turn, and wants the next one in an hour."""

    name = "PollFeed"

    def key(self, element: Name, /) -> str:
        return element.text

    def resource(self, key: str, /) -> str:
        return "host"

    async def turn(
        self, state: int | None, elements: Sequence[Name], now: datetime, emit: Emit[Name], /, key: str
    ) -> Turn[int]:
        await emit(Name(text=key))
        return Turn(state=1, wake_at=now + HOUR, rest_until=now + timedelta(seconds=1))

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1}

    def decode(self, data: dict[str, Any], /) -> int:
        return 1


class Gone:
    """A web in which every feed is gone."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def fetch(self, request: Request, /) -> Failure:
        self.asked.append(request.url)
        return Failure(url=request.url, reason="http_status", message="It is gone.", transient=False, http_status=404)


async def unread(response: Response, /) -> NotAFeed:
    raise AssertionError(response.url)


def no_feeds(ledger: Ledger) -> FeedElements:
    watched: Any = SimpleNamespace(urls={})  # a list has a feed at least
    return FeedElements(watched, ledger)


def test_a_clock_that_is_set_back_delays_no_turn(tmp_path: Path) -> None:
    now = [NOW]
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    with LoopThread() as loop:
        runner = TurnRunner([BoundStep(Hourly(), Name, 4)], loop.loop, lambda: now[0])
        turns = LocalTurns(runner, LedgerStore(ledger, runner.steps, lambda: now[0]), loop, no_feeds(ledger))

        def done() -> list[str]:
            step = runner.wait(turns.partition, 0.2)
            outputs = [output.text for output in turns.partition.take(step) or []] if step is not None else []
            ledger.commit(turns.store.rows(turns.partition.collect()), [], {}, now[0].timestamp())
            turns.settle()
            return outputs

        turns.deliver([Name(text="feed")])
        assert done() == ["feed"]
        now[0] -= 12 * HOUR
        turns.set_back(12 * 3_600)
        now[0] += HOUR - timedelta(seconds=2)
        turns.begin_again()  # looks at the clock
        assert done() == []
        now[0] += timedelta(seconds=4)
        turns.begin_again()
        assert done() == ["feed"]
        runner.drop(turns.partition)
    ledger.close()


def test_a_clock_that_was_set_back_between_two_runs_delays_no_turn(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    rest = {"slow.example": (NOW + HOUR / 2).timestamp()}
    waits: dict[tuple[str, str], StateRow | None] = {
        ("PollFeed", "feed"): StateRow('{"v": 1}', wake_at=(NOW + HOUR).timestamp())
    }
    ledger.commit(CommitRows(states=waits, rests=rest), [], {}, NOW.timestamp())
    now = [NOW - 400 * 24 * HOUR]
    with LoopThread() as loop:
        runner = TurnRunner([BoundStep(Hourly(), Name, 4)], loop.loop, lambda: now[0])
        turns = LocalTurns(runner, LedgerStore(ledger, runner.steps, lambda: now[0]), loop, no_feeds(ledger))
        assert turns.set_back_s == 400 * 24 * 3_600
        assert ledger.rests(now[0].timestamp()) == {"slow.example": (now[0] + HOUR / 2).timestamp()}
        assert ledger.committed_at() == now[0].timestamp()
        runner.drop(turns.partition)
        again = LocalTurns(runner, LedgerStore(ledger, runner.steps, lambda: now[0]), loop, no_feeds(ledger))
        assert again.set_back_s == 0.0
        runner.drop(again.partition)
    ledger.close()


def test_a_run_that_ignores_the_schedule_polls_feeds_once_also_where_it_begins_again(tmp_path: Path) -> None:
    """With `--watch` all elements are delivered again after a failed write."""
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    first, second = "http://one.example/feed", "http://two.example/feed"
    now, web = [NOW], Gone()
    watched: Any = SimpleNamespace(urls={first: None, second: None})
    elements = FeedElements(watched, ledger, all_now=True)

    def begun(loop: LoopThread) -> LocalTurns:
        timing = PollTiming(ignore_schedule=True, began_at=now[0])
        step = PollFeed(client=web, parse=unread, clock=lambda: now[0], timing=timing)
        runner = TurnRunner([BoundStep(step, FeedSource, 4)], loop.loop, lambda: now[0])
        return LocalTurns(runner, LedgerStore(ledger, runner.steps, lambda: now[0]), loop, elements)

    def done(turns: LocalTurns) -> None:
        while turns.runner.wait(turns.partition, 0.2) is not None:
            turns.partition.take("PollFeed")
        ledger.commit(turns.store.rows(turns.partition.collect()), [], {}, now[0].timestamp())
        turns.settle()

    with LoopThread() as loop:
        for run in range(1, 3):
            turns = begun(loop)
            done(turns)
            assert sorted(web.asked) == sorted([first, second] * run)
            for _ in range(2):
                now[0] += timedelta(seconds=5)
                turns.begin_again()
                done(turns)
            assert sorted(web.asked) == sorted([first, second] * run)
            turns.runner.drop(turns.partition)
            now[0] += timedelta(days=3)
    ledger.close()
