"""The coders of elements between stages and workers: JSON, never pickle. Deterministic; later versions read it."""

import json
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from apache_beam import coders
from apache_beam.coders import Coder

from schemas.codec import from_json, from_plain, to_json
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page

T = TypeVar("T")


class JsonCoder(Coder, Generic[T]):
    """A value of one of our types as a line of JSON."""

    def __init__(self, of: type[T]) -> None:
        self._of = of

    @classmethod
    def from_type_hint(cls, typehint: Any, unused_registry: Any) -> Any:
        """Called by Beam for the types that are registered with this coder."""
        return cls(typehint)

    def encode(self, value: T) -> bytes:
        return to_json(value).encode()

    def decode(self, encoded: bytes) -> T:
        return from_json(self._of, encoded)

    def is_deterministic(self) -> bool:
        return True

    def estimate_size(self, value: T) -> int:
        """A constant. To measure samples Beam would encode every element once more, which takes 3 % of a worker's time."""
        return 1

    def to_type_hint(self) -> type[T]:
        return self._of

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self._of is other._of

    def __hash__(self) -> int:
        return hash((type(self), self._of))


class PageCoder(JsonCoder[Page]):
    """The evidence of a page as a line of JSON, then its body. Pages cross no stage where the runner fuses."""

    def encode(self, value: Page) -> bytes:
        head = {"item": value.item, "evidence": value.evidence, "charset": value.charset, "gone": value.gone}
        return to_json(head).encode() + b"\n" + value.body

    def decode(self, encoded: bytes) -> Page:
        head, _, body = encoded.partition(b"\n")
        plain = json.loads(head)
        return Page(
            item=from_plain(FeedItem, plain["item"]),
            evidence=from_plain(Evidence, plain["evidence"]),
            body=body,
            charset=plain["charset"],
            gone=plain["gone"],
        )


def register(types: Iterable[type[Any]]) -> None:
    """Use these coders for these types in every pipeline that is built from now on."""
    for of in types:
        coders.registry.register_coder(of, PageCoder if of is Page else JsonCoder)
