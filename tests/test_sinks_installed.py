"""A sink of an installed package, on both engines: it is one file and one line of its package's metadata."""

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner

from pipeline.newsroom.server import Newsroom
from pipeline.settings import Output, UsageError, check_outputs, sink_of, sink_of_spec
from pipeline.sinks.registry import make_sink
from pipeline.sinks.sink import MessageSink, StagingSink
from pipeline.streaming.write import WindowSettings, WriteRows
from schemas.codec import from_json
from schemas.dead_letters import DeadLetter
from schemas.example import example_dead_letter, example_record
from schemas.records import Record
from tests.support.run_newsbeam import LONG_S, Folders, command, run
from tests.support.streaming import Stream
from transforms import coders

SUPPORT = Path(__file__).parent / "support"


def install(folder: Path, name: str, *lines: str) -> Path:
    """What an installer leaves of a package `name`: its files, and metadata with entry points."""
    metadata = folder / f"{name}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text("\n".join(["[newsbeam.sinks]", *lines]) + "\n")
    return folder


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages, for this process and those it starts, with the toy sinks in it."""
    folder = install(tmp_path / "site", "toys", "lines = toy_sinks:make_lines", "table = toy_sinks:make_table")
    shutil.copy(SUPPORT / "toy_sinks.py", folder)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.setenv("PYTHONPATH", str(folder))
    return folder


def outputs(folder: Path, host: str) -> list[str]:
    return [
        *("--output", f"lines://{folder}/lines?refuse={host}", "--output", f"table://{folder}/table?refuse={host}"),
        *("--dead-letters", f"lines://{folder}/dead-lines", "--dead-letters", f"table://{folder}/dead-table"),
    ]


def lines(path: Path) -> list[str]:
    return path.read_text().splitlines() if path.exists() else []


def table(path: Path) -> list[str]:
    if not path.exists():
        return []
    with closing(sqlite3.connect(path, timeout=60)) as db:
        return [row for (row,) in db.execute("SELECT row FROM rows WHERE published = 1")]


def check(folders: Folders, host: str) -> None:
    """Each toy has what the folder has, but the records of `host`, which are dead letters, one of each toy."""
    taken = [record.record_id for record in folders.records() if record.host != host]
    assert taken
    for rows in (lines(folders.root / "lines"), table(folders.root / "table")):
        assert sorted(from_json(Record, row).record_id for row in rows) == sorted(taken)
    refused = [letter for letter in folders.dead_letters() if letter.reason == "refused_by_sink"]
    assert {(letter.stage, letter.url) for letter in refused} == {
        ("write", record.url) for record in folders.records() if record.host == host
    }
    assert Counter(letter.message.split(f"{folders.root}/")[1] for letter in refused) == {
        "lines: no lines of this host.": len(refused) / 2,
        "table: no rows of this host.": len(refused) / 2,
    }
    dead = sorted(folders.dead_letters(), key=repr)
    for rows in (lines(folders.root / "dead-lines"), table(folders.root / "dead-table")):
        assert sorted((from_json(DeadLetter, row) for row in rows), key=repr) == dead


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


@pytest.mark.usefixtures("site")
def test_a_run_with_sinks_of_a_package(newsroom: Newsroom, tmp_path: Path) -> None:
    folders, host = Folders(tmp_path), "127.0.0.2"
    summary = run(newsroom.feeds[:3], folders, *outputs(tmp_path, host))
    check(folders, host)
    assert summary["dead_letters"]["refused_by_sink"] == 2 * sum(record.host == host for record in folders.records()) > 0


@pytest.mark.parametrize("scheme", ["lines", "table"])
@pytest.mark.usefixtures("site")
def test_a_sink_that_refuses_a_dead_letter_fails_the_run(newsroom: Newsroom, tmp_path: Path, scheme: str) -> None:
    """It would be lost: nothing takes the dead letter of a dead letter."""
    arguments = command(newsroom.feeds[:1], Folders(tmp_path), "--dead-letters", f"{scheme}://{tmp_path}/x?refuse=dead letters")
    done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=LONG_S)
    assert done.returncode == 1
    assert f"a sink of dead letters must not refuse one (pipeline.sinks.sink.Writer): Refused by {scheme}://" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("step", ["files staged", "committed", "file published"])
@pytest.mark.usefixtures("site")
def test_staged_rows_once_and_messages_at_least_once(newsroom: Newsroom, tmp_path: Path, step: str) -> None:
    """Killed at a step of the first commit, run again."""
    folders = Folders(tmp_path)
    arguments = command(newsroom.feeds[:3], folders, *outputs(tmp_path, "no.example"))[1:]
    driver = [sys.executable, str(SUPPORT / "killed_run.py"), step, "1"]
    killed = subprocess.run([*driver, *arguments], capture_output=True, text=True, check=False, timeout=LONG_S)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    run(newsroom.feeds[:3], folders, *outputs(tmp_path, "no.example"))
    wanted = sorted(record.record_id for record in folders.records())
    assert wanted
    assert sorted(from_json(Record, row).record_id for row in table(tmp_path / "table")) == wanted
    delivered = [from_json(Record, row).record_id for row in lines(tmp_path / "lines")]
    assert sorted(set(delivered)) == wanted
    assert step == "files staged" or len(delivered) == len(wanted), "only what was not committed is sent again"
    with closing(sqlite3.connect(tmp_path / "table")) as db:
        assert db.execute("SELECT count(*) FROM rows WHERE published = 0").fetchone() == (0,)


@pytest.mark.slow
@pytest.mark.usefixtures("site")
def test_a_stream_with_sinks_of_a_package(newsroom: Newsroom, tmp_path: Path) -> None:
    folders, host = Folders(tmp_path), "127.0.0.2"
    ran = Folders(tmp_path / "run")
    ran.root.mkdir()
    wanted = run(newsroom.feeds[:3], ran, *outputs(ran.root, host))
    with Stream(tmp_path, newsroom.feeds[:3], *outputs(tmp_path, host)) as job:
        job.until(
            lambda: (
                len(folders.records()) == wanted["records"]
                and len(lines(tmp_path / "dead-lines")) == len(table(tmp_path / "dead-table")) == len(ran.dead_letters())
                and len(folders.dead_letters()) == len(ran.dead_letters())
                and len(table(tmp_path / "table")) == len(table(ran.root / "table"))
            )
        )
        job.stop()
    check(folders, host)


def streamed(rows: list[Any], what: Any, *uris: str) -> list[DeadLetter]:
    """The dead letters of rows that the streaming engine writes."""
    coders.register((Record, DeadLetter))
    refused: list[DeadLetter] = []
    global _refused  # noqa: PLW0603  (Beam pickles functions; it finds a module's variable again)
    _refused = refused
    outputs = tuple(Output(uri=uri, what=what) for uri in uris)
    for output in outputs:
        sink_of(output).check()
    with beam.Pipeline(runner=FnApiRunner()) as pipeline:
        created = pipeline | beam.Create(rows)
        _ = created | WriteRows(what, outputs, WindowSettings(window_s=1)) | beam.Map(_take)
    return refused


_refused: list[DeadLetter] = []


def _take(letter: DeadLetter) -> None:
    _refused.append(letter)


@pytest.mark.usefixtures("site")
def test_a_stream_gives_refused_rows_of_both_kinds_of_sink(tmp_path: Path) -> None:
    rows = [replace(example_record(), record_id=f"r{number}", host=f"h{number % 2}.example") for number in range(6)]
    uris = [f"lines://{tmp_path}/lines?refuse=h1.example", f"table://{tmp_path}/table?refuse=h1.example"]
    refused = streamed(rows, "records", *uris, str(tmp_path / "news"))
    assert sorted(letter.message for letter in refused) == [
        *[f"Refused by lines://{tmp_path}/lines: no lines of this host."] * 3,
        *[f"Refused by table://{tmp_path}/table: no rows of this host."] * 3,
    ]
    for written in (lines(tmp_path / "lines"), table(tmp_path / "table")):
        assert sorted(from_json(Record, row).record_id for row in written) == ["r0", "r2", "r4"]


@pytest.mark.usefixtures("site")
def test_a_stream_hands_dead_letters_to_both_kinds_of_sink(tmp_path: Path) -> None:
    assert streamed([example_dead_letter()], "dead_letters", f"lines://{tmp_path}/lines", f"table://{tmp_path}/table") == []
    for written in (lines(tmp_path / "lines"), table(tmp_path / "table")):
        assert [from_json(DeadLetter, row) for row in written] == [example_dead_letter()]


@pytest.mark.usefixtures("site")
def test_the_type_of_a_sink_says_how_it_delivers() -> None:
    delivers = {
        uri: (isinstance(make_sink(uri, what="records"), StagingSink), isinstance(make_sink(uri, what="records"), MessageSink))
        for uri in ("news", "gs://bucket/news", "pubsub://p/news", "lines:///x", "TABLE:///x")
    }
    assert delivers == {
        "news": (True, False),
        "gs://bucket/news": (True, False),
        "pubsub://p/news": (False, True),
        "lines:///x": (False, True),
        "TABLE:///x": (True, False),
    }


@pytest.mark.usefixtures("site")
def test_options_of_an_installed_sink_are_its_own() -> None:
    with pytest.raises(ValueError, match=r"'lines:///x\?format=avro': unknown option 'format'; known are refuse"):
        make_sink("lines:///x?format=avro", what="records")
    with pytest.raises(UsageError, match="named twice for records"):
        check_outputs([Output(uri=f"lines:///x?refuse={host}", what="records", format="avro") for host in "ab"])


def test_rows_that_wait_for_a_sink_that_is_gone(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spec = Output(uri="table:///x", what="records").spec()
    assert isinstance(sink_of_spec(spec), StagingSink)
    with pytest.raises(UsageError, match="has rows of the last run to publish, and is no StagingSink"):
        sink_of_spec(Output(uri="lines:///x", what="records").spec())
    shutil.rmtree(site / "toys-1.0.dist-info")
    monkeypatch.syspath_prepend(str(site))  # forgets what was read of the folder
    with pytest.raises(UsageError, match="unknown scheme 'table'"):
        sink_of_spec(spec)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (None, "the sink bad:make of bad cannot be loaded: ModuleNotFoundError: No module named 'bad'; repair or uninstall it"),
        (
            "import no_such_module",
            "the sink bad:make of bad cannot be loaded: ModuleNotFoundError: No module named 'no_such_module'",
        ),
        ("x = 1", "cannot be loaded: AttributeError: module 'bad' has no attribute 'make'"),
        ("1 / 0", "cannot be loaded: ZeroDivisionError: division by zero"),
        ("def make(place): raise ValueError('write bad://there')", "'bad://x': write bad://there"),
        ("def make(place): return place", "Place has to have the methods of either StagingSink or MessageSink"),
    ],
)
def test_a_package_that_does_not_work_is_named(site: Path, tmp_path: Path, source: str | None, says: str) -> None:
    install(site, "bad", "bad = bad:make")
    if source is not None:
        (site / "bad.py").write_text(source + "\n")
    done = subprocess.run(
        command(["https://a.example/f"], Folders(tmp_path), "--output", "bad://x"),
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG_S,
    )
    assert (done.returncode, says in done.stderr, "Traceback" in done.stderr) == (2, True, False), done.stderr


def test_two_packages_with_one_scheme_are_named(site: Path) -> None:
    install(site, "rival", "lines = rival:make")
    with pytest.raises(ValueError, match=r"the sink .* of .* and the sink .* of .* share the scheme 'lines'; uninstall one"):
        make_sink("lines:///x", what="records")


def test_a_scheme_of_newsbeam_cannot_be_taken_over(site: Path) -> None:
    install(site, "taker", "pubsub = taker:make")
    assert make_sink("pubsub://p/t", what="records").uri == "pubsub://p/t"
    known = ["azfs", "file", "gs", "hdfs", "http", "https", "kafka", "lines", "opensearch", "postgres", "postgresql"]
    known += ["pubsub", "s3", "table"]
    with pytest.raises(ValueError, match=f"one of {', '.join(f'{scheme}://' for scheme in known)}"):
        make_sink("ftp://x", what="records")
