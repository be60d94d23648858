"""Rolling by time: pieces become files, every row once, wherever the process dies."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import pytest

from pipeline.sinks.files.files import FileSink
from pipeline.sinks.files.roll import Pieces
from pipeline.sinks.files.stores import LocalStore
from pipeline.sinks.formats import file_kind
from pipeline.sinks.sink import SinkError, StagingSink
from schemas import read_dead_letters, read_records
from schemas.example import example_dead_letter, example_record
from tests.support.sinks import staging_sink

PREFIX = "led-"


def cycle(sink: StagingSink, number: int, rows: int = 2) -> None:
    """What the engine does: write, finish, make the list durable, publish."""
    writer = sink.stage(f"{PREFIX}{number:08d}")
    for row in range(rows):
        writer.write(replace(example_record(), record_id=f"{number}.{row}"))
    for staged in writer.finish():
        sink.publish(staged)


def ids(folder: Path) -> list[str]:
    return [record.record_id for record in read_records(folder)]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(("format_name", "suffix"), [("jsonl", ".jsonl"), ("parquet", ".parquet"), ("avro", ".avro")])
def test_pieces_are_hidden_until_they_are_old_enough(tmp_path: Path, format_name: str, suffix: str) -> None:
    kind, store, now = file_kind(format_name, "records", None), LocalStore(), [0.0]
    pieces = Pieces(str(tmp_path), kind, store, clock=lambda: now[0])
    sink = FileSink(folder=str(tmp_path), kind=kind, store=store, pieces=pieces, roll_s=600)
    for number in range(3):
        cycle(sink, number)
        written = max(path.stat().st_mtime for path in tmp_path.rglob(".*.part"))
        now[0] = written + 1
        assert sink.roll(PREFIX, everything=False) == 0
    assert ids(tmp_path) == []
    now[0] += 600
    assert sink.roll(PREFIX, everything=False) == 1
    assert names(tmp_path) == [f"records-led-00000000-000{suffix}"]
    assert ids(tmp_path) == ["0.0", "0.1", "1.0", "1.1", "2.0", "2.1"]
    assert sink.roll(PREFIX, everything=True) == 0


def test_pieces_are_merged_when_they_are_large_enough(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records", roll_s=3600, roll_bytes=15_000)
    appeared = []
    for number in range(8):
        cycle(sink, number)
        appeared.append(sink.roll(PREFIX, everything=False))
    assert 1 < sum(appeared) < 8
    sink.roll(PREFIX, everything=True)
    assert ids(tmp_path) == [f"{number}.{row}" for number in range(8) for row in range(2)]


def test_the_end_of_a_run_merges_everything(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="records", roll_s=3600)
    cycle(sink, 1)
    assert sink.roll(PREFIX, everything=True) == 1
    assert ids(tmp_path) == ["1.0", "1.1"]


def test_a_run_that_does_not_roll_merges_what_one_that_did_left(tmp_path: Path) -> None:
    cycle(staging_sink(str(tmp_path), what="records", roll_s=3600), 1)
    sink = staging_sink(str(tmp_path), what="records")
    cycle(sink, 2)
    assert sink.roll(PREFIX, everything=False) == 1
    assert ids(tmp_path) == ["1.0", "1.1", "2.0", "2.1"]


def test_pieces_left_for_another_format_become_files_of_that_format(tmp_path: Path) -> None:
    cycle(staging_sink(str(tmp_path), what="records", format="parquet", roll_s=3600), 1)
    cycle(staging_sink(str(tmp_path), what="records", format="ninjs", compression="gzip", roll_s=3600), 2)
    sink = staging_sink(str(tmp_path), what="records", roll_s=3600)
    cycle(sink, 3)
    assert sink.roll(PREFIX, everything=False) == 2
    assert names(tmp_path) == [
        ".records-led-00000003-000.jsonl.part",
        "records-led-00000001-000.parquet",
        "records-led-00000002-000.ninjs.jsonl.gz",
    ]


def test_two_formats_in_one_folder_do_not_touch_each_other(tmp_path: Path) -> None:
    sinks = [staging_sink(str(tmp_path), what="records", format=name, roll_s=3600) for name in ("jsonl", "avro")]
    for number in range(3):
        for sink in sinks:
            cycle(sink, number)
        for sink in sinks:
            sink.roll(PREFIX, everything=False)
    for sink in sinks:
        sink.roll(PREFIX, everything=True)
    assert sorted(ids(tmp_path)) == sorted([f"{number}.{row}" for number in range(3) for row in range(2)] * 2)
    assert {Path(file_name).suffix for file_name in names(tmp_path)} == {".jsonl", ".avro"}


def test_a_piece_is_json_lines_that_a_rename_makes_visible(tmp_path: Path) -> None:
    cycle(staging_sink(str(tmp_path), what="records", format="parquet", roll_s=3600), 1)
    (piece,) = tmp_path.rglob(".*.part")
    piece.rename(piece.with_name("records-led-00000001-000.jsonl"))
    assert ids(tmp_path) == ["1.0", "1.1"]


def test_another_ledgers_pieces_are_its_own(tmp_path: Path) -> None:
    cycle(staging_sink(str(tmp_path), what="records", roll_s=3600), 1)
    other = staging_sink(str(tmp_path), what="records", roll_s=3600)
    assert other.roll("other-", everything=True) == 0
    assert ids(tmp_path) == []


def test_dead_letters_roll_too(tmp_path: Path) -> None:
    sink = staging_sink(str(tmp_path), what="dead_letters", format="avro", roll_s=3600)
    for number in range(2):
        writer = sink.stage(f"{PREFIX}{number}")
        writer.write(example_dead_letter())
        for staged in writer.finish():
            sink.publish(staged)
    assert sink.roll(PREFIX, everything=True) == 1
    assert list(read_dead_letters(tmp_path)) == [example_dead_letter()] * 2


class _DiedError(BaseException):
    """The process is gone: nothing may catch it and go on."""


class _Dying(LocalStore):
    """Dies at the n-th thing it is asked to do to the disk, before or after doing it."""

    def __init__(self, after: int, done: bool) -> None:
        self._left = after
        self._done = done
        self.died = False

    def _act(self) -> Iterator[None]:
        self._left -= 1
        last = self._left == 0
        if not last or self._done:
            yield
        if last:
            self.died = True
            raise _DiedError

    def create(self, path: str) -> BinaryIO:
        for _ in self._act():
            stream = super().create(path)
            if self._left == 0:
                stream.close()
        return stream

    def seal(self, stream: BinaryIO) -> None:
        for _ in self._act():
            super().seal(stream)

    def settle(self, folder: str) -> None:
        for _ in self._act():
            super().settle(folder)

    def rename(self, source: str, target: str) -> None:
        for _ in self._act():
            super().rename(source, target)

    def delete(self, path: str) -> None:
        if self.died:
            return  # a dead process does not tidy up
        for _ in self._act():
            super().delete(path)


@pytest.mark.parametrize("done", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("format_name", ["jsonl", "parquet"])
def test_every_row_once_wherever_a_merge_dies(tmp_path: Path, format_name: str, done: bool) -> None:
    wanted = sorted(f"{number}.{row}" for number in range(3) for row in range(2))
    steps = 0
    for step in range(1, 100):
        folder = tmp_path / str(step)
        for number in range(3):
            cycle(staging_sink(str(folder), what="records", format=format_name, roll_s=3600), number)
        kind, store = file_kind(format_name, "records", None), _Dying(step, done)
        sink = FileSink(folder=str(folder), kind=kind, store=store, pieces=Pieces(str(folder), kind, store), roll_s=3600)
        try:
            sink.roll(PREFIX, everything=True)
        except _DiedError:
            seen = ids(folder)
            assert len(seen) == len(set(seen))
        else:
            break
        steps = step
        healed = staging_sink(str(folder), what="records", format=format_name, roll_s=3600)
        healed.clean(PREFIX)
        healed.roll(PREFIX, everything=True)
        assert sorted(ids(folder)) == wanted
        assert [name for name in names(folder) if name.startswith(".")] == []
    assert steps >= 10


def test_a_file_that_a_consumer_took_away_does_not_come_back(tmp_path: Path) -> None:
    """Published, taken, and only then the process dies: the marker says that it was complete."""
    cycle(staging_sink(str(tmp_path), what="records", roll_s=3600), 1)
    kind = file_kind("jsonl", "records", None)

    class DiesAfterPublishing(LocalStore):
        def rename(self, source: str, target: str) -> None:
            super().rename(source, target)
            if target.endswith(".jsonl"):
                raise _DiedError

    store = DiesAfterPublishing()
    sink = FileSink(folder=str(tmp_path), kind=kind, store=store, pieces=Pieces(str(tmp_path), kind, store), roll_s=1)
    with pytest.raises(_DiedError):
        sink.roll(PREFIX, everything=True)
    (path,) = tmp_path.rglob("*.jsonl")
    path.unlink()
    assert staging_sink(str(tmp_path), what="records", roll_s=1).roll(PREFIX, everything=True) == 0
    assert names(tmp_path) == []


def test_a_full_disk_keeps_the_pieces_and_gives_the_space_back(tmp_path: Path) -> None:
    cycle(staging_sink(str(tmp_path), what="records", roll_s=3600), 1)
    kind = file_kind("jsonl", "records", None)

    class Full(LocalStore):
        full = True

        def seal(self, stream: BinaryIO) -> None:
            if self.full and str(stream.name).endswith(".merged"):
                raise OSError(28, "No space left on device")
            super().seal(stream)

    store = Full()
    sink = FileSink(folder=str(tmp_path), kind=kind, store=store, pieces=Pieces(str(tmp_path), kind, store), roll_s=1)
    with pytest.raises(SinkError, match="No space left on device; free space"):
        sink.roll(PREFIX, everything=True)
    assert names(tmp_path) == [".records-led-00000001-000.jsonl.part", ".records-led-00000001-000.jsonl.roll"]
    store.full = False
    assert sink.roll(PREFIX, everything=True) == 1
    assert names(tmp_path) == ["records-led-00000001-000.jsonl"]
