"""The yardsticks: files beside the repository, not part of it."""

from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parents[3] / "shared" / "yardsticks"


def yardstick(name: str) -> Path:
    """The file or folder `name` of the yardsticks; skips the test if it is missing."""
    path = _FOLDER / name
    if not path.exists():
        pytest.skip(f"needs the yardstick {name} beside the repository")
    return path
