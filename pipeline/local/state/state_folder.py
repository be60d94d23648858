"""The state folder: one ledger, one process at a time."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.local.ledger.ledger import Ledger, LedgerInUseError


def holder_of(folder: Path) -> str | None:
    """The id of the process that uses the state folder; None if no process does. `unknown`: its id is not written yet."""
    try:
        file = os.open(folder / "lock", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return os.read(file, 32).decode("ascii", "replace").strip() or "unknown"
    finally:
        os.close(file)
    return None


class StateFolder:
    """Locks `folder` for this process and opens its ledger; the exit releases both.

    Raises LedgerInUseError with the process that holds the folder, and OSError if the folder cannot be created or written. The
    kernel holds the lock (flock) and releases it when the process ends, even after SIGKILL.
    """

    def __init__(self, folder: Path, *, ledger: bool = True) -> None:
        """`ledger` False: only the lock, for work on the closed file."""
        self.folder, self._opens_ledger = folder, ledger
        self._lock_file: int | None = None

    def __enter__(self) -> Self:
        if self.folder.is_file():
            raise LedgerInUseError(f"{self.folder} is a file; --state names a folder, for example {self.folder}-state")
        self.folder.mkdir(parents=True, exist_ok=True)
        lock_file = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = os.read(lock_file, 32).decode("ascii", "replace").strip() or "unknown"
            os.close(lock_file)
            raise LedgerInUseError(
                f"the state folder {self.folder} is in use by process {holder}; "
                "stop it, or give this run its own --state folder"
            ) from None
        os.ftruncate(lock_file, 0)
        os.write(lock_file, f"{os.getpid()}\n".encode())
        self._lock_file = lock_file
        if not self._opens_ledger:
            return self
        try:
            self.ledger = Ledger(self.folder / "ledger.sqlite3")
        except BaseException:
            self._release()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._opens_ledger:
            self.ledger.close()
        self._release()

    def _release(self) -> None:
        if self._lock_file is not None:
            os.close(self._lock_file)
            self._lock_file = None
