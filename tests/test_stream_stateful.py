"""Elements on their way to shards: the lines of a bundle go to their shard together, and come out as they went in."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from pipeline.settings import FetchSettings
from pipeline.steps.registry import FETCH_PAGES
from pipeline.streaming import stateful
from pipeline.streaming.stateful import Withdrawn
from pipeline.streaming.worker import WorkerSettings
from schemas.feed_items import FeedItem

SETTINGS = WorkerSettings(job="job", shards=1, fetch=FetchSettings(), workers=1)
NOW = datetime(2026, 11, 22, 7, tzinfo=UTC)


class Step:
    """The keys of a step, which are hosts."""

    def key(self, element: Any) -> str:
        return "host.example"

    def resource(self, key: str) -> str:
        return key


class Kept:
    """A shard: what was delivered and withdrawn."""

    def __init__(self) -> None:
        self.delivered: list[Any] = []
        self.withdrawn: list[str] = []
        self.token: bytes | None = None

    def deliver(self, element: Any) -> None:
        self.delivered.append(element)

    def withdraw(self, key: str) -> None:
        self.withdrawn.append(key)

    def changes(self) -> tuple[list[bytes], bool]:
        return [b"changes"], False

    def new_token(self) -> bytes:
        return b"token"

    def collect(self, most: int) -> list[Any]:
        return [f"output of {len(self.delivered)}"]

    def next_wake(self, *, is_fed: bool) -> float:
        return 1.0 if is_fed else 2.0


class State:
    """A cell or a bag of Beam, or a timer, that notes how often it is asked."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, Any]] = []

    def __getattr__(self, name: str) -> Any:
        return lambda *arguments: self.calls.append((name, arguments))


def item(number: int, text: str = "") -> FeedItem:
    url = f"http://host.example/{number}"
    return FeedItem(feed_url="http://host.example/feed", url=url, item_id=url, first_seen_at=NOW, title=f"a\nb {number}{text}")


def to_shards(elements: Iterable[Any]) -> list[Any]:
    """What a bundle of elements becomes."""
    fn = stateful._ToShardsFn(SETTINGS, FETCH_PAGES)
    fn._step = BoundStep(Step(), FeedItem, 1)
    fn.start_bundle()
    sent = [line for element in elements for line in fn.process(element)]
    return [*sent, *(windowed.value for windowed in fn.finish_bundle())]


def test_a_shard_gets_the_elements_of_a_bundle_at_once_and_is_persisted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outputs of turns that have ended leave with the same bundle."""
    monkeypatch.setattr(stateful, "report", lambda worker: None)
    items = [item(number) for number in range(40)]
    (line,) = to_shards([*items, Withdrawn("http://gone.example/\n")])
    kept, token, journal, wake = Kept(), State(), State(), State()
    fn = stateful._ShardFn(SETTINGS, FETCH_PAGES)

    def shard_of(step: str, number: bytes, read_token: Callable[[], Any], journal: Any) -> Kept:
        read_token()
        return kept

    fn._worker = SimpleNamespace(shard=shard_of)  # type: ignore[assignment]
    fn._element = FeedItem
    assert list(fn.process(line, token, journal, wake)) == ["output of 40"]
    assert (kept.delivered, kept.withdrawn) == (items, ["http://gone.example/\n"])
    assert token.calls == [("read", ()), ("write", (b"token",))]
    assert journal.calls == [("add", (b"changes",))]
    assert wake.calls == [("set", (1.0,))]
    assert list(fn.on_wake(b"00000/00001", token, journal, wake)) == ["output of 40"]
    assert wake.calls == [("set", (1.0,)), ("set", (2.0,))]


def test_a_shard_whose_turn_has_failed_is_read_again_after_elements_too() -> None:
    class Failing(Kept):
        def collect(self, most: int) -> list[Any]:
            raise RuntimeError("a bug")

    dropped: list[Any] = []
    (line,) = to_shards([item(1)])
    fn = stateful._ShardFn(SETTINGS, FETCH_PAGES)
    worker = SimpleNamespace(shard=lambda *asked: Failing(), drop=lambda step, number: dropped.append((step, number)))
    fn._worker = worker  # type: ignore[assignment]
    fn._element = FeedItem
    journal = State()
    with pytest.raises(RuntimeError, match="a bug"):
        fn.process(line, State(), journal, State())
    assert dropped == [(FETCH_PAGES.name, b"00000/00001")]
    assert journal.calls == []


def test_the_lines_of_a_shard_stay_small_enough_for_a_message() -> None:
    lines = to_shards(item(number, "x" * 40_000) for number in range(60))
    assert len(lines) == 3
    assert max(len(line) for _, line in lines) < 1_100_000


def test_elements_that_pass_a_step_touch_no_shard() -> None:
    (line,) = to_shards([replace(item(1), look="feed"), replace(item(2), look="feed")])
    fn = stateful._ShardFn(SETTINGS, FETCH_PAGES)
    fn._element = FeedItem
    token, journal, wake = State(), State(), State()
    assert [page.item.url for page in fn.process(line, token, journal, wake)] == [item(1).url, item(2).url]
    assert (token.calls, journal.calls, wake.calls) == ([], [], [])
