"""Standard output has the rows and nothing else."""

import json
import subprocess
from pathlib import Path

import pytest

from pipeline.newsroom.server import Newsroom
from pipeline.sinks.registry import make_sink
from schemas.codec import from_json
from schemas.records import Record
from tests.support.run_newsbeam import LONG_S, Folders, command


def test_a_run_writes_to_standard_output(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with Newsroom() as newsroom:
        done = subprocess.run(
            command(newsroom.feeds[:2], folders, "--output", "-"), capture_output=True, text=True, check=True, timeout=LONG_S
        )
    records = [from_json(Record, line) for line in done.stdout.splitlines()]
    assert sorted(records, key=repr) == sorted(folders.records(), key=repr) != []
    assert json.loads(done.stderr.splitlines()[-1])["records"] == len(records)


def test_a_reader_that_has_gone_fails_the_run_and_loses_nothing(tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    with Newsroom() as newsroom:
        arguments = command(newsroom.feeds[:1], folders, "--output", "-")
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            told = process.stderr.read()
            assert process.wait(LONG_S) == 1
        assert "cannot write to standard output: Broken pipe" in told
        done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=LONG_S)
    assert len(done.stdout.splitlines()) == len(folders.records()) > 0


def test_it_has_no_other_format() -> None:
    with pytest.raises(ValueError, match="standard output has no format 'avro'; leave it jsonl"):
        make_sink("-?format=avro", what="records")
