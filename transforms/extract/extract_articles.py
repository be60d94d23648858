"""Pages to articles, in a pool of processes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import apache_beam as beam
from apache_beam.metrics import Metrics

from schemas.articles import Article, Content
from schemas.dead_letters import DeadLetter
from schemas.pages import Page
from transforms.clock import utc_now
from transforms.extract.article import NotArticle
from transforms.extract.feed_text import ExtractedText, extract_text, plain_content, with_reason
from transforms.outputs import outputs_of, tagged
from transforms.pool.page_pool import page_pool
from transforms.pool.pool import PoolSettings
from transforms.pool.pooled_fn import PooledFn
from transforms.pool.stopped import RemoteError, Stopped


class ExtractArticles(beam.PTransform[Any, Any]):
    """PCollection[Page] -> `Outputs`: an Article for each page, or a DeadLetter of stage `extract`.

    A look at a known article whose page says that the article is gone gives an Article without text and with `gone`.

    Each page ends in exactly one of the two, with the timestamp and window it came with; their order is not kept. A page
    that hangs, outgrows its memory or crashes its process costs itself (`extract_timeout`, `extract_crash`). Where a page gives
    no article, or less than its feed carries, the Article has the feed's text and says why (`feed_text.py`). At most 4 pages
    for each worker are in flight.
    """

    def __init__(self, pool: PoolSettings | None = None, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self._pool, self._now = pool or page_pool(), now

    def expand(self, pages: "beam.PCollection[Page]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        return outputs_of(pages, beam.ParDo(PooledFn(self._pool, extract_text, _OnDone(self._now))), Article)


@dataclass(frozen=True, slots=True)
class _OnDone:
    now: Callable[[], datetime]

    def __call__(self, page: Page, future: "Future[Any]") -> Any:
        outcome = article_or_letter(page, future, self.now())
        Metrics.counter("extract", outcome.reason if isinstance(outcome, DeadLetter) else "article").inc()
        evidence = outcome.content.text_evidence if isinstance(outcome, Article) else None
        if evidence is not None and evidence.doubtful:
            Metrics.counter("extract", "doubtful").inc()
        return tagged(outcome)


def article_or_letter(page: Page, future: "Future[Any]", now: datetime) -> Article | DeadLetter:
    """How a page ended, from the future of `extract_text`, which is done."""
    try:
        result = future.result()
    except RemoteError as error:
        # A page that meets a bug costs itself: the web will always find one more. The last line names the error.
        result = Stopped("crash", f"Extraction failed: {str(error).strip().splitlines()[-1][:300]}")
    if isinstance(result, ExtractedText):
        return Article(item=page.item, evidence=result.evidence, content=result.content, gone=page.gone)
    reason = f"extract_{result.cause}" if isinstance(result, Stopped) else result.reason
    if isinstance(result, NotArticle) and result.reason == "soft_404" and page.item.look is not None:
        # A known article: its page says that it is gone, so its record has to be withdrawn.
        return Article(item=page.item, evidence=page.evidence, content=Content(text=""), gone=result.message)
    own = plain_content(page.item) if isinstance(result, Stopped) else None
    if own is not None:
        is_feeds = page.evidence.text_source == "feed"
        evidence = page.evidence if is_feeds else with_reason(page, reason, result.message)
        return Article(item=page.item, evidence=evidence, content=own)
    return DeadLetter(
        url=page.item.url,
        feed_url=page.item.feed_url,
        stage="extract",
        reason=reason,
        message=result.message,
        attempts=page.item.attempts + 1,
        at=now,
        http_status=page.evidence.http_status,
        item=page.item,
    )
