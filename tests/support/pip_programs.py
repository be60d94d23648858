"""Programs of the tests that pip installs, each in a folder of its own in the user's cache, apart from newsbeam's packages."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.go_programs import cache_folder, missing

_INSTALL_S = 600


def installed(name: str, *requirements: str) -> Path:
    """A folder for PYTHONPATH with the packages, from the cache if they are there. If pip fails, the test skips; CI fails."""
    key = hashlib.sha256(repr((requirements, sys.version_info[:2])).encode()).hexdigest()[:16]
    folder = cache_folder() / f"{name}-{key}"
    if folder.exists():
        return folder
    draft = folder.with_name(f"{folder.name}.{os.getpid()}")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--quiet",
            "install",
            "--target",
            str(draft),
            *requirements,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=_INSTALL_S,
    )
    if done.returncode:
        missing(f"{name} could not be installed: {done.stderr[-500:]}")
    try:
        draft.rename(folder)
    except OSError:  # another test run was first
        shutil.rmtree(draft)
    return folder
