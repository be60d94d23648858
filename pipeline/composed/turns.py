"""`PollFeeds` and `FetchPages`: the keyed steps of the graph in a bounded pipeline, without persisted state.

All bundles of a process share one client, one runner of turns and so one gate for each host: a host gets one request at a time,
with its pause. A GroupByKey by host comes first, so that only one worker at a time sends requests to a host. A collection that
is not bounded needs windows: the transforms group.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from types import GenericAlias
from typing import Any
from urllib.parse import urlsplit

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput
from apache_beam.transforms.window import GlobalWindow, WindowedValue
from apache_beam.utils.timestamp import MIN_TIMESTAMP

from pipeline.composed.arguments import expect
from pipeline.composed.memory_store import MemoryStore
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.loop_thread import LoopThread
from pipeline.settings import FetchSettings
from pipeline.steps.declared import DeclaredStep
from pipeline.steps.registry import FETCH_PAGES, POLL_FEEDS
from pipeline.steps.resources import StepResources
from pipeline.web_client import make_client
from schemas.articles import Article
from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from schemas.feed_items import FeedItem
from schemas.pages import Page
from schemas.records import Record
from transforms import coders
from transforms.clock import utc_now
from transforms.feeds.sources import FeedSource
from transforms.outputs import outputs_of, tagged
from transforms.pool.page_pool import page_pool
from transforms.pool.pool import PoolSettings
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

_PATIENCE_S = 90.0
"""The pipeline waits for retries within this time, as in `pipeline.local.cycles.engine.RunSettings`."""
_LOOK_S = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnSettings:
    """The settings of requests, and the pool that parses feeds. Equal settings share a client and its gate for hosts."""

    fetch: FetchSettings = field(default_factory=FetchSettings)
    pool: PoolSettings = field(default_factory=page_pool)


class _Turns(beam.PTransform[Any, Any]):
    def __init__(self, fetch: FetchSettings | None = None, pool: PoolSettings | None = None) -> None:
        super().__init__()
        fetch, pool = fetch or FetchSettings(), pool or page_pool()
        expect("fetch", fetch, FetchSettings)
        expect("pool", pool, PoolSettings)
        # Without memory there are no revisions: nothing is looked at again.
        self._settings = TurnSettings(fetch=replace(fetch, revisions="off"), pool=pool)


class PollFeeds(_Turns):
    """PCollection[str], URLs of feeds -> `Outputs`: a FeedItem for each entry that a feed lists now.

    Each feed is polled once. `dead`: failed polls, entries without a usable link. `events`: conditions of the feeds.
    """

    def expand(self, urls: "beam.PCollection[str]") -> Any:
        sources = urls | "Sources" >> beam.Map(_source_of).with_output_types(FeedSource)
        return _turns(sources, POLL_FEEDS, self._settings)


class FetchPages(_Turns):
    """PCollection[FeedItem] -> `Outputs`: a Page for each item.

    Each item ends in exactly one output: a page, a DeadLetter, or an Ending. An item whose host asks for a longer rest than the
    pipeline waits for (90 s) is a dead letter of the reason `rate_limited`, with the item.
    """

    def expand(self, items: "beam.PCollection[FeedItem]") -> Any:
        return _turns(items, FETCH_PAGES, self._settings)


def _source_of(url: str) -> FeedSource:
    return FeedSource(url=url)


def _host_of(element: FeedSource | FeedItem) -> str:
    try:
        return urlsplit(element.url).hostname or ""
    except ValueError:
        return ""


def _turns(elements: Any, step: DeclaredStep, settings: TurnSettings) -> Any:
    coders.register({FeedSource, FeedItem, Page, Article, Record, DeadLetter, Ending, Event})
    hosts = (
        elements
        | "KeyByHost"
        >> beam.Map(lambda element: (_host_of(element), element)).with_output_types(GenericAlias(tuple, (str, step.input)))
        | "GroupByHost" >> beam.GroupByKey()
    )
    return outputs_of(hosts, beam.ParDo(_TurnsOfBundleFn(step.name, settings)), step.output, "Run")


class TurnWorker:
    """The client and the runner of this process for some settings. It ends with the process."""

    def __init__(self, settings: TurnSettings) -> None:
        loop = LoopThread().__enter__()
        client = make_client(settings.fetch)
        loop.run(client.__aenter__())
        resources = StepResources(
            client=client,
            robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
            fetch=settings.fetch,
            pool=settings.pool,
            clock=utc_now,
            ignore_schedule=True,
        )
        steps = [step.bind(resources) for step in (POLL_FEEDS, FETCH_PAGES)]
        self.runner = TurnRunner(steps, loop.loop, utc_now, hosts=resources.hosts)
        self.loop = loop


_workers: dict[TurnSettings, TurnWorker] = {}
_lock = threading.Lock()


def _worker_of(settings: TurnSettings) -> TurnWorker:
    with _lock:
        if settings not in _workers:
            _workers[settings] = TurnWorker(settings)
        return _workers[settings]


class _WindowWork:
    """The elements of a bundle in one window: their partition, and the items that have not ended."""

    def __init__(self, worker: TurnWorker, step: str) -> None:
        self._worker, self._step = worker, step
        self._partition = Partition(worker.runner, MemoryStore())
        self._open: Counter[tuple[str, str]] = Counter()
        self._items: dict[tuple[str, str], FeedItem] = {}

    def deliver(self, element: FeedSource | FeedItem) -> None:
        if isinstance(element, FeedItem):
            name = (element.feed_url, element.url)
            self._open[name] += 1
            self._items[name] = element
        self._partition.deliver(self._step, element)

    def ready(self) -> Iterator[Any]:
        """The outputs of turns that have ended."""
        while (outputs := self._partition.take(self._step)) is not None:
            for output in outputs:
                self._close(output)
                yield output

    def rest(self) -> Iterator[Any]:
        """The remaining outputs, as soon as each turn ends."""
        runner = self._worker.runner
        while True:
            if runner.wait(self._partition, _LOOK_S) is not None:
                yield from self.ready()
            elif runner.is_finished(self._partition, _PATIENCE_S):
                break
        for name, times in self._open.items():
            yield from (_given_up(self._items[name]) for _ in range(times))

    def end(self) -> None:
        """Forget turns under way."""
        self._worker.runner.drop(self._partition)

    def _close(self, output: Any) -> None:
        item = output.item if isinstance(output, Page) else output
        if isinstance(item, FeedItem | DeadLetter | Ending):
            name = (item.feed_url or "", item.url)
            self._open[name] -= 1
            if self._open[name] <= 0:
                del self._open[name]


def _given_up(item: FeedItem) -> DeadLetter:
    return DeadLetter(
        url=item.url,
        feed_url=item.feed_url,
        stage="fetch",
        reason="rate_limited",
        message=f"The host asks for a longer rest than this pipeline waits for ({_PATIENCE_S:.0f} s).",
        attempts=item.attempts,
        at=utc_now(),
        item=item,
    )


class _TurnsOfBundleFn(beam.DoFn):
    """Runs the turns of a bundle's elements. The bundle ends when all of them have ended; outputs leave it as they come."""

    def __init__(self, step: str, settings: TurnSettings) -> None:
        self._step, self._settings = step, settings

    def start_bundle(self) -> None:
        self._work: dict[Any, _WindowWork] = {}

    def process(self, group: tuple[str, Iterable[Any]], window: Any = beam.DoFn.WindowParam) -> Iterator[Any]:
        if window not in self._work:
            self._work[window] = _WindowWork(_worker_of(self._settings), self._step)
        for element in group[1]:
            self._work[window].deliver(element)
        for output in self._work[window].ready():
            yield tagged(output)

    def finish_bundle(self) -> Iterator[Any]:
        try:
            for window, work in self._work.items():
                timestamp = MIN_TIMESTAMP if isinstance(window, GlobalWindow) else window.max_timestamp()
                for output in work.rest():
                    sent = tagged(output)
                    if isinstance(sent, TaggedOutput):
                        yield TaggedOutput(sent.tag, WindowedValue(sent.value, timestamp, (window,)))
                    else:
                        yield WindowedValue(sent, timestamp, (window,))
        finally:
            for work in self._work.values():
                work.end()
