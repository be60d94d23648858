"""A full disk under a run that watches: it says so, loses nothing, and goes on when there is space again."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.newsroom.server import Newsroom
from tests.support.newsroom import bulletins
from tests.support.run_newsbeam import Folders, command

ARTICLES = 30


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 KiB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "newsbeam-test", str(folder)], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        if os.environ.get("CI") == "true" and sys.platform == "linux" and os.getuid() == 0:
            pytest.fail(mounted.stderr)
        pytest.skip(f"cannot mount a small file system: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_waited_out(small_disk: Path, tmp_path: Path) -> None:
    folders = Folders(tmp_path)
    filler = small_disk / "filler"
    with Newsroom() as newsroom:
        pieces = bulletins("courier", "top", ARTICLES)
        newsroom.publish(*pieces)
        feed = next(url for url in newsroom.feeds if url.startswith(newsroom.bases["courier"]))
        arguments = command([feed], folders, "--watch")
        arguments[arguments.index("--output") + 1] = str(small_disk / "news")
        (small_disk / "news").mkdir()
        filler.write_bytes(b"x" * 240 * 1024)
        process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # A run that never complains must not hang the tests.
        watchdog = threading.Timer(100, process.kill)
        watchdog.start()
        try:
            assert process.stderr is not None
            complaint = next((line for line in process.stderr if "retrying" in line), "")
            assert "No space left on device; free space there or choose another folder" in complaint
            assert "nothing is lost" in complaint
            assert len(Folders(small_disk).records()) < 5, "whole records, as far as there was space: one takes 4 KiB"
            filler.unlink()
            urls = {newsroom.url(piece) for piece in pieces}
            while not urls <= {record.url for record in Folders(small_disk).records()} and process.poll() is None:
                threading.Event().wait(0.2)
            process.terminate()
            process.communicate()
        finally:
            watchdog.cancel()
            process.kill()
    assert process.returncode == 0
    found = [record.url for record in Folders(small_disk).records()]
    assert len(found) == len(set(found))
    assert urls <= set(found)
    assert Folders(small_disk).unfinished() == []
