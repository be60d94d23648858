"""The order in which a worker ends a bundle."""

from types import SimpleNamespace
from typing import Any

from apache_beam.runners.worker.data_plane import _GrpcDataChannel
from apache_beam.runners.worker.sdk_worker import SdkHarness

from pipeline.streaming.answer_first import answer_first


class _Order(list[Any]):
    """What was sent, on any channel."""

    def put(self, sent: Any, _size: int = 0) -> None:
        self.append(sent[0] if isinstance(sent, tuple) else sent)


def test_a_bundle_is_answered_before_its_outputs_end(monkeypatch: Any) -> None:
    monkeypatch.setattr(_GrpcDataChannel, "_enqueue_to_send", _GrpcDataChannel._enqueue_to_send)
    monkeypatch.setattr(SdkHarness, "_execute", SdkHarness._execute)
    answer_first()
    sent = _Order()
    channel: Any = _GrpcDataChannel()
    harness: Any = SdkHarness.__new__(SdkHarness)
    monkeypatch.setattr(channel, "_pending_send", sent)
    monkeypatch.setattr(harness, "_responses", sent, raising=False)

    def bundle() -> str:
        data = channel.output_stream("1", "output")
        data.write(b"row")
        data.close()
        channel.output_timer_stream("1", "turns", "wake").close()
        return "answer"

    def failed() -> str:
        channel.output_stream("2", "output").close()
        raise ValueError("a bug")

    harness._execute(bundle, SimpleNamespace(instruction_id="1"))
    row, answer, *ends = sent
    assert (row.data, answer) == (b"row", "answer")
    assert [(end.is_last, end.transform_id) for end in ends] == [(True, "output"), (True, "turns")]
    sent.clear()
    harness._execute(failed, SimpleNamespace(instruction_id="2"))
    answer, end = sent
    assert "a bug" in answer.error
    assert end.is_last
