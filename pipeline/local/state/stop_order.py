"""An order to stop as a file, for a process whose state folder has no ledger."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.local.ledger.ledger import LedgerInUseError
from pipeline.local.ledger.ledger_reader import LEDGER
from pipeline.local.state.orders import stop_when
from pipeline.local.state.state_folder import StateFolder

_FILE = "stop"


def order_stop(folder: Path) -> None:
    """Order the process that uses the folder to stop. Raises OSError."""
    (folder / _FILE).touch()


@contextmanager
def stoppable(folder: Path | None, stop: Callable[[], None]) -> Iterator[None]:
    """While the context lasts, this process holds the folder, and an order in it calls `stop`. None: the context does nothing.

    Raises LedgerInUseError for a folder that another process holds, or that has a ledger, and OSError.
    """
    if folder is None:
        yield
        return
    with StateFolder(folder, ledger=False):
        if (folder / LEDGER).exists():
            raise LedgerInUseError(f"{folder} has the ledger of 'newsbeam run'; give the stream a --state folder of its own")
        order = folder / _FILE
        order.unlink(missing_ok=True)  # it meant a process that has ended
        with stop_when(order.exists, stop):
            yield
        order.unlink(missing_ok=True)


def takes_orders_by_file(folder: Path) -> bool:
    """The process that uses the folder has no ledger in it."""
    return not os.path.lexists(folder / LEDGER)
