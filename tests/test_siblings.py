"""News of one feed that brings forward the polls of others on its host."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from bench.schedule import Result
from bench.schedule_siblings import simulate_site, sites
from tests.support.feed_documents import NOW, rss, rss_item
from tests.test_poll_feed import FEED, World, answer, world
from transforms.feeds.schedule.schedule import Rhythm, ScheduleSettings
from transforms.feeds.schedule.siblings import MAX_EARLY, SiblingBoard, SiblingRecord, chance_of_news, is_prompted
from transforms.feeds.sources import FeedSource

HOUR = timedelta(hours=1)
SECTION = "http://site.example/section"


def record(polls: int, share: float, expected: float) -> SiblingRecord:
    """After so many polls with one sibling's news each, a share of them with news here."""
    made, hits = SiblingRecord(), 0.0
    for number in range(polls):
        had_news = hits + share >= 1
        hits += share - had_news
        made = made.after(news=1, expected=expected, had_news=had_news, early=0.0)
        assert number + 1 >= made.polls
    return made


def test_q_is_what_chance_does_not_explain() -> None:
    assert SiblingRecord().q() == 0
    assert record(60, 0.3, 0.3).q() == 0
    assert record(60, 0.1, 0.3).q() == 0
    assert 0.2 < record(60, 0.7, 0.3).q() < record(60, 0.9, 0.3).q() < record(60, 1.0, 0.1).q()
    assert record(60, 1.0, 0.1).q() > 0.7
    assert record(2, 1.0, 0.1).q() < record(60, 1.0, 0.1).q()


@given(st.lists(st.tuples(st.integers(0, 9), st.floats(0, 1), st.booleans(), st.floats(0, 1)), max_size=60))
def test_whatever_polls_show(polls: list[tuple[int, float, bool, float]]) -> None:
    made = SiblingRecord()
    for news, expected, had_news, early in polls:
        made = made.after(news=news, expected=expected, had_news=had_news, early=early)
    assert 0 <= made.q() <= 1
    assert 1 <= made.stretch() <= 1 / (1 - MAX_EARLY)


def test_the_stronger_the_evidence_the_earlier() -> None:
    def prompted(made: SiblingRecord, waited: float, news: int = 1) -> bool:
        now = NOW + waited * 2 * HOUR
        return is_prompted(
            made,
            Rhythm(),
            news=news,
            planned_at=NOW,
            due_at=NOW + 2 * HOUR,
            now=now,
            settings=ScheduleSettings(),
        )

    sure, weak = record(60, 1.0, 0.05), record(60, 0.3, 0.05)
    assert [prompted(sure, waited) for waited in (0.001, 0.5, 0.9)] == [False, True, True]
    assert [prompted(weak, waited) for waited in (0.1, 0.9)] == [False, True]
    assert prompted(weak, 0.3, news=9)
    assert not prompted(SiblingRecord(), 0.99, news=9)


def test_the_board_forgets_what_a_poll_has_seen() -> None:
    board = SiblingBoard()
    for url in ("a", "b", "c"):
        board.polled("host", url, NOW)
    assert board.tell("host", "a", NOW + HOUR) == ["b", "c"]
    assert board.tell("host", "b", NOW + HOUR) == ["c", "a"]
    assert [board.news("host", url) for url in ("a", "b", "c", "d")] == [1, 1, 2, 0]
    board.polled("host", "c", NOW + 2 * HOUR)
    assert board.tell("host", "a", NOW + HOUR) == ["b"]
    assert board.news("host", "c") == 0
    board.polled("host", "c", None)
    assert "c" not in board.tell("host", "a", NOW + 3 * HOUR)
    assert board.tell("elsewhere", "a", NOW) == []


def test_the_chance_of_news_grows_with_time() -> None:
    assert chance_of_news(Rhythm(), NOW, NOW) == 0
    assert 0 < chance_of_news(Rhythm(), NOW, NOW + HOUR) < chance_of_news(Rhythm(), NOW, NOW + 9 * HOUR) <= 1


def feed_of(*numbers: int) -> str:
    return rss(*(rss_item(number, at="Sun, 22 Nov 2026 06:00:00 GMT") for number in numbers))


def followed(settings: FeedSource | None) -> World:
    """A feed with a sibling that was polled an hour ago, and is due in an hour or so."""
    one = world(answer(feed_of(1)), source=settings)
    one.turn(FeedSource(FEED))
    return one


def test_news_is_told_to_the_siblings_that_are_on_the_list() -> None:
    for settings, told in ((FeedSource(FEED), [SECTION]), (None, [])):
        one = followed(settings)
        one.siblings.polled("site.example", SECTION, one.now)
        one.set(answer(rss(rss_item(2, at=f"{one.now + 2 * HOUR:%a, %d %b %Y %H:%M:%S} GMT"))))
        one.now += 3 * HOUR
        one.poll()
        assert one.last is not None
        assert [element.url for element in one.last.told] == told
        one.poll()
        assert not one.last.told


@pytest.mark.parametrize("is_sure", [True, False])
def test_a_feed_is_polled_early_where_its_siblings_tell_of_it(is_sure: bool) -> None:
    one = followed(FeedSource(FEED))
    assert one.state is not None
    if is_sure:
        one.state = structs.replace(one.state, siblings=record(60, 1.0, 0.05))
    one.siblings.tell("site.example", SECTION, one.now + HOUR)
    due_at = one.state.due_at
    assert due_at is not None
    one.now += (due_at - one.now) * 0.7
    one.set(answer(feed_of(2)))
    emitted = one.turn(FeedSource(FEED, sibling_at=one.now))
    assert bool(emitted) is is_sure
    assert (one.state.due_at != due_at) is is_sure
    if is_sure:
        assert one.state.siblings.early > 0
        assert one.last is not None
        assert not one.last.told


def test_in_the_simulation_the_same_polls_find_batches_sooner() -> None:
    feeds = sites(3, 14, "batches", 0.9, 5)[2]
    results = []
    for is_triggered in (False, True):
        results.append(Result())
        simulate_site(feeds, 14, ScheduleSettings(), is_triggered=is_triggered, into=results[-1])
    without, triggered = results
    assert triggered.polls == pytest.approx(without.polls, rel=0.05)
    assert triggered.delay_s / triggered.found < 0.85 * without.delay_s / without.found
