"""Which entries of a feed are new."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.feed_documents import NOW
from transforms.dates.dates import parse_date
from transforms.feeds.identity import MAX_KEPT, MIN_KEPT, Seen, split_new_items, split_older_items
from transforms.feeds.parsed import ParsedItem


def item(link: str | None, guid: str | None = None, title: str = "T", at: str = "2026-11-22T06:00:00Z") -> ParsedItem:
    return ParsedItem(
        link=link,
        guid=guid,
        title=title,
        published=parse_date(at, NOW),
        problem=None if link else "invalid_item",
        raw_link=None,
    )


def ids(*polls: list[ParsedItem]) -> list[list[str]]:
    """The ids that are new at each of the polls."""
    seen, found = Seen(), []
    for items in polls:
        split = split_new_items(items, seen)
        seen = split.seen
        found.append([item_id for item_id, _ in split.new])
    return found


A, B, C = "http://x.example/a", "http://x.example/b", "http://x.example/c"


def test_an_entry_of_a_sitemap_that_comes_into_the_feed_has_not_changed() -> None:
    known = split_older_items([item("http://a.example/1", title=""), item("http://a.example/2")], Seen(), 0).seen
    later = split_new_items([item("http://a.example/1"), item("http://a.example/2", title="New")], known)
    assert later.new == ()
    assert [changed.link for _, changed in later.changed] == ["http://a.example/2"]


def test_an_item_is_new_once() -> None:
    assert ids([item(A, "1"), item(B, "2")], [item(B, "2"), item(C, "3"), item(A, "1")]) == [["1", "2"], ["3"]]


def test_without_a_guid_the_link_counts_in_any_spelling() -> None:
    assert ids([item(A)], [item(A + "?utm_source=rss"), item("https://www.x.example/a/")]) == [[A], []]


def test_guids_that_are_made_anew_at_each_poll() -> None:
    assert ids([item(A, "1"), item(B, "2")], [item(A, "3"), item(B, "4"), item(C, "5")]) == [["1", "2"], ["5"]]


def test_one_guid_for_several_links_is_none() -> None:
    assert ids([item(A, "x"), item(B, "x")], [item(A, "x"), item(B, "x"), item(C, "x")]) == [[A, B], [C]]


def test_one_guid_for_whatever_is_newest() -> None:
    first, second = item(A, "latest", "One", "2026-11-21T06:00:00Z"), item(B, "latest", "Two", "2026-11-22T06:00:00Z")
    assert ids([first], [second], [second]) == [["latest"], ["latest"], []]


def test_a_corrected_slug_is_no_new_item() -> None:
    before, after = item(A, "1", "Befor"), item(B, "1", "Before")
    assert ids([before], [after], [before], [item(B, "2")]) == [["1"], [], [], []]


def test_the_same_link_twice_is_one_item() -> None:
    assert ids([item(A, "1"), item(A, "2")], [item(A, "2"), item(A, "1")]) == [["1"], []]


def test_items_without_a_link_are_told_by_guid_or_words() -> None:
    polls = [item(None, "1"), item(None, title="Words"), item(None, title="Other words")]
    assert ids(polls, polls) == [["1", "Words", "Other words"], []]


def test_an_edited_item_is_known_and_its_new_content_kept() -> None:
    first = split_new_items([item(A, "1", "Before")], Seen())
    second = split_new_items([item(A, "1", "After")], first.seen)
    assert second.new == ()
    assert [entry.content for entry in second.seen.entries] != [entry.content for entry in first.seen.entries]


def test_a_time_of_publication_that_moves_is_an_update_unless_the_feed_stamps_its_entries() -> None:
    links = [f"{A}{number}" for number in range(6)]
    first = split_new_items([item(link) for link in links], Seen()).seen
    later = "2026-11-22T08:00:00Z"
    one = split_new_items([item(link, at=later if link == links[2] else "2026-11-22T06:00:00Z") for link in links], first)
    all_of_them = split_new_items([item(link, at=later) for link in links], first)
    alone = split_new_items([item(A, at=later)], split_new_items([item(A)], Seen()).seen)
    assert [item_id for item_id, _ in one.changed] == [links[2]]
    assert all_of_them.changed == ()
    assert [item_id for item_id, _ in alone.changed] == [A]
    titled = [item(link, title="New" if link == links[1] else "T", at=later) for link in links]
    assert [item_id for item_id, _ in split_new_items(titled, first).changed] == [links[1]]


def test_memory_is_bounded_and_keeps_what_was_listed_last() -> None:
    seen = Seen()
    for start in range(0, 5_000, 10):
        seen = split_new_items([item(f"http://x.example/{n}", str(n)) for n in range(start, start + 10)], seen).seen
    assert len(seen.entries) == MIN_KEPT + 10
    assert split_new_items([item("http://x.example/4600", "4600")], seen).new == ()
    assert len(split_new_items([item("http://x.example/1", "1")], seen).new) == 1
    large = split_new_items([item(f"http://y.example/{n}", f"y{n}") for n in range(2_000)], seen).seen
    assert len(large.entries) <= MAX_KEPT + 2_000
    assert len(large.rows) < 75_000


@given(
    st.lists(st.lists(st.tuples(st.sampled_from([A, B, C, None]), st.sampled_from(["1", "2", None])), max_size=6), max_size=4)
)
def test_nothing_that_was_listed_is_new_at_the_next_poll(polls: list[list[tuple[str | None, str | None]]]) -> None:
    seen = Seen()
    for poll in polls:
        items = [item(link, guid) for link, guid in poll]
        seen = split_new_items(items, seen).seen
        assert split_new_items(items, seen).new == ()
