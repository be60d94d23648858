"""Starts and ends the job and the processes of a cluster."""

import shlex
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import cluster_folder
import processes
import rest
import settings
from jars import Jars
from settings import Settings

_BOOT = Path(__file__).resolve().parent / "boot.py"

#: From the first process to the last running task: 15 s on two cores that have nothing else to do.
_START_TIMEOUT_S = 180
_CHECK_INTERVAL_S = 0.5


def make_job(chosen: Settings, jars: Jars, job: list[str]) -> None:
    """Runs the command of the job so that it writes its graph into a jar instead of running it.

    Raises RuntimeError with the output of the command where it writes no jar.
    """
    worker = Path(chosen.folder) / "worker"
    worker.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(_BOOT))} "$@"\n', encoding="utf-8")
    worker.chmod(0o755)
    options = settings.beam_options(
        job_server=str(jars.job_server),
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


def start(chosen: Settings, jars: Jars, origin: str | None) -> float:
    """Starts all processes; returns the seconds until every task of the job ran.

    Raises RuntimeError, and ends the processes, where that does not happen in time.
    """
    folder = Path(chosen.folder)
    settings.write(chosen)
    cluster_folder.stop_mark(folder).unlink(missing_ok=True)
    commands = {"jobmanager": settings.job_manager(chosen, jars.classpath, origin)}
    for number in range(1, chosen.task_managers + 1):
        commands[f"taskmanager-{number}"] = settings.task_manager(chosen, jars.classpath, number)
    started: dict[str, processes.Process] = {}
    for name, command in commands.items():
        started[name] = _spawn(chosen, name, command)
        cluster_folder.write_processes(folder, started)
    try:
        return wait_until_it_runs(chosen)
    except RuntimeError:
        end_all(folder)
        raise


def start_task_manager(chosen: Settings, jars: Jars, name: str) -> processes.Process:
    """Starts one task manager, `taskmanager-N`, again."""
    return _spawn(chosen, name, settings.task_manager(chosen, jars.classpath, int(name.rpartition("-")[2])))


def wait_until_it_runs(chosen: Settings) -> float:
    """Returns the seconds until every task of the job runs. Raises RuntimeError when the job manager ends before."""
    cluster = rest.Cluster(chosen.rest_port)
    began = time.monotonic()
    while (waited_s := time.monotonic() - began) < _START_TIMEOUT_S:
        if not processes.alive(cluster_folder.read_processes(Path(chosen.folder))["jobmanager"]):
            raise RuntimeError(f"the job manager has ended: see {chosen.logs}")
        with suppress(OSError):
            if cluster.runs():
                return waited_s
        time.sleep(_CHECK_INTERVAL_S)
    raise RuntimeError(f"not all tasks of the job run after {_START_TIMEOUT_S} s: see {chosen.logs}")


def end_all(folder: Path) -> None:
    """Ends all processes, task managers first."""
    processes.end(process for _, process in sorted(cluster_folder.read_processes(folder).items(), reverse=True))


def _spawn(chosen: Settings, name: str, command: list[str]) -> processes.Process:
    return processes.spawn(command, chosen.logs / f"{name}.out")
