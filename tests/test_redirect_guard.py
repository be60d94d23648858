"""The guards of redirects: robots.txt first, then the host, and robots.txt itself is a request like any other."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.test_host_changes import Hosts, later
from transforms.web.messages import Failure, Request, Response
from transforms.web.pace.host_changes import Entry
from transforms.web.robots.redirect_guard import FeedRedirectGuard, RedirectGuard
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook, RobotsEntry, RobotsRules

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def entry(host: str, text: str = "", scheme: str = "http", **other: Any) -> RobotsEntry:
    origin = f"{scheme}://{host}"
    expires_at = START.replace(day=2)
    return RobotsEntry(
        origin=origin, kind="rules", text=text, source=f"{origin}/robots.txt", fetched_at=START, expires_at=expires_at, **other
    )


class Asked:
    """Answers every request for robots.txt with `text`, and notes it among the calls of the hosts."""

    def __init__(self, hosts: Hosts, text: str) -> None:
        self.hosts, self.text = hosts, text

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.hosts.calls.append(("ask", request.url))
        return Response(
            url=request.url,
            final_url=request.url,
            status=200,
            headers={},
            body=self.text.encode(),
            charset=None,
            hops=(),
            received_at=START,
            elapsed_s=0.2,
        )


def book(hosts: Hosts, *known: RobotsEntry, text: str = "") -> RobotsBook:
    store = MemoryRobotsStore({known_entry.origin: known_entry for known_entry in known})
    return RobotsBook(Asked(hosts, text), store, lambda: hosts.now)


def guarded(hosts: Hosts, robots: RobotsBook, *urls: str) -> list[str | None]:
    """Why each redirect is not followed; None if it is."""
    changes = hosts.changes()
    guard = RedirectGuard(robots, "http://a.example/1", RobotsRules(entry("a.example"), "newsbeam"), changes)

    async def scenario() -> list[Failure | None]:
        return [await guard(url) for url in urls]

    return [refused.reason if refused is not None else None for refused in asyncio.run(scenario())]


def test_a_host_is_entered_with_its_crawl_delay() -> None:
    hosts = Hosts()
    robots = book(hosts, entry("b.example", "User-agent: *\nCrawl-delay: 7\n"))
    assert guarded(hosts, robots, "http://b.example/1", "http://b.example/2") == [None, None]
    assert [call[:3] for call in hosts.calls] == [("step out", "a.example", 1.0), ("enter", "b.example", 7.0)]


def test_nobody_waits_for_a_host_that_forbids_the_url() -> None:
    hosts = Hosts()
    robots = book(hosts, entry("b.example", "User-agent: *\nDisallow: /\n"))
    assert guarded(hosts, robots, "http://b.example/1") == ["robots_disallowed"]
    assert hosts.calls == []


def test_an_unknown_robots_txt_is_asked_for_when_the_host_may_be_asked() -> None:
    hosts = Hosts()
    assert guarded(hosts, book(hosts, text="User-agent: *\nCrawl-delay: 7\n"), "http://b.example/1") == [None]
    assert [call[:3] for call in hosts.calls[1:]] == [
        ("enter", "b.example", 1.0),
        ("ask", "http://b.example/robots.txt"),
        ("leave", "b.example", 1.0),
        ("enter", "b.example", 7.0),
    ]


def test_robots_txt_of_a_host_at_rest_is_not_asked_for() -> None:
    hosts = Hosts({"b.example": Entry(0.0, later(60))})
    assert guarded(hosts, book(hosts), "http://b.example/1") == ["rate_limited"]
    assert ("ask", "http://b.example/robots.txt") not in hosts.calls


@pytest.mark.parametrize("host", ["a.example", "a.example:8080"])
def test_another_origin_of_the_same_host_is_no_change(host: str) -> None:
    hosts = Hosts()
    assert guarded(hosts, book(hosts), f"https://{host}/1") == [None]
    assert hosts.calls == [("ask", f"https://{host}/robots.txt")]


def test_a_feed_obeys_no_robots_txt_but_a_known_crawl_delay() -> None:
    for known, pause_s in (
        (entry("b.example", "User-agent: *\nDisallow: /\nCrawl-delay: 7\n"), 7.0),
        (entry("c.example"), 1.0),
    ):
        hosts = Hosts()
        guard = FeedRedirectGuard(book(hosts, known), hosts.changes())
        assert asyncio.run(guard("http://b.example/feed")) is None
        assert [call[:3] for call in hosts.calls[1:]] == [("enter", "b.example", pause_s)], "and no request for robots.txt"


class Led(Asked):
    """Its robots.txt of b.example leads to c.example."""

    async def fetch(self, request: Request, /) -> Response | Failure:
        if "//b." in request.url and request.guard is not None:
            assert await request.guard("http://c.example/robots.txt") is None
        return await super().fetch(request)


@pytest.mark.parametrize("rests", [False, True])
def test_a_redirect_of_robots_txt_itself_waits_for_its_host_and_is_followed(rests: bool) -> None:
    hosts = Hosts({"c.example": Entry(0.0, later(60))} if rests else {})
    robots = RobotsBook(Led(hosts, ""), MemoryRobotsStore(), lambda: hosts.now)
    assert guarded(hosts, robots, "http://b.example/1") == [None]
    left = [] if rests else [("leave", "c.example")]
    assert [call[:2] for call in hosts.calls[1:]] == [
        ("enter", "b.example"),
        ("leave", "b.example"),
        ("enter", "c.example"),
        ("ask", "http://b.example/robots.txt"),
        *left,
        ("enter", "b.example"),
    ]
