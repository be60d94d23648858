"""Programs of the tests that pip installs, each in a folder of its own in the user's cache, apart from newsbeam's packages."""

import hashlib
import sys
from pathlib import Path

from tests.support.programs import kept

_PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]


def installed(name: str, *requirements: str) -> Path:
    """A folder for PYTHONPATH with the packages, from the cache if they are there. If pip fails, the test skips; CI fails."""
    key = hashlib.sha256(repr((requirements, sys.version_info[:2])).encode()).hexdigest()[:16]
    return kept(f"{name}-{key}", lambda folder: [*_PIP, "--target", str(folder), *requirements])
