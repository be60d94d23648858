"""The files in the folder of a cluster: its settings, its job, its processes, and whether it was stopped on purpose."""

import dataclasses
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from processes import Process
from settings import Settings


def read_settings(folder: Path) -> Settings:
    """The settings of the cluster. Raises RuntimeError where there is none."""
    written = _read_known(folder)
    names = {field.name for field in dataclasses.fields(Settings)}
    return Settings(**{name: value for name, value in written.items() if name in names})


def read_cache(folder: Path) -> Path:
    """The folder of the jars. Raises RuntimeError where there is no cluster."""
    return Path(_read_known(folder)["cache"])


def read_job(folder: Path) -> list[str]:
    """The command of the job. Raises RuntimeError where there is no cluster."""
    return list(_read_known(folder)["job"])


def write_settings(settings: Settings, cache: Path, job: list[str]) -> None:
    """Replaces the settings, the folder of the jars and the command of the job."""
    _write(Path(settings.folder), "settings", {**dataclasses.asdict(settings), "cache": str(cache), "job": job})


def read_processes(folder: Path) -> dict[str, Process]:
    """Name -> process of all that were started last; empty where there is no cluster."""
    return _read(folder, "processes")


def write_processes(folder: Path, processes: Mapping[str, Process]) -> None:
    """Replaces the list of processes."""
    _write(folder, "processes", dict(processes))


def stop_mark(folder: Path) -> Path:
    """The file that exists when the cluster was stopped on purpose."""
    return folder / "stopping"


def _read_known(folder: Path) -> dict[str, Any]:
    written = _read(folder, "settings")
    if not written:
        raise RuntimeError(f"there is no cluster in {folder}: begin with up")
    return written


def _read(folder: Path, name: str) -> dict[str, Any]:
    try:
        return dict(json.loads((folder / f"{name}.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return {}


def _write(folder: Path, name: str, value: dict[str, Any]) -> None:
    unfinished = folder / f"{name}.json.unfinished"
    unfinished.write_text(json.dumps(value, indent=2), encoding="utf-8")
    unfinished.replace(folder / f"{name}.json")
