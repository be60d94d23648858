"""The command line of cluster.py."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path


def parser(more_commands: Iterable[str]) -> argparse.ArgumentParser:
    """The parser of `up`, `restore` and the commands that take a folder only. `restore`: a missing size is None, unchanged."""
    made = argparse.ArgumentParser(description="A Flink cluster with one newsbeam job, on this machine.")
    commands = made.add_subparsers(dest="command", required=True)
    parts = {name: commands.add_parser(name) for name in ("up", "restore", *more_commands)}
    for part in parts.values():
        part.add_argument("folder", metavar="DIR")
    up, restore = parts["up"], parts["restore"]
    _add_sizes(up, parallelism=1, task_managers=1, checkpoint_every=10, task_heap=384)
    _add_sizes(restore)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam-flink"
    up.add_argument("--rest-port", type=int, metavar="PORT", help="of Flink's REST interface (default: any that is free)")
    up.add_argument("--cache", type=Path, default=cache, metavar="DIR", help=f"for the jars, 280 MB (default {cache})")
    restore.add_argument("--from", dest="source", metavar="URI", help="a checkpoint or savepoint other than the newest")
    parts["stop"].add_argument(
        "--drain", action="store_true", help="fire all timers first; nothing can go on from this savepoint"
    )
    return made


def _add_sizes(
    command: argparse.ArgumentParser,
    *,
    parallelism: int | None = None,
    task_managers: int | None = None,
    checkpoint_every: int | None = None,
    task_heap: int | None = None,
) -> None:
    def add(option: str, default: int | None, unit: str, text: str) -> None:
        shown = "unchanged" if default is None else default
        command.add_argument(option, type=int, default=default, metavar=unit, help=f"{text} (default: {shown})")

    add("--parallelism", parallelism, "N", "subtasks of each step")
    add("--task-managers", task_managers, "N", "processes that share them")
    command.add_argument(
        "--slots", type=int, metavar="N", help="subtasks that a task manager takes (default: as many as needed)"
    )
    add("--checkpoint-every", checkpoint_every, "SECONDS", "interval between two checkpoints")
    add("--task-heap", task_heap, "MB", "heap of a task manager, for state and elements")


def divide(arguments: list[str]) -> tuple[list[str], bool, list[str]]:
    """The arguments before `--`, whether there is a `--`, and the command of the job after it."""
    if "--" not in arguments:
        return arguments, False, []
    at = arguments.index("--")
    return arguments[:at], True, arguments[at + 1 :]
