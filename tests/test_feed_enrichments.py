"""What a feed chooses of the enrichments of a run."""

from dataclasses import replace

import pytest

from pipeline.feed_enrichments import check_choices
from pipeline.settings import UsageError
from tests.test_enrich_chain import article
from transforms.enrich.chain import enrich_article, is_chosen, not_of_chain
from transforms.enrich.registry import DEFAULT_NAMES, parse_chain
from transforms.feeds.sources import FeedSource

ALL = "default,amounts"


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
