"""The graph: the only place that states the order of the steps. Both engines run it; it knows neither.

due       = engine.due                                             # FeedSource   feeds to poll from now on
items     = due      | "PollFeeds"       >> engine.keyed(...)      # FeedItem     key: feed URL
pages     = items    | "FetchPages"      >> engine.keyed(...)      # Page         key: host
pages     = pages    | "LookAgain"       >> engine.keyed(...)      # Page         key: article; new pages pass it
articles  = pages    | "ExtractArticles" >> ExtractArticles(...)   # Article      (pages never cross a shuffle)
enriched  = articles | "EnrichArticles"  >> EnrichArticles(...)    # Article      models; the rest is done with the extraction
kept      = enriched | "FilterArticles"  >> FilterArticles()       # Article      those that the user's `where` keeps
found     = kept     | "FindRecords"     >> engine.keyed(...)      # Article      key: address; most articles pass it
revisions = found    | "LinkRecords"     >> engine.keyed(...)      # Record       key: article id
records   = revisions | "LinkCopies"     >> engine.keyed(...)      # Record       index of all texts
            records  | "WriteRecords"    >> engine.write(...)      # DeadLetter   rows that a sink can never take
            events   | "WriteEvents"  >> engine.write(...)         # DeadLetter   the same
            dead     | "WriteDeadLetters" >> engine.write(...)     # nothing: a sink never refuses a dead letter
"""

from dataclasses import dataclass
from typing import Any, Protocol

import apache_beam as beam

from pipeline.settings import Revisions
from pipeline.sinks.what import What
from pipeline.steps.declared import DeclaredStep
from pipeline.steps.registry import FETCH_PAGES, FIND_RECORDS, LINK_COPIES, LINK_RECORDS, LOOK_AGAIN, POLL_FEEDS, STEPS
from schemas.articles import Article
from schemas.dead_letters import DeadLetter, Ending
from schemas.events import Event
from transforms import coders
from transforms.enrich.chain import EnrichInTask
from transforms.enrich.enrich_articles import EnrichArticles
from transforms.enrich.registry import build_chain
from transforms.extract.extract_articles import ExtractArticles
from transforms.link.filter_articles import FilterArticles
from transforms.link.sketch import SketchInTask
from transforms.outputs import Outputs
from transforms.pool.pool import PoolSettings


class Engine(Protocol):
    """The part of an engine that the graph uses: the source, the runtime of keyed steps, the writers of rows."""

    def due(self) -> "beam.PTransform[Any, Any]":
        """PBegin -> elements for the first keyed step."""
        ...

    def keyed(self, step: DeclaredStep) -> "beam.PTransform[Any, Any]":
        """PCollection of `step.input` -> `Outputs` of the step. The step may stand anywhere in the graph and be woken there.

        If outputs of the engine have `passed`, a map takes a tuple of PCollections as well.
        """
        ...

    def write(self, what: What) -> "beam.PTransform[Any, Any]":
        """Rows ("records", "dead_letters" or "events") -> DeadLetter for each row that a sink can never take."""
        ...

    def end(self) -> "beam.PTransform[Any, Any]":
        """Ending -> nothing. Counts it."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphSettings:
    """Settings of the graph. `enrich`: names as in `--enrich`. `pool`: the processes for extraction and enrichments.

    `revisions`: as in `--revisions`; with "off" there is no `LookAgain` and no `FindRecords`.
    """

    enrich: tuple[str, ...]
    pool: PoolSettings
    revisions: Revisions = "feed"


def _fail_for(refused: DeadLetter) -> None:
    raise ValueError(f"a sink of dead letters must not refuse one (pipeline.sinks.sink.Writer): {refused.message}")


def build(pipeline: beam.Pipeline, engine: Engine, settings: GraphSettings) -> None:
    """Add the graph to `pipeline`. The labels never change: updates of running jobs match steps by them."""
    coders.register({of for step in STEPS for of in (step.input, step.output)} | {Article, DeadLetter, Ending, Event})
    due = pipeline | "Due" >> engine.due()
    items = due | "PollFeeds" >> engine.keyed(POLL_FEEDS)
    pages = [items.main | "FetchPages" >> engine.keyed(FETCH_PAGES)]
    if settings.revisions != "off":
        pages.append(pages[0].main | "LookAgain" >> engine.keyed(LOOK_AGAIN))
    articles, kept = _articles(pages[-1], settings)
    found = [outputs.main for outputs in kept]
    if settings.revisions != "off":
        known = _in_one(found) | "FindRecords" >> engine.keyed(FIND_RECORDS)  # puts out nothing but articles
        found = [known.main, *known.passed]
    revisions = _in_one(found) | "LinkRecords" >> engine.keyed(LINK_RECORDS)
    records = revisions.main | "LinkCopies" >> engine.keyed(LINK_COPIES)
    refused = records.main | "WriteRecords" >> engine.write("records")

    steps = (items, *pages, *articles, *kept, revisions, records)
    events: Any = [step.events for step in steps] | "Events" >> beam.Flatten()
    untold = events | "WriteEvents" >> engine.write("events")
    dead: Any = [*(step.dead for step in steps), refused, untold] | "DeadLetters" >> beam.Flatten()
    dead | "WriteDeadLetters" >> engine.write("dead_letters") | "NoneRefused" >> beam.Map(_fail_for)
    ended: Any = [step.ended for step in steps] | "Ended" >> beam.Flatten()
    ended | "CountEndings" >> engine.end()


def _in_one(lanes: "list[beam.PCollection[Any]]") -> Any:
    """The input of a map: a collection, or a tuple of several."""
    return lanes[0] if len(lanes) == 1 else tuple(lanes)


def _articles(pages: Outputs, settings: GraphSettings) -> tuple[list[Outputs], list[Outputs]]:
    """The outputs of extraction, and those of the filter.

    Pages that pass `LookAgain` beside have transforms of their own, in the stage that fetches them. Otherwise they would cross
    the runner.
    """
    lanes = {"Articles": pages.passed[0], "Looked": pages.main} if pages.passed else {"Articles": pages.main}
    # What needs no model is done in the task that extracts the page.
    first, rest = build_chain(settings.enrich).at_first_model()
    then = SketchInTask(EnrichInTask(first))
    extracted = {name: lane | f"Extract{name}" >> ExtractArticles(settings.pool, then=then) for name, lane in lanes.items()}
    articles: dict[str, Any] = {name: outputs.main for name, outputs in extracted.items()}
    if rest.steps and len(articles) > 1:  # a worker process holds a model once
        articles = {"Articles": tuple(articles.values()) | "AllArticles" >> beam.Flatten()}
    enriched = {name: lane | f"Enrich{name}" >> EnrichArticles(rest, settings.pool) for name, lane in articles.items()}
    kept = [lane | f"Filter{name}" >> FilterArticles() for name, lane in enriched.items()]
    return [*extracted.values()], kept
