"""deploy/flink/cluster.py where it needs no cluster, and its README."""

import importlib
import os
import re
import shlex
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import options
from tests.support.flink_cluster import FLINK


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The module; it and those beside it are known by their plain names only here."""
    monkeypatch.syspath_prepend(str(FLINK))
    names = ["cluster", *(path.stem for path in FLINK.glob("*.py"))]
    for name in names:
        monkeypatch.delitem(sys.modules, name, raising=False)
    yield importlib.import_module("cluster")
    for name in names:
        sys.modules.pop(name, None)


def complete(folder: Path, name: str, written: float) -> Path:
    """A checkpoint or savepoint that was complete at that time."""
    made = folder / name
    made.mkdir(parents=True)
    (made / "_metadata").write_bytes(b"")
    os.utime(made / "_metadata", (written, written))
    return made


def test_the_newest_that_is_complete(script: Any, tmp_path: Path) -> None:
    assert script.checkpoints.newest(tmp_path) is None
    complete(tmp_path, "checkpoints/a/chk-9", 100)
    newest = complete(tmp_path, "checkpoints/b/chk-2", 200)
    (tmp_path / "checkpoints/b/chk-3").mkdir()
    assert script.checkpoints.newest(tmp_path) == newest.as_uri()

    saved = complete(tmp_path, "savepoints/savepoint-1", 300)
    assert script.checkpoints.newest(tmp_path) == saved.as_uri()


def test_checkpoints_of_other_starts_go_and_savepoints_stay(script: Any, tmp_path: Path) -> None:
    old, new = complete(tmp_path, "checkpoints/a/chk-9", 100), complete(tmp_path, "checkpoints/b/chk-2", 200)
    saved = complete(tmp_path, "savepoints/savepoint-1", 50)
    script.checkpoints.forget_others(tmp_path, new.as_uri())

    assert [path.exists() for path in (old, new, saved)] == [False, True, True]


def test_a_process_is_known_by_its_number_and_its_beginning(script: Any) -> None:
    here = {"pid": os.getpid(), "started": script.processes.started(os.getpid())}

    assert here["started"] > 0
    assert script.processes.alive(here)
    assert not script.processes.alive(here | {"started": here["started"] - 1})
    assert script.processes.started(2**22 + 1) == -1  # above the highest number of a process


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["up", "{folder}"], "no job"),
        (["status", "{folder}"], "no cluster"),
        (["restore", "{folder}"], "no cluster"),
        (["status", "{folder}", "--", "newsbeam"], "takes no job"),
    ],
)
def test_what_cannot_be_done(
    script: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], says: str
) -> None:
    assert script.main([argument.format(folder=tmp_path) for argument in arguments]) == 1
    assert says in capsys.readouterr().err


def test_a_folder_with_a_past_is_restored(script: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    complete(tmp_path, "checkpoints/a/chk-9", 100)

    assert script.main(["up", str(tmp_path), "--", "newsbeam"]) == 1
    assert "restore" in capsys.readouterr().err


def test_a_cluster_is_resized(script: Any) -> None:
    sizes = {"task_managers": 2, "slots": 2, "parallelism": 4, "checkpoint_every_s": 10, "task_heap_mb": 384}
    before = script.Settings(folder="/f", rest_port=1, rpc_port=2, **sizes)

    def resized(**given: int | None) -> dict[str, int]:
        after = before.resized(**given)
        return {name: getattr(after, name) for name in sizes if getattr(after, name) != sizes[name]}

    assert resized(parallelism=None, slots=None) == {}
    assert resized(parallelism=7) == {"parallelism": 7, "slots": 4}
    assert resized(task_managers=1, slots=8) == {"task_managers": 1, "slots": 8}
    assert resized(task_heap_mb=512) == {"task_heap_mb": 512}


def test_jars_for_the_cluster_and_a_jar_that_lists_all(script: Any, tmp_path: Path) -> None:
    beam, lib, folder = tmp_path / "beam", tmp_path / "flink/lib", tmp_path / "newsbeam/jars"
    beam.mkdir()
    lib.mkdir(parents=True)
    names = [f"a-part-with-a-long-name-{number}.jar" for number in range(20)]
    others = ["beam-sdks-java-harness-2.jar", "flink-core-1.jar", "slf4j-api-2.jar"]
    for name in [*names, *others]:
        (beam / name).write_bytes(b"")
    script.jars.install(beam, lib, folder)
    with zipfile.ZipFile(folder / "job-server.jar") as packed:
        manifest = packed.read("META-INF/MANIFEST.MF").decode()

    assert max(len(line.encode()) for line in manifest.split("\r\n")) <= 72
    listed = [folder / part for part in manifest.replace("\r\n ", "").partition("Class-Path: ")[2].split()]
    assert sorted(entry.name for entry in listed) == sorted([*names, *others])
    assert all(entry.is_file() for entry in listed)
    assert sorted(path.name for path in lib.iterdir()) == sorted(names)
    assert sorted(path.name for path in (folder / "more").iterdir()) == others


def test_the_commands_of_the_readme_are_ones_it_takes(script: Any) -> None:
    commands = [
        shlex.split(line)[2:]
        for line in (FLINK / "README.md").read_text().splitlines()
        if line.startswith(".venv/bin/python deploy/flink/cluster.py ")
    ]
    shown = {command[0] for command in commands}
    jobs = []
    for command in commands:
        own, _, job = script.arguments.divide(command)
        script.arguments.parser(script._COMMANDS).parse_args(own)
        if job:
            jobs.append(options.stream_options(options.parse(job[1:])))

    assert shown == {"up", "status", "watch", "stop", "restore"}
    assert len(jobs) == 1


def test_the_readme_names_every_command(script: Any) -> None:
    text = (FLINK / "README.md").read_text()
    missing = [
        name for name in ("up", "restore", *script._COMMANDS) if not re.search(rf"`{name}[ `]|cluster\.py {name} ", text)
    ]

    assert missing == []
