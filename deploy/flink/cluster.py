#!/usr/bin/env python3
"""A Flink cluster with one newsbeam job, on this machine, without containers.

    cluster.py up DIR [OPTIONS] -- JOB     start job manager, task managers and the job
    cluster.py status DIR                  job, checkpoints, processes, as JSON
    cluster.py watch DIR                   start again whatever dies, until stopped
    cluster.py savepoint DIR               write a savepoint; the job goes on
    cluster.py stop DIR [--drain]          write a savepoint and end the cluster
    cluster.py restore DIR [OPTIONS] [-- JOB]
                                           start again from the newest checkpoint or savepoint, with other OPTIONS or another
                                           JOB where they are given

JOB is the command that would run the pipeline, such as `newsbeam stream feeds.txt --output news`; options for Beam follow
after a `--` of its own. Run this with the Python that newsbeam is installed for: the workers use the same one. It needs
Linux, Java 17 and, for the first start, Maven.

Everything listens on loopback only. DIR holds configuration, logs, checkpoints and savepoints.
"""

import argparse
import dataclasses
import json
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import arguments
import checkpoints
import jars
import processes
import rest
import settings
from settings import Settings

_BOOT = Path(__file__).resolve().parent / "boot.py"

#: Of a job, from the first process to the last running task: 15 s on two cores that have nothing else to do.
_START_TIMEOUT_S = 180
_SAVEPOINT_TIMEOUT_S = 120
_LOOK_EVERY_S = 0.5


def main(words: list[str]) -> int:
    """Does one command; exit status 1 with a sentence on stderr when it cannot be done, 2 for bad usage."""
    own, separator, job = arguments.divide(words)
    given = arguments.parser(_COMMANDS).parse_args(own)
    folder = Path(given.folder).resolve()
    try:
        if given.command == "up":
            if not job:
                raise RuntimeError("no job: give its command after --, for example -- newsbeam stream feeds.txt --output news")
            up(folder, job, given)
        elif given.command == "restore":
            restore(folder, job, given)
        elif separator:
            raise RuntimeError(f"{given.command} takes no job")
        else:
            _COMMANDS[given.command](folder, given)
    except (RuntimeError, OSError) as error:
        sys.stderr.write(f"cluster.py: {error}\n")
        return 1
    return 0


def up(folder: Path, job: list[str], given: argparse.Namespace) -> None:
    """Starts a cluster in a folder that has no past."""
    if checkpoints.newest(folder) is not None:
        raise RuntimeError(f"{folder} holds checkpoints of a job: restore goes on from them; or give another folder")
    if any(processes.alive(process) for process in _processes(folder).values()):
        raise RuntimeError(f"a cluster runs in {folder}")
    chosen = Settings(
        folder=str(folder),
        rest_port=given.rest_port or _free_port(),
        rpc_port=_free_port(),
        task_managers=given.task_managers,
        slots=given.slots or settings.slots(given.parallelism, given.task_managers),
        parallelism=given.parallelism,
        checkpoint_every_s=given.checkpoint_every,
        task_heap_mb=given.task_heap,
    )
    for part in (chosen.logs, folder / "tmp"):
        part.mkdir(parents=True, exist_ok=True)
    found = jars.fetch(given.cache)
    _make_job(chosen, found, job)
    _keep_settings(chosen, given.cache, job)
    _start(chosen, found, None)


def restore(folder: Path, job: list[str], given: argparse.Namespace) -> None:
    """Ends what still runs and starts the cluster again, from the newest checkpoint or savepoint or the one that was given."""
    before, found = _known(folder)
    origin = given.source or checkpoints.newest(folder)
    if origin is None:
        raise RuntimeError(f"there is no complete checkpoint in {folder}")
    chosen = before.resized(
        parallelism=given.parallelism,
        task_managers=given.task_managers,
        slots=given.slots,
        checkpoint_every_s=given.checkpoint_every,
        task_heap_mb=given.task_heap,
    )
    if job or chosen != before:
        kept = _kept(folder, "settings")
        job = job or kept["job"]
        _make_job(chosen, found, job)
        _keep_settings(chosen, kept["cache"], job)
    if given.source is None:
        checkpoints.forget_others(folder, origin)
    _start_again(chosen, found, origin)


def status(folder: Path, given: argparse.Namespace) -> None:
    """Prints what there is to know."""
    chosen, _ = _known(folder)
    cluster = rest.Cluster(chosen.rest_port)
    kept = _processes(folder)
    answer: dict[str, Any] = {
        "address": cluster.url,
        "processes": {name: {"pid": process["pid"], "alive": processes.alive(process)} for name, process in kept.items()},
        "job": None,
        "newest": checkpoints.newest(folder),
    }
    with suppress(OSError):
        job = cluster.job()
        if job:
            taken = cluster.checkpoints(job["jid"])
            latest = taken["latest"]["completed"]
            answer["job"] = {"id": job["jid"], "state": job["state"], "tasks": job["tasks"]}
            answer["checkpoints"] = {
                **taken["counts"],
                "newest_bytes": latest and latest["state_size"],
                "newest_took_ms": latest and latest["end_to_end_duration"],
            }
            answer["placement"] = {index: sorted(where) for index, where in cluster.placement(job["jid"]).items()}
    sys.stdout.write(json.dumps(answer, indent=2) + "\n")


def savepoint(folder: Path, given: argparse.Namespace) -> None:
    """Prints where the savepoint is."""
    sys.stdout.write(_savepoint(_known(folder)[0], stop=False, drain=False) + "\n")


def stop(folder: Path, given: argparse.Namespace) -> None:
    """Ends the job at a savepoint, prints where that is, and ends the processes. A watch ends as well."""
    chosen, _ = _known(folder)
    _stopping(folder).touch()
    try:
        where = _savepoint(chosen, stop=True, drain=given.drain)
    except BaseException:
        _stopping(folder).unlink()
        raise
    _end_all(folder)
    sys.stdout.write(where + "\n")


def watch(folder: Path, given: argparse.Namespace) -> None:
    """Starts task managers again that died, and everything from the newest checkpoint when the job manager did."""
    chosen, found = _known(folder)
    while True:
        kept = _processes(folder)
        dead = [name for name, process in kept.items() if not processes.alive(process)]
        if dead and _stopping(folder).exists():
            _say("the cluster was stopped")
            return
        if "jobmanager" in dead:
            origin = checkpoints.newest(folder)
            _say(f"the job manager is gone: all from {origin or 'the beginning, for there is no checkpoint'}")
            if origin is not None:
                checkpoints.forget_others(folder, origin)
            _start_again(chosen, found, origin)
        else:
            for name in dead:
                _say(f"{name} is gone: started again")
                kept[name] = _spawn(chosen, name, settings.task_manager(chosen, found.classpath, int(name.rpartition("-")[2])))
                _keep(folder, "processes", kept)
        time.sleep(_LOOK_EVERY_S)


_COMMANDS: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "status": status,
    "savepoint": savepoint,
    "stop": stop,
    "watch": watch,
}


def _make_job(chosen: Settings, found: jars.Jars, job: list[str]) -> None:
    """Has the job's command write its graph into a jar in place of running it."""
    worker = Path(chosen.folder) / "worker"
    worker.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(_BOOT))} "$@"\n', encoding="utf-8")
    worker.chmod(0o755)
    options = settings.beam_options(
        job_server=str(found.job_server),
        job_jar=str(chosen.job_jar),
        worker=str(worker),
        worker_log=str(chosen.logs / "worker.log"),
        parallelism=chosen.parallelism,
        checkpoint_every_s=chosen.checkpoint_every_s,
    )
    command = [*job, *([] if "--" in job else ["--"]), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - what the user asked for
    if done.returncode or not chosen.job_jar.is_file():
        raise RuntimeError(f"the job's command made no job:\n{shlex.join(command)}\n{done.stdout}{done.stderr}")


def _start_again(chosen: Settings, found: jars.Jars, origin: str | None) -> None:
    _end_all(Path(chosen.folder))
    _start(chosen, found, origin)


def _start(chosen: Settings, found: jars.Jars, origin: str | None) -> None:
    """Starts the processes and returns when every task of the job runs."""
    folder = Path(chosen.folder)
    settings.write(chosen)
    _stopping(folder).unlink(missing_ok=True)
    commands = {"jobmanager": settings.job_manager(chosen, found.classpath, origin)}
    for number in range(1, chosen.task_managers + 1):
        commands[f"taskmanager-{number}"] = settings.task_manager(chosen, found.classpath, number)
    started: dict[str, processes.Process] = {}
    for name, command in commands.items():
        started[name] = _spawn(chosen, name, command)
        _keep(folder, "processes", started)
    try:
        waited_s = _wait_until_it_runs(chosen)
    except RuntimeError:
        _end_all(folder)
        raise
    _say(f"the job runs after {waited_s:.0f} s, see {rest.Cluster(chosen.rest_port).url}")


def _wait_until_it_runs(chosen: Settings) -> float:
    """Returns the seconds until every task of the job runs. Raises RuntimeError when the job manager ends before."""
    cluster = rest.Cluster(chosen.rest_port)
    began = time.monotonic()
    while (waited_s := time.monotonic() - began) < _START_TIMEOUT_S:
        if not processes.alive(_processes(Path(chosen.folder))["jobmanager"]):
            raise RuntimeError(f"the job manager has ended: see {chosen.logs}")
        with suppress(OSError):
            if cluster.runs():
                return waited_s
        time.sleep(_LOOK_EVERY_S)
    raise RuntimeError(f"not all tasks of the job run after {_START_TIMEOUT_S} s: see {chosen.logs}")


def _spawn(chosen: Settings, name: str, command: list[str]) -> processes.Process:
    return processes.spawn(command, chosen.logs / f"{name}.out")


def _end_all(folder: Path) -> None:
    """Task managers first."""
    processes.end(process for _, process in sorted(_processes(folder).items(), reverse=True))


def _stopping(folder: Path) -> Path:
    """There when the cluster was stopped on purpose."""
    return folder / "stopping"


def _known(folder: Path) -> tuple[Settings, jars.Jars]:
    kept = _kept(folder, "settings")
    if not kept:
        raise RuntimeError(f"there is no cluster in {folder}: begin with up")
    names = {field.name for field in dataclasses.fields(Settings)}
    return Settings(**{name: value for name, value in kept.items() if name in names}), jars.fetch(Path(kept["cache"]))


def _keep_settings(chosen: Settings, cache: Path | str, job: list[str]) -> None:
    _keep(Path(chosen.folder), "settings", {**dataclasses.asdict(chosen), "cache": str(cache), "job": job})


def _processes(folder: Path) -> dict[str, processes.Process]:
    return _kept(folder, "processes")


def _savepoint(chosen: Settings, *, stop: bool, drain: bool) -> str:
    """Flink refuses one while a task starts, as after a failure."""
    _wait_until_it_runs(chosen)
    cluster = rest.Cluster(chosen.rest_port)
    job = cluster.job()
    if job is None:
        raise RuntimeError("there is no job")
    return cluster.savepoint(job["jid"], stop=stop, drain=drain, timeout_s=_SAVEPOINT_TIMEOUT_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _kept(folder: Path, name: str) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def _keep(folder: Path, name: str, value: dict[str, Any]) -> None:
    unfinished = folder / f"{name}.json.unfinished"
    unfinished.write_text(json.dumps(value, indent=2), encoding="utf-8")
    unfinished.replace(folder / f"{name}.json")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
