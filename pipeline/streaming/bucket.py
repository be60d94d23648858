"""What a step that never waits keeps in Beam state: its keys in buckets, each bucket one value.

A Beam key for each of them would be simpler, and needs a timer each to forget it. On Flink's heap that cost ten times what it
kept (`python -m bench.checkpoints`). In a bucket a key costs about 16 bytes, and what may be forgotten goes when the bucket
is next written.

Each bucket of a bundle is asked of the runner, and written back, one after the other. So the keys of a site are near each
other: a feed's forty new articles are in `_PARTS` buckets.
"""

import json
import math
import zlib
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Any

from pipeline.streaming.worker import shard_number

VERSION = 1
#: So many groups of sites, and so many buckets in each. A site of 20 articles a day has 900 keys in a bucket, which take 4 ms
#: to read and write; one of 500 a day 22,500 keys (0.3 MB), 190 ms (measured): in one bucket it would be four times as many.
_SITES, _PARTS = 256, 4
#: Expiry is kept in whole hours: exact instants do not compress.
_HOUR_S = 3600


@dataclass(slots=True)
class Bucket:
    """Keys by their digests, each with its state as its step encodes it and when it may be forgotten (Unix s; None: never)."""

    kept: dict[str, tuple[dict[str, Any], int | None]] = field(default_factory=dict)

    def state(self, key: str) -> dict[str, Any] | None:
        """What is kept of `key`; None where nothing is."""
        return self.kept.get(digest(key), (None,))[0]

    def keep(self, key: str, state: dict[str, Any] | None, expires_at: float | None) -> None:
        """From now on `state`, until the end of the hour of `expires_at`; None for nothing."""
        name = digest(key)
        if state is None:
            self.kept.pop(name, None)
        else:
            self.kept[name] = state, None if expires_at is None else math.ceil(expires_at / _HOUR_S) * _HOUR_S


def read(value: bytes | None, now: float) -> Bucket:
    """The bucket without what may be forgotten. ValueError for one of a later version."""
    if value is None:
        return Bucket()
    plain = json.loads(zlib.decompress(value))
    if plain["v"] > VERSION:
        raise ValueError(f"the state of this job is of version {plain['v']}; this newsbeam reads up to {VERSION}: update it")
    return Bucket({name: (state, until) for name, (state, until) in plain["keys"].items() if until is None or until > now})


def write(bucket: Bucket) -> bytes:
    """The bucket as a value for the state."""
    return zlib.compress(json.dumps({"v": VERSION, "keys": bucket.kept}, separators=(",", ":")).encode(), level=1)


def bucket_number(site: str, key: str) -> bytes:
    """The bucket of a key of a site: the same in every process and version."""
    return shard_number(site, _SITES) + b" " + shard_number(key, _PARTS)


def digest(key: str) -> str:
    """The name of a key in its bucket: 64 bits. Among a million keys two share one in 37 million jobs."""
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
