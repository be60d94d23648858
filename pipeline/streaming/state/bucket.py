"""The persisted state of a map: its keys in buckets, each bucket one value of Beam state.

A Beam key for each key of the map would be simpler, but needs a timer for its expiry. On Flink's heap these timers took ten
times the size of the state (`python -m bench.checkpoints`). In a bucket a key costs about 16 bytes; the next write of a bucket
drops expired keys.

A bundle reads its buckets from the runner, and writes them back, one after the other. So the keys of a site are near each
other: a feed's forty new articles are in `_PARTS` buckets.
"""

import json
import math
import zlib
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from pipeline.keyed.bound_step import BoundStep
from pipeline.streaming.state.shard_number import shard_number
from transforms.steps import Applied

VERSION = 1
#: Number of groups of sites, and of buckets in each group. A site of 20 articles a day has 900 keys in a bucket, which take 4
#: ms to read and write; one of 500 a day 22,500 keys (0.3 MB), 190 ms (measured): in one bucket it would be four times as many.
_SITES, _PARTS = 256, 4
#: Expiry is in whole hours: exact instants do not compress.
_HOUR_S = 3600


class PersistedState(NamedTuple):
    """A key's state in its step's encoding, its expiry and its wake (Unix seconds; None: never)."""

    state: dict[str, Any]
    expires_at: int | None = None
    wake_at: float | None = None


@dataclass(slots=True)
class Bucket:
    """Keys by their digests."""

    states: dict[str, PersistedState] = field(default_factory=dict)

    def apply(self, step: BoundStep, element: Any, now: datetime) -> list[Any]:
        """The outputs of a `KeyedMap` for an element."""
        return self._apply(step, digest(step.step.key(element)), element, now)

    def apply_woken(self, step: BoundStep, now: datetime) -> list[Any]:
        """The outputs of a `KeyedMap` for the keys whose time has come."""
        at = now.timestamp()
        woken = [name for name, persisted in self.states.items() if persisted.wake_at is not None and persisted.wake_at <= at]
        return [output for name in woken for output in self._apply(step, name, None, now)]

    def next_wake(self) -> float | None:
        """The earliest wake of a key in Unix seconds."""
        return min((persisted.wake_at for persisted in self.states.values() if persisted.wake_at is not None), default=None)

    def _apply(self, step: BoundStep, name: str, element: Any, now: datetime) -> list[Any]:
        persisted = self.states.pop(name, None)
        state = step.step.decode(persisted.state) if persisted is not None else None
        applied: Applied[Any] = step.step.apply(state, element, now)
        if applied.state is not None:
            expires_at = math.ceil(applied.expires_at.timestamp() / _HOUR_S) * _HOUR_S if applied.expires_at else None
            wake_at = applied.wake_at.timestamp() if applied.wake_at else None
            self.states[name] = PersistedState(step.step.encode(applied.state), expires_at, wake_at)
        return [*applied.outputs]


def read_bucket(value: bytes | None, now: float) -> Bucket:
    """The bucket without expired keys. Raises ValueError for the state of a later version."""
    if value is None:
        return Bucket()
    plain = json.loads(zlib.decompress(value))
    if plain["v"] > VERSION:
        raise ValueError(f"the state of this job is of version {plain['v']}; this newsbeam reads up to {VERSION}: update it")
    states = {name: PersistedState(*values) for name, values in plain["keys"].items()}
    return Bucket(
        {name: persisted for name, persisted in states.items() if persisted.expires_at is None or persisted.expires_at > now}
    )


def write_bucket(bucket: Bucket) -> bytes:
    """The bucket as a value for the state."""
    keys = {name: persisted if persisted.wake_at is not None else persisted[:2] for name, persisted in bucket.states.items()}
    return zlib.compress(json.dumps({"v": VERSION, "keys": keys}, separators=(",", ":")).encode(), level=1)


def bucket_number(site: str, key: str) -> bytes:
    """The bucket of a key of a site: the same in every process and version."""
    return shard_number(site, _SITES) + b" " + shard_number(key, _PARTS)


def digest(key: str) -> str:
    """The digest of a key in its bucket: 64 bits. With a million keys, one in 37 million jobs has two equal digests."""
    return blake2b(key.encode("utf-8", "replace"), digest_size=8).hexdigest()
