"""What one worker process has: a network loop, a client, the steps, and the shards it holds in memory."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from pipeline.loop_thread import LoopThread
from pipeline.settings import FetchSettings
from pipeline.streaming.hosts import Hosts
from pipeline.streaming.room import Room
from pipeline.streaming.shard import Shard
from pipeline.streaming.turns import Process
from pipeline.web_client import make_client
from pipeline.works import Work, make_works, pool_settings
from transforms.clock import utc_now
from transforms.web.robots import MemoryRobotsStore, RobotsBook

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkerSettings:
    """What workers are told; travels with the job. `job` tells the jobs of one process apart."""

    job: str
    shards: int
    fetch: FetchSettings
    workers: int


def shard_number(name: str, shards: int) -> bytes:
    """One of so many shards for a name: the same in every process and version, so also the Beam key."""
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=8).digest()
    return b"%05d/%05d" % (int.from_bytes(digest, "big") % shards, shards)


def check_shard(number: bytes, shards: int) -> None:
    """ValueError for a shard of another number of shards: its hosts and feeds would have a second one in this job."""
    were = int(number.partition(b"/")[2])
    if were != shards:
        raise ValueError(
            f"the state of this job is of {were} shards, not {shards}: run it with --shards {were}, or begin without the state"
        )


class Worker:
    """One for each job and process, made by `worker_of`. Ends with the process: runners seldom say when they are done."""

    def __init__(self, settings: WorkerSettings) -> None:
        self._settings = settings
        self._loop = LoopThread()
        self._loop.__enter__()
        client = make_client(settings.fetch)
        self._loop.run(client.__aenter__())
        self.works = make_works(
            client=client,
            robots=RobotsBook(client, MemoryRobotsStore(), utc_now),
            fetch=settings.fetch,
            pool=pool_settings(settings.workers),
            clock=utc_now,
        )
        self._process = Process(Hosts(lambda: utc_now().timestamp()), self._loop.start, utc_now, began=utc_now())
        self._rooms = {name: Room(work.most_in_flight) for name, work in self.works.items() if work.most_in_flight is not None}
        self._shards: dict[tuple[str, bytes], Shard] = {}

    def shard(self, step: str, number: bytes, token: bytes | None, kept: Callable[[], Iterable[bytes]]) -> Shard:
        """The shard as it is kept under `token`: the one in memory, or read from `kept` where that one is another.

        It is another one after a bundle has failed, and where the shard has come from another worker.
        """
        shard = self._shards.get((step, number))
        if shard is not None and shard.token == token:
            return shard
        if shard is not None:
            _LOG.warning("%s: shard %s is read again: its last bundle failed, or it has been elsewhere", step, number.decode())
        self.drop(step, number)
        check_shard(number, self._settings.shards)
        work: Work = self.works[step]
        shard = Shard(work, self._process, self._rooms[step], kept() if token is not None else ())
        shard.token = token
        self._shards[step, number] = shard
        return shard

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
