"""Pages to articles, in a pool of processes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import apache_beam as beam

from schemas.articles import Article
from schemas.dead_letters import DeadLetter
from schemas.pages import Page
from transforms.clock import utc_now
from transforms.extract.feed_text import (
    ExtractedText,
    article_of,
    extract_and,
    extract_text,
    plain_content,
    then_alone,
    with_reason,
)
from transforms.extract.not_article import NotArticle
from transforms.metrics import counter
from transforms.outputs import outputs_of, tagged
from transforms.pool.packing import Packing
from transforms.pool.page_pool import page_pool
from transforms.pool.pool import PoolSettings
from transforms.pool.pooled_fn import Again, PooledFn
from transforms.pool.stopped import RemoteError, Stopped


class Then(Protocol):
    """What is done with an article in the task that extracts it. Importable by name, or picklable."""

    def __call__(self, article: Article, /) -> Article: ...

    def stopped(self, article: Article, stopped: Stopped, /) -> Article:
        """The article where the task had to be stopped after the extraction."""
        ...


class ExtractArticles(beam.PTransform[Any, Any]):
    """PCollection[Page] -> `Outputs`: an Article for each page, or a DeadLetter of stage `extract`.

    A look at a known article whose page says that the article is gone gives an Article without text and with `gone`.

    Each page ends in exactly one of the two, with the timestamp and window it came with; their order is not kept. A page
    that hangs, outgrows its memory or crashes its process costs itself (`extract_timeout`, `extract_crash`). Where a page gives
    no article, or less than its feed carries, the Article has the feed's text and says why (`feed_text.py`). At most 4 pages
    for each worker are in flight.

    `then`: done with each article in the same task, because a task costs 1 ms. Where that task is stopped, the two are done one
    after the other, each in a task of its own: what hangs in `then` costs its results and not the article.

    A program that fetches pages beside its pipeline may begin their tasks before (`transforms/pool/ahead.py`).
    """

    def __init__(
        self, pool: PoolSettings | None = None, now: Callable[[], datetime] = utc_now, then: Then | None = None
    ) -> None:
        super().__init__()
        self._pool, self._now, self._then = pool or page_pool(), now, then

    def expand(self, pages: "beam.PCollection[Page]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        function = extract_text if self._then is None else partial(extract_and, then=self._then)
        packing = Packing(function, Article)
        pooled = PooledFn(self._pool, packing, _OnDone(self._now, self._then), _page_key)
        return outputs_of(pages, beam.ParDo(pooled), Article)


def _page_key(page: Page) -> tuple[str, datetime]:
    """A URL is not fetched twice at the same instant."""
    return page.item.url, page.evidence.fetched_at


@dataclass(frozen=True, slots=True)
class _OnDone:
    """`is_apart`: this is about a task after one that was stopped. `article`: it does `then` for this article."""

    now: Callable[[], datetime]
    then: Then | None
    is_apart: bool = False
    article: Article | None = None

    def __call__(self, page: Page, future: "Future[Any]") -> Any:
        result = _result(future)
        if self.then is None:
            return _ended(article_or_letter(page, result, self.now()))
        if self.article is not None:
            return _ended(self.then.stopped(self.article, result) if isinstance(result, Stopped) else result)
        if isinstance(result, Stopped) and not self.is_apart:
            return Again(extract_text, replace(self, is_apart=True))
        outcome = article_or_letter(page, result, self.now())
        if isinstance(outcome, Article) and self.is_apart:
            return Again(partial(then_alone, then=self.then, article=outcome), replace(self, article=outcome))
        return _ended(outcome)


def _ended(outcome: Article | DeadLetter) -> Any:
    counter("extract", outcome.reason if isinstance(outcome, DeadLetter) else "article").inc()
    evidence = outcome.content.text_evidence if isinstance(outcome, Article) else None
    if evidence is not None and evidence.doubtful:
        counter("extract", "doubtful").inc()
    return tagged(outcome)


def _result(future: "Future[Any]") -> Any:
    try:
        return future.result()
    except RemoteError as error:
        # A page that meets a bug costs itself: the web will always find one more. The last line names the error.
        return Stopped("crash", f"Extraction failed: {str(error).strip().splitlines()[-1][:300]}")


def article_or_letter(
    page: Page, result: Article | ExtractedText | NotArticle | Stopped, now: datetime
) -> Article | DeadLetter:
    """How a page ended, from the result of `extract_text` or `extract_and`."""
    outcome = result if isinstance(result, Article | Stopped) else article_of(page, result)
    if isinstance(outcome, Article):
        return outcome
    reason = f"extract_{outcome.cause}" if isinstance(outcome, Stopped) else outcome.reason
    own = plain_content(page.item) if isinstance(outcome, Stopped) else None
    if own is not None:
        is_feeds = page.evidence.text_source == "feed"
        evidence = page.evidence if is_feeds else with_reason(page, reason, outcome.message)
        return Article(item=page.item, evidence=evidence, content=own)
    return DeadLetter(
        url=page.item.url,
        feed_url=page.item.feed_url,
        stage="extract",
        reason=reason,
        message=outcome.message,
        attempts=page.item.attempts + 1,
        at=now,
        http_status=page.evidence.http_status,
        item=page.item,
    )
