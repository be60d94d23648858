"""The errors of a job on this machine in the words of its user, each told once.

Beam has one error in three places: it prints the traceback of a bundle, its threads print that their connection has ended, and
the error of the job holds the traceback of the bundle once more. The last of them is told.
"""

import logging
import re
import threading

import grpc  # type: ignore[import-untyped]  # it has no types; it comes with Beam, which raises its errors
from apache_beam.runners.worker import sdk_worker

from pipeline.sinks.sink import SinkError

_LOG = logging.getLogger(__name__)
#: The last line of a traceback of a `SinkError`, as Beam ends it: with the name of the transform.
_SINK_ERROR = re.compile(
    rf"^[\w.]*\b{SinkError.__name__}: (.{{1,2000}}?)(?: \[while running '[^'\n]{{1,200}}'\])?$", re.MULTILINE
)
_LOST = (
    "{runner} has ended or cannot be reached ({cause}); if nobody ended it, look in the system's log whether memory was short. "
    "Start the stream again"
)
#: gRPC says this in a thread of its own where a server has ended before it was ready.
_CHANNEL_CLOSED = "Cannot monitor channel state"


class JobFailedError(RuntimeError):
    """A job that had begun has failed. The message names cause and remedy; that of a bug is its traceback."""


def failure_of(error: Exception, runner: str) -> JobFailedError:
    """The error of Beam that ended a job of `runner`."""
    if isinstance(error, grpc.RpcError):
        code = error.code() if isinstance(error, grpc.Call) else None
        return JobFailedError(_LOST.format(runner=runner, cause=f"gRPC: {code.name if code is not None else error}"))
    told = _SINK_ERROR.findall(str(error))
    return JobFailedError(told[-1] if told else str(error))


def tell_errors_once() -> None:
    """From now on this process prints no error of Beam that the error of its job tells. `--log-level debug` shows them."""
    sdk_worker.print = _print  # type: ignore[attr-defined]  # the only `print` there is that of a bundle's traceback
    threading.excepthook = _ended


def _print(*words: object, **_named: object) -> None:
    _LOG.debug("%s", " ".join(map(str, words)))


def _ended(thread: threading.ExceptHookArgs) -> None:
    error = thread.exc_value
    if isinstance(error, grpc.RpcError) or (isinstance(error, ValueError) and str(error).startswith(_CHANNEL_CLOSED)):
        _LOG.debug("a connection to the runner has ended", exc_info=error)
        return
    threading.__excepthook__(thread)
