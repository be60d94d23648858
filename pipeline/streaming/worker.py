"""A worker process: its network loop and client, the runner of turns, and its shards in memory."""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from pipeline.condition_lines import ConditionLines
from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.runner import TurnRunner
from pipeline.loop_thread import LoopThread
from pipeline.monitor.tally import OF_PROCESS, MeteredClient
from pipeline.page_tasks import begin_pages
from pipeline.repeated import Repeated
from pipeline.settings import FetchSettings
from pipeline.steps.registry import POLL_FEEDS, steps_of
from pipeline.steps.resources import MAX_POLLS, StepResources
from pipeline.streaming.allocator import use_few_arenas
from pipeline.streaming.listed_feeds import FeedSettings, ListedFeeds
from pipeline.streaming.state.shard import Shard, between_checks
from pipeline.streaming.state.shard_number import check_shard
from pipeline.streaming.under_way import UNDER_WAY
from pipeline.web_client import make_client
from transforms.clock import utc_now
from transforms.link.house_lines import HouseLines
from transforms.pool.page_pool import page_pool
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

#: Four times those of `run`: a bundle takes ended turns up to a second later (`state/shard.py`), `run` at once. With
#: as many as `run`, 1,000 feeds took twice the time and twice the bundles (`python -m bench.scale --engine stream`).
STREAM_POLLS = 4 * MAX_POLLS

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSettings:
    """The settings of all workers of a job. `job` distinguishes the jobs of one process.

    `keeps_journals` False: nobody reads what the shards persist. The job has one worker, its runner repeats no bundle, and its
    state ends with the process, as on Prism.
    """

    job: str
    shards: int
    fetch: FetchSettings
    workers: int
    feeds: ListedFeeds = field(default_factory=lambda: ListedFeeds(()))
    refresh_s: int = 60
    house_lines: HouseLines = "drop"
    stories: bool = False
    keeps_journals: bool = True


class Worker:
    """The worker of a job in this process; `worker_of` makes it. It ends with the process, because few runners report their
    end, or with `end_workers`."""

    def __init__(self, settings: WorkerSettings) -> None:
        use_few_arenas()  # on a cluster no code of newsbeam runs before
        self._settings, self._began = settings, utc_now()
        self._stack = ExitStack()
        loop = self._stack.enter_context(LoopThread())
        self.tally = OF_PROCESS
        http = make_client(settings.fetch)
        loop.run(http.__aenter__())
        self._stack.callback(lambda: loop.run(http.__aexit__(None, None, None)))
        client = MeteredClient(http, self.tally)
        feed_settings = FeedSettings(settings.feeds)
        self._stack.enter_context(Repeated("feed settings", settings.refresh_s, feed_settings.read_again))
        resources = StepResources(
            client=client,
            robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
            fetch=settings.fetch,
            pool=page_pool(settings.workers),
            clock=utc_now,
            source_of=feed_settings.of,
            house_lines=settings.house_lines,
            stories=settings.stories,
            max_polls=STREAM_POLLS,
        )
        steps = [step.bind(resources) for step in steps_of(settings.fetch.revisions)]
        ended = begin_pages(resources.pool, self.tally.turn_ended)
        self._runner = TurnRunner(
            steps, loop.loop, utc_now, ended, resources.room, hosts=resources.hosts, begin_at=between_checks
        )
        self._conditions = ConditionLines()
        self._shards: dict[tuple[str, bytes], Shard] = {}
        if UNDER_WAY.draining.is_set():
            self.refuse_polls()  # the job was stopped while it began

    @property
    def steps(self) -> Mapping[str, BoundStep]:
        """The keyed steps of the graph by name."""
        return self._runner.steps

    def shard(
        self, step: str, number: bytes, read_token: Callable[[], bytes | None], journal: Callable[[], Iterable[bytes]]
    ) -> Shard:
        """The shard with the persisted state of its token: the one in memory, or one read from `journal` if the tokens differ.

        The tokens differ after a bundle has failed, and after the shard has been on another worker. To read one is a request.
        """
        keeps_journal = self._settings.keeps_journals
        token = read_token() if keeps_journal else None
        shard = self._shards.get((step, number))
        if shard is not None and shard.token == token:
            return shard
        if shard is not None:
            _LOG.warning(
                "%s: reading shard %s again: its last bundle failed, or it was on another worker", step, number.decode()
            )
        self.drop(step, number)
        check_shard(number, self._settings.shards)
        shard = Shard(
            step,
            self._runner,
            journal() if token is not None else (),
            self._began,
            self._settings.shards,
            keeps_journal=keeps_journal,
            persisted=self._conditions.states,
        )
        shard.token = token
        self._shards[step, number] = shard
        return shard

    def refuse_polls(self) -> None:
        """Start no more polls. Polls under way go on."""
        self._runner.refuse(POLL_FEEDS.name)

    def in_flight(self) -> dict[str, int]:
        """Turns of each step that are under way or not taken."""
        return self._runner.in_flight()

    def hosts_held(self) -> int:
        """Number of resting hosts with waiting keys."""
        with self._runner.lock:
            return self._runner.gate.held(self._runner.now())

    def polls_under_way(self) -> int:
        """Number of polls that are in flight or whose outputs no bundle has taken."""
        return self._runner.in_flight()[POLL_FEEDS.name]

    def end(self) -> None:
        """End the requests under way and the thread that reads the list."""
        self._stack.close()

    def drop(self, step: str, number: bytes) -> None:
        """Forget the shard in memory; the next bundle reads it again."""
        shard = self._shards.pop((step, number), None)
        if shard is not None:
            shard.close()


_workers: dict[WorkerSettings, Worker] = {}
_lock = threading.Lock()


def worker_of(settings: WorkerSettings) -> Worker:
    """This process's worker for these settings."""
    with _lock:
        if settings not in _workers:
            _workers[settings] = Worker(settings)
        return _workers[settings]


def end_workers() -> None:
    """End the workers of this process, whose jobs have ended: for a process that goes on."""
    with _lock:
        for worker in _workers.values():
            worker.end()
        _workers.clear()


def running_worker(settings: WorkerSettings) -> Worker | None:
    """The worker if this process has one already."""
    with _lock:
        return _workers.get(settings)
