"""Errors of invalid command lines: the parser raises them, the command prints them."""

import argparse
import re
import sys
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NoReturn

from pipeline.settings import UsageError

#: argparse's message for a value that is none of the choices; it quotes them in some versions of Python.
_CHOICE = re.compile(r"invalid choice: '([^']{0,100})' \(choose from (.{1,2000})\)")
_WORD = re.compile(r"[\w-]+")


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """`did you mean X?`; None where nothing known is near."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]!r}?" if near else None


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of argparse's message and exit."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with the message, what may have been meant, and a hint at --help."""
        choice = _CHOICE.search(message)
        hint = did_you_mean(choice[1], _WORD.findall(choice[2])) if choice else None
        raise UsageError(f"{message}{'; ' + hint if hint else ''}\ntry '{self.prog} --help'")


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
