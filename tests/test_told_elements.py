"""A turn that tells other keys of its host something, on both engines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from tests.support.both_engines import Adapter, Clock, OnLedger, OnShards, let_time_pass
from transforms.feeds.sources import FeedSource
from transforms.steps import Turn

START = datetime(2026, 11, 22, 7, tzinfo=UTC)


@dataclass
class Gossip:
    """Tells the next key of its host what it hears, until the last one; puts out each key that has heard something."""

    name: str = "Gossip"

    def key(self, element: FeedSource, /) -> str:
        return element.url

    def resource(self, key: str, /) -> str | None:
        return key.partition("/")[0]

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1, "heard": state}

    def decode(self, data: dict[str, Any], /) -> int:
        return int(data["heard"])

    async def turn(self, state: int | None, elements: Sequence[FeedSource], now: datetime, emit: Any, /, key: str) -> Turn[int]:
        if not elements:
            return Turn(state=state)
        await emit(FeedSource(url=key))
        host, _, number = key.partition("/")
        told = [FeedSource(url=f"{host}/{int(number) + 1}")] if int(number) < 4 else []
        return Turn(state=(state or 0) + len(elements), told=told)


@pytest.mark.parametrize("engine", ["ledger", "shards"])
def test_what_is_told_is_an_element_of_the_other_key(engine: str, tmp_path: Path) -> None:
    clock = Clock(START)
    steps = [BoundStep(Gossip(), FeedSource, 8)]
    adapter: Adapter = OnLedger(steps, clock, tmp_path) if engine == "ledger" else OnShards(steps, clock, 4)
    heard: list[str] = []
    try:
        adapter.deliver("Gossip", FeedSource(url="a/1"))
        adapter.deliver("Gossip", FeedSource(url="b/3"))
        let_time_pass(adapter, clock, 5, lambda output: heard.append(output.url))
    finally:
        adapter.close()
    assert sorted(heard) == ["a/1", "a/2", "a/3", "a/4", "b/3", "b/4"]
