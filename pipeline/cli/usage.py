"""Errors of invalid command lines: the parser raises them, the command prints them."""

import argparse
import sys
from typing import Any, NoReturn

from pipeline.settings import UsageError


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of argparse's message and exit."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with the message and a hint at --help."""
        raise UsageError(f"{message}\ntry '{self.prog} --help'")


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
