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
import json
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import arguments
import checkpoints
import cluster_folder
import jars
import processes
import rest
import settings
import start
from settings import Settings

_SAVEPOINT_TIMEOUT_S = 120
_WATCH_INTERVAL_S = 0.5


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
    if any(processes.alive(process) for process in cluster_folder.read_processes(folder).values()):
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
    start.make_job(chosen, found, job)
    cluster_folder.write_settings(chosen, given.cache, job)
    _start(chosen, found, None)


def restore(folder: Path, job: list[str], given: argparse.Namespace) -> None:
    """Ends what still runs and starts the cluster again, from the newest checkpoint or savepoint or the one that was given."""
    before, found = _cluster(folder)
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
        job = job or cluster_folder.read_job(folder)
        start.make_job(chosen, found, job)
        cluster_folder.write_settings(chosen, cluster_folder.read_cache(folder), job)
    if given.source is None:
        checkpoints.forget_others(folder, origin)
    _restart(chosen, found, origin)


def status(folder: Path, given: argparse.Namespace) -> None:
    """Prints the processes, the job, its checkpoints and the placement of its subtasks, as JSON."""
    cluster = rest.Cluster(cluster_folder.read_settings(folder).rest_port)
    started = cluster_folder.read_processes(folder)
    answer: dict[str, Any] = {
        "address": cluster.url,
        "processes": {name: {"pid": process["pid"], "alive": processes.alive(process)} for name, process in started.items()},
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
    sys.stdout.write(_savepoint(cluster_folder.read_settings(folder), stop=False, drain=False) + "\n")


def stop(folder: Path, given: argparse.Namespace) -> None:
    """Ends the job at a savepoint, prints where that is, and ends the processes. A watch ends as well."""
    chosen = cluster_folder.read_settings(folder)
    mark = cluster_folder.stop_mark(folder)
    mark.touch()
    try:
        where = _savepoint(chosen, stop=True, drain=given.drain)
    except BaseException:
        mark.unlink()
        raise
    start.end_all(folder)
    sys.stdout.write(where + "\n")


def watch(folder: Path, given: argparse.Namespace) -> None:
    """Starts task managers again that died, and everything from the newest checkpoint when the job manager did."""
    chosen, found = _cluster(folder)
    while True:
        started = cluster_folder.read_processes(folder)
        dead = [name for name, process in started.items() if not processes.alive(process)]
        if dead and cluster_folder.stop_mark(folder).exists():
            _say("the cluster was stopped")
            return
        if "jobmanager" in dead:
            origin = checkpoints.newest(folder)
            _say(f"the job manager is gone: all from {origin or 'the beginning, for there is no checkpoint'}")
            if origin is not None:
                checkpoints.forget_others(folder, origin)
            _restart(chosen, found, origin)
        else:
            for name in dead:
                _say(f"{name} is gone: started again")
                started[name] = start.start_task_manager(chosen, found, name)
                cluster_folder.write_processes(folder, started)
        time.sleep(_WATCH_INTERVAL_S)


_COMMANDS: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "status": status,
    "savepoint": savepoint,
    "stop": stop,
    "watch": watch,
}


def _cluster(folder: Path) -> tuple[Settings, jars.Jars]:
    return cluster_folder.read_settings(folder), jars.fetch(cluster_folder.read_cache(folder))


def _restart(chosen: Settings, found: jars.Jars, origin: str | None) -> None:
    start.end_all(Path(chosen.folder))
    _start(chosen, found, origin)


def _start(chosen: Settings, found: jars.Jars, origin: str | None) -> None:
    waited_s = start.start(chosen, found, origin)
    _say(f"the job runs after {waited_s:.0f} s, see {rest.Cluster(chosen.rest_port).url}")


def _savepoint(chosen: Settings, *, stop: bool, drain: bool) -> str:
    """Flink refuses one while a task starts, as after a failure."""
    start.wait_until_it_runs(chosen)
    cluster = rest.Cluster(chosen.rest_port)
    job = cluster.job()
    if job is None:
        raise RuntimeError("there is no job")
    return cluster.savepoint(job["jid"], stop=stop, drain=drain, timeout_s=_SAVEPOINT_TIMEOUT_S)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main(sys.argv[1:]))
