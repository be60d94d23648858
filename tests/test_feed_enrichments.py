"""What a feed chooses of the enrichments of a run."""

import ast
import inspect
from collections.abc import Mapping
from dataclasses import fields, replace
from pathlib import Path

import pytest

from pipeline.feed_enrichments import FILLED_LATER, check_choices, check_filters
from pipeline.settings import UsageError
from schemas.records import Record
from tests.test_enrich_chain import article
from transforms.enrich.chain import EnrichConfig, Enricher, enrich_article, is_chosen, not_of_chain
from transforms.enrich.registry import DEFAULT_NAMES, ENRICHERS, parse_chain
from transforms.feeds.sources import FeedSource
from transforms.link.link_record import make_record

ALL = "default,amounts"
LONG = "The council of Ellerport voted for a new pier on Monday. The pier will cost nine million dollars, the mayor said. " * 4


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        ((), [*DEFAULT_NAMES, "amounts"]),
        (("default",), [*DEFAULT_NAMES]),
        (("default", "amounts"), [*DEFAULT_NAMES, "amounts"]),
        (("counts", "language"), ["language", "counts"]),
        (("none",), []),
    ],
)
def test_an_article_gets_what_its_feed_chooses(choice: tuple[str, ...], names: list[str]) -> None:
    given = article()
    done = enrich_article(replace(given, item=replace(given.item, enrich=choice)), parse_chain(ALL))
    assert [status.name for status in done.enrichment.enrichments] == names


def test_files_and_models_are_chosen_by_their_kind() -> None:
    assert is_chosen("watch=/names.tsv", ("watch",), frozenset())
    assert is_chosen("watch=/names.tsv", ("watch=/names.tsv",), frozenset())
    assert not is_chosen("watch=/names.tsv", ("default",), frozenset(DEFAULT_NAMES))
    assert not is_chosen("mine:HANDLER", ("language",), frozenset())


def test_a_choice_that_the_run_does_not_have_is_refused() -> None:
    chain = parse_chain("default")
    assert not_of_chain(("default", "none", "language"), chain) == []
    feeds = {"https://a.example/feed": FeedSource("https://a.example/feed", enrich=("default", "amounts"))}
    check_choices(feeds, parse_chain(ALL))
    with pytest.raises(UsageError, match=r"https://a\.example/feed: enrich names 'amounts'.*add it to --enrich"):
        check_choices(feeds, chain)


@pytest.mark.parametrize(
    ("spec", "choice", "where", "message"),
    [
        ("none", (), 'language == "en" and title != ""', r"needs 'language', which .* 'language' fills .*; add 'language'"),
        ("default", ("none",), "word_count > 100", r"a\.example/feed: the filter 'word_count > 100' needs .* add 'counts'"),
        ("default", (), "amounts.length > 0", r"add 'amounts' to the enrichments, or leave 'amounts' out"),
        ("default", (), "mentions.length > 0", r"give --watch-names FILE"),
        ("counts", (), "syndicated_from == null", r"add 'url' to the enrichments"),
        ("default", (), "story_id == null", r"needs 'story_id', which has its value only after the filter"),
        ("default,stories", (), "story_score > 0.5", r"leave 'story_score' out .*: newsbeam tail --where"),
        ("none", (), 'change == "new" and title != ""', r"needs 'change', which has its value only after the filter"),
    ],
)
def test_a_filter_of_a_field_that_nothing_fills_is_refused(
    spec: str, choice: tuple[str, ...], where: str, message: str
) -> None:
    feeds = {"https://a.example/feed": FeedSource("https://a.example/feed", enrich=choice, where=where)}
    with pytest.raises(UsageError, match=message):
        check_filters(feeds, parse_chain(spec))


@pytest.mark.parametrize(
    ("spec", "choice", "where"),
    [
        (
            "default",
            (),
            'language == "en" and word_count > 100 and [name for name in entities if name.type == "PER"].length > 0',
        ),
        ("language,counts", ("language",), 'language == "en"'),
        ("none", (), '"harbour" in title.as_lower and published > d"2026-01-31" and url_key != ""'),
        ("none", (), None),
    ],
)
def test_a_filter_of_filled_fields_is_taken(spec: str, choice: tuple[str, ...], where: str | None) -> None:
    check_filters(
        {"https://a.example/feed": FeedSource("https://a.example/feed", enrich=choice, where=where)}, parse_chain(spec)
    )


@pytest.mark.parametrize("enricher", ENRICHERS.values(), ids=ENRICHERS)
def test_an_enrichment_fills_the_fields_that_it_declares(enricher: Enricher) -> None:
    # `url` and `dates` choose these among values that a record has without them.
    chosen = {"url": {"url_key"}, "dates": {"published", "updated"}}
    language = enrich_article(article(LONG), parse_chain("language"))
    filled = enricher.enrich(language, EnrichConfig())
    assert isinstance(filled, Mapping)
    assert {*filled} == {*enricher.fills} | chosen.get(enricher.name, set())


def test_the_fields_that_later_steps_fill_are_known() -> None:
    # A filter sees what `make_record` makes; `revision` is then always 1.
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(make_record))) if isinstance(node, ast.Call)]
    (call,) = (call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Record")
    made = {keyword.arg for keyword in call.keywords}
    assert {field.name for field in fields(Record)} - made - {"schema_version"} == FILLED_LATER - {"revision"}


def test_the_names_of_a_file_are_chosen_as_mentions(tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Ellerport\n", encoding="utf-8")
    chain = parse_chain(f"default,watch={names}")
    choice = ("default", "mentions")
    feeds = {"https://a.example/feed": FeedSource("https://a.example/feed", enrich=choice, where="mentions.length > 0")}
    check_choices(feeds, chain)
    check_filters(feeds, chain)
