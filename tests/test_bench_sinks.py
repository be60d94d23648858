"""bench/sinks.py: its records are what they say, and one small run, so that it cannot rot."""

from pathlib import Path

from bench.ready_records import ready_records
from bench.sinks import PLACES, measure
from schemas import read_records


def test_ready_records_are_whole_and_repeatable() -> None:
    rows = list(ready_records(8, 100))
    assert rows == list(ready_records(8, 100))
    assert len({row.record_id for row in rows}) == 8
    assert [row.revision for row in rows] == [1, 2] * 4
    for row in rows:
        assert 50 <= row.word_count == len(row.text.split()) <= 150
        assert "\n\n".join(row.text[block.offset : block.offset + block.length] for block in row.blocks) == row.text


def test_a_small_run(tmp_path: Path) -> None:
    rows = list(ready_records(30, 20))
    rate = measure(str(tmp_path), rows, cycle=10)
    assert rate.records_s > 0
    assert not rate.server_ms
    assert {row.record_id for row in read_records(tmp_path)} == {row.record_id for row in rows}
    with PLACES["file"]() as place:
        assert Path(place).is_dir()
