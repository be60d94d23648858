"""`EnrichArticles`: the chain over a PCollection."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from typing import Any

import apache_beam as beam
from apache_beam.pvalue import PCollection

from schemas.articles import Article
from transforms.enrich.chain import Chain, Enricher, EnrichInTask, FunctionHook, ModelHook
from transforms.enrich.registry import DEFAULT_NAMES, build_chain
from transforms.metrics import counter
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

    def __init__(self, names: str | Sequence[str] | Chain = DEFAULT_NAMES, pool: PoolSettings | None = None) -> None:
        super().__init__()
        self._pool = pool
        self._chain = names if isinstance(names, Chain) else build_chain(names)

    def expand(self, articles: PCollection[Article]) -> PCollection[Article]:
        """Runs of enrichments without a model are one step each; a model is RunInference between them."""
        run: list[Enricher | FunctionHook] = []
        models = 0
        for step in self._chain.steps:
            if isinstance(step, ModelHook):
                from transforms.enrich.models import RunModel  # noqa: PLC0415  (imports Beam's inference)

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
        # Its module does not import Beam: workers of the pool import that module.
        enrich = EnrichInTask(replace(self._chain, steps=tuple(steps)))
        fn = _EnrichFn(enrich) if self._pool is None else PooledFn(self._pool, enrich, _OnDone(enrich))
        return articles | label >> beam.ParDo(fn).with_output_types(Article)


class _EnrichFn(beam.DoFn):
    def __init__(self, enrich: EnrichInTask) -> None:
        self._enrich = enrich

    def process(self, article: Article) -> Iterator[Article]:
        yield self._enrich(article)


@dataclass(frozen=True, slots=True)
class _OnDone:
    enrich: EnrichInTask

    def __call__(self, article: Article, future: "Future[Any]") -> Article:
        try:
            result = future.result()
        except RemoteError as error:
            return self.enrich.failed(article, RuntimeError(str(error)))
        return self.enrich.stopped(article, result) if isinstance(result, Stopped) else result


def _count(article: Article) -> Article:
    for enrichment in article.enrichment.enrichments:
        counter("enrich", f"{enrichment.name}:{enrichment.status}").inc()
    return article
