"""The streaming engine as the graph sees it: `pipeline.graph.Engine` on Beam state and timers."""

from dataclasses import dataclass
from typing import Any

import apache_beam as beam

from pipeline.settings import Output
from pipeline.sinks.rows import What
from pipeline.streaming.feeds import ListedFeeds, ReadFeeds
from pipeline.streaming.keyed import Bucketed, Sharded
from pipeline.streaming.worker import WorkerSettings
from pipeline.streaming.write import WindowSettings, WriteRows
from pipeline.works import LINK_RECORDS
from schemas.feed_items import FeedItem
from schemas.pages import Page
from schemas.records import Record
from transforms.link.link_record import site_of

#: What each keyed step puts out in the main.
_OUT: dict[str, type[Any]] = {"PollFeed": FeedItem, "FetchPage": Page, "LinkRecord": Record}


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamEngine:
    """`outputs`: for "records" and "dead_letters"."""

    feeds: ListedFeeds
    refresh_s: int
    outputs: dict[str, tuple[Output, ...]]
    windows: WindowSettings
    worker: WorkerSettings

    def due(self) -> "beam.PTransform[Any, Any]":
        return ReadFeeds(self.feeds, self.refresh_s)

    def keyed(self, step: str) -> "beam.PTransform[Any, Any]":
        if step == LINK_RECORDS.step.name:
            return Bucketed(LINK_RECORDS, site_of, _OUT[step])
        return Sharded(self.worker, step, _OUT[step])

    def write(self, what: What) -> "beam.PTransform[Any, Any]":
        return WriteRows(what, self.outputs[what], self.windows)
