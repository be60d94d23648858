"""Results of the pool for tasks without a result. No Beam, no multiprocessing: both sides import it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Stopped:
    """A task without a result: it exceeded its time ("timeout"), or its process died or exceeded its memory ("crash")."""

    cause: Literal["timeout", "crash"]
    message: str


class RemoteError(Exception):
    """An exception of the function in its worker, which is a bug. Its text is the traceback of the worker."""
