"""Digests of texts: 64 bits, the same in every process and version."""

from hashlib import blake2b


def digest(text: str, seed: int = 0) -> int:
    """64 bits of BLAKE2b. `seed` separates digests that must never be equal."""
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big") ^ seed
