"""A parser of options that raises UsageError for invalid ones."""

import argparse
import re
from typing import NoReturn

from pipeline.settings import UsageError
from schemas.near import did_you_mean

#: argparse's message for a value that is none of the choices; it quotes them in some versions of Python.
_CHOICE = re.compile(r"invalid choice: '([^']{0,100})' \(choose from (.{1,2000})\)")
_WORD = re.compile(r"[\w-]+")


class Parser(argparse.ArgumentParser):
    """Raises UsageError instead of argparse's message and exit."""

    def error(self, message: str) -> NoReturn:
        """Raises UsageError with the message, the nearest valid word, and a hint at --help."""
        choice = _CHOICE.search(message)
        hint = did_you_mean(choice[1], _WORD.findall(choice[2])) if choice else None
        raise UsageError(f"{message}{'; ' + hint if hint else ''}\ntry '{self.prog} --help'")
