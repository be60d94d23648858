"""Servers of tests that are programs for the JVM: their jars from Maven Central, kept in the user's cache."""

import hashlib
import os
import shutil
import socket
import subprocess
from pathlib import Path

from tests.support.go_programs import cache_folder, missing

_MAVEN_S = 600


def jars(pom: Path) -> Path:
    """The folder of the jars that `pom` names, from the cache if they are there. Without Maven and Java the test skips; CI
    fails."""
    for tool in ("java", "mvn"):
        if shutil.which(tool) is None:
            missing(f"{tool} is not installed")
    key = f"{pom.parent.name}-{hashlib.sha256(pom.read_bytes()).hexdigest()[:16]}"
    cache = cache_folder()
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
        missing(f"the jars of {pom} could not be had: {done.stdout[-500:]}")
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
