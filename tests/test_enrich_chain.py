"""Choosing, running and surviving enrichments."""

import errno
import json
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from schemas.articles import Article, Extra
from transforms.enrich.batch import article_of
from transforms.enrich.chain import Chain, EnrichConfig, Enricher, FunctionHook, ModelHook, Skipped, enrich_article, plain
from transforms.enrich.registry import DEFAULT_NAMES, ENRICHERS, parse_chain

NOW = datetime(2025, 3, 3, 9, 0, tzinfo=UTC)


def article(text: str = "A short text in English about nothing at all.", **row: str) -> Article:
    return article_of({"id": "1", "url": "https://example.com/a", "text": text} | row, NOW)


def text_length(one: Article) -> object:
    return {"characters": len(one.content.text)}


def no_json(one: Article) -> object:
    return object()


def _broken(one: Article, config: EnrichConfig) -> Mapping[str, object]:
    raise KeyError("x")


def _skipping(one: Article, config: EnrichConfig) -> Skipped:
    return Skipped("no_text")


def _statuses(one: Article) -> dict[str, str]:
    return {status.name: status.status for status in one.enrichment.enrichments}


def test_default_chain_runs_everything_but_what_is_opt_in() -> None:
    assert set(ENRICHERS) - set(DEFAULT_NAMES) <= {"amounts"}
    assert parse_chain("default").names == DEFAULT_NAMES


def test_own_enrichments_run_in_their_order_whatever_the_order_of_the_choice() -> None:
    assert parse_chain("counts,language").names == ("language", "counts")


def test_none_turns_enrichment_off() -> None:
    chain = parse_chain("none")
    assert chain.steps == ()
    assert enrich_article(article(), chain) == article()


def test_every_default_enrichment_leaves_a_status_with_tool_and_version() -> None:
    done = enrich_article(article(), parse_chain("default")).enrichment.enrichments
    assert tuple(enrichment.name for enrichment in done) == DEFAULT_NAMES
    assert all(enrichment.tool and enrichment.version for enrichment in done)
    assert {enrichment.status.partition(":")[0] for enrichment in done} <= {"ok", "skipped"}


def test_content_is_left_alone() -> None:
    before = article()
    after = enrich_article(before, parse_chain("default"))
    assert (after.content, after.item, after.evidence) == (before.content, before.item, before.evidence)


def test_a_failing_enrichment_keeps_the_article_and_those_behind_it() -> None:
    chain = Chain((Enricher(name="broken", enrich=_broken), *parse_chain("counts").steps))
    done = enrich_article(article(), chain)
    assert _statuses(done) == {"broken": "error:KeyError", "counts": "ok"}
    assert done.enrichment.word_count == 9


def test_a_skip_says_why() -> None:
    done = enrich_article(article(), Chain((Enricher(name="idle", enrich=_skipping),)))
    assert _statuses(done) == {"idle": "skipped:no_text"}


def test_a_users_function_adds_to_extra() -> None:
    name = f"{__name__}:text_length"
    sys.modules.setdefault(__name__, sys.modules[text_length.__module__])
    done = enrich_article(article("Four"), parse_chain(name))
    assert done.enrichment.extra == (Extra(name=name, value='{"characters":4}'),)
    assert _statuses(done) == {name: "ok"}


@pytest.mark.parametrize(
    ("value", "extra"),
    [
        ([0.5, -1.25, 3], ("null", (0.5, -1.25, 3.0))),
        ((0.5,), ("null", (0.5,))),
        ([1, 2], ("[1,2]", ())),
        ([], ("[]", ())),
        ([0.5, True], ("[0.5,true]", ())),
        ([[0.5]], ("[[0.5]]", ())),
        ([0.5, None], ("[0.5,null]", ())),
        (0.5, ("0.5", ())),
    ],
)
def test_a_list_of_numbers_is_a_vector(value: object, extra: tuple[str, tuple[float, ...]]) -> None:
    done = enrich_article(article(), Chain((FunctionHook(name="mine", function=lambda _: value),)))
    assert [(found.value, found.vector) for found in done.enrichment.extra] == [extra]


def test_a_vector_with_a_nan_is_an_error_of_its_own() -> None:
    done = enrich_article(article(), Chain((FunctionHook(name="mine", function=lambda _: [0.5, float("nan")]),)))
    assert _statuses(done) == {"mine": "error:ValueError"}


def test_a_users_function_that_gives_no_json_is_an_error_of_its_own() -> None:
    done = enrich_article(article(), Chain((FunctionHook(name="mine", function=no_json),)))
    assert _statuses(done) == {"mine": "error:TypeError"}
    assert done.enrichment.extra == ()


def test_a_full_disk_is_told_in_a_line(caplog: pytest.LogCaptureFixture) -> None:
    def full(_: Article) -> object:
        raise OSError(errno.ENOSPC, "no space for the model; free 70 MB")

    done = enrich_article(article(), Chain((FunctionHook(name="full-disk", function=full),)))
    assert _statuses(done) == {"full-disk": "error:OSError"}
    (line,) = caplog.records
    assert line.getMessage().endswith("no space for the model; free 70 MB")
    assert line.exc_info is None


def test_a_model_does_not_run_outside_a_pipeline() -> None:
    with pytest.raises(TypeError, match="EnrichArticles"):
        enrich_article(article(), Chain((ModelHook(name="m", path="m:H"),)))


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("sentiment", "there is no enrichment 'sentiment'; choose among language, url"),
        ("none,language", "stands alone"),
        ("", "there is no enrichment ''"),
        ("no_such_module:fn", "cannot import 'no_such_module'"),
        ("json:no_such_name", "'json' has no 'no_such_name'"),
        ("json:__name__", "neither a function nor a Beam ModelHandler but str"),
    ],
)
def test_a_bad_choice_is_refused_with_the_remedy(spec: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        parse_chain(spec)


def test_plain_turns_what_models_answer_into_json_values() -> None:
    import numpy as np  # noqa: PLC0415 - only here

    value = {"a": np.array([1.5, 2.0]), "b": (np.int64(3), NOW)}
    assert json.dumps(plain(value)) == '{"a": [1.5, 2.0], "b": [3, "2025-03-03T09:00:00Z"]}'
