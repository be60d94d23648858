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
from transforms.extract.article import extract_page
from transforms.pool.pooled_fn import PooledFn, PoolSettings, RemoteError, Stopped

#: Tag of the dead letters.
DEAD = "dead"


class ExtractArticles(beam.PTransform[Any, Any]):
    """Pages in, articles out (the main output), and a `DeadLetter` of stage `extract` tagged "dead" for every page without one.

    Each page ends in exactly one of the two, with the timestamp and window it came with; their order is not kept. A page
    that hangs, outgrows its memory or crashes its process costs itself (`extract_timeout`, `extract_crash`). At most 4 pages
    for each worker are in flight.
    """

    def __init__(self, pool: PoolSettings, now: Callable[[], datetime] = utc_now) -> None:
        super().__init__()
        self._pool, self._now = pool, now

    def expand(self, pages: "beam.PCollection[Page]") -> Any:  # Beam reads this as a type hint and knows none for tuples
        extract = beam.ParDo(PooledFn(self._pool, extract_page, _Land(self._now)))
        return pages | extract.with_output_types(Article, **{DEAD: DeadLetter}).with_outputs(DEAD, main="articles")


@dataclass(frozen=True, slots=True)
class _Land:
    now: Callable[[], datetime]

    def __call__(self, page: Page, future: "Future[Any]") -> Any:
        outcome = article_or_letter(page, future, self.now())
        if isinstance(outcome, DeadLetter):
            Metrics.counter("extract", outcome.reason).inc()
            return beam.pvalue.TaggedOutput(DEAD, outcome)
        Metrics.counter("extract", "article").inc()
        evidence = outcome.content.text_evidence
        if evidence is not None and evidence.doubtful:
            Metrics.counter("extract", "doubtful").inc()
        return outcome


def article_or_letter(page: Page, future: "Future[Any]", now: datetime) -> Article | DeadLetter:
    """How a page ended, from the future of `extract_page`, which is done."""
    try:
        result = future.result()
    except RemoteError as error:
        # A page that meets a bug costs itself: the web will always find one more. The last line names the error.
        result = Stopped("extract_crash", f"Extraction failed: {str(error).strip().splitlines()[-1][:300]}")
    if isinstance(result, Content):
        return Article(item=page.item, evidence=page.evidence, content=result)
    return DeadLetter(
        url=page.item.url,
        feed_url=page.item.feed_url,
        stage="extract",
        reason=result.reason,
        message=result.message,
        attempts=page.item.attempts + 1,
        at=now,
        http_status=page.evidence.http_status,
        item=page.item,
    )
