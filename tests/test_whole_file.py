"""Files that are written as a whole."""

from pathlib import Path

import pytest

from schemas.whole_file import write_whole


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "list"
    write_whole(path, "one", mode=0o600)
    write_whole(path, "two", mode=0o600)
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("list", "two")]
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_written_leaves_the_older_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "list"
    path.write_text("one")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, "two")
    assert [(entry.name, entry.read_text()) for entry in tmp_path.iterdir()] == [("list", "one")]
