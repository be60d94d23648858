"""`enrich_batch`, `EnrichArticles` and the example that adds embeddings."""

import io
import json
import subprocess
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

import apache_beam as beam
import numpy as np
import pytest
from apache_beam.ml.inference.base import ModelHandler
from apache_beam.testing.util import assert_that, equal_to

from schemas.articles import Article
from tests.support.run_newsbeam import NEWSBEAM
from transforms.enrich.batch import article_of, enrich_batch
from transforms.enrich.chain import enrich_article
from transforms.enrich.enrich_articles import EnrichArticles
from transforms.enrich.registry import parse_chain

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)
EMBEDDINGS = "examples.embeddings:HANDLER"


class _Model:
    """Nothing but an object that can be referred to weakly, as Beam wants of a model."""


class BrokenHandler(ModelHandler[str, Any, _Model]):
    def load_model(self) -> _Model:
        return _Model()

    def run_inference(self, batch: Sequence[str], model: _Model, inference_args: dict[str, Any] | None = None) -> Iterable[Any]:
        raise RuntimeError("out of memory")


def run(lines: list[str], spec: str = "language,counts") -> list[dict[str, Any]]:
    out = io.StringIO()
    failed = enrich_batch(lines, out, parse_chain(spec), now=NOW)
    rows = [json.loads(line) for line in out.getvalue().splitlines()]
    assert failed == sum("error" in row for row in rows)
    return rows


def articles(*texts: str) -> list[Article]:
    return [article_of({"id": text, "url": f"https://a.com/{n}", "text": text}, NOW) for n, text in enumerate(texts)]


def test_a_line_in_a_line_out() -> None:
    (row,) = run(['{"id": 7, "url": "https://a.com/x", "title": "T", "text": "Two words", "language": "de"}', " \n"])
    assert {name: row[name] for name in ("id", "url", "title", "language_declared", "word_count")} == {
        "id": 7, "url": "https://a.com/x", "title": "T", "language_declared": "de", "word_count": 2,
    }  # fmt: skip
    assert [(enrichment["name"], enrichment["status"]) for enrichment in row["enrichments"]] == [
        ("language", "ok"),
        ("counts", "ok"),
    ]


def test_any_characters_survive_the_lines() -> None:
    (row,) = run([json.dumps({"id": "\ud800\u2028", "text": "\u2028\x00\udfff"})])
    assert row["id"] == "\ud800\u2028"


@pytest.mark.parametrize(
    ("line", "identity", "message"),
    [
        ("{", None, "line 2 is not JSON"),
        ("[" * 100_000, None, "line 2 is not JSON"),
        ("[]", None, 'line 2 is not an object with "id" and "text"'),
        ('{"text": "x"}', None, 'line 2 is not an object with "id"'),
        ('{"id": 1}', 1, 'line 2: "text" must be a string'),
        ('{"id": 1, "text": "x", "url": 3}', 1, 'line 2: "url" must be a string'),
    ],
)
def test_a_bad_line_is_named_and_costs_only_itself(line: str, identity: int | None, message: str) -> None:
    before, bad, after = run(['{"id": "before", "text": "x"}', line, '{"id": "after", "text": "two words"}'])
    assert (before["word_count"], bad["id"], after["id"], after["word_count"]) == (1, identity, "after", 2)
    assert message in bad["error"]


def test_the_command_goes_on_after_bad_lines() -> None:
    given = b'\xff\n{"id": 1}\n{"id": 2, "text": "two words"}\n'
    command = [NEWSBEAM, "enrich", "--batch", "--enrich", "counts"]
    done = subprocess.run(command, input=given, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (1, b'newsbeam enrich: 2 lines are wrong; the output says why, in "error"\n')
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(row["id"], "error" in row) for row in rows] == [(None, True), (1, True), (2, False)]
    good = subprocess.run(command, input=b'{"id": 2, "text": "two words"}\n', capture_output=True, check=False)
    assert (good.returncode, good.stderr) == (0, b"")


def test_the_transform_gives_what_the_function_gives() -> None:
    given = articles("The council voted on Monday to close the old bridge.", "Der Rat sperrt die alte Brücke am Montag.")
    chain = parse_chain("default")
    with beam.Pipeline() as pipeline:
        out = pipeline | beam.Create(given) | EnrichArticles(("default",))
        assert_that(out, equal_to([enrich_article(article, chain) for article in given]))


def test_every_status_is_counted() -> None:
    pipeline = beam.Pipeline()
    _ = pipeline | beam.Create(articles("The council voted on Monday.", "...")) | EnrichArticles(("language",))
    result = pipeline.run()
    result.wait_until_finish()
    counters = {counter.key.metric.name: counter.committed for counter in result.metrics().query()["counters"]}
    assert (counters["language:ok"], counters["language:skipped:no_text"]) == (1, 1)


def test_the_example_adds_embeddings_through_run_inference() -> None:
    with beam.Pipeline() as pipeline:
        out = pipeline | beam.Create(articles("One text", "Another")) | EnrichArticles(("counts", EMBEDDINGS))
        sizes = out | beam.Map(lambda article: (article.enrichment.word_count, len(article.enrichment.extra[0].vector)))
        assert_that(sizes, equal_to([(2, 64), (1, 64)]))


def test_the_batch_adds_the_same_embeddings() -> None:
    (row,) = run(['{"id": 1, "title": "A", "text": "One text"}'], EMBEDDINGS)
    (extra,) = row["extra"]
    vector = np.array(extra["vector"])
    assert extra["name"] == EMBEDDINGS
    assert vector.shape == (64,)
    assert abs(float(np.linalg.norm(vector)) - 1) < 0.001
    assert [enrichment["status"] for enrichment in row["enrichments"]] == ["ok"]


def test_a_broken_model_keeps_its_articles() -> None:
    name = f"{BrokenHandler.__module__}:BrokenHandler"
    with beam.Pipeline() as pipeline:
        out = pipeline | beam.Create(articles("One", "Two")) | EnrichArticles((name,))
        statuses = out | beam.Map(lambda article: (article.content.text, article.enrichment.enrichments[-1].status))
        assert_that(statuses, equal_to([("One", "error:RuntimeError"), ("Two", "error:RuntimeError")]))
    (row,) = run(['{"id": 1, "text": "One"}'], name)
    assert row["enrichments"][-1]["status"] == "error:RuntimeError"


SHORT = "Real Betis 3-1 Atlético. Repsol, Iberdrola, Inditex +2 %. Ana Botín (BBVA) y Pedro Ruiz, alcalde de Jaén, en Perú."


@pytest.mark.parametrize(
    ("declared", "spec", "people"),
    [
        ("es", "language,entities,countries", ["Ana Botín", "Pedro Ruiz"]),
        ("es_MX", "entities,countries", ["Ana Botín", "Pedro Ruiz"]),
        (None, "language,entities,countries", []),
    ],
)
def test_the_declared_language_decides_where_detection_finds_none(declared: str | None, spec: str, people: list[str]) -> None:
    (row,) = run([json.dumps({"id": 1, "text": SHORT, "language": declared})], spec)
    assert row["language"] == "und"
    assert [entity["name"] for entity in row["entities"] if entity["type"] == "PER"] == people
    assert [country["code"] for country in row["countries"]] == (["PE"] if declared else [])


def test_the_text_decides_against_a_wrong_declaration() -> None:
    text = "The mayor of the town, Ann Lee, said on Monday that the bridge over the river would be closed for repairs in March."
    (row,) = run([json.dumps({"id": 1, "text": text, "language": "de"})], "language,entities")
    assert (row["language"], [entity["name"] for entity in row["entities"]]) == ("en", ["Ann Lee"])
