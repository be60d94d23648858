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
from transforms.steps import Emit, Turn

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
