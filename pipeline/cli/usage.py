"""Error messages for users."""

import argparse
import errno
import os
import stat
import sys
from typing import Any, TextIO

from pipeline.settings import UsageError


def told(error: BaseException, place: object = None) -> str:
    """An error in one line, with its path. `place`: the path, if the error names none."""
    if isinstance(error, OSError) and error.strerror:
        if lacks_temporary_folder(error):
            return f"no folder for temporary files can be written: free space in one of {_folders(error)}, or set TMPDIR"
        path = error.filename if error.filename is not None else place
        return f"{path}: {error.strerror}" if path is not None else error.strerror
    text = str(error)
    return text if place is None or str(place) in text else f"{place}: {text}"


def lacks_temporary_folder(error: OSError) -> bool:
    """True for the error of `tempfile` where each folder that it knows is full or read-only."""
    return error.filename is None and (error.strerror or "").startswith("No usable temporary directory")


def is_character_device(stream: TextIO) -> bool:
    """True for a stream of a terminal, also of one that was closed, which is none for `isatty`."""
    try:
        return stat.S_ISCHR(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):
        return False


def terminal_was_closed(error: OSError) -> bool:
    """True for an error of writing to a terminal that is gone. A file of a broken disk has the same errno."""
    return error.errno == errno.EIO and any(is_character_device(stream) for stream in (sys.stdout, sys.stderr))


def _folders(error: OSError) -> str:
    _, _, listed = (error.strerror or "").partition("[")
    return listed.rstrip("]").replace("'", "")


def print_usage_error(error: UsageError) -> int:
    """Print a usage error; returns the exit status for it."""
    print(f"newsbeam: {error}", file=sys.stderr)  # noqa: T201  (the command line speaks here)
    return 2


def add_command(commands: Any, name: str, help_text: str, epilog: str | None = None) -> argparse.ArgumentParser:
    """A parser for the command `name`, whose help text is also its description."""
    return commands.add_parser(
        name,
        help=help_text,
        description=help_text[0].upper() + help_text[1:] + ".",
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
