"""The number of the shard or bucket to which a name belongs: the Beam key. Pure."""

from hashlib import blake2b


def shard_number(name: str, shards: int) -> bytes:
    """The number of the shard of a name, out of `shards`: the same in every process and version. It is the Beam key."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return b"%05d/%05d" % (int.from_bytes(digest, "big") % shards, shards)


def check_shard(number: bytes, shards: int) -> None:
    """Raises ValueError for a shard of a job with another number of shards: a host would be in two shards of this job."""
    were = int(number.partition(b"/")[2])
    if were != shards:
        raise ValueError(
            f"the state of this job has {were} shards, not {shards}: run it with --shards {were}, or begin without the state"
        )
