"""Tasks that begin ahead run once, and whoever wants their results gets these."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from apache_beam.transforms.window import GlobalWindow

from pipeline.page_tasks import begin_pages
from pipeline.steps.registry import FETCH_PAGES, LOOK_AGAIN
from schemas.feed_items import FeedItem
from schemas.pages import Evidence, Page
from tests.support.article_pages import NOW
from transforms.pool import ahead as ahead_module
from transforms.pool.pool import PoolSettings
from transforms.pool.pooled_fn import PooledFn
from transforms.pool.shared import close_pools, tasks_ahead
from transforms.steps import Turn

#: The first task of a worker imports this module, and Beam with it: seconds on a busy machine.
_POOL = PoolSettings(1, wall_limit_s=120)


@dataclass(frozen=True, slots=True)
class Word:
    text: str


def note(folder: Path, word: Word) -> str:
    """Leaves a line for each call in a file of the word."""
    with (folder / word.text).open("a") as file:
        file.write("run\n")
    return word.text.upper()


def key_of(word: Word) -> str:
    return word.text


def len_of(page: Page) -> int:
    return len(page.body)


def example_page() -> Page:
    url = "https://a.example/1"
    item = FeedItem(feed_url="https://a.example/feed", url=url, item_id=url, first_seen_at=NOW)
    return Page(item=item, evidence=Evidence(fetched_at=NOW, final_url=item.url), body=b"<p>Words</p>", charset=None)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    close_pools()


def results(fn: PooledFn, *words: str) -> list[Any]:
    fn.start_bundle()
    out = [value for word in words for value in fn.process(Word(word), 0, GlobalWindow())]
    return sorted(value.value for value in [*out, *fn.finish_bundle()])


def pooled(folder: Path) -> PooledFn:
    fn = PooledFn(_POOL, partial(note, folder), lambda word, future: future.result(), key_of)
    fn.setup()
    return fn


def test_a_task_that_began_ahead_runs_once(tmp_path: Path) -> None:
    fn, ahead = pooled(tmp_path), tasks_ahead(_POOL)
    for word in ("a", "a", "b"):
        ahead.begin(Word(word))
    assert results(fn, "a", "b", "c") == ["A", "B", "C"]
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys("abc", "run\n")
    assert ahead.claim(Word("a")) is None, "it was claimed"


def test_what_came_before_a_transform_has_told_its_function_is_done_before_the_rest(tmp_path: Path) -> None:
    """The pages of a run that resumes come before its graph is built."""
    ahead = tasks_ahead(_POOL)
    ahead.begin(Word("a"))
    assert ahead.claim(Word("a")) is None
    pooled(tmp_path)
    ahead.begin(Word("b"))
    done: list[str] = []
    begun = [future for future in (ahead.claim(Word("a")), ahead.claim(Word("b"))) if future is not None]
    for future in begun:
        future.add_done_callback(lambda future: done.append(future.result()))
    assert [future.result() for future in begun] == ["A", "B"]
    assert done == ["A", "B"]


def test_tasks_that_nobody_claims_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transform gives such an element a task of its own."""
    monkeypatch.setattr(ahead_module, "most_unclaimed", lambda workers: 2)
    fn, ahead = pooled(tmp_path), tasks_ahead(_POOL)
    for word in "abc":
        ahead.begin(Word(word))
    assert [ahead.claim(Word(word)) is None for word in "abc"] == [True, False, False]
    assert results(fn, "a", "b", "c") == ["A", "B", "C"]


@pytest.mark.parametrize("workers", [1, 2, 5, 17, 64])
def test_no_page_in_flight_loses_its_task(workers: int) -> None:
    """Its page would be extracted twice."""
    resources: Any = SimpleNamespace(pool=PoolSettings(workers=workers))
    limits = [step.max_in_flight(resources) for step in (FETCH_PAGES, LOOK_AGAIN) if step.max_in_flight is not None]
    assert len(limits) == 2
    assert sum(limits) <= ahead_module.most_unclaimed(workers)


def test_tasks_that_nobody_claims_do_not_hold_up_the_end(tmp_path: Path) -> None:
    pooled(tmp_path)
    ahead = tasks_ahead(_POOL)
    begun = [Word(f"{number}") for number in range(50)]
    for word in begun:
        ahead.begin(word)
    close_pools()
    assert len(list(tmp_path.iterdir())) < len(begun)


def test_an_engine_begins_the_pages_of_a_turn_and_nothing_else(tmp_path: Path) -> None:
    fn = PooledFn(_POOL, len_of, lambda page, future: future.result(), id)
    fn.setup()
    told: list[str] = []
    ended = begin_pages(_POOL, lambda step, before, turn, outputs: told.append(step))
    fetched = example_page()
    ended("FetchPage", None, Turn(state=None), [fetched, Word("a")])
    future = tasks_ahead(_POOL).claim(fetched)
    assert future is not None
    assert (future.result(), told) == (len(fetched.body), ["FetchPage"])
    assert tasks_ahead(_POOL).claim(Word("a")) is None
