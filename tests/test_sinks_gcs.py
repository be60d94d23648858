"""Files on gs:// by the real client of Cloud Storage, against a stand-in for the service."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.sinks.sink import SinkError
from schemas import read_records
from schemas.example import example_record
from tests.support.gcs_server import GcsServer
from tests.support.sinks import staging_sink


@pytest.fixture
def gcs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[GcsServer]:
    with GcsServer() as server:
        monkeypatch.setenv("STORAGE_EMULATOR_HOST", server.address)
        monkeypatch.setenv("CLOUDSDK_CONFIG", str(tmp_path))  # nobody's credentials
        monkeypatch.setenv("NO_GCE_CHECK", "true")
        monkeypatch.delenv("GOOGLE_APPLICATION_CREDENTIALS", raising=False)
        yield server
        # An upload that failed is tried once more when its object is collected: now, while there is someone to refuse it.
        gc.collect()


@pytest.mark.parametrize("options", ["", "?compression=gzip", "?format=parquet", "?format=avro"])
def test_records_go_there_and_come_back(gcs: GcsServer, options: str) -> None:
    sink = staging_sink(f"gs://my-bucket/news{options}", what="records", roll_bytes=20_000)
    sink.check()
    assert gcs.objects == {}
    writer = sink.stage("w")
    for number in range(30):
        writer.write(replace(example_record(), record_id=f"r{number}"))
    for staged in writer.finish():
        sink.publish(staged)
        sink.publish(staged)

    assert [name for name in gcs.objects if "/." in name] == []
    assert [record.record_id for record in read_records("gs://my-bucket/news")] == [f"r{number}" for number in range(30)]


def test_what_is_temporary_is_deleted(gcs: GcsServer) -> None:
    sink = staging_sink("gs://my-bucket/news", what="records")
    writer = sink.stage("led-1")
    writer.write(example_record())
    writer.finish()
    assert len(gcs.objects) == 1
    assert sink.clean("led-") == 1
    assert gcs.objects == {}


def test_a_bucket_that_is_missing_is_told(gcs: GcsServer) -> None:
    with pytest.raises(SinkError, match=r"cannot write to gs://missing-bucket/news: .*404"):
        staging_sink("gs://missing-bucket/news", what="records").check()


def test_a_bucket_that_has_gone_is_told(gcs: GcsServer) -> None:
    writer = staging_sink("gs://missing-bucket/news", what="records").stage("w")
    writer.write(example_record())
    with pytest.raises(SinkError, match=r"cannot write to gs://missing-bucket/news: .*404"):
        writer.finish()
