"""Logs on stderr: one line an event, no control characters, nothing of Beam's below an error."""

import logging
import sys
from typing import TextIO

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 10}


def configure(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send log records to `stream` (stderr). To be called before Beam is imported: it warns about cloud packages it misses."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s", "%H:%M:%S"))
    handler.addFilter(_worth_showing)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def visible(text: str) -> str:
    """`text` with control characters written out: what hosts send must not steer a terminal."""
    return text.translate(_CONTROLS)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


def _worth_showing(record: logging.LogRecord) -> bool:
    """Beam logs through the root logger, so its lines are known by the file they come from. What it calls an error it raises
    as well: the run then ends with the traceback, or with the one sentence of a full disk."""
    return "apache_beam" not in record.pathname
