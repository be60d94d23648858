"""Pages to articles, in a pool of processes."""

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

import apache_beam as beam
from apache_beam.metrics import Metrics

from schemas.articles import Article, Content
from schemas.dead_letters import DeadLetter
from schemas.pages import Page
from transforms.clock import utc_now
from transforms.extract.article import NotArticle, article_of, extract_and, extract_page
from transforms.outputs import outputs_of, tagged
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
    that hangs, outgrows its memory or crashes its process costs itself (`extract_timeout`, `extract_crash`). At most 4 pages
    for each worker are in flight.

    `then`: done with each article in the same task, because a task costs 1 ms. Where that task is stopped, another one extracts
    the page alone: what hangs in `then` costs its results and not the article.
    """

    def __init__(
        self, pool: PoolSettings | None = None, now: Callable[[], datetime] = utc_now, then: Then | None = None
    ) -> None:
        super().__init__()
        self._pool, self._now, self._then = pool or page_pool(), now, then

    def expand(self, pages: "beam.PCollection[Page]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        function = extract_page if self._then is None else partial(extract_and, then=self._then)
        return outputs_of(pages, beam.ParDo(PooledFn(self._pool, function, _OnDone(self._now, self._then))), Article)


@dataclass(frozen=True, slots=True)
class _OnDone:
    """`stopped`: how the task with `then` ended, where this is about the one after it."""

    now: Callable[[], datetime]
    then: Then | None
    stopped: Stopped | None = None

    def __call__(self, page: Page, future: "Future[Any]") -> Any:
        result = _result(future)
        if isinstance(result, Stopped) and self.then is not None and self.stopped is None:
            return Again(extract_page, replace(self, stopped=result))
        outcome = article_or_letter(page, result, self.now())
        if isinstance(outcome, Article) and self.then is not None and self.stopped is not None:
            outcome = self.then.stopped(outcome, self.stopped)
        Metrics.counter("extract", outcome.reason if isinstance(outcome, DeadLetter) else "article").inc()
        evidence = outcome.content.text_evidence if isinstance(outcome, Article) else None
        if evidence is not None and evidence.doubtful:
            Metrics.counter("extract", "doubtful").inc()
        return tagged(outcome)


def _result(future: "Future[Any]") -> Any:
    try:
        return future.result()
    except RemoteError as error:
        # A page that meets a bug costs itself: the web will always find one more. The last line names the error.
        return Stopped("crash", f"Extraction failed: {str(error).strip().splitlines()[-1][:300]}")


def article_or_letter(page: Page, result: Article | Content | NotArticle | Stopped, now: datetime) -> Article | DeadLetter:
    """How a page ended, from the result of `extract_page` or `extract_and`."""
    outcome = result if isinstance(result, Article | Stopped) else article_of(page, result)
    if isinstance(outcome, Article):
        return outcome
    return DeadLetter(
        url=page.item.url,
        feed_url=page.item.feed_url,
        stage="extract",
        reason=f"extract_{outcome.cause}" if isinstance(outcome, Stopped) else outcome.reason,
        message=outcome.message,
        attempts=page.item.attempts + 1,
        at=now,
        http_status=page.evidence.http_status,
        item=page.item,
    )
