"""Names that are no UTF-8, and a standard output in another encoding."""

import io
import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest

from pipeline.cli.process.encodings import utf8_name, write_any_text
from pipeline.settings import UsageError
from schemas.example import example_record
from tests.support.run_newsbeam import NEWSBEAM
from tests.support.sinks import write_to

TITLE = "浜崎港 😀 café"


class Terminal(io.BytesIO):
    """Bytes that claim to be a terminal."""

    def isatty(self) -> Literal[True]:
        return True


@pytest.mark.parametrize(
    ("raw", "encoding", "written"),
    [
        (io.BytesIO(), "ascii", TITLE.encode()),
        (io.BytesIO(), "latin-1", TITLE.encode()),
        (io.BytesIO(), "utf-8", TITLE.encode()),
        (Terminal(), "latin-1", "??? ? caf\xe9".encode("latin-1")),
    ],
)
def test_standard_output_takes_every_character(raw: io.BytesIO, encoding: str, written: bytes) -> None:
    stream = io.TextIOWrapper(raw, encoding=encoding)
    write_any_text(stream)
    stream.write(TITLE)
    stream.flush()
    assert raw.getvalue() == written


def test_records_are_printed_in_utf8_whatever_the_locale(tmp_path: Path) -> None:
    write_to(str(tmp_path / "news"), [replace(example_record(), title=TITLE)])
    done = subprocess.run(
        [NEWSBEAM, "tail", "news", "--json"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert json.loads(done.stdout)["title"] == TITLE


def test_a_name_in_another_encoding_is_refused_with_the_remedy() -> None:
    assert utf8_name("https://example.com/café") == "https://example.com/café"
    with pytest.raises(UsageError, match="is not UTF-8 text: write it as UTF-8, or escape it"):
        utf8_name("https://example.com/caf\udce9")


@pytest.mark.parametrize("command", [["explain"], ["feeds"], ["feeds", "poll-now"]])
def test_commands_that_take_names_refuse_one(tmp_path: Path, command: list[str]) -> None:
    done = subprocess.run(
        [os.fsencode(NEWSBEAM), *map(os.fsencode, command), b"https://example.com/caf\xe9"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, b"is not UTF-8 text" in done.stderr, b"Traceback" in done.stderr) == (2, True, False)
