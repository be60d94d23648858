"""The end of a bundle for Prism: its answer first, and then the ends of its outputs.

A worker of Beam ends the outputs of a bundle, collects the bundle's metrics, and answers. Prism waits for both in any order.
But from the end of the last output on it waits for the answer in a busy loop (`select` in stage.go of 2.77), and other threads
of the worker have the interpreter meanwhile. After an answer it waits for the outputs without a loop.
"""

from typing import Any

from apache_beam.runners.worker.data_plane import _GrpcDataChannel
from apache_beam.runners.worker.sdk_worker import SdkHarness

_enqueue = _GrpcDataChannel._enqueue_to_send
_execute = SdkHarness._execute
#: The ends of outputs by the bundle's id, each with its channel. A bundle runs in one thread.
_ends: dict[str, list[tuple[Any, Any]]] = {}


def answer_first() -> None:
    """From now on the workers of this process answer for a bundle before they end its outputs."""
    _GrpcDataChannel._enqueue_to_send = _hold_ends  # type: ignore[method-assign,assignment]  # for all instances
    SdkHarness._execute = _execute_and_end  # type: ignore[method-assign,assignment]


def _hold_ends(channel: Any, element: Any) -> None:
    if element.is_last:
        _ends.setdefault(element.instruction_id, []).append((channel, element))
    else:
        _enqueue(channel, element)


def _execute_and_end(harness: Any, task: Any, request: Any) -> None:
    _execute(harness, task, request)  # has queued the answer
    for channel, element in _ends.pop(request.instruction_id, ()):
        _enqueue(channel, element)
