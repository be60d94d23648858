"""The PTransform: each page ends once, in its window, as an article or as a dead letter."""

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
from transforms.extract.extract_articles import ExtractArticles
from transforms.pool.pool import PoolSettings
from transforms.pool.shared import close_pools


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
            | ExtractArticles(PoolSettings(2), now=lambda: NOW)
        )
        both = (ended.main, ended.dead) | beam.Flatten() | beam.Map(ending)
        assert_that(both, equal_to(expected))
