"""Builds the Go programs of the tests, each a folder here, once; keeps them in the user's cache by a hash of their sources."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from tests.support.programs import cache_folder, missing

_BUILD_TIMEOUT_S = 600


def build(name: str) -> Path:
    """The program's binary, from the cache if its sources have not changed. Skips the test without Go; on CI it fails."""
    sources = Path(__file__).parent / name
    key = hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources.iterdir()))).hexdigest()[:16]
    binary = cache_folder() / f"{name}-{key}"
    if binary.exists():
        return binary
    go = _go(name)
    binary.parent.mkdir(parents=True, exist_ok=True)
    draft = binary.with_name(f"{binary.name}.{os.getpid()}")
    built = subprocess.run(
        [go, "build", "-o", str(draft), "."],
        cwd=sources,
        capture_output=True,
        text=True,
        check=False,
        timeout=_BUILD_TIMEOUT_S,
    )
    if built.returncode:
        missing(f"{name} could not be built: {built.stderr[-500:]}")
    draft.replace(binary)
    return binary


def install(package: str) -> Path:
    """The binary of `package` (`path@version`), from the cache if it is there. Skips the test without Go; on CI it fails."""
    name = package.rpartition("/")[2]
    folder = cache_folder() / name
    binary = folder / name.partition("@")[0]
    if binary.exists():
        return binary
    go = _go(name)
    done = subprocess.run(
        [go, "install", package],
        env=os.environ | {"GOBIN": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=_BUILD_TIMEOUT_S,
    )
    if done.returncode:
        missing(f"{name} could not be built: {done.stderr[-500:]}")
    return binary


def _go(name: str) -> str:
    return shutil.which("go") or missing(f"{name} needs Go to be built; install it from https://go.dev/dl/")
