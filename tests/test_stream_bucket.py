"""Buckets: what a step that never waits keeps, how little of it, and when it goes."""

import json
import zlib
from pathlib import Path

import pytest

from pipeline.streaming.bucket import Bucket, bucket_number, digest, read, write

DAY_S = 86_400.0
RELEASED = Path(__file__).parent / "released/1.0/stream-bucket.zlib"


def test_what_is_kept_is_there_in_the_next_bundle() -> None:
    bucket = Bucket()
    bucket.keep("a", {"v": 1, "revision": 1}, 7_200.0)
    bucket.keep("a", {"v": 1, "revision": 2}, 7_200.0)
    bucket.keep("b", {"v": 1}, None)
    bucket.keep("gone", {"v": 1}, None)
    bucket.keep("gone", None, None)
    later = read(write(bucket), now=7_199.0)
    assert [later.state(key) for key in ("a", "b", "gone", "never")] == [{"v": 1, "revision": 2}, {"v": 1}, None, None]
    assert len(later.kept) == 2
    assert read(None, now=0.0) == Bucket()


def test_what_may_be_forgotten_goes_within_an_hour_of_its_time() -> None:
    bucket = Bucket()
    bucket.keep("old", {"v": 1}, 10_000.5)
    bucket.keep("new", {"v": 1}, 2 * DAY_S)
    left = {now: len(read(write(bucket), now).kept) for now in (10_000.5, 10_799.0, 10_800.0, 2 * DAY_S - 1, 2 * DAY_S)}
    assert left == {10_000.5: 2, 10_799.0: 2, 10_800.0: 1, 2 * DAY_S - 1: 1, 2 * DAY_S: 0}


def test_a_key_costs_few_bytes() -> None:
    """What is remembered of articles for 180 days is most of a checkpoint in the long run."""
    bucket = Bucket()
    for number in range(1_000):
        bucket.keep(str(number), {"v": 1, "revision": 1}, number * 300.0 + 0.123)
    assert len(write(bucket)) < 16 * len(bucket.kept)


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
    assert read(RELEASED.read_bytes(), now=0.0).kept == {
        "0f0e0d0c0b0a0908": ({"v": 1, "revision": 1}, 1_795_330_800),
        "0001020304050607": ({"v": 1, "revision": 3}, None),
    }


def test_a_bucket_of_a_later_version_is_refused() -> None:
    value = zlib.compress(json.dumps({"v": 2, "keys": {}}).encode())
    with pytest.raises(ValueError, match="version 2; this newsbeam reads up to 1"):
        read(value, now=0.0)
