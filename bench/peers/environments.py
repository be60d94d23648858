"""Environments of other programs: each in a folder of its own in the user's cache, made by venv and pip at the first use."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

_INSTALL_S = 900


class NotInstalledError(Exception):
    """The environment cannot be made; the message is the reason."""


def python_with(name: str, requirements: Sequence[str]) -> Path:
    """The interpreter of an environment that has `requirements`. Raises NotInstalledError."""
    key = hashlib.sha256(repr((tuple(requirements), sys.version_info[:2])).encode()).hexdigest()[:12]
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam"
    folder = cache / f"bench-{name}-{key}"
    made = folder / "made"
    if not made.exists():
        shutil.rmtree(folder, ignore_errors=True)
        sys.stderr.write(f"installing {' '.join(requirements)} in {folder}\n")
        _run([sys.executable, "-m", "venv", str(folder)])
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        _run([*pip, "--upgrade", "pip"])  # that of Debian 12 fails on names of extras with an underscore
        _run([*pip, *requirements])
        made.touch()
    return folder / "bin" / "python"


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_INSTALL_S)
    except subprocess.TimeoutExpired:
        raise NotInstalledError(f"not installed within {_INSTALL_S} s") from None
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout or "").strip().splitlines() or [f"exit status {error.returncode}"]
        raise NotInstalledError(lines[-1][:300]) from error
