"""What the streaming engine takes for granted of Prism, with the options that `newsbeam stream` gives it."""

import threading
from collections.abc import Iterator
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.coders import VarIntCoder
from apache_beam.transforms.userstate import ReadModifyWriteStateSpec

from pipeline.streaming.job import beam_options
from tests.support.streaming import prism

pytestmark = pytest.mark.slow

#: Prism looks at a bundle every 100 ms, and split one that had not gone on between two looks.
_SLOW_S = 2.0
#: In this process, as the workers of a LOOPBACK job are.
_counts: list[int] = []
_second_came = threading.Event()


class _CountFn(beam.DoFn):
    """Counts the elements of a key in its state. The first takes long, unless another comes meanwhile."""

    COUNT = ReadModifyWriteStateSpec("count", VarIntCoder())

    def process(self, element: tuple[str, int], count: Any = beam.DoFn.StateParam(COUNT)) -> Iterator[int]:
        now = (count.read() or 0) + 1
        if now == 1 and not _counts:
            _counts.append(now)
            _second_came.wait(_SLOW_S)
        else:
            _counts.append(now)
            _second_came.set()
        count.write(now)
        yield now


def test_a_key_is_never_in_two_bundles_at_once() -> None:
    """Else both read the state from before, and what one of them keeps is lost."""
    _counts.clear()
    _second_came.clear()
    # A server of its own: Beam keeps one a process, made with the options of whoever asked first (its DirectRunner does too).
    options = beam_options([f"--prism_location={prism()}", "--experiments=disable_prism_server_singleton"])
    with beam.Pipeline(options=options) as pipeline:
        _ = pipeline | beam.Create([("key", number) for number in range(8)]) | beam.ParDo(_CountFn())
    assert _counts == [1, 2, 3, 4, 5, 6, 7, 8]
