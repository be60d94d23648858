"""Programs of other projects that only tests need: in the user's cache, or the test skips with the reason; on CI it fails."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

_INSTALL_S = 600


def kept(name: str, install: Callable[[Path], Sequence[str]]) -> Path:
    """The folder `name` of the cache. Where it is not there, the command that `install` gives for a folder fills it."""
    folder = cache_folder() / name
    if folder.exists():
        return folder
    draft = folder.with_name(f"{name}.{os.getpid()}")
    draft.mkdir(parents=True)
    done = subprocess.run(install(draft), capture_output=True, text=True, check=False, timeout=_INSTALL_S)
    if done.returncode:
        missing(f"{name} could not be installed: {(done.stderr or done.stdout)[-500:]}")
    try:
        draft.rename(folder)
    except OSError:  # another test run was first
        shutil.rmtree(draft)
    return folder


def needed(*tools: str) -> None:
    """The test needs these commands."""
    for tool in tools:
        if shutil.which(tool) is None:
            missing(f"{tool} is not installed")


def cache_folder() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam"


def missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
