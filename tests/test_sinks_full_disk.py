"""A full or read-only disk: a clear error, nothing half-written left, and on with it when there is space again."""

import os
import resource
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.sinks.sink import SinkError, StagingSink
from schemas import read_records
from schemas.example import example_record
from tests.support.sinks import staging_sink

FORMATS = ["jsonl", "parquet", "avro"]


def write(sink: StagingSink, writer_id: str, rows: int, size: int) -> None:
    writer = sink.stage(writer_id)
    for number in range(rows):
        # Random bytes, so that no compression makes room.
        writer.write(replace(example_record(), record_id=f"{writer_id}.{number}", text=os.urandom(size).hex()))
    for staged in writer.finish():
        sink.publish(staged)


@pytest.fixture
def small_files() -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.usefixtures("small_files")
def test_a_file_over_the_limit_is_dropped_and_the_next_one_written(tmp_path: Path, format_name: str) -> None:
    sink = staging_sink(str(tmp_path), format=format_name, what="records")
    with pytest.raises(SinkError, match="File too large; raise the limit on file sizes"):
        write(sink, "a", rows=40, size=10_000)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
    write(sink, "b", rows=2, size=10_000)
    assert [record.record_id for record in read_records(tmp_path)] == ["b.0", "b.1"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"a small file system cannot be mounted here: {mounted.stderr.strip()}")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_full_disk_drops_the_cycle_and_the_next_one_goes_through(small_disk: Path, format_name: str) -> None:
    sink = staging_sink(str(small_disk / "news"), format=format_name, what="records")
    write(sink, "a", rows=2, size=10_000)
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(800_000))
    with pytest.raises(SinkError, match="No space left on device; free space"):
        write(sink, "b", rows=40, size=10_000)
    assert [path.name for path in small_disk.rglob(".*") if path.is_file()] == []
    assert [record.record_id for record in read_records(small_disk / "news")] == ["a.0", "a.1"]
    ballast.unlink()
    write(sink, "c", rows=2, size=10_000)
    assert [record.record_id for record in read_records(small_disk / "news")] == ["a.0", "a.1", "c.0", "c.1"]


def test_a_full_disk_is_told_before_the_run(small_disk: Path) -> None:
    (small_disk / "ballast").write_bytes(bytes(1 << 20))
    with pytest.raises(SinkError, match="No space left on device"):
        staging_sink(str(small_disk / "news"), what="records").check()


def test_a_read_only_disk_is_told_and_taken_up_again(small_disk: Path) -> None:
    sink = staging_sink(str(small_disk / "news"), what="records")
    write(sink, "a", rows=1, size=100)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(SinkError, match="Read-only file system; mount it writable"):
        sink.check()
    with pytest.raises(SinkError, match="Read-only file system; mount it writable"):
        write(sink, "b", rows=1, size=100)
    subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
    write(sink, "c", rows=1, size=100)
    assert [record.record_id for record in read_records(small_disk / "news")] == ["a.0", "c.0"]


def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(SinkError, match="Permission denied; give this user the right"):
        staging_sink(str(tmp_path / "news"), what="records").check()
    tmp_path.chmod(0o700)
