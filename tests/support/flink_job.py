"""An unbounded job for tests of the Flink cluster: `python -m tests.support.flink_job --output FILE --start UNIX -- OPTIONS`.

Every second each of `--keys` keys gets an element. It goes through two stateful steps with the same keys, as polls and page
fetches do: each keeps what comes in a bag until a real-time timer fires, numbers it, and passes it on. A line is appended to
the file for each element and step: `{"step", "key", "tick", "number", "pid"}`. With nothing lost and state kept exactly once,
a key's ticks have no gaps, and a tick has the same number however often it was written.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import apache_beam as beam
from apache_beam.coders import VarIntCoder
from apache_beam.options.pipeline_options import PipelineOptions
from apache_beam.transforms.periodicsequence import PeriodicImpulse
from apache_beam.transforms.timeutil import TimeDomain
from apache_beam.transforms.userstate import BagStateSpec, ReadModifyWriteStateSpec, TimerSpec, on_timer
from apache_beam.utils.timestamp import Timestamp

_WAIT_S = 0.2


class _Tick(beam.DoFn):
    """(key, start) -> each second since then once, seconds without a running job included."""

    _LAST = ReadModifyWriteStateSpec("last", VarIntCoder())
    _TIMER = TimerSpec("tick", TimeDomain.REAL_TIME)

    def process(
        self,
        element: tuple[str, int],
        last: Any = beam.DoFn.StateParam(_LAST),
        timer: Any = beam.DoFn.TimerParam(_TIMER),
    ) -> None:
        if last.read() is None:
            last.write(element[1] - 1)
            timer.set(Timestamp.of(time.time()))

    @on_timer(_TIMER)
    def wake(
        self,
        last: Any = beam.DoFn.StateParam(_LAST),
        timer: Any = beam.DoFn.TimerParam(_TIMER),
    ) -> Iterator[int]:
        now = int(time.time())
        yield from range(last.read() + 1, now + 1)
        last.write(now)
        timer.set(Timestamp.of(now + 1))


class _KeepAndNumber(beam.DoFn):
    """(key, tick) -> (key, tick), a little later."""

    _BAG = BagStateSpec("bag", VarIntCoder())
    _NUMBER = ReadModifyWriteStateSpec("number", VarIntCoder())
    _TIMER = TimerSpec("wake", TimeDomain.REAL_TIME)

    def __init__(self, step: str, output: str) -> None:
        self._step = step
        self._output = output

    def process(
        self,
        element: tuple[str, int],
        bag: Any = beam.DoFn.StateParam(_BAG),
        timer: Any = beam.DoFn.TimerParam(_TIMER),
    ) -> None:
        bag.add(element[1])
        timer.set(Timestamp.of(time.time() + _WAIT_S))

    @on_timer(_TIMER)
    def wake(
        self,
        key: str = beam.DoFn.KeyParam,  # type: ignore[assignment]  # Beam's marker
        bag: Any = beam.DoFn.StateParam(_BAG),
        number: Any = beam.DoFn.StateParam(_NUMBER),
    ) -> Iterator[tuple[str, int]]:
        lines = []
        for tick in sorted(bag.read()):
            count = (number.read() or 0) + 1
            number.write(count)
            lines.append({"step": self._step, "key": key, "tick": tick, "number": count, "pid": os.getpid()})
            yield key, tick
        bag.clear()
        text = "".join(json.dumps(line) + "\n" for line in lines)
        with Path(self._output).open("a", encoding="utf-8") as file:
            file.write(text)  # one write of a few hundred bytes: lines of several processes do not mix


def main(arguments: list[str]) -> None:
    own, beam_options = arguments[: arguments.index("--")], arguments[arguments.index("--") + 1 :]
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", required=True)
    parser.add_argument("--keys", type=int, default=16)
    parser.add_argument("--live", type=int, default=86_400)
    parser.add_argument(
        "--start", type=int, required=True, help="of the ticks, as Unix seconds: the same when the job is made anew"
    )
    given = parser.parse_args(own)
    keys = [f"shard-{number}" for number in range(given.keys)]

    def elements(moment: int) -> Iterable[tuple[str, int]]:
        return [(key, moment - given.start) for key in keys]

    pair = tuple[str, int]
    with beam.Pipeline(options=PipelineOptions(["--streaming", *beam_options])) as pipeline:
        first = (
            pipeline
            | "Live" >> PeriodicImpulse(start_timestamp=given.start, fire_interval=given.live)
            | "OneKey" >> beam.Map(lambda _: ("ticks", given.start)).with_output_types(pair)
        )
        ticks = first | "Tick" >> beam.ParDo(_Tick()).with_output_types(int)
        keyed = ticks | "KeyTicks" >> beam.FlatMap(elements).with_output_types(pair)
        polled = keyed | "PollFeeds" >> beam.ParDo(_KeepAndNumber("poll", given.output)).with_output_types(pair)
        _ = polled | "FetchPages" >> beam.ParDo(_KeepAndNumber("fetch", given.output)).with_output_types(pair)


if __name__ == "__main__":
    from tests.support import flink_job  # under its own name: workers cannot import what is pickled from __main__

    flink_job.main(sys.argv[1:])
