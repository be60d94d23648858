"""The results of the pool for tasks that have none of their own. No Beam, no multiprocessing: both sides import it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Stopped:
    """The task was ended before it had a result: it ran out of time ("timeout"), or its process died or ran out of memory."""

    cause: Literal["timeout", "crash"]
    message: str


class RemoteError(Exception):
    """An exception of the function in its worker: a bug, not an ending. The traceback of the worker is its text."""
