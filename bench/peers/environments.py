"""Environments of other programs: each in a folder of its own in the user's cache, made by venv and pip at the first use."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from make import compile_packages

_INSTALL_S = 900
_ROOT = Path(__file__).resolve().parents[2]


class NotInstalledError(Exception):
    """The environment cannot be made; the message is the reason."""


def python_with(name: str, requirements: Sequence[str]) -> Path:
    """The interpreter of an environment that has `requirements`. Raises NotInstalledError."""
    key = hashlib.sha256(repr((tuple(requirements), sys.version_info[:2])).encode()).hexdigest()[:12]
    folder = _cache() / f"bench-{name}-{key}"
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


def newsbeam_alone() -> Path:
    """The `newsbeam` of an environment with this checkout, in the locked versions and without extras: what users install.

    The extras cost a start: Beam imports the clients of the clouds where they are installed, 0.2 s and 30 MB. The
    modules of the checkout are compiled, as those of an installed package are: where PYTHONDONTWRITEBYTECODE is set, each
    process would compile them anew, in 0.4 s.
    """
    versions = re.findall(r"^[a-zA-Z0-9._-]+==\S+", (_ROOT / "requirements.lock").read_text(), re.MULTILINE)
    pinned = hashlib.sha256(repr(versions).encode()).hexdigest()[:12]
    constraints = _cache() / f"bench-constraints-{pinned}.txt"
    constraints.parent.mkdir(parents=True, exist_ok=True)
    constraints.write_text("\n".join(dict.fromkeys(versions)) + "\n")
    python = python_with("newsbeam", ("--constraint", str(constraints), "--editable", str(_ROOT)))
    compile_packages()
    return python.parent / "newsbeam"


def _cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "newsbeam"


def _run(command: Sequence[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_INSTALL_S)
    except subprocess.TimeoutExpired:
        raise NotInstalledError(f"not installed within {_INSTALL_S} s") from None
    except subprocess.CalledProcessError as error:
        lines = (error.stderr or error.stdout or "").strip().splitlines() or [f"exit status {error.returncode}"]
        raise NotInstalledError(lines[-1][:300]) from error
