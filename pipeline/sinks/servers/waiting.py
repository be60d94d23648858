"""Tells the user which server a sink waits for, and how long."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.sinks.sink import PatientSink, Sink

#: A server that is there answers sooner.
_TOLD_AFTER_S = 1.0
#: `newsbeam sink setup` has a person before it, who can start the server and try again.
SETUP_S = 10.0


@contextmanager
def told_while_waiting(sink: Sink, tell: Callable[[str], None], after_s: float = _TOLD_AFTER_S) -> Iterator[None]:
    """While the context lasts longer than `after_s`, `tell` gets one line, in another thread."""
    until = f"; newsbeam gives up after {sink.give_up_s:g} s" if isinstance(sink, PatientSink) else ""
    timer = threading.Timer(after_s, tell, (f"waiting for {sink.uri}, which does not answer yet{until}",))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
