"""The names of the kinds of rows. They are not in `rows.py` because the command line imports them first."""

from typing import Literal

What = Literal["records", "dead_letters", "events"]
