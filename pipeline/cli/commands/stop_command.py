"""`newsbeam stop`: orders the process that runs on a state folder to stop, and waits for its end."""

import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from pipeline.cli.usage import told
from pipeline.local.ledger.ledger_reader import NoLedgerError
from pipeline.local.state.orders import STOP, place
from pipeline.local.state.state_folder import holder_of
from pipeline.local.state.stop_order import order_stop, takes_orders_by_file
from pipeline.settings import UsageError

_LOOK_S = 0.1


def stop(state: Path, timeout_s: float, out: TextIO, err: TextIO) -> int:
    """Exit status 0 if no process uses the folder at the end, 1 if one still does after `timeout_s`. Raises UsageError."""
    if not state.is_dir():
        raise UsageError(f"{str(state)!r} is no folder; name the --state folder of the run")
    holder = holder_of(state)
    if holder is None:
        out.write(f"no newsbeam runs on {state}\n")
        return 0
    is_stream = takes_orders_by_file(state)
    try:
        if is_stream:
            order_stop(state)
        else:
            place(state, STOP, [""], datetime.now(UTC))
    except (NoLedgerError, sqlite3.OperationalError, OSError) as error:
        err.write(f"newsbeam stop: {state} cannot take the order: {told(error)}; send SIGTERM to process {holder}\n")
        return 1
    until = time.monotonic() + timeout_s
    while holder_of(state) is not None:
        if time.monotonic() >= until:
            err.write(
                f"newsbeam stop: process {holder} has not ended within {timeout_s:.0f} s; a second SIGTERM ends it at once\n"
            )
            return 1
        time.sleep(_LOOK_S)
    done = "written what its polls had found" if is_stream else "committed what was finished"
    out.write(f"stopped process {holder}; it has {done}\n")
    return 0
