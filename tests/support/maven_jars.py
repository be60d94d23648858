"""Servers of tests that are programs for the JVM: their jars from Maven Central, kept in the user's cache."""

import hashlib
import os
import shutil
import socket
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

_MAVEN_S = 600


def _missing(reason: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)


def jars(pom: Path) -> Path:
    """The folder of the jars that `pom` names, from the cache if they are there. Without Maven and Java the test skips; CI
    fails."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            _missing(f"{tool} is not installed")
    key = f"{pom.parent.name}-{hashlib.sha256(pom.read_bytes()).hexdigest()[:16]}"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam"
    folder = cache / key
    if folder.exists():
        return folder
    draft = cache / f"{key}.{os.getpid()}"
    command = ["mvn", "--batch-mode", "--quiet", "--file", str(pom), "dependency:copy-dependencies"]
    done = subprocess.run(
        [*command, f"-DoutputDirectory={draft}", "-DincludeScope=runtime"],
        capture_output=True,
        text=True,
        check=False,
        timeout=_MAVEN_S,
    )
    if done.returncode:
        _missing(f"the jars of {pom} could not be had: {done.stdout[-500:]}")
    try:
        draft.rename(folder)
    except OSError:  # another test run was first
        shutil.rmtree(draft)
    return folder


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for taken in sockets:
            taken.bind(("127.0.0.1", 0))
        return [taken.getsockname()[1] for taken in sockets]
    finally:
        for taken in sockets:
            taken.close()
