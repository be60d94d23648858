"""Gaps: every overflow is told, and nothing else that makes two listings differ."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.feed_documents import NOW
from tests.support.feed_life import Counted, Life, entry, live
from transforms.feeds.identity.gaps import beyond
from transforms.feeds.parsed import ParsedItem
from transforms.feeds.schedule.schedule import without_pinned

Listing = Callable[[list[int], list[datetime], int], list[ParsedItem]]


def plain(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(number, times[number]) for number in numbers]


def undated(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(number, None) for number in numbers]


def oldest_first(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return plain(numbers, times, poll)[::-1]


def shuffled(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return random.Random(poll).sample(plain(numbers, times, poll), len(numbers))


def new_ids(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(number, times[number], salt=f"-{poll}") for number in numbers]


def new_ids_and_links(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(number, times[number], salt=f"-{poll}", site=f"s{poll}.example") for number in numbers]


def pinned(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(999_999, NOW - timedelta(days=30)), *plain(numbers, times, poll)]


def pinned_undated(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(999_999, None), *undated(numbers, times, poll)]


def wrong_zone(numbers: list[int], times: list[datetime], poll: int) -> list[ParsedItem]:
    return [entry(number, times[number] - timedelta(hours=5)) for number in numbers]


@pytest.mark.parametrize(
    "listing",
    [plain, undated, oldest_first, shuffled, new_ids, new_ids_and_links, pinned, pinned_undated, wrong_zone],
    ids=lambda listing: listing.__name__,
)
def test_every_overflow_is_told_and_nothing_else(listing: Listing) -> None:
    counted = Counted()
    for seed in range(4):
        live(counted, seed, listing, per_day=(24, 60, 100)[seed % 3], window=(6, 10, 20)[seed % 3], hours=(1, 3)[seed % 2])
    assert (counted.missed, counted.false) == (0, 0)
    assert counted.told > 3
    assert counted.edges <= counted.told


def listed(*numbers: int, at: datetime = NOW, **more: str) -> list[ParsedItem]:
    """Entries with these numbers, newest first; the higher the number the later it was published."""
    return [entry(number, at + timedelta(minutes=number), **more) for number in sorted(numbers, reverse=True)]


def after(*listings: list[ParsedItem], minutes: int = 60) -> list[bool]:
    life = Life()
    return [life.look(NOW + timedelta(minutes=minutes * poll), listing) is not None for poll, listing in enumerate(listings)]


def test_two_polls_that_share_nothing_are_a_gap_with_bounds_and_an_estimate() -> None:
    life = Life()
    life.look(NOW, listed(*range(-20, 0)))
    later = NOW + timedelta(minutes=80)
    gap = life.look(later, listed(*range(40, 60)))
    assert gap is not None
    assert (gap.since, gap.until, gap.entries) == (NOW, later, 20)
    assert gap.lost_items > 0
    (event,) = life.events
    assert (event.type, event.since, event.until, event.items, event.lost_items) == ("gap", NOW, later, 20, gap.lost_items)


def test_a_pinned_entry_that_is_as_old_as_some_others_proves_nothing() -> None:
    pinned = entry(999_999, NOW)
    first = [pinned, *(entry(number, NOW) for number in (2, 1, 0))]
    second = [pinned, *(entry(number, NOW + timedelta(minutes=5)) for number in range(7, 2, -1)), *first[1:]]
    third = [pinned, *(entry(number, NOW + timedelta(minutes=119)) for number in range(17, 9, -1))]
    assert after(first, second, third) == [False, False, True]


def test_a_feed_that_was_emptied_or_is_read_first_has_no_gap() -> None:
    assert after(listed(*range(10))) == [False]
    assert after(listed(*range(10)), [], listed(*range(30, 40))) == [False, False, False]


def test_a_window_that_begins_anew_each_day_has_no_gap_at_midnight() -> None:
    assert after(listed(*range(-1_300, -20, 120)), listed(40, 55)) == [False, False]


def test_another_document_is_no_gap() -> None:
    life = Life()
    assert life.look(NOW, listed(*range(10))) is None
    life.url = "http://other.example/atom"
    assert life.look(NOW + timedelta(hours=1), listed(*range(30, 40))) is None


def test_what_was_listed_long_ago_and_comes_back_is_no_gap() -> None:
    """A feed of the most read: its listings need not share anything."""
    first, second = listed(0, 2, 4, 6, 8), listed(1, 3, 5, 7, 9)
    assert after(first, [*first[:2], *second[:3]], second, first)[-1] is False


def test_entries_older_than_the_last_listing_are_no_overflow() -> None:
    assert after(listed(*range(10)), listed(*range(-40, -30))) == [False, False]


def test_a_feed_of_one_entry_moves_on_by_itself() -> None:
    assert after(listed(1), listed(2), listed(3), minutes=2) == [False, False, False]


@pytest.mark.parametrize("listing", [plain, pinned], ids=lambda listing: listing.__name__)
def test_estimates_of_what_is_missing_are_near_the_truth(listing: Listing) -> None:
    """Where entries state times. Without times a full listing says only that at least so many came, and estimates are low."""
    counted = Counted()
    for seed in range(12):
        live(
            counted,
            seed,
            listing,
            per_day=(24, 60, 100)[seed % 3],
            window=(6, 10, 20)[seed % 3],
            hours=(1, 3)[seed % 2],
            days=6,
        )
    shares = [estimate / lost for estimate, lost in counted.estimates]
    print(f"median {median(shares):.2f}, sum {sum(e for e, _ in counted.estimates) / sum(n for _, n in counted.estimates):.2f}")
    assert len(shares) > 30
    assert 0.6 <= median(shares) <= 1.4


def test_estimates_without_times_are_at_least_plausible() -> None:
    counted = Counted()
    for seed in range(4):
        live(counted, seed, undated, per_day=60, window=10, hours=2, days=20)
    assert 0.35 <= median(estimate / lost for estimate, lost in counted.estimates) <= 1.5


@given(st.floats(0, 3_000), st.integers(1, 2_000))
def test_more_than_were_listed_are_expected_beyond_them(expected: float, entries: int) -> None:
    """The mean of a Poisson number that is at least `entries`: neither below that nor below the mean."""
    mean = entries + beyond(expected, entries)
    assert mean >= max(expected, entries) - 1e-6
    assert mean <= max(expected, entries) + 3 * max(expected, entries) ** 0.5 + 1


def test_time_in_which_entries_were_lost_is_no_silence() -> None:
    steady, gapped = Life(), Life()
    for hour in range(48):
        at = NOW + timedelta(hours=hour)
        steady.look(at, [entry(number, NOW + timedelta(minutes=15 * number)) for number in range(4 * hour, 4 * hour - 12, -1)])
        if hour % 8 == 0:
            gapped.look(
                at, [entry(number, NOW + timedelta(minutes=15 * number)) for number in range(4 * hour, 4 * hour - 12, -1)]
            )
    assert gapped.types().count("gap") == 5
    assert gapped.rhythm.items_per_day() > 0.6 * steady.rhythm.items_per_day(), "a quarter of the time was watched"


def test_a_pinned_entry_does_not_make_a_new_feed_slow() -> None:
    times = [NOW - timedelta(minutes=40 * number) for number in range(10)]
    assert without_pinned([*times, NOW - timedelta(days=20)], NOW) == sorted(times)
    slow = [NOW - timedelta(days=5 * number) for number in range(6)]
    assert without_pinned(slow, NOW) == sorted(slow)
    assert without_pinned(slow[:2], NOW) == sorted(slow[:2])
    assert without_pinned([], NOW) == []
