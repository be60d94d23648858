"""Throughput of the sinks: `python -m bench.sinks [SINK ...]` writes ready records to servers of its own on loopback.

    python3 make.py bench sinks postgres kafka [--rows N] [--words N] [--cycle N]

Prints, for each sink, records a second from the first record to the last confirmation, CPU milliseconds a record of the process
that writes (all its threads) and of the server, and the same of `file`, a local folder, for comparison. The servers run on the
same cores. A first cycle, not counted, warms both sides up.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import psutil

from bench.ready_records import ready_records
from pipeline.sinks.registry import make_sink
from pipeline.sinks.sink import PreparedSink, Sink, StagingSink
from schemas.codec import to_json
from schemas.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """`server_ms`: None where there is no server."""

    records_s: float
    client_ms: float
    server_ms: float | None


@contextmanager
def folder_place() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="newsbeam-bench-") as folder:
        yield folder


@contextmanager
def postgres_place() -> Iterator[str]:
    from tests.support.postgres_server import PASSWORD, postgres_server  # noqa: PLC0415  (needs a server's programs)

    with postgres_server() as server, _environment("PGPASSWORD", PASSWORD):
        server.start()
        yield server.uri


@contextmanager
def kafka_place() -> Iterator[str]:
    from tests.support.kafka_broker import KafkaBroker  # noqa: PLC0415

    with KafkaBroker.running() as broker:
        yield f"kafka://{broker.address}/news?partitions=3"


@contextmanager
def unsearched_place() -> Iterator[str]:
    with postgres_place() as uri:
        yield f"{uri}?search=no"


@contextmanager
def opensearch_place() -> Iterator[str]:
    from tests.support.opensearch_server import OpenSearchServer  # noqa: PLC0415

    with OpenSearchServer.running() as server:
        yield f"opensearch://{server.address}/news?tls=no"


PLACES: dict[str, Callable[[], AbstractContextManager[str]]] = {
    "file": folder_place,
    "postgres": postgres_place,
    "postgres-unsearched": unsearched_place,
    "kafka": kafka_place,
    "opensearch": opensearch_place,
}


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    import os  # noqa: PLC0415

    os.environ[name] = value
    try:
        yield
    finally:
        del os.environ[name]


def deliver(sink: Sink, rows: Sequence[Record], writer_id: str) -> None:
    """One cycle, as the engine does it."""
    if isinstance(sink, StagingSink):
        staging = sink.stage(writer_id)
        for row in rows:
            staging.write(row)
        for staged in staging.finish():
            sink.publish(staged)
        return
    writer = sink.open()
    refused = [letter for row in rows if (letter := writer.write(row)) is not None]
    refused += writer.deliver()
    assert not refused, refused[0].message


def measure(uri: str, rows: Sequence[Record], cycle: int) -> Rate:
    """The rate of cycles of `cycle` rows; the first one is not counted."""
    sink = make_sink(uri, what="records")
    if isinstance(sink, PreparedSink):
        sink.setup()
    sink.check()
    cycles = [rows[at : at + cycle] for at in range(0, len(rows), cycle)]
    deliver(sink, cycles[0], "c-0")
    children = psutil.Process().children(recursive=True)
    before_s, client_s, server_s = time.perf_counter(), time.process_time(), _cpu_s(children)
    for number, some in enumerate(cycles[1:]):
        deliver(sink, some, f"c-{number + 1}")
    wall_s, client_s = time.perf_counter() - before_s, time.process_time() - client_s
    server_s = _cpu_s(psutil.Process().children(recursive=True)) - server_s
    sink.close()
    counted = len(rows) - len(cycles[0])
    return Rate(
        records_s=counted / wall_s,
        client_ms=1000 * client_s / counted,
        server_ms=1000 * server_s / counted if children else None,
    )


def _cpu_s(processes: Sequence[psutil.Process]) -> float:
    return sum(sum(process.cpu_times()[:2]) for process in processes)


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("sinks", nargs="*", metavar="SINK", help=", ".join(PLACES))
    options.add_argument("--rows", type=int, default=10_000)
    options.add_argument("--words", type=int, nargs="+", default=[40, 500])
    options.add_argument("--cycle", type=int, default=1_000, help="records of a cycle")
    given = options.parse_args()
    print("sink               words   JSON a record   records a second   CPU a record   of the server")
    for words in given.words:
        rows = list(ready_records(given.rows, words))
        size = sum(len(to_json(row)) for row in rows[:200]) / len(rows[:200])
        for name in given.sinks or PLACES:
            with PLACES[name]() as uri:
                rate = measure(uri, rows, given.cycle)
            server = "" if rate.server_ms is None else f"{rate.server_ms:.2f} ms"
            cost = f"{rate.client_ms:>11.2f} ms {server:>15}"
            print(f"{name:<18} {words:>5} {size / 1000:>12.1f} KB {rate.records_s:>18,.0f} {cost}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
