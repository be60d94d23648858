"""A `newsbeam stream` that cannot begin or go on says what happened and what to do, once, without a traceback."""

import logging
import subprocess
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import grpc  # type: ignore[import-untyped]  # it has no types; it comes with Beam
import psutil
import pytest
from apache_beam.runners.worker import sdk_worker

from pipeline.newsroom.server import Newsroom
from pipeline.streaming.job_errors import failure_of, tell_errors_once
from tests.support.run_newsbeam import LONG_S, NEWSBEAM, Folders
from tests.support.streaming import Stream


def _no_program(path: Path) -> None:
    path.write_text("hello\n")


def _another_program(path: Path) -> None:
    path.write_text("#!/bin/sh\nexit 3\n")


def _archive_of_another_name(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("prism", "a program")


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("prism", Path.mkdir, "is a folder"),
        ("prism", _no_program, "this machine cannot run it (Exec format error)"),
        ("prism", _another_program, "the program has ended at its start, with status 3"),
        ("other.zip", _archive_of_another_name, "the archive has no program 'other'; do not rename the archive"),
    ],
)
def test_a_prism_location_that_is_no_prism(name: str, make: Callable[[Path], None], says: str, tmp_path: Path) -> None:
    place = tmp_path / name
    make(place)
    command = [NEWSBEAM, "stream", "https://a.example/f", "--", f"--prism_location={place}"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=LONG_S)
    assert done.stderr == (
        f"newsbeam: --prism_location={place}: {says}; give the path of Prism's binary or of its zip file, "
        "or leave the option out, and Beam downloads Prism\n"
    )
    assert done.returncode == 2


_TRACEBACK = """Pipeline job-001 failed in state FAILED: bundle inst2 stage-010 failed:Traceback (most recent call last):
  File "files.py", line 51, in write
NotADirectoryError: [Errno 20] Not a directory: 'news'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "sdk_worker.py", line 310, in _execute
    raise SinkError(f"cannot write")
{} [while running 'WriteRecords/WriteFiles']
"""


def test_the_error_of_a_sink_is_its_sentence() -> None:
    failed = failure_of(
        RuntimeError(_TRACEBACK.format("pipeline.sinks.sink.SinkError: cannot write to x: full; free it")), "Prism"
    )
    assert str(failed) == "cannot write to x: full; free it"


def test_the_error_of_a_bug_is_its_traceback() -> None:
    text = _TRACEBACK.format("KeyError: 'x'")
    assert str(failure_of(RuntimeError(text), "Prism")) == text


def test_beam_prints_nothing_that_the_job_tells(
    capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    caplog.set_level(logging.DEBUG)
    # A command line that another test ran in this process may have left a handler that prints.
    monkeypatch.setattr(logging.getLogger(), "handlers", [caplog.handler])
    before = threading.excepthook

    def fail(error: Exception) -> None:
        raise error

    try:
        tell_errors_once()
        getattr(sdk_worker, "print")("of a bundle")  # noqa: B009  (mypy: the module has none of its own)
        for error in (grpc.RpcError("lost"), ValueError("Cannot monitor channel state: Channel closed!"), KeyError("a bug")):
            thread = threading.Thread(target=fail, args=(error,))
            thread.start()
            thread.join()
    finally:
        threading.excepthook = before
        del sdk_worker.print  # type: ignore[attr-defined]
    printed = capfd.readouterr().err
    assert ("a bug" in printed, "lost" in printed, "Cannot monitor" in printed, "of a bundle" in printed) == (
        True,
        False,
        False,
        False,
    )
    assert "of a bundle" in caplog.messages
    assert caplog.messages.count("a connection to the runner has ended") == 2


def _kill_prism(job: Stream, folder: Path) -> None:
    for process in psutil.Process(job.process.pid).children(recursive=True):
        if process.name() == "prism":
            process.kill()


def _put_a_file_in_place_of_the_output(job: Stream, folder: Path) -> None:
    (folder / "news").rename(folder / "moved")
    (folder / "news").write_text("a file\n")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        (_kill_prism, "the job has failed: Prism has ended or cannot be reached (gRPC: UNAVAILABLE)"),
        (_put_a_file_in_place_of_the_output, "the job has failed: cannot write to {folder}/news: Not a directory; check that"),
    ],
)
def test_a_job_that_fails(break_it: Callable[[Stream, Path], None], says: str, tmp_path: Path) -> None:
    with Newsroom() as newsroom, Stream(tmp_path, newsroom.feeds) as job:
        job.until(lambda: len(Folders(tmp_path).records()) > 0)
        break_it(job, tmp_path)
        assert job.process.wait(LONG_S) == 1
    assert says.format(folder=tmp_path) in job.log()
    assert "the state ends with the job: the next start polls all feeds anew" in job.log()
    assert "Traceback" not in job.log()
    assert "Exception" not in job.log()
