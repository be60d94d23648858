"""`MakeRecords`, `WriteRecords` and `WriteDeadLetters` for other pipelines."""

from dataclasses import replace
from typing import Any

import apache_beam as beam

from pipeline.settings import Output, check_outputs
from pipeline.sinks.rows import PUBLISHED
from pipeline.sinks.what import What
from pipeline.streaming.write import WindowSettings, WriteRows
from schemas.articles import Article
from schemas.dead_letters import DeadLetter
from schemas.records import Record
from transforms import coders
from transforms.clock import utc_now
from transforms.link.link_record import make_record


class MakeRecords(beam.PTransform[Any, Any]):
    """PCollection[Article] -> PCollection[Record]: a first revision for each article. It compares with no earlier record."""

    def expand(self, articles: "beam.PCollection[Article]") -> "beam.PCollection[Record]":
        return articles | beam.Map(_record_of).with_output_types(Record)


def _record_of(article: Article) -> Record:
    now = utc_now()
    return replace(make_record(article, now), emitted_at=now)


class _Write(beam.PTransform[Any, Any]):
    what: What

    def __init__(self, *uris: str, format: str = "jsonl", window_s: int = 60) -> None:  # noqa: A002  (as in the command line)
        """`uris`: as for `--output`, with their options. Raises ValueError for a URI that cannot be used."""
        super().__init__()
        self._outputs = tuple(Output(uri=uri, what=self.what, format=format) for uri in uris)
        self._windows = WindowSettings(window_s=window_s)
        check_outputs(self._outputs)

    def expand(self, rows: Any) -> Any:
        coders.register({Record, DeadLetter})
        typed = rows | "Typed" >> beam.Map(_same).with_output_types(PUBLISHED[self.what].cls)
        return typed | "Write" >> WriteRows(self.what, self._outputs, self._windows)


class WriteRecords(_Write):
    """PCollection[Record] -> PCollection[DeadLetter], one for each record that a sink can never take.

    At-least-once; a repeat has the same `record_id`. Files hold the records of up to `window_s` seconds.
    """

    what = "records"


class WriteDeadLetters(_Write):
    """PCollection[DeadLetter] -> an empty PCollection: sinks refuse no dead letter."""

    what = "dead_letters"


def _same(row: Any) -> Any:
    return row
