"""Conditions of a feed: one event a change, none for what feeds ordinarily do."""

from datetime import timedelta

import pytest

from schemas.codec import from_plain, to_plain
from schemas.events import Event
from tests.support.feed_documents import NOW
from tests.support.feed_life import Counted, Life, entry, live
from tests.test_gaps import plain
from transforms.feeds.conditions.conditions import Conditions, after_failed_poll, after_no_change, moved_event
from transforms.web.messages import Failure

FEED = "http://gull.example/feed"
HOUR = timedelta(hours=1)


def failure(status: int | None = 500) -> Failure:
    return Failure(url=FEED, reason="http_status", message="The host answered 500.", transient=True, http_status=status)


def fail(conditions: Conditions, polls: int, status: int | None = 500) -> tuple[Conditions, list[Event]]:
    events: list[Event] = []
    for failures in range(1, polls + 1):
        watched = after_failed_poll(conditions, FEED, failure(status), failures=failures, since=NOW, now=NOW + failures * HOUR)
        conditions, events = watched.conditions, [*events, *watched.events]
    return conditions, events


def test_the_third_failed_poll_makes_a_feed_failing_and_one_answer_ends_that() -> None:
    conditions, events = fail(Conditions(), 2)
    assert events == []
    conditions, (event,) = fail(Conditions(), 9)
    assert (event.type, event.failures, event.http_status, event.since) == ("feed.failing", 3, 500, NOW)
    back = after_no_change(conditions, FEED, Life().rhythm, NOW + 10 * HOUR)
    assert [(event.type, event.ended, event.since) for event in back.events] == [("feed.recovered", "feed.failing", NOW)]
    assert back.conditions.open == ()
    assert after_no_change(back.conditions, FEED, Life().rhythm, NOW + 11 * HOUR).events == ()


def test_a_feed_that_is_gone_is_told_once_and_is_not_failing_too() -> None:
    conditions, _ = fail(Conditions(), 3)
    conditions, events = fail(conditions, 5, status=410)
    assert [event.type for event in events] == ["feed.gone"]
    assert [condition.type for condition in conditions.open] == ["feed.gone"]
    back = after_no_change(conditions, FEED, Life().rhythm, NOW + 10 * HOUR)
    assert [(event.type, event.ended) for event in back.events] == [("feed.recovered", "feed.gone")]


def test_a_repeated_turn_gives_the_same_event() -> None:
    first = after_failed_poll(Conditions(), FEED, failure(), failures=3, since=NOW, now=NOW + HOUR)
    again = after_failed_poll(Conditions(), FEED, failure(), failures=3, since=NOW, now=NOW + 2 * HOUR)
    assert first.events[0].event_id == again.events[0].event_id
    later = after_failed_poll(Conditions(), FEED, failure(), failures=3, since=NOW + HOUR, now=NOW + 2 * HOUR)
    assert first.events[0].event_id != later.events[0].event_id


def test_a_move_is_told_with_both_addresses() -> None:
    event = moved_event(FEED, FEED, "https://gull.example/atom", since=NOW, now=NOW + HOUR)
    assert (event.type, event.before, event.after) == ("feed.moved", FEED, "https://gull.example/atom")


def test_ordinary_feeds_have_no_event_but_their_gaps() -> None:
    for seed, per_day in enumerate((3, 12, 50)):
        life = live(Counted(), seed, plain, per_day=per_day, window=40, hours=2, days=14)
        assert set(life.types()) <= {"gap"}


def hourly(days: int) -> Life:
    """A feed with an entry an hour, polled each half hour, its times exact."""
    life = Life()
    for half in range(48 * days):
        newest = half // 2
        life.look(NOW + half * HOUR / 2, [entry(n, NOW + n * HOUR) for n in range(newest, max(-1, newest - 20), -1)])
    return life


def test_silence_is_told_once_with_its_probability_and_ends_with_the_next_entry() -> None:
    life = hourly(9)
    assert life.types() == []
    now, newest = life.since or NOW, 24 * 9 - 1
    stale = [entry(n, NOW + n * HOUR) for n in range(newest, newest - 20, -1)]
    for half in range(1, 100):
        life.look(now + half * HOUR / 2, stale)
    (event,) = life.events
    assert event.type == "feed.silent"
    assert event.p_value is not None
    assert event.p_value < 1e-4
    assert event.since == NOW + newest * HOUR
    assert timedelta(hours=5) < event.at - event.since < timedelta(hours=16)
    life.look(now + 60 * HOUR, [entry(newest + 1, now + 59.5 * HOUR), *stale[:-1]])
    assert [(event.type, event.ended) for event in life.events[1:]] == [("feed.recovered", "feed.silent")]


def test_a_night_is_no_silence() -> None:
    life = Life()
    numbers: list[tuple[int, int]] = []
    for hour in range(24 * 12):
        at = NOW + hour * HOUR
        if 6 <= at.hour < 20:
            numbers.append((hour, hour))
        life.look(at, [entry(n, NOW + h * HOUR) for n, h in numbers[::-1][:20]])
    assert life.types() == []


def with_texts(*lengths: int) -> Life:
    life = Life()
    for poll in range(1, len(lengths) + 1):
        listing = [entry(n, NOW + n * HOUR, content="w" * lengths[n]) for n in range(poll)]
        life.look(NOW + poll * HOUR, listing[::-1][:20])
    return life


def test_teasers_in_the_place_of_articles_are_told_once_and_end() -> None:
    articles = [3_000 + 40 * n for n in range(12)]
    assert with_texts(*articles, 300, 200, 250).types() == []
    life = with_texts(*articles, *[250] * 12, *articles)
    assert [(event.type, event.ended) for event in life.events] == [
        ("feed.truncated", None),
        ("feed.recovered", "feed.truncated"),
    ]
    assert life.events[0].chars_before is not None
    assert life.events[0].chars_before > 3_000
    assert (life.events[0].chars_after, life.events[0].items) == (250, 4)


def test_briefs_among_articles_are_no_teasers() -> None:
    mixed = [200 if n % 3 else 4_000 for n in range(40)]
    assert "feed.truncated" not in with_texts(*[4_000] * 10, *mixed).types()
    assert with_texts(*[300] * 40).types() == []


@pytest.mark.parametrize(("off_h", "told"), [(0.0, False), (2.0, True), (-5.0, True), (-0.4, False)])
def test_times_that_are_off_by_a_constant_are_told_once(off_h: float, told: bool) -> None:
    life = Life()
    for poll in range(30):
        at = NOW + poll * HOUR / 4
        numbers = range(poll, max(-1, poll - 20), -1)
        life.look(at, [entry(n, NOW + n * HOUR / 4 - timedelta(minutes=n % 9) + off_h * HOUR) for n in numbers])
    assert life.types() == ["feed.clock_skew"] * told
    if told:
        assert life.events[0].skew_s == pytest.approx(off_h * 3_600, abs=600)


@pytest.mark.parametrize(("off_h", "told"), [(-12.0, True), (-2.0, False)])
def test_a_feed_on_the_half_hour_that_is_polled_then_is_told_if_it_is_far_behind(off_h: float, told: bool) -> None:
    life = Life()
    for poll in range(12):
        numbers = range(poll, max(-1, poll - 20), -1)
        life.look(NOW + poll * HOUR / 2, [entry(n, NOW + n * HOUR / 2 + off_h * HOUR) for n in numbers])
    assert life.types() == ["feed.clock_skew"] * told


def test_delays_that_vary_are_no_skew() -> None:
    life = Life()
    for poll in range(60):
        late = [NOW + n * HOUR / 4 - timedelta(minutes=(n * 37) % 300) for n in range(poll + 1)]
        life.look(NOW + poll * HOUR / 4, [entry(n, late[n]) for n in range(poll, max(-1, poll - 20), -1)])
    assert "feed.clock_skew" not in life.types()


def test_ids_that_change_with_each_poll_are_told_once_a_migration_is_not() -> None:
    def ids(salt_of: list[str]) -> list[str]:
        life = Life()
        for poll, salt in enumerate(salt_of):
            life.look(NOW + poll * HOUR, [entry(n, NOW, salt=salt) for n in range(10 + poll, poll, -1)])
        return [f"{event.type} {event.ended or ''}".strip() for event in life.events]

    assert ids([f"-{poll}" for poll in range(8)]) == ["feed.churns_ids"]
    assert ids(["a", "a", "a", *["b"] * 6]) == []
    assert ids([*[f"-{poll}" for poll in range(4)], *["b"] * 8]) == ["feed.churns_ids", "feed.recovered feed.churns_ids"]


def test_conditions_are_kept_as_json() -> None:
    life = hourly(2)
    conditions, _ = fail(life.conditions, 3)
    assert from_plain(Conditions, to_plain(conditions)) == conditions
    assert from_plain(Conditions, {}) == Conditions()
