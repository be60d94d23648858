"""The graph: the only place where the order of the work is written. Both engines run it; it knows neither.

due       = engine.due                                             # Due          what has to be done now
items     = due      | "PollFeeds"       >> engine.keyed(...)      # FeedItem     key: feed URL
pages     = items    | "FetchPages"      >> engine.keyed(...)      # Page         key: host
articles  = pages    | "ExtractArticles" >> ExtractArticles(...)   # Article      (pages never cross a shuffle)
enriched  = articles | "EnrichArticles"  >> EnrichArticles(...)    # Article
records   = enriched | "LinkRecords"     >> engine.keyed(...)      # Record       key: article id
            records  | "WriteRecords"    >> engine.write(...)      # DeadLetter   what the sinks cannot take
            dead     | "WriteDeadLetters" >> engine.write(...)      # nothing: a sink never refuses a dead letter
"""

from dataclasses import dataclass
from typing import Any, Protocol

import apache_beam as beam
from apache_beam.pvalue import TaggedOutput

from pipeline.endings import CountEndings
from pipeline.sinks.rows import What
from schemas.dead_letters import DeadLetter, Ending
from transforms import coders
from transforms.enrich.enrich_articles import EnrichArticles
from transforms.extract.extract_articles import ExtractArticles
from transforms.pool.pooled_fn import PoolSettings

#: Tags of what a keyed step puts out beside its main output.
DEAD = "dead"
ENDED = "ended"


def tagged(output: Any) -> Any:
    """What a step puts out, under its tag; what goes on in the main as it is."""
    if isinstance(output, DeadLetter):
        return TaggedOutput(DEAD, output)
    if isinstance(output, Ending):
        return TaggedOutput(ENDED, output)
    return output


class Engine(Protocol):
    """What the graph needs of an engine: where work comes from, how keyed steps run, how rows are written."""

    def due(self) -> "beam.PTransform[Any, Any]":
        """PBegin -> what has to be done now, for the first keyed step."""
        ...

    def keyed(self, step: str) -> "beam.PTransform[Any, Any]":
        """Elements -> the outputs of the step's turns: main, DEAD (DeadLetter) and ENDED (Ending)."""
        ...

    def write(self, what: What) -> "beam.PTransform[Any, Any]":
        """Rows ("records" or "dead_letters") -> DeadLetter for each row that a sink can never take."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSettings:
    """What the graph itself must know. `enrich`: names as in `--enrich`. `pool`: the processes that extract and enrich."""

    enrich: tuple[str, ...]
    pool: PoolSettings


def _fail_for(refused: DeadLetter) -> None:
    raise ValueError(f"a sink of dead letters must not refuse one (pipeline.sinks.sink.Writer): {refused.message}")


def build(pipeline: beam.Pipeline, engine: Engine, settings: GraphSettings) -> None:
    """Put the graph into `pipeline`. The labels are stable for ever: running jobs are updated by them."""
    coders.register()
    due = pipeline | "Due" >> engine.due()
    items = due | "PollFeeds" >> engine.keyed("PollFeed")
    pages = items.main | "FetchPages" >> engine.keyed("FetchPage")
    articles = pages.main | "ExtractArticles" >> ExtractArticles(settings.pool)
    enriched = articles.articles | "EnrichArticles" >> EnrichArticles(settings.enrich, settings.pool)
    records = enriched | "LinkRecords" >> engine.keyed("LinkRecord")
    refused = records.main | "WriteRecords" >> engine.write("records")
    dead: Any = (items.dead, pages.dead, articles.dead, refused) | "DeadLetters" >> beam.Flatten()
    dead | "WriteDeadLetters" >> engine.write("dead_letters") | "NoneRefused" >> beam.Map(_fail_for)
    (items.ended, pages.ended, records.ended) | "Ended" >> beam.Flatten() | "CountEndings" >> CountEndings()
