"""The keyed map that finds the record of an article which says less about itself than before.

The key of a record is mostly that of the entry's link. Where a page names another address of the same article (its canonical
link), the record has the key of that. A later look may find no such page: the article is gone, or its text is the feed's. This
map remembers, for these articles only, the key of the record by the address that the page came from.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, NamedTuple

from schemas.articles import Article
from transforms.link.link_record import article_id, key_of
from transforms.link.linked import REMEMBER
from transforms.steps import Applied
from transforms.urls.urls import url_key

_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """An element of `FindRecord`. `address`: the URL key of the address that the article was asked from.

    Either `record`, the URL key of its record, is known, or `article` is one without it.
    """

    address: str
    record: str | None = None
    article: Article | None = None


class KnownRecord(NamedTuple):
    """The state of an address: the URL key of the record of its article."""

    record: str


class FindRecord:
    """A keyed map from articles to the same articles, with the key of their record. Keyed by the id of the address.

    An article whose address has no other record leaves as it came. The state expires `REMEMBER` after the newest arrival, as
    that of `LinkRecord`.
    """

    name = "FindRecord"

    @staticmethod
    def key(element: Addressed, /) -> str:
        return article_id(element.address)

    def apply(self, state: KnownRecord | None, element: Addressed | None, now: datetime, /) -> Applied[KnownRecord]:
        if element is None:  # never: the map sets no wake
            return Applied(state=state)
        if element.record is not None:
            state = KnownRecord(element.record)
        article = element.article
        if article is not None and state is not None:
            article = replace(article, enrichment=replace(article.enrichment, url_key=state.record))
        outputs = (article,) if article is not None else ()
        return Applied(state=state, outputs=outputs, expires_at=now + REMEMBER if state is not None else None)

    def encode(self, state: KnownRecord, /) -> dict[str, Any]:
        return {"v": _VERSION, "record": state.record}

    def decode(self, data: dict[str, Any], /) -> KnownRecord:
        """The state that `encode` made. ValueError for one of a later version."""
        if data["v"] > _VERSION:
            raise ValueError(f"the state of an address is of version {data['v']}; this newsbeam reads up to {_VERSION}")
        return KnownRecord(data["record"])


def addressed(article: Article) -> Addressed | None:
    """The element of `FindRecord` for an article; None for most articles, whose record has the key of their address."""
    item = article.item
    if item.whole_key:  # its page never names the record
        return None
    address, record = url_key(item.article_url), key_of(article)
    if record != address:
        return Addressed(address=address, record=record)
    return Addressed(address=address, article=article) if _may_have_another(article, address) else None


def _may_have_another(article: Article, address: str) -> bool:
    """True if an earlier version of this article may have named another address.

    That is the result of a look, which is no page that names its own address. A new entry has no earlier version: that of a
    known link ends at its host (`FetchPage`).
    """
    canonical = article.content.canonical_url
    return article.item.look is not None and (canonical is None or url_key(canonical) != address)


def site_of_address(element: Addressed) -> str:
    """The host in the URL key of the address."""
    return element.address.partition("/")[0].partition("?")[0].partition("#")[0]
