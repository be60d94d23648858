"""Sources that are no feeds: listing pages, sitemaps, and sites whose feed has to be found."""

from dataclasses import replace
from typing import Any

from schemas.dead_letters import DeadLetter
from tests.support.feed_documents import rss, rss_item
from tests.test_poll_feed import NOT_MODIFIED, World, answer, failure, reasons, urls
from transforms.feeds.search.usual_places import MAX_PLACES, usual_places
from transforms.feeds.sources import FeedSource
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

SITE = "http://site.example"
#: `World` polls this key whatever it stands for.
FEED = f"{SITE}/feed"
LISTING = FeedSource(FEED, kind="listing")
NEWS = "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'"


def front(*numbers: int, head: str = "") -> Any:
    stories = "".join(
        f"<h2><a href='/2026/11/{number}-ferry-is-late-again'>Ferry number {number} is late again, and nobody minds</a></h2>"
        for number in numbers
    )
    around = "<a href='/sport'>Sport</a>{}<a href='/about'>About</a>"
    page = f"<!doctype html><html><head>{head}</head><body>{around.format(stories)}</body></html>"
    return answer(page, headers={"content-type": "text/html"})


def link(number: int) -> str:
    return f"{SITE}/2026/11/{number}-ferry-is-late-again"


def sitemap(*locations: str, title: str | None = None) -> Any:
    news = f"<n:news><n:title>{title}</n:title></n:news>" if title else ""
    entries = "".join(f"<url><loc>{location}</loc><lastmod>2026-11-22</lastmod>{news}</url>" for location in locations)
    return answer(f"<?xml version='1.0'?><urlset {NEWS}>{entries}</urlset>")


def of(source: FeedSource, pages: dict[str, Any]) -> World:
    return World(pages, source=source)


def all_of_poll(one: World) -> list[Any]:
    emitted = one.turn(FeedSource(FEED))
    while one.last is not None and one.last.unfinished:
        emitted += one.wake()
    return emitted


def test_a_listing_page_gives_its_new_articles_only() -> None:
    one = of(LISTING, {FEED: front(1, 2, 3)})
    assert sorted(urls(all_of_poll(one))) == [link(1), link(2), link(3)]
    assert [request.kind for request in one.asked] == ["page"]
    one.set(front(4, 1, 2))
    assert urls(one.poll()) == [link(4)]
    one.set(front(9, 8, 7))
    one.poll()
    assert one.events == []  # no gap is told of a page that has no order
    one.set(NOT_MODIFIED)
    assert one.poll() == []


def test_a_listing_page_that_names_a_feed_is_read_all_the_same() -> None:
    head = "<link rel='alternate' type='application/rss+xml' href='/rss'>"
    one = of(LISTING, {FEED: front(1, head=head), f"{SITE}/rss": answer(rss(rss_item(5)))})
    assert urls(all_of_poll(one)) == [link(1)]


def test_a_page_without_articles_is_no_listing() -> None:
    one = of(LISTING, {FEED: front()})
    (letter,) = all_of_poll(one)
    assert isinstance(letter, DeadLetter)
    assert letter.reason == "not_a_feed"
    assert "2 links" in letter.message


def robots(one: World, text: str) -> None:
    one.pages[f"{SITE}/robots.txt"] = answer(text)
    one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)


def test_a_listing_page_obeys_robots_txt_unless_the_site_is_the_users_own() -> None:
    one = of(LISTING, {FEED: front(1)})
    robots(one, "User-agent: *\nDisallow: /feed")
    assert reasons(all_of_poll(one)) == ["robots_disallowed"]
    own = of(replace(LISTING, robots="own-site", robots_reason="It is ours."), {FEED: front(1)})
    robots(own, "User-agent: *\nDisallow: /feed")
    assert urls(all_of_poll(own)) == [link(1)]


def test_a_sitemap_gives_its_articles_and_no_other_pages() -> None:
    source = FeedSource(FEED, kind="sitemap")
    one = of(source, {FEED: sitemap(f"{SITE}/about", link(1), f"{SITE}/sport", link(2))})
    assert sorted(urls(all_of_poll(one))) == [link(1), link(2)]
    one = of(source, {FEED: sitemap(f"{SITE}/seals", title="Seals")})
    assert urls(all_of_poll(one)) == [f"{SITE}/seals"]


def test_the_sitemap_of_a_site_is_found() -> None:
    named = f"{SITE}/maps/news.xml"
    one = of(FeedSource(FEED, kind="sitemap"), {FEED: front(), named: sitemap(link(1))})
    robots(one, f"User-agent: *\nDisallow:\nSitemap: {SITE}/maps/all.xml\nSitemap: {named}")
    assert urls(all_of_poll(one)) == [link(1)]
    asked = len(one.asked)
    one.poll()
    assert [request.url for request in one.asked[asked:]] == [named]
    shell = answer("<!doctype html><html><div id=app></div><script src=/app.js></script></html>")  # a page that scripts fill
    assert urls(all_of_poll(of(FeedSource(FEED, kind="sitemap"), {FEED: shell, f"{SITE}/sitemap.xml": sitemap(link(1))}))) == [
        link(1)
    ]
    usual = of(FeedSource(FEED, kind="sitemap"), {FEED: front(), f"{SITE}/sitemap-news.xml": sitemap(link(1))})
    assert urls(all_of_poll(usual)) == [link(1)]


def test_a_page_that_names_no_feed_leads_to_one_at_the_usual_places() -> None:
    one = of(FeedSource(FEED), {FEED: front(1), f"{SITE}/rss.xml": answer(rss(rss_item(5)), final=f"{SITE}/rss.xml")})
    assert urls(all_of_poll(one)) == [f"{SITE}/5"]
    assert one.state is not None
    assert one.state.feed_url == f"{SITE}/rss.xml"


def test_usual_places_that_robots_txt_forbids_are_not_asked() -> None:
    one = of(FeedSource(FEED), {FEED: front(1), f"{SITE}/rss.xml": answer(rss(rss_item(5)))})
    robots(one, "User-agent: *\nDisallow: /rss.xml")
    assert reasons(all_of_poll(one)) != []
    assert f"{SITE}/rss.xml" not in [request.url for request in one.asked]


def test_the_search_for_a_feed_is_not_repeated_at_each_poll() -> None:
    one = of(FeedSource(FEED), {FEED: front(1)})
    assert len(reasons(all_of_poll(one))) == 1
    first = len(one.asked)
    assert 2 < first <= MAX_PLACES + 1
    for _ in range(7):
        one.poll()
    assert len(one.asked) == first + 7


def test_a_page_without_a_feed_is_told_as_that_and_not_as_the_404_of_a_place_that_nobody_has_named() -> None:
    one = of(FeedSource(FEED), {FEED: front(1)})
    (letter,) = (output for output in all_of_poll(one) if isinstance(output, DeadLetter))
    assert (letter.reason, letter.http_status) == ("not_a_feed", None)
    assert letter.message.startswith("It is a page that names no feed, and no usual place on its host has one")
    assert not letter.message.endswith(")")


def test_a_usual_place_that_is_gone_does_not_end_the_polls_of_the_page() -> None:
    gone = failure("http_status", transient=False, status=410)
    one = of(FeedSource(FEED), {FEED: front(1)} | dict.fromkeys(usual_places(FEED, "feed", ()), gone))
    assert reasons(all_of_poll(one)) == ["not_a_feed"]
    assert one.state is not None
    assert not one.state.retired


def test_a_page_that_fails_is_not_searched() -> None:
    one = of(FeedSource(FEED), {FEED: failure("http_status", transient=False, status=500)})
    all_of_poll(one)
    assert len(one.asked) == 1


def test_usual_places() -> None:
    found = usual_places(f"{SITE}/harbour/", "feed", [f"{SITE}/all.xml", f"{SITE}/news.xml", "http://other.example/news.xml"])
    assert found[:2] == (f"{SITE}/harbour/feed/", f"{SITE}/feed/")
    assert found[-1] == f"{SITE}/news.xml"
    assert len(found) <= MAX_PLACES
    assert usual_places(SITE, "sitemap", [f"{SITE}/all.xml"])[0] == f"{SITE}/all.xml"
