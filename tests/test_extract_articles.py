"""The PTransform: each page ends once, in its window, as an article or as a dead letter."""

import os
from collections.abc import Iterator

import apache_beam as beam
import pytest
from apache_beam.testing.util import assert_that, equal_to
from apache_beam.transforms import window

from schemas.articles import Article
from schemas.dead_letters import DeadLetter
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.article_pages import NOW, TITLE, article
from transforms.enrich.chain import Chain, EnrichInTask, FunctionHook
from transforms.extract.extract_articles import ExtractArticles
from transforms.pool.pool import PoolSettings
from transforms.pool.shared import close_pools

#: The first task of a worker imports this module, and Beam with it: seconds on a busy machine.
POOL = PoolSettings(2, wall_limit_s=120)


@pytest.fixture(autouse=True)
def pools() -> Iterator[None]:
    yield
    close_pools()


def fetched(number: int) -> Page:
    """Every third page is empty."""
    url = f"https://www.example.org/{number}"
    item = FeedItem(feed_url="https://www.example.org/feed", url=url, item_id=url, first_seen_at=NOW)
    body = b"" if number % 3 == 0 else article()
    return Page(item=item, evidence=Evidence(fetched_at=NOW, final_url=url), body=body, charset=None)


def ending(outcome: Article | DeadLetter, within: object = beam.DoFn.WindowParam) -> tuple[str, str, int]:
    url = outcome.item.url if isinstance(outcome, Article) else outcome.url
    what = outcome.content.title if isinstance(outcome, Article) else outcome.reason
    return url, what or "", int(within.start)  # type: ignore[attr-defined]  # Beam gives the window


def test_each_page_ends_once_in_its_window() -> None:
    expected = [
        (f"https://www.example.org/{number}", "extract_empty" if number % 3 == 0 else TITLE, number // 10 * 10)
        for number in range(30)
    ]
    with beam.Pipeline(runner="DirectRunner") as pipeline:
        ended = (
            pipeline
            | beam.Create(range(30))
            | beam.Map(lambda one: window.TimestampedValue(fetched(one), one))
            | beam.WindowInto(window.FixedWindows(10))
            | ExtractArticles(POOL, now=lambda: NOW)
        )
        both = (ended.main, ended.dead) | beam.Flatten() | beam.Map(ending)
        assert_that(both, equal_to(expected))


def length(article: Article) -> int:
    return len(article.content.text)


def die_at_five(article: Article) -> int:
    if article.item.url.endswith("/5"):
        os._exit(3)
    return 5


def test_what_follows_the_extraction_is_done_in_its_task_and_costs_no_article() -> None:
    chain = Chain((FunctionHook(name="length", function=length), FunctionHook(name="die", function=die_at_five)))
    with beam.Pipeline(runner="DirectRunner") as pipeline:
        ended = (
            pipeline
            | beam.Create([fetched(number) for number in range(1, 9)])
            | ExtractArticles(POOL, now=lambda: NOW, then=EnrichInTask(chain))
        )
        articles = ended.main | beam.Map(
            lambda article: (
                int(article.item.url.rpartition("/")[2]),
                article.content.title,
                [f"{ended.name} {ended.status}" for ended in article.enrichment.enrichments],
            )
        )
        dead = ended.dead | beam.Map(lambda letter: letter.reason)
        well, died = ["length ok", "die ok"], ["length error:ChildProcessError", "die error:ChildProcessError"]
        assert_that(articles, equal_to([(number, TITLE, died if number == 5 else well) for number in (1, 2, 4, 5, 7, 8)]))
        assert_that(dead, equal_to(["extract_empty"] * 2), label="dead")
