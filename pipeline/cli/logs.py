"""Logs on stderr: one line an event, no control characters, no lines of Beam below an error."""

import logging
import sys
from typing import TextIO

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 10}


def configure(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send log records to `stream` (stderr). Call it before the import of Beam, which warns about missing cloud packages."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    handler.addFilter(_worth_showing)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def visible(text: str) -> str:
    """`text` with escaped control characters: text from hosts must not control a terminal."""
    return text.translate(_CONTROLS)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


def _worth_showing(record: logging.LogRecord) -> bool:
    """False for lines of Beam, which uses the root logger: their source file identifies them. Beam also raises its errors, so
    the
    run ends with a traceback or a message anyway."""
    return "apache_beam" not in record.pathname
