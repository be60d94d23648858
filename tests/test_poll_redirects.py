"""Feeds behind redirects to other hosts, and feeds that have moved there: the pauses and refusals of those hosts."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from msgspec import structs

from tests.support.feed_documents import NOW
from tests.test_host_changes import Hosts
from tests.test_poll_feed import FEED, World, answer, failure, reasons, three
from transforms.feeds.sources import FeedSource
from transforms.web.messages import Failure, Hop, Request, Response
from transforms.web.pace.host_changes import LONGEST_WAIT_S, Entry
from transforms.web.robots.robots import MemoryRobotsStore, RobotsBook

THERE = "http://cdn.example/feed"


@dataclass
class Redirecting(World):
    """The feed's URL leads to another host."""

    hosts: Hosts = field(default_factory=lambda: Hosts(now=NOW))
    to: str = THERE

    async def fetch(self, request: Request, /) -> Response | Failure:
        self.hosts.now = self.now
        if request.url == self.to or request.kind == "robots":
            return await super().fetch(request)
        assert request.guard is not None
        self.asked.append(request)
        refused = await request.guard(self.to)
        if refused is not None:
            return replace(refused, url=request.url)
        got = await super().fetch(replace(request, url=self.to))
        return replace(got, url=request.url, final_url=self.to, hops=(Hop(url=request.url, status=302),))


def world(canned: Response | Failure | None = None, source: FeedSource | None = None) -> Redirecting:
    return Redirecting({THERE: canned or answer(three())}, source=source)


def test_a_feed_waits_for_the_host_to_which_it_leads() -> None:
    one = world(source=FeedSource(FEED, host_delay_s=3.0))
    assert len(one.turn(FeedSource(FEED))) == 3
    assert one.last is not None
    assert [call[:3] for call in one.hosts.calls[1:]] == [("enter", "cdn.example", 3.0), ("leave", "cdn.example", 3.0)]
    assert one.last.other_rests == {"cdn.example": NOW + timedelta(seconds=3)}


def test_a_feed_is_put_off_where_that_host_rests_and_this_is_no_attempt() -> None:
    one = world()
    one.hosts.entries["cdn.example"] = Entry(0.0, NOW + timedelta(minutes=3))
    assert one.turn(FeedSource(FEED)) == []
    assert one.state is not None
    assert (one.state.under_way, one.state.tries, one.state.failures) == (True, None, 0)
    assert one.wait == timedelta(minutes=3)
    one.hosts.entries.clear()
    assert len(one.wake()) == 3
    assert (one.state.polls, one.state.failures) == (1, 0)


def test_a_retry_that_is_put_off_keeps_the_number_of_its_attempts() -> None:
    one = world(failure("http_status", status=503))
    one.turn(FeedSource(FEED))
    one.hosts.entries["cdn.example"] = Entry(0.0, NOW + timedelta(minutes=3))
    one.wake()
    assert one.state is not None
    assert one.state.tries is not None
    assert (one.state.tries.attempts, one.state.tries.began_at) == (1, None)
    assert one.state.tries.retry_at == NOW + timedelta(minutes=3)
    one.hosts.entries.clear()
    assert len([*one.wake(), *one.wake()]) == 1
    assert reasons(one.out) == ["http_status"]


def test_a_refusal_of_that_host_does_not_hold_the_feeds_own() -> None:
    one = world(failure("rate_limited", status=429, retry_after_s=600.0))
    one.turn(FeedSource(FEED))
    assert one.last is not None
    assert (one.last.is_refused, one.last.rest_until) == (False, NOW + timedelta(seconds=1))
    assert one.hosts.calls[-1][3].http_status == 429
    assert one.state is not None
    assert one.state.held_until == NOW + timedelta(seconds=600), "the feed is not asked for before"


def test_a_feed_that_has_moved_is_asked_for_when_its_host_may_be() -> None:
    one = world()
    one.turn(FeedSource(FEED))
    assert one.state is not None
    one.state = structs.replace(one.state, feed_url=THERE)
    one.hosts.calls.clear()
    one.hosts.entries["cdn.example"] = Entry(0.0, NOW + timedelta(days=1))
    one.asked.clear()
    one.wake()
    assert one.hosts.calls[-1] == ("enter", "cdn.example", 1.0, LONGEST_WAIT_S)
    assert one.asked == []
    one.hosts.entries.clear()
    one.wake()
    assert [request.url for request in one.asked] == [THERE]
    assert one.hosts.calls[-1][:2] == ("leave", "cdn.example")


def test_robots_txt_of_the_host_to_which_a_feed_has_moved_is_asked_for_when_that_host_may_be() -> None:
    one = world()
    one.turn(FeedSource(FEED))
    one.robots = RobotsBook(one, MemoryRobotsStore(), lambda: one.now)
    one.set(answer("User-agent: *\nCrawl-delay: 5\n"), "http://cdn.example/robots.txt")
    assert one.state is not None
    one.state = structs.replace(one.state, feed_url=THERE, asked_robots=False)
    one.hosts.calls.clear()
    one.asked.clear()
    one.hosts.entries["cdn.example"] = Entry(0.0, NOW + timedelta(days=1))
    one.wake()
    assert one.asked == []
    assert (one.state.under_way, one.state.asked_robots, one.state.failures) == (True, False, 0)
    one.hosts.entries.clear()
    one.wake()
    assert [request.kind for request in one.asked] == ["robots"]
    assert [call[:2] for call in one.hosts.calls[-2:]] == [("enter", "cdn.example"), ("leave", "cdn.example")]
    assert one.last is not None
    assert list(one.last.other_rests) == ["cdn.example"]
