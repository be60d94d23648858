"""`newsbeam ui`: pages about a state folder and its outputs, for a browser on this machine."""

import logging
import threading
from collections.abc import Sequence
from pathlib import Path

from pipeline.local.ledger.ledger_reader import LedgerReader, NoLedgerError
from pipeline.monitor.address import Address, ServerError
from pipeline.monitor.server import HttpServer
from pipeline.settings import UsageError
from pipeline.signals import StopSignals
from pipeline.ui.records import RecordFiles
from pipeline.ui.routes import ui_routes
from pipeline.ui.views import Views
from transforms.clock import utc_now

_LOG = logging.getLogger(__name__)


def ui(state: Path, outputs: Sequence[str], address: Address) -> int:
    """Serve the pages until a signal of `StopSignals`. Exit status 1 if the address cannot be used. Raises UsageError."""
    try:
        with LedgerReader(state):
            pass
    except NoLedgerError as error:
        raise UsageError(str(error)) from error
    stop = threading.Event()
    try:
        with HttpServer(address, ui_routes(Views(state, RecordFiles(outputs), utc_now))) as server, StopSignals(stop.set):
            _LOG.info("pages on http://%s/ until Ctrl-C", server.address)
            stop.wait()
    except ServerError as error:
        _LOG.error("%s", error)
        return 1
    return 0
