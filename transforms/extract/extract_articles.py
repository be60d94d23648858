"""Pages to articles, in a pool of processes."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam
from apache_beam.metrics import Metrics
from apache_beam.transforms.window import WindowedValue

from schemas.articles import Article, Content
from schemas.dead_letters import DeadLetter
from schemas.pages import Page
from transforms.extract.article import extract_page
from transforms.extract.pool import ExtractionPool, RemoteError, Stopped

#: Tag of the dead letters.
DEAD = "dead"

#: Pages in flight for each worker: enough that no worker waits for the next, few enough that memory does not grow with the backlog.
_IN_FLIGHT_PER_WORKER = 4


@dataclass(frozen=True, slots=True)
class PoolSettings:
    """What a pool is made of. Equal settings share one pool within a process."""

    workers: int
    wall_limit_s: float = 10.0
    memory_limit_bytes: int = 2 * 1024**3
    tasks_per_worker: int = 500


def utc_now() -> datetime:
    """The clock."""
    return datetime.now(UTC)


class ExtractArticles(beam.PTransform):
    """Pages in, articles out (the main output), and a `DeadLetter` of stage `extract` tagged "dead" for every page without one.

    Each page ends in exactly one of the two, with the timestamp and window it came with; their order is not kept. A page that hangs,
    outgrows its memory or crashes its process costs itself (`extract_timeout`, `extract_crash`). At most 4 pages for each worker are
    in flight. The pool is shared by all instances with equal settings in a process and lives until `close_pools`.
    """

    def __init__(
        self,
        *,
        workers: int,
        wall_limit_s: float = 10.0,
        memory_limit_bytes: int = 2 * 1024**3,
        tasks_per_worker: int = 500,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__()
        self._settings = PoolSettings(workers, wall_limit_s, memory_limit_bytes, tasks_per_worker)
        self._now = now

    def expand(self, pages: beam.PCollection) -> beam.pvalue.DoOutputsTuple:
        return pages | beam.ParDo(_ExtractFn(self._settings, self._now)).with_outputs(DEAD, main="articles")


@dataclass(frozen=True, slots=True)
class _Flight:
    """A page that is being extracted, and where it belongs in event time."""

    page: Page
    timestamp: Any
    window: Any


class _ExtractFn(beam.DoFn):
    def __init__(self, settings: PoolSettings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self._limit = settings.workers * _IN_FLIGHT_PER_WORKER

    def setup(self) -> None:
        self._pool = shared_pool(self._settings)

    def start_bundle(self) -> None:
        self._flights: dict[Future[Any], _Flight] = {}

    def process(
        self, page: Page, timestamp: Any = beam.DoFn.TimestampParam, window: Any = beam.DoFn.WindowParam
    ) -> Iterator[Any]:
        while len(self._flights) >= self._limit:
            wait(self._flights, return_when=FIRST_COMPLETED)
            yield from self._landed()
        self._flights[self._pool.submit(extract_page, page)] = _Flight(page, timestamp, window)
        yield from self._landed()

    def finish_bundle(self) -> Iterator[Any]:
        while self._flights:
            wait(self._flights, return_when=FIRST_COMPLETED)
            yield from self._landed()

    def _landed(self) -> Iterator[Any]:
        for future in [one for one in self._flights if one.done()]:
            flight = self._flights.pop(future)
            outcome = article_or_letter(flight.page, future, self._now())
            placed = WindowedValue(outcome, flight.timestamp, (flight.window,))
            if isinstance(outcome, DeadLetter):
                Metrics.counter("extract", outcome.reason).inc()
                yield beam.pvalue.TaggedOutput(DEAD, placed)
            else:
                Metrics.counter("extract", "article").inc()
                yield placed


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


_pools: dict[PoolSettings, ExtractionPool] = {}
_pools_lock = threading.Lock()


def shared_pool(settings: PoolSettings) -> ExtractionPool:
    """This process's pool with these settings; made at the first call. The local engine runs many short pipelines on it."""
    with _pools_lock:
        if settings not in _pools:
            _pools[settings] = ExtractionPool(
                settings.workers,
                wall_limit_s=settings.wall_limit_s,
                memory_limit_bytes=settings.memory_limit_bytes,
                tasks_per_worker=settings.tasks_per_worker,
            )
        return _pools[settings]


def close_pools() -> None:
    """Ends all shared pools of this process once their work is done."""
    with _pools_lock:
        pools = list(_pools.values())
        _pools.clear()
    for pool in pools:
        pool.close()
