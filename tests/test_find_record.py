"""`FindRecord`: articles of which only the first page named the address that their record has its key of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import apache_beam as beam
import pytest
from apache_beam.runners.portability.fn_api_runner import FnApiRunner
from apache_beam.testing.test_pipeline import TestPipeline
from apache_beam.testing.util import assert_that, equal_to

from pipeline.keyed.bound_step import BoundStep
from pipeline.keyed.partition import Partition
from pipeline.keyed.runner import TurnRunner
from pipeline.local.ledger.ledger import Ledger
from pipeline.local.ledger.ledger_store import LedgerStore
from pipeline.loop_thread import LoopThread
from pipeline.settings import FetchSettings
from pipeline.steps.registry import FIND_RECORDS
from pipeline.streaming.stateful import Bucketed
from pipeline.streaming.worker import WorkerSettings
from schemas.articles import Article, Enrichment
from schemas.codec import from_json, to_json
from schemas.records import Record
from tests.support.articles import START, article
from transforms import coders
from transforms.enrich import url as url_enrichment
from transforms.enrich.chain import EnrichConfig
from transforms.link.find_record import Addressed, FindRecord, KnownRecord, addressed
from transforms.link.link_record import LinkRecord
from transforms.link.linked import REMEMBER, Linked

LINK = "https://post.example/story/4711"
MOBILE = "https://post.example/m/4711"
CANONICAL = "https://post.example/2026/quay-opens-4711.html"
LATER = "The council has agreed on a new pier. It will be of oak, and it will be open in spring."


def enriched(made: Article) -> Article:
    values: dict[str, Any] = dict(url_enrichment.enrich(made, EnrichConfig()))
    return replace(made, enrichment=Enrichment(**values))


def page(url: str = LINK, canonical: str | None = CANONICAL, **named: Any) -> Article:
    return enriched(article(url=url, canonical_url=canonical, **named))


def gone(url: str = LINK, **named: Any) -> Article:
    return enriched(article(url=url, gone="410", **{"look": "schedule", "at_s": 86_400, **named}))


def of_feed(url: str = LINK, *, is_wanted: bool = False, **named: Any) -> Article:
    made = article(url=url, text=LATER, **{"look": "feed", "at_s": 3_600, **named})
    item = replace(made.item, takes_feed_text=is_wanted)
    return enriched(replace(made, item=item, evidence=replace(made.evidence, text_source="feed")))


class Links:
    """`FindRecord` and `LinkRecord` in the order of the graph, with states encoded between two articles."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.linked: dict[str, str] = {}

    def take(self, taken: Article, now: datetime = START) -> list[Any]:
        queued, passed = FIND_RECORDS.route(taken)
        articles = [passed] if passed is not None else []
        step, link = FindRecord(), LinkRecord()
        for element in (from_json(Addressed, to_json(each)) for each in queued):
            known = self.found.get(step.key(element))
            applied = step.apply(step.decode(from_json(dict[str, Any], known)) if known else None, element, now)
            if applied.state is not None:
                self.found[step.key(element)] = to_json(step.encode(applied.state))
            articles += applied.outputs
        outputs: list[Any] = []
        for each in articles:
            row = self.linked.get(link.key(each))
            state: Linked | None = link.decode(from_json(dict[str, Any], row)) if row else None
            linked = link.apply(state, each, now)
            if linked.state is not None:
                self.linked[link.key(each)] = to_json(link.encode(linked.state))
            outputs += linked.outputs
        return outputs


@pytest.mark.parametrize("url", [LINK, MOBILE])
def test_a_removal_reaches_the_record_of_the_canonical_link(url: str) -> None:
    links = Links()
    (first,), (removed,), (again,) = links.take(page(url)), links.take(gone(url)), links.take(gone(url, at_s=90_000))
    assert isinstance(first, Record)
    assert first.url_key == "post.example/2026/quay-opens-4711.html"
    assert (removed.article_id, removed.url_key, removed.revision) == (first.article_id, first.url_key, 2)
    assert (removed.change, removed.supersedes, removed.text) == ("removed", first.record_id, "")
    assert again.kind == "unchanged"


@pytest.mark.parametrize(
    ("later", "ends"),
    [
        pytest.param(of_feed(is_wanted=True), "substantive", id="the feed's settings ask for its text now"),
        pytest.param(of_feed(), "unchanged", id="a wall at a look, and the feed's text"),
        pytest.param(page(canonical=None, text=LATER, look="feed", at_s=60), "substantive", id="without a canonical link"),
        pytest.param(page(canonical="https://post.example/", text=LATER, look="feed", at_s=60), "substantive",
                     id="a canonical link to the front page"),
        pytest.param(page(text=LATER, look="feed", at_s=60), "substantive", id="as before"),
    ],
)  # fmt: skip
def test_a_later_version_without_the_canonical_link(later: Article, ends: str) -> None:
    links = Links()
    (first,), (second,) = links.take(page()), links.take(later)
    if isinstance(second, Record):
        assert (second.change, second.article_id, second.revision) == (ends, first.article_id, 2)
    else:
        assert (second.kind, second.cause) == (ends, "The article has revision 1 already.")
    assert len(links.linked) == 1


OWN = "https://post.example/2026/quay-opens-4711.html?utm_source=feed"


@pytest.mark.parametrize(
    "passing",
    [
        pytest.param(page(OWN), id="the canonical link is the link"),
        pytest.param(page(OWN, look="feed"), id="the same at a look"),
        pytest.param(page(canonical=None), id="no canonical link at first"),
        pytest.param(page(canonical="https://other.example/quay-opens-4711"), id="of another site"),
        pytest.param(of_feed(is_wanted=True, look=None), id="a feed whose text is wanted"),
        pytest.param(of_feed(look=None), id="the feed's text for a new entry"),
    ],
)
def test_what_passes_leaves_no_state(passing: Article) -> None:
    assert FIND_RECORDS.route(passing) == ((), passing)


def test_a_feed_that_tells_articles_by_what_a_key_drops() -> None:
    made = article(url=LINK + "?fbclid=1", gone="410")
    assert addressed(enriched(replace(made, item=replace(made.item, whole_key=True)))) is None


def test_an_article_without_another_record_leaves_as_it_came() -> None:
    (ended,) = Links().take(gone())
    assert (ended.kind, ended.cause) == ("unchanged", "The article has no record.")
    element = addressed(gone())
    assert element is not None
    applied = FindRecord().apply(None, element, START)
    assert (applied.state, list(applied.outputs), applied.expires_at) == (None, [element.article], None)


def test_the_state_expires_with_that_of_the_record() -> None:
    element = addressed(page())
    assert element is not None
    applied = FindRecord().apply(None, element, START)
    assert (applied.state, applied.expires_at) == (KnownRecord("post.example/2026/quay-opens-4711.html"), START + REMEMBER)
    later = START + timedelta(days=90)
    woken = addressed(gone())
    assert woken is not None
    assert FindRecord().apply(applied.state, woken, later).expires_at == later + REMEMBER


def test_a_state_of_a_later_version() -> None:
    with pytest.raises(ValueError, match="version 2"):
        FindRecord().decode({"v": 2})


def test_both_engines(tmp_path: Path) -> None:
    articles = [page(), page(MOBILE), page(OWN), gone(MOBILE), gone(), of_feed(OWN)]
    now = datetime.now(UTC)
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    with LoopThread() as loop:
        runner = TurnRunner([BoundStep(FindRecord(), Addressed, None)], loop.loop, lambda: now)
        partition = Partition(runner, LedgerStore(ledger, runner.steps, lambda: now))
        on_ledger: list[tuple[str, str]] = []
        for taken in articles:
            queued, passed = FIND_RECORDS.route(taken)
            outputs = [output for element in queued for output in partition.apply("FindRecord", element)]
            on_ledger += _keys([*outputs, *([passed] if passed is not None else [])])
    ledger.close()
    coders.register((Article,))
    settings = WorkerSettings(job="finding", shards=1, fetch=FetchSettings(), workers=1)
    with TestPipeline(runner=FnApiRunner()) as pipeline:
        # Two lanes, as in the graph: pages of new entries, and those of looks.
        lanes = tuple(
            pipeline | f"Create{name}" >> beam.Create(some)
            for name, some in (("Articles", articles[:3]), ("Looked", [page(), page(MOBILE), *articles[3:]]))
        )
        found = lanes | Bucketed(settings, FIND_RECORDS)
        assert len(found.passed) == len(lanes)
        all_keys = (found.main, *found.passed) | beam.Flatten() | beam.FlatMap(lambda output: _keys([output]))
        again = [(LINK, CANONICAL.removeprefix("https://")), (MOBILE, CANONICAL.removeprefix("https://"))]
        assert_that(all_keys, equal_to([*on_ledger, *again]))
    assert {key for _, key in on_ledger} == {CANONICAL.removeprefix("https://")}


def _keys(articles: Sequence[Article]) -> list[tuple[str, str]]:
    return [(made.item.url, made.enrichment.url_key) for made in articles]
