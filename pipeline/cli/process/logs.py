"""Logs on stderr: one line an event, in UTC, no control characters, no lines of Beam below an error."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any, TextIO

#: Values of `--log-level` and `--log-format`.
LEVELS = ("debug", "info", "warning", "error")
FORMATS = ("text", "json")

_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 10}
#: Fields of a line that a caller adds with `extra`: what has changed its condition, and of what.
_FIELDS = ("condition", "url", "host")


def configure(stream: TextIO | None = None, level: str = "info", form: str = "text") -> None:
    """Send log records to `stream` (stderr). Call it before the import of Beam, which warns about missing cloud packages."""
    handler = _LineHandler(stream or sys.stderr)
    handler.setFormatter(_JsonFormatter() if form == "json" else _TextFormatter())
    handler.addFilter(_worth_showing)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


def visible(text: str) -> str:
    """`text` with escaped control characters: text from hosts must not control a terminal."""
    return text.translate(_CONTROLS)


class _LineHandler(logging.StreamHandler[TextIO]):
    """Clears the progress line of a terminal before a line of the log; the next progress line appears below."""

    def format(self, record: logging.LogRecord) -> str:
        return ("\r\x1b[K" if self.stream.isatty() else "") + super().format(record)


class _TextFormatter(logging.Formatter):
    """`2026-03-04T12:00:00Z INFO message`."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802  (logging's name)
        return f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%SZ}"

    def format(self, record: logging.LogRecord) -> str:
        return visible(super().format(record))


class _JsonFormatter(logging.Formatter):
    """A JSON object: `at`, `level`, `logger`, `message`, the fields of the caller, and `traceback`."""

    def format(self, record: logging.LogRecord) -> str:
        row: dict[str, Any] = {
            "at": f"{datetime.fromtimestamp(record.created, UTC):%Y-%m-%dT%H:%M:%S.%f}"[:-3] + "Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": visible(record.getMessage()),
        }
        row |= {name: value for name in _FIELDS if (value := getattr(record, name, None)) is not None}
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        return json.dumps(row, ensure_ascii=False)


def _worth_showing(record: logging.LogRecord) -> bool:
    """False for lines of Beam, which uses the root logger: their source file identifies them. Beam also raises its errors, so
    the run ends with a traceback or a message anyway."""
    return "apache_beam" not in record.pathname
