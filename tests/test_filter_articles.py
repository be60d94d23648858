"""Articles that the `where` of their feed does not keep."""

import dataclasses
from datetime import UTC, datetime

import apache_beam as beam
from apache_beam.testing.util import assert_that, equal_to

from schemas.articles import Article
from schemas.dead_letters import Ending
from transforms.enrich.batch import article_of
from transforms.link.filter_articles import FilterArticles, is_kept

NOW = datetime(2026, 11, 28, tzinfo=UTC)


def with_where(where: str | None, title: str) -> Article:
    made = article_of({"id": "1", "url": f"https://a.example/{title}", "title": title, "text": "Some words."}, NOW)
    return dataclasses.replace(made, item=dataclasses.replace(made.item, where=where))


def test_an_article_without_an_expression_is_kept() -> None:
    assert is_kept(with_where(None, "Harbour"))


def test_the_expression_sees_the_record() -> None:
    assert is_kept(with_where('"Harbour" in title', "Harbour reopens"))
    assert not is_kept(with_where('"Harbour" in title', "Bridge reopens"))


def test_each_article_is_kept_or_ends_as_filtered() -> None:
    where = '"Harbour" in title'
    kept, dropped = with_where(where, "Harbour reopens"), with_where(where, "Bridge reopens")
    with beam.Pipeline() as pipeline:
        outputs = pipeline | beam.Create([kept, dropped]) | FilterArticles()
        assert_that(outputs.main | beam.Map(lambda found: found.content.title), equal_to(["Harbour reopens"]))
        cause = f"The record does not match {where}"
        ending = Ending(kind="filtered", url=dropped.item.url, feed_url=dropped.item.feed_url, cause=cause)
        assert_that(outputs.ended, equal_to([ending]), label="ended")
