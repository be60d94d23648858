"""Buckets: what a step that never waits keeps, how little of it, and when it goes."""

import json
import zlib
from pathlib import Path

import pytest

from pipeline.streaming import bucket
from pipeline.streaming.bucket import Kept

DAY_S = 86_400.0
RELEASED = Path(__file__).parent / "released/1.0/stream-bucket.zlib"


def test_what_is_written_is_read() -> None:
    kept = {"a": Kept({"v": 1, "revision": 2}, 7_200.0), "b": Kept({"v": 1}, None)}
    assert bucket.read(bucket.write(kept), now=7_199) == kept
    assert bucket.read(None, now=0.0) == {}


def test_what_may_be_forgotten_goes_within_an_hour_of_its_time() -> None:
    value = bucket.write({"old": Kept({"v": 1}, 10_000.5), "new": Kept({"v": 1}, 2 * DAY_S)})
    assert set(bucket.read(value, now=10_000.5)) == {"old", "new"}, "never before its time"
    assert set(bucket.read(value, now=13_600.5)) == {"new"}


def test_a_key_costs_few_bytes() -> None:
    """What is remembered of articles for 180 days is most of a checkpoint in the long run."""
    kept = {bucket.digest(str(number)): Kept({"v": 1, "revision": 1}, number * 300.0 + 0.123) for number in range(1_000)}
    assert len(bucket.write(kept)) < 16 * len(kept)


def test_buckets_are_the_same_in_every_version() -> None:
    assert [bucket.bucket_number(key) for key in ("a", "b", "bücher", "")] == [
        b"00047/00256",
        b"00117/00256",
        b"00156/00256",
        b"00180/00256",
    ]


def test_digests_are_the_same_in_every_version() -> None:
    assert [bucket.digest(key) for key in ("a", "bücher")] == ["40f89e395b66422f", "5404689ec8d27e9c"]


def test_the_bucket_of_the_last_release_is_read() -> None:
    assert bucket.read(RELEASED.read_bytes(), now=0.0) == {
        "0f0e0d0c0b0a0908": Kept({"v": 1, "revision": 1}, 1_795_330_800),
        "0001020304050607": Kept({"v": 1, "revision": 3}, None),
    }


def test_a_bucket_of_a_later_version_is_refused() -> None:
    value = zlib.compress(json.dumps({"v": 2, "keys": {}}).encode())
    with pytest.raises(ValueError, match="version 2; this newsbeam reads up to 1"):
        bucket.read(value, now=0.0)
