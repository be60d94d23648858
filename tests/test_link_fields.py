"""Every field of an enrichment, and of the content, reaches the record: one that `make_record` forgets would be lost."""

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from schemas.articles import Article, Content, Enrichment, FieldSource
from schemas.example import example_record
from schemas.feed_items import FeedItem
from schemas.pages import Evidence
from schemas.records import Record
from schemas.times import Claim
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


def test_the_sources_of_fields_are_those_of_the_values_that_the_record_has() -> None:
    by_url = Claim(value="2026-05-02", precision="day", zone="unknown", source="url", raw="2026/05/2")
    by_feed = Claim(
        value="2026-05-04T06:00:00Z", precision="instant", zone="given", source="feed:pubdate", raw="4 May 2026 6:00 Z"
    )
    of_page = (FieldSource(name="published", source="url"), FieldSource(name="text", source="trafilatura:fast"))
    url = "http://harbour.example/1"
    item = FeedItem(
        feed_url="http://harbour.example/feed", url=url, item_id="1", first_seen_at=_AT, title="Ferry", authors=("A. Penhale",)
    )
    article = Article(
        item=replace(item, published=by_feed),
        evidence=Evidence(fetched_at=_AT, final_url=url),
        content=Content(text="The ferry left.", published=by_url, language_declared="en", field_sources=of_page),
        enrichment=Enrichment(published=by_feed),
    )

    made = make_record(article, _AT)

    assert made.published == by_feed
    assert [(found.name, found.source) for found in made.field_sources] == [
        ("published", "feed:pubdate"),
        ("text", "trafilatura:fast"),
        ("title", "feed:title"),
        ("authors", "feed:author"),
    ]
