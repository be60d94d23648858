"""The summary of a stream whose terminal was closed."""

import errno

import pytest

from pipeline.cli.stream_command import _nobody_reads


def test_a_closed_terminal_is_no_error() -> None:
    with _nobody_reads():
        raise OSError(errno.EIO, "Input/output error")


def test_a_full_disk_is_one() -> None:
    with pytest.raises(OSError, match="No space left"), _nobody_reads():
        raise OSError(errno.ENOSPC, "No space left on device")
