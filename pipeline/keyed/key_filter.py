"""A Bloom filter (Bloom 1970) over keys that are digests: most lookups of an index are for keys that it has never had.

An answer "absent" is certain. The size is fixed, so that memory does not grow with the index: with ten million keys, one absent
key in 14 is answered "maybe", with twenty million one in five.
"""

from collections.abc import Collection, Iterable

#: 2 ** 26 bits are 8 MB. Two bits a key: parts of the key itself, which is a digest already.
WIDTH = 26


class KeyFilter:
    """`bits`: the bits of an earlier filter, or None for an empty filter. The filter has 2 ** `width` bits; `width` is at most
    30."""

    def __init__(self, bits: bytes | None = None, *, width: int = WIDTH) -> None:
        size = 1 << width - 3
        if bits is not None and len(bits) != size:
            raise ValueError(f"a filter has {size} bytes, not {len(bits)}")
        self._width = width
        # The system gives zeroed memory page by page: an empty filter takes none until keys are added.
        self.bits = bytearray(bits if bits is not None else size)

    def maybe(self, keys: Iterable[int]) -> list[int]:
        """The keys that may have been added. A loop: 46 keys take 12 us, and 15 us as an array of numpy."""
        bits, places, shift = self.bits, (1 << self._width - 3) - 1, self._width
        byte_shift = shift + 3
        return [
            key
            for key in keys
            if bits[key >> 3 & places] >> (key & 7) & 1 and bits[key >> byte_shift & places] >> (key >> shift & 7) & 1
        ]

    def add(self, keys: Collection[int]) -> None:
        import numpy as np  # noqa: PLC0415 - slow to import, and the command line opens ledgers

        bits = np.frombuffer(self.bits, dtype=np.uint8)
        array = np.fromiter(keys, dtype=np.int64, count=len(keys))
        mask = (1 << self._width) - 1
        for places in (array & mask, array >> self._width & mask):
            np.bitwise_or.at(bits, places >> 3, (1 << (places & 7)).astype(np.uint8))
