"""What a push does to a feed, and which hub a feed declares."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from tests.support.feed_documents import rss, rss_item
from tests.test_poll_feed import FEED, NOT_MODIFIED, World, answer, failure, urls, world
from transforms.feeds.parsed import ParsedFeed
from transforms.feeds.polling.push import STRETCH, TRUSTED_AFTER, Hub, hub_of
from transforms.feeds.sources import FeedSource

PUSH = FeedSource(FEED, is_pushed=True)
HEAD = "<a:link xmlns:a='http://www.w3.org/2005/Atom' rel='hub' href='http://hub.example/'/>"


@dataclass
class Told:
    """`Pushes` that keep what they are told."""

    live: bool = True
    hubs: list[Hub | None] = field(default_factory=list)

    def declared(self, feed_url: str, hub: Hub | None, /) -> None:
        assert feed_url == FEED
        self.hubs.append(hub)

    def is_live(self, feed_url: str, /) -> bool:
        return self.live


def feed(*numbers: int) -> str:
    """A feed with these new entries and many old ones: the guard against lost entries has no cause to poll."""
    return rss(*(rss_item(number) for number in (*numbers, *range(1_000, 1_040))), head=HEAD)


def followed(*, live: bool = True) -> World:
    one = world(answer(feed(1)), pushes=Told(live))
    one.turn(FeedSource(FEED))
    return one


def told(one: World) -> Told:
    assert isinstance(one.pushes, Told)
    return one.pushes


def test_polls_tell_the_hub_also_where_nothing_has_changed() -> None:
    one = followed()
    one.set(NOT_MODIFIED)
    one.poll()
    assert told(one).hubs == [Hub(url="http://hub.example/", topic=FEED)] * 2


@pytest.mark.parametrize(
    ("link", "hub"),
    [
        (
            ('<http://h.example/>; rel=hub, <http://t.example/>; rel="self"',),
            Hub(url="http://h.example/", topic="http://t.example/"),
        ),
        (('<http://h.example/>; rel="hub self"',), Hub(url="http://h.example/", topic="http://h.example/")),
        (("</hub>; rel=hub",), Hub(url="http://site.example/hub", topic="http://self.example/")),
        (("<javascript:x>; rel=hub",), None),
        ((), Hub(url="http://in.example/", topic="http://self.example/")),
        (("<" * 9_000,), Hub(url="http://in.example/", topic="http://self.example/")),
    ],
)
def test_link_headers_go_before_the_document(link: tuple[str, ...], hub: Hub | None) -> None:
    response = answer("")
    headers = {"link": link} if link else {}
    parsed = ParsedFeed(format="rss", path="fast", hub_urls=("http://in.example/",), self_url="http://self.example/")
    assert hub_of(replace(response, headers=headers), parsed) == hub
    assert hub_of(response, ParsedFeed(format="rss", path="fast")) is None


def test_a_push_is_polled_at_once_but_never_sooner_than_any_other_poll() -> None:
    one = followed()
    one.now += timedelta(minutes=5)
    one.set(answer(feed(2, 1)))
    assert urls(one.turn(PUSH)) == ["http://site.example/2"]
    asked = len(one.asked)
    one.now += timedelta(seconds=10)
    assert one.turn(PUSH) == []
    assert len(one.asked) == asked
    assert timedelta(0) < one.wait <= timedelta(seconds=50)
    assert one.state is not None
    assert (one.state.why, one.state.pushed) == ("push", True)
    one.poll()
    assert len(one.asked) == asked + 1
    assert one.wait > timedelta(minutes=2)


def test_a_push_neither_shortens_a_back_off_nor_a_wait_that_the_server_asked_for() -> None:
    one = followed()
    one.set(failure("http_status", transient=False, status=404))
    for _ in range(4):
        one.poll()
    before = one.wait
    assert one.turn(PUSH) == []
    assert one.wait == before


def trusted(one: World) -> World:
    """After so many pushes that told of all news."""
    for number in range(2, 2 + TRUSTED_AFTER):
        one.now += timedelta(minutes=10)
        one.set(answer(feed(number)))
        assert one.turn(PUSH) != []
    return one


def test_polls_are_stretched_while_pushes_tell_of_all_news() -> None:
    one, without = trusted(followed()), trusted(followed(live=False))
    assert one.wait / without.wait == pytest.approx(STRETCH, rel=0.01)
    one.set(NOT_MODIFIED)
    one.poll()
    assert one.wait > 2 * without.wait
    one.set(answer(feed(90)))
    one.poll()  # by the schedule, with news of which nobody told
    assert one.state is not None
    assert one.state.trust == 0


def test_nothing_is_stretched_once_the_subscription_has_ended() -> None:
    one = trusted(followed())
    long = one.wait
    told(one).live = False
    one.set(NOT_MODIFIED)
    one.poll()
    assert one.wait < long / 2
