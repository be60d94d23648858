"""Sinks of a known way to deliver, and rows written to them as an engine does it."""

import threading
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pipeline.sinks.registry import make_sink
from pipeline.sinks.sink import MessageSink, StagingSink
from pipeline.sinks.what import What


def staging_sink(uri: str, *, what: What, **options: object) -> StagingSink:
    sink = make_sink(uri, what=what, **options)
    assert isinstance(sink, StagingSink)
    return sink


def message_sink(uri: str, *, what: What, **options: object) -> MessageSink:
    sink = make_sink(uri, what=what, **options)
    assert isinstance(sink, MessageSink)
    return sink


def write_through_an_outage(
    sink: MessageSink, rows: Sequence[Any], *, first: int, stop: Callable[[], None], back: threading.Thread
) -> None:
    """Write `rows`, the `first` of them before `stop`, and deliver them: none is refused. `back` brings the server back."""
    writer = sink.open()
    for row in rows[:first]:
        assert writer.write(row) is None
    stop()
    back.start()
    for row in rows[first:]:
        assert writer.write(row) is None
    assert writer.deliver() == []
    back.join()
    sink.close()


def write_to(uri: str, rows: Iterable[Any], what: What = "records", writer_id: str = "w") -> list[str]:
    """Deliver rows to the sink of `uri`; the final names of what was published."""
    sink = make_sink(uri, what=what)
    finals = []
    if isinstance(sink, StagingSink):
        staging = sink.stage(writer_id)
        for row in rows:
            staging.write(row)
        for staged in staging.finish():
            sink.publish(staged)
            finals.append(staged.final)
    else:
        messages = sink.open()
        for row in rows:
            messages.write(row)
        messages.deliver()
    sink.close()
    return finals
