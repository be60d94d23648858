"""Files on s3://, gs:// and azfs:// by Beam's own clients, against servers that speak the services' protocols."""

import os
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from pipeline.sinks.sink import SinkError, Staged, StagingSink
from schemas import read_records
from schemas.example import example_record
from schemas.file_systems import file_systems
from schemas.records import Record
from tests.support.killed_staging import heal, run_and_kill
from tests.support.object_stores import S3, AzureBlobs, CloudStorage, ObjectStore
from tests.support.refusing_proxy import refusing
from tests.support.revised_rows import latest_of, revised_records
from tests.support.sinks import staging_sink

#: Random moments of a kill for each store.
KILLS = int(os.environ.get("NEWSBEAM_STORE_KILLS", "1"))
_names = iter(range(1000))

T = TypeVar("T")


@pytest.fixture(scope="module", params=[S3, CloudStorage, AzureBlobs])
def store(request: pytest.FixtureRequest) -> Iterator[ObjectStore]:
    with request.param.running() as running, pytest.MonkeyPatch.context() as patch:
        for name, text in running.environment(running.address).items():
            patch.setenv(name, text)
        running.make_bucket()
        yield running


@pytest.fixture
def uri(store: ObjectStore) -> str:
    """A folder of the test's own."""
    return f"{store.uri}{next(_names)}"


@pytest.mark.parametrize("options", ["?compression=gzip", "?format=parquet"])
def test_records_go_there_and_come_back(uri: str, options: str) -> None:
    sink = staging_sink(f"{uri}{options}", what="records")
    sink.check()
    writer = sink.stage("led-2")
    for number in range(30):
        writer.write(replace(example_record(), record_id=f"r{number}"))
    (file,) = writer.finish()
    assert list(read_records(uri)) == [], "what is not published is hidden"
    for _ in range(2):
        sink.publish(file)
    assert [record.record_id for record in read_records(uri)] == [f"r{number}" for number in range(30)]
    writer = sink.stage("led-4")
    writer.write(example_record())
    writer.finish()
    assert sink.clean("led-") == 1
    assert len(list(read_records(uri))) == 30


def test_a_bucket_that_is_missing_is_told(store: ObjectStore) -> None:
    missing = store.uri.replace("newsroom", "missing-bucket")
    with pytest.raises(SinkError, match=rf"cannot write to {missing}: .*(404|NoSuchBucket|container does not exist)"):
        staging_sink(missing, what="records").check()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clients' pauses before they repeat a request, 5 s and 15 s, are short."""
    from apache_beam.utils.retry import Clock  # noqa: PLC0415
    from azure.core.pipeline.transport import HttpTransport  # noqa: PLC0415

    for kind in (Clock, HttpTransport):
        monkeypatch.setattr(kind, "sleep", lambda _, duration: time.sleep(min(duration, 0.3)))


@pytest.mark.usefixtures("impatient")
def test_nothing_is_lost_when_the_server_dies_and_refuses(
    store: ObjectStore, uri: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """1,000 records with revisions and removals in 4 cycles; every third request is refused, the server dies in the middle."""
    rows = revised_records(1000)
    with refusing(store.address) as address:
        for name, text in store.environment(address).items():
            monkeypatch.setenv(name, text)
        sink = staging_sink(uri, what="records")
        for cycle in range(4):
            if cycle == 2:
                store.rest(0.5)
            for staged in committed(sink, f"led-{cycle}", rows[cycle * 250 : cycle * 250 + 250]):
                until_done(lambda staged=staged: sink.publish(staged))  # type: ignore[misc]  # bound
        written = list(read_records(uri))
    assert Counter(record.record_id for record in written) == Counter(row.record_id for row in rows)
    assert {record.record_id: record for record in written} == {row.record_id: row for row in rows}
    assert latest_of(written) == latest_of(rows)


def committed(sink: StagingSink, writer_id: str, rows: Sequence[Record]) -> Sequence[Staged]:
    """What an engine commits: it repeats a cycle that fails."""

    def cycle() -> Sequence[Staged]:
        sink.clean("led-")
        writer = sink.stage(writer_id)
        for row in rows:
            writer.write(row)
        return writer.finish()

    return until_done(cycle)


def until_done(work: Callable[[], T]) -> T:
    for _ in range(20):
        try:
            return work()
        except SinkError:
            continue
    return work()


def test_kills_at_random_moments(uri: str, tmp_path: Path) -> None:
    rng = random.Random(uri)
    for _ in range(KILLS):
        run_and_kill(tmp_path, uri, "jsonl", rng, within_s=1.0)
        seen = Counter(record.record_id for record in read_records(uri))
        assert [name for name, times in seen.items() if times > 1] == []
    rows = heal(tmp_path, uri, "jsonl")
    assert sorted(record.record_id for record in read_records(uri)) == rows


def test_requests_of_a_thread_share_a_session_of_boto3() -> None:
    from apache_beam.io.aws.clients.s3 import boto3_client  # noqa: PLC0415

    for _ in range(2):
        file_systems()
    new_session = boto3_client.boto3.session.Session
    assert new_session() is new_session()
    with ThreadPoolExecutor(1) as other:
        assert other.submit(new_session).result() is not new_session()
