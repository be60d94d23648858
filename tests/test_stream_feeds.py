"""The list of feeds of a job: what is new on it, what has gone, what a job remembers of it."""

import base64
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.settings import UsageError
from pipeline.streaming.feeds import _ChangesFn, changed, read_listed
from pipeline.streaming.listed_feeds import FeedSettings, ListedFeeds, read_file
from pipeline.streaming.stateful import Withdrawn
from transforms.feeds.sources import FeedSource


class Value:
    """One value of Beam state."""

    def __init__(self) -> None:
        self.value: bytes | None = None

    def read(self) -> bytes | None:
        return self.value

    def write(self, value: bytes) -> None:
        self.value = value


class Timer:
    """A timer of Beam."""

    def __init__(self) -> None:
        self.at: float | None = None

    def set(self, at: float) -> None:
        self.at = at


class World:
    def __init__(self, path: Path) -> None:
        self.path, self.now, self.state, self.timer = path, 1_000.0, Value(), Timer()
        self.fn = _ChangesFn(ListedFeeds((str(path),)), 60, lambda: self.now)

    def tick(self, *urls: str) -> list[Any]:
        """The impulse ticks for the first time, the timer fires later; both read the list."""
        if urls:
            self.path.write_text("\n".join(urls))
        if self.timer.at is None:
            return list(self.fn.process((b"", self.now), self.state, self.timer))
        self.now = self.timer.at
        return list(self.fn.on_wake(self.state, self.timer))


A, B, C = (f"https://{letter}.example/feed" for letter in "abc")


def new(url: str, at: float) -> FeedSource:
    return FeedSource(url, begin_at=datetime.fromtimestamp(at, UTC))


def test_additions_in_their_order_then_removals() -> None:
    assert changed([A, B], [C, B], 5.0) == [new(C, 5.0), Withdrawn(A)]
    assert changed([], [], 5.0) == []


def test_feeds_begin_apart_and_within_fifteen_seconds() -> None:
    assert changed([], [A, B, C], 5.0) == [new(A, 5.0), new(B, 10.0), new(C, 15.0)]
    many = [
        change for change in changed([], [f"https://{n}.example/" for n in range(1_000)], 5.0) if isinstance(change, FeedSource)
    ]
    begins = [source.begin_at.timestamp() - 5 for source in many if source.begin_at]
    assert begins == pytest.approx([15 * n / 1_000 for n in range(1_000)])


def test_a_list_that_changes(tmp_path: Path) -> None:
    world = World(tmp_path / "feeds.txt")
    assert world.tick(A, B) == [new(A, 1_000), new(B, 1_005)]
    assert world.tick() == []
    assert world.tick(B, C) == [new(C, 1_120), Withdrawn(A)]
    assert world.tick(B, A, C) == [new(A, 1_180)]


def test_a_list_that_cannot_be_read_stays_as_it_was(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    world = World(tmp_path / "feeds.txt")
    world.tick(A)
    world.path.unlink()
    assert world.tick() == []
    assert world.tick("no address") == []
    assert world.tick(A, B) == [new(B, 1_180)]
    assert caplog.text.count("the list of feeds stays as it was") == 2


def test_the_list_is_read_again_and_again_also_when_it_cannot_be(tmp_path: Path) -> None:
    world = World(tmp_path / "feeds.txt")
    world.tick(A)
    world.path.unlink()
    for _ in range(3):
        world.tick()
    assert world.timer.at == 1_000 + 4 * 60


def test_ticks_of_the_impulse_read_the_list_as_well(tmp_path: Path) -> None:
    world = World(tmp_path / "feeds.txt")
    world.tick(A)
    world.path.write_text(f"{A}\n{B}")
    assert list(world.fn.process((b"", 0.0), world.state, world.timer)) == [new(B, 1_000)]


def test_settings_of_feeds_are_those_of_the_list_as_it_was_last_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "newsbeam.toml"
    path.write_text(f'[[feed]]\nurl = "{A}"\ntags = ["coast"]\n')
    settings = FeedSettings(ListedFeeds((str(path),)))
    source = settings.of(A)
    assert source is not None
    assert source.tags == ("coast",)
    assert settings.of(B) is None

    path.write_text(f'[[feed]]\nurl = "{A}"\ntags = ["harbour"]\n')
    settings.read_again()
    path.unlink()
    settings.read_again()
    source = settings.of(A)
    assert source is not None
    assert source.tags == ("harbour",)
    assert "the settings of feeds stay as they were" in caplog.text


def test_files_are_read_through_beam_up_to_a_size(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_bytes(b"x" * 100)
    assert read_file(str(path), 10) == b"x" * 11
    with pytest.raises(OSError, match="missing"):
        read_file(str(tmp_path / "missing.txt"), 10)
    with pytest.raises(UsageError, match=r"missing\.txt"):
        ListedFeeds((str(tmp_path / "missing.txt"),)).read()


def test_the_list_that_the_last_release_remembered_is_read() -> None:
    assert read_listed(base64.b64decode(RELEASED)) == [A, B]
    with pytest.raises(ValueError, match="version 2; this newsbeam reads up to 1"):
        read_listed(base64.b64decode(LATER))


RELEASED = "eJyrVipTslIw1FFQSktNTSkGsqOVMkpKCoqt9PUT9VIrEnMLclL1QXJKQDUwmSRUmdhaAAp/Fs4="
LATER = "eJyrVipTslIw0lFQSktNTSkGsqOVMkpKCoqt9PUT9VIrEnMLclL1QXJKQDUwmSRUmdhaAArAFs8="


def test_strict_refuses_a_list_with_an_entry_that_names_no_feed(tmp_path: Path) -> None:
    path = tmp_path / "feeds.txt"
    path.write_text("https://a.example/feed\nno feed at all\n")
    feeds = ListedFeeds((str(path),))
    assert list(feeds.sources()) == ["https://a.example/feed"]
    with pytest.raises(UsageError, match="line 2"):
        feeds.sources(strict=True)
