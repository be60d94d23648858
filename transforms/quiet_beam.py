"""The import of Beam for programs of others, without its false alarm and without a trace in their logging.

Beam says on import that "apitools" is missing, which only its BigQuery client uses, and `logging.warning` gives a root logger
without handlers one that stays: the `basicConfig` of the program has no effect then.
"""

import logging
import sys

_FALSE_ALARM = "apitools not found"


def import_beam() -> None:
    """Import Beam (2 s) where nobody has; its other warnings appear, and the root logger stays as it was."""
    if "apache_beam" in sys.modules:
        return
    root = logging.getLogger()
    stand_in = (logging.lastResort or logging.NullHandler()) if not root.handlers else None
    if stand_in is not None:
        root.addHandler(stand_in)
    root.addFilter(_is_no_false_alarm)
    try:
        import apache_beam  # noqa: F401, PLC0415
    finally:
        root.removeFilter(_is_no_false_alarm)
        if stand_in is not None:
            root.removeHandler(stand_in)


def _is_no_false_alarm(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith(_FALSE_ALARM)
