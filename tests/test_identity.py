"""Which entries of a feed are new."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.feed_documents import NOW
from transforms.dates.dates import parse_date
from transforms.feeds.identity.identity import MAX_KEPT, MIN_KEPT, Seen, split_new_items, split_older_items
from transforms.feeds.identity.order import oldest_first
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


SIDS = [f"http://x.example/read.php?sid={number:02}abcdefghijklmn" for number in range(6)]


def test_a_parameter_that_tells_articles_apart_is_part_of_their_keys() -> None:
    first = split_new_items([item(SIDS[n], str(n), f"Title {n}") for n in (0, 1)], Seen())
    assert [(item_id, entry.whole_key) for item_id, entry in first.new] == [("0", True), ("1", True)]
    # Whatever is listed beside it, an entry keeps its key.
    alone = split_new_items([item(SIDS[1], "1", "Title 1, edited")], first.seen)
    assert [(entry.link, entry.whole_key) for _, entry in alone.changed] == [(SIDS[1], True)]
    later = split_new_items([item(SIDS[n], str(n), f"Title {n}") for n in (1, 2)], alone.seen)
    assert [(item_id, entry.whole_key) for item_id, entry in later.new] == [("2", True)]


def test_an_entry_that_was_known_before_the_parameter_told_anything_keeps_its_key() -> None:
    first = split_new_items([item(SIDS[0], "0", "Title 0")], Seen())
    later = split_new_items([item(SIDS[n], str(n), f"Title {n}") for n in (0, 1)], first.seen)
    assert [(item_id, entry.whole_key) for item_id, entry in later.new] == [("1", True)]
    alone = split_new_items([item(SIDS[0], "0", "Title 0, edited")], later.seen)
    assert [entry.whole_key for _, entry in alone.changed] == [False]
    assert alone.new == ()


def test_entries_without_guids_are_told_apart_by_the_parameter() -> None:
    first = split_new_items([item(SIDS[n], None, f"Title {n}") for n in (0, 1)], Seen())
    assert [entry.whole_key for _, entry in first.new] == [True, True]
    later = split_new_items([item(SIDS[1], None, "Title 1, edited")], first.seen)
    assert (later.new, [entry.whole_key for _, entry in later.changed]) == ((), [True])


def test_sessions_and_guids_that_are_made_anew_at_each_poll_bring_nothing_new() -> None:
    seen = Seen()
    for poll in range(4):
        links = [f"http://x.example/a?sid=abcdefghijklmn{poll}{number}" for number in range(2)]
        split = split_new_items([item(link, link, f"Title {number}") for number, link in enumerate(links)], seen)
        seen = split.seen
        assert len(split.new) == (2 if poll == 0 else 0)


def test_a_session_that_all_links_of_a_document_share_names_no_article() -> None:
    links = [f"http://x.example/{name}?sid=abcdefghijklmno1" for name in "ab"]
    split = split_new_items([item(link, link, link) for link in links], Seen())
    assert [entry.whole_key for _, entry in split.new] == [False, False]
    split = split_new_items([item(SIDS[0], "1", "One"), item(SIDS[0], "2", "Two")], Seen())
    assert [entry.guid for _, entry in split.new] == ["1", "2"]


def test_entries_on_one_page_are_new_once() -> None:
    for guids in ("123", (None, None, None)):
        items = [item(f"http://x.example/page#item-{n}", guid, f"Part {n}") for n, guid in zip((1, 2, 3), guids, strict=True)]
        first = split_new_items(items[:2], Seen())
        assert [entry.title for _, entry in first.new] == ["Part 1", "Part 2"]
        later = split_new_items(items, first.seen)
        assert [entry.title for _, entry in later.new] == ["Part 3"]
        assert split_new_items(items, later.seen).new == ()


def test_entries_without_titles_on_one_page_are_told_by_their_texts() -> None:
    items = [
        ParsedItem(link="http://x.example/page#a", guid="1", summary="The bridge is open."),
        ParsedItem(link="http://x.example/page#b", guid="2", summary="The ferry is late."),
        ParsedItem(link="http://x.example/page#c", guid="3", summary="The ferry is late."),
    ]
    split = split_new_items(items, Seen())
    assert [entry.guid for _, entry in split.new] == ["1", "2"]


def test_two_versions_of_an_entry_and_one_article_in_two_sections_are_one() -> None:
    versions = [item(SIDS[0], "1", "Before"), item(SIDS[1], "1", "After")]
    sections = [item(f"{A}#town", "1", "Bridge"), item(f"{A}#sport", "2", "Bridge")]
    for items in (versions, sections):
        split = split_new_items(items, Seen())
        assert len(split.new) == 1


def test_an_older_entry_on_a_known_page_is_new_once() -> None:
    known = split_new_items([item(f"{A}#1", "1", "One")], Seen()).seen
    older = split_older_items([item(f"{A}#2", "2", "Two"), item(f"{A}#3", "3", "Three")], known, 1)
    assert [entry.title for _, entry in older.new] == ["Two", "Three"]
    assert split_older_items([item(f"{A}#2", "2", "Two"), item(f"{A}#3", "3", "Three")], older.seen, 1).new == ()


@pytest.mark.parametrize(
    ("listed", "order"),
    [
        pytest.param("c3 b2 a1", "a1 b2 c3", id="the newest first"),
        pytest.param("a1 b2 c3", "a1 b2 c3", id="the oldest first"),
        pytest.param("a b c", "c b a", id="no times"),
        pytest.param("a1 b1 c1", "c1 b1 a1", id="equal times"),
        pytest.param("p9 a1 b2 c3 x o0", "o0 x a1 b2 c3 p9", id="a part is the oldest first, and one has no time"),
        pytest.param("x c3 b2 a1", "a1 b2 c3 x", id="the newest has no time"),
        pytest.param("c3 x b2 a1", "a1 b2 x c3", id="one has no time"),
        pytest.param("a1 x c3", "a1 x c3", id="one has no time, the oldest first"),
        pytest.param("", "", id="none"),
    ],
)
def test_the_order_of_entries(listed: str, order: str) -> None:
    items = [item(name, at=f"2026-11-22T0{name[1:]}:00:00Z" if name[1:] else "") for name in listed.split()]
    assert " ".join(item.link or "" for item in oldest_first(items)) == order
