"""How what flows is encoded where it crosses from one stage or worker to another: as JSON, never as pickle.

`register` makes these the coders of the types, wherever a transform declares them. Deterministic, readable by later versions.
"""

import json
from typing import Generic, TypeVar

from apache_beam import coders
from apache_beam.coders import Coder

from schemas.articles import Article
from schemas.codec import from_json, from_plain, to_json
from schemas.dead_letters import DeadLetter, Ending
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from schemas.records import Record

T = TypeVar("T")


class JsonCoder(Coder, Generic[T]):
    """A value of one of our types as a line of JSON."""

    of: type[T]

    def encode(self, value: T) -> bytes:
        return to_json(value).encode()

    def decode(self, encoded: bytes) -> T:
        return from_json(self.of, encoded)

    def is_deterministic(self) -> bool:
        return True

    def estimate_size(self, value: T) -> int:
        """Of no use to us. Beam would encode every element once more to measure samples of them: 3 % of a worker's time."""
        return 1

    def to_type_hint(self) -> type[T]:
        return self.of


class FeedItemCoder(JsonCoder[FeedItem]):
    of = FeedItem


class ArticleCoder(JsonCoder[Article]):
    of = Article


class RecordCoder(JsonCoder[Record]):
    of = Record


class DeadLetterCoder(JsonCoder[DeadLetter]):
    of = DeadLetter


class EndingCoder(JsonCoder[Ending]):
    of = Ending


class PageCoder(JsonCoder[Page]):
    """What is known of a page as a line of JSON, then its body. Stages are fused where pages flow, where the runner fuses."""

    of = Page

    def encode(self, value: Page) -> bytes:
        head = {"item": value.item, "evidence": value.evidence, "charset": value.charset}
        return to_json(head).encode() + b"\n" + value.body

    def decode(self, encoded: bytes) -> Page:
        head, _, body = encoded.partition(b"\n")
        plain = json.loads(head)
        return Page(
            item=from_plain(FeedItem, plain["item"]),
            evidence=from_plain(Evidence, plain["evidence"]),
            body=body,
            charset=plain["charset"],
        )


def register() -> None:
    """Use these coders for these types in every pipeline that is built from now on."""
    for coder in (FeedItemCoder, ArticleCoder, RecordCoder, DeadLetterCoder, EndingCoder, PageCoder):
        coders.registry.register_coder(coder.of, coder)
