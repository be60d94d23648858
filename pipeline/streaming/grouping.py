"""Elements of a bundle that belong to one Beam key, as one value: the state of the key is then read and written once."""

from collections.abc import Callable, Iterator
from typing import Any

import apache_beam as beam
from apache_beam.transforms.window import GlobalWindows

from schemas.codec import to_json


class GroupOfBundleFn(beam.DoFn):
    """Elements -> pairs of a key and a JSON array of at most `most` elements, in their order. `key_of` gives the key."""

    def __init__(self, key_of: Callable[[Any], bytes], most: int) -> None:
        self._key_of, self._most = key_of, most

    def start_bundle(self) -> None:
        self._rows: dict[bytes, list[str]] = {}

    def process(self, element: Any) -> Iterator[tuple[bytes, bytes]]:
        key = self._key_of(element)
        rows = self._rows.setdefault(key, [])
        rows.append(to_json(element))
        if len(rows) >= self._most:
            yield key, _array(self._rows.pop(key))

    def finish_bundle(self) -> Iterator[Any]:
        for key, rows in self._rows.items():
            yield GlobalWindows.windowed_value((key, _array(rows)))


def _array(rows: list[str]) -> bytes:
    return f"[{','.join(rows)}]".encode()
