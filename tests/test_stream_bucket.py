"""Buckets: what a map keeps, how little of it, and when it goes."""

import json
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from pipeline.keyed.bound_step import BoundStep
from pipeline.settings import FetchSettings
from pipeline.streaming import stateful
from pipeline.streaming.state.bucket import Bucket, PersistedState, bucket_number, digest, read_bucket, write_bucket
from pipeline.streaming.worker import WorkerSettings
from schemas.codec import to_json
from transforms.steps import Applied

DAY_S = 86_400.0
RELEASED = Path(__file__).parent / "released/1.0/stream-bucket.zlib"


@dataclass(frozen=True)
class Job:
    key: str
    expires_at: float | None = None
    forget: bool = False
    wake_at: float | None = None


class Counts:
    """A map that counts the jobs of a key and puts out each count; woken, it puts out that it was and sleeps on."""

    name = "Counts"

    def key(self, element: Job, /) -> str:
        return element.key

    def apply(self, state: int | None, element: Job | None, now: datetime, /) -> Applied[int]:
        if element is None:
            return Applied(state=state, outputs=["woken"])
        count = (state or 0) + 1
        return Applied(
            state=None if element.forget else count,
            outputs=[count],
            wake_at=_instant(element.wake_at),
            expires_at=_instant(element.expires_at),
        )

    def encode(self, state: int, /) -> dict[str, Any]:
        return {"v": 1, "revision": state}

    def decode(self, data: dict[str, Any], /) -> int:
        return int(data["revision"])


def _instant(seconds: float | None) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if seconds is not None else None


STEP = BoundStep(Counts(), Job, None)
NOW = datetime.fromtimestamp(0, UTC)


def test_what_is_kept_is_there_in_the_next_bundle() -> None:
    bucket = Bucket()
    for job in (Job("a", 7_200.0), Job("a", 7_200.0), Job("b"), Job("gone"), Job("gone", forget=True)):
        bucket.apply(STEP, job, NOW)
    later = read_bucket(write_bucket(bucket), now=7_199.0)
    assert len(later.states) == 2
    assert [later.apply(STEP, Job(key), NOW) for key in ("a", "b", "gone", "never")] == [[3], [2], [1], [1]]
    assert read_bucket(None, now=0.0) == Bucket()


def test_what_may_be_forgotten_goes_within_an_hour_of_its_time() -> None:
    bucket = Bucket()
    bucket.apply(STEP, Job("old", 10_000.5), NOW)
    bucket.apply(STEP, Job("new", 2 * DAY_S), NOW)
    left = {
        now: len(read_bucket(write_bucket(bucket), now).states)
        for now in (10_000.5, 10_799.0, 10_800.0, 2 * DAY_S - 1, 2 * DAY_S)
    }
    assert left == {10_000.5: 2, 10_799.0: 2, 10_800.0: 1, 2 * DAY_S - 1: 1, 2 * DAY_S: 0}


def test_keys_are_woken_in_time_and_once() -> None:
    bucket = Bucket()
    for key, wake_at in (("a", 60.0), ("b", 90.0), ("never", None)):
        bucket.apply(STEP, Job(key, wake_at=wake_at), NOW)
    later = read_bucket(write_bucket(bucket), now=0.0)
    assert later.next_wake() == 60.0
    assert later.apply_woken(STEP, datetime.fromtimestamp(59, UTC)) == []
    assert later.apply_woken(STEP, datetime.fromtimestamp(60, UTC)) == ["woken"]
    assert later.next_wake() == 90.0
    assert later.apply_woken(STEP, datetime.fromtimestamp(100, UTC)) == ["woken"]
    assert later.next_wake() is None


class _State:
    """A value state or a timer of Beam."""

    value: Any = None

    def read(self) -> Any:
        return self.value

    def write(self, value: Any) -> None:
        self.value = value

    set = write


def test_the_timer_of_a_bucket_is_set_only_where_a_key_wakes(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [NOW]
    monkeypatch.setattr(stateful, "utc_now", lambda: now[0])
    fn = stateful._BucketFn(WorkerSettings(job="", shards=1, fetch=FetchSettings(), workers=1), "Counts")
    fn._step = STEP
    value, wake = _State(), _State()
    lines = [to_json(Job("a")).encode(), to_json(Job("b", wake_at=60.0)).encode()]
    assert [*fn.process((b"", b"[" + lines[0] + b"]"), value, wake)] == [1]
    assert wake.value is None
    assert [*fn.process((b"", b"[" + lines[1] + b"]"), value, wake)] == [1]
    assert wake.value == 60.0
    now[0] += timedelta(seconds=60)
    assert [*fn.on_wake(value, wake)] == ["woken"]


def test_a_key_costs_few_bytes() -> None:
    """What is remembered of articles for 180 days is most of a checkpoint in the long run."""
    bucket = Bucket()
    for number in range(1_000):
        bucket.apply(STEP, Job(str(number), number * 300.0 + 0.123), NOW)
    assert len(write_bucket(bucket)) < 16 * len(bucket.states)


def test_a_site_is_in_four_buckets_and_all_sites_in_a_thousand() -> None:
    assert len({bucket_number("a.example", str(number)) for number in range(1_000)}) == 4
    assert 1_000 < len({bucket_number(str(number), str(number // 7)) for number in range(20_000)}) <= 1_024


def test_buckets_are_the_same_in_every_version() -> None:
    assert [bucket_number(site, key) for site, key in (("a", "b"), ("b", "a"), ("bücher", ""), ("", "bücher"))] == [
        b"00047/00256 00001/00004",
        b"00117/00256 00003/00004",
        b"00156/00256 00000/00004",
        b"00180/00256 00000/00004",
    ]


def test_digests_are_the_same_in_every_version() -> None:
    assert [digest(key) for key in ("a", "bücher")] == ["40f89e395b66422f", "5404689ec8d27e9c"]


def test_the_bucket_of_the_last_release_is_read() -> None:
    assert read_bucket(RELEASED.read_bytes(), now=0.0).states == {
        "0f0e0d0c0b0a0908": PersistedState({"v": 1, "revision": 1}, 1_795_330_800),
        "0001020304050607": PersistedState({"v": 1, "revision": 3}),
    }


def test_a_bucket_of_a_later_version_is_refused() -> None:
    value = zlib.compress(json.dumps({"v": 2, "keys": {}}).encode())
    with pytest.raises(ValueError, match="version 2; this newsbeam reads up to 1"):
        read_bucket(value, now=0.0)
