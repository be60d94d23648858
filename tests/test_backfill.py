"""The search for entries that a feed does not list any more: each source, its bounds, and that nothing comes twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.feed_items import FeedItem
from tests.support.feed_documents import NOW
from tests.test_poll_feed import FEED, World, answer, failure
from transforms.feeds.parsed import ParsedFeed
from transforms.feeds.polling.poll_feed import PollFeed
from transforms.feeds.search.backfill import MAX_AFTER_GAP, MAX_FOR_USER, begun, may_ask, next_stage, shape_of
from transforms.feeds.sources import FeedSource
from transforms.web.messages import Failure, Request, Response
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

SITE = "http://site.example"
ROBOTS = f"{SITE}/robots.txt"
WINDOW = 6


def at(number: int) -> datetime:
    """Entry 0 appeared at the first poll; one follows each minute."""
    return NOW + timedelta(minutes=number)


def link(number: int) -> str:
    return f"{SITE}/news/{number + 1_000}/the-ferry-number-{number}"


def rss(numbers: Sequence[int], head: str = "", *, dated: bool = True) -> str:
    """A feed with these entries, newest first."""
    date = "<pubDate>{}</pubDate>" if dated else ""
    items = "".join(
        f"<item><title>Ferry {n}</title><link>{link(n)}</link>{date.format(format_datetime(at(n)))}</item>"
        for n in sorted(numbers, reverse=True)
    )
    return (
        "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>Ferries</title>"
        f"<link>{SITE}/</link>{head}{items}</channel></rss>"
    )


def rel(name: str, url: str) -> str:
    return f"<atom:link rel='{name}' href='{url}'/>"


def sitemap(numbers: Sequence[int]) -> str:
    rows = "".join(
        f"<url><loc>{link(n)}</loc><news:news><news:publication_date>{at(n).isoformat()}</news:publication_date>"
        f"<news:title>Ferry {n}</news:title></news:news></url>"
        for n in numbers
    )
    return (
        "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>"
        f"{rows}</urlset>"
    )


def page(numbers: Sequence[int]) -> str:
    links = "".join(f"<a href='{link(n)}'>Ferry {n}</a>" for n in sorted(numbers, reverse=True))
    return f"<html><body><a href='/'>Home</a><a href='/about'>About us</a>{links}<a href='/imprint'>Imprint</a></body></html>"


def world(robots: str | None = None) -> World:
    """A feed that was polled once, with entries 0 to 5."""
    one = World({FEED: answer(rss(range(WINDOW)))})
    if robots is not None:
        one.pages[ROBOTS] = answer(robots)
        one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)
    one.now = at(WINDOW)
    one.turn(FeedSource(FEED))
    while one.last is not None and one.last.unfinished:
        one.wake()
    assert len(one.out) == WINDOW
    return one


def overflow(one: World, head: str = "", *, dated: bool = True, newest: int = 20) -> list[FeedItem]:
    """The feed moves on to entries 15 to 20; what its polls and the search after the gap emit."""
    one.now = at(newest + 1)
    one.set(answer(rss(range(newest - WINDOW + 1, newest + 1), head, dated=dated)))
    emitted = one.poll()
    return [output for output in emitted if isinstance(output, FeedItem)]


def found(items: Sequence[FeedItem]) -> dict[str, list[int]]:
    """Numbers of the entries by where they were found, in the order of emission."""
    numbers: dict[str, list[int]] = {}
    for item in items:
        numbers.setdefault(item.via or "poll", []).append(int(item.url.split("/")[4]) - 1_000)
    return numbers


LOST = list(range(6, 15))
LISTED = list(range(15, 21))


def test_pages_of_the_feed_are_read_back_to_what_is_known() -> None:
    one = world()
    one.set(answer(rss(range(9, 15), rel("next", f"{FEED}?page=3"))), f"{FEED}?page=2")
    one.set(answer(rss(range(3, 10), rel("next", f"{FEED}?page=4"))), f"{FEED}?page=3")
    items = overflow(one, rel("next", f"{FEED}?page=2"))
    assert found(items) == {"poll": LISTED, "paging": [*range(9, 15), *range(6, 9)]}
    assert [request.url for request in one.asked[2:]] == [f"{FEED}?page=2", f"{FEED}?page=3"]
    assert {item.prev_poll_at for item in items} == {at(WINDOW)}
    gap, repaired = one.events
    assert (gap.type, gap.since, gap.until) == ("gap", at(6), items[0].first_seen_at)
    assert (repaired.type, repaired.since, repaired.items, repaired.via) == ("gap.repaired", at(6), 9, ("paging",))
    assert one.state is not None
    assert one.state.backfill is None


def test_what_was_found_is_known_and_the_next_poll_tells_its_own() -> None:
    one = world()
    one.set(answer(rss(range(3, 15))), f"{FEED}?page=2")
    overflow(one, rel("next", f"{FEED}?page=2"))
    one.set(answer(rss(range(10, 22))))
    assert found([item for item in one.poll() if isinstance(item, FeedItem)]) == {"poll": [21]}
    assert [event.type for event in one.events] == ["gap", "gap.repaired"]


def test_archive_documents_are_read() -> None:
    one = world()
    one.set(answer(rss(range(15))), f"{SITE}/archive/1")
    assert found(overflow(one, rel("prev-archive", f"{SITE}/archive/1"))) == {"poll": LISTED, "archive": LOST}


def test_pages_without_dates_end_where_known_entries_begin() -> None:
    one = world()
    one.set(answer(rss(range(-9, 15), dated=False)), f"{FEED}?page=2")
    assert found(overflow(one, rel("next", f"{FEED}?page=2"), dated=False)) == {"poll": LISTED, "paging": LOST}


def test_the_news_sitemap_of_robots_txt_is_read_where_the_feed_has_no_archive() -> None:
    one = world(f"User-agent: *\nAllow: /\nSitemap: {SITE}/sitemap.xml\nSitemap: {SITE}/news.xml\n")
    one.set(answer(sitemap(range(2, 21))), f"{SITE}/news.xml")
    items = overflow(one)
    assert found(items) == {"poll": LISTED, "sitemap": LOST}
    assert [item.title for item in items if item.via][:1] == ["Ferry 6"]
    assert one.asked[-1].url == f"{SITE}/news.xml", "nothing is asked behind it"


def test_an_index_of_sitemaps_leads_to_the_newest() -> None:
    one = world(f"Sitemap: {SITE}/sitemap.xml")
    child = f"<sitemap><loc>{SITE}/news-1.xml</loc><lastmod>{NOW.isoformat()}</lastmod></sitemap>"
    one.set(
        answer(f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{child}</sitemapindex>"),
        f"{SITE}/sitemap.xml",
    )
    one.set(answer(sitemap(range(2, 21))), f"{SITE}/news-1.xml")
    assert found(overflow(one)) == {"poll": LISTED, "sitemap": LOST}


def test_the_usual_paths_are_tried_and_then_the_page_of_the_feed() -> None:
    one = world("User-agent: *\nAllow: /\n")
    one.set(answer(page([*range(21), 900])), f"{SITE}/")
    items = overflow(one)
    assert found(items) == {"poll": LISTED, "listing": [*LOST, 900]}
    tried = [request.url.removeprefix(SITE) for request in one.asked[3:]]
    assert tried == ["/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/googlenews.xml", "/"]
    assert next(item.title for item in items if item.via) == "Ferry 6"


def test_robots_txt_is_obeyed_and_a_search_without_a_find_ends() -> None:
    one = world("User-agent: *\nDisallow: /\n")
    assert found(overflow(one, rel("next", f"{FEED}?page=2"))) == {"poll": LISTED}
    assert [request.url for request in one.asked] == [ROBOTS, FEED, FEED]
    assert [(event.type, event.items) for event in one.events][1:] == [("gap.repaired", 0)]


def test_other_hosts_are_not_asked() -> None:
    one = world("Sitemap: http://elsewhere.example/news.xml")
    overflow(one, rel("next", "http://elsewhere.example/feed?page=2"))
    assert {request.url.split("/")[2] for request in one.asked} == {"site.example"}


def test_an_archive_on_another_host_of_the_site_is_asked() -> None:
    feed = ParsedFeed(
        format="rss",
        path="fast",
        prev_archive="https://archive.courier.co.uk/2026/02.xml",
        next_page="https://feeds.elsewhere.co.uk/rss?page=2",
    )
    began = begun(feed, "https://feeds.courier.co.uk/rss", since=NOW, gap=None, host="feeds.courier.co.uk", now=NOW)
    assert [lead.url for lead in began.leads] == ["https://archive.courier.co.uk/2026/02.xml"]
    named = ["https://www.courier.co.uk/news.xml", "https://courier.github.io/news.xml", "https://co.uk/news.xml"]
    after = next_stage(replace(began, leads=()), "https://www.courier.co.uk/", named)
    assert [lead.url for lead in after.leads] == ["https://www.courier.co.uk/news.xml"]


@pytest.mark.parametrize(
    ("feed", "url", "may"),
    [
        ("feeds.courier.com", "https://www.courier.com/", True),
        ("courier.com", "http://courier.com:8080/", True),
        ("anna.github.io", "https://bert.github.io/", False),
        ("anna.github.io", "https://anna.github.io/", True),
        ("10.0.0.1", "http://10.0.0.2/", False),
        ("feeds.courier.com", "https://courier.com.elsewhere.com/", False),
        ("feeds.courier.com", "https://courier.com@elsewhere.com/", False),
    ],
)
def test_a_site_is_a_registered_domain(feed: str, url: str, may: bool) -> None:
    search = begun(ParsedFeed(format="rss", path="fast"), f"https://{feed}/", since=NOW, gap=None, host=feed, now=NOW)
    assert may_ask(search, url) == may


def test_pages_without_an_end_have_one() -> None:
    one = world()

    def endless(request: Request) -> Response:
        number = int(request.url.partition("page=")[2])
        return answer(rss([10_000 - number], rel("next", f"{FEED}?page={number + 1}")))

    for number in range(2, 60):
        one.set(endless, f"{FEED}?page={number}")
    overflow(one, rel("next", f"{FEED}?page=2"))
    assert len([request for request in one.asked if "page=" in request.url]) == MAX_AFTER_GAP


def test_a_page_that_fails_in_passing_is_asked_again_and_then_left() -> None:
    one = world()
    once: Iterator[Response | Failure] = iter([failure("timeout"), answer(rss(range(15)))])
    one.set(lambda request: next(once), f"{FEED}?page=2")
    assert found(overflow(one, rel("next", f"{FEED}?page=2"))) == {"poll": LISTED, "paging": LOST}
    other = world()
    other.set(failure("timeout"), f"{FEED}?page=2")
    assert found(overflow(other, rel("next", f"{FEED}?page=2"))) == {"poll": LISTED}
    assert [request.url for request in other.asked].count(f"{FEED}?page=2") == 3


def test_a_turn_asks_once_and_the_host_rests_in_between() -> None:
    one = world()
    for number in (2, 3):
        one.set(answer(rss([40 + number], rel("next", f"{FEED}?page={number + 1}"))), f"{FEED}?page={number}")
    one.now = at(21)
    one.set(answer(rss(range(15, 21), rel("next", f"{FEED}?page=2"))))
    one.wake()
    while one.last is not None and one.last.unfinished:
        before, asked = one.now, len(one.asked)
        one.wake()
        assert len(one.asked) - asked <= 1
        if len(one.asked) > asked:
            assert one.now - before >= timedelta(seconds=1)


def test_a_user_asks_for_older_entries() -> None:
    one = world()
    head = rel("next", f"{FEED}?page=2")
    one.set(answer(rss(range(WINDOW), head)))
    one.set(answer(rss(range(-6, 1), rel("next", f"{FEED}?page=3"))), f"{FEED}?page=2")
    one.set(answer(rss(range(-200, -5), rel("next", f"{FEED}?page=4"))), f"{FEED}?page=3")
    one.source = FeedSource(FEED, since=NOW, max_items=1)
    emitted = one.turn(FeedSource(FEED, backfill_since=at(30 - 60)))
    while one.last is not None and one.last.unfinished:
        emitted += one.wake()
    items = [item for item in emitted if isinstance(item, FeedItem)]
    assert found(items)["paging"][:6] == list(range(-6, 0))
    assert min(found(items)["paging"]) == -30, "the date that was asked for"
    assert {item.prev_poll_at for item in items} == {None}
    (ended,) = one.events
    assert (ended.type, ended.since, ended.via) == ("backfill.ended", at(30 - 60), ("paging",))
    assert ended.items == len(found(items)["paging"])
    assert f"{FEED}?page=4" not in [request.url for request in one.asked]
    assert MAX_FOR_USER > MAX_AFTER_GAP


@pytest.mark.parametrize(("again", "oldest"), [(-10, -20), (-20, -20), (-30, -30)])
def test_a_user_who_asks_again_stops_no_search(again: int, oldest: int) -> None:
    one = world()
    one.set(answer(rss(range(WINDOW), rel("next", f"{FEED}?page=2"))))
    one.set(answer(rss(range(-6, 1), rel("next", f"{FEED}?page=3"))), f"{FEED}?page=2")
    one.set(answer(rss(range(-200, -5))), f"{FEED}?page=3")
    emitted = one.turn(FeedSource(FEED, backfill_since=at(-20)))
    emitted += one.wake()
    emitted += one.turn(FeedSource(FEED, backfill_since=at(again)))
    while one.last is not None and one.last.unfinished:
        emitted += one.wake()
    numbers = found([item for item in emitted if isinstance(item, FeedItem)])["paging"]
    assert sorted(numbers) == list(range(oldest, 0))
    (ended,) = one.events
    assert (ended.type, ended.since, ended.items) == ("backfill.ended", at(oldest), len(numbers))


def test_a_search_is_kept_as_json_in_the_middle() -> None:
    one = world()
    one.now = at(21)
    one.set(answer(rss(range(15, 21), rel("next", f"{FEED}?page=2"))))
    one.wake()
    assert one.state is not None
    assert one.state.backfill is not None
    step = PollFeed(client=one, parse=one.parse, clock=lambda: one.now)
    assert step.decode(step.encode(one.state)) == one.state


@pytest.mark.parametrize(
    ("url", "other", "alike"),
    [
        (link(1), link(2), True),
        (link(1), f"{SITE}/about", False),
        (link(1), f"{SITE}/news/topics", False),
        (f"{SITE}/2026/11/28/a-long-slug-here.html", f"{SITE}/2026/12/01/another-long-slug.html", True),
        (f"{SITE}/2026/11/28/a-long-slug-here.html", f"{SITE}/2026/11/28/", False),
        (f"{SITE}/story.php?id=4", f"{SITE}/story.php?id=77", True),
        (f"{SITE}/story.php?id=4", f"{SITE}/story.php?page=2", False),
        ("http://www.site.example/a/b-c-d", f"{SITE}/a/b-c-d-e", True),
        ("http://x.example/a/b-c-d", f"{SITE}/a/b-c-d", False),
    ],
)
def test_addresses_of_articles_are_alike(url: str, other: str, alike: bool) -> None:
    assert (shape_of(url) == shape_of(other)) is alike


def test_a_feed_that_overflows_at_each_poll_is_searched_at_most_every_ten_minutes() -> None:
    one = world()
    for number in range(1, 13):
        newest = 20 * number
        one.now = max(one.now, at(newest + 1))
        one.set(answer(rss(range(newest - WINDOW + 1, newest + 1), rel("next", f"{FEED}?page=2"))))
        one.set(answer(rss(range(newest - 14, newest - WINDOW + 1))), f"{FEED}?page=2")
        one.turn(FeedSource(FEED))
        for _ in range(20):
            if one.last is not None and one.last.wake_at is not None and one.last.wake_at < one.now + timedelta(seconds=60):
                one.wake()
    gaps = [event for event in one.events if event.type == "gap"]
    assert len(gaps) == 12
    ends = [event.at for event in one.events if event.type == "gap.repaired"]
    assert len(ends) > 1
    assert min(later - sooner for sooner, later in pairwise(ends)) >= timedelta(minutes=10)


@given(st.text(max_size=60))
def test_no_address_is_too_odd_to_have_a_shape(text: str) -> None:
    for url in (text, f"http://{text}", f"http://a.example/{text}", "http://[", "http://[x]:y/a"):
        assert len(shape_of(url)) <= 300
