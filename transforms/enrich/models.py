"""A user's model: Beam's RunInference between articles, with a ModelHandler named by import path.

The handler gets one text for each article, title and body, and answers with anything that has a JSON form (arrays of numpy
or torch included). It brings its own model; nothing is downloaded here.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import apache_beam as beam
from apache_beam.ml.inference.base import KeyedModelHandler, ModelHandler, PredictionResult, RunInference
from apache_beam.pvalue import PCollection

from schemas.articles import Article
from transforms.enrich.chain import ModelHook, failed, is_chosen, with_extra
from transforms.enrich.registry import load


def model_text(article: Article) -> str:
    """The input of a model for an article: headline, blank line, body."""
    title = article.content.title or article.item.title
    return f"{title}\n\n{article.content.text}" if title else article.content.text


class RunModel(beam.PTransform[PCollection[Article], PCollection[Article]]):
    """PCollection[Article] -> PCollection[Article] with the model's answer in `extra`, or a status that says why not.

    A batch on which the model fails keeps its articles: all of them get `error:<type>`. Articles of feeds that do not choose
    the model pass.
    """

    def __init__(self, hook: ModelHook) -> None:
        super().__init__()
        self._hook = hook

    def expand(self, articles: PCollection[Article]) -> PCollection[Article]:
        inference = RunInference(KeyedModelHandler(handler_of(self._hook))).with_exception_handling()
        partition = beam.Partition(_is_chosen, 2, self._hook.name)  # type: ignore[arg-type]  # Beam wraps the function
        passed, chosen = articles | "IsChosen" >> partition
        answered, other = chosen | "ToText" >> beam.Map(_keyed) | "RunInference" >> inference
        good = answered | "AddAnswers" >> beam.Map(_answered, self._hook).with_output_types(Article)
        bad = other.failed_inferences | "KeepFailed" >> beam.FlatMap(_unanswered, self._hook).with_output_types(Article)
        return (good, bad, passed) | "Flatten" >> beam.Flatten()


def run_model(
    articles: Sequence[Article], hook: ModelHook, handler: "ModelHandler[str, Any, Any]", model: Any
) -> list[Article]:
    """The same without a pipeline, for `newsbeam enrich --batch`: one batch, with a model that is loaded already."""
    try:
        answers = list(handler.run_inference([model_text(article) for article in articles], model))
        return [_answered(pair, hook) for pair in zip(articles, answers, strict=True)]
    except Exception as error:  # noqa: BLE001 - the boundary: a user's model must not cost records
        return [failed(article, hook, error) for article in articles]


def handler_of(hook: ModelHook) -> "ModelHandler[str, Any, Any]":
    """The handler that a hook names; a class or factory is called."""
    found = load(hook.path)
    return found() if isinstance(found, type) else found


def _is_chosen(article: Article, _: int, name: str) -> int:
    """The number of its partition; a model is no default."""
    return int(is_chosen(name, article.item.enrich, frozenset()))


def _keyed(article: Article) -> tuple[Article, str]:
    return article, model_text(article)


def _answered(pair: tuple[Article, Any], hook: ModelHook) -> Article:
    article, answer = pair
    value = answer.inference if isinstance(answer, PredictionResult) else answer
    try:
        return with_extra(article, hook, value)
    except (TypeError, ValueError) as error:  # the answer has no JSON form
        return failed(article, hook, error)


def _unanswered(failure: tuple[Sequence[tuple[Article, str]], Any], hook: ModelHook) -> Iterator[Article]:
    """`failure` is RunInference's: the batch, and (exception type, text, traceback)."""
    batch, (kind, message, _) = failure
    for article, _text in batch:
        yield failed(article, hook, kind(message) if isinstance(kind, type) else RuntimeError(message))
