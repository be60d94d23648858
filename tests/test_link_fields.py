"""Every field of an enrichment, and of the content, reaches the record: one that `make_record` forgets would be lost."""

from dataclasses import fields
from datetime import UTC, datetime

import pytest

from schemas.articles import Article, Content, Enrichment
from schemas.example import example_record
from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from schemas.records import Record
from transforms.link.link_record import make_record

_AT = datetime(2026, 5, 4, 6, 30, tzinfo=UTC)
#: Content that enrichments turn into fields of their own: `wire_agency`, `rights_signals`.
_READ_BY_ENRICHMENTS = {"wire_credit", "meta_robots", "rights"}


def _record(content: Content, enrichment: Enrichment) -> Record:
    url = "http://harbour.example/1"
    item = FeedItem(feed_url="http://harbour.example/feed", url=url, item_id="1", first_seen_at=_AT)
    article = Article(item=item, evidence=Evidence(fetched_at=_AT, final_url=url), content=content, enrichment=enrichment)
    return make_record(article, _AT)


@pytest.mark.parametrize("name", [field.name for field in fields(Enrichment)])
def test_a_field_of_an_enrichment_is_in_the_record(name: str) -> None:
    found = getattr(example_record(), name)
    assert found != getattr(Enrichment(), name), "the example has the default, which shows nothing"

    record = _record(Content(text="The ferry left."), Enrichment(**{name: found}))

    assert getattr(record, name) == found


@pytest.mark.parametrize("name", [field.name for field in fields(Content) if field.name not in _READ_BY_ENRICHMENTS])
def test_a_field_of_the_content_is_in_the_record(name: str) -> None:
    found = getattr(example_record(), name)

    record = _record(Content(**{"text": "The ferry left.", name: found}), Enrichment())

    assert getattr(record, name) == found
