"""The words for the kinds of rows. Apart from `rows.py`, because the command line reads them before anything else."""

from typing import Literal

What = Literal["records", "dead_letters", "events"]
