"""Files on a file system that Beam knows: here one in memory, which renames by copy and delete, as object stores do."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from apache_beam.io.filesystem import BeamIOError, FileMetadata, FileSystem

from pipeline.sinks import registry
from pipeline.sinks.files.files import FileSink
from pipeline.sinks.files.stores import BeamStore
from pipeline.sinks.formats import file_kind
from pipeline.sinks.sink import SinkError
from schemas import read_records
from schemas.example import example_record
from tests.support.sinks import staging_sink

OBJECTS: dict[str, bytes] = {}


class _Upload(io.BytesIO):
    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path

    def close(self) -> None:
        if not self.closed:
            OBJECTS[self._path] = self.getvalue()
        super().close()


class MemoryFileSystem(FileSystem):
    """`mem://`: an object appears when its upload ends. Beam finds the class by its scheme."""

    dies_in_rename = False
    refuses = False

    @classmethod
    def scheme(cls) -> str:
        return "mem"

    def join(self, basepath: str, *paths: str) -> str:
        return "/".join([basepath.rstrip("/"), *paths])

    def split(self, path: str) -> tuple[str, str]:
        head, _, tail = path.rpartition("/")
        return head, tail

    def mkdirs(self, path: str) -> None:
        """Object stores have no folders."""

    def has_dirs(self) -> bool:
        return False

    def _list(self, dir_or_prefix: str) -> Iterator[FileMetadata]:
        for path, content in sorted(OBJECTS.items()):
            if path.startswith(dir_or_prefix):
                yield FileMetadata(path, len(content))

    def create(self, path: str, *_: Any, **__: Any) -> io.BytesIO:
        if type(self).refuses:
            raise BeamIOError("quota exceeded")
        return _Upload(path)

    def open(self, path: str, *_: Any, **__: Any) -> io.BytesIO:
        return io.BytesIO(OBJECTS[path])

    def copy(self, source_file_names: list[str], destination_file_names: list[str]) -> None:
        for source, target in zip(source_file_names, destination_file_names, strict=True):
            OBJECTS[target] = OBJECTS[source]

    def rename(self, source_file_names: list[str], destination_file_names: list[str]) -> None:
        self.copy(source_file_names, destination_file_names)
        if type(self).dies_in_rename:
            raise KeyboardInterrupt
        self.delete(source_file_names)

    def exists(self, path: str) -> bool:
        return path in OBJECTS

    def size(self, path: str) -> int:
        return len(OBJECTS[path])

    def last_updated(self, path: str) -> float:
        return 0.0

    def checksum(self, path: str) -> str:
        return str(len(OBJECTS[path]))

    def metadata(self, path: str) -> FileMetadata:
        return FileMetadata(path, len(OBJECTS[path]))

    def delete(self, paths: list[str]) -> None:
        for path in paths:
            if path not in OBJECTS:
                raise BeamIOError(f"no object {path}")
            del OBJECTS[path]


@pytest.fixture(autouse=True)
def _empty(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    OBJECTS.clear()
    monkeypatch.setattr(registry, "SINKS", {**registry.SINKS, "mem": registry.SINKS["gs"]})
    yield
    OBJECTS.clear()


def staged(sink: Any, writer_id: str, *numbers: int) -> Any:
    writer = sink.stage(writer_id)
    for number in numbers:
        writer.write(replace(example_record(), record_id=f"r{number}"))
    return writer.finish()


@pytest.mark.parametrize("options", ["", "?compression=gzip", "?compression=zstd", "?format=parquet", "?format=avro"])
def test_records_go_there_and_come_back(options: str) -> None:
    sink = staging_sink(f"mem://bucket/news{options}", what="records", roll_bytes=20_000)
    sink.check()
    assert OBJECTS == {}
    files = staged(sink, "w", *range(30))
    assert [name for name in OBJECTS if not name.rpartition("/")[2].startswith(".")] == []
    for file in files:
        sink.publish(file)
        sink.publish(file)
    assert [record.record_id for record in read_records("mem://bucket/news")] == [f"r{number}" for number in range(30)]
    assert sink.clean("w") == 0
    assert sink.roll("w", everything=True) == 0


def test_a_crash_between_copy_and_delete_leaves_one_of_each_row(monkeypatch: pytest.MonkeyPatch) -> None:
    sink = staging_sink("mem://bucket/news", what="records")
    (one,) = staged(sink, "w", 1, 2)
    monkeypatch.setattr(MemoryFileSystem, "dies_in_rename", True)
    with pytest.raises(KeyboardInterrupt):
        sink.publish(one)
    monkeypatch.setattr(MemoryFileSystem, "dies_in_rename", False)
    assert [row.record_id for row in read_records("mem://bucket/news")] == ["r1", "r2"]
    sink.publish(one)
    assert sorted(OBJECTS) == ["mem://bucket/news/date=2025-03-03/records-w-000.jsonl"]
    assert [row.record_id for row in read_records("mem://bucket/news")] == ["r1", "r2"]


def test_abort_and_clean_delete_what_is_temporary() -> None:
    sink = staging_sink("mem://bucket/news", what="records")
    writer = sink.stage("led-1")
    writer.write(example_record())
    writer.abort()
    assert OBJECTS == {}
    staged(sink, "led-2", 1)
    staged(sink, "other-2", 1)
    assert sink.clean("led-") == 1
    assert [name.rpartition("/")[2] for name in OBJECTS] == [".records-other-2-000.jsonl.tmp"]


def test_what_it_refuses_is_a_sink_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MemoryFileSystem, "refuses", True)
    with pytest.raises(SinkError, match="cannot write to mem://bucket/news: quota exceeded"):
        staging_sink("mem://bucket/news", what="records").check()


def test_a_file_system_that_is_not_installed_is_told() -> None:
    kind = file_kind("jsonl", "records", None)
    sink = FileSink(folder="nofs://x/y", kind=kind, store=BeamStore())
    with pytest.raises(SinkError, match=r"pip install apache-beam\["):
        sink.check()
