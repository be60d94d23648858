"""The streaming engine for the graph: `pipeline.graph.Engine` on Beam state and timers."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from pipeline.counters import CountEndings
from pipeline.settings import Output
from pipeline.sinks.what import What
from pipeline.steps.declared import DeclaredStep
from pipeline.streaming.feeds import ReadFeeds
from pipeline.streaming.indexed import IndexedByPartition
from pipeline.streaming.stateful import Bucketed, Sharded
from pipeline.streaming.worker import WorkerSettings
from pipeline.streaming.write import WindowSettings, WriteRows


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamEngine:
    """`outputs`: for "records", "dead_letters" and "events"."""

    outputs: dict[str, tuple[Output, ...]]
    windows: WindowSettings
    worker: WorkerSettings

    def due(self) -> "beam.PTransform[Any, Any]":
        return ReadFeeds(self.worker.feeds, self.worker.refresh_s)

    def keyed(self, step: DeclaredStep) -> "beam.PTransform[Any, Any]":
        if step.is_indexed:
            return IndexedByPartition(self.worker, step)
        return (Bucketed if step.is_map else Sharded)(self.worker, step)

    def write(self, what: What) -> "beam.PTransform[Any, Any]":
        return WriteRows(what, self.outputs[what], self.windows)

    def end(self) -> "beam.PTransform[Any, Any]":
        return CountEndings()
