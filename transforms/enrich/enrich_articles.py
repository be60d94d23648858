"""`EnrichArticles`: the chain over a PCollection."""

from collections.abc import Iterator

import apache_beam as beam
from apache_beam.metrics.metric import Metrics
from apache_beam.pvalue import PCollection

from schemas.articles import Article
from transforms.enrich.chain import Chain, Enricher, FunctionHook, ModelHook, apply_step
from transforms.enrich.models import RunModel
from transforms.enrich.registry import DEFAULT_NAMES, build_chain


class EnrichArticles(beam.PTransform[PCollection[Article], PCollection[Article]]):
    """PCollection[Article] -> PCollection[Article], as many as came in, each with the chain's results and statuses.

    `names` as in `parse_chain`, or a Chain; raises ValueError here, at construction, for names that cannot work. Counters
    `enrich/<name>:<status>` count how every enrichment ended. Pure but for the user's hooks: a retry gives the same.
    """

    def __init__(self, names: tuple[str, ...] | Chain = DEFAULT_NAMES) -> None:
        super().__init__()
        self._chain = names if isinstance(names, Chain) else build_chain(names)

    def expand(self, articles: PCollection[Article]) -> PCollection[Article]:
        """Runs of enrichments without a model are one step each; a model is RunInference between them."""
        run: list[Enricher | FunctionHook] = []
        for step in self._chain.steps:
            if isinstance(step, ModelHook):
                articles = self._pure(articles, run) | f"Run {step.name}" >> RunModel(step)
                run = []
            else:
                run.append(step)
        articles = self._pure(articles, run)
        return articles | "CountStatuses" >> beam.Map(_count).with_output_types(Article)

    def _pure(self, articles: PCollection[Article], steps: list[Enricher | FunctionHook]) -> PCollection[Article]:
        if not steps:
            return articles
        label = f"Enrich {steps[0].name}..{steps[-1].name}"
        return articles | label >> beam.ParDo(_EnrichFn(Chain(tuple(steps), self._chain.config)))


class _EnrichFn(beam.DoFn):
    def __init__(self, chain: Chain) -> None:
        self._chain = chain

    def process(self, article: Article) -> Iterator[Article]:
        for step in self._chain.steps:
            assert not isinstance(step, ModelHook)  # noqa: S101 - `expand` gives a model its own step
            article = apply_step(article, step, self._chain.config)
        yield article


def _count(article: Article) -> Article:
    for one in article.enrichment.enrichments:
        Metrics.counter("enrich", f"{one.name}:{one.status}").inc()
    return article
