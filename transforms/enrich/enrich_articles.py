"""`EnrichArticles`: the chain over a PCollection."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from typing import Any

import apache_beam as beam
from apache_beam.metrics.metric import Metrics
from apache_beam.pvalue import PCollection

from schemas.articles import Article
from transforms.enrich.chain import Chain, Enricher, FunctionHook, ModelHook, enrich_article, failed, is_chosen
from transforms.enrich.models import RunModel
from transforms.enrich.registry import DEFAULT_NAMES, build_chain
from transforms.pool.pool import PoolSettings
from transforms.pool.pooled_fn import PooledFn
from transforms.pool.stopped import RemoteError, Stopped


class EnrichArticles(beam.PTransform[PCollection[Article], PCollection[Article]]):
    """PCollection[Article] -> PCollection[Article], as many as came in, each with the chain's results and statuses.

    `names` as in `parse_chain`, or a Chain; raises ValueError here, at construction, for names that cannot work. Counters
    `enrich/<name>:<status>` count how every enrichment ended. Pure but for the user's hooks: a retry gives the same.

    With `pool`, enrichments run in its processes: beside each other, and one that hangs costs the article its results
    (`error:TimeoutError`), not the run its progress. Without, they run where the articles come.
    """

    def __init__(self, names: tuple[str, ...] | Chain = DEFAULT_NAMES, pool: PoolSettings | None = None) -> None:
        super().__init__()
        self._pool = pool
        self._chain = names if isinstance(names, Chain) else build_chain(names)

    def expand(self, articles: PCollection[Article]) -> PCollection[Article]:
        """Runs of enrichments without a model are one step each; a model is RunInference between them."""
        run: list[Enricher | FunctionHook] = []
        models = 0
        for step in self._chain.steps:
            if isinstance(step, ModelHook):
                models += 1
                articles = self._pure(articles, run, models) | f"Run {step.name}" >> RunModel(step)
                run = []
            else:
                run.append(step)
        articles = self._pure(articles, run, models + 1)
        return articles | "CountStatuses" >> beam.Map(_count).with_output_types(Article)

    def _pure(self, articles: PCollection[Article], steps: list[Enricher | FunctionHook], number: int) -> PCollection[Article]:
        if not steps:
            return articles
        # Not named after the enrichments: a running job may be updated to others.
        label = f"Enrich{number}"
        part = Chain(tuple(steps), self._chain.config, self._chain.defaults)
        # The function that goes to the pool is named by a module without Beam: workers import that module.
        pooled = partial(enrich_article, chain=part)
        fn = _EnrichFn(part) if self._pool is None else PooledFn(self._pool, pooled, _OnDone(part))
        return articles | label >> beam.ParDo(fn).with_output_types(Article)


class _EnrichFn(beam.DoFn):
    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    def process(self, article: Article) -> Iterator[Article]:
        yield enrich_article(article, self._chain)


@dataclass(frozen=True, slots=True)
class _OnDone:
    chain: Chain

    def __call__(self, article: Article, future: "Future[Any]") -> Article:
        try:
            result = future.result()
        except RemoteError as error:
            return self._failed(article, RuntimeError(str(error)))
        if isinstance(result, Stopped):
            ended = TimeoutError if result.cause == "timeout" else ChildProcessError
            return self._failed(article, ended(result.message))
        return result

    def _failed(self, article: Article, error: Exception) -> Article:
        for step in self.chain.steps:
            if is_chosen(step.name, article.item.enrich, self.chain.defaults):
                article = failed(article, step, error)
        return article


def _count(article: Article) -> Article:
    for enrichment in article.enrichment.enrichments:
        Metrics.counter("enrich", f"{enrichment.name}:{enrichment.status}").inc()
    return article
