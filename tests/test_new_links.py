"""Feeds whose links carry another random number at each poll, and feeds that only look like them."""

import pytest

from tests.support.feed_documents import NOW
from transforms.dates.dates import parse_date
from transforms.feeds.identity.identity import MIN_KEPT, Seen, split_new_items
from transforms.feeds.identity.new_links import LEAST
from transforms.feeds.parsed import ParsedItem


def story(
    number: int, stamp: int, *, title: str | None = None, at: str | None = None, guid: str | None = "link", body: str = ""
) -> ParsedItem:
    """Story `number` under a link with `stamp`."""
    link = f"http://site.example/news/s{number}?ref_no={stamp}"
    return ParsedItem(
        link=link,
        guid=link if guid == "link" else guid,
        title=f"Story {number}" if title is None else title,
        published=parse_date(at or f"2026-11-22T06:{number:02}:30Z", NOW) if at != "" else None,
        summary=body or f"Summary {number}.",
    )


def new_at_each(*polls: list[ParsedItem]) -> list[int]:
    """The number of new items at each poll."""
    seen, counts = Seen(), []
    for items in polls:
        split = split_new_items(items, seen)
        seen = split.seen
        counts.append(len(split.new))
    return counts


@pytest.mark.parametrize("guid", ["link", None])
def test_a_number_that_each_poll_makes_anew_brings_no_entry_again(guid: str | None) -> None:
    polls = [[story(number, 1_000 * poll + number, guid=guid) for number in range(poll, poll + 6)] for poll in range(5)]
    assert new_at_each(*polls) == [6, 1, 1, 1, 1]


def test_a_link_that_is_made_anew_is_not_kept() -> None:
    seen = Seen()
    for poll in range(300):
        split = split_new_items([story(number, 1_000 * poll + number) for number in range(6)], seen)
        seen = split.seen
        assert (len(split.new), split.changed) == (6 if poll == 0 else 0, ())
    assert len(seen) == 6 < MIN_KEPT


def test_a_changed_entry_under_a_new_link_cannot_be_told_from_a_new_one() -> None:
    before = [story(number, number) for number in range(6)]
    after = [story(number, 100 + number, body="Edited." if number == 2 else "") for number in range(6)]
    assert new_at_each(before, after) == [6, 1]


#: What says too little of an entry: the same words under another link may be another article.
TOO_LITTLE = {
    "no times": {"at": ""},
    "bare days": {"at": "2026-11-{number:02}"},
    "midnight": {"at": "2026-11-{number:02}T00:00:00Z"},
    "one time for all": {"at": "2026-11-22T06:00:10Z"},
    "no titles": {"title": ""},
}


@pytest.mark.parametrize("shared", TOO_LITTLE.values(), ids=TOO_LITTLE.keys())
def test_articles_of_which_the_words_say_too_little_stay_others(shared: dict[str, str]) -> None:
    numbers = range(1, 7)
    first, second = (
        [
            story(number, stamp + number, **{name: words.format(number=number) for name, words in shared.items()})
            for number in numbers
        ]
        for stamp in (0, 100)
    )
    assert new_at_each(first, second) == [6, 6]


def test_articles_that_share_a_title_are_told_by_their_times() -> None:
    first = [story(number, number, title="Live blog", body="All that happens today.") for number in range(6)]
    second = [story(number, number, title="Live blog", body="All that happens today.") for number in range(6, 12)]
    assert new_at_each(first, second) == [6, 6]


def test_entries_that_are_listed_together_are_two() -> None:
    first = [story(number, number) for number in range(6)]
    again = [story(number, 100 + number) for number in range(6)]
    assert new_at_each([*first, *again]) == [12]
    assert new_at_each(first, [*first, *again]) == [6, 6]
    assert new_at_each(first, [*(story(number, 200 + number) for number in range(6)), *again]) == [6, 12]


def test_a_feed_whose_other_links_stay_has_articles_of_its_own_under_new_ones() -> None:
    first = [story(number, number) for number in range(8)]
    second = [*first[:4], *(story(number, 100 + number) for number in range(4, 8))]
    assert new_at_each(first, second) == [8, 4]


def test_few_entries_show_nothing() -> None:
    assert LEAST == 3
    assert new_at_each([story(1, 1), story(2, 2)], [story(1, 11), story(2, 12)]) == [2, 2]


def test_a_guid_of_its_own_tells_an_entry() -> None:
    polls = [[story(number, 100 * poll + number, guid=f"{poll}-{number}") for number in range(6)] for poll in range(2)]
    assert new_at_each(*polls) == [6, 6]


def test_a_link_without_a_parameter_tells_an_entry() -> None:
    first = [story(number, number) for number in range(6)]
    moved = [
        ParsedItem(link=f"http://site.example/{number}/", title=item.title, published=item.published, summary=item.summary)
        for number, item in enumerate(first)
    ]
    assert new_at_each(first, moved) == [6, 6]
