"""The summary of a stream whose terminal was closed."""

import errno
import sys
from typing import TextIO

import pytest

from pipeline.cli.commands.stream_command import _nobody_reads


def terminals(monkeypatch: pytest.MonkeyPatch, *streams: TextIO) -> None:
    """These streams are terminals."""
    monkeypatch.setattr("pipeline.cli.usage.is_character_device", lambda stream: stream in streams)


def test_a_closed_terminal_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (sys.stdout, sys.stderr):
        terminals(monkeypatch, stream)
        with _nobody_reads():
            raise OSError(errno.EIO, "Input/output error")


def test_a_broken_or_full_disk_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    terminals(monkeypatch)
    with pytest.raises(OSError, match="Input/output error"), _nobody_reads():
        raise OSError(errno.EIO, "Input/output error")
    terminals(monkeypatch, sys.stderr)
    with pytest.raises(OSError, match="No space left"), _nobody_reads():
        raise OSError(errno.ENOSPC, "No space left on device")
